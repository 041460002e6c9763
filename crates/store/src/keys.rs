//! Every name the app uses in localStorage, in one place. All begin with `onward`: the origin may be shared with other apps, and the rescue page
//! exports by that beginning.

use domain::id::Id;
use domain::record::Kind;

/// How the name of a record begins: `onward/<kind>/<id>`.
pub const RECORDS: &str = "onward/";

/// The old values of a write under way; see [`journal`](super::rollback_log).
pub const ROLLBACK_LOG: &str = "onward-journal";

/// How the name of a text begins that could not be read as a record: the record's own name follows.
pub const QUARANTINE: &str = "onward-aside/";

/// How the name of a draft begins: what was typed and is in no record yet; see [`drafts`](super::drafts).
pub const DRAFTS: &str = "onward-draft/";

/// Which device this is, for the clocks.
pub const DEVICE: &str = "onward-device";

/// The clock up to which records have been handed out of this browser, or taken in.
pub const SHARED: &str = "onward-shared";

/// What stood before the last restore; see [`restore`](super::restore).
pub const BEFORE_RESTORE: &str = "onward-before-restore";

/// The name of the Web Lock that a writer holds.
pub const LOCK: &str = "onward-write";

/// The name of a record.
pub fn record(kind: Kind, id: &Id) -> String {
    let (kind, id) = (kind.name(), id.as_str());
    let mut key = String::with_capacity(RECORDS.len() + kind.len() + 1 + id.len());
    key.push_str(RECORDS);
    key.push_str(kind);
    key.push('/');
    key.push_str(id);
    key
}

/// What a name in storage stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Key {
    /// A record of a kind this version knows.
    Record(Kind, Id),
    /// A record of a kind that only a newer version knows.
    Unknown,
    /// Not a record.
    Other,
}

/// Reads a name.
pub fn parse(key: &str) -> Key {
    let Some(rest) = key.strip_prefix(RECORDS) else { return Key::Other };
    match rest.split_once('/').map(|(kind, id)| (Kind::named(kind), id)) {
        Some((Some(kind), id)) if is_id(id) => Key::Record(kind, Id::new(id)),
        _ => Key::Unknown,
    }
}

/// Whether a text is an id as [`Id::new`] leaves it.
pub fn is_id(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

/// Under which name an unreadable text is set aside.
pub fn quarantine(key: &str) -> String {
    [QUARANTINE, key].concat()
}
