//! An experiment: one change, what it should move, and until when.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::funnel_step::FunnelStep;
use crate::choice::{Choice, stored_by_key};
use crate::limits;
use crate::problem::Problem;

/// For how many days an experiment runs, unless another day is chosen: less says nothing even about first calls.
pub const USUAL_DAYS: u64 = 21;

/// One thing the person tries until a day.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Experiment {
    /// What is done differently.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub change: String,
    /// What it should move.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub step: Option<FunnelStep>,
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day.
    pub until: NaiveDate,
    /// What was decided about it, once something was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision: Option<Decision>,
}

/// What is decided about an experiment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Decision {
    /// It stays.
    Keep,
    /// It was given up.
    Drop,
}

impl Decision {
    /// In display order.
    pub const ALL: [Self; 2] = [Self::Keep, Self::Drop];
}

impl Choice for Decision {
    const CHOICES: &'static [Self] = &Self::ALL;

    fn key(self) -> &'static str {
        match self {
            Self::Keep => "keep",
            Self::Drop => "drop",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Keep => "Keep doing it",
            Self::Drop => "Stop it",
        }
    }
}

stored_by_key!(Decision);

impl Experiment {
    /// A new one, from that day on.
    pub fn begun(change: String, step: FunnelStep, today: NaiveDate) -> Self {
        let until = today.checked_add_days(Days::new(USUAL_DAYS)).unwrap_or(today);
        Self { change, step: Some(step), from: today, until, decision: None }
    }

    /// Checks the record before it is saved.
    ///
    /// # Errors
    /// Where it says nothing, ends before it begins, or the text is too long for one field.
    pub fn check(&self) -> Result<(), Problem> {
        if self.change.trim().is_empty() {
            return Err(Problem::new("change", "Write what you will do differently."));
        }
        if self.until < self.from {
            return Err(Problem::new("until", "The last day is before the first one."));
        }
        limits::check_texts(&[("change", &self.change)])
    }

    /// Whether it still runs on that day.
    pub fn is_running(&self, today: NaiveDate) -> bool {
        self.decision.is_none() && self.from <= today && today <= self.until
    }
}
