//! The home currency, and how amounts in it are written here.

use leptos::prelude::GetUntracked;

use crate::format;
use crate::session::session;
use domain::currency::Currency;
use domain::money::plain;

/// The home currency, tracked.
pub fn home() -> Currency {
    format::home(&session().settings())
}

/// The home currency, for handlers.
pub fn home_now() -> Currency {
    session().peek(|model| format::home(&model.preferences()))
}

/// An amount in the home currency, with cents where it has any.
pub fn money(minor: i64) -> String {
    money_in(minor, home())
}

/// An amount in a currency, with its smaller unit where it has any.
pub fn money_in(minor: i64, currency: Currency) -> String {
    let unit = 10_i64.pow(currency.exponent());
    format::money(minor, currency, currency.exponent(), minor % unit != 0)
}

/// An amount in the home currency, to the whole unit.
pub fn whole(minor: i64) -> String {
    let home = home();
    format::money(minor, home, home.exponent(), false)
}

/// An amount as it stands in a field: digits with the locale's own mark, no grouping, no sign of the currency.
pub fn editable(minor: i64, currency: Currency) -> String {
    let digits = plain(minor, currency);
    let short = match digits.split_once('.') {
        Some((units, rest)) if rest.bytes().all(|b| b == b'0') => units.to_owned(),
        _ => digits,
    };
    if format::decimal_mark() == ',' { short.replace('.', ",") } else { short }
}

/// So many days: `1 day`, `107 days`.
pub fn days(n: u32) -> String {
    format::plural(i64::from(n), "day", "days")
}

/// Days gained: `+17 days`, or more than can be counted.
pub fn gained(days: u32, beyond: bool) -> String {
    match (days, beyond) {
        (_, true) => "past 36 months".to_owned(),
        (0, false) => "no day".to_owned(),
        (n, false) => format!("+{}", self::days(n)),
    }
}

/// Today, untracked.
pub fn today() -> chrono::NaiveDate {
    session().today.get_untracked()
}
