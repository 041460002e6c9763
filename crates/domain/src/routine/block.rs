//! A block of the week: what it is for, its day, its time and its length. It knows nothing of any one week.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use serde::{Deserialize, Serialize};

use crate::choice::{Choice, stored_by_key};
use crate::limits;
use crate::problem::Problem;

/// The shortest block.
pub const SHORTEST: u32 = 15;
/// The longest block.
pub const LONGEST: u32 = 12 * 60;

/// What a block is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BlockKind {
    /// Looking for openings, applying.
    #[default]
    Searching,
    /// Writing to people, meeting them.
    Networking,
    /// Résumé, letters, portfolio.
    Documents,
    /// A course, a book.
    Learning,
    /// Preparing for interviews.
    Interviews,
    /// Time off, on purpose.
    Rest,
}

impl Choice for BlockKind {
    const CHOICES: &'static [Self] = &[Self::Searching, Self::Networking, Self::Documents, Self::Learning, Self::Interviews, Self::Rest];

    fn key(self) -> &'static str {
        match self {
            Self::Searching => "searching",
            Self::Networking => "networking",
            Self::Documents => "documents",
            Self::Learning => "learning",
            Self::Interviews => "interviews",
            Self::Rest => "rest",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Searching => "Searching",
            Self::Networking => "People",
            Self::Documents => "Résumé and letters",
            Self::Learning => "Learning",
            Self::Interviews => "Interviews",
            Self::Rest => "Rest",
        }
    }
}

stored_by_key!(BlockKind);

/// A day of the week.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WeekDay {
    /// Monday.
    #[default]
    Mon,
    /// Tuesday.
    Tue,
    /// Wednesday.
    Wed,
    /// Thursday.
    Thu,
    /// Friday.
    Fri,
    /// Saturday.
    Sat,
    /// Sunday.
    Sun,
}

impl WeekDay {
    /// From Monday on.
    pub const ALL: [Self; 7] = [Self::Mon, Self::Tue, Self::Wed, Self::Thu, Self::Fri, Self::Sat, Self::Sun];

    /// Days after Monday.
    pub fn number(self) -> u64 {
        self as u64
    }

    /// The day of the week of a date.
    pub fn of(day: NaiveDate) -> Self {
        Self::ALL.get(day.weekday().num_days_from_monday() as usize).copied().unwrap_or_default()
    }

    /// The day after (or before) it, at most to the end of the week.
    #[must_use]
    pub fn shifted(self, by: i64) -> Self {
        let to = (self as i64).saturating_add(by).clamp(0, 6);
        usize::try_from(to).ok().and_then(|to| Self::ALL.get(to)).copied().unwrap_or(self)
    }

    /// Two letters, as calendar files have it.
    pub fn ical(self) -> &'static str {
        match self {
            Self::Mon => "MO",
            Self::Tue => "TU",
            Self::Wed => "WE",
            Self::Thu => "TH",
            Self::Fri => "FR",
            Self::Sat => "SA",
            Self::Sun => "SU",
        }
    }
}

impl Choice for WeekDay {
    const CHOICES: &'static [Self] = &Self::ALL;

    fn key(self) -> &'static str {
        match self {
            Self::Mon => "mon",
            Self::Tue => "tue",
            Self::Wed => "wed",
            Self::Thu => "thu",
            Self::Fri => "fri",
            Self::Sat => "sat",
            Self::Sun => "sun",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Mon => "Monday",
            Self::Tue => "Tuesday",
            Self::Wed => "Wednesday",
            Self::Thu => "Thursday",
            Self::Fri => "Friday",
            Self::Sat => "Saturday",
            Self::Sun => "Sunday",
        }
    }
}

stored_by_key!(WeekDay);

/// A block of the week, every week from its first day on. It may reach over midnight.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Block {
    /// What it is for.
    pub kind: BlockKind,
    /// Its day of the week.
    pub day: WeekDay,
    /// When it begins, in minutes after midnight by the clock on the wall.
    pub start: u32,
    /// How many minutes it lasts.
    pub minutes: u32,
    /// From which day on it is planned.
    pub from: NaiveDate,
    /// What it is about, in the person's words; may be blank.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl Block {
    /// Checks the record before it is saved.
    ///
    /// # Errors
    /// Where the time is none of a day, or the length is out of range.
    pub fn check(&self) -> Result<(), Problem> {
        if self.start >= 24 * 60 {
            return Err(Problem::new("time", "Enter a time from 00:00 to 23:59."));
        }
        if !(SHORTEST..=LONGEST).contains(&self.minutes) {
            return Err(Problem::new("minutes", "A block lasts from a quarter of an hour to twelve hours."));
        }
        limits::check_texts(&[("note", &self.note)])
    }

    /// When it begins.
    pub fn begins(&self) -> NaiveTime {
        NaiveTime::from_num_seconds_from_midnight_opt(self.start.saturating_mul(60), 0).unwrap_or_default()
    }

    /// When it ends, which may be after midnight.
    pub fn ends(&self) -> NaiveTime {
        NaiveTime::from_num_seconds_from_midnight_opt((self.start.saturating_add(self.minutes) % (24 * 60)) * 60, 0).unwrap_or_default()
    }

    /// Its day in the week of that Monday; nothing before it was planned.
    pub fn on(&self, monday: NaiveDate) -> Option<NaiveDate> {
        monday.checked_add_days(Days::new(self.day.number())).filter(|day| *day >= self.from)
    }

    /// Whether it runs at that moment, also after midnight.
    pub fn is_now(&self, now: NaiveDateTime) -> Option<NaiveDate> {
        let today = now.date();
        let minute = now.hour() * 60 + now.minute();
        let end = self.start.saturating_add(self.minutes);
        let on = |day: Option<NaiveDate>| day.filter(|day| WeekDay::of(*day) == self.day && *day >= self.from);
        let began_today = on(Some(today)).filter(|_| (self.start..end).contains(&minute));
        began_today.or_else(|| on(today.pred_opt()).filter(|_| (self.start..end).contains(&(minute + 24 * 60))))
    }

    /// Moved by half hours and days, within the week and the day: for arrow keys.
    #[must_use]
    pub fn moved(&self, days: i64, half_hours: i64) -> Self {
        let start = i64::from(self.start).saturating_add(half_hours.saturating_mul(30)).clamp(0, 24 * 60 - 30);
        Self { day: self.day.shifted(days), start: u32::try_from(start).unwrap_or(self.start), ..self.clone() }
    }
}
