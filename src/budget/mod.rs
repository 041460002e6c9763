//! The budget: how long the money lasts, and what buys days.
//!
//! - `home`: the frame. `runway`: the day, the chart, what gains days, tight days, the odds. `scenarios`, `chart`, `levers`, `odds`, `odds_card`, `odds_past`, `last_week` are its parts.
//! - `first_answer`: the empty home with the quick check. `setup`: everything on one page, in three minutes.
//! - `plan`: every account, income, bill and debt, with its amount in place; `edit`: their sheets.
//! - `calendar`, `bridge`, `pause`, `spending`, `worry`, `lessons`, `support`: a screen each.
//! - `money_card`: what Today shows of the budget.
//! - `display`: how amounts and days are written, and the way back.

mod bridge;
mod calendar;
mod chart;
mod display;
mod edit;
mod first_answer;
mod home;
mod last_week;
mod lessons;
mod levers;
mod money_card;
mod odds;
mod odds_card;
mod odds_past;
mod pause;
mod plan;
mod runway;
mod scenarios;
mod setup;
mod spending;
mod support;
mod worry;

pub use money_card::card as money_card;

use leptos::prelude::*;

use crate::route::{BudgetEdit, BudgetRoute};

/// How long the money lasts.
pub fn home() -> AnyView {
    home::screen()
}

/// What the home shows once something is entered.
pub fn runway() -> AnyView {
    runway::screen()
}

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
