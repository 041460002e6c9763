//! Which encoding a text of 8-bit bytes was written in, where it is not Unicode. Every candidate is tried and must decode without a fault; the
//! readings are compared by how usual their letters are in the languages written that way, and by headings known in them. Readings that differ
//! and are about as likely are no guess of ours: they come back as a [`Choice`].

use domain::letter_case;
use serde::{Deserialize, Serialize};

use super::encoding::{Encoding, TextDecoding};
use super::languages::{Language, known};
use domain::sort_compact::SortCompact;

/// One way to read a file whose encoding is not sure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// The encoding.
    pub encoding: Encoding,
    /// A line of the file read so, at most 80 characters: one that the readings do not agree on.
    pub sample: String,
}

/// What the bytes say about their encoding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Guess {
    /// One reading is clearly the likeliest, or all that are likely give the same text.
    Sure(Encoding),
    /// Several are about as likely; the likeliest first.
    Choice(Vec<Reading>),
}

/// How much likelier the best reading has to be, in natural logarithms: twenty times.
const MARGIN: f64 = 3.0;
/// At most so many bytes of lines with letters beyond ASCII are compared.
const LOOKED_AT: usize = 16 * 1024;
/// At most so many readings are asked about.
const ASKED: usize = 4;

/// Which encoding 8-bit text is in.
pub fn guess(bytes: &[u8], tables: &dyn TextDecoding) -> Guess {
    let lines = telling_lines(bytes);
    let western = is_western(bytes);
    let mut readings: Vec<(f64, Encoding, String)> = Encoding::LEGACY
        .iter()
        .filter_map(|encoding| {
            let text = encoding.read(&lines, tables, true)?;
            let language = if western && matches!(encoding, Encoding::Windows1252 | Encoding::MacRoman) { OWN_LANGUAGE } else { 0.0 };
            Some((likelihood(*encoding, &text) + language, *encoding, text))
        })
        .collect();
    // The candidates are in the order of how usual they are; the sort keeps it where two are equal.
    readings.sort_compact_by(|a, b| b.0.total_cmp(&a.0));
    let Some((best, encoding, text)) = readings.first() else { return Guess::Sure(Encoding::Windows1252) };
    let mut close: Vec<&(f64, Encoding, String)> = vec![];
    for reading in readings.iter().filter(|(score, _, other)| best - score < MARGIN && other != text) {
        if close.iter().all(|(_, _, known)| *known != reading.2) {
            close.push(reading);
        }
    }
    if close.is_empty() {
        return Guess::Sure(*encoding);
    }
    let texts: Vec<&str> = std::iter::once(text).chain(close.iter().map(|(_, _, text)| text)).map(String::as_str).collect();
    let at = first_difference(&texts);
    let letter = first_letter(&texts.iter().map(|text| text.lines().nth(at).unwrap_or("")).collect::<Vec<_>>());
    let all = std::iter::once(*encoding).chain(close.iter().map(|(_, encoding, _)| *encoding));
    let readings = all
        .zip(&texts)
        .take(ASKED)
        .map(|(encoding, text)| Reading { encoding, sample: around(text.lines().nth(at).unwrap_or(""), letter) });
    Guess::Choice(readings.collect())
}

/// The lines that have bytes beyond ASCII. A line break is no part of a character in any of the encodings.
fn telling_lines(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    for line in bytes.split_inclusive(|byte| *byte == b'\n').filter(|line| !line.is_ascii()) {
        if !out.is_empty() && out.len() + line.len() > LOOKED_AT {
            break;
        }
        out.extend_from_slice(line);
    }
    out
}

/// The first line on which not all texts agree.
fn first_difference(texts: &[&str]) -> usize {
    let mut lines: Vec<std::str::Lines> = texts.iter().map(|text| text.lines()).collect();
    let mut at = 0;
    loop {
        let row: Vec<Option<&str>> = lines.iter_mut().map(Iterator::next).collect();
        match row.first() {
            Some(Some(first)) if row.iter().all(|line| *line == Some(*first)) => at += 1,
            _ => return at,
        }
    }
}

/// The place, in characters, of the first letter on which not all lines agree.
fn first_letter(lines: &[&str]) -> usize {
    let mut rest: Vec<std::str::Chars> = lines.iter().map(|line| line.chars()).collect();
    let mut at = 0;
    loop {
        let row: Vec<Option<char>> = rest.iter_mut().map(Iterator::next).collect();
        match row.first() {
            Some(Some(first)) if row.iter().all(|letter| *letter == Some(*first)) => at += 1,
            _ => return at,
        }
    }
}

/// What stands around a letter of a line: what the person is to compare.
fn around(line: &str, letter: usize) -> String {
    const BEFORE: usize = 30;
    const ALL: usize = 80;
    let from = if line.chars().count() <= ALL { 0 } else { letter.saturating_sub(BEFORE) };
    line.chars().skip(from).take(ALL).collect::<String>().trim().to_owned()
}

/// What headings of a language count that is written with windows-1252 and hardly with another encoding of one byte.
const OWN_LANGUAGE: f64 = 12.0;

