//! An application: employer, role, and a timeline of dated events. The furthest stage, the outcome and the state today are derived from the timeline
//! (see [`progress`]); nothing stores them.

pub mod board;
pub mod draft;
pub mod edits;
pub mod event;
pub mod fit;
pub mod form;
pub mod labels;
pub(crate) mod meetings;
pub mod progress;
pub mod shared;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::currency::Currency;
use super::defaults::is_default;
use super::id::Id;
use super::problem::Problem;
pub use event::{Event, EventKind};
pub use fit::{Fit, FitAnswer, FitVerdict, Level, MustHaves, NoGos};

/// One application: one role at one employer.
///
/// In storage every field has its own name and is left out where it holds the default; `timeline` is a map by id, so that two
/// devices' events merge.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Application {
    /// The employer.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub company: String,
    /// The job's title.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub role: String,
    /// Town, region or country, as the posting has it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub location: String,
    /// Where the work is done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workplace: Option<Workplace>,
    /// Where the opening came from, in the person's own words: a job board, the company's own page, a fair.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub channel: String,
    /// Who made the first contact.
    #[serde(skip_serializing_if = "is_default")]
    pub origin: Origin,
    /// The posting. Only `http` and `https` are ever opened.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub url: String,
    /// The pay, as far as known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pay: Option<PayRange>,
    /// The person's notes; imports put here what has no field.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub notes: String,
    /// Tags of the person's own.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// The name of the résumé version that was sent.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub resume: String,
    /// The name of the cover letter that was sent.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub letter: String,
    /// Whether résumé and cover letter were tailored to this posting.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tailored: Option<bool>,
    /// How well the job fits.
    #[serde(skip_serializing_if = "is_default")]
    pub fit: Fit,
    /// Contacts there, as typed: names, addresses.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub contact: String,
    /// The next thing to do, in the person's words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub next_action: String,
    /// The day of the next reminder, set by the person or by snoozing; `None` leaves it to the rules.
    #[serde(skip_serializing_if = "Option::is_none", with = "crate::iso_day")]
    pub remind_on: Option<NaiveDate>,
    /// Hidden from the lists, still counted in the figures.
    #[serde(skip_serializing_if = "is_default")]
    pub archived: bool,
    /// Fingerprints of the file rows it was read from: a row that reads the same again changes nothing, whatever was edited since.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub imported: Vec<Id>,
    /// What happened, by event id.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub timeline: BTreeMap<Id, Event>,
}

/// Who made the first contact.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// The person applied.
    #[default]
    Outbound,
    /// The employer or a recruiter made the first contact.
    Inbound,
    /// Somebody recommended the person. Counted apart, with a rate of its own.
    Referral,
}

/// Where the work is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Workplace {
    /// At the employer's.
    OnSite,
    /// Part of the week at the employer's.
    Hybrid,
    /// From home.
    Remote,
}

/// Pay as a posting gives it, in minor units of its currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayRange {
    /// Minor units, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub low: Option<i64>,
    /// Minor units, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub high: Option<i64>,
    /// The currency.
    pub currency: Currency,
    /// The period it covers.
    pub period: PayPeriod,
}

/// What a pay amount covers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum PayPeriod {
    /// An hour.
    Hour,
    /// A day.
    Day,
    /// A month.
    Month,
    /// A year.
    #[default]
    Year,
}

impl Application {
    /// Checks the record before it is saved.
    ///
    /// # Errors
    /// Where neither company nor role is given.
    pub fn check(&self) -> Result<(), Problem> {
        if self.company.trim().is_empty() && self.role.trim().is_empty() {
            return Err(Problem::new("company", "Enter a company or a role, so that you can find it again."));
        }
        Ok(())
    }

    /// What the answers on its fit say.
    pub fn fit_answer(&self) -> Option<FitAnswer> {
        self.fit.answer(self.origin == Origin::Referral)
    }

    /// The posting's address, if it is `http` or `https` and so safe to open.
    pub fn link(&self) -> Option<&str> {
        let url = self.url.trim();
        let scheme = url.split_once("://")?.0;
        let safe = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
        (safe && !url.contains(char::is_whitespace)).then_some(url)
    }
}
