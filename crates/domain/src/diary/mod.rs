//! The diary: a mood in one tap, three good things, and timed writing. Each entry has its own day and can be deleted on its own; all of it
//! can be excluded from any share or export.
//!
//! The evidence is modest, and the screens say so: three good things did no better than a positive placebo (Mongrain & Anselmo-Matthews
//! 2012); expressive writing sped up re-employment in one small trial (Spera, Buhrfeind & Pennebaker 1994, n = 63), and some people feel worse
//! right after. The mood is a single item of our own: no diagnosis, no total.

pub mod queries;

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::limits;
use super::problem::Problem;
use crate::choice::{Choice, stored_by_key};

/// One entry; every part is optional.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DiaryEntry {
    /// Its day.
    pub on: NaiveDate,
    /// The time it was started, where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<NaiveTime>,
    /// The mood.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mood: Option<Mood>,
    /// A good thing.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub good_one: String,
    /// Another.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub good_two: String,
    /// A third.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub good_three: String,
    /// What was written.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub writing: String,
    /// How long the writing took, in whole minutes, where timed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
}

/// How the day is, in five steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mood {
    /// A hard day.
    Hard,
    /// Rather low.
    Low,
    /// In between.
    Even,
    /// Rather good.
    Good,
    /// A bright day.
    Bright,
}

impl Mood {
    /// All five, from hard to bright.
    pub const ALL: [Self; 5] = [Self::Hard, Self::Low, Self::Even, Self::Good, Self::Bright];

    /// The label on the screen.
    pub fn name(self) -> &'static str {
        match self {
            Self::Hard => "Hard",
            Self::Low => "Low",
            Self::Even => "So-so",
            Self::Good => "Good",
            Self::Bright => "Bright",
        }
    }
}

impl DiaryEntry {
    /// Checks the record before it is saved.
    ///
    /// # Errors
    /// Where a text is too long for one field.
    pub fn check(&self) -> Result<(), Problem> {
        limits::check_texts(&[
            ("good_one", &self.good_one),
            ("good_two", &self.good_two),
            ("good_three", &self.good_three),
            ("writing", &self.writing),
        ])
    }

    /// The good things that were written, in order.
    pub fn good_things(&self) -> Vec<&str> {
        [&self.good_one, &self.good_two, &self.good_three].into_iter().map(|t| t.trim()).filter(|t| !t.is_empty()).collect()
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.mood.is_none() && self.good_things().is_empty() && self.writing.trim().is_empty()
    }
}

impl Choice for Mood {
    const CHOICES: &'static [Self] = &Self::ALL;

    fn key(self) -> &'static str {
        match self {
            Self::Hard => "hard",
            Self::Low => "low",
            Self::Even => "even",
            Self::Good => "good",
            Self::Bright => "bright",
        }
    }

    fn label(self) -> &'static str {
        self.name()
    }
}

stored_by_key!(Mood);
