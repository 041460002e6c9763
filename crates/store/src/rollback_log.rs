//! Several texts written as one: all of them or none.
//!
//! Before the first write, the current text of every key that will be touched goes under one key, [`keys::ROLLBACK_LOG`]; one `setItem` either
//! happens or does not. Then the new texts are written and read back, then the log is removed. If anything fails on the way, the old texts are put
//! back. If even that is interrupted, the log is still there and the next start rolls back.
//!
//! Why the old texts and not the new ones: an import of 5,000 records has no old texts, so its log holds 5,000 keys and not a second copy of all the
//! data; and rolling back always fits. (Everything that was there before and the log fitted at the same time when the log was written. New keys are
//! removed first, then texts that become shorter are put back, then those that become longer: the storage never holds more than it does when the
//! rollback begins or did when the log was written.)
//!
//! The log carries a checksum: rolling back by a damaged one would put back what never was. Such a log is set aside whole, and what is stored stays as it is.
//!
//! A log that is left over is always processed first: a write on top of a half-written change would be lost in the rollback.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::checksum::Checksum;
use super::key_value::{KeyValueStore, StoreError};
use super::keys;
use super::usage::size;
use domain::sort_compact::SortCompact;

/// Texts by key; `None` for a key that is not there.
pub type Texts = BTreeMap<String, Option<String>>;

/// The version that is written. The first one had no checksum.
const VERSION: u32 = 2;

#[derive(Serialize)]
struct Written<'a> {
    v: u32,
    sum: String,
    old: &'a Texts,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RollbackLog {
    v: u32,
    sum: Option<String>,
    old: Texts,
}

/// The checksum of what a log puts back: of each key and its text, with what stands between them.
fn sum(old: &Texts) -> String {
    let mut sum = Checksum::default();
    for (key, text) in old {
        sum.add(key);
        sum.add(if text.is_some() { "\u{1}" } else { "\u{0}" });
        sum.add(text.as_deref().unwrap_or_default());
        sum.add("\u{0}");
    }
    sum.to_text()
}

/// Why nothing was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WriteError {
    /// The storage refused; the old texts are back.
    Rejected(StoreError),
    /// What was read back is not what was written; the old texts are back.
    NotKept,
    /// The storage refused, and refused the rollback too: the log is there, and the next start rolls back.
    Interrupted(StoreError),
}

/// Writes all of `new` or none of it. A change of one key needs no log.
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
    let Err(error) = done else { return Ok(()) };
    roll_back(storage, old)
        .and_then(|()| if logged { storage.remove(keys::ROLLBACK_LOG) } else { Ok(()) })
        .map_err(WriteError::Interrupted)?;
    Err(error)
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

/// Puts the old texts back, in the order that always fits.
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
                    longer.push((now.map_or(0, |now| size(&now)) < size(text), key, text));
                }
            }
        }
    }
    longer.sort_compact_by_key(|(grows, ..)| *grows);
    longer.into_iter().try_for_each(|(_, key, text)| storage.set(key, text))
}

/// The text of a log.
fn to_text(old: &Texts) -> String {
    // A map of texts can always be serialized.
    serde_json::to_string(&Written { v: VERSION, sum: sum(old), old }).unwrap_or_default()
}

/// The old texts of a log; `None` where it is damaged, or of a version that this one does not know.
fn from_text(text: &str) -> Option<Texts> {
    let log = serde_json::from_str::<RollbackLog>(text).ok()?;
    let whole = match (log.v, &log.sum) {
        (1, None) => true,
        (VERSION, Some(written)) => *written == sum(&log.old),
        _ => false,
    };
    // A log that names keys of another app is damaged, and must not touch them.
    (whole && log.old.keys().all(|key| super::usage::is_own(key))).then_some(log.old)
}

/// What a start found of an interrupted change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recovery {
    /// No log: nothing was interrupted.
    Clean,
    /// A change had been interrupted and was rolled back.
    RolledBack,
    /// There was a log that is damaged, or of a version that this one does not know. It was set aside whole.
    Unreadable,
}

/// Rolls back a change that was interrupted. Hold the lock: the log of a tab that is still writing looks the same.
///
/// # Errors
/// Where the storage cannot be reached; the log is still there then.
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

/// Removes every key of this app, the log first: it must not bring anything back.
///
/// # Errors
/// Where the storage cannot be reached.
pub fn erase(storage: &mut dyn KeyValueStore) -> Result<(), StoreError> {
    storage.remove(keys::ROLLBACK_LOG)?;
    // Other tabs see by it that everything was erased, and write nothing again.
    storage.remove(keys::EPOCH)?;
    storage.keys()?.iter().filter(|key| super::usage::is_own(key)).try_for_each(|key| storage.remove(key))
}
