//! The journal: a mood in one tap, three good things, and writing with a timer. Each entry has its own day and is deleted alone; all of it
//! can be left out of any share or export.
//!
//! The evidence is modest, and the screens say so: three good things did no better than a positive placebo (Mongrain & Anselmo-Matthews
//! 2012); expressive writing sped up re-employment in one small trial (Spera, Buhrfeind & Pennebaker 1994, n = 63), and some people feel worse
//! right after. The mood is an own single item: no diagnosis, no total.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::id::Id;
use super::limits;
use super::model::Model;
use super::problem::Problem;
use crate::arrange::Arrange;

/// One entry: whatever of the three the person made of it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct JournalEntry {
    /// Its day.
    pub on: NaiveDate,
    /// The time it was begun, where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<NaiveTime>,
    /// The mood.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mood: Option<Mood>,
    /// A good thing.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub good_one: String,
    /// Another.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub good_two: String,
    /// A third.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub good_three: String,
    /// What was written.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub writing: String,
    /// How long was written, in whole minutes, where timed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
}

/// How the day is, in five steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mood {
    /// A hard day.
    Hard,
    /// Rather low.
    Low,
    /// In between.
    Even,
    /// Rather good.
    Good,
    /// A bright day.
    Bright,
}

impl Mood {
    /// All five, from hard to bright.
    pub const ALL: [Self; 5] = [Self::Hard, Self::Low, Self::Even, Self::Good, Self::Bright];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Hard => "Hard",
            Self::Low => "Low",
            Self::Even => "So-so",
            Self::Good => "Good",
            Self::Bright => "Bright",
        }
    }
}

impl JournalEntry {
    /// Whether it may be kept.
    ///
    /// # Errors
    /// Where a text is too long for one field.
    pub fn check(&self) -> Result<(), Problem> {
        limits::texts(&[
            ("good_one", &self.good_one),
            ("good_two", &self.good_two),
            ("good_three", &self.good_three),
            ("writing", &self.writing),
        ])
    }

    /// The good things that were written, in order.
    pub fn good_things(&self) -> Vec<&str> {
        [&self.good_one, &self.good_two, &self.good_three].into_iter().map(|t| t.trim()).filter(|t| !t.is_empty()).collect()
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.mood.is_none() && self.good_things().is_empty() && self.writing.trim().is_empty()
    }
}

/// Entries that hold every word of the query, newest first; all of them where it is empty.
pub fn search<'a>(model: &'a Model, query: &str) -> Vec<(&'a Id, &'a JournalEntry)> {
    let words: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
    let holds = |entry: &JournalEntry| {
        if words.is_empty() {
            return true;
        }
        let mood = entry.mood.map_or("", Mood::name);
        let text = [mood, &entry.good_one, &entry.good_two, &entry.good_three, &entry.writing].join("\n").to_lowercase();
        words.iter().all(|word| text.contains(word.as_str()))
    };
    let mut found: Vec<_> = model.journal.iter().filter(|(_, e)| holds(e)).map(|(id, e)| (id, e.as_ref())).collect();
    found.arrange_by(|(a_id, a), (b_id, b)| (b.on, b.at, b_id).cmp(&(a.on, a.at, a_id)));
    found
}

/// The mood last noted on each day of a month, with how many entries the day has: `(day of month, mood, entries)` for days that have any.
pub fn month(model: &Model, year: i32, month: u32) -> Vec<(u32, Option<Mood>, usize)> {
    use chrono::Datelike;
    let mut days: Vec<(u32, Option<Mood>, usize)> = Vec::new();
    let mut entries: Vec<&JournalEntry> = model.journal.values().map(AsRef::as_ref).collect();
    entries.arrange_by_key(|entry| (entry.on, entry.at));
    for entry in entries.into_iter().filter(|e| e.on.year() == year && e.on.month() == month) {
        match days.last_mut().filter(|(day, ..)| *day == entry.on.day()) {
            Some((_, mood, count)) => (*mood, *count) = (entry.mood.or(*mood), *count + 1),
            None => days.push((entry.on.day(), entry.mood, 1)),
        }
    }
    days
}

/// Good things written before that day, to bring back on a hard one: up to `most`, a different handful each day.
pub fn good_things_to_bring_back(model: &Model, today: NaiveDate, most: usize) -> Vec<(NaiveDate, String)> {
    use chrono::Datelike;
    let mut all: Vec<(NaiveDate, String)> = Vec::new();
    for entry in model.journal.values().filter(|e| e.on < today) {
        all.extend(entry.good_things().into_iter().map(|thing| (entry.on, thing.to_owned())));
    }
    for reflection in model.reflections.values().filter(|r| r.started_on < today && !r.thankful.trim().is_empty()) {
        all.push((reflection.started_on, reflection.thankful.trim().to_owned()));
    }
    all.arrange();
    if !all.is_empty() {
        let turn = today.num_days_from_ce().unsigned_abs() as usize * most % all.len();
        all.rotate_left(turn);
    }
    all.truncate(most);
    all
}
