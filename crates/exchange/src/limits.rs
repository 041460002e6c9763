//! How much is read at once, and the sentence where a file is more than that or no text at all. Free of any reader, so that the page can ask
//! before it opens a file.

use std::fmt;

/// The largest file that is read, in bytes: 10 MB.
pub const MAX_BYTES: u64 = 10 * 1024 * 1024;
/// The most rows that are read.
pub const MAX_ROWS: usize = 50_000;
/// The most columns that are read.
pub const MAX_COLUMNS: usize = 500;

/// Why a file is not read at all. Its `Display` is the sentence for the person; nothing was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// There is nothing in it.
    Empty,
    /// It is larger than [`MAX_BYTES`]; holds its size in bytes.
    TooLarge(u64),
    /// It has more than [`MAX_ROWS`] rows.
    TooManyRows,
    /// It has more than [`MAX_COLUMNS`] columns; holds how many.
    TooManyColumns(usize),
    /// It is packed in a way that nothing here opens.
    Packed,
    /// It is a PDF.
    Pdf,
    /// It is a picture, a program or the like.
    Binary,
    /// It is text, but neither a table nor anything else that is known.
    Unknown,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("The file is empty. Nothing was changed."),
            Self::TooLarge(bytes) => write!(
                f,
                "The file has {} MB; up to 10 MB are read at once. Nothing was changed. Divide it, or leave out columns you do not need.",
                bytes.div_ceil(1024 * 1024)
            ),
            Self::TooManyRows => {
                f.write_str("The file has more than 50,000 rows; up to 50,000 are read at once. Nothing was changed. Divide it into several files.")
            }
            Self::TooManyColumns(columns) => write!(
                f,
                "The first row has {columns} columns; up to 500 are read. Nothing was changed. Check that the file is a table with one application a row."
            ),
            Self::Packed => f.write_str(
                "This is a packed file that cannot be opened here. Nothing was changed. Unpack it, then choose the spreadsheet or the CSV in it.",
            ),
            Self::Pdf => f.write_str("This is a PDF; tables cannot be read out of it. Nothing was changed. Look for a CSV export where it came from."),
            Self::Binary => f.write_str("This is not a text file. Nothing was changed. Choose a CSV, a bank's file or a backup."),
            Self::Unknown => f.write_str("Nothing in this file looks like a table. Nothing was changed. Choose a CSV, a bank's file or a backup."),
        }
    }
}

impl std::error::Error for Refusal {}

/// Whether a file of that size is read; ask before opening it.
///
/// # Errors
/// [`Refusal::Empty`] or [`Refusal::TooLarge`].
pub fn check_size(bytes: u64) -> Result<(), Refusal> {
    match bytes {
        0 => Err(Refusal::Empty),
        _ if bytes > MAX_BYTES => Err(Refusal::TooLarge(bytes)),
        _ => Ok(()),
    }
}
