//! Emoji in place of words under "Status": ❌, 👻, "📞 Jan 8 → ❌ Jan 30". Written out where no word stands beside them, and then read as every other status.

use super::column_shape::{Shape, shape};
use super::mapping::Target;
use super::vocabulary;
use crate::languages;
use crate::table::Table;
use crate::words::{fold, squash};

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

/// Writes them out. A column of nothing but yes and no has answers.
pub(super) fn take(table: &mut Table) {
    for place in 0..table.headers.len() {
        let heading = squash(&fold(table.headers.get(place).map_or("", String::as_str)));
        if !vocabulary::heading(&heading).contains(&Target::Status) || shape(table, place) == Shape::Answers {
            continue;
        }
        for cell in table.rows.iter_mut().filter_map(|row| row.cells.get_mut(place)).filter(|cell| !cell.is_ascii()) {
            if cell.chars().any(|c| word(c).is_some()) {
                *cell = written_out(cell);
            }
        }
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
