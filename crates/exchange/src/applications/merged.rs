//! Companies that stand once above several rows, as merged cells of a sheet come out: each row takes the one above it. And rows that tell what came next
//! beneath the one that names the application.

use super::mapping::Target;
use super::{phrases, vocabulary};
use crate::dates;
use crate::table::{Row, Table};
use crate::words::{fold, squash};
use domain::dictionary::Dictionary;

/// Writes the company into the rows beneath it. Only where a good part of the rows have a role and no company, while no company comes twice: who does not
/// know an employer now and then has a row without one too.
pub(super) fn take(table: &mut Table) {
    let named = |wanted: Target| table.headers.iter().position(|header| vocabulary::heading(&squash(&fold(header))).contains(&wanted));
    let (Some(company), Some(role)) = (named(Target::Company), named(Target::Role)) else { return };
    let filled = |row: &Row, place: usize| row.cells.get(place).is_some_and(|cell| !cell.trim().is_empty());
    // Titles between the rows and lines of sums are no part of it.
    let own: Vec<&Row> = table.rows.iter().filter(|row| filled(row, role)).collect();
    let names: Vec<String> = own.iter().filter(|row| filled(row, company)).map(|row| fold(&row.cells[company])).collect();
    let blank = own.len() - names.len();
    let different = Dictionary::of(names.iter().map(String::as_str));
    if blank < 2 || blank * 4 < own.len() || different.count() < names.len() || own.first().is_none_or(|row| !filled(row, company)) {
        return;
    }
    let mut above = String::new();
    for row in table.rows.iter_mut().filter(|row| filled(row, role)) {
        let Some(cell) = row.cells.get_mut(company) else { continue };
        if cell.trim().is_empty() {
            cell.clone_from(&above);
        } else {
            above.clone_from(cell);
        }
    }
}

/// Puts what a row without company and role says behind the status of the row right above it, with its day: what came next. Only where several rows are like
/// that. A row with more days than one, or with the day of something else, stays as it is, and so does one that counts: "5 rejected".
pub(super) fn take_continued(table: &mut Table) {
    let is = |header: &str, wanted: Target| vocabulary::heading(&squash(&fold(header))).contains(&wanted);
    let named = |wanted: Target| table.headers.iter().position(|header| is(header, wanted));
    let (Some(company), Some(role), Some(status)) = (named(Target::Company), named(Target::Role), named(Target::Status)) else { return };
    let dated: Vec<bool> = table.headers.iter().map(|header| is(header, Target::AppliedOn) || is(header, Target::StatusOn)).collect();
    let filled = |row: &Row, place: usize| row.cells.get(place).is_some_and(|cell| !cell.trim().is_empty());
    let names = |row: &Row| filled(row, company) || filled(row, role);
    let continues = |row: &Row| {
        let days = || row.cells.iter().enumerate().filter(|(_, cell)| dates::is_day(cell)).map(|(place, _)| place);
        let own = days().count() < 2 && days().all(|place| dated.get(place) == Some(&true));
        let said = row.cells.get(status).map_or("", |cell| cell.trim());
        let counts = said.starts_with(|c: char| c.is_ascii_digit())
            || said.ends_with(|c: char| c.is_ascii_digit()) && phrases::days_written(said).0.is_empty();
        !names(row) && !said.is_empty() && own && !counts
    };
    if table.rows.iter().filter(|row| continues(row)).count() < 2 {
        return;
    }
    let mut rows: Vec<Row> = Vec::with_capacity(table.rows.len());
    let mut last = 0;
    for row in std::mem::take(&mut table.rows) {
        let beneath = std::mem::replace(&mut last, row.number) + 1 == row.number && continues(&row);
        let Some(above) = rows.last_mut().filter(|above| beneath && names(above)) else {
            rows.push(row);
            continue;
        };
        let day = row.cells.iter().find(|cell| dates::is_day(cell)).map(|day| format!("{} ", day.trim())).unwrap_or_default();
        for (place, text) in row.cells.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty() && !dates::is_day(cell)) {
            let Some(cell) = above.cells.get_mut(place) else { continue };
            let day = if place == status { &day } else { "" };
            let between = if cell.trim().is_empty() { "" } else { "; " };
            *cell = format!("{}{between}{day}{}", cell.trim(), text.trim());
        }
    }
    table.rows = rows;
}
