//! A field for an amount: text, read by the domain straight from its digits. What reads two ways is asked beside the field, once; what is no amount says
//! so there.

use std::cell::Cell;

use crate::runtime;
use leptos::prelude::*;

use crate::components::live;

use super::here::{editable, money_in};
use domain::currency::Currency;
use domain::money::{AmountProblem, Convention, parse};

thread_local! {
    /// Which mark stands before decimals, once the person said so.
    static SAID: Cell<Option<Convention>> = const { Cell::new(None) };
}

/// What is typed, and what it was said to mean.
#[derive(Clone, Copy)]
pub struct AmountBox {
    /// The text.
    pub text: RwSignal<String>,
    /// A text whose meaning is known: what stood there at first, or what was answered.
    known: RwSignal<Option<(String, i64)>>,
    /// Whether the field was left, so that what is wrong may be said.
    left: RwSignal<bool>,
    currency: Signal<Currency>,
}

impl AmountBox {
    /// A box over a text, with what stands there at first.
    pub fn new(text: RwSignal<String>, first: Option<i64>, currency: Signal<Currency>) -> Self {
        let known = first.map(|minor| (editable(minor, currency.get_untracked()), minor));
        Self { text, known: RwSignal::new(known), left: RwSignal::new(false), currency }
    }

    /// What it reads as; nothing for an empty field. Tracked.
    ///
    /// # Errors
    /// Where it is no amount or reads two ways.
    pub fn read(self) -> Result<Option<i64>, AmountProblem> {
        let (text, currency) = (self.text.get(), self.currency.get());
        if let Some((known, minor)) = self.known.get()
            && known == text
        {
            return Ok(Some(minor));
        }
        match parse(&text, currency, SAID.with(Cell::get)) {
            Err(AmountProblem::Empty) => Ok(None),
            other => other.map(Some),
        }
    }

    /// As [`AmountBox::read`], for handlers; what is wrong is said from now on.
    ///
    /// # Errors
    /// As there.
    pub fn take(self) -> Result<Option<i64>, AmountProblem> {
        self.left.set(true);
        untrack(|| self.read())
    }

    /// Shows another stored amount.
    pub fn show(self, minor: i64) {
        let text = editable(minor, self.currency.get_untracked());
        self.known.set(Some((text.clone(), minor)));
        self.text.set(text);
        self.left.set(false);
    }

    fn answer(self, minor: i64, convention: Convention) {
        SAID.with(|said| said.set(Some(convention)));
        self.known.set(Some((self.text.get_untracked(), minor)));
    }
}

/// The input alone, named by `label`; `changed` hears when it is left or answered.
pub fn input(id: String, label: Option<String>, amount: AmountBox, changed: Callback<()>) -> AnyView {
    let wrong = Memo::new(move |_| if amount.left.get() { amount.read().err() } else { None });
    let error = format!("{id}-error");
    let described = error.clone();
    view! {
        <input id=id type="text" inputmode="decimal" autocomplete="off" class="amount" aria-label=label
            aria-invalid=move || wrong.with(Option::is_some).then_some("true")
            aria-describedby=move || wrong.with(Option::is_some).then(|| described.clone())
            prop:value=move || amount.text.get()
            on:input=move |event| amount.text.set(event_target_value(&event))
            on:change=move |_| { amount.left.set(true); changed.run(()); } />
        <div class="said" id=error role="status">{live(move || wrong.get().map(|problem| said(amount, &problem, changed)))}</div>
    }
    .into_any()
}

fn said(amount: AmountBox, problem: &AmountProblem, changed: Callback<()>) -> AnyView {
    let AmountProblem::Ambiguous { point, comma } = *problem else {
        return view! { <p class="error">{problem.to_string()}</p> }.into_any();
    };
    let button = move |minor: i64, convention: Convention| {
        let pick = move |_| {
            amount.answer(minor, convention);
            changed.run(());
        };
        view! { <button class="btn small" type="button" on:click=pick>{money_in(minor, amount.currency.get_untracked())}</button> }
    };
    view! { <div class="bar error"><span>"Is that"</span>{button(comma, Convention::Comma)}<span>"or"</span>{button(point, Convention::Point)}</div> }.into_any()
}

/// The input under a label.
pub fn field(id: &'static str, label: impl Into<String>, amount: AmountBox) -> AnyView {
    view! {
        <div class="field">
            <label for=id>{label.into()}</label>
            {input(id.to_owned(), None, amount, Callback::new(|()| {}))}
        </div>
    }
    .into_any()
}

/// An amount in place: shows what is stored, saves when it is left.
pub fn inline(id: String, label: String, stored: Signal<i64>, currency: Signal<Currency>, save: Callback<i64>) -> AnyView {
    let amount = AmountBox::new(RwSignal::new(String::new()), None, currency);
    runtime::effect(move || {
        currency.track();
        amount.show(stored.get());
    });
    let changed = Callback::new(move |()| match amount.take() {
        Ok(Some(minor)) if minor != stored.get_untracked() => save.run(minor),
        // An emptied field shows again what is kept.
        Ok(None) => amount.show(stored.get_untracked()),
        _ => {}
    });
    view! { <div class="inline-amount">{input(id, Some(label), amount, changed)}</div> }.into_any()
}
