//! Weeks to begin with: five, ten and twenty hours.

use chrono::NaiveDate;

use super::block::{Block, BlockKind, WeekDay};
use crate::change::{Change, Edit};
use crate::choice::Choice;
use crate::id::Id;
use crate::model::Model;

/// A week to begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Template {
    /// Five hours, beside a job or on hard weeks.
    Five,
    /// Ten hours.
    Ten,
    /// Twenty hours.
    Twenty,
}

impl Choice for Template {
    const CHOICES: &'static [Self] = &[Self::Five, Self::Ten, Self::Twenty];

    fn key(self) -> &'static str {
        match self {
            Self::Five => "5",
            Self::Ten => "10",
            Self::Twenty => "20",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Five => "5 hours",
            Self::Ten => "10 hours",
            Self::Twenty => "20 hours",
        }
    }
}

/// Day, hour, minutes.
type Row = (WeekDay, BlockKind, u32, u32);

use BlockKind::{Documents, Interviews, Learning, Networking, Rest, Searching};
use WeekDay::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};

const FIVE: &[Row] = &[
    (Mon, Searching, 9, 60),
    (Tue, Documents, 9, 60),
    (Wed, Searching, 9, 60),
    (Thu, Networking, 9, 60),
    (Fri, Learning, 9, 60),
    (Sun, Rest, 10, 120),
];

const TEN: &[Row] = &[
    (Mon, Searching, 9, 120),
    (Tue, Documents, 9, 60),
    (Tue, Networking, 11, 60),
    (Wed, Searching, 9, 120),
    (Thu, Learning, 9, 120),
    (Fri, Interviews, 9, 60),
    (Fri, Networking, 11, 60),
    (Sun, Rest, 10, 180),
];

const TWENTY: &[Row] = &[
    (Mon, Searching, 9, 150),
    (Mon, Networking, 14, 60),
    (Tue, Documents, 9, 120),
    (Tue, Learning, 14, 120),
    (Wed, Searching, 9, 150),
    (Wed, Interviews, 14, 90),
    (Thu, Searching, 9, 150),
    (Thu, Networking, 14, 60),
    (Fri, Learning, 9, 120),
    (Fri, Documents, 14, 90),
    (Sat, Learning, 10, 90),
    (Sun, Rest, 10, 240),
];

impl Template {
    /// Its blocks, planned from that day on.
    pub fn blocks(self, from: NaiveDate) -> Vec<Block> {
        let rows = match self {
            Self::Five => FIVE,
            Self::Ten => TEN,
            Self::Twenty => TWENTY,
        };
        let block = |(day, kind, hour, minutes): &Row| Block {
            kind: *kind,
            day: *day,
            start: hour * 60,
            minutes: *minutes,
            from,
            note: String::new(),
        };
        rows.iter().map(block).collect()
    }
}

/// Puts a template in place of the week as it is, as one change, planned from that day on: the days before it were not. What was noted about earlier blocks stays.
pub fn apply(model: &Model, template: Template, from: NaiveDate, mut new_id: impl FnMut() -> Id) -> Change {
    let removed = model.blocks.iter().map(|(id, block)| Edit::remove(id.clone(), block));
    let added = template.blocks(from).into_iter().map(|block| Edit::add(new_id(), block));
    Change::many(format!("A week of {}", template.label()), removed.chain(added).collect())
}
