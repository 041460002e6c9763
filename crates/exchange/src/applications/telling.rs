//! What tells a list of applications from other tables, by what its cells say.

use super::mapping::Meaning;
use super::phrases::days_written;
use super::{status, vocabulary};
use crate::dates::{DateOrder, Writing};
use crate::table::Table;

/// Whether half of a column's first cells say how an application went, in words that no payment has.
pub(crate) fn says_how_it_went(table: &Table, column: usize) -> bool {
    const ROWS: usize = 40;
    let writing = Writing { order: DateOrder::DayFirst, until: None };
    let (mut all, mut told) = (0_usize, 0_usize);
    let cells = table.rows.iter().take(ROWS).filter_map(|row| row.cells.get(column)).map(|cell| cell.trim());
    for cell in cells.filter(|cell| !cell.is_empty()) {
        all += 1;
        // "Compra no débito" only holds such a word.
        let word = cell.len() < 80 && cell.chars().any(char::is_alphabetic) && vocabulary::answer(cell).is_none();
        let reading = word.then(|| status::read(&status::status_word(cell), writing));
        told += usize::from(reading.is_some_and(|reading| reading.whole && is_of_a_search(reading.meaning())));
    }
    told > 0 && told * 2 >= all
}

/// The share of a column's cells that say something as a status, in hundredths, where two in five do and one of them says how it ended: among a person's
/// own sentences some are in words that nobody knows. Ways to apply have no end: "Phone", "In person". Where the column is one of what is to be done next,
/// two in five have to say how it ended.
pub(super) fn outcome_share(table: &Table, column: usize, next: bool) -> Option<usize> {
    const ROWS: usize = 200;
    let writing = Writing { order: DateOrder::DayFirst, until: None };
    let (mut all, mut told, mut ended) = (0_usize, 0_usize, 0_usize);
    let cells = table.rows.iter().filter_map(|row| row.cells.get(column)).map(|cell| cell.trim());
    for cell in cells.filter(|cell| !vocabulary::is_blank(cell)).take(ROWS) {
        all += 1;
        // A no among answers to a question is no rejection.
        if vocabulary::answer(cell).is_some() || vocabulary::behind_yes(cell).is_some() {
            return None;
        }
        if cell.len() > 160 {
            continue;
        }
        let meaning = status::read(&status::status_word(cell), writing).meaning();
        told += usize::from(meaning != Meaning::Note);
        let own = matches!(meaning, Meaning::Accepted | Meaning::TurnedDown | Meaning::Withdrew | Meaning::ClosedByEmployer);
        ended +=
            usize::from(own || is_of_a_search(meaning) && !matches!(meaning, Meaning::Interview | Meaning::Screen | Meaning::Arranged));
    }
    let enough = if next { ended } else { told };
    (ended > 0 && enough * 5 >= all * 2).then(|| told * 100 / all)
}

/// Whether most cells of a column of notes tell on which day something happened: "Applied 4 Aug. Phone screen 11 Aug. Rejected 21 Aug".
pub(super) fn is_history(table: &Table, column: usize) -> bool {
    const ROWS: usize = 100;
    let writing = Writing { order: DateOrder::DayFirst, until: None };
    let (mut all, mut told) = (0_usize, 0_usize);
    for cell in table.rows.iter().filter_map(|row| row.cells.get(column)).filter(|cell| !vocabulary::is_blank(cell)).take(ROWS) {
        all += 1;
        told += usize::from(!days_written(cell).0.is_empty() && status::read(cell, writing).meaning() != Meaning::Note);
    }
    told > 1 && told * 2 > all
}

fn is_of_a_search(meaning: Meaning) -> bool {
    matches!(meaning, Meaning::Rejected | Meaning::Interview | Meaning::Screen | Meaning::Arranged | Meaning::Offer | Meaning::NoAnswer)
}
