//! The review of a week, and the choice of its day.

use std::sync::Arc;

use chrono::{NaiveDate, Weekday};

use super::next::next_weekday;
use super::record::Review;
use crate::change::{Change, Edit};
use crate::day::{mark, week};
use crate::id::Id;
use crate::model::Model;

/// The review of the week of that day: the one that is stored, or the id and the blank of a new one. Its id comes from the week, so that the same
/// review on two devices is one record.
pub fn of_week(model: &Model, today: NaiveDate) -> (Id, Review) {
    let monday = week::monday(today);
    let stored = model.reviews.iter().find(|(_, review)| review.week == monday);
    stored.map_or_else(
        || (mark::id(&format!("review/{monday}")), Review { week: monday, ..Review::default() }),
        |(id, review)| (id.clone(), review.as_ref().clone()),
    )
}

/// Chooses the day of the week, from its next one on; `None` ends it. One choice counts, so those of earlier weeks are taken back.
pub fn choose(model: &Model, weekday: Option<Weekday>, today: NaiveDate) -> Change {
    let next = weekday.map(|weekday| next_weekday(weekday, today));
    let (id, blank) = of_week(model, today);
    let edit = |id: &Id, before: &Arc<Review>, next: Option<NaiveDate>| {
        Change::edit("", id, before, |review: &mut Review| review.next = next).edits
    };
    let others = model.reviews.iter().filter(|(other, review)| **other != id && review.next.is_some());
    let mut edits: Vec<Edit> = others.flat_map(|(id, before)| edit(id, before, None)).collect();
    match model.reviews.get(&id) {
        Some(before) => edits.extend(edit(&id, before, next)),
        None if next.is_some() => edits.push(Edit::add(id, Review { next, ..blank })),
        None => {}
    }
    let what = if next.is_some() { "Day of the review chosen" } else { "No day for the review" };
    Change::many(what, edits)
}
