//! What a value inside a value means: an amount in minor units or with its number of decimals beside it, a time of a database. George's export, Starling's, Monzo's
//! and Plaid's are documented by the banks; Firestore and `MongoDB` write times as objects.

use chrono::DateTime;
use serde_json::{Map, Value};

use domain::currency::Currency;

/// Keys of an amount in minor units.
const MINOR: [&str; 7] =
    ["minorUnits", "minor_units", "amountMinor", "amount_minor", "amountInMinorUnits", "amount_in_minor_units", "amount_in_cents"];
/// Keys of a number of decimals, beside an amount without a point.
const DECIMALS: [&str; 5] = ["precision", "scale", "decimals", "exponent", "decimalPlaces"];
/// Keys of a currency.
const CURRENCY: [&str; 4] = ["currency", "currencyCode", "currency_code", "iso_currency_code"];
/// Keys of an amount beside its decimals.
const AMOUNT: [&str; 3] = ["value", "amount", "unscaledValue"];

/// The object with each amount that is written without its point as one that has it.
pub(super) fn with_points(object: &Map<String, Value>) -> Map<String, Value> {
    let mut object = object.clone();
    let currency = CURRENCY.iter().find_map(|key| object.get(*key)?.as_str()).and_then(Currency::parse);
    let decimals = DECIMALS.iter().find_map(|key| Some((*key, object.get(*key)?.as_u64().filter(|decimals| *decimals <= 6)? as u32)));
    let amount = AMOUNT.iter().find(|key| object.get(**key).is_some_and(Value::is_i64));
    if let (Some((key, decimals)), Some(amount)) = (decimals, amount) {
        object.remove(key);
        set(&mut object, amount, amount, decimals);
    }
    let minor = MINOR.iter().find(|key| object.get(**key).is_some_and(Value::is_i64));
    // Monzo's names of transactions begin so, and its amounts are pence.
    let monzo = object.get("id").and_then(Value::as_str).is_some_and(|id| id.starts_with("tx_"));
    let key = minor.copied().or_else(|| (monzo && object.get("amount").is_some_and(Value::is_i64)).then_some("amount"));
    if let (Some(key), Some(currency)) = (key, currency) {
        set(&mut object, key, "amount", currency.exponent());
    }
    object
}

/// Writes a whole number of smallest units as an amount, under another key.
fn set(object: &mut Map<String, Value>, key: &str, name: &str, decimals: u32) {
    let Some(units) = object.get(key).and_then(Value::as_i64) else { return };
    let (unit, size) = (10_u64.pow(decimals), units.unsigned_abs());
    let sign = if units < 0 { "-" } else { "" };
    let text = if decimals == 0 {
        format!("{sign}{size}")
    } else {
        format!("{sign}{}.{:0width$}", size / unit, size % unit, width = decimals as usize)
    };
    if key != name {
        object.remove(key);
    }
    object.insert(name.to_owned(), Value::String(text));
}

/// The day of a time as a database writes it: `{"_seconds": 1790000000, "_nanoseconds": 0}`, `{"$date": "2026-10-02T…"}`, `{"$date": {"$numberLong": "1790000000000"}}`.
pub(super) fn time(object: &Map<String, Value>) -> Option<String> {
    let number = |value: &Value| value.as_i64().or_else(|| value.as_str()?.parse().ok());
    let seconds = ["_seconds", "seconds"].iter().find_map(|key| number(object.get(*key)?)).filter(|_| object.len() <= 2);
    let seconds = match (seconds, object.get("$date")) {
        (Some(seconds), _) => seconds,
        (None, Some(Value::String(text))) => return Some(super::board::day(text).to_owned()),
        (None, Some(Value::Object(inner))) => number(inner.get("$numberLong")?)? / 1000,
        (None, Some(value)) => number(value)? / 1000,
        (None, None) => return None,
    };
    in_our_time(seconds).then_some(())?;
    Some(DateTime::from_timestamp(seconds, 0)?.date_naive().to_string())
}

/// Whether so many seconds since 1970 are in this century.
pub(super) fn in_our_time(seconds: i64) -> bool {
    (946_684_800..4_102_444_800).contains(&seconds)
}
