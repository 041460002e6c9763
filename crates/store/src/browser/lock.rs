//! One writer at a time across all tabs: a Web Lock, held while one closure runs. Called by name and not through web-sys, which lists Web Locks as
//! unstable.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::keys;

/// Runs `work` while this tab holds the lock; where the browser has no locks or refuses one, runs it without.
pub async fn with_lock<T>(work: impl FnOnce() -> T) -> T {
    let release = acquire().await;
    let result = work();
    if let Some(release) = release {
        // It only settles a promise of ours.
        let _ = release.call0(&JsValue::UNDEFINED);
    }
    result
}

/// Waits for the lock; the function gives it back.
async fn acquire() -> Option<Function> {
    let navigator = web_sys::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok().filter(JsValue::is_object)?;
    let request: Function = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    let acquired = Promise::new(&mut |resolve, _| {
        let told = resolve.clone();
        // The lock is held until the promise that this gives back is settled; its `resolve` is what we hand out.
        let held = Closure::once_into_js(move |_lock: JsValue| -> JsValue {
            Promise::new(&mut |release, _| {
                let _ = told.call1(&JsValue::UNDEFINED, &release);
            })
            .into()
        });
        let asked = request.call2(&locks, &keys::LOCK.into(), &held);
        // A refusal (an opaque origin, a page going away) settles it with something that is no function: work without.
        let caught = asked.and_then(|asked| {
            let catch: Function = Reflect::get(&asked, &"catch".into())?.dyn_into()?;
            catch.call1(&asked, &resolve)
        });
        if caught.is_err() {
            let _ = resolve.call0(&JsValue::UNDEFINED);
        }
    });
    JsFuture::from(acquired).await.ok()?.dyn_into().ok()
}
