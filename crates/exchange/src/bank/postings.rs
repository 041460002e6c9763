//! Double entry: a program that keeps accounts writes each movement as a line for every account it touches, the day and the words on the first line
//! only. The lines of one account are its movements; the others say the same money once more.

use crate::table::Table;
use crate::words::{fold, listed};

const OTHER: &str = "This line is the same money on another account.";

/// Headings of the account of a line.
const ACCOUNT: &str = "full account name, volle kontobezeichnung, nom complet du compte";

/// Leaves the lines of the account that most movements touch, each with the day and the words of its movement.
pub(super) fn settle(table: &mut Table, outside: &mut Vec<(usize, String, &'static str)>) {
    let Some(account) = table.headers.iter().position(|heading| listed(ACCOUNT, &fold(heading))) else { return };
    let mut names: Vec<(String, usize)> = Vec::new();
    let mut above = Vec::new();
    for row in &mut table.rows {
        let first = row.cells.first().is_some_and(|cell| !cell.trim().is_empty());
        let Some(name) = row.cells.get(account).cloned() else { continue };
        if first {
            above.clone_from(&row.cells);
        } else {
            // The day and the words stand before the account.
            for (cell, above) in row.cells.iter_mut().zip(&above).take(account).filter(|(cell, _)| cell.trim().is_empty()) {
                cell.clone_from(above);
            }
        }
        match names.iter_mut().find(|(known, _)| *known == name) {
            Some((_, count)) => *count += 1,
            None => names.push((name, 1)),
        }
    }
    // Of as many the one of what is owned, which a file of one movement has as well.
    let most = names.into_iter().max_by_key(|(name, count)| (*count, name.starts_with('A')));
    let Some((own, _)) = most else { return };
    table.rows.retain(|row| {
        let kept = row.cells.get(account) == Some(&own);
        if !kept {
            let words = row.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" · ");
            outside.push((row.number, words, OTHER));
        }
        kept
    });
}
