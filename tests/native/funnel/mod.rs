//! The funnel on a whole log, on small searches made for the purpose, and the laws its figures obey on any search.

mod laws;
mod log;
mod next;
mod oracle;
mod sankey;
mod worked;

use std::sync::Arc;

use crate::support::search_log;
use crate::support::timelines::{application, day};
use chrono::Days;
use domain::application::Application;
use domain::choice::Choice;
use domain::funnel::{BreakdownBy, Detail, FunnelFigures, Ledger, Response, Sankey, SilentAfter, Verdict, WeakStep, breakdown, pace};
use domain::id::Id;
use domain::model::{Model, settings_id};
use domain::settings::{Benchmark, Settings};

const TODAY: &str = "2026-11-22";

/// A model of applications, each written as a line.
#[track_caller]
fn model(lines: &[&str]) -> Model {
    of(lines.iter().map(|line| application(line)))
}

fn of(applications: impl IntoIterator<Item = Application>) -> Model {
    let mut model = Model::default();
    for (n, application) in applications.into_iter().enumerate() {
        model.applications.insert(Id::new(format!("a{n:04}")), Arc::new(application));
    }
    model
}

fn ids(found: &[Id]) -> Vec<&str> {
    found.iter().map(Id::as_str).collect()
}

#[track_caller]
fn metric(figures: &FunnelFigures, name: &str) -> Option<f64> {
    figures.metric(name).unwrap_or_else(|| panic!("no metric {name}")).value
}

/// `name value` pairs; `-` is a figure without a value.
#[track_caller]
fn check(lines: &[&str], wanted: &str) {
    let figures = FunnelFigures::of(&model(lines), day(TODAY));
    for pair in wanted.split(", ") {
        let (name, value) = pair.split_once(' ').unwrap();
        let value = (value != "-").then(|| value.parse::<f64>().unwrap());
        let got = metric(&figures, name);
        let same = match (got, value) {
            (Some(got), Some(value)) => (got - value).abs() < 5e-5,
            (got, value) => got == value,
        };
        assert!(same, "{name} is {got:?}, not {value:?}: {lines:?}");
    }
}

/// Every figure of a log, looked at on the day and much later: what has happened has happened.
#[track_caller]
fn check_log(model: &Model, on: &str, wanted: &[(&str, f64)]) -> FunnelFigures {
    let figures = FunnelFigures::of(model, day(on));
    for (name, value) in wanted {
        assert_eq!(metric(&figures, name), Some(*value), "{name}");
    }
    let late = FunnelFigures::of(model, day(TODAY));
    for name in ["applications", "first_contact", "interview_rounds", "no_reply"] {
        assert_eq!(metric(&late, name), metric(&figures, name), "{name}");
    }
    let counted = wanted.iter().filter(|(name, _)| ["applications", "inbound"].contains(name)).map(|(_, value)| *value as u32).sum();
    let ledger = Ledger::of(model, day(on));
    for detail in [Detail::Stages, Detail::Rounds] {
        sankey::balanced(&Sankey::of(&ledger, detail), counted);
    }
    figures
}

#[test]
fn a_log_of_447_rows_shows_what_was_counted_in_it() {
    let model = log::read(&search_log::bytes());
    let figures = check_log(
        &model,
        "2024-12-31",
        &[
            ("applications", 434.0),
            ("inbound", 11.0),
            ("date_missing", 2.0),
            ("first_contact", 10.0),
            ("interviewed", 7.0),
            ("interview_rounds", 24.0),
            ("interview_processes", 16.0),
            ("offers", 5.0),
            ("rejected", 144.0),
            ("no_reply", 291.0),
            ("interviews_per_offer", 4.8),
            ("processes_per_offer", 3.2),
        ],
    );
    assert_eq!((figures.application_to_interview.k, figures.application_to_interview.n), (10, 434));
    assert_eq!((figures.inbound_to_interview.k, figures.inbound_to_interview.n), (10, 11));
}

