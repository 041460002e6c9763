//! From what older versions wrote to what this one reads, a step a version, on plain JSON.
//!
//! To change the shape of a kind's data: write the step as a function in a file of its own beside [`v0`], append it to the list of the kind in
//! [`steps`] (the length of the list is the kind's version) as [`Step::Changes`], put a record as the old version wrote it in `tests/fixtures/store/<kind>-v<n>.json`
//! with what it must become beside it, and never change either again. A field added with a default needs no step. A value that older versions cannot read, in the shape as it was, is [`Step::Widens`]: they then show such a
//! record read-only instead of setting it aside.
//!
//! A record is migrated when it is read and written in the new shape at its next edit; reading alone changes nothing in storage.

mod v0;

use std::collections::BTreeMap;

use serde_json::Value;

use super::clock::Timestamp;
use domain::record::Kind;

/// One step up.
pub enum Step {
    /// The shape changed.
    Changes {
        /// The data in the next version's shape.
        up: fn(Value) -> Result<Value, String>,
        /// Fields that changed their name, so that their clocks follow.
        renames: &'static [(&'static str, &'static str)],
    },
    /// The shape is the same; the next version knows values that the one before does not.
    Widens,
}

/// The steps of a kind; the first one leads from version 0 to version 1.
fn steps(kind: Kind) -> &'static [Step] {
    match kind {
        // Version 2 knows the event `closed_by_employer`.
        Kind::Application => &[Step::Changes { up: v0::application, renames: &[] }, Step::Widens],
        Kind::Settings => &[Step::Changes { up: v0::settings, renames: &[] }],
        _ => &[Step::Changes { up: v0::none, renames: &[] }],
    }
}

/// The version of a kind's data that this app writes.
pub fn current(kind: Kind) -> u32 {
    steps(kind).len() as u32
}

/// The oldest version whose data this app reads as it is.
pub fn readable_since(kind: Kind) -> u32 {
    let widened = steps(kind).iter().rev().take_while(|step| matches!(step, Step::Widens)).count();
    (steps(kind).len() - widened) as u32
}

/// Brings the data of a version up to the current one.
///
/// # Errors
/// Where the data is not what that version wrote.
pub fn up(kind: Kind, version: u32, data: Value, clocks: &mut BTreeMap<String, Timestamp>) -> Result<Value, String> {
    let mut data = data;
    for step in steps(kind).iter().skip(version as usize) {
        let Step::Changes { up, renames } = step else { continue };
        data = up(data)?;
        for (old, new) in *renames {
            if let Some(clock) = clocks.remove(*old) {
                clocks.insert((*new).to_owned(), clock);
            }
        }
    }
    Ok(data)
}
