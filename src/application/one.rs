//! The application in hand: read as it stands, edited field by field. An edit in place is saved when its field is left.

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::field::Input;
use crate::session::{Feedback, session};
use domain::application::{Application, edits};
use domain::change::Change;
use domain::id::Id;
use domain::record::Kind;

/// Handles to one application; free to copy.
#[derive(Clone, Copy)]
pub struct One {
    id: StoredValue<Id>,
    record: Memo<Option<Arc<Application>>>,
}

/// One choice of several: stored value and word.
pub type Word = (&'static str, &'static str);

impl One {
    /// The application of that id, as long as it is there.
    pub fn of(id: &Id) -> Self {
        let session = session();
        let own = id.clone();
        let record = Memo::new(move |_| session.read(&[Kind::Application], |model| model.applications.get(&own).cloned()));
        Self { id: StoredValue::new(id.clone()), record }
    }

    /// Which.
    pub fn id(self) -> Id {
        self.id.get_value()
    }

    /// As it stands, tracked.
    pub fn with<R>(self, look: impl FnOnce(&Application) -> R) -> Option<R> {
        self.record.with(|record| record.as_deref().map(look))
    }

    /// As it stands, for handlers.
    pub fn now(self) -> Option<Arc<Application>> {
        let id = self.id();
        session().peek(|model| model.applications.get(&id).cloned())
    }

    /// A text of it, tracked.
    pub fn text(self, get: fn(&Application) -> String) -> Signal<String> {
        Signal::derive(move || self.with(get).unwrap_or_default())
    }

    /// Makes a change that is built from how it stands.
    pub fn make(self, build: impl FnOnce(&Id, &Arc<Application>) -> Change) {
        if let Some(now) = self.now() {
            drop(session().commit(build(&self.id(), &now), Feedback::Toast));
        }
    }

    /// Edits a field; nothing is written where nothing changes.
    pub fn set(self, what: &'static str, how: impl FnOnce(&mut Application)) {
        let Some(now) = self.now() else { return };
        let change = edits::edit(format!("{}: {what}", edits::name(&now)), &self.id(), &now, how);
        let same = change.edits.iter().all(|edit| edit.before == edit.after);
        if !same {
            drop(session().commit(change, Feedback::Toast));
        }
    }
}

/// A text of an application, edited in place.
#[derive(Clone, Copy)]
pub struct Line {
    /// The field's id.
    pub id: &'static str,
    /// Its name.
    pub label: &'static str,
    /// What it takes.
    pub kind: Input,
    /// What stands there while it is empty.
    pub hint: &'static str,
    /// The id of a list of proposals.
    pub list: Option<&'static str>,
    /// Reads it.
    pub get: fn(&Application) -> String,
    /// Writes it; the text is trimmed.
    pub set: fn(&mut Application, String),
}

/// Draws it: the label at the left, the text at the right.
pub fn line(one: One, field: Line) -> AnyView {
    let shown = one.text(field.get);
    let kind = match field.kind {
        Input::Date => "date",
        Input::Url => "url",
        _ => "text",
    };
    let save = move |event| {
        let text = event_target_value(&event).trim().to_owned();
        one.set(what(field.label), |application| (field.set)(application, text));
    };
    view! {
        <div class="field inplace fact">
            <label for=field.id>{field.label}</label>
            <input id=field.id type=kind list=field.list placeholder=field.hint autocomplete="off" prop:value=move || shown.get() on:change=save />
        </div>
    }
    .into_any()
}

/// What is said beside Undo after an edit of a field.
fn what(label: &'static str) -> &'static str {
    match label {
        "Company" => "company changed",
        "Role" => "role changed",
        "Link" => "link changed",
        "Notes" => "notes changed",
        "People" => "people changed",
        "Tags" => "tags changed",
        "Résumé" | "Letter" => "papers changed",
        "Next action" | "On" => "next action changed",
        _ => "details changed",
    }
}

/// A choice from a list, edited in place.
pub fn pick(
    one: One,
    id: &'static str,
    label: &'static str,
    options: Vec<Word>,
    get: fn(&Application) -> String,
    set: fn(&mut Application, &str),
) -> AnyView {
    let chosen = one.text(get);
    let options = options
        .into_iter()
        .map(|(value, word)| view! { <option value=value prop:selected=move || chosen.with(|chosen| chosen == value)>{word}</option> })
        .collect_view();
    view! {
        <div class="field inplace fact">
            <label for=id>{label}</label>
            <select id=id on:change=move |event| { let value = event_target_value(&event); one.set("details changed", |application| set(application, &value)); }>{options}</select>
        </div>
    }
    .into_any()
}

/// A choice from few, side by side; a second tap takes it back.
pub fn seg(one: One, label: &'static str, options: &[Word], get: fn(&Application) -> String, set: fn(&mut Application, &str)) -> AnyView {
    let chosen = one.text(get);
    let buttons = options
        .iter()
        .map(|&(value, word)| {
            let tap = move |_| {
                let to = if chosen.with_untracked(|chosen| chosen == value) { "" } else { value };
                one.set("details changed", |application| set(application, to));
            };
            view! { <button type="button" aria-pressed=move || chosen.with(|chosen| chosen == value).to_string() on:click=tap>{word}</button> }
        })
        .collect_view();
    view! {
        <div class="fact">
            <span class="label" aria-hidden="true">{label}</span>
            <div class="seg" role="group" aria-label=label>{buttons}</div>
        </div>
    }
    .into_any()
}

/// Proposals for a field, by id.
pub fn proposals(id: &'static str, words: Vec<String>) -> AnyView {
    view! { <datalist id=id>{words.into_iter().map(|word| view! { <option value=word></option> }).collect_view()}</datalist> }.into_any()
}
