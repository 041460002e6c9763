//! A field for an amount of money, the same everywhere. The domain reads the text straight from its digits; what reads two ways (`3,456`) is asked about
//! beside the field, and what is no amount says so there. Until that is settled the amount has no value: [`AmountValue::read`] gives an error, never a
//! guess, so that no figure is computed from it. The text, and what it was said to mean, are kept like everything typed.

use std::cell::Cell;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::bound::{self, Binding, Table};
use super::state::Form;
use super::text::{Input, TextField};
use crate::components::live;
use crate::format;
use domain::currency::Currency;
use domain::id::Id;
use domain::money::{AmountProblem, Convention, parse};
use domain::problem::Problem;
use domain::record::Entity;

thread_local! {
    /// Which mark comes before decimals, once the person said so: they are asked once.
    static ANSWERED: Cell<Option<Convention>> = const { Cell::new(None) };
}

/// What is typed, and what it was said to mean.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
struct Draft {
    text: String,
    meaning: Option<Meaning>,
}

/// A text whose amount is known: it was stored, or the person chose.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Meaning {
    text: String,
    minor: i64,
    currency: Currency,
}

/// An amount of a form.
#[derive(Clone, Copy)]
pub struct AmountValue {
    draft: RwSignal<Draft>,
    /// The field was left: what is wrong with it may be said.
    left: RwSignal<bool>,
    currency: Signal<Currency>,
}

impl Form {
    /// An amount of the form; `stored` in minor units of the currency.
    pub fn amount(self, field: &str, stored: Option<i64>, currency: Signal<Currency>) -> AmountValue {
        let now = currency.get_untracked();
        let meaning = stored.map(|minor| Meaning { text: format::editable_amount(minor, now), minor, currency: now });
        let initial = Draft { text: meaning.as_ref().map(|known| known.text.clone()).unwrap_or_default(), meaning };
        let draft = self.value(field, initial.clone());
        // What was typed before the page was loaded again was left by that.
        let left = RwSignal::new(draft.with_untracked(|draft| *draft != initial));
        AmountValue { draft, left, currency }
    }
}

impl AmountValue {
    /// The amount in minor units; `None` for an empty field. Tracked.
    ///
    /// # Errors
    /// Where the text is no amount, or reads two ways and the person has not chosen yet.
    pub fn read(self) -> Result<Option<i64>, AmountProblem> {
        let currency = self.currency.get();
        self.draft.with(|draft| match &draft.meaning {
            Some(known) if known.text == draft.text && known.currency == currency => Ok(Some(known.minor)),
            _ => read(&draft.text, currency),
        })
    }

    /// As [`AmountValue::read`], for the moment of saving: from now on the field says what is wrong with it.
    ///
    /// # Errors
    /// A problem of that field; without a sentence where the field says it itself.
    pub fn optional(self, field: &'static str) -> Result<Option<i64>, Problem> {
        self.left.set(true);
        untrack(|| self.read()).map_err(|_| Problem::new(field, ""))
    }

    /// As [`AmountValue::optional`], for an amount that has to be there.
    ///
    /// # Errors
    /// As there, and where the field is empty.
    pub fn required(self, field: &'static str) -> Result<i64, Problem> {
        self.optional(field)?.ok_or_else(|| Problem::new(field, "Enter an amount."))
    }

    /// Whether nothing is typed. Tracked.
    pub fn is_empty(self) -> bool {
        self.draft.with(|draft| draft.text.trim().is_empty())
    }

    /// What the field says is wrong with it.
    fn problem(self) -> Option<AmountProblem> {
        if self.left.get() { self.read().err() } else { None }
    }

    fn choose(self, minor: i64, convention: Convention) {
        ANSWERED.with(|answered| answered.set(Some(convention)));
        let currency = self.currency.get_untracked();
        self.draft.update(|draft| draft.meaning = Some(Meaning { text: draft.text.clone(), minor, currency }));
    }
}

/// The amount of a record as text, for [`AmountField::bound`]; `set` gets minor units. An emptied field stays what is stored.
pub fn amount_binding<T: Entity>(
    table: Table<T>,
    id: &Id,
    currency: Currency,
    get: impl Fn(&T) -> i64 + Send + Sync + 'static,
    set: impl Fn(&mut T, i64) + Send + Sync + 'static,
) -> Binding {
    let set = move |record: &mut T, minor: Option<i64>| {
        if let Some(minor) = minor {
            set(record, minor);
        }
        Ok(())
    };
    optional_amount_binding(table, id, currency, move |record| Some(get(record)), set)
}

