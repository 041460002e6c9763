//! What has just come from another tab: nobody has read it yet. Whoever writes over it within that time has not replaced it on purpose, and is asked as if it
//! had not been seen ([`Conflict`]).

use std::collections::{BTreeMap, VecDeque};

use serde_json::Value;

use super::clock::Timestamp;
use super::concurrent::{Conflict, Side};
use super::envelope::RecordState;
use super::keys::{self, Key};
use super::rollback_log::Texts;
use domain::text_merge::keeps;

/// For how long nobody has read what has come, in milliseconds.
const READ: u64 = 2_000;

/// How many records are remembered: what a person writes, not what another tab imports.
const MOST: usize = 64;

/// How many of its own writes a tab remembers here.
const OWN: usize = 256;

/// What came in the last seconds.
#[derive(Debug, Default)]
pub struct JustHeard {
    /// By key.
    came: BTreeMap<String, Came>,
    /// When this tab wrote which record: its own text comes back to it in what another tab has made whole.
    own: VecDeque<(String, Timestamp)>,
}

#[derive(Debug)]
struct Came {
    at: u64,
    /// The text before the first of several.
    before: Option<String>,
    /// What the other tab wrote last.
    theirs: Option<String>,
}

impl JustHeard {
    /// Another tab has put `theirs` in place of `before`.
    pub fn heard(&mut self, wall: u64, key: &str, before: Option<&str>, theirs: Option<&str>) {
        self.came.retain(|_, came| wall < came.at + READ);
        if let Some(came) = self.came.get_mut(key) {
            (came.at, came.theirs) = (wall, theirs.map(str::to_owned));
        } else if self.came.len() < MOST {
            self.came.insert(key.to_owned(), Came { at: wall, before: before.map(str::to_owned), theirs: theirs.map(str::to_owned) });
        }
    }

    /// This tab has written these texts over those: the values that nobody can have read.
    pub fn wrote(&mut self, wall: u64, old: &Texts, new: &Texts) -> Vec<Conflict> {
        let mut all = Vec::new();
        for (key, text) in new {
            let Key::Record(kind, id) = keys::parse(key) else { continue };
            let read = |text: Option<&String>| text.and_then(|text| RecordState::read(kind, text).ok());
            let (old, new) = (read(old.get(key).and_then(Option::as_ref)), read(text.as_ref()));
            if let Some(new) = &new {
                self.own.push_back((key.clone(), new.latest()));
                if self.own.len() > OWN {
                    self.own.pop_front();
                }
            }
            let Some(came) = self.came.remove(key).filter(|came| wall < came.at + READ) else { continue };
            let (before, theirs) = (read(came.before.as_ref()), read(came.theirs.as_ref()));
            let (Some(before), Some(theirs), Some(old), Some(new)) = (before, theirs, old, new) else { continue };
            for (path, own) in &new.registers {
                let [before, theirs, old] = [&before, &theirs, &old].map(|state| state.registers.get(path));
                let (Some(theirs), Some(old)) = (theirs, old) else { continue };
                let is_own = self.own.iter().any(|(written, at)| written == key && *at == theirs.at);
                let came = !is_own && old.at == theirs.at && before.is_none_or(|before| before.at != old.at) && own.at != old.at;
                let value = before.and_then(|before| before.value.as_ref());
                if came && own.value.as_ref() != value && !is_kept(value, theirs.value.as_ref(), own.value.as_ref()) {
                    all.push(Conflict {
                        kind,
                        id: id.clone(),
                        path: path.clone(),
                        ours: own.value.clone(),
                        theirs: theirs.value.clone(),
                        before: value.cloned(),
                        stored: Side::Ours,
                    });
                }
            }
        }
        all
    }
}

/// Whether what the other tab wrote is still there: the same value, or a text with its words in it.
fn is_kept(before: Option<&Value>, theirs: Option<&Value>, ours: Option<&Value>) -> bool {
    let text = |value: Option<&Value>| value.and_then(Value::as_str).unwrap_or_default().to_owned();
    match (theirs, ours) {
        (Some(Value::String(theirs)), Some(Value::String(ours))) => keeps(&text(before), theirs, ours),
        _ => theirs == before || theirs == ours,
    }
}
