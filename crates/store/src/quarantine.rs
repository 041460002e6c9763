//! Texts that could not be read: kept unchanged, each under a key of its own, until a version can read them or the person deletes them.

use super::envelope::{self, OpenedEnvelope};
use super::key_value::{KeyValueStore, StoreError};
use super::keys::{self, Key};
use domain::id::Id;
use domain::record::Kind;

/// Moves a text into quarantine: first the copy is written, then the original removed. With no room for the copy it stays where it is.
///
/// # Errors
/// Where the storage cannot be reached.
pub(super) fn put(storage: &mut dyn KeyValueStore, key: &str) -> Result<(), StoreError> {
    let Some(text) = storage.get(key)? else { return Ok(()) };
    let mut target = keys::quarantine(key);
    // An earlier text of the same key is kept too.
    while storage.get(&target)?.is_some_and(|there| there != text) {
        target.push('~');
    }
    match storage.copy(key, &target) {
        Ok(()) if storage.get(&target)?.as_ref() == Some(&text) => storage.remove(key),
        Ok(()) | Err(StoreError::Full) => Ok(()),
        Err(error) => Err(error),
    }
}

/// A text that was in quarantine and can be read now.
pub(super) struct Recovered {
    /// Its own key.
    pub key: String,
    /// The kind of record it is.
    pub kind: Kind,
    /// Its id.
    pub id: Id,
    /// The record.
    pub opened: OpenedEnvelope,
}

/// Tries again to read what is in quarantine; what can be read returns to its own key, unless another text is there now.
///
/// # Errors
/// Where the storage cannot be reached.
pub(super) fn retry(storage: &mut dyn KeyValueStore) -> Result<Vec<Recovered>, StoreError> {
    let mut recovered = Vec::new();
    for key in storage.keys()? {
        let Some(original) = key.strip_prefix(keys::QUARANTINE) else { continue };
        let Key::Record(kind, id) = keys::parse(original) else { continue };
        let Some(text) = storage.get(&key)? else { continue };
        let Ok(opened) = envelope::read(kind, &text) else { continue };
        match storage.get(original)? {
            None => match storage.copy(&key, original) {
                Ok(()) => storage.remove(&key)?,
                Err(StoreError::Full) => continue,
                Err(error) => return Err(error),
            },
            Some(there) if there == text => storage.remove(&key)?,
            Some(_) => continue,
        }
        recovered.push(Recovered { key: original.to_owned(), kind, id, opened });
    }
    Ok(recovered)
}

/// Every text in quarantine with its own key, for the person to save as a file.
///
/// # Errors
/// Where the storage cannot be reached.
pub fn texts(storage: &dyn KeyValueStore) -> Result<Vec<(String, String)>, StoreError> {
    let mut texts = Vec::new();
    for key in storage.keys()? {
        if let Some(original) = key.strip_prefix(keys::QUARANTINE)
            && let Some(text) = storage.get(&key)?
        {
            texts.push((original.to_owned(), text));
        }
    }
    Ok(texts)
}

/// Deletes the texts in quarantine. Only when the person asks for it, after they saved [`texts`] as a file.
///
/// # Errors
/// Where the storage cannot be reached.
pub fn discard(storage: &mut dyn KeyValueStore) -> Result<(), StoreError> {
    storage.keys()?.iter().filter(|key| key.starts_with(keys::QUARANTINE)).try_for_each(|key| storage.remove(key))
}
