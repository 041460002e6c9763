//! How the last bank file of an account was read, kept so that the next one needs no questions. The record's id is the account's, or `home`
//! without one.

use serde::{Deserialize, Serialize};

use crate::problem::Problem;

/// A layout that was used, as the reader of bank files wrote it. Its content is opaque here: text that the reader no longer understands
/// makes it detect the layout anew.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct BankLayout {
    /// The headings or the format it belongs to; it is ignored for files that differ.
    pub heading: String,
    /// The layout as JSON.
    pub layout: String,
}

impl BankLayout {
    /// Checks the record before it is saved; there is nothing to refuse.
    ///
    /// # Errors
    /// None today.
    pub fn check(&self) -> Result<(), Problem> {
        Ok(())
    }
}
