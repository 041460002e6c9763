//! Double entry: a program that keeps accounts writes each movement as a line for every account it touches, the day and the words on the first line
//! only. The lines of one account are its movements; the others say the same money once more.

use crate::table::Table;
use crate::words::{fold, listed};
use domain::dictionary::Dictionary;

const OTHER: &str = "This line is the same money on another account.";

/// Headings of the account of a line.
const ACCOUNT: &str = "full account name, volle kontobezeichnung, nom complet du compte";

/// How the names of accounts of what is owned begin.
const OWNED: &str = "assets, aktiva, actif, activo, attiv, activa";

/// The five kinds of accounts, where programs without headings begin the names with them.
const KINDS: &str = "assets, expenses, income, liabilities, equity";

/// What hledger numbers the lines of a movement with; each line has the day and the words then.
const NUMBERED: &str = "txnidx";

/// Columns of such a file that say once more what the amount says, from the account's side: there a credit is money out.
const AGAIN: &str = "txnidx, date2, credit, debit, posting status";

/// Gives each line the account on the other side of its movement as its category, and leaves out what is said twice; gives the column of the account.
fn take_numbered(table: &mut Table) -> Option<usize> {
    let at = |table: &Table, name: &str| table.headers.iter().position(|heading| fold(heading) == name);
    let (number, account) = (at(table, NUMBERED)?, at(table, "account")?);
    let cell = |row: &crate::table::Row, place: usize| row.cells.get(place).cloned().unwrap_or_default();
    let lines: Vec<(String, String)> = table.rows.iter().map(|row| (cell(row, number), cell(row, account))).collect();
    for (line, row) in table.rows.iter_mut().enumerate() {
        let Some((own, name)) = lines.get(line) else { continue };
        // The lines of a movement are beside each other.
        let near = lines.iter().skip(line.saturating_sub(20)).take(40).filter(|(number, other)| number == own && other != name);
        let other = near.map(|(_, other)| other.rsplit(':').next().unwrap_or_default().to_owned()).next();
        row.cells.push(other.unwrap_or_default());
    }
    table.headers.push("Category".to_owned());
    for place in (0..table.headers.len()).rev() {
        if table.headers.get(place).is_some_and(|heading| listed(AGAIN, &fold(heading))) {
            table.headers.remove(place);
            table.rows.iter_mut().filter(|row| place < row.cells.len()).for_each(|row| drop(row.cells.remove(place)));
        }
    }
    at(table, "account")
}

/// Whether most cells of a column are accounts by their names: `Assets:Current`.
fn holds_accounts(table: &Table, at: usize) -> bool {
    let kind = |row: &&crate::table::Row| row.cells.get(at)?.split_once(':').map(|(kind, _)| listed(KINDS, &fold(kind)));
    table.rows.iter().filter(|row| kind(row) == Some(true)).count() * 2 > table.rows.len()
}

/// Leaves the lines of the account that most movements touch, each with the day and the words of its movement.
pub(super) fn settle(table: &mut Table, outside: &mut Vec<(usize, String, &'static str)>) {
    let named = take_numbered(table)
        .or_else(|| table.headers.iter().position(|heading| listed(ACCOUNT, &fold(heading))))
        .or_else(|| (0..table.headers.len()).filter(|_| !table.headed).find(|at| holds_accounts(table, *at)));
    let Some(account) = named else { return };
    let mut names = Dictionary::default();
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
        *names.at(&name, 0_usize) += 1;
    }
    // Of as many the one of what is owned, which a file of one movement has as well.
    let owned = |name: &str| OWNED.split(", ").any(|word| fold(name).starts_with(word));
    let most = names.iter().max_by_key(|(name, count)| (**count, owned(name)));
    let Some(own) = most.map(|(name, _)| name.to_owned()) else { return };
    table.rows.retain(|row| {
        let kept = row.cells.get(account) == Some(&own);
        if !kept {
            let words = row.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" · ");
            outside.push((row.number, words, OTHER));
        }
        kept
    });
}
