//! Hard questions: each card is in the question bank from its first key on.

use leptos::prelude::*;

use super::cards::cards;
use crate::components::form::{Binding, lens};
use crate::reflect::edits::delete;
use crate::reflect::fields::area;
use crate::reflect::question_bank::{confidence, star_lens};
use crate::reflect::rows::delete_button;
use crate::reflect::tables::QUESTIONS;
use crate::session::session;
use domain::id::Id;
use domain::questions::{Question, StarPart};
use domain::record::Kind;

/// The step.
pub fn screen(id: &Id) -> AnyView {
    let session = session();
    let today = session.today.get_untracked();
    let reflection = StoredValue::new(id.clone());
    let blank = session.peek(|model| {
        let about = model.reflections.get(id).map(|r| r.about.clone()).unwrap_or_default();
        StoredValue::new(Question { added_on: today, about, reflection: Some(id.clone()), ..Question::default() })
    });
    let belongs = move || {
        session.peek(|model| {
            reflection.with_value(|id| {
                model.questions.iter().filter(|(_, q)| q.reflection.as_ref() == Some(id)).map(|(id, _)| id.clone()).collect::<Vec<_>>()
            })
        })
    };
    let there = move |id: &Id| session.peek(|model| model.questions.contains_key(id));
    cards(belongs(), "Another question", 30, Kind::Question, there, belongs, move |id| card(id, &blank.get_value()))
}

/// One question.
fn card(id: Id, blank: &Question) -> AnyView {
    let text = |name: &str, lens| (format!("{name}-{id}"), Binding::or_new(QUESTIONS, &id, lens, blank.clone()));
    let (question_id, question) = text("question", lens!(text));
    let (said_id, said) = text("said", lens!(said));
    let used = session().peek(|model| model.questions.get(&id).is_some_and(|q| q.has_answer()));
    let parts = StarPart::ALL.map(|part| {
        let (part_id, text) = text(part.name(), star_lens(part));
        area(part_id, part.name(), part.hint(), text)
    });
    let own = id.clone();
    view! {
        <div class="card stack" role="group" aria-label="A question">
            <div class="with-delete">{area(question_id, "The question", "", question)}{delete_button("Delete this question", move || delete(QUESTIONS, &own, "Question deleted"))}</div>
            {area(said_id, "What you said", "", said)}
            <details open=used><summary>"A better answer, in four parts"</summary><div class="stack">{parts.collect_view()}</div></details>
            {confidence(&id, Some(blank.clone()))}
        </div>
    }
    .into_any()
}
