//! The numbers of a table's columns before it is known what they are.

use super::headings::is_sign;
use super::running::{self, Run};
use super::shape::Way;
use crate::table::Table;
use domain::currency::Currency;
use domain::money::{self, Convention};

/// The numbers of a column, whatever their currency.
pub(super) fn minor_units(table: &Table, at: usize) -> Vec<Option<i64>> {
    let bare = |row: &crate::table::Row| {
        row.cells.get(at).map(|cell| cell.replace(|c: char| c.is_alphabetic() || is_sign(c), "")).unwrap_or_default()
    };
    let cells: Vec<String> = table.rows.iter().take(200).map(bare).collect();
    let convention = match Convention::of_column(cells.iter().map(String::as_str), Currency::EUR) {
        money::Column::Decided(convention) => Some(convention),
        money::Column::NotNeeded | money::Column::Ask => Some(Convention::Point),
    };
    cells.iter().map(|cell| money::parse(cell, Currency::EUR, convention).ok()).collect()
}

/// Whether the amounts lead from balance to balance; `None` where there is nothing that could.
pub(super) fn leads(amounts: &[Option<i64>], balances: &[Option<i64>]) -> Option<Run> {
    let rows: Vec<_> = amounts.iter().zip(balances).map(|(amount, balance)| (amount.unwrap_or(0), *balance)).collect();
    // A column of noughts leads from anything to itself.
    let moves = rows.iter().any(|(amount, _)| *amount != 0) && balances.iter().any(|balance| Some(balance) != balances.first());
    moves.then(|| running::follow(&rows)).flatten()
}

/// Whether some amounts have a plus, others have none, and no one a minus: then those without are money out.
pub(super) fn only_plus<'a>(cells: impl Iterator<Item = &'a str>) -> bool {
    let (mut plus, mut bare) = (false, false);
    for cell in cells {
        if cell.contains(['-', '−', '(']) {
            return false;
        }
        let marked = cell.contains('+');
        plus |= marked;
        bare |= !marked;
    }
    plus && bare
}

/// Where one way alone has a mark, as short as `CR`, what has none went the other.
pub(super) fn unmarked<'a>(marks: impl Iterator<Item = &'a str>) -> Option<Way> {
    let mut ways = marks.map(|mark| Way::of(mark).filter(|_| mark.len() <= 3));
    let first = ways.next()??;
    let other = match first {
        Way::In => Way::Out,
        Way::Out => Way::In,
        _ => return None,
    };
    ways.all(|way| way == Some(first)).then_some(other)
}
