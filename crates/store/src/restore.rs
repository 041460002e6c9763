//! Takes in what left this browser, or another: a backup, a link, a code. It is a merge, record by record, written atomically; nothing stored here is
//! lost, and nothing deleted later returns.
//!
//! What the restore replaces is kept under [`keys::BEFORE_RESTORE`], where there is room, so that [`undo`] can put it back even after a reload. A
//! record edited after the restore is left as it is.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::clock::{Clock, Timestamp};
use super::commit::shared;
use super::envelope::{self, EnvelopeError, OpenedEnvelope, RecordState};
use super::key_value::{KeyValueStore, StoreError};
use super::keys::{self, Key};
use super::merge::merge;
use super::quarantine;
use super::rebase::rebase;
use super::refused::Refused;
use super::rollback_log::{self, Texts, WriteError};
use domain::change::{Change, Edit};
use domain::id::Id;
use domain::record::{Kind, Record};
use domain::sort_compact::IntoTree;
use exchange::backup::{Backup, BackupError};

/// What a restore would do, or did.
#[derive(Debug, Clone, PartialEq)]
pub struct Restored {
    /// The records as they are then, for the model.
    pub records: Vec<(Kind, Id, Option<Record>)>,
    /// The change that undoes it as an edit. [`undo`] is better while it is available: it leaves no tombstones, so that the same backup can be
    /// restored again.
    pub inverse: Change,
    /// How many records are new here.
    pub added: usize,
    /// How many existed here and are changed.
    pub changed: usize,
    /// How many existed here and had been deleted elsewhere.
    pub deleted: usize,
    /// What was left out: the name in the backup, and why.
    pub skipped: Vec<(String, SkipReason)>,
    /// Whether [`undo`] is available.
    pub can_undo: bool,
}

/// Why a record of a backup was left out. Each keeps what is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SkipReason {
    /// It is of a kind that only a newer version of the app knows.
    NewerThanApp,
    /// A newer version of the app wrote it, and the record exists here.
    NewerKeptYours,
    /// It cannot be read.
    Unreadable,
    /// A newer version of the app wrote the record that is here.
    YoursIsNewer,
    /// The record that is here cannot be read.
    YoursUnreadable,
    /// Merged with the record that is here, its type could not read it.
    DoesNotMerge,
}

impl std::fmt::Display for SkipReason {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::NewerThanApp => "Written by a newer version of Onward; left out.",
            Self::NewerKeptYours => "Written by a newer version of Onward; the entry you have here was kept.",
            Self::Unreadable => "This entry cannot be read; left out.",
            Self::YoursIsNewer => "The entry you have here was written by a newer version of Onward and was kept as it is.",
            Self::YoursUnreadable => "The entry you have here cannot be read; it was kept as it is.",
            Self::DoesNotMerge => "This entry cannot be combined with the one you have here; yours was kept.",
        })
    }
}

struct Plan {
    old: Texts,
    new: Texts,
    revs: BTreeMap<String, u32>,
    restored: Restored,
}

#[derive(Serialize, Deserialize)]
struct Snapshot {
    v: u32,
    /// By key: the revision the restore wrote, and the text it replaced.
    old: BTreeMap<String, (u32, Option<String>)>,
}

/// What a restore would do; changes nothing.
///
/// # Errors
/// Where the storage cannot be reached.
pub fn preview(storage: &dyn KeyValueStore, backup: &Backup) -> Result<Restored, Refused> {
    preview_at(storage, 0, backup)
}

/// As [`preview`], by the wall clock: timestamps far ahead of it count as they would be rebased.
///
/// # Errors
/// Where the storage cannot be reached.
pub fn preview_at(storage: &dyn KeyValueStore, wall: u64, backup: &Backup) -> Result<Restored, Refused> {
    plan(storage, backup, wall, &mut |_| ()).map(|plan| plan.restored)
}

