//! Numbers, dates and money as the person's locale writes them, by the browser's own `Intl`: no tables in the wasm. The app's words are English, so
//! names of days and months are too; separators, order and currency follow the browser's language.

use std::cell::RefCell;
use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
use js_sys::{Array, Function, Intl, Object, Reflect};
use leptos::wasm_bindgen::{JsCast, JsValue};

use domain::currency::Currency;

thread_local! {
    /// Formatters are dear to make and cheap to use: one for each wish.
    static FORMATTERS: RefCell<BTreeMap<String, Function>> = const { RefCell::new(BTreeMap::new()) };
}

/// The browser's language.
pub fn locale() -> String {
    super::dom::window().navigator().language().unwrap_or_else(|| "en".into())
}

/// The home currency: as chosen, else what the region of the browser's language suggests, else the euro. A suggestion is shown as one, and kept only
/// with the first amount that is saved.
pub fn home(settings: &domain::settings::Settings) -> Currency {
    let suggested = || locale().split('-').skip(1).find(|part| part.len() == 2).and_then(Currency::of_region);
    settings.currency.or_else(suggested).unwrap_or(Currency::EUR)
}

/// The mark before decimals in the person's own locale.
pub fn decimal_mark() -> char {
    if decimal(0.5, 1).contains(',') { ',' } else { '.' }
}

/// A currency's name as the browser knows it; its code where it knows none.
pub fn currency_name(currency: Currency) -> String {
    let named = || {
        let class: Function = Reflect::get(&js_sys::global(), &"Intl".into())
            .ok()
            .and_then(|intl| Reflect::get(&intl, &"DisplayNames".into()).ok())?
            .dyn_into()
            .ok()?;
        let wish = options(&[("type", "currency".into())]);
        let names = Reflect::construct(&class, &Array::of2(&word_locale().into(), &wish)).ok()?;
        let of: Function = Reflect::get(&names, &"of".into()).ok()?.dyn_into().ok()?;
        of.call1(&names, &currency.code().into()).ok()?.as_string()
    };
    named().unwrap_or_else(|| currency.code().to_owned())
}

/// The locale for words: the person's own where it is English, else British English.
fn word_locale() -> String {
    let own = locale();
    if own.starts_with("en") { own } else { "en-GB".into() }
}

fn options(pairs: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (key, value) in pairs {
        drop(Reflect::set(&object, &JsValue::from_str(key), value));
    }
    object
}

fn cached(key: String, make: impl FnOnce() -> Option<Function>) -> Option<Function> {
    FORMATTERS.with_borrow_mut(|all| {
        if let Some(found) = all.get(&key) {
            return Some(found.clone());
        }
        let made = make()?;
        all.insert(key, made.clone());
        Some(made)
    })
}

fn apply(function: Option<Function>, value: &JsValue) -> Option<String> {
    function?.call1(&JsValue::UNDEFINED, value).ok()?.as_string()
}

fn number_with(key: String, pairs: &[(&str, JsValue)]) -> Option<Function> {
    cached(key, || {
        let locales = Array::of1(&JsValue::from_str(&locale()));
        Intl::NumberFormat::new(&locales, &options(pairs)).format().dyn_into().ok()
    })
}

fn date_with(key: &str, pairs: &[(&str, &str)]) -> Option<Function> {
    cached(key.to_owned(), || {
        let locales = Array::of1(&JsValue::from_str(&word_locale()));
        let mut wishes: Vec<(&str, JsValue)> = pairs.iter().map(|(k, v)| (*k, JsValue::from_str(v))).collect();
        wishes.push(("timeZone", JsValue::from_str("UTC")));
        Intl::DateTimeFormat::new(&locales, &options(&wishes)).format().dyn_into().ok()
    })
}

/// A count: `1,234`.
pub fn count(n: usize) -> String {
    decimal(n as f64, 0)
}

/// A number with at most that many decimals.
pub fn decimal(value: f64, decimals: u32) -> String {
    let wish = number_with(format!("n{decimals}"), &[("maximumFractionDigits", f64::from(decimals).into())]);
    apply(wish, &value.into()).unwrap_or_else(|| super::components::figure::exact(value))
}

/// A share as per cent without the sign: one decimal below 10, none above, as far as the digits mean something.
pub fn percent_digits(share: f64) -> String {
    let value = share * 100.0;
    decimal(value, u32::from(value < 9.95))
}

