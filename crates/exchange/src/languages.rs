//! The words of job lists in twelve languages, a text file a language, which a speaker can correct without reading code. How a line is built is
//! said at the head of `languages/en.txt`. What the keys mean is known by those who ask: dates by [`crate::dates`], headings and status words by
//! [`crate::applications`].

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use crate::words::fold;

/// All files, one after the other, as `build.rs` puts them together.
#[cfg(not(target_arch = "wasm32"))]
fn words() -> &'static str {
    include_str!(concat!(env!("OUT_DIR"), "/languages.txt"))
}

/// All files, one after the other: in the browser they come as a file beside the program, which would weigh an eighth more with them.
#[cfg(target_arch = "wasm32")]
static BROUGHT: OnceLock<String> = OnceLock::new();

/// Takes the words in, before anything is read.
#[cfg(target_arch = "wasm32")]
pub fn bring(words: String) {
    drop(BROUGHT.set(words));
}

#[cfg(target_arch = "wasm32")]
fn words() -> &'static str {
    BROUGHT.get().map_or("", String::as_str)
}

/// One word of one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The part of the file: `headings`, `status`, …
    pub section: &'static str,
    /// What it means there.
    pub key: &'static str,
    /// The word as written in the file.
    pub word: &'static str,
}

/// Calls `take` with every word of every language, a file after the other.
pub fn each(mut take: impl FnMut(Entry)) {
    let mut section = "";
    for line in words().lines() {
        if let Some(name) = line.strip_prefix('[') {
            section = name.trim_end_matches(']');
        } else if let Some((key, words)) = line.split_once('=') {
            let words = words.split(',').map(str::trim).filter(|word| !word.is_empty());
            words.for_each(|word| take(Entry { section, key: key.trim(), word }));
        }
    }
}

/// The month of that folded name, whole or cut short.
pub fn month(name: &str) -> Option<u32> {
    let (months, _) = calendar();
    if let Some(month) = months.get(name) {
        return Some(*month);
    }
    // "jui" could be June or July in French.
    let cut = (3..=5).contains(&name.len()) && name != "jui" && name.is_ascii();
    months.iter().filter(|(whole, _)| cut && whole.len() > 4 && whole.starts_with(name)).map(|(_, month)| *month).min()
}

/// Whether the folded word can stand in a date without saying which: a day of the week, "of", "the".
pub fn is_date_word(word: &str) -> bool {
    calendar().1.contains(word)
}

/// The names of months with their numbers, and the other words of dates.
fn calendar() -> &'static (HashMap<String, u32>, HashSet<String>) {
    static CALENDAR: OnceLock<(HashMap<String, u32>, HashSet<String>)> = OnceLock::new();
    CALENDAR.get_or_init(|| {
        let (mut months, mut words) = (HashMap::new(), HashSet::new());
        each(|entry| match (entry.section, entry.key.parse()) {
            ("months", Ok(month)) => {
                months.entry(fold(entry.word)).or_insert(month);
            }
            ("date words", _) => {
                words.insert(fold(entry.word));
            }
            _ => {}
        });
        (months, words)
    })
}
