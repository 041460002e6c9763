//! Which column of a bank's table is what: by its heading, by the shape of its values, and where there is a running balance by arithmetic: the
//! amounts are the column that leads from one balance to the next.

use super::days::is_day;
use super::headings::{Heading, parties};
use super::layout::Column;
use super::numbers::{leads, minor_units};
use super::shape::{Shape, complement};
use super::vocabulary::{Meaning, vocabulary};
use super::{charges, doubles, texts};
use crate::languages::Words;
use crate::table::Table;
use domain::sort_compact::SortCompact;

/// What is guessed of a table.
#[derive(Debug, Clone, Default)]
pub(super) struct Guess {
    /// What each column is.
    pub columns: Vec<Column>,
    /// Whether an amount without a minus is money out, as on many card statements.
    pub plus_is_charge: bool,
}

/// The guess, a column each.
pub(super) fn guess(table: &Table) -> Guess {
    let shapes: Vec<Shape> = (0..table.headers.len()).map(|at| Shape::of(table, at)).collect();
    let headings: Vec<Heading> = table.headers.iter().map(|heading| Heading::of(heading)).collect();
    let mut columns = by_heading(&headings, &shapes);
    by_shape(table, &headings, &shapes, &mut columns);
    let parties = parties(table);
    texts::complete(&headings, &shapes, &mut columns, |at| parties.is_some_and(|(payer, paid)| at == payer || at == paid));
    let mut columns: Vec<Column> = columns.into_iter().map(|column| column.unwrap_or(Column::Ignored)).collect();
    doubles::leave_out(table, &headings, &mut columns);
    by_most_words(&shapes, &mut columns);
    let plus_is_charge = charges::plus_is_charge(table, &headings, &columns);
    Guess { columns, plus_is_charge }
}

/// Words in the headings of the amount and the currency of a purchase abroad.
static ABROAD: Words = Words::of("bank headings of", "abroad");

fn by_heading(headings: &[Heading], shapes: &[Shape]) -> Vec<Option<Column>> {
    let vocabulary = vocabulary();
    let money = |column: Column| matches!(column, Column::Amount | Column::Debit | Column::Credit);
    // Of columns that are called the same the one that is filled.
    let mut meanings: Vec<(Meaning, bool, usize)> = Vec::new();
    for ((at, heading), shape) in headings.iter().enumerate().zip(shapes) {
        meanings.extend(vocabulary.meanings(heading).into_iter().map(|meaning| (meaning, !shape.frequent, at)));
    }
    meanings.sort_compact();
    let mut columns: Vec<Option<Column>> = vec![None; shapes.len()];
    let abroad = |at: usize| headings.get(at).is_some_and(|heading| ABROAD.in_text(&heading.name));
    // What was paid abroad, and in which currency, is left out while there is an amount of the account.
    if meanings.iter().any(|(meaning, _, at)| money(meaning.column) && !abroad(*at) && shapes.get(*at).is_some_and(|shape| shape.an_amount))
    {
        for (meaning, _, at) in &meanings {
            if (money(meaning.column) || meaning.column == Column::Currency)
                && abroad(*at)
                && let Some(slot) = columns.get_mut(*at)
            {
                *slot = Some(Column::Ignored);
            }
        }
    }
    let wordy = |column: Column, at: usize| shapes.get(at).is_some_and(|shape| shape.wordy && shape.frequent && shape.suits(column));
    let texts = |column: Column| meanings.iter().any(|(meaning, _, at)| meaning.column == column && wordy(column, *at));
    let (names, notes) = (texts(Column::Payee), texts(Column::Memo));
    for (Meaning { held, column, phrase, .. }, _, at) in meanings {
        let (Some(heading), Some(shape)) = (headings.get(at), shapes.get(at)) else { continue };
        // "Completion time" is a day where there are days beneath it.
        let a_day_after_all = column == Column::Ignored && shape.dates;
        // "More details", of one row in five, name nobody, nor do numbers of accounts where names stand beside them.
        let a_text = || (names || notes) && !vocabulary.is_name(heading);
        let a_note_after_all = column == Column::Payee && (shape.sparse && (held || a_text()) || names && !shape.wordy);
        if columns.get(at) != Some(&None) || !shape.suits(column) || a_day_after_all || a_note_after_all {
            continue;
        }
        let taken = columns.iter().position(|other| *other == Some(column));
        let free = match column {
            // Notes and what is left out can be many.
            Column::Memo | Column::Ignored => true,
            // `Source currency` and `Target currency`, each beside its amount.
            Column::Currency => taken.is_none() || !held && phrase,
            // `CAD$` and `USD$`: one account, two columns.
            Column::Amount => taken.is_none_or(|taken| {
                let other = headings.get(taken).and_then(|heading| heading.currency);
                !held && heading.currency.is_some() && other.is_some() && heading.currency != other
            }),
            _ => taken.is_none(),
        };
        if free && let Some(slot) = columns.get_mut(at) {
            *slot = Some(column);
        }
    }
    columns
}

