//! The one write path: a [`Change`] is checked, laid over what stands in storage *now*, written as one, and read back.
//!
//! Laid over, not written over: only the fields (and the entries of fields that unite) in which `before` and `after` differ are touched. Another
//! tab may have written other fields since the person's screen was drawn; those stay. Of one field written in both tabs the later commit stands.
//!
//! A record that another tab deleted meanwhile and that is edited here returns whole, as the person sees it: their typing is never lost, and a
//! fragment never appears. A deletion takes away whatever stands.
//!
//! What stands is read as the type of the edit's own records, and so is what comes of it; no type is named here. Where neither says its type (a
//! text undone or taken out again), the change is made only over exactly what it says stood before.
//!
//! A deletion leaves a tombstone, so that another device's copy does not bring the record back. A record that was born after the last time
//! anything left this browser ([`keys::SHARED`]) needs none: its name is taken out, and an import that is undone leaves nothing.

use std::collections::BTreeMap;

use serde_json::Value;

use super::clock::{Clock, Timestamp};
use super::envelope::{self, EnvelopeError, RecordState, Register};
use super::key_value::{KeyValueStore, StoreError};
use super::keys;
use super::refused::Refused;
use super::rollback_log::{self, Texts};
use domain::change::{Change, Edit};
use domain::id::Id;
use domain::record::{Kind, Record};

/// What was done.
#[derive(Debug, Clone, PartialEq)]
pub struct Committed {
    /// The touched records as they stand now, for the model: put, or taken out.
    pub records: Vec<(Kind, Id, Option<Record>)>,
    /// The change that takes it back, from what really stood before.
    pub inverse: Change,
}

/// Writes a change, all of it or nothing. `wall` is the wall clock in milliseconds since 1970. Hold the lock.
///
/// # Errors
/// Why nothing was written, with a sentence for the person and what could make room.
pub fn commit(storage: &mut dyn KeyValueStore, clock: &mut Clock, wall: u64, change: &Change) -> Result<Committed, Refused> {
    change.check()?;
    rollback_log::recover(storage)?;
    let shared = shared(storage)?;
    let mut stood = BTreeMap::new();
    let mut old = Texts::new();
    for edit in &change.edits {
        let key = keys::record(edit.kind, &edit.id);
        let text = storage.get(&key)?;
        if let Some(text) = &text {
            let state = RecordState::read(edit.kind, text).map_err(|why| unreadable(&why))?;
            clock.observe(state.latest());
            stood.insert(key.clone(), state);
        }
        if old.insert(key, text).is_some() {
            return Err(Refused::Duplicate);
        }
    }
    if let Some(shared) = shared {
        clock.observe(shared);
    }
    let now = clock.tick(wall);

    let (mut new, mut records, mut inverse) = (Texts::new(), Vec::new(), Vec::new());
    for edit in &change.edits {
        let key = keys::record(edit.kind, &edit.id);
        let stood = stood.remove(&key);
        let before = stood.as_ref().map(|state| standing(edit, state)).transpose()?.flatten();
        let (text, after) = lay(edit, stood, before.as_ref(), now, shared)?;
        if old.get(&key) == Some(&text) {
            old.remove(&key);
        } else {
            new.insert(key, text);
        }
        inverse.push(Edit { id: edit.id.clone(), kind: edit.kind, before: after.clone(), after: before });
        records.push((edit.kind, edit.id.clone(), after));
    }
    rollback_log::write_all(storage, &old, &new).map_err(|why| Refused::from_write(storage, why))?;
    inverse.reverse();
    Ok(Committed { records, inverse: Change { what: change.what.clone(), edits: inverse } })
}

/// The record as it stands in storage now, whatever this tab last heard of it; as text, for its type to read.
///
/// # Errors
/// Where it cannot be read.
pub fn read_current(storage: &dyn KeyValueStore, kind: Kind, id: &Id) -> Result<Option<Record>, Refused> {
    let Some(text) = storage.get(&keys::record(kind, id))? else { return Ok(None) };
    Ok(RecordState::read(kind, &text).map_err(|why| unreadable(&why))?.record(kind))
}

/// The record that an edit finds, read as the edit's type: what cannot be read is neither edited nor deleted.
fn standing(edit: &Edit, state: &RecordState) -> Result<Option<Record>, Refused> {
    let Some(raw) = state.record(edit.kind) else { return Ok(None) };
    match again(edit, &raw) {
        Some(read) => read.map(Some),
        None if edit.before.as_ref() == Some(&raw) => Ok(Some(raw)),
        None => Err(Refused::Conflict),
    }
}

/// A record read as the type of the edit's own; `None` where neither says it.
fn again(edit: &Edit, raw: &Record) -> Option<Result<Record, Refused>> {
    let text = raw.to_json_text().ok()?;
    let read = edit.after.iter().chain(&edit.before).find_map(|record| record.read_again(&text))?;
    Some(read.map_err(|_| Refused::Unreadable))
}

/// The text and the record that one edit leads to, over what stands.
fn lay(
    edit: &Edit,
    stood: Option<RecordState>,
    before: Option<&Record>,
    now: Timestamp,
    shared: Option<Timestamp>,
) -> Result<(Option<String>, Option<Record>), Refused> {
    let kind = edit.kind;
    let (Some(after), alive) = (&edit.after, before.is_some()) else {
        let Some(mut state) = stood else { return Ok((None, None)) };
        if state.gone.is_none() && shared.is_none_or(|shared| state.born > shared) {
            return Ok((None, None));
        }
        if before.is_some() {
            state.gone = Some(now);
            state.rev += 1;
            state.drop_deleted();
        }
        return Ok((Some(state.write(kind)), None));
    };
    let Some(mut state) = stood else {
        let data = after.to_json_text().map_err(|_| Refused::Unreadable)?;
        return Ok((Some(envelope::write_new(kind, now, &data)), Some(after.clone())));
    };
    let (seen, new) = differing(edit, after)?;
    state.rev += 1;
    if alive {
        let mut seen = seen;
        for (path, value) in new {
            if seen.remove(&path).as_ref() != Some(&value) {
                state.cells.insert(path, Register { at: now, value: Some(value) });
            }
        }
        for path in seen.into_keys() {
            state.cells.insert(path, Register { at: now, value: None });
        }
    } else {
        state.born = now;
        state.cells.extend(new.into_iter().map(|(path, value)| (path, Register { at: now, value: Some(value) })));
    }
    let record = match state.record(kind) {
        Some(raw) => Some(again(edit, &raw).unwrap_or(Ok(raw))?),
        None => None,
    };
    if let Some(record) = &record {
        record.check()?;
    }
    Ok((Some(state.write(kind)), record))
}

type Fields = BTreeMap<String, Value>;

/// The fields before and after. A text is read as the other's type first: fields that the type does not know, and those it leaves out as empty,
/// are no difference.
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
    Ok(envelope::split(kind, data).map_err(|_| Refused::Unreadable)?.into_iter().collect())
}

/// Up to which clock records have left this browser or come in.
pub(super) fn shared(storage: &dyn KeyValueStore) -> Result<Option<Timestamp>, StoreError> {
    Ok(storage.get(keys::SHARED)?.and_then(|text| Timestamp::parse(&text)))
}

fn unreadable(error: &EnvelopeError) -> Refused {
    match error {
        EnvelopeError::Newer(_) => Refused::NewerVersion,
        EnvelopeError::Damaged(_) => Refused::Unreadable,
    }
}
