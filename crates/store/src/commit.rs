//! The one write path: a [`Change`] is checked, merged into what is stored *now*, written atomically, and read back.
//!
//! Merged, not written over: only the fields (and the entries of fields that merge by entry) in which `before` and `after` differ are touched. Another
//! tab may have written other fields since the person's screen was drawn; those are kept. Of one field written in both tabs the later commit wins, and the
//! other one's value is not lost in silence: it is given back to be asked about ([`Committed::overwrote`]).
//!
//! A record that another tab deleted meanwhile and that is edited here returns whole, as the person sees it: their typing is never lost, and a
//! fragment never appears. A deletion deletes whatever is stored.
//!
//! The stored record is read as the type of the edit's own records, and so is the result; no type is named here. Where neither says its type (a
//! text that is undone or removed), the change is made only if what is stored is exactly what the change says was there before.
//!
//! A deletion leaves a tombstone, so that another device's copy does not bring the record back. A record created after the last time anything left
//! this browser ([`keys::SHARED`]) needs none: its key is removed, and an import that is undone leaves nothing behind.

use std::collections::BTreeMap;

use serde_json::Value;

use super::clock::{Clock, Timestamp};
use super::concurrent::{Conflict, Side};
use super::envelope::{self, EnvelopeError, OpenedEnvelope, RecordState, Register};
use super::key_value::{KeyValueStore, StoreError};
use super::keys;
use super::refused::Refused;
use super::removal;
use super::rollback_log::{self, Texts, WriteError};
use domain::change::{Change, Edit};
use domain::id::Id;
use domain::record::{Kind, Record};

/// What was written.
#[derive(Debug, Clone, PartialEq)]
pub struct Committed {
    /// The records as they are now, to put into the model or to remove from it.
    pub records: Vec<(Kind, Id, Option<Record>)>,
    /// The change that undoes it, from what was really stored before.
    pub inverse: Change,
    /// Values of another tab that it wrote over, and that its edits had not seen.
    pub overwrote: Vec<Conflict>,
    /// When: the timestamp of everything it wrote.
    pub at: Timestamp,
    /// The texts it replaced, by key.
    pub old: Texts,
    /// The texts it wrote.
    pub new: Texts,
}

/// Writes a change, all of it or nothing. `wall` is the wall clock in milliseconds since 1970. Hold the lock.
///
/// # Errors
/// Why nothing was written.
pub fn commit(storage: &mut dyn KeyValueStore, clock: &mut Clock, wall: u64, change: &Change) -> Result<Committed, Refused> {
    write(storage, clock, wall, change, false)
}

/// As [`commit`], for a change that takes an earlier one back: refused where what that one left was changed since, in another tab or by another device.
///
/// # Errors
/// Why nothing was written; [`Refused::Overtaken`] where somebody's newer text would go with it.
pub fn take_back(storage: &mut dyn KeyValueStore, clock: &mut Clock, wall: u64, change: &Change) -> Result<Committed, Refused> {
    write(storage, clock, wall, change, true)
}

fn write(storage: &mut dyn KeyValueStore, clock: &mut Clock, wall: u64, change: &Change, takes_back: bool) -> Result<Committed, Refused> {
    change.check()?;
    rollback_log::recover(storage)?;
    let shared = shared(storage)?;
    let mut stored = BTreeMap::new();
    let mut old = Texts::new();
    for edit in &change.edits {
        let key = keys::record(edit.kind, &edit.id);
        let text = storage.get(&key)?;
        if let Some(text) = &text {
            let state = RecordState::read(edit.kind, text).map_err(|error| unreadable(&error))?;
            clock.observe(state.latest());
            stored.insert(key.clone(), state);
        }
        if old.insert(key, text).is_some() {
            return Err(Refused::Duplicate);
        }
    }
    if let Some(shared) = shared {
        clock.observe(shared);
    }
    let now = clock.tick(wall);
    if Timestamp::parse(now.as_str()) != Some(now) {
        return Err(Refused::Unwritable);
    }

    let (mut new, mut records, mut inverse, mut overwrote) = (Texts::new(), Vec::new(), Vec::new(), Vec::new());
    for edit in &change.edits {
        let key = keys::record(edit.kind, &edit.id);
        let stored = stored.remove(&key);
        let before = stored.as_ref().map(|state| current_record(edit, state)).transpose()?.flatten();
        if takes_back && is_overtaken(edit, before.as_ref())? {
            return Err(Refused::Overtaken);
        }
        let (text, after) = apply(edit, stored, before.as_ref(), now, shared)?;
        overwrote.append(&mut overwritten(edit, before.as_ref())?);
        if old.get(&key) == Some(&text) {
            old.remove(&key);
        } else {
            new.insert(key, text);
        }
        inverse.push(Edit { id: edit.id.clone(), kind: edit.kind, before: after.clone(), after: before });
        records.push((edit.kind, edit.id.clone(), after));
    }
    let written = match rollback_log::write_all(storage, &old, &new) {
        // The way out of a full storage must itself need no room.
        Err(WriteError::Rejected(StoreError::Full)) => {
            removal::write_all(storage, &old, &new, now, shared).unwrap_or(Err(WriteError::Rejected(StoreError::Full)))
        }
        other => other,
    };
    written.map_err(|error| Refused::from_write(storage, error))?;
    inverse.reverse();
    Ok(Committed { records, inverse: Change { what: change.what.clone(), edits: inverse }, overwrote, at: now, old, new })
}

