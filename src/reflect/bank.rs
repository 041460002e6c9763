//! The question question_bank: every question with its answer, by kind of interview; questions to begin with; and the sheet in which an answer is built in four
//! parts.

use crate::route::{ReflectEdit, ReflectRoute, Rehearsal};
use leptos::prelude::*;

use super::draft::{Place, area, place, spot_or_new};
use super::pieces::{add_line, amend, amend_or_new, button, chip, delete, look, row, short};
use crate::components::sheet::sheet as sheet_frame;
use crate::format;
use crate::page::page;
use crate::session::{Feedback, session};
use domain::change::{Change, Edit};
use domain::id::Id;
use domain::questions::question_bank::{STARTERS, find_starter};
use domain::questions::{InterviewKind, Question, StarPart, prep};
use domain::record::Kind;
use domain::sort_compact::SortCompact;

/// The table of questions.
pub const QUESTIONS: super::draft::Table<Question> = |model| &model.questions;

/// Where one part of the answer stands.
pub fn star_place(part: StarPart) -> Place<Question> {
    match part {
        StarPart::Situation => place!(situation),
        StarPart::Task => place!(task),
        StarPart::Action => place!(action),
        StarPart::Result => place!(result),
    }
}

/// How sure the answer feels, 1 to 5. `blank` makes the record where there is none yet.
pub fn confidence(id: &Id, blank: Option<Question>) -> AnyView {
    let (own, set) = (id.clone(), id.clone());
    let scale = (1..=5_u8).map(|n| {
        let (own, set, blank) = (own.clone(), set.clone(), blank.clone());
        let pressed = move || look(QUESTIONS, &own, Question::current_confidence).flatten() == Some(n);
        let pick = move || {
            let how = |q: &mut Question| q.confidence = Some(n);
            match &blank {
                Some(blank) => amend_or_new(QUESTIONS, &set, blank, how),
                None => amend(QUESTIONS, &set, "", how),
            }
        };
        chip(n.to_string(), pressed, pick)
    });
    view! {
        <fieldset class="stack tight"><legend>"How sure do you feel of your answer? 1 is not at all, 5 is very"</legend><div class="chips scale">{scale.collect_view()}</div></fieldset>
    }
    .into_any()
}

/// The screen.
pub fn screen() -> AnyView {
    let session = session();
    let kind = RwSignal::new(None::<InterviewKind>);
    let due = move || session.read(&[Kind::Question], |model| prep::due(model, session.today.get()).len());
    let add = move |text: String| {
        let id = session.new_id();
        let to = id.clone();
        let question = Question {
            added_on: session.today.get_untracked(),
            text,
            kinds: kind.get_untracked().into_iter().collect(),
            ..Question::default()
        };
        {
            let kept = session.commit(Change::one("Question added", Edit::add(id, question)), Feedback::Toast).is_ok();
            if kept {
                crate::session::session().go(ReflectEdit::Question(to.clone()));
            }
        };
    };
    let kinds = InterviewKind::ALL.into_iter().map(move |one| {
        chip(one.name(), move || kind.get() == Some(one), move || kind.update(|k| *k = if *k == Some(one) { None } else { Some(one) }))
    });
    let fits = move |kinds: &[InterviewKind]| kind.get().is_none_or(|kind| kinds.is_empty() || kinds.contains(&kind));
    let own = move || {
        let today = session.today.get();
        let mut all = session.read(&[Kind::Question], |model| {
            let shown = model.questions.iter().filter(|(_, q)| (!q.text.trim().is_empty() || q.has_answer()) && fits(&q.kinds));
            shown
                .map(|(id, q)| (q.due_on(), id.clone(), short(&q.text), q.has_answer(), q.resting, q.about.title(), q.about.is_general()))
                .collect::<Vec<_>>()
        });
        all.sort_compact();
        if all.is_empty() {
            return view! { <p class="sub">"None here yet. They come from your reflections, from the line above, or from the list below."</p> }.into_any();
        }
        let rows = all.into_iter().map(|(due, id, text, answered, resting, about, general)| {
            let when = match due {
                _ if resting => "resting".to_owned(),
                Some(day) if day <= today => "to rehearse".to_owned(),
                Some(day) => format!("again {}", format::near_day(day, today)),
                None => String::new(),
            };
            let answer = if answered { "" } else { "no answer yet" };
            let line = [if general { "" } else { about.as_str() }, when.as_str(), answer]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(" · ");
            row(ReflectEdit::Question(id.clone()).href(), text, line, ().into_any())
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
        "",
        rehearse.into_any(),
        view! {
            {add_line("new-question", "A question you met", "Add", add)}
            <div class="chips" role="group" aria-label="Kind of interview">{kinds.collect_view()}</div>
            <section class="section"><h2>"Your question_bank"</h2>{own}</section>
            <details><summary>"Questions to begin with"</summary><div class="rows">{starters}</div></details>
        }
        .into_any(),
    )
}

/// The sheet of one question.
pub fn sheet(id: &Id) -> AnyView {
    let session = session();
    let Some(question) = session.peek(|model| model.questions.get(id).cloned()) else {
        return sheet_frame("Question", view! { <p>"This question is not here any more."</p> }.into_any());
    };
    let blank = question.as_ref().clone();
    let text = |name: &'static str, place| (name, spot_or_new(QUESTIONS, id, place, blank.clone()));
    let field = |(name, spot): (&'static str, _), label, hint| area(name, label, hint, spot);
    let parts =
        StarPart::ALL.map(|part| area(part.name(), part.name(), part.hint(), spot_or_new(QUESTIONS, id, star_place(part), blank.clone())));
    let hint = find_starter(&question.starter).map(|starter| view! { <p class="sub">{starter.hint}</p> });
    let own = StoredValue::new(id.clone());
    let kinds = InterviewKind::ALL.map(|kind| {
        chip(
            kind.name(),
            move || own.with_value(|id| look(QUESTIONS, id, |q| q.kinds.contains(&kind))).unwrap_or_default(),
            move || {
                own.with_value(|id| {
                    amend(QUESTIONS, id, "", |q| match q.kinds.iter().position(|k| *k == kind) {
                        Some(at) => drop(q.kinds.remove(at)),
                        None => q.kinds.push(kind),
                    });
                });
            },
        )
    });
    let resting = move || own.with_value(|id| look(QUESTIONS, id, |q| q.resting)).unwrap_or_default();
    let rest = move || own.with_value(|id| amend(QUESTIONS, id, "", |q| q.resting = !q.resting));
    let remove = move || {
        own.with_value(|id| delete(QUESTIONS, id, "Question deleted"));
        session.close();
    };
    let about = (!question.about.is_general()).then(|| view! { <p class="sub" dir="auto">{question.about.title()}</p> });
    sheet_frame(
        "Question",
        view! {
            {about}
            {field(text("q-text", place!(text)), "The question", "")}
            {hint}
            <fieldset class="stack tight"><legend>"Comes up in"</legend><div class="chips">{kinds.collect_view()}</div></fieldset>
            {field(text("q-said", place!(said)), "What you said", "")}
            <h2>"A better answer"</h2>
            {parts.collect_view()}
            {confidence(id, None)}
            <div class="bar">
                {chip("Let it rest", resting, rest)}
                {button("btn quiet", "Delete", remove)}
            </div>
            <div class="actions"><a class="btn" href=ReflectRoute::Rehearse(Rehearsal::One(id.clone())).href()>"Rehearse"</a>{button("btn primary", "Done", move || session.close())}</div>
        }
        .into_any(),
    )
}
