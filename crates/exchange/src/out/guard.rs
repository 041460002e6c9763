//! Cells that a spreadsheet would take for a formula are made harmless with an apostrophe in front, and the importer takes it off again.

/// Whether a spreadsheet could run the text, apostrophes in front aside.
fn risky(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// The text as it may stand in a cell.
pub fn guard(text: &str) -> String {
    if risky(text) { format!("'{text}") } else { text.to_owned() }
}

/// The text as it was before [`guard`].
pub fn unguard(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| risky(rest)).unwrap_or(cell)
}