/// Whether what an earlier change left in the fields that are taken back is no longer what is stored: a value of the field, for an addition anything at all.
fn is_overtaken(edit: &Edit, stored: Option<&Record>) -> Result<bool, Refused> {
    let (left, stored) = match (&edit.before, stored) {
        (None, None) => return Ok(false),
        (Some(left), Some(stored)) => (left, stored),
        // It was deleted since, or it was a deletion and the record is back.
        (Some(_), None) => return Ok(edit.after.is_some()),
        (None, Some(stored)) => return Ok(edit.after.as_ref() != Some(stored)),
    };
    if left == stored {
        return Ok(false);
    }
    let Some(after) = &edit.after else { return Ok(true) };
    let (left_values, after_values) = differing(edit, after)?;
    let (_, stored_values) = differing(&Edit { before: Some(left.clone()), ..edit.clone() }, stored)?;
    let paths = left_values.keys().chain(after_values.keys());
    Ok(paths.filter(|path| left_values.get(*path) != after_values.get(*path)).any(|path| stored_values.get(path) != left_values.get(path)))
}

/// The stored values that an edit replaces by others and had not seen.
fn overwritten(edit: &Edit, stored: Option<&Record>) -> Result<Vec<Conflict>, Refused> {
    let (Some(before), Some(after), Some(stored)) = (&edit.before, &edit.after, stored) else { return Ok(Vec::new()) };
    if before == stored {
        return Ok(Vec::new());
    }
    let (seen, new) = differing(edit, after)?;
    let (there, _) = differing(&Edit { before: Some(stored.clone()), ..edit.clone() }, after)?;
    let conflict = |path: &String| {
        let (seen, ours, theirs) = (seen.get(path), new.get(path), there.get(path));
        (ours != seen && theirs != seen && ours != theirs).then(|| Conflict {
            kind: edit.kind,
            id: edit.id.clone(),
            path: path.clone(),
            ours: ours.cloned(),
            theirs: theirs.cloned(),
            before: seen.cloned(),
            stored: Side::Ours,
        })
    };
    Ok(seen.keys().chain(new.keys().filter(|path| !seen.contains_key(*path))).filter_map(conflict).collect())
}

/// Whether a text reads as what it was made from: what cannot be read back is not written.
fn check_reads(kind: Kind, text: &str, meant: &RecordState) -> Result<(), Refused> {
    if RecordState::read(kind, text).as_ref() == Ok(meant) { Ok(()) } else { Err(Refused::Unwritable) }
}

/// The record as it is stored now, whatever this tab knows of it; as text, for its type to read.
///
/// # Errors
/// Where it cannot be read.
pub fn read_current(storage: &dyn KeyValueStore, kind: Kind, id: &Id) -> Result<Option<Record>, Refused> {
    let Some(text) = storage.get(&keys::record(kind, id))? else { return Ok(None) };
    Ok(RecordState::read(kind, &text).map_err(|error| unreadable(&error))?.record(kind))
}

/// The stored record, read as the edit's type: what cannot be read is neither edited nor deleted.
fn current_record(edit: &Edit, state: &RecordState) -> Result<Option<Record>, Refused> {
    let Some(raw) = state.record(edit.kind) else { return Ok(None) };
    match read_as_edited(edit, &raw) {
        Some(read) => read.map(Some),
        None if edit.before.as_ref() == Some(&raw) => Ok(Some(raw)),
        None => Err(Refused::Conflict),
    }
}

