//! Rehearsal: the question, a timer, then the person's own answer, and how confident it felt, which decides when it comes again.

use std::time::Duration;

use leptos::prelude::*;

use super::edits::edit;
use super::rows::{back_to, below_title, title};
use super::tables::QUESTIONS;
use crate::components::figure::figure;
use crate::format;
use crate::page::page;
use crate::route::{self, ReflectRoute};
use crate::runtime;
use crate::session::{Feedback, now, session};
use domain::change::{Change, Edit};
use domain::id::Id;
use domain::questions::prep::{self, PREP_COUNT, PrepItem};
use domain::questions::schedule::spacing;
use domain::questions::{Question, Rehearsal, StarPart};

const SECOND: Duration = Duration::from_secs(1);

/// What is rehearsed: what is due, a few questions for an application's next interview, or one question.
pub fn screen(which: route::Rehearsal) -> AnyView {
    let session = session();
    let today = session.today.get_untracked();
    let items = session.peek(|model| match which {
        route::Rehearsal::One(id) => vec![PrepItem::Own(id)],
        route::Rehearsal::Interview(id) => {
            let next = prep::next(model, &id, now());
            prep::pick(model, &next.map(|interview| interview.kinds).unwrap_or_default(), today, PREP_COUNT)
        }
        route::Rehearsal::Due => {
            let due: Vec<PrepItem> = prep::due(model, today).into_iter().take(PREP_COUNT).map(PrepItem::Own).collect();
            if due.is_empty() { prep::pick(model, &[], today, PREP_COUNT) } else { due }
        }
    });
    let items: Vec<(Id, Question)> = session.peek(|model| {
        let own = |item: PrepItem| match item {
            PrepItem::Own(id) => model.questions.get(&id).map(|q| (id.clone(), q.as_ref().clone())),
            PrepItem::Starter(starter) => Some((session.new_id(), starter.question(today))),
        };
        items.into_iter().filter_map(own).collect()
    });
    let count = items.len();
    let items = StoredValue::new(items);
    let at = RwSignal::new(0_usize);
    let body = move || match items.with_value(|items| items.get(at.get()).cloned()) {
        Some((id, question)) => one(id, question, at, count),
        None if count == 0 => view! { <p>"This question no longer exists."</p> }.into_any(),
        None => view! {
            <div class="stack">
                <p class="lead">"That is all for now. Each question comes back when it is due."</p>
                <div class="bar"><a class="btn primary" href=ReflectRoute::Home.href()>"Back to Reflect"</a></div>
            </div>
        }
        .into_any(),
    };
    page("Rehearse", "rehearse", back_to(ReflectRoute::Questions, "Questions"), view! { {body} }.into_any())
}

/// One question: asked, then its answer.
fn one(id: Id, question: Question, at: RwSignal<usize>, count: usize) -> AnyView {
    let session = session();
    let seconds = RwSignal::new(0_u32);
    let shown = RwSignal::new(false);
    runtime::every(SECOND, move || {
        if !shown.get_untracked() {
            seconds.update(|s| *s += 1);
        }
    });
    let clock = move || {
        let s = seconds.get();
        view! { <p class="figure-mid" role="timer" aria-label="Time">{figure("rehearsal_seconds", Some(f64::from(s)), format!("{}:{:02}", s / 60, s % 60))}</p> }
    };
    let answer = {
        let question = question.clone();
        move || {
            let parts = StarPart::ALL.map(|part| {
                let text = question.part(part).trim().to_owned();
                (!text.is_empty()).then(|| view! { <div><h3>{part.name()}</h3><p class="prewrap" dir="auto">{text}</p></div> })
            });
            let none = (!question.has_answer())
                .then(|| view! { <p class="sub">"No answer written yet. What would you keep of what you just said?"</p> });
            let said = question.said.trim().to_owned();
            let said =
                (!said.is_empty()).then(|| view! { <div><h3>"Last time you said"</h3><p class="prewrap" dir="auto">{said}</p></div> });
            view! { <div class="card stack">{parts.collect_view()}{none}{said}</div> }
        }
    };
    let own = StoredValue::new((id, question.clone()));
    let rate = move |confidence: u8| {
        let today = session.today.get_untracked();
        let rehearsal = Rehearsal { on: today, confidence, seconds: Some(seconds.get_untracked()) };
        own.with_value(|(id, question)| {
            if session.peek(|model| model.questions.contains_key(id)) {
                edit(QUESTIONS, id, |q| {
                    q.rehearsals.insert(session.new_id(), rehearsal.clone());
                });
            } else {
                let mut question = question.clone();
                question.rehearsals.insert(session.new_id(), rehearsal.clone());
                drop(session.commit(Change::one("Rehearsed", Edit::add(id.clone(), question)), Feedback::Quiet));
            }
        });
        at.update(|at| *at += 1);
    };
    let scale = (1..=5_u8).map(|n| {
        let days = spacing(n) as i64;
        let again = format!("again in {}", format::plural(days, "day", "days"));
        view! { <button class="btn wide rate" type="button" on:click=move |_| rate(n)><strong>{format::count(n.into())}</strong><span class="sub">{again}</span></button> }
    });
    let scale = scale.collect_view();
    view! {
        <div class="stack">
            <p class="sub">{format!("{} of {}", format::count(at.get_untracked() + 1), format::count(count))}</p>
            <h2 class="serif big" dir="auto">{title(&question.text)}</h2>
            {below_title(&question.text).map(|whole| view! { <p class="prewrap" dir="auto">{whole}</p> })}
            {clock}
            <div class="stack" hidden=move || shown.get()>
                <p class="sub">"Say your answer aloud, as if they were in front of you. One to two minutes is plenty."</p>
                <div class="bar"><button class="btn primary" type="button" on:click=move |_| shown.set(true)>"Show my answer"</button><button class="btn quiet" type="button" on:click=move |_| at.update(|at| *at += 1)>"Skip this one"</button></div>
            </div>
            <div class="stack" hidden=move || !shown.get()>
                {answer}
                <fieldset class="stack tight"><legend>"How confident did you feel? 1 is not at all, 5 is very"</legend><div class="rates">{scale}</div></fieldset>
            </div>
        </div>
    }
    .into_any()
}
