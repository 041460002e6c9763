//! What may go wrong, and a response prepared for it: if this happens, then I do that.

use leptos::prelude::*;

use super::edits::{add, delete, edit_with_undo, read};
use super::fields::{add_line, area, line};
use super::rows::{back, button, delete_button};
use super::tables::SETBACKS;
use crate::components::form::{Binding, lens};
use crate::format;
use crate::page::page;
use crate::session::{Feedback, session};
use domain::actions::Setback;
use domain::actions::setback::{SetbackSuggestion, suggestions};
use domain::change::{Change, Edit};
use domain::id::Id;
use domain::questions::prep;
use domain::record::Kind;
use domain::sort_compact::SortCompact;

/// The screen.
pub fn screen() -> AnyView {
    let session = session();
    let setback = move |when: String, then: String| Setback { written_on: session.today.get_untracked(), when, then, ..Setback::default() };
    let add_typed = move |when| add(&session.new_id(), "Setback added", setback(when, String::new()));
    let add_suggested = move |suggestion: &SetbackSuggestion| {
        let setback = setback(suggestion.when.to_owned(), suggestion.then.to_owned());
        drop(session.commit(Change::one("Setback added", Edit::add(session.new_id(), setback)), Feedback::Toast));
    };
    let ids = Memo::new(move |_| {
        session.read(&[Kind::Setback], |model| {
            let mut all: Vec<_> = model.setbacks.iter().map(|(id, s)| (s.written_on, id.clone())).collect();
            all.sort_compact();
            all.into_iter().rev().map(|(_, id)| id).collect::<Vec<_>>()
        })
    });
    let open = move || {
        let today = session.today.get();
        session.read(&[Kind::Setback, Kind::Application], |model| {
            let written: Vec<&Setback> = model.setbacks.values().map(AsRef::as_ref).collect();
            suggestions(&written, !prep::upcoming(model, today).is_empty())
        })
    };
    let suggested = move || {
        let one = |s: &'static SetbackSuggestion| {
            view! {
                <div class="row">
                    <span class="grow"><span class="name">{s.when}</span><span class="sub">{s.then}</span></span>
                    <button class="btn small" type="button" aria-label=format!("Add: {}", s.when) on:click=move |_| add_suggested(s)>"Add"</button>
                </div>
            }
        };
        open().into_iter().map(one).collect_view()
    };
    page(
        "Setbacks",
        "",
        back(),
        view! {
            <p class="sub">"People who plan for what may go wrong find it easier to keep going when it does. Write each response in your own words."</p>
            {add_line("new-setback", None, "If …", "Add", add_typed)}
            <For each=move || ids.get() key=Clone::clone let(id)>{one(&id)}</For>
            <section class="section"><h2>"Suggestions"</h2><div class="rows">{suggested}</div></section>
        }
        .into_any(),
    )
}

fn one(id: &Id) -> AnyView {
    let session = session();
    let own = StoredValue::new(id.clone());
    let used = move || {
        let days = own.with_value(|id| read(SETBACKS, id, |s| s.used_on.clone())).unwrap_or_default();
        days.last().map(|day| {
            format!("Used {}, last {}", format::plural(days.len() as i64, "time", "times"), format::ago(*day, session.today.get()))
        })
    };
    let happened = move || {
        let today = session.today.get_untracked();
        own.with_value(|id| edit_with_undo(SETBACKS, id, "Noted. You had a response ready.", |s| s.used_on.push(today)));
    };
    let remove = move || own.with_value(|id| delete(SETBACKS, id, "Setback deleted"));
    view! {
        <div class="card stack" role="group" aria-label="A setback">
            <div class="with-delete">{line(format!("if-{id}"), "If", Binding::new(SETBACKS, id, lens!(when)))}{delete_button("Delete this setback", remove)}</div>
            {area(format!("then-{id}"), "then", "", Binding::new(SETBACKS, id, lens!(then)))}
            <div class="bar">{button("btn small", "It happened", happened)}<span class="sub">{used}</span></div>
        </div>
    }
    .into_any()
}
