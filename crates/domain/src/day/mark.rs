//! What the person said about a line of Today that nothing else records: not now, done, or not mine. Its id comes from the line, so that the same
//! answer in two tabs or on two devices is one record.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::defaults::is_default;
use crate::id::Id;
use crate::problem::Problem;

/// The longest that a line is put off, in days. A mark further ahead was written by a clock that has been set back since.
pub const LONGEST_LATER_DAYS: u64 = 31;

/// The answer to one line.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Mark {
    /// Which line, as [`super::Line::key`] names it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub line: String,
    /// The day of the answer.
    pub on: NaiveDate,
    /// Shown again from that day on; empty is never.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
    /// Whether it was done, rather than put off or not the person's.
    #[serde(skip_serializing_if = "is_default")]
    pub done: bool,
}

impl Mark {
    /// Checks the record before it is saved.
    ///
    /// # Errors
    /// Where the line's name is too long for one field.
    pub fn check(&self) -> Result<(), Problem> {
        crate::limits::check_texts(&[("line", &self.line)])
    }

    /// Whether it hides its line on that day.
    pub fn hides(&self, today: NaiveDate) -> bool {
        let farthest = today.checked_add_days(Days::new(LONGEST_LATER_DAYS)).unwrap_or(NaiveDate::MAX);
        self.until.is_none_or(|until| until > today && until <= farthest)
    }
}

/// The id of a line's mark (FNV-1a): any name becomes a key that storage can hold, without chance.
pub fn id(line: &str) -> Id {
    let hash = line.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    Id::from_bits(hash)
}
