//! Worked cases as data: a situation, the day it is looked at, and what is then said. One table a rule.

use domain::funnel::published::{self, CountedBy, Measure, PUBLISHED_FIGURES};
use domain::funnel::silence::Silence;
use domain::funnel::verdict::{interview_benchmark, offer_benchmark};
use domain::funnel::{FunnelFigures, Ledger, Verdict};
use domain::id::Id;
use domain::settings::{Benchmark, Settings};

use super::{check, metric, model};
use crate::support::timelines::day;

/// `n` times the same timeline.
fn times(n: usize, line: &str) -> Vec<String> {
    vec![line.to_owned(); n]
}

#[track_caller]
fn figures(groups: &[(usize, &str)]) -> FunnelFigures {
    let lines: Vec<String> = groups.iter().flat_map(|(n, line)| times(*n, line)).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    FunnelFigures::of(&model(&lines), day(super::TODAY))
}

#[test]
fn only_what_has_happened_counts() {
    // Each pair is the same search without and with something dated after 2026-11-22.
    for (before, planned) in [
        ("applied 2026-11-01", "interview 2026-11-26"),
        ("applied 2026-11-01", "rejected 2026-12-01"),
        ("applied 2026-09-01", "screen 2026-11-23"),
        ("applied 2026-10-01, interview 2026-10-05", "offer 2026-11-23"),
        ("applied 2026-10-01, interview 2026-10-05, rejected 2026-10-09", "interview 2026-11-30"),
        ("inbound, screen 2026-11-02", "interview 2026-11-23"),
        ("referral, applied 2026-11-02", "screen 2026-11-23"),
        ("saved 2026-11-02", "applied 2026-11-23"),
        ("", "applied 2026-11-23"),
    ] {
        let both = if before.is_empty() { planned.to_owned() } else { format!("{before}, {planned}") };
        let (then, now) = (figures(&[(12, before)]), figures(&[(12, &both)]));
        for (then, now) in then.metrics().iter().zip(now.metrics()).filter(|(then, _)| then.name != "booked") {
            assert_eq!((then.value, then.why_undefined), (now.value, now.why_undefined), "{} of {before} + {planned}", then.name);
        }
        assert_eq!((then.interview_judgement(), then.offer_judgement()), (now.interview_judgement(), now.offer_judgement()));
    }
    check(&["applied 2026-11-01, interview 2026-11-26", "applied 2026-11-01"], "booked 1, first_contact 0, interview_rounds 0, no_reply 2");
    check(&["applied 2026-11-01, interview 2026-11-22"], "booked 0, first_contact 1, interview_rounds 1, no_reply 0");
}

#[test]
fn nothing_is_judged_from_a_handful() {
    for (groups, wanted) in [
        (
            &[(1, "applied 2026-10-01, interview 2026-10-05, interview 2026-10-12, rejected 2026-10-20")][..],
            "So far this is a count. The comparison with the benchmark of 2–3% begins at 10 applications: 9 applications to go.",
        ),
        (
            &[(9, "applied 2026-10-01")],
            "So far this is a count. The comparison with the benchmark of 2–3% begins at 10 applications: 1 application to go.",
        ),
    ] {
        let figures = figures(groups);
        assert_eq!((figures.interview_judgement().verdict, figures.interview_judgement().sentence.as_str()), (Verdict::TooFew(10), wanted));
        for name in ["needed_50", "needed_80", "needed_95", "needed_offer_50", "application_to_interview_chance"] {
            assert_eq!(metric(&figures, name), None, "{name} of {groups:?}");
        }
        assert_eq!(figures.weakest_step(), None);
    }
    let two = figures(&[(1, "applied 2026-10-01, interview 2026-10-05, interview 2026-10-12")]);
    assert_eq!(
        two.offer_judgement().sentence,
        "So far this is a count. The comparison with the benchmark of 10–15 interviews per offer begins at 3 interviews: 1 interview to go."
    );
    // At the threshold it speaks.
    let ten = figures(&[(10, "applied 2026-10-01")]);
    assert!(matches!(ten.interview_judgement().verdict, Verdict::TooEarly { .. }) && metric(&ten, "needed_50").is_some());
}

