//! What is due, in which order, what has gone silent, and what may be a duplicate.

use domain::application::{Application, Event, EventKind};
use domain::funnel::next::{LastMove, Meeting, next_action, silent_among, silent_applications};
use domain::funnel::{FunnelFigures, Ledger, NextAction, NextStep, duplicates};
use domain::id::Id;
use domain::list::Index;

use super::{TODAY, ids, model, of};
use crate::support::timelines::{application, day};

#[track_caller]
fn next(line: &str, action: Option<NextAction>, due: &str) {
    let next = next_action(&application(line), day(TODAY).into(), 28, 7);
    let wanted = action.map(|action| NextStep { action, due: (due != "-").then(|| day(due)) });
    assert_eq!(next, wanted, "{line}");
}

#[test]
fn what_is_silent_from_the_start_is_asked_about() {
    let model = model(&[
        "applied 2026-09-01",
        "applied 2026-11-20",
        "applied 2026-09-01, screen 2026-11-25",
        "applied 2026-09-01, rejected 2026-10-01",
        "applied 2026-09-01, reply 2026-11-20",
    ]);
    let ids: Vec<Id> = (0..6).map(|n| Id::new(format!("a{n:04}"))).collect();
    assert_eq!(silent_among(&model, &ids, day(TODAY), 28), 1, "neither what is new, nor booked, nor ended, nor answered since");
    assert_eq!(silent_among(&model, &ids[1..], day(TODAY), 28), 0);
}

#[test]
fn every_application_has_its_next_action() {
    let meeting = |meeting| Some(NextAction::Prepare { time: None, meeting });
    let follow_up = |after_interview| Some(NextAction::FollowUp { after_interview });
    next("applied 2026-11-20", follow_up(false), "2026-11-27");
    next("applied 2026-11-01, screen 2026-11-15", follow_up(true), "2026-11-22");
    next("applied 2026-11-01, interview 2026-11-24", meeting(Meeting::Interview), "2026-11-24");
    next("applied 2026-11-01, screen 2026-11-22", meeting(Meeting::FirstCall), "2026-11-22");
    next("applied 2026-11-01, offer 2026-11-15", Some(NextAction::Decide), "2026-11-15");
    next("applied 2026-09-01, offer 2026-10-21", Some(NextAction::Decide), "2026-10-21");
    next("applied 2026-11-01, interview 2026-11-05, rejected 2026-11-20", Some(NextAction::AskFeedback), "2026-11-20");
    next("applied 2026-11-01, interview 2026-11-05, rejected 2026-11-20, feedback_asked 2026-11-21", None, "-");
    next("applied 2026-08-01, interview 2026-08-05, rejected 2026-08-20", None, "-");
    next("applied 2026-11-01, rejected 2026-11-20", None, "-");
    next("applied 2026-10-01", Some(NextAction::CloseAsSilent { days: 52 }), "2026-10-30");
    next("applied 2026-11-01, followed_up 2026-11-10", Some(NextAction::Wait), "2026-12-09");
    next("saved 2026-10-01", Some(NextAction::Send), "-");
    next("applied ?", Some(NextAction::AddDate { ahead: false }), "-");
    next("applied ?, reply 2026-11-20", Some(NextAction::AddDate { ahead: false }), "2026-11-20");
    next("applied 2026-11-29, reply 2026-11-20", Some(NextAction::AddDate { ahead: true }), "2026-11-20");
    next("inbound, applied 2026-11-29", Some(NextAction::AddDate { ahead: true }), "-");
    next("applied 2026-10-01, accepted 2026-10-20", None, "-");
    let own = Application { next_action: "Call Ana".into(), remind_on: Some(day("2026-11-30")), ..application("applied 2026-11-20") };
    let wanted = NextStep { action: NextAction::Own("Call Ana".into()), due: Some(day("2026-11-30")) };
    assert_eq!(next_action(&own, day(TODAY).into(), 28, 7), Some(wanted));
    let snoozed = Application { remind_on: Some(day("2026-12-01")), ..application("applied 2026-11-10") };
    let wanted = NextStep { action: NextAction::FollowUp { after_interview: false }, due: Some(day("2026-12-01")) };
    assert_eq!(next_action(&snoozed, day(TODAY).into(), 28, 7), Some(wanted));
}

