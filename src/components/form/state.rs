//! Forms that are saved by a button: what is typed is kept as a draft until it is saved or cleared, and what is wrong is shown beside its field.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::unsaved::{self, Unsaved};
use crate::dom;
use domain::money::Convention;
use domain::problem::Problem;
use store::refused::Refused;

/// One value of a form while the form is open.
struct Kept<T: 'static> {
    name: String,
    /// What the form would show if nothing had been typed.
    initial: RefCell<T>,
    /// Not in the arena: it is read after the screen has gone.
    value: ArcRwSignal<T>,
    /// The text of the draft as last written.
    written: RefCell<Option<String>>,
    /// Set once the form is saved: nothing is written any more.
    done: Rc<Cell<bool>>,
}

impl<T: Serialize + PartialEq + Clone + Send + Sync + 'static> Unsaved for Kept<T> {
    fn write(&self) {
        let value = self.value.get_untracked();
        let text = if self.done.get() || value == *self.initial.borrow() { None } else { serde_json::to_string(&value).ok() };
        if *self.written.borrow() != text {
            match &text {
                Some(text) => unsaved::keep(&self.name, text),
                None => unsaved::forget(&self.name),
            }
            *self.written.borrow_mut() = text;
        }
    }
}

/// A value of a form under a name of its own: as it was left, else `initial`.
fn kept<T>(name: String, initial: T, done: Rc<Cell<bool>>, restored: &Cell<bool>) -> RwSignal<T>
where
    T: Serialize + DeserializeOwned + PartialEq + Clone + Send + Sync + 'static,
{
    let written = unsaved::draft(&name);
    let value = written.as_deref().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_else(|| initial.clone());
    if value != initial {
        restored.set(true);
    }
    let value = ArcRwSignal::new(value);
    let signal = RwSignal::from(value.clone());
    let number = unsaved::register(Rc::new(Kept { name, initial: RefCell::new(initial), value, written: RefCell::new(written), done }));
    on_cleanup(move || unsaved::close(number));
    signal
}

/// A form: the name its drafts are kept under, and what is wrong with it.
#[derive(Clone, Copy)]
pub struct Form {
    name: StoredValue<String>,
    problem: RwSignal<Option<Problem>>,
    done: StoredValue<Rc<Cell<bool>>, LocalStorage>,
    /// A draft was found for one of its values.
    restored: StoredValue<Rc<Cell<bool>>, LocalStorage>,
    /// What each of its amounts proves about the decimal mark.
    proofs: StoredValue<Vec<Signal<Option<Convention>>>>,
}

impl Form {
    /// A form of that name: one for each thing that can be edited.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: StoredValue::new(name.into()),
            problem: RwSignal::new(None),
            done: StoredValue::new_local(Rc::default()),
            restored: StoredValue::new_local(Rc::default()),
            proofs: StoredValue::new(Vec::new()),
        }
    }

    /// A value of the form: as it was left, else `initial`.
    pub fn value<T>(self, field: &str, initial: T) -> RwSignal<T>
    where
        T: Serialize + DeserializeOwned + PartialEq + Clone + Send + Sync + 'static,
    {
        let name = self.name.with_value(|name| format!("{name}/{field}"));
        self.restored.with_value(|restored| kept(name, initial, self.done.get_value(), restored))
    }

    /// A text of the form.
    pub fn text(self, field: &str, initial: impl Into<String>) -> RwSignal<String> {
        self.value(field, initial.into())
    }

    /// One of its amounts says what it proves about the decimal mark.
    pub(super) fn add_proof(self, proof: Signal<Option<Convention>>) {
        self.proofs.update_value(|proofs| proofs.push(proof));
    }

    /// The decimal mark that its amounts prove together; `None` where they prove none or contradict each other. Tracked.
    pub(super) fn proven(self) -> Option<Convention> {
        let mut found = None;
        for proof in self.proofs.get_value() {
            match (proof.get(), found) {
                (Some(new), Some(before)) if new != before => return None,
                (Some(new), _) => found = Some(new),
                (None, _) => {}
            }
        }
        found
    }

    /// It is saved, or cleared: its drafts are forgotten.
    pub fn finish(self) {
        self.done.with_value(|done| done.set(true));
        unsaved::flush();
        self.problem.set(None);
    }

    /// Where the form shows what was typed before and never saved: says so, with a way to drop it, after which `leave` runs. Ask for it once every value of
    /// the form is there.
    pub fn restored(self, leave: impl Fn() + 'static) -> Option<AnyView> {
        let discard = move |_| {
            self.finish();
            leave();
        };
        self.restored.with_value(|restored| restored.get()).then(|| {
            view! {
                <div class="notice" role="status">
                    <p class="grow">"These changes are not saved yet. This is what you last typed here."</p>
                    <button class="btn small" type="button" on:click=discard>"Discard"</button>
                </div>
            }
            .into_any()
        })
    }

    /// It goes on with the next one after it was saved.
    pub fn restart(self) {
        self.done.with_value(|done| done.set(false));
    }

    /// Says what is wrong, beside its field where there is one, and puts the focus there.
    pub fn refuse(self, problem: impl Into<Problem>) {
        let problem = problem.into();
        let field = problem.field;
        self.problem.set(Some(problem));
        if !field.is_empty() {
            dom::focus_soon(format!("[data-field='{field}']"));
        }
    }

    /// Says why a change was refused.
    pub fn refused(self, refused: &Refused) {
        self.refuse(Problem::new(refused.field().unwrap_or_default(), refused.to_string()));
    }

    /// Nothing is wrong any more.
    pub fn clear(self) {
        self.problem.set(None);
    }

    /// What is wrong with a field; with the empty name, what belongs to no field.
    pub fn problem(self, field: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || self.problem.with(|problem| problem.as_ref().filter(|p| p.field == field).map(|p| p.sentence.clone())))
    }

    /// The line that says what is wrong with the form as a whole.
    pub fn summary(self) -> AnyView {
        let problem = self.problem("");
        view! { <p role="alert" class="sub">{move || problem.get()}</p> }.into_any()
    }
}