#[test]
fn the_real_log_shows_its_published_figures() {
    let Some(bytes) = search_log::real() else { return };
    let figures = check_log(
        &log::read(&bytes),
        "2023-11-30",
        &[
            ("applications", 436.0),
            ("inbound", 10.0),
            ("date_missing", 1.0),
            ("first_contact", 11.0),
            ("interviewed", 8.0),
            ("interview_rounds", 22.0),
            ("interview_processes", 17.0),
            ("offers", 5.0),
            ("rejected", 140.0),
            ("no_reply", 297.0),
            ("interviews_per_offer", 4.4),
            ("processes_per_offer", 3.4),
            ("needed_50", 27.0),
            ("needed_80", 65.0),
            ("needed_95", 129.0),
        ],
    );
    let rate = figures.application_to_interview;
    assert_eq!((rate.k, rate.n, format!("{:.4}–{:.4}", rate.low, rate.high).as_str()), (11, 436, "0.0135–0.0432"));
    assert_eq!((figures.inbound_to_interview.k, figures.inbound_to_interview.n), (9, 10));
    assert_eq!(figures.interview_judgement().verdict, Verdict::Within);
    assert_eq!(figures.interview_judgement().sentence, "Within the benchmark of 2–3%: likely between 1.3% and 4.3%.");
    assert_eq!(
        figures.inbound_sentence().as_deref(),
        Some("Recruiters who contacted you first: 9 of 10 led to a call. They are counted separately.")
    );
    assert_eq!(
        figures.offer_judgement().sentence,
        "Too early to tell: at 10 interviews per offer, 22 interviews with 5 offers or more happen 1 time in 16."
    );
}

#[test]
fn each_side_is_counted_apart() {
    check(
        &[],
        "applications 0, inbound 0, application_to_interview -, interviews_per_offer -, needed_50 -, pace_recent -, reply_days_median -",
    );
    check(&["saved 2026-11-01", ""], "applications 0, date_missing 0, active 0");
    check(
        &["applied 2026-11-01", "referral, applied 2026-11-02, screen 2026-11-05", "inbound, interview 2026-11-03", "inbound"],
        "applications 1, referrals 1, inbound 2, first_contact 0, interviewed 0, interview_rounds 1, interview_processes 1, active 4, no_reply 1, \
         application_to_interview 0, referral_to_interview 1, inbound_to_interview 0.5",
    );
}

#[test]
fn without_a_date_it_is_set_aside() {
    check(
        &["applied ?", "applied ?, interview 2026-11-03, offer 2026-11-05", "rejected 2026-11-01", "applied ?, applied 2026-11-01"],
        "applications 1, date_missing 3, first_contact 0, interview_rounds 0, offers 0, rejected 0, no_reply 1, active 1, application_to_interview 0",
    );
}

#[test]
fn taking_or_refusing_implies_an_offer() {
    check(
        &[
            "applied 2026-10-01, interview 2026-10-03, accepted 2026-10-09",
            "applied 2026-10-01, interview 2026-10-03, interview 2026-10-08, offer 2026-10-09, declined 2026-10-10",
            "applied 2026-10-01, interview 2026-10-03, offer 2026-10-09, rejected 2026-10-12",
            "applied 2026-10-01, withdrew 2026-10-02",
        ],
        "offers 3, interview_rounds 4, interview_processes 3, interviews_per_offer 1.3333, processes_per_offer 1, rejected 1, active 0, no_reply 0",
    );
    check(
        &["applied 2026-10-01, offer 2026-10-09"],
        "offers 1, interviews_per_offer 0, interviews_per_offer_low -, interviews_per_offer_high -",
    );
    check(&["applied 2026-10-01, interview 2026-10-09"], "offers 0, interviews_per_offer -, interviews_per_offer_high -");
}

#[test]
fn a_late_reply_changes_the_figures() {
    let quiet = "applied 2026-08-01, closed_silent 2026-09-10";
    check(&[quiet], "no_reply 1, active 0, first_contact 0");
    check(&[&format!("{quiet}, screen 2026-11-20")], "no_reply 0, active 1, first_contact 1");
}

#[test]
fn waiting_times_are_censored_not_failed() {
    // Answered after 2 and 4 days, one pending for 3: S(2) = 2/3, S(4) = 0.
    check(
        &["applied 2026-11-01, reply 2026-11-03", "applied 2026-11-01, rejected 2026-11-05", "applied 2026-11-19"],
        "reply_days_median 4, rejected_days_median 4, invited_days_median -",
    );
    check(
        &["applied 2026-11-01", "applied 2026-11-01", "applied 2026-11-01, screen 2026-11-02"],
        "reply_days_median -, invited_days_median 1",
    );
    // A rejection after an interview is counted, and is no reply to the application.
    let figures = FunnelFigures::of(&model(&["applied 2026-11-01, interview 2026-11-11, rejected 2026-11-15"]), day(TODAY));
    let none = figures.metric("rejected_days_median").unwrap();
    assert_eq!((figures.rejected, none.value), (1, None));
    assert_eq!(none.why_undefined, Some("No application turned down without an invitation first."));
    let ledger = Ledger::of(
        &model(&[
            "applied 2026-11-01, interview 2026-11-11, rejected 2026-11-15",
            "applied 2026-11-01, rejected 2026-11-05",
            "applied 2026-11-20",
            "applied 2026-11-01, withdrew 2026-11-02",
            "applied 2026-11-01, interview 2026-12-24",
            "applied 2026-11-01, interview ?",
            "applied 2026-11-10, reply 2026-11-08",
        ]),
        day(TODAY),
    );
    let times: Vec<(u32, Response)> = ledger.replies.times.iter().map(|t| (t.days, t.answer)).collect();
    let wanted = [
        (0, Response::Replied),
        (1, Response::Stopped),
        (2, Response::Pending),
        (4, Response::Rejected),
        (10, Response::Invited),
        (21, Response::Pending),
    ];
    assert_eq!(times, wanted, "what is arranged is still pending, what came before sending counts from day 0");
    assert_eq!(ledger.replies.undated, 1);
}

