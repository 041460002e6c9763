//! Texts the site ships as files beside the program, read into their types. They come from the own origin with the same release, so a file that
//! cannot be read is a broken or half-updated site: one sentence says so, and everything else works without it.

use serde::Deserialize;

use domain::lessons::Lesson;

/// Where the lessons lie, relative to the page.
pub const LESSONS: &str = "content/lessons.json";

/// A content file that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable;

impl std::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(
            "The lessons could not be read. Your own data is not touched. Reload the page when you are online; that fetches them again.",
        )
    }
}

impl std::error::Error for Unreadable {}

#[derive(Deserialize)]
struct File {
    lessons: Vec<Lesson>,
}

/// The lessons, in the order in which they are shown.
///
/// # Errors
/// Where the text is not the lessons' file.
pub fn lessons(json: &str) -> Result<Vec<Lesson>, Unreadable> {
    serde_json::from_str::<File>(json).map(|file| file.lessons).map_err(|_| Unreadable)
}
