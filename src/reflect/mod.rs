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

use crate::components::form::unsaved;
use crate::route::{ReflectEdit, ReflectRoute};

/// A screen.
pub fn screen(route: ReflectRoute) -> AnyView {
    // What was just typed on the screen before is part of what this one shows.
    unsaved::flush();
    match route {
        ReflectRoute::Home => home::screen(),
        ReflectRoute::New => begin::screen(),
        ReflectRoute::About(application, event) => begin::about(&application, event.as_ref()),
        ReflectRoute::Wizard(id, step) => wizard::screen(&id, step),
        ReflectRoute::Questions => bank::screen(),
        ReflectRoute::Rehearse(which) => rehearse::screen(which),
        ReflectRoute::Prepare(application) => prepare::screen(&application),
        ReflectRoute::Ask(application) => ask::about(&application),
        ReflectRoute::Letter(id) => ask::screen(&id),
        ReflectRoute::Feedback => feedback::screen(),
        ReflectRoute::Actions => actions::screen(),
        ReflectRoute::Setbacks => setbacks::screen(),
        ReflectRoute::Skills => skills::screen(),
        ReflectRoute::Growth => growth::screen(),
        ReflectRoute::Diary => journal::screen(),
        ReflectRoute::Write(id) => journal::write::screen(id),
        ReflectRoute::People => people::screen(),
        ReflectRoute::Help => help::screen(),
        ReflectRoute::Document(which) => document::screen(which.as_ref()),
    }
}

/// A sheet.
pub fn sheet(edit: ReflectEdit) -> AnyView {
    unsaved::flush();
    match edit {
        ReflectEdit::Question(id) => bank::sheet(&id),
        ReflectEdit::Action(id) => actions::sheet(&id),
        ReflectEdit::Clue(id) => feedback::sheet(&id),
        ReflectEdit::Person(id) => people::sheet(&id),
        ReflectEdit::Skill(id) => skills::sheet(&id),
    }
}
