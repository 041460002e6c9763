//! What tells a list of applications from other tables, and a row of headings from other rows.

use super::mapping::{Meaning, Target};
use super::{column_shape, status, vocabulary};
use crate::dates::{DateOrder, Writing};
use crate::table::Table;
use crate::words::{fold, squash};

/// What a cell says as a heading that is just a known word, or the word of a day.
fn meant(cell: &str) -> &'static [Target] {
    match vocabulary::heading(&squash(&fold(cell))) {
        [] => vocabulary::heading_of_days(cell),
        targets => targets,
    }
}

/// How many cells of a row are headings that lists of applications have; none where no company or role is among them, or where a cell is one of a
/// record.
pub(crate) fn known_headings(cells: &[String]) -> usize {
    let filled = || cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    if filled().any(|cell| column_shape::is_day(cell) || cell.contains("://")) {
        return 0;
    }
    let known = filled().filter(|cell| !meant(cell).is_empty()).count();
    let named = filled().any(|cell| meant(cell).iter().any(|target| target.names()));
    if named && known > 1 && known * 2 >= filled().count() { known } else { 0 }
}

/// Whether a heading is one of links.
pub(crate) fn is_heading_of_links(heading: &str) -> bool {
    meant(heading).contains(&Target::Url)
}

/// Whether a heading is one of free text.
pub(crate) fn is_heading_of_text(heading: &str) -> bool {
    meant(heading).iter().any(|target| matches!(target, Target::Notes | Target::Status))
}

/// Whether hardly any other table than a list of applications has a column with that heading.
pub(crate) fn is_of_applications(heading: &str) -> bool {
    use Target::{AppliedOn, Company, InterviewedOn, Letter, OfferedOn, RejectedOn, Resume, Role};
    let held = || vocabulary::heading_with(heading).any(|target| matches!(target, Company | AppliedOn | InterviewedOn | OfferedOn));
    let exact = |target: &Target| matches!(target, Company | Role | AppliedOn | InterviewedOn | OfferedOn | RejectedOn | Resume | Letter);
    meant(heading).iter().any(exact) || held()
}

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
        ended += usize::from(is_of_a_search(meaning) && !matches!(meaning, Meaning::Interview | Meaning::Screen | Meaning::Arranged));
    }
    let enough = if next { ended } else { told };
    (ended > 0 && enough * 5 >= all * 2).then(|| told * 100 / all)
}

fn is_of_a_search(meaning: Meaning) -> bool {
    matches!(meaning, Meaning::Rejected | Meaning::Interview | Meaning::Screen | Meaning::Arranged | Meaning::Offer | Meaning::NoAnswer)
}
