//! The write path.

use leptos::prelude::*;

use super::notice::{FULL, Notice, Toast};
use super::{Feedback, Session, flush};
use crate::dom;
use crate::embed::{self, Task, WriteTask};
use domain::change::Change;
use store::browser::StoreHandle;
use store::commit::Committed;
use store::refused::Refused;

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
        let what = change.what.clone();
        match self.write(&change) {
            Ok(inverse) => {
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
