//! What the cells of a column look like, whatever its heading says.

use super::mapping::Meaning;
use super::phrases::{self, Piece, days_written};
use super::senses::Sense;
use super::word_kinds;
use super::{status, vocabulary};
use crate::dates::{self, DateOrder, Writing};
use crate::table::Table;
use domain::sort_compact::SortCompact;

/// What most cells of a column look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Mostly dates.
    Dates,
    /// Mostly addresses on the web.
    Links,
    /// Mostly yes and no.
    Answers,
    /// Nothing at all.
    Blank,
    /// Anything else.
    Text,
}

/// How many filled cells are looked at.
const LOOK_AT: usize = 300;

/// The cells of a column that hold something.
fn cells(table: &Table, column: usize) -> impl Iterator<Item = &str> {
    let cells = table.rows.iter().filter_map(move |row| row.cells.get(column)).map(|cell| cell.trim());
    cells.filter(|cell| !vocabulary::is_blank(cell)).take(LOOK_AT)
}

/// Whether a cell is a date, with its year or without.
pub(super) fn is_day(cell: &str) -> bool {
    dates::is_day(cell)
}

/// What most cells of a column look like.
pub(super) fn shape(table: &Table, column: usize) -> Shape {
    let (mut all, mut dates, mut links, mut answers) = (0usize, 0usize, 0usize, 0usize);
    for cell in cells(table, column) {
        all += 1;
        links += usize::from(cell.starts_with("http://") || cell.starts_with("https://") || cell.starts_with("www."));
        dates += usize::from(is_day(cell));
        answers += usize::from(vocabulary::answer(cell).is_some() || vocabulary::behind_yes(cell).is_some_and(is_day));
    }
    match all {
        0 => Shape::Blank,
        _ if links * 2 >= all => Shape::Links,
        _ if dates * 2 > all => Shape::Dates,
        _ if (answers + dates) * 10 > all * 9 => Shape::Answers,
        _ => Shape::Text,
    }
}

/// Whether the cells are yes and no for the most part: among them may be a word of its own.
pub(super) fn mostly_answers(table: &Table, column: usize) -> bool {
    let (mut all, mut answers) = (0usize, 0usize);
    for cell in cells(table, column) {
        all += 1;
        answers += usize::from(vocabulary::answer(cell).is_some());
    }
    all > 0 && answers * 2 >= all
}

/// Whether the cells of a column of days or stages tell for the most part what such a column can tell, if in words of their own: "12 Oct with Kim",
/// "scheduled", "Applied on Jan 4".
pub(super) fn mostly_told(table: &Table, column: usize) -> bool {
    const LONG: usize = 80;
    let turns = |piece: &Piece| matches!(piece.sense, Some(Sense::Planned | Sense::Invited | Sense::Not | Sense::Missed | Sense::Moved));
    let (mut all, mut told) = (0usize, 0usize);
    for cell in cells(table, column) {
        all += 1;
        let short = cell.len() < LONG;
        let tells = || {
            !days_written(cell).0.is_empty() || phrases::pieces(cell, Writing { order: DateOrder::DayFirst, until: None }).iter().any(turns)
        };
        let number = cell.bytes().all(|b| b.is_ascii_digit());
        told += usize::from(
            !number && (vocabulary::answer(first_word(cell)).is_some() || word_kinds::is_taken(cell) || is_day(cell) || short && tells()),
        );
    }
    all > 0 && told * 2 >= all
}

/// The word before a mark: "Yes - declined".
fn first_word(cell: &str) -> &str {
    let marked = [" - ", ", ", ": ", " ("].into_iter().find_map(|mark| cell.split_once(mark));
    marked.map_or(cell, |(first, _)| first)
}

/// Whether a column counts what its heading names: numbers of one digit, and some of them more than one.
pub(super) fn counts(table: &Table, column: usize) -> bool {
    let digit = |cell: &str| cell.len() == 1 && cell.bytes().all(|b| b.is_ascii_digit());
    cells(table, column).all(digit) && cells(table, column).any(|cell| cell > "1")
}

/// Whether a column only numbers the rows: whole numbers that rise from row to row.
pub(super) fn counts_up(table: &Table, column: usize) -> bool {
    let mut last = None;
    let mut rises = |cell: &str| {
        let value: u64 = cell.parse().ok()?;
        let good = last.is_none_or(|last| value > last);
        last = Some(value);
        good.then_some(())
    };
    table.rows.len() > 1 && table.rows.iter().all(|row| row.cells.get(column).is_some_and(|cell| rises(cell.trim()).is_some()))
}

/// The share of a column's cells that say something as a status, in hundredths; nothing below two thirds.
pub(super) fn status_share(table: &Table, column: usize) -> Option<usize> {
    const LONG: usize = 80;
    let writing = Writing { order: DateOrder::DayFirst, until: None };
    let (mut all, mut known) = (0usize, 0usize);
    // "No" among stages is one of them, and by itself says nothing.
    for cell in cells(table, column).filter(|cell| vocabulary::answer(cell).is_none()) {
        all += 1;
        let short = cell.len() < LONG;
        known += usize::from(short && !matches!(status::read(&status::status_word(cell), writing).meaning(), Meaning::Note));
    }
    (all > 0 && known * 3 > all * 2).then(|| known * 100 / all)
}

/// Whether a column's cells hardly repeat.
pub(super) fn differ(table: &Table, column: usize) -> bool {
    let mut different: Vec<&str> = cells(table, column).collect();
    let all = different.len();
    different.sort_compact();
    different.dedup();
    all > 1 && different.len() * 5 >= all * 4
}

/// The share of a column's cells for which something holds, in hundredths.
pub(super) fn share(table: &Table, column: usize, holds: fn(&str) -> bool) -> usize {
    let (mut all, mut good) = (0usize, 0usize);
    for cell in cells(table, column) {
        all += 1;
        good += usize::from(holds(cell));
    }
    (good * 100).checked_div(all).unwrap_or(0)
}

/// Whether some cells of a column of short texts are days.
pub(super) fn names_days(table: &Table, place: usize) -> bool {
    let cells = || table.rows.iter().filter_map(|row| row.cells.get(place)).map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    cells().any(dates::is_day) && cells().all(|cell| cell.len() < 24)
}

/// Whether a cell is a number and nothing else.
pub(super) fn is_count(cell: &str) -> bool {
    cell.len() < 5 && cell.bytes().all(|b| b.is_ascii_digit())
}
