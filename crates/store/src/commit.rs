//! The one door for every write: a [`Change`] is checked, laid over what stands in storage *now*, written as one, and read back.
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

use super::area::{Area, AreaError};
use super::clock::{Clock, Stamp};
use super::envelope::{self, Cell, State, Unread};
use super::journal::{self, Texts};
use super::keys;
use super::refused::Refused;
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
pub fn commit(area: &mut dyn Area, clock: &mut Clock, wall: u64, change: &Change) -> Result<Committed, Refused> {
    change.check()?;
    journal::recover(area)?;
    let shared = shared(area)?;
    let mut stood = BTreeMap::new();
    let mut old = Texts::new();
    for edit in &change.edits {
        let key = keys::record(edit.kind, &edit.id);
        let text = area.get(&key)?;
        if let Some(text) = &text {
            let state = State::read(edit.kind, text).map_err(|why| refuse(&why))?;
            clock.observe(state.latest());
            stood.insert(key.clone(), state);
        }
        if old.insert(key, text).is_some() {
            return Err(Refused::plain("This change names one entry twice. Nothing was changed; make it in two steps."));
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
    journal::write_all(area, &old, &new).map_err(|why| Refused::unwritten(area, why))?;
    inverse.reverse();
    Ok(Committed { records, inverse: Change { what: change.what.clone(), edits: inverse } })
}

/// The record as it stands in storage now, whatever this tab last heard of it; as text, for its type to read.
///
/// # Errors
/// Where it cannot be read.
pub fn stands(area: &dyn Area, kind: Kind, id: &Id) -> Result<Option<Record>, Refused> {
    let Some(text) = area.get(&keys::record(kind, id))? else { return Ok(None) };
    Ok(State::read(kind, &text).map_err(|why| refuse(&why))?.record(kind))
}

/// The record that an edit finds, read as the edit's type: what cannot be read is neither edited nor deleted.
fn standing(edit: &Edit, state: &State) -> Result<Option<Record>, Refused> {
    let Some(raw) = state.record(edit.kind) else { return Ok(None) };
    match again(edit, &raw) {
        Some(read) => read.map(Some),
        None if edit.before.as_ref() == Some(&raw) => Ok(Some(raw)),
        None => Err(Refused::plain("This entry was changed elsewhere in the meantime. Nothing was changed; look at it, then try again.")),
    }
}

/// A record read as the type of the edit's own; `None` where neither says it.
fn again(edit: &Edit, raw: &Record) -> Option<Result<Record, Refused>> {
    let text = raw.to_json_text().ok()?;
    let read = edit.after.iter().chain(&edit.before).find_map(|record| record.read_again(&text))?;
    Some(read.map_err(|error| broken(error.to_string())))
}

/// The text and the record that one edit leads to, over what stands.
fn lay(
    edit: &Edit,
    stood: Option<State>,
    before: Option<&Record>,
    now: Stamp,
    shared: Option<Stamp>,
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
            state.drop_gone();
        }
        return Ok((Some(state.write(kind)), None));
    };
    let Some(mut state) = stood else {
        let data = after.to_json_text().map_err(unwritable)?;
        return Ok((Some(envelope::write_new(kind, now, &data)), Some(after.clone())));
    };
    let (seen, new) = differing(edit, after)?;
    state.rev += 1;
    if alive {
        let mut seen = seen;
        for (path, value) in new {
            if seen.remove(&path).as_ref() != Some(&value) {
                state.cells.insert(path, Cell { at: now, value: Some(value) });
            }
        }
        for path in seen.into_keys() {
            state.cells.insert(path, Cell { at: now, value: None });
        }
    } else {
        state.born = now;
        state.cells.extend(new.into_iter().map(|(path, value)| (path, Cell { at: now, value: Some(value) })));
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
        let read = if one.is_raw() { other.read_again(&one.to_json_text().map_err(unwritable)?) } else { None };
        fields(edit.kind, &read.transpose().map_err(unwritable)?.unwrap_or_else(|| one.clone()))
    };
    Ok((alike(before, after)?, alike(after, before)?))
}

fn fields(kind: Kind, record: &Record) -> Result<Fields, Refused> {
    let data = record.to_json().map_err(unwritable)?;
    Ok(envelope::split(kind, data).map_err(broken)?.into_iter().collect())
}

/// Up to which clock records have left this browser or come in.
pub(super) fn shared(area: &dyn Area) -> Result<Option<Stamp>, AreaError> {
    Ok(area.get(keys::SHARED)?.and_then(|text| Stamp::parse(&text)))
}

fn refuse(why: &Unread) -> Refused {
    match why {
        Unread::Newer(_) => Refused::plain(
            "A newer version of Onward wrote this entry, so this version cannot change it. Nothing was changed; reload to get the newer version.",
        ),
        Unread::Broken(why) => broken(why.clone()),
    }
}

#[allow(clippy::needless_pass_by_value)] // as errors are mapped
fn unwritable(error: serde_json::Error) -> Refused {
    broken(error.to_string())
}

fn broken(_why: String) -> Refused {
    Refused::plain("What is stored for this entry cannot be read. Nothing was changed; reload, and Onward sets the unreadable copy aside.")
}
