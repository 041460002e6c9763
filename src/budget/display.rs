//! Amounts and days as the budget's screens write them, in the home currency; and the link back that they all have.

use leptos::prelude::*;

use crate::components::icon::{Icon, icon_small};
use crate::format;
use crate::route::BudgetRoute;
use crate::session::session;
use domain::budget::working::Style;
use domain::currency::Currency;
use domain::number;

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
    format::amount(minor, home())
}

/// An amount in the home currency, to the whole unit.
pub fn whole(minor: i64) -> String {
    let home = home();
    format::money(minor, home, home.exponent(), false)
}

/// How workings write amounts and days.
pub fn style() -> Style {
    Style { money, day: |day| format::day(day, session().today.get()) }
}

/// So many days: `1 day`, `107 days`.
pub fn days(n: u32) -> String {
    format::plural(i64::from(n), "day", "days")
}

/// Days gained: `+17 days`, or more than can be counted.
pub fn gained(days: u32, beyond: bool) -> String {
    match (days, beyond) {
        (_, true) => "past 36 months".to_owned(),
        (0, false) => "no extra day".to_owned(),
        (n, false) => format!("+{}", self::days(n)),
    }
}

/// Minutes as hours in a sentence: `10 h`.
pub fn hours(minutes: u32) -> String {
    format!("{} h", format::decimal(f64::from(minutes) / 60.0, 1))
}

/// Minutes as hours in a field: `10`, `7.5`.
pub fn hours_text(minutes: u32) -> String {
    (f64::from(minutes) / 60.0).to_string()
}

/// Hours as typed, in minutes; `None` where the text is no number of hours of a week.
pub fn minutes_of(text: &str) -> Option<u32> {
    let hours = number::read(text)?;
    (hours > 0.0 && hours <= 168.0).then(|| (hours * 60.0).round() as u32)
}

/// Today, untracked.
pub fn today() -> chrono::NaiveDate {
    session().today.get_untracked()
}

/// The way back to the budget, on top of its screens.
pub fn back() -> AnyView {
    view! { <a class="btn quiet small" href=BudgetRoute::Home.href()>{icon_small(Icon::Left)}"Budget"</a> }.into_any()
}