/// Restores a backup, all of it or nothing. Hold the lock.
///
/// # Errors
/// Why nothing was written.
pub fn restore(storage: &mut dyn KeyValueStore, clock: &mut Clock, wall: u64, backup: &Backup) -> Result<Restored, Refused> {
    rollback_log::recover(storage)?;
    let Plan { mut old, mut new, revs, mut restored } = plan(storage, backup, wall, &mut |stamp| clock.observe(stamp))?;
    if new.is_empty() {
        return Ok(restored);
    }
    // What came in exists elsewhere: deleting it from now on leaves a tombstone.
    old.insert(keys::SHARED.to_owned(), storage.get(keys::SHARED)?);
    new.insert(keys::SHARED.to_owned(), Some(clock.tick(wall).as_str().to_owned()));
    let before = old.iter().filter_map(|(key, text)| revs.get(key).map(|rev| (key.clone(), (*rev, text.clone())))).into_map();
    let before = serde_json::to_string(&Snapshot { v: 1, old: before }).unwrap_or_default();
    old.insert(keys::BEFORE_RESTORE.to_owned(), storage.get(keys::BEFORE_RESTORE)?);
    new.insert(keys::BEFORE_RESTORE.to_owned(), Some(before));
    let written = match rollback_log::write_all(storage, &old, &new) {
        Err(WriteError::Rejected(StoreError::Full)) => {
            // Better restored without an undo that survives a reload than not at all; `inverse` is still there.
            restored.can_undo = false;
            new.insert(keys::BEFORE_RESTORE.to_owned(), None);
            rollback_log::write_all(storage, &old, &new)
        }
        other => other,
    };
    written.map_err(|error| Refused::from_write(storage, error))?;
    for (name, text) in &backup.aside {
        // Kept where it can be exported again; a failure here is no reason to refuse the rest.
        let key = keys::quarantine(name);
        if storage.get(&key).is_ok_and(|there| there.is_none()) {
            let _ = storage.set(&key, text);
        }
    }
    Ok(restored)
}

fn plan(storage: &dyn KeyValueStore, backup: &Backup, wall: u64, observe: &mut dyn FnMut(Timestamp)) -> Result<Plan, Refused> {
    let what = "Backup restored".to_owned();
    let restored = Restored {
        records: Vec::new(),
        inverse: Change { what, edits: Vec::new() },
        added: 0,
        changed: 0,
        deleted: 0,
        skipped: Vec::new(),
        can_undo: true,
    };
    let mut plan = Plan { old: Texts::new(), new: Texts::new(), revs: BTreeMap::new(), restored };
    for (name, text) in &backup.records {
        let key = [keys::RECORDS, name].concat();
        let there = storage.get(&key)?;
        let taken = match keys::parse(&key) {
            Key::Record(kind, id) => merge_record(kind, &id, there.as_deref(), text, wall, observe, &mut plan),
            Key::Unknown if name.split('/').count() == 2 && name.split('/').all(keys::is_id) && there.is_none() => {
                plan.revs.insert(key.clone(), 0);
                Ok(Some(text.clone()))
            }
            _ if there.as_ref() == Some(text) => Ok(None),
            _ => Err(SkipReason::NewerThanApp),
        };
        match taken {
            Ok(Some(text)) => {
                plan.old.insert(key.clone(), there);
                plan.new.insert(key, Some(text));
            }
            Ok(None) => {}
            Err(reason) => plan.restored.skipped.push((name.clone(), reason)),
        }
    }
    plan.restored.inverse.edits.reverse();
    Ok(plan)
}

/// The text after one record was merged; `None` for no difference.
fn merge_record(
    kind: Kind,
    id: &Id,
    there: Option<&str>,
    text: &str,
    wall: u64,
    observe: &mut dyn FnMut(Timestamp),
    plan: &mut Plan,
) -> Result<Option<String>, SkipReason> {
    let theirs = match RecordState::read(kind, text) {
        Ok(mut state) => {
            // A clock that was far ahead must not win over everything written from now on.
            rebase(&mut state, wall);
            state
        }
        Err(EnvelopeError::Newer(_)) if there.is_none() => {
            plan.revs.insert(keys::record(kind, id), 0);
            if let Ok(OpenedEnvelope::Newer(_, Some(record))) = envelope::read(kind, text) {
                plan.restored.records.push((kind, id.clone(), Some(record)));
            }
            return Ok(Some(text.to_owned()));
        }
        Err(EnvelopeError::Newer(_)) if there == Some(text) => return Ok(None),
        Err(EnvelopeError::Newer(_)) => return Err(SkipReason::NewerKeptYours),
        Err(EnvelopeError::Damaged(_)) => return Err(SkipReason::Unreadable),
    };
    // Whatever comes in must be readable as its type.
    let typed = |state: &RecordState| state.record(kind).map(|record| envelope::typed(&record)).transpose();
    if typed(&theirs).is_err() {
        return Err(SkipReason::Unreadable);
    }
    observe(theirs.latest());
    let ours = match there.map(|there| RecordState::read(kind, there)).transpose() {
        Ok(ours) => ours,
        Err(EnvelopeError::Newer(_)) => return Err(SkipReason::YoursIsNewer),
        Err(EnvelopeError::Damaged(_)) => return Err(SkipReason::YoursUnreadable),
    };
    let (before, rev) = match &ours {
        Some(state) => (typed(state).map_err(|_| SkipReason::YoursUnreadable)?, state.rev),
        None => (None, 0),
    };
    let mut merged = match ours {
        Some(ours) => {
            observe(ours.latest());
            let mut merged = merge(ours.clone(), theirs);
            merged.rev = ours.rev;
            if merged == ours {
                return Ok(None);
            }
            merged
        }
        None => theirs,
    };
    merged.rev = rev.saturating_add(1);
    let after = typed(&merged).map_err(|_| SkipReason::DoesNotMerge)?;
    match (&before, &after) {
        (None, Some(_)) => plan.restored.added += 1,
        (Some(_), None) => plan.restored.deleted += 1,
        (Some(before), Some(after)) if before != after => plan.restored.changed += 1,
        _ => {}
    }
    if before != after {
        plan.restored.records.push((kind, id.clone(), after.clone()));
        plan.restored.inverse.edits.push(Edit { id: id.clone(), kind, before: after, after: before });
    }
    plan.revs.insert(keys::record(kind, id), merged.rev);
    Ok(Some(merged.write(kind)))
}

