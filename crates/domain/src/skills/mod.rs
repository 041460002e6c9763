//! Gaps named in feedback or in postings, as a plan with steps, hours, cost, days and proof.

pub mod gaps;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::id::Id;
use super::limits;
use super::problem::Problem;

/// A skill to learn or to prove.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SkillGap {
    /// As the person calls it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Where it was named: a clue, a posting.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// The clues it rests on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub clues: Vec<Id>,
    /// The plan, by id.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub steps: BTreeMap<Id, SkillStep>,
    /// What shows it: a certificate, a piece of work, a link.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub proof: String,
    /// The day it was noted.
    pub noted_on: NaiveDate,
    /// The day it was closed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closed_on: Option<NaiveDate>,
}

/// A step of the plan.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SkillStep {
    /// What to do.
    pub text: String,
    /// How many hours it takes, where guessed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours: Option<u32>,
    /// What it costs, in minor units of the home currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost: Option<i64>,
    /// By which day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<NaiveDate>,
    /// The day it was done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done_on: Option<NaiveDate>,
}

/// A step with a day: its skill's id, its own, what to do, the step, the day.
pub type DatedStep<'a> = (&'a Id, &'a Id, &'a str, &'a SkillStep, NaiveDate);

impl SkillGap {
    /// The steps still to do that have a day, each with what to do: the name of the skill where that is not written. None of a skill that is finished.
    pub fn dated<'a>(&'a self, gap: &'a Id) -> impl Iterator<Item = DatedStep<'a>> {
        let open = self.steps.iter().filter(|(_, step)| self.closed_on.is_none() && step.done_on.is_none());
        open.filter_map(move |(id, step)| {
            let text = step.text.trim();
            Some((gap, id, if text.is_empty() { self.name.trim() } else { text }, step, step.due?))
        })
    }

    /// Checks the record before it is saved.
    ///
    /// # Errors
    /// Where it has no name, a cost is negative, or a text is too long for one field.
    pub fn check(&self) -> Result<(), Problem> {
        if self.name.trim().is_empty() {
            return Err(Problem::new("name", "Enter what it is, so that you can find it again."));
        }
        if self.steps.values().any(|step| step.cost.is_some_and(|cost| cost < 0)) {
            return Err(Problem::new("cost", "The cost cannot be negative."));
        }
        limits::check_texts(&[("name", &self.name), ("reason", &self.reason), ("proof", &self.proof)])?;
        self.steps.values().try_for_each(|step| limits::check_texts(&[("steps", &step.text)]))
    }

    /// Steps done, and steps in all.
    pub fn progress(&self) -> (usize, usize) {
        (self.steps.values().filter(|step| step.done_on.is_some()).count(), self.steps.len())
    }

    /// Hours and minor units still ahead.
    pub fn ahead(&self) -> (u64, i64) {
        let open = || self.steps.values().filter(|step| step.done_on.is_none());
        let hours = open().filter_map(|step| step.hours).map(u64::from).sum();
        let cost = open().filter_map(|step| step.cost).fold(0_i64, i64::saturating_add);
        (hours, cost)
    }
}
