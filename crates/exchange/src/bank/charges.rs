//! Card statements count what is owed: there a plus is a charge. Some say so by their headings, a running balance proves it, and the few amounts with
//! a minus can tell.

use super::headings::Heading;
use super::layout::Column;
use super::numbers::{leads, minor_units, only_plus};
use super::shape::Way;
use crate::languages::Words;
use crate::table::{Row, Table};
use crate::words::fold;

/// Headings that only statements of cards have which count what is owed.
static CARD: Words = Words::of("bank headings of", "card");

/// Headings of a card's number.
static CARD_NUMBER: Words = Words::of("bank headings of", "card number");

/// What only the issuer of a credit card takes.
static CHARGED: Words = Words::of("bank movements", "charged");

/// What the issuer of a card says of a payment to it.
static THANKS: Words = Words::of("bank movements", "thanks");

/// Headings of amounts that only say what something cost.
static COSTS: Words = Words::of("bank headings of", "cost");

/// Words of a payment to the card, or of pay.
static PAID: Words = Words::of("bank movements", "paid");

/// Words of money that comes back.
static BACK: Words = Words::of("bank movements", "back");

/// What a column of types calls buying; its opposite is called otherwise.
static BOUGHT: Words = Words::of("bank movements", "bought");

/// Whether a plus is money out.
pub(super) fn plus_is_charge(table: &Table, headings: &[Heading], columns: &[Column]) -> bool {
    let at = |wanted: Column| columns.iter().position(|column| *column == wanted);
    let Some(amount) = at(Column::Amount) else { return false };
    if let Some(balance) = at(Column::Balance) {
        let (amounts, balances) = (minor_units(table, amount), minor_units(table, balance));
        let turned: Vec<_> = amounts.iter().map(|amount| amount.map(|amount| -amount)).collect();
        let holds = |amounts: &[Option<i64>]| leads(amounts, &balances).is_some_and(|run| run.holds() && run.steps > 1);
        return holds(&turned) && !holds(&amounts);
    }
    let names: Vec<&str> = headings.iter().map(|heading| heading.name.as_str()).collect();
    // Plaid, which many programs take their data from, counts what leaves an account as plus: https://plaid.com/docs/api/products/transactions/.
    if names.contains(&"iso currency code")
        && names.iter().any(|name| matches!(*name, "authorized date" | "merchant name" | "payment channel"))
    {
        return true;
    }
    // Who has merchants is a customer: there money that comes back is a minus too. To who sells, it is money out.
    let customer = names.contains(&"merchant");
    if pays_the_card(table, columns, amount, customer)
        || buys_with_a_plus(table, columns, amount)
        || earns_with_a_minus(table, columns, amount)
    {
        return true;
    }
    let card_of_a_bank = names.iter().any(|name| CARD.has(name));
    // What something cost is money out.
    let costs = headings.get(amount).is_some_and(|heading| COSTS.has(&heading.name));
    let unsigned = || {
        minor_units(table, amount).into_iter().flatten().all(|amount| amount >= 0)
            && !only_plus(table.rows.iter().filter_map(|row| row.cells.get(amount)).map(String::as_str))
    };
    // Where nothing else tells a way, a card's number in each row and the interest on purchases do.
    let way = columns.iter().any(|column| matches!(column, Column::Direction | Column::Debit | Column::Credit));
    let charged = || {
        let texts = || columns.iter().enumerate().filter(|(_, column)| matches!(column, Column::Payee | Column::Memo));
        table.rows.iter().any(|row| texts().any(|(at, _)| row.cells.get(at).is_some_and(|cell| CHARGED.in_text(&fold(cell)))))
    };
    card_of_a_bank
        || !way && (names.iter().any(|name| CARD_NUMBER.has(name)) || charged()) && unsigned()
        || is_of_a_card(table, columns, amount)
        || costs && unsigned()
        || matches!(names[..], ["date", "title", "amount"] | ["date", "category", "title", "amount"])
}

/// Whether the number of a card stands above a list in which three of four amounts have a plus, and nothing else says which way they went.
fn is_of_a_card(table: &Table, columns: &[Column], amount: usize) -> bool {
    // A telephone number has fewer signs: "4980-12**-****-****".
    let masked = |text: &str| {
        let signs = text.chars().filter(|c| c.is_ascii_digit() || *c == '*').count();
        (14..20).contains(&signs) && text.matches('*').count() > 3
    };
    let above =
        || table.preamble.iter().chain(&table.headers).flat_map(|line| line.split(|c: char| !matches!(c, '0'..='9' | '*' | '-' | ' ')));
    let amounts = || minor_units(table, amount).into_iter().flatten();
    let plus = amounts().filter(|amount| *amount > 0).count();
    !columns.iter().any(|column| matches!(column, Column::Direction | Column::Debit | Column::Credit))
        && above().any(masked)
        && plus * 4 >= amounts().count() * 3
}

