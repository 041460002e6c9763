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
use crate::route::{BudgetEdit, BudgetRoute};

/// A screen of the budget.
pub fn screen(route: BudgetRoute) -> AnyView {
    match route {
        BudgetRoute::Home => home::screen(),
        BudgetRoute::Setup => setup::screen(),
        BudgetRoute::Plan(section) => plan::screen(section),
        BudgetRoute::Calendar => calendar::screen(),
        BudgetRoute::Bridge => bridge::screen(),
        BudgetRoute::Pause => pause::screen(),
        BudgetRoute::Spending => spending::screen(),
        BudgetRoute::Worry => worry::screen(),
        BudgetRoute::Lessons(None) => lessons::screen(""),
        BudgetRoute::Lessons(Some(id)) => lessons::screen(id.as_str()),
        BudgetRoute::Support => support::screen(),
    }
}

/// A sheet of the budget.
pub fn sheet(edit: BudgetEdit) -> AnyView {
    edit::sheet(edit)
}

/// The way back to the budget, on top of its screens.
fn back() -> AnyView {
    view! { <a class="btn quiet small" href=BudgetRoute::Home.href()>{icon(Icon::Left)}"Budget"</a> }.into_any()
}
