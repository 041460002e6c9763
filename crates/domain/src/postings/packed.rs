//! A text packed for storage: deflated, seven bits a character. The characters are Latin-1, so that every browser keeps them in one byte each, and none
//! of them is escaped in JSON. A posting takes little more than half of its room this way.

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;

/// The characters for 0 to 127: letters, digits and signs without quote and backslash, then Latin-1 letters.
fn alphabet(value: u8) -> char {
    // From `#` to `[` there are 57, from `]` to `~` 34, then as many as are missing from `À` on.
    char::from(match value {
        0..57 => b'#' + value,
        57..91 => b']' + (value - 57),
        _ => 0xc0 + (value - 91),
    })
}

fn value(c: char) -> Option<u8> {
    let byte = u8::try_from(u32::from(c)).ok()?;
    match byte {
        b'#'..=b'[' => Some(byte - b'#'),
        b']'..=b'~' => Some(byte - b']' + 57),
        0xc0..=0xe4 => Some(byte - 0xc0 + 91),
        _ => None,
    }
}

/// Packs a text.
pub fn pack(text: &str) -> String {
    let mut packed = String::new();
    let (mut bits, mut held) = (0u32, 0u32);
    for byte in compress_to_vec(text.as_bytes(), 9) {
        bits = (bits << 8) | u32::from(byte);
        held += 8;
        while held >= 7 {
            held -= 7;
            packed.push(alphabet(((bits >> held) & 0x7f) as u8));
        }
        bits &= (1 << held) - 1;
    }
    if held > 0 {
        packed.push(alphabet(((bits << (7 - held)) & 0x7f) as u8));
    }
    packed
}

/// The text, of `limit` bytes at most; `None` where it was not packed here, or is longer.
pub fn unpack(packed: &str, limit: usize) -> Option<String> {
    let mut bytes = Vec::new();
    let (mut bits, mut held) = (0u32, 0u32);
    for c in packed.chars() {
        bits = (bits << 7) | u32::from(value(c)?);
        held += 7;
        if held >= 8 {
            held -= 8;
            bytes.push(((bits >> held) & 0xff) as u8);
        }
        bits &= (1 << held) - 1;
    }
    String::from_utf8(decompress_to_vec_with_limit(&bytes, limit).ok()?).ok()
}
