//! The steps of the review's screen, in order. Each can be skipped.

use crate::choice::Choice;

/// A step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReviewStep {
    /// What went out and what came back.
    Week,
    /// The weakest step of the search.
    Weakest,
    /// The last experiment looked at.
    Last,
    /// One experiment to go on with, and the day of the next review.
    Try,
}

impl ReviewStep {
    /// In display order.
    pub const ALL: [Self; 4] = [Self::Week, Self::Weakest, Self::Last, Self::Try];

    /// Its number, from 1.
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
}

impl Choice for ReviewStep {
    const CHOICES: &'static [Self] = &Self::ALL;

    fn key(self) -> &'static str {
        match self {
            Self::Week => "week",
            Self::Weakest => "weakest",
            Self::Last => "last",
            Self::Try => "try",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Week => "What went out, what came back",
            Self::Weakest => "The step that holds most back",
            Self::Last => "What you tried last",
            Self::Try => "One thing to try",
        }
    }
}