#[test]
fn who_moved_last() {
    let check = |line: &str, wanted: Option<LastMove>| {
        let one = application(line);
        assert_eq!(one.last_move(day(TODAY)), wanted, "{line}");
        let model = of([one]);
        let index = Index::new(&model, day(TODAY), 28, 7);
        assert_eq!(index.rows().first().map(|row| row.last), Some(wanted), "in the list: {line}");
    };
    check("applied 2026-11-01", Some(LastMove::Applied));
    check("applied 2026-11-01, note 2026-11-20", Some(LastMove::Applied));
    check("applied 2026-11-01, reply 2026-11-20", Some(LastMove::TheyWrote));
    check("applied 2026-11-01, screen 2026-11-21", Some(LastMove::Other));
    check("applied 2026-11-01, followed_up 2026-11-20", Some(LastMove::FollowedUp));
    check("inbound, reply 2026-11-19", Some(LastMove::TheyWrote));
    check("inbound, reply 2026-11-15, applied 2026-11-19", Some(LastMove::Applied));
    check("applied 2026-11-01, interview 2026-11-29", Some(LastMove::Applied));
    check("applied ?", None);
    check("inbound", None);
}

#[test]
fn a_meeting_that_is_over_is_not_named_any_more() {
    let check = |times: &[&str], own: &str, now: &str, action: NextAction, due: &str| {
        let mut one = Application { next_action: own.into(), ..application("applied 2026-11-01") };
        for (n, time) in times.iter().enumerate() {
            let event = Event { time: time.parse().ok(), ..Event::on(EventKind::interview(), day(TODAY)) };
            one.timeline.insert(Id::new(format!("talk{n}")), event);
        }
        let found = next_action(&one, day(TODAY).and_time(now.parse().unwrap()), 28, 7);
        assert_eq!(found, Some(NextStep { action, due: Some(day(due)) }), "{times:?} at {now}");
    };
    let at = |time: &str| NextAction::Prepare { time: time.parse().ok(), meeting: Meeting::Interview };
    check(&["08:00:00"], "", "07:59:00", at("08:00:00"), TODAY);
    check(&["08:00:00"], "", "10:00:00", NextAction::FollowUp { after_interview: true }, "2026-11-29");
    check(&["08:00:00"], "Send the plan", "10:00:00", NextAction::Own("Send the plan".into()), "2026-11-29");
    check(&["08:00:00", "16:00:00"], "", "10:00:00", at("16:00:00"), TODAY);
    // Without a time it is there all day.
    check(&["08:00:00", ""], "", "23:00:00", at(""), TODAY);
}

#[test]
fn the_most_pressing_comes_first() {
    let model = model(&[
        "applied 2026-10-01",
        "applied 2026-11-20",
        "saved 2026-11-01",
        "applied 2026-11-01, interview 2026-11-23",
        "applied 2026-11-01, offer 2026-11-21",
        "applied 2026-11-01, rejected 2026-11-02",
        "applied 2026-11-01, followed_up 2026-11-12",
        "applied 2026-09-01, offer 2026-10-10",
    ]);
    let ledger = Ledger::of(&model, day(TODAY));
    let order: Vec<Id> = ledger.agenda(&model).into_iter().map(|(id, _)| id).collect();
    assert_eq!(ids(&order), ["a0007", "a0004", "a0003", "a0001", "a0000", "a0002", "a0006"]);
    let counts = ledger.state_counts(&model);
    assert_eq!((counts.saved, counts.active, counts.silent, counts.closed), (1, 5, 1, 1));
    assert_eq!(FunnelFigures::of(&model, day(TODAY)).active, 5, "the figures count an open offer among the open ones too");
    assert_eq!(ids(&silent_applications(&model, day(TODAY), 28)), ["a0000"]);
}

#[test]
fn near_matches_are_noticed_while_typing() {
    let named = |company: &str, role: &str| Application { company: company.into(), role: role.into(), ..Application::default() };
    let model = of([
        named("Société Générale S.A.", "Data Analyst"),
        named("Fabrikam GmbH", "Data Scientist"),
        named("fabrikam", "data-scientist"),
        named("Fabrikam", "Driver"),
        named("ACN", "Clerk"),
    ]);
    for (company, role, wanted) in [
        ("societe generale", "data analyst", vec!["a0000"]),
        ("Societe Genrale", "Data Analist", vec!["a0000"]),
        ("FABRIKAM", "Data Scientist", vec!["a0001", "a0002"]),
        ("Fabirkam", "Data Scientist", vec!["a0001", "a0002"]),
        ("Fabrikam", "", vec!["a0001", "a0002", "a0003"]),
        ("ACM", "Clerk", vec![]),
        ("", "Clerk", vec![]),
        ("Z", "Clerk", vec![]),
    ] {
        assert_eq!(ids(&duplicates::duplicates(&model, company, role, None)), wanted, "{company} {role}");
    }
    assert_eq!(ids(&duplicates::duplicates(&model, "Fabrikam", "Driver", Some(&Id::new("a0003")))), Vec::<&str>::new());
}
