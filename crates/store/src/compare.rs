//! What a backup has beside what is stored: counts by kind, and of each record that both changed, which fields come from the backup and which stay. It
//! only looks; [`restore`](super::restore) does it.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::clock::Timestamp;
use super::envelope::{EnvelopeError, RecordState};
use super::key_value::{KeyValueStore, StoreError};
use super::keys::{self, Key};
use super::merge::merge;
use domain::id::Id;
use domain::record::Kind;
use exchange::backup::Backup;

/// The records of one kind in a backup, by what merging them would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KindCounts {
    /// The kind.
    pub kind: Kind,
    /// Not here yet.
    pub new: usize,
    /// Here, and changed by what is later in the backup.
    pub changed: usize,
    /// Here, and deleted later elsewhere.
    pub deleted: usize,
    /// Here, and just the same.
    pub same: usize,
    /// Here in a later state, which stays.
    pub older: usize,
    /// Left out: not readable here, or written by a newer version.
    pub left_out: usize,
}

impl KindCounts {
    fn none(kind: Kind) -> Self {
        Self { kind, new: 0, changed: 0, deleted: 0, same: 0, older: 0, left_out: 0 }
    }
}

/// What one record becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    New,
    Changed,
    Deleted,
    Same,
    Older,
    LeftOut,
}

/// A record that the backup changes: what is taken from where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// Its kind.
    pub kind: Kind,
    /// Its id.
    pub id: Id,
    /// The fields that come from the backup.
    pub from_backup: Vec<String>,
    /// The fields that differ in the backup and stay as they are here.
    pub kept: Vec<String>,
}

/// A backup beside what is stored.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comparison {
    /// The kinds that the backup has, in the order of [`Kind::ALL`].
    pub by_kind: Vec<KindCounts>,
    /// The records it changes.
    pub merged: Vec<Merged>,
    /// How many records are here and not in the backup: replacing deletes them, merging keeps them.
    pub only_here: usize,
}

/// Compares.
///
/// # Errors
/// Where the storage cannot be reached.
pub fn compare(storage: &dyn KeyValueStore, backup: &Backup) -> Result<Comparison, StoreError> {
    let mut comparison = Comparison::default();
    let mut counts: Vec<KindCounts> = Kind::ALL.iter().map(|kind| KindCounts::none(*kind)).collect();
    for (name, text) in &backup.records {
        let key = [keys::RECORDS, name].concat();
        let Key::Record(kind, id) = keys::parse(&key) else { continue };
        let there = storage.get(&key)?;
        let (fate, merged) = fate(kind, &id, there.as_deref(), text);
        comparison.merged.extend(merged);
        let Some(counts) = counts.iter_mut().find(|counts| counts.kind == kind) else { continue };
        match fate {
            Some(Fate::New) => counts.new += 1,
            Some(Fate::Changed) => counts.changed += 1,
            Some(Fate::Deleted) => counts.deleted += 1,
            Some(Fate::Same) => counts.same += 1,
            Some(Fate::Older) => counts.older += 1,
            Some(Fate::LeftOut) => counts.left_out += 1,
            None => {}
        }
    }
    comparison.by_kind = counts.into_iter().filter(|counts| *counts != KindCounts::none(counts.kind)).collect();
    for key in storage.keys()? {
        let Key::Record(kind, _) = keys::parse(&key) else { continue };
        let in_backup = key.strip_prefix(keys::RECORDS).is_some_and(|name| backup.records.contains_key(name));
        let live = |text: &str| RecordState::read(kind, text).is_ok_and(|state| state.is_live());
        if !in_backup && storage.get(&key)?.as_deref().is_some_and(live) {
            comparison.only_here += 1;
        }
    }
    Ok(comparison)
}

