//! Why nothing was written: a typed reason, and for each one a sentence that tells the person what happened, what was kept and what to do.

use super::key_value::{KeyValueStore, StoreError};
use super::rollback_log::WriteError;
use super::usage::{self, Reclaimable};
use domain::problem::Problem;

/// Nothing was written; everything is as it was before.
#[derive(Debug, Clone, PartialEq)]
pub enum Refused {
    /// A value breaks a rule of its record; a form shows the sentence beside the field.
    Invalid(Problem),
    /// There is no room left.
    Full {
        /// What could be given up to make room, what costs the person least first.
        reclaimable: Vec<Reclaimable>,
    },
    /// The browser does not let the page use its storage.
    Blocked(StoreError),
    /// The record is no longer what the change says it was, and neither side says how to merge them.
    Conflict,
    /// What a change left has been changed since: taking it back would take that with it.
    Overtaken,
    /// The change names one record twice.
    Duplicate,
    /// A newer version of the app wrote the record.
    NewerVersion,
    /// What is stored for the record cannot be read.
    Unreadable,
    /// What would be written could not be read back.
    Unwritable,
    /// The browser reported success and kept nothing.
    NotKept,
    /// The browser stopped writing half-way; the next start rolls the change back.
    Interrupted,
}

impl Refused {
    /// The field to show the sentence beside, as the record names it.
    pub fn field(&self) -> Option<&'static str> {
        match self {
            Self::Invalid(problem) => Some(problem.field),
            _ => None,
        }
    }

    /// What could be given up to make room; empty where room is not the reason.
    pub fn reclaimable(&self) -> &[Reclaimable] {
        match self {
            Self::Full { reclaimable } => reclaimable,
            _ => &[],
        }
    }

    /// The reason behind a failed write; `storage` is asked what could be reclaimed where it is full.
    pub(super) fn from_write(storage: &dyn KeyValueStore, error: WriteError) -> Self {
        match error {
            WriteError::Rejected(StoreError::Full) => {
                Self::Full { reclaimable: usage::usage(storage).map(|usage| usage.reclaimable()).unwrap_or_default() }
            }
            WriteError::Rejected(error) => Self::Blocked(error),
            WriteError::NotKept => Self::NotKept,
            WriteError::Interrupted(_) => Self::Interrupted,
        }
    }
}

impl From<Problem> for Refused {
    fn from(problem: Problem) -> Self {
        Self::Invalid(problem)
    }
}

impl From<StoreError> for Refused {
    fn from(error: StoreError) -> Self {
        Self::Blocked(error)
    }
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Invalid(problem) => &problem.sentence,
            Self::Full { .. } => {
                "There is no room left in this browser for this change. Nothing was changed, and everything you had is still here. \
                 Save a backup, then free some space and try again."
            }
            Self::Blocked(error) => {
                return write!(
                    f,
                    "{error} Nothing was changed. Allow this site to store data, or save a backup before you close the page."
                );
            }
            Self::Conflict => "This entry was changed elsewhere in the meantime. Nothing was changed here; look at it, then try again.",
            Self::Overtaken => {
                "This was changed again since, in another tab or on another device. Undoing it would take that away too, so it was left as it is."
            }
            Self::Unwritable => "This entry could not be written in a form that can be read back. Nothing was changed; please report it.",
            Self::Duplicate => "This change would write the same entry twice. Nothing was changed; make it in two steps.",
            Self::NewerVersion => {
                "This entry was written by a newer version of Onward, so this version cannot change it. Nothing was changed; reload to get \
                 the newer version."
            }
            Self::Unreadable => {
                "What is stored for this entry cannot be read. Nothing was changed; reload, and Onward sets the unreadable copy aside."
            }
            Self::NotKept => {
                "The browser did not keep the change. Nothing was changed. Save a backup and try again; a private window may keep nothing."
            }
            Self::Interrupted => {
                "The browser stopped saving in the middle of this change. Reload the page, and everything will be as it was before."
            }
        })
    }
}

impl std::error::Error for Refused {}
