//! A bank's table and what its columns are → entries. Split columns for money out and in, or one amount with a word beside it, become a direction
//! here; what they mean together is decided from the whole column, as in some files money out is written with a minus in its own column and in
//! others without.

use super::columns::direction;
use super::layout::Column;
use super::raw::{Direction, Flaw, RawEntry, RawStatement};
use crate::table::{Row, Table};
use crate::words::fold;

/// The entries of a table.
pub fn read(table: &Table, columns: &[Column]) -> RawStatement {
    let reader = Reader { columns, turned_debits: mostly_negative(table, columns, Column::Debit), signed: any_negative(table, columns) };
    let mut statement = RawStatement { names: "row", ..RawStatement::default() };
    for row in &table.rows {
        statement.entries.push(reader.entry(row));
    }
    statement.bad = table.bad.iter().map(|bad| (bad.number, bad.reason.clone())).collect();
    statement
}

struct Reader<'a> {
    columns: &'a [Column],
    /// Money out stands with a minus although it has its own column.
    turned_debits: bool,
    /// The amounts have signs of their own, so a word beside them adds nothing.
    signed: bool,
}

impl Reader<'_> {
    fn entry(&self, row: &Row) -> RawEntry {
        let mut entry = RawEntry { row: row.number, ..RawEntry::default() };
        let (mut debit, mut credit, mut word, mut value_date) = ("", "", None, "");
        for (column, cell) in self.columns.iter().zip(&row.cells) {
            let cell = cell.trim();
            if cell.is_empty() {
                continue;
            }
            match column {
                Column::Date => cell.clone_into(&mut entry.date),
                Column::ValueDate => value_date = cell,
                Column::Amount => cell.clone_into(&mut entry.amount),
                Column::Debit if !is_nought(cell) => debit = cell,
                Column::Credit if !is_nought(cell) => credit = cell,
                Column::Direction => word = Some(direction(cell)),
                Column::Payee => squeeze(cell).clone_into(&mut entry.payee),
                Column::Memo => {
                    if !entry.memo.is_empty() {
                        entry.memo.push_str("; ");
                    }
                    entry.memo.push_str(&squeeze(cell));
                }
                Column::Category => cell.clone_into(&mut entry.category),
                Column::Currency => cell.clone_into(&mut entry.currency),
                Column::Id => cell.clone_into(&mut entry.id),
                Column::Status => status(&mut entry, cell),
                Column::Debit | Column::Credit | Column::Ignored => {}
            }
        }
        if entry.date.is_empty() {
            value_date.clone_into(&mut entry.date);
        }
        if self.columns.contains(&Column::Debit) || self.columns.contains(&Column::Credit) {
            self.split(&mut entry, debit, credit);
        } else if !self.signed && self.columns.contains(&Column::Direction) {
            match word.flatten() {
                Some(true) => entry.direction = Direction::In,
                Some(false) => entry.direction = Direction::Out,
                None => entry.flaw = entry.flaw.or(Some(Flaw::NoDirection)),
            }
        }
        entry
    }

    fn split(&self, entry: &mut RawEntry, debit: &str, credit: &str) {
        match (debit.is_empty(), credit.is_empty()) {
            (false, false) => {
                entry.amount = format!("{debit} / {credit}");
                entry.flaw = Some(Flaw::BothWays);
            }
            (false, true) => {
                debit.clone_into(&mut entry.amount);
                entry.direction = if self.turned_debits { Direction::Signed } else { Direction::Turned };
            }
            (true, false) => credit.clone_into(&mut entry.amount),
            // Both blank or nought; an amount column beside them may still say something.
            (true, true) if entry.amount.is_empty() => "0".clone_into(&mut entry.amount),
            (true, true) => {}
        }
    }
}

/// Booked, announced, or never happened.
fn status(entry: &mut RawEntry, cell: &str) {
    match fold(cell).as_str() {
        "pending" | "vorgemerkt" | "en attente" | "pendiente" | "in attesa" | "authorised" | "authorized" | "reserved"
        | "in behandeling" | "yes" | "true" => {
            entry.pending = true;
        }
        "reverted" | "declined" | "failed" | "cancelled" | "canceled" | "rejected" | "denied" | "storniert" => {
            entry.flaw = Some(Flaw::NoMovement);
        }
        _ => {}
    }
}

fn cells<'a>(table: &'a Table, columns: &'a [Column], wanted: Column) -> impl Iterator<Item = &'a str> {
    let at = columns.iter().position(|column| *column == wanted);
    table.rows.iter().filter_map(move |row| row.cells.get(at?)).map(|cell| cell.trim()).filter(|cell| !is_nought(cell))
}

fn is_negative(cell: &str) -> bool {
    cell.starts_with('(') || cell.contains(['-', '−']) && !cell.ends_with(",-") && !cell.ends_with(".-")
}

fn mostly_negative(table: &Table, columns: &[Column], wanted: Column) -> bool {
    let (mut all, mut negative) = (0usize, 0usize);
    for cell in cells(table, columns, wanted) {
        all += 1;
        negative += usize::from(is_negative(cell));
    }
    negative * 2 > all
}

fn any_negative(table: &Table, columns: &[Column]) -> bool {
    cells(table, columns, Column::Amount).any(is_negative)
}

/// Blank, a dash, or zero.
fn is_nought(cell: &str) -> bool {
    !cell.chars().any(|c| c.is_alphanumeric() && c != '0') && !cell.chars().any(|c| c.is_ascii_digit() && c != '0')
}

fn squeeze(cell: &str) -> String {
    cell.split_whitespace().collect::<Vec<_>>().join(" ")
}
