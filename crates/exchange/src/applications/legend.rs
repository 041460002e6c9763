//! Letters in place of words: "A", "I", "R" under "Status". What they mean is said by a legend somewhere in the file; without one, those that nearly
//! everybody uses are known. They are written out, and then read as every other status.

use super::mapping::{Meaning, Target};
use super::{status, vocabulary};
use crate::dates::{DateOrder, Writing};
use crate::table::{BadRow, Row, Table};
use crate::words::{fold, squash};

/// What letters mean without a legend.
const USUAL: [(char, &str); 5] = [('A', "applied"), ('I', "interview"), ('R', "rejected"), ('O', "offer"), ('G', "ghosted")];

/// Writes letters out.
pub(super) fn take(table: &mut Table) {
    let mut legend: Vec<(char, String)> = table.preamble.iter().chain(&table.headers).flat_map(|line| pairs(line)).collect();
    let is_legend = |row: &Row| {
        let text = row.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(", ");
        // Before its first letter there is at most its title.
        let end = text.bytes().position(|b| matches!(b, b'=' | b':')).unwrap_or(text.len());
        let title = text.get(..end).filter(|title| title.len() < 40)?.trim_end();
        let found = pairs(&text);
        let begins = title.chars().count() == 1 || found.len() > 1 && title.len() < 30;
        (begins && !found.is_empty()).then_some(found)
    };
    let rows: Vec<Option<Vec<(char, String)>>> = table.rows.iter().map(is_legend).collect();
    legend.extend(rows.iter().flatten().flatten().cloned());
    legend.dedup_by_key(|(letter, _)| *letter);
    let own = legend.len() > 1;
    if !own {
        legend = USUAL.map(|(letter, word)| (letter, word.to_owned())).to_vec();
    }
    let mut any = false;
    for at in 0..table.headers.len() {
        let heading = table.headers.get(at).map_or("", String::as_str);
        let title = heading.split(['(', ':']).next().unwrap_or_default();
        let known = vocabulary::heading(&squash(&fold(title)));
        // An unknown heading is enough where the file says what the letters are.
        if !known.contains(&Target::Status) && (!own || !known.is_empty()) {
            continue;
        }
        let cells = || table.rows.iter().zip(&rows).filter(|(_, legend)| legend.is_none() || !own).filter_map(|(row, _)| row.cells.get(at));
        let filled = cells().filter(|cell| !vocabulary::is_blank(cell)).count();
        let spelled = cells().filter(|cell| is_spelled(cell, &legend)).count();
        let has = |letter: char| cells().any(|cell| cell.trim() == letter.to_string());
        let enough = if own { spelled * 5 >= filled * 3 } else { spelled == filled && has('R') && (has('A') || has('I') || has('G')) };
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
                table.skipped.push(BadRow { number: row.number, reason: "It says what the letters mean.".to_owned() });
            } else {
                table.rows.push(row);
            }
        }
    }
}

/// The letters of a text that says what they mean: "A = applied, R: rejected".
fn pairs(text: &str) -> Vec<(char, String)> {
    let writing = Writing { order: DateOrder::DayFirst, until: None };
    let mut starts: Vec<(usize, char, usize)> = Vec::new();
    for (at, letter) in text.char_indices().filter(|(_, c)| c.is_uppercase()).take(100) {
        let apart = text.get(..at).and_then(|before| before.chars().next_back()).is_none_or(|c| !c.is_alphanumeric());
        let rest = text.get(at + letter.len_utf8()..).unwrap_or_default().trim_start();
        if let Some(value) = rest.strip_prefix(['=', ':', '-', '–', '—']).filter(|_| apart) {
            starts.push((at, letter, text.len() - value.len()));
        }
    }
    let ends = starts.iter().skip(1).map(|(at, ..)| *at).chain([text.len()]);
    let value = |((_, letter, from), end): (&(usize, char, usize), usize)| {
        let value = text.get(*from..end)?.split([',', ';', '|', '\n', '/', ')']).next()?.trim();
        let reading = status::read(value, writing);
        (reading.meaning() != Meaning::Note).then(|| (*letter, value.to_owned()))
    };
    starts.iter().zip(ends).filter_map(value).collect()
}

/// What the letter means.
fn word(legend: &[(char, String)], word: &str) -> Option<String> {
    let mut letters = word.chars();
    let letter = letters.next().filter(|_| letters.next().is_none())?;
    legend.iter().find(|(known, _)| *known == letter).map(|(_, word)| word.clone())
}

/// Whether all words of a cell are letters of the legend.
fn is_spelled(cell: &str, legend: &[(char, String)]) -> bool {
    let mut words = cell.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).peekable();
    words.peek().is_some() && words.all(|letter| word(legend, letter).is_some())
}

fn written_out(cell: &str, legend: &[(char, String)]) -> String {
    let pieces = cell.split_inclusive(|c: char| !c.is_alphabetic());
    let piece = |piece: &str| {
        let letter = piece.trim_end_matches(|c: char| !c.is_alphabetic());
        word(legend, letter).map_or_else(|| piece.to_owned(), |word| piece.replacen(letter, &word, 1))
    };
    pieces.map(piece).collect()
}
