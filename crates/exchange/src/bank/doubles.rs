//! What a table states twice, so that no movement is counted twice: a signed amount and the same amount under debit or credit, a fee that the amount
//! has in it already, a reference that many rows share.

use super::headings::Heading;
use super::layout::Column;
use super::numbers::minor_units;
use super::running;
use super::vocabulary::vocabulary;
use crate::table::Table;
use crate::words::holds_one;
use domain::sort_compact::SortCompact;

/// Leaves out the columns that repeat another one.
pub(super) fn leave_out(table: &Table, headings: &[Heading], columns: &mut [Column]) {
    beginnings(table, headings, columns);
    sides(table, columns);
    fees(table, headings, columns);
    ids(table, columns);
}

/// A payee that is only how a longer text beside it begins: "CARTE X1306 25/11" before "CARTE X1306 25/11 MONOPRIX LYON". The longer one says who it was.
/// A column of names is left alone, and so is one that always ends where a word does: "Marlow" before "Marlow thanks you" is who it was.
fn beginnings(table: &Table, headings: &[Heading], columns: &mut [Column]) {
    let Some(payee) = columns.iter().position(|column| *column == Column::Payee) else { return };
    if headings.get(payee).is_none_or(|heading| vocabulary().is_name(heading)) {
        return;
    }
    let longer = |at: usize| {
        let (mut all, mut begun, mut more, mut cut) = (0_usize, 0_usize, 0_usize, false);
        for row in &table.rows {
            let [short, long] = [payee, at].map(|at| row.cells.get(at).map_or("", |cell| cell.trim()));
            if short.is_empty() || long.is_empty() {
                continue;
            }
            all += 1;
            let Some(rest) = long.strip_prefix(short) else { continue };
            begun += 1;
            more += usize::from(!rest.is_empty());
            cut |= rest.starts_with(char::is_alphanumeric);
        }
        cut && begun * 4 >= all * 3 && more * 2 > all
    };
    let texts = (0..columns.len()).filter(|at| columns.get(*at) == Some(&Column::Memo));
    if let Some(at) = texts.into_iter().find(|at| longer(*at)) {
        columns.swap(payee, at);
    }
}

fn replace(columns: &mut [Column], column: Column, by: Column) {
    for slot in columns.iter_mut().filter(|slot| **slot == column) {
        *slot = by;
    }
}

fn numbers(table: &Table, columns: &[Column], wanted: Column) -> Option<Vec<Option<i64>>> {
    Some(minor_units(table, columns.iter().position(|column| *column == wanted)?))
}

/// A signed amount in nearly every row decides where debit and credit beside it only repeat it or are mostly blank: then they are the amount that was
/// claimed back, or a ledger's view of it. Where they say something else, they decide.
fn sides(table: &Table, columns: &mut [Column]) {
    let Some(amounts) = numbers(table, columns, Column::Amount) else { return };
    let sides: Vec<_> = [Column::Debit, Column::Credit].into_iter().filter_map(|side| numbers(table, columns, side)).collect();
    let (mut filled, mut beside, mut same, mut minus) = (0_usize, 0_usize, 0_usize, false);
    for (row, amount) in amounts.iter().enumerate() {
        let Some(amount) = amount.filter(|amount| *amount != 0) else { continue };
        filled += 1;
        minus |= amount < 0;
        let side = sides.iter().find_map(|side| side.get(row).copied().flatten().filter(|side| *side != 0));
        beside += usize::from(side.is_some());
        same += usize::from(side.is_some_and(|side| side.abs() == amount.abs()));
    }
    let whole = filled * 5 >= amounts.len() * 4;
    let sparse = beside * 5 < filled * 4 && (minus || sides.len() == 1);
    if whole && (sparse || minus && same == beside) {
        replace(columns, Column::Debit, Column::Ignored);
        replace(columns, Column::Credit, Column::Ignored);
    } else if sides.len() == 2 {
        replace(columns, Column::Amount, Column::Ignored);
    }
}

/// A fee is on top of the amount only where the heading of the amount says so, or where the balances are met with the fee and not without it.
fn fees(table: &Table, headings: &[Heading], columns: &mut [Column]) {
    const BEFORE: &str = "gross, brutto, bruto, brut, lordo, before fees, before fee";
    let at = |wanted: Column| columns.iter().position(|column| *column == wanted);
    let name = |at: Option<usize>| at.and_then(|at| headings.get(at)).map_or("", |heading| heading.name.as_str());
    let Some(fees) = numbers(table, columns, Column::Fee) else { return };
    if holds_one(name(at(Column::Amount)), BEFORE) || name(at(Column::Fee)) == "source fee amount" {
        return;
    }
    // The amount before the fee, less the fee, is the amount in every row: then it contains the fee.
    let before = headings.iter().position(|heading| holds_one(&heading.name, BEFORE)).map(|at| minor_units(table, at));
    let amounts = numbers(table, columns, Column::Amount);
    if let (Some(before), Some(amounts)) = (before, amounts) {
        let mut rows =
            before.iter().zip(&amounts).zip(&fees).filter_map(|((before, amount), fee)| Some((((*before)?, (*amount)?), (*fee)?)));
        let contained = |((before, amount), fee): ((i64, i64), i64)| before.saturating_sub(amount).saturating_abs() == fee.saturating_abs();
        if rows.clone().any(|(_, fee)| fee != 0) && rows.all(contained) {
            return replace(columns, Column::Fee, Column::Ignored);
        }
    }
    let side = |wanted: Column| numbers(table, columns, wanted).unwrap_or_else(|| vec![None; fees.len()]);
    let [amounts, debits, credits, balances] = [Column::Amount, Column::Debit, Column::Credit, Column::Balance].map(side);
    let met = |times: i64| {
        let rows = (0..fees.len()).map(|row| {
            let cell = |column: &[Option<i64>]| column.get(row).copied().flatten();
            let [out, into, fee] = [&debits, &credits, &fees].map(|column| cell(column).unwrap_or(0).saturating_abs());
            let moved = cell(&amounts).unwrap_or(0).saturating_add(into).saturating_sub(out);
            (moved.saturating_sub(fee.saturating_mul(times)), cell(&balances))
        });
        running::follow(&rows.collect::<Vec<_>>()).map_or(0, |run| run.met)
    };
    // Without a fee yet there is nothing to prove, and a later file of the account may prove it.
    let uncharged = at(Column::Balance).is_some() && fees.iter().flatten().all(|fee| *fee == 0);
    // Where balances tell nothing, as those of a single row, the fee stays.
    let (with, without) = (met(1), met(0));
    if !uncharged && (with < without || with == without && at(Column::Balance).is_none()) {
        replace(columns, Column::Fee, Column::Ignored);
    }
}

/// A reference names a row only where nearly every row has one and no other row has the same: the number of a customer comes again each month, and the
/// later rows would be taken for the first.
fn ids(table: &Table, columns: &mut [Column]) {
    let Some(at) = columns.iter().position(|column| *column == Column::Id) else { return };
    let mut named: Vec<_> = table.rows.iter().filter_map(|row| Some((row.cells.get(at)?.trim(), &row.cells))).collect();
    named.retain(|(id, _)| !id.is_empty());
    named.sort_compact();
    // A row that stands in the file twice is no other one.
    let again = named.windows(2).any(|pair| matches!(pair, [one, other] if one.0 == other.0 && one.1 != other.1));
    if again || named.len() * 5 < table.rows.len() * 4 {
        replace(columns, Column::Id, Column::Memo);
    }
}
