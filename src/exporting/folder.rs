//! Backups kept by themselves in a folder that the person chose, where the browser lets a page write files. The last three are kept. The browser gives a handle to
//! the folder, which only `IndexedDB` can keep; it is the one thing there.

use js_sys::{Array, AsyncIterator, Function, Object, Promise, Reflect};
use leptos::wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::dom;
use store::keys;

/// How many are kept.
const KEPT: usize = 3;

const STORE: &str = "handles";
const KEY: &str = "backups";

/// A folder the person chose.
#[derive(Clone)]
pub struct Folder(JsValue);

/// Whether the browser lets a page write to a folder.
pub fn is_supported() -> bool {
    method(&dom::window(), "showDirectoryPicker").is_some()
}

/// Lets the person choose a folder; `None` where they closed the picker or the browser refused.
pub async fn choose() -> Option<Folder> {
    let options = Object::new();
    Reflect::set(&options, &"id".into(), &"onward-backups".into()).ok()?;
    Reflect::set(&options, &"mode".into(), &"readwrite".into()).ok()?;
    let folder = call(&dom::window(), "showDirectoryPicker", &[options.into()]).await.ok()?;
    within("readwrite", |store| method(store, "put")?.call2(store, &folder, &KEY.into()).ok()).await?;
    Some(Folder(folder))
}

/// The folder chosen earlier.
pub async fn stored() -> Option<Folder> {
    if !is_supported() {
        return None;
    }
    let folder = within("readonly", |store| method(store, "get")?.call1(store, &KEY.into()).ok()).await?;
    folder.is_object().then_some(Folder(folder))
}

/// Forgets the folder; the files in it stay.
pub async fn forget() {
    within("readwrite", |store| method(store, "delete")?.call1(store, &KEY.into()).ok()).await;
}

impl Folder {
    /// Its name.
    pub fn name(&self) -> String {
        Reflect::get(&self.0, &"name".into()).ok().and_then(|name| name.as_string()).unwrap_or_default()
    }

    /// Whether it may be written to. `ask` asks the person, which a browser allows only while a button is being pressed.
    pub async fn is_allowed(&self, ask: bool) -> bool {
        let options = Object::new();
        if Reflect::set(&options, &"mode".into(), &"readwrite".into()).is_err() {
            return false;
        }
        let granted = |answer: Result<JsValue, JsValue>| answer.is_ok_and(|answer| answer.as_string().as_deref() == Some("granted"));
        granted(call(&self.0, "queryPermission", &[options.clone().into()]).await)
            || ask && granted(call(&self.0, "requestPermission", &[options.into()]).await)
    }

    /// Writes a backup and removes all but the last three; what else is in the folder is left alone. The browser writes a file whole or not at all.
    pub async fn write(&self, name: &str, text: &str) -> Option<()> {
        let create = Object::new();
        Reflect::set(&create, &"create".into(), &JsValue::TRUE).ok()?;
        let file = call(&self.0, "getFileHandle", &[name.into(), create.into()]).await.ok()?;
        let writer = call(&file, "createWritable", &[]).await.ok()?;
        call(&writer, "write", &[text.into()]).await.ok()?;
        call(&writer, "close", &[]).await.ok()?;
        for old in exchange::backup::superseded(&self.names().await, KEPT) {
            // One that cannot be removed is one more copy.
            let _ = call(&self.0, "removeEntry", &[old.as_str().into()]).await;
        }
        Some(())
    }

    async fn names(&self) -> Vec<String> {
        let mut names = Vec::new();
        let Some(all) = method(&self.0, "keys").and_then(|keys| keys.call0(&self.0).ok()) else { return names };
        let all: AsyncIterator = all.unchecked_into();
        while let Ok(next) = all.next() {
            let Ok(next) = JsFuture::from(next).await else { break };
            let value = Reflect::get(&next, &"value".into()).ok().and_then(|name| name.as_string());
            let Some(name) = value else { break };
            names.push(name);
        }
        names
    }
}

fn method(of: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(of, &name.into()).ok()?.dyn_into().ok()
}

/// Calls a method that answers later.
async fn call(of: &JsValue, name: &str, with: &[JsValue]) -> Result<JsValue, JsValue> {
    let method = method(of, name).ok_or(JsValue::UNDEFINED)?;
    let promise: Promise = method.apply(of, &with.iter().collect::<Array>())?.dyn_into()?;
    JsFuture::from(promise).await
}

/// Does one thing in the database and gives its result.
async fn within(mode: &str, act: impl FnOnce(&JsValue) -> Option<JsValue>) -> Option<JsValue> {
    let factory = Reflect::get(&dom::window(), &"indexedDB".into()).ok()?;
    let opening = method(&factory, "open")?.call2(&factory, &keys::FOLDER.into(), &1.into()).ok()?;
    let own = opening.clone();
    let upgrade = Closure::once_into_js(move || drop(create(&own)));
    Reflect::set(&opening, &"onupgradeneeded".into(), &upgrade).ok()?;
    let database = answer(&opening).await?;
    let result = async {
        let transaction = method(&database, "transaction")?.call2(&database, &STORE.into(), &mode.into()).ok()?;
        let store = method(&transaction, "objectStore")?.call1(&transaction, &STORE.into()).ok()?;
        answer(&act(&store)?).await
    }
    .await;
    // Left open, it would be in the way of deleting everything.
    drop(method(&database, "close")?.call0(&database));
    result
}

/// Makes the store of a new database.
fn create(opening: &JsValue) -> Option<JsValue> {
    let database = Reflect::get(opening, &"result".into()).ok()?;
    method(&database, "createObjectStore")?.call1(&database, &STORE.into()).ok()
}

/// The result of a request of the database.
async fn answer(request: &JsValue) -> Option<JsValue> {
    let promise = Promise::new(&mut |resolve, reject| {
        let set = |name: &str, function: &Function| drop(Reflect::set(request, &name.into(), function));
        set("onsuccess", &resolve);
        set("onerror", &reject);
        set("onblocked", &reject);
    });
    JsFuture::from(promise).await.ok()?;
    Reflect::get(request, &"result".into()).ok()
}
