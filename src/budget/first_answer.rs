//! The home before there is a budget: two ways to a first answer, one of which takes three numbers.

use crate::route::BudgetRoute;
use leptos::prelude::*;

use super::display::{home, money};
use crate::components::figure::figure;
use crate::components::form::{AmountField, Form};
use crate::format;
use crate::route::Route;
use domain::budget::even_months_tenths;

/// The screen without a budget.
pub fn start() -> AnyView {
    view! {
        <div class="stack full narrow">
            <p class="lead">"How long does the money last, and what would make it last longer? Three numbers give a first answer; three minutes give a date."</p>
            {quick()}
            <section class="section">
                <h2>"A date, in three minutes"</h2>
                <p class="sub">"Cash, income and the usual bills on one page. Or import a bank file."</p>
                <div class="bar"><a class="btn primary" href=BudgetRoute::Setup.href()>"Set up the budget"</a><a class="btn" href=Route::Import.href()>"Import a bank file"</a></div>
            </section>
            <section class="section">
                <h2>"Without numbers"</h2>
                <div class="bar">
                    <a class="btn small" href=BudgetRoute::Worry.href()>"Write down a worry"</a>
                    <a class="btn small" href=BudgetRoute::Support.href()>"Support by country"</a>
                    <a class="btn small" href=BudgetRoute::Lessons(None).href()>"Short lessons"</a>
                </div>
                {crate::more::sample::offer()}
            </section>
        </div>
    }
    .into_any()
}

/// Cash, out, in: months.
fn quick() -> AnyView {
    let form = Form::new("budget/quick-check");
    let currency = Signal::derive(home);
    let amount = |field: &str| form.amount(field, None, currency);
    let (cash, out, back) = (amount("cash"), amount("out"), amount("in"));
    let answer = move || {
        let (Ok(cash), Ok(out), Ok(back)) = (cash.read(), out.read(), back.read()) else {
            return view! { <span data-metric="quick_months">"One amount is not clear yet."</span> }.into_any();
        };
        let (Some(cash), Some(out)) = (cash, out) else {
            return view! { <span data-metric="quick_months">"Enter your cash and what you spend a month."</span> }.into_any();
        };
        match even_months_tenths(cash, out, back.unwrap_or(0)) {
            None => view! { <span data-metric="quick_months">"At least as much comes in as goes out: at this rate the money does not run out."</span> }
                .into_any(),
            Some(tenths) => {
                let months = tenths as f64 / 10.0;
                view! { <span class="figure-mid">{figure("quick_months", Some(months), format::decimal(months, 1))}" "<span class="of">{if tenths == 10 { "month" } else { "months" }}</span></span><span class="sub">" at an even pace. Due dates can make it shorter. "{format!("{} ÷ ({} − {}).", money(cash), money(out), money(back.unwrap_or(0)))}</span> }.into_any()
            }
        }
    };
    view! {
        <section class="section card">
            <h2>"Quick check"</h2>
            <div class="three">
                {AmountField::new("quick-cash", "Cash now").value(cash)}
                {AmountField::new("quick-out", "Out a month").value(out)}
                {AmountField::new("quick-in", "In a month").value(back)}
            </div>
            <p role="status">{answer}</p>
        </section>
    }
    .into_any()
}
