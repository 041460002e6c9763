//! Ask for feedback, or note what they said and what you noticed.

use leptos::prelude::*;

use super::cards::cards;
use crate::components::icon::{Icon, icon_small};
use crate::reflect::chips::chip;
use crate::reflect::edits::delete;
use crate::reflect::feedback::clue_fields;
use crate::reflect::rows::delete_button;
use crate::reflect::tables::CLUES;
use crate::route::ReflectRoute;
use crate::session::{Feedback, session};
use domain::change::{Change, Edit};
use domain::id::Id;
use domain::record::Kind;
use domain::reflection::clue::COMMON;
use domain::reflection::{Clue, ClueForm};

/// The step.
pub fn screen(id: &Id) -> AnyView {
    let session = session();
    let today = session.today.get_untracked();
    let reflection = StoredValue::new(id.clone());
    let about = session.peek(|model| model.reflections.get(id).map(|r| r.about.clone()).unwrap_or_default());
    let known = about.application.clone().filter(|id| session.peek(|model| model.applications.contains_key(id)));
    let blank = StoredValue::new(Clue { noted_on: today, stage: about.stage, about, reflection: Some(id.clone()), ..Clue::default() });
    let belongs = move || {
        session.peek(|model| {
            reflection.with_value(|id| {
                model.clues.iter().filter(|(_, c)| c.reflection.as_ref() == Some(id)).map(|(id, _)| id.clone()).collect::<Vec<_>>()
            })
        })
    };
    let there = move |id: &Id| session.peek(|model| model.clues.contains_key(id));
    let letter = known.map_or_else(|| ReflectRoute::AskGeneral(Some(id.clone())), ReflectRoute::Ask).href();
    let ask = {
        view! {
            <div class="card stack tight">
                <h2>"Ask them"</h2>
                <p class="sub">"A short letter is ready, in the tone you choose; it asks about the hardest question you wrote down. Most people get no reply; asking costs little."</p>
                <div><a class="btn" href=letter>{icon_small(Icon::Mail)}"See the letter"</a></div>
            </div>
        }
    };
    let common = COMMON.iter().map(move |&(text, theme, influence)| {
        let has = move || {
            session.read(&[Kind::Clue], |model| {
                reflection.with_value(|id| {
                    model.clues.iter().find(|(_, c)| c.reflection.as_ref() == Some(id) && c.text == text).map(|(id, _)| id.clone())
                })
            })
        };
        let toggle = move || match untrack(has) {
            Some(id) => delete(CLUES, &id, "Clue deleted"),
            None => {
                let clue = Clue {
                    text: text.to_owned(),
                    form: ClueForm::Implicit,
                    theme: Some(theme),
                    influence: Some(influence),
                    ..blank.get_value()
                };
                drop(session.commit(Change::one("Clue noted", Edit::add(session.new_id(), clue)), Feedback::Quiet));
            }
        };
        chip(text, move || has().is_some(), toggle)
    });
    let common = common.collect_view();
    let card = move |id: Id| {
        let own = id.clone();
        view! {
            <div class="card stack" role="group" aria-label="A clue">
                {clue_fields(&id, &blank.get_value(), delete_button("Delete this clue", move || delete(CLUES, &own, "Clue deleted")))}
            </div>
        }
        .into_any()
    };
    view! {
        {ask}
        <section class="section">
            <h2>"What they said"</h2>
            {cards(belongs(), "Another clue", 30, Kind::Clue, there, belongs, card)}
        </section>
        <section class="section">
            <h2>"Between the lines"</h2>
            <div class="chips wrap" role="group" aria-label="Common clues">{common}</div>
        </section>
    }
    .into_any()
}
