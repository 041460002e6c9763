//! Small errands at the browser that several screens run: the window, focus, downloads, the clipboard, timers. Every one of them may be refused by
//! the browser; none of them panics.

use crate::runtime;
use std::cell::{Cell, RefCell};

use leptos::wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{
    AddEventListenerOptions, Blob, BlobPropertyBag, Document, Element, Event, HtmlAnchorElement, HtmlDialogElement, HtmlElement,
    HtmlInputElement, HtmlTextAreaElement, Url, Window,
};

/// The page's window; the app runs in none other.
pub fn window() -> Window {
    leptos::prelude::window()
}

/// The page's document.
pub fn document() -> Document {
    leptos::prelude::document()
}

/// Whether the person is typing in a field, so that single keys belong to it.
pub fn is_typing() -> bool {
    let Some(active) = document().active_element() else { return false };
    let text_input = active
        .dyn_ref::<HtmlInputElement>()
        .is_some_and(|input| !matches!(input.type_().as_str(), "checkbox" | "radio" | "range" | "button"));
    text_input || active.is_instance_of::<HtmlTextAreaElement>() || active.tag_name().eq_ignore_ascii_case("select")
}

/// Tells the field with the focus that its text stands, as leaving it would.
pub fn settle_field() {
    let Some(field) = document().active_element() else { return };
    if let Ok(event) = Event::new("change") {
        drop(field.dispatch_event(&event));
    }
}

thread_local! {
    /// Which wish for the focus is the latest: an older one that is still waiting is given up.
    static LATEST_WISH: Cell<u32> = const { Cell::new(0) };
    /// What had the focus when the latest wish was made, or what the app itself has given it to since.
    static KNOWN_FOCUS: RefCell<Option<Element>> = const { RefCell::new(None) };
}

/// Takes what has the focus now as what the app knows of.
fn know_focus() {
    let active = document().active_element();
    KNOWN_FOCUS.with(|known| known.replace(active));
}

/// A wish to put the focus somewhere a little later, once the page is drawn. It is given up when a later one is made, and when the person was
/// quicker: a field that they are in by now must not lose the focus, or the keys that follow would act as keys of the page. Whether they came
/// there by a press does not matter: a screen reader, a switch or dictation puts the focus into a field without one.
#[derive(Clone, Copy)]
struct FocusWish {
    number: u32,
    /// The presses of a key or a pointer until the wish was made.
    presses: u32,
}

impl FocusWish {
    fn new() -> Self {
        let number = LATEST_WISH.with(|latest| {
            latest.set(latest.get().wrapping_add(1));
            latest.get()
        });
        know_focus();
        Self { number, presses: runtime::presses() }
    }

    fn stands(self) -> bool {
        LATEST_WISH.with(Cell::get) == self.number && (!is_typing() || self.presses == runtime::presses() && is_focus_known())
    }
}

/// Whether the focus is where it was when the latest wish was made, or where the app itself has put it since.
fn is_focus_known() -> bool {
    let active = document().active_element();
    KNOWN_FOCUS.with_borrow(|known| *known == active)
}

/// Opens a dialog over the page, which puts the focus on its first control.
pub fn show_modal(dialog: &HtmlDialogElement) {
    drop(dialog.show_modal());
    know_focus();
}

/// Puts the focus on the first element that matches.
pub fn focus(selector: &str) {
    FocusWish::new();
    focus_first(selector);
}

fn focus_first(selector: &str) {
    if let Some(element) = document().query_selector(selector).ok().flatten().and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
        know_focus();
    }
}

/// The title of the screen that is shown.
const TITLE: &str = "main h1[tabindex]:not([hidden] *)";

/// Puts the focus on the title of the screen that was drawn late.
pub fn focus_title_soon() {
    focus_soon(TITLE);
}

/// After a screen is drawn, scrolls to where it was and puts the focus on the link that led away from it; where there is none, on its title.
pub fn come_back(left: String, scroll: f64) {
    let wish = FocusWish::new();
    after_draw(move || {
        if wish.stands() {
            focus_opener(&left);
        }
        window().scroll_to_with_x_and_y(0.0, scroll);
    });
}

/// After a screen is drawn, scrolls to its top and puts the focus on its title.
pub fn arrive() {
    let wish = FocusWish::new();
    after_draw(move || {
        if wish.stands() {
            window().scroll_to_with_x_and_y(0.0, 0.0);
            focus_first(TITLE);
        }
    });
}

/// Puts the focus on the link that led to an address; where there is none, on the screen's title.
pub fn focus_opener(href: &str) {
    focus(TITLE);
    focus_first(&format!("main a[href=\"{href}\"]"));
}

/// Puts the focus on the first element that matches once the page has drawn what was just changed, whatever element the step was made on: it may be gone by then.
pub fn focus_soon(selector: impl Into<String>) {
    focus_within(selector.into(), FocusWish::new(), FRAMES);
}

