//! What other tabs do: each write of theirs arrives as a storage event and patches one record. The envelope is checked here; whether the data can
//! be read shows in the model, where it does not take the place of what can ([`Model::put`](domain::model::Model::put)).

use super::envelope::{self, Opened};
use super::keys::{self, Name};
use domain::id::Id;
use domain::record::{Kind, Record};

/// What another tab did, read off a storage event.
#[derive(Debug, Clone, PartialEq)]
pub enum Outside {
    /// A record now stands so, or no longer.
    Record(Kind, Id, Option<Record>),
    /// Everything was cleared, or something this tab cannot patch: read everything again.
    Reload,
    /// Nothing this tab shows.
    Nothing,
}

/// What a storage event means. `key` is `None` when the whole storage was cleared; `text` is `None` when the name was taken out.
pub fn apply_storage_event(key: Option<&str>, text: Option<&str>) -> Outside {
    let Some(key) = key else { return Outside::Reload };
    let Name::Record(kind, id) = keys::read(key) else { return Outside::Nothing };
    match text.map(|text| envelope::open(kind, text)) {
        None | Some(Ok(Opened::Gone)) => Outside::Record(kind, id, None),
        Some(Ok(Opened::Alive(record) | Opened::Newer(_, Some(record)))) => Outside::Record(kind, id, Some(record)),
        // What stands here is better than nothing; the next start reports it.
        Some(Ok(Opened::Newer(_, None)) | Err(_)) => Outside::Nothing,
    }
}
