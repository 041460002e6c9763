//! The sheet before an interview: when, where, with whom, the handful of questions with the answers written so far, what to do if something goes wrong,
//! what to ask them. To read on the phone before walking in, or to print.

use leptos::prelude::*;

use super::posting;
use super::rows::{back, below_title, button, fairer_thoughts, title};
use crate::components::icon::{Icon, icon_small};
use crate::dom;
use crate::format;
use crate::page::{named_page, page};
use crate::route::{ReflectRoute, Rehearsal, Route};
use crate::session::{now, session};
use domain::application::edits;
use domain::id::Id;
use domain::questions::{Question, StarPart, prep};
use domain::record::Kind;
use domain::reflection::reframe;
use exchange::reflection_document::prep_sheet;

/// How many fairer thoughts are shown, the newest.
const THOUGHTS: usize = 2;

/// The sheet for the next interview of an application.
pub fn screen(application: &Id) -> AnyView {
    let session = session();
    let today = session.today.get();
    let kinds = [Kind::Application, Kind::Question, Kind::Setback];
    let found = session.read(&kinds, |model| {
        let interview = prep::next(model, application, now())?;
        prep::sheet(model, &interview, today)
    });
    let Some(sheet) = found else {
        let name = session.peek(|model| model.applications.get(application).map(|a| edits::name(a).to_owned()));
        let words = name.map_or_else(
            || "This application no longer exists.".to_owned(),
            |name| format!("No interview with {name} is scheduled. Add it with its date, and this sheet fills itself in."),
        );
        let actions =
            view! { {back()}<a class="btn" href=Route::Application(application.clone()).href()>"Open the application"</a> }.into_any();
        return page(
            "Before the interview",
            "",
            actions,
            view! { <p>{words}</p><div><a class="btn" href=ReflectRoute::Rehearse(Rehearsal::Due).href()>"Rehearse anyway"</a></div> }
                .into_any(),
        );
    };
    let name = if sheet.company.trim().is_empty() { sheet.role.clone() } else { sheet.company.clone() };
    let time = sheet.time.map(|time| format!(", {}", format::time(time))).unwrap_or_default();
    let facts = [("Role", &sheet.role), ("With", &sheet.with), ("Where", &sheet.location), ("Note", &sheet.note)];
    let facts = facts
        .into_iter()
        .filter(|(_, text)| !text.trim().is_empty())
        .map(|(label, text)| view! { <div><dt class="tiny">{label}</dt><dd class="prewrap" dir="auto">{text.clone()}</dd></div> })
        .collect_view();
    let setbacks =
        sheet.setbacks.iter().map(|(when, then)| view! { <li dir="auto">{domain::actions::if_then(when, then)}</li> }).collect_view();
    let asks = sheet.to_ask.iter().map(|text| view! { <li>{*text}</li> }).collect_view();
    let questions = sheet.questions.iter().map(question).collect_view();
    let thoughts = session.read(&[Kind::Reflection], |model| reframe::reframes(model, today).into_iter().take(THOUGHTS).collect());
    let markdown = prep_sheet(&sheet, format::date_style(sheet.on).form);
    let save = move || dom::save_file("interview.md", "text/markdown", &markdown);
    let actions =
        view! { {back()}<button class="btn no-print" type="button" on:click=|_| drop(dom::window().print())>"Print"</button> }.into_any();
    let none = sheet
        .setbacks
        .is_empty()
        .then(|| view! { <p class="no-print"><a href=ReflectRoute::Setbacks.href()>"Plan for what may go wrong"</a></p> });
    named_page(
        format!("Before {}", title(&name)),
        "paper",
        actions,
        view! {
            <p class="lead">{format!("{}{time}", format::weekday_day(sheet.on))}</p>
            <dl class="stack tight">{facts}</dl>
            <div class="bar no-print"><a class="btn primary" href=ReflectRoute::Rehearse(Rehearsal::Interview(application.clone())).href()>"Rehearse these"{icon_small(Icon::Right)}</a>{posting::link(application)}{button("btn", "Save as text", save)}</div>
            <section class="section"><h2>"Questions"</h2><div class="rows">{questions}</div></section>
            {fairer_thoughts(thoughts, "A fairer thought")}
            <section class="section"><h2>"If something goes wrong"</h2><ul class="list">{setbacks}</ul>{none}</section>
            <section class="section"><h2>"Questions to ask them"</h2><ul class="list">{asks}</ul></section>
        }
        .into_any(),
    )
}

/// A question with what is written of its answer.
fn question(question: &Question) -> AnyView {
    let parts = StarPart::ALL.map(|part| {
        let text = question.part(part).trim().to_owned();
        (!text.is_empty()).then(|| view! { <p class="prewrap" dir="auto"><strong class="tiny">{part.name()}" "</strong>{text}</p> })
    });
    let none = (!question.has_answer()).then(|| view! { <p class="sub">"No answer written yet."</p> });
    view! { <div class="stack tight sheet-question"><h3 dir="auto">{title(&question.text)}</h3>{below_title(&question.text).map(|whole| view! { <p class="prewrap" dir="auto">{whole}</p> })}{parts.collect_view()}{none}</div> }
        .into_any()
}