#[test]
fn the_next_offer_is_silent_until_the_first() {
    let none = figures(&[(36, "applied 2026-10-01"), (3, "applied 2026-10-01, interview 2026-10-09")]);
    let why = none.metric("needed_offer_80").and_then(|metric| metric.why_undefined);
    assert_eq!((metric(&none, "needed_offer_80"), why), (None, Some("This begins with the first offer.")));
    let inbound = figures(&[(39, "applied 2026-10-01"), (1, "inbound, interview 2026-10-09, offer 2026-10-12")]);
    assert_eq!(metric(&inbound, "needed_offer_80"), None, "an offer on another way says nothing about applications");
    let one = figures(&[(38, "applied 2026-10-01"), (1, "applied 2026-10-01, interview 2026-10-09, offer 2026-10-20")]);
    assert!(metric(&one, "needed_offer_80").is_some());
}

#[test]
fn own_referred_and_inbound_stand_apart() {
    check(
        &[
            "applied 2026-11-01",
            "applied 2026-11-01, rejected 2026-11-03",
            "referral, applied 2026-11-01, interview 2026-11-05, offer 2026-11-10",
            "referral, applied 2026-11-02, rejected 2026-11-12",
            "inbound, screen 2026-11-03, interview 2026-11-07",
            "referral, applied ?",
        ],
        "applications 2, referrals 2, inbound 1, date_missing 1, first_contact 0, interviewed 0, interview_rounds 2, interview_processes 2, \
         offers 1, rejected 2, active 3, no_reply 1, referral_to_interview 0.5, inbound_to_interview 1, application_to_interview 0, \
         pace_recent 0.6364",
    );
    let apart = figures(&[(30, "applied 2026-10-01"), (10, "referral, applied 2026-10-01, screen 2026-10-03")]);
    let alone = figures(&[(30, "applied 2026-10-01")]);
    for name in ["application_to_interview", "needed_50", "needed_80", "needed_95", "pace_recent", "pace_overall", "reply_days_median"] {
        assert_eq!(metric(&apart, name), metric(&alone, name), "{name}");
    }
    // The Jeffreys interval of 9 of 10, as for inbound.
    let nine = figures(&[(9, "referral, applied 2026-10-01, screen 2026-10-03"), (1, "referral, applied 2026-10-01")]);
    let near = |name: &str, wanted: f64| assert!((metric(&nine, name).unwrap() - wanted).abs() < 1e-9, "{name}");
    near("referral_to_interview_low", 0.618_685_228_9);
    near("referral_to_interview_high", 0.988_988_326_2);
}

#[test]
fn a_silence_is_set_beside_ones_own_replies_and_the_published_ones() {
    let few = &[(1, "applied 2026-10-12"), (3, "applied 2026-10-01, reply 2026-10-05"), (2, "applied 2026-10-01")][..];
    let many = &[
        (1, "applied 2026-10-12"),
        (39, "applied 2026-08-01, reply 2026-08-11"),
        (1, "applied 2026-08-01, reply 2026-09-20"),
        (1, "applied 2026-10-01"),
    ][..];
    let after = &[(1, "applied 2026-09-01, interview 2026-10-12")][..];
    for (groups, wanted) in [
        (
            few,
            "41 days without a reply. In two search logs, 23 of 24 positive replies came within 27 days: one after that is rare, and it does \
             happen. You have 3 replies so far; from 20 on, this compares with your own. 2 other applications wait as long.",
        ),
        (
            many,
            "41 days without a reply. In two search logs, 23 of 24 positive replies came within 27 days: one after that is rare, and it does \
             happen. Of your 40 replies, 1 took longer. 1 other application waits as long.",
        ),
        (
            after,
            "41 days without a word since you last heard from them. That is common, and says little about you: in a survey of over 2,500 people \
             in the US, the UK and Germany, 61% had been left without an answer after an interview (Greenhouse, 2024).",
        ),
    ] {
        let lines: Vec<String> = groups.iter().flat_map(|(n, line)| times(*n, line)).collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let ledger = Ledger::of(&model(&lines), day(super::TODAY));
        assert_eq!(Silence::of(&ledger, &Id::new("a0000")).unwrap().sentence(), wanted);
    }
    let moving = Ledger::of(&model(&["applied 2026-11-20"]), day(super::TODAY));
    assert_eq!(Silence::of(&moving, &Id::new("a0000")), None);
    assert_eq!(Silence::of(&moving, &Id::new("nobody")), None);
}

