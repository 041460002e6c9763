//! Reflections: from a rejection to one dated next step.
//!
//! A [`Reflection`] goes through eight [`steps::ReflectionStep`]s, each of which may be left empty. It is its own draft: every keystroke is an
//! edit of one field, and fields merge one by one, so that two open tabs keep both their words. What outlasts it is stored as records of
//! their own that point back: the hard [`questions`](super::questions), the [`clues`](clue), the [`feedback`](super::feedback) asked for, the
//! [`actions`](super::actions). A reflection carries its own copy of the company and the role ([`about::About`]) and outlives the application.
//!
//! [`quiet`] is the time taken before going on, [`quiet_state`] what that means now. Nothing here scores the person, and nothing reads what they wrote for keywords.

pub mod about;
pub mod begin;
pub mod close;
pub mod clue;
pub mod edits;
pub mod feelings;
pub mod quiet;
pub mod quiet_state;
pub mod reframe;
pub mod steps;
pub mod turned_down;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::id::Id;
use super::limits;
use super::problem::Problem;
use crate::defaults::is_default;
pub use about::{About, Occasion};
pub use clue::{Clue, ClueForm, Influence, Theme};
pub use steps::ReflectionStep;

/// One reflection. An empty field is a step skipped.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Reflection {
    /// The day it was started.
    pub started_on: NaiveDate,
    /// What it is about.
    #[serde(skip_serializing_if = "is_default")]
    pub about: About,
    /// The step it was left at: where it opens again.
    #[serde(skip_serializing_if = "is_default")]
    pub step: ReflectionStep,

    /// How it felt at the start: words by [`feelings::key`].
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub before_words: BTreeMap<Id, String>,
    /// How strong it was at the start, 0 to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before_strength: Option<u8>,
    /// A note on it, optional.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub before_line: String,

    /// What was meant to happen.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub meant: String,
    /// What did happen.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub happened: String,
    /// What went well; asked before what differed.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub went_well: String,
    /// What differed from the plan.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub differed: String,

    /// What the person would tell a friend to whom this happened.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub friend: String,
    /// Thought record: the thought that keeps coming.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub thought: String,
    /// Evidence for it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub evidence_for: String,
    /// Evidence against it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub evidence_against: String,
    /// A fairer thought.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub fairer_thought: String,
    /// How strong the feeling is after the thought record, 0 to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub thought_strength: Option<u8>,

    /// What was learnt, by id.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub insights: BTreeMap<Id, Insight>,

    /// How it feels at the end: words by [`feelings::key`].
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub after_words: BTreeMap<Id, String>,
    /// How strong it is at the end, 0 to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after_strength: Option<u8>,
    /// A note on it, optional.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub after_line: String,
    /// One thing to be thankful for.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub thankful: String,
    /// Whom to tell, in words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub tell: String,
    /// Whom to tell, from the support circle.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tell_person: Option<Id>,
    /// The day it was closed; empty while it is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finished_on: Option<NaiveDate>,
}

/// Something learnt, with the clues behind it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Insight {
    /// In the person's words.
    pub text: String,
    /// What it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<Theme>,
    /// Whether the person can do something about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub influence: Option<Influence>,
    /// The clues behind it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub clues: Vec<Id>,
}

impl Reflection {
    /// An empty reflection.
    pub fn new(about: About, today: NaiveDate) -> Self {
        Self { started_on: today, about, ..Self::default() }
    }

    /// Checks the record before it is saved.
    ///
    /// # Errors
    /// Where a strength is beyond 10 or a text too long for one field.
    pub fn check(&self) -> Result<(), Problem> {
        let strengths = [
            ("before_strength", self.before_strength),
            ("thought_strength", self.thought_strength),
            ("after_strength", self.after_strength),
        ];
        for (field, strength) in strengths {
            if strength.is_some_and(|s| s > feelings::STRONGEST) {
                return Err(Problem::new(field, "Strength runs from 0 to 10."));
            }
        }
        self.about.check()?;
        limits::check_texts(&[
            ("before_line", &self.before_line),
            ("meant", &self.meant),
            ("happened", &self.happened),
            ("went_well", &self.went_well),
            ("differed", &self.differed),
            ("friend", &self.friend),
            ("thought", &self.thought),
            ("evidence_for", &self.evidence_for),
            ("evidence_against", &self.evidence_against),
            ("fairer_thought", &self.fairer_thought),
            ("after_line", &self.after_line),
            ("thankful", &self.thankful),
            ("tell", &self.tell),
        ])?;
        self.before_words.values().try_for_each(|word| limits::check_texts(&[("before_words", word)]))?;
        self.after_words.values().try_for_each(|word| limits::check_texts(&[("after_words", word)]))?;
        self.insights.values().try_for_each(|insight| limits::check_texts(&[("insights", &insight.text)]))
    }

    /// Whether it is still open.
    pub fn is_open(&self) -> bool {
        self.finished_on.is_none()
    }

    /// Strength at the start and at the end, where both were given.
    pub fn strengths(&self) -> Option<(u8, u8)> {
        self.before_strength.zip(self.after_strength)
    }
}
