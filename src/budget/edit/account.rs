//! An account: what is in it, since when that is known, and whether it counts.

use leptos::prelude::*;

use super::sheet::{Sheet, amount, field, form_of, id_of, optional_day};
use crate::budget::display::{home_now, today};
use crate::components::form::{Check, Input, select};
use crate::format;
use crate::route::Target;
use crate::runtime;
use crate::session::{Feedback, session};
use domain::budget::Account;
use domain::budget::home_currency::change_home;
use domain::currency::Currency;
use domain::money::ExchangeRate;
use domain::problem::Problem;
use domain::record::Record;

/// The sheet.
pub fn sheet(target: &Target) -> AnyView {
    let id = id_of(target);
    let before = session().peek(|model| model.accounts.get(&id).cloned());
    let stored = match &before {
        Some(account) => account.as_ref().clone(),
        None => Account { as_of: Some(today()), ..Account::default() },
    };
    let new = before.is_none();
    let form = form_of("account", target);
    let home = home_now();
    let code = form.text("currency", stored.currency.unwrap_or(home).code());
    let currency = Signal::derive(move || Currency::parse(&code.get()).unwrap_or(home));
    let name = form.text("name", stored.name);
    let balance = form.amount("balance", (!new).then_some(stored.balance), currency);
    let moved = RwSignal::new(false);
    let as_of = form.text("as_of", stored.as_of.unwrap_or_else(today).to_string());
    if !new {
        // Another balance is one of today, as in the plan; whoever means an earlier day changes it after.
        let (known, day) = (stored.balance, as_of.get_untracked());
        runtime::effect(move || {
            if balance.read().is_ok_and(|minor| minor.is_some_and(|minor| minor != known))
                && as_of.with_untracked(|shown| *shown == day)
                && !moved.get_untracked()
            {
                moved.set(true);
                as_of.set(today().to_string());
            }
        });
    }
    let rate = form.text("rate", stored.rate.map(|rate| rate.to_string()).unwrap_or_default());
    let aside = form.value("set_aside", stored.set_aside);
    // Whoever begins with an account in another currency than was proposed has said which is theirs.
    let begins = session().peek(|model| {
        model.preferences().currency.is_none() && model.accounts.is_empty() && model.incomes.is_empty() && model.bills.is_empty()
    });
    let foreign = Memo::new(move |_| !begins && currency.get() != home);
    let build = Callback::new(move |()| {
        untrack(|| {
            let balance = balance.required("balance")?;
            let other = Some(currency.get()).filter(|_| foreign.get());
            if begins && currency.get() != home {
                drop(session().commit(session().peek(|model| change_home(model, home, currency.get())), Feedback::Quiet));
            }
            let typed = rate.get();
            let rate = if other.is_some() && !typed.trim().is_empty() {
                Some(ExchangeRate::parse(&typed).ok_or_else(|| Problem::new("rate", "Enter the rate in digits, for example 1.0835."))?)
            } else {
                None
            };
            Ok(Account {
                name: name.get().trim().to_owned(),
                balance,
                as_of: optional_day(&as_of.get()),
                currency: other,
                rate,
                set_aside: aside.get(),
            }
            .into())
        })
    });
    let codes = Currency::listed().map(|one| (one.code().to_owned(), format!("{} · {}", one.code(), format::currency_name(one))));
    let fields = view! {
        {field(form, "name", "Name", Input::Line, name)}
        <div class="two">{amount(form, "balance", "Balance", currency, balance)}{field(form, "as_of", "As of the morning of", Input::Date, as_of)}</div>
        {select("f-currency", "Currency", codes, Signal::from(code), move |key| code.set(key))}
        <div hidden=move || !foreign.get()>{field(form, "rate", &format!("{} for one unit of it", home.code()), Input::Amount, rate)}</div>
        {Check::new("f-set_aside", "Set aside: not for living costs").value(aside)}
    };
    let title = if new { "Add an account" } else { "Account" };
    Sheet { title, form, id, before: before.map(Record::from), deletable: true }.draw(fields.into_any(), build)
}
