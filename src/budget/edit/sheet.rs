//! What the sheets share: fields of the form by the name of the record's field, and the bar with Save and Delete.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::budget::display::home_now;
use crate::components::form::{AmountField, AmountValue, Form, Input, Select, TextField};
use crate::components::{live, sheet::sheet as sheet_frame};
use crate::dom;
use crate::route::Target;
use crate::session::{Feedback, session};
use domain::budget::edits;
use domain::change::Change;
use domain::choice::{Choice, options};
use domain::currency::Currency;
use domain::id::Id;
use domain::number::read_whole;
use domain::problem::Problem;
use domain::record::{Kind, Record};

/// The record's id: that of the address, or a new one.
pub fn id_of(target: &Target) -> Id {
    match target {
        Target::New => session().new_id(),
        Target::Existing(id) => id.clone(),
    }
}

/// The form of a record: its drafts belong to that record, or to the new one of its kind.
pub fn form_of(kind: &str, target: &Target) -> Form {
    Form::new(match target {
        Target::New => format!("budget/{kind}/new"),
        Target::Existing(id) => format!("budget/{kind}/{id}"),
    })
}

/// A text, a date or a number under its label.
pub fn field(form: Form, name: &'static str, label: &str, input: Input, value: RwSignal<String>) -> AnyView {
    TextField::new(format!("f-{name}"), label, input).of(form, name).value(value)
}

/// An amount under its label, which names the currency.
pub fn amount(form: Form, name: &'static str, label: &'static str, currency: Signal<Currency>, value: AmountValue) -> AnyView {
    let currency = Memo::new(move |_| currency.get());
    live(move || AmountField::new(format!("f-{name}"), format!("{label}, {}", currency.get().code())).of(form, name).value(value))
}

/// A choice from a fixed list; the value holds the key.
pub fn choice<T: Choice>(form: Form, name: &'static str, label: &'static str, value: RwSignal<String>) -> AnyView {
    Select::new(format!("f-{name}"), label, options::<T>()).of(form, name).value(value)
}

/// A choice from a fixed list that may be left open; the value holds the key, or nothing.
pub fn optional_choice<T: Choice>(
    form: Form,
    name: &'static str,
    label: &'static str,
    none: &'static str,
    value: RwSignal<String>,
) -> AnyView {
    let all = std::iter::once(("", none)).chain(options::<T>());
    Select::new(format!("f-{name}"), label, all).of(form, name).value(value)
}

/// What is chosen; tracked.
pub fn chosen<T: Choice + Default>(value: RwSignal<String>) -> T {
    value.with(|key| T::from_key(key)).unwrap_or_default()
}

/// A day that has to be there.
///
/// # Errors
/// Says so at that field.
pub fn day(field: &'static str, text: &str) -> Result<NaiveDate, Problem> {
    text.parse().map_err(|_| Problem::new(field, "Choose a day."))
}

/// A day that may be left out.
pub fn optional_day(text: &str) -> Option<NaiveDate> {
    text.parse().ok()
}

/// A whole number that has to be there.
///
/// # Errors
/// Says so at that field.
pub fn number(field: &'static str, text: &str) -> Result<u32, Problem> {
    read_whole(text).ok_or_else(|| Problem::new(field, "Enter a whole number."))
}

/// A whole number that may be left out.
///
/// # Errors
/// Where the text is no number: says so at that field.
pub fn optional_number(field: &'static str, text: &str) -> Result<Option<u32>, Problem> {
    if text.trim().is_empty() { Ok(None) } else { number(field, text).map(Some) }
}

/// A sheet over a record. `build` makes the record from what is typed.
pub struct Sheet {
    /// Its title.
    pub title: &'static str,
    /// Its form.
    pub form: Form,
    /// The record's id.
    pub id: Id,
    /// The record as it was when the sheet was opened; `None` for a new one.
    pub before: Option<Record>,
    /// Whether it can be deleted.
    pub deletable: bool,
}

impl Sheet {
    /// Draws it with its fields.
    pub fn draw(self, fields: AnyView, build: Callback<(), Result<Record, Problem>>) -> AnyView {
        let Self { title, form, id, before, deletable } = self;
        let session = session();
        if before.is_none() {
            dom::focus_soon("dialog .body input");
        }
        let stored = StoredValue::new((id, before.clone()));
        let write = move |change: Change| {
            let change = session.peek(|model| edits::with_home(change, model, home_now()));
            match session.commit(change, Feedback::Form) {
                Ok(()) => {
                    form.finish();
                    session.close();
                }
                Err(refused) => form.refused(&refused),
            }
        };
        let submit = move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            let (id, before) = stored.get_value();
            match build.run(()).and_then(|record| record.check().map(|()| record)) {
                Err(problem) => form.refuse(problem),
                Ok(record) => write(edits::save(format!("{} saved", name(&record)), id, before, record)),
            }
        };
        let delete = before.filter(|_| deletable).map(|before| {
            let remove = move |_| {
                let (id, _) = stored.get_value();
                let what = format!("{} deleted", name(&before));
                write(session.peek(|model| edits::delete(what, model, id, before.clone())));
            };
            view! { <button class="btn" type="button" on:click=remove>"Delete"</button> }
        });
        sheet_frame(
            title,
            view! {
                <form class="stack" on:submit=submit novalidate>
                    {form.restored(move || session.close())}
                    {fields}
                    {form.summary()}
                    <div class="actions">{delete}<button class="btn primary" type="submit">"Save"</button></div>
                </form>
            }
            .into_any(),
        )
    }
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
