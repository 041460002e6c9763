//! Recurrences: once, every week, on a day of the month … and the dates that gives in a window. Amounts and what a
//! day means are not known here.
//!
//! Two dates belong to a payment: the one the rule names and the one it falls on once weekends are stepped over. `from` and `until` bound the
//! first, a window bounds the second, so that neighbouring windows never skip a payment and never count it twice.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use crate::choice::{Choice, stored_by_key};
use crate::defaults::is_default;
use crate::problem::Problem;

/// How often.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Frequency {
    /// Only on `from`.
    Once,
    /// Every seven days.
    Week,
    /// Every fourteen days.
    TwoWeeks,
    /// On two days of each month.
    HalfMonth,
    /// On one day of each month.
    #[default]
    Month,
    /// Every three months.
    Quarter,
    /// Once a year.
    Year,
}

/// What happens to a day that falls on a Saturday or a Sunday.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum WeekendRule {
    /// No change.
    #[default]
    Keep,
    /// The Friday before.
    Before,
    /// The Monday after.
    After,
}

/// A rule that names days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recurrence {
    /// How often.
    #[serde(default)]
    pub every: Frequency,
    /// The first day the rule may name; weeks, quarters and years are counted from it.
    pub from: NaiveDate,
    /// The last day the rule may name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
    /// The day of the month, 1 to 31, where it is not that of `from`; a month without it takes its last day, so 31 means the last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<u32>,
    /// For [`Frequency::HalfMonth`] the other day; empty is fifteen days away from the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second_day: Option<u32>,
    /// What happens on weekends.
    #[serde(default, skip_serializing_if = "is_default")]
    pub weekend: WeekendRule,
}

impl Frequency {
    /// All of them, from the rarest use to the longest span, for a list to choose from.
    pub const ALL: [Self; 7] = [Self::Once, Self::Week, Self::TwoWeeks, Self::HalfMonth, Self::Month, Self::Quarter, Self::Year];

    /// How often in a year, for monthly equivalents: 52, 26, 24, 12, 4, 1; nothing for what happens once.
    pub fn times_a_year(self) -> i64 {
        match self {
            Self::Once => 0,
            Self::Week => 52,
            Self::TwoWeeks => 26,
            Self::HalfMonth => 24,
            Self::Month => 12,
            Self::Quarter => 4,
            Self::Year => 1,
        }
    }

    /// In words: "every two weeks".
    pub fn words(self) -> &'static str {
        match self {
            Self::Once => "once",
            Self::Week => "every week",
            Self::TwoWeeks => "every two weeks",
            Self::HalfMonth => "twice a month",
            Self::Month => "every month",
            Self::Quarter => "every quarter",
            Self::Year => "every year",
        }
    }
}

impl WeekendRule {
    /// The day a payment named for `date` falls on.
    pub fn shift(self, date: NaiveDate) -> NaiveDate {
        let past = match date.weekday() {
            Weekday::Sat => 1,
            Weekday::Sun => 2,
            _ => return date,
        };
        let moved = match self {
            Self::Keep => Some(date),
            Self::Before => date.checked_sub_days(Days::new(past)),
            Self::After => date.checked_add_days(Days::new(3 - past)),
        };
        moved.unwrap_or(date)
    }
}

impl Recurrence {
    /// A rule without an end, a day of its own, or a weekend rule.
    pub fn new(every: Frequency, from: NaiveDate) -> Self {
        Self { every, from, until: None, day: None, second_day: None, weekend: WeekendRule::Keep }
    }

    /// The same rule with a last day.
    #[must_use]
    pub fn until(self, until: NaiveDate) -> Self {
        Self { until: Some(until), ..self }
    }

    /// The same rule with a weekend rule.
    #[must_use]
    pub fn weekend(self, weekend: WeekendRule) -> Self {
        Self { weekend, ..self }
    }

    /// Whether the rule makes sense.
    ///
    /// # Errors
    /// Where it ends before it begins, or names a day of the month there is not.
    pub fn check(&self) -> Result<(), Problem> {
        if self.until.is_some_and(|until| until < self.from) {
            return Err(Problem::new("until", "The last day is before the first. Change one of them."));
        }
        if [self.day, self.second_day].into_iter().flatten().any(|day| !(1..=31).contains(&day)) {
            return Err(Problem::new("day", "Enter a day of the month from 1 to 31; 31 means the last day."));
        }
        if self.every == Frequency::HalfMonth && self.second_day == Some(self.first_day()) {
            return Err(Problem::new("second_day", "Choose two different days for twice a month."));
        }
        Ok(())
    }