/// What no heading named: the first days, the numbers that lead from balance to balance, the longest text.
fn by_shape(table: &Table, headings: &[Heading], shapes: &[Shape], columns: &mut [Option<Column>]) {
    let has = |columns: &[Option<Column>], wanted: &[Column]| columns.iter().flatten().any(|column| wanted.contains(column));
    let take = |columns: &mut [Option<Column>], column: Column, fits: &dyn Fn(&Shape) -> bool| {
        if let Some(slot) = columns.iter_mut().zip(shapes).find(|(slot, shape)| slot.is_none() && fits(shape)).map(|(slot, _)| slot) {
            *slot = Some(column);
        }
    };
    if !has(columns, &[Column::Date, Column::ValueDate]) {
        take(columns, Column::Date, &|shape| shape.dates);
    }
    if !has(columns, &[Column::Date, Column::ValueDate]) {
        take(columns, Column::Date, &|shape| shape.yearless);
    }
    // Another day stands in where the first is blank, as it is until the bank has booked.
    let date = columns.iter().position(|column| *column == Some(Column::Date));
    let blank = |at: usize| table.rows.iter().any(|row| !row.cells.get(at).is_some_and(|cell| is_day(cell)));
    if !has(columns, &[Column::ValueDate]) && date.is_some_and(blank) {
        take(columns, Column::ValueDate, &|shape| shape.dates);
    }
    if !has(columns, &[Column::Direction]) {
        take(columns, Column::Direction, &|shape| shape.directions);
    }
    if !has(columns, &[Column::Amount, Column::Debit, Column::Credit]) {
        by_arithmetic(table, shapes, columns);
    }
    by_complement(table, shapes, columns);
    for fits in [|shape: &Shape| shape.signed, |shape: &Shape| shape.money, |_: &Shape| true] {
        if !has(columns, &[Column::Amount, Column::Debit, Column::Credit]) {
            take(columns, Column::Amount, &|shape| shape.amounts && shape.moves && fits(shape));
        }
    }
    if !has(columns, &[Column::Currency]) {
        take(columns, Column::Currency, &|shape| shape.codes && shape.frequent);
    }
    if !has(columns, &[Column::Status]) {
        take(columns, Column::Status, &|shape| shape.states);
    }
    // Without headings the name stands beside the number of its account.
    if headings.iter().all(|heading| heading.name.is_empty()) {
        let account = |at: usize| shapes.get(at).is_some_and(|shape| shape.ibans && shape.distinct > 1);
        let named = (0..shapes.len()).find(|at| {
            let text = shapes.get(*at).is_some_and(|shape| shape.wordy && shape.frequent && shape.suits(Column::Payee));
            text && !account(*at) && (account(at + 1) || *at > 0 && account(at - 1))
        });
        if let Some(slot) = named.and_then(|at| columns.get_mut(at)).filter(|slot| slot.is_none()) {
            *slot = Some(Column::Payee);
        }
    }
    if !has(columns, &[Column::Payee, Column::Memo]) {
        let open = columns.iter().zip(shapes).filter(|(slot, _)| slot.is_none());
        let longest = open.map(|(_, shape)| shape.text).max().unwrap_or(0);
        take(columns, Column::Payee, &|shape| shape.text == longest && longest > 0 && !shape.dates && !shape.amounts);
    }
    if !has(columns, &[Column::Payee])
        && let Some(slot) = parties(table).and_then(|(payer, _)| columns.get_mut(payer))
    {
        *slot = Some(Column::Payee);
    }
    // Where the bank's words are all there is, they say to whom, unless a column without a known heading says more.
    if !has(columns, &[Column::Payee]) {
        let open = |slot: Option<Column>, shape: &Shape| {
            slot == Some(Column::Memo) || slot.is_none() && shape.suits(Column::Payee) && !shape.yearless
        };
        let way = |at: usize| headings.get(at).is_some_and(texts::is_way);
        let texts = columns.iter_mut().zip(shapes).enumerate().filter(|(_, (slot, shape))| open(**slot, shape) && shape.text > 0);
        if let Some((_, (slot, _))) = texts.max_by_key(|(at, (slot, shape))| (!way(*at), shape.text, slot.is_some())) {
            *slot = Some(Column::Payee);
        }
    }
}

