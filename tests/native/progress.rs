//! Stage, outcome and state read off timelines: many small ones behind one `check`.

use crate::support::timelines::{application, day};
use chrono::NaiveDate;
use domain::application::progress::{Outcome, Stage, State};
use domain::application::{Application, Event, EventKind, edits};
use domain::id::Id;
use domain::record::Record;
use proptest::prelude::*;

const SILENT: u32 = 28;

#[track_caller]
fn check(timeline: &str, today: &str, stage: Stage, state: State) {
    let application = application(timeline);
    let standing = application.progress(day(today));
    assert_eq!((standing.stage, application.state(day(today), SILENT)), (stage, state), "{timeline} on {today}");
    let last = application.timeline.values().filter_map(|event| event.date).max().unwrap_or(day(today)).max(day(today));
    let whole = application.progress(last);
    assert_eq!(
        (whole.stage, whole.outcome),
        (application.stage(), application.outcome()),
        "both ways agree once all has happened: {timeline}"
    );
}

#[test]
fn an_open_process_is_active_until_silence_begins() {
    check("", "2026-11-01", Stage::Saved, State::Saved);
    check("saved 2026-10-01", "2026-11-01", Stage::Saved, State::Saved);
    check("applied 2026-10-01", "2026-10-01", Stage::Applied, State::Active);
    check("applied 2026-10-01", "2026-10-29", Stage::Applied, State::Active);
    check("applied 2026-10-01", "2026-10-30", Stage::Applied, State::SilentBefore);
    check("applied 2026-10-01, screen 2026-10-10", "2026-11-10", Stage::Screen, State::SilentAfter);
    check("applied 2026-10-01, offer 2026-10-21", "2026-11-20", Stage::Offer, State::Active);
    check("applied 2026-10-01, followed_up 2026-10-20", "2026-11-10", Stage::Applied, State::Active);
    check("applied 2026-10-01, note 2026-11-09", "2026-11-10", Stage::Applied, State::SilentBefore);
    check("applied 2026-10-01, interview 2026-12-24", "2026-11-20", Stage::Applied, State::Active);
    check("applied 2026-10-01, interview 2026-12-24", "2026-12-24", Stage::Interview, State::Active);
    check("applied 2026-11-18, rejected 2026-11-25", "2026-11-20", Stage::Applied, State::Active);
    check("applied 2026-11-25", "2026-11-20", Stage::Saved, State::Saved);
    check("inbound", "2026-11-20", Stage::Applied, State::Active);
    check("applied ?", "2026-11-20", Stage::Applied, State::Active);
}

#[test]
fn the_last_word_counts() {
    let closed = State::Closed;
    check("applied 2026-10-01, rejected 2026-10-05", "2026-11-01", Stage::Applied, closed(Outcome::Rejected));
    check("applied 2026-10-01, offer 2026-10-05, accepted 2026-10-06", "2026-11-01", Stage::Offer, closed(Outcome::Accepted));
    check("applied 2026-10-01, offer 2026-10-05, declined 2026-10-05", "2026-11-01", Stage::Offer, closed(Outcome::Declined));
    check("applied 2026-10-01, accepted 2026-10-06", "2026-11-01", Stage::Offer, closed(Outcome::Accepted));
    check("applied 2026-10-01, offer 2026-10-05, rejected 2026-10-09", "2026-11-01", Stage::Offer, closed(Outcome::Rejected));
    check("applied 2026-10-01, withdrew 2026-10-06", "2026-11-01", Stage::Applied, closed(Outcome::Withdrew));
    check("applied 2026-10-01, rejected 2026-10-06, closed_silent 2026-10-07", "2026-11-01", Stage::Applied, closed(Outcome::Rejected));
    check("applied 2026-10-01, rejected 2026-10-06, feedback_received 2026-10-09", "2026-11-01", Stage::Applied, closed(Outcome::Rejected));
    check("interview 2026-10-06, rejected 2026-10-06", "2026-11-01", Stage::Interview, closed(Outcome::Rejected));
    check("applied 2026-10-01, closed_by_employer 2026-10-20", "2026-11-01", Stage::Applied, closed(Outcome::ClosedByEmployer));
    check(
        "applied 2026-10-01, interview 2026-10-20, closed_by_employer ?",
        "2026-11-01",
        Stage::Interview,
        closed(Outcome::ClosedByEmployer),
    );
    check("applied 2026-10-01, closed_by_employer 2026-10-20, interview 2026-10-25", "2026-10-30", Stage::Interview, State::Active);
    check("saved 2026-10-01, closed_by_employer 2026-10-20", "2026-10-30", Stage::Saved, closed(Outcome::ClosedByEmployer));
}

