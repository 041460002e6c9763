//! A table as data.

use super::encoding::Encoding;

/// A table as it is in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// How its characters were written.
    pub encoding: Encoding,
    /// What divides its cells.
    pub delimiter: char,
    /// The headings, as written; every row has as many cells.
    pub headers: Vec<String>,
    /// Whether the first row is a heading; if not, `headers` are blank.
    pub headed: bool,
    /// Lines above the heading, as written.
    pub preamble: Vec<String>,
    /// The rows that could be read and are not blank.
    pub rows: Vec<Row>,
    /// The rows that could not.
    pub bad: Vec<BadRow>,
    /// The rows that are there and hold no record, with the reason: titles, separators, headings that come again, marks of a merge.
    pub skipped: Vec<BadRow>,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The number a spreadsheet shows beside it.
    pub number: usize,
    /// As many cells as there are headings, as written.
    pub cells: Vec<String>,
}

/// A row that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadRow {
    /// The number a spreadsheet shows beside it.
    pub number: usize,
    /// A sentence: what is wrong with it.
    pub reason: String,
}
