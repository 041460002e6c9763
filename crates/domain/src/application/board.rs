//! The board: which column a card is in, and what moving it means. A move adds an event today; it never removes earlier events, and a move to the
//! last column asks how the application ended.

use chrono::NaiveDate;

use super::Application;
use super::edits::event_for_column;
use super::event::EventKind;
use super::progress::{Stage, State};
use crate::choice::Choice;

/// A column of the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// Open, at this stage.
    Open(Stage),
    /// Ended, whichever way.
    Ended,
}

/// The columns from left to right.
pub const COLUMNS: [Column; 7] = [
    Column::Open(Stage::Saved),
    Column::Open(Stage::Applied),
    Column::Open(Stage::Replied),
    Column::Open(Stage::Screen),
    Column::Open(Stage::Interview),
    Column::Open(Stage::Offer),
    Column::Ended,
];

/// How an application can end, as the board asks.
pub const ENDINGS: [EventKind; 6] = [
    EventKind::Rejected { told: None },
    EventKind::ClosedByEmployer,
    EventKind::Withdrew,
    EventKind::ClosedSilent,
    EventKind::Declined,
    EventKind::Accepted,
];

/// What a move does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Move {
    /// Adds this to the timeline.
    Add(EventKind),
    /// Asks which ending it was.
    AskEnding,
    /// Nothing: why not.
    Refused(&'static str),
}

impl Column {
    /// The column of an application at that stage and in that state.
    pub fn of(stage: Stage, state: State) -> Self {
        if matches!(state, State::Closed(_)) { Self::Ended } else { Self::Open(stage) }
    }

    /// The column to its left or right.
    pub fn beside(self, right: bool) -> Option<Self> {
        let at = COLUMNS.iter().position(|column| *column == self)?;
        let to = if right { at.checked_add(1) } else { at.checked_sub(1) };
        to.and_then(|to| COLUMNS.get(to)).copied()
    }
}

impl Choice for Column {
    const CHOICES: &'static [Self] = &COLUMNS;

    fn key(self) -> &'static str {
        match self {
            Self::Open(stage) => stage.key(),
            Self::Ended => "ended",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Open(stage) => stage.label(),
            Self::Ended => "Ended",
        }
    }
}

/// What moving an application to a column does on that day.
pub fn move_to(application: &Application, column: Column, today: NaiveDate) -> Move {
    let progress = application.progress(today);
    let ended = progress.ended().is_some();
    let Column::Open(stage) = column else {
        return if ended { Move::Refused("This application has already ended.") } else { Move::AskEnding };
    };
    if !ended {
        return match event_for_column(application, progress.stage, stage) {
            Some(kind) => Move::Add(kind),
            None if progress.stage == stage => Move::Refused("It is already in this column."),
            None => Move::Refused("It is already past this stage. To correct a mistake, delete the entry from its timeline."),
        };
    }
    // A late reply reopens what had ended, unless it ended today: then the ending itself is the mistake.
    let closed_today = application.timeline.values().any(|event| event.kind.is_ending() && event.date.is_none_or(|day| day >= today));
    let kind = match stage {
        Stage::Saved | Stage::Applied => return Move::Refused("This application has ended. Only a reply from the employer reopens it."),
        Stage::Replied => EventKind::Reply,
        Stage::Screen => EventKind::Screen,
        Stage::Interview => EventKind::interview(),
        Stage::Offer => EventKind::Offer,
    };
    if closed_today {
        return Move::Refused("It ended today. Undo, or delete the ending from its timeline.");
    }
    if progress.stage > stage {
        return Move::Refused("It was already past this stage. You can add the employer’s reply to its timeline.");
    }
    Move::Add(kind)
}
