//! A debt: what is owed, at which rate, and the minimum payment.

use leptos::prelude::*;

use super::id_of;
use super::when::When;
use crate::budget::form::{self, Form, at, place, places};
use crate::budget::here::today;
use crate::route::Target;
use crate::session::session;
use domain::budget::setup::usual_next;
use domain::budget::{Debt, Frequency, Protects, Recurrence};
use domain::problem::Problem;
use domain::record::Record;

/// The sheet.
pub fn sheet(target: &Target) -> AnyView {
    let id = id_of(target);
    let before = session().peek(|model| model.debts.get(&id).cloned());
    let new = before.is_none();
    let stored = match &before {
        Some(debt) => debt.as_ref().clone(),
        None => Debt {
            name: String::new(),
            balance: None,
            rate: 0,
            minimum: 0,
            when: Recurrence::new(Frequency::Month, usual_next(Frequency::Month, today())),
            if_unpaid: String::new(),
            protects: None,
        },
    };
    let form = Form::new(format!("debt-{}", if new { "new" } else { id.as_str() }));
    let name = form.text("name", stored.name);
    let balance = form.amount("balance", stored.balance);
    let minimum = form.amount("minimum", (!new).then_some(stored.minimum));
    // Hundredths of a per cent, written as per cent.
    let rate = form.text("rate", if stored.rate == 0 { String::new() } else { format!("{}.{:02}", stored.rate / 100, stored.rate % 100) });
    let when = When::new(form, &stored.when);
    let unpaid = form.text("if_unpaid", stored.if_unpaid);
    let protects = form.text("protects", stored.protects.map(|one| place(&Protects::ALL, &one)).unwrap_or_default());
    let build = Callback::new(move |()| {
        untrack(|| {
            let minimum = form::need("minimum", minimum)?;
            let balance = balance.take().map_err(|_| Problem::new("balance", ""))?;
            Ok(Debt {
                name: name.get().trim().to_owned(),
                balance,
                rate: percent(&rate.get())?,
                minimum,
                when: when.read()?,
                if_unpaid: unpaid.get().trim().to_owned(),
                protects: if protects.get().is_empty() { None } else { at(&Protects::ALL, &protects.get()) },
            }
            .into())
        })
    });
    let mut guards = vec![(String::new(), "nothing in particular".to_owned())];
    guards.extend(places(&Protects::ALL, Protects::label));
    let fields = view! {
        {form::field(form, "name", "Name", "text", name)}
        <div class="two">{form::money(form, "balance", "What you owe (may be empty)", balance)}{form::field(form, "rate", "Interest a year, %", "number", rate)}</div>
        {form::money(form, "minimum", "Minimum payment each time", minimum)}
        {when.fields("Next payment")}
        {form::pick("protects", "Paying it protects", guards, protects)}
        {form::field(form, "if_unpaid", "What happens if it is not paid", "text", unpaid)}
    };
    form::sheet(if new { "Add a debt" } else { "Debt" }.into(), form, id, before.map(Record::from), fields.into_any(), build)
}

/// Hundredths of a per cent from what is typed; empty is none.
fn percent(text: &str) -> Result<u32, Problem> {
    let text = text.trim().trim_end_matches('%').trim().replace(',', ".");
    if text.is_empty() {
        return Ok(0);
    }
    let value = text.parse::<f64>().ok().filter(|value| (0.0..=10_000.0).contains(value));
    value
        .map(|value| (value * 100.0).round() as u32)
        .ok_or_else(|| Problem::new("rate", "Give the interest a year in per cent, for example 19.99."))
}
