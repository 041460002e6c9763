//! Rows with a delimiter too many, where it can only stand in the text at their end: "interview 3 May, then nothing" without quotation marks.

use std::collections::BTreeSet;

use super::data::{Row, Table};
use crate::applications::is_heading_of_text;
use crate::dates;
use domain::sort_compact::IntoTree;
use domain::sort_compact::SortCompact;

/// The rows of a table that are too long, each with its cells; those that fit again go back to the table, the others are given back.
pub(super) fn put_back(table: &mut Table, long: Vec<Row>) -> Vec<Row> {
    let Some(last) = table.headers.len().checked_sub(1).filter(|_| !long.is_empty()) else { return long };
    let cells =
        |at: usize| table.rows.iter().filter_map(move |row| row.cells.get(at)).map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    let text = table.headers.get(last).is_some_and(|heading| is_heading_of_text(heading))
        || cells(last).any(|cell| cell.split_whitespace().count() > 3);
    // Before the text there has to be a day in its place, and between the two only words that other rows have too: else the surplus may be theirs.
    let day = (0..last).rev().find(|at| cells(*at).next().is_some() && cells(*at).all(dates::is_day)).filter(|_| text);
    let Some(day) = day else { return long };
    let words: Vec<BTreeSet<&str>> = (day + 1..last).map(|at| cells(at).into_set()).collect();
    let fits = |row: &Row| {
        let cell = |at: usize| row.cells.get(at).map_or("", |cell| cell.trim());
        dates::is_day(cell(day)) && words.iter().zip(day + 1..).all(|(words, at)| cell(at).is_empty() || words.contains(cell(at)))
    };
    let (mut good, bad): (Vec<Row>, Vec<Row>) = long.into_iter().partition(fits);
    for row in &mut good {
        let rest = row.cells.split_off(last);
        row.cells.push(rest.join(&table.delimiter.to_string()).trim_end_matches([table.delimiter, ' ']).to_owned());
    }
    if !good.is_empty() {
        table.rows.append(&mut good);
        table.rows.sort_compact_by_key(|row| row.number);
    }
    bad
}
