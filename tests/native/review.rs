//! The weekly review: the weakest step on worked cases, how many more it takes, an experiment before and since, the day of the next one.

use chrono::{Days, NaiveDate, Weekday};
use domain::application::{Application, Event, EventKind};
use domain::choice::Choice;
use domain::day::week;
use domain::funnel::Ledger;
use domain::growth::Effect;
use domain::id::Id;
use domain::model::Model;
use domain::record::Entity;
use domain::reflection::{Clue, Theme};
use domain::reminders::{Reminder, reminders};
use domain::review::{self, Decision, Experiment, FunnelStep, OutAndBack, Review, ReviewStep, Standing, Weakest};
use domain::stats::Rate;

use crate::support::reflection::{day, put, sample_model};

const TODAY: (i32, u32, u32) = (2026, 11, 26);

fn today() -> NaiveDate {
    day(TODAY.0, TODAY.1, TODAY.2)
}

fn days_ago(days: u64) -> NaiveDate {
    today().checked_sub_days(Days::new(days)).unwrap()
}

/// So many applications of one sort: how many, sent how many days ago, and what came how many days later.
type Batch<'a> = (usize, u64, &'a [(EventKind, u64)]);

fn search(batches: &[Batch]) -> Model {
    let mut model = Model::default();
    for (nth, (count, sent, later)) in batches.iter().enumerate() {
        for one in 0..*count {
            let sent_on = days_ago(*sent);
            let mut events = vec![Event::on(EventKind::Applied, sent_on)];
            events.extend(later.iter().map(|(kind, after)| Event::on(kind.clone(), sent_on.checked_add_days(Days::new(*after)).unwrap())));
            let timeline = events.into_iter().enumerate().map(|(n, event)| (Id::new(format!("e{n}")), event)).collect();
            put(
                &mut model,
                &format!("{nth}-{one}"),
                Application { company: format!("Firm {nth}-{one}"), timeline, ..Application::default() },
            );
        }
    }
    model
}

fn weakest(model: &Model) -> Weakest {
    Weakest::of(model, &Ledger::of(model, today()))
}

const CALL: &[(EventKind, u64)] = &[(EventKind::Screen, 5)];

fn on() -> Vec<(EventKind, u64)> {
    vec![(EventKind::Screen, 5), (EventKind::interview(), 10)]
}

#[test]
fn the_weakest_step_says_how_it_is_worked_out() {
    // (how many were sent to no avail, how the first line begins, whether the rule for "how many more" is said)
    for (sent, first, more) in [
        (200, "From sent to a first call, the whole search: 0 ÷ 200 = 0.0%. The middle 95% of Beta(0.5, 200.5) reach from", false),
        (20, "From sent to a first call, the whole search: 0 ÷ 20 = 0.0%.", true),
    ] {
        let found = weakest(&search(&[(sent, 60, &[])]));
        let lines = found.working();
        assert!(lines[0].formula.starts_with(first), "{lines:?}");
        assert_eq!(lines[0].source, domain::working::JEFFREYS);
        assert_eq!((found.named().is_none(), lines.last().is_some_and(|line| line.formula.starts_with("How many more"))), (more, more));
        assert!(lines.iter().all(|line| !line.formula.contains("0 ÷ 0")), "{lines:?}");
    }
}

#[test]
fn the_weakest_step_is_named_only_beyond_chance() {
    let on = on();
    let check = |batches: &[Batch], expected: Option<(FunnelStep, Standing)>| {
        let found = weakest(&search(batches));
        assert_eq!(found.named().map(|figure| (figure.step, figure.standing)), expected, "{batches:?}");
    };
    check(&[], None);
    check(&[(9, 60, &[])], None);
    check(&[(100, 60, &[])], None);
    // 0 of 200: likely at most 1.2%.
    check(&[(200, 60, &[])], Some((FunnelStep::FirstContact, Standing::BelowBenchmark)));
    // Sixty interviews and no offer; and before that no first contact is lost.
    check(&[(60, 60, &[(EventKind::interview(), 5)])], Some((FunnelStep::Offer, Standing::BelowBenchmark)));
    // Of the first calls 9 of 10 led on, and of the recent ones none of ten.
    check(&[(9, 200, &on), (1, 200, CALL), (10, 60, CALL)], Some((FunnelStep::NextRound, Standing::BelowEarlier)));
    // The same, too few to tell.
    check(&[(2, 200, &on), (2, 200, CALL), (2, 60, CALL)], None);
    // First contacts fell from 10 of 40 to 0 of 60: still above the benchmark in all, but below what it was.
    check(&[(10, 200, &on), (30, 200, &[]), (60, 60, &[])], Some((FunnelStep::FirstContact, Standing::BelowEarlier)));
    // The same in the last days: nothing of it is settled.
    check(&[(10, 200, &on), (30, 200, &[]), (60, 3, &[])], None);
    // Of two steps below, the first.
    check(&[(3_000, 60, &[]), (25, 60, &on)], Some((FunnelStep::FirstContact, Standing::BelowBenchmark)));
}

