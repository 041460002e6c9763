//! The budget: how long the money lasts, and what buys days.
//!
//! - `home`: the day, the picture, what buys days, tight days, the odds. `lines`, `picture`, `buys`, `odds` are its parts; Today shows the odds too.
//! - `start`: the empty home with the quick check. `setup`: everything on one page, in three minutes.
//! - `plan`: every account, income, bill and debt, with its amount in place; `edit`: their sheets.
//! - `calendar`, `bridge`, `pause`, `spending`, `worry`, `lessons`, `support`: a screen each.
//! - `form`, `amount`, `here`: what the forms share; how an amount is typed; the home currency and its writing.

mod amount;
mod bridge;
mod buys;
mod calendar;
mod edit;
use edit::income as edit_hours;
mod form;
pub mod here;
mod home;
mod lessons;
mod lines;
pub mod odds;
mod pause;
mod picture;
mod plan;
mod setup;
mod spending;
mod start;
mod support;
mod worry;

use leptos::prelude::*;

use crate::components::icon::{Icon, icon};
use crate::route::Route;

/// The screen for what stands behind `#/budget/`.
pub fn screen(rest: &[String]) -> AnyView {
    let parts: Vec<&str> = rest.iter().map(String::as_str).collect();
    match parts.as_slice() {
        ["setup"] => setup::screen(),
        ["plan"] => plan::screen(""),
        ["plan", part] => plan::screen(part),
        ["calendar"] => calendar::screen(),
        ["bridge"] => bridge::screen(),
        ["pause"] => pause::screen(),
        ["spending"] => spending::screen(),
        ["worry"] => worry::screen(),
        ["lessons"] => lessons::screen(""),
        ["lessons", id] => lessons::screen(id),
        ["support"] => support::screen(),
        _ => home::screen(),
    }
}

/// The sheet for what stands behind `#/budget/edit/`.
pub fn sheet(rest: &[String]) -> Option<AnyView> {
    edit::sheet(rest)
}

/// An address below the budget.
fn to(path: &str) -> String {
    Route::Budget(path.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect()).href()
}

/// The way back to the budget, on top of its screens.
fn back() -> AnyView {
    view! { <a class="btn quiet small" href=to("")>{icon(Icon::Left)}"Budget"</a> }.into_any()
}
