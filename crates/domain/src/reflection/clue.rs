//! Clues: feedback, quoted or implicit. Each has a theme and says whether the person can do something about it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::super::application::progress::Stage;
use super::super::id::Id;
use super::super::limits;
use super::super::problem::Problem;
use super::About;
use crate::choice::{Choice, stored_by_key};
use crate::defaults::is_default;

/// One piece of feedback. A record of its own: feedback often arrives long after the reflection.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Clue {
    /// The day it was noted.
    pub noted_on: NaiveDate,
    /// What was said, or what could be seen.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Quoted or implicit.
    #[serde(skip_serializing_if = "is_default")]
    pub form: ClueForm,
    /// What it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<Theme>,
    /// Whether the person can do something about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub influence: Option<Influence>,
    /// At which stage it ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stage: Option<Stage>,
    /// From which application, with a copy of its names.
    #[serde(skip_serializing_if = "is_default")]
    pub about: About,
    /// The reflection it was written in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reflection: Option<Id>,
    /// The request it answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request: Option<Id>,
}

/// How a piece of feedback was given.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClueForm {
    /// In their words.
    #[default]
    Quoted,
    /// Between the lines: "someone with more experience", the stage it ended at, silence.
    Implicit,
}

/// What a clue or an insight is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Theme {
    /// Résumé, letter, portfolio.
    Documents,
    /// Something that can be learnt.
    Skills,
    /// What was said in answer to a question.
    Answers,
    /// Manner, nerves, audio, punctuality.
    Presence,
    /// Whether the job and the person suit each other.
    Fit,
    /// Who knew someone there.
    Network,
    /// Too early, too late, a freeze.
    Timing,
    /// An internal candidate, a budget, chance.
    NotMine,
}

/// Whether the person can influence something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Influence {
    /// Yes.
    Mine,
    /// Partly.
    Partly,
    /// No.
    NotMine,
}

impl Theme {
    /// In display order.
    pub const ALL: [Self; 8] =
        [Self::Documents, Self::Skills, Self::Answers, Self::Presence, Self::Fit, Self::Network, Self::Timing, Self::NotMine];

    /// The label on the screen.
    pub fn name(self) -> &'static str {
        match self {
            Self::Documents => "Résumé and cover letter",
            Self::Skills => "Skills",
            Self::Answers => "Answers",
            Self::Presence => "Presence",
            Self::Fit => "Fit",
            Self::Network => "Network",
            Self::Timing => "Timing",
            Self::NotMine => "Outside my control",
        }
    }

    /// What belongs to it.
    pub fn hint(self) -> &'static str {
        match self {
            Self::Documents => "Résumé, letter, portfolio",
            Self::Skills => "Something you could learn or prove",
            Self::Answers => "How you answered a question",
            Self::Presence => "Nerves, sound, how you came across",
            Self::Fit => "Whether you and the job suited each other",
            Self::Network => "Who knew someone there",
            Self::Timing => "Too early, too late, a hiring freeze",
            Self::NotMine => "An internal candidate, a budget, chance",
        }
    }
}

impl Influence {
    /// In display order.
    pub const ALL: [Self; 3] = [Self::Mine, Self::Partly, Self::NotMine];

    /// The label on the screen.
    pub fn name(self) -> &'static str {
        match self {
            Self::Mine => "I can change this",
            Self::Partly => "Partly",
            Self::NotMine => "Outside my control",
        }
    }
}

/// Implicit clues that come often, to choose from: text, theme, influence.
pub const COMMON: [(&str, Theme, Influence); 10] = [
    ("They moved on with someone who had more experience", Theme::Skills, Influence::Partly),
    ("They moved on with someone who knew their field", Theme::Fit, Influence::Partly),
    ("They asked the same thing twice", Theme::Answers, Influence::Mine),
    ("The interview ended earlier than planned", Theme::Presence, Influence::Partly),
    ("I was turned down before anyone spoke with me", Theme::Documents, Influence::Mine),
    ("They did not know what I do from my résumé", Theme::Documents, Influence::Mine),
    ("Pay came up, and then I heard nothing", Theme::Fit, Influence::Partly),
    ("Someone inside got the job", Theme::NotMine, Influence::NotMine),
    ("The opening was withdrawn", Theme::Timing, Influence::NotMine),
    ("No reply at all", Theme::NotMine, Influence::NotMine),
];

impl Clue {
    /// Checks the record before it is saved.
    ///
    /// # Errors
    /// Where the text is too long for one field.
    pub fn check(&self) -> Result<(), Problem> {
        self.about.check()?;
        limits::check_texts(&[("text", &self.text)])
    }
}

impl Choice for Theme {
    const CHOICES: &'static [Self] = &Self::ALL;

    fn key(self) -> &'static str {
        match self {
            Self::Documents => "papers",
            Self::Skills => "skills",
            Self::Answers => "answers",
            Self::Presence => "presence",
            Self::Fit => "fit",
            Self::Network => "network",
            Self::Timing => "timing",
            Self::NotMine => "not_mine",
        }
    }

    fn label(self) -> &'static str {
        self.name()
    }
}

stored_by_key!(Theme);

impl Choice for Influence {
    const CHOICES: &'static [Self] = &Self::ALL;

    fn key(self) -> &'static str {
        match self {
            Self::Mine => "mine",
            Self::Partly => "partly",
            Self::NotMine => "not_mine",
        }
    }

    fn label(self) -> &'static str {
        self.name()
    }
}

stored_by_key!(Influence);

impl Choice for ClueForm {
    const CHOICES: &'static [Self] = &[Self::Quoted, Self::Implicit];

    fn key(self) -> &'static str {
        match self {
            Self::Quoted => "quoted",
            Self::Implicit => "implicit",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Quoted => "In their words",
            Self::Implicit => "Between the lines",
        }
    }
}

stored_by_key!(ClueForm);
