//! The buffer, and the hours of a week.

use leptos::prelude::*;

use super::sheet::{Sheet, amount, field};
use crate::budget::display::{home, hours_text, minutes_of};
use crate::components::form::{Form, Input};
use crate::session::session;
use domain::model::{Model, settings_id};
use domain::problem::Problem;
use domain::record::Record;

/// The sheet.
pub fn sheet() -> AnyView {
    let (before, plan) = session().peek(|model| (model.plans.get(&settings_id()).cloned(), model.plan()));
    let form = Form::new("budget/buffer");
    let currency = Signal::derive(home);
    let buffer = form.amount("buffer", Some(plan.buffer), currency);
    let hours = form.text("minutes_a_week", plan.minutes_a_week.map(hours_text).unwrap_or_default());
    let build = Callback::new(move |()| {
        let mut after = session().peek(Model::plan);
        after.buffer = buffer.required("buffer")?;
        let typed = hours.get_untracked();
        after.minutes_a_week = match minutes_of(&typed) {
            None if typed.trim().is_empty() => None,
            None => return Err(Problem::new("minutes_a_week", "Enter the hours a week, for example 40.")),
            some => some,
        };
        Ok(after.into())
    });
    let fields = view! {
        <p class="sub">"The money runs short on the first day that ends below this amount. Zero is fine."</p>
        {amount(form, "buffer", "Never below", currency, buffer)}
        {field(form, "minutes_a_week", "Hours a week for the search and paid work together (default: 40)", Input::Amount, hours)}
    };
    Sheet { title: "Buffer", form, id: settings_id(), before: before.map(Record::from), deletable: false }.draw(fields.into_any(), build)
}
