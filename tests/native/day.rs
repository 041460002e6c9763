//! Today: the order of the lines in thirty situations, the answer to each of them, what comes next, and what the week was.

use std::sync::Arc;

use chrono::{Days, NaiveDate, NaiveTime};

use crate::support::reflection::{at, day, put, sample_model};
use domain::actions::{Action, Setback};
use domain::application::{Application, Event, EventKind, Fit, Level};
use domain::budget::{Account, Bill, Class, Cut, Frequency, Income, IncomeKind, Pay, Recurrence};
use domain::change::Change;
use domain::currency::Currency;
use domain::day::week::{Ahead, Week, ahead, toward_goal, week};
use domain::day::{AT_MOST, Answer, Line, Mark, Rank, Subject, at_most, lines, mark, settle};
use domain::feedback::FeedbackRequest;
use domain::funnel::Ledger;
use domain::id::Id;
use domain::model::Model;
use domain::offer::Offer;
use domain::people::Person;
use domain::questions::{Question, Rehearsal};
use domain::reflection::quiet::{QuietLength, QuietTime};
use domain::reflection::{About, Insight, Reflection};
use domain::reminders::Reminder;

fn today() -> NaiveDate {
    day(2026, 11, 26)
}

fn application(company: &str, events: &[(EventKind, NaiveDate)]) -> Application {
    let entry = |(n, (kind, on)): (usize, &(EventKind, NaiveDate))| (Id::new(format!("e{n}")), Event::on(kind.clone(), *on));
    Application { company: company.into(), timeline: events.iter().enumerate().map(entry).collect(), ..Application::default() }
}

fn of(model: &Model, on: NaiveDate) -> Vec<Line> {
    let agenda = Ledger::of(model, on).agenda(model);
    lines(model, &agenda, Currency::EUR, on.and_hms_opt(9, 0, 0).unwrap())
}

/// A line as one word and whom it is about.
fn word(line: &Line) -> String {
    let (what, whom) = match &line.subject {
        Subject::Reminder(Reminder::ComeBack { .. }) => ("back", String::new()),
        Subject::Reminder(Reminder::Rehearse { application, .. }) => ("rehearse", application.to_string()),
        Subject::Reminder(Reminder::PrepareSetback { .. }) => ("setback", String::new()),
        Subject::Reminder(Reminder::Reflect { application, .. }) => ("reflect", application.to_string()),
        Subject::Reminder(Reminder::Resume { .. }) => ("resume", String::new()),
        Subject::Reminder(Reminder::ActionDue { action, .. }) => ("step", action.to_string()),
        Subject::Reminder(Reminder::LearnDue { step, .. }) => ("learn", step.to_string()),
        Subject::Reminder(Reminder::AskAboutAction { action, .. }) => ("ask", action.to_string()),
        Subject::Reminder(Reminder::FollowUpFeedback { .. }) => ("feedback", String::new()),
        Subject::Reminder(Reminder::ReachOut { person, .. }) => ("person", person.to_string()),
        Subject::Reminder(Reminder::Practise { .. }) => ("practise", String::new()),
        Subject::Reminder(Reminder::Review { .. }) => ("review", String::new()),
        Subject::Block(one) => ("block", one.block.to_string()),
        Subject::Application(id, _) => ("application", id.to_string()),
        Subject::Bill { bill, .. } => ("bill", bill.to_string()),
    };
    format!("{what} {whom}").trim().to_owned()
}

