//! The record of a weekly review.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::limits;
use crate::problem::Problem;

/// One weekly review.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Review {
    /// The Monday of its week.
    pub week: NaiveDate,
    /// The day it was finished; empty while it is under way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finished_on: Option<NaiveDate>,
    /// What the person noticed.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub noticed: String,
    /// The day chosen for the next one, and for each week after it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<NaiveDate>,
}

impl Review {
    /// Checks the record before it is saved.
    ///
    /// # Errors
    /// Where the text is too long for one field.
    pub fn check(&self) -> Result<(), Problem> {
        limits::check_texts(&[("noticed", &self.noticed)])
    }
}
