//! Chips: a single one that is on or off, and one of several from a fixed list.

use leptos::prelude::*;

use domain::choice::{Choice, options};

/// One chip.
pub fn chip(label: impl Into<String>, pressed: impl Fn() -> bool + Send + Sync + 'static, pick: impl Fn() + 'static) -> AnyView {
    view! { <button class="chip" type="button" dir="auto" aria-pressed=move || pressed().to_string() on:click=move |_| pick()>{label.into()}</button> }.into_any()
}

/// One of a fixed list; a second tap on the chosen one clears it.
pub fn choice_chips<T: Choice + Send + Sync>(
    label: &'static str,
    chosen: impl Fn() -> Option<T> + Send + Sync + 'static,
    pick: impl Fn(Option<T>) + Send + Sync + 'static,
) -> AnyView {
    let chosen = Signal::derive(move || chosen().map(Choice::key));
    let pick = Callback::new(move |key: Option<&'static str>| pick(key.and_then(T::from_key)));
    keyed_chips(label, options::<T>(), chosen, pick)
}

/// The same for every type, so that it is compiled once.
fn keyed_chips(
    label: &'static str,
    options: Vec<(&'static str, &'static str)>,
    chosen: Signal<Option<&'static str>>,
    pick: Callback<Option<&'static str>>,
) -> AnyView {
    let one = |(key, label): (&'static str, &'static str)| {
        chip(label, move || chosen.get() == Some(key), move || pick.run((chosen.get_untracked() != Some(key)).then_some(key)))
    };
    view! { <fieldset class="stack tight"><legend>{label}</legend><div class="chips">{options.into_iter().map(one).collect_view()}</div></fieldset> }.into_any()
}
