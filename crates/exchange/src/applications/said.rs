//! What a status cell says: a fact with its day, finished or still to be turned by the words around it.

use super::senses::Fact;
use crate::dates::When;

/// Something that a cell says happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Said {
    /// What.
    pub fact: Fact,
    /// When, where the cell has a day for it.
    pub when: Option<When>,
    /// How many times, for interviews.
    pub rounds: u8,
    /// It is arranged and has not happened.
    pub planned: bool,
}

/// A fact while the small words around it are still to be heard.
#[derive(Clone, Copy)]
pub(super) struct Candidate {
    /// What it says so far.
    pub said: Said,
    /// Where its phrase is.
    pub at: usize,
    /// It did not happen.
    pub denied: bool,
    /// A number beside it said how many: "2 interviews", not "second interview".
    pub counted: bool,
}
