//! Bytes → text: UTF-8 with or without a mark, UTF-16 of both ends with or without one, windows-1252 for what is none of these. Other legacy
//! encodings are made UTF-8 of before ([`to_unicode`]), by tables that are not in this program.

use std::borrow::Cow;

use super::encoding::{Encoding, TextDecoding, windows_1252};
use super::legacy::{self, Guess, Reading};
use crate::limits::{Refusal, check_size};

/// A file whose text [`decode`] reads, or the question that has to be answered before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unicode<'a> {
    /// The file itself where it is Unicode or no text, else its text as UTF-8.
    Bytes(Cow<'a, [u8]>),
    /// Which of these is right?
    Choice(Vec<Reading>),
}

/// Makes UTF-8 of a text in a legacy encoding; `chosen` is the answer to an earlier [`Unicode::Choice`]. Whatever else a file is stays as it is.
pub fn to_unicode<'a>(bytes: &'a [u8], chosen: Option<Encoding>, tables: &dyn TextDecoding) -> Unicode<'a> {
    let marked = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") || bytes.starts_with(b"\xef\xbb\xbf");
    let as_it_is = chosen.is_none() && (marked || unmarked_sixteen(bytes).is_some() || is_mostly_utf8(bytes));
    if as_it_is || check_size(bytes.len() as u64).is_err() || refuse_known_binaries(bytes).is_err() || bytes.contains(&0) {
        return Unicode::Bytes(Cow::Borrowed(bytes));
    }
    let encoding = match chosen.map_or_else(|| legacy::guess(bytes, tables), Guess::Sure) {
        Guess::Sure(encoding) => encoding,
        Guess::Choice(readings) => return Unicode::Choice(readings),
    };
    match encoding.read(bytes, tables, false) {
        Some(text) => Unicode::Bytes(Cow::Owned(text.into_bytes())),
        None => Unicode::Bytes(Cow::Borrowed(bytes)),
    }
}

/// A file as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The text, without its mark.
    pub text: String,
    /// How it was written.
    pub encoding: Encoding,
}

/// Reads a file as text. Bytes that are no character become U+FFFD.
///
/// # Errors
/// Where it is empty, too large, or no text.
pub fn decode(bytes: &[u8]) -> Result<Text, Refusal> {
    check_size(bytes.len() as u64)?;
    refuse_known_binaries(bytes)?;
    let (text, encoding) = if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        eight(rest)
    } else if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        (utf_16(rest, u16::from_le_bytes), Encoding::Utf16Le)
    } else if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        (utf_16(rest, u16::from_be_bytes), Encoding::Utf16Be)
    } else {
        match unmarked_sixteen(bytes) {
            Some(Encoding::Utf16Be) => (utf_16(bytes, u16::from_be_bytes), Encoding::Utf16Be),
            Some(_) => (utf_16(bytes, u16::from_le_bytes), Encoding::Utf16Le),
            None => eight(bytes),
        }
    };
    let is_odd = |c: &char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{1a}') || *c == '\u{fffd}';
    let odd = if text.is_ascii() { text.bytes().map(char::from).filter(is_odd).count() } else { text.chars().filter(is_odd).count() };
    // Slips of an encoding are few; a picture read as text is full of them.
    if text.contains('\0') || odd > 0 && odd * 20 > text.chars().count() {
        return Err(Refusal::Binary);
    }
    if text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    // Lines that end with a carriage return alone come from very old programs.
    let text = if text.contains('\r') && !text.contains('\n') { text.replace('\r', "\n") } else { text };
    Ok(Text { text, encoding })
}

/// Half a character at the end, or half of a pair, is U+FFFD.
fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    let mut text: String = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    if !rest.is_empty() {
        text.push(char::REPLACEMENT_CHARACTER);
    }
    text
}

/// UTF-8 where it is, or mostly is; else windows-1252.
fn eight(bytes: &[u8]) -> (String, Encoding) {
    if is_mostly_utf8(bytes) {
        (String::from_utf8_lossy(bytes).into_owned(), Encoding::Utf8)
    } else {
        (windows_1252(bytes), Encoding::Windows1252)
    }
}

/// A file of thousands of good characters and one broken one is UTF-8 with a fault, not another encoding.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    if std::str::from_utf8(bytes).is_ok() {
        return true;
    }
    let (mut good, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += chunk.invalid().len();
    }
    good > broken * 2
}

/// UTF-16 without a mark shows by a zero in every other byte.
fn unmarked_sixteen(bytes: &[u8]) -> Option<Encoding> {
    let head = bytes.get(..bytes.len().min(4000))?;
    let zeros = |first: usize| head.iter().skip(first).step_by(2).filter(|b| **b == 0).count();
    let (even, odd, pairs) = (zeros(0), zeros(1), head.len() / 2);
    if odd * 2 > pairs && even * 20 < pairs {
        return Some(Encoding::Utf16Le);
    }
    (even * 2 > pairs && odd * 20 < pairs).then_some(Encoding::Utf16Be)
}

/// Files that are often chosen by mistake get a sentence of their own.
fn refuse_known_binaries(bytes: &[u8]) -> Result<(), Refusal> {
    let packed: [&[u8]; 4] = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x1f\x8b", b"Rar!"];
    if packed.iter().any(|magic| bytes.starts_with(magic)) {
        return Err(Refusal::Packed);
    }
    if bytes.starts_with(b"%PDF") {
        return Err(Refusal::Pdf);
    }
    let pictures: [&[u8]; 4] = [b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\0asm"];
    if pictures.iter().any(|magic| bytes.starts_with(magic)) { Err(Refusal::Binary) } else { Ok(()) }
}
