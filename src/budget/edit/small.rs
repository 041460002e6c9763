//! The small sheets: the buffer, a wish, a movement, a place to turn to of one's own.

use leptos::prelude::*;

use super::id_of;
use crate::budget::edit::income::{hours_text, minutes_of};
use crate::budget::form::{self, Form, at, place};
use crate::budget::here::today;
use crate::route::Target;
use crate::session::session;
use domain::budget::spending::WAIT_DAYS;
use domain::budget::{PauseItem, Spending};
use domain::model::{Model, settings_id};
use domain::record::Record;
use domain::support::OwnEntry;

/// The buffer, and the hours of a week.
pub fn buffer() -> AnyView {
    let (before, plan) = session().peek(|model| (model.plans.get(&settings_id()).cloned(), model.plan()));
    let form = Form::new("buffer");
    let buffer = form.amount("buffer", Some(plan.buffer));
    let hours = form.text("minutes_a_week", plan.minutes_a_week.map(hours_text).unwrap_or_default());
    let build = Callback::new(move |()| {
        let mut after = session().peek(Model::plan);
        after.buffer = form::need("buffer", buffer)?;
        after.minutes_a_week = untrack(|| minutes_of(&hours.get()));
        Ok(after.into())
    });
    let fields = view! {
        <p class="sub">"The day the money runs short is the first on which it ends below this. Zero is fine."</p>
        {form::money(form, "buffer", "Never below", buffer)}
        {form::field(form, "minutes_a_week", "Hours a week for search and paid work together (empty: 40)", "number", hours)}
    };
    // The plan has no Delete: it is one record of settings.
    let id = settings_id();
    form::sheet_kept("Buffer".into(), form, id, before.map(Record::from), fields.into_any(), build)
}

/// Something wanted.
pub fn pause(target: &Target) -> AnyView {
    let id = id_of(target);
    let before = session().peek(|model| model.pauses.get(&id).cloned());
    let new = before.is_none();
    let stored = match &before {
        Some(item) => item.as_ref().clone(),
        None => PauseItem { name: String::new(), price: 0, since: today(), wait_days: 7, decision: None, decided_on: None },
    };
    let form = Form::new(format!("pause-{}", if new { "new" } else { id.as_str() }));
    let name = form.text("name", stored.name.clone());
    let price = form.amount("price", (!new).then_some(stored.price));
    let wait = form.text("wait_days", place(&WAIT_DAYS, &stored.wait_days));
    let build = Callback::new(move |()| {
        let price = form::need("price", price)?;
        untrack(|| {
            Ok(PauseItem {
                name: name.get().trim().to_owned(),
                price,
                wait_days: at(&WAIT_DAYS, &wait.get()).unwrap_or(7),
                ..stored.clone()
            }
            .into())
        })
    });
    let waits = WAIT_DAYS.iter().enumerate().map(|(n, days)| (n.to_string(), crate::budget::here::days(*days))).collect();
    let fields = view! {
        {form::field(form, "name", "What is it?", "text", name)}
        <div class="two">{form::money(form, "price", "Price", price)}{form::pick("wait_days", "Wait for", waits, wait)}</div>
    };
    form::sheet(
        if new { "Wait with something" } else { "On the pause list" }.into(),
        form,
        id,
        before.map(Record::from),
        fields.into_any(),
        build,
    )
}

/// A movement of the log.
pub fn spending(target: &Target) -> AnyView {
    let id = id_of(target);
    let before = session().peek(|model| model.spendings.get(&id).cloned());
    let new = before.is_none();
    let stored = match &before {
        Some(one) => one.as_ref().clone(),
        None => Spending {
            date: today(),
            amount: -1,
            category: String::new(),
            payee: String::new(),
            memo: String::new(),
            account: None,
            source_id: String::new(),
            pending: false,
        },
    };
    let form = Form::new(format!("spending-{}", if new { "new" } else { id.as_str() }));
    let currency =
        session().peek(|model| stored.account.as_ref().and_then(|id| model.accounts.get(id)).and_then(|account| account.currency));
    let form = form.in_currency(Signal::derive(move || currency.unwrap_or_else(crate::budget::here::home)));
    let date = form.text("date", stored.date.to_string());
    let amount = form.amount("amount", (!new).then_some(stored.amount.saturating_abs()));
    let way = form.text("way", if stored.amount < 0 { "out" } else { "in" });
    let payee = form.text("payee", stored.payee.clone());
    let category = form.text("category", stored.category.clone());
    let memo = form.text("memo", stored.memo.clone());
    let build = Callback::new(move |()| {
        let minor = form::need("amount", amount)?;
        untrack(|| {
            let signed = if way.get() == "in" { minor } else { -minor };
            Ok(Spending {
                date: form::day("date", &date.get())?,
                amount: signed,
                category: category.get().trim().to_owned(),
                payee: payee.get().trim().to_owned(),
                memo: memo.get().trim().to_owned(),
                ..stored.clone()
            }
            .into())
        })
    });
    let ways = vec![("out".to_owned(), "money out".to_owned()), ("in".to_owned(), "money in".to_owned())];
    let fields = view! {
        <div class="two">{form::money(form, "amount", "Amount", amount)}{form::pick("way", "Which way", ways, way)}</div>
        {form::field(form, "payee", "To or from whom", "text", payee)}
        <div class="two">{form::field(form, "date", "Day", "date", date)}{form::field(form, "category", "Category", "text", category)}</div>
        {form::field(form, "memo", "Note", "text", memo)}
    };
    form::sheet(if new { "Add to the log" } else { "Transaction" }.into(), form, id, before.map(Record::from), fields.into_any(), build)
}

/// A place to turn to that the person knows.
pub fn own_support(target: &Target) -> AnyView {
    let id = id_of(target);
    let before = session().peek(|model| model.supports.get(&id).cloned());
    let new = before.is_none();
    let stored = match &before {
        Some(own) => own.as_ref().clone(),
        None => OwnEntry::default(),
    };
    let form = Form::new(format!("support-{}", if new { "new" } else { id.as_str() }));
    let (name, what) = (form.text("name", stored.name), form.text("what", stored.what));
    let (url, phone) = (form.text("url", stored.url), form.text("phone", stored.phone));
    let text = |value: RwSignal<String>| value.get_untracked().trim().to_owned();
    let build = Callback::new(move |()| Ok(OwnEntry { name: text(name), what: text(what), url: text(url), phone: text(phone) }.into()));
    let fields = view! {
        {form::field(form, "name", "Name", "text", name)}
        {form::field(form, "what", "What it is for", "text", what)}
        <div class="two">{form::field(form, "phone", "Number", "tel", phone)}{form::field(form, "url", "Page", "url", url)}</div>
    };
    form::sheet(
        if new { "Add a place to turn to" } else { "Your own entry" }.into(),
        form,
        id,
        before.map(Record::from),
        fields.into_any(),
        build,
    )
}
