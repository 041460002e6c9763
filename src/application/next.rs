//! What is due for one application: one sentence and its buttons, and the person's own next action with its day. After a rejection, the way to look at it.

use crate::route::ReflectRoute;
use leptos::prelude::*;

use crate::components::live;

use super::one::{Line, One, line};
use super::when;
use crate::components::field::Input;
use crate::components::icon::{Icon, icon_small};
use crate::format;
use crate::route::Route;
use crate::session::session;
use domain::application::edits;
use domain::application::event::{Event, EventKind};
use domain::application::form::parse_day;
use domain::application::progress::Outcome;
use domain::funnel::next::{Meeting, next_action};
use domain::funnel::{NextAction, NextStep};
use domain::record::Kind;

/// For how many days "later" puts something off.
const LATER: u32 = 7;

/// The card, where something is due, and the fields of the own next action.
pub fn next(one: One) -> AnyView {
    let session = session();
    let due = Memo::new(move |_| {
        let (silent, follow_up) = session.derived().ledger().with(|ledger| (ledger.silent_after.days(), ledger.follow_up_after()));
        one.with(|application| next_action(application, session.today.get(), silent, follow_up)).flatten()
    });
    let reflect = Memo::new(move |_| {
        let rejected = one.with(|application| application.outcome() == Some(Outcome::Rejected)).unwrap_or_default();
        let id = one.id();
        rejected
            && !session.read(&[Kind::Reflection], |model| {
                model.reflections.values().any(|reflection| reflection.about.application.as_ref() == Some(&id))
            })
    });
    view! {
        <div class="stack tight">
            {live(move || reflect.get().then(|| turned_down(one)))}
            {live(move || due.get().map(|next| card(one, next)))}
            <details class="own-action">
                <summary>{icon_small(Icon::Plus)}"Your own next action"</summary>
                <div class="facts">{line(one, ACTION)}{line(one, ON)}</div>
            </details>
        </div>
    }
    .into_any()
}

/// After a rejection: no hurry, one way on.
fn turned_down(one: One) -> AnyView {
    view! {
        <section class="card warm next-card" aria-label="After being turned down">
            <div class="grow">
                <h2>"They said no. That is a lot to take in."</h2>
                <p class="sub">"When you want to, look at it step by step: what it felt like, what they asked, what to try next. You can stop at any point."</p>
            </div>
            <div class="bar"><a class="btn" href=Route::Reflect(ReflectRoute::About(one.id(), None)).href()>"Reflect on it"</a></div>
        </section>
    }
    .into_any()
}

fn card(one: One, next: NextStep) -> AnyView {
    let today = session().today.get_untracked();
    let (title, sub) = words(one, &next, today);
    let due = next.due.is_some_and(|day| day <= today) && next.action != NextAction::Wait;
    view! {
        <section class="card next-card" class:due=due aria-label="Next">
            <div class="grow">
                <h2>{title}</h2>
                {(!sub.is_empty()).then(|| view! { <p class="sub">{sub}</p> })}
            </div>
            <div class="bar">{buttons(one, &next)}</div>
        </section>
    }
    .into_any()
}

const ACTION: Line = Line {
    id: "next-action",
    label: "Next action",
    kind: Input::Line,
    hint: "What you want to do next",
    list: None,
    get: |application| application.next_action.clone(),
    set: |application, text| application.next_action = text,
};

const ON: Line = Line {
    id: "next-on",
    label: "On",
    kind: Input::Date,
    hint: "",
    list: None,
    get: |application| application.remind_on.map(|day| day.to_string()).unwrap_or_default(),
    set: |application, text| {
        if let Ok(day) = parse_day(&text) {
            application.remind_on = day;
        }
    },
};

