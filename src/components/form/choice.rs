//! Controls that choose instead of taking text: a list, a few side by side, a box to tick, a slider, a file. Each choice is stored under a key and shown as a
//! label (`domain::choice`). They report at once, and the screen shows what is stored.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, File, HtmlInputElement, HtmlOptionElement, HtmlSelectElement};

use super::state::Form;
use crate::components::live;

/// A choice of one from a list.
pub struct Select {
    id: String,
    label: String,
    options: Vec<(String, String)>,
    class: &'static str,
    bare: bool,
    described: Option<String>,
    field: &'static str,
    problem: Option<Signal<Option<String>>>,
}

impl Select {
    /// A list of pairs of key and label.
    pub fn new<K: Into<String>, L: Into<String>>(
        id: impl Into<String>,
        label: impl Into<String>,
        options: impl IntoIterator<Item = (K, L)>,
    ) -> Self {
        let options = options.into_iter().map(|(key, label)| (key.into(), label.into())).collect();
        Self { id: id.into(), label: label.into(), options, class: "field", bare: false, described: None, field: "", problem: None }
    }

    /// The class of the box round label and control, in place of `field`.
    pub fn class(self, class: &'static str) -> Self {
        Self { class, ..self }
    }

    /// The control alone, its label for screen readers only.
    pub fn bare(self) -> Self {
        Self { bare: true, ..self }
    }

    /// The id of what explains it.
    pub fn described(self, by: String) -> Self {
        Self { described: Some(by), ..self }
    }

    /// The field of the record, as a problem names it.
    pub fn of(self, form: Form, field: &'static str) -> Self {
        Self { field, problem: Some(form.problem(field)), ..self }
    }

    /// Draws it over a value of a form, which holds the key.
    pub fn value(self, value: RwSignal<String>) -> AnyView {
        self.over(Signal::from(value), move |key| value.set(key))
    }

    /// Draws it over what is chosen (a key); `pick` hears the other.
    pub fn over(self, chosen: Signal<String>, pick: impl Fn(String) + Send + Sync + 'static) -> AnyView {
        self.draw(chosen, Callback::new(pick))
    }

    fn draw(self, chosen: Signal<String>, pick: Callback<String>) -> AnyView {
        let Self { id, label, options, class, bare, described, field, problem } = self;
        let options = Arc::new(options);
        let field = (!field.is_empty()).then_some(field);
        let aria = bare.then(|| label.clone());
        let control = view! {
            <select id=id.clone() aria-label=aria aria-describedby=described data-field=field use:fill=(options, chosen) on:change=move |event| pick.run(event_target_value(&event))></select>
        };
        if bare {
            return control.into_any();
        }
        let problem = problem.unwrap_or_else(|| Signal::stored(None));
        view! {
            <div class=class>
                <label for=id>{label}</label>
                {control}
                {live(move || problem.get().map(|sentence| view! { <p class="error" role="alert">{sentence}</p> }))}
            </div>
        }
        .into_any()
    }
}

/// Puts its options into a list and follows what is chosen: the keys and labels, and the key. Made here, since a view of each option, with an effect of its own,
/// was most of the time that the columns of a file took to be drawn.
#[allow(clippy::needless_pass_by_value)] // what the view calls it with
fn fill(element: Element, (options, chosen): (Arc<Vec<(String, String)>>, Signal<String>)) {
    let Ok(select) = element.dyn_into::<HtmlSelectElement>() else { return };
    for (key, label) in options.iter() {
        if let Ok(option) = HtmlOptionElement::new_with_text_and_value(label, key) {
            drop(select.append_child(&option));
        }
    }
    // A key that is none of them leaves the first one, as the browser does.
    let place = move |chosen: &String| options.iter().position(|(key, _)| key == chosen).unwrap_or_default() as i32;
    select.set_selected_index(chosen.with_untracked(&place));
    crate::runtime::effect(move || select.set_selected_index(chosen.with(&place)));
}

/// A choice of one from a list under its label; pairs of key and label.
pub fn select<K: Into<String>, L: Into<String>>(
    id: impl Into<String>,
    label: impl Into<String>,
    options: impl IntoIterator<Item = (K, L)>,
    chosen: Signal<String>,
    pick: impl Fn(String) + Send + Sync + 'static,
) -> AnyView {
    Select::new(id, label, options).over(chosen, pick)
}

