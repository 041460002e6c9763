//! The overview of Reflect: one main action, reflections under way, the tools, and finished reflections.

use crate::route::ReflectRoute;
use leptos::prelude::*;

use super::begin;
use super::edits::delete_reflection;
use super::rows::{delete_button, row};
use crate::components::icon::{Icon, icon, icon_small};
use crate::format;
use crate::page::page;
use crate::session::{now, session};
use domain::actions::ActionState;
use domain::questions::prep;
use domain::record::Kind;
use domain::reflection::begin::is_untouched;
use domain::reflection::quiet_state::{self, Quiet};
use domain::sort_compact::SortCompact;

/// The screen.
pub fn screen() -> AnyView {
    let help = view! { <a class="btn" href=ReflectRoute::Help.href()>{icon_small(Icon::Ring)}"Help"</a> }.into_any();
    page("Reflect", "", help, view! { {main_action} {open} {tools} {finished} }.into_any())
}

fn main_action() -> AnyView {
    match begin::fresh().into_iter().next() {
        Some((id, company, line)) => view! {
            <div class="card warm stack tight">
                <h2 class="serif big">{format!("Look back on {company}?")}</h2>
                <p>{line}". Ten minutes, at your pace. You can skip any step, and everything you write is saved."</p>
                <div class="bar"><a class="btn primary" href=ReflectRoute::About(id.clone(), None).href()>"Look back on "{company}</a><a class="btn" href=ReflectRoute::TurnedDown(Some(id.clone())).href()>"Two minutes only"</a><a class="btn quiet" href=ReflectRoute::New.href()>"Something else"</a></div>
            </div>
        }
        .into_any(),
        None => view! {
            <div class="stack tight">
                <p class="lead">"From what happened to one dated next step. Ten minutes, at your pace; you can skip any step, and everything you write is saved."</p>
                <div class="bar"><a class="btn primary" href=ReflectRoute::New.href()>"Start a reflection"</a><a class="btn" href=ReflectRoute::TurnedDown(None).href()>"I was turned down"</a></div>
            </div>
        }
        .into_any(),
    }
}

/// Reflections under way.
fn open() -> Option<AnyView> {
    let session = session();
    let today = session.today.get();
    let mut open = session.read(&[Kind::Reflection], |model| {
        model
            .reflections
            .iter()
            .filter(|(id, r)| r.is_open() && !is_untouched(model, id, r))
            .map(|(id, r)| (r.started_on, id.clone(), r.about.title(), r.step))
            .collect::<Vec<_>>()
    });
    open.sort_compact();
    let rows = open.into_iter().rev().map(|(on, id, title, step)| {
        let line = format!("{} · at “{}”", format::ago(on, today), step.title());
        let name = format!("Delete the reflection about {title}");
        let link = row(ReflectRoute::Wizard(id.clone(), None).href(), title, line, ().into_any());
        view! { <div class="open-row">{link}{delete_button(name, move || delete_reflection(&id))}</div> }
    });
    let rows: Vec<_> = rows.collect();
    (!rows.is_empty()).then(|| view! { <section class="section"><h2>"In progress"</h2><div class="rows">{rows}</div></section> }.into_any())
}

/// The lists, each with what is due in it.
fn tools() -> AnyView {
    let session = session();
    let today = session.today.get();
    let kinds = [Kind::Question, Kind::Action, Kind::FeedbackRequest, Kind::DiaryEntry, Kind::Person, Kind::SkillGap, Kind::Setback];
    let quiet = session.read(&[Kind::QuietTime], |model| matches!(quiet_state::state(model, now()), Quiet::On { .. }));
    let (due, steps, asked) = session.read(&kinds, |model| {
        let is_due = |state| matches!(state, ActionState::Due | ActionState::ToAsk);
        (
            prep::due(model, today).len(),
            model.actions.values().filter(|a| is_due(a.state(today))).count(),
            model.feedback_requests.values().filter(|r| matches!(r.state(today), domain::feedback::RequestState::FollowUpDue)).count(),
        )
    });
    // In quiet time nothing is counted.
    let badge =
        |n: usize, label: &'static str| (n > 0 && !quiet).then(|| view! { <span class="badge accent">{format::count(n)}" "{label}</span> });
    let one = |drawing: Icon, route: ReflectRoute, name: &'static str, line: &'static str, end: AnyView| {
        view! { <a class="row" href=route.href()>{icon(drawing)}<span class="grow"><span class="name">{name}</span><span class="sub">{line}</span></span>{end}</a> }
    };
    view! {
        <section class="section">
            <h2>"Tools"</h2>
            <div class="rows tools">
                {one(Icon::Book, ReflectRoute::Questions, "Questions", "Hard ones, and a better answer to each", badge(due, "to rehearse").into_any())}
                {one(Icon::Mail, ReflectRoute::Feedback, "Feedback", "What you asked for, heard and noticed", badge(asked, "to follow up").into_any())}
                {one(Icon::Tick, ReflectRoute::Actions, "Next steps", "When this happens, I do that: each with a day", badge(steps, "due").into_any())}
                {one(Icon::Clock, ReflectRoute::Routine, "Week", "Blocks of time, and a timer to focus", ().into_any())}
                {one(Icon::Lines, ReflectRoute::Review(None), "Weekly review", "Ten minutes: what came back, and one thing to try", ().into_any())}
                {one(Icon::Up, ReflectRoute::Growth, "Growth", "What comes up again, what you tried, what changed", ().into_any())}
                {one(Icon::Sun, ReflectRoute::Diary, "Diary", "A mood, three good things, writing", ().into_any())}
                {one(Icon::Heart, ReflectRoute::People, "People", "Who believes in you, and who you know", ().into_any())}
                {one(Icon::Star, ReflectRoute::Skills, "Skills", "What to learn, as a plan with steps", ().into_any())}
                {one(Icon::Person, ReflectRoute::Versions, "Versions", "Résumé and cover letter, and what came of each", ().into_any())}
                {one(Icon::Slope, ReflectRoute::Setbacks, "Setbacks", "What may go wrong, and how you will respond", ().into_any())}
                {one(Icon::Down, ReflectRoute::Document(None), "Read everything", "One document to print, save, or take to a coach", ().into_any())}
            </div>
        </section>
    }
    .into_any()
}

fn finished() -> Option<AnyView> {
    let session = session();
    let mut finished = session.read(&[Kind::Reflection], |model| {
        model.reflections.iter().filter_map(|(id, r)| r.finished_on.map(|on| (on, id.clone(), r.about.title()))).collect::<Vec<_>>()
    });
    finished.sort_compact();
    let rows = finished
        .into_iter()
        .rev()
        .map(|(on, id, title)| row(ReflectRoute::Document(Some(id.clone())).href(), title, format::full_day(on), ().into_any()));
    let rows: Vec<_> = rows.collect();
    (!rows.is_empty()).then(|| view! { <section class="section"><h2>"Finished"</h2><div class="rows">{rows}</div></section> }.into_any())
}
