//! localStorage as a [`KeyValueStore`]. Each tab keeps its rollback log under a key of its own: a commit takes no lock, and must not take the log of a tab that is
//! in the middle of writing for one that was left over.

use std::borrow::Cow;

use gloo_storage::{LocalStorage, Storage};
use wasm_bindgen::JsValue;

use crate::key_value::{KeyValueStore, StoreError};
use crate::keys;
use crate::rollback_log::{self, Recovery};

/// A storage of the page, known to be there.
pub struct BrowserStorage {
    storage: web_sys::Storage,
    /// The tab whose rollback log this is; empty for the one log that all tabs shared in earlier versions.
    tab: String,
}

/// Finds out whether localStorage can be used, by asking first: gloo's `raw()` panics where it is blocked. A full one can be used.
///
/// # Errors
/// What the browser said.
pub fn probe() -> Result<BrowserStorage, StoreError> {
    const NAME: &str = "onward-probe";
    let there = web_sys::window().map(|window| window.local_storage());
    match there {
        Some(Ok(Some(_))) => {}
        Some(Err(error)) => return Err(read(&error)),
        Some(Ok(None)) | None => return Err(StoreError::Blocked(String::new())),
    }
    let mut storage = BrowserStorage::of(LocalStorage::raw());
    match storage.set(NAME, "1") {
        Ok(()) => storage.remove(NAME)?,
        // Full with nothing in it: this browser gives it no room at all, and nothing would be kept.
        Err(StoreError::Full) if storage.storage.length() == Ok(0) => return Err(StoreError::Full),
        Err(StoreError::Full) => {}
        Err(error) => return Err(error),
    }
    Ok(storage)
}

impl BrowserStorage {
    /// Another storage of the page, known to be there.
    pub(super) fn of(storage: web_sys::Storage) -> Self {
        Self { storage, tab: String::new() }
    }

    /// Writes as that tab from now on. The logs of tabs that are gone are rolled back first: what they were in the middle of is as it was before. Tells whether
    /// one of them was damaged.
    ///
    /// # Errors
    /// Where the storage cannot be reached.
    pub(super) fn become_tab(&mut self, tab: &str, alive: &[String]) -> Result<bool, StoreError> {
        let prefix = format!("{}/", keys::ROLLBACK_LOG);
        let mut damaged = false;
        for key in self.keys()? {
            if let Some(other) = key.strip_prefix(&prefix).filter(|other| *other != tab && !alive.iter().any(|one| one == other)) {
                other.clone_into(&mut self.tab);
                damaged |= rollback_log::recover(self)? == Recovery::Unreadable;
            }
        }
        tab.clone_into(&mut self.tab);
        Ok(damaged)
    }

    fn key<'k>(&self, key: &'k str) -> Cow<'k, str> {
        if key == keys::ROLLBACK_LOG && !self.tab.is_empty() { format!("{key}/{}", self.tab).into() } else { key.into() }
    }
}

impl KeyValueStore for BrowserStorage {
    fn keys(&self) -> Result<Vec<String>, StoreError> {
        // The names of a storage are the names of its properties: one call instead of one a name.
        self.storage.length().map_err(|error| read(&error))?;
        Ok(js_sys::Object::keys(&self.storage).iter().filter_map(|key| key.as_string()).collect())
    }

    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.storage.get_item(&self.key(key)).map_err(|error| read(&error))
    }

    fn set(&mut self, key: &str, text: &str) -> Result<(), StoreError> {
        self.storage.set_item(&self.key(key), text).map_err(|error| read(&error))
    }

    fn remove(&mut self, key: &str) -> Result<(), StoreError> {
        self.storage.remove_item(&self.key(key)).map_err(|error| read(&error))
    }

    fn copy(&mut self, from: &str, to: &str) -> Result<(), StoreError> {
        // As the browser's own string: a half of a surrogate pair would not survive the way through ours.
        let text = js_sys::Reflect::get(&self.storage, &JsValue::from_str(&self.key(from))).map_err(|error| read(&error))?;
        if text.is_string() {
            js_sys::Reflect::set(&self.storage, &JsValue::from_str(&self.key(to)), &text).map_err(|error| read(&error))?;
        }
        Ok(())
    }
}

/// What an exception means. Chromium and `WebKit` name a full storage one way, old Firefox another.
fn read(error: &JsValue) -> StoreError {
    let name = js_sys::Reflect::get(error, &"name".into()).ok().and_then(|name| name.as_string()).unwrap_or_default();
    match name.as_str() {
        "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" => StoreError::Full,
        _ => StoreError::Blocked(name),
    }
}
