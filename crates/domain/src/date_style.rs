//! Days in the sentences of letters and documents. The words are English; whether day or month comes first is the person's locale's. The screen writes the
//! same days by the browser's `Intl`, and `tests/web.rs` holds the two against each other.

use chrono::{Datelike, NaiveDate};

/// How English writes a day; the locale decides.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum DateForm {
    /// `12 November 2026`.
    #[default]
    DayMonth,
    /// `November 12, 2026`.
    MonthDay,
}

/// How a letter or a document that is written today writes days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateStyle {
    /// The day it is written on.
    pub today: NaiveDate,
    /// The locale's form.
    pub form: DateForm,
}

impl DateStyle {
    /// `12 November`, with the year where it is not this year: in a sentence that is read soon.
    pub fn day(self, day: NaiveDate) -> String {
        if day.year() == self.today.year() { self.form.day_and_month(day) } else { self.form.full_day(day) }
    }
}

impl DateForm {
    /// `12 November 2026`: in what is kept and read years later.
    pub fn full_day(self, day: NaiveDate) -> String {
        let comma = if self == Self::MonthDay { "," } else { "" };
        format!("{}{comma} {}", self.day_and_month(day), day.year())
    }

    fn day_and_month(self, day: NaiveDate) -> String {
        const MONTHS: [&str; 12] =
            ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
        let month = MONTHS.get(day.month0() as usize).copied().unwrap_or_default();
        match self {
            Self::DayMonth => format!("{} {month}", day.day()),
            Self::MonthDay => format!("{month} {}", day.day()),
        }
    }
}
