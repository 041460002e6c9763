//! An account: what is in it, since when that is known, and whether it counts.

use leptos::prelude::*;

use super::id_of;
use crate::budget::form::{self, Form, some_day};
use crate::budget::here::{home_now, today};
use crate::format;
use crate::route::Target;
use crate::session::session;
use domain::budget::Account;
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
    let form = Form::new(format!("account-{}", if new { "new" } else { id.as_str() }));
    let home = home_now();
    let code = form.text("currency", stored.currency.unwrap_or(home).code());
    let currency = Signal::derive(move || Currency::parse(&code.get()).unwrap_or(home));
    let form = form.in_currency(currency);
    let name = form.text("name", stored.name);
    let balance = form.amount_in("balance", (!new).then_some(stored.balance), currency);
    let as_of = form.text("as_of", stored.as_of.unwrap_or_else(today).to_string());
    let rate = form.text("rate", stored.rate.map(|rate| rate.to_string()).unwrap_or_default());
    let aside = form.text("set_aside", if stored.set_aside { "yes" } else { "" });
    let foreign = Memo::new(move |_| currency.get() != home);
    let build = Callback::new(move |()| {
        untrack(|| {
            let balance = form::need("balance", balance)?;
            let other = Some(currency.get()).filter(|_| foreign.get());
            let typed = rate.get();
            let rate = if other.is_some() && !typed.trim().is_empty() {
                Some(ExchangeRate::parse(&typed).ok_or_else(|| Problem::new("rate", "Write the rate as digits, for example 1.0835."))?)
            } else {
                None
            };
            Ok(Account {
                name: name.get().trim().to_owned(),
                balance,
                as_of: some_day(&as_of.get()),
                currency: other,
                rate,
                set_aside: !aside.get().is_empty(),
            }
            .into())
        })
    });
    let codes = Currency::listed().map(|one| (one.code().to_owned(), format!("{} · {}", one.code(), format::currency_name(one)))).collect();
    let fields = view! {
        {form::field(form, "name", "Name", "text", name)}
        <div class="two">{form::money(form, "balance", "What is in it", balance)}{form::field(form, "as_of", "On the morning of", "date", as_of)}</div>
        {form::pick("currency", "Currency", codes, code)}
        <div hidden=move || !foreign.get()>{form::field(form, "rate", &format!("{} for one unit of it", home.code()), "number", rate)}</div>
        {form::tick("set_aside", "Set aside: not to be lived on", aside)}
    };
    form::sheet(if new { "Add an account" } else { "Account" }.into(), form, id, before.map(Record::from), fields.into_any(), build)
}
