//! Small and capital letters of the scripts people search and are employed in: Latin, Greek, Cyrillic, Armenian, full-width. The standard library knows every script, by a
//! table of twelve kilobytes in each program that asks it once; what is compared, searched and sorted here needs these. The test holds them against it.

/// A run of capital letters, and where its small letters are.
struct Run {
    first: u16,
    last: u16,
    small: Small,
}

enum Small {
    /// So far behind the capital.
    After(i16),
    /// Capital and small take turns, beginning with a capital.
    Next,
}

use Small::{After, Next};

const fn run(first: u16, last: u16, small: Small) -> Run {
    Run { first, last, small }
}

/// In order, from the Unicode Character Database 16, `UnicodeData.txt`.
const RUNS: [Run; 36] = [
    run(0x41, 0x5A, After(32)),
    run(0xC0, 0xD6, After(32)),
    run(0xD8, 0xDE, After(32)),
    run(0x100, 0x12F, Next),
    // The Turkish İ, without the dot that the standard library puts on its i.
    run(0x130, 0x130, After(0x69 - 0x130)),
    run(0x132, 0x137, Next),
    run(0x139, 0x148, Next),
    run(0x14A, 0x177, Next),
    run(0x178, 0x178, After(0xFF - 0x178)),
    run(0x179, 0x17E, Next),
    run(0x1CD, 0x1DC, Next),
    run(0x1DE, 0x1EF, Next),
    run(0x1F8, 0x21F, Next),
    run(0x222, 0x233, Next),
    run(0x370, 0x373, Next),
    run(0x386, 0x386, After(38)),
    run(0x388, 0x38A, After(37)),
    run(0x38C, 0x38C, After(64)),
    run(0x38E, 0x38F, After(63)),
    run(0x391, 0x3A1, After(32)),
    run(0x3A3, 0x3AB, After(32)),
    run(0x400, 0x40F, After(80)),
    run(0x410, 0x42F, After(32)),
    run(0x460, 0x481, Next),
    run(0x48A, 0x4BF, Next),
    run(0x4C0, 0x4C0, After(15)),
    run(0x4C1, 0x4CE, Next),
    run(0x4D0, 0x52F, Next),
    run(0x531, 0x556, After(48)),
    run(0x1E00, 0x1E95, Next),
    run(0x1E9E, 0x1E9E, After(0xDF - 0x1E9E)),
    run(0x1EA0, 0x1EFF, Next),
    run(0x2160, 0x216F, After(16)),
    run(0x24B6, 0x24CF, After(26)),
    run(0x2C80, 0x2CE3, Next),
    run(0xFF21, 0xFF3A, After(32)),
];

impl Run {
    /// How far behind a capital letter of this run its small letter is; `None` for what is none of its capitals.
    fn step(&self, code: u16) -> Option<i16> {
        let inside = self.first <= code && code <= self.last;
        match self.small {
            After(step) => inside.then_some(step),
            Next => (inside && (code - self.first).is_multiple_of(2)).then_some(1),
        }
    }

    /// The same for a small letter: how far in front of it its capital is.
    fn step_back(&self, code: u16) -> Option<i16> {
        let step = match self.small {
            After(step) => step,
            Next => 1,
        };
        let capital = code.checked_add_signed(step.checked_neg()?)?;
        self.step(capital).map(|_| -step)
    }
}

fn moved(c: char, step: impl Fn(&Run, u16) -> Option<i16>) -> char {
    let Ok(code) = u16::try_from(u32::from(c)) else { return c };
    let step = RUNS.iter().find_map(|run| step(run, code)).unwrap_or(0);
    code.checked_add_signed(step).and_then(|code| char::from_u32(code.into())).unwrap_or(c)
}

/// The small letter of a letter; anything else as it is.
pub fn small(c: char) -> char {
    if c.is_ascii() { c.to_ascii_lowercase() } else { moved(c, Run::step) }
}

/// The capital letter of a letter; anything else as it is.
pub fn capital(c: char) -> char {
    // ß has its capital in the table, and begins no word.
    if c.is_ascii() { c.to_ascii_uppercase() } else { moved(c, Run::step_back) }
}

/// Texts in small letters.
pub trait SmallLetters {
    /// The text in small letters, to be compared or searched; the two small sigmas are one.
    fn small_letters(&self) -> String;
}

impl SmallLetters for str {
    fn small_letters(&self) -> String {
        if self.is_ascii() {
            return self.to_ascii_lowercase();
        }
        self.chars().map(|c| if c == 'ς' { 'σ' } else { small(c) }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the standard library gives, where that is one letter.
    fn one(mut letters: impl Iterator<Item = char>) -> Option<char> {
        letters.next().filter(|_| letters.next().is_none())
    }

    /// The letters of these scripts, in which the runs must miss none.
    const BLOCKS: [(u32, u32); 7] =
        [(0, 0x17E), (0x1CD, 0x1DC), (0x388, 0x3CE), (0x400, 0x586), (0x1E00, 0x1E95), (0x1E9E, 0x1EFF), (0xFF00, 0xFF60)];

    #[test]
    fn letters_are_as_in_the_standard_library() {
        let all = || BLOCKS.iter().flat_map(|(first, last)| *first..=*last).filter_map(char::from_u32);
        for c in all().filter(|c| *c != 'İ') {
            assert_eq!(Some(small(c)), one(c.to_lowercase()), "{c:?} {:#x}", u32::from(c));
        }
        // The micro sign, the dotless ı and the long s share a capital with another letter; kra and ŉ have none.
        for c in all().filter(|c| !matches!(c, 'µ' | 'ı' | 'ſ' | 'ß' | 'ς' | 'i' | 'ϐ'..='ϖ')) {
            let wanted = one(c.to_uppercase()).unwrap_or(c);
            assert!(capital(c) == wanted || small(wanted) != c, "{c:?} {:#x} {:?}", u32::from(c), capital(c));
        }
    }

    #[test]
    fn nothing_else_is_changed() {
        for c in (0..=0x0010_FFFF).filter_map(char::from_u32) {
            let (low, high) = (small(c), capital(c));
            assert!(low == c || c == 'İ' || one(c.to_lowercase()) == Some(low), "{c:?}");
            assert!(high == c || c == 'ß' || one(c.to_uppercase()) == Some(high), "{c:?}");
        }
    }

    #[test]
    fn texts_are_compared_in_small_letters() {
        for (text, wanted) in [
            ("Straße ÄÖÜ", "straße äöü"),
            ("ŁÓDŹ İstanbul", "łódź istanbul"),
            ("ΟΔΟΣ οδος", "οδοσ οδοσ"),
            ("Київ ЁЛКА", "київ ёлка"),
            ("ＡＢ１", "ａｂ１"),
            ("株式会社", "株式会社"),
            ("", ""),
        ] {
            assert_eq!(text.small_letters(), wanted, "{text}");
        }
        assert_eq!((capital('é'), capital('ß'), capital('5')), ('É', 'ẞ', '5'));
    }
}
