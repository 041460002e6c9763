//! Opening: everything in storage read once. A start checks the envelopes and takes the data in as text ([`open_unverified`]); a type reads its
//! records when they are first looked at. [`verify`](super::verify) looks at all of them a little later, and [`open`] is both at once.
//!
//! What cannot be read is never taken for empty: it is moved to a name of its own, reported, and tried again at each start, so that a version
//! that reads it brings it back. What a newer version wrote stays where it is, shows as far as it can be read, and cannot be edited.

use super::clock::Timestamp;
use super::envelope::{self, OpenedEnvelope};
use super::key_value::{KeyValueStore, StoreError};
use super::keys::{self, Key};
use super::quarantine;
use super::rollback_log::{self, Recovery};
use super::unread::{NewerRecord, Quarantined, newer_notice, unread_notice};
use super::usage::{self, StorageUsage};
use super::verify::{Verified, verify};
use domain::model::Model;

/// What was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Loaded {
    /// Every record that stands.
    pub model: Model,
    /// What cannot be read.
    pub quarantined: Vec<Quarantined>,
    /// What a newer version of the app wrote.
    pub newer: Vec<NewerRecord>,
    /// Whether a change had been cut off.
    pub recovery: Recovery,
    /// The room taken up.
    pub room: StorageUsage,
}

impl Loaded {
    /// What the person should be told about what was found, a plain sentence each.
    pub fn notices(&self) -> Vec<String> {
        let mut notices = Vec::new();
        match self.recovery {
            Recovery::Clean => {}
            Recovery::RolledBack => notices.push(
                "The last change was cut off before it was whole. Everything stands as it was before it; please make that change again."
                    .to_owned(),
            ),
            Recovery::Unreadable => notices.push(
                "The last change was cut off, and its notes cannot be read. Look through your newest entries; nothing was deleted."
                    .to_owned(),
            ),
        }
        notices.extend(unread_notice(&self.quarantined));
        notices.extend(newer_notice(self.newer.len()));
        notices
    }

    /// Takes in what [`verify`] found.
    pub fn take(&mut self, found: Verified) {
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
            // A second text of a name that an earlier start set aside is one more that cannot be read, under the same name.
            self.quarantined.retain(|known| known.key != unread.key);
            self.quarantined.push(unread);
        }
    }
}

/// Opens the storage and verifies it: nothing in the model that cannot be read. It links every type. Hold the lock.
///
/// # Errors
/// As [`open_unverified`].
pub fn open(storage: &mut dyn KeyValueStore) -> Result<Loaded, StoreError> {
    let mut loaded = open_unverified(storage)?;
    let found = verify(storage, &loaded.model)?;
    loaded.take(found);
    Ok(loaded)
}

/// Opens the storage: finishes a left-over journal, opens every envelope, moves aside what is none. Whether a record's type reads its data shows
/// when it is asked for; [`verify`] asks for all. Hold the lock.
///
/// # Errors
/// Where the storage cannot be reached. Nothing is lost then; the app must not go on as if it were empty.
pub fn open_unverified(storage: &mut dyn KeyValueStore) -> Result<Loaded, StoreError> {
    let recovery = rollback_log::recover(storage)?;
    if storage.get(keys::SHARED)?.is_none() {
        // Holds the place, so that a backup can be noted even when there is no room left. No room now: a deletion then leaves a tombstone less.
        match storage.set(keys::SHARED, Timestamp::ZERO.as_str()) {
            Ok(()) | Err(StoreError::Full) => {}
            Err(error) => return Err(error),
        }
    }
    let mut loaded = load(storage)?;
    loaded.recovery = recovery;
    for unread in loaded.quarantined.iter().filter(|unread| !unread.earlier) {
        // Where there is no room for a second copy it stays under its own name, where nothing overwrites it.
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
    };
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
                    earlier.push(Quarantined { key: original.to_owned(), why: String::new(), earlier: true });
                }
            }
            Key::Unknown => loaded.newer.push(NewerRecord { key, record: None, shown: false }),
            Key::Record(kind, id) => match envelope::open(kind, &text) {
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
                Err(why) => loaded.quarantined.push(Quarantined { key, why, earlier: false }),
            },
        }
    }
    // A name of which a text lies aside already and another cannot be read now is told of once, as new.
    earlier.retain(|old| !loaded.quarantined.iter().any(|new| new.key == old.key));
    loaded.quarantined.extend(earlier);
    Ok(loaded)
}