/// The sentence, and what it rests on.
fn words(one: One, next: &NextStep, today: chrono::NaiveDate) -> (String, String) {
    let day = || next.due.map(|day| format::near_day(day, today)).unwrap_or_default();
    let moved = || one.with(|application| application.last_moved(today)).flatten().map(|day| format::ago(day, today)).unwrap_or_default();
    match &next.action {
        NextAction::Prepare { time, meeting } => {
            let what = match meeting {
                Meeting::Interview => "Interview",
                Meeting::FirstCall => "First call",
                Meeting::Assessment => "Assessment",
            };
            (format!("{what} {}", when(next.due, *time, today)), String::new())
        }
        NextAction::Decide => ("They offered. You decide.".into(), "Take the days you asked for.".into()),
        NextAction::Own(words) => (words.clone(), day()),
        NextAction::AskFeedback => {
            ("Ask them why".into(), "You talked with them: a short, polite question is often answered within three weeks.".into())
        }
        NextAction::FollowUp { after_interview } => {
            let due = next.due.is_some_and(|day| day <= today);
            let title = if due { "Write to them again".to_owned() } else { format!("Write again {}", day()) };
            let sub = if *after_interview {
                format!("You last heard of each other {}.", moved())
            } else {
                format!("Sent {}, no word so far.", moved())
            };
            (title, sub)
        }
        NextAction::CloseAsSilent { days } => {
            (format!("No word for {days} days"), "Closing it keeps your figures true. A late reply reopens it.".into())
        }
        NextAction::Send => ("Saved, not sent".into(), if next.due.is_some() { format!("Look at it {}.", day()) } else { String::new() }),
        NextAction::AddDate => ("The day is missing".into(), "Without it, this one is left out of your figures.".into()),
        NextAction::Wait => (
            "Nothing to do for now".into(),
            if next.due.is_some() { format!("You wrote again. Silence counts from {}.", day()) } else { String::new() },
        ),
    }
}

/// A button that adds an event of today.
fn adds(one: One, words: &'static str, kind: EventKind, primary: bool) -> AnyView {
    let session = session();
    let run = move |_| {
        let event = Event::on(kind.clone(), session.today.get_untracked());
        one.make(|id, before| edits::add_event(id, before, session.new_id(), event));
    };
    view! { <button class="btn small" class:primary=primary type="button" on:click=run>{words}</button> }.into_any()
}

fn later(one: One) -> AnyView {
    let session = session();
    let run = move |_| one.make(|id, before| edits::snooze(id, before, session.today.get_untracked(), LATER));
    view! { <button class="btn small" type="button" on:click=run>"Later"</button> }.into_any()
}

fn link(words: &'static str, route: &Route) -> AnyView {
    view! { <a class="btn small primary" href=route.href()>{words}</a> }.into_any()
}

fn buttons(one: One, next: &NextStep) -> AnyView {
    let id = one.id();
    match next.action {
        NextAction::Prepare { .. } => {
            let today = session().today.get_untracked();
            let event = one.with(|application| super::timeline::upcoming_id(application, today)).flatten();
            let prepare = Route::Reflect(ReflectRoute::Prepare(id.clone()));
            event.map(|event| view! { {link("Prepare for it", &prepare)}<a class="btn small" href=Route::Event(id, Some(event.clone())).href()>"Open it"</a>{super::timeline::to_calendar(one, event, "btn small")} }).into_any()
        }
        NextAction::Decide => view! { {adds(one, "Accept", EventKind::Accepted, true)}{adds(one, "Decline", EventKind::Declined, false)}{later(one)} }.into_any(),
        NextAction::Own(_) => {
            let done = move |_| one.make(edits::own_action_done);
            view! { <button class="btn small primary" type="button" on:click=done>"Done"</button>{later(one)} }.into_any()
        }
        NextAction::AskFeedback => {
            view! { {link("Ask why", &Route::Reflect(ReflectRoute::Ask(id.clone())))}{adds(one, "Asked already", EventKind::FeedbackAsked, false)}{later(one)} }.into_any()
        }
        NextAction::FollowUp { .. } => view! { {adds(one, "Followed up", EventKind::FollowedUp, true)}{later(one)} }.into_any(),
        NextAction::CloseAsSilent { .. } => {
            view! { {adds(one, "Close as silent", EventKind::ClosedSilent, true)}{adds(one, "Followed up", EventKind::FollowedUp, false)}{later(one)} }.into_any()
        }
        NextAction::Send => view! { {adds(one, "Applied today", EventKind::Applied, true)}{later(one)} }.into_any(),
        NextAction::AddDate => {
            let event = one.with(super::timeline::undated_id).flatten();
            link("Add the day", &Route::Event(id, event))
        }
        NextAction::Wait => later(one),
    }
}
