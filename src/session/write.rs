//! The write path.

use std::cell::RefCell;

use leptos::prelude::*;

use super::notice::{FULL, Notice, Toast};
use super::{Feedback, Session, flush};
use crate::dom;
use crate::embed::{self, Task, WriteTask};
use domain::change::Change;
use store::browser::StoreHandle;
use store::commit::Committed;
use store::refused::Refused;

thread_local! {
    /// When something was added last, and what.
    static LAST: RefCell<(f64, Vec<String>)> = const { RefCell::new((0.0, Vec::new())) };
}

/// How long after something was added the same again is the second half of a double tap, in milliseconds: it was on its way while the first was being written.
const AGAIN: f64 = 500.0;
/// More than this is added by no single tap.
const MOST: usize = 40;

/// What a change adds, whatever ids it gives; nothing where it deletes something, or is no single tap's.
fn added(change: &Change) -> Vec<String> {
    if change.edits.len() > MOST || change.edits.iter().any(|edit| edit.after.is_none()) {
        return Vec::new();
    }
    let adds = change.edits.iter().filter(|edit| edit.before.is_none());
    adds.filter_map(|edit| Some([change.what.as_str(), &without_ids(&edit.after.as_ref()?.to_json_text().ok()?)].concat())).collect()
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

/// Whether all that is added was added a moment ago.
fn is_again(added: &[String]) -> bool {
    LAST.with_borrow(|(at, last)| {
        !added.is_empty() && (0.0..AGAIN).contains(&(js_sys::Date::now() - at)) && added.iter().all(|one| last.contains(one))
    })
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
        let (what, added) = (change.what.clone(), added(&change));
        if is_again(&added) {
            return Ok(());
        }
        match self.write(&change) {
            Ok(inverse) => {
                LAST.with_borrow_mut(|last| *last = (js_sys::Date::now(), added));
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
