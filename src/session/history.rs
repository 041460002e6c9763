//! Undo and redo: the last fifty changes of this page. Each entry is a [`Change`] ready to be made, so an undo goes through
//! the same write path as every other change and keeps what another tab has edited since.

use domain::change::Change;

/// How many changes are remembered.
const DEPTH: usize = 50;

/// Two stacks of changes.
#[derive(Default)]
pub struct History {
    undo: Vec<Change>,
    redo: Vec<Change>,
}

impl History {
    /// A change was made; this takes it back.
    pub fn done(&mut self, inverse: Change) {
        self.redo.clear();
        self.push_undo(inverse);
    }

    /// A change was taken back; this makes it again.
    pub fn undone(&mut self, again: Change) {
        self.redo.push(again);
    }

    /// A change was made again; this takes it back.
    pub fn redone(&mut self, inverse: Change) {
        self.push_undo(inverse);
    }

    /// The change that takes the last one back.
    pub fn take_undo(&mut self) -> Option<Change> {
        self.undo.pop()
    }

    /// The change that makes the last undone one again.
    pub fn take_redo(&mut self) -> Option<Change> {
        self.redo.pop()
    }

    /// An undo was refused: it is the next one again.
    pub fn not_undone(&mut self, change: Change) {
        self.push_undo(change);
    }

    /// A redo was refused: it is the next one again.
    pub fn not_redone(&mut self, change: Change) {
        self.redo.push(change);
    }

    fn push_undo(&mut self, inverse: Change) {
        if self.undo.len() == DEPTH {
            self.undo.remove(0);
        }
        self.undo.push(inverse);
    }
}
