//! From an empty page to a running app: the crash hook, storage, the session, the mount, the listeners. The root carries `data-ready` from the moment
//! the screen shows its data and answers to input.

use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlElement, StorageEvent};

use super::{app, keys, update};
use crate::store::browser::Handle;
use crate::ui::dom;
use crate::ui::session::Session;
use crate::ui::session::notice::Notice;

/// Starts the app in `#app`.
pub fn start() {
    std::panic::set_hook(Box::new(|info| rescue(&info.to_string())));
    let Some(root) = dom::document().get_element_by_id("app").and_then(|e| e.dyn_into::<HtmlElement>().ok()) else {
        return rescue("The page has no place for the app.");
    };
    leptos::task::spawn_local(async move {
        let (handle, loaded) = Handle::open(dom::now_ms(), dom::random_bits()).await;
        let mut notices = Vec::new();
        if !handle.is_kept() {
            notices.push(Notice::NothingKept);
        }
        if loaded.put_back {
            notices.push(Notice::PutBack);
        }
        if !loaded.set_aside.is_empty() {
            notices.push(Notice::SetAside(loaded.set_aside.len()));
        }
        if !loaded.newer.is_empty() {
            notices.push(Notice::Newer(loaded.newer.len()));
        }
        let session = Session::open(handle, loaded.model, notices);
        listen(session);
        root.set_inner_html("");
        mount_to(root.clone(), app).forget();
        dom::document().document_element().map(|html| html.set_attribute("data-started", "true"));
        drop(root.remove_attribute("aria-busy"));
        drop(root.set_attribute("data-ready", "true"));
        update::watch(session);
    });
}

/// What the whole page listens to.
fn listen(session: Session) {
    dom::on_window("hashchange", move |_| session.follow());
    dom::on_window("storage", move |event| {
        if let Some(event) = event.dyn_ref::<StorageEvent>() {
            let Some(key) = event.key() else { return };
            let news = session.with_handle(|handle| handle.heard(&key, event.new_value().as_deref())).flatten();
            if let Some(record) = news {
                session.patch(vec![record]);
            }
        }
    });
    dom::on_window("resize", move |_| {
        let wide = dom::is_wide();
        if session.wide.get_untracked() != wide {
            session.wide.set(wide);
        }
    });
    dom::on_document("visibilitychange", move |_| session.refresh_today());
    set_interval(move || session.refresh_today(), std::time::Duration::from_secs(60));
    dom::on_document("keydown", move |event| keys::pressed(session, &event));
    theme(session);
}

/// Keeps the root's `data-theme` with the setting.
fn theme(session: Session) {
    use crate::domain::settings::Theme;
    Effect::new(move |_| {
        let Some(html) = dom::document().document_element() else { return };
        drop(match session.settings().theme {
            Theme::System => html.remove_attribute("data-theme"),
            Theme::Light => html.set_attribute("data-theme", "light"),
            Theme::Dark => html.set_attribute("data-theme", "dark"),
        });
    });
}

/// Shows the rescue screen of `index.html`.
fn rescue(why: &str) {
    let show = js_sys::Reflect::get(&dom::window(), &JsValue::from_str("onwardRescue")).ok();
    if let Some(show) = show.and_then(|show| show.dyn_into::<js_sys::Function>().ok()) {
        drop(show.call1(&JsValue::NULL, &JsValue::from_str(why)));
    }
}
