//! What the app keeps outside localStorage: a tab's own drafts, databases, the copies of the app's files, and the service worker. It is only named and deleted
//! here, when the person wants everything gone. A browser that never answers is not waited for; a database that it
//! does not say is deleted is among what is left.

use std::collections::BTreeSet;

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::prelude::*;

use super::patience::within;
use crate::key_value::KeyValueStore;
use crate::{keys, usage};

/// What is kept beside localStorage; each by name, as the browser tells it. A browser that does not tell has none to name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Elsewhere {
    /// Keys of the tab's own storage.
    pub tab: Vec<String>,
    /// Databases.
    pub databases: Vec<String>,
    /// Caches of the app's files, of this folder.
    pub caches: Vec<String>,
    /// Whether a service worker is registered for this folder.
    pub worker: bool,
}

impl Elsewhere {
    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What there is.
pub async fn find() -> Elsewhere {
    Elsewhere { tab: tab_keys(), databases: databases().await, caches: caches().await, worker: registration().await.is_some() }
}

/// Deletes all of it, and gives what is left.
pub async fn erase() -> Elsewhere {
    let found = find().await;
    if let Some(mut tab) = super::handle::session_storage() {
        for key in &found.tab {
            // What stays is found below.
            let _ = tab.remove(key);
        }
    }
    // Where the browser does not list its databases, those that Onward makes.
    let listed = found.databases.iter().map(String::as_str);
    let names: BTreeSet<&str> = listed.chain(keys::DATABASES).collect();
    let mut stuck = Vec::new();
    for name in names {
        if !delete_database(name).await {
            stuck.push(name.to_owned());
        }
    }
    if let Some(storage) = cache_storage() {
        for name in &found.caches {
            call(&storage, "delete", &[name.into()]).await;
        }
    }
    if let Some(registration) = registration().await {
        call(&registration, "unregister", &[]).await;
    }
    let mut left = find().await;
    stuck.retain(|name| !left.databases.contains(name));
    left.databases.append(&mut stuck);
    left
}

fn tab_keys() -> Vec<String> {
    let keys = super::handle::session_storage().and_then(|tab| tab.keys().ok()).unwrap_or_default();
    keys.into_iter().filter(|key| usage::is_own(key)).collect()
}

async fn databases() -> Vec<String> {
    let Some(factory) = property(&js_sys::global(), "indexedDB") else { return Vec::new() };
    let all = call(&factory, "databases", &[]).await.and_then(|all| all.dyn_into::<Array>().ok()).unwrap_or_default();
    all.iter().filter_map(|one| property(&one, "name")?.as_string()).filter(|name| usage::is_own(name)).collect()
}

/// Deletes a database, whether or not there is one; gives whether the browser has answered. Done too where another tab holds it open: the browser deletes it when
/// that tab lets go.
async fn delete_database(name: &str) -> bool {
    let Some(factory) = property(&js_sys::global(), "indexedDB") else { return true };
    let Some(request) = method(&factory, "deleteDatabase").and_then(|delete| delete.call1(&factory, &name.into()).ok()) else {
        return true;
    };
    let done = Promise::new(&mut |resolve, _| {
        for event in ["onsuccess", "onerror", "onblocked"] {
            // A request takes every handler.
            let _ = Reflect::set(&request, &event.into(), &resolve);
        }
    });
    within(&done).await.is_some()
}

fn cache_storage() -> Option<JsValue> {
    property(&js_sys::global(), "caches")
}

async fn caches() -> Vec<String> {
    let Some(storage) = cache_storage() else { return Vec::new() };
    let all = call(&storage, "keys", &[]).await.and_then(|all| all.dyn_into::<Array>().ok()).unwrap_or_default();
    // The caches belong to the origin; the service worker ends the names of its own with its folder.
    let end = format!("-{}", folder());
    all.iter().filter_map(|name| name.as_string()).filter(|name| name.starts_with(keys::CACHES) && name.ends_with(&end)).collect()
}

/// The path of the app's folder.
fn folder() -> String {
    let path = web_sys::window().and_then(|window| property(&window, "location")).and_then(|location| property(&location, "pathname"));
    let path = path.and_then(|path| path.as_string()).unwrap_or_default();
    path.rsplit_once('/').map_or_else(|| "/".to_owned(), |(folder, _)| format!("{folder}/"))
}

/// The service worker's registration for this very folder.
async fn registration() -> Option<JsValue> {
    let container = property(&web_sys::window()?.navigator(), "serviceWorker")?;
    let found = call(&container, "getRegistration", &[]).await?;
    let scope = property(&found, "scope")?.as_string()?;
    scope.ends_with(&folder()).then_some(found)
}

/// A property that is there.
fn property(of: &JsValue, name: &str) -> Option<JsValue> {
    // Outside secure contexts the browser leaves some of them out, and some browsers throw.
    Reflect::get(of, &name.into()).ok().filter(|value| !value.is_undefined() && !value.is_null())
}

fn method(of: &JsValue, name: &str) -> Option<Function> {
    property(of, name)?.dyn_into().ok()
}

/// Calls a method and waits for what it promises.
async fn call(of: &JsValue, name: &str, args: &[JsValue]) -> Option<JsValue> {
    let args: Array = args.iter().collect();
    let answer = method(of, name)?.apply(of, &args).ok()?;
    let answer = within(&answer.dyn_into::<Promise>().ok()?).await?;
    (!answer.is_undefined()).then_some(answer)
}