/// What [`undo`] did.
#[derive(Debug, Clone, PartialEq)]
pub struct RestoreUndone {
    /// The records as they are now, for the model.
    pub records: Vec<(Kind, Id, Option<Record>)>,
    /// How many were not undone, because they were edited after the restore.
    pub kept: usize,
}

/// Undoes the last restore; `None` where that is not available. Hold the lock.
///
/// # Errors
/// Why nothing was written.
pub fn undo(storage: &mut dyn KeyValueStore) -> Result<Option<RestoreUndone>, Refused> {
    rollback_log::recover(storage)?;
    let Some(text) = storage.get(keys::BEFORE_RESTORE)? else { return Ok(None) };
    let Some(before) = serde_json::from_str::<Snapshot>(&text).ok().filter(|before| before.v == 1) else { return Ok(None) };
    let (mut old, mut new, mut undone) = (Texts::new(), Texts::new(), RestoreUndone { records: Vec::new(), kept: 0 });
    for (key, (rev, text)) in before.old {
        let now = storage.get(&key)?;
        let Key::Record(kind, id) = keys::parse(&key) else {
            old.insert(key.clone(), now);
            new.insert(key, text);
            continue;
        };
        let current = now.as_deref().map(|now| RecordState::read(kind, now));
        let untouched = match &current {
            Some(Ok(state)) => state.rev == rev,
            Some(Err(EnvelopeError::Newer(_))) => rev == 0,
            _ => false,
        };
        if !untouched {
            undone.kept += 1;
            continue;
        }
        let record = match text.as_deref().map(|text| envelope::read(kind, text)) {
            Some(Ok(OpenedEnvelope::Live(record) | OpenedEnvelope::Newer(_, Some(record)))) => Some(record),
            _ => None,
        };
        undone.records.push((kind, id, record));
        old.insert(key.clone(), now);
        new.insert(key, text);
    }
    old.insert(keys::BEFORE_RESTORE.to_owned(), Some(text));
    new.insert(keys::BEFORE_RESTORE.to_owned(), None);
    rollback_log::write_all(storage, &old, &new).map_err(|error| Refused::from_write(storage, error))?;
    Ok(Some(undone))
}

/// Deletes what the last restore replaced, to free the space; it can no longer be undone.
///
/// # Errors
/// Where the storage cannot be reached.
pub fn discard_snapshot(storage: &mut dyn KeyValueStore) -> Result<(), StoreError> {
    storage.remove(keys::BEFORE_RESTORE)
}

/// Everything as a backup, without some kinds. It records that everything up to now has left this browser: what is deleted from then on leaves a
/// tombstone.
///
/// # Errors
/// Where the storage cannot be reached.
pub fn export(
    storage: &mut dyn KeyValueStore,
    clock: &mut Clock,
    wall: u64,
    today: NaiveDate,
    leave_out: &[Kind],
) -> Result<Backup, StoreError> {
    let mut names = storage.keys()?;
    names.retain(|key| match keys::parse(key) {
        Key::Record(kind, _) => !leave_out.contains(&kind),
        Key::Unknown => true,
        Key::Other => false,
    });
    let mut backup = collect(storage, clock, wall, today, names)?;
    backup.aside = quarantine::texts(storage)?.into_iter().into_map();
    Ok(backup)
}

