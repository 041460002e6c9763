//! A language nobody speaks, `xx`: every word with accents and a third longer, placeholders as they are. Where the screen shows a plain English word, a text
//! is missing from the templates; where it breaks, it is too narrow for other languages.

use super::holders::{self, Part};

/// The pseudo translation of a text.
pub fn of(text: &str, format: bool) -> String {
    // What a program puts into a plain text (`{name}`) is kept as well.
    match holders::parts(text) {
        Some(parts) if format || text.contains('{') => parts
            .iter()
            .map(|part| match part {
                Part::Text(text) => longer(text),
                Part::Holder(inner) => format!("{{{inner}}}"),
            })
            .collect(),
        _ => longer(text),
    }
}

/// Accents, and a third more letters at the end of each word; escapes and spaces as they are.
fn longer(text: &str) -> String {
    let mut out = String::new();
    let mut letters = 0;
    for c in text.chars() {
        if c.is_alphabetic() || c == '’' {
            out.push(accented(c));
            letters += 1;
        } else {
            pad(&mut out, letters);
            letters = 0;
            out.push(c);
        }
    }
    pad(&mut out, letters);
    out
}

fn pad(out: &mut String, letters: usize) {
    out.extend(std::iter::repeat_n('ö', (letters * 3).div_ceil(10)));
}

fn accented(c: char) -> char {
    match c {
        'a' => 'á',
        'c' => 'ç',
        'e' => 'é',
        'i' => 'í',
        'n' => 'ñ',
        'o' => 'ó',
        'u' => 'ü',
        'y' => 'ý',
        'A' => 'Å',
        'C' => 'Ç',
        'E' => 'É',
        'I' => 'Î',
        'N' => 'Ñ',
        'O' => 'Ø',
        'U' => 'Ü',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_length_and_whole_placeholders() {
        for (text, format, expected) in [
            ("Save plan", false, "Sávéöö pláñöö"),
            (" of ", false, " ófö "),
            ("{} of {count:.1}", true, "{} ófö {count:.1}"),
            ("{{x}} one", true, "{{xö}} óñéö"),
            ("Dear {name},", false, "Déáröö {name},"),
        ] {
            assert_eq!(of(text, format), expected);
        }
    }
}
