//! Applications for tests, written as a line: `inbound, applied 2026-10-01, interview ?`.

use chrono::{Days, NaiveDate};
use domain::application::{Application, Event, EventKind, Origin};
use domain::id::Id;
use proptest::prelude::*;

/// A day written as `2026-11-22`.
#[track_caller]
pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The kinds of events by the name they are stored under.
#[track_caller]
pub fn kind(name: &str) -> EventKind {
    match name {
        "saved" => EventKind::Saved,
        "applied" => EventKind::Applied,
        "reply" => EventKind::Reply,
        "assessment" => EventKind::Assessment,
        "screen" => EventKind::Screen,
        "interview" => EventKind::interview(),
        "offer" => EventKind::Offer,
        "accepted" => EventKind::Accepted,
        "declined" => EventKind::Declined,
        "rejected" => EventKind::Rejected { told: None },
        "withdrew" => EventKind::Withdrew,
        "closed_by_employer" => EventKind::ClosedByEmployer,
        "closed_silent" => EventKind::ClosedSilent,
        "feedback_asked" => EventKind::FeedbackAsked,
        "feedback_received" => EventKind::FeedbackReceived,
        "followed_up" => EventKind::FollowedUp,
        "note" => EventKind::Note,
        other => panic!("no such event: {other}"),
    }
}

/// An application from its timeline in a line; `inbound` and `referral` set its origin, `?` is a day that is not known.
#[track_caller]
pub fn application(timeline: &str) -> Application {
    let mut application = Application { company: "Fabrikam".into(), role: "Analyst".into(), ..Application::default() };
    for (n, entry) in timeline.split(',').map(str::trim).filter(|entry| !entry.is_empty()).enumerate() {
        match entry.split_once(' ') {
            None if entry == "inbound" => application.origin = Origin::Inbound,
            None if entry == "referral" => application.origin = Origin::Referral,
            None => panic!("an event needs a day or a question mark: {entry}"),
            Some((name, "?")) => drop(application.timeline.insert(Id::new(format!("e{n}")), Event::undated(kind(name)))),
            Some((name, date)) => drop(application.timeline.insert(Id::new(format!("e{n}")), Event::on(kind(name), day(date)))),
        }
    }
    application
}

/// Any event in the autumn of 2026, or of an unknown day.
pub fn event() -> impl Strategy<Value = Event> {
    let names = prop::sample::select(vec![
        "saved",
        "applied",
        "closed_by_employer",
        "reply",
        "assessment",
        "screen",
        "interview",
        "offer",
        "accepted",
        "declined",
        "rejected",
        "withdrew",
        "closed_silent",
        "feedback_asked",
        "feedback_received",
        "followed_up",
        "note",
    ]);
    (names, prop::option::weighted(0.9, 0_u64..120)).prop_map(|(name, after)| match after {
        Some(after) => Event::on(kind(name), day("2026-08-01") + Days::new(after)),
        None => Event::undated(kind(name)),
    })
}

fn from_events(origin: Origin, events: impl Iterator<Item = Event>) -> Application {
    let timeline = events.enumerate().map(|(n, event)| (Id::new(format!("e{n:02}")), event)).collect();
    Application { company: "Fabrikam".into(), origin, timeline, ..Application::default() }
}

/// Who began.
pub fn origin() -> impl Strategy<Value = Origin> {
    prop::sample::select(vec![Origin::Outbound, Origin::Outbound, Origin::Inbound, Origin::Referral])
}

/// Any timeline of up to eight events; half of them begin with a dated application.
pub fn timeline() -> impl Strategy<Value = Application> {
    let applied = prop::option::of(0_u64..60);
    (origin(), applied, prop::collection::vec(event(), 0..8)).prop_map(|(origin, applied, events)| {
        let applied = applied.map(|after| Event::on(EventKind::Applied, day("2026-08-01") + Days::new(after)));
        from_events(origin, applied.into_iter().chain(events))
    })
}

/// The same timeline entered in two orders.
pub fn shuffled() -> impl Strategy<Value = (Application, Application)> {
    timeline().prop_flat_map(|application| {
        let events: Vec<Event> = application.timeline.values().cloned().collect();
        let origin = application.origin;
        (Just(application), Just(events).prop_shuffle().prop_map(move |events| from_events(origin, events.into_iter())))
    })
}
