//! The list of applications: searching, filtering and sorting. An [`Index`] is built once for a state of the data and queried at every keystroke;
//! a [`Query`] can be written as a line of text and read back, which is what a saved view keeps.
//!
//! Not here: what is drawn (the screen draws only the rows in sight).

mod query;

use std::sync::Arc;

use chrono::{Datelike, NaiveDate};

use crate::carried::Carried;
use crate::letter_case::SmallLetters;

use super::application::progress::{Stage, State};
use super::application::{Application, Origin};
use super::funnel::Ledger;
use super::funnel::next::{LastMove, NextStep, next_action};
use super::id::Id;
use super::model::Model;
use crate::offer::close::accepted;
use crate::sort_compact::SortCompact;
pub use query::{Group, Query, Sort};

/// One application, as the list needs it.
#[derive(Debug, Clone, PartialEq)]
pub struct ListRow {
    /// Its id.
    pub id: Id,
    /// Its state today.
    pub state: State,
    /// The furthest stage reached.
    pub stage: Stage,
    /// The next thing to do, where there is one.
    pub next: Option<NextStep>,
    /// The last day on which either side did something.
    pub moved: Option<NaiveDate>,
    /// What that was.
    pub last: Option<LastMove>,
    /// Whether it is archived.
    pub archived: bool,
    origin: Origin,
    /// When it is due, how far it got, when it moved, as one number: what the list is usually sorted by.
    rank: u64,
    company: String,
    /// Everything that can be searched, in lower case.
    text: String,
}

/// How many there are of each group.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct GroupCounts {
    /// In interviews, or sent recently enough that a reply may still come.
    pub active: usize,
    /// No reply for longer than replies usually take.
    pub silent: usize,
    /// Ended.
    pub closed: usize,
    /// Saved for later; nothing sent.
    pub saved: usize,
    /// Archived.
    pub archived: usize,
}

impl GroupCounts {
    /// The group with the most rows, the first on the screen among equals; `None` where all are empty.
    pub fn fullest(&self) -> Option<(Group, usize)> {
        let all = [
            (Group::Active, self.active),
            (Group::Silent, self.silent),
            (Group::Closed, self.closed),
            (Group::Saved, self.saved),
            (Group::Archived, self.archived),
        ];
        all.into_iter().filter(|(_, count)| *count > 0).reduce(|best, next| if next.1 > best.1 { next } else { best })
    }
}

/// All applications, ready to be asked.
#[derive(Debug, Clone, Default)]
pub struct Index {
    rows: Carried<Arc<ListRow>>,
    made_for: MadeFor,
}

/// What besides its application a row depends on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct MadeFor {
    today: NaiveDate,
    silent_after: u32,
    follow_up_after: u32,
    /// An offer is accepted.
    over: bool,
}

impl Index {
    /// Builds the index for a day.
    pub fn new(model: &Model, today: NaiveDate, silent_after: u32, follow_up_after: u32) -> Self {
        Self::derive(None, model, MadeFor { today, silent_after, follow_up_after, over: accepted(model).is_some() })
    }

    /// As of the ledger's day, with the rows of an earlier index whose applications are still the very same.
    pub fn after(before: Option<&Self>, model: &Model, ledger: &Ledger) -> Self {
        let (silent_after, follow_up_after) = (ledger.silent_after.days(), ledger.follow_up_after());
        let over = ledger.has_accepted() && accepted(model).is_some();
        Self::derive(before, model, MadeFor { today: ledger.today, silent_after, follow_up_after, over })
    }

    fn derive(before: Option<&Self>, model: &Model, made_for: MadeFor) -> Self {
        let MadeFor { today, silent_after, follow_up_after, over } = made_for;
        let next = |application: &Application| {
            next_action(application, today.into(), silent_after, follow_up_after).filter(|next| !(over && next.action.is_search()))
        };
        let row = |id: &Id, application: &Application| {
            let progress = application.progress(today);
            let next = next(application);
            Arc::new(ListRow {
                id: id.clone(),
                state: progress.state(today, silent_after),
                stage: progress.stage,
                rank: rank(next.as_ref(), progress.stage, progress.last_moved),
                next,
                moved: progress.last_moved,
                last: application.last_move(today),
                archived: application.archived,
                origin: application.origin,
                company: application.company.small_letters(),
                text: searchable(application),
            })
        };
        let before = before.filter(|before| before.made_for == made_for).map(|before| &before.rows);
        Self { rows: Carried::after(before, &model.applications, |row| &row.id, row), made_for }
    }

