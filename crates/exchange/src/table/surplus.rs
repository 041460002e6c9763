//! Rows with a delimiter too many, where it can only stand in the text at their end: "interview 3 May, then nothing" without quotation marks.

use super::data::{Row, Table};
use crate::applications::is_heading_of_text;
use crate::dates;
use domain::dictionary::Dictionary;
use domain::sort_compact::SortCompact;

/// The rows of a table that are too long, each with its cells; those that fit again go back to the table, the others are given back.
pub(super) fn put_back(table: &mut Table, long: Vec<Row>) -> Vec<Row> {
    let long = rejoin(table, long);
    let rest = put_back_ends(table, long);
    table.rows.sort_compact_by_key(|row| row.number);
    rest
}

/// "Loop,2026 New Grad, Full-Stack,https://…": where no other cell begins with a blank, one that does goes on with the text before it.
fn rejoin(table: &mut Table, long: Vec<Row>) -> Vec<Row> {
    let width = table.headers.len();
    let goes_on = |cell: &String| cell.starts_with(' ') && !cell.trim().is_empty();
    let blanks = table.rows.iter().filter(|row| row.cells.iter().any(goes_on)).count();
    if long.is_empty() || blanks * 5 > table.rows.len() {
        return long;
    }
    let holds = |table: &Table, at: usize, kind: fn(&str) -> bool| {
        let mut cells =
            table.rows.iter().filter_map(|row| row.cells.get(at)).map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).peekable();
        cells.peek().is_some() && cells.all(kind)
    };
    let is_link = |cell: &str| cell.contains("://");
    let kinds: Vec<(bool, bool)> = (0..width).map(|at| (holds(table, at, dates::is_day), holds(table, at, is_link))).collect();
    let mut rest = Vec::new();
    for row in long {
        let mut cells: Vec<String> = Vec::with_capacity(width);
        for cell in &row.cells {
            match cells.last_mut().filter(|_| goes_on(cell)) {
                Some(before) => before.extend([table.delimiter.to_string().as_str(), cell]),
                None => cells.push(cell.clone()),
            }
        }
        while cells.len() > width && cells.last().is_some_and(|cell| cell.trim().is_empty()) {
            cells.pop();
        }
        let fits = |(cell, (day, link)): (&String, &(bool, bool))| {
            let cell = cell.trim();
            cell.is_empty() || (!day || dates::is_day(cell)) && (!link || is_link(cell))
        };
        if cells.len() == width && cells.iter().zip(&kinds).all(fits) {
            table.rows.push(Row { number: row.number, cells });
        } else {
            rest.push(row);
        }
    }
    rest
}

/// Those whose surplus stands in the text at their end.
fn put_back_ends(table: &mut Table, long: Vec<Row>) -> Vec<Row> {
    let Some(last) = table.headers.len().checked_sub(1).filter(|_| !long.is_empty()) else { return long };
    let cells =
        |at: usize| table.rows.iter().filter_map(move |row| row.cells.get(at)).map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    let text = table.headers.get(last).is_some_and(|heading| is_heading_of_text(heading))
        || cells(last).any(|cell| cell.split_whitespace().count() > 3);
    // Before the text there has to be a day in its place, and between the two only words that other rows have too: else the surplus may be theirs.
    let day = (0..last).rev().find(|at| cells(*at).next().is_some() && cells(*at).all(dates::is_day)).filter(|_| text);
    let Some(day) = day else { return long };
    let words: Vec<Dictionary<()>> = (day + 1..last).map(|at| Dictionary::of(cells(at))).collect();
    let fits = |row: &Row| {
        let cell = |at: usize| row.cells.get(at).map_or("", |cell| cell.trim());
        dates::is_day(cell(day)) && words.iter().zip(day + 1..).all(|(words, at)| cell(at).is_empty() || words.has(cell(at)))
    };
    let (mut good, bad): (Vec<Row>, Vec<Row>) = long.into_iter().partition(fits);
    for row in &mut good {
        let rest = row.cells.split_off(last);
        row.cells.push(rest.join(&table.delimiter.to_string()).trim_end_matches([table.delimiter, ' ']).to_owned());
    }
    table.rows.append(&mut good);
    bad
}
