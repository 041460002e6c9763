//! A field for an amount of money, the same everywhere. The domain reads what was typed by its own shape, the person's locale and the other amounts of the
//! form ([`domain::money::read_typed`]); the rare text that still reads two ways is asked about beside the field, and what is no amount says so there. Until
//! that is settled the amount has no value: [`AmountValue::read`] gives an error, never a guess, so that no figure is computed from it. The text is kept
//! like everything typed, so the question is still there after a reload; choosing an amount writes it into the field in a form that reads one way.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::binding::{Binding, Table};
use super::bound;
use super::state::Form;
use super::text::{Input, TextField};
use crate::components::live;
use crate::format;
use domain::currency::Currency;
use domain::id::Id;
use domain::money::{AmountProblem, Convention, Typed, proves, read_typed};
use domain::problem::Problem;
use domain::record::Entity;

/// What is typed, and what it was said to mean.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
struct Draft {
    text: String,
    meaning: Option<Meaning>,
}

/// A text whose amount is known because it was stored.
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
    form: Form,
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
        self.add_proof(Signal::derive(move || draft.with(|draft| proves(&draft.text, currency.get()))));
        AmountValue { draft, left, currency, form: self }
    }
}

impl AmountValue {
    /// The amount in minor units; `None` for an empty field. Tracked.
    ///
    /// # Errors
    /// Where the text is no amount, or reads two ways and the person has not chosen yet.
    pub fn read(self) -> Result<Option<i64>, AmountProblem> {
        Ok(self.typed()?.map(|typed| typed.minor))
    }

    fn typed(self) -> Result<Option<Typed>, AmountProblem> {
        let currency = self.currency.get();
        self.draft.with(|draft| match &draft.meaning {
            Some(known) if known.text == draft.text && known.currency == currency => {
                Ok(Some(Typed { minor: known.minor, against_locale: false }))
            }
            _ => read(&draft.text, currency, self.form.proven()),
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

    /// How the text was read, where the locale would let one expect something else.
    fn reading(self) -> Option<String> {
        let typed = self.typed().ok().flatten().filter(|typed| typed.against_locale)?;
        Some(format!("Read as {}.", format::amount(typed.minor, self.currency.get())))
    }

    fn choose(self, minor: i64) {
        let currency = self.currency.get_untracked();
        self.draft.update(|draft| {
            draft.text = format::editable_amount(minor, currency);
            draft.meaning = Some(Meaning { text: draft.text.clone(), minor, currency });
        });
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
            set(record, minor_of(&text, currency)?)
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
        if let Some(minor) = minor_of(&text, currency)? {
            set(record, minor);
        }
        Ok(())
    };
    Binding::with_or_new(table, id, shown, write, blank)
}

fn read(text: &str, currency: Currency, others: Option<Convention>) -> Result<Option<Typed>, AmountProblem> {
    // The browser's first formatter of numbers takes a phone a tenth of a second; an empty field needs none.
    if text.trim().is_empty() {
        return Ok(None);
    }
    match read_typed(text, currency, format::locale_marks(), others) {
        Err(AmountProblem::Empty) => Ok(None),
        other => other.map(Some),
    }
}

/// What was typed for a record, which has no other amounts to go by.
fn minor_of(text: &str, currency: Currency) -> Result<Option<i64>, Problem> {
    let typed = read(text, currency, None).map_err(|problem| Problem::new("", problem.sentence(currency)))?;
    Ok(typed.map(|typed| typed.minor))
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
            let own = problem.with(|problem| problem.as_ref().map(|problem| problem.sentence(amount.currency.get_untracked())));
            own.or_else(|| form.and_then(|form| form.get()).filter(|sentence| !sentence.is_empty()))
        });
        let shown = Signal::derive(move || amount.draft.with(|draft| draft.text.clone()));
        let field = text
            .problem(said)
            .on_leave(move || amount.left.set(true))
            .over(shown, move |text| amount.draft.update(|draft| draft.text = text));
        let choose = Callback::new(move |minor| amount.choose(minor));
        let reading = Memo::new(move |_| amount.reading());
        let asked = live(move || problem.get().and_then(|problem| question(&problem, amount.currency.get_untracked(), choose)));
        let said = move || reading.get().map(|reading| view! { <p class="tiny" role="status">{reading}</p> });
        view! { <div class="amount">{field}{asked}{said}</div> }.into_any()
    }

    /// Draws it over an amount of a record, as [`amount_binding`] gives it.
    pub fn bound(self, binding: Binding, currency: Currency) -> AnyView {
        let open = bound::open(self.text.id().to_owned(), binding, true);
        let (number, first, problem) = (open.number, open.first.clone(), open.problem);
        let field = self.text.opened(open);
        let choose = Callback::new(move |minor: i64| bound::put(number, &format::editable_amount(minor, currency)));
        let asked = live(move || {
            problem.get()?;
            let text = bound::text(number).unwrap_or_else(|| first.clone());
            read(&text, currency, None).err().and_then(|problem| question(&problem, currency, choose))
        });
        view! { <div class="amount">{field}{asked}</div> }.into_any()
    }
}

/// The two readings to choose from, the one of the person's own locale first.
fn question(problem: &AmountProblem, currency: Currency, choose: Callback<i64>) -> Option<AnyView> {
    let AmountProblem::Ambiguous { point, comma } = *problem else { return None };
    let mut readings = [point, comma];
    if format::locale_marks().convention() == Convention::Comma {
        readings.reverse();
    }
    let button = move |minor: i64| view! { <button class="btn small" type="button" on:click=move |_| choose.run(minor)>{format::amount(minor, currency)}</button> };
    Some(view! { <div class="bar" role="group" aria-label="Amount you mean">{readings.map(button).collect_view()}</div> }.into_any())
}
