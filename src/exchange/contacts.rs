//! People found in a file, such as LinkedIn's `Connections.csv`. They are no applications and none are made of them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One person as the file has them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Contact {
    /// First and last name.
    pub name: String,
    /// Where they work.
    pub company: String,
    /// As what.
    pub position: String,
    /// Their address, where they share it.
    pub email: String,
    /// Their page.
    pub url: String,
    /// Since when they are connected.
    pub connected_on: Option<NaiveDate>,
}
