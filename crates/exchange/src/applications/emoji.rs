//! Emoji in place of words under "Status": ❌, 👻, "📞 Jan 8 → ❌ Jan 30". Read as words where no word stands beside them; the cell stays as it is.

use std::borrow::Cow;

use crate::languages;
use crate::words::fold;

/// What nearly everybody means by them.
const USUAL: [(&str, &str); 7] = [
    ("❌🚫⛔✖✗👎", "rejected"),
    ("👻", "ghosted"),
    ("📞☎📱", "phone screen"),
    ("💻🎥🎤👥", "interview"),
    ("📝🧪🧩", "assessment"),
    ("🎉🎊🏆🥳", "offer"),
    ("⏳⌛📨📧📤📩✉", "applied"),
];

/// A cell with its emoji in words.
pub(super) fn told(cell: &str) -> Cow<'_, str> {
    if cell.is_ascii() || !cell.chars().any(|c| word(c).is_some()) { Cow::Borrowed(cell) } else { Cow::Owned(written_out(cell)) }
}

/// A line without the emoji that it begins with, and what that says; "" where nothing is known of it.
pub(super) fn leading(line: &str) -> (&'static str, &str) {
    let Some(c) = line.chars().next().filter(|c| !c.is_alphanumeric() && !c.is_ascii()) else { return ("", line) };
    let rest = line.get(c.len_utf8()..).unwrap_or_default().trim_start_matches(['\u{fe0f}', ' ', '*']);
    match word(c) {
        Some(word) => (word, rest),
        None if "✅☑✔🟢🔴🟡🟠🔵⚪⚫".contains(c) => ("", rest),
        None => ("", line),
    }
}

fn word(c: char) -> Option<&'static str> {
    USUAL.iter().find(|(marks, _)| marks.contains(c)).map(|(_, word)| *word)
}

fn written_out(cell: &str) -> String {
    let mut text = String::with_capacity(cell.len());
    let mut rest = cell;
    while let Some(c) = rest.chars().next() {
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
        // The sign behind it only says that it is shown in colours.
        let behind = rest.trim_start_matches(['\u{fe0f}', ' ']);
        let told = text.trim_end().ends_with(char::is_alphabetic);
        match word(c).filter(|_| !told && !begins_with_a_word(behind)) {
            Some(word) => {
                text.extend([word, " "]);
                rest = behind;
            }
            None => text.push(c),
        }
    }
    text
}

/// Whether a word follows that is no month: it says itself what happened.
fn begins_with_a_word(text: &str) -> bool {
    let word = text.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    !word.is_empty() && languages::month(&fold(word)).is_none()
}
