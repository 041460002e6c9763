//! Postings, kept word for word: they vanish from the web before the interview comes. The record of an application's posting has the application's id.
//!
//! [`terms`] takes from it what a careful reader would tick off (with [`words`], [`lexicon`], [`sections`]), [`tailoring`] compares that with a résumé
//! version, [`packed`] packs the text, [`room`] is what all of them may take.

pub mod edits;
pub mod lexicon;
pub mod packed;
pub mod plain;
pub mod room;
pub mod sections;
pub mod tailoring;
pub mod terms;
pub mod words;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::problem::Problem;

/// The longest posting, in characters.
pub const LONGEST: usize = 20_000;

/// The posting of an application.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Posting {
    /// Employer and role as they were: the application may be deleted.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub about: String,
    /// The text, [packed](packed::pack).
    pub packed: String,
    /// The day it was pasted.
    pub saved_on: NaiveDate,
    /// The résumé version it was compared with, by name; empty for the one of the application.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub against: String,
    /// What the person ticked, by the term's key.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub marks: BTreeMap<String, TermMark>,
}

/// How a term stands, as the person says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TermMark {
    /// It is in the résumé.
    Found,
    /// It is true, and missing in the résumé.
    Missing,
    /// It is not true of the person.
    NotMine,
}

impl Posting {
    /// Checks the record before it is saved.
    ///
    /// # Errors
    /// Where there is no text.
    pub fn check(&self) -> Result<(), Problem> {
        if self.packed.is_empty() {
            return Err(Problem::new("text", "Paste the text of the posting first."));
        }
        Ok(())
    }

    /// The text; `None` where it cannot be unpacked.
    pub fn text(&self) -> Option<String> {
        packed::unpack(&self.packed, LONGEST * 4)
    }
}
