//! Which text columns of a bank's table say who it was and what for, where the headings leave it open. In what way a payment was made stands in few
//! words that come again, whom it went to in many; and a text that no heading explains is a note rather than nothing.

use super::headings::Heading;
use super::layout::Column;
use super::shape::Shape;
use super::vocabulary::vocabulary;
use crate::languages::Words;
use crate::table::Table;
use crate::words::holds_one;
use domain::sort_compact::SortCompact;

/// Headings of the way in which a payment was made: not who it was, while there is anything else.
static WAYS: Words = Words::of("bank headings of", "way");

/// The notes that can say who it was in a row where the column for it is blank, the likeliest first: a kind of operation comes again in row after row.
pub(super) fn stand_ins(table: &Table, headings: &[Heading], columns: &[Column]) -> Vec<usize> {
    let vocabulary = vocabulary();
    let notes = headings.iter().enumerate().filter(|(at, _)| columns.get(*at) == Some(&Column::Memo));
    let mut all: Vec<_> = notes
        .filter_map(|(at, heading)| {
            let shape = Shape::of(table, at);
            let kind = shape.cells > 3 && shape.distinct * 2 <= shape.cells;
            Some((kind, vocabulary.payee(heading)?, at))
        })
        .collect();
    all.sort_compact();
    // Any other note, and in what way it was paid, is more than nothing.
    let mut stand_ins: Vec<usize> = all.into_iter().map(|(.., at)| at).collect();
    for ways in [false, true] {
        let others = headings.iter().enumerate().filter(|(at, heading)| columns.get(*at) == Some(&Column::Memo) && is_way(heading) == ways);
        let others: Vec<usize> = others.map(|(at, _)| at).filter(|at| !stand_ins.contains(at)).collect();
        stand_ins.extend(others);
    }
    stand_ins
}

/// The heading of what belongs to a text: its place, or whom it was to where the text is a kind, which comes again.
const BELOW: &str = "sub description";

/// Headings of what only a bank reads.
const CODES: &str = "bic, id, iban";

/// Whether a heading is of the way in which a payment was made.
pub(super) fn is_way(heading: &Heading) -> bool {
    WAYS.in_text(&heading.name)
}

/// Chooses who it was, and gives the note every other text that differs from row to row. `party` is a column of who paid or was paid, which is read on
/// its own.
pub(super) fn complete(headings: &[Heading], shapes: &[Shape], columns: &mut [Option<Column>], party: impl Fn(usize) -> bool) {
    let open = |columns: &[Option<Column>], at: usize| {
        matches!(columns.get(at), Some(None | Some(Column::Memo)))
            && shapes.get(at).is_some_and(|shape| shape.wordy && shape.suits(Column::Payee))
    };
    let way = |at: usize| headings.get(at).is_some_and(is_way);
    let parted = headings.iter().any(|heading| heading.name == BELOW);
    if let Some(payee) = columns.iter().position(|column| *column == Some(Column::Payee))
        && !headings.get(payee).is_some_and(|heading| vocabulary().is_name(heading))
        && let Some(shape) = shapes.get(payee)
        && (way(payee) || shape.cells > 1 && (shape.distinct * 3 <= shape.cells.max(3) || parted && shape.distinct < shape.cells))
    {
        let others = shapes.iter().enumerate().filter(|(at, other)| {
            open(columns, *at) && !way(*at) && other.distinct > shape.distinct && other.distinct * 3 >= shape.cells * 2
        });
        let found = others.max_by_key(|(_, other)| other.distinct).map(|(at, _)| at);
        for (at, column) in found.into_iter().flat_map(|found| [(payee, Column::Memo), (found, Column::Payee)]) {
            if let Some(slot) = columns.get_mut(at) {
                *slot = Some(column);
            }
        }
    }
    for (at, shape) in shapes.iter().enumerate() {
        let code = headings.get(at).is_some_and(|heading| holds_one(&heading.name, CODES));
        let says = open(columns, at) && !code && !shape.codes && !shape.states && (shape.distinct > 1 || shape.cells == 1) && !party(at);
        if let Some(slot) = columns.get_mut(at).filter(|_| says) {
            *slot = Some(Column::Memo);
        }
    }
}
