//! How much of the storage is used. Browsers give an origin 5 MB and count two bytes a character, or one; `WebKit` stores a text in one byte a character
//! only while every character is Latin-1. So one character outside Latin-1 doubles a text, and half of the 5 million is the capacity to plan with.
//!
//! Sizes are in characters (UTF-16 code units) after that doubling, key and text together.

use super::key_value::{KeyValueStore, StoreError};
use super::keys::{self, Holds, Key};
use domain::record::Kind;

/// The capacity to plan with, in characters.
pub const CAPACITY: usize = 2_500_000;

/// How much is used, and by what; sizes in characters.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StorageUsage {
    /// Everything of this app.
    pub used: usize,
    /// By kind of record: the count and the size.
    pub by_kind: Vec<(Kind, usize, usize)>,
    /// By texts that could not be read.
    pub aside: usize,
    /// By what the last restore replaced.
    pub before_restore: usize,
    /// By sample records, which `by_kind` counts too.
    pub samples: usize,
}

/// Something that could be given up to make room, with its size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reclaimable {
    /// What the last restore replaced; [`restore::discard_snapshot`](super::restore::discard_snapshot).
    BeforeRestore(usize),
    /// The sample data; [`sample::removal`](domain::sample::removal).
    Samples(usize),
    /// Texts in quarantine, once they are saved as a file; [`quarantine::discard`](super::quarantine::discard).
    Aside(usize),
    /// Records of the kind that uses most: archived and old ones, after a backup.
    Records(Kind, usize),
}

impl StorageUsage {
    /// Characters left below [`CAPACITY`].
    pub fn remaining(&self) -> usize {
        CAPACITY.saturating_sub(self.used)
    }

    /// What is used as a share of [`CAPACITY`]; above 1 the browser has given more than planned.
    pub fn share(&self) -> f64 {
        self.used as f64 / CAPACITY as f64
    }

    /// What could be given up, what costs the person least first.
    pub fn reclaimable(&self) -> Vec<Reclaimable> {
        let mut reclaimable = Vec::new();
        if self.before_restore > 0 {
            reclaimable.push(Reclaimable::BeforeRestore(self.before_restore));
        }
        if self.samples > 0 {
            reclaimable.push(Reclaimable::Samples(self.samples));
        }
        if self.aside > 0 {
            reclaimable.push(Reclaimable::Aside(self.aside));
        }
        if let Some((kind, _, size)) = self.by_kind.iter().max_by_key(|(.., size)| *size).filter(|(.., size)| *size > 0) {
            reclaimable.push(Reclaimable::Records(*kind, *size));
        }
        reclaimable
    }

    /// Adds one text.
    pub(super) fn add(&mut self, key: &str, name: &Key, text: &str) {
        let size = key.len() + size(text);
        self.used += size;
        if let Key::Record(kind, id) = name {
            match self.by_kind.iter_mut().find(|(other, ..)| other == kind) {
                Some((_, count, sum)) => (*count, *sum) = (*count + 1, *sum + size),
                None => self.by_kind.push((*kind, 1, size)),
            }
            if id.is_sample() {
                self.samples += size;
            }
        } else if key.starts_with(keys::QUARANTINE) {
            self.aside += size;
        } else if key == keys::BEFORE_RESTORE {
            self.before_restore += size;
        }
    }
}

/// Measures a storage.
///
/// # Errors
/// Where the storage cannot be reached.
pub fn usage(storage: &dyn KeyValueStore) -> Result<StorageUsage, StoreError> {
    let mut usage = StorageUsage::default();
    for key in storage.keys()? {
        if is_own(&key)
            && let Some(text) = storage.get(&key)?
        {
            usage.add(&key, &keys::parse(&key), &text);
        }
    }
    Ok(usage)
}

/// What is stored besides the records: what it is, how many keys, and their size.
///
/// # Errors
/// Where the storage cannot be reached.
pub fn besides(storage: &dyn KeyValueStore) -> Result<Vec<(Holds, usize, usize)>, StoreError> {
    let mut all: Vec<(Holds, usize, usize)> = Vec::new();
    for key in storage.keys()?.iter().filter(|key| is_own(key)) {
        let holds = keys::holds(key);
        if matches!(holds, Holds::Record(_)) {
            continue;
        }
        let size = key.len() + storage.get(key)?.map_or(0, |text| size(&text));
        match all.iter_mut().find(|(other, ..)| *other == holds) {
            Some((_, count, sum)) => (*count, *sum) = (*count + 1, *sum + size),
            None => all.push((holds, 1, size)),
        }
    }
    Ok(all)
}

/// What other apps at the same address use: they share the room.
///
/// # Errors
/// Where the storage cannot be reached.
pub fn others(storage: &dyn KeyValueStore) -> Result<usize, StoreError> {
    let mut others = 0;
    for key in storage.keys()? {
        if !is_own(&key)
            && let Some(text) = storage.get(&key)?
        {
            others += key.len() + size(&text);
        }
    }
    Ok(others)
}

/// Whether a key belongs to this app.
pub(super) fn is_own(key: &str) -> bool {
    key.starts_with("onward/") || key.starts_with("onward-")
}

/// The size of a text, in characters.
pub fn size(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    let units = text.chars().map(char::len_utf16).sum::<usize>();
    if text.chars().all(|c| c <= '\u{ff}') { units } else { 2 * units }
}
