//! Opening: everything in storage is read once. A start checks the envelopes and keeps the data as text ([`open_unverified`]); a type reads its
//! records when they are first asked for. [`verify`](super::verify) reads all of them a little later, and [`open`] does both at once.
//!
//! What cannot be read is never taken for empty: it is moved to a key of its own, reported, and tried again at each start, so that a version
//! that can read it brings it back. What a newer version wrote stays where it is, is shown as far as it can be read, and cannot be edited.

use super::clock::Timestamp;
use super::envelope::{self, OpenedEnvelope};
use super::key_value::{KeyValueStore, StoreError};
use super::keys::{self, Key};
use super::quarantine;
use super::removal;
use super::rollback_log::{self, Recovery};
use super::unread::{NewerRecord, Quarantined, newer_notice, unread_notice};
use super::usage::{self, StorageUsage};
use super::verify::{Verified, verify};
use domain::model::Model;

/// What the storage holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Loaded {
    /// Every record.
    pub model: Model,
    /// Texts that cannot be read.
    pub quarantined: Vec<Quarantined>,
    /// Records that a newer version of the app wrote.
    pub newer: Vec<NewerRecord>,
    /// Whether a change had been interrupted.
    pub recovery: Recovery,
    /// The space used.
    pub room: StorageUsage,
    /// The latest timestamp in any envelope.
    pub latest: Timestamp,
    /// Whether a removal was interrupted; [`open_unverified`] has seen to it.
    pub pending: bool,
}

impl Loaded {
    /// What to tell the person, a plain sentence each.
    pub fn notices(&self) -> Vec<String> {
        let mut notices = Vec::new();
        match self.recovery {
            Recovery::Clean => {}
            Recovery::RolledBack => {
                notices.push("The last change was interrupted, so it was undone completely. Please make it again.".to_owned());
            }
            Recovery::Unreadable => notices.push(
                "The last change was interrupted and could not be undone. Nothing was deleted; please check your latest entries."
                    .to_owned(),
            ),
        }
        notices.extend(unread_notice(&self.quarantined));
        notices.extend(newer_notice(self.newer.len()));
        notices
    }

    /// Applies what [`verify`] found.
    pub fn apply(&mut self, found: Verified) {
        for (kind, id, record) in found.records {
            match record {
                Some(record) => drop(self.model.put(id, record)),
                None => drop(self.model.remove(kind, &id)),
            }
        }
        for newer in found.newer {
            match self.newer.iter_mut().find(|known| known.key == newer.key) {
                Some(known) => *known = newer,
                None => self.newer.push(newer),
            }
        }
        self.quarantined.retain(|unread| !found.recovered.contains(&unread.key));
        for unread in found.quarantined {
            // A second unreadable text of a key that is in quarantine already is reported as new.
            self.quarantined.retain(|known| known.key != unread.key);
            self.quarantined.push(unread);
        }
    }
}

/// Opens the storage and verifies it: the model holds nothing that cannot be read. It links every type. Hold the lock.
///
/// # Errors
/// As [`open_unverified`].
pub fn open(storage: &mut dyn KeyValueStore) -> Result<Loaded, StoreError> {
    let mut loaded = open_unverified(storage)?;
    let found = verify(storage, &loaded.model)?;
    loaded.apply(found);
    Ok(loaded)
}

/// Opens the storage: rolls back an interrupted change, opens every envelope, and sets aside what is none. Whether the type can read the data
/// shows when the record is asked for; [`verify`] asks for all. Hold the lock.
///
/// # Errors
/// Where the storage cannot be reached. Nothing is lost then; the app must not go on as if it were empty.
pub fn open_unverified(storage: &mut dyn KeyValueStore) -> Result<Loaded, StoreError> {
    let recovery = rollback_log::recover(storage)?;
    if storage.get(keys::SHARED)?.is_none() {
        // Reserves the key, so that a backup can be recorded even in a full storage. With no room for it now, deletions leave no tombstones.
        match storage.set(keys::SHARED, Timestamp::ZERO.as_str()) {
            Ok(()) | Err(StoreError::Full) => {}
            Err(error) => return Err(error),
        }
    }
    let mut loaded = load(storage)?;
    if loaded.pending {
        removal::recover(storage)?;
        loaded = load(storage)?;
    }
    loaded.recovery = recovery;
    for unread in loaded.quarantined.iter().filter(|unread| unread.damage.is_some()) {
        // With no room for the copy it stays under its own key, where nothing overwrites it.
        quarantine::put(storage, &unread.key)?;
    }
    Ok(loaded)
}

/// Reads everything, unverified, and changes nothing.
///
/// # Errors
/// Where the storage cannot be reached.
pub fn load(storage: &dyn KeyValueStore) -> Result<Loaded, StoreError> {
    let mut loaded = Loaded {
        model: Model::default(),
        quarantined: Vec::new(),
        newer: Vec::new(),
        recovery: Recovery::Clean,
        room: StorageUsage::default(),
        latest: Timestamp::ZERO,
        pending: false,
    };
    let mut latest = Timestamp::ZERO;
    let mut earlier = Vec::new();
    for key in storage.keys()? {
        if !usage::is_own(&key) {
            continue;
        }
        let name = keys::parse(&key);
        let Some(text) = storage.get(&key)? else { continue };
        loaded.room.add(&key, &name, &text);
        match name {
            Key::Other => {
                if let Some(original) = key.strip_prefix(keys::QUARANTINE) {
                    earlier.push(Quarantined { key: original.to_owned(), damage: None });
                }
            }
            Key::Unknown => loaded.newer.push(NewerRecord { key, record: None, shown: false }),
            Key::Record(..) if removal::is_pending(&text) => loaded.pending = true,
            Key::Record(kind, id) => match envelope::open_noting(kind, &text, &mut |at| latest = latest.max(at)) {
                Ok(OpenedEnvelope::Live(record)) => {
                    loaded.model.put(id, record);
                }
                Ok(OpenedEnvelope::Deleted) => {}
                Ok(OpenedEnvelope::Newer(_, record)) => {
                    loaded.newer.push(NewerRecord { key, record: Some((kind, id.clone())), shown: record.is_some() });
                    if let Some(record) = record {
                        loaded.model.put(id, record);
                    }
                }
                Err(damage) => loaded.quarantined.push(Quarantined { key, damage: Some(damage) }),
            },
        }
    }
    // A key with one text in quarantine and another unreadable one is reported once, as new.
    earlier.retain(|old| !loaded.quarantined.iter().any(|new| new.key == old.key));
    loaded.quarantined.extend(earlier);
    loaded.latest = latest;
    Ok(loaded)
}
