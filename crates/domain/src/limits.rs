//! How long a text may be. A longer text is refused with a sentence, never truncated.

use super::plural::plural;
use super::problem::Problem;

/// The longest text one field keeps, in characters: some seventy printed pages.
pub const LONGEST_TEXT: usize = 200_000;

/// Whether every one of these fields is short enough to be kept.
///
/// # Errors
/// The first that is not.
pub fn check_texts(fields: &[(&'static str, &str)]) -> Result<(), Problem> {
    for (field, text) in fields {
        // Bytes are never fewer than characters, so most texts are not counted at all.
        if text.len() > LONGEST_TEXT && text.chars().count() > LONGEST_TEXT {
            let over = text.chars().count() - LONGEST_TEXT;
            let over = plural(over, "character", "characters");
            return Err(Problem::new(
                field,
                format!("This text is {over} over the limit of 200,000. Nothing is lost: move part of it to another field."),
            ));
        }
    }
    Ok(())
}
