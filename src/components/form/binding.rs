//! A text of a record as a field sees it: how it is read, and the change that writes it.

use std::sync::{Arc, Mutex};

use domain::change::{Change, Edit};
use domain::id::Id;
use domain::model::Model;
use domain::problem::Problem;
use domain::record::{self, Entity, Kind};

/// Reads a text; `None` where there is nothing to show.
pub type Reading = Arc<dyn Fn(&Model) -> Option<String> + Send + Sync>;
/// The change that writes a text; `None` where there is no record to write it to.
pub type Writing = Arc<dyn Fn(&Model, String) -> Result<Option<Change>, Problem> + Send + Sync>;

/// What the record would read as once a text is written to it; `None` where it does not take the text.
pub type ReadBack = Arc<dyn Fn(&Model, &str) -> Option<String> + Send + Sync>;

/// A text of a record: how to read it, and the change that writes it.
#[derive(Clone)]
pub struct Binding {
    /// The kind of record it is in.
    pub kind: Kind,
    /// Which record.
    pub id: Id,
    /// Reads it.
    pub get: Reading,
    /// Writes it.
    pub set: Writing,
    /// Tells whether a text means what is stored: `48k` is `48000`, and space at the end is none.
    pub read_back: ReadBack,
    /// It is one value (an amount, a day, a list of tags): of two edits the later one counts and the other one is asked about, they are not merged letter by letter.
    pub whole: bool,
}

/// The table of a type.
pub type Table<T> = fn(&Model) -> &record::Table<T>;

/// A text inside a record.
pub struct Lens<T: 'static> {
    /// Reads it.
    pub get: fn(&T) -> &str,
    /// Reaches it.
    pub get_mut: fn(&mut T) -> &mut String,
}

impl<T> Clone for Lens<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Lens<T> {}

/// The [`Lens`] of a field.
macro_rules! lens {
    ($($field:ident).+) => {
        $crate::components::form::Lens { get: |record| record.$($field).+.as_str(), get_mut: |record| &mut record.$($field).+ }
    };
}
pub(crate) use lens;

impl Binding {
    /// A text of a record that is there. Deleted elsewhere while it is typed, the record comes back with it.
    pub fn new<T: Entity>(table: Table<T>, id: &Id, lens: Lens<T>) -> Self {
        let text = Self::with(
            table,
            id,
            move |record| (lens.get)(record).to_owned(),
            move |record, text| {
                *(lens.get_mut)(record) = text;
                Ok(())
            },
        );
        Self { whole: false, ..text }
    }

    /// A value of a record as text; `set` says where a text is none. Where it is prose, say so: `Binding { whole: false, .. }`.
    pub fn with<T: Entity>(
        table: Table<T>,
        id: &Id,
        get: impl Fn(&T) -> String + Send + Sync + 'static,
        set: impl Fn(&mut T, String) -> Result<(), Problem> + Send + Sync + 'static,
    ) -> Self {
        let (get, set) = (Arc::new(get), Arc::new(set));
        // As it was last seen: what is typed into a record that another tab has deleted is not lost with it.
        let seen: Arc<Mutex<Option<Arc<T>>>> = Arc::default();
        let (own, seeing, getting) = (id.clone(), seen.clone(), get.clone());
        let read: Reading = Arc::new(move |model| {
            let record = table(model).get(&own)?;
            if let Ok(mut seen) = seeing.lock() {
                *seen = Some(record.clone());
            }
            Some(getting(record))
        });
        let (own, setting, last) = (id.clone(), set.clone(), seen.clone());
        let read_back: ReadBack = Arc::new(move |model, text| {
            let record = table(model).get(&own).cloned().or_else(|| last.lock().ok().and_then(|seen| seen.clone()))?;
            let mut record = record.as_ref().clone();
            setting(&mut record, text.to_owned()).ok()?;
            Some(get(&record))
        });
        let own = id.clone();
        let write: Writing = Arc::new(move |model, text| {
            let last = || seen.lock().ok().and_then(|seen| seen.clone());
            let Some(before) = table(model).get(&own).cloned().or_else(last) else { return Ok(None) };
            let mut after = before.as_ref().clone();
            set(&mut after, text)?;
            Ok(Some(Change::one("Text changed", Edit::update(own.clone(), &before, after))))
        });
        Self { kind: T::KIND, id: id.clone(), get: read, set: write, read_back, whole: true }
    }

    /// A text of a record that the first key makes, from `blank`.
    pub fn or_new<T: Entity>(table: Table<T>, id: &Id, lens: Lens<T>, blank: T) -> Self {
        let text = Self::with_or_new(
            table,
            id,
            move |record| (lens.get)(record).to_owned(),
            move |record, text| {
                *(lens.get_mut)(record) = text;
                Ok(())
            },
            blank,
        );
        Self { whole: false, ..text }
    }

    /// A value as text, as [`Binding::with`], of a record that the first key makes, as [`Binding::or_new`].
    pub fn with_or_new<T: Entity>(
        table: Table<T>,
        id: &Id,
        get: impl Fn(&T) -> String + Send + Sync + 'static,
        set: impl Fn(&mut T, String) -> Result<(), Problem> + Send + Sync + 'static,
        blank: T,
    ) -> Self {
        let set = Arc::new(set);
        let setting = set.clone();
        let known = Self::with(table, id, get, move |record, text| setting(record, text));
        let (own, change) = (id.clone(), known.set.clone());
        let write: Writing = Arc::new(move |model, text| {
            if let Some(change) = change(model, text.clone())? {
                return Ok(Some(change));
            }
            let mut record = blank.clone();
            set(&mut record, text)?;
            Ok(Some(Change::one("Text added", Edit::add(own.clone(), record))))
        });
        Self { set: write, ..known }
    }

    /// The same text; `with` gives the change its name, or adds what goes with it.
    #[must_use]
    pub fn changing(self, with: impl Fn(Change, &Model) -> Change + Send + Sync + 'static) -> Self {
        let set = self.set.clone();
        Self { set: Arc::new(move |model, text| Ok(set(model, text)?.map(|change| with(change, model)))), ..self }
    }

    /// The same text, stored without the space round it.
    #[must_use]
    pub fn trimmed(self) -> Self {
        let (set, read_back) = (self.set.clone(), self.read_back.clone());
        Self {
            set: Arc::new(move |model, text| set(model, text.trim().to_owned())),
            read_back: Arc::new(move |model, text| read_back(model, text.trim())),
            ..self
        }
    }

    /// The change, with the record as it was when its text was last `seen`: what another tab has written over that since is told apart from it.
    pub fn seen(&self, mut change: Change, model: &Model, seen: &str) -> Change {
        let own = |edit: &Edit| edit.kind == self.kind && edit.id == self.id;
        let written = (self.set)(model, seen.to_owned()).ok().flatten();
        let before = written.and_then(|written| written.edits.into_iter().find(own)).and_then(|edit| edit.after);
        if let (Some(before), Some(edit)) = (before, change.edits.iter_mut().find(|edit| own(edit) && edit.before.is_some())) {
            edit.before = Some(before);
        }
        change
    }
}