/// Whether the first lines have headings of such a language: foreign names among them are written with the letters of that encoding.
fn is_western(bytes: &[u8]) -> bool {
    const HEAD: usize = 4096;
    let head: String = bytes.iter().take(HEAD).map(|byte| char::from(*byte)).collect();
    let cells = head.split([',', ';', '\t', '|', '\n', '\r', '"']).map(|cell| cell.trim().to_ascii_lowercase());
    cells.filter(|cell| known().is_western_heading(cell)).take(2).count() > 1
}

/// A letter no language of the encoding uses.
const FOREIGN: f64 = -8.0;
/// A sign that can stand in any text.
const NEUTRAL: f64 = -4.5;
/// A control character, or one that has no meaning fixed.
const UNPRINTED: f64 = -14.0;
/// A capital after a small letter, or a sign between two letters: a word read wrongly.
const BROKEN_WORD: f64 = -4.0;
/// A cell that is a known heading in that language.
const KNOWN_HEADING: f64 = 8.0;

/// How likely the text is in the best of the encoding's languages, as a logarithm.
fn likelihood(encoding: Encoding, text: &str) -> f64 {
    let languages = known().languages.iter().filter(|language| language.encodings.contains(&encoding));
    let letters = languages.map(|language| in_language(language, text)).fold(f64::NEG_INFINITY, f64::max);
    let cells = text.split([',', ';', '\t', '|', '\n', '"']).map(str::trim).filter(|cell| !cell.is_ascii());
    let headings = cells.filter(|cell| known().is_heading(cell)).take(6).count();
    let usual = if encoding == Encoding::Windows1252 { 1.5 } else { 0.0 };
    letters + headings as f64 * KNOWN_HEADING + usual
}

fn in_language(language: &Language, text: &str) -> f64 {
    let mut score = 0.0;
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if !c.is_ascii() {
            let next = chars.peek().copied().unwrap_or(' ');
            score += language.weight(c);
            let sign_in_word = !c.is_alphanumeric() && !is_wide(c) && before.is_alphabetic() && next.is_alphabetic() && !joins(c);
            let capital_in_word = c.is_uppercase() && before.is_lowercase();
            // A letter right before digits and behind no other one: `Ł23.10` was a pound once.
            // No word is written in two scripts.
            let mixed = is_other_script(c) && (before.is_ascii_alphabetic() || next.is_ascii_alphabetic());
            let letter_at_digits = c.is_alphabetic() && !is_wide(c) && !before.is_alphanumeric() && next.is_ascii_digit();
            if sign_in_word || capital_in_word {
                score += BROKEN_WORD;
            }
            score += if letter_at_digits { UNPRINTED } else { 0.0 };
            score += if mixed { FOREIGN } else { 0.0 };
        } else if c.is_ascii_uppercase() && before.is_lowercase() && !before.is_ascii() {
            score += BROKEN_WORD;
        }
        before = c;
    }
    score
}

/// An apostrophe, a dash or a middle dot stands between letters.
fn joins(c: char) -> bool {
    matches!(c, '’' | '‘' | '–' | '—' | '·' | '‐' | '\u{a0}' | '\u{ad}' | '‑' | '•')
}

/// A Greek or a Cyrillic letter.
fn is_other_script(c: char) -> bool {
    matches!(c, '\u{370}'..='\u{52f}')
}

/// Whether it is written in East Asian type, where signs stand between letters without a blank.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{ffef}')
}

impl Language {
    /// The logarithm of how often the character comes up among those beyond ASCII: by its place in the list, after Zipf.
    fn weight(&self, c: char) -> f64 {
        let small = letter_case::small(c);
        let len = self.letters.chars().count() as f64;
        if let Some(place) = self.letters.chars().position(|letter| letter == small) {
            let sum = f64::midpoint(len, 2.0).ln() + self.tail;
            return -(place as f64 + 2.0).ln() - sum.max(0.3).ln();
        }
        match c {
            '\u{80}'..='\u{9f}' | '\u{e000}'..='\u{f8ff}' | '\u{fffd}' => UNPRINTED,
            '€' | '£' | '§' | '°' | '–' | '—' | '’' | '“' | '”' | '„' | '…' | '·' | '•' | '\u{a0}' | '«' | '»' | '№' | '×' | '¿' | '¡' => {
                NEUTRAL
            }
            _ if self.wide && is_usual_wide(c) => NEUTRAL,
            _ if self.wide && (self.also)(c) => self.rest,
            _ => FOREIGN - f64::from(u8::from(self.wide)) * 3.0,
        }
    }
}

/// East Asian punctuation and full-width digits and letters.
fn is_usual_wide(c: char) -> bool {
    matches!(
        c,
        '、' | '。' | '「' | '」' | '『' | '』' | '・' | '〜' | '\u{3000}' | '《' | '》' | '【' | '】' | '\u{ff01}'
            ..='\u{ff5e}' | '¥' | '￥' | '→' | '○' | '×' | '△' | '◎' | '※' | '☆' | '★'
    )
}
