//! Notes in which each application is a few lines with their names in front: "Company: Acme", "Role: Analyst", "Result: rejected", and then the next.

use super::known_headings::known_headings;
use super::vocabulary;
use crate::table::{ABOVE, BadRow, Encoding, Row, Table};
use crate::words::{fold, squash};

/// The column of the lines without a name.
const NOTES: &str = "Notes";

/// How many lines are looked at to find out whether a text is such notes.
const HEAD: usize = 40;

/// The table of such notes; `None` where the text is none.
pub(super) fn take(text: &str, encoding: Encoding) -> Option<Table> {
    let lines = || text.lines().enumerate().map(|(at, line)| (at + 1, line.trim())).filter(|(_, line)| !line.is_empty());
    let (mut all, mut labelled) = (0_usize, 0_usize);
    for (_, line) in lines().take(HEAD) {
        all += 1;
        labelled += usize::from(label(line).is_some_and(|(name, _)| !vocabulary::heading(&squash(&fold(name))).is_empty()));
    }
    if labelled < 4 || labelled * 5 < all * 3 {
        return None;
    }
    let mut table = Table {
        encoding,
        delimiter: ',',
        headers: Vec::new(),
        headed: true,
        preamble: Vec::new(),
        rows: Vec::new(),
        bad: Vec::new(),
        skipped: Vec::new(),
    };
    for (number, line) in lines() {
        let found = label(line);
        let place = found.map(|(name, _)| {
            let known = table.headers.iter().position(|header| squash(&fold(header)) == squash(&fold(name)));
            known.unwrap_or_else(|| {
                table.headers.push(name.to_owned());
                table.headers.len() - 1
            })
        });
        match (place, found) {
            (Some(place), Some((_, text))) => {
                // The name that each begins with, or any other that it has already.
                let next = place == 0 || table.rows.last().is_none_or(|row| row.cells.get(place).is_some_and(|cell| !cell.is_empty()));
                if next {
                    table.rows.push(Row { number, cells: Vec::new() });
                }
                if let Some(row) = table.rows.last_mut() {
                    row.cells.resize(row.cells.len().max(place + 1), String::new());
                    if let Some(cell) = row.cells.get_mut(place) {
                        text.clone_into(cell);
                    }
                }
            }
            _ if table.rows.is_empty() => {
                table.preamble.push(line.to_owned());
                table.skipped.push(BadRow { number, reason: ABOVE.to_owned() });
            }
            // Without a name it is a note.
            _ => {
                let place = table.headers.iter().position(|header| header == NOTES).unwrap_or(table.headers.len());
                if place == table.headers.len() {
                    table.headers.push(NOTES.to_owned());
                }
                if let Some(row) = table.rows.last_mut() {
                    row.cells.resize(row.cells.len().max(place + 1), String::new());
                    if let Some(cell) = row.cells.get_mut(place) {
                        cell.extend([if cell.is_empty() { "" } else { "\n" }, line]);
                    }
                }
            }
        }
    }
    let width = table.headers.len();
    for row in &mut table.rows {
        row.cells.resize(width, String::new());
    }
    (table.rows.len() > 1 && known_headings(&table.headers) > 1).then_some(table)
}

/// The name in front of a line, and what follows.
fn label(line: &str) -> Option<(&str, &str)> {
    let (name, text) = line.split_once([':', '：'])?;
    let name = name.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '*' | '•'));
    (!name.is_empty() && name.chars().count() < 30 && !text.starts_with("//")).then_some((name, text.trim().trim_start_matches("** ")))
}
