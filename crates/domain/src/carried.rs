//! What is derived from each application, carried over from one state of the data to the next: a save changes one record, and the others are the very same.

use std::sync::Arc;

use crate::application::Application;
use crate::id::Id;
use crate::record::Table;

/// What is made of every application, in the order of their ids: taken from `before`, which was made of `sources`, where the record is still the very one,
/// and made anew for the others. Both lists run beside each other, in the order of ids.
pub(crate) fn carried<T: Clone>(
    applications: &Table<Application>,
    (before, sources): (&[T], &[Arc<Application>]),
    id: impl Fn(&T) -> &Id,
    make: impl Fn(&Id, &Application) -> T,
) -> Vec<T> {
    let mut old = before.iter().zip(sources).peekable();
    let one = |(own, application): (&Id, &Arc<Application>)| {
        while old.next_if(|(one, _)| id(one) < own).is_some() {}
        match old.next_if(|(one, _)| id(one) == own) {
            Some((one, source)) if Arc::ptr_eq(source, application) => one.clone(),
            _ => make(own, application),
        }
    };
    applications.iter().map(one).collect()
}

/// The applications themselves, in the order of their ids.
pub(crate) fn sources(applications: &Table<Application>) -> Vec<Arc<Application>> {
    applications.iter().map(|(_, application)| application.clone()).collect()
}