/// Whether no element has the focus.
pub fn is_focus_free() -> bool {
    document().active_element().is_none_or(|active| active.tag_name().eq_ignore_ascii_case("body"))
}

/// How many frames are waited for an element to be drawn.
const FRAMES: u32 = 12;

/// Tries at each of the next frames: the change may still be on its way, and what is redrawn meanwhile loses the focus. Ends once something else has it.
fn focus_within(selector: String, wish: FocusWish, frames: u32) {
    runtime::later_frame(move || {
        if !wish.stands() {
            return;
        }
        if frames + 2 > FRAMES || is_focus_free() {
            focus_first(&selector);
        }
        if frames > 0 {
            focus_within(selector, wish, frames - 1);
        }
    });
}

/// Runs something once the page has drawn what was just changed.
pub fn after_draw(run: impl FnOnce() + 'static) {
    runtime::next_frame(run);
}

/// A short tick under the finger for what was just done: where the device has one, and nobody asked for less motion.
pub fn tick() {
    let calm = window().match_media("(prefers-reduced-motion: reduce)").ok().flatten().is_some_and(|query| query.matches());
    let navigator = window().navigator();
    let vibrate = js_sys::Reflect::get(&navigator, &JsValue::from_str("vibrate")).ok().and_then(|f| f.dyn_into::<js_sys::Function>().ok());
    if let Some(vibrate) = vibrate.filter(|_| !calm) {
        // A browser that refuses it says no more than that.
        drop(vibrate.call1(&navigator, &JsValue::from_f64(10.0)));
    }
}

/// Offers a text as a file to save.
pub fn save_file(name: &str, mime: &str, text: &str) {
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    if let Ok(blob) = Blob::new_with_str_sequence_and_options(&parts, &options) {
        save_blob(name, &blob);
    }
}

/// Offers a file's bytes to save.
pub fn save_bytes(name: &str, mime: &str, bytes: &js_sys::Uint8Array) {
    let parts = js_sys::Array::of1(bytes);
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    if let Ok(blob) = Blob::new_with_u8_array_sequence_and_options(&parts, &options) {
        save_blob(name, &blob);
    }
}

/// Offers bytes as a file to save.
pub fn save_blob(name: &str, blob: &Blob) {
    let Ok(url) = Url::create_object_url_with_blob(blob) else { return };
    if let Some(link) = document().create_element("a").ok().and_then(|e| e.dyn_into::<HtmlAnchorElement>().ok()) {
        link.set_href(&url);
        link.set_download(name);
        link.click();
    }
    // The browser has taken the address by then; keeping it would keep the bytes.
    runtime::later(std::time::Duration::from_secs(30), move || drop(Url::revoke_object_url(&url)));
}

/// Copies a text.
pub fn copy(text: &str) {
    drop(window().navigator().clipboard().write_text(text));
}

/// Whether the page is wide enough for list and detail side by side.
pub fn is_wide() -> bool {
    window().match_media("(min-width: 960px)").ok().flatten().is_some_and(|query| query.matches())
}

/// Adds a style sheet of that name to the page, once.
pub fn add_style(name: &str, css: &str) {
    let id = format!("style-{name}");
    let document = document();
    if document.get_element_by_id(&id).is_some() {
        return;
    }
    if let (Ok(style), Some(head)) = (document.create_element("style"), document.head()) {
        style.set_id(&id);
        style.set_text_content(Some(css));
        // Only a head that is being taken apart refuses.
        drop(head.append_child(&style));
    }
}

/// Listens at the window for as long as the page lives.
pub fn on_window(name: &str, run: impl FnMut(Event) + 'static) {
    let closure = Closure::<dyn FnMut(Event)>::new(run);
    drop(window().add_event_listener_with_callback(name, closure.as_ref().unchecked_ref()));
    closure.forget();
}

/// Listens at the document for as long as the page lives.
pub fn on_document(name: &str, run: impl FnMut(Event) + 'static) {
    let closure = Closure::<dyn FnMut(Event)>::new(run);
    drop(document().add_event_listener_with_callback(name, closure.as_ref().unchecked_ref()));
    closure.forget();
}

/// Listens at the window, before any handler of an element, for as long as the page lives.
pub fn before_handlers(name: &str, run: impl FnMut(Event) + 'static) {
    let closure = Closure::<dyn FnMut(Event)>::new(run);
    let capture = AddEventListenerOptions::new();
    capture.set_capture(true);
    drop(window().add_event_listener_with_callback_and_add_event_listener_options(name, closure.as_ref().unchecked_ref(), &capture));
    closure.forget();
}

/// Whether an event happened on the field that is being typed in.
pub fn is_in_typed_field(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    is_typing() && target.is_some() && target == document().active_element()
}

/// The element an event happened on, or the nearest one round it that matches.
pub fn closest(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok().flatten()
}
