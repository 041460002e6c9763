//! A part of a [`KeyValueStore`] as a store of its own: every key begins with a prefix that its user does not see. The sample data lives in one, in the tab's
//! own storage: no key of it is ever a key of the person's records.

use crate::key_value::{KeyValueStore, StoreError};

/// The keys of `inner` that begin with `prefix`, without it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prefixed<S> {
    /// The whole store.
    pub inner: S,
    /// What every key begins with there.
    pub prefix: &'static str,
}

impl<S> Prefixed<S> {
    fn key(&self, key: &str) -> String {
        [self.prefix, key].concat()
    }
}

impl<S: KeyValueStore> KeyValueStore for Prefixed<S> {
    fn keys(&self) -> Result<Vec<String>, StoreError> {
        Ok(self.inner.keys()?.iter().filter_map(|key| key.strip_prefix(self.prefix)).map(str::to_owned).collect())
    }

    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.inner.get(&self.key(key))
    }

    fn set(&mut self, key: &str, text: &str) -> Result<(), StoreError> {
        let key = self.key(key);
        self.inner.set(&key, text)
    }

    fn remove(&mut self, key: &str) -> Result<(), StoreError> {
        let key = self.key(key);
        self.inner.remove(&key)
    }
}