/// Some records as a backup, for a link or a code.
///
/// # Errors
/// Where the storage cannot be reached.
pub fn export_some(
    storage: &mut dyn KeyValueStore,
    clock: &mut Clock,
    wall: u64,
    today: NaiveDate,
    which: &[(Kind, Id)],
) -> Result<Backup, StoreError> {
    let mut backup = collect(storage, clock, wall, today, which.iter().map(|(kind, id)| keys::record(*kind, id)).collect())?;
    backup.left_out.insert(exchange::backup::LeftOut::Rest);
    Ok(backup)
}

fn collect(
    storage: &mut dyn KeyValueStore,
    clock: &mut Clock,
    wall: u64,
    today: NaiveDate,
    names: Vec<String>,
) -> Result<Backup, StoreError> {
    let mut backup = Backup { made: Some(today), ..Backup::default() };
    for key in names {
        let Some(text) = storage.get(&key)? else { continue };
        if let Some(created_at) = envelope::created_at(&text) {
            clock.observe(created_at);
        }
        backup.records.insert(key.strip_prefix(keys::RECORDS).unwrap_or(&key).to_owned(), text);
    }
    if let Some(shared) = shared(storage)? {
        clock.observe(shared);
    }
    // As long as the text reserved at the first start, so it fits into a full storage too.
    storage.set(keys::SHARED, clock.tick(wall).as_str())?;
    Ok(backup)
}

/// Shown where a file looks like a backup and turns out to be none.
pub const NOT_A_BACKUP: &str = "This looks like an incomplete backup. Nothing was changed; try the original file.";

/// Reads the file of the rescue screen, `{"onward-rescue":1,"keys":{…}}`: the storage as it was, keys and texts. Records come in as from a backup;
/// what was in quarantine stays there, and the app's own keys (timestamp, rollback log, device) are left out.
///
/// # Errors
/// Where it is not such a file.
pub fn from_rescue(text: &str) -> Result<Backup, BackupError> {
    #[derive(Deserialize)]
    struct Rescue {
        #[serde(rename = "onward-rescue")]
        version: u64,
        keys: BTreeMap<String, Option<String>>,
    }
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        return Err(BackupError::Empty);
    }
    let rescue: Rescue = serde_json::from_str(text).map_err(|error| match error.classify() {
        serde_json::error::Category::Data => BackupError::Other,
        _ => BackupError::Damaged { row: error.line().max(1), column: error.column().max(1) },
    })?;
    if rescue.version > 1 {
        return Err(BackupError::Newer);
    }
    let mut backup = Backup::default();
    for (key, text) in rescue.keys {
        let Some(text) = text else { continue };
        if let Some(original) = key.strip_prefix(keys::QUARANTINE) {
            backup.aside.insert(original.to_owned(), text);
        } else if let Some(name) = key.strip_prefix(keys::RECORDS) {
            backup.records.insert(name.to_owned(), text);
        }
    }
    Ok(backup)
}

/// Two backups merged, in either order.
#[must_use]
pub fn merge_backups(one: Backup, other: Backup) -> Backup {
    // What one of the two has, both have.
    let left_out = one.left_out.intersection(&other.left_out).copied().into_set();
    let mut merged = Backup { made: one.made.max(other.made), left_out, records: one.records, aside: other.aside };
    merged.aside.extend(one.aside);
    for (name, theirs) in other.records {
        match merged.records.get_mut(&name) {
            Some(ours) => *ours = merge_texts(&name, ours, &theirs),
            None => {
                merged.records.insert(name, theirs);
            }
        }
    }
    merged
}

/// Of two texts of one record: the merge where both can be read; else the one of a newer version, then the readable one, then the greater text.
fn merge_texts(name: &str, one: &str, other: &str) -> String {
    let Key::Record(kind, _) = keys::parse(&[keys::RECORDS, name].concat()) else { return one.max(other).to_owned() };
    match (RecordState::read(kind, one), RecordState::read(kind, other)) {
        (Ok(one), Ok(other)) => merge(one, other).write(kind),
        (ours, theirs) => {
            let rank = |state: &Result<RecordState, EnvelopeError>| match state {
                Err(EnvelopeError::Newer(v)) => (2, *v),
                Ok(_) => (1, 0),
                Err(EnvelopeError::Damaged(_)) => (0, 0),
            };
            (rank(&ours), one).max((rank(&theirs), other)).1.to_owned()
        }
    }
}
