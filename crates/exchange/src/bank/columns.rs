//! Which column of a bank's table is what: by its heading, by the shape of its values, and where there is a running balance by arithmetic: the
//! amounts are the column that leads from one balance to the next.

use super::days::is_day;
use super::headings::{Heading, Meaning, Vocabulary, is_sign, parties};
use super::layout::Column;
use super::running::{self, Run};
use super::shape::{Shape, complement};
use super::texts;
use crate::table::Table;
use domain::currency::Currency;
use domain::money::{self, Convention};
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
    leave_out_doubles(&headings, &mut columns);
    leave_out_contained_fees(table, &mut columns);
    let plus_is_charge = plus_is_charge(table, &headings, &columns);
    Guess { columns, plus_is_charge }
}

fn by_heading(headings: &[Heading], shapes: &[Shape]) -> Vec<Option<Column>> {
    let vocabulary = Vocabulary::new();
    let mut meanings: Vec<(Meaning, usize)> = Vec::new();
    for (at, heading) in headings.iter().enumerate() {
        meanings.extend(vocabulary.meanings(heading).into_iter().map(|meaning| (meaning, at)));
    }
    meanings.sort_compact();
    let mut columns: Vec<Option<Column>> = vec![None; shapes.len()];
    for (Meaning { held, column, phrase, .. }, at) in meanings {
        let (Some(heading), Some(shape)) = (headings.get(at), shapes.get(at)) else { continue };
        // "Completion time" is a day where there are days beneath it.
        let a_day_after_all = column == Column::Ignored && shape.dates;
        if columns.get(at) != Some(&None) || !shape.suits(column) || a_day_after_all {
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
            take(columns, Column::Amount, &|shape| shape.amounts && fits(shape));
        }
    }
    if !has(columns, &[Column::Currency]) {
        take(columns, Column::Currency, &|shape| shape.codes);
    }
    if !has(columns, &[Column::Status]) {
        take(columns, Column::Status, &|shape| shape.states);
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
    let open = |at: &usize| columns.get(*at) == Some(&None) && shapes.get(*at).is_some_and(|shape| shape.amounts && shape.money);
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

fn leads(amounts: &[Option<i64>], balances: &[Option<i64>]) -> Option<Run> {
    let rows: Vec<_> = amounts.iter().zip(balances).map(|(amount, balance)| (amount.unwrap_or(0), *balance)).collect();
    // A column of noughts leads from anything to itself.
    let moves = rows.iter().any(|(amount, _)| *amount != 0) && balances.iter().any(|balance| Some(balance) != balances.first());
    moves.then(|| running::follow(&rows)).flatten()
}

/// The numbers of a column, whatever their currency.
fn minor_units(table: &Table, at: usize) -> Vec<Option<i64>> {
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

/// Headings of amounts that only say what something cost.
const COSTS: &str = "cost, price, spent, preis, prix, cout, precio, coste, preco, custo, prezzo, costo, prijs, pris, kostnad, cena, koszt, fiyat, 花费, 价格, 费用, 値段";

/// Whether the few amounts with a minus are all payments to the card: then the many without one are charges.
fn pays_the_card(table: &Table, columns: &[Column], amount: usize) -> bool {
    const PAYMENTS: &str = "payment, autopay, auto pay, thank you, payment received, zahlung, einzahlung, zahlungseingang, ausgleich, paiement, reglement, \
         pago, abono, pagamento, betaling, betalning, inbetalning, splata, odeme, 入金, 还款";
    let texts: Vec<usize> = (0..columns.len()).filter(|at| matches!(columns.get(*at), Some(Column::Payee | Column::Memo))).collect();
    let pays = |row: &crate::table::Row| {
        texts.iter().filter_map(|at| row.cells.get(*at)).any(|cell| crate::words::holds_one(&crate::words::fold(cell), PAYMENTS))
    };
    let amounts = minor_units(table, amount);
    let rows = || table.rows.iter().zip(&amounts).filter_map(|(row, amount)| Some((row, (*amount)?)));
    let (minus, plus) = (rows().filter(|(_, amount)| *amount < 0).count(), rows().filter(|(_, amount)| *amount > 0).count());
    minus > 0
        && plus > minus
        && rows().filter(|(_, amount)| *amount < 0).all(|(row, _)| pays(row))
        && !rows().any(|(row, amount)| amount > 0 && pays(row))
}

/// One movement is not counted twice where the table states it twice.
fn leave_out_doubles(headings: &[Heading], columns: &mut [Column]) {
    let replace = |columns: &mut [Column], column: Column| {
        for slot in columns.iter_mut().filter(|slot| **slot == column) {
            *slot = Column::Ignored;
        }
    };
    // A signed amount beside debit and credit is the same money twice.
    if [Column::Amount, Column::Debit, Column::Credit].iter().all(|column| columns.contains(column)) {
        replace(columns, Column::Amount);
    }
    // A net amount contains the fee.
    let net = headings.iter().zip(columns.iter()).any(|(heading, column)| *column == Column::Amount && heading.name.starts_with("net"));
    if net {
        replace(columns, Column::Fee);
    }
}

/// Where the amounts alone lead from balance to balance, the fee beside them is in them already.
fn leave_out_contained_fees(table: &Table, columns: &mut [Column]) {
    let at = |wanted: Column| columns.iter().position(|column| *column == wanted);
    let (Some(fee), Some(amount), Some(balance)) = (at(Column::Fee), at(Column::Amount), at(Column::Balance)) else { return };
    let charged = minor_units(table, fee).into_iter().flatten().any(|fee| fee != 0);
    if charged
        && leads(&minor_units(table, amount), &minor_units(table, balance)).is_some_and(|run| run.holds() && run.steps > 1)
        && let Some(slot) = columns.get_mut(fee)
    {
        *slot = Column::Ignored;
    }
}

/// Card statements count what is owed: there a plus is a charge. Some say so by their headings, and a running balance proves it.
fn plus_is_charge(table: &Table, headings: &[Heading], columns: &[Column]) -> bool {
    let at = |wanted: Column| columns.iter().position(|column| *column == wanted);
    let Some(amount) = at(Column::Amount) else { return false };
    if let Some(balance) = at(Column::Balance) {
        let (amounts, balances) = (minor_units(table, amount), minor_units(table, balance));
        let turned: Vec<_> = amounts.iter().map(|amount| amount.map(|amount| -amount)).collect();
        let holds = |amounts: &[Option<i64>]| leads(amounts, &balances).is_some_and(|run| run.holds() && run.steps > 1);
        return holds(&turned) && !holds(&amounts);
    }
    if pays_the_card(table, columns, amount) {
        return true;
    }
    let names: Vec<&str> = headings.iter().map(|heading| heading.name.as_str()).collect();
    let card_of_a_bank =
        names.contains(&"card member") || names.iter().any(|name| matches!(*name, "charge amount" | "ご利用金額" | "利用金額"));
    // What something cost is money out.
    let costs = headings.get(amount).is_some_and(|heading| COSTS.split(", ").any(|word| word == heading.name));
    let unsigned = minor_units(table, amount).into_iter().flatten().all(|amount| amount >= 0);
    card_of_a_bank || costs && unsigned || matches!(names[..], ["date", "title", "amount"] | ["date", "category", "title", "amount"])
}
