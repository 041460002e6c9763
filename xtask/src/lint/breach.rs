//! What every rule reports.

/// A rule that does not hold: the file, the line, what is wrong.
pub struct Breach {
    /// In which file, from the root.
    pub file: String,
    /// On which line, from 1.
    pub line: usize,
    /// What, and why it matters.
    pub what: String,
}
