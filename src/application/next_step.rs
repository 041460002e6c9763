//! What is due for one application: one sentence and its buttons, and the person's own next action with its date. After a rejection, the way to reflect on it.

use crate::derived;
use crate::route::ReflectRoute;
use leptos::prelude::*;

use crate::components::live;

use super::record::{ApplicationHandle, fact};
use super::time::date_and_time;
use super::timeline;
use crate::components::form::{Input, lens};
use crate::components::icon::{Icon, icon_small};
use crate::format;
use crate::funnel::replies;
use crate::route::Route;
use crate::session::{now, session};
use domain::application::event::{Event, EventKind};
use domain::application::form::parse_day;
use domain::application::{Origin, edits};
use domain::feedback::nudge::{Nudge, fitting};
use domain::funnel::next::{LastMove, Meeting, next_action};
use domain::funnel::silence::Silence;
use domain::funnel::{NextAction, NextStep};
use domain::offer::close::accepted;
use domain::record::Kind;
use domain::reflection::turned_down::recent_rejection;

/// By how many days "Later" puts something off.
const LATER: u32 = 7;

/// The card, where something is due, and the fields of the own next action.
pub fn next_step(application: ApplicationHandle) -> AnyView {
    let session = session();
    let due = Memo::new(move |_| {
        let (silent, follow_up) = derived::ledger().with(|ledger| (ledger.silent_after.days(), ledger.follow_up_after()));
        let over = session.read(&[Kind::Application], accepted).is_some();
        let next = application
            .with(|application| next_action(application, session.today.get().and_time(now().time()), silent, follow_up))
            .flatten();
        next.filter(|next| !(over && next.action.is_search()))
    });
    let reflect = Memo::new(move |_| {
        let today = session.today.get();
        let rejected = application.with(|application| recent_rejection(application, today).is_some()).unwrap_or_default();
        let id = application.id();
        rejected
            && !session.read(&[Kind::Reflection], |model| {
                model.reflections.values().any(|reflection| reflection.about.application.as_ref() == Some(&id))
            })
    });
    let reminder = application.bind_value(
        |application| application.remind_on.map(|day| day.to_string()).unwrap_or_default(),
        |application, text| {
            application.remind_on = parse_day(&text)?;
            Ok(())
        },
    );
    view! {
        <div class="stack tight">
            {live(move || reflect.get().then(|| turned_down(application)))}
            {live(move || due.get().map(|next| card(application, next)))}
            {live(move || silence(application))}
            <details class="own-action">
                <summary>{icon_small(Icon::Plus)}"Your own next action"</summary>
                <div class="facts">
                    {fact("next-action", "Next action", Input::Line).placeholder("What you want to do next").bound(application.bind(lens!(next_action)))}
                    {fact("next-on", "On", Input::Date).bound(reminder)}
                </div>
            </details>
        </div>
    }
    .into_any()
}

/// "Is this silence normal?", for an application that is silent.
fn silence(application: ApplicationHandle) -> Option<AnyView> {
    let id = application.id();
    let silence = derived::ledger().with(|ledger| Silence::of(ledger, &id))?;
    Some(
        view! {
            <details class="card">
                <summary>"Is this silence normal?"</summary>
                <p>{silence.sentence()}</p>
                {(!silence.after_interview).then(|| replies::among(&silence))}
            </details>
        }
        .into_any(),
    )
}

/// After a rejection: no hurry, one way on.
fn turned_down(application: ApplicationHandle) -> AnyView {
    view! {
        <section class="card warm next-card" aria-label="After being turned down">
            <div class="grow">
                <h2>"You were turned down. That is a lot to take in."</h2>
                <p class="sub">"When you are ready, go through it step by step: how it felt, what they asked, what to try next. You can stop at any point."</p>
            </div>
            <div class="bar"><a class="btn" href=Route::Reflect(ReflectRoute::About(application.id(), None)).href()>"Reflect on it"</a><a class="btn quiet" href=Route::Reflect(ReflectRoute::TurnedDown(Some(application.id()))).href()>"Two minutes only"</a></div>
        </section>
    }
    .into_any()
}

