//! From what older versions wrote to what this one reads, one migration a version, on plain JSON.
//!
//! To change the shape of a kind's data: write the migration as a function in a file of its own beside [`v0`], append it to the list of the kind in
//! [`migrations`] (the length of the list is the kind's version) as [`Migration::Changes`], put a record as the old version wrote it in
//! `tests/fixtures/store/<kind>-v<n>.json` with what it must become beside it, and never change either again. A field with a default needs no
//! migration. A value that older versions cannot read, in an unchanged shape, is [`Migration::Widens`]: they then show such a record read-only
//! instead of setting it aside.
//!
//! A record is migrated when it is read, and written in the new shape at its next edit; reading alone changes nothing in storage.

mod v0;

use std::collections::BTreeMap;

use serde_json::Value;

use super::clock::Timestamp;
use super::damage::Damage;
use domain::record::Kind;

/// From one version of a kind's data to the next.
pub enum Migration {
    /// The shape changed.
    Changes {
        /// The data in the next version's shape.
        upgrade: fn(Value) -> Result<Value, Damage>,
        /// Fields that changed their name, so that their timestamps follow.
        renames: &'static [(&'static str, &'static str)],
    },
    /// The shape is the same; the next version knows values that the one before does not.
    Widens,
}

/// The migrations of a kind; the first one leads from version 0 to version 1.
fn migrations(kind: Kind) -> &'static [Migration] {
    match kind {
        // Version 2 knows the event `closed_by_employer`.
        Kind::Application => &[Migration::Changes { upgrade: v0::application, renames: &[] }, Migration::Widens],
        Kind::Settings => &[Migration::Changes { upgrade: v0::settings, renames: &[] }],
        _ => &[Migration::Changes { upgrade: v0::none, renames: &[] }],
    }
}

/// The version of a kind's data that this app writes.
pub fn current(kind: Kind) -> u32 {
    migrations(kind).len() as u32
}

/// The oldest version whose data this app reads as it is.
pub fn readable_since(kind: Kind) -> u32 {
    let widened = migrations(kind).iter().rev().take_while(|migration| matches!(migration, Migration::Widens)).count();
    (migrations(kind).len() - widened) as u32
}

/// Upgrades the data of a version to the current one.
///
/// # Errors
/// Where the data is not what that version wrote.
pub fn upgrade(kind: Kind, version: u32, data: Value, timestamps: &mut BTreeMap<String, Timestamp>) -> Result<Value, Damage> {
    let mut data = data;
    for migration in migrations(kind).iter().skip(version as usize) {
        let Migration::Changes { upgrade, renames } = migration else { continue };
        data = upgrade(data)?;
        for (old, new) in *renames {
            if let Some(timestamp) = timestamps.remove(*old) {
                timestamps.insert((*new).to_owned(), timestamp);
            }
        }
    }
    Ok(data)
}
