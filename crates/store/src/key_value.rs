//! A storage as the rules see it: names and texts, each call of which can fail. The browser's localStorage is one, [`MemoryStore`] is another: it
//! stands in where storage is blocked, and in tests.
//!
//! Not here: what the names and texts mean.

use std::collections::BTreeMap;

/// A storage of texts by name. One [`KeyValueStore::set`] is wholly done or not at all; nothing else is.
pub trait KeyValueStore {
    /// All names in it, in any order.
    ///
    /// # Errors
    /// Where the storage cannot be reached.
    fn keys(&self) -> Result<Vec<String>, StoreError>;

    /// The text under a name; `None` where there is none.
    ///
    /// # Errors
    /// Where the storage cannot be reached: not the same as "there is none".
    fn get(&self, key: &str) -> Result<Option<String>, StoreError>;

    /// Puts a text under a name, in place of what stood there.
    ///
    /// # Errors
    /// [`StoreError::Full`] where there is no room; what stood there then still stands.
    fn set(&mut self, key: &str, text: &str) -> Result<(), StoreError>;

    /// Takes a name out, if it is there.
    ///
    /// # Errors
    /// Where the storage cannot be reached.
    fn remove(&mut self, key: &str) -> Result<(), StoreError>;
}

/// Why a storage did not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreError {
    /// No room left.
    Full,
    /// The browser does not let the page at it, or it broke; what the browser said.
    Blocked(String),
}

impl std::fmt::Display for StoreError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Full => f.write_str("There is no room left in this browser's storage."),
            Self::Blocked(said) if said.is_empty() => f.write_str("The browser does not let Onward use its storage."),
            Self::Blocked(said) => write!(f, "The browser does not let Onward use its storage ({said})."),
        }
    }
}

impl std::error::Error for StoreError {}

/// A storage that lasts as long as the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MemoryStore {
    /// What is in it.
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