#[test]
fn a_late_reply_reopens() {
    check("applied 2026-10-01, closed_silent 2026-10-30", "2026-11-10", Stage::Applied, State::Closed(Outcome::ClosedSilent));
    check("applied 2026-10-01, closed_silent 2026-10-30, reply 2026-11-05", "2026-11-10", Stage::Replied, State::Active);
    check("applied 2026-10-01, closed_silent 2026-10-30, reply 2026-10-30", "2026-11-10", Stage::Replied, State::Active);
    check("applied 2026-10-01, rejected 2026-10-05, interview 2026-11-05", "2026-11-10", Stage::Interview, State::Active);
    check("applied 2026-10-01, reply 2026-11-05", "2026-11-10", Stage::Replied, State::Active);
    check("applied 2026-10-01, closed_silent ?, reply 2026-10-05", "2026-10-10", Stage::Replied, State::Active);
}

#[test]
fn an_ending_without_a_day_stands() {
    check("interview 2026-10-05, rejected ?", "2026-11-10", Stage::Interview, State::Closed(Outcome::Rejected));
    check("applied ?, interview ?, closed_silent ?", "2026-11-10", Stage::Interview, State::Closed(Outcome::ClosedSilent));
    check("applied ?, offer ?, accepted ?", "2026-11-10", Stage::Offer, State::Closed(Outcome::Accepted));
}

#[test]
fn an_ending_calls_off_what_was_arranged() {
    let before = std::sync::Arc::new(application("applied 2026-10-01, interview 2026-10-10, interview 2026-11-20"));
    let no = Event::on(EventKind::Rejected { told: None }, day("2026-11-10"));
    let change = edits::add_event(&Id::new("a"), &before, Id::new("no"), no, day("2026-11-10"));
    let Some(after) = change.edits.first().and_then(|e| e.after.as_ref()?.get::<Application>().cloned()) else { panic!("an edit") };
    assert_eq!(after.state(day("2026-11-10"), SILENT), State::Closed(Outcome::Rejected));
    assert_eq!(after.state(day("2026-12-01"), SILENT), State::Closed(Outcome::Rejected), "nor when its day has come");
    let rounds = after.timeline.values().filter(|e| matches!(e.kind, EventKind::Interview { .. })).count();
    assert_eq!((rounds, after.timeline.len()), (1, 4), "the interview that took place stays one, the other stays as a note");
    assert_eq!(change.inverse().edits.first().and_then(|e| e.after.clone()), Some(Record::from(before)));
}

