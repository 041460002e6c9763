//! Queries over all entries: search, a month of moods, good things to show again.

use crate::letter_case::SmallLetters;
use chrono::{Datelike, NaiveDate};

use super::{DiaryEntry, Mood};
use crate::id::Id;
use crate::model::Model;
use crate::sort_compact::SortCompact;

/// Entries that contain every word of the query, newest first; all entries where it is empty.
pub fn search<'a>(model: &'a Model, query: &str) -> Vec<(&'a Id, &'a DiaryEntry)> {
    let words: Vec<String> = query.split_whitespace().map(SmallLetters::small_letters).collect();
    let holds = |entry: &DiaryEntry| {
        if words.is_empty() {
            return true;
        }
        let mood = entry.mood.map_or("", Mood::name);
        let text = [mood, &entry.good_one, &entry.good_two, &entry.good_three, &entry.writing].join("\n").small_letters();
        words.iter().all(|word| text.contains(word.as_str()))
    };
    let mut found: Vec<_> = model.diary.iter().filter(|(_, e)| holds(e)).map(|(id, e)| (id, e.as_ref())).collect();
    found.sort_compact_by(|(a_id, a), (b_id, b)| (b.on, b.at, b_id).cmp(&(a.on, a.at, a_id)));
    found
}

/// The mood last noted on each day of a month, with how many entries the day has: `(day of month, mood, entries)` for days that have any.
pub fn month(model: &Model, year: i32, month: u32) -> Vec<(u32, Option<Mood>, usize)> {
    let mut days: Vec<(u32, Option<Mood>, usize)> = Vec::new();
    let mut entries: Vec<&DiaryEntry> = model.diary.values().map(AsRef::as_ref).collect();
    entries.sort_compact_by_key(|entry| (entry.on, entry.at));
    for entry in entries.into_iter().filter(|e| e.on.year() == year && e.on.month() == month) {
        match days.last_mut().filter(|(day, ..)| *day == entry.on.day()) {
            Some((_, mood, count)) => (*mood, *count) = (entry.mood.or(*mood), *count + 1),
            None => days.push((entry.on.day(), entry.mood, 1)),
        }
    }
    days
}

/// Good things written before that day, to show again on a hard one: up to `most`, different ones each day.
pub fn good_things_to_show_again(model: &Model, today: NaiveDate, most: usize) -> Vec<(NaiveDate, String)> {
    let mut all: Vec<(NaiveDate, String)> = Vec::new();
    for entry in model.diary.values().filter(|e| e.on < today) {
        all.extend(entry.good_things().into_iter().map(|thing| (entry.on, thing.to_owned())));
    }
    for reflection in model.reflections.values().filter(|r| r.started_on < today && !r.thankful.trim().is_empty()) {
        let thing = reflection.thankful.trim();
        // Since it was closed, the line is in the diary too.
        if !all.iter().any(|(_, other)| other == thing) {
            all.push((reflection.started_on, thing.to_owned()));
        }
    }
    all.sort_compact();
    if !all.is_empty() {
        let start = today.num_days_from_ce().unsigned_abs() as usize * most % all.len();
        all.rotate_left(start);
    }
    all.truncate(most);
    all
}
