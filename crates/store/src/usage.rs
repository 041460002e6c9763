//! How much room is left. Browsers give an origin 5 MB and count two bytes a character or one, as they please; `WebKit` keeps a text in one byte a
//! character only as long as every character is Latin-1. So one character outside Latin-1 doubles a text, and half of the 5 million is the
//! ceiling to plan with.
//!
//! Sizes are in characters (UTF-16 code units) after that doubling, name and text together.

use super::key_value::{KeyValueStore, StoreError};
use super::keys::{self, Key};
use domain::record::Kind;

/// What everything together may take up.
pub const CAPACITY: usize = 2_500_000;

/// What is taken up, and by what.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StorageUsage {
    /// Everything of this app.
    pub used: usize,
    /// By kind of record: the count and the size.
    pub by_kind: Vec<(Kind, usize, usize)>,
    /// Texts that could not be read.
    pub aside: usize,
    /// What stood before the last restore.
    pub before_restore: usize,
    /// Of the records: those of the sample data.
    pub samples: usize,
}

/// What could make room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reclaimable {
    /// The state kept from before the last restore; [`restore::discard_snapshot`](super::restore::discard_snapshot).
    BeforeRestore(usize),
    /// The sample data; [`sample::removal`](domain::sample::removal).
    Samples(usize),
    /// Texts set aside, once they are in a file; [`quarantine::discard`](super::quarantine::discard).
    Aside(usize),
    /// Records of the kind that takes up most: archived and old ones, after a backup.
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

    /// What could make room, what costs the person least first.
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

    /// Counts one text in.
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

/// Counts what is in a storage.
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

/// Whether a name is one of this app's.
pub(super) fn is_own(key: &str) -> bool {
    key.starts_with("onward")
}

/// What a text takes up.
pub fn size(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    let units = text.chars().map(char::len_utf16).sum::<usize>();
    if text.chars().all(|c| c <= '\u{ff}') { units } else { 2 * units }
}
