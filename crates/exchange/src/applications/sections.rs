//! Lists that are divided by headings between their rows: "REJECTED", and beneath it all that were. The headings become a column, which is then read
//! as every other.

use super::mapping::{Meaning, Target};
use super::{status, vocabulary};
use crate::dates::{DateOrder, Writing};
use crate::day_numbers;
use crate::table::{BadRow, Row, Table};
use crate::words::{fold, squash};

/// The column that is made of them.
const HEADING: &str = "Section";

/// Makes a column of the headings between the rows, where they say how things stand and no column does.
pub fn take_sections(table: &mut Table) {
    let is_status = |header: &String| vocabulary::heading(&squash(&fold(header))).contains(&Target::Status);
    if table.headers.len() < 3 || table.headers.iter().any(is_status) || !table.rows.iter().any(|row| section(row).is_some()) {
        return;
    }
    let mut current = String::new();
    let mut rows = Vec::with_capacity(table.rows.len());
    for mut row in std::mem::take(&mut table.rows) {
        if let Some(name) = section(&row) {
            name.clone_into(&mut current);
            table.skipped.push(BadRow { number: row.number, reason: "It is a heading of the rows beneath it, which take it.".to_owned() });
        } else {
            row.cells.push(current.clone());
            rows.push(row);
        }
    }
    table.rows = rows;
    table.headers.push(HEADING.to_owned());
}

/// Writes days anew that the table has as numbers.
pub fn take_day_numbers(table: &mut Table) {
    let plain = [Target::AppliedOn, Target::SavedOn, Target::StatusOn, Target::EndedOn, Target::RemindOn];
    day_numbers::rewrite(table, |heading| {
        // An "Offer" may be an amount; an "Offer date" is none.
        vocabulary::heading(&squash(&fold(heading))).iter().any(|target| plain.contains(target))
            || vocabulary::heading_of_days(heading).iter().any(|target| target.is_dated())
    });
}

/// What a row says where it is nothing but a heading: "Rejected (3)".
fn section(row: &Row) -> Option<&str> {
    let mut filled = row.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    let text = filled.next().filter(|text| text.len() < 60)?;
    let name =
        text.trim_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '(' | ')' | ':' | '-' | '–' | '—' | '=' | '#'));
    let reading = status::read(name, Writing { order: DateOrder::DayFirst, until: None });
    (filled.next().is_none() && reading.whole && reading.meaning() != Meaning::Note).then_some(name)
}
