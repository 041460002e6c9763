//! The write path.

use std::cell::RefCell;

use leptos::prelude::*;

use super::notice::{FULL, Notice, Toast};
use super::{Feedback, Session, flush};
use crate::dom;
use crate::embed::{self, Task, WriteTask};
use domain::change::{Change, Edit};
use domain::id::Id;
use store::browser::StoreHandle;
use store::commit::Committed;
use store::refused::Refused;

thread_local! {
    /// What was added last.
    static LAST: RefCell<Added> = RefCell::new(Added::default());
}

/// What a change adds, and when.
#[derive(Default)]
struct Added {
    at: f64,
    /// The new records, whatever their ids.
    records: Vec<String>,
    /// What it changes besides.
    changed: Vec<Id>,
}

/// How long after something was added the same again is the second half of a double tap, in milliseconds: it was on its way while the first was being written.
const AGAIN: f64 = 500.0;
/// More than this is added by no single tap.
const MOST: usize = 40;

impl Added {
    /// Nothing where the change deletes something, or is no single tap's.
    fn of(change: &Change) -> Self {
        if change.edits.len() > MOST || change.edits.iter().any(|edit| edit.after.is_none()) {
            return Self::default();
        }
        let (adds, changes): (Vec<&Edit>, Vec<&Edit>) = change.edits.iter().partition(|edit| edit.before.is_none());
        let text = |edit: &&Edit| Some([change.what.as_str(), &without_ids(&edit.after.as_ref()?.to_json_text().ok()?)].concat());
        Self {
            at: js_sys::Date::now(),
            records: adds.iter().filter_map(text).collect(),
            changed: changes.into_iter().filter(|edit| edit.before != edit.after).map(|edit| edit.id.clone()).collect(),
        }
    }

    /// Whether all of it was done a moment ago.
    fn is_again(&self) -> bool {
        LAST.with_borrow(|last| {
            !self.records.is_empty()
                && (0.0..AGAIN).contains(&(self.at - last.at))
                && self.records.iter().all(|one| last.records.contains(one))
                && self.changed.iter().all(|id| last.changed.contains(id))
        })
    }
}

/// An id is long, and of letters and digits.
fn without_ids(text: &str) -> String {
    let is_id = |word: &str| word.len() > 9 && word.bytes().any(|b| b.is_ascii_digit());
    let words = text.split_inclusive(|c: char| !c.is_ascii_alphanumeric()).map(|word| {
        let bare = word.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
        if is_id(bare) { &word[bare.len()..] } else { word }
    });
    words.collect()
}

impl Session {
    /// Makes a change, the only way there is: checked, merged into what is stored now, written as one, read back, shown, and undoable. A refusal leaves
    /// everything as it was.
    ///
    /// # Errors
    /// Why nothing was written, with the field it concerns where that is the reason.
    pub fn commit(&self, change: Change, feedback: Feedback) -> Result<(), Refused> {
        if feedback != Feedback::Field {
            flush();
        }
        let (what, added) = (change.what.clone(), Added::of(&change));
        if added.is_again() {
            return Ok(());
        }
        match self.write(&change) {
            Ok(inverse) => {
                LAST.with_borrow_mut(|last| *last = Added { at: js_sys::Date::now(), ..added });
                self.history.update_value(|history| history.done(inverse));
                if matches!(feedback, Feedback::Toast | Feedback::Form) {
                    self.show_toast(Toast::undoable(what));
                    dom::tick();
                }
                Ok(())
            }
            Err(refused) => {
                if matches!(feedback, Feedback::Toast | Feedback::Quiet) {
                    self.show_toast(Toast::refused(refused.to_string()));
                }
                Err(refused)
            }
        }
    }

    /// Writes; gives the inverse of what was really done.
    fn write(&self, change: &Change) -> Result<Change, Refused> {
        let done = self.handle().commit(change).inspect_err(|refused| self.refused(refused))?;
        Ok(self.wrote(done))
    }

    /// As [`Session::write`], where what an earlier change left was not changed since.
    pub(super) fn take_back(&self, change: &Change) -> Result<Change, Refused> {
        // What was taken back may be done once more at once.
        LAST.with_borrow_mut(|last| *last = Added::default());
        let done = self.handle().take_back(change).inspect_err(|refused| self.refused(refused))?;
        Ok(self.wrote(done))
    }

    /// Says where to make room, as long as there is none.
    fn refused(&self, refused: &Refused) {
        let full = Notice::Other(FULL.to_owned());
        if matches!(refused, Refused::Full { .. }) && !self.notices.with_untracked(|all| all.contains(&full)) {
            self.notices.update(|all| all.push(full));
        }
    }

    /// There is room again, as far as is known.
    pub fn has_room(&self) {
        let full = Notice::Other(FULL.to_owned());
        if self.notices.with_untracked(|all| all.contains(&full)) {
            self.notices.update(|all| all.retain(|notice| *notice != full));
        }
    }

    fn wrote(&self, done: Committed) -> Change {
        self.has_room();
        let gone = done.records.iter().filter(|(.., record)| record.is_none()).map(|(kind, id, _)| (*kind, id.clone()));
        self.deleted_here.set_value(gone.collect());
        self.patch(done.records);
        done.overwrote.into_iter().for_each(|conflict| self.ask(conflict));
        if self.handle.with_value(StoreHandle::is_unkept) {
            self.saving.set(true);
            // What keeps it safe comes with what writes, however the start went.
            embed::run(Task::Write(WriteTask::KeepSafe));
        }
        done.inverse
    }
}