fn card(application: ApplicationHandle, next: NextStep) -> AnyView {
    let today = session().today.get_untracked();
    let (title, sub) = sentence_and_reason(application, &next, today);
    let due = next.due.is_some_and(|day| day <= today) && next.action != NextAction::Wait;
    view! {
        <section class="card next-card" class:due=due aria-label="Next">
            <div class="grow">
                <h2>{title}</h2>
                {(!sub.is_empty()).then(|| view! { <p class="sub">{sub}</p> })}
            </div>
            <div class="bar">{buttons(application, &next)}</div>
        </section>
    }
    .into_any()
}

/// The sentence, and its reason.
fn sentence_and_reason(application: ApplicationHandle, next: &NextStep, today: chrono::NaiveDate) -> (String, String) {
    let day = || next.due.map(|day| format::near_day(day, today)).unwrap_or_default();
    let moved =
        || application.with(|application| application.last_moved(today)).flatten().map(|day| format::ago(day, today)).unwrap_or_default();
    match &next.action {
        NextAction::Prepare { time, meeting } => {
            let what = match meeting {
                Meeting::Interview => "Interview",
                Meeting::FirstCall => "First call",
                Meeting::Assessment => "Assessment",
            };
            (format!("{what} {}", date_and_time(next.due, *time, today)), String::new())
        }
        NextAction::Decide => ("You have an offer to decide on".into(), decide_by(application, today)),
        NextAction::Own(text) => (text.clone(), day()),
        NextAction::AskFeedback => {
            ("Ask for feedback".into(), "A short, polite letter is ready. Most people get no reply; asking costs little.".into())
        }
        NextAction::FollowUp { after_interview } => {
            let due = next.due.is_some_and(|day| day <= today);
            let title = if due { "Follow up".to_owned() } else { format!("Follow up {}", day()) };
            let (inbound, last) =
                application.with(|application| (application.origin == Origin::Inbound, application.last_move(today))).unwrap_or_default();
            let (moved, last) = (moved(), last.filter(|_| !after_interview));
            let sub = match (last, inbound) {
                (Some(LastMove::Applied), false) => format!("Applied {moved}, no reply so far."),
                (Some(LastMove::Applied), true) => format!("You applied {moved}; it is their turn."),
                (Some(LastMove::FollowedUp), _) => format!("You wrote {moved}; it is their turn."),
                (Some(LastMove::TheyWrote), true) => format!("They wrote {moved}; it is your turn."),
                (Some(LastMove::TheyWrote), false) => format!("They wrote {moved}."),
                _ => format!("Last contact {moved}."),
            };
            (title, if inbound { format!("They contacted you first. {sub}") } else { sub })
        }
        NextAction::CloseAsSilent { days } => (
            format!("No reply for {}", format::plural(i64::from(*days), "day", "days")),
            "Closing it keeps your figures accurate. A late reply reopens it.".into(),
        ),
        NextAction::Send => ("Saved, not sent".into(), if next.due.is_some() { format!("Reminder {}.", day()) } else { String::new() }),
        NextAction::AddDate { ahead: false } => {
            ("The date is missing".into(), "Without it, this application is left out of your figures.".into())
        }
        NextAction::AddDate { ahead: true } => (
            "The day you applied is in the future".into(),
            "Until that day, this application is left out of your figures. If you applied earlier, correct the date.".into(),
        ),
        NextAction::Wait => (
            "Nothing to do for now".into(),
            if next.due.is_some() { format!("You followed up. It counts as silent from {}.", day()) } else { String::new() },
        ),
    }
}