/// Amounts without any sign take it from the words beside them where most rows have one: another word (`Transfer` among `Expense` and `Income`)
/// then costs its row, which is told, and not the whole column.
fn by_most_words(shapes: &[Shape], columns: &mut [Column]) {
    let amount = columns.iter().position(|column| *column == Column::Amount).and_then(|at| shapes.get(at));
    let said = columns.iter().any(|column| matches!(column, Column::Direction | Column::Debit | Column::Credit));
    if said || amount.is_none_or(|amount| amount.signed) {
        return;
    }
    let words = columns.iter_mut().zip(shapes).find(|(column, shape)| shape.mostly_directions && **column != Column::Payee);
    if let Some((column, _)) = words {
        *column = Column::Direction;
    }
}

/// Beside the money that goes one way, the column that is filled where that one is not has the money that goes the other.
fn by_complement(table: &Table, shapes: &[Shape], columns: &mut [Option<Column>]) {
    let at = |wanted: Column| columns.iter().position(|column| *column == Some(wanted));
    let (one, other) = match (at(Column::Debit), at(Column::Credit), at(Column::Amount)) {
        (Some(debit), None, None) => (debit, Column::Credit),
        (None, Some(credit), None) => (credit, Column::Debit),
        _ => return,
    };
    let open = |at: &usize| columns.get(*at) == Some(&None) && shapes.get(*at).is_some_and(|shape| shape.amounts);
    let found = (0..shapes.len()).filter(open).find(|at| complement(table, one, *at));
    if let Some(slot) = found.and_then(|found| columns.get_mut(found)) {
        *slot = Some(other);
    }
}

/// Columns of numbers without headings: one of amounts and one of balances, or one out, one in and one of balances.
fn by_arithmetic(table: &Table, shapes: &[Shape], columns: &mut [Option<Column>]) {
    let free = |at: usize| matches!(columns.get(at), Some(None | Some(Column::Balance)));
    let open = |at: &usize| free(*at) && shapes.get(*at).is_some_and(|shape| shape.amounts && shape.money);
    let numbers: Vec<usize> = (0..shapes.len()).filter(open).take(8).collect();
    let values: Vec<Vec<Option<i64>>> = numbers.iter().map(|at| minor_units(table, *at)).collect();
    let pairs =
        |numbers: &[usize]| (0..numbers.len()).flat_map(|one| (0..numbers.len()).map(move |other| (one, other))).collect::<Vec<_>>();
    let mut found: Vec<(usize, Column)> = Vec::new();
    for (one, other) in pairs(&numbers) {
        let (Some(amounts), Some(balances)) = (values.get(one), values.get(other)) else { continue };
        // An amount in every row; a column of money in alone leads from balance to balance by chance.
        let whole = amounts.iter().filter(|amount| amount.is_some()).count() * 5 >= amounts.len() * 4;
        if one != other && whole && leads(amounts, balances).is_some_and(|run| run.holds()) {
            found = vec![(one, Column::Amount), (other, Column::Balance)];
            break;
        }
    }
    for (one, other) in if found.is_empty() { pairs(&numbers) } else { Vec::new() } {
        let (Some(first), Some(second)) = (numbers.get(one), numbers.get(other)) else { continue };
        if one >= other || !complement(table, *first, *second) {
            continue;
        }
        let (Some(out), Some(into)) = (values.get(one), values.get(other)) else { continue };
        let net: Vec<_> = out.iter().zip(into).map(|(out, into)| Some(into.unwrap_or(0).abs() - out.unwrap_or(0).abs())).collect();
        let turned: Vec<_> = net.iter().map(|amount| amount.map(|amount| -amount)).collect();
        let balance = |amounts: &[Option<i64>]| {
            let mut others = values.iter().enumerate().filter(|(at, _)| *at != one && *at != other);
            others.find(|(_, balances)| leads(amounts, balances).is_some_and(|run| run.holds())).map(|(at, _)| (at, Column::Balance))
        };
        // Without a balance that says otherwise, money out is the column before money in.
        let (way, balance) = match (balance(&net), balance(&turned)) {
            (None, Some(at)) => ([Column::Credit, Column::Debit], Some(at)),
            (at, _) => ([Column::Debit, Column::Credit], at),
        };
        found = [one, other].into_iter().zip(way).chain(balance).collect();
        break;
    }
    for (number, column) in found {
        if let Some(slot) = numbers.get(number).and_then(|at| columns.get_mut(*at)) {
            *slot = Some(column);
        }
    }
}
