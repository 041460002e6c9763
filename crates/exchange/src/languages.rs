//! The words of job lists in twelve languages, a text file a language, which a speaker can correct without reading code. How a line is built is
//! said at the head of `languages/en.txt`. What the keys mean is known by those who ask: dates by [`crate::dates`], headings and status words by
//! [`crate::applications`].

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use crate::words::fold;

/// The files, the commonest first: where one word means two things in two languages, both are kept in this order.
const FILES: [&str; 12] = [
    include_str!("languages/en.txt"),
    include_str!("languages/de.txt"),
    include_str!("languages/fr.txt"),
    include_str!("languages/es.txt"),
    include_str!("languages/pt.txt"),
    include_str!("languages/it.txt"),
    include_str!("languages/nl.txt"),
    include_str!("languages/sv.txt"),
    include_str!("languages/pl.txt"),
    include_str!("languages/tr.txt"),
    include_str!("languages/zh.txt"),
    include_str!("languages/ja.txt"),
];

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
    for file in FILES {
        let (mut section, mut key) = ("", "");
        for line in file.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
            if let Some(name) = line.strip_prefix('[') {
                section = name.trim_end().trim_end_matches(']');
                continue;
            }
            let words = match line.split_once('=') {
                Some((name, words)) if !line.starts_with(' ') => {
                    key = name.trim();
                    words
                }
                _ => line,
            };
            for word in words.split(',').map(str::trim).filter(|word| !word.is_empty()) {
                take(Entry { section, key, word });
            }
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
