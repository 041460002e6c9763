//! Recurrences: month ends, leap days, weekends; never a day skipped, never one twice.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use domain::budget::{Frequency, Recurrence, WeekendRule};
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn check(rule: &Recurrence, window: (&str, &str), expected: &str) {
    let days: Vec<String> = rule.days(day(window.0), day(window.1)).map(|d| d.to_string()).collect();
    assert_eq!(days.join(" "), expected, "{rule:?}");
}

#[test]
fn each_rule_names_its_days() {
    let rule = |every, from| Recurrence::new(every, day(from));
    let first_half = ("2026-01-01", "2026-06-30");
    check(&rule(Frequency::Once, "2026-02-03"), first_half, "2026-02-03");
    check(&rule(Frequency::Once, "2025-02-03"), first_half, "");
    check(&rule(Frequency::Week, "2025-12-30"), ("2026-01-01", "2026-01-31"), "2026-01-06 2026-01-13 2026-01-20 2026-01-27");
    check(&rule(Frequency::TwoWeeks, "2025-12-30"), ("2026-01-01", "2026-02-15"), "2026-01-13 2026-01-27 2026-02-10");
    check(&rule(Frequency::Month, "2026-01-31"), ("2026-01-01", "2026-05-31"), "2026-01-31 2026-02-28 2026-03-31 2026-04-30 2026-05-31");
    check(&rule(Frequency::Quarter, "2025-11-30"), ("2026-01-01", "2026-12-31"), "2026-02-28 2026-05-30 2026-08-30 2026-11-30");
    check(&rule(Frequency::Year, "2024-02-29"), ("2024-01-01", "2028-12-31"), "2024-02-29 2025-02-28 2026-02-28 2027-02-28 2028-02-29");
    check(&rule(Frequency::HalfMonth, "2026-01-01"), ("2026-01-01", "2026-02-28"), "2026-01-01 2026-01-16 2026-02-01 2026-02-16");
    check(
        &rule(Frequency::HalfMonth, "2026-01-15"),
        ("2026-01-01", "2026-03-16"),
        "2026-01-15 2026-01-30 2026-02-15 2026-02-28 2026-03-15",
    );
    let twice = Recurrence { day: Some(15), second_day: Some(31), ..rule(Frequency::HalfMonth, "2026-01-20") };
    check(&twice, ("2026-01-01", "2026-02-28"), "2026-01-31 2026-02-15 2026-02-28");
    let last = Recurrence { day: Some(31), ..rule(Frequency::Month, "2026-02-10") };
    check(&last, ("2026-01-01", "2026-04-30"), "2026-02-28 2026-03-31 2026-04-30");
    check(&rule(Frequency::Month, "2026-01-05").until(day("2026-03-04")), first_half, "2026-01-05 2026-02-05");
}

#[test]
fn weekends_move_the_day_and_not_the_rule() {
    let rule = Recurrence::new(Frequency::Month, day("2026-01-01"));
    // 1 February and 1 March 2026 are Sundays.
    check(&rule.clone().weekend(WeekendRule::Before), ("2026-01-01", "2026-03-31"), "2026-01-01 2026-01-30 2026-02-27");
    check(&rule.clone().weekend(WeekendRule::After), ("2026-01-01", "2026-03-31"), "2026-01-01 2026-02-02 2026-03-02");
    check(&rule.clone().weekend(WeekendRule::Before), ("2026-02-01", "2026-02-28"), "2026-02-27");
    check(&rule.clone().weekend(WeekendRule::After).until(day("2026-02-01")), ("2026-02-02", "2026-03-31"), "2026-02-02");
    assert_eq!(rule.weekend(WeekendRule::Before).next(day("2026-01-31")), Some(day("2026-02-27")));
}

#[test]
fn a_rule_that_cannot_be_meant_is_refused() {
    let rule = Recurrence::new(Frequency::Month, day("2026-01-05"));
    assert!(rule.check().is_ok());
    assert_eq!(rule.clone().until(day("2026-01-04")).check().unwrap_err().field, "until");
    assert_eq!(Recurrence { day: Some(32), ..rule.clone() }.check().unwrap_err().field, "day");
    assert_eq!(Recurrence { every: Frequency::HalfMonth, second_day: Some(5), ..rule }.check().unwrap_err().field, "second_day");
}

