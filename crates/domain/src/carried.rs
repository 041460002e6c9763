//! What is derived from each application, carried over from one state of the data to the next: a save changes one record, and the others are the very same.

use std::sync::Arc;

use crate::application::Application;
use crate::id::Id;
use crate::record::Table;

/// What is made of every application, in the order of their ids, beside the applications it was made of.
#[derive(Debug, Clone)]
pub(crate) struct Carried<T> {
    /// One for each application.
    pub made: Vec<T>,
    sources: Vec<Arc<Application>>,
}

impl<T> Default for Carried<T> {
    fn default() -> Self {
        Self { made: Vec::new(), sources: Vec::new() }
    }
}

impl<T: Clone> Carried<T> {
    /// Taken from `before` where the application is still the very one, and made anew for the others, in one pass: going through thousands of records
    /// costs more than what is made of the one that changed. Both lists run beside each other, in the order of ids.
    pub fn after(
        before: Option<&Self>,
        applications: &Table<Application>,
        id: impl Fn(&T) -> &Id,
        make: impl Fn(&Id, &Application) -> T,
    ) -> Self {
        let mut all = Self { made: Vec::with_capacity(applications.len()), sources: Vec::with_capacity(applications.len()) };
        let mut old = before.into_iter().flat_map(|before| before.made.iter().zip(&before.sources)).peekable();
        for (own, application) in applications {
            while old.next_if(|(one, _)| id(one) < own).is_some() {}
            let one = match old.next_if(|(one, _)| id(one) == own) {
                Some((one, source)) if Arc::ptr_eq(source, application) => one.clone(),
                _ => make(own, application),
            };
            all.made.push(one);
            all.sources.push(application.clone());
        }
        all
    }
}
