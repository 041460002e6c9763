//! The messages of an import. The page sends a file's bytes with an [`ImportJob`], shows what comes back, sends the corrected mapping with the
//! same bytes as often as the person likes, and at last asks for the edits. Plain data: the page links no reader of files through this.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::domain::application::Application;
use crate::domain::change::{Change, Edit};
use crate::domain::id::Id;
use crate::domain::record::{Kind, Record};
use crate::exchange::applications::Mapping;
use crate::exchange::contacts::Contact;
use crate::exchange::kind::FileKind;
use crate::exchange::preview::{Counts, Preview};

/// Read this file.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ImportJob {
    /// How far to go.
    pub step: Step,
    /// Today, in the person's calendar.
    pub today: NaiveDate,
    /// The corrected mapping; `None` at first: the guess is used and comes back.
    #[serde(default)]
    pub mapping: Option<Mapping>,
    /// What stands here already: `model.applications.clone()`.
    #[serde(default)]
    pub applications: BTreeMap<Id, Arc<Application>>,
}

/// How far to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Map and preview; nothing to write.
    Preview,
    /// The same, and the edits with it.
    Import,
}

/// What the file is and what it holds.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ImportAnswer {
    /// What file it is.
    pub kind: FileKind,
    /// What it holds.
    pub content: Content,
}

/// What a file holds.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    /// Applications.
    Applications(Box<ApplicationsAnswer>),
    /// People; no applications are made of them.
    Contacts(Vec<Contact>),
    /// Known by its content, and read by another job.
    Elsewhere,
}

/// Applications in a file: how it was read and what an import would do.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ApplicationsAnswer {
    /// The table's columns, with examples.
    pub columns: Vec<ColumnInfo>,
    /// How it was read: the guess, or what the job brought. `mapping.columns` runs beside `columns`.
    pub mapping: Mapping,
    /// What has to be answered before an import: each stays until the mapping answers it.
    pub questions: Vec<Question>,
    /// Row by row.
    pub preview: Preview,
    /// The rows counted.
    pub counts: Counts,
    /// What an import writes: only for [`Step::Import`], and only where no question is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<ChangeText>,
}

/// A column as the person knows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnInfo {
    /// Its heading; "Column 3" where it has none.
    pub header: String,
    /// The first few different cells that are not blank.
    pub samples: Vec<String>,
    /// How many cells are not blank.
    pub filled: usize,
}

/// What the file leaves open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// Days can be read both ways. Answered by `mapping.dates`.
    DateOrder {
        /// A date as written.
        example: String,
        /// What it is with the day first.
        day_first: NaiveDate,
        /// What it is with the month first.
        month_first: NaiveDate,
    },
    /// No column was taken for company or role. Answered by `mapping.columns`.
    NoCompanyOrRole,
}

/// A [`Change`] as text.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ChangeText {
    /// What was done: one line in the undo list.
    pub what: String,
    edits: Vec<EditText>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct EditText {
    id: Id,
    kind: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    before: Option<Box<RawValue>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    after: Option<Box<RawValue>>,
}

impl ChangeText {
    /// Writes a change down.
    ///
    /// # Errors
    /// As [`Record::to_json_text`].
    pub fn write(change: &Change) -> Result<Self, serde_json::Error> {
        let raw = |record: &Option<Record>| record.as_ref().map(|r| RawValue::from_string(r.to_json_text()?)).transpose();
        let write = |edit: &Edit| {
            let (before, after) = (raw(&edit.before)?, raw(&edit.after)?);
            Ok(EditText { id: edit.id.clone(), kind: edit.kind.name().to_owned(), before, after })
        };
        Ok(Self { what: change.what.clone(), edits: change.edits.iter().map(write).collect::<Result<_, serde_json::Error>>()? })
    }

    /// Reads it again, on the page.
    ///
    /// # Errors
    /// Where it is not what [`ChangeText::write`] wrote.
    pub fn read(&self) -> Result<Change, serde_json::Error> {
        let read = |edit: &EditText| {
            let kind = Kind::named(&edit.kind).ok_or_else(|| serde::de::Error::custom("a kind of record this version does not know"))?;
            let record = |raw: &Option<Box<RawValue>>| raw.as_ref().map(|text| Record::from_json_text(kind, text.get())).transpose();
            Ok(Edit { id: edit.id.clone(), kind, before: record(&edit.before)?, after: record(&edit.after)? })
        };
        Ok(Change { what: self.what.clone(), edits: self.edits.iter().map(read).collect::<Result<_, serde_json::Error>>()? })
    }
}

/// Does the job.
pub fn run(_job: ImportJob, _bytes: &[u8]) -> super::Answer {
    super::Answer::Refused("This file cannot be read yet.".into())
}