type Situation = (&'static str, fn(&mut Model), &'static [&'static str]);

fn sent(model: &mut Model, id: &str, days_ago: u64) {
    put(model, id, application(id, &[(EventKind::Applied, today() - Days::new(days_ago))]));
}

fn talk(model: &mut Model, id: &str, on: NaiveDate) {
    let mut with = application(id, &[(EventKind::Applied, day(2026, 11, 20)), (EventKind::interview(), on)]);
    with.timeline.values_mut().for_each(|e| e.time = None);
    put(model, id, with);
}

fn prepared(model: &mut Model) {
    put(model, "s", Setback { when: "If I go blank".into(), then: "I breathe".into(), ..Setback::default() });
}

fn step(model: &mut Model, id: &str, due: NaiveDate) {
    put(model, id, Action { then: "I call".into(), due: Some(due), planned_on: day(2026, 11, 20), ..Action::default() });
}

fn bill(model: &mut Model, id: &str, amount: i64, on: NaiveDate) {
    let when = Recurrence::new(Frequency::Once, on);
    let bill = Bill {
        name: id.into(),
        class: Class::Need,
        category: String::new(),
        amount,
        when,
        if_unpaid: String::new(),
        protects: None,
        cut: Cut::default(),
    };
    put(model, id, bill);
}

fn account(model: &mut Model, id: &str, balance: i64) {
    put(model, id, Account { name: id.into(), balance, ..Account::default() });
}

fn no(model: &mut Model, id: &str, on: NaiveDate) {
    put(model, id, application(id, &[(EventKind::Screen, day(2026, 11, 2)), (EventKind::Rejected { told: None }, on)]));
}

/// What is stored, and the lines of 26 November 2026, nine o'clock.
const SITUATIONS: &[Situation] = &[
    ("nothing at all", |_| {}, &[]),
    (
        "only what has not come yet",
        |m| {
            step(m, "a", day(2026, 11, 27));
            sent(m, "new", 2);
        },
        &[],
    ),
    (
        "an interview today",
        |m| {
            talk(m, "a", today());
            prepared(m);
        },
        &["rehearse a"],
    ),
    (
        "an interview tomorrow",
        |m| {
            talk(m, "a", day(2026, 11, 27));
            prepared(m);
        },
        &["rehearse a"],
    ),
    (
        "the nearer interview first",
        |m| {
            talk(m, "a", day(2026, 11, 27));
            talk(m, "b", today());
            prepared(m);
        },
        &["rehearse b", "rehearse a"],
    ),
    (
        "an interview in three days is a rehearsal",
        |m| {
            talk(m, "a", day(2026, 11, 29));
            step(m, "s1", today());
            prepared(m);
        },
        &["step s1", "rehearse a"],
    ),
    ("no answer prepared", |m| talk(m, "a", today()), &["rehearse a", "setback"]),
    ("a step due", |m| step(m, "a", today()), &["step a"]),
    (
        "the older step first",
        |m| {
            step(m, "a", today());
            step(m, "b", day(2026, 11, 22));
        },
        &["step b", "step a"],
    ),
    (
        "an interview before a step",
        |m| {
            step(m, "s1", today());
            talk(m, "a", today());
            prepared(m);
        },
        &["rehearse a", "step s1"],
    ),
    (
        "an own action due",
        |m| {
            put(
                m,
                "a",
                Application {
                    next_action: "Call them".into(),
                    remind_on: Some(today()),
                    ..application("a", &[(EventKind::Applied, day(2026, 11, 20))])
                },
            );
        },
        &["application a"],
    ),
    (
        "an offer to decide on comes before steps",
        |m| {
            step(m, "s1", day(2026, 11, 1));
            put(m, "o", application("o", &[(EventKind::Applied, day(2026, 11, 2)), (EventKind::Offer, day(2026, 11, 24))]));
        },
        &["application o", "step s1"],
    ),
    (
        "of two offers the nearer deadline comes first, and one without any last",
        |m| {
            for (id, on, by) in [("a", 20, None), ("b", 21, Some(30)), ("c", 22, Some(28))] {
                put(m, id, application(id, &[(EventKind::Applied, day(2026, 11, 2)), (EventKind::Offer, day(2026, 11, on))]));
                put(m, id, Offer { decide_by: by.map(|by| day(2026, 11, by)), ..Offer::default() });
            }
        },
        &["application c", "application b", "application a"],
    ),
    (
        "a deadline is not put off beyond its day",
        |m| {
            for (id, by) in [("a", 29), ("b", 30)] {
                let offered = application(id, &[(EventKind::Applied, day(2026, 11, 2)), (EventKind::Offer, day(2026, 11, 20))]);
                put(m, id, Application { remind_on: Some(day(2026, 12, 1)), ..offered });
                put(m, id, Offer { decide_by: Some(day(2026, 11, by)), ..Offer::default() });
            }
        },
        &["application a"],
    ),
    (
        "a reflection takes away neither the decision nor an own action",
        |m| {
            let talked =
                |more: &[(EventKind, NaiveDate)]| application("t", &[&[(EventKind::interview(), day(2026, 11, 20))], more].concat());
            put(m, "o", talked(&[(EventKind::Offer, day(2026, 11, 24))]));
            put(m, "w", Application { next_action: "Send the plan".into(), remind_on: Some(today()), ..talked(&[]) });
            put(m, "x", talked(&[(EventKind::Rejected { told: None }, day(2026, 11, 22))]));
        },
        &["application o", "application w", "reflect o", "reflect w", "reflect x"],
    ),
    ("a rejection without a reflection", |m| no(m, "a", day(2026, 11, 20)), &["reflect a"]),
    (
        "a step before a reflection",
        |m| {
            no(m, "a", day(2026, 11, 20));
            step(m, "s1", today());
        },
        &["step s1", "reflect a"],
    ),
    (
        "feedback not asked for",
        |m| {
            no(m, "a", day(2026, 11, 20));
            put(
                m,
                "r",
                Reflection {
                    finished_on: Some(day(2026, 11, 21)),
                    happened: "x".into(),
                    ..Reflection::new(About { application: Some(Id::new("a")), ..About::default() }, day(2026, 11, 21))
                },
            );
        },
        &["application a"],
    ),
    (
        "a reflection left open",
        |m| put(m, "r", Reflection { happened: "x".into(), ..Reflection::new(About::default(), day(2026, 11, 21)) }),
        &["resume"],
    ),
    (
        "two weeks after a step",
        |m| {
            put(
                m,
                "a",
                Action {
                    then: "I call".into(),
                    due: Some(day(2026, 11, 10)),
                    done_on: Some(day(2026, 11, 10)),
                    planned_on: day(2026, 11, 9),
                    ..Action::default()
                },
            );
        },
        &["ask a"],
    ),
    ("a follow-up", |m| sent(m, "a", 8), &["application a"]),
    (
        "the oldest follow-up first",
        |m| {
            sent(m, "a", 8);
            sent(m, "b", 12);
        },
        &["application b", "application a"],
    ),
    (
        "a follow-up after an interview first",
        |m| {
            sent(m, "a", 12);
            put(m, "b", application("b", &[(EventKind::Applied, day(2026, 10, 30)), (EventKind::interview(), day(2026, 11, 14))]));
        },
        &["application b", "application a"],
    ),
    (
        "a reflection before a follow-up",
        |m| {
            sent(m, "a", 12);
            no(m, "x", day(2026, 11, 20));
        },
        &["reflect x", "application a"],
    ),
    (
        "the follow-up on feedback",
        |m| put(m, "f", FeedbackRequest { asked_on: Some(day(2026, 11, 16)), ..FeedbackRequest::default() }),
        &["feedback"],
    ),
    (
        "a bill that is covered",
        |m| {
            account(m, "cash", 80_000);
            bill(m, "rent", 70_000, day(2026, 12, 1));
        },
        &[],
    ),
    (
        "a bill in short cash",
        |m| {
            account(m, "cash", 60_000);
            bill(m, "rent", 70_000, day(2026, 12, 1));
        },
        &["bill rent"],
    ),
    (
        "the bill that breaks it, not the one before",
        |m| {
            account(m, "cash", 60_000);
            bill(m, "phone", 2_000, day(2026, 11, 27));
            bill(m, "rent", 59_000, day(2026, 12, 1));
        },
        &["bill rent"],
    ),
    (
        "pay that comes before the bill",
        |m| {
            account(m, "cash", 60_000);
            bill(m, "rent", 70_000, day(2026, 12, 1));
            put(
                m,
                "pay",
                Income {
                    name: "pay".into(),
                    kind: IncomeKind::Salary,
                    pay: Pay::Regular { amount: 90_000, when: Recurrence::new(Frequency::Once, day(2026, 12, 1)) },
                    bridge: false,
                },
            );
        },
        &[],
    ),
    ("no balance is known", |m| bill(m, "rent", 70_000, day(2026, 12, 1)), &[]),
    (
        "a follow-up before a bill, a bill before a person",
        |m| {
            sent(m, "a", 9);
            account(m, "cash", 1);
            bill(m, "rent", 70_000, day(2026, 12, 1));
            put(m, "p", Person { name: "Lena".into(), nudge_after: Some(7), added_on: Some(day(2026, 11, 1)), ..Person::default() });
        },
        &["application a", "bill rent", "person p"],
    ),
    (
        "a person before a rehearsal",
        |m| {
            put(m, "q", Question { text: "Why?".into(), added_on: day(2026, 11, 20), ..Question::default() });
            put(m, "p", Person { name: "Lena".into(), nudge_after: Some(7), added_on: Some(day(2026, 11, 1)), ..Person::default() });
        },
        &["person p", "practise"],
    ),
    (
        "quiet time leaves only the interview",
        |m| {
            talk(m, "a", day(2026, 11, 27));
            prepared(m);
            step(m, "s1", today());
            sent(m, "b", 12);
            account(m, "cash", 0);
            bill(m, "rent", 5, today());
            put(m, "w", QuietTime::new(QuietLength::ThreeDays, at(2026, 11, 25, 9, 0), None));
        },
        &["rehearse a"],
    ),
    (
        "after quiet time the way back comes first",
        |m| {
            step(m, "s1", today());
            put(m, "w", QuietTime::new(QuietLength::ADay, at(2026, 11, 24, 9, 0), None));
        },
        &["back", "step s1"],
    ),
    (
        "an application without a date comes last",
        |m| {
            put(
                m,
                "u",
                Application {
                    timeline: [
                        (Id::new("e"), Event::undated(EventKind::Applied)),
                        (Id::new("f"), Event::on(EventKind::Reply, day(2026, 11, 20))),
                    ]
                    .into(),
                    ..application("u", &[])
                },
            );
            sent(m, "a", 9);
        },
        &["application a", "application u"],
    ),
    (
        "archived and closed ones ask for nothing",
        |m| {
            put(m, "a", Application { archived: true, ..application("a", &[(EventKind::Applied, day(2026, 11, 10))]) });
            put(m, "b", application("b", &[(EventKind::Applied, day(2026, 11, 1)), (EventKind::Withdrew, day(2026, 11, 10))]));
        },
        &[],
    ),
];

#[test]
fn the_lines_of_thirty_situations() {
    assert!(SITUATIONS.len() >= 30);
    for (name, make, expected) in SITUATIONS {
        let mut model = Model::default();
        make(&mut model);
        let found = of(&model, today());
        assert_eq!(found.iter().map(word).collect::<Vec<_>>(), *expected, "{name}");
        assert!(found.is_sorted_by_key(|line| line.rank), "{name}");
    }
}

fn apply(model: &mut Model, change: &Change) {
    assert_eq!(change.check(), Ok(()));
    for edit in &change.edits {
        match &edit.after {
            Some(after) => drop(model.put(edit.id.clone(), after.clone())),
            None => drop(model.remove(edit.kind, &edit.id)),
        }
    }
}

#[test]
fn an_appointment_that_is_over_makes_room_for_what_comes_after_it() {
    let check = |hour: u32, own: &str, wanted: &[&str]| {
        let mut model = Model::default();
        let mut one = application("a", &[(EventKind::Applied, day(2026, 11, 20)), (EventKind::interview(), today())]);
        one.timeline.values_mut().for_each(|e| e.time = NaiveTime::from_hms_opt(8, 0, 0));
        (one.next_action, one.remind_on) = (own.into(), (!own.is_empty()).then(today));
        put(&mut model, "a", one);
        prepared(&mut model);
        let agenda = Ledger::of(&model, today()).agenda(&model);
        let found = lines(&model, &agenda, Currency::EUR, today().and_hms_opt(hour, 0, 0).unwrap());
        assert_eq!(found.iter().map(word).collect::<Vec<_>>(), wanted, "at {hour}");
    };
    check(7, "", &["rehearse a"]);
    check(10, "", &["reflect a"]);
    check(10, "Send the plan", &["application a", "reflect a"]);
}

#[test]
fn every_line_is_done_later_or_not_mine_in_one_tap() {
    for (name, make, _) in SITUATIONS {
        let mut model = Model::default();
        make(&mut model);
        for line in of(&model, today()) {
            for answer in Answer::ALL {
                let mut after = model.clone();
                let change = settle::settle(&model, &line, answer, today(), || Id::new("new"));
                assert!(!change.edits.is_empty() && !change.what.is_empty(), "{name}");
                apply(&mut after, &change);
                let gone = |on| !of(&after, on).iter().any(|other| other.key == line.key);
                assert!(gone(today()), "{name}: {answer:?} leaves {} where it was", line.key);
                apply(&mut after, &change.inverse());
                assert_eq!(after, model, "{name}: {answer:?} is undone");
            }
        }
    }
}

#[test]
fn later_comes_back() {
    let mut model = Model::default();
    put(&mut model, "q", Question { text: "Why?".into(), added_on: day(2026, 11, 20), ..Question::default() });
    let line = of(&model, today()).remove(0);
    let change = settle::settle(&model, &line, Answer::Later, today(), || Id::new("new"));
    apply(&mut model, &change);
    assert!(of(&model, today()).is_empty());
    assert_eq!(of(&model, day(2026, 11, 27)), [line]);
    // A clock that was set back does not hide a line for a year.
    let mark = |on: NaiveDate| Mark { line: "practise".into(), on, until: Some(on + Days::new(1)), done: false };
    put(&mut model, mark::id("practise").as_str(), mark(day(2027, 11, 26)));
    assert_eq!(of(&model, today()).len(), 1);
    put(&mut model, mark::id("practise").as_str(), mark(day(2026, 12, 3)));
    assert!(of(&model, today()).is_empty());
    assert_eq!(of(&model, day(2026, 12, 4)).len(), 1);
}

#[test]
fn another_cause_is_another_line() {
    let mut model = Model::default();
    no(&mut model, "a", day(2026, 11, 20));
    let line = of(&model, today()).remove(0);
    let change = settle::settle(&model, &line, Answer::NotMine, today(), || Id::new("new"));
    apply(&mut model, &change);
    assert!(!of(&model, today()).iter().any(|line| line.rank == Rank::Reflection && word(line).starts_with("reflect")));
    no(&mut model, "a", day(2026, 11, 25));
    assert_eq!(word(&of(&model, today())[0]), "reflect a");
}

#[test]
fn fewer_lines_right_after_a_rejection() {
    for (on, most) in [(today(), 2), (day(2026, 11, 25), 2), (day(2026, 11, 24), AT_MOST), (day(2024, 1, 5), AT_MOST)] {
        let mut model = Model::default();
        no(&mut model, "a", on);
        assert_eq!(at_most(&model, today()), most, "{on}");
    }
    assert_eq!(at_most(&Model::default(), today()), AT_MOST);
}

#[test]
fn a_day_with_nothing_due_says_what_comes_next() {
    let next = |model: &Model| {
        let agenda = Ledger::of(model, today()).agenda(model);
        ahead(model, &agenda, today())
    };
    assert_eq!(next(&Model::default()), []);
    let mut model = Model::default();
    sent(&mut model, "a", 2);
    let found = next(&model);
    assert!(matches!(&found[..], [(on, Ahead::Next { name, .. })] if *on == day(2026, 12, 1) && name == "a"), "{found:?}");
    // Beyond the week, the first alone.
    let mut model = Model::default();
    step(&mut model, "far", day(2027, 1, 10));
    step(&mut model, "farther", day(2027, 2, 10));
    assert!(matches!(&next(&model)[..], [(on, Ahead::Step { .. })] if *on == day(2027, 1, 10)));
    // Within the week by day; of one day an appointment, then a step, then the rest.
    let mut model = Model::default();
    step(&mut model, "s", day(2026, 11, 28));
    talk(&mut model, "t", day(2026, 11, 28));
    bill(&mut model, "rent", 72_000, day(2026, 12, 1));
    step(&mut model, "soon", day(2026, 11, 27));
    for (name, on) in [("Ines", day(2026, 11, 30)), ("Omar", today())] {
        put(&mut model, name, Person { name: name.into(), not_before: Some(on), ..Person::default() });
    }
    let kinds: Vec<_> = next(&model)
        .into_iter()
        .map(|(on, what)| {
            (
                on,
                match what {
                    Ahead::Meeting { .. } => "meeting",
                    Ahead::Step { .. } => "step",
                    Ahead::Learn { .. } => "learn",
                    Ahead::Next { .. } => "next",
                    Ahead::Bill { .. } => "bill",
                    Ahead::Review => "review",
                    Ahead::Word { .. } => "word",
                },
            )
        })
        .collect();
    assert_eq!(
        kinds,
        [
            (day(2026, 11, 27), "step"),
            (day(2026, 11, 28), "meeting"),
            (day(2026, 11, 28), "step"),
            (day(2026, 11, 30), "word"),
            (day(2026, 12, 1), "bill")
        ],
        "a word that is due today is a line, and not ahead"
    );
}

#[test]
fn what_was_done_and_learnt_since_monday() {
    let mut model = Model::default();
    assert_eq!(week(&model, today()), Week::default());
    let monday = day(2026, 11, 23);
    for (n, on) in [day(2026, 11, 22), monday, today(), day(2026, 11, 27)].into_iter().enumerate() {
        let fit = Fit { goals: Some(if n == 1 { Level::High } else { Level::Low }), ..Fit::default() };
        let events =
            [(EventKind::Applied, on), (EventKind::FollowedUp, on), (EventKind::Screen, on), (EventKind::Rejected { told: None }, on)];
        put(&mut model, &format!("a{n}"), Application { fit, ..application("a", &events) });
        put(&mut model, &format!("s{n}"), Action { then: "I call".into(), done_on: Some(on), ..Action::default() });
        let insights = [(Id::new("i"), Insight { text: "Stories help".into(), ..Insight::default() })].into();
        put(&mut model, &format!("r{n}"), Reflection { insights, ..Reflection::new(About::default(), on) });
        let rehearsals = [(Id::new("r"), Rehearsal { on, confidence: 3, seconds: None })].into();
        put(&mut model, &format!("q{n}"), Question { text: "Why?".into(), rehearsals, ..Question::default() });
    }
    let done = week(&model, today());
    assert_eq!((done.sent, done.written, done.answered, done.rehearsed, done.learnt, done.steps), (2, 2, 2, 2, 2, 2));
    assert_eq!(toward_goal(&model, today()), (1, 2));
    assert_eq!(toward_goal(&Model::default(), today()), (0, 0));
}

#[test]
fn the_sample_has_a_full_day() {
    let model = sample_model(today());
    let found = of(&model, today());
    assert_eq!(found.first().map(|line| line.rank), Some(Rank::Interview), "{found:?}");
    assert!(found.len() >= AT_MOST, "{}", found.len());
    assert!(found.is_sorted_by_key(|line| line.rank));
    let keys: std::collections::BTreeSet<_> = found.iter().map(|line| &line.key).collect();
    assert_eq!(keys.len(), found.len(), "no line twice");
}

/// 5,000 applications and 1,000 people: each line has its place, in order. How long they take is printed by the benchmarks (`examples/bench/practice.rs`).
#[test]
fn the_lines_of_a_long_search_are_in_order() {
    let mut model = Model::default();
    for n in 0..5_000_u64 {
        let on = today() - Days::new(n % 700);
        let mut one = application(&format!("Company {n}"), &[(EventKind::Applied, on)]);
        let reply = on + Days::new(2 + n % 23);
        if n % 3 == 0 && reply <= today() {
            one.timeline.insert(Id::new("reply"), Event::on(EventKind::Reply, reply));
        }
        if n % 10 == 0 {
            one.timeline.insert(Id::new("no"), Event::on(EventKind::Rejected { told: None }, on + Days::new(9)));
        }
        model.applications.insert(Id::new(format!("a{n}")), Arc::new(one));
    }
    for n in 0..1_000 {
        put(&mut model, &format!("p{n}"), Person { name: format!("Person {n}"), circle: n % 50 == 0, ..Person::default() });
    }
    let agenda = Ledger::of(&model, today()).agenda(&model);
    let found = lines(&model, &agenda, Currency::EUR, today().and_time(NaiveTime::MIN));
    let (next, done, most) = (ahead(&model, &agenda, today()), week(&model, today()), at_most(&model, today()));
    assert!(!found.is_empty() && !next.is_empty() && done.sent > 0 && most > 0);
    assert!(found.is_sorted_by_key(|line| line.rank));
}
