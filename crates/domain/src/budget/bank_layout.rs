//! How the last bank file of an account was read, kept so that the next one needs no questions. The record's id is the account's, or `home`
//! without one.

use serde::{Deserialize, Serialize};

use crate::problem::Problem;

/// A layout that was used, as the reader of bank files wrote it. What stands in it is that reader's business: text it no longer understands
/// makes it guess anew.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct BankLayout {
    /// The headings or the format it belongs to: for another file of the same account it does not count.
    pub heading: String,
    /// The layout as JSON.
    pub layout: String,
}

impl BankLayout {
    /// Whether it can be kept: always.
    ///
    /// # Errors
    /// None today.
    pub fn check(&self) -> Result<(), Problem> {
        Ok(())
    }
}
