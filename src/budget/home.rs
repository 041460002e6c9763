//! The budget's home: a first answer while nothing is entered, then how long the money lasts. The second is a chunk of its own: on a first visit there is nothing
//! for it to show.

use leptos::prelude::*;

use super::first_answer;
use crate::embed::{self, Embedded};
use crate::page::page;
use crate::route::BudgetRoute;
use crate::session::session;
use domain::record::Kind;

/// The screen.
pub fn screen() -> AnyView {
    let session = session();
    let empty = Memo::new(move |_| {
        session.read(&[Kind::Account, Kind::Income, Kind::Bill, Kind::Debt], |model| {
            model.accounts.is_empty() && model.incomes.is_empty() && model.bills.is_empty() && model.debts.is_empty()
        })
    });
    let actions = view! { {move || (!empty.get()).then(|| view! { <a class="btn" href=BudgetRoute::Plan(None).href()>"Edit plan"</a> })} };
    let content = view! { {move || if empty.get() { first_answer::start() } else { embed::shown(Embedded::Runway) }} };
    page("Budget", "cols", actions.into_any(), content.into_any())
}