#[test]
fn how_many_more_by_brute_force() {
    // Against the definition itself: try after try until the interval leaves the range.
    for (k, n, low, high) in [
        (0_u32, 30_u32, 0.02, 0.03),
        (0, 100, 0.02, 0.03),
        (0, 122, 0.02, 0.03),
        (10, 40, 0.02, 0.03),
        (1, 12, 0.02, 0.03),
        (0, 20, 0.066, 0.1),
        (5, 5, 0.2, 0.9),
    ] {
        let rate = Rate::new(k, n);
        let share = f64::from(k) / f64::from(n);
        let slow = (0..=1_000_u32).find(|more| {
            let n = f64::from(n + more);
            let (a, b) = (0.5 + share * n, 0.5 + (1.0 - share) * n);
            if share < low {
                domain::stats::special::beta_quantile(a, b, 0.975) < low
            } else {
                domain::stats::special::beta_quantile(a, b, 0.025) > high
            }
        });
        assert_eq!(rate.more_to_leave(low, high, 1_000), slow, "{k} of {n}");
    }
    // 0 of n: the fewest n whose upper limit is below 2% is 124, by the Jeffreys interval of no hit.
    let fewest = (1..10_000).find(|n| Rate::new(0, *n).high < 0.02).unwrap();
    assert_eq!(Rate::new(0, 100).more_to_leave(0.02, 0.03, 1_000), Some(fewest - 100));
    // A share within the range never leaves it; one just below takes over a thousand.
    assert_eq!(Rate::new(1, 40).more_to_leave(0.02, 0.03, 1_000), None);
    assert_eq!(Rate::new(19, 1_000).more_to_leave(0.02, 0.03, 1_000), None);
    assert_eq!(Rate::new(0, 0).more_to_leave(0.02, 0.03, 1_000), None);
}

#[test]
fn not_enough_yet_says_how_many_more() {
    let soonest = |batches: &[Batch]| weakest(&search(batches)).soonest();
    assert_eq!(soonest(&[]), Some((FunnelStep::Offer, Some(3))), "three interviews can be judged, ten applications");
    let fewest = (1..10_000).find(|n| Rate::new(0, *n).high < 0.02).unwrap();
    let found = weakest(&search(&[(100, 60, &[])]));
    assert_eq!(found.steps[0].standing, Standing::NotEnough { more: Some(fewest - 100) });
    assert_eq!(found.steps[1].standing, Standing::NothingToCompare);
    // Within the benchmark: more of the same will never tell.
    let found = weakest(&search(&[(39, 60, &[]), (1, 60, CALL)]));
    assert_eq!(found.steps[0].standing, Standing::NotEnough { more: None });
    // Far above it: nothing to mend.
    assert_eq!(weakest(&search(&[(20, 60, CALL)])).steps[0].standing, Standing::Above);
}

#[test]
fn something_is_tried_where_it_can_show() {
    let on = on();
    let check = |batches: &[Batch], expected: FunnelStep| assert_eq!(weakest(&search(batches)).to_try(), expected, "{batches:?}");
    check(&[], FunnelStep::FirstContact);
    // One interview in thirty-nine applications: rehearsing for more of them would come too early.
    check(&[(38, 60, &[]), (1, 60, &[(EventKind::interview(), 5)])], FunnelStep::FirstContact);
    // Calls there are, and none led on: the calls, not the offers.
    check(&[(30, 60, &[]), (5, 60, CALL)], FunnelStep::NextRound);
    // What is named comes before either.
    check(&[(200, 60, &[])], FunnelStep::FirstContact);
    check(&[(9, 200, &on), (1, 200, CALL), (10, 60, CALL)], FunnelStep::NextRound);
}

