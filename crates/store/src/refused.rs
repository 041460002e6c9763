//! Why a change was not written, in a sentence for the person, with what they can do.

use super::area::{Area, AreaError};
use super::journal::Unwritten;
use super::room::{self, Free};
use domain::problem::Problem;

/// Nothing was written; everything stands as before.
#[derive(Debug, Clone, PartialEq)]
pub struct Refused {
    /// The field that may not be kept so, where that is the reason: a form shows the sentence beside it.
    pub field: Option<&'static str>,
    /// What happened, what was kept, what to do.
    pub sentence: String,
    /// What could make room, where room is the reason.
    pub free: Vec<Free>,
}

impl Refused {
    /// A reason that is none of the others.
    pub(super) fn plain(sentence: &str) -> Self {
        Self { field: None, sentence: sentence.to_owned(), free: Vec::new() }
    }

    /// What the storage said when it was written to.
    pub(super) fn unwritten(area: &dyn Area, why: Unwritten) -> Self {
        match why {
            Unwritten::Refused(AreaError::Full) => Self {
                field: None,
                sentence:
                    "There is no room left in this browser for this change. Nothing was changed, and everything you had is still here. \
                           Save a backup, then free some room and try again."
                        .to_owned(),
                free: room::room(area).map(|room| room.free()).unwrap_or_default(),
            },
            Unwritten::Refused(error) => error.into(),
            Unwritten::Forgotten => Self::plain(
                "The browser did not keep the change. Nothing was changed. Save a backup and try again; in a private window nothing may be kept.",
            ),
            Unwritten::HalfDone(_) => Self::plain(
                "The browser stopped letting Onward write in the middle of this change. Reload the page: everything will stand as it was before it.",
            ),
        }
    }
}

impl From<Problem> for Refused {
    fn from(problem: Problem) -> Self {
        Self { field: Some(problem.field), sentence: problem.sentence, free: Vec::new() }
    }
}

impl From<AreaError> for Refused {
    fn from(error: AreaError) -> Self {
        Self::plain(&format!("{error} Nothing was changed. Allow this site to store data, or save a backup before you close the page."))
    }
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.sentence)
    }
}

impl std::error::Error for Refused {}