/// A record's fate; `None` where it is deleted in the backup and not here, which nobody sees.
fn fate(kind: Kind, id: &Id, there: Option<&str>, text: &str) -> (Option<Fate>, Option<Merged>) {
    let theirs = match RecordState::read(kind, text) {
        Ok(state) => state,
        Err(EnvelopeError::Newer(_)) if there.is_none() => return (Some(Fate::New), None),
        Err(_) if there == Some(text) => return (Some(Fate::Same), None),
        Err(_) => return (Some(Fate::LeftOut), None),
    };
    if theirs.record(kind).is_some_and(|record| super::envelope::typed(&record).is_err()) {
        return (Some(Fate::LeftOut), None);
    }
    let Some(there) = there else { return (theirs.is_live().then_some(Fate::New), None) };
    let Ok(ours) = RecordState::read(kind, there) else { return (Some(Fate::LeftOut), None) };
    let both = merge(ours.clone(), theirs.clone());
    match (ours.is_live(), both.is_live()) {
        (false, false) => (theirs.is_live().then_some(Fate::Older), None),
        (false, true) => (Some(Fate::New), None),
        (true, false) => (Some(Fate::Deleted), None),
        (true, true) if both.data(kind) != ours.data(kind) => (Some(Fate::Changed), Some(fields(kind, id, &ours, &theirs, &both))),
        (true, true) if theirs.data(kind) == ours.data(kind) => (Some(Fate::Same), None),
        (true, true) => (Some(Fate::Older), None),
    }
}

fn fields(kind: Kind, id: &Id, ours: &RecordState, theirs: &RecordState, both: &RecordState) -> Merged {
    let value = |state: &RecordState, path: &str| state.registers.get(path).and_then(|register| register.value.clone());
    let mut merged = Merged { kind, id: id.clone(), from_backup: Vec::new(), kept: Vec::new() };
    for path in both.registers.keys() {
        let (here, there) = (value(ours, path), value(theirs, path));
        if here == there {
            continue;
        }
        // The entries of a timeline are one field to a person.
        let field = path.split('/').next().unwrap_or(path).replace('_', " ");
        let list = if value(both, path) == here { &mut merged.kept } else { &mut merged.from_backup };
        if !list.contains(&field) {
            list.push(field);
        }
    }
    merged
}

/// What has changed since records last left this browser.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Unsaved {
    /// How many records.
    pub count: usize,
    /// When the one that has waited longest was written, in milliseconds since 1970.
    pub since: Option<u64>,
}

impl Unsaved {
    /// For how many days something has waited. A clock that was wrong counts as today.
    pub fn days(&self, now: u64) -> u64 {
        self.since.map_or(0, |since| now.saturating_sub(since) / 86_400_000)
    }

    /// Whether it is time for a backup: anything after 30 days, twenty changes after 7.
    pub fn is_due(&self, now: u64) -> bool {
        let days = self.days(now);
        self.count > 0 && days >= 30 || self.count >= 20 && days >= 7
    }
}

/// The timestamps of an envelope; its data is passed over.
#[derive(Deserialize)]
struct Times {
    at: Timestamp,
    #[serde(default)]
    c: BTreeMap<String, Timestamp>,
    #[serde(default)]
    gone: Option<Timestamp>,
}

/// What has changed since records last left this browser: those with a timestamp after [`keys::SHARED`]. The sample data does not count.
///
/// # Errors
/// Where the storage cannot be reached.
pub fn unsaved(storage: &dyn KeyValueStore) -> Result<Unsaved, StoreError> {
    let shared = super::commit::shared(storage)?;
    let mut unsaved = Unsaved::default();
    for key in storage.keys()? {
        let Key::Record(kind, id) = keys::parse(&key) else { continue };
        if kind == Kind::Settings || id.is_sample() {
            continue;
        }
        let Some(text) = storage.get(&key)? else { continue };
        let Ok(times) = serde_json::from_str::<Times>(&text) else { continue };
        let latest = times.c.into_values().chain(times.gone).fold(times.at, Timestamp::max);
        if shared.is_none_or(|shared| latest > shared) {
            unsaved.count += 1;
            unsaved.since = Some(unsaved.since.map_or(latest.ms(), |since| since.min(latest.ms())));
        }
    }
    Ok(unsaved)
}
