//! The home before there is a budget: two ways to a first answer, one of them three numbers long.

use crate::route::BudgetRoute;
use leptos::prelude::*;

use super::amount::{self, AmountBox};
use super::form::Form;
use crate::components::figure::figure;
use crate::format;
use crate::route::Route;
use domain::budget::even_months_tenths;

/// What stands there.
pub fn start() -> AnyView {
    view! {
        <div class="stack full narrow">
            <p class="lead">"How long does the money last, and what buys days? Three numbers give a first answer; three minutes give a date."</p>
            {quick()}
            <section class="section">
                <h2>"A date, in three minutes"</h2>
                <p class="sub">"Cash, what comes in, and the usual bills on one page. Or bring a bank file."</p>
                <div class="bar"><a class="btn primary" href=BudgetRoute::Setup.href()>"Set up the budget"</a><a class="btn" href=Route::Import.href()>"Import a bank file"</a></div>
            </section>
            <section class="section">
                <h2>"Without numbers"</h2>
                <div class="bar">
                    <a class="btn small" href=BudgetRoute::Worry.href()>"Write a worry down"</a>
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
    let form = Form::new("quick");
    let (cash, out, back) = (form.amount("cash", None), form.amount("out", None), form.amount("in", None));
    let read = |amount: AmountBox| amount.read().ok().flatten();
    let answer = move || {
        let (Some(cash), Some(out)) = (read(cash), read(out)) else {
            return view! { <span data-metric="quick_months">"Fill in cash and what goes out."</span> }.into_any();
        };
        match even_months_tenths(cash, out, read(back).unwrap_or(0)) {
            None => view! { <span data-metric="quick_months">"As much comes in as goes out: at this rate it does not run out."</span> }
                .into_any(),
            Some(tenths) => {
                let months = tenths as f64 / 10.0;
                view! { <span class="figure-mid">{figure("quick_months", Some(months), format::decimal(months, 1))}" "<span class="of">{if tenths == 10 { "month" } else { "months" }}</span></span><span class="sub">" with even spending. Dates can make it shorter."</span> }.into_any()
            }
        }
    };
    view! {
        <section class="section card">
            <h2>"Quick check"</h2>
            <div class="three">
                {amount::field("quick-cash", "Cash now", cash)}
                {amount::field("quick-out", "Out a month", out)}
                {amount::field("quick-in", "In a month", back)}
            </div>
            <p role="status">{answer}</p>
        </section>
    }
    .into_any()
}