/// Whether purchases have a plus, each of them, and something else has a minus: nobody is paid for buying.
fn buys_with_a_plus(table: &Table, columns: &[Column], amount: usize) -> bool {
    if columns.iter().any(|column| matches!(column, Column::Direction | Column::Debit | Column::Credit)) {
        return false;
    }
    let bought = |row: &Row| {
        let texts = columns.iter().zip(&row.cells).filter(|(column, _)| matches!(column, Column::Memo | Column::Category));
        texts.map(|(_, cell)| fold(cell)).any(|cell| BOUGHT.has(&cell))
    };
    // Beside it something that pays the card or comes back has a minus, in the same columns.
    let paid = |row: &Row| {
        let texts = columns.iter().zip(&row.cells).filter(|(column, _)| matches!(column, Column::Memo | Column::Category));
        texts.map(|(_, cell)| fold(cell)).any(|cell| PAID.has(&cell) || BACK.has(&cell))
    };
    let (mut plus, mut minus, mut named) = (0_usize, 0_usize, 0_usize);
    for (row, amount) in table.rows.iter().zip(minor_units(table, amount)) {
        let (amount, bought) = (amount.unwrap_or(0), bought(row));
        if bought && amount < 0 {
            return false;
        }
        plus += usize::from(bought && amount > 0);
        minus += usize::from(amount < 0);
        named += usize::from(amount < 0 && paid(row));
    }
    minus > 0 && (plus > 1 || plus > 0 && named > 0)
}

/// Whether a column of kinds has income with a minus, each of it, and most of the rest with a plus.
fn earns_with_a_minus(table: &Table, columns: &[Column], amount: usize) -> bool {
    if columns.iter().any(|column| matches!(column, Column::Debit | Column::Credit)) {
        return false;
    }
    let amounts = minor_units(table, amount);
    let kinds = |column: &Column| matches!(column, Column::Memo | Column::Category | Column::Direction | Column::Ignored);
    (0..columns.len()).filter(|at| columns.get(*at).is_some_and(kinds)).any(|at| {
        let (mut earned, mut plus, mut minus) = (0_usize, 0_usize, 0_usize);
        for (row, amount) in table.rows.iter().zip(&amounts) {
            let (Some(cell), Some(amount)) = (row.cells.get(at), amount) else { continue };
            if cell.trim().is_empty() || *amount == 0 {
                continue;
            }
            match Way::of(cell.trim()) {
                Some(Way::In) if *amount > 0 => return false,
                Some(Way::In) => earned += 1,
                _ => {
                    plus += usize::from(*amount > 0);
                    minus += usize::from(*amount < 0);
                }
            }
        }
        earned > 0 && plus > 1 && plus > minus
    })
}

/// Whether the few amounts with a minus are all payments to the card, pay, or money that comes back, and none of the many others is: then those are
/// charges. Money that comes back alone is a proof only for a customer.
fn pays_the_card(table: &Table, columns: &[Column], amount: usize, customer: bool) -> bool {
    let texts: Vec<usize> =
        (0..columns.len()).filter(|at| matches!(columns.get(*at), Some(Column::Payee | Column::Memo | Column::Category))).collect();
    let says = |row: &Row, words: &Words| {
        let mut cells = texts.iter().filter_map(|at| row.cells.get(*at)).map(|cell| fold(cell));
        // A payment to somebody, or by card, is none to the card; and income tax is no income.
        let other = |cell: &str| cell.starts_with("payment to ") || cell.starts_with("card payment ");
        cells.any(|cell| (words.in_text(&cell) || cell == "income") && !other(&cell))
    };
    let (mut minus, mut plus, mut proofs, mut unsaid, mut thanked) = (0_usize, 0_usize, 0_usize, 0_usize, false);
    for (row, amount) in table.rows.iter().zip(minor_units(table, amount)) {
        let Some(amount) = amount.filter(|amount| *amount != 0) else { continue };
        let (paid, back) = (says(row, &PAID), says(row, &BACK));
        if amount > 0 && (paid || back) {
            return false;
        }
        plus += usize::from(amount > 0);
        minus += usize::from(amount < 0);
        unsaid += usize::from(amount < 0 && !(paid || back));
        thanked |= amount < 0 && says(row, &THANKS);
        proofs += usize::from(amount < 0 && (paid || customer));
    }
    // A shop that takes something back need not say so: beside a payment that the issuer thanks for, a few with its name alone are that.
    proofs > 0 && (plus > minus || thanked && plus == minus) && (unsaid == 0 || thanked && unsaid * 2 <= plus)
}
