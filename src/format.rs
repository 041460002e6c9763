//! Numbers, dates and money as the person's locale writes them, by the browser's own `Intl`: no tables in the wasm. The app's words are English, so
//! names of days and months are too; separators, order and currency follow the browser's language.

use std::cell::RefCell;
use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
use js_sys::{Array, Function, Object, Reflect};
use leptos::wasm_bindgen::{JsCast, JsValue};

use domain::currency::Currency;
use domain::date_style::{DateForm, DateStyle};
use domain::money::LocaleMarks;

/// Where the browser names no language that `Intl` knows. It may be empty, or no tag at all: "C" on a machine without a locale.
const FALLBACK: &str = "en-GB";

/// The language of the app's words. `cargo xtask texts --into` writes another one here, and into the fallback.
const LANGUAGE: &str = "en";

thread_local! {
    /// Formatters are slow to make and fast to use: one for each set of options.
    static FORMATTERS: RefCell<BTreeMap<String, Function>> = const { RefCell::new(BTreeMap::new()) };
}

/// Forgets every formatter: the browser's language is another one now.
pub fn language_changed() {
    FORMATTERS.take();
}

/// The browser's language.
fn locale() -> String {
    let told = Reflect::get(&super::dom::window().navigator(), &"language".into()).ok();
    told.and_then(|told| told.as_string()).unwrap_or_else(|| FALLBACK.into())
}

/// The home currency: as chosen, else what the region of the browser's language suggests, else the euro. A suggestion is shown as one, and kept only
/// with the first amount that is saved.
pub fn home(settings: &domain::settings::Settings) -> Currency {
    let suggested = || locale().split('-').skip(1).find(|part| part.len() == 2).and_then(Currency::of_region);
    settings.currency.or_else(suggested).unwrap_or(Currency::EUR)
}

/// The marks of the person's own locale: before decimals, and between groups of digits.
pub fn locale_marks() -> LocaleMarks {
    let not_digit = |text: String| text.chars().find(|c| !c.is_numeric());
    LocaleMarks { decimal: not_digit(decimal(0.5, 1)).unwrap_or('.'), group: not_digit(decimal(1_234_567.0, 0)).unwrap_or(' ') }
}

/// A currency's name as the browser knows it; its code where it knows none.
pub fn currency_name(currency: Currency) -> String {
    let named = || {
        let names = construct("DisplayNames", &word_locale(), &options(&[("type", "currency".into())]))?;
        let of: Function = Reflect::get(&names, &"of".into()).ok()?.dyn_into().ok()?;
        of.call1(&names, &currency.code().into()).ok()?.as_string()
    };
    named().unwrap_or_else(|| currency.code().to_owned())
}

/// The locale for words: the person's own where it is English, else British English.
fn word_locale() -> String {
    let own = locale();
    if own.starts_with(LANGUAGE) { own } else { FALLBACK.into() }
}

/// A new object of a class of `Intl`; for the fallback where it refuses the locale, `None` where it refuses the options or the browser has no such class.
fn construct(class: &str, locale: &str, options: &Object) -> Option<JsValue> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let class: Function = Reflect::get(&intl, &class.into()).ok()?.dyn_into().ok()?;
    let of = |locale: &str| Reflect::construct(&class, &Array::of2(&locale.into(), options)).ok();
    of(locale).or_else(|| of(FALLBACK))
}

/// The `format` of a new formatter, which may be called by itself.
fn formatter(class: &str, locale: &str, options: &Object) -> Option<Function> {
    Reflect::get(&construct(class, locale, options)?, &"format".into()).ok()?.dyn_into().ok()
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
    cached(key, || formatter("NumberFormat", &locale(), &options(pairs)))
}

