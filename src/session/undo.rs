//! Undo and redo.

use leptos::prelude::*;

use super::history::History;
use super::notice::Toast;
use super::{Session, flush};
use store::refused::Refused;

impl Session {
    /// Undoes the last change. Where that is refused it can be tried again.
    pub fn undo(&self) {
        flush();
        let Some(change) = self.history.try_update_value(History::take_undo).flatten() else { return };
        match self.take_back(&change) {
            Ok(inverse) => {
                self.history.update_value(|history| history.undone(inverse));
                self.show_toast(Toast::plain(format!("Undone: {}", change.what)));
            }
            Err(refused) => {
                // What was overtaken stays so: the next undo goes on with the change before it.
                if refused != Refused::Overtaken {
                    self.history.update_value(|history| history.not_undone(change));
                }
                self.show_toast(Toast::refused(refused.to_string()));
            }
        }
    }

    /// Makes again what was just undone. Where that is refused it can be tried again.
    pub fn redo(&self) {
        flush();
        let Some(change) = self.history.try_update_value(History::take_redo).flatten() else { return };
        match self.take_back(&change) {
            Ok(inverse) => {
                self.history.update_value(|history| history.redone(inverse));
                self.show_toast(Toast::undoable(change.what));
            }
            Err(refused) => {
                if refused != Refused::Overtaken {
                    self.history.update_value(|history| history.not_redone(change));
                }
                self.show_toast(Toast::refused(refused.to_string()));
            }
        }
    }
}
