//! Small pieces of these screens: chips, the strength of a feeling, a scale from 1 to 5, a line to add something, a way to delete, and the short way to
//! an edit.

use crate::runtime;
use leptos::prelude::*;

use super::draft::{Table, settle};
use crate::components::icon::{Icon, icon_small};
use crate::session::{Feedback, session};
use domain::change::{Change, Edit};
use domain::id::Id;
use domain::record::Entity;
use domain::reflection::feelings;

/// Edits a record as it stands, with Undo where the words say what was done; quietly where they are empty.
pub fn amend<T: Entity>(table: Table<T>, id: &Id, what: &str, how: impl FnOnce(&mut T)) {
    let session = session();
    // What is being typed beside it belongs to the record as it stands.
    settle();
    let Some(before) = session.peek(|model| table(model).get(id).cloned()) else { return };
    let change = Change::edit(if what.is_empty() { "Draft" } else { what }, id, &before, how);
    if what.is_empty() { drop(session.commit(change, Feedback::Quiet)) } else { drop(session.commit(change, Feedback::Toast)) }
}

/// Edits a record, or makes it from `blank`.
pub fn amend_or_new<T: Entity>(table: Table<T>, id: &Id, blank: &T, how: impl FnOnce(&mut T)) {
    settle();
    if session().peek(|model| table(model).contains_key(id)) {
        amend(table, id, "", how);
    } else {
        let mut record = blank.clone();
        how(&mut record);
        drop(session().commit(Change::one("Draft", Edit::add(id.clone(), record)), Feedback::Quiet));
    }
}

/// Deletes a record, with Undo.
pub fn delete<T: Entity>(table: Table<T>, id: &Id, what: &str) {
    let session = session();
    if let Some(before) = session.peek(|model| table(model).get(id).cloned()) {
        drop(session.commit(Change::one(what, Edit::remove(id.clone(), &before)), Feedback::Toast));
    }
}

/// A text of a record, tracked.
pub fn look<T: Entity, R>(table: Table<T>, id: &Id, look: impl FnOnce(&T) -> R) -> Option<R> {
    session().read(&[T::KIND], |model| table(model).get(id).map(|record| look(record)))
}

/// One chip.
pub fn chip(word: impl Into<String>, pressed: impl Fn() -> bool + Send + Sync + 'static, pick: impl Fn() + 'static) -> AnyView {
    view! { <button class="chip" type="button" dir="auto" aria-pressed=move || pressed().to_string() on:click=move |_| pick()>{word.into()}</button> }.into_any()
}