/// As [`amount_binding`], for an amount that may be missing: an emptied field clears it. `set` says which amounts the record does not take.
pub fn optional_amount_binding<T: Entity>(
    table: Table<T>,
    id: &Id,
    currency: Currency,
    get: impl Fn(&T) -> Option<i64> + Send + Sync + 'static,
    set: impl Fn(&mut T, Option<i64>) -> Result<(), Problem> + Send + Sync + 'static,
) -> Binding {
    let shown = move |record: &T| get(record).map(|minor| format::editable_amount(minor, currency)).unwrap_or_default();
    let known = std::sync::Arc::new(shown);
    let reading = known.clone();
    Binding::with(
        table,
        id,
        move |record| known(record),
        move |record, text| {
            // What is shown is exactly what is stored, even where it reads two ways.
            if text == reading(record) {
                return Ok(());
            }
            set(record, read(&text, currency).map_err(|problem| Problem::new("", sentence(&problem)))?)
        },
    )
}

/// As [`amount_binding`], of a record that the first amount makes from `blank`.
pub fn amount_binding_or_new<T: Entity>(
    table: Table<T>,
    id: &Id,
    currency: Currency,
    get: fn(&T) -> i64,
    set: fn(&mut T, i64),
    blank: T,
) -> Binding {
    let shown = move |record: &T| format::editable_amount(get(record), currency);
    let write = move |record: &mut T, text: String| {
        if text == shown(record) {
            return Ok(());
        }
        if let Some(minor) = read(&text, currency).map_err(|problem| Problem::new("", sentence(&problem)))? {
            set(record, minor);
        }
        Ok(())
    };
    Binding::with_or_new(table, id, shown, write, blank)
}

fn read(text: &str, currency: Currency) -> Result<Option<i64>, AmountProblem> {
    match parse(text, currency, ANSWERED.with(Cell::get)) {
        Err(AmountProblem::Empty) => Ok(None),
        other => other.map(Some),
    }
}

fn sentence(problem: &AmountProblem) -> String {
    match problem {
        AmountProblem::Ambiguous { .. } => "This can be read in two ways. Choose the amount you mean.".to_owned(),
        other => other.to_string(),
    }
}

/// A field for an amount, to be drawn.
pub struct AmountField {
    text: TextField,
    form: Option<(Form, &'static str)>,
}

impl AmountField {
    /// A field; the id is its own in the page.
    pub fn new(id: impl Into<String>, label: impl Into<String>) -> Self {
        Self { text: TextField::new(id, label, Input::Amount), form: None }
    }

    /// The control alone, its label for screen readers only.
    pub fn bare(self) -> Self {
        Self { text: self.text.bare(), ..self }
    }

    /// The field of the record, as a problem names it.
    pub fn of(self, form: Form, field: &'static str) -> Self {
        Self { text: self.text.of(form, field), form: Some((form, field)) }
    }

    /// Draws it over an amount of a form.
    pub fn value(self, amount: AmountValue) -> AnyView {
        let Self { text, form } = self;
        let form = form.map(|(form, field)| form.problem(field));
        let problem = Memo::new(move |_| amount.problem());
        let said = Signal::derive(move || {
            let own = problem.with(|problem| problem.as_ref().map(sentence));
            own.or_else(|| form.and_then(|form| form.get()).filter(|sentence| !sentence.is_empty()))
        });
        let shown = Signal::derive(move || amount.draft.with(|draft| draft.text.clone()));
        let field = text
            .problem(said)
            .on_leave(move || amount.left.set(true))
            .over(shown, move |text| amount.draft.update(|draft| draft.text = text));
        let choose = Callback::new(move |(minor, convention)| amount.choose(minor, convention));
        let asked = live(move || problem.get().and_then(|problem| question(&problem, amount.currency.get_untracked(), choose)));
        view! { <div class="amount">{field}{asked}</div> }.into_any()
    }

    /// Draws it over an amount of a record, as [`amount_binding`] gives it.
    pub fn bound(self, binding: Binding, currency: Currency) -> AnyView {
        let open = bound::open(self.text.id().to_owned(), binding, true);
        let (number, first, problem) = (open.number, open.first.clone(), open.problem);
        let field = self.text.opened(open);
        let choose = Callback::new(move |(_, convention)| {
            ANSWERED.with(|answered| answered.set(Some(convention)));
            bound::left(number);
        });
        let asked = live(move || {
            problem.get()?;
            let text = bound::text(number).unwrap_or_else(|| first.clone());
            read(&text, currency).err().and_then(|problem| question(&problem, currency, choose))
        });
        view! { <div class="amount">{field}{asked}</div> }.into_any()
    }
}

/// The two readings to choose from, the one of the person's own locale first.
fn question(problem: &AmountProblem, currency: Currency, choose: Callback<(i64, Convention)>) -> Option<AnyView> {
    let AmountProblem::Ambiguous { point, comma } = *problem else { return None };
    let mut readings = [(point, Convention::Point), (comma, Convention::Comma)];
    if format::decimal_mark() == ',' {
        readings.reverse();
    }
    let button = move |(minor, convention): (i64, Convention)| {
        view! { <button class="btn small" type="button" on:click=move |_| choose.run((minor, convention))>{format::amount(minor, currency)}</button> }
    };
    Some(view! { <div class="bar" role="group" aria-label="Amount you mean">{readings.map(button).collect_view()}</div> }.into_any())
}
