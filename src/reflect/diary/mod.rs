//! The diary: a mood in one tap, three good things, timed writing.
//!
//! - `overview`: today, a calendar and a search of the entries. - `write`: writing with a timer.

pub mod overview;
pub mod write;

use crate::session::now;
use domain::diary::DiaryEntry;

/// A new entry of this moment.
fn blank() -> DiaryEntry {
    let now = now();
    DiaryEntry { on: now.date(), at: Some(now.time()), ..DiaryEntry::default() }
}
