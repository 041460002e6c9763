//! Which currency a table is in, where no column says so: a code, a name or a sign beside the amounts, a currency in a heading, the language of the
//! headings where only one country writes it, or a line above the table.

use super::cells::currency;
use super::headings::{Heading, is_euro};
use super::raw::{RawEntry, RawStatement};
use super::shape::is_money;
use super::tables::BankTable;
use crate::table::Table;
use crate::words::fold;
use domain::currency::Currency;
use domain::money;

/// The currency beside an amount's digits.
pub(super) fn mentioned(amount: &str) -> Option<Currency> {
    let word = amount
        .trim_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '.' | ',' | '-' | '−' | '+' | '(' | ')' | '\''));
    if word.is_empty() || word.len() > 12 {
        return None;
    }
    if is_euro(word) {
        return Some(Currency::EUR);
    }
    currency(word)
}

/// Gives each entry the currency its amount names, and the statement the one its table names.
pub(super) fn complete(statement: &mut RawStatement, bank: &BankTable) {
    let headings = of_headings(&bank.table);
    // Yen and yuan share a sign, but a yen has no parts.
    let is_yuan = |entry: &RawEntry| entry.amount.contains(['¥', '￥']) && has_parts(&entry.amount);
    let yuan = Currency::parse("CNY").filter(|yuan| {
        headings == Some(*yuan) || headings.is_none_or(|named| named.code() != "JPY") && statement.entries.iter().any(is_yuan)
    });
    for entry in statement.entries.iter_mut().filter(|entry| entry.currency.is_empty()) {
        // Most amounts are bare digits.
        let bare = |b: u8| b.is_ascii_digit() || matches!(b, b'-' | b'+' | b'.' | b',' | b'(' | b')' | b' ');
        if entry.amount.bytes().all(bare) {
            continue;
        }
        match mentioned(&entry.amount) {
            Some(currency) => {
                let currency = yuan.filter(|_| entry.amount.contains(['¥', '￥'])).unwrap_or(currency);
                currency.code().clone_into(&mut entry.currency);
            }
            None => statement.dollars |= entry.amount.contains('$'),
        }
    }
    statement.find_currency();
    if statement.currency.is_empty() {
        let balances = || statement.entries.iter().find_map(|entry| mentioned(&entry.balance));
        if let Some(currency) = headings.or_else(balances).or_else(|| of_lines(bank)).or_else(|| of_crowns(statement, &bank.table)) {
            currency.code().clone_into(&mut statement.currency);
        }
    }
}

/// "kr" is the sign of three currencies; the language of the headings says whose.
fn of_crowns(statement: &RawStatement, table: &Table) -> Option<Currency> {
    let signed = |amount: &str| amount.trim_end_matches('.').to_ascii_lowercase().ends_with("kr");
    if !statement.entries.iter().any(|entry| signed(&entry.amount)) {
        return None;
    }
    let all = fold(&table.headers.join(" "));
    let country = [("belopp", "SEK"), ("beløb", "DKK"), ("beløp", "NOK"), ("belob", "DKK"), ("belop", "NOK")];
    Currency::parse(country.into_iter().find(|(word, _)| all.contains(word))?.1)
}

/// Whether an amount has one or two decimals behind a point.
fn has_parts(amount: &str) -> bool {
    let digits = amount.trim_end_matches(|c: char| !c.is_ascii_digit());
    digits.rsplit_once('.').is_some_and(|(_, parts)| parts.len() <= 2)
}

/// The currency of the headings: named in one, or the country whose script they are in.
fn of_headings(table: &Table) -> Option<Currency> {
    let named = table.headers.iter().find_map(|heading| Heading::of(heading).currency);
    let all = table.headers.concat();
    let kana = all.chars().any(|c| matches!(c, '\u{3040}'..='\u{30ff}'));
    let has = |words: &[&str]| words.iter().any(|word| all.contains(word));
    // In Taiwan signs are written as in China before their simplification, and some as in Japan: there these tell nothing.
    let chinese = has(&["余额", "金额", "账"]);
    let japanese = kana || has(&["残高", "年月日", "取引日", "摘要"]) && !has(&["日期", "交易"]);
    let korean = all.chars().any(|c| matches!(c, '\u{ac00}'..='\u{d7a3}'));
    let countries = [(chinese, "CNY"), (japanese, "JPY"), (korean, "KRW")];
    named.or_else(|| Currency::parse(countries.into_iter().find(|(there, _)| *there)?.1))
}

/// What the lines around the table say, where they agree: `Currency: GBP`, `SGD 4,321.10`, a code in capitals in a cell of its own.
fn of_lines(bank: &BankTable) -> Option<Currency> {
    let lines = || bank.table.preamble.iter().chain(bank.outside.iter().map(|(_, words, _)| words));
    let words = lines().flat_map(|line| line.split(|c: char| !c.is_alphanumeric()));
    let is_code = |word: &str| word.len() == 3 && word.bytes().all(|b| b.is_ascii_uppercase());
    // A name that is no other word: 新臺幣.
    let named = |word: &str| money::by_sign(word).filter(|_| word.len() > 4 && !word.is_ascii());
    let codes = words.filter_map(|word| if is_code(word) { Currency::parse(word) } else { named(word) });
    let cells = lines().flat_map(|line| line.split(" · ")).filter(|cell| is_money(cell));
    let mut all = codes.filter(|code| code.is_listed()).chain(cells.filter_map(mentioned));
    let first = all.next()?;
    all.all(|code| code == first).then_some(first)
}
