//! The messages of the program that reads and writes spreadsheets, and reads other programs' JSON. It is fetched when the first such file comes.

use serde::{Deserialize, Serialize};

use exchange::spreadsheet::{self, Workbook};

/// What the page asks for; the file comes with it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SpreadsheetJob {
    /// Reads the tables of a packed file.
    Open,
    /// Makes a workbook of one sheet of a CSV text. Answered with the file's bytes.
    Write {
        /// The sheet's name.
        sheet: String,
    },
}

/// What it gets back for [`SpreadsheetJob::Open`].
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SpreadsheetAnswer {
    /// The tables.
    Opened(Workbook),
    /// A sentence: why there are none. Nothing was changed.
    Refused(String),
}

/// Reads a packed file.
pub fn open(bytes: &[u8]) -> SpreadsheetAnswer {
    spreadsheet::open(bytes).map_or_else(SpreadsheetAnswer::Refused, SpreadsheetAnswer::Opened)
}

/// Makes a workbook of a CSV text.
pub fn write(sheet: &str, csv: &[u8]) -> Vec<u8> {
    spreadsheet::write(sheet, &spreadsheet::rows_of_csv(&String::from_utf8_lossy(csv)))
}
