//! Tries a backup without touching anything: restores it into an empty store in memory, opens that as a start would, and says what came back.

use super::clock::{Clock, Device};
use super::key_value::{KeyValueStore, MemoryStore};
use super::refused::Refused;
use super::restore::{self, SkipReason};
use super::{load, quarantine};
use domain::record::Kind;
use exchange::backup::Backup;

/// What came back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rehearsal {
    /// How many records of each kind can be read again; kinds without any are left out.
    pub by_kind: Vec<(Kind, usize)>,
    /// What the restore left out: the name in the backup, and why.
    pub skipped: Vec<(String, SkipReason)>,
    /// How many texts cannot be read, in the backup already or once restored.
    pub unreadable: usize,
    /// Whether every record of the backup came back.
    pub complete: bool,
}

impl Rehearsal {
    /// How many records came back.
    pub fn count(&self) -> usize {
        self.by_kind.iter().map(|(_, count)| count).sum()
    }
}

/// Rehearses a restore of the backup.
///
/// # Errors
/// Where even an empty store would refuse it.
pub fn rehearse(backup: &Backup) -> Result<Rehearsal, Refused> {
    let mut store = MemoryStore::default();
    // The clock of no device: what it stamps is thrown away.
    let mut clock = Clock::new(Device::from_bits(0));
    let restored = restore::restore(&mut store, &mut clock, 0, backup)?;
    let loaded = load::open(&mut store)?;
    let by_kind: Vec<(Kind, usize)> =
        Kind::ALL.iter().map(|kind| (*kind, loaded.model.count(*kind))).filter(|(_, count)| *count > 0).collect();
    let unreadable = quarantine::texts(&store)?.len();
    let came_back = |name: &String| store.get(&[super::keys::RECORDS, name].concat()).is_ok_and(|text| text.is_some());
    let complete = restored.skipped.is_empty() && loaded.quarantined.is_empty() && backup.records.keys().all(came_back);
    Ok(Rehearsal { by_kind, skipped: restored.skipped, unreadable, complete })
}
