//! localStorage as an [`KeyValueStore`].

use gloo_storage::{LocalStorage, Storage};
use wasm_bindgen::JsValue;

use crate::key_value::{KeyValueStore, StoreError};

/// The page's localStorage, known to be there.
pub struct BrowserStorage(web_sys::Storage);

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
    let mut storage = BrowserStorage(LocalStorage::raw());
    match storage.set(NAME, "1") {
        Ok(()) => storage.remove(NAME)?,
        Err(StoreError::Full) => {}
        Err(error) => return Err(error),
    }
    Ok(storage)
}

impl BrowserStorage {
    /// Another storage of the page, known to be there.
    pub(super) fn of(storage: web_sys::Storage) -> Self {
        Self(storage)
    }
}

impl KeyValueStore for BrowserStorage {
    fn keys(&self) -> Result<Vec<String>, StoreError> {
        // The names of a storage are the names of its properties: one call instead of one a name.
        self.0.length().map_err(|error| read(&error))?;
        Ok(js_sys::Object::keys(&self.0).iter().filter_map(|key| key.as_string()).collect())
    }

    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.0.get_item(key).map_err(|error| read(&error))
    }

    fn set(&mut self, key: &str, text: &str) -> Result<(), StoreError> {
        self.0.set_item(key, text).map_err(|error| read(&error))
    }

    fn remove(&mut self, key: &str) -> Result<(), StoreError> {
        self.0.remove_item(key).map_err(|error| read(&error))
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
