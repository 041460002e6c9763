//! What left this browser and comes back, or comes from another: a backup, a link, a code. Taking it in is a merge, record by record, written as
//! one; nothing that stands is lost, nothing deleted later returns.
//!
//! What stood before is kept under [`keys::BEFORE_RESTORE`], where there is room, so that [`undo`] can put it back even after a reload. A record
//! that was edited after the restore is left as it is.

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
use super::refused::Refused;
use super::rollback_log::{self, Texts, WriteError};
use domain::change::{Change, Edit};
use domain::id::Id;
use domain::record::{Kind, Record};
use exchange::backup::{Backup, BackupError};

/// What taking a backup in does, or did.
#[derive(Debug, Clone, PartialEq)]
pub struct Restored {
    /// The touched records as they stand then, for the model.
    pub records: Vec<(Kind, Id, Option<Record>)>,
    /// The change that takes it back as an edit. [`undo`] is better as long as it can be had: it leaves no tombstones, so that the same backup
    /// can be taken in again.
    pub inverse: Change,
    /// How many records are new here.
    pub added: usize,
    /// How many stood and are changed.
    pub changed: usize,
    /// How many stood and had been deleted elsewhere.
    pub deleted: usize,
    /// What was not taken in: the name in the backup and a sentence.
    pub skipped: Vec<(String, String)>,
    /// Whether [`undo`] can put back what stood.
    pub kept: bool,
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
    /// By name: the revision the restore wrote, and the text that stood.
    old: BTreeMap<String, (u32, Option<String>)>,
}

/// What taking it in would do; changes nothing.
///
/// # Errors
/// Where the storage cannot be reached.
pub fn preview(storage: &dyn KeyValueStore, backup: &Backup) -> Result<Restored, Refused> {
    plan(storage, backup, &mut |_| ()).map(|plan| plan.restored)
}

/// Takes a backup in, all of it or nothing. Hold the lock.
///
/// # Errors
/// Why nothing was written.
pub fn restore(storage: &mut dyn KeyValueStore, clock: &mut Clock, wall: u64, backup: &Backup) -> Result<Restored, Refused> {
    rollback_log::recover(storage)?;
    let Plan { mut old, mut new, revs, mut restored } = plan(storage, backup, &mut |stamp| clock.observe(stamp))?;
    if new.is_empty() {
        return Ok(restored);
    }
    // What came in is known elsewhere: deleting it from now on leaves a tombstone.
    old.insert(keys::SHARED.to_owned(), storage.get(keys::SHARED)?);
    new.insert(keys::SHARED.to_owned(), Some(clock.tick(wall).as_str().to_owned()));
    let before = old.iter().filter_map(|(key, text)| revs.get(key).map(|rev| (key.clone(), (*rev, text.clone())))).collect();
    let before = serde_json::to_string(&Snapshot { v: 1, old: before }).unwrap_or_default();
    old.insert(keys::BEFORE_RESTORE.to_owned(), storage.get(keys::BEFORE_RESTORE)?);
    new.insert(keys::BEFORE_RESTORE.to_owned(), Some(before));
    let written = match rollback_log::write_all(storage, &old, &new) {
        Err(WriteError::Rejected(StoreError::Full)) => {
            // Better taken in without the way back after a reload than not at all; `inverse` still is one.
            restored.kept = false;
            new.insert(keys::BEFORE_RESTORE.to_owned(), None);
            rollback_log::write_all(storage, &old, &new)
        }
        other => other,
    };
    written.map_err(|why| Refused::from_write(storage, why))?;
    for (name, text) in &backup.aside {
        // Unreadable here and there: kept where it can be exported again. Not worth refusing the rest for.
        let key = keys::quarantine(name);
        if storage.get(&key).is_ok_and(|there| there.is_none()) {
            let _ = storage.set(&key, text);
        }
    }
    Ok(restored)
}

fn plan(storage: &dyn KeyValueStore, backup: &Backup, observe: &mut dyn FnMut(Timestamp)) -> Result<Plan, Refused> {
    let what = match backup.made {
        Some(day) => format!("Backup of {day} taken in"),
        None => "Backup taken in".to_owned(),
    };
    let restored = Restored {
        records: Vec::new(),
        inverse: Change { what, edits: Vec::new() },
        added: 0,
        changed: 0,
        deleted: 0,
        skipped: Vec::new(),
        kept: true,
    };
    let mut plan = Plan { old: Texts::new(), new: Texts::new(), revs: BTreeMap::new(), restored };
    for (name, text) in &backup.records {
        let key = [keys::RECORDS, name].concat();
        let there = storage.get(&key)?;
        let taken = match keys::parse(&key) {
            Key::Record(kind, id) => take(kind, &id, there.as_deref(), text, observe, &mut plan),
            Key::Unknown if name.split('/').count() == 2 && name.split('/').all(keys::is_id) && there.is_none() => {
                plan.revs.insert(key.clone(), 0);
                Ok(Some(text.clone()))
            }
            _ if there.as_ref() == Some(text) => Ok(None),
            _ => Err("A newer version of Onward wrote this entry; it was left out."),
        };
        match taken {
            Ok(Some(text)) => {
                plan.old.insert(key.clone(), there);
                plan.new.insert(key, Some(text));
            }
            Ok(None) => {}
            Err(why) => plan.restored.skipped.push((name.clone(), why.to_owned())),
        }
    }
    plan.restored.inverse.edits.reverse();
    Ok(plan)
}

