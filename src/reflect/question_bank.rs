//! The question bank: every question with its answer, by kind of interview; common questions to start with; and the sheet in which an answer is built in four
//! parts.

use leptos::prelude::*;

use super::chips::chip;
use super::edits::{add, delete, edit, edit_or_new, read};
use super::fields::{add_line, area};
use super::rows::{back, button, row, title};
use super::tables::QUESTIONS;
use crate::components::form::{Binding, Lens, lens};
use crate::components::sheet::sheet as sheet_frame;
use crate::format;
use crate::page::page;
use crate::route::{ReflectEdit, ReflectRoute, Rehearsal};
use crate::session::{Feedback, session};
use domain::change::{Change, Edit};
use domain::choice::Choice;
use domain::id::Id;
use domain::questions::question_bank::{STARTERS, find_starter};
use domain::questions::{InterviewKind, Question, StarPart, prep};
use domain::record::Kind;
use domain::sort_compact::SortCompact;

/// The field of one part of the answer.
pub fn star_lens(part: StarPart) -> Lens<Question> {
    match part {
        StarPart::Situation => lens!(situation),
        StarPart::Task => lens!(task),
        StarPart::Action => lens!(action),
        StarPart::Result => lens!(result),
    }
}

/// How sure the answer feels, 1 to 5. `blank` makes the record where there is none yet.
pub fn confidence(id: &Id, blank: Option<Question>) -> AnyView {
    let (own, set) = (id.clone(), id.clone());
    let scale = (1..=5_u8).map(|n| {
        let (own, set, blank) = (own.clone(), set.clone(), blank.clone());
        let pressed = move || read(QUESTIONS, &own, Question::current_confidence).flatten() == Some(n);
        let pick = move || {
            let how = |q: &mut Question| q.confidence = Some(n);
            match &blank {
                Some(blank) => edit_or_new(QUESTIONS, &set, blank, how),
                None => edit(QUESTIONS, &set, how),
            }
        };
        chip(format::count(n.into()), pressed, pick)
    });
    view! {
        <fieldset class="stack tight"><legend>"How confident are you in your answer? 1 is not at all, 5 is very"</legend><div class="chips scale">{scale.collect_view()}</div></fieldset>
    }
    .into_any()
}

/// The screen.
pub fn screen() -> AnyView {
    let session = session();
    let kind = RwSignal::new(None::<InterviewKind>);
    let due = move || session.read(&[Kind::Question], |model| prep::due(model, session.today.get()).len());
    let add_typed = move |text: String| {
        let id = session.new_id();
        let kinds = kind.get_untracked().into_iter().collect();
        add(&id, "Question added", Question { added_on: session.today.get_untracked(), text, kinds, ..Question::default() })?;
        session.go(ReflectEdit::Question(id));
        Ok(())
    };
    let kinds = InterviewKind::CHOICES.iter().map(move |&one| {
        chip(one.label(), move || kind.get() == Some(one), move || kind.update(|k| *k = if *k == Some(one) { None } else { Some(one) }))
    });
    let fits = move |kinds: &[InterviewKind]| kind.get().is_none_or(|kind| kinds.is_empty() || kinds.contains(&kind));
    let own = move || {
        let today = session.today.get();
        let mut all = session.read(&[Kind::Question], |model| {
            let shown = model.questions.iter().filter(|(_, q)| (!q.text.trim().is_empty() || q.has_answer()) && fits(&q.kinds));
            shown
                .map(|(id, q)| (q.due_on(), id.clone(), q.text.clone(), q.has_answer(), q.resting, q.about.title(), q.about.is_general()))
                .collect::<Vec<_>>()
        });
        all.sort_compact();
        if all.is_empty() {
            return view! { <p class="sub">"None yet. Questions come from your reflections, from the field above, or from the list below."</p> }.into_any();
        }
        let rows = all.into_iter().map(|(due, id, text, answered, resting, about, general)| {
            let when = match due {
                _ if resting => "not rehearsed".to_owned(),
                Some(day) if day <= today => "due to rehearse".to_owned(),
                Some(day) => format!("again {}", format::near_day(day, today)),
                None => String::new(),
            };
            let answer = if answered { "" } else { "no answer yet" };
            let line = [if general { "" } else { about.as_str() }, when.as_str(), answer]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(" · ");
            row(ReflectEdit::Question(id.clone()).href(), title(&text), line, ().into_any())
        });
        view! { <div class="rows">{rows.collect_view()}</div> }.into_any()
    };
    let starters = move || {
        let known: Vec<String> = session.read(&[Kind::Question], |model| model.questions.values().map(|q| q.starter.clone()).collect());
        let rows = STARTERS.iter().filter(|s| fits(s.kinds) && !known.iter().any(|name| name == s.name)).map(|starter| {
            let add = move |_| {
                drop(session.commit(
                    Change::one("Question added", Edit::add(session.new_id(), starter.question(session.today.get_untracked()))),
                    Feedback::Toast,
                ))
            };
            view! {
                <div class="row">
                    <span class="grow"><span class="name">{starter.text}</span><span class="sub">{starter.hint}</span></span>
                    <button class="btn small" type="button" aria-label=format!("Add: {}", starter.text) on:click=add>"Add"</button>
                </div>
            }
        });
        rows.collect_view()
    };
    let rehearse = move || {
        (due() > 0).then(
            || view! { <a class="btn primary" href=ReflectRoute::Rehearse(Rehearsal::Due).href()>{format!("Rehearse {}", due())}</a> },
        )
    };
    page(
        "Questions",
        "cols",
        view! { {back()}{rehearse} }.into_any(),
        view! {
            <div class="stack">
                {add_line("new-question", None, "A question you were asked", "Add", add_typed)}
                <div class="chips" role="group" aria-label="Kind of interview">{kinds.collect_view()}</div>
                <section class="section"><h2>"Your questions"</h2>{own}</section>
            </div>
            // Beside one's own where there is room; below them, folded, on a phone.
            <details open=session.wide.get_untracked()><summary>"Common questions to start with"</summary><div class="rows">{starters}</div></details>
        }
        .into_any(),
    )
}

