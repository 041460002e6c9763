//! Two tabs that write at the same moment. Their views of one storage are ordered by nothing, not even by a lock: a tab may write over a text that it has not seen
//! yet. So each tab remembers what it wrote lately, and looks at what it hears of the others:
//!
//! - A text whose revision is not above this tab's own was written without having seen this tab's. Both are merged, field by field, and written again.
//! - Where both wrote the same field, the later one is stored, and one of the two asks ([`Conflict`]): the tab whose text it is not, unless only the other one can tell.
//! - So it is where a tab writes over what it has heard of a moment ago: nobody has read it yet ([`JustHeard`](super::just_heard::JustHeard)).
//! - A deletion that had not seen this tab's edit brings the record back whole; what was typed is never lost with it.
//!
//! Whoever writes again raises the revision, so the other tab knows that it has been seen; a merge that changes nothing is not written, so the tabs come to rest
//! (`tests/native/storage/tabs.rs` plays them in every order).

use std::collections::BTreeMap;

use serde_json::Value;

use super::clock::{Clock, Timestamp};
use super::envelope::{RecordState, Register};
use super::key_value::KeyValueStore;
use super::keys::{self, Key};
use super::merge::{is_later, merge};
use super::rollback_log::Texts;
use domain::id::Id;
use domain::record::Kind;

/// How long what was written is remembered, in milliseconds: far longer than a browser takes to tell the other tabs.
const REMEMBERED: u64 = 60_000;

/// How many states of one record are remembered.
const STATES: usize = 24;

/// What a tab wrote lately, by key.
#[derive(Debug, Default)]
pub struct Written(BTreeMap<String, Remembered>);

#[derive(Debug)]
struct Remembered {
    at: u64,
    /// The text before the first of these writes, then what each write left, and whether it was this tab's own.
    states: Vec<(Option<String>, bool)>,
}

/// What a record was: as it was read, and whether this tab made it so.
type Known = (Option<RecordState>, bool);

/// Which of two tabs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// This one.
    Ours,
    /// The other one.
    Theirs,
}

/// Two tabs wrote one field without having seen each other's value: one of both is stored.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    /// The kind of record.
    pub kind: Kind,
    /// Which one.
    pub id: Id,
    /// The field, or `<field>/<entry>`.
    pub path: String,
    /// What this tab wrote; `None` where it removed the entry.
    pub ours: Option<Value>,
    /// What the other tab wrote.
    pub theirs: Option<Value>,
    /// What both were made from, as far as this tab knows.
    pub before: Option<Value>,
    /// Whose is stored.
    pub stored: Side,
}

/// What a tab makes of what it has heard.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Heard {
    /// The text to show: what is stored now.
    pub text: Option<String>,
    /// What this tab wrote again.
    pub rewritten: bool,
    /// What to ask.
    pub conflicts: Vec<Conflict>,
}

impl Written {
    /// This tab has written these texts over those.
    pub fn wrote(&mut self, wall: u64, old: &Texts, new: &Texts) {
        self.0.retain(|_, remembered| wall < remembered.at + REMEMBERED);
        for (key, text) in new {
            if matches!(keys::parse(key), Key::Record(..)) {
                let before = old.get(key).cloned().flatten();
                // What other tabs have written in between is not this tab's.
                if self.0.get(key).and_then(|remembered| remembered.states.last()).is_some_and(|(last, _)| *last != before) {
                    self.note(wall, key, None, before.clone(), false);
                }
                self.note(wall, key, before, text.clone(), true);
            }
        }
    }

    fn note(&mut self, wall: u64, key: &str, before: Option<String>, after: Option<String>, own: bool) {
        let remembered = self.0.entry(key.to_owned()).or_insert_with(|| Remembered { at: wall, states: vec![(before, false)] });
        remembered.at = wall;
        remembered.states.push((after, own));
        if remembered.states.len() > STATES {
            remembered.states.drain(1..3);
        }
    }

    /// Forgets everything: it was erased, or replaced on purpose.
    pub fn forget(&mut self) {
        self.0.clear();
    }

