//! Why no odds are given.

use serde::{Deserialize, Serialize};

use crate::plural::plural;

/// With fewer applications, no odds are given.
pub const ENOUGH_APPLICATIONS: u32 = 10;

/// Why no odds are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unavailable {
    /// So few applications that any chance would be a guess.
    TooFew(u32),
    /// The money does not run short within 36 months.
    NoShortfall,
    /// Nothing that goes out is known, so there is no day to compare with.
    NoOutgoings,
    /// It is below the buffer today.
    AlreadyShort,
    /// An offer is accepted: the search is over.
    Accepted,
}

impl Unavailable {
    /// The reason, and what to do.
    pub fn sentence(self) -> String {
        match self {
            Self::TooFew(0) => format!(
                "The odds are worked out from applications you sent on your own. There are none yet; the odds appear here from {ENOUGH_APPLICATIONS} on."
            ),
            Self::TooFew(have) => {
                let few = plural(have as usize, "application is", "applications are");
                format!("{few} too few to tell. The odds appear here from {ENOUGH_APPLICATIONS} on.")
            }
            Self::NoShortfall => {
                "Your money does not run short within the next 36 months, so the search has no deadline to compare with.".to_owned()
            }
            Self::NoOutgoings => {
                "No bill is entered yet, so there is no day on which the money runs short, and nothing to compare the search with."
                    .to_owned()
            }
            Self::Accepted => {
                "You accepted an offer, so there is no search left to give odds for. Its pay counts once it is among your incomes."
                    .to_owned()
            }
            Self::AlreadyShort => {
                "Your balance is below your buffer today. First see which bills to pay first, and what support your country offers."
                    .to_owned()
            }
        }
    }
}