    /// Every row, in the order of ids.
    pub fn rows(&self) -> &[Arc<ListRow>] {
        &self.rows.made
    }

    /// How many there are of each group.
    pub fn counts(&self) -> GroupCounts {
        let mut counts = GroupCounts::default();
        for row in self.rows() {
            match group_of(row) {
                Group::Active => counts.active += 1,
                Group::Silent => counts.silent += 1,
                Group::Closed => counts.closed += 1,
                Group::Saved => counts.saved += 1,
                Group::Archived | Group::All => counts.archived += 1,
            }
        }
        counts
    }

    /// The rows that match the query, in its order.
    pub fn search(&self, query: &Query) -> Vec<&ListRow> {
        let words: Vec<String> = query.text.split_whitespace().map(SmallLetters::small_letters).collect();
        let fits = |row: &&ListRow| {
            (query.group == Group::All && !row.archived || group_of(row) == query.group)
                && query.origin.is_none_or(|origin| row.origin == origin)
                && query.stage.is_none_or(|stage| row.stage >= stage)
                && words.iter().all(|word| row.text.contains(word.as_str()))
        };
        let mut found: Vec<&ListRow> = self.rows().iter().map(AsRef::as_ref).filter(fits).collect();
        match query.sort {
            Sort::Next => found.sort_compact_by(|a, b| a.rank.cmp(&b.rank).then_with(|| a.company.cmp(&b.company))),
            Sort::Newest => found.sort_compact_by(|a, b| b.moved.cmp(&a.moved).then(a.company.cmp(&b.company))),
            Sort::Oldest => found.sort_compact_by(|a, b| a.moved.cmp(&b.moved).then(a.company.cmp(&b.company))),
            Sort::Company => found.sort_compact_by(|a, b| a.company.cmp(&b.company).then(b.moved.cmp(&a.moved))),
            Sort::Stage => found.sort_compact_by(|a, b| b.stage.cmp(&a.stage).then(b.moved.cmp(&a.moved))),
        }
        found
    }
}

/// The group a row is listed in, which is never [`Group::All`].
fn group_of(row: &ListRow) -> Group {
    if row.archived {
        return Group::Archived;
    }
    match row.state {
        State::Active => Group::Active,
        State::SilentBefore | State::SilentAfter => Group::Silent,
        State::Closed(_) => Group::Closed,
        State::Saved => Group::Saved,
    }
}

/// The place of a row by its next action: the earliest due first and those without one last, then the furthest stage, then what moved last.
fn rank(next: Option<&NextStep>, stage: Stage, moved: Option<NaiveDate>) -> u64 {
    // The days of the calendar are within ±2²⁷ of the year 1.
    let day = |day: NaiveDate| u64::from(day.num_days_from_ce().unsigned_abs().min((1 << 28) - 1));
    let (due, moved) = (next.and_then(|next| next.due).map_or((1 << 28) - 1, day), moved.map_or(0, day));
    due << 32 | (0xF - (stage as u64).min(0xF)) << 28 | ((1 << 28) - 1 - moved)
}

/// The text of an application that a search looks at.
fn searchable(application: &Application) -> String {
    let mut text = String::with_capacity(160);
    let fields = [
        &application.company,
        &application.role,
        &application.location,
        &application.channel,
        &application.contact,
        &application.resume,
        &application.letter,
        &application.next_action,
        &application.notes,
        &application.url,
    ];
    let notes = application.timeline.values().map(|event| &event.note);
    for part in fields.into_iter().chain(&application.tags).chain(notes).filter(|part| !part.is_empty()) {
        text.push_str(part);
        text.push('\n');
    }
    text.small_letters()
}
