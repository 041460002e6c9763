//! A diary from elsewhere: Daylio's CSV. Its moods and notes come in with their days, and nothing of it is scored. Its five usual names of a mood are ours; a
//! name that the person gave is kept as it is, in the text, because its place among the five is not in the file.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::dates::{self, DateOrder};
use super::fingerprint::Fingerprint;
use super::html;
use super::preview::{Fate, Preview, PreviewRow};
use super::table::{Row, Table};
use super::words::{fold, squash};
use domain::change::Edit;
use domain::diary::{DiaryEntry, Mood};
use domain::id::Id;
use domain::record::Table as Records;

/// One entry as the file has it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MoodRow {
    /// Its day; none where it cannot be read.
    pub on: Option<NaiveDate>,
    /// Its time.
    pub at: Option<NaiveTime>,
    /// The mood, as the person called it.
    pub mood: String,
    /// What was done, a word each.
    pub activities: Vec<String>,
    /// The note's title.
    pub title: String,
    /// The note.
    pub note: String,
    /// Other numbers the person kept, as written.
    pub scales: String,
}

/// Reads the table; rows with neither a day nor a word are left out.
pub fn read(table: &Table) -> Vec<MoodRow> {
    let place = |name: &str| table.headers.iter().position(|header| squash(&fold(header)) == name);
    let columns = ["fulldate", "time", "mood", "activities", "notetitle", "note", "scales"].map(place);
    let read = |row: &Row| {
        let [date, time, mood, activities, title, note, scales] =
            columns.map(|place| place.and_then(|place| row.cells.get(place)).map_or("", |cell| cell.trim()));
        // A time that cannot be read does not cost the day.
        let with_time = dates::read(&format!("{date} {time}"), DateOrder::DayFirst).filter(|when| when.time.is_some());
        let when = with_time.or_else(|| dates::read(date, DateOrder::DayFirst));
        let row = MoodRow {
            on: when.map(|when| when.date),
            at: when.and_then(|when| when.time),
            mood: mood.to_owned(),
            activities: activities.split('|').map(str::trim).filter(|one| !one.is_empty()).map(ToOwned::to_owned).collect(),
            title: title.to_owned(),
            note: if html::is_html(note) { html::to_text(note).trim().to_owned() } else { note.to_owned() },
            scales: scales.to_owned(),
        };
        let empty = row.on.is_none() && date.is_empty() && row.mood.is_empty() && row.note.is_empty();
        (!empty).then_some(row)
    };
    table.rows.iter().filter_map(read).collect()
}

/// What taking the entries in would do: a line an entry, and the edits of those that are new. `skip` holds the lines the person leaves out; lines count
/// from 1. What is here already stays as it is, also where it was edited since.
pub fn plan(diary: &Records<DiaryEntry>, rows: &[MoodRow], skip: &BTreeSet<usize>) -> (Preview, Vec<Edit>) {
    let (mut preview, mut edits, mut taken) = (Preview::default(), Vec::new(), BTreeSet::new());
    for (row, nth) in rows.iter().zip(1..) {
        let mut title = [row.on.map(|on| on.to_string()).unwrap_or_default(), row.mood.clone()];
        for part in &mut title {
            *part = part.trim().to_owned();
        }
        let title = title.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        let id = row.id();
        let fate = match row.entry() {
            _ if skip.contains(&nth) => Fate::Skipped("You left it out.".to_owned()),
            Err(why) => Fate::Unreadable(why),
            Ok(_) if diary.contains_key(&id) => Fate::Same,
            Ok(_) if !taken.insert(id.clone()) => Fate::Skipped("The same entry stands further up in the file.".to_owned()),
            Ok(entry) => {
                edits.push(Edit::add(id, entry));
                Fate::New
            }
        };
        let remarks = if row.note.is_empty() { Vec::new() } else { vec![row.note.chars().take(80).collect()] };
        preview.rows.push(PreviewRow { row: nth, title, fate, remarks });
    }
    (preview, edits)
}

impl MoodRow {
    /// A name for the record that the same entry gets again.
    fn id(&self) -> Id {
        let day = self.on.map(|on| on.to_string()).unwrap_or_default();
        let time = self.at.map(|at| at.to_string()).unwrap_or_default();
        let print = Fingerprint::of("diary").with(&day).with(&time).with(&fold(&self.mood)).with(&self.title).with(&self.note);
        Id::from_bits(print.bits())
    }

    /// One of the five usual names, in any case.
    fn usual_mood(&self) -> Option<Mood> {
        match fold(&self.mood).as_str() {
            "rad" => Some(Mood::Bright),
            "good" => Some(Mood::Good),
            "meh" => Some(Mood::Even),
            "bad" => Some(Mood::Low),
            "awful" => Some(Mood::Hard),
            _ => None,
        }
    }

    /// The record.
    fn entry(&self) -> Result<DiaryEntry, String> {
        let on = self.on.ok_or("This row has no date that can be read.")?;
        let mood = self.usual_mood();
        let named = |name: &str, text: &str| if text.is_empty() { String::new() } else { format!("{name}: {text}") };
        let own_mood = if mood.is_none() { named("Mood", &self.mood) } else { String::new() };
        let parts = [
            self.title.clone(),
            self.note.clone(),
            own_mood,
            named("Activities", &self.activities.join(", ")),
            named("Scales", &self.scales),
        ];
        let writing = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n");
        let entry = DiaryEntry { on, at: self.at, mood, writing, ..DiaryEntry::default() };
        entry.check().map_err(|problem| problem.sentence)?;
        Ok(entry)
    }
}
