//! Cells that a spreadsheet would take for a formula are made harmless with an apostrophe in front, and the importer takes it off again.

/// Whether a spreadsheet could run the text, apostrophes in front aside: some take space in front and the full-width signs of East Asian keyboards as well. And
/// whether the reader would take an apostrophe of the text's own for a spreadsheet's mark: `'02` is a text that begins with a digit.
fn risky(text: &str) -> bool {
    let (marked, text) = (text.starts_with('\''), text.trim_start_matches('\''));
    (marked && text.starts_with(|c: char| c.is_ascii_digit()))
        || text.starts_with(['\t', '\r'])
        || text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

/// The text as it may stand in a cell.
pub fn guard(text: &str) -> String {
    if risky(text) { format!("'{text}") } else { text.to_owned() }
}

/// The text as it was before [`guard`].
pub fn unguard(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| risky(rest)).unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_guarded_and_come_back() {
        for text in ["=1+1", " =1+1", "\u{a0}=1", "＝1+1", "　＋1", "－1", "＠x", "\t=1", "'=1", "'0", "''0", "-", "plain", "a = b", ""]
        {
            let guarded = guard(text);
            assert_eq!(guarded != text, !matches!(text, "plain" | "a = b" | ""), "{text:?}");
            assert_eq!(unguard(&guarded), text, "{text:?}");
        }
    }
}
