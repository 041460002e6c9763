//! The board: which column a card stands in, and what moving it means. A move adds what happened, today; it never takes back what happened before, and
//! an ending asks which one it was.

use chrono::NaiveDate;

use super::Application;
use super::edits::event_for_column;
use super::event::EventKind;
use super::labels::stage_name;
use super::progress::{Stage, State};

/// A column of the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// Still open, this far.
    Open(Stage),
    /// Over.
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
    /// Nothing, and why.
    Refused(&'static str),
}

impl Column {
    /// Where an application of that stage and state stands.
    pub fn of(stage: Stage, state: State) -> Self {
        if matches!(state, State::Closed(_)) { Self::Ended } else { Self::Open(stage) }
    }

    /// Its heading.
    pub fn name(self) -> &'static str {
        match self {
            Self::Open(stage) => stage_name(stage),
            Self::Ended => "Ended",
        }
    }

    /// Its place from the left, from 0.
    pub fn place(self) -> usize {
        COLUMNS.iter().position(|column| *column == self).unwrap_or_default()
    }
}

/// What moving an application to a column does on that day.
pub fn move_to(application: &Application, column: Column, today: NaiveDate) -> Move {
    let ended = application.outcome().is_some();
    let Column::Open(stage) = column else {
        return if ended { Move::Refused("This application has already ended.") } else { Move::AskEnding };
    };
    if !ended {
        return match event_for_column(application, stage) {
            Some(kind) => Move::Add(kind),
            None if application.stage() == stage => Move::Refused("It is already in this column."),
            None => Move::Refused("It is already past this stage. To correct a mistake, delete the entry from its timeline."),
        };
    }
    // A late answer reopens what had ended, unless it ended on that very day: then the ending itself is the slip.
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
    if application.stage() > stage {
        return Move::Refused("It was already past this stage. You can add the employer’s reply to its timeline.");
    }
    Move::Add(kind)
}
