//! Hard questions: each card is a question of the bank from its first key on.

use crate::runtime;
use leptos::prelude::*;

use super::TABLE;
use crate::reflect::bank::{QUESTIONS, confidence, star_place};
use crate::reflect::draft::{area, place, spot_or_new};
use crate::reflect::pieces::{bin, button, delete};
use crate::session::session;
use domain::id::Id;
use domain::questions::{Question, StarPart};
use domain::record::Kind;

/// Cards of records that belong to a reflection, with one blank to begin with and a button for another. The list keeps its cards while one is typed in.
pub fn cards(
    own: Vec<Id>,
    another: &'static str,
    most: usize,
    kind: Kind,
    there: impl Fn(&Id) -> bool + Send + Sync + Copy + 'static,
    belongs: impl Fn() -> Vec<Id> + Send + Sync + 'static,
    card: impl Fn(Id) -> AnyView + Send + Sync + Copy + 'static,
) -> AnyView {
    let session = session();
    let first = if own.is_empty() { vec![session.new_id()] } else { own };
    let ids = RwSignal::new(first);
    let known = StoredValue::new(std::collections::BTreeSet::<Id>::new());
    // What another tab adds appears; what was deleted goes.
    runtime::effect(move || {
        session.read(&[kind], |_| ());
        let now = belongs();
        let gone = |id: &Id| known.with_value(|known| known.contains(id)) && !there(id);
        if now.iter().any(|id| ids.with_untracked(|ids| !ids.contains(id))) || ids.with_untracked(|ids| ids.iter().any(gone)) {
            ids.update(|ids| {
                ids.retain(|id| !gone(id));
                let fresh: Vec<Id> = now.iter().filter(|id| !ids.contains(id)).cloned().collect();
                ids.extend(fresh);
                if ids.is_empty() {
                    ids.push(session.new_id());
                }
            });
        }
        known.set_value(now.into_iter().collect());
    });
    let full = move || ids.with(Vec::len) >= most;
    view! {
        <For each=move || ids.get() key=Clone::clone let(id)>{card(id)}</For>
        <div hidden=full>{button("btn small", another, move || ids.update(|ids| ids.push(session.new_id())))}</div>
    }
    .into_any()
}

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
    let _ = TABLE;
    cards(belongs(), "Another question", 30, Kind::Question, there, belongs, move |id| card(id, &blank.get_value()))
}

/// One question.
fn card(id: Id, blank: &Question) -> AnyView {
    let text = |name: &str, place| (format!("{name}-{id}"), spot_or_new(QUESTIONS, &id, place, blank.clone()));
    let (question_id, question) = text("question", place!(text));
    let (said_id, said) = text("said", place!(said));
    let used = session().peek(|model| model.questions.get(&id).is_some_and(|q| q.has_answer()));
    let parts = StarPart::ALL.map(|part| {
        let (part_id, spot) = text(part.name(), star_place(part));
        area(part_id, part.name(), part.hint(), spot)
    });
    let own = id.clone();
    view! {
        <div class="card stack" role="group" aria-label="A question">
            <div class="with-bin">{area(question_id, "The question", "", question)}{bin("Delete this question".into(), move || delete(QUESTIONS, &own, "Question deleted"))}</div>
            {area(said_id, "What you said", "", said)}
            <details open=used><summary>"A better answer, in four parts"</summary><div class="stack">{parts.collect_view()}</div></details>
            {confidence(&id, Some(blank.clone()))}
        </div>
    }
    .into_any()
}
