//! What was typed and is in no record yet: forms that were not saved, and texts that could not be written to their record. One name each, apart from the
//! records: a draft is neither merged nor backed up, and "delete everything" takes it too.

use super::key_value::{KeyValueStore, StoreError};
use super::keys::DRAFTS;

fn key(name: &str) -> String {
    [DRAFTS, name].concat()
}

/// The draft of that name.
///
/// # Errors
/// Where the storage cannot be reached.
pub fn read(storage: &dyn KeyValueStore, name: &str) -> Result<Option<String>, StoreError> {
    storage.get(&key(name))
}

/// Keeps a draft, in place of the one of that name.
///
/// # Errors
/// Where there is no room, or the storage cannot be reached. An older draft of that name is still there then.
pub fn write(storage: &mut dyn KeyValueStore, name: &str, text: &str) -> Result<(), StoreError> {
    storage.set(&key(name), text)
}

/// Forgets a draft.
///
/// # Errors
/// Where the storage cannot be reached.
pub fn remove(storage: &mut dyn KeyValueStore, name: &str) -> Result<(), StoreError> {
    storage.remove(&key(name))
}

/// The names of all drafts that begin so.
///
/// # Errors
/// Where the storage cannot be reached.
pub fn names(storage: &dyn KeyValueStore, prefix: &str) -> Result<Vec<String>, StoreError> {
    let names = storage.keys()?.into_iter().filter_map(|key| key.strip_prefix(DRAFTS).map(str::to_owned));
    Ok(names.filter(|name| name.starts_with(prefix)).collect())
}
