//! Two lists side by side in one sheet, "Open" beside "Closed": the second is put beneath the first, as if it stood there.

use super::known_headings::{is_heading_of_names, known_headings};
use super::mapping::Meaning;
use super::status;
use super::telling::outcome_share;
use crate::dates::{DateOrder, Writing};
use crate::table::{Row, Table};
use crate::words::{fold, squash};

/// Puts a second list beneath the first. What stands above each is its title: where it says how things stand, it becomes a heading between the rows.
pub(super) fn take(table: &mut Table) {
    let Some(at) = second(table) else { return };
    let mut titles = titles(table);
    let right = table.headers.split_off(at);
    // Each column of the second list goes beneath the one of the same name.
    let mut places: Vec<usize> = Vec::with_capacity(right.len());
    for heading in right {
        let same = |place: &usize| !heading.trim().is_empty() && !places.contains(place) && is_same(&table.headers[*place], &heading);
        let place = (0..table.headers.len()).find(same).unwrap_or(table.headers.len());
        if place == table.headers.len() {
            table.headers.push(heading);
        }
        places.push(place);
    }
    let width = table.headers.len();
    let beneath = table.rows.iter().map(|row| row.number).max().unwrap_or(0);
    let mut second: Vec<Row> = Vec::new();
    for row in &mut table.rows {
        let mut cells = vec![String::new(); width];
        for (cell, place) in row.cells.drain(at.min(row.cells.len())..).zip(&places) {
            cells[*place] = cell;
        }
        second.push(Row { number: beneath + row.number, cells });
        row.cells.resize(width, String::new());
    }
    if let (Some(first), [_, _]) = (table.rows.first().map(|row| row.number), titles.as_slice()) {
        let title = |number: usize, text: String| {
            let mut cells = vec![text];
            cells.resize(width, String::new());
            Row { number, cells }
        };
        second.insert(0, title((beneath + first).saturating_sub(1), titles.pop().unwrap_or_default()));
        table.rows.insert(0, title(first.saturating_sub(1), titles.pop().unwrap_or_default()));
    }
    table.rows.append(&mut second);
    table.rows.retain(|row| row.cells.iter().any(|cell| !cell.trim().is_empty()));
}

/// Where the second list begins: behind an empty column, or where the first heading comes again.
fn second(table: &Table) -> Option<usize> {
    let headers = &table.headers;
    let empty = |place: usize| {
        let blank = |cells: &Vec<String>| cells.get(place).is_none_or(|cell| cell.trim().is_empty());
        blank(headers) && table.rows.iter().all(|row| blank(&row.cells))
    };
    let again = |place: &usize| {
        is_heading_of_names(&headers[*place]) && headers.iter().take(*place).any(|heading| is_same(heading, &headers[*place]))
    };
    let name = (1..headers.len()).filter(|_| table.headed).find(again)?;
    let apart = (1..=name).rev().find(|place| empty(place - 1));
    let at = apart.or_else(|| (1..=name).find(|place| is_same(&headers[0], &headers[*place])))?;
    (known_headings(&headers[..at]) > 1 && known_headings(&headers[at..]) > 1).then_some(at)
}

fn is_same(one: &str, other: &str) -> bool {
    squash(&fold(one)) == squash(&fold(other))
}

/// The two titles above the lists, where they say how things stand and nothing else does.
fn titles(table: &Table) -> Vec<String> {
    // Cells far apart have more than one blank between them.
    let line = table.preamble.last().map_or("", String::as_str);
    let titles: Vec<&str> = line.split("  ").map(str::trim).filter(|part| !part.is_empty()).collect();
    let writing = Writing { order: DateOrder::DayFirst, until: None };
    let says = |title: &&str| {
        let reading = status::read(title, writing);
        reading.whole && reading.meaning() != Meaning::Note
    };
    let told = (0..table.headers.len()).any(|place| outcome_share(table, place, false).is_some());
    if titles.len() == 2 && titles.iter().all(says) && !told { titles.into_iter().map(str::to_owned).collect() } else { Vec::new() }
}
