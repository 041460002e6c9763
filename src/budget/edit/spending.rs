//! A transaction of the spending log.

use leptos::prelude::*;

use super::sheet::{Sheet, amount, choice, chosen, day, field, form_of, id_of};
use crate::budget::display::{home, today};
use crate::components::form::Input;
use crate::route::Target;
use crate::session::session;
use domain::budget::{Spending, actual};
use domain::choice::Choice;
use domain::record::Record;

/// Which way the money went; stored as the sign of the amount.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Direction {
    #[default]
    Out,
    In,
}

impl Choice for Direction {
    const CHOICES: &'static [Self] = &[Self::Out, Self::In];

    fn key(self) -> &'static str {
        match self {
            Self::Out => "out",
            Self::In => "in",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Out => "money out",
            Self::In => "money in",
        }
    }
}

/// The sheet.
pub fn sheet(target: &Target) -> AnyView {
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
            foreign: None,
            source_id: String::new(),
            pending: false,
        },
    };
    let form = form_of("spending", target);
    let foreign = session().peek(|model| actual::foreign(model, &stored));
    let currency = Signal::derive(move || foreign.map_or_else(home, |foreign| foreign.currency));
    let date = form.text("date", stored.date.to_string());
    let minor = form.amount("amount", (!new).then_some(stored.amount.saturating_abs()), currency);
    let way = form.text("way", if stored.amount < 0 { Direction::Out } else { Direction::In }.key());
    let payee = form.text("payee", stored.payee.clone());
    let category = form.text("category", stored.category.clone());
    let memo = form.text("memo", stored.memo.clone());
    let build = Callback::new(move |()| {
        untrack(|| {
            let minor = minor.required("amount")?;
            Ok(Spending {
                date: day("date", &date.get())?,
                amount: if chosen::<Direction>(way) == Direction::In { minor } else { minor.saturating_neg() },
                category: category.get().trim().to_owned(),
                payee: payee.get().trim().to_owned(),
                memo: memo.get().trim().to_owned(),
                ..stored.clone()
            }
            .into())
        })
    });
    let fields = view! {
        <div class="two">{amount(form, "amount", "Amount", currency, minor)}{choice::<Direction>(form, "way", "Direction", way)}</div>
        {field(form, "payee", "Payee or payer", Input::Line, payee)}
        <div class="two">{field(form, "date", "Date", Input::Date, date)}{field(form, "category", "Category", Input::Line, category)}</div>
        {field(form, "memo", "Note", Input::Line, memo)}
    };
    let title = if new { "Add a transaction" } else { "Transaction" };
    Sheet { title, form, id, before: before.map(Record::from), deletable: true }.draw(fields.into_any(), build)
}
