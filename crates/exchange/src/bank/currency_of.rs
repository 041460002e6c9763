//! Which currency a table is in, where no column says so: a code, a name or a sign beside the amounts, a currency in a heading, the language of the
//! headings where only one country writes it, or a line above the table.

use super::headings::Heading;
use super::raw::RawStatement;
use crate::table::Table;
use domain::currency::Currency;

/// The currency beside an amount's digits.
pub(super) fn mentioned(amount: &str) -> Option<Currency> {
    let word = amount
        .trim_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '.' | ',' | '-' | '−' | '+' | '(' | ')' | '\''));
    if word.is_empty() || word.len() > 12 {
        return None;
    }
    let code = match word {
        "€" | "Euro" | "euro" | "euros" => "EUR",
        "£" => "GBP",
        "₹" | "Rs" | "Rs." => "INR",
        "₦" => "NGN",
        "¥" | "￥" | "円" => "JPY",
        "₩" => "KRW",
        "₽" | "руб" | "руб." => "RUB",
        "₺" | "TL" => "TRY",
        "₴" => "UAH",
        "₪" => "ILS",
        "₫" => "VND",
        "฿" => "THB",
        "₱" => "PHP",
        "zł" => "PLN",
        "Kč" => "CZK",
        "Ft" => "HUF",
        "R$" => "BRL",
        "US$" => "USD",
        "C$" | "CA$" => "CAD",
        "A$" | "AU$" => "AUD",
        "NZ$" => "NZD",
        "元" | "RMB" => "CNY",
        _ => word,
    };
    Currency::parse(code).filter(|code| code.is_listed())
}

/// Gives each entry the currency its amount names, and the statement the one its table names.
pub(super) fn complete(statement: &mut RawStatement, table: &Table) {
    for entry in statement.entries.iter_mut().filter(|entry| entry.currency.is_empty()) {
        // Most amounts are bare digits.
        let ends = [entry.amount.bytes().next(), entry.amount.bytes().last()];
        let bare = |b: u8| b.is_ascii_digit() || matches!(b, b'-' | b'+' | b'.' | b',' | b'(' | b')');
        if ends.into_iter().flatten().all(bare) {
            continue;
        }
        if let Some(currency) = mentioned(&entry.amount) {
            currency.code().clone_into(&mut entry.currency);
        }
    }
    statement.find_currency();
    if statement.currency.is_empty()
        && let Some(currency) = of_headings(table).or_else(|| of_lines(table))
    {
        currency.code().clone_into(&mut statement.currency);
    }
}

/// The currency of the headings: named in one, or the country whose script they are in.
fn of_headings(table: &Table) -> Option<Currency> {
    let named = table.headers.iter().find_map(|heading| Heading::of(heading).currency);
    let all = table.headers.concat();
    let kana = all.chars().any(|c| matches!(c, '\u{3040}'..='\u{30ff}'));
    let japanese = kana || ["残高", "年月日", "取引日", "摘要"].iter().any(|word| all.contains(word));
    let chinese = ["余额", "交易", "金额"].iter().any(|word| all.contains(word));
    named.or_else(|| {
        Currency::parse(if chinese {
            "CNY"
        } else if japanese {
            "JPY"
        } else {
            ""
        })
    })
}

/// A line above the table that says `Currency: GBP` or has a single code in capitals in a cell of its own.
fn of_lines(table: &Table) -> Option<Currency> {
    let codes = table.preamble.iter().flat_map(|line| line.split(|c: char| !c.is_alphanumeric())).filter(|word| word.len() == 3);
    let mut codes =
        codes.filter(|word| word.bytes().all(|b| b.is_ascii_uppercase())).filter_map(Currency::parse).filter(|code| code.is_listed());
    let first = codes.next()?;
    codes.all(|code| code == first).then_some(first)
}
