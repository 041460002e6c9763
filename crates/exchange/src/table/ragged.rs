//! Rows that end early. Some programs leave the empty cells at a row's end away, and who writes a list by hand does too: where a row's days stand where other
//! rows have theirs, only its end is missing.

use super::data::{Row, Table};
use crate::dates;
use domain::sort_compact::SortCompact;

/// The rows of a table that end early: those that fit go to the table, the others are given back.
pub(super) fn put_back(table: &mut Table, short: Vec<Row>) -> Vec<Row> {
    let width = table.headers.len();
    // Among many whole rows a single one with less than half of its cells is rather a line of its own.
    let many = short.len() > 1;
    let has_days = |at: usize| {
        let cells = || table.rows.iter().filter_map(|row| row.cells.get(at)).map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
        let days = cells().filter(|cell| dates::is_day(cell)).count();
        (days == cells().count(), days > 0)
    };
    let days: Vec<(bool, bool)> = (0..width).map(has_days).collect();
    let fits = |row: &Row| {
        let cells = row.cells.iter().zip(&days).filter(|(cell, _)| !cell.trim().is_empty());
        row.cells.len() > 1
            && (many || row.cells.len() * 2 >= width)
            && cells.into_iter().all(|(cell, (only, any))| if dates::is_day(cell) { *any || *only } else { !(*only && *any) })
    };
    let (mut good, bad): (Vec<Row>, Vec<Row>) = short.into_iter().partition(fits);
    if !good.is_empty() {
        for row in &mut good {
            row.cells.resize(width, String::new());
        }
        table.rows.extend(good);
        table.rows.sort_compact_by_key(|row| row.number);
    }
    bad
}
