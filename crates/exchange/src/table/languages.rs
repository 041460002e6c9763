//! The letters beyond ASCII that languages use, the most frequent first, and the headings of their tables, for [`super::legacy`]. Small letters stand for both.
//! What is long of it stands in `languages/encodings.txt`.

use std::sync::OnceLock;

use domain::letter_case;
use domain::sort_compact::SortCompact;

use super::encoding::Encoding::{
    self, Big5, EucJp, EucKr, Gb18030, Iso8859_2, Iso8859_5, Iso8859_7, Iso8859_15, Koi8R, MacRoman, ShiftJis, Windows1250, Windows1251,
    Windows1252, Windows1253, Windows1254,
};
use crate::languages;

/// A language, as far as its letters tell an encoding.
pub(super) struct Language {
    /// In which encodings it is written.
    pub encodings: &'static [Encoding],
    /// Its letters beyond ASCII by frequency.
    pub letters: &'static str,
    /// Whether it is written in East Asian type.
    pub wide: bool,
    /// What the letters that are not listed add to the sum of Zipf's weights.
    pub tail: f64,
    /// Which letters it has besides.
    pub also: fn(char) -> bool,
    /// The logarithm of how often one of those comes up.
    pub rest: f64,
}

const WEST: &[Encoding] = &[Windows1252, Iso8859_15, MacRoman];
const MIDDLE: &[Encoding] = &[Windows1250, Iso8859_2];
const CYRILLIC: &[Encoding] = &[Windows1251, Koi8R, Iso8859_5];
const GREEK: &[Encoding] = &[Windows1253, Iso8859_7];

const fn narrow(encodings: &'static [Encoding], letters: &'static str) -> Language {
    Language { encodings, letters, wide: false, tail: 0.0, also: |_| false, rest: 0.0 }
}

const fn wide(encodings: &'static [Encoding], letters: &'static str, also: fn(char) -> bool, rest: f64) -> Language {
    Language { encodings, letters, wide: true, tail: 3.0, also, rest }
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '々')
}

/// Languages that are written with an alphabet.
const NARROW: [Language; 20] = [
    narrow(WEST, "üäöß"),
    narrow(WEST, "éèàêçôûîùâëïœ"),
    narrow(WEST, "óíáéñúüºª"),
    narrow(WEST, "ãçáéíóõêúâôàºª"),
    narrow(WEST, "àèòùéì"),
    narrow(WEST, "äöåé"),
    narrow(WEST, "øåæé"),
    narrow(WEST, "éëïèó"),
    narrow(WEST, "áíéðóþöúýæ"),
    narrow(MIDDLE, "łąęóśżćńź"),
    narrow(MIDDLE, "íáéěřščžýůúťňďó"),
    narrow(MIDDLE, "áíéčšžýľúťňôďóäĺŕ"),
    narrow(MIDDLE, "áéőöóíüűú"),
    narrow(MIDDLE, "čšžćđ"),
    narrow(MIDDLE, "äöüß"),
    narrow(&[Windows1254], "ıişüğçöâî"),
    narrow(CYRILLIC, "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё"),
    narrow(CYRILLIC, "оаинвіерткслдумпязьгбчйхжшцюєїщфґ"),
    narrow(CYRILLIC, "аоиентрвсдлпкзмъугбчщяцжхшйфью"),
    narrow(GREEK, "αοιετσνηυρπκμλςίόάέήώωύγδθχφβξζψϊ"),
];

/// What is known of languages beyond ASCII.
pub(super) struct Known {
    /// How each is written.
    pub languages: Vec<Language>,
    /// Headings with letters beyond ASCII, in small letters and in order.
    headings: Vec<String>,
    /// Headings in plain letters of languages that are written with windows-1252, and hardly with another encoding of one byte.
    western: Vec<&'static str>,
}

impl Known {
    /// Whether a cell beyond ASCII is a heading of a table.
    pub fn is_heading(&self, cell: &str) -> bool {
        self.headings.binary_search(&small(cell)).is_ok()
    }

    /// Whether a cell, in small letters, is a heading of a language that is written with windows-1252.
    pub fn is_western_heading(&self, cell: &str) -> bool {
        self.western.contains(&cell)
    }
}

fn small(text: &str) -> String {
    text.chars().map(letter_case::small).collect()
}

/// All of it, gathered when a text is first found not to be Unicode.
pub(super) fn known() -> &'static Known {
    static KNOWN: OnceLock<Known> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let mut all = Known { languages: NARROW.into(), headings: vec![], western: vec![] };
        languages::each(|entry| match (entry.section, entry.key) {
            ("letters", language) => all.languages.extend(wide_language(language, entry.word)),
            ("encoding headings", "western") => all.western.push(entry.word),
            ("headings" | "bank headings" | "encoding headings", _) if !entry.word.is_ascii() => all.headings.push(small(entry.word)),
            _ => {}
        });
        all.headings.sort_compact_by(String::cmp);
        all
    })
}

fn wide_language(name: &str, letters: &'static str) -> Option<Language> {
    Some(match name {
        "japanese" => {
            wide(&[ShiftJis, EucJp], letters, |c| is_han(c) || matches!(c, '\u{3041}'..='\u{30fe}' | '\u{ff61}'..='\u{ff9f}'), -9.5)
        }
        "simplified" => wide(&[Gb18030], letters, is_han, -9.5),
        "traditional" => wide(&[Big5], letters, is_han, -9.5),
        "korean" => wide(&[EucKr], letters, |c| matches!(c, '\u{ac00}'..='\u{d7a3}'), -7.5),
        _ => return None,
    })
}
