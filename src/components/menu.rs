//! A menu behind one button: opens below it, moves by the arrow keys, closes on Escape, on a choice, and when the focus leaves it.

use leptos::prelude::*;

use crate::components::live;
use leptos::wasm_bindgen::JsCast;
use web_sys::{FocusEvent, KeyboardEvent, Node};

use super::icon::{Icon, icon, icon_small};
use crate::dom;

/// One line of a menu.
#[derive(Clone, Copy)]
pub struct Item {
    /// Its words.
    pub words: &'static str,
    /// Its drawing.
    pub icon: Icon,
    /// What it does.
    pub run: Callback<()>,
}

/// The button and its menu.
pub fn menu(label: &'static str, items: impl Fn() -> Vec<Item> + Send + Sync + 'static) -> AnyView {
    let open = RwSignal::new(false);
    let close = move || {
        open.set(false);
        dom::focus(".menu > button");
    };
    let toggle = move |_| {
        open.update(|open| *open = !*open);
        if open.get_untracked() {
            dom::focus_soon(".menu [role=menuitem]");
        }
    };
    let on_key = move |event: KeyboardEvent| {
        let step = match event.key().as_str() {
            "Escape" if open.get_untracked() => return close(),
            "ArrowDown" => true,
            "ArrowUp" => false,
            _ => return,
        };
        event.prevent_default();
        let active = dom::document().active_element();
        let next = active.and_then(|at| if step { at.next_element_sibling() } else { at.previous_element_sibling() });
        if let Some(next) = next.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = next.focus();
        }
    };
    let on_leave = move |event: FocusEvent| {
        let to = event.related_target().and_then(|target| target.dyn_into::<Node>().ok());
        let inside = event.current_target().and_then(|own| own.dyn_into::<Node>().ok()).is_some_and(|own| own.contains(to.as_ref()));
        if !inside {
            open.set(false);
        }
    };
    let line = move |item: Item| {
        let pick = move |_| {
            close();
            item.run.run(());
        };
        view! { <button type="button" role="menuitem" tabindex="-1" on:click=pick>{icon_small(item.icon)}{item.words}</button> }
    };
    view! {
        <div class="menu" on:keydown=on_key on:focusout=on_leave>
            <button class="btn icon" type="button" aria-haspopup="menu" aria-expanded=move || open.get().to_string() aria-label=label on:click=toggle>{icon(Icon::Dots)}</button>
            {live(move || open.get().then(|| view! { <div role="menu" aria-label=label>{items().into_iter().map(line).collect_view()}</div> }))}
        </div>
    }
    .into_any()
}
