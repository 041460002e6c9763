//! What an entry of the support list is: for whom, about what, confirmed where, and when it is to be checked again.

use chrono::NaiveDate;

/// A country, or the European Union, for which entries are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Country {
    /// The United States.
    Us,
    /// The United Kingdom.
    Gb,
    /// Canada.
    Ca,
    /// Ireland.
    Ie,
    /// Australia.
    Au,
    /// Germany.
    De,
    /// India.
    In,
    /// The European Union, for a member state without a list of its own and for moving between them.
    Eu,
}

impl Country {
    /// All of them, in the order in which a list shows them.
    pub const ALL: [Self; 8] = [Self::Au, Self::Ca, Self::De, Self::Eu, Self::In, Self::Ie, Self::Gb, Self::Us];

    /// As the settings keep it: ISO 3166-1 alpha-2, or `EU`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Us => "US",
            Self::Gb => "GB",
            Self::Ca => "CA",
            Self::Ie => "IE",
            Self::Au => "AU",
            Self::De => "DE",
            Self::In => "IN",
            Self::Eu => "EU",
        }
    }

    /// The label on the screen.
    pub fn name(self) -> &'static str {
        match self {
            Self::Us => "United States",
            Self::Gb => "United Kingdom",
            Self::Ca => "Canada",
            Self::Ie => "Ireland",
            Self::Au => "Australia",
            Self::De => "Germany",
            Self::In => "India",
            Self::Eu => "European Union",
        }
    }

    /// The country of that code; `None` for one without a list, which gets only the international entries.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|country| country.code().eq_ignore_ascii_case(code.trim()))
    }

    /// Whether the European Union's entries concern it too.
    pub fn in_eu(self) -> bool {
        matches!(self, Self::Ie | Self::De | Self::Eu)
    }
}

/// What an entry is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// Danger to life, now.
    Emergency,
    /// Somebody to talk to, now.
    Crisis,
    /// Benefits and other income.
    Income,
    /// Debt advice.
    Debt,
    /// Cover for illness.
    Health,
    /// Food, housing and other basics.
    Basics,
    /// Finding work and training.
    Work,
}

impl Topic {
    /// All of them, in the order in which a list shows them.
    pub const ALL: [Self; 7] = [Self::Emergency, Self::Crisis, Self::Income, Self::Debt, Self::Health, Self::Basics, Self::Work];

    /// The heading on the screen.
    pub fn title(self) -> &'static str {
        match self {
            Self::Emergency => "In danger now",
            Self::Crisis => "Someone to talk to",
            Self::Income => "Benefits and income",
            Self::Debt => "Debt advice",
            Self::Health => "Health cover",
            Self::Basics => "Food, housing, basics",
            Self::Work => "Finding work",
        }
    }
}

/// A phone number, as it is shown and as it is dialled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Phone {
    /// As the organisation writes it.
    pub display: &'static str,
    /// Digits, with a leading `+` at most: what follows `tel:`.
    pub dial: &'static str,
}

impl Phone {
    /// The address that calls it.
    pub fn href(self) -> String {
        format!("tel:{}", self.dial)
    }
}

/// One source of help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SupportEntry {
    /// Its name in links and tests; unique.
    pub id: &'static str,
    /// For which country; `None` is anywhere.
    pub country: Option<Country>,
    /// What it is about.
    pub topic: Topic,
    /// The organisation's own name for it.
    pub name: &'static str,
    /// What it is for: one or two sentences.
    pub what: &'static str,
    /// Whom it is for; may depend on conditions the official page explains.
    pub who: &'static str,
    /// Where to go.
    pub url: &'static str,
    /// The number to call, where an official page confirms one.
    pub phone: Option<Phone>,
    /// The page that confirms it.
    pub source_url: &'static str,
    /// The day it was last checked.
    pub checked_on: NaiveDate,
    /// The day after which it is to be checked again.
    pub review_after: NaiveDate,
}

impl SupportEntry {
    /// Whether it should have been checked again by now.
    pub fn overdue(&self, today: NaiveDate) -> bool {
        today > self.review_after
    }

    /// Whether it belongs on the list of that country; the international entries belong on every list, and the European Union's on its
    /// members'.
    pub fn concerns(&self, country: Option<Country>) -> bool {
        match self.country {
            None => true,
            Some(Country::Eu) => country.is_some_and(Country::in_eu),
            own => own == country,
        }
    }
}

/// A day of the list; a mistyped one becomes the first day of the calendar, and a test finds it.
pub(super) const fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(date) => date,
        None => NaiveDate::MIN,
    }
}

/// A number, as shown and as dialled.
pub(super) const fn phone(display: &'static str, dial: &'static str) -> Phone {
    Phone { display, dial }
}
