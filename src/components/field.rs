//! Fields as older screens ask for them, over the form kit.

use leptos::prelude::*;

pub use super::form::Input;
pub use super::form::segments;
use super::form::{TextField, check, select};

pub fn area_field(id: &'static str, label: &'static str, value: RwSignal<String>) -> AnyView {
    TextField::new(id, label, Input::Area).value(value)
}

pub fn line(
    id: impl Into<String>,
    label: &'static str,
    kind: Input,
    shown: Signal<String>,
    edit: impl Fn(String) + Send + Sync + 'static,
) -> AnyView {
    let value = RwSignal::new(shown.get_untracked());
    crate::runtime::effect(move || value.set(shown.get()));
    TextField::new(id, label, kind).class("field inplace").on_leave(move || edit(value.get_untracked())).value(value)
}

pub fn choice(
    id: impl Into<String>,
    label: &'static str,
    options: Vec<(String, String)>,
    chosen: Signal<String>,
    pick: impl Fn(String) + Send + Sync + 'static,
) -> AnyView {
    select(id, label, options, chosen, pick)
}

pub fn tick(id: &'static str, label: &'static str, on: Signal<bool>, set: impl Fn(bool) + Send + Sync + 'static) -> AnyView {
    check(id, label, on, set)
}