/// What shall stand after one record came in; `None` for no difference.
fn take(
    kind: Kind,
    id: &Id,
    there: Option<&str>,
    text: &str,
    observe: &mut dyn FnMut(Timestamp),
    plan: &mut Plan,
) -> Result<Option<String>, &'static str> {
    let theirs = match RecordState::read(kind, text) {
        Ok(state) => state,
        Err(EnvelopeError::Newer(_)) if there.is_none() => {
            plan.revs.insert(keys::record(kind, id), 0);
            if let Ok(OpenedEnvelope::Newer(_, Some(record))) = envelope::read(kind, text) {
                plan.restored.records.push((kind, id.clone(), Some(record)));
            }
            return Ok(Some(text.to_owned()));
        }
        Err(EnvelopeError::Newer(_)) if there == Some(text) => return Ok(None),
        Err(EnvelopeError::Newer(_)) => return Err("A newer version of Onward wrote this entry; what you have here was kept."),
        Err(EnvelopeError::Damaged(_)) => return Err("This entry cannot be read; it was left out."),
    };
    // Whatever comes in is read as its type first: a backup is no way for what cannot be read.
    let typed = |state: &RecordState| state.record(kind).map(|record| envelope::typed(&record)).transpose();
    if typed(&theirs).is_err() {
        return Err("This entry cannot be read; it was left out.");
    }
    observe(theirs.latest());
    let ours = match there.map(|there| RecordState::read(kind, there)).transpose() {
        Ok(ours) => ours,
        Err(EnvelopeError::Newer(_)) => return Err("A newer version of Onward wrote the entry you have here; it was kept as it is."),
        Err(EnvelopeError::Damaged(_)) => return Err("The entry you have here cannot be read; it was kept as it is."),
    };
    let (before, rev) = match &ours {
        Some(state) => (typed(state).map_err(|_| "The entry you have here cannot be read; it was kept as it is.")?, state.rev),
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
    merged.rev = rev + 1;
    let after = typed(&merged).map_err(|_| "This entry does not fit the one you have here; yours was kept.")?;
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
    /// The touched records as they stand now, for the model.
    pub records: Vec<(Kind, Id, Option<Record>)>,
    /// How many were left, because they were edited after the restore.
    pub left: usize,
}

/// Puts back what stood before the last restore. `None` where nothing is kept. Hold the lock.
///
/// # Errors
/// Why nothing was written.
pub fn undo(storage: &mut dyn KeyValueStore) -> Result<Option<RestoreUndone>, Refused> {
    rollback_log::recover(storage)?;
    let Some(text) = storage.get(keys::BEFORE_RESTORE)? else { return Ok(None) };
    let Some(before) = serde_json::from_str::<Snapshot>(&text).ok().filter(|before| before.v == 1) else { return Ok(None) };
    let (mut old, mut new, mut undone) = (Texts::new(), Texts::new(), RestoreUndone { records: Vec::new(), left: 0 });
    for (key, (rev, text)) in before.old {
        let now = storage.get(&key)?;
        let Key::Record(kind, id) = keys::parse(&key) else {
            old.insert(key.clone(), now);
            new.insert(key, text);
            continue;
        };
        let stands = now.as_deref().map(|now| RecordState::read(kind, now));
        let untouched = match &stands {
            Some(Ok(state)) => state.rev == rev,
            Some(Err(EnvelopeError::Newer(_))) => rev == 0,
            _ => false,
        };
        if !untouched {
            undone.left += 1;
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
    rollback_log::write_all(storage, &old, &new).map_err(|why| Refused::from_write(storage, why))?;
    Ok(Some(undone))
}

/// Deletes what is kept from before the last restore, to free its room.
///
/// # Errors
/// Where the storage cannot be reached.
pub fn discard_snapshot(storage: &mut dyn KeyValueStore) -> Result<(), StoreError> {
    storage.remove(keys::BEFORE_RESTORE)
}

/// Everything as a backup, some kinds left out. It notes how far records have left this browser: what is deleted from then on leaves a tombstone.
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
    let mut backup = pack(storage, clock, wall, today, names)?;
    backup.aside = quarantine::texts(storage)?.into_iter().collect();
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
    pack(storage, clock, wall, today, which.iter().map(|(kind, id)| keys::record(*kind, id)).collect())
}

fn pack(storage: &mut dyn KeyValueStore, clock: &mut Clock, wall: u64, today: NaiveDate, names: Vec<String>) -> Result<Backup, StoreError> {
    let mut backup = Backup { made: Some(today), ..Backup::default() };
    for key in names {
        let Some(text) = storage.get(&key)? else { continue };
        if let Some(born) = envelope::created_at(&text) {
            clock.observe(born);
        }
        backup.records.insert(key.strip_prefix(keys::RECORDS).unwrap_or(&key).to_owned(), text);
    }
    if let Some(shared) = shared(storage)? {
        clock.observe(shared);
    }
    // As long as what stands there since the first start: it fits in a full storage, too.
    storage.set(keys::SHARED, clock.tick(wall).as_str())?;
    Ok(backup)
}

/// What stands where a text turns out to be no backup after all.
pub const NOT_A_BACKUP: &str = "This looks like a backup and is not whole. Nothing was changed; try the original file.";

/// Reads the file of the rescue screen, `{"onward-rescue":1,"keys":{…}}`: storage as it stood, names and texts. Records come in as from a backup;
/// what had been set aside stays aside, and the app's own notes (clock, journal, device) are left out.
///
/// # Errors
/// Why it is no such file.
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

/// Two backups as one that knows both; in whichever order.
#[must_use]
pub fn merge_backups(one: Backup, other: Backup) -> Backup {
    let mut merged = Backup { made: one.made.max(other.made), records: one.records, aside: other.aside };
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

/// Of two texts of one record: the merged one where both can be read; else the newer version's, then the readable one, then the greater text.
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