#[test]
fn an_experiment_has_both_sides() {
    let on = on();
    let begun = days_ago(100);
    let model = search(&[(10, 150, &[]), (2, 150, CALL), (10, 80, &on), (5, 10, CALL)]);
    let ledger = Ledger::of(&model, today());
    let experiment = Experiment { until: today(), ..Experiment::begun("Tailor".into(), FunnelStep::FirstContact, begun) };
    let found = review::before_and_since(&model, &ledger, &experiment);
    assert_eq!((found.before.k, found.before.n), (2, 12));
    assert_eq!((found.since.k, found.since.n, found.waiting), (10, 10, 5), "the last five are too young to count");
    assert_eq!(found.effect, Effect::Higher);
    // What came after its last day is not its doing.
    let short = Experiment { until: days_ago(90), ..experiment.clone() };
    assert_eq!(review::before_and_since(&model, &ledger, &short).effect, Effect::NothingYet);
    let offers = Experiment { step: Some(FunnelStep::Offer), ..experiment };
    let found = review::before_and_since(&model, &ledger, &offers);
    assert_eq!((found.before.n, found.since.k, found.since.n), (0, 0, 10));
}

#[test]
fn one_experiment_at_a_time() {
    let mut model = Model::default();
    assert_eq!(review::current(&model, today()), None);
    put(&mut model, "a", Experiment { decision: Some(Decision::Keep), ..Experiment::begun("A".into(), FunnelStep::Offer, days_ago(30)) });
    put(&mut model, "b", Experiment::begun("B".into(), FunnelStep::Offer, days_ago(25)));
    put(&mut model, "c", Experiment::begun("C".into(), FunnelStep::Offer, today().succ_opt().unwrap()));
    let (id, current) = review::current(&model, today()).unwrap();
    assert_eq!((id.as_str(), current.is_running(today())), ("b", false), "over, and still to be decided on");
    assert_eq!(review::decided(&model).len(), 1);
    let refused = |experiment: Experiment| experiment.check().unwrap_err().field;
    assert_eq!(refused(Experiment::begun("  ".into(), FunnelStep::Offer, today())), "change");
    assert_eq!(refused(Experiment { until: days_ago(1), ..Experiment::begun("x".into(), FunnelStep::Offer, today()) }), "until");
    assert_eq!(refused(Experiment::begun("x".repeat(200_001), FunnelStep::Offer, today())), "change");
}

#[test]
fn proposals_fit_the_step_and_name_what_speaks_for_them() {
    for step in FunnelStep::ALL {
        let found = review::proposals(&Model::default(), step, today());
        assert_eq!(found.len(), 3, "{step:?}");
        assert!(found.iter().all(|proposal| !proposal.why.contains("of your")));
    }
    let mut model = Model::default();
    for (nth, theme) in [Theme::Presence, Theme::Presence, Theme::Answers, Theme::Timing].into_iter().enumerate() {
        put(&mut model, &format!("c{nth}"), Clue { noted_on: days_ago(20), theme: Some(theme), ..Clue::default() });
    }
    put(&mut model, "old", Clue { noted_on: days_ago(300), theme: Some(Theme::Skills), ..Clue::default() });
    let found = review::proposals(&model, FunnelStep::NextRound, today());
    let why: Vec<&str> = found.iter().map(|proposal| proposal.why.as_str()).collect();
    assert_eq!(
        why,
        ["2 of your 4 notes are about “Presence”.", "1 of your 4 notes is about “Answers”.", "Seeing convinces more than telling."]
    );
}

