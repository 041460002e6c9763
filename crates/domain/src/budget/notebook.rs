//! What the person writes around the budget: worries, and lessons done. Which figure answers a worry
//! is in [`worry`](super::worry).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::worry::WorryMetric;
use crate::problem::Problem;

/// A worry the person wrote down.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Worry {
    /// In the person's words.
    pub text: String,
    /// On which day.
    pub date: NaiveDate,
    /// The figure that answers it, where the person chose another than the one proposed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metric: Option<WorryMetric>,
    /// When it was closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rested_on: Option<NaiveDate>,
}

/// A lesson that was read; the record's id is the lesson's.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct LessonProgress {
    /// When it was read to the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read_on: Option<NaiveDate>,
    /// When its one change to the budget was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changed_on: Option<NaiveDate>,
    /// What was changed, in the person's words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub change: String,
}

impl Worry {
    /// Checks the record before it is saved.
    ///
    /// # Errors
    /// Where nothing is written.
    pub fn check(&self) -> Result<(), Problem> {
        if self.text.trim().is_empty() { Err(Problem::new("text", "Describe the worry in a few words.")) } else { Ok(()) }
    }
}

impl LessonProgress {
    /// Checks the record before it is saved; there is nothing to refuse.
    ///
    /// # Errors
    /// None today.
    pub fn check(&self) -> Result<(), Problem> {
        Ok(())
    }
}
