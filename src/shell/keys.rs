//! The keys that work on every screen. Single letters act only while no field has the focus and no sheet is open; [`crate::keys`] lists
//! them for the screen that shows them.

use leptos::prelude::GetUntracked;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

use crate::dom;
use crate::embed::{self, Task, WriteTask};
use crate::route::{Route, Tab};
use crate::session::Session;
use domain::model::Model;
use domain::settings::SingleKeys;

/// A key was pressed somewhere on the page.
pub fn pressed(session: Session, event: &Event) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
    let with = key.ctrl_key() || key.meta_key();
    if with && !dom::is_typing() && key.key().eq_ignore_ascii_case("z") {
        event.prevent_default();
        return embed::run(Task::Write(if key.shift_key() { WriteTask::Redo } else { WriteTask::Undo }));
    }
    let sheet_open = dom::document().query_selector("dialog[open]").ok().flatten().is_some();
    if with && !sheet_open && key.key().eq_ignore_ascii_case("k") {
        event.prevent_default();
        return session.go(&Route::Palette);
    }
    if with || key.alt_key() || sheet_open || dom::is_typing() || session.peek(Model::preferences).single_keys == SingleKeys::Off {
        return;
    }
    let go = |route: &Route| {
        event.prevent_default();
        session.go(route);
    };
    match key.key().as_str() {
        "a" | "A" => go(&Route::AddApplication(String::new())),
        "e" | "E" => {
            if let Route::Application(id) = session.route.get_untracked() {
                go(&Route::Event(id, None));
            }
        }
        "?" => go(&Route::Keys),
        "/" => {
            event.prevent_default();
            if dom::document().query_selector("input[type=search]").ok().flatten().is_none() {
                session.go(Tab::Funnel.route());
            }
            dom::focus_soon("input[type=search]");
        }
        digit => {
            let place = digit.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
            if let Some(tab) = place.and_then(|n| Tab::ALL.get(n)) {
                go(&tab.route());
            }
        }
    }
}
