//! A store that fails on demand, for the fault tests: at the n-th call, from the n-th call on, when full, or by not keeping what it was given.
//!
//! Not used by the app.

use std::cell::Cell;

use super::key_value::{KeyValueStore, MemoryStore, StoreError};

/// A [`MemoryStore`] that fails as told.
#[derive(Debug, Clone, Default)]
pub struct FailingStore {
    /// Its real content.
    pub inside: MemoryStore,
    faults: Faults,
    calls: Cell<usize>,
    sets: usize,
}

/// Which calls fail, and how.
#[derive(Debug, Clone, Default)]
pub struct Faults {
    /// The call that fails, counted from 1 over all four kinds of call.
    pub fail_at: Option<usize>,
    /// Whether every later call fails too, as after a crash.
    pub crash: bool,
    /// The most characters it holds, keys and texts together.
    pub ceiling: Option<usize>,
    /// The call to [`KeyValueStore::set`] that reports success and keeps nothing, counted from 1.
    pub forget_at: Option<usize>,
}

impl FailingStore {
    /// Starts from the content of another store.
    pub fn over(inside: MemoryStore, faults: Faults) -> Self {
        Self { inside, faults, calls: Cell::default(), sets: 0 }
    }

    /// How many calls were made so far.
    pub fn calls(&self) -> usize {
        self.calls.get()
    }

    fn call(&self) -> Result<(), StoreError> {
        let now = self.calls.get() + 1;
        self.calls.set(now);
        match self.faults.fail_at {
            Some(at) if now == at || (self.faults.crash && now > at) => Err(StoreError::Blocked(format!("call {now} fails"))),
            _ => Ok(()),
        }
    }
}

impl KeyValueStore for FailingStore {
    fn keys(&self) -> Result<Vec<String>, StoreError> {
        self.call()?;
        self.inside.keys()
    }

    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.call()?;
        self.inside.get(key)
    }

    fn set(&mut self, key: &str, text: &str) -> Result<(), StoreError> {
        self.call()?;
        self.sets += 1;
        if self.faults.forget_at == Some(self.sets) {
            return Ok(());
        }
        if let Some(ceiling) = self.faults.ceiling {
            let others: usize = self.inside.texts.iter().filter(|(name, _)| *name != key).map(|(name, text)| name.len() + text.len()).sum();
            if others + key.len() + text.len() > ceiling {
                return Err(StoreError::Full);
            }
        }
        self.inside.set(key, text)
    }

    fn remove(&mut self, key: &str) -> Result<(), StoreError> {
        self.call()?;
        self.inside.remove(key)
    }
}
