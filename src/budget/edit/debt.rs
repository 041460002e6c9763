//! A debt: what is owed, at which rate, and the minimum payment.

use leptos::prelude::*;

use super::recurrence::Schedule;
use super::sheet::{Sheet, amount, field, form_of, id_of, optional_choice};
use crate::budget::display::{home, today};
use crate::components::form::Input;
use crate::route::Target;
use crate::session::session;
use domain::budget::setup::usual_next;
use domain::budget::{Debt, Frequency, Protects, Recurrence};
use domain::choice::Choice;
use domain::number;
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
            as_of: None,
            rate: 0,
            minimum: 0,
            when: Recurrence::new(Frequency::Month, usual_next(Frequency::Month, today())),
            if_unpaid: String::new(),
            protects: None,
        },
    };
    let known = stored.clone();
    let owed = known.owed_on(today());
    let form = form_of("debt", target);
    let currency = Signal::derive(home);
    let name = form.text("name", stored.name);
    let balance = form.amount("balance", owed, currency);
    let minimum = form.amount("minimum", (!new).then_some(stored.minimum), currency);
    // Hundredths of a per cent, written as per cent.
    let rate = form.text("rate", if stored.rate == 0 { String::new() } else { format!("{}.{:02}", stored.rate / 100, stored.rate % 100) });
    let when = Schedule::new(form, &stored.when);
    let unpaid = form.text("if_unpaid", stored.if_unpaid);
    let protects = form.text("protects", stored.protects.map(Choice::key).unwrap_or_default());
    let build = Callback::new(move |()| {
        untrack(|| {
            let mut debt = Debt {
                name: name.get().trim().to_owned(),
                balance: known.balance,
                as_of: known.as_of,
                rate: percent(&rate.get())?,
                minimum: minimum.required("minimum")?,
                when: when.read()?,
                if_unpaid: unpaid.get().trim().to_owned(),
                protects: Protects::from_key(&protects.get()),
            };
            let typed = balance.optional("balance")?;
            if typed != owed || new {
                (debt.balance, debt.as_of) = (typed, typed.map(|_| today()));
            } else if (debt.rate, debt.minimum, &debt.when) != (known.rate, known.minimum, &known.when) {
                // What was paid so far was paid on the terms before.
                let mut before = known.clone();
                before.restate(today());
                (debt.balance, debt.as_of) = (before.balance, before.as_of);
            }
            Ok(debt.into())
        })
    });
    let fields = view! {
        {field(form, "name", "Name", Input::Line, name)}
        <div class="two">{amount(form, "balance", "Balance owed (optional)", currency, balance)}{field(form, "rate", "Interest a year, %", Input::Amount, rate)}</div>
        {amount(form, "minimum", "Minimum payment each time", currency, minimum)}
        {when.fields("Next payment")}
        {optional_choice::<Protects>(form, "protects", "Paying it protects", "nothing in particular", protects)}
        {field(form, "if_unpaid", "What happens if it is not paid", Input::Line, unpaid)}
    };
    let title = if new { "Add a debt" } else { "Debt" };
    Sheet { title, form, id, before: before.map(Record::from), deletable: true }.draw(fields.into_any(), build)
}

/// Hundredths of a per cent from what is typed; empty is none.
fn percent(text: &str) -> Result<u32, Problem> {
    if text.trim().is_empty() {
        return Ok(0);
    }
    let value = number::read(text).filter(|value| (0.0..=10_000.0).contains(value));
    value
        .map(|value| (value * 100.0).round() as u32)
        .ok_or_else(|| Problem::new("rate", "Enter the yearly interest rate in per cent, for example 19.99."))
}