/// A share as per cent: `2.5 %`.
pub fn percent(share: f64) -> String {
    format!("{}\u{202f}%", percent_digits(share))
}

fn day_value(day: NaiveDate) -> JsValue {
    let ms = day.and_time(NaiveTime::MIN).and_utc().timestamp_millis();
    js_sys::Date::new(&JsValue::from_f64(ms as f64)).into()
}

/// `27 November`, with the year where it is not this one.
pub fn day(day: NaiveDate, today: NaiveDate) -> String {
    let wish = if day.year() == today.year() { date_with("dm", &[("day", "numeric"), ("month", "long")]) } else { full_date() };
    apply(wish, &day_value(day)).unwrap_or_else(|| day.to_string())
}

/// `27 November`, with the year only where it could be taken for another: for a day that stands large.
pub fn long_day(day: NaiveDate, today: NaiveDate) -> String {
    let near = (day - today).num_days().abs() < 300;
    let wish = if near { date_with("dm", &[("day", "numeric"), ("month", "long")]) } else { full_date() };
    apply(wish, &day_value(day)).unwrap_or_else(|| day.to_string())
}

/// `27 Nov`, with the year where it is far away.
pub fn short_day(day: NaiveDate, today: NaiveDate) -> String {
    let near = (day - today).num_days().abs() < 300;
    let wish = if near {
        date_with("dms", &[("day", "numeric"), ("month", "short")])
    } else {
        date_with("dmsy", &[("day", "numeric"), ("month", "short"), ("year", "numeric")])
    };
    apply(wish, &day_value(day)).unwrap_or_else(|| day.to_string())
}

fn full_date() -> Option<Function> {
    date_with("dmy", &[("day", "numeric"), ("month", "long"), ("year", "numeric")])
}

/// `27 November 2026`.
pub fn full_day(day: NaiveDate) -> String {
    apply(full_date(), &day_value(day)).unwrap_or_else(|| day.to_string())
}

/// `Thursday 27 November`.
pub fn weekday_day(day: NaiveDate) -> String {
    let wish = date_with("wdm", &[("weekday", "long"), ("day", "numeric"), ("month", "long")]);
    apply(wish, &day_value(day)).unwrap_or_else(|| day.to_string())
}

/// `November 2026`.
pub fn month(day: NaiveDate) -> String {
    let wish = date_with("my", &[("month", "long"), ("year", "numeric")]);
    apply(wish, &day_value(day)).unwrap_or_else(|| day.format("%Y-%m").to_string())
}

/// A day as one would say it today: `today`, `tomorrow`, `yesterday`, `Thursday`, `27 November`.
pub fn near_day(day: NaiveDate, today: NaiveDate) -> String {
    match (day - today).num_days() {
        0 => "today".into(),
        1 => "tomorrow".into(),
        -1 => "yesterday".into(),
        2..=6 => apply(date_with("w", &[("weekday", "long")]), &day_value(day)).unwrap_or_else(|| day.to_string()),
        _ => self::day(day, today),
    }
}

/// How long ago: `today`, `yesterday`, `9 days ago`.
pub fn ago(day: NaiveDate, today: NaiveDate) -> String {
    match (today - day).num_days() {
        0 => "today".into(),
        1 => "yesterday".into(),
        n if n > 1 => format!("{n} days ago"),
        _ => near_day(day, today),
    }
}

/// A time of day: `10:00`.
pub fn time(time: NaiveTime) -> String {
    format!("{}:{:02}", time.hour(), time.minute())
}

/// A number of things: `1 day`, `3 days`.
pub fn plural(n: i64, one: &str, many: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{} {many}", decimal(n as f64, 0)) }
}

/// An amount of money. The digits come from the integer; only the writing is the locale's.
pub fn money(minor: i64, currency: Currency, exponent: u32, with_cents: bool) -> String {
    let decimals = if with_cents { exponent } else { 0 };
    let wish = number_with(
        format!("m{}{decimals}", currency.code()),
        &[
            ("style", "currency".into()),
            ("currency", currency.code().into()),
            ("maximumFractionDigits", f64::from(decimals).into()),
            ("minimumFractionDigits", f64::from(decimals).into()),
        ],
    );
    // Intl takes decimal strings exactly where it knows them; a float is exact up to 2^53 minor units, far above any budget.
    let value = minor as f64 / 10_f64.powi(exponent as i32);
    apply(wish, &value.into()).unwrap_or_else(|| format!("{value} {}", currency.code()))
}