    /// Another tab has put `theirs` in place of `seen`. Writes again what it had not seen; where that finds no room, theirs is what there is.
    pub fn heard(
        &mut self,
        storage: &mut dyn KeyValueStore,
        clock: &mut Clock,
        wall: u64,
        key: &str,
        seen: Option<&str>,
        theirs: Option<&str>,
    ) -> Heard {
        let as_told = || Heard { text: theirs.map(str::to_owned), ..Heard::default() };
        let Key::Record(kind, id) = keys::parse(key) else { return as_told() };
        let Some(remembered) = self.0.get(key).filter(|remembered| wall < remembered.at + REMEMBERED) else { return as_told() };
        let read = |text: &Option<String>| text.as_deref().and_then(|text| RecordState::read(kind, text).ok());
        let states: Vec<Known> = remembered.states.iter().map(|(text, own)| (read(text), *own)).collect();
        let Some(ours) = states.last().and_then(|(state, _)| state.clone()) else {
            // This tab removed it, and the other one wrote it without having seen that: it stays.
            self.0.remove(key);
            return as_told();
        };
        let Some(theirs) = theirs else {
            let unseen = seen.is_some() && seen != remembered.states.last().and_then(|(text, _)| text.as_deref());
            return if unseen && ours.is_live() { self.write(storage, wall, key, kind, ours) } else { self.drop_key(key) };
        };
        let Ok(theirs_state) = RecordState::read(kind, theirs) else { return as_told() };
        let aware = theirs_state.rev > ours.rev;
        if aware && merge(ours.clone(), theirs_state.clone()).registers == theirs_state.registers {
            self.note(wall, key, None, Some(theirs.to_owned()), false);
            return as_told();
        }
        if !aware && ours.is_live() != theirs_state.is_live() {
            if !ours.is_live() {
                self.0.remove(key);
                return as_told();
            }
            clock.observe(theirs_state.latest());
            let now = clock.tick(wall);
            let whole = revived(ours, &theirs_state, now);
            return self.write(storage, wall, key, kind, whole);
        }
        let conflicts = if aware { Vec::new() } else { conflicts(kind, &id, &states, &ours, &theirs_state) };
        let mut both = merge(ours, theirs_state.clone());
        // The event may be late: what is stored by now counts too.
        let now = storage.get(key).ok().flatten();
        let now_state = now.as_deref().and_then(|text| RecordState::read(kind, text).ok());
        if now.is_none() {
            // Removed by now, which this tab is told next.
            return Heard { conflicts, ..as_told() };
        }
        if let Some(state) = &now_state {
            both = merge(both, state.clone());
        }
        let heard = if now_state.is_none_or(|state| !same(&both, &state)) {
            self.write(storage, wall, key, kind, both)
        } else {
            self.note(wall, key, None, now.clone(), false);
            Heard { text: now, ..Heard::default() }
        };
        Heard { conflicts, ..heard }
    }

    fn write(&mut self, storage: &mut dyn KeyValueStore, wall: u64, key: &str, kind: Kind, mut state: RecordState) -> Heard {
        state.rev = state.rev.saturating_add(1);
        let text = state.write(kind);
        let rewritten = storage.set(key, &text).is_ok();
        if !rewritten {
            return Heard { text: storage.get(key).ok().flatten(), ..Heard::default() };
        }
        self.note(wall, key, None, Some(text.clone()), false);
        Heard { text: Some(text), rewritten, conflicts: Vec::new() }
    }

    fn drop_key(&mut self, key: &str) -> Heard {
        self.0.remove(key);
        Heard::default()
    }
}

/// Whether two states say the same, whatever their revisions.
fn same(one: &RecordState, other: &RecordState) -> bool {
    one.created_at == other.created_at && one.deleted_at == other.deleted_at && one.registers == other.registers
}

/// A record as this tab has it, brought back after a deletion that had not seen its last edit.
fn revived(ours: RecordState, theirs: &RecordState, now: Timestamp) -> RecordState {
    let rev = ours.rev.max(theirs.rev);
    let deleted_at = ours.deleted_at.max(theirs.deleted_at);
    let registers = ours.registers.into_iter().map(|(path, register)| (path, Register { at: now, ..register })).collect();
    RecordState { rev, created_at: now, deleted_at, registers }
}

/// The fields that this tab and another one wrote without having seen each other's value, as far as it is this tab that asks: mostly the one whose value is not
/// stored.
fn conflicts(kind: Kind, id: &Id, states: &[Known], ours: &RecordState, theirs: &RecordState) -> Vec<Conflict> {
    let at = |(state, _): &Known, path: &str| state.as_ref().and_then(|state| state.registers.get(path)).map(|register| register.at);
    // Tabs share a device, and may write in the same millisecond: the value tells their writes apart.
    let known = |path: &str, other: &Register| {
        states.iter().any(|(state, _)| state.as_ref().and_then(|state| state.registers.get(path)).is_some_and(|register| register == other))
    };
    let wrote = |path: &str, own: &Register| {
        states
            .windows(2)
            .any(|pair| matches!(pair, [before, after] if after.1 && at(after, path) == Some(own.at) && at(before, path) != Some(own.at)))
    };
    // Whoever writes raises the revision by one: what the other tab wrote was made from the one below.
    let base = states.iter().rev().filter_map(|(state, _)| state.as_ref()).find(|state| state.rev < theirs.rev);
    let before = |path: &str| base.and_then(|state| state.registers.get(path)).and_then(|register| register.value.clone());
    let register = |(state, _): &Known, path: &str| state.as_ref().and_then(|state| state.registers.get(path)).cloned();
    // Where the other tab will hear a text of this one as not having seen its own, and later, it is the one to ask.
    let asked_there = |path: &str, other: &Register| {
        let told = states.iter().filter(|(state, own)| *own && state.as_ref().is_some_and(|state| state.rev <= theirs.rev));
        told.filter_map(|known| register(known, path)).any(|own| is_later(&own, other))
    };
    // What is older than all that is remembered may be this tab's own.
    let is_remembered = |path: &str, other: &Register| {
        let own = states.iter().skip(1).filter(|(_, own)| *own);
        own.filter_map(|known| register(known, path)).any(|own| is_later(other, &own))
    };
    let lost = ours.registers.iter().filter_map(|(path, own)| {
        let other = theirs.registers.get(path)?;
        if other.value == own.value || !wrote(path, own) || known(path, other) {
            return None;
        }
        let stored = if is_later(other, own) { Side::Theirs } else { Side::Ours };
        let asks = stored == Side::Theirs || (!asked_there(path, other) && is_remembered(path, other));
        asks.then(|| Conflict {
            kind,
            id: id.clone(),
            path: path.clone(),
            ours: own.value.clone(),
            theirs: other.value.clone(),
            before: before(path),
            stored,
        })
    });
    lost.collect()
}
