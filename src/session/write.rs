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
    static LAST: RefCell<Option<(f64, String)>> = const { RefCell::new(None) };
}

/// How long after something was added the same again is the second half of a double tap, in milliseconds: it was on its way while the first was being written.
const AGAIN: f64 = 500.0;
/// More than this is added by no single tap.
const MOST: usize = 40;

/// What a change adds, whatever ids it gives; `None` where it changes or deletes something.
fn added(change: &Change) -> Option<String> {
    if change.edits.is_empty() || change.edits.len() > MOST || change.edits.iter().any(|edit| edit.before.is_some()) {
        return None;
    }
    let texts = change.edits.iter().map(|edit| edit.after.as_ref().and_then(|record| record.to_json_text().ok()).unwrap_or_default());
    let text = texts.collect::<Vec<_>>().join("\n");
    // An id is long, and of letters and digits.
    let is_id = |word: &&str| word.len() > 9 && word.bytes().any(|b| b.is_ascii_digit()) && word.bytes().all(|b| b.is_ascii_alphanumeric());
    let words = text.split_inclusive(|c: char| !c.is_ascii_alphanumeric()).map(|word| {
        let bare = word.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
        if is_id(&bare) { &word[bare.len()..] } else { word }
    });
    Some([change.what.as_str(), &words.collect::<String>()].concat())
}

fn is_again(print: Option<&str>) -> bool {
    let Some(print) = print else { return false };
    LAST.with_borrow(|last| last.as_ref().is_some_and(|(at, last)| last == print && (0.0..AGAIN).contains(&(js_sys::Date::now() - at))))
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
        let (what, print) = (change.what.clone(), added(&change));
        if is_again(print.as_deref()) {
            return Ok(());
        }
        match self.write(&change) {
            Ok(inverse) => {
                LAST.with_borrow_mut(|last| *last = print.map(|print| (js_sys::Date::now(), print)));
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
