//! What an import would do, row by row, before it does it. The same for every kind of file; plain data that travels between page and worker.

use serde::{Deserialize, Serialize};

/// What would become of each row, in the file's order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    /// A line a row; blank rows have none.
    pub rows: Vec<PreviewRow>,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewRow {
    /// The number a spreadsheet shows beside it, the header being row 1.
    pub row: usize,
    /// What it is about: "Fabrikam · Data analyst". Empty where it cannot be read.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// What would happen to it.
    pub fate: Fate,
    /// What is worth knowing about it: sentences.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<String>,
}

impl PreviewRow {
    /// A row the person leaves out.
    pub fn left_out(row: usize, title: String) -> Self {
        Self { row, title, fate: Fate::Skipped("You left it out.".to_owned()), remarks: Vec::new() }
    }
}

/// What would happen to a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// A new record.
    New,
    /// A record that is here already gains something; the sentence says what.
    Update(String),
    /// It is here already, word for word or with the person's later edits.
    Same,
    /// It cannot be read; the sentence says why. The other rows are not touched by that.
    Unreadable(String),
    /// It is left out; the sentence says why.
    Skipped(String),
}

/// How many rows of each sort.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// [`Fate::New`].
    pub new: usize,
    /// [`Fate::Update`].
    pub update: usize,
    /// [`Fate::Same`].
    pub same: usize,
    /// [`Fate::Unreadable`].
    pub unreadable: usize,
    /// [`Fate::Skipped`].
    pub skipped: usize,
}

impl Preview {
    /// How many rows of each sort.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for row in &self.rows {
            match row.fate {
                Fate::New => counts.new += 1,
                Fate::Update(_) => counts.update += 1,
                Fate::Same => counts.same += 1,
                Fate::Unreadable(_) => counts.unreadable += 1,
                Fate::Skipped(_) => counts.skipped += 1,
            }
        }
        counts
    }
}
