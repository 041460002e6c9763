//! What single cells of a bank's table say: nothing, nought, less than nought; and their texts put together.

use super::layout::Column;
use crate::table::Table;
use domain::currency::Currency;
use domain::money;

/// The cells of a column that say something.
pub(super) fn cells<'a>(table: &'a Table, columns: &'a [Column], wanted: Column) -> impl Iterator<Item = &'a str> {
    let at = columns.iter().position(|column| *column == wanted);
    table.rows.iter().filter_map(move |row| row.cells.get(at?)).map(|cell| cell.trim()).filter(|cell| !is_nought(cell))
}

/// Whether an amount is written below nought.
pub(super) fn is_negative(cell: &str) -> bool {
    cell.starts_with('(') || cell.contains(['-', '−']) && !cell.ends_with(",-") && !cell.ends_with(".-")
}

/// Whether most cells of a column are.
pub(super) fn mostly_negative(table: &Table, columns: &[Column], wanted: Column) -> bool {
    let (mut all, mut negative) = (0usize, 0usize);
    for cell in cells(table, columns, wanted) {
        all += 1;
        negative += usize::from(is_negative(cell));
    }
    negative * 2 > all
}

/// Whether one of the amounts is.
pub(super) fn any_negative(table: &Table, columns: &[Column]) -> bool {
    cells(table, columns, Column::Amount).any(is_negative)
}

/// Blank, a dash, or zero.
pub(super) fn is_nought(cell: &str) -> bool {
    !cell.chars().any(|c| c.is_alphanumeric() && c != '0') && !cell.chars().any(|c| c.is_ascii_digit() && c != '0')
}

/// A cell that is blank, or a mark that nothing is to be said.
pub(super) fn is_mark(cell: &str) -> bool {
    cell.chars().all(|c| matches!(c, '-' | '−' | '–' | '—' | '/' | ' '))
}

/// A cell without the mark that some banks put before a text, so that a spreadsheet takes it for one.
pub(super) fn bare(cell: &str) -> &str {
    let cell = cell.trim();
    cell.strip_prefix('\'').filter(|rest| !rest.contains('\'')).unwrap_or(cell)
}

/// Adds a text to a note.
pub(super) fn note(cell: &str, memo: &mut String) {
    if !memo.is_empty() && !cell.is_empty() {
        memo.push_str("; ");
    }
    squeeze(cell, memo);
}

/// Adds a text with single blanks.
pub(super) fn squeeze(cell: &str, out: &mut String) {
    let mut first = true;
    for word in cell.split_whitespace() {
        if !first {
            out.push(' ');
        }
        out.push_str(word);
        first = false;
    }
}

/// The currency of a code, of an old code, a sign, or a short name.
pub(super) fn currency(word: &str) -> Option<Currency> {
    money::by_sign(word).or_else(|| Currency::parse(word).filter(|code| code.is_listed()))
}
