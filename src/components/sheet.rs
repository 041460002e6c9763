//! A sheet: a form that comes from below on a phone and stands in the middle on a wide screen. The browser's own `<dialog>` keeps the focus inside, makes
//! the rest inert and closes on Escape; here closing always means Back, so that the phone's own gesture does the same.

use crate::runtime;
use leptos::html::Dialog;
use leptos::prelude::*;

use super::icon::{Icon, icon};
use crate::session::session;

/// A sheet with a title; the content scrolls, the header does not.
pub fn sheet(title: impl Into<String>, content: AnyView) -> AnyView {
    let title = title.into();
    let label = title.clone();
    let place = NodeRef::<Dialog>::new();
    let close = move || session().close();
    runtime::effect(move || {
        if let Some(dialog) = place.get() {
            if !dialog.open() {
                drop(dialog.show_modal());
            }
        }
    });
    let on_cancel = move |event: leptos::ev::Event| {
        event.prevent_default();
        close();
    };
    // A tap beside the sheet lands on the dialog itself, never on its content.
    let on_click = move |event: leptos::ev::MouseEvent| {
        let on_backdrop = event.target() == event.current_target();
        if on_backdrop {
            close();
        }
    };
    view! {
        <dialog class="sheet" node_ref=place aria-label=label on:cancel=on_cancel on:click=on_click>
            <header>
                <h1>{title}</h1>
                <button class="btn icon quiet" type="button" aria-label="Close" on:click=move |_| close()>{icon(Icon::Cross)}</button>
            </header>
            <div class="body">{content}</div>
        </dialog>
    }
    .into_any()
}