/// One choice from few, side by side: pairs of key and label.
pub fn segments(
    label: &'static str,
    options: &[(&'static str, &'static str)],
    chosen: Signal<String>,
    pick: impl Fn(&'static str) + Send + Sync + 'static,
) -> AnyView {
    buttons("seg", "", label, options, chosen, pick)
}

/// As [`segments`], where the words need more than one line.
pub fn chips(
    label: &'static str,
    options: &[(&'static str, &'static str)],
    chosen: Signal<String>,
    pick: impl Fn(&'static str) + Send + Sync + 'static,
) -> AnyView {
    buttons("chips", "chip", label, options, chosen, pick)
}

fn buttons(
    group: &'static str,
    class: &'static str,
    label: &'static str,
    options: &[(&'static str, &'static str)],
    chosen: Signal<String>,
    pick: impl Fn(&'static str) + Send + Sync + 'static,
) -> AnyView {
    let pick = Callback::new(pick);
    let buttons = options
        .iter()
        .map(|&(key, label)| {
            view! {
                <button type="button" class=class aria-pressed=move || chosen.with(|chosen| chosen == key).to_string() on:click=move |_| pick.run(key)>{label}</button>
            }
        })
        .collect_view();
    view! { <div class=group role="group" aria-label=label>{buttons}</div> }.into_any()
}

/// A box to tick.
pub struct Check {
    id: String,
    label: String,
    bare: bool,
}

impl Check {
    /// A box with its label.
    pub fn new(id: impl Into<String>, label: impl Into<String>) -> Self {
        Self { id: id.into(), label: label.into(), bare: false }
    }

    /// The box alone, its label for screen readers only.
    pub fn bare(self) -> Self {
        Self { bare: true, ..self }
    }

    /// Draws it over what is stored; `set` hears the change.
    pub fn over(self, on: Signal<bool>, set: impl Fn(bool) + Send + Sync + 'static) -> AnyView {
        let Self { id, label, bare } = self;
        let set = Callback::new(set);
        let aria = bare.then(|| label.clone());
        let control = view! {
            <input id=id.clone() type="checkbox" aria-label=aria prop:checked=move || on.get() on:change=move |event| set.run(event_target_checked(&event)) />
        };
        if bare { control.into_any() } else { view! { <div class="check">{control}<label for=id>{label}</label></div> }.into_any() }
    }

    /// Draws it over a value of a form.
    pub fn value(self, value: RwSignal<bool>) -> AnyView {
        self.over(Signal::from(value), move |on| value.set(on))
    }
}

/// A box to tick under its label.
pub fn check(id: impl Into<String>, label: impl Into<String>, on: Signal<bool>, set: impl Fn(bool) + Send + Sync + 'static) -> AnyView {
    Check::new(id, label).over(on, set)
}

/// A slider of whole numbers from 0 to `most`; nothing is given until it is moved or tapped. `words` says a value.
pub fn slider(
    id: &'static str,
    label: &'static str,
    most: u8,
    ends: (&'static str, &'static str),
    words: fn(u8) -> &'static str,
    stored: Signal<Option<u8>>,
    set: impl Fn(u8) + Send + Sync + 'static,
) -> AnyView {
    let set = Callback::new(set);
    let shown = RwSignal::new(stored.get_untracked());
    crate::runtime::effect(move || shown.set(stored.get()));
    let said = move || shown.get().map_or("not given", words);
    let value = |event: &leptos::ev::Event| event_target_value(event).parse::<u8>().ok();
    let middle = most / 2;
    view! {
        <div class="section strength">
            <h2><label for=id>{label}</label></h2>
            <input id=id type="range" min="0" max=most.to_string() step="1" class:unset=move || shown.get().is_none()
                style:--at=move || format!("{}%", u32::from(shown.get().unwrap_or(middle)) * 100 / u32::from(most.max(1)))
                aria-valuetext=said prop:value=move || shown.get().unwrap_or(middle).to_string()
                on:input=move |event| shown.set(value(&event))
                on:change=move |event| { if let Some(value) = value(&event) { set.run(value); } }
                on:click=move |event| { if let (None, Some(value)) = (shown.get_untracked(), value(&event)) { shown.set(Some(value)); set.run(value); } } />
            <div class="ends" aria-hidden="true"><span>{ends.0}</span><span class="now">{said}</span><span>{ends.1}</span></div>
        </div>
    }
    .into_any()
}

/// A file to choose; `accept` as the attribute of that name.
pub fn file(id: &'static str, label: &'static str, accept: &'static str, take: impl Fn(File) + Send + Sync + 'static) -> AnyView {
    let take = Callback::new(take);
    let accept = (!accept.is_empty()).then_some(accept);
    let picked = move |event: leptos::ev::Event| {
        let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
        let file = input.files().and_then(|files| files.get(0));
        // The same file can be chosen again.
        input.set_value("");
        if let Some(file) = file {
            take.run(file);
        }
    };
    view! { <input id=id type="file" accept=accept aria-label=label on:change=picked /> }.into_any()
}