fn date_with(key: &str, pairs: &[(&str, &str)]) -> Option<Function> {
    cached(key.to_owned(), || {
        let mut pairs: Vec<(&str, JsValue)> = pairs.iter().map(|(k, v)| (*k, JsValue::from_str(v))).collect();
        pairs.push(("timeZone", JsValue::from_str("UTC")));
        formatter("DateTimeFormat", &word_locale(), &options(&pairs))
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

/// A share as per cent, as the sentences have it: `2.5%`.
pub fn percent(share: f64) -> String {
    [&percent_digits(share), "%"].concat()
}

fn day_value(day: NaiveDate) -> JsValue {
    let ms = day.and_time(NaiveTime::MIN).and_utc().timestamp_millis();
    js_sys::Date::new(&JsValue::from_f64(ms as f64)).into()
}

// The styles of a date, which are all there are. Each has the year where it is not this year.

/// In a sentence, and large: `27 November`; `27 November 2027`.
pub fn day(day: NaiveDate, today: NaiveDate) -> String {
    if day.year() == today.year() { written(day, date_with("dm", &[("day", "numeric"), ("month", "long")])) } else { full_day(day) }
}

/// In a column or a narrow line: `27 Nov`; `27 Nov 2027`.
pub fn short_day(day: NaiveDate, today: NaiveDate) -> String {
    let (day_only, month) = (("day", "numeric"), ("month", "short"));
    let with = if day.year() == today.year() {
        date_with("dms", &[day_only, month])
    } else {
        date_with("dmsy", &[day_only, month, ("year", "numeric")])
    };
    written(day, with)
}

/// In what is kept or printed, and where the year is the question: `27 November 2026`.
pub fn full_day(day: NaiveDate) -> String {
    written(day, date_with("dmy", &[("day", "numeric"), ("month", "long"), ("year", "numeric")]))
}

/// For the day that a screen is about: `Thursday 27 November`.
pub fn weekday_day(day: NaiveDate) -> String {
    written(day, date_with("wdm", &[("weekday", "long"), ("day", "numeric"), ("month", "long")]))
}

/// `November 2026`.
pub fn month(day: NaiveDate) -> String {
    written(day, date_with("my", &[("month", "long"), ("year", "numeric")]))
}

fn written(day: NaiveDate, with: Option<Function>) -> String {
    apply(with, &day_value(day)).unwrap_or_else(|| day.to_string())
}

/// How letters and documents write days, in the same form as the screen.
pub fn date_style(today: NaiveDate) -> DateStyle {
    let digit_first = full_day(today).starts_with(|c: char| c.is_ascii_digit());
    DateStyle { today, form: if digit_first { DateForm::DayMonth } else { DateForm::MonthDay } }
}

/// A day as one would say it today: `today`, `tomorrow`, `yesterday`, `Thursday`, `27 November`.
pub fn near_day(day: NaiveDate, today: NaiveDate) -> String {
    match (day - today).num_days() {
        0 => "today".into(),
        1 => "tomorrow".into(),
        -1 => "yesterday".into(),
        2..=6 => written(day, date_with("w", &[("weekday", "long")])),
        _ => self::day(day, today),
    }
}

/// How long ago: `today`, `yesterday`, `9 days ago`.
pub fn ago(day: NaiveDate, today: NaiveDate) -> String {
    match (today - day).num_days() {
        0 => "today".into(),
        1 => "yesterday".into(),
        n if n > 1 => format!("{} ago", plural(n, "day", "days")),
        _ => near_day(day, today),
    }
}

/// A time of day: `10:00`.
pub fn time(time: NaiveTime) -> String {
    format!("{}:{:02}", time.hour(), time.minute())
}

/// A number of things: `1 day`, `3 days`. The words are English, so English rules choose between them; the number is written as the locale does.
pub fn plural(n: i64, one: &str, many: &str) -> String {
    let select = cached("plural".into(), || {
        let rules = construct("PluralRules", &word_locale(), &Object::new())?;
        let select: Function = Reflect::get(&rules, &"select".into()).ok()?.dyn_into().ok()?;
        Some(select.bind0(&rules))
    });
    let category = apply(select, &(n as f64).into());
    let noun = if category.map_or(n == 1, |category| category == "one") { one } else { many };
    [decimal(n as f64, 0).as_str(), " ", noun].concat()
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

/// An amount in its currency, with the smaller unit where it has any.
pub fn amount(minor: i64, currency: Currency) -> String {
    let unit = 10_i64.pow(currency.exponent());
    money(minor, currency, currency.exponent(), minor % unit != 0)
}

/// An amount as a field shows it: digits with the locale's own decimal mark, no grouping, no currency.
pub fn editable_amount(minor: i64, currency: Currency) -> String {
    domain::money::editable(minor, currency, locale_marks())
}
