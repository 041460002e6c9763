//! The words of job lists in twelve languages, a text file a language, and those of banks and what tells an encoding in a file each, which a speaker can correct without reading code. How a line is built is
//! said at the head of `languages/en.txt`. What the keys mean is known by those who ask: dates by [`crate::dates`], headings and status words by
//! [`crate::applications`].

use std::sync::OnceLock;

use crate::words::{fold, holds};
use domain::dictionary::Dictionary;

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
    each_line(|section, key, words| parted(words).for_each(|word| take(Entry { section, key, word })));
}

/// Calls `take` with the part, the meaning and the words of every line.
fn each_line(mut take: impl FnMut(&'static str, &'static str, &'static str)) {
    let mut section = "";
    for line in words().lines() {
        if let Some(name) = line.strip_prefix('[') {
            section = name.trim_end_matches(']');
        } else if let Some((key, words)) = line.split_once('=') {
            take(section, key.trim(), words);
        }
    }
}

/// The words of a line.
fn parted(words: &'static str) -> impl Iterator<Item = &'static str> {
    words.split(',').map(str::trim).filter(|word| !word.is_empty())
}

/// The words of one meaning in all languages, gathered when they are first asked for.
pub struct Words {
    section: &'static str,
    key: &'static str,
    gathered: OnceLock<Vec<String>>,
}

impl Words {
    /// Those with this meaning in this part of the files.
    pub const fn of(section: &'static str, key: &'static str) -> Self {
        Self { section, key, gathered: OnceLock::new() }
    }

    /// All of them, folded.
    pub fn all(&self) -> &[String] {
        self.gathered.get_or_init(|| {
            let mut words = Vec::new();
            each_line(|section, key, line| {
                if section == self.section && key == self.key {
                    words.extend(parted(line).map(fold));
                }
            });
            words
        })
    }

    /// Whether the folded text is one of them.
    pub fn has(&self, text: &str) -> bool {
        self.all().iter().any(|word| word == text)
    }

    /// Whether one of them stands in the folded text as whole words.
    pub fn in_text(&self, text: &str) -> bool {
        self.all().iter().any(|word| holds(text, word))
    }
}

/// The month of that folded name, whole or cut short.
pub fn month(name: &str) -> Option<u32> {
    calendar().months.get(name).copied()
}

/// Whether the folded word can stand in a date without saying which: a day of the week, "of", "the".
pub fn is_date_word(word: &str) -> bool {
    calendar().words.has(word)
}

/// The day of the week of that folded name, counted from Monday as one; `None` where two languages mean two days by it.
pub fn weekday(word: &str) -> Option<u32> {
    calendar().words.get(word).copied().filter(|day| *day > 0)
}

/// How a movement stands by a bank's word for it, folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BankStatus {
    /// It is booked.
    Booked,
    /// It is announced, or the money is only set aside.
    Pending,
    /// It came to nothing.
    Never,
}

/// What a bank's word, folded, says of how a movement stands.
pub fn bank_status(word: &str) -> Option<BankStatus> {
    calendar().statuses.get(word).map(|status| match status {
        0 => BankStatus::Booked,
        1 => BankStatus::Pending,
        _ => BankStatus::Never,
    })
}

/// Words that are looked up cell by cell, each with a number.
#[derive(Default)]
struct Calendar {
    /// The names of months, whole and cut short.
    months: Dictionary<u32>,
    /// The names of the days of the week, and with nought the other words of dates.
    words: Dictionary<u32>,
    /// The words of banks for how a movement stands.
    statuses: Dictionary<u32>,
}

fn calendar() -> &'static Calendar {
    static CALENDAR: OnceLock<Calendar> = OnceLock::new();
    CALENDAR.get_or_init(|| {
        let (mut all, mut whole) = (Calendar::default(), Dictionary::default());
        each(|entry| {
            let number = entry.key.parse().ok();
            let (words, number) = match (entry.section, entry.key) {
                ("months", _) => (&mut all.months, number),
                ("whole months", _) => (&mut whole, number),
                ("weekdays" | "date words", _) => (&mut all.words, number),
                ("bank status", "booked") => (&mut all.statuses, Some(0)),
                ("bank status", "pending") => (&mut all.statuses, Some(1)),
                ("bank status", _) => (&mut all.statuses, Some(2)),
                _ => return,
            };
            let number = number.unwrap_or(0);
            let known = words.at(&fold(entry.word), number);
            // "Di" is a Tuesday in two languages and "of" in a third.
            if matches!(entry.section, "weekdays" | "date words") && *known != number {
                *known = 0;
            }
        });
        let mut short = Dictionary::default();
        for (name, month) in all.months.iter() {
            // "jui" could be June or July in French.
            let cuts = (3..=5).filter_map(|length| name.get(..length)).filter(|cut| name.len() > 4 && cut.is_ascii() && *cut != "jui");
            for cut in cuts {
                let first = short.at(cut, *month);
                *first = *month.min(first);
            }
        }
        for (cut, month) in short.iter().chain(whole.iter()) {
            all.months.at(cut, *month);
        }
        all
    })
}
