//! A list of any length with only the rows in sight in the page. The list is as high as all its rows, so that the scroll bar tells the truth; rows stand at
//! their place in it. Works in the page's own scroll (phone) and in a pane's (wide screen). Screen readers hear place and number of each row;
//! the arrow keys and J, K move the focus, beyond what is drawn too.

use crate::runtime;
use leptos::html::Div;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::closure::Closure;
use web_sys::KeyboardEvent;

use crate::dom;
use domain::id::Id;

/// Rows drawn beyond what is seen, above and below, so that a quick finger meets no gap.
const SPARE: usize = 6;

/// Draws `ids` as rows of one height (in pixels) with `row`, which gives what stands in a row; its first link or button takes the focus.
pub fn rows(label: &'static str, ids: Signal<Vec<Id>>, height: f64, row: impl Fn(Id) -> AnyView + Copy + Send + Sync + 'static) -> AnyView {
    let place = NodeRef::<Div>::new();
    let window = RwSignal::new((0_usize, 24_usize));
    let measure = move || {
        let Some(list) = place.get_untracked() else { return };
        let rect = list.get_bounding_client_rect();
        let view = dom::window().inner_height().ok().and_then(|h| h.as_f64()).unwrap_or(800.0);
        let first = ((-rect.top() / height).floor().max(0.0) as usize).saturating_sub(SPARE);
        let seen = (view / height).ceil() as usize + 2 * SPARE;
        if window.get_untracked() != (first, seen) {
            window.set((first, seen));
        }
    };
    // One listener in the capture phase hears the page's scroll and every pane's.
    let closure = Closure::<dyn FnMut()>::new(measure);
    let listener = closure.as_ref().unchecked_ref::<js_sys::Function>().clone();
    drop(dom::document().add_event_listener_with_callback_and_bool("scroll", &listener, true));
    drop(dom::window().add_event_listener_with_callback("resize", &listener));
    let kept = StoredValue::new_local(Some(closure));
    on_cleanup(move || {
        kept.update_value(|closure| {
            if let Some(closure) = closure.take() {
                let listener = closure.as_ref().unchecked_ref();
                drop(dom::document().remove_event_listener_with_callback_and_bool("scroll", listener, true));
                drop(dom::window().remove_event_listener_with_callback("resize", listener));
            }
        });
    });
    runtime::effect(move || {
        ids.track();
        dom::after_draw(measure);
    });
    let drawn = move || {
        let (first, seen) = window.get();
        ids.with(|all| all.iter().enumerate().skip(first).take(seen).map(|(n, id)| (n, id.clone())).collect::<Vec<_>>())
    };
    let count = move || ids.with(Vec::len);
    view! {
        <div class="rows-list" role="list" aria-label=label node_ref=place style:height=move || format!("{}px", count() as f64 * height) on:keydown=move |event| step(&event, ids, height, place)>
            <For each=drawn key=|(n, id)| (*n, id.clone()) let((n, id))>
                <div class="rows-row" role="listitem" aria-posinset=(n + 1).to_string() aria-setsize=move || count().to_string() data-row=n.to_string() style:transform=format!("translateY({}px)", n as f64 * height) style:height=format!("{height}px")>
                    {row(id)}
                </div>
            </For>
        </div>
    }
    .into_any()
}

/// Moves the focus a row up or down.
fn step(event: &KeyboardEvent, ids: Signal<Vec<Id>>, height: f64, place: NodeRef<Div>) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let down = match event.key().as_str() {
        "ArrowDown" | "j" | "J" => true,
        "ArrowUp" | "k" | "K" => false,
        _ => return,
    };
    let Some(row) = dom::closest(event, "[data-row]").and_then(|row| row.get_attribute("data-row")).and_then(|n| n.parse::<usize>().ok())
    else {
        return;
    };
    let to = if down { row + 1 } else { row.saturating_sub(1) };
    if to >= ids.with_untracked(Vec::len) {
        return;
    }
    event.prevent_default();
    let link = format!("[data-row='{to}'] a, [data-row='{to}'] button");
    if dom::document().query_selector(&format!("[data-row='{to}']")).ok().flatten().is_some() {
        return dom::focus(&link);
    }
    // Not drawn: bring its place into sight first; the scroll draws it.
    if let Some(list) = place.get_untracked() {
        let top = list.get_bounding_client_rect().top() + to as f64 * height;
        dom::window().scroll_by_with_x_and_y(0.0, if down { height } else { -height }.max(-top.abs()));
        dom::focus_soon(link);
    }
}
