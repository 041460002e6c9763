//! Fairer thoughts that the person wrote from evidence they recorded, to be found again: before the next interview, and on a hard day.

use chrono::{Datelike, NaiveDate};

use crate::diary::Mood;
use crate::id::Id;
use crate::model::Model;
use crate::sort_compact::SortCompact;

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reframe {
    /// The reflection it was written in.
    pub reflection: Id,
    /// The day it was written.
    pub on: NaiveDate,
    /// The thought that kept coming; may be blank.
    pub thought: String,
    /// What contradicted it; may be blank.
    pub against: String,
    /// The fairer one.
    pub fairer: String,
}

/// Every fairer thought written before that day, the newest first.
pub fn reframes(model: &Model, today: NaiveDate) -> Vec<Reframe> {
    let written = model.reflections.iter().filter(|(_, r)| r.started_on < today && !r.fairer_thought.trim().is_empty());
    let mut all: Vec<Reframe> = written
        .map(|(id, r)| Reframe {
            reflection: id.clone(),
            on: r.started_on,
            thought: r.thought.trim().to_owned(),
            against: r.evidence_against.trim().to_owned(),
            fairer: r.fairer_thought.trim().to_owned(),
        })
        .collect();
    all.sort_compact_by(|a, b| (b.on, &b.reflection).cmp(&(a.on, &a.reflection)));
    all
}

/// The one for that day: another each day, so that none wears out.
pub fn of_the_day(model: &Model, today: NaiveDate) -> Option<Reframe> {
    let all = reframes(model, today);
    let at = (today.num_days_from_ce().unsigned_abs() as usize).checked_rem(all.len())?;
    all.into_iter().nth(at)
}

/// Whether the day's last noted mood is a hard or a low one.
pub fn is_hard_day(model: &Model, today: NaiveDate) -> bool {
    let of_day = model.diary.iter().filter(|(_, entry)| entry.on == today && entry.mood.is_some());
    of_day.max_by_key(|(id, entry)| (entry.at, *id)).is_some_and(|(_, entry)| matches!(entry.mood, Some(Mood::Hard | Mood::Low)))
}