#[test]
fn silence_begins_after_28_days_or_the_own_percentile() {
    let replied = |n: u64| format!("applied 2026-06-01, reply {}", day("2026-06-01") + Days::new(n));
    let mut lines: Vec<String> = (1..=19).map(replied).collect();
    let days = |lines: &[String]| {
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        Ledger::of(&model(&lines), day(TODAY)).silent_after
    };
    assert_eq!(days(&lines), SilentAfter::Usual);
    assert_eq!(days(&lines).days(), 28);
    lines.push(replied(40));
    assert_eq!(days(&lines), SilentAfter::Own(19), "19 of 20 are 95 %");
    lines.extend((0..50).map(|_| "applied 2026-06-01".to_owned()));
    assert_eq!(days(&lines), SilentAfter::Own(19), "those still pending are no answers");
    let mut set = model(&["applied 2026-11-01"]);
    set.settings.insert(settings_id(), Arc::new(Settings { silent_after: Some(10), ..Settings::default() }));
    assert_eq!(Ledger::of(&set, day(TODAY)).silent_after, SilentAfter::Set(10));
}

#[test]
fn pace_counts_the_last_four_weeks_and_the_whole() {
    // 28 days back is outside, 27 inside; 57 days from first to last.
    check(
        &["applied 2026-09-27", "applied 2026-10-25", "applied 2026-10-26", "applied 2026-11-22", "inbound, screen 2026-11-20"],
        "pace_recent 0.5, pace_overall 0.4912",
    );
    check(&["applied 2026-11-22", "applied 2026-11-22"], "pace_recent 2, pace_overall 2");
    check(&["applied 2026-01-01", "applied 2026-01-02"], "pace_recent 0, pace_overall 2");
    let weeks = pace::weeks(&model(&["applied 2026-11-22, screen 2026-11-23", "applied 2026-11-16", "applied 2026-11-15"]), day(TODAY), 3);
    let told: Vec<(String, u32, u32)> = weeks.iter().map(|w| (w.monday.to_string(), w.applications, w.conversations)).collect();
    assert_eq!(told, [("2026-11-02".into(), 0, 0), ("2026-11-09".into(), 1, 0), ("2026-11-16".into(), 2, 0)]);
}

#[test]
fn rebounds_count_days_to_the_next_step() {
    let model = model(&[
        "applied 2026-10-01, interview 2026-10-05, rejected 2026-10-10",
        "applied 2026-10-13, rejected 2026-11-20",
        "applied 2026-10-10, screen 2026-10-12, rejected 2026-10-15, feedback_asked 2026-10-15",
    ]);
    let rebounds = pace::rebounds(&Ledger::of(&model, day(TODAY)), &model);
    let told: Vec<(&str, bool, Option<u32>)> = rebounds.iter().map(|r| (r.id.as_str(), r.after_interview, r.days)).collect();
    assert_eq!(told, [("a0000", true, Some(2)), ("a0002", true, Some(0)), ("a0001", false, None)]);
}

#[track_caller]
fn judged(k: u32, n: u32) -> (Verdict, String) {
    let lines: Vec<&str> = (0..n).map(|i| if i < k { "applied 2026-10-01, screen 2026-10-09" } else { "applied 2026-10-01" }).collect();
    let judgement = FunnelFigures::of(&model(&lines), day(TODAY)).interview_judgement();
    (judgement.verdict, judgement.sentence)
}

