//! The second look at everything in hand: each record read as its type, a moment after the start, when the person already sees their screen.
//! What cannot be read is set aside and taken out of the model; what was set aside before and can be read now returns.
//!
//! Until then such a record is shown to nobody ([`Table`](domain::record::Table)) and cannot be written over: the [`commit`](super::commit)
//! reads what stands as the type of the edit, and refuses where it cannot.
//!
//! Not for a start: it links the types of all kinds.

use super::envelope::{self, OpenedEnvelope};
use super::key_value::{KeyValueStore, StoreError};
use super::keys;
use super::quarantine;
use super::unread::{NewerRecord, Quarantined, newer_notice, unread_notice};
use domain::id::Id;
use domain::model::Model;
use domain::record::{Kind, Record};

/// What was found, and what it does to the model in hand.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Verified {
    /// The records that stand otherwise than in the model: brought back, or taken out because they cannot be read.
    pub records: Vec<(Kind, Id, Option<Record>)>,
    /// What cannot be read and was set aside.
    pub quarantined: Vec<Quarantined>,
    /// The names of what was set aside before and stands again.
    pub recovered: Vec<String>,
    /// What a newer version of the app wrote, as far as this look says more about it than the start did.
    pub newer: Vec<NewerRecord>,
}

impl Verified {
    /// What the person should be told about it, a plain sentence each.
    pub fn notices(&self) -> Vec<String> {
        // What stands in the model's place was told of at the start; what returns is new.
        let returned = self.newer.iter().filter(|newer| self.recovered.contains(&newer.key)).count();
        unread_notice(&self.quarantined).into_iter().chain(newer_notice(returned)).collect()
    }

    fn newer(&mut self, key: String, kind: Kind, id: &Id, shown: bool) {
        self.newer.push(NewerRecord { key, record: Some((kind, id.clone())), shown });
    }
}

/// Reads every record of the model as its type, and once more what was set aside. Where a record cannot be read, what stands in storage now
/// decides: another tab may have written it since. Hold the lock.
///
/// # Errors
/// Where the storage cannot be reached; what was found until then is found again the next time.
pub fn verify(storage: &mut dyn KeyValueStore, model: &Model) -> Result<Verified, StoreError> {
    let mut found = Verified::default();
    for back in quarantine::retry(storage)? {
        let record = match back.opened {
            OpenedEnvelope::Live(record) => Some(record),
            OpenedEnvelope::Deleted => None,
            OpenedEnvelope::Newer(_, record) => {
                found.newer(back.key.clone(), back.kind, &back.id, record.is_some());
                record
            }
        };
        found.recovered.push(back.key);
        found.records.push((back.kind, back.id, record));
    }
    for (id, record) in model.all() {
        if record.is_readable() {
            continue;
        }
        let kind = record.kind();
        let key = keys::record(kind, &id);
        let stands = match storage.get(&key)?.map(|text| envelope::read(kind, &text)) {
            None | Some(Ok(OpenedEnvelope::Deleted)) => None,
            Some(Ok(OpenedEnvelope::Live(record))) => Some(record),
            Some(Ok(OpenedEnvelope::Newer(_, record))) => {
                found.newer(key, kind, &id, record.is_some());
                record
            }
            Some(Err(why)) => {
                // Where there is no room for a second copy it stays under its own name, where nothing overwrites it.
                quarantine::put(storage, &key)?;
                found.quarantined.push(Quarantined { key, why, earlier: false });
                None
            }
        };
        found.records.push((kind, id, stands));
    }
    Ok(found)
}
