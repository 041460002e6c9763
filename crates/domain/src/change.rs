//! Edits. A [`Change`] holds each record before and after; its inverse is the undo. The store writes it
//! field by field against what it finds, so that an edit made elsewhere in the meantime is kept.

use std::sync::Arc;

use super::id::Id;
use super::problem::Problem;
use super::record::{Entity, Kind, Record};

/// One record added, changed or deleted.
#[derive(Debug, Clone, PartialEq)]
pub struct Edit {
    /// Which record.
    pub id: Id,
    /// Of which kind.
    pub kind: Kind,
    /// What the person saw when editing; `None` for a new record.
    pub before: Option<Record>,
    /// The new record; `None` to delete it.
    pub after: Option<Record>,
}

/// One thing the person did: one step of undo, however many records it touches.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// What was done, as a short sentence in the past: "Fabrikam added".
    pub what: String,
    /// The records it touches, each at most once.
    pub edits: Vec<Edit>,
}

impl Edit {
    /// Adds a record.
    pub fn add<T: Entity>(id: Id, after: T) -> Self {
        Self { id, kind: T::KIND, before: None, after: Some(Record::new(after)) }
    }

    /// Edits a record.
    pub fn update<T: Entity>(id: Id, before: &Arc<T>, after: T) -> Self {
        Self { id, kind: T::KIND, before: Some(before.clone().into()), after: Some(Record::new(after)) }
    }

    /// Deletes a record.
    pub fn remove<T: Entity>(id: Id, before: &Arc<T>) -> Self {
        Self { id, kind: T::KIND, before: Some(before.clone().into()), after: None }
    }
}

impl Change {
    /// A change of one record.
    pub fn one(what: impl Into<String>, edit: Edit) -> Self {
        Self { what: what.into(), edits: vec![edit] }
    }

    /// A change of one record, starting from its current value.
    pub fn edit<T: Entity>(what: impl Into<String>, id: &Id, before: &Arc<T>, how: impl FnOnce(&mut T)) -> Self {
        let mut after = before.as_ref().clone();
        how(&mut after);
        Self::one(what, Edit::update(id.clone(), before, after))
    }

    /// A change of several records at once.
    pub fn many(what: impl Into<String>, edits: Vec<Edit>) -> Self {
        Self { what: what.into(), edits }
    }

    /// Checks everything it would write.
    ///
    /// # Errors
    /// The first record that cannot be saved, and why.
    pub fn check(&self) -> Result<(), Problem> {
        self.edits.iter().filter_map(|edit| edit.after.as_ref()).try_for_each(Record::check)
    }

    /// The change that undoes this one.
    #[must_use]
    pub fn inverse(&self) -> Self {
        let swap = |edit: &Edit| Edit { id: edit.id.clone(), kind: edit.kind, before: edit.after.clone(), after: edit.before.clone() };
        Self { what: self.what.clone(), edits: self.edits.iter().rev().map(swap).collect() }
    }
}
