//! The bill calendar: sixty days, the tight ones marked, and for those what to pay first and why, one plain card a bill.

use crate::derived;
use crate::route::{BudgetEdit, BudgetRoute, ReflectRoute, Route, Target};
use domain::id::Id;
use leptos::prelude::*;

use crate::components::how::how;
use crate::components::live;

use super::display::{back, money, style};
use crate::format;
use crate::page::page;
use crate::session::session;
use domain::budget::{CALENDAR_DAYS, DueDay, DuePayment, FlowKind, Scenario};

/// The screen.
pub fn screen() -> AnyView {
    let lean = RwSignal::new(false);
    let scenario = move || if lean.get() { Scenario::LEAN } else { Scenario::AS_IS };
    let days = Memo::new(move |_| derived::budget().with(|budget| budget.calendar(&scenario(), CALENDAR_DAYS)));
    let tight = move || days.with(|days| days.iter().find(|day| day.tight || day.balance < 0).cloned());
    let chip = move |on: bool, word: &'static str| {
        view! { <button class="chip" type="button" aria-pressed=move || (lean.get() == on).to_string() on:click=move |_| lean.set(on)>{word}</button> }
    };
    let list = move || {
        days.with(|days| {
            if days.is_empty() {
                return view! { <div class="empty"><p>"Nothing is due in the next 60 days."</p><a class="btn" href=BudgetRoute::Plan(None).href()>"Add a bill"</a></div> }.into_any();
            }
            days.iter().map(day_row).collect_view().into_any()
        })
    };
    let worked_out = move || how(days.with(|days| derived::budget().with(|budget| budget.calendar_working(&scenario(), days, style()))));
    let content = view! {
        <div class="chips" role="group" aria-label="Scenario">{chip(false, "Current plan")}{chip(true, "With your cuts")}</div>
        {live(move || tight().map(|day| pay_first(&day)))}
        <section class="section"><h2>"Next 60 days"</h2><div class="calendar">{list}</div>{live(worked_out)}</section>
    };
    page("Bill calendar", "narrow-page", back(), content.into_any())
}

fn day_row(day: &DueDay) -> AnyView {
    let today = session().today.get();
    let rows = day
        .due
        .iter()
        .map(|due| view! { <li class="bar"><a class="grow" href=edit(due)>{due.name.clone()}</a><span>{money(due.amount)}</span></li> })
        .collect_view();
    let income =
        (day.income > 0).then(|| view! { <li class="bar"><span class="grow">"Income"</span><span>"+"{money(day.income)}</span></li> });
    let short = day.balance < 0;
    view! {
        <div class="calendar-day" class:tight=day.tight || short>
            <h3>{format::near_day(day.date, today)}{day.tight.then(|| view! { " "<span class="badge warm">"tight"</span> })}</h3>
            <ul>{income}{rows}</ul>
            <p class="sub">{if short { "Short by " } else { "Left at the end: " }}{money(day.balance.saturating_abs())}</p>
        </div>
    }
    .into_any()
}

fn edit(due: &DuePayment) -> String {
    match due.kind {
        FlowKind::Debt => BudgetEdit::Debt(Target::from(&due.id)).href(),
        FlowKind::Skill => Route::Reflect(ReflectRoute::Skills).href(),
        FlowKind::Bill | FlowKind::Income => BudgetEdit::Bill(Target::from(&due.id), None).href(),
    }
}

/// The first tight day: its bills in the order in which to pay them.
fn pay_first(day: &DueDay) -> AnyView {
    let today = session().today.get();
    let cards = day
        .due
        .iter()
        .enumerate()
        .map(|(n, due)| {
            let unpaid = (!due.if_unpaid.is_empty()).then(|| view! { <p class="sub">"If it is not paid: "{due.if_unpaid.clone()}</p> });
            view! {
                <li class="card stack tight">
                    <div class="bar"><strong class="grow">{n + 1}". "{due.name.clone()}</strong><span>{money(due.amount)}</span></div>
                    <p>{due.reason()}</p>
                    {unpaid}
                    <p class="sub">{if due.covered { "Your cash covers this." } else { "Your cash does not cover this. Call before the due date and ask for a later date or a smaller payment." }}</p>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="section">
            <h2>{format!("Pay first, on {}", format::day(day.date, today))}</h2>
            <p class="sub">"In this order: what protects your home, your health, your way to work, your insurance and your ability to work."</p>
            <ol class="stack tight">{cards}</ol>
            <p><a href=BudgetRoute::Lessons(Some(Id::new("bills-first"))).href()>"Why this order"</a></p>
        </section>
    }
    .into_any()
}