#[test]
fn an_appointment_entered_after_the_ending_opens_it_again() {
    let today = day("2026-10-20");
    let change = |before: &std::sync::Arc<Application>, id: &str, event: Option<Event>| {
        let (own, id) = (Id::new("a"), Id::new(id));
        let change = match event {
            Some(event) if before.timeline.contains_key(&id) => edits::set_event(&own, before, &id, event, today),
            Some(event) => edits::add_event(&own, before, id, event, today),
            None => edits::remove_event(&own, before, &id, today),
        };
        let after = change.edits.first().and_then(|e| e.after.as_ref()?.get::<Application>().cloned());
        after.expect("an edit of the application")
    };
    let rounds =
        |application: &Application| application.timeline.values().filter(|e| matches!(e.kind, EventKind::Interview { .. })).count();
    for (timeline, ending) in [("applied 2026-10-01, rejected 2026-10-16", "e1"), ("rejected 2026-10-16, applied 2026-10-01", "e0")] {
        let ended = std::sync::Arc::new(application(timeline));
        let again = change(&ended, "talk", Some(Event::on(EventKind::interview(), day("2026-10-28"))));
        assert_eq!((rounds(&again), again.state(today, SILENT)), (1, State::Active), "open before its day: {timeline}");
        let figures = again.progress(today);
        assert_eq!(figures.settled_state(today, SILENT), State::Closed(Outcome::Rejected), "and in no figure before it");
        // What is written down elsewhere, also on the ending itself, leaves it alone.
        let told = Event { note: "By phone".into(), ..Event::on(EventKind::Rejected { told: None }, day("2026-10-16")) };
        for (id, event) in [("note", Event::on(EventKind::Note, today)), (ending, told)] {
            assert_eq!(rounds(&change(&again, id, Some(event))), 1, "{id}");
        }
        // A second ending calls it off as the first would have.
        let over = change(&again, "no", Some(Event::on(EventKind::Withdrew, today)));
        assert_eq!((rounds(&over), over.state(today, SILENT)), (0, State::Closed(Outcome::Withdrew)));
    }
    // An ending that is moved calls off what it comes to lie before, and gives it back.
    let booked = std::sync::Arc::new(application("applied 2026-10-01, interview 2026-10-28, withdrew 2026-10-30"));
    let earlier = change(&booked, "e2", Some(Event::on(EventKind::Withdrew, today)));
    assert_eq!((rounds(&earlier), rounds(&change(&earlier, "e2", None))), (0, 1));
    // What the person wrote in a note of their own stays a note.
    let own = Event { note: "Interview cancelled. They call again.".into(), ..Event::on(EventKind::Note, today) };
    let noted = std::sync::Arc::new(application("applied 2026-10-01"));
    assert_eq!(rounds(&change(&noted, "n", Some(own))), 0);
}

#[test]
fn events_stand_in_order() {
    let application = application("rejected 2026-10-05, interview 2026-10-05, applied 2026-10-01, note ?");
    let kinds: Vec<u8> = application.events().iter().map(|e| e.kind.rank()).collect();
    assert_eq!(kinds, [EventKind::Note.rank(), 1, 6, 13]);
}

proptest! {
    #[test]
    fn the_order_of_entry_does_not_matter((application, turned) in crate::support::timelines::shuffled()) {
        let today = day("2026-11-15");
        prop_assert_eq!(application.progress(today), turned.progress(today));
        prop_assert_eq!(application.state(today, SILENT), turned.state(today, SILENT));
    }

    #[test]
    fn any_reply_reopens_silence(application in crate::support::timelines::timeline(), later in 0_u64..100) {
        let today = day("2026-12-31");
        if application.outcome() == Some(Outcome::ClosedSilent) {
            let last = application.timeline.values().filter_map(|e| e.date).max().unwrap_or(today);
            let mut reopened: Application = application.clone();
            let reply = Event::on(EventKind::Reply, last + chrono::Days::new(later));
            reopened.timeline.insert(Id::new("late"), reply);
            prop_assert_eq!(reopened.outcome(), None);
        }
    }

    #[test]
    fn silence_only_grows_with_time(application in crate::support::timelines::timeline(), wait in 0_i64..200) {
        let silent = |today: NaiveDate| matches!(application.state(today, SILENT), State::SilentBefore | State::SilentAfter);
        let (now, later) = (day("2027-01-01"), day("2027-01-01") + chrono::TimeDelta::days(wait));
        prop_assert!(!silent(now) || silent(later));
    }

    #[test]
    fn one_more_event_never_lowers_the_stage(application in crate::support::timelines::timeline(), event in crate::support::timelines::event()) {
        let mut more = application.clone();
        more.timeline.insert(Id::new("more"), event);
        prop_assert!(more.stage() >= application.stage());
    }
}