    /// The days payments fall on within `first..=last`, in the order the rule names them.
    pub fn days(&self, first: NaiveDate, last: NaiveDate) -> Occurrences<'_> {
        // A payment moves by two days at most: the rule is asked a little wider than the window.
        let early = first.checked_sub_days(Days::new(2)).unwrap_or(first).max(self.from);
        let step = match self.every {
            Frequency::Once => 0,
            Frequency::Week => (early - self.from).num_days().div_euclid(7),
            Frequency::TwoWeeks => (early - self.from).num_days().div_euclid(14),
            Frequency::HalfMonth => months_between(self.from, early) * 2,
            Frequency::Month => months_between(self.from, early),
            Frequency::Quarter => months_between(self.from, early).div_euclid(3),
            Frequency::Year => months_between(self.from, early).div_euclid(12),
        };
        let late = last.checked_add_days(Days::new(2)).unwrap_or(last);
        let end = self.until.map_or(late, |until| until.min(late));
        Occurrences { rule: self, step, end, first, last }
    }

    /// The next day a payment falls on, on or after `date`.
    pub fn next(&self, date: NaiveDate) -> Option<NaiveDate> {
        // A year and a bit holds at least one payment of every rule, unless the rule begins later.
        let until = date.max(self.from).checked_add_days(Days::new(400))?;
        self.days(date, until).min()
    }

    fn first_day(&self) -> u32 {
        self.day.unwrap_or_else(|| self.from.day())
    }

    fn other_day(&self) -> u32 {
        let first = self.first_day();
        self.second_day.unwrap_or(if first <= 16 { first + 15 } else { first - 15 })
    }

    /// The day the rule names at a step, whether or not it is within its bounds.
    fn named(&self, step: i64) -> Option<NaiveDate> {
        let week = |days: i64| self.from.checked_add_days(Days::new(u64::try_from(step.checked_mul(days)?).ok()?));
        match self.every {
            Frequency::Once => (step == 0).then_some(self.from),
            Frequency::Week => week(7),
            Frequency::TwoWeeks => week(14),
            Frequency::HalfMonth => {
                let (one, two) = (self.first_day(), self.other_day());
                month_day(self.from, step.div_euclid(2), if step % 2 == 0 { one.min(two) } else { one.max(two) })
            }
            Frequency::Month => month_day(self.from, step, self.first_day()),
            Frequency::Quarter => month_day(self.from, step.checked_mul(3)?, self.first_day()),
            Frequency::Year => month_day(self.from, step.checked_mul(12)?, self.first_day()),
        }
    }
}

/// The days of a [`Recurrence`] in a window.
#[derive(Debug, Clone)]
pub struct Occurrences<'a> {
    rule: &'a Recurrence,
    step: i64,
    end: NaiveDate,
    first: NaiveDate,
    last: NaiveDate,
}

impl Iterator for Occurrences<'_> {
    type Item = NaiveDate;

    fn next(&mut self) -> Option<NaiveDate> {
        loop {
            let named = self.rule.named(self.step)?;
            if named > self.end {
                return None;
            }
            self.step += 1;
            let day = self.rule.weekend.shift(named);
            if named >= self.rule.from && day >= self.first && day <= self.last {
                return Some(day);
            }
        }
    }
}

/// Calendar months from one date's month to another's.
fn months_between(from: NaiveDate, to: NaiveDate) -> i64 {
    let index = |date: NaiveDate| i64::from(date.year()) * 12 + i64::from(date.month0());
    index(to) - index(from)
}

/// That day of the month so many months after `from`'s, or the month's last day where it has no such day.
fn month_day(from: NaiveDate, months: i64, day: u32) -> Option<NaiveDate> {
    let index = i64::from(from.year()) * 12 + i64::from(from.month0()) + months;
    let (year, month) = (i32::try_from(index.div_euclid(12)).ok()?, u32::try_from(index.rem_euclid(12)).ok()? + 1);
    let length = NaiveDate::from_ymd_opt(year, month, 1)?.num_days_in_month();
    NaiveDate::from_ymd_opt(year, month, day.clamp(1, u32::from(length)))
}

impl Choice for Frequency {
    const CHOICES: &'static [Self] = &Self::ALL;

    fn key(self) -> &'static str {
        match self {
            Self::Once => "once",
            Self::Week => "week",
            Self::TwoWeeks => "two_weeks",
            Self::HalfMonth => "half_month",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
        }
    }

    fn label(self) -> &'static str {
        Self::words(self)
    }
}

stored_by_key!(Frequency);

impl Choice for WeekendRule {
    const CHOICES: &'static [Self] = &[Self::Keep, Self::Before, Self::After];

    fn key(self) -> &'static str {
        match self {
            Self::Keep => "keep",
            Self::Before => "before",
            Self::After => "after",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Keep => "paid on that day",
            Self::Before => "paid the Friday before",
            Self::After => "paid the Monday after",
        }
    }
}

stored_by_key!(WeekendRule);
