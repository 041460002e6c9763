//! Letters, numbers or colours in place of words: "A", "3", "Green" under "Status". What they mean is said by a legend somewhere in the file, in a line or in two
//! columns below the table; without one, the letters that nearly everybody uses are known. They are written out, and then read as every other status.

use super::mapping::{Meaning, Target};
use super::{status, vocabulary};
use crate::dates::{DateOrder, Writing};
use crate::table::{BadRow, Row, Table};
use crate::words::{fold, squash};
use domain::dictionary::Dictionary;

/// What letters mean without a legend.
const USUAL: [(&str, &str); 5] = [("A", "applied"), ("I", "interview"), ("R", "rejected"), ("O", "offer"), ("G", "ghosted")];

/// What stands in a cell, and what it means.
type Sign = (String, String);

/// Writes letters out.
pub(super) fn take(table: &mut Table) {
    let mut legend: Vec<Sign> = table.preamble.iter().chain(&table.headers).flat_map(|line| pairs(line)).collect();
    let is_legend = |row: &Row| {
        let text = row.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(", ");
        // Before its first letter there is at most its title.
        let end = text.bytes().position(|b| matches!(b, b'=' | b':')).unwrap_or(text.len());
        let title = text.get(..end).filter(|title| title.len() < 40)?.trim_end();
        let found = pairs(&text);
        let begins = title.chars().count() == 1 || found.len() > 1 && title.len() < 30;
        (begins && !found.is_empty()).then_some(found)
    };
    let mut rows: Vec<Option<Vec<Sign>>> = table.rows.iter().map(is_legend).collect();
    below(table, &mut rows);
    legend.extend(rows.iter().flatten().flatten().cloned());
    let mut known = Dictionary::default();
    legend.retain(|(sign, _)| known.insert(sign, ()));
    let own = legend.len() > 1;
    if !own {
        legend = USUAL.map(|(letter, word)| (letter.to_owned(), word.to_owned())).to_vec();
    }
    let mut any = false;
    for at in 0..table.headers.len() {
        let heading = table.headers.get(at).map_or("", String::as_str);
        let title = heading.split(['(', ':']).next().unwrap_or_default();
        let known = vocabulary::heading(&squash(&fold(title)));
        // An unknown heading is enough where the file says what the signs are.
        if !known.contains(&Target::Status) && (!own || !known.is_empty()) {
            continue;
        }
        let cells = || table.rows.iter().zip(&rows).filter(|(_, legend)| legend.is_none() || !own).filter_map(|(row, _)| row.cells.get(at));
        let filled = cells().filter(|cell| !vocabulary::is_blank(cell)).count();
        let spelled = cells().filter(|cell| is_spelled(cell, &legend)).count();
        let has = |letter: &str| cells().any(|cell| cell.trim() == letter);
        let enough = if own { spelled * 5 >= filled * 3 } else { spelled == filled && has("R") && (has("A") || has("I") || has("G")) };
        if spelled == 0 || !enough {
            continue;
        }
        any = true;
        for cell in table.rows.iter_mut().filter_map(|row| row.cells.get_mut(at)).filter(|cell| is_spelled(cell, &legend)) {
            *cell = written_out(cell, &legend);
        }
    }
    if own && any {
        let mut said = rows.into_iter();
        for row in std::mem::take(&mut table.rows) {
            if said.next().flatten().is_some() {
                table.skipped.push(BadRow { number: row.number, reason: "It says what the signs in a column mean.".to_owned() });
            } else {
                table.rows.push(row);
            }
        }
    }
}

