//! Pay as trackers write it in up to four cells: lower end, upper end, currency, period. Amounts become integers of the minor unit straight from
//! their digits.

use crate::words::fold;
use domain::application::{PayPeriod, PayRange};
use domain::currency::Currency;

/// Reads the four cells; nothing where both ends are blank.
///
/// # Errors
/// A line for the notes with what the cells say, where they do not make a range.
pub(super) fn read(cells: &[String; 4]) -> Result<Option<PayRange>, String> {
    let [low, high, currency, period] = cells;
    if low.is_empty() && high.is_empty() {
        return Ok(None);
    }
    let range = || {
        let (low, sign) = end(low)?;
        let (high, other) = end(high)?;
        let currency = if currency.is_empty() { sign.or(other)? } else { Currency::parse(currency).or_else(|| by_sign(currency))? };
        let scale = |amount: Option<i64>| amount.map(|cents| if has_no_cents(currency) { cents / 100 } else { cents });
        (low.is_some() || high.is_some()).then_some(PayRange {
            low: scale(low),
            high: scale(high),
            currency,
            period: period_named(period)?,
        })
    };
    range().map(Some).ok_or_else(|| {
        let text: Vec<&str> = cells.iter().map(String::as_str).filter(|cell| !cell.is_empty()).collect();
        format!("Pay: {}", text.join(" "))
    })
}

/// One end in hundredths, and the currency its sign names. The outer option says whether it can be read, the amount is empty for a blank cell.
fn end(cell: &str) -> Option<(Option<i64>, Option<Currency>)> {
    if cell.is_empty() {
        return Some((None, None));
    }
    let sign = cell.chars().find_map(|c| by_sign(c.encode_utf8(&mut [0; 4])));
    let text: String = cell.chars().filter(|c| !c.is_whitespace() && !matches!(c, '€' | '$' | '£' | '\'' | '’')).collect();
    let (text, thousand) = match text.strip_suffix(['k', 'K']) {
        Some(rest) => (rest.to_owned(), true),
        None => (text, false),
    };
    // The last separator with one or two digits behind it is the decimal one; all others divide thousands.
    let point = text.rfind(['.', ',']).filter(|at| matches!(text.len() - at, 2 | 3));
    let (whole, part) = match point {
        Some(at) => (text.get(..at)?, text.get(at + 1..)?),
        None => (text.as_str(), ""),
    };
    let digits: String = whole.chars().filter(|c| !matches!(c, '.' | ',')).collect();
    if digits.is_empty() || !digits.chars().all(|c| c.is_ascii_digit()) || !part.chars().all(|c| c.is_ascii_digit()) {
        return None;
    }
    let cents = digits.parse::<i64>().ok()?.checked_mul(100)?.checked_add(format!("{part:0<2}").parse().ok()?)?;
    Some((Some(if thousand { cents.checked_mul(1000)? } else { cents }), sign))
}

fn by_sign(sign: &str) -> Option<Currency> {
    match sign {
        "€" => Some(Currency::EUR),
        "$" => Some(Currency::USD),
        "£" => Currency::parse("GBP"),
        _ => None,
    }
}

/// Currencies without a minor unit (ISO 4217, exponent 0).
fn has_no_cents(currency: Currency) -> bool {
    matches!(
        currency.code(),
        "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF" | "UGX" | "VND" | "VUV" | "XAF" | "XOF" | "XPF"
    )
}

fn period_named(word: &str) -> Option<PayPeriod> {
    match fold(word).as_str() {
        "" | "year" | "yearly" | "annual" | "annually" | "per year" | "yr" => Some(PayPeriod::Year),
        "month" | "monthly" | "per month" => Some(PayPeriod::Month),
        "day" | "daily" | "per day" => Some(PayPeriod::Day),
        "hour" | "hourly" | "per hour" => Some(PayPeriod::Hour),
        _ => None,
    }
}
