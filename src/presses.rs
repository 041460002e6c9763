//! Two things that a press of a button can do besides what it says, each met once for all screens.
//!
//! - *The second half of a double tap* lands on whatever the first one has put there: the next line of a list, the second question, the page under a sheet. It is
//!   nobody's wish, and is stopped before any handler hears it. The same button may be pressed as fast as one likes, as long as it still says the same.
//! - *The focus* is lost when the element that had it is taken out by its own press. It goes to the nearest part of the screen that is still there, so that the next
//!   Tab goes on from there and not from the top of the page.

use std::cell::RefCell;
use std::time::Duration;

use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::closure::Closure;
use web_sys::{AddEventListenerOptions, Element, Event, HtmlElement, PointerEvent};

use crate::dom;
use crate::runtime;

/// What can be pressed.
const CONTROLS: &str = "a, button, input, label, select, summary, textarea, [role=\"button\"], [tabindex]";
/// How long after a tap another one at its place belongs to it, in milliseconds, and how near it is, in pixels.
const DOUBLE: f64 = 350.0;
const NEAR: i32 = 24;
/// A label's press is handed on to its field at once.
const HANDED_ON: f64 = 20.0;

struct Press {
    at: f64,
    place: (i32, i32),
    control: Element,
    says: Option<String>,
}

thread_local! {
    static LAST: RefCell<Option<Press>> = const { RefCell::new(None) };
}

/// Listens to every click before all others; to be called before [`runtime::start`].
pub fn start() {
    let heard = Closure::<dyn Fn(Event)>::new(|event: Event| {
        if is_slip(&event) {
            event.prevent_default();
            event.stop_immediate_propagation();
        } else {
            keep_focus();
        }
    });
    let capture = AddEventListenerOptions::new();
    capture.set_capture(true);
    let listener = heard.as_ref().unchecked_ref();
    drop(dom::window().add_event_listener_with_callback_and_add_event_listener_options("click", listener, &capture));
    heard.forget();
}

/// Whether a click is the second half of a double tap, and on something else than the first.
fn is_slip(event: &Event) -> bool {
    let Some(click) = event.dyn_ref::<PointerEvent>().filter(|click| click.is_trusted() && click.detail() > 0) else { return false };
    let control =
        click.target().and_then(|target| target.dyn_into::<Element>().ok()).and_then(|target| target.closest(CONTROLS).ok().flatten());
    let Some(control) = control else { return false };
    let (at, place, says) = (click.time_stamp(), (click.client_x(), click.client_y()), control.text_content());
    LAST.with_borrow_mut(|last| {
        let slips = last.as_ref().is_some_and(|last| {
            let apart = at - last.at;
            let near = last.place.0.abs_diff(place.0) < NEAR as u32 && last.place.1.abs_diff(place.1) < NEAR as u32;
            let double = click.detail() > 1 || click.pointer_type() == "touch" && apart < DOUBLE;
            // A button that bounces is as quick as a label.
            let handed_on = apart <= HANDED_ON && last.control.tag_name().eq_ignore_ascii_case("label");
            double && near && !handed_on && (!last.control.is_same_node(Some(&control)) || last.says != says)
        });
        if !slips {
            *last = Some(Press { at, place, control, says });
        }
        slips
    })
}

/// Sees to it that the focus goes to what is left of its surroundings, should this press take away what has it.
fn keep_focus() {
    let Some(active) = dom::document().active_element().filter(|_| !dom::is_focus_free()) else { return };
    let around: Vec<Element> = std::iter::successors(active.parent_element(), |part| part.parent_element()).collect();
    for after in AFTER {
        let (active, around) = (active.clone(), around.clone());
        runtime::later(after, move || {
            if !active.is_connected() && dom::is_focus_free() {
                focus_first(&around);
            }
        });
    }
}

fn focus_first(around: &[Element]) {
    let left = around.iter().filter(|part| part.is_connected()).find_map(|part| part.dyn_ref::<HtmlElement>());
    if let Some(part) = left.filter(|part| !part.tag_name().eq_ignore_ascii_case("body")) {
        if !part.has_attribute("tabindex") {
            part.set_tab_index(-1);
        }
        let _ = part.focus();
    }
}

/// How long after a press the focus is looked for: what puts it somewhere itself has done so by then, and what is stored first takes a little longer.
const AFTER: [Duration; 2] = [Duration::from_millis(400), Duration::from_secs(1)];
