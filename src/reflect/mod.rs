//! Reflect: from a rejection to one dated next step, and the lists that grow from it.
//!
//! - `home`: the overview. - `begin`: what a new reflection is about. - `wizard`: the eight steps, each an address of its own.
//! - `question_bank`, `rehearse`, `prepare`: questions, spaced rehearsal, the sheet before an interview.
//! - `turned_down`, `tomorrow`: the short way from a rejection, and where both ways end. - `nudge`, `letter`: short letters, and how any is sent.
//! - `ask`, `feedback`: the request for feedback, and the clues. - `actions`, `setbacks`, `skills`: what to do next.
//! - `versions`, `posting`: what an application goes out with, and what it was asked for.
//! - `routine`: a week of blocks and the focus timer.
//! - `review`: the weekly review and its experiments.
//! - `growth`: what comes up again over time. - `distance`: how far it is in both directions. - `diary`, `people`, `help`. - `document`: everything to read, print or save.
//! - `tables`, `edits`, `fields`, `chips`, `rows`: what these screens share.
//!
//! The first part of the address names the screen; `edit/<kind>/<id>` opens as a sheet over it.

mod actions;
mod ask;
mod begin;
mod chips;
mod diary;
mod distance;
mod document;
mod edits;
mod feedback;
mod fields;
mod growth;
mod help;
mod home;
mod letter;
mod nudge;
mod people;
mod posting;
mod prepare;
mod question_bank;
mod rehearse;
mod review;
mod routine;
mod rows;
mod setbacks;
mod skills;
mod tables;
mod tomorrow;
mod turned_down;
mod versions;
mod wizard;

use leptos::prelude::*;

use crate::components::form::unsaved;
use crate::route::{ReflectEdit, ReflectRoute};
use domain::id::Id;

/// The overview.
pub fn home() -> AnyView {
    unsaved::flush();
    home::screen()
}

/// The short form after a rejection.
pub fn turned_down(application: Option<Id>) -> AnyView {
    unsaved::flush();
    turned_down::screen(application)
}

/// The end of a reflection.
pub fn tomorrow(reflection: &Id) -> AnyView {
    unsaved::flush();
    tomorrow::screen(reflection)
}

/// Any screen.
pub fn screen(route: ReflectRoute) -> AnyView {
    // What was just typed on the screen before is part of what this one shows.
    unsaved::flush();
    match route {
        ReflectRoute::Home => home::screen(),
        ReflectRoute::New => begin::screen(),
        ReflectRoute::About(application, event) => begin::about(&application, event.as_ref()),
        ReflectRoute::Wizard(id, step) => wizard::screen(&id, step),
        ReflectRoute::TurnedDown(application) => turned_down::screen(application),
        ReflectRoute::Tomorrow(id) => tomorrow::screen(&id),
        ReflectRoute::AskGeneral(reflection) => ask::general(reflection.as_ref()),
        ReflectRoute::Nudge(nudge, application) => nudge::screen(nudge, &application),
        ReflectRoute::Questions => question_bank::screen(),
        ReflectRoute::Rehearse(which) => rehearse::screen(which),
        ReflectRoute::Prepare(application) => prepare::screen(&application),
        ReflectRoute::Ask(application) => ask::about(&application),
        ReflectRoute::Letter(id) => ask::screen(&id),
        ReflectRoute::Feedback => feedback::screen(),
        ReflectRoute::Actions => actions::screen(),
        ReflectRoute::Setbacks => setbacks::screen(),
        ReflectRoute::Skills => skills::screen(),
        ReflectRoute::Review(None) => review::home::screen(),
        ReflectRoute::Review(Some(step)) => review::step::screen(step),
        ReflectRoute::Routine => routine::screen(),
        ReflectRoute::Growth => growth::screen(),
        ReflectRoute::Diary => diary::overview::screen(),
        ReflectRoute::Write(id) => diary::write::screen(id),
        ReflectRoute::People => people::screen(),
        ReflectRoute::Versions => versions::screen(),
        ReflectRoute::Posting(application) => posting::screen(&application),
        ReflectRoute::Help => help::screen(),
        ReflectRoute::Document(which) => document::screen(which.as_ref()),
    }
}

/// A sheet.
pub fn sheet(edit: ReflectEdit) -> AnyView {
    unsaved::flush();
    match edit {
        ReflectEdit::Question(id) => question_bank::sheet(&id),
        ReflectEdit::Action(id) => actions::sheet(&id),
        ReflectEdit::Clue(id) => feedback::sheet(&id),
        ReflectEdit::Person(id) => people::sheet(&id),
        ReflectEdit::Skill(id) => skills::sheet(&id),
        ReflectEdit::Block(id) => routine::block::sheet(&id),
        ReflectEdit::Version(id) => versions::sheet(&id),
    }
}
