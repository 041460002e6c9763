//! What the person set: benchmarks, silence, theme, goal; and the views of the list they saved.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::currency::Currency;
use super::problem::Problem;
use crate::choice::{Choice, stored_by_key};
use crate::defaults::is_default;

/// One record for everything that is set once.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Light, dark or as the system is set.
    #[serde(skip_serializing_if = "is_default")]
    pub theme: ColorScheme,
    /// Whether single letters and digits act as keys of the page.
    #[serde(skip_serializing_if = "is_default")]
    pub single_keys: SingleKeys,
    /// The goal shown on the first screen, in the person's words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub goal: String,
    /// The person's own benchmark for application → interview; empty is the published one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub application_to_interview: Option<Benchmark>,
    /// The person's own benchmark for interviews per offer; empty is the published one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interviews_per_offer: Option<Benchmark>,
    /// Days after which silence counts as an answer; empty is 28, or the person's own 95th percentile from 20 replies on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub silent_after: Option<u32>,
    /// Days after which a follow-up is proposed; empty is 7.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub follow_up_after: Option<u32>,
    /// The home currency, once chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<Currency>,
    /// The country, once chosen: ISO 3166-1 alpha-2, or `EU`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub country: String,
    /// The person's own name, to sign letters with.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub own_name: String,
    /// What brought the person here, once answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<StartReason>,
    /// When a backup was last saved.
    #[serde(skip_serializing_if = "Option::is_none", with = "crate::iso_day")]
    pub backed_up: Option<NaiveDate>,
}

/// The color scheme.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ColorScheme {
    /// As the system is set.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Choice for ColorScheme {
    const CHOICES: &'static [Self] = &[Self::System, Self::Light, Self::Dark];

    fn key(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::System => "Same as system",
            Self::Light => "Light",
            Self::Dark => "Dark",
        }
    }
}

stored_by_key!(ColorScheme);

/// Whether a letter or a digit alone does something while no field has the focus. Who dictates, or whose hand slips, turns it off (WCAG 2.2, 2.1.4
/// Character Key Shortcuts).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum SingleKeys {
    /// They act.
    #[default]
    On,
    /// They do nothing; keys with Ctrl act all the same.
    Off,
}

impl Choice for SingleKeys {
    const CHOICES: &'static [Self] = &[Self::On, Self::Off];

    fn key(self) -> &'static str {
        match self {
            Self::On => "on",
            Self::Off => "off",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::On => "On",
            Self::Off => "Off",
        }
    }
}

stored_by_key!(SingleKeys);

/// What brought the person here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StartReason {
    /// "I was just turned down."
    TurnedDown,
    /// "I want to see where I am now."
    #[serde(rename = "standing")]
    Overview,
    /// "I'm worried about money."
    Money,
}

/// A range to compare a figure with, and its source.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Benchmark {
    /// Lower end: a share for rates, a count for "per".
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// The source.
    pub source: String,
    /// As of which year, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i32>,
}

impl Settings {
    /// Checks the settings before they are saved.
    ///
    /// # Errors
    /// Where a benchmark is not a range.
    pub fn check(&self) -> Result<(), Problem> {
        let sound = |b: &Benchmark| b.low.is_finite() && b.high.is_finite() && b.low >= 0.0 && b.low <= b.high;
        let share = |b: &Benchmark| sound(b) && b.high <= 1.0;
        if !self.application_to_interview.as_ref().is_none_or(share) {
            return Err(Problem::new("application_to_interview", "Enter a range from 0% to 100%, lower end first."));
        }
        if !self.interviews_per_offer.as_ref().is_none_or(sound) {
            return Err(Problem::new("interviews_per_offer", "Enter the lower end first, then the upper end."));
        }
        Ok(())
    }
}

/// A search, filters and an order under a name.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SavedView {
    /// As the person calls it.
    pub name: String,
    /// The query, as the list screen writes it.
    pub query: String,
}

impl SavedView {
    /// Checks the record before it is saved.
    ///
    /// # Errors
    /// Where it has no name.
    pub fn check(&self) -> Result<(), Problem> {
        if self.name.trim().is_empty() { Err(Problem::new("name", "Name the view.")) } else { Ok(()) }
    }
}
