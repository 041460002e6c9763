//! Fields of forms: a label, the control, and what is wrong with it, tied together for screen readers. A field reports on `input` for drafts and on `change`
//! for edits in place; the caller decides.

use leptos::prelude::*;

/// What kind of text a field takes; decides the keyboard on a phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// Any text.
    Text,
    /// An address of the web.
    Url,
    /// A day.
    Date,
    /// A whole number.
    Number,
    /// An amount with decimals, typed as text.
    Amount,
}

impl Input {
    fn kind(self) -> &'static str {
        match self {
            Self::Text | Self::Amount => "text",
            Self::Url => "url",
            Self::Date => "date",
            Self::Number => "number",
        }
    }

    fn mode(self) -> Option<&'static str> {
        match self {
            Self::Amount => Some("decimal"),
            Self::Number => Some("numeric"),
            _ => None,
        }
    }
}

/// A line of text (or a date, a number …) under a label, bound to a signal while it is typed.
pub fn text_field(id: &'static str, label: &'static str, kind: Input, value: RwSignal<String>) -> AnyView {
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <input id=id name=id type=kind.kind() inputmode=kind.mode() autocomplete="off" prop:value=move || value.get() on:input=move |event| value.set(event_target_value(&event)) />
        </div>
    }
    .into_any()
}

/// Several lines under a label, bound to a signal while they are typed.
pub fn area_field(id: &'static str, label: &'static str, value: RwSignal<String>) -> AnyView {
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <textarea id=id name=id prop:value=move || value.get() on:input=move |event| value.set(event_target_value(&event))></textarea>
        </div>
    }
    .into_any()
}

/// A line that shows a stored value and reports an edit when it is left (edit in place).
pub fn line(id: impl Into<String>, label: &'static str, kind: Input, shown: Signal<String>, edit: impl Fn(String) + 'static) -> AnyView {
    let id = id.into();
    view! {
        <div class="field inplace">
            <label for=id.clone()>{label}</label>
            <input id=id type=kind.kind() inputmode=kind.mode() autocomplete="off" prop:value=move || shown.get() on:change=move |event| edit(event_target_value(&event)) />
        </div>
    }
    .into_any()
}

/// A choice of one from a list: pairs of stored value and shown word.
pub fn choice(
    id: impl Into<String>,
    label: &'static str,
    options: Vec<(String, String)>,
    chosen: Signal<String>,
    pick: impl Fn(String) + 'static,
) -> AnyView {
    let id = id.into();
    let options = options
        .into_iter()
        .map(|(value, word)| {
            let own = value.clone();
            view! { <option value=value prop:selected=move || chosen.with(|c| *c == own)>{word}</option> }
        })
        .collect_view();
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <select id=id on:change=move |event| pick(event_target_value(&event))>{options}</select>
        </div>
    }
    .into_any()
}

/// One choice from few, side by side: pairs of stored value and shown word.
pub fn segments(
    label: &'static str,
    options: &[(&'static str, &'static str)],
    chosen: Signal<String>,
    pick: impl Fn(&'static str) + Copy + 'static,
) -> AnyView {
    let buttons = options
        .iter()
        .map(|&(value, word)| {
            view! {
                <button type="button" aria-pressed=move || chosen.with(|c| c == value).to_string() on:click=move |_| pick(value)>{word}</button>
            }
        })
        .collect_view();
    view! { <div class="seg" role="group" aria-label=label>{buttons}</div> }.into_any()
}

/// A box to tick.
pub fn tick(id: &'static str, label: &'static str, on: Signal<bool>, set: impl Fn(bool) + 'static) -> AnyView {
    view! {
        <div class="check">
            <input id=id type="checkbox" prop:checked=move || on.get() on:change=move |event| set(event_target_checked(&event)) />
            <label for=id>{label}</label>
        </div>
    }
    .into_any()
}