/// A record read as the type of the edit's records; `None` where neither knows its type.
fn read_as_edited(edit: &Edit, raw: &Record) -> Option<Result<Record, Refused>> {
    let text = raw.to_json_text().ok()?;
    let read = edit.after.iter().chain(&edit.before).find_map(|record| record.read_again(&text))?;
    Some(read.map_err(|_| Refused::Unreadable))
}

/// The text and the record that one edit leads to, merged into what is stored.
fn apply(
    edit: &Edit,
    stored: Option<RecordState>,
    before: Option<&Record>,
    now: Timestamp,
    shared: Option<Timestamp>,
) -> Result<(Option<String>, Option<Record>), Refused> {
    let kind = edit.kind;
    let (Some(after), live) = (&edit.after, before.is_some()) else {
        let Some(mut state) = stored else { return Ok((None, None)) };
        if state.deleted_at.is_none() && shared.is_none_or(|shared| state.created_at > shared) {
            return Ok((None, None));
        }
        if before.is_some() {
            state.delete(now);
        }
        return Ok((Some(state.write(kind)), None));
    };
    let Some(mut state) = stored else {
        let data = after.to_json_text().map_err(|_| Refused::Unreadable)?;
        let text = envelope::write_new(kind, now, &data);
        if !matches!(envelope::open(kind, &text), Ok(OpenedEnvelope::Live(_))) {
            return Err(Refused::Unwritable);
        }
        return Ok((Some(text), Some(after.clone())));
    };
    let (seen, new) = differing(edit, after)?;
    state.rev = state.rev.saturating_add(1);
    if live {
        let mut seen = seen;
        for (path, value) in new {
            if seen.remove(&path).as_ref() != Some(&value) {
                state.registers.insert(path, Register { at: now, value: Some(value) });
            }
        }
        for path in seen.into_keys() {
            state.registers.insert(path, Register { at: now, value: None });
        }
    } else {
        state.created_at = now;
        state.registers.extend(new.into_iter().map(|(path, value)| (path, Register { at: now, value: Some(value) })));
    }
    let record = match state.record(kind) {
        Some(raw) => Some(read_as_edited(edit, &raw).unwrap_or(Ok(raw))?),
        None => None,
    };
    if let Some(record) = &record {
        record.check()?;
    }
    let text = state.write(kind);
    check_reads(kind, &text, &state)?;
    Ok((Some(text), record))
}

type Fields = BTreeMap<String, Value>;

/// The fields before and after. A text is read as the other's type first, so that fields the type does not know or leaves out as empty are no
/// difference.
fn differing(edit: &Edit, after: &Record) -> Result<(Fields, Fields), Refused> {
    let Some(before) = &edit.before else { return Ok((Fields::new(), fields(edit.kind, after)?)) };
    let alike = |one: &Record, other: &Record| -> Result<Fields, Refused> {
        let read = if one.is_raw() { other.read_again(&one.to_json_text().map_err(|_| Refused::Unreadable)?) } else { None };
        fields(edit.kind, &read.transpose().map_err(|_| Refused::Unreadable)?.unwrap_or_else(|| one.clone()))
    };
    Ok((alike(before, after)?, alike(after, before)?))
}

fn fields(kind: Kind, record: &Record) -> Result<Fields, Refused> {
    let data = record.to_json().map_err(|_| Refused::Unreadable)?;
    // One by one: collecting would link a sort of its own into the first download.
    let mut fields = Fields::new();
    for (path, value) in envelope::split(kind, data).map_err(|_| Refused::Unreadable)? {
        fields.insert(path, value);
    }
    Ok(fields)
}

/// The timestamp up to which records have left this browser or come into it.
pub(super) fn shared(storage: &dyn KeyValueStore) -> Result<Option<Timestamp>, StoreError> {
    Ok(storage.get(keys::SHARED)?.and_then(|text| Timestamp::parse(&text)))
}

fn unreadable(error: &EnvelopeError) -> Refused {
    match error {
        EnvelopeError::Newer(_) => Refused::NewerVersion,
        EnvelopeError::Damaged(_) => Refused::Unreadable,
    }
}