/// Finds a legend in the last rows, a sign and its meaning in each, and its title above it.
fn below(table: &Table, rows: &mut [Option<Vec<Sign>>]) {
    let pair = |row: &Row| {
        let mut filled = row.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
        let (sign, meaning) = (filled.next()?, filled.next()?);
        (filled.next().is_none() && sign.len() < 12 && says(meaning)).then(|| (sign.to_owned(), meaning.to_owned()))
    };
    let signs: Vec<Sign> = table.rows.iter().rev().map_while(pair).collect();
    // Every sign another one, and some cell above is one: no company is called so.
    let last = table.rows.len() - signs.len();
    let different = (1..signs.len()).all(|at| signs.iter().take(at).all(|(sign, _)| signs.get(at).is_some_and(|(other, _)| sign != other)));
    let used = |(sign, _): &Sign| table.rows.iter().take(last).any(|row| row.cells.iter().any(|cell| cell.trim() == sign));
    if signs.len() < 3 || last < 2 || !different || signs.iter().filter(|sign| used(sign)).count() * 2 < signs.len() {
        return;
    }
    for (row, sign) in rows.iter_mut().rev().zip(signs) {
        *row = Some(vec![sign]);
    }
    let titled = |row: &Row| row.cells.iter().filter(|cell| !cell.trim().is_empty()).count() == 1;
    if let (Some(above), true) = (rows.get_mut(last - 1), table.rows.get(last - 1).is_some_and(titled)) {
        *above = Some(Vec::new());
    }
}

/// Whether a text says what happened.
fn says(text: &str) -> bool {
    status::read(text, Writing { order: DateOrder::DayFirst, until: None }).meaning() != Meaning::Note
}

/// The signs of a text that says what they mean: "A = applied, R: rejected", "RED = rejected".
fn pairs(text: &str) -> Vec<Sign> {
    let mut starts: Vec<(usize, &str, usize)> = Vec::new();
    for (at, mark) in text.char_indices().filter(|(_, c)| matches!(c, '=' | ':' | '-' | '–' | '—')).take(100) {
        let before = text.get(..at).unwrap_or_default().trim_end();
        let begin = before.char_indices().rev().take_while(|(_, c)| c.is_alphanumeric()).last().map_or(before.len(), |(at, _)| at);
        let sign = before.get(begin..).unwrap_or_default();
        let letter = sign.chars().count() == 1 && sign.chars().all(char::is_uppercase);
        // But no time: "10:30".
        let time = text.get(at + 1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        let number = matches!(mark, '=' | ':') && !time && sign.len() < 3 && sign.bytes().all(|b| b.is_ascii_digit());
        if !sign.is_empty() && (letter || number || mark == '=' && sign.len() < 12) {
            starts.push((begin, sign, at + mark.len_utf8()));
        }
    }
    let ends = starts.iter().skip(1).map(|(at, ..)| *at).chain([text.len()]);
    let value = |((_, sign, from), end): (&(usize, &str, usize), usize)| {
        let value = text.get(*from..end)?.split([',', ';', '|', '\n', '/', ')']).next()?.trim();
        says(value).then(|| ((*sign).to_owned(), value.to_owned()))
    };
    starts.iter().zip(ends).filter_map(value).collect()
}

/// What a sign means.
fn word(legend: &[Sign], sign: &str) -> Option<String> {
    let one = |known: &str| if known.chars().count() == 1 { known == sign } else { known.eq_ignore_ascii_case(sign) };
    legend.iter().find(|(known, _)| one(known)).map(|(_, word)| word.clone())
}

/// Whether all words of a cell are signs of the legend.
fn is_spelled(cell: &str, legend: &[Sign]) -> bool {
    // A day stands beside letters: "I 2026-09-14".
    let numbers = legend.iter().any(|(sign, _)| sign.bytes().all(|b| b.is_ascii_digit()));
    let counts = |word: &&str| !word.is_empty() && (numbers || !word.bytes().all(|b| b.is_ascii_digit()));
    let mut words = cell.split(|c: char| !c.is_alphanumeric()).filter(counts).peekable();
    words.peek().is_some() && words.all(|sign| word(legend, sign).is_some())
}

fn written_out(cell: &str, legend: &[Sign]) -> String {
    let pieces = cell.split_inclusive(|c: char| !c.is_alphanumeric());
    let piece = |piece: &str| {
        let sign = piece.trim_end_matches(|c: char| !c.is_alphanumeric());
        word(legend, sign).map_or_else(|| piece.to_owned(), |word| piece.replacen(sign, &word, 1))
    };
    pieces.map(piece).collect()
}
