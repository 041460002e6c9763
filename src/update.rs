//! The service worker from the page's side: registers it, notices a new version that waits, and hands over when the person says so. Never reloads on the
//! first install, reloads once on a hand-over, and only after what is being typed was saved (drafts are records; every field saves when it is left).

use leptos::prelude::*;
use leptos::wasm_bindgen::prelude::wasm_bindgen;
use leptos::wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ServiceWorkerRegistration, ServiceWorkerState};

use crate::dom;
use crate::session::notice::{Notice, Toast};
use crate::session::{Session, session};

#[wasm_bindgen]
extern "C" {
    /// `navigator.serviceWorker` is absent in insecure contexts and some private windows; `undefined` is then no container.
    #[wasm_bindgen(js_namespace = navigator, js_name = serviceWorker, thread_local_v2)]
    static CONTAINER: Option<web_sys::ServiceWorkerContainer>;
}

fn container() -> Option<web_sys::ServiceWorkerContainer> {
    CONTAINER.with(Clone::clone)
}

/// How long the worker is waited for before everything else is fetched, and what is stored verified, without it.
const INSTALLS_WITHIN: std::time::Duration = std::time::Duration::from_secs(30);

/// Registers the worker once the first screen is shown, so that it takes nothing from it; `when_stored` runs once every file is on this device, or seems not to come:
/// it may be called more than once.
pub fn watch(session: Session, when_stored: fn()) {
    let Some(container) = container() else { return when_stored() };
    // Once every file is stored on this device the other chunks come from there, and take nothing from the network.
    if container.controller().is_some() {
        when_stored();
    } else {
        let stored = Closure::<dyn FnMut()>::new(when_stored);
        drop(container.add_event_listener_with_callback("controllerchange", stored.as_ref().unchecked_ref()));
        stored.forget();
        // A worker that cannot be installed says nothing.
        crate::runtime::later(INSTALLS_WITHIN, when_stored);
    }
    let options = web_sys::RegistrationOptions::new();
    options.set_update_via_cache(web_sys::ServiceWorkerUpdateViaCache::None);
    crate::runtime::detached(async move {
        let Ok(registration) = JsFuture::from(container.register_with_options("./sw.js", &options)).await else {
            return when_stored();
        };
        let Ok(registration) = registration.dyn_into::<ServiceWorkerRegistration>() else { return };
        if registration.waiting().is_some() && container.controller().is_some() {
            offer(session);
        }
        let found = registration.clone();
        let on_found = Closure::<dyn FnMut()>::new(move || {
            let Some(worker) = found.installing() else { return };
            let seen = worker.clone();
            let on_state = Closure::<dyn FnMut()>::new(move || {
                // Without a controller this is the first install: nothing to replace, nothing to say.
                if seen.state() == ServiceWorkerState::Installed && self::container().is_some_and(|c| c.controller().is_some()) {
                    offer(session);
                }
            });
            drop(worker.add_event_listener_with_callback("statechange", on_state.as_ref().unchecked_ref()));
            on_state.forget();
        });
        drop(registration.add_event_listener_with_callback("updatefound", on_found.as_ref().unchecked_ref()));
        on_found.forget();
        // A page that stays open for days looks again when it comes back.
        dom::on_document("visibilitychange", move |_| {
            if !dom::document().hidden() {
                drop(registration.update());
            }
        });
    });
}

fn offer(session: Session) {
    session.notices.update(|all| {
        if !all.contains(&Notice::Update) {
            all.push(Notice::Update);
        }
    });
}

/// The person wants the new version: leave the field that has the focus (which saves it), let the waiting worker take over, reload once.
pub fn take_over() {
    if let Some(active) = dom::document().active_element().and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        drop(active.blur());
    }
    let Some(container) = container() else { return };
    let reload = Closure::<dyn FnMut()>::once(|| drop(dom::window().location().reload()));
    drop(container.add_event_listener_with_callback("controllerchange", reload.as_ref().unchecked_ref()));
    reload.forget();
    crate::runtime::detached(async move {
        let Ok(Ok(registration)) = JsFuture::from(container.get_registration()).await.map(JsCast::dyn_into::<ServiceWorkerRegistration>)
        else {
            return drop(dom::window().location().reload());
        };
        if let Some(waiting) = registration.waiting() {
            drop(waiting.post_message(&JsValue::from_str("SKIP_WAITING")));
            // Older browsers on WebKit do not tell of the new controller; where the new version still waits, a reload would bring the old one again.
            crate::runtime::later(std::time::Duration::from_secs(5), move || {
                if registration.waiting().is_some() {
                    session().show_toast(Toast::refused(
                        "The new version has not taken over yet. Close every tab of Onward and open it again. Nothing is lost.",
                    ));
                } else {
                    drop(dom::window().location().reload());
                }
            });
        } else {
            // Another tab has handed over already.
            drop(dom::window().location().reload());
        }
    });
}
