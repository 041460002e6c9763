//! A key-value store as the rules see it: keys and texts, where every call can fail. The browser's localStorage is one; [`MemoryStore`] is another,
//! used where the browser blocks its storage, and in tests.

use std::collections::BTreeMap;

/// Texts by key. One [`KeyValueStore::set`] either happens or does not; nothing larger is atomic.
pub trait KeyValueStore {
    /// All keys, in any order.
    ///
    /// # Errors
    /// Where the storage cannot be reached.
    fn keys(&self) -> Result<Vec<String>, StoreError>;

    /// The text under a key; `None` where there is none.
    ///
    /// # Errors
    /// Where the storage cannot be reached, which is not the same as "there is none".
    fn get(&self, key: &str) -> Result<Option<String>, StoreError>;

    /// Puts a text under a key, in place of the old one.
    ///
    /// # Errors
    /// [`StoreError::Full`] where there is no room; the old text is then still there.
    fn set(&mut self, key: &str, text: &str) -> Result<(), StoreError>;

    /// Removes a key, if it is there.
    ///
    /// # Errors
    /// Where the storage cannot be reached.
    fn remove(&mut self, key: &str) -> Result<(), StoreError>;

    /// Puts the text of one key under another as well, also where it is no Unicode (a half of a surrogate pair).
    ///
    /// # Errors
    /// As [`KeyValueStore::set`].
    fn copy(&mut self, from: &str, to: &str) -> Result<(), StoreError> {
        match self.get(from)? {
            Some(text) => self.set(to, &text),
            None => Ok(()),
        }
    }
}

/// Why a storage call failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreError {
    /// No room left.
    Full,
    /// The browser denies access, or the storage broke: the name of the exception.
    Blocked(String),
}

impl std::fmt::Display for StoreError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Full => f.write_str("There is no room left in this browser's storage."),
            Self::Blocked(name) if name.is_empty() => f.write_str("The browser does not let Onward use its storage."),
            Self::Blocked(name) => write!(f, "The browser does not let Onward use its storage ({name})."),
        }
    }
}

impl std::error::Error for StoreError {}

/// A storage that lasts as long as the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MemoryStore {
    /// Its content.
    pub texts: BTreeMap<String, String>,
}

impl KeyValueStore for MemoryStore {
    fn keys(&self) -> Result<Vec<String>, StoreError> {
        Ok(self.texts.keys().cloned().collect())
    }

    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        Ok(self.texts.get(key).cloned())
    }

    fn set(&mut self, key: &str, text: &str) -> Result<(), StoreError> {
        self.texts.insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&mut self, key: &str) -> Result<(), StoreError> {
        self.texts.remove(key);
        Ok(())
    }
}
