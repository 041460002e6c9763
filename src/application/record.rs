//! The application on the screen: read as it is stored, its texts bound to fields, its choices edited in place.

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::form::{Binding, Input, Lens, Select, TextField, segments};
use crate::session::{Feedback, session};
use domain::application::{Application, edits};
use domain::change::Change;
use domain::id::Id;
use domain::model::Model;
use domain::offer::close::take_back;
use domain::problem::Problem;
use domain::record::{Kind, Table};

/// Handles to one application; free to copy.
#[derive(Clone, Copy)]
pub struct ApplicationHandle {
    id: StoredValue<Id>,
    record: Memo<Option<Arc<Application>>>,
}

/// Key and label of a choice.
pub type KeyLabel = (&'static str, &'static str);

fn table(model: &Model) -> &Table<Application> {
    &model.applications
}

impl ApplicationHandle {
    pub fn of(id: &Id) -> Self {
        let session = session();
        let own = id.clone();
        let record = Memo::new(move |_| session.read(&[Kind::Application], |model| model.applications.get(&own).cloned()));
        Self { id: StoredValue::new(id.clone()), record }
    }

    pub fn id(self) -> Id {
        self.id.get_value()
    }

    /// Reads it, tracked.
    pub fn with<R>(self, look: impl FnOnce(&Application) -> R) -> Option<R> {
        self.record.with(|record| record.as_deref().map(look))
    }

    /// As it is stored now, for handlers.
    pub fn current(self) -> Option<Arc<Application>> {
        let id = self.id();
        session().peek(|model| model.applications.get(&id).cloned())
    }

    /// A text read off it, tracked.
    pub fn text(self, get: fn(&Application) -> String) -> Signal<String> {
        Signal::derive(move || self.with(get).unwrap_or_default())
    }

    /// Binds a text; it is stored without the space round it.
    pub fn bind(self, lens: Lens<Application>) -> Binding {
        Binding::new(table, &self.id(), lens).trimmed()
    }

    /// Binds a value that is typed as text; `set` says why a text is none.
    pub fn bind_value(
        self,
        get: impl Fn(&Application) -> String + Send + Sync + 'static,
        set: impl Fn(&mut Application, String) -> Result<(), Problem> + Send + Sync + 'static,
    ) -> Binding {
        Binding::with(table, &self.id(), get, set)
    }

    /// Commits a change that is built from the application as it is stored now.
    pub fn commit(self, build: impl FnOnce(&Id, &Arc<Application>) -> Change) {
        if let Some(current) = self.current() {
            let change = session().peek(|model| take_back(model, build(&self.id(), &current)));
            drop(session().commit(change, Feedback::Toast));
        }
    }

    /// Edits it; nothing is written where nothing changes. `what` is shown beside Undo.
    pub fn edit(self, what: &'static str, how: impl FnOnce(&mut Application)) {
        let Some(current) = self.current() else { return };
        let change = edits::edit(format!("{}: {what}", edits::name(&current)), &self.id(), &current, how);
        let same = change.edits.iter().all(|edit| edit.before == edit.after);
        if !same {
            drop(session().commit(change, Feedback::Toast));
        }
    }
}

/// A text field in a list of facts: the label at the left, the text at the right.
pub fn fact(id: &'static str, label: &'static str, input: Input) -> TextField {
    TextField::new(id, label, input).class("field inplace fact")
}

/// A choice from a list; `get` and `set` speak of its key.
pub fn pick(
    application: ApplicationHandle,
    id: &'static str,
    label: &'static str,
    what: &'static str,
    options: Vec<KeyLabel>,
    get: fn(&Application) -> &'static str,
    set: fn(&mut Application, &str),
) -> AnyView {
    let chosen = Signal::derive(move || application.with(get).unwrap_or_default().to_owned());
    Select::new(id, label, options)
        .class("field inplace fact")
        .over(chosen, move |key| application.edit(what, |application| set(application, &key)))
}

/// A choice from few, side by side; a second tap takes it back.
pub fn toggle(
    application: ApplicationHandle,
    label: &'static str,
    what: &'static str,
    options: &[KeyLabel],
    get: fn(&Application) -> &'static str,
    set: fn(&mut Application, &str),
) -> AnyView {
    let chosen = Signal::derive(move || application.with(get).unwrap_or_default().to_owned());
    let tap = move |key: &'static str| {
        let to = if chosen.with_untracked(|chosen| chosen == key) { "" } else { key };
        application.edit(what, |application| set(application, to));
    };
    view! {
        <div class="fact">
            <span class="label" aria-hidden="true">{label}</span>
            {segments(label, options, chosen, tap)}
        </div>
    }
    .into_any()
}

/// Suggestions for a text field, by the id of their list.
pub fn suggestions(id: &'static str, texts: Vec<String>) -> AnyView {
    view! { <datalist id=id>{texts.into_iter().map(|text| view! { <option value=text></option> }).collect_view()}</datalist> }.into_any()
}
