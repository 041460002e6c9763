//! One to three next steps, each with a moment and a day.

use leptos::prelude::*;

use super::cards::cards;
use crate::reflect::actions::action_fields;
use crate::reflect::edits::delete;
use crate::reflect::rows::delete_button;
use crate::reflect::tables::ACTIONS;
use crate::session::session;
use domain::actions::Action;
use domain::id::Id;
use domain::record::Kind;

/// The step.
pub fn screen(id: &Id) -> AnyView {
    let session = session();
    let today = session.today.get_untracked();
    let reflection = StoredValue::new(id.clone());
    let about = session.peek(|model| model.reflections.get(id).map(|r| r.about.clone()).unwrap_or_default());
    let blank = StoredValue::new(Action { planned_on: today, reflection: Some(id.clone()), about, ..Action::default() });
    let belongs = move || {
        session.peek(|model| {
            reflection.with_value(|id| {
                model.actions.iter().filter(|(_, a)| a.reflection.as_ref() == Some(id)).map(|(id, _)| id.clone()).collect::<Vec<_>>()
            })
        })
    };
    let there = move |id: &Id| session.peek(|model| model.actions.contains_key(id));
    cards(belongs(), "One more", 3, Kind::Action, there, belongs, move |id| {
        let own = id.clone();
        view! {
            <div class="card stack" role="group" aria-label="A next step">
                {action_fields(&id, &blank.get_value(), delete_button("Delete this step", move || delete(ACTIONS, &own, "Next step deleted")))}
            </div>
        }
        .into_any()
    })
}
