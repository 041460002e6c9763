//! What the budget's forms share: fields whose typing survives whatever closes the sheet, what is wrong said beside the field, and the bar with Save and
//! Delete.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::runtime;
use chrono::NaiveDate;
use leptos::prelude::*;

use crate::components::live;

use super::amount::{self, AmountBox};
use super::here::{editable, home, home_now};
use crate::components::sheet::sheet as sheet_frame;
use crate::dom;
use crate::session::{Feedback, session};
use domain::budget::edits;
use domain::currency::Currency;
use domain::id::Id;
use domain::problem::Problem;
use domain::record::{Kind, Record};

thread_local! {
    /// What is being typed, by form and field, where it differs from what is stored.
    static TYPED: RefCell<BTreeMap<String, String>> = const { RefCell::new(BTreeMap::new()) };
}

/// A form: the name its typing is kept under, and what is wrong with it.
#[derive(Clone, Copy)]
pub struct Form {
    name: StoredValue<String>,
    /// What is wrong, and where.
    pub problem: RwSignal<Option<Problem>>,
    /// The currency of its amounts.
    pub currency: Signal<Currency>,
}

impl Form {
    /// A form of that name.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: StoredValue::new(name.into()), problem: RwSignal::new(None), currency: Signal::derive(home) }
    }

    /// The same form with amounts in another currency.
    pub fn in_currency(self, currency: Signal<Currency>) -> Self {
        Self { currency, ..self }
    }

    /// A text of the form: as typed before, else as stored.
    pub fn text(self, field: &str, stored: impl Into<String>) -> RwSignal<String> {
        let (key, stored) = (self.name.with_value(|name| format!("{name}/{field}")), stored.into());
        let typed = TYPED.with_borrow(|typed| typed.get(&key).cloned());
        let text = RwSignal::new(typed.unwrap_or_else(|| stored.clone()));
        runtime::effect(move || {
            let now = text.get();
            TYPED.with_borrow_mut(|typed| if now == stored { typed.remove(&key) } else { typed.insert(key.clone(), now) });
        });
        text
    }

    /// An amount of the form.
    pub fn amount(self, field: &str, stored: Option<i64>) -> AmountBox {
        self.amount_in(field, stored, self.currency)
    }

    /// An amount in a currency of its own.
    pub fn amount_in(self, field: &str, stored: Option<i64>, currency: Signal<Currency>) -> AmountBox {
        let shown = stored.map(|minor| editable(minor, currency.get_untracked())).unwrap_or_default();
        AmountBox::new(self.text(field, shown), stored, currency)
    }

    /// Forgets what was typed: it is saved.
    pub fn done(self) {
        let begin = self.name.with_value(|name| format!("{name}/"));
        TYPED.with_borrow_mut(|typed| typed.retain(|key, _| !key.starts_with(&begin)));
    }

    /// What is wrong with a field.
    fn wrong(self, field: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || self.problem.with(|problem| problem.as_ref().filter(|p| p.field == field).map(|p| p.sentence.clone())))
    }
}

/// A text, a date or a number under its label; `kind` is the input's type.
pub fn field(form: Form, name: &'static str, label: &str, kind: &'static str, value: RwSignal<String>) -> AnyView {
    let wrong = form.wrong(name);
    let mode = if kind == "number" { Some("decimal") } else { None };
    let kind = if kind == "number" { "text" } else { kind };
    let id = format!("f-{name}");
    let error = format!("{id}-error");
    let described = error.clone();
    view! {
        <div class="field">
            <label for=id.clone()>{label.to_owned()}</label>
            <input id=id type=kind inputmode=mode autocomplete="off"
                aria-invalid=move || wrong.with(Option::is_some).then_some("true")
                aria-describedby=move || wrong.with(Option::is_some).then(|| described.clone())
                prop:value=move || value.get() on:input=move |event| value.set(event_target_value(&event)) />
            {live(move || wrong.get().map(|sentence| view! { <p class="error" id=error.clone() role="alert">{sentence}</p> }))}
        </div>
    }
    .into_any()
}

/// An amount under its label.
pub fn money(form: Form, name: &'static str, label: &str, value: AmountBox) -> AnyView {
    let wrong = form.wrong(name);
    let id = format!("f-{name}");
    view! {
        <div class="field">
            <label for=id.clone()>{label.to_owned()}", "{live(move || value_currency(form))}</label>
            {amount::input(id, None, value, Callback::new(|()| {}))}
            {live(move || wrong.get().map(|sentence| view! { <p class="error" role="alert">{sentence}</p> }))}
        </div>
    }
    .into_any()
}

fn value_currency(form: Form) -> String {
    form.currency.get().code().to_owned()
}

/// A choice of one from a list of pairs: stored and shown.
pub fn pick(name: &'static str, label: &str, options: Vec<(String, String)>, value: RwSignal<String>) -> AnyView {
    let id = format!("f-{name}");
    let options = options
        .into_iter()
        .map(|(stored, shown)| {
            let own = stored.clone();
            view! { <option value=stored prop:selected=move || value.with(|now| *now == own)>{shown}</option> }
        })
        .collect_view();
    view! {
        <div class="field">
            <label for=id.clone()>{label.to_owned()}</label>
            <select id=id on:change=move |event| value.set(event_target_value(&event))>{options}</select>
        </div>
    }
    .into_any()
}

