//! A zip file's parts, unpacked within a limit. The crates that do this also unpack to disk, encrypt, and know ten methods of compression; here
//! stored and deflated parts are enough, and what the central directory says is believed only as far as the bytes bear it out.

use std::cell::Cell;

use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};

use super::fault::Fault;

/// What a file may unpack to, all parts together, in bytes: 64 MB.
pub const MAX_UNPACKED: usize = 64 * 1024 * 1024;
/// No directory of a spreadsheet is longer.
const MAX_PARTS: usize = 10_000;

/// An opened zip file.
pub struct Archive<'a> {
    bytes: &'a [u8],
    parts: Vec<Part>,
    /// How much may still be unpacked, in bytes.
    left: Cell<usize>,
}

struct Part {
    /// With "/" between folders, none in front.
    name: String,
    method: u16,
    encrypted: bool,
    crc: u32,
    packed: usize,
    header: usize,
}

fn u16_at(bytes: &[u8], at: usize) -> Option<usize> {
    bytes.get(at..at.checked_add(2)?)?.try_into().ok().map(|two| usize::from(u16::from_le_bytes(two)))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_le_bytes)
}

impl<'a> Archive<'a> {
    /// Reads the directory at the end of the file.
    ///
    /// # Errors
    /// [`Fault::Damaged`] where there is none.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Fault> {
        let parts = directory(bytes).ok_or(Fault::Damaged)?;
        Ok(Self { bytes, parts, left: Cell::new(MAX_UNPACKED) })
    }

    /// The names of the parts, in the order of the directory.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().map(|part| part.name.as_str())
    }

    /// Whether there is a part of that name; case does not count, as in the programs that write them.
    pub fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    fn find(&self, name: &str) -> Option<&Part> {
        let name = name.trim_start_matches('/');
        self.parts.iter().find(|part| part.name.eq_ignore_ascii_case(name))
    }

    /// A part unpacked; `None` where there is none of that name.
    ///
    /// # Errors
    /// Where it is encrypted, damaged or too large.
    pub fn read(&self, name: &str) -> Result<Option<Vec<u8>>, Fault> {
        let Some(part) = self.find(name) else { return Ok(None) };
        if part.encrypted {
            return Err(Fault::Encrypted);
        }
        let packed = self.packed(part).ok_or(Fault::Damaged)?;
        let limit = self.left.get();
        let unpacked = match part.method {
            0 if packed.len() > limit => return Err(Fault::TooLarge),
            0 => packed.to_vec(),
            8 => decompress_to_vec_with_limit(packed, limit).map_err(|error| match error.status {
                TINFLStatus::HasMoreOutput => Fault::TooLarge,
                _ => Fault::Damaged,
            })?,
            _ => return Err(Fault::Damaged),
        };
        if crc32(&unpacked) != part.crc {
            return Err(Fault::Damaged);
        }
        self.left.set(limit - unpacked.len().min(limit));
        Ok(Some(unpacked))
    }

    /// A part as text; bytes that are no UTF-8 are U+FFFD.
    ///
    /// # Errors
    /// As [`Archive::read`].
    pub fn text(&self, name: &str) -> Result<Option<String>, Fault> {
        let text = |bytes| String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
        Ok(self.read(name)?.map(text))
    }

    /// The part's bytes in the file: behind its own header, whose two lengths may differ from the directory's.
    fn packed(&self, part: &Part) -> Option<&'a [u8]> {
        if u32_at(self.bytes, part.header)? != 0x0403_4b50 {
            return None;
        }
        let start = part.header + 30 + u16_at(self.bytes, part.header + 26)? + u16_at(self.bytes, part.header + 28)?;
        self.bytes.get(start..start.checked_add(part.packed)?)
    }
}

fn directory(bytes: &[u8]) -> Option<Vec<Part>> {
    // The last record: 22 bytes, and a comment of at most 65,535.
    let from = bytes.len().saturating_sub(22 + 65_535);
    let tail = bytes.get(from..)?;
    let end = from + tail.windows(4).rposition(|four| four == b"PK\x05\x06")?;
    let (count, mut at) = (u16_at(bytes, end + 10)?, u32_at(bytes, end + 16)? as usize);
    if count > MAX_PARTS {
        return None;
    }
    let mut parts = Vec::new();
    for _ in 0..count {
        if u32_at(bytes, at)? != 0x0201_4b50 {
            return None;
        }
        let name = bytes.get(at + 46..at + 46 + u16_at(bytes, at + 28)?)?;
        parts.push(Part {
            name: String::from_utf8_lossy(name).replace('\\', "/").trim_start_matches('/').to_owned(),
            method: u16_at(bytes, at + 10)? as u16,
            encrypted: u16_at(bytes, at + 8)? & 1 == 1,
            crc: u32_at(bytes, at + 16)?,
            packed: u32_at(bytes, at + 20)? as usize,
            header: u32_at(bytes, at + 42)? as usize,
        });
        at += 46 + u16_at(bytes, at + 28)? + u16_at(bytes, at + 30)? + u16_at(bytes, at + 32)?;
    }
    Some(parts)
}

const CRC: [u32; 256] = {
    let mut table = [0u32; 256];
    let mut at = 0;
    while at < 256 {
        let (mut value, mut bit) = (at as u32, 0);
        while bit < 8 {
            value = if value & 1 == 1 { 0xedb8_8320 ^ (value >> 1) } else { value >> 1 };
            bit += 1;
        }
        table[at] = value;
        at += 1;
    }
    table
};

/// The checksum of a zip part.
pub fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32, byte: &u8| CRC.get(usize::from((crc as u8) ^ byte)).map_or(0, |value| value ^ (crc >> 8));
    !bytes.iter().fold(!0u32, step)
}
