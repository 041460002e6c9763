//! Records that this version cannot read, or can read but not edit because a newer version wrote them. Found at the start and by
//! [`verify`](super::verify).

use super::damage::Damage;
use domain::id::Id;
use domain::plural::plural;
use domain::record::Kind;

/// A text that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quarantined {
    /// Its own key.
    pub key: String,
    /// What is wrong with it; `None` where an earlier start set it aside and reported it.
    pub damage: Option<Damage>,
}

/// A record that a newer version of the app wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewerRecord {
    /// Its key.
    pub key: String,
    /// Which record, where this version knows the kind.
    pub record: Option<(Kind, Id)>,
    /// Whether the model shows it, read-only. Until it is verified: whether its envelope can be read.
    pub shown: bool,
}

/// What to tell the person about texts that cannot be read and were not reported before.
pub(super) fn unread_notice(quarantined: &[Quarantined]) -> Option<String> {
    let count = quarantined.iter().filter(|unread| unread.damage.is_some()).count();
    let (entries, they) = (plural(count, "entry", "entries"), if count == 1 { "It was" } else { "They were" });
    (count > 0).then(|| format!("{entries} cannot be read. {they} set aside unchanged; everything else works."))
}

/// What to tell the person about records of a newer version.
pub(super) fn newer_notice(count: usize) -> Option<String> {
    (count > 0).then(|| {
        format!(
            "{} {} written by a newer version of Onward and can be read here, but not edited. Reload to get the newer version.",
            plural(count, "entry", "entries"),
            was(count)
        )
    })
}

fn was(count: usize) -> &'static str {
    if count == 1 { "was" } else { "were" }
}
