//! A text in an address: compressed, checked and with a version in front, `1<base64url>`. Behind the `#` of a link to the app it is sent to nobody.
//!
//! A link has at most [`LINK`] characters, address included. What is longer goes in up to [`PARTS`] parts of at most [`PART`] characters, each a link of its
//! own for a QR code: `p1-<transfer>-<number>-<count>-<piece>`. Parts may come in any order and more than once ([`Gathered`]).

use std::collections::BTreeMap;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use miniz_oxide::deflate::compress_to_vec_zlib;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_zlib_with_limit};
use serde::{Deserialize, Serialize};

/// The most characters of a link, address included.
pub const LINK: usize = 2_000;

/// The most characters of the link in one QR code.
pub const PART: usize = 800;

/// The most QR codes.
pub const PARTS: usize = 8;

/// The most bytes that a link may unpack to.
pub const UNPACKED: usize = 4 * 1024 * 1024;

/// The most characters that are looked at.
const PACKED: usize = 4 * 1024 * 1024;

/// Hard compression: links are short, and made rarely.
const LEVEL: u8 = 10;

/// Why a text is no packed text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkError {
    /// There is nothing.
    Empty,
    /// It is of a newer version.
    Newer,
    /// It unpacks to more than any link of ours does.
    TooLarge,
    /// It is cut off, or a character is wrong.
    Damaged,
}

impl std::fmt::Display for LinkError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Empty => "There is nothing in this link. Nothing was changed.",
            Self::Newer => "A newer version of Onward made this link. Nothing was changed; reload the page to get that version.",
            Self::TooLarge => "This link holds more than a link of Onward can. Nothing was changed; ask for a file instead.",
            Self::Damaged => "This link is incomplete or damaged. Nothing was changed; copy the whole link and try again.",
        })
    }
}

impl std::error::Error for LinkError {}

/// Packs a text.
pub fn pack(text: &str) -> String {
    ["1", &BASE64_URL_SAFE_NO_PAD.encode(compress_to_vec_zlib(text.as_bytes(), LEVEL))].concat()
}

/// Unpacks one.
///
/// # Errors
/// Why it cannot be.
pub fn unpack(packed: &str) -> Result<String, LinkError> {
    let packed = packed.trim();
    let Some(version) = packed.chars().next() else { return Err(LinkError::Empty) };
    match version {
        '1' => {}
        '2'..='9' => return Err(LinkError::Newer),
        _ => return Err(LinkError::Damaged),
    }
    if packed.len() > PACKED {
        return Err(LinkError::TooLarge);
    }
    let bytes = BASE64_URL_SAFE_NO_PAD.decode(packed.get(1..).unwrap_or_default()).map_err(|_| LinkError::Damaged)?;
    let text = decompress_to_vec_zlib_with_limit(&bytes, UNPACKED).map_err(|error| match error.status {
        TINFLStatus::HasMoreOutput => LinkError::TooLarge,
        _ => LinkError::Damaged,
    })?;
    String::from_utf8(text).map_err(|_| LinkError::Damaged)
}

/// The packed text or part in what was pasted: a whole link, or only what is behind its last `/`.
pub fn pasted(text: &str) -> &str {
    let text = text.trim();
    text.rsplit(['/', '#']).find(|piece| !piece.is_empty()).unwrap_or(text)
}

/// One part of a packed text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Which packed text it belongs to: its fingerprint.
    pub transfer: String,
    /// Which part it is, from 1.
    pub number: usize,
    /// How many there are.
    pub count: usize,
    /// Its piece of the text.
    pub piece: String,
}

impl Part {
    /// Reads one; `None` where the text is none.
    pub fn parse(text: &str) -> Option<Self> {
        let mut fields = text.strip_prefix("p1-")?.splitn(4, '-');
        let (transfer, number, count, piece) = (fields.next()?, fields.next()?, fields.next()?, fields.next()?);
        let (number, count): (usize, usize) = (number.parse().ok()?, count.parse().ok()?);
        let sound = is_fingerprint(transfer)
            && (1..=PARTS).contains(&count)
            && (1..=count).contains(&number)
            && !piece.is_empty()
            && piece.len() <= PART
            && piece.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
        sound.then(|| Self { transfer: transfer.to_owned(), number, count, piece: piece.to_owned() })
    }

    fn write(&self) -> String {
        format!("p1-{}-{}-{}-{}", self.transfer, self.number, self.count, self.piece)
    }
}

/// Cuts a packed text into parts, each with the address in front at most [`PART`] characters long; `None` where it takes more than [`PARTS`].
pub fn parts(packed: &str, address: &str) -> Option<Vec<String>> {
    let transfer = fingerprint(packed);
    let room = PART.checked_sub(address.len() + "p1--1-8-".len() + transfer.len()).filter(|room| *room > 100)?;
    let count = packed.len().div_ceil(room).max(1);
    if count > PARTS {
        return None;
    }
    // Of even length, so that the codes look alike.
    let length = packed.len().div_ceil(count).max(1);
    let mut parts = Vec::new();
    let mut rest = packed;
    for number in 1..=count {
        let (piece, after) = rest.split_at_checked(length.min(rest.len()))?;
        rest = after;
        let part = Part { transfer: transfer.clone(), number, count, piece: piece.to_owned() };
        parts.push([address, &part.write()].concat());
    }
    Some(parts)
}

/// The parts that have come so far, of one transfer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gathered {
    transfer: String,
    count: usize,
    pieces: BTreeMap<usize, String>,
}

impl Gathered {
    /// Reads what [`Gathered::write`] wrote; what cannot be read is nothing.
    pub fn read(text: &str) -> Self {
        serde_json::from_str(text).unwrap_or_default()
    }

    /// As text.
    pub fn write(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Adds a part. One of another transfer begins anew.
    pub fn add(&mut self, part: Part) {
        if self.transfer != part.transfer || self.count != part.count {
            *self = Self { transfer: part.transfer, count: part.count, pieces: BTreeMap::new() };
        }
        self.pieces.insert(part.number, part.piece);
    }

    /// How many have come, of how many.
    pub fn progress(&self) -> (usize, usize) {
        (self.pieces.len(), self.count)
    }

    /// The numbers that are missing.
    pub fn missing(&self) -> Vec<usize> {
        (1..=self.count.min(PARTS)).filter(|number| !self.pieces.contains_key(number)).collect()
    }

    /// The packed text, once all parts are there.
    ///
    /// # Errors
    /// Where the parts together are not what was cut.
    pub fn whole(&self) -> Option<Result<String, LinkError>> {
        if self.count == 0 || !self.missing().is_empty() {
            return None;
        }
        let packed: String = self.pieces.values().map(String::as_str).collect();
        Some(if fingerprint(&packed) == self.transfer { Ok(packed) } else { Err(LinkError::Damaged) })
    }
}

/// FNV-1a to base 16: tells transfers apart, and a part that was swapped.
fn fingerprint(text: &str) -> String {
    let hash = text.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    format!("{hash:08x}")
}

fn is_fingerprint(text: &str) -> bool {
    text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}