#[test]
fn every_figure_says_how_it_is_worked_out() {
    let some = figures(&[
        (29, "applied 2026-10-01"),
        (1, "applied 2026-10-01, screen 2026-10-09, interview 2026-10-12, interview 2026-10-14, interview 2026-10-16, offer 2026-10-20"),
        (2, "referral, applied 2026-10-02"),
    ]);
    for figures in [&figures(&[]), &some] {
        for metric in figures.metrics() {
            let working = figures.working(metric.name).unwrap_or_else(|| panic!("{} is not explained", metric.name));
            assert!(!working.formula.is_empty() && !working.formula.contains("NaN"), "{}: {}", metric.name, working.formula);
        }
    }
    assert_eq!(some.working("nothing"), None);
    for (name, wanted) in [
        ("application_to_interview", "1 ÷ 30 = 3.3%. The middle 95% of Beta(1.5, 29.5) reach from 0.4% to 14.5%."),
        (
            "needed_80",
            "From 1 first contact in 30 applications: the fewest m with 1 − B(1.5, 29.5 + m) ÷ B(1.5, 29.5) of at least 50, 80 and 95%: 18, 58, 190.",
        ),
        ("interviews_per_offer", "3 interviews ÷ 1 offer = 3.0. The range is the reciprocal of the 95% interval of offers in interviews."),
        (
            "referral_to_interview",
            "0 ÷ 2 = 0.0%. The middle 95% of Beta(0.5, 2.5) reach from 0.0% to 66.7%. Under 10 that says next to nothing, so only the count is shown.",
        ),
    ] {
        let said = some.working(name).unwrap().formula;
        assert_eq!(said, wanted, "{name}");
    }
}

#[test]
fn published_figures_say_where_they_come_from() {
    let settings = Settings::default();
    for (measure, usual) in [(Measure::FirstContact, interview_benchmark(&settings)), (Measure::PerOffer, offer_benchmark(&settings))] {
        assert!(published::choices(measure).count() >= 1);
        assert_eq!(
            published::chosen(measure, &usual).map(|one| one.by),
            Some(CountedBy::Advice),
            "what holds unless chosen is among the choices"
        );
        let own = Benchmark { source: "Your own".into(), ..usual };
        assert_eq!(published::chosen(measure, &own), None);
        for one in published::choices(measure) {
            let benchmark = one.benchmark(measure).unwrap();
            assert_eq!(published::chosen(measure, &benchmark).map(|chosen| chosen.key), Some(one.key));
            let settings = match measure {
                Measure::FirstContact => Settings { application_to_interview: Some(benchmark), ..Settings::default() },
                Measure::PerOffer => Settings { interviews_per_offer: Some(benchmark), ..Settings::default() },
            };
            assert!(settings.check().is_ok(), "{}", one.key);
        }
    }
    let mut keys: Vec<&str> = PUBLISHED_FIGURES.iter().map(|one| one.key).collect();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), PUBLISHED_FIGURES.len());
    for one in PUBLISHED_FIGURES {
        let parts = [one.what, one.figure, one.divided, one.sample, one.source, one.counted_by()];
        assert!(parts.iter().all(|part| !part.is_empty()), "{}", one.key);
        assert_eq!(one.by == CountedBy::Employers, one.counted_by().contains("employers"), "{}", one.key);
    }
}