/// One of several; a second tap on the chosen one clears it.
pub fn choose(
    label: &'static str,
    words: &[&'static str],
    chosen: impl Fn() -> Option<usize> + Send + Sync + Copy + 'static,
    pick: impl Fn(Option<usize>) + Copy + 'static,
) -> AnyView {
    choose_boxed(label, words, Signal::derive(chosen), std::rc::Rc::new(pick))
}

fn choose_boxed(
    label: &'static str,
    words: &[&'static str],
    chosen: Signal<Option<usize>>,
    pick: std::rc::Rc<dyn Fn(Option<usize>)>,
) -> AnyView {
    let one = |(n, word): (usize, &&'static str)| {
        let pick = pick.clone();
        chip(*word, move || chosen.get() == Some(n), move || pick((chosen.get_untracked() != Some(n)).then_some(n)))
    };
    view! { <fieldset class="stack tight"><legend>{label}</legend><div class="chips">{words.iter().enumerate().map(one).collect_view()}</div></fieldset> }.into_any()
}

/// As [`choose`], for closures that hold an id.
pub fn choose_for(
    label: &'static str,
    words: &[&'static str],
    chosen: impl Fn() -> Option<usize> + Send + Sync + 'static,
    pick: impl Fn(Option<usize>) + 'static,
) -> AnyView {
    choose_boxed(label, words, Signal::derive(chosen), std::rc::Rc::new(pick))
}

/// How strong a feeling is: a slider from 0 to 10 with words; nothing is given until it is moved.
pub fn strength(
    id: &'static str,
    label: &'static str,
    stored: impl Fn() -> Option<u8> + Send + Sync + 'static,
    set: impl Fn(u8) + 'static,
) -> AnyView {
    let stored = Memo::new(move |_| stored());
    let shown = RwSignal::new(stored.get_untracked());
    runtime::effect(move || shown.set(stored.get()));
    let words = move || shown.get().map_or("not given", feelings::strength_label);
    let value = |event: &leptos::ev::Event| event_target_value(event).parse::<u8>().ok();
    view! {
        <div class="section strength">
            <h2><label for=id>{label}</label></h2>
            <input id=id type="range" min="0" max=feelings::STRONGEST.to_string() step="1" class:unset=move || shown.get().is_none()
                style:--at=move || format!("{}%", shown.get().map_or(50, |s| u32::from(s) * 10))
                aria-valuetext=words prop:value=move || shown.get().unwrap_or(5).to_string()
                on:input=move |event| shown.set(value(&event))
                on:change=move |event| { if let Some(strength) = value(&event) { set(strength); } }
                on:click=move |event| { if let (None, Some(strength)) = (shown.get_untracked(), value(&event)) { shown.set(Some(strength)); } } />
            <div class="ends" aria-hidden="true"><span>"not at all"</span><span class="now">{words}</span><span>"very"</span></div>
        </div>
    }
    .into_any()
}

/// A line to add something by name: typed, and added with Enter or the button.
pub fn add_line(id: &'static str, label: &'static str, button: &'static str, add: impl Fn(String) + 'static) -> AnyView {
    let text = RwSignal::new(String::new());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = text.get_untracked().trim().to_owned();
        if !typed.is_empty() {
            add(typed);
            text.set(String::new());
        }
    };
    view! {
        <form class="bar" on:submit=submit>
            <input class="grow" id=id dir="auto" autocomplete="off" aria-label=label placeholder=label prop:value=move || text.get() on:input=move |event| text.set(event_target_value(&event)) />
            <button class="btn" type="submit">{button}</button>
        </form>
    }
    .into_any()
}

/// A button that deletes at once; Undo stands in the toast.
pub fn bin(label: String, run: impl Fn() + 'static) -> AnyView {
    view! { <button class="btn icon quiet" type="button" aria-label=label on:click=move |_| run()>{icon_small(Icon::Bin)}</button> }
        .into_any()
}

/// A plain button.
pub fn button(class: &'static str, word: &'static str, run: impl Fn() + 'static) -> AnyView {
    view! { <button class=class type="button" on:click=move |_| run()>{word}</button> }.into_any()
}

/// A row that leads on: a name, a line below, something at the end.
pub fn row(href: String, name: impl Into<String>, line: impl Into<String>, end: AnyView) -> AnyView {
    let line = line.into();
    view! {
        <a class="row" href=href>
            <span class="grow"><span class="name" dir="auto">{name.into()}</span>{(!line.is_empty()).then(|| view! { <span class="sub" dir="auto">{line}</span> })}</span>
            {end}
            {icon_small(Icon::Right)}
        </a>
    }
    .into_any()
}

/// A day to choose.
pub fn day_field(
    id: String,
    label: &'static str,
    chosen: impl Fn() -> Option<chrono::NaiveDate> + Send + Sync + 'static,
    pick: impl Fn(Option<chrono::NaiveDate>) + 'static,
) -> AnyView {
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <input id=id type="date" prop:value=move || chosen().map(|day| day.to_string()).unwrap_or_default() on:change=move |event| pick(event_target_value(&event).parse().ok()) />
        </div>
    }
    .into_any()
}

/// The first characters of a text, for a row or a name.
pub fn short(text: &str) -> String {
    let line = text.trim().lines().next().unwrap_or_default();
    if line.chars().count() <= 120 { line.to_owned() } else { line.chars().take(119).chain(['…']).collect() }
}
