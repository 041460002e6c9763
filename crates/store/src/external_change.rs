//! What other tabs write: each of their writes arrives as a storage event and changes one record. The envelope is checked here; a record whose data
//! cannot be read does not replace one that can ([`Model::put`](domain::model::Model::put)).

use super::envelope::{self, OpenedEnvelope};
use super::keys::{self, Key};
use domain::id::Id;
use domain::record::{Kind, Record};

/// What another tab did.
#[derive(Debug, Clone, PartialEq)]
pub enum ExternalChange {
    /// It wrote a record, or deleted it.
    Record(Kind, Id, Option<Record>),
    /// Everything was cleared: read everything again.
    Reload,
    /// Nothing that this tab shows.
    Irrelevant,
}

/// What a storage event means. `key` is `None` when the whole storage was cleared; `text` is `None` when the key was removed.
pub fn apply_storage_event(key: Option<&str>, text: Option<&str>) -> ExternalChange {
    let Some(key) = key else { return ExternalChange::Reload };
    let Key::Record(kind, id) = keys::parse(key) else { return ExternalChange::Irrelevant };
    match text.map(|text| envelope::open(kind, text)) {
        None | Some(Ok(OpenedEnvelope::Deleted)) => ExternalChange::Record(kind, id, None),
        Some(Ok(OpenedEnvelope::Live(record) | OpenedEnvelope::Newer(_, Some(record)))) => ExternalChange::Record(kind, id, Some(record)),
        // What this tab has is better than nothing; the next start reports it.
        Some(Ok(OpenedEnvelope::Newer(_, None)) | Err(_)) => ExternalChange::Irrelevant,
    }
}
