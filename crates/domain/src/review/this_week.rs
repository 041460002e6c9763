//! The review of a week.

use chrono::NaiveDate;

use super::record::Review;
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
