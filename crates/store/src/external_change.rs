//! What other tabs do: each write of theirs arrives as a storage event and patches one record. The envelope is checked here; whether the data can
//! be read shows in the model, where it does not take the place of what can ([`Model::put`](domain::model::Model::put)).

use super::envelope::{self, OpenedEnvelope};
use super::keys::{self, Key};
use domain::id::Id;
use domain::record::{Kind, Record};

/// What another tab did, read off a storage event.
#[derive(Debug, Clone, PartialEq)]
pub enum ExternalChange {
    /// A record now stands so, or no longer.
    Record(Kind, Id, Option<Record>),
    /// Everything was cleared, or something this tab cannot patch: read everything again.
    Reload,
    /// Nothing this tab shows.
    Irrelevant,
}

/// What a storage event means. `key` is `None` when the whole storage was cleared; `text` is `None` when the name was taken out.
pub fn apply_storage_event(key: Option<&str>, text: Option<&str>) -> ExternalChange {
    let Some(key) = key else { return ExternalChange::Reload };
    let Key::Record(kind, id) = keys::parse(key) else { return ExternalChange::Irrelevant };
    match text.map(|text| envelope::open(kind, text)) {
        None | Some(Ok(OpenedEnvelope::Deleted)) => ExternalChange::Record(kind, id, None),
        Some(Ok(OpenedEnvelope::Live(record) | OpenedEnvelope::Newer(_, Some(record)))) => ExternalChange::Record(kind, id, Some(record)),
        // What is in memory is better than nothing; the next start reports it.
        Some(Ok(OpenedEnvelope::Newer(_, None)) | Err(_)) => ExternalChange::Irrelevant,
    }
}
