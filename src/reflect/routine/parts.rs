//! What the screens of the week share.

use crate::format;
use domain::record::Kind;

/// What the week is read from.
pub const KINDS: &[Kind] = &[Kind::Block, Kind::BlockLog];

/// Minutes as hours: "2", "1.5".
pub fn hours_text(minutes: u32) -> String {
    format::decimal(f64::from(minutes) / 60.0, u32::from(!minutes.is_multiple_of(60)))
}