/// The sheet of one question.
pub fn sheet(id: &Id) -> AnyView {
    let session = session();
    let Some(question) = session.peek(|model| model.questions.get(id).cloned()) else {
        return sheet_frame("Question", view! { <p>"This question no longer exists."</p> }.into_any());
    };
    let blank = question.as_ref().clone();
    let text = |lens| Binding::or_new(QUESTIONS, id, lens, blank.clone());
    let parts = StarPart::ALL.map(|part| area(part.name(), part.name(), part.hint(), text(star_lens(part))));
    let hint = find_starter(&question.starter).map(|starter| view! { <p class="sub">{starter.hint}</p> });
    let own = StoredValue::new(id.clone());
    let kinds = InterviewKind::CHOICES.iter().map(|&kind| {
        chip(
            kind.label(),
            move || own.with_value(|id| read(QUESTIONS, id, |q| q.kinds.contains(&kind))).unwrap_or_default(),
            move || {
                own.with_value(|id| {
                    edit(QUESTIONS, id, |q| match q.kinds.iter().position(|k| *k == kind) {
                        Some(at) => drop(q.kinds.remove(at)),
                        None => q.kinds.push(kind),
                    });
                });
            },
        )
    });
    let resting = move || own.with_value(|id| read(QUESTIONS, id, |q| q.resting)).unwrap_or_default();
    let rest = move || own.with_value(|id| edit(QUESTIONS, id, |q| q.resting = !q.resting));
    let remove = move || {
        own.with_value(|id| delete(QUESTIONS, id, "Question deleted"));
        session.close();
    };
    let about = (!question.about.is_general()).then(|| view! { <p class="sub" dir="auto">{question.about.title()}</p> });
    sheet_frame(
        "Question",
        view! {
            {about}
            {area("q-text", "The question", "", text(lens!(text)))}
            {hint}
            <fieldset class="stack tight"><legend>"Comes up in"</legend><div class="chips">{kinds.collect_view()}</div></fieldset>
            {area("q-said", "What you said", "", text(lens!(said)))}
            <h2>"A better answer"</h2>
            {parts.collect_view()}
            {confidence(id, None)}
            <div class="bar">
                {chip("Don’t rehearse", resting, rest)}
                {button("btn quiet", "Delete", remove)}
            </div>
            <div class="actions"><a class="btn" href=ReflectRoute::Rehearse(Rehearsal::One(id.clone())).href()>"Rehearse"</a>{button("btn primary", "Done", move || session.close())}</div>
        }
        .into_any(),
    )
}
