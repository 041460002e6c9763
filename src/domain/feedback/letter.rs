//! The letters. (Filled in next; the shape stands.)

use serde::{Deserialize, Serialize};

use super::super::application::event::Told;
use super::super::application::standing::Stage;
use chrono::NaiveDate;

/// How it sounds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// As to somebody one got on with.
    #[default]
    Warm,
    /// Friendly and plain.
    Neutral,
    /// Short and formal.
    Formal,
}

/// How long it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Length {
    /// Three lines.
    #[default]
    ThreeLines,
    /// A full letter.
    Full,
}

/// What is known; anything may be missing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// The employer.
    pub company: String,
    /// The job's title.
    pub role: String,
    /// Whom one writes to.
    pub person: String,
    /// The day of the last talk, written as the person would write it: "12 November".
    pub date: String,
    /// How far it had come.
    pub stage: Option<Stage>,
    /// How the no was told.
    pub told: Option<Told>,
    /// The person's own name, to sign with.
    pub own_name: String,
    /// Own questions to ask instead of the built ones; two at most are used.
    pub questions: Vec<String>,
}

/// A letter ready to edit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// The subject line.
    pub subject: String,
    /// The text, with empty lines between paragraphs.
    pub text: String,
}

/// Builds the request for feedback.
pub fn request(_facts: &Facts, _tone: Tone, _length: Length) -> Letter {
    Letter { subject: String::new(), text: String::new() }
}

/// Builds the one follow-up; `asked_on` is when the request went out.
pub fn follow_up(_facts: &Facts, _tone: Tone, _asked_on: Option<NaiveDate>) -> Letter {
    Letter { subject: String::new(), text: String::new() }
}
