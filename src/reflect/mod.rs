//! Reflect: from the blow to one dated next step, and the rooms that grow round it.
//!
//! - `home`: one strong action, what is open, the way to help, the rooms. - `begin`: what a new reflection is about.
//! - `wizard`: the eight steps, each an address of its own. Every keystroke is kept (`draft`).
//! - `bank`, `rehearse`, `prepare`: questions, spaced rehearsal, the sheet before an interview.
//! - `ask`, `feedback`: the letter that asks why, and what came of it. - `actions`, `setbacks`, `skills`: what is next.
//! - `growth`: what comes back over time. - `journal`, `people`, `help`. - `document`: everything to read, print or keep.
//! - `pieces`: what these screens share.
//!
//! The first part of the address names the room; `edit/<kind>/<id>` opens as a sheet over it.

mod actions;
mod ask;
mod bank;
mod begin;
mod document;
mod draft;
mod feedback;
mod growth;
mod help;
mod home;
mod journal;
mod people;
mod pieces;
mod prepare;
mod rehearse;
mod setbacks;
mod skills;
mod wizard;

use leptos::prelude::*;

use domain::id::Id;

/// The screen for what stands behind `#/reflect/`.
pub fn screen(rest: &[String]) -> AnyView {
    // What was just typed on the screen before is part of what this one shows.
    draft::settle();
    let parts: Vec<&str> = rest.iter().map(String::as_str).collect();
    match parts.as_slice() {
        ["new"] => begin::screen(),
        ["new", application, event @ ..] => begin::about(&Id::new(application), event.first().map(Id::new).as_ref()),
        ["go", id, step @ ..] => wizard::screen(&Id::new(id), step.first().copied()),
        ["questions"] => bank::screen(),
        ["rehearse", which @ ..] => rehearse::screen(which),
        ["prepare", application] => prepare::screen(&Id::new(application)),
        ["ask", application] => ask::about(&Id::new(application)),
        ["letter", id] => ask::screen(&Id::new(id)),
        ["feedback"] => feedback::screen(),
        ["actions"] => actions::screen(),
        ["setbacks"] => setbacks::screen(),
        ["skills"] => skills::screen(),
        ["growth"] => growth::screen(),
        ["journal"] => journal::screen(),
        ["journal", "write", id @ ..] => journal::write::screen(id.first().map(Id::new)),
        ["people"] => people::screen(),
        ["help"] => help::screen(),
        ["document", which @ ..] => document::screen(which.first().map(Id::new).as_ref()),
        _ => home::screen(),
    }
}

/// The sheet over it.
pub fn sheet(rest: &[String]) -> Option<AnyView> {
    draft::settle();
    let parts: Vec<&str> = rest.iter().map(String::as_str).collect();
    match parts.as_slice() {
        ["edit", "question", id] => Some(bank::sheet(&Id::new(id))),
        ["edit", "action", id] => Some(actions::sheet(&Id::new(id))),
        ["edit", "clue", id] => Some(feedback::sheet(&Id::new(id))),
        ["edit", "person", id] => Some(people::sheet(&Id::new(id))),
        ["edit", "skill", id] => Some(skills::sheet(&Id::new(id))),
        _ => None,
    }
}
