//! Versions of the résumé and the cover letter: what changed and why, where the file is, the text to compare a posting with. An application names the version
//! it went out with; the name stays with it when the version is deleted.

pub mod edits;
pub mod results;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::choice::{Choice, stored_by_key};
use super::limits;
use super::problem::Problem;

/// A version.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DocumentVersion {
    /// Résumé or cover letter.
    pub document: Document,
    /// What the person calls it; applications name it by this.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// What changed, and why.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub changed: String,
    /// Where the file is.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub file: String,
    /// Its text.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// The day it was made.
    pub made_on: NaiveDate,
}

/// What it is a version of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Document {
    /// The résumé.
    #[default]
    Resume,
    /// The cover letter.
    Letter,
}

impl Choice for Document {
    const CHOICES: &'static [Self] = &[Self::Resume, Self::Letter];

    fn key(self) -> &'static str {
        match self {
            Self::Resume => "resume",
            Self::Letter => "letter",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Resume => "Résumé",
            Self::Letter => "Cover letter",
        }
    }
}

stored_by_key!(Document);

impl DocumentVersion {
    /// Checks the record before it is saved.
    ///
    /// # Errors
    /// Where it has no name, or a text is too long.
    pub fn check(&self) -> Result<(), Problem> {
        if self.name.trim().is_empty() {
            return Err(Problem::new("name", "Give this version a name, so that an application can say which one it went out with."));
        }
        limits::check_texts(&[("name", &self.name), ("text", &self.text)])
    }
}
