//! From an empty page to a running app: the crash hook, storage, the session, the mount, the listeners. The root carries `data-ready` from the moment
//! the screen shows its data and answers to input.

use std::time::Duration;

use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

use super::{app, keys};
use crate::chunk::Chunk;
use crate::dom;
use crate::embed::{self, FilesTask, Task, WriteTask};
use crate::route::Route;
use crate::session::Session;
use crate::session::notice::Notice;
use crate::{chunks, format, presses, runtime, update};
use store::browser::StoreHandle;
use store::external_change::ExternalChange;

/// When the other chunks are fetched and everything stored is verified, however far the service worker is.
const VERIFY_AT_LATEST: Duration = Duration::from_secs(15);

/// Starts the app in `#app`.
pub fn start() {
    std::panic::set_hook(Box::new(|info| rescue(&info.to_string())));
    let Some(root) = dom::document().get_element_by_id("app").and_then(|e| e.dyn_into::<HtmlElement>().ok()) else {
        return rescue("The page has no place for the app.");
    };
    presses::start();
    runtime::start();
    embed::provide(chunks::embedded, chunks::run);
    runtime::detached(async move {
        // What the address needs is on its way while storage is read.
        let route = Route::parse(&dom::window().location().hash().unwrap_or_default());
        for chunk in Chunk::needed(&route, false) {
            runtime::detached(async move {
                let _ = chunks::fetch(chunk).await;
            });
        }
        let (handle, loaded) = match StoreHandle::open().await {
            Ok(opened) => opened,
            Err(error) => return rescue(&error.to_string()),
        };
        let mut notices: Vec<Notice> = loaded.notices().into_iter().map(Notice::Other).collect();
        if !handle.is_persistent() && !handle.is_sample() {
            notices.insert(0, Notice::NothingKept);
        }
        let model = loaded.model;
        // The static first paint stays until the screen itself can be drawn. What cannot be fetched says so in its place.
        for chunk in Chunk::needed(&route, model.has_entries()) {
            // What cannot be fetched says so where it would be shown.
            let _ = chunks::fetch(chunk).await;
        }
        let stored = model.has_entries();
        root.set_inner_html("");
        // The mount owns the session: both live as long as the page.
        mount_to(root.clone(), move || {
            let session = Session::open(handle, model, notices);
            listen(session);
            update::watch(session, chunks::fetch_ahead);
            app()
        })
        .forget();
        if let Some(html) = dom::document().document_element() {
            drop(html.set_attribute("data-started", "true"));
        }
        drop(root.remove_attribute("aria-busy"));
        drop(root.set_attribute("data-ready", "true"));
        let keep_safe = || chunks::run(Task::Write(WriteTask::KeepSafe));
        if stored {
            keep_safe();
        } else {
            // Where nothing is stored, what a killed browser may have left behind can wait until the first screen is read: what looks for it is larger than the screen.
            runtime::later(chunks::QUIET, keep_safe);
        }
    });
}

/// What the whole page listens to.
fn listen(session: Session) {
    if let Ok(history) = dom::window().history() {
        drop(js_sys::Reflect::set(&history, &JsValue::from_str("scrollRestoration"), &JsValue::from_str("manual")));
    }
    dom::on_window("hashchange", move |_| session.follow());
    session.handle().subscribe(move |news| {
        let cleared = news == ExternalChange::Reload;
        session.heard(news);
        if cleared {
            chunks::run(Task::Files(FilesTask::Verify));
        }
    });
    dom::on_window("languagechange", |_| format::language_changed());
    dom::on_window("resize", move |_| {
        let wide = dom::is_wide();
        if session.wide.get_untracked() != wide {
            session.wide.set(wide);
        }
    });
    dom::on_document("visibilitychange", move |_| {
        session.refresh_today();
        // The page may not come back: what is being typed counts as typed. The field keeps the focus.
        if dom::document().hidden() && dom::is_typing() {
            dom::settle_field();
        }
    });
    runtime::every(Duration::from_secs(60), move || session.refresh_today());
    dom::on_document("keydown", move |event| keys::pressed(session, &event));
    theme(session);
    // A service worker that never gets ready must not keep what cannot be read from being found.
    runtime::later(VERIFY_AT_LATEST, chunks::fetch_ahead);
}

/// Keeps the root's `data-theme` with the setting.
fn theme(session: Session) {
    use domain::settings::ColorScheme;
    runtime::effect(move || {
        let Some(html) = dom::document().document_element() else { return };
        drop(match session.settings().theme {
            ColorScheme::System => html.remove_attribute("data-theme"),
            ColorScheme::Light => html.set_attribute("data-theme", "light"),
            ColorScheme::Dark => html.set_attribute("data-theme", "dark"),
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
