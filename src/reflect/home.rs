//! The first screen of Reflect: one strong action, what is open, help, then the rooms.

use crate::route::ReflectRoute;
use leptos::prelude::*;

use super::begin;
use super::pieces::{bin, row};
use crate::components::icon::{Icon, icon, icon_small};
use crate::format;
use crate::page::page;
use crate::session::{Feedback, session};
use domain::actions::ActionState;
use domain::questions::prep;
use domain::record::Kind;
use domain::reflection::{self, begin::is_untouched};
use domain::sort_compact::SortCompact;

/// The screen.
pub fn screen() -> AnyView {
    let help = view! { <a class="btn" href=ReflectRoute::Help.href()>{icon_small(Icon::Ring)}"Help"</a> }.into_any();
    page("Reflect", "", help, view! { {strong} {open} {rooms} {past} }.into_any())
}

/// The one action.
fn strong() -> AnyView {
    match begin::fresh().into_iter().next() {
        Some((id, company, line)) => view! {
            <div class="card warm stack tight">
                <h2 class="serif big">{format!("Look back on {company}?")}</h2>
                <p>{line}". Ten minutes, at your pace. Every step can be skipped, everything you write is kept."</p>
                <div class="bar"><a class="btn primary" href=ReflectRoute::About(id.clone(), None).href()>"Look back on "{company}</a><a class="btn quiet" href=ReflectRoute::New.href()>"Something else"</a></div>
            </div>
        }
        .into_any(),
        None => view! {
            <div class="stack tight">
                <p class="lead">"From what happened to one dated next step. Ten minutes, at your pace; every step can be skipped, everything you write is kept."</p>
                <div><a class="btn primary" href=ReflectRoute::New.href()>"Begin a reflection"</a></div>
            </div>
        }
        .into_any(),
    }
}

/// Reflections left open.
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
        let name = format!("Delete the reflection on {title}");
        let link = row(ReflectRoute::Wizard(id.clone(), None).href(), title, line, ().into_any());
        view! { <div class="open-row">{link}{bin(name, move || delete(&id))}</div> }
    });
    let rows: Vec<_> = rows.collect();
    (!rows.is_empty()).then(|| view! { <section class="section"><h2>"Left open"</h2><div class="rows">{rows}</div></section> }.into_any())
}

/// Deletes a reflection with the clues written in it, with Undo.
pub fn delete(id: &domain::id::Id) {
    let session = session();
    if let Some(change) = session.peek(|model| reflection::edits::deletion(model, id)) {
        drop(session.commit(change, Feedback::Toast));
    }
}

/// The rooms, each with what waits in it.
fn rooms() -> AnyView {
    let session = session();
    let today = session.today.get();
    let kinds = [Kind::Question, Kind::Action, Kind::FeedbackRequest, Kind::DiaryEntry, Kind::Person, Kind::SkillGap, Kind::Setback];
    let (due, steps, asked) = session.read(&kinds, |model| {
        let waits = |state| matches!(state, ActionState::Due | ActionState::ToAsk);
        (
            prep::due(model, today).len(),
            model.actions.values().filter(|a| waits(a.state(today))).count(),
            model.feedback_requests.values().filter(|r| matches!(r.state(today), domain::feedback::RequestState::FollowUpDue)).count(),
        )
    });
    let badge = |n: usize, word: &'static str| (n > 0).then(|| view! { <span class="badge accent">{n}" "{word}</span> });
    let one = |drawing: Icon, room: ReflectRoute, name: &'static str, line: &'static str, end: AnyView| {
        view! { <a class="row" href=room.href()>{icon(drawing)}<span class="grow"><span class="name">{name}</span><span class="sub">{line}</span></span>{end}</a> }
    };
    view! {
        <section class="section">
            <h2>"Rooms"</h2>
            <div class="rows rooms">
                {one(Icon::Book, ReflectRoute::Questions, "Questions", "Hard ones, and a better answer to each", badge(due, "to rehearse").into_any())}
                {one(Icon::Mail, ReflectRoute::Feedback, "Feedback", "Asked for, answered, noticed", badge(asked, "to look at").into_any())}
                {one(Icon::Tick, ReflectRoute::Actions, "Next steps", "If this, then that, with a day", badge(steps, "due").into_any())}
                {one(Icon::Up, ReflectRoute::Growth, "Growth", "What comes back, what was tried, what changed", ().into_any())}
                {one(Icon::Sun, ReflectRoute::Diary, "Journal", "A mood, three good things, writing", ().into_any())}
                {one(Icon::Heart, ReflectRoute::People, "People", "Who believes in you, and whom you know", ().into_any())}
                {one(Icon::Star, ReflectRoute::Skills, "Skills", "Gaps, as a plan with steps", ().into_any())}
                {one(Icon::Clock, ReflectRoute::Setbacks, "Setbacks", "What may go wrong, and your answer to it", ().into_any())}
                {one(Icon::Down, ReflectRoute::Document(None), "Read it all", "One document to print, keep, or take to a coach", ().into_any())}
            </div>
        </section>
    }
    .into_any()
}

/// Reflections that were closed.
fn past() -> Option<AnyView> {
    let session = session();
    let mut past = session.read(&[Kind::Reflection], |model| {
        model.reflections.iter().filter_map(|(id, r)| r.finished_on.map(|on| (on, id.clone(), r.about.title()))).collect::<Vec<_>>()
    });
    past.sort_compact();
    let rows = past
        .into_iter()
        .rev()
        .map(|(on, id, title)| row(ReflectRoute::Document(Some(id.clone())).href(), title, format::full_day(on), ().into_any()));
    let rows: Vec<_> = rows.collect();
    (!rows.is_empty()).then(|| view! { <section class="section"><h2>"Closed"</h2><div class="rows">{rows}</div></section> }.into_any())
}
