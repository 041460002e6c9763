//! An item of the pause list.

use leptos::prelude::*;

use super::sheet::{Sheet, amount, field, form_of, id_of};
use crate::budget::display::{days, home, today};
use crate::components::form::{Input, Select};
use crate::route::Target;
use crate::session::session;
use domain::budget::PauseItem;
use domain::budget::spending::WAIT_DAYS;
use domain::problem::Problem;
use domain::record::Record;

/// The sheet.
pub fn sheet(target: &Target) -> AnyView {
    let id = id_of(target);
    let before = session().peek(|model| model.pauses.get(&id).cloned());
    let new = before.is_none();
    let stored = match &before {
        Some(item) => item.as_ref().clone(),
        None => PauseItem { name: String::new(), price: 0, since: today(), wait_days: 7, decision: None, decided_on: None },
    };
    let form = form_of("pause", target);
    let currency = Signal::derive(home);
    let name = form.text("name", stored.name.clone());
    let price = form.amount("price", (!new).then_some(stored.price), currency);
    let wait = form.text("wait_days", stored.wait_days.to_string());
    let build = Callback::new(move |()| {
        let wait_days = wait.get_untracked().parse().map_err(|_| Problem::new("wait_days", "Choose how long to wait."))?;
        Ok(PauseItem { name: name.get_untracked().trim().to_owned(), price: price.required("price")?, wait_days, ..stored.clone() }.into())
    });
    let waits = WAIT_DAYS.iter().map(|n| (n.to_string(), days(*n)));
    let fields = view! {
        {field(form, "name", "What is it?", Input::Line, name)}
        <div class="two">{amount(form, "price", "Price", currency, price)}{Select::new("f-wait_days", "Wait for", waits).of(form, "wait_days").value(wait)}</div>
    };
    let title = if new { "Add to the pause list" } else { "Pause list item" };
    Sheet { title, form, id, before: before.map(Record::from), deletable: true }.draw(fields.into_any(), build)
}