#[test]
fn a_verdict_only_where_the_interval_leaves_the_benchmark() {
    let (verdict, sentence) = judged(0, 30);
    assert!(matches!(verdict, Verdict::TooEarly { chance, at, even: true } if (chance - 0.97_f64.powi(30)).abs() < 1e-12 && at == 0.03));
    assert_eq!(sentence, "Too early to tell: even at 3%, no first call in 30 applications happens 4 times in 10.");
    assert_eq!(judged(0, 10).1, "Too early to tell: even at 3%, no first call in 10 applications happens 7 times in 10.");
    assert_eq!(judged(0, 0), (Verdict::NoData, "Nothing to compare yet: no application with a date.".into()));
    assert_eq!(judged(1, 40).1, "Too early to tell: 1 of 40 is no surprise at the benchmark of 2–3%, nor at any rate from 0.3% to 11%.");
    assert_eq!(judged(2, 20).1, "Too early to tell: even at 2%, 2 or more first calls in 20 applications happen 1 time in 17.");
    assert_eq!(judged(0, 200).0, Verdict::Below);
    assert_eq!(judged(9, 20).1, "Above the benchmark of 2–3%: likely between 25% and 66%. This is unlikely to be chance.");
}

#[test]
fn the_weakest_step_is_told_only_beyond_chance() {
    let weakest = |lines: Vec<&str>| FunnelFigures::of(&model(&lines), day(TODAY)).weakest_step();
    assert_eq!(weakest(vec!["applied 2026-10-01"; 30]), None);
    assert_eq!(weakest(vec!["applied 2026-10-01"; 200]), Some(WeakStep::FirstContact));
    assert_eq!(weakest(vec!["applied 2026-10-01, interview 2026-10-05"; 60]), Some(WeakStep::Offer));
    assert_eq!(weakest(vec![]), None);
}

#[test]
fn benchmarks_can_be_set() {
    let mut own = model(&["applied 2026-10-01, interview 2026-10-09"; 10]);
    let benchmark = Benchmark { low: 0.5, high: 1.0, source: "My coach".into(), year: None };
    own.settings.insert(settings_id(), Arc::new(Settings { application_to_interview: Some(benchmark), ..Settings::default() }));
    let figures = FunnelFigures::of(&own, day(TODAY));
    assert_eq!((figures.interview_benchmark.source.as_str(), figures.interview_judgement().verdict), ("My coach", Verdict::Within));
    assert_eq!((figures.offer_benchmark.low, figures.offer_benchmark.high), (10.0, 15.0));
    assert_eq!(
        figures.offer_judgement().sentence,
        "Too early to tell: even at 10 interviews per offer, 10 interviews without an offer happen 3 times in 10."
    );
}

#[test]
fn breakdowns_put_the_most_certain_first() {
    let with = |channel: &str, line: &str| Application { channel: channel.into(), ..application(line) };
    let mut all: Vec<Application> = (0..30).map(|_| with("LinkedIn", "applied 2026-10-01")).collect();
    all.extend([with("linkedin ", "applied 2026-10-01, screen 2026-10-03"), with("", "applied 2026-10-02")]);
    all.extend([
        with("Fair", "applied 2026-10-01, screen 2026-10-03"),
        with("Fair", "inbound, screen 2026-10-03"),
        with("Fair", "applied ?"),
    ]);
    let model = of(all);
    let ledger = Ledger::of(&model, day(TODAY));
    let told = |by| breakdown::breakdown(&ledger, &model, by).into_iter().map(|r| (r.label, r.rate.k, r.rate.n)).collect::<Vec<_>>();
    assert_eq!(told(BreakdownBy::Channel), [("LinkedIn".into(), 1, 31), ("Fair".into(), 1, 1), ("not given".into(), 0, 1)]);
    assert_eq!(told(BreakdownBy::Origin), [("You applied".into(), 2, 33), ("They contacted you first".into(), 1, 1)]);
    assert_eq!(told(BreakdownBy::Month), [("2026-10".into(), 2, 33)]);
    for by in BreakdownBy::ALL.into_iter().filter(|by| *by != BreakdownBy::Origin) {
        assert_eq!(told(by).iter().map(|row| row.2).sum::<u32>(), 33, "{}", by.key());
    }
}

#[test]
fn every_figure_says_its_value_or_why_not() {
    for lines in [&[][..], &["applied 2026-10-01"], &["inbound"], &["applied 2026-10-01, interview 2026-10-09, offer 2026-10-10"]] {
        let metrics = FunnelFigures::of(&model(lines), day(TODAY)).metrics();
        for metric in &metrics {
            assert_ne!(metric.value.is_some(), metric.why_undefined.is_some_and(|why| !why.is_empty()), "{metric:?}");
            assert!(metric.value.is_none_or(f64::is_finite), "{metric:?}");
        }
        let mut names: Vec<&str> = metrics.iter().map(|m| m.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), metrics.len(), "a name is listed once");
    }
}
