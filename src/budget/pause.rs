//! The pause list: what is wanted, what it costs in days, and a wait before it is decided.

use std::sync::Arc;

use crate::derived;
use crate::route::{BudgetEdit, Target};
use leptos::prelude::*;

use super::display::{back, days, money, style};
use crate::components::figure::figure;
use crate::components::how::how;
use crate::format;
use crate::page::page;
use crate::session::{Feedback, session};
use domain::budget::waiting::{PauseState, PriceEffect, let_go, let_go_working};
use domain::budget::{Decision, PauseItem, edits};
use domain::id::Id;
use domain::record::Kind;
use domain::sort_compact::SortCompact;

/// The screen.
pub fn screen() -> AnyView {
    let session = session();
    let add = view! { <a class="btn primary" href=BudgetEdit::Pause(Target::New).href()>"Add"</a> };
    let items = Memo::new(move |_| {
        let today = session.today.get();
        let mut items: Vec<(Id, Arc<PauseItem>)> =
            session.read(&[Kind::PauseItem], |model| model.pauses.iter().map(|(id, item)| (id.clone(), item.clone())).collect());
        items.sort_compact_by_key(|(_, item)| match item.waiting(today) {
            PauseState::Ready => (0, item.ready_on()),
            PauseState::Until(day) => (1, day),
            PauseState::Decided(_) => (2, item.decided_on.unwrap_or(item.since)),
        });
        items
    });
    let total = move || items.with(|items| let_go(items.iter().map(|(_, item)| item.as_ref())));
    let body = move || {
        let items = items.get();
        if items.is_empty() {
            return view! {
                <div class="empty"><p class="lead">"Is there something you want but may not need? Add it with its price, wait a day, three days, a week or a month, then decide."</p>
                <a class="btn primary" href=BudgetEdit::Pause(Target::New).href()>"Add something"</a></div>
            }
            .into_any();
        }
        let total = total();
        let sum = (total > 0)
            .then(|| view! { <p>"Not spent so far: "<strong>{figure("let_go_total", Some(total as f64), money(total))}</strong></p>{how(vec![let_go_working(items.iter().map(|(_, item)| item.as_ref()), money)])} });
        let prices = derived::budget().with(|budget| budget.prices_working(items.iter().map(|(_, item)| item.as_ref()), style()));
        view! { {sum}<div class="card rows">{items.into_iter().map(|(id, item)| row(id, item)).collect_view()}</div>{how(prices)} }
            .into_any()
    };
    page("Pause list", "narrow-page", view! { {back()}{add} }.into_any(), view! { {body} }.into_any())
}

fn row(id: Id, item: Arc<PauseItem>) -> AnyView {
    let session = session();
    let today = session.today.get();
    let budget = derived::budget().get();
    let cost = match budget.price_effect(item.price) {
        PriceEffect::Nothing => money(item.price),
        PriceEffect::Days(n) => format!("{}, or {} of runway", money(item.price), days(n)),
        PriceEffect::ShortIn(n) => {
            format!("{}, and the money would run out {}", money(item.price), format::near_day(budget.date(n), today))
        }
    };
    let words = match item.waiting(today) {
        PauseState::Until(day) => format!("{cost} · wait until {}", format::near_day(day, today)),
        PauseState::Ready => format!("{cost} · ready to decide"),
        PauseState::Decided(Decision::Bought) => format!("{cost} · bought"),
        PauseState::Decided(Decision::LetGo) => format!("{cost} · not bought"),
    };
    let (stored_id, stored) = (id.clone(), item.clone());
    let decide = move |decision: Option<Decision>| {
        let (id, item) = (stored_id.clone(), stored.clone());
        move |_| drop(session.commit(edits::decide(&id, &item, decision, session.today.get_untracked()), Feedback::Toast))
    };
    let buttons = match item.waiting(today) {
        PauseState::Ready => view! { <button class="btn small" type="button" on:click=decide(Some(Decision::LetGo))>"Not buying"</button><button class="btn small" type="button" on:click=decide(Some(Decision::Bought))>"Bought"</button> }.into_any(),
        PauseState::Until(_) => view! { <button class="btn small" type="button" on:click=decide(Some(Decision::LetGo))>"Not buying"</button> }.into_any(),
        PauseState::Decided(_) => view! { <button class="btn small quiet" type="button" on:click=decide(None)>"Reopen"</button> }.into_any(),
    };
    view! {
        <div class="row wrap">
            <a class="grow plan-name" href=BudgetEdit::Pause(Target::from(&id)).href()><span class="name">{item.name.clone()}</span><span class="sub">{words}</span></a>
            <div class="bar">{buttons}</div>
        </div>
    }
    .into_any()
}
