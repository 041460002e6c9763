//! Why a packed file gives no table. Free of any reader, so that the page can show it.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Its `Display` is the sentence for the person; nothing was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// A password protects it.
    Encrypted,
    /// It is cut off, or its parts contradict each other.
    Damaged,
    /// Unpacked it is larger than [`super::zip::MAX_UNPACKED`].
    TooLarge,
    /// It has more filled cells, or more text in them, than is read.
    TooManyCells,
    /// There is no text in any sheet: it is empty, or holds pictures and charts only.
    NoCells,
    /// Excel's binary workbook, .xlsb.
    BinaryWorkbook,
    /// A document of Apple Numbers.
    Numbers,
    /// Another packed file or an office document that is no spreadsheet.
    NoSpreadsheet,
    /// JSON without a list of entries.
    NoList,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Encrypted => "The file is protected by a password. Nothing was changed. Save a copy without the password, then choose that one.",
            Self::Damaged => "The file is damaged or incomplete. Nothing was changed. Open it in a spreadsheet program and save it again, or download it again.",
            Self::TooLarge => "Unpacked, the file is larger than 64 MB. Nothing was changed. Copy the table into a new file, or save the sheet as CSV.",
            Self::TooManyCells => "The sheet has more filled cells than can be read at once. Nothing was changed. Leave out rows or columns you do not need.",
            Self::NoCells => "There is no text in this spreadsheet, only empty cells, pictures or charts. Nothing was changed.",
            Self::BinaryWorkbook => "This is a binary Excel workbook (.xlsb). Nothing was changed. Save it as .xlsx or CSV, then choose that file.",
            Self::Numbers => "This is a Numbers document. Nothing was changed. Export it from Numbers as Excel or CSV, then choose that file.",
            Self::NoSpreadsheet => "This packed file has no table in it. Nothing was changed. Choose a spreadsheet, a CSV, a bank's file or a backup.",
            Self::NoList => "There is no list of entries in this file. Nothing was changed. Choose an export of your job tracker, a spreadsheet, a bank's file or a backup.",
        })
    }
}

impl std::error::Error for Fault {}
