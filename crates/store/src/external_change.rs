//! What other tabs write: each of their writes arrives as a storage event and changes one record. The envelope is checked here; a record whose data
//! cannot be read does not replace one that can ([`Model::put`](domain::model::Model::put)).

use super::envelope::{self, OpenedEnvelope, RecordState};
use super::keys::{self, Key};
use super::merge::merge;
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

/// What a tab that wrote `ours` makes of another tab's `theirs` under the same key: the text that holds both, where theirs lacks something of ours. Two
/// tabs' views of one storage are ordered by nothing, so another tab may have written over a text that it had not seen.
pub fn merged_over(key: &str, ours: &str, theirs: &str) -> Option<String> {
    let Key::Record(kind, _) = keys::parse(key) else { return None };
    let (ours, theirs) = (RecordState::read(kind, ours).ok()?, RecordState::read(kind, theirs).ok()?);
    let before = theirs.write(kind);
    let merged = merge(ours, theirs).write(kind);
    (merged != before).then_some(merged)
}