/// Until when to decide, where that is known.
fn decide_by(application: ApplicationHandle, today: chrono::NaiveDate) -> String {
    let by = session().read(&[Kind::Offer], |model| model.offers.get(&application.id()).and_then(|offer| offer.decide_by));
    match by.map(|by| (by < today, format::near_day(by, today))) {
        Some((false, day)) => format!("Decide by {day}."),
        Some((true, day)) => format!("The day to decide was {day}. Ask them whether the offer is still open."),
        None => "They are waiting for your answer. You can note the day they need it by under “Compare and decide”.".into(),
    }
}

/// A button that adds an event with today's date.
fn adds(application: ApplicationHandle, label: &'static str, kind: EventKind, primary: bool) -> AnyView {
    let session = session();
    let run = move |_| {
        let today = session.today.get_untracked();
        let event = Event::on(kind.clone(), today);
        application.commit(|id, before| edits::add_event(id, before, session.new_id(), event, today));
    };
    view! { <button class="btn small" class:primary=primary type="button" on:click=run>{label}</button> }.into_any()
}

fn later(application: ApplicationHandle) -> AnyView {
    let session = session();
    let run = move |_| application.commit(|id, before| edits::snooze(id, before, session.today.get_untracked(), LATER));
    view! { <button class="btn small" type="button" on:click=run>"Later"</button> }.into_any()
}

fn link(label: &'static str, route: &Route) -> AnyView {
    view! { <a class="btn small primary" href=route.href()>{label}</a> }.into_any()
}

/// The way to the letter that fits best; the others are a tap further on.
fn letters(application: ApplicationHandle) -> Option<AnyView> {
    let today = session().today.get_untracked();
    let nudge = application.with(|application| fitting(application, today).into_iter().find(|nudge| *nudge != Nudge::Thanks)).flatten()?;
    Some(link("Write the letter", &Route::Reflect(ReflectRoute::Nudge(nudge, application.id()))))
}

fn buttons(application: ApplicationHandle, next: &NextStep) -> AnyView {
    let id = application.id();
    match next.action {
        NextAction::Prepare { .. } => {
            let event = application.with(|application| application.upcoming(now()).map(|(id, _)| id.clone())).flatten();
            let prepare = Route::Reflect(ReflectRoute::Prepare(id.clone()));
            event.map(|event| view! { {link("Prepare", &prepare)}<a class="btn small" href=Route::Event(id, Some(event.clone())).href()>"Open"</a>{timeline::to_calendar(application, event, "btn small")} }).into_any()
        }
        NextAction::Decide => view! { {link("Compare and decide", &Route::Offers)}{adds(application, "Decline", EventKind::Declined, false)}{later(application)} }.into_any(),
        NextAction::Own(_) => {
            let done = move |_| application.commit(edits::own_action_done);
            view! { <button class="btn small primary" type="button" on:click=done>"Done"</button>{later(application)} }.into_any()
        }
        NextAction::AskFeedback => {
            view! { {link("Ask for feedback", &Route::Reflect(ReflectRoute::Ask(id.clone())))}{adds(application, "Already asked", EventKind::FeedbackAsked, false)}{later(application)} }.into_any()
        }
        NextAction::FollowUp { .. } => view! { {letters(application)}{adds(application, "Followed up", EventKind::FollowedUp, false)}{later(application)} }.into_any(),
        NextAction::CloseAsSilent { .. } => {
            view! { {letters(application)}{adds(application, "Close as silent", EventKind::ClosedSilent, false)}{adds(application, "Followed up", EventKind::FollowedUp, false)}{later(application)} }.into_any()
        }
        NextAction::Send => view! { {adds(application, "Applied today", EventKind::Applied, true)}{later(application)} }.into_any(),
        NextAction::AddDate { ahead } => {
            let event = application.with(|application| timeline::undated_id(application, ahead)).flatten();
            link(if ahead { "Correct the date" } else { "Add the date" }, &Route::Event(id, event))
        }
        NextAction::Wait => later(application),
    }
}
