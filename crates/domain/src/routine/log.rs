//! What became of a block on one day. Its id comes from the block and the day, so that two tabs and two devices write one record.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::block::BlockKind;
use super::timer;
use crate::choice::{Choice, stored_by_key};
use crate::day::mark;
use crate::id::Id;
use crate::problem::Problem;

/// What became of a block, and its timer. Without a block it is time that was not planned.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct BlockLog {
    /// Which block.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub block: Option<Id>,
    /// The day the block began on.
    pub on: NaiveDate,
    /// What it was for, copied: the block may be changed later.
    pub kind: BlockKind,
    /// How many minutes were planned, copied.
    pub minutes: u32,
    /// What became of it; empty while it is under way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<BlockOutcome>,
    /// Minutes that the timer counted; empty where it was not used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub worked: Option<u32>,
    /// When the timer was started, in milliseconds of universal time: neither a closed tab nor a change of clocks moves it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub started: Option<i64>,
}

/// What became of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BlockOutcome {
    /// Done.
    Done,
    /// In part.
    Partly,
    /// Not done.
    Missed,
    /// Taken out of this week beforehand: no longer part of the plan.
    LetGo,
}

impl BlockOutcome {
    /// The answers to a block; letting go is no answer.
    pub const ANSWERS: [Self; 3] = [Self::Done, Self::Partly, Self::Missed];
}

impl Choice for BlockOutcome {
    const CHOICES: &'static [Self] = &[Self::Done, Self::Partly, Self::Missed, Self::LetGo];

    fn key(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Partly => "partly",
            Self::Missed => "missed",
            Self::LetGo => "let_go",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Done => "Done",
            Self::Partly => "Partly",
            Self::Missed => "Missed",
            Self::LetGo => "Left out",
        }
    }
}

stored_by_key!(BlockOutcome);

impl BlockLog {
    /// Checks the record before it is saved.
    ///
    /// # Errors
    /// None: every value is one.
    pub fn check(&self) -> Result<(), Problem> {
        Ok(())
    }

    /// Counts what the timer has run, and stops it; never more than was planned.
    pub(super) fn pause(&mut self, now_ms: i64) {
        if let Some(started) = self.started.take() {
            let run = self.worked.unwrap_or(0).saturating_add(timer::minutes_since(started, now_ms));
            self.worked = Some(run.min(self.minutes));
        }
    }

    /// Minutes that the timer still has to run when it is started.
    pub fn left(&self) -> u32 {
        self.minutes.saturating_sub(self.worked.unwrap_or(0))
    }

    /// Minutes that count as done: what the timer counted, else all of it, half of it, or nothing.
    pub fn counted(&self) -> u32 {
        match (self.outcome, self.worked) {
            (Some(BlockOutcome::Done), _) => self.minutes,
            (Some(BlockOutcome::Partly), Some(worked)) => worked,
            (Some(BlockOutcome::Partly), None) => self.minutes / 2,
            _ => 0,
        }
    }
}

/// The id of a new log of a block on a day.
pub fn id(block: &Id, on: NaiveDate) -> Id {
    mark::id(&format!("block/{block}/{on}"))
}
