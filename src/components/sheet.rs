//! A sheet: a form that comes from below on a phone and stands in the middle on a wide screen. The browser's own `<dialog>` keeps the focus inside, makes
//! the rest inert and closes on Escape; here closing always means Back, so that the phone's own gesture does the same.

use std::cell::RefCell;

use leptos::html::Dialog;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::icon::{Icon, icon};
use crate::dom;
use crate::runtime;
use crate::session::session;

thread_local! {
    /// What had the focus when the sheet was opened.
    static OPENER: RefCell<Option<HtmlElement>> = const { RefCell::new(None) };
}

/// Gives the focus back to what opened the sheet once it is gone. The browser does so for a dialog that is closed, not for one that is taken out of the page.
fn give_focus_back(href: String) {
    let active = dom::document().active_element().filter(|_| !dom::is_focus_free());
    // From one sheet to another, what opened the first is what the focus returns to.
    if active.as_ref().is_none_or(|active| active.closest("dialog").ok().flatten().is_none()) {
        OPENER.set(active.and_then(|active| active.dyn_into().ok()));
    }
    on_cleanup(move || {
        runtime::later_frame(move || {
            // Another sheet, or what the step that closed this one asked for, has it already.
            if !dom::is_focus_free() {
                return;
            }
            // A row that was saved is drawn anew: the link to its sheet is another element with the same address.
            dom::focus_opener(&href);
            if let Some(opener) = OPENER.with_borrow(Clone::clone).filter(|opener| opener.is_connected()) {
                drop(opener.focus());
            }
        });
    });
}

/// A sheet with a title; the content scrolls, the header does not.
pub fn sheet(title: impl Into<String>, content: AnyView) -> AnyView {
    let title = title.into();
    let label = title.clone();
    let place = NodeRef::<Dialog>::new();
    let closing = StoredValue::new(false);
    let close = move || {
        // One press of Escape can ask twice; a second step back would leave the screen behind as well.
        let first = closing.try_update_value(|closing| !std::mem::replace(closing, true)).unwrap_or(false);
        if first {
            session().close();
        }
    };
    give_focus_back(session().route.get_untracked().href());
    // All else is inert behind an open sheet: what is said while it is open has to be in it.
    let toast = StoredValue::new_local(None::<web_sys::Element>);
    runtime::effect(move || {
        if let Some(dialog) = place.get() {
            if !dialog.open() {
                dom::show_modal(&dialog);
            }
            if let Some(found) = dom::document().query_selector(".toast-place").ok().flatten() {
                drop(dialog.append_child(&found));
                drop(toast.try_set_value(Some(found)));
            }
        }
    });
    on_cleanup(move || {
        let root = dom::document().get_element_by_id("app");
        toast.try_with_value(|toast| root.zip(toast.as_ref()).map(|(root, toast)| root.append_child(toast)));
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
