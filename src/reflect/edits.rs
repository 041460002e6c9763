//! Edits of one record: the short way from a tap to a change. What is being typed beside it is written first (`Session::commit`).

use crate::components::form::{Table, unsaved};
use crate::session::{Feedback, session};
use domain::change::{Change, Edit};
use domain::id::Id;
use domain::problem::Problem;
use domain::record::Entity;
use domain::reflection;
use store::refused::Refused;

/// Edits a record in a routine step, without a toast.
pub fn edit<T: Entity>(table: Table<T>, id: &Id, how: impl FnOnce(&mut T)) {
    write(table, id, "Draft", Feedback::Quiet, how);
}

/// Edits a record; the toast says what was done and offers Undo.
pub fn edit_with_undo<T: Entity>(table: Table<T>, id: &Id, what: &str, how: impl FnOnce(&mut T)) {
    write(table, id, what, Feedback::Toast, how);
}

fn write<T: Entity>(table: Table<T>, id: &Id, what: &str, feedback: Feedback, how: impl FnOnce(&mut T)) {
    let session = session();
    // Before the record is read: what is being typed belongs to it.
    unsaved::flush();
    if let Some(before) = session.peek(|model| table(model).get(id).cloned()) {
        drop(session.commit(Change::edit(what, id, &before, how), feedback));
    }
}

/// Edits a record, or makes it from `blank`, in a routine step.
pub fn edit_or_new<T: Entity>(table: Table<T>, id: &Id, blank: &T, how: impl FnOnce(&mut T)) {
    unsaved::flush();
    if session().peek(|model| table(model).contains_key(id)) {
        edit(table, id, how);
    } else {
        let mut record = blank.clone();
        how(&mut record);
        drop(session().commit(Change::one("Draft", Edit::add(id.clone(), record)), Feedback::Quiet));
    }
}

/// Adds a record that a form made; a refusal is the form's to show.
///
/// # Errors
/// Why it was not added.
pub fn add<T: Entity>(id: &Id, what: &str, record: T) -> Result<(), Refused> {
    session().commit(Change::one(what, Edit::add(id.clone(), record)), Feedback::Form)
}

/// Edits a record as a form says; a refusal is the form's to show.
///
/// # Errors
/// Why it was not edited: also where the record no longer exists.
pub fn edit_in_form<T: Entity>(table: Table<T>, id: &Id, what: &str, how: impl FnOnce(&mut T)) -> Result<(), Refused> {
    let session = session();
    unsaved::flush();
    let before = session
        .peek(|model| table(model).get(id).cloned())
        .ok_or_else(|| Problem::new("text", "This entry no longer exists. What you typed is still here."))?;
    session.commit(Change::edit(what, id, &before, how), Feedback::Form)
}

/// Deletes a record, with Undo.
pub fn delete<T: Entity>(table: Table<T>, id: &Id, what: &str) {
    let session = session();
    if let Some(before) = session.peek(|model| table(model).get(id).cloned()) {
        drop(session.commit(Change::one(what, Edit::remove(id.clone(), &before)), Feedback::Toast));
    }
}

/// Deletes a reflection with the clues written in it, with Undo.
pub fn delete_reflection(id: &Id) {
    let session = session();
    if let Some(change) = session.peek(|model| reflection::edits::deletion(model, id)) {
        drop(session.commit(change, Feedback::Toast));
    }
}

/// Reads a record and depends on its kind.
pub fn read<T: Entity, R>(table: Table<T>, id: &Id, look: impl FnOnce(&T) -> R) -> Option<R> {
    session().read(&[T::KIND], |model| table(model).get(id).map(|record| look(record)))
}
