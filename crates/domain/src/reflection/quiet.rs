//! Time taken before going on: a bounded window in which Today stays quiet, and a gentle way back after it.
//!
//! Times are the person's wall clock ([`NaiveDateTime`]), because "until tomorrow morning" means what the clock on the wall says, whatever
//! summer time or a flight does to it meanwhile.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

use super::super::id::Id;
use super::super::problem::Problem;
use crate::defaults::is_default;

/// The longest window, in days. Longer than that, leaving the app alone is the better quiet.
pub const LONGEST_DAYS: i64 = 14;
/// For how long after a window the way back is offered, in days.
const WAY_BACK_DAYS: i64 = 7;
/// How far two readings of the same wall clock can be apart through time zones and summer time.
const CLOCK_SHIFT: TimeDelta = TimeDelta::hours(26);

/// One window.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct QuietTime {
    /// When it was taken, by the wall clock.
    pub from: NaiveDateTime,
    /// When it ends, by the wall clock.
    pub until: NaiveDateTime,
    /// The reflection it was taken in, to return to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reflection: Option<Id>,
    /// Whether the person came back: before its end, or through the way back after it.
    #[serde(skip_serializing_if = "is_default")]
    pub back: bool,
}

/// How long, as offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuietLength {
    /// Until the next morning, eight o'clock.
    ThisEvening,
    /// Until the same time tomorrow.
    ADay,
    /// Until the same time in three days.
    ThreeDays,
    /// Until a time the person chooses.
    Until(NaiveDateTime),
}

impl QuietLength {
    /// When a window of that length ends. "This evening" ends at the next eight o'clock that is at least four hours away.
    pub fn until(self, now: NaiveDateTime) -> NaiveDateTime {
        let in_days = |days| now.checked_add_days(Days::new(days)).unwrap_or(now);
        match self {
            Self::ADay => in_days(1),
            Self::ThreeDays => in_days(3),
            Self::Until(moment) => moment,
            Self::ThisEvening => {
                let Some(eight) = NaiveTime::from_hms_opt(8, 0, 0) else { return in_days(1) };
                let soon = now.date().and_time(eight);
                if soon - now >= TimeDelta::hours(4) {
                    soon
                } else {
                    now.date().checked_add_days(Days::new(1)).map_or(now, |day| day.and_time(eight))
                }
            }
        }
    }
}

impl QuietTime {
    /// A window that begins now.
    pub fn new(length: QuietLength, now: NaiveDateTime, reflection: Option<Id>) -> Self {
        Self { from: now, until: length.until(now), reflection, back: false }
    }

    /// Checks the record before it is saved.
    ///
    /// # Errors
    /// Where it ends before it begins, or runs beyond two weeks.
    pub fn check(&self) -> Result<(), Problem> {
        if self.until <= self.from {
            return Err(Problem::new("until", "Choose a time in the future."));
        }
        if self.until - self.from > TimeDelta::days(LONGEST_DAYS) {
            return Err(Problem::new("until", "Choose at most two weeks. You can take more time afterwards."));
        }
        Ok(())
    }

    /// Whether Today is quiet at that moment of the wall clock.
    ///
    /// The beginning is not compared: in the hour that summer time repeats, the clock reads earlier than it did. A clock that was far ahead when
    /// the window was taken must not keep the app quiet for years, though: what is left can never exceed the window by more than clocks differ.
    pub fn is_quiet(&self, now: NaiveDateTime) -> bool {
        let length = self.until.signed_duration_since(self.from);
        !self.back && now < self.until && self.until.signed_duration_since(now) <= length + CLOCK_SHIFT
    }

    /// Whether it ended recently, and the person was not welcomed back yet.
    pub fn is_coming_back(&self, now: NaiveDateTime) -> bool {
        !self.back && now >= self.until && now.signed_duration_since(self.until) <= TimeDelta::days(WAY_BACK_DAYS)
    }

    /// The day it ends.
    pub fn ends_on(&self) -> NaiveDate {
        self.until.date()
    }
}
