//! Double entry: a program that keeps accounts writes each movement as a line for every account it touches, the day and the words on the first line
//! only. The lines of one account are its movements; the others say the same money once more.

use std::collections::BTreeMap;

use crate::table::Table;
use crate::words::{fold, listed};

const OTHER: &str = "This line is the same money on another account.";

/// Headings of the account of a line.
const ACCOUNT: &str = "full account name, volle kontobezeichnung, nom complet du compte";

/// How the names of accounts of what is owned begin.
const OWNED: &str = "assets, aktiva, actif, activo, attiv, activa";

/// Leaves the lines of the account that most movements touch, each with the day and the words of its movement.
pub(super) fn settle(table: &mut Table, outside: &mut Vec<(usize, String, &'static str)>) {
    let Some(account) = table.headers.iter().position(|heading| listed(ACCOUNT, &fold(heading))) else { return };
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
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
        *names.entry(name).or_default() += 1;
    }
    // Of as many the one of what is owned, which a file of one movement has as well.
    let owned = |name: &str| OWNED.split(", ").any(|word| fold(name).starts_with(word));
    let most = names.into_iter().max_by_key(|(name, count)| (*count, owned(name)));
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
