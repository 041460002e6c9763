//! Web Locks: one for what reads or replaces everything (opening, restoring, erasing), held while one closure runs; and one that each tab holds as long as it
//! lives, so that another knows whether its rollback log is left over. Called by name and not through web-sys, which lists Web Locks as
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

/// How the lock begins that a tab holds as long as it lives.
const TAB: &str = "onward-tab-";

/// Holds the lock of a tab until the page goes. Where the browser has no locks, nothing.
pub fn hold(tab: &str) {
    let name = format!("{TAB}{tab}");
    if let Some((locks, request)) = request() {
        let held = Closure::once_into_js(|_lock: JsValue| -> JsValue { Promise::new(&mut |_, _| {}).into() });
        // A refusal (an opaque origin) leaves the tab without a lock; its log is then taken for one left over, as in a browser without locks.
        let _ = request.call2(&locks, &name.into(), &held);
    }
}

/// The tabs that hold their lock; none where the browser does not tell.
pub async fn held() -> Vec<String> {
    let query = || {
        let (locks, _) = request()?;
        let query: Function = Reflect::get(&locks, &"query".into()).ok()?.dyn_into().ok()?;
        query.call0(&locks).ok()?.dyn_into::<Promise>().ok()
    };
    let Some(asked) = query() else { return Vec::new() };
    let Ok(state) = JsFuture::from(asked).await else { return Vec::new() };
    let list = |of: &str| Reflect::get(&state, &of.into()).ok().and_then(|list| list.dyn_into::<js_sys::Array>().ok()).unwrap_or_default();
    let name = |lock: JsValue| Reflect::get(&lock, &"name".into()).ok()?.as_string()?.strip_prefix(TAB).map(str::to_owned);
    list("held").iter().chain(list("pending").iter()).filter_map(name).collect()
}

/// The browser's locks and the function that asks for one.
fn request() -> Option<(JsValue, Function)> {
    let navigator = web_sys::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok().filter(JsValue::is_object)?;
    let request: Function = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    Some((locks, request))
}

/// Waits for the lock; the function gives it back.
async fn acquire() -> Option<Function> {
    let (locks, request) = request()?;
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