#[test]
fn the_ends_of_the_calendar_are_no_trap() {
    for every in Frequency::ALL {
        let rule = Recurrence::new(every, NaiveDate::MAX);
        assert_eq!(rule.days(NaiveDate::MIN, NaiveDate::MAX).count(), 1, "{every:?}");
        let early = Recurrence::new(every, NaiveDate::MIN).weekend(WeekendRule::Before);
        assert!(early.days(NaiveDate::MAX, NaiveDate::MAX).count() <= 1);
        let _ = early.next(NaiveDate::MAX);
    }
}

fn rules() -> impl Strategy<Value = Recurrence> {
    let every = prop::sample::select(Frequency::ALL.to_vec());
    let weekend = prop::sample::select(vec![WeekendRule::Keep, WeekendRule::Before, WeekendRule::After]);
    (every, 0..1500u64, prop::option::of(0..900u64), prop::option::of(1..=31u32), weekend).prop_map(
        |(every, from, length, day, weekend)| {
            let from = NaiveDate::from_ymd_opt(2023, 1, 1).unwrap() + Days::new(from);
            Recurrence { every, from, until: length.map(|days| from + Days::new(days)), day, second_day: None, weekend }
        },
    )
}

/// Whether the rule names the day, said without counting: the slow and plain definition the iterator is compared with.
fn named(rule: &Recurrence, date: NaiveDate) -> bool {
    if date < rule.from || rule.until.is_some_and(|until| date > until) {
        return false;
    }
    let length = u32::from(date.num_days_in_month());
    let first = rule.day.unwrap_or(rule.from.day());
    let on = |wanted: u32| date.day() == wanted.min(length);
    let months = (date.year() - rule.from.year()) * 12 + date.month() as i32 - rule.from.month() as i32;
    match rule.every {
        Frequency::Once => date == rule.from,
        Frequency::Week => (date - rule.from).num_days() % 7 == 0,
        Frequency::TwoWeeks => (date - rule.from).num_days() % 14 == 0,
        Frequency::HalfMonth => on(first) || on(if first <= 16 { first + 15 } else { first - 15 }),
        Frequency::Month => on(first),
        Frequency::Quarter => on(first) && months % 3 == 0,
        Frequency::Year => on(first) && months % 12 == 0,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn never_skips_and_never_doubles(rule in rules(), start in 0..1600u64) {
        let first = NaiveDate::from_ymd_opt(2023, 1, 1).unwrap() + Days::new(start);
        let last = first + Days::new(800);
        let days: Vec<NaiveDate> = rule.days(first, last).collect();
        // Every day from well before the window to well after it, by the plain definition.
        let plain: Vec<NaiveDate> = (first - Days::new(5)).iter_days().take(811).filter(|d| named(&rule, *d))
            .map(|d| rule.weekend.shift(d)).filter(|d| (first..=last).contains(d)).collect();
        prop_assert_eq!(days, plain);
    }

    #[test]
    fn neighbouring_windows_share_nothing_and_lose_nothing(rule in rules(), cut in 1..1200u64) {
        let first = NaiveDate::from_ymd_opt(2023, 1, 1).unwrap();
        let (middle, last) = (first + Days::new(cut), first + Days::new(1600));
        let whole = rule.days(first, last).count();
        prop_assert_eq!(rule.days(first, middle).count() + rule.days(middle + Days::new(1), last).count(), whole);
    }

    #[test]
    fn a_shifted_day_is_a_working_day(rule in rules()) {
        prop_assume!(rule.weekend != WeekendRule::Keep);
        let first = NaiveDate::from_ymd_opt(2023, 1, 1).unwrap();
        prop_assert!(rule.days(first, first + Days::new(1600)).all(|d| !matches!(d.weekday(), Weekday::Sat | Weekday::Sun)));
    }
}
