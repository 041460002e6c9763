//! Several texts written as one: all of them stand, or none.
//!
//! Snapshot the first write, what stands under every name that will be touched goes to one name, [`keys::ROLLBACK_LOG`]; one `setItem` is wholly done or
//! not at all. Then the new texts are written and read back, then the journal goes. If anything fails on the way, the old texts are put back. If
//! even that is cut off, the journal is still there, and the next start puts them back.
//!
//! Why the old texts and not the new ones: an import of 5,000 records has no old texts, so its journal holds 5,000 names and not another copy of
//! all the data; and putting back always fits. (Everything that stood before, and the journal, fitted at once when the journal was written. New
//! names are taken out first, then texts that become shorter are put back, then those that become longer: at no moment is there more in the
//! storage than there is at the start of putting back or was when the journal was written.)
//!
//! A journal that stands blocks nothing but is always finished first: a write on top of a half-written change would be lost when it is put back.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::key_value::{KeyValueStore, StoreError};
use super::keys;
use domain::sort_compact::SortCompact;

/// Texts by name as they stood; `None` for a name that was not there.
pub type Texts = BTreeMap<String, Option<String>>;

#[derive(Serialize, Deserialize)]
struct RollbackLog {
    v: u32,
    old: Texts,
}

/// Why nothing was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WriteError {
    /// The storage refused; what stood before stands again.
    Rejected(StoreError),
    /// What was read back is not what was written; what stood before stands again.
    NotKept,
    /// The storage refused, and refused also to put back what stood before: the journal is there and the next start does it.
    Interrupted(StoreError),
}

/// Writes all of `new` or none of it. A change of one name needs no journal.
///
/// # Errors
/// Why nothing was written.
pub fn write_all(storage: &mut dyn KeyValueStore, old: &Texts, new: &Texts) -> Result<(), WriteError> {
    let logged = new.len() > 1;
    if logged {
        let text = to_text(old);
        if let Err(error) = storage.set(keys::ROLLBACK_LOG, &text) {
            return Err(WriteError::Rejected(error));
        }
    }
    let done =
        put(storage, new).and_then(|()| if logged { storage.remove(keys::ROLLBACK_LOG).map_err(WriteError::Rejected) } else { Ok(()) });
    let Err(why) = done else { return Ok(()) };
    roll_back(storage, old)
        .and_then(|()| if logged { storage.remove(keys::ROLLBACK_LOG) } else { Ok(()) })
        .map_err(WriteError::Interrupted)?;
    Err(why)
}

fn put(storage: &mut dyn KeyValueStore, new: &Texts) -> Result<(), WriteError> {
    for (key, text) in new {
        match text {
            Some(text) => storage.set(key, text),
            None => storage.remove(key),
        }
        .map_err(WriteError::Rejected)?;
    }
    for (key, text) in new {
        if storage.get(key).map_err(WriteError::Rejected)? != *text {
            return Err(WriteError::NotKept);
        }
    }
    Ok(())
}

/// Puts texts back in the order that always fits.
///
/// # Errors
/// Where the storage cannot be reached.
pub fn roll_back(storage: &mut dyn KeyValueStore, old: &Texts) -> Result<(), StoreError> {
    let mut longer = Vec::new();
    for (key, text) in old {
        match text {
            None => storage.remove(key)?,
            Some(text) => {
                let now = storage.get(key)?;
                if now.as_ref() != Some(text) {
                    longer.push((now.map_or(0, |now| weight(&now)) < weight(text), key, text));
                }
            }
        }
    }
    longer.sort_compact_by_key(|(grows, ..)| *grows);
    longer.into_iter().try_for_each(|(_, key, text)| storage.set(key, text))
}

/// What a text takes up; see [`room`](super::usage).
fn weight(text: &str) -> usize {
    super::usage::size(text)
}

/// As the journal holds them.
pub(super) fn to_text(old: &Texts) -> String {
    // A map of texts can always be written; an empty journal would put back nothing.
    serde_json::to_string(&serde_json::json!({"v": 1, "old": old})).unwrap_or_default()
}

/// Reads them back.
pub(super) fn from_text(text: &str) -> Option<Texts> {
    serde_json::from_str::<RollbackLog>(text).ok().filter(|log| log.v == 1).map(|log| log.old)
}

/// What a start found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recovery {
    /// No journal: nothing was cut off.
    Clean,
    /// A change had been cut off; what stood before it stands again.
    RolledBack,
    /// There was a journal that cannot be read. It was set aside.
    Unreadable,
}

/// Finishes a journal that was left over. Hold the lock: the journal of a tab that is still writing looks the same.
///
/// # Errors
/// Where the storage cannot be reached; the journal is still there then.
pub fn recover(storage: &mut dyn KeyValueStore) -> Result<Recovery, StoreError> {
    let Some(text) = storage.get(keys::ROLLBACK_LOG)? else { return Ok(Recovery::Clean) };
    let Some(old) = from_text(&text) else {
        super::quarantine::put(storage, keys::ROLLBACK_LOG)?;
        return Ok(Recovery::Unreadable);
    };
    roll_back(storage, &old)?;
    storage.remove(keys::ROLLBACK_LOG)?;
    Ok(Recovery::RolledBack)
}

/// Takes out every name of this app, the journal first: it must not bring anything back.
///
/// # Errors
/// Where the storage cannot be reached.
pub fn erase(storage: &mut dyn KeyValueStore) -> Result<(), StoreError> {
    storage.remove(keys::ROLLBACK_LOG)?;
    storage.keys()?.iter().filter(|key| super::usage::is_own(key)).try_for_each(|key| storage.remove(key))
}
