//! What this version cannot read, or can read and not edit: set aside, or written by a newer version. Found at the start and when everything is
//! verified.

use domain::id::Id;
use domain::record::Kind;

/// A text that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quarantined {
    /// The name it had.
    pub key: String,
    /// What was expected and where, for a report; not a sentence for the person.
    pub why: String,
    /// Whether an earlier start reported it already.
    pub earlier: bool,
}

/// A record that a newer version of the app wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewerRecord {
    /// Its name in storage.
    pub key: String,
    /// Which record, where this version knows the kind.
    pub record: Option<(Kind, Id)>,
    /// Whether it is in the model all the same, to be read only. Snapshot it was verified: whether its envelope lets it.
    pub shown: bool,
}

/// What the person should be told about texts that cannot be read, where an earlier start did not.
pub(super) fn unread_notice(quarantined: &[Quarantined]) -> Option<String> {
    match quarantined.iter().filter(|unread| !unread.earlier).count() {
        0 => None,
        1 => Some("One entry cannot be read. It is kept aside, unchanged; everything else works.".to_owned()),
        n => Some(format!("{n} entries cannot be read. They are kept aside, unchanged; everything else works.")),
    }
}

/// The same about what a newer version wrote.
pub(super) fn newer_notice(count: usize) -> Option<String> {
    match count {
        0 => None,
        1 => Some(
            "One entry was written by a newer version of Onward. It can be read here, not edited; reload to get the newer version."
                .to_owned(),
        ),
        n => Some(format!(
            "{n} entries were written by a newer version of Onward. They can be read here, not edited; reload to get the newer version."
        )),
    }
}
