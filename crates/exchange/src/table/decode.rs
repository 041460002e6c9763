//! Bytes → text: UTF-8 with or without a mark, UTF-16 of both ends with or without one, windows-1252 for what is none of these.

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};
use serde::{Deserialize, Serialize};

use crate::limits::{Refusal, check_size};

/// How a file's characters were written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// windows-1252, as older Western programs write.
    Windows1252,
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
        (UTF_16LE.decode_without_bom_handling(rest).0.into_owned(), Encoding::Utf16Le)
    } else if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        (UTF_16BE.decode_without_bom_handling(rest).0.into_owned(), Encoding::Utf16Be)
    } else {
        match unmarked_sixteen(bytes) {
            Some(Encoding::Utf16Be) => (UTF_16BE.decode_without_bom_handling(bytes).0.into_owned(), Encoding::Utf16Be),
            Some(_) => (UTF_16LE.decode_without_bom_handling(bytes).0.into_owned(), Encoding::Utf16Le),
            None => eight(bytes),
        }
    };
    let odd = text
        .chars()
        .filter(|c| (c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{1a}')) || *c == '\u{fffd}')
        .count();
    // Slips of an encoding are few; a picture read as text is full of them.
    if text.contains('\0') || odd * 20 > text.chars().count() {
        return Err(Refusal::Binary);
    }
    if text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    // Lines that end with a carriage return alone come from very old programs.
    let text = if text.contains('\r') && !text.contains('\n') { text.replace('\r', "\n") } else { text };
    Ok(Text { text, encoding })
}

/// UTF-8 where it is, or mostly is; else windows-1252.
fn eight(bytes: &[u8]) -> (String, Encoding) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (text.to_owned(), Encoding::Utf8);
    }
    // A file of thousands of good characters and one broken one is UTF-8 with a fault, not another encoding.
    let (mut good, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += chunk.invalid().len();
    }
    if good > broken * 2 {
        return (String::from_utf8_lossy(bytes).into_owned(), Encoding::Utf8);
    }
    (WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(), Encoding::Windows1252)
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
