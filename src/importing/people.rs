//! People from a file.

use std::sync::Arc;

use leptos::prelude::*;

use super::records::{self, Words};
use super::state::ImportState;
use crate::route::{ReflectRoute, Route};
use crate::session::session;
use domain::record::Kind;
use exchange::contacts::{self, Contact};
use exchange::kind::FileKind;

/// The view.
pub(super) fn view(import: ImportState, kind: FileKind, people: &Arc<Vec<Contact>>) -> AnyView {
    let (today, people) = (session().today.get_untracked(), people.clone());
    let words = Words {
        lead: "They come in as people: where they work and how to reach them. You are reminded of nobody until you say so.",
        plural: ("person", "people"),
        below: ("Everyone in this file is here already.", "Nobody who is here already is changed."),
        then: (Route::Reflect(ReflectRoute::People), "See your people"),
    };
    records::view(import, kind, Kind::Person, words, move |model, skip| contacts::plan(&model.people, &people, skip, today))
}
