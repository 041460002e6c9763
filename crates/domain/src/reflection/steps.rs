//! The eight steps of the wizard, in order. Any can be skipped, and any can be returned to.

use serde::{Deserialize, Serialize};

/// A step.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReflectionStep {
    /// Words and strength; take time or go on.
    #[default]
    Feelings,
    /// Meant, did, went well, differed.
    Happened,
    /// Questions that were hard.
    Questions,
    /// Ask for feedback, note what was said.
    Feedback,
    /// What would you tell a friend?
    Friend,
    /// What was learnt.
    Insight,
    /// One to three if–then plans.
    Next,
    /// Feelings again, thanks, whom to tell.
    Close,
}

impl ReflectionStep {
    /// In display order.
    pub const ALL: [Self; 8] =
        [Self::Feelings, Self::Happened, Self::Questions, Self::Feedback, Self::Friend, Self::Insight, Self::Next, Self::Close];

    /// Its number, from 1 to 8.
    pub fn number(self) -> usize {
        self as usize + 1
    }

    /// The step after this one; none after the last.
    pub fn next(self) -> Option<Self> {
        Self::ALL.get(self as usize + 1).copied()
    }

    /// The step before this one; none before the first.
    pub fn previous(self) -> Option<Self> {
        (self as usize).checked_sub(1).and_then(|at| Self::ALL.get(at)).copied()
    }

    /// The share of the steps before this one, 0 to 1.
    pub fn progress(self) -> f64 {
        self as usize as f64 / Self::ALL.len() as f64
    }

    /// Its name in an address: `#/reflect/<id>/feelings`.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Feelings => "feelings",
            Self::Happened => "happened",
            Self::Questions => "questions",
            Self::Feedback => "feedback",
            Self::Friend => "friend",
            Self::Insight => "insight",
            Self::Next => "next",
            Self::Close => "close",
        }
    }

    /// The step of that name.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.slug() == slug)
    }

    /// Its heading.
    pub fn title(self) -> &'static str {
        match self {
            Self::Feelings => "How does it feel?",
            Self::Happened => "What happened?",
            Self::Questions => "Which questions were hard?",
            Self::Feedback => "Feedback",
            Self::Friend => "What would you tell a friend?",
            Self::Insight => "What do you take away from it?",
            Self::Next => "What is next?",
            Self::Close => "Before you finish",
        }
    }

    /// The hint below the heading.
    pub fn hint(self) -> &'static str {
        match self {
            Self::Feelings => "Pick what fits, or write it. Nothing here is scored.",
            Self::Happened => "As it was, without judging it. Begin with what went well, if you like.",
            Self::Questions => "Write the question as you remember it. A better answer can wait.",
            Self::Feedback => "Ask for it, or note what you heard and what you noticed. Most people get no reply; that is normal.",
            Self::Friend => "Imagine it happened to someone you like. We are often clearer about others than about ourselves.",
            Self::Insight => "One sentence is enough. Say whether you can influence it.",
            Self::Next => "One to three small steps, each with a date. You will find them on Today.",
            Self::Close => "How it feels now, and who you might tell.",
        }
    }
}
