//! An application: who, what, and a timeline of dated events. The furthest stage, the outcome and the state today are read off the timeline
//! (see [`standing`]); nothing here stores them.

pub mod board;
pub mod draft;
pub mod edits;
pub mod event;
pub mod form;
pub mod labels;
pub mod progress;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::currency::Currency;
use super::defaults::is_default;
use super::id::Id;
use super::problem::Problem;
pub use event::{Event, EventKind};

/// One process with one employer for one role.
///
/// In storage every field stands under its own name and is left out where it holds the default; `timeline` is a map by id, so that two
/// devices' events unite.
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
    /// Who began.
    #[serde(skip_serializing_if = "is_default")]
    pub origin: Origin,
    /// The posting. Only `http` and `https` are ever opened.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub url: String,
    /// What it pays, as far as known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pay: Option<PayRange>,
    /// The person's notes; imports put here what has no field.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub notes: String,
    /// Free labels.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// The name of the résumé version that was sent.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub resume: String,
    /// The name of the letter that was sent.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub letter: String,
    /// Whether the papers were tailored to this posting.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tailored: Option<bool>,
    /// How well it fits.
    #[serde(skip_serializing_if = "is_default")]
    pub fit: Fit,
    /// The people met there: names, addresses, as written.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub contact: String,
    /// The next thing to do, in the person's words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub next_action: String,
    /// When to look at it again: set by the person or by "later"; empty means the rule decides.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remind_on: Option<NaiveDate>,
    /// Out of the lists, still in the figures.
    #[serde(skip_serializing_if = "is_default")]
    pub archived: bool,
    /// Fingerprints of the file rows it was read from: a row that reads the same again changes nothing, whatever was edited since.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub imported: Vec<Id>,
    /// What happened, by event id.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub timeline: BTreeMap<Id, Event>,
}

/// Who began the process.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// The person applied.
    #[default]
    Outbound,
    /// The employer or a recruiter wrote first.
    Inbound,
    /// Somebody recommended the person. Counts as outbound in the rates, and has a row of its own in the breakdown.
    Referral,
}

/// Where the work is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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
    /// Of which money.
    pub currency: Currency,
    /// For how much work.
    pub period: PayPeriod,
}

/// What a pay amount covers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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

/// How well a job fits: three answers, each may be missing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Fit {
    /// Of the skills it asks for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub skills: Option<Level>,
    /// Of the experience it asks for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub experience: Option<Level>,
    /// Of what the person is aiming for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub goals: Option<Level>,
}

/// How far something is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Hardly.
    Low,
    /// In part.
    Some,
    /// Mostly or wholly.
    High,
}

impl Application {
    /// Whether it can be kept.
    ///
    /// # Errors
    /// Where neither company nor role is given, or the link is none that may be opened.
    pub fn check(&self) -> Result<(), Problem> {
        if self.company.trim().is_empty() && self.role.trim().is_empty() {
            return Err(Problem::new("company", "Enter a company or a role, so that you can find it again."));
        }
        Ok(())
    }

    /// The posting's address where it is one that may be opened: `http` or `https`.
    pub fn link(&self) -> Option<&str> {
        let url = self.url.trim();
        let scheme = url.split_once("://")?.0;
        let safe = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
        (safe && !url.contains(char::is_whitespace)).then_some(url)
    }
}
