//! What the app keeps outside localStorage: a tab's own drafts, databases, the copies of the app's files, and the service worker. It is only named and deleted
//! here, when the person wants everything gone. A browser that never answers is not waited for: what it was asked about is then among what is left, by name.

use std::collections::BTreeSet;

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::prelude::*;

use super::patience::{Failed, within};
use crate::key_value::KeyValueStore;
use crate::{keys, usage};
use domain::sort_compact::IntoTree;

/// What the browser is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The databases.
    Databases,
    /// The caches of the app's files.
    Caches,
    /// The service worker.
    Worker,
}

/// What is kept beside localStorage; each by name, as the browser tells it. A browser that does not have it has none to name.
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
    /// What the browser has not answered about within the time.
    pub silent: Vec<Part>,
}

impl Elsewhere {
    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What the browser gives of a part; where it does not answer, that is noted.
    fn heard<T: Default>(&mut self, part: Part, answer: Result<T, Failed>) -> T {
        answer.unwrap_or_else(|failed| {
            // What a page may not see it has not made.
            if failed == Failed::Silent {
                self.silent.push(part);
            }
            T::default()
        })
    }
}

/// What there is.
pub async fn find() -> Elsewhere {
    find_but(Vec::new()).await
}

/// As [`find`], without waiting a second time for what has not answered once.
async fn find_but(silent: Vec<Part>) -> Elsewhere {
    let mut found = Elsewhere { tab: tab_keys(), silent, ..Elsewhere::default() };
    if !found.silent.contains(&Part::Databases) {
        let databases = databases().await;
        found.databases = found.heard(Part::Databases, databases);
    }
    if !found.silent.contains(&Part::Caches) {
        let caches = caches().await;
        found.caches = found.heard(Part::Caches, caches);
    }
    if !found.silent.contains(&Part::Worker) {
        let registration = registration().await;
        found.worker = found.heard(Part::Worker, registration).is_some();
    }
    found
}

/// Deletes all of it, and gives what is left. Everything is asked for at once and waited for once.
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
    let names: BTreeSet<&str> = listed.chain(keys::DATABASES).into_set();
    let deletions: Vec<(&str, Promise)> = names.into_iter().filter_map(|name| Some((name, delete_database(name)?))).collect();
    let mut others: Array = deletions.iter().map(|(_, done)| JsValue::from(done)).collect();
    if let Some(storage) = cache_storage() {
        for name in &found.caches {
            others.extend(promised(&storage, "delete", &[name.into()]));
        }
    }
    if found.worker
        && let Ok(Some(registration)) = registration().await
    {
        others.extend(promised(&registration, "unregister", &[]));
    }
    let all_answered = within(&Promise::all_settled(&others)).await.is_ok();
    let mut left = find_but(found.silent).await;
    if !all_answered {
        for (name, done) in &deletions {
            if !left.databases.iter().any(|other| other == name) && within(done).await.is_err() {
                left.databases.push((*name).to_owned());
            }
        }
    }
    left
}

fn tab_keys() -> Vec<String> {
    let keys = super::handle::session_storage().and_then(|tab| tab.keys().ok()).unwrap_or_default();
    keys.into_iter().filter(|key| usage::is_own(key)).collect()
}

async fn databases() -> Result<Vec<String>, Failed> {
    let Some(factory) = property(&js_sys::global(), "indexedDB") else { return Ok(Vec::new()) };
    let all = call(&factory, "databases", &[]).await?.and_then(|all| all.dyn_into::<Array>().ok()).unwrap_or_default();
    Ok(all.iter().filter_map(|one| property(&one, "name")?.as_string()).filter(|name| usage::is_own(name)).collect())
}

/// Deletes a database, whether or not there is one; what is given is settled once the browser has answered, also where another tab holds the database open: the
/// browser deletes it when that tab lets go.
fn delete_database(name: &str) -> Option<Promise> {
    let factory = property(&js_sys::global(), "indexedDB")?;
    let request = method(&factory, "deleteDatabase")?.call1(&factory, &name.into()).ok()?;
    Some(Promise::new(&mut |resolve, _| {
        for event in ["onsuccess", "onerror", "onblocked"] {
            // A request takes every handler.
            let _ = Reflect::set(&request, &event.into(), &resolve);
        }
    }))
}

fn cache_storage() -> Option<JsValue> {
    property(&js_sys::global(), "caches")
}

async fn caches() -> Result<Vec<String>, Failed> {
    let Some(storage) = cache_storage() else { return Ok(Vec::new()) };
    let all = call(&storage, "keys", &[]).await?.and_then(|all| all.dyn_into::<Array>().ok()).unwrap_or_default();
    // The caches belong to the origin; the service worker ends the names of its own with its folder.
    let end = format!("-{}", folder());
    Ok(all.iter().filter_map(|name| name.as_string()).filter(|name| name.starts_with(keys::CACHES) && name.ends_with(&end)).collect())
}

/// The path of the app's folder.
fn folder() -> String {
    let path = web_sys::window().and_then(|window| property(&window, "location")).and_then(|location| property(&location, "pathname"));
    let path = path.and_then(|path| path.as_string()).unwrap_or_default();
    path.rsplit_once('/').map_or_else(|| "/".to_owned(), |(folder, _)| format!("{folder}/"))
}

/// The service worker's registration for this very folder.
async fn registration() -> Result<Option<JsValue>, Failed> {
    let container = web_sys::window().and_then(|window| property(&window.navigator(), "serviceWorker"));
    let Some(container) = container else { return Ok(None) };
    let found = call(&container, "getRegistration", &[]).await?;
    let own =
        |found: &JsValue| property(found, "scope").and_then(|scope| scope.as_string()).is_some_and(|scope| scope.ends_with(&folder()));
    Ok(found.filter(own))
}

/// A property that is there.
fn property(of: &JsValue, name: &str) -> Option<JsValue> {
    // Outside secure contexts the browser leaves some of them out, and some browsers throw.
    Reflect::get(of, &name.into()).ok().filter(|value| !value.is_undefined() && !value.is_null())
}

fn method(of: &JsValue, name: &str) -> Option<Function> {
    property(of, name)?.dyn_into().ok()
}

/// Calls a method and gives what it promises.
fn promised(of: &JsValue, name: &str, args: &[JsValue]) -> Option<Promise> {
    let args: Array = args.iter().collect();
    method(of, name)?.apply(of, &args).ok()?.dyn_into().ok()
}

/// Calls a method and waits for what it promises; nothing where the browser does not have it.
async fn call(of: &JsValue, name: &str, args: &[JsValue]) -> Result<Option<JsValue>, Failed> {
    let Some(promise) = promised(of, name, args) else { return Ok(None) };
    Ok(Some(within(&promise).await?).filter(|answer| !answer.is_undefined()))
}
