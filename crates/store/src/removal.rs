//! Removing records in a storage that has no room for a rollback log. Nothing new is stored: each record is marked in its own place, by one character of its
//! envelope ([`marked`]), and the longest of them is overwritten with the decision. Before the decision a start takes the marks back; after it, a start
//! finishes the removal. So it is all or nothing at every call, and needs no character more than there is.
//!
//! Which text takes a record's place (none, or a tombstone) follows from the record and the decision ([`place`]); a change of which that is not true is not made
//! this way.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::clock::Timestamp;
use super::envelope::{EnvelopeError, RecordState};
use super::key_value::{KeyValueStore, StoreError};
use super::keys::{self, Key};
use super::rollback_log::{Texts, WriteError};
use super::usage::size;
use domain::record::Kind;

const WHOLE: &str = "{\"v\"";
/// As long as [`WHOLE`], and no JSON.
const MARKED: &str = "{!v\"";
const DECIDED: &str = "{!y\"";

/// Whether a text is a mark or a decision of a removal that was interrupted.
pub(super) fn is_pending(text: &str) -> bool {
    text.starts_with(MARKED) || text.starts_with(DECIDED)
}

/// What was decided: when, and up to when records have left this browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Decision {
    at: Timestamp,
    shared: Option<Timestamp>,
}

#[derive(Deserialize)]
struct Decided<'a> {
    y: Timestamp,
    #[serde(default)]
    s: Option<Timestamp>,
    #[serde(borrow, default)]
    own: Option<&'a RawValue>,
}

impl Decision {
    fn to_text(self, own: Option<&str>) -> String {
        let mut text = [DECIDED, ":\"", self.at.as_str(), "\""].concat();
        for (name, value) in [(",\"s\":\"", self.shared.as_ref().map(Timestamp::as_str)), (",\"own\":", own)] {
            if let Some(value) = value {
                text.push_str(name);
                text.push_str(value);
                text.push_str(if name.ends_with('"') { "\"" } else { "" });
            }
        }
        text.push('}');
        text
    }

    /// The text that takes a record's place: none where nobody else knows it, else a tombstone.
    ///
    /// # Errors
    /// Where the record cannot be read.
    fn place(self, kind: Kind, text: &str) -> Result<Option<String>, EnvelopeError> {
        let mut state = RecordState::read(kind, text)?;
        if state.deleted_at.is_none() && self.shared.is_none_or(|shared| state.created_at > shared) {
            return Ok(None);
        }
        state.delete(self.at);
        Ok(Some(state.write(kind)))
    }
}

fn marked(text: &str) -> Option<String> {
    text.strip_prefix(WHOLE).map(|rest| [MARKED, rest].concat())
}

fn whole(text: &str) -> Option<String> {
    text.strip_prefix(MARKED).map(|rest| [WHOLE, rest].concat())
}

/// Writes a change that only removes records; `None` where it is not one, or cannot be made this way. Nothing was changed then.
pub(super) fn write_all(
    storage: &mut dyn KeyValueStore,
    old: &Texts,
    new: &Texts,
    at: Timestamp,
    shared: Option<Timestamp>,
) -> Option<Result<(), WriteError>> {
    let decision = Decision { at, shared };
    let mut marks = Vec::with_capacity(new.len());
    for (key, text) in new {
        let Key::Record(kind, _) = keys::parse(key) else { return None };
        let before = old.get(key)?.as_deref()?;
        if decision.place(kind, before).ok()? != *text {
            return None;
        }
        marks.push((key.as_str(), before, marked(before)?));
    }
    let longest = marks.iter().enumerate().max_by_key(|(_, (_, before, _))| size(before)).map(|(nth, _)| nth)?;
    let (leader, leader_text, _) = marks.remove(longest);
    let decided = decision.to_text(new.get(leader)?.as_deref());
    if size(&decided) > size(leader_text) {
        return None;
    }
    let done = (|| -> Result<(), StoreError> {
        for (key, _, mark) in &marks {
            storage.set(key, mark)?;
        }
        storage.set(leader, &decided)?;
        for (key, ..) in &marks {
            put(storage, key, new.get(*key).and_then(Option::as_deref))?;
        }
        put(storage, leader, new.get(leader).and_then(Option::as_deref))
    })();
    let Err(error) = done else { return Some(Ok(())) };
    // The decision goes last: until then a start finishes the removal.
    let back = marks.iter().map(|(key, before, _)| (*key, *before)).chain([(leader, leader_text)]);
    for (key, before) in back {
        if storage.get(key).ok().flatten().as_deref() != Some(before)
            && let Err(error) = storage.set(key, before)
        {
            return Some(Err(WriteError::Interrupted(error)));
        }
    }
    Some(Err(WriteError::Rejected(error)))
}

fn put(storage: &mut dyn KeyValueStore, key: &str, text: Option<&str>) -> Result<(), StoreError> {
    match text {
        Some(text) => storage.set(key, text),
        None => storage.remove(key),
    }
}

/// Finishes a removal that was decided, or takes back one that was not.
///
/// # Errors
/// Where the storage cannot be reached; the next start goes on.
pub(super) fn recover(storage: &mut dyn KeyValueStore) -> Result<(), StoreError> {
    let (mut leaders, mut others) = (Vec::new(), Vec::new());
    for key in storage.keys()? {
        let Key::Record(kind, _) = keys::parse(&key) else { continue };
        match storage.get(&key)? {
            Some(text) if text.starts_with(DECIDED) => leaders.push((key, text)),
            Some(text) if text.starts_with(MARKED) => others.push((key, kind, text)),
            _ => {}
        }
    }
    let leaders: Vec<(String, String)> = leaders.into_iter().map(|(key, text)| (key, text.replacen(DECIDED, "{\"y\"", 1))).collect();
    let read = |text: &str| serde_json::from_str::<Decided<'_>>(text).ok().map(|decided| Decision { at: decided.y, shared: decided.s });
    let decision = leaders.iter().find_map(|(_, text)| read(text));
    for (key, kind, text) in others {
        let Some(text) = whole(&text) else { continue };
        match decision.and_then(|decision| decision.place(kind, &text).ok()) {
            Some(place) => put(storage, &key, place.as_deref())?,
            None => storage.set(&key, &text)?,
        }
    }
    for (key, text) in leaders {
        // One that cannot be read is set aside by the next start.
        if let Ok(decided) = serde_json::from_str::<Decided<'_>>(&text) {
            put(storage, &key, decided.own.map(RawValue::get))?;
        }
    }
    Ok(())
}