/// A box to tick; the text is `yes` or empty.
pub fn tick(name: &'static str, label: &str, value: RwSignal<String>) -> AnyView {
    let id = format!("f-{name}");
    view! {
        <div class="check">
            <input id=id.clone() type="checkbox" prop:checked=move || value.with(|v| !v.is_empty()) on:change=move |event| value.set(if event_target_checked(&event) { "yes".into() } else { String::new() }) />
            <label for=id>{label.to_owned()}</label>
        </div>
    }
    .into_any()
}

/// A list's entries as pairs: its place in the list, and its word.
pub fn places<T: Copy>(all: &[T], word: fn(T) -> &'static str) -> Vec<(String, String)> {
    all.iter().enumerate().map(|(n, one)| (n.to_string(), word(*one).to_owned())).collect()
}

/// The place of one in its list, as text.
pub fn place<T: PartialEq>(all: &[T], one: &T) -> String {
    all.iter().position(|other| other == one).unwrap_or_default().to_string()
}

/// The one at the place that stands in a text; the first where none does.
pub fn at<T: Copy>(all: &[T], text: &str) -> Option<T> {
    all.get(text.parse::<usize>().unwrap_or_default()).copied()
}

/// A day that has to be there.
///
/// # Errors
/// Says so at that field.
pub fn day(field: &'static str, text: &str) -> Result<NaiveDate, Problem> {
    text.parse().map_err(|_| Problem::new(field, "Choose a day."))
}

/// A day that may be left out.
pub fn some_day(text: &str) -> Option<NaiveDate> {
    text.parse().ok()
}

/// An amount that has to be there.
///
/// # Errors
/// Says so at that field.
pub fn need(field: &'static str, amount: AmountBox) -> Result<i64, Problem> {
    match amount.take() {
        Ok(Some(minor)) => Ok(minor),
        Ok(None) => Err(Problem::new(field, "Give an amount.")),
        // The amount's own words stand beside it already.
        Err(_) => Err(Problem::new(field, "")),
    }
}

/// A sheet over a record: its fields, and Save and Delete. `build` makes the record from what is typed.
pub fn sheet(
    title: String,
    form: Form,
    id: Id,
    before: Option<Record>,
    fields: AnyView,
    build: Callback<(), Result<Record, Problem>>,
) -> AnyView {
    drawn(title, form, id, before, fields, build, true)
}

/// As [`sheet`], without Delete: for the one record of its kind.
pub fn sheet_kept(
    title: String,
    form: Form,
    id: Id,
    before: Option<Record>,
    fields: AnyView,
    build: Callback<(), Result<Record, Problem>>,
) -> AnyView {
    drawn(title, form, id, before, fields, build, false)
}

fn drawn(
    title: String,
    form: Form,
    id: Id,
    before: Option<Record>,
    fields: AnyView,
    build: Callback<(), Result<Record, Problem>>,
    deletable: bool,
) -> AnyView {
    let session = session();
    if before.is_none() {
        dom::after_draw(|| dom::focus("dialog .body input"));
    }
    let stored = StoredValue::new((id, before.clone()));
    let tell = move |problem: Problem| {
        let field = problem.field;
        form.problem.set(Some(problem));
        dom::after_draw(move || dom::focus(&format!("#f-{field}")));
    };
    let write = move |change: domain::change::Change| {
        let change = session.peek(|model| edits::with_home(change, model, home_now()));
        {
            let kept = session.commit(change, Feedback::Form).is_ok();
            if kept {
                form.done();
                session.close();
            } else if let Some(toast) = session.toast.get_untracked() {
                form.problem.set(Some(Problem::new("", toast.text)));
            }
        };
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (id, before) = stored.get_value();
        match build.run(()).and_then(|record| record.check().map(|()| record)) {
            Err(problem) => tell(problem),
            Ok(record) => write(edits::save(format!("{} saved", name(&record)), id, before, record)),
        }
    };
    let delete = before.filter(|_| deletable).map(|before| {
        let remove = move |_| {
            let (id, _) = stored.get_value();
            write(edits::delete(format!("{} deleted", name(&before)), id, before.clone()));
        };
        view! { <button class="btn" type="button" on:click=remove>"Delete"</button> }
    });
    let rest = form.wrong("");
    sheet_frame(
        title,
        view! {
            <form class="stack" on:submit=submit novalidate>
                {fields}
                <p role="alert" class="sub">{live(move || rest.get())}</p>
                <div class="actions">{delete}<button class="btn primary" type="submit">"Save"</button></div>
            </form>
        }
        .into_any(),
    )
}

/// What a record is called in a sentence. Read from its data: the frame of all sheets links the type of none.
fn name(record: &Record) -> String {
    let data = record.to_json().unwrap_or_default();
    let text = |field: &str| data.get(field).and_then(|text| text.as_str()).filter(|text| !text.is_empty()).map(str::to_owned);
    match record.kind() {
        Kind::Plan => "Buffer".to_owned(),
        Kind::Spending => text("payee").unwrap_or_else(|| "Transaction".to_owned()),
        _ => text("name").unwrap_or_else(|| "Entry".to_owned()),
    }
}
