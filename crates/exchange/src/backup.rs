//! A backup as a file: `{"onward-backup":1,"made":"2026-11-22","records":{"application/k3…":{…},…},"aside":{…}}`. A link and a code carry the same.
//! `docs/backup-format.md` says what is in it, `docs/backup.schema.json` as a JSON Schema.
//!
//! What stands under a record's name is the envelope as the store wrote it, clocks and all, so that taking a backup in is a merge and nothing
//! else. Under `aside` stand texts the store could not read, as texts: a backup loses nothing.
//!
//! Not here: what an envelope means and how two of them merge (`store`).

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::sort_compact::SortCompact;
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

/// The version of the file's frame.
const VERSION: u64 = 1;

/// What a backup was made without. Replacing everything by it leaves that as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeftOut {
    /// The diary.
    Diary,
    /// Feelings and thoughts in reflections, and worries.
    Feelings,
    /// All but a few chosen records, or something only a newer version knows.
    Rest,
}

impl LeftOut {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Diary, Self::Feelings, Self::Rest];

    /// The word in the file.
    pub fn key(self) -> &'static str {
        match self {
            Self::Diary => "diary",
            Self::Feelings => "feelings",
            Self::Rest => "rest",
        }
    }

    /// The word in a file; one that is not known is taken for the most careful.
    fn of(word: &str) -> Self {
        Self::ALL.into_iter().find(|left_out| left_out.key() == word).unwrap_or(Self::Rest)
    }
}

/// A backup taken apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Backup {
    /// On which day it was made, where the file says so.
    pub made: Option<NaiveDate>,
    /// What it was made without.
    pub left_out: BTreeSet<LeftOut>,
    /// The envelopes' texts by `<kind>/<id>`.
    pub records: BTreeMap<String, String>,
    /// Unreadable texts by the name they had in storage.
    pub aside: BTreeMap<String, String>,
}

/// Why a text is no backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BackupError {
    /// The file is empty.
    Empty,
    /// JSON, and not ours; or no JSON at all.
    Other,
    /// Ours, from a newer version of the app.
    Newer,
    /// It begins like ours and breaks off or is damaged there; both from 1.
    Damaged {
        /// The line.
        row: usize,
        /// The character in it.
        column: usize,
    },
}

impl std::fmt::Display for BackupError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Empty => f.write_str("This file is empty. Nothing was changed; choose the file that Onward saved."),
            Self::Other => f.write_str("This is not a backup from Onward. Nothing was changed; a spreadsheet goes in under Import."),
            Self::Newer => {
                f.write_str("A newer version of Onward made this backup. Nothing was changed; reload the page to get that version.")
            }
            Self::Damaged { row, column } => write!(
                f,
                "This backup is damaged at line {row}, character {column}; perhaps it was not copied whole. Nothing was changed; try the original file."
            ),
        }
    }
}

impl std::error::Error for BackupError {}

#[derive(Deserialize)]
struct Frame<'a> {
    #[serde(rename = "onward-backup")]
    version: Option<u64>,
    #[serde(default, borrow)]
    made: Option<&'a RawValue>,
    #[serde(default)]
    left_out: Vec<String>,
    #[serde(default, borrow)]
    records: BTreeMap<String, &'a RawValue>,
    #[serde(default)]
    aside: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct Head {
    #[serde(rename = "onward-backup")]
    version: Option<u64>,
}

impl Backup {
    /// As the text of a file. A record that is no JSON goes under `aside`.
    pub fn write(&self) -> String {
        let (mut records, mut aside) = (String::new(), String::new());
        let quoted = |text: &str| Value::from(text).to_string();
        let mut put_aside = |name: &str, text: &str| {
            let comma = if aside.is_empty() { "" } else { ",\n" };
            aside.push_str(&[comma, &quoted(name), ":", &quoted(text)].concat());
        };
        for (name, text) in &self.records {
            if serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok() {
                records.push_str(if records.is_empty() { "" } else { ",\n" });
                records.push_str(&quoted(name));
                records.push(':');
                records.push_str(text);
            } else {
                put_aside(name, text);
            }
        }
        for (name, text) in &self.aside {
            put_aside(name, text);
        }
        let made = self.made.map(|day| format!("\"made\":\"{day}\",")).unwrap_or_default();
        let words: Vec<String> = self.left_out.iter().map(|left_out| quoted(left_out.key())).collect();
        let left_out = if words.is_empty() { String::new() } else { ["\"left_out\":[", &words.join(","), "],"].concat() };
        let aside = if aside.is_empty() { aside } else { [",\"aside\":{\n", &aside, "\n}"].concat() };
        ["{\"onward-backup\":1,", &made, &left_out, "\"records\":{\n", &records, "\n}", &aside, "}\n"].concat()
    }

    /// Reads the text of a file.
    ///
    /// # Errors
    /// Why it is no backup.
    pub fn parse(text: &str) -> Result<Self, BackupError> {
        let text = text.trim_start_matches('\u{feff}').trim();
        if text.is_empty() {
            return Err(BackupError::Empty);
        }
        match serde_json::from_str::<Frame<'_>>(text) {
            Ok(Frame { version: Some(VERSION), made, left_out, records, aside }) => Ok(Self {
                made: made.and_then(|made| serde_json::from_str(made.get()).ok()),
                left_out: left_out.iter().map(|word| LeftOut::of(word)).collect(),
                records: records.into_iter().map(|(name, text)| (name, text.get().to_owned())).collect(),
                aside,
            }),
            Ok(Frame { version: Some(version), .. }) if version > VERSION => Err(BackupError::Newer),
            Ok(_) => Err(BackupError::Other),
            Err(error) => Err(match serde_json::from_str::<Head>(text) {
                Ok(Head { version: Some(version) }) if version > VERSION => BackupError::Newer,
                Ok(Head { version: Some(_) }) => damaged(&error),
                Err(_) if text.chars().take(200).collect::<String>().contains("\"onward-backup\"") => damaged(&error),
                Ok(_) | Err(_) => BackupError::Other,
            }),
        }
    }
}

fn damaged(error: &serde_json::Error) -> BackupError {
    BackupError::Damaged { row: error.line().max(1), column: error.column().max(1) }
}

/// The name of a backup kept in a folder.
pub fn kept_name(day: NaiveDate) -> String {
    format!("onward-{day}-backup.json")
}

/// Of the names in a folder, the backups beyond the last `kept`. A name sorts by its day; what is named otherwise is no business of ours.
pub fn superseded(names: &[String], kept: usize) -> Vec<String> {
    let day = |name: &str| name.strip_prefix("onward-")?.strip_suffix("-backup.json")?.parse::<NaiveDate>().ok();
    let mut ours: Vec<(NaiveDate, &String)> = names.iter().filter_map(|name| Some((day(name)?, name))).collect();
    ours.sort_compact();
    let old = ours.len().saturating_sub(kept);
    ours.into_iter().take(old).map(|(_, name)| name.clone()).collect()
}
