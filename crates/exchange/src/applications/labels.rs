//! Notes in which each application is a few lines with their names in front: "Company: Acme", "Role: Analyst", "Result: rejected", and then the next.

use super::known_headings::{is_heading_of_names, known_headings};
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
    let (mut open, mut title) = (None, None);
    let mut all = lines().peekable();
    let mut last = 0;
    while let Some((number, line)) = all.next() {
        let apart = number > std::mem::replace(&mut last, number) + 1;
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
                // The name that each begins with, or one of an employer or a role that it has already.
                let names = table.headers.get(place).is_some_and(|header| is_heading_of_names(header));
                let again = |row: &Row| names && row.cells.get(place).is_some_and(|cell| !cell.is_empty());
                if place == 0 || table.rows.last().is_none_or(again) {
                    table.rows.push(Row { number, cells: Vec::new() });
                    if let Some(title) = title.take() {
                        note(&mut table, title);
                    }
                }
                add(&mut table.rows, place, "; ", text);
                // A list beneath a name with nothing behind it belongs to that name.
                open = Some(place).filter(|_| text.is_empty());
            }
            _ if table.rows.is_empty() => {
                table.preamble.push(line.to_owned());
                table.skipped.push(BadRow { number, reason: ABOVE.to_owned() });
            }
            // Apart from what is above it and right before the first name of the next one, it is that one's title.
            _ if apart
                && all
                    .peek()
                    .is_some_and(|(next, line)| *next == number + 1 && label(line).is_some_and(|(name, _)| begins(&table, name))) =>
            {
                title = Some(line);
            }
            // Without a name it is a note.
            _ => match open.filter(|_| line.starts_with(['-', '*', '•'])) {
                Some(place) => add(&mut table.rows, place, "\n", &values(line)),
                None => note(&mut table, line),
            },
        }
    }
    let width = table.headers.len();
    for row in &mut table.rows {
        row.cells.resize(width, String::new());
    }
    (table.rows.len() > 1 && known_headings(&table.headers) > 1).then_some(table)
}

/// Whether a name is the one that each application begins with.
fn begins(table: &Table, name: &str) -> bool {
    table.headers.first().is_some_and(|first| squash(&fold(first)) == squash(&fold(name)))
}

/// Adds a line to the notes of the last row.
fn note(table: &mut Table, line: &str) {
    let place = table.headers.iter().position(|header| header == NOTES).unwrap_or(table.headers.len());
    if place == table.headers.len() {
        table.headers.push(NOTES.to_owned());
    }
    add(&mut table.rows, place, "\n", &values(line));
}

/// Adds a text to a cell of the last row.
fn add(rows: &mut [Row], place: usize, between: &str, text: &str) {
    let Some(row) = rows.last_mut() else { return };
    row.cells.resize(row.cells.len().max(place + 1), String::new());
    if let Some(cell) = row.cells.get_mut(place) {
        cell.extend([if cell.is_empty() { "" } else { between }, text]);
    }
}

/// What a line says; of names and values in braces the values: "{date: 2026-09-10, what: interview}".
fn values(line: &str) -> String {
    let inside = line.trim_start_matches(['-', ' ']).strip_prefix('{').and_then(|line| line.strip_suffix('}'));
    let value = |part: &'_ str| part.split_once(": ").map_or(part, |(_, value)| value).to_owned();
    inside.map_or_else(|| line.to_owned(), |inside| inside.split(", ").map(value).collect::<Vec<_>>().join(" "))
}

/// The name in front of a line, and what follows.
fn label(line: &str) -> Option<(&str, &str)> {
    let (name, text) = line.split_once([':', '：'])?;
    let name = name.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '*' | '•'));
    let text = text.trim().trim_start_matches("** ");
    let text = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(text);
    (!name.is_empty() && !name.starts_with('{') && name.chars().count() < 30 && !text.starts_with("//")).then_some((name, text))
}