#[test]
fn the_day_of_the_review_comes_back_each_week() {
    let due = |model: &Model, on: NaiveDate| {
        reminders(model, on.and_hms_opt(9, 0, 0).unwrap())
            .iter()
            .find_map(|r| if let Reminder::Review { on } = r { Some(*on) } else { None })
    };
    let mut model = Model::default();
    assert_eq!((review::next_on(&model, today()), due(&model, today())), (None, None));
    put(&mut model, "a", Review { week: week::monday(days_ago(7)), next: Some(today()), ..Review::default() });
    // Thursday 26 November. Without a review it stays, and a week later it is the next one's day: none is asked for twice.
    for (on, expected) in [
        (days_ago(1), None),
        (today(), Some(today())),
        (day(2026, 12, 2), Some(today())),
        (day(2026, 12, 3), Some(day(2026, 12, 3))),
        (day(2027, 1, 1), Some(day(2026, 12, 31))),
    ] {
        assert_eq!(due(&model, on), expected, "{on}");
    }
    assert_eq!(review::next_on(&model, days_ago(30)), Some(today()), "a clock that was set back");
    // This week's review, begun and then finished.
    let (id, blank) = review::of_week(&model, today());
    put(&mut model, id.as_str(), blank);
    assert_eq!(due(&model, today()), Some(today()));
    let (again, stored) = review::of_week(&model, today());
    assert_eq!(again, id, "the same week is the same record");
    put(&mut model, id.as_str(), Review { finished_on: Some(today()), ..stored });
    assert_eq!((review::next_on(&model, today()), due(&model, today())), (Some(day(2026, 12, 3)), None));
    assert_eq!(due(&model, day(2026, 12, 5)), Some(day(2026, 12, 3)));
    assert_eq!(review::next_on(&model, days_ago(30)), Some(day(2026, 12, 3)), "never before the last one");
    // Thursday: the next Thursday is a week ahead, the next Wednesday six days.
    let next = |weekday| review::next_weekday(weekday, today());
    assert_eq!([next(Weekday::Thu), next(Weekday::Fri), next(Weekday::Wed)], [day(2026, 12, 3), day(2026, 11, 27), day(2026, 12, 2)]);
}

#[test]
fn one_day_of_the_week_is_chosen_and_taken_back() {
    let mut model = Model::default();
    assert_eq!(review::choose(&model, None, today()).edits, vec![]);
    put(
        &mut model,
        "old",
        Review { week: week::monday(days_ago(14)), next: Some(days_ago(7)), finished_on: Some(days_ago(7)), ..Review::default() },
    );
    let apply = |model: &mut Model, weekday| {
        let change = review::choose(model, weekday, today());
        change.check().unwrap();
        for edit in change.edits {
            model.put(edit.id, edit.after.unwrap());
        }
        review::next_on(model, today())
    };
    assert_eq!(apply(&mut model, Some(Weekday::Mon)), Some(day(2026, 11, 30)));
    assert_eq!(apply(&mut model, Some(Weekday::Sat)), Some(day(2026, 11, 28)));
    assert_eq!(model.reviews.values().filter(|review| review.next.is_some()).count(), 1);
    assert_eq!(apply(&mut model, None), None, "no earlier choice comes back");
    assert_eq!(model.reviews.get(&Id::new("old")).unwrap().finished_on, Some(days_ago(7)));
}

#[test]
fn out_and_back_of_seven_days() {
    let model = search(&[
        (2, 6, &[(EventKind::Reply, 1)]),
        (1, 7, &[(EventKind::Rejected { told: None }, 7)]),
        (1, 0, &[(EventKind::interview(), 3)]),
    ]);
    let week = OutAndBack::of(&model, today());
    assert_eq!((week.sent, week.back.len()), (3, 3), "what is arranged has not come back yet");
    assert_eq!(week.back[0].kind, EventKind::Rejected { told: None });
}

#[test]
fn steps_lead_on_and_back() {
    for step in ReviewStep::ALL {
        assert_eq!(ReviewStep::from_key(step.key()), Some(step));
        assert_eq!(step.next().and_then(ReviewStep::previous), step.next().map(|_| step));
    }
    assert_eq!(Review::KIND.name(), "review");
}

#[test]
fn the_sample_has_a_review_ahead_and_an_experiment_under_way() {
    let model = sample_model(today());
    assert_eq!(review::next_on(&model, today()), Some(day(2026, 11, 28)));
    let (_, running) = review::current(&model, today()).unwrap();
    assert!(running.is_running(today()));
    assert_eq!(review::decided(&model).len(), 1);
    assert!(weakest(&model).named().is_some() || weakest(&model).soonest().is_some());
}
