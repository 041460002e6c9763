//! Every key the app uses in localStorage, in one place. All begin with `onward`: the origin may be shared with other apps, and the rescue page
//! exports by that prefix. The values never change, whatever the constants are called.

use domain::id::Id;
use domain::record::Kind;

/// Prefix of a record: `onward/<kind>/<id>`.
pub const RECORDS: &str = "onward/";

/// The old texts of a write in progress; see [`rollback_log`](super::rollback_log).
pub const ROLLBACK_LOG: &str = "onward-journal";

/// Prefix of a text that could not be read as a record; the record's own key follows.
pub const QUARANTINE: &str = "onward-aside/";

/// Prefix of a draft: what was typed and is in no record yet; see [`drafts`](super::drafts).
pub const DRAFTS: &str = "onward-draft/";

/// Prefix, in the tab's own storage, of every key of the sample data's space.
pub const SAMPLE: &str = "onward-sample/";

/// In the tab's own storage: there while the tab shows the sample data.
pub const SAMPLE_SHOWN: &str = "onward-sample-shown";

/// This device's name, for timestamps.
pub const DEVICE: &str = "onward-device";

/// The timestamp up to which records have left this browser or come into it.
pub const SHARED: &str = "onward-shared";

/// What the last restore replaced; see [`restore`](super::restore).
pub const BEFORE_RESTORE: &str = "onward-before-restore";

/// Which life of this storage it is: a timestamp, greater after each restore and each "delete everything"; see [`write_ahead`](super::write_ahead).
pub const EPOCH: &str = "onward-epoch";

/// Prefix of a mark: the last change of a tab that is in this storage; the tab's name follows. See [`write_ahead`](super::write_ahead).
pub const MARKS: &str = "onward-mark/";

/// The name of the Web Lock that a writer holds.
pub const LOCK: &str = "onward-write";

/// There once the person does not want to be asked again to install the app.
pub const NO_INSTALL: &str = "onward-no-install";

/// Prefix of the caches in which the service worker (`public/sw.js`) keeps the app's own files.
pub const CACHES: &str = "onward-";

/// The database of the write-ahead copy.
pub const AHEAD: &str = "onward-ahead";

/// The database that remembers which folder was chosen for backups.
pub const FOLDER: &str = "onward-folder";

/// Every database.
pub const DATABASES: [&str; 2] = [AHEAD, FOLDER];

/// What the text under a key is, for the list of what is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Holds {
    /// A record.
    Record(Kind),
    /// A record of a kind that only a newer version knows.
    Unknown,
    /// A text that could not be read as a record.
    Quarantine,
    /// What was typed and is in no record yet.
    Draft,
    /// The old texts of a write in progress.
    RollbackLog,
    /// The device's name.
    Device,
    /// The timestamp up to which records have left this browser or come into it.
    Shared,
    /// What the last restore replaced.
    BeforeRestore,
    /// Up to when changes are in this storage, for the write-ahead copy.
    Marks,
    /// That the person does not want to be asked to install the app.
    NoInstall,
    /// A key this list does not know, by its name.
    Other(String),
}

/// Tells what is under a key of this app.
pub fn holds(key: &str) -> Holds {
    match parse(key) {
        Key::Record(kind, _) => Holds::Record(kind),
        Key::Unknown => Holds::Unknown,
        Key::Other if key.starts_with(QUARANTINE) => Holds::Quarantine,
        Key::Other if key.starts_with(DRAFTS) => Holds::Draft,
        // A log for each tab that is writing; earlier versions had one for all.
        Key::Other if key.split('/').next() == Some(ROLLBACK_LOG) => Holds::RollbackLog,
        Key::Other if key == DEVICE => Holds::Device,
        Key::Other if key == NO_INSTALL => Holds::NoInstall,
        Key::Other if key == SHARED => Holds::Shared,
        Key::Other if key == BEFORE_RESTORE => Holds::BeforeRestore,
        Key::Other if key == EPOCH || key.starts_with(MARKS) => Holds::Marks,
        Key::Other => Holds::Other(key.to_owned()),
    }
}

/// The key of a record.
pub fn record(kind: Kind, id: &Id) -> String {
    let (kind, id) = (kind.name(), id.as_str());
    let mut key = String::with_capacity(RECORDS.len() + kind.len() + 1 + id.len());
    key.push_str(RECORDS);
    key.push_str(kind);
    key.push('/');
    key.push_str(id);
    key
}

/// What a key in storage is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Key {
    /// A record of a kind this version knows.
    Record(Kind, Id),
    /// A record of a kind that only a newer version knows.
    Unknown,
    /// Not a record.
    Other,
}

/// Tells what a key is.
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

/// The key under which the unreadable text of another key is set aside.
pub fn quarantine(key: &str) -> String {
    [QUARANTINE, key].concat()
}
