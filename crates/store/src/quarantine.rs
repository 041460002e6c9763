//! Texts that could not be read: kept, unchanged, each under a name of its own, until a version reads them or the person deletes them.

use super::envelope::{self, OpenedEnvelope};
use super::key_value::{KeyValueStore, StoreError};
use super::keys::{self, Key};
use domain::id::Id;
use domain::record::Kind;

/// Moves a text to its name aside: first the copy, then the original goes. With no room for the copy it stays.
///
/// # Errors
/// Where the storage cannot be reached.
pub(super) fn put(storage: &mut dyn KeyValueStore, key: &str) -> Result<(), StoreError> {
    let Some(text) = storage.get(key)? else { return Ok(()) };
    let mut target = keys::quarantine(key);
    // An earlier text of the same name stays too.
    while storage.get(&target)?.is_some_and(|there| there != text) {
        target.push('~');
    }
    match storage.set(&target, &text) {
        Ok(()) if storage.get(&target)?.as_ref() == Some(&text) => storage.remove(key),
        Ok(()) | Err(StoreError::Full) => Ok(()),
        Err(error) => Err(error),
    }
}

/// A text that was set aside and can be read now.
pub(super) struct Back {
    /// Its name.
    pub key: String,
    /// The record that name is of.
    pub kind: Kind,
    /// Its id.
    pub id: Id,
    /// What the text is.
    pub opened: OpenedEnvelope,
}

/// Tries again to read what was set aside; what can be read returns to its name, if nothing stands there. Gives what stands there again.
///
/// # Errors
/// Where the storage cannot be reached.
pub(super) fn retry(storage: &mut dyn KeyValueStore) -> Result<Vec<Back>, StoreError> {
    let mut back = Vec::new();
    for key in storage.keys()? {
        let Some(original) = key.strip_prefix(keys::QUARANTINE) else { continue };
        let Key::Record(kind, id) = keys::parse(original) else { continue };
        let Some(text) = storage.get(&key)? else { continue };
        let Ok(opened) = envelope::read(kind, &text) else { continue };
        match storage.get(original)? {
            None => match storage.set(original, &text) {
                Ok(()) => storage.remove(&key)?,
                Err(StoreError::Full) => continue,
                Err(error) => return Err(error),
            },
            Some(there) if there == text => storage.remove(&key)?,
            Some(_) => continue,
        }
        back.push(Back { key: original.to_owned(), kind, id, opened });
    }
    Ok(back)
}

/// Every text set aside, by the name it had: for the person to save as a file.
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

/// Deletes the texts set aside. Only when the person asks for it, after [`texts`] went to a file.
///
/// # Errors
/// Where the storage cannot be reached.
pub fn discard(storage: &mut dyn KeyValueStore) -> Result<(), StoreError> {
    storage.keys()?.iter().filter(|key| key.starts_with(keys::QUARANTINE)).try_for_each(|key| storage.remove(key))
}
