//! The question bank: hard questions from interviews and by hand, an answer built in four parts (situation, task, action, result), and
//! rehearsals spaced by confidence.
//!
//! [`schedule`] says when a question is due; [`prep`] picks what to rehearse before an interview; [`question_bank`] holds starter questions.

pub mod prep;
pub mod question_bank;
pub mod schedule;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::application::EventKind;
use super::application::event::InterviewFormat;
use super::id::Id;
use super::limits;
use super::problem::Problem;
use super::reflection::About;
use crate::choice::{Choice, stored_by_key};
use crate::defaults::is_default;

/// A question and the person's answer to it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Question {
    /// The day it was added.
    pub added_on: NaiveDate,
    /// The question.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// In which kinds of interview it comes up; empty is any.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<InterviewKind>,
    /// What was said the last time.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub said: String,
    /// The better answer: where and when.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub situation: String,
    /// What had to be done.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub task: String,
    /// What the person did.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub action: String,
    /// The result.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub result: String,
    /// Confidence when the answer was written, 1 to 5; each rehearsal has its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<u8>,
    /// Rehearsals by id.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub rehearsals: BTreeMap<Id, Rehearsal>,
    /// Where it was asked, with its own copy of the names.
    #[serde(skip_serializing_if = "is_default")]
    pub about: About,
    /// The reflection it was written in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reflection: Option<Id>,
    /// Which starter question it came from, if any.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub starter: String,
    /// Not rehearsed for now, still in the bank.
    #[serde(skip_serializing_if = "is_default")]
    pub resting: bool,
}

/// One rehearsal.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rehearsal {
    /// The day.
    pub on: NaiveDate,
    /// Confidence, 1 to 5.
    pub confidence: u8,
    /// How long the answer took, where timed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seconds: Option<u32>,
}

/// The kind of interview a question belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InterviewKind {
    /// The first call.
    FirstCall,
    /// What you did and how: examples from the past.
    Experience,
    /// Knowledge, a case, a task while they watch.
    Practical,
    /// Several people at once.
    Panel,
    /// The last round: terms, motives, doubts.
    Final,
}

/// One of the four parts of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StarPart {
    /// Where and when.
    Situation,
    /// What had to be done.
    Task,
    /// What you did.
    Action,
    /// The result.
    Result,
}

impl InterviewKind {
    /// In display order.
    pub const ALL: [Self; 5] = [Self::FirstCall, Self::Experience, Self::Practical, Self::Panel, Self::Final];

    /// The label on the screen.
    pub fn name(self) -> &'static str {
        match self {
            Self::FirstCall => "First call",
            Self::Experience => "Experience",
            Self::Practical => "Practical",
            Self::Panel => "Panel",
            Self::Final => "Final round",
        }
    }

    /// The kinds of an event, where `round` is which interview it is (from 1). Empty where the event is no interview.
    pub fn of(event: &EventKind, round: usize) -> Vec<Self> {
        match event {
            EventKind::Screen => vec![Self::FirstCall],
            EventKind::Assessment | EventKind::Interview { form: Some(InterviewFormat::Practical), .. } => vec![Self::Practical],
            EventKind::Interview { form: Some(InterviewFormat::Panel), .. } => vec![Self::Panel, Self::Experience],
            EventKind::Interview { .. } if round >= 3 => vec![Self::Final, Self::Experience],
            EventKind::Interview { .. } => vec![Self::Experience],
            _ => Vec::new(),
        }
    }
}

impl StarPart {
    /// In display order.
    pub const ALL: [Self; 4] = [Self::Situation, Self::Task, Self::Action, Self::Result];

    /// The label on the screen.
    pub fn name(self) -> &'static str {
        match self {
            Self::Situation => "Situation",
            Self::Task => "Task",
            Self::Action => "Action",
            Self::Result => "Result",
        }
    }

    /// What to write there.
    pub fn hint(self) -> &'static str {
        match self {
            Self::Situation => "Where and when was it? Two sentences that a stranger can follow.",
            Self::Task => "What had to be done, and what was your part in it?",
            Self::Action => "What did you do, step by step? Say “I” where it was you.",
            Self::Result => "What came of it? A number if you have one, and what you would keep or change.",
        }
    }
}

impl Question {
    /// Checks the record before it is saved.
    ///
    /// # Errors
    /// Where confidence is outside 1 to 5, or a text too long for one field.
    pub fn check(&self) -> Result<(), Problem> {
        let given = self.confidence.iter().chain(self.rehearsals.values().map(|r| &r.confidence));
        if given.into_iter().any(|c| !(1..=5).contains(c)) {
            return Err(Problem::new("confidence", "Choose a confidence from 1 to 5."));
        }
        self.about.check()?;
        limits::check_texts(&[
            ("text", &self.text),
            ("said", &self.said),
            ("situation", &self.situation),
            ("task", &self.task),
            ("action", &self.action),
            ("result", &self.result),
        ])
    }

    /// One part of the better answer.
    pub fn part(&self, part: StarPart) -> &str {
        match part {
            StarPart::Situation => &self.situation,
            StarPart::Task => &self.task,
            StarPart::Action => &self.action,
            StarPart::Result => &self.result,
        }
    }

    /// Writes one part of the better answer.
    pub fn set_part(&mut self, part: StarPart, text: String) {
        match part {
            StarPart::Situation => self.situation = text,
            StarPart::Task => self.task = text,
            StarPart::Action => self.action = text,
            StarPart::Result => self.result = text,
        }
    }

    /// Whether any part of a better answer is written.
    pub fn has_answer(&self) -> bool {
        StarPart::ALL.iter().any(|part| !self.part(*part).trim().is_empty())
    }
}

impl Choice for InterviewKind {
    const CHOICES: &'static [Self] = &Self::ALL;

    fn key(self) -> &'static str {
        match self {
            Self::FirstCall => "first_call",
            Self::Experience => "experience",
            Self::Practical => "practical",
            Self::Panel => "panel",
            Self::Final => "final",
        }
    }

    fn label(self) -> &'static str {
        self.name()
    }
}

stored_by_key!(InterviewKind);
