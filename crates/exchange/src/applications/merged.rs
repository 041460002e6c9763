//! Companies that stand once above several rows, as merged cells of a sheet come out: each row takes the one above it.

use std::collections::HashSet;

use super::mapping::Target;
use super::vocabulary;
use crate::table::{Row, Table};
use crate::words::{fold, squash};

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
    let different: HashSet<&str> = names.iter().map(String::as_str).collect();
    if blank < 2 || blank * 4 < own.len() || different.len() < names.len() || own.first().is_none_or(|row| !filled(row, company)) {
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
