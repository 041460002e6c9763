//! Reads every record as its type, a moment after the start, when the person already sees their screen. What cannot be read is set aside and removed
//! from the model; what was set aside before and can be read now returns.
//!
//! Until then such a record is not shown ([`Table`](domain::record::Table)) and cannot be overwritten: [`commit`](super::commit) reads the stored
//! record as the type of the edit, and refuses where it cannot.
//!
//! A start must not call it: it links the types of all kinds.

use super::envelope::{self, OpenedEnvelope};
use super::key_value::{KeyValueStore, StoreError};
use super::keys;
use super::quarantine;
use super::unread::{NewerRecord, Quarantined, newer_notice, unread_notice};
use domain::id::Id;
use domain::model::Model;
use domain::record::{Kind, Record};

/// What was found, as changes to the model.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Verified {
    /// Records to put into the model, or to remove because they cannot be read.
    pub records: Vec<(Kind, Id, Option<Record>)>,
    /// Texts that cannot be read and were set aside.
    pub quarantined: Vec<Quarantined>,
    /// The keys of texts that came back from quarantine.
    pub recovered: Vec<String>,
    /// Records of a newer version of the app, where the start could not tell.
    pub newer: Vec<NewerRecord>,
}

impl Verified {
    /// What to tell the person, a plain sentence each.
    pub fn notices(&self) -> Vec<String> {
        // The others were reported at the start.
        let returned = self.newer.iter().filter(|newer| self.recovered.contains(&newer.key)).count();
        unread_notice(&self.quarantined).into_iter().chain(newer_notice(returned)).collect()
    }

    fn newer(&mut self, key: String, kind: Kind, id: &Id, shown: bool) {
        self.newer.push(NewerRecord { key, record: Some((kind, id.clone())), shown });
    }
}

/// Reads every record of the model as its type, and tries again what is in quarantine. Where a record cannot be read, what is in storage now
/// decides: another tab may have written it since. Hold the lock.
///
/// # Errors
/// Where the storage cannot be reached; the next call finds the same again.
pub fn verify(storage: &mut dyn KeyValueStore, model: &Model) -> Result<Verified, StoreError> {
    let mut found = Verified::default();
    for recovered in quarantine::retry(storage)? {
        let record = match recovered.opened {
            OpenedEnvelope::Live(record) => Some(record),
            OpenedEnvelope::Deleted => None,
            OpenedEnvelope::Newer(_, record) => {
                found.newer(recovered.key.clone(), recovered.kind, &recovered.id, record.is_some());
                record
            }
        };
        found.recovered.push(recovered.key);
        found.records.push((recovered.kind, recovered.id, record));
    }
    for (id, record) in model.all() {
        if record.is_readable() {
            continue;
        }
        let kind = record.kind();
        let key = keys::record(kind, &id);
        let current = match storage.get(&key)?.map(|text| envelope::read(kind, &text)) {
            None | Some(Ok(OpenedEnvelope::Deleted)) => None,
            Some(Ok(OpenedEnvelope::Live(record))) => Some(record),
            Some(Ok(OpenedEnvelope::Newer(_, record))) => {
                found.newer(key, kind, &id, record.is_some());
                record
            }
            Some(Err(damage)) => {
                // With no room for the copy it stays under its own key, where nothing overwrites it.
                quarantine::put(storage, &key)?;
                found.quarantined.push(Quarantined { key, damage: Some(damage) });
                None
            }
        };
        found.records.push((kind, id, current));
    }
    Ok(found)
}
