//! The first minute: no sign-up, no tour, one question. Each answer leads to the first useful result.

use crate::route::{BudgetRoute, ReflectRoute};
use leptos::prelude::*;

use crate::components::icon::{Icon, icon};
use crate::embed::{self, Task, WriteTask};
use crate::route::{FunnelView, Route};
use domain::settings::StartReason;

pub fn welcome() -> AnyView {
    let answer = move |reason: StartReason, name: &'static str, detail: &'static str, drawing: Icon, route: Route| {
        let href = route.href();
        view! {
            <a class="card row welcome" href=href on:click=move |_| embed::run(Task::Write(WriteTask::Reason(reason)))>
                {icon(drawing)}
                <span class="grow"><strong>{name}</strong><span class="sub">{detail}</span></span>
                {icon(Icon::Right)}
            </a>
        }
    };
    view! {
        <div class="stack">
            <h1 tabindex="-1">"What brings you here?"</h1>
            {answer(StartReason::TurnedDown, "I was just turned down", "Two minutes, or ten at your own pace, to a next step with a date.", Icon::Book, Route::Reflect(ReflectRoute::TurnedDown(None)))}
            {answer(StartReason::Overview, "I want to see where I am", "Import a spreadsheet or add a few applications.", Icon::Funnel, Route::Funnel(FunnelView::List))}
            {answer(StartReason::Money, "I’m worried about money", "How long it lasts, and what makes it last longer.", Icon::Slope, Route::Budget(BudgetRoute::Home))}
            <p class="sub">"No account. Everything you write stays in this browser, on this device."</p>
            <div>{crate::more::sample::offer()}</div>
        </div>
    }
    .into_any()
}
