//! Compound files (MS-CFB), in which old Excel keeps its workbook and new Excel its encrypted ones: a small file system of sectors in chains.

use super::fault::Fault;

/// The first eight bytes of one.
pub const MAGIC: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// A compound file.
pub struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    fat: Vec<u32>,
    mini_fat: Vec<u32>,
    mini_sector: usize,
    /// The stream that holds the small sectors.
    mini: Vec<u8>,
    /// Below this many bytes a stream is in small sectors.
    cutoff: usize,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    start: u32,
    size: usize,
}

/// No sector beyond this one: free, end of a chain, or part of a table.
const LAST: u32 = 0xffff_fffa;

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at.checked_add(2)?)?.try_into().ok().map(u16::from_le_bytes)
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_le_bytes)
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.as_chunks::<4>().0.iter().map(|four| u32::from_le_bytes(*four))
}

impl<'a> Compound<'a> {
    /// Reads tables and directory.
    ///
    /// # Errors
    /// [`Fault::Damaged`].
    pub fn open(bytes: &'a [u8]) -> Result<Self, Fault> {
        Self::parse(bytes).ok_or(Fault::Damaged)
    }

    fn parse(bytes: &'a [u8]) -> Option<Self> {
        let sector = match u16_at(bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let mut file = Self {
            bytes,
            sector,
            fat: Vec::new(),
            mini_fat: Vec::new(),
            mini_sector: 64,
            mini: Vec::new(),
            cutoff: u32_at(bytes, 56)?.min(1 << 20) as usize,
            entries: Vec::new(),
        };
        let most = bytes.len() / sector + 1;
        let mut places: Vec<u32> = numbers(bytes.get(76..512)?).filter(|place| *place < LAST).collect();
        // The rest of the table's places, in sectors that end with the next one's place.
        let (mut next, mut turns) = (u32_at(bytes, 68)?, 0);
        while next < LAST && turns < most {
            let found = file.sector_at(next)?;
            let (all, link) = found.split_at_checked(sector - 4)?;
            places.extend(numbers(all).filter(|place| *place < LAST));
            next = numbers(link).next()?;
            turns += 1;
        }
        for place in places.into_iter().take(most) {
            let table: Vec<u32> = numbers(file.sector_at(place)?).collect();
            file.fat.extend(table);
        }
        let directory = file.chain(u32_at(bytes, 48)?);
        file.entries = directory.chunks_exact(128).filter_map(entry).collect();
        file.mini_fat = numbers(&file.chain(u32_at(bytes, 60)?)).collect();
        let root = file.entries.first().map(|root| (root.start, root.size))?;
        file.mini = file.chain(root.0);
        file.mini.truncate(root.1);
        Some(file)
    }

    fn sector_at(&self, place: u32) -> Option<&'a [u8]> {
        let start = (place as usize).checked_add(1)?.checked_mul(self.sector)?;
        // The last sector of a file may be cut short.
        self.bytes.get(start..(start.checked_add(self.sector)?).min(self.bytes.len()))
    }

    /// The bytes of a chain of sectors; a chain that runs in a circle ends after as many as there are.
    fn chain(&self, start: u32) -> Vec<u8> {
        let mut out = Vec::new();
        let mut at = start;
        while at < LAST && out.len() <= self.bytes.len() {
            let Some(sector) = self.sector_at(at) else { break };
            out.extend_from_slice(sector);
            at = self.fat.get(at as usize).copied().unwrap_or(LAST);
        }
        out
    }

    /// Whether there is a stream of that name.
    pub fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    /// A stream's bytes, as many as there are of them.
    pub fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let entry = self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name))?;
        let mut out = if entry.size >= self.cutoff { self.chain(entry.start) } else { self.small(entry.start) };
        out.truncate(entry.size);
        Some(out)
    }

    fn small(&self, start: u32) -> Vec<u8> {
        let mut out = Vec::new();
        let mut at = start;
        while at < LAST && out.len() <= self.mini.len() {
            let from = at as usize * self.mini_sector;
            let Some(sector) = self.mini.get(from..(from + self.mini_sector).min(self.mini.len())) else { break };
            out.extend_from_slice(sector);
            at = self.mini_fat.get(at as usize).copied().unwrap_or(LAST);
        }
        out
    }
}

fn entry(bytes: &[u8]) -> Option<Entry> {
    let length = usize::from(u16_at(bytes, 64)?).saturating_sub(2).min(62);
    let units: Vec<u16> = bytes.get(..length)?.as_chunks::<2>().0.iter().map(|two| u16::from_le_bytes(*two)).collect();
    Some(Entry { name: String::from_utf16_lossy(&units), start: u32_at(bytes, 116)?, size: u32_at(bytes, 120)? as usize })
}
