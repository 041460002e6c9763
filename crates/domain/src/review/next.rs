//! The day of the next review.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::model::Model;

/// The day of the next review, once one was chosen and until a review was finished on it or after it.
pub fn next_on(model: &Model) -> Option<NaiveDate> {
    let (_, next) = model.reviews.values().filter_map(|review| review.next.map(|next| (review.week, next))).max()?;
    let met = model.reviews.values().any(|review| review.finished_on.is_some_and(|on| on >= next));
    (!met).then_some(next)
}

/// The first such weekday after that day.
pub fn next_weekday(weekday: Weekday, today: NaiveDate) -> NaiveDate {
    let ahead = (weekday.num_days_from_monday() + 6 - today.weekday().num_days_from_monday()) % 7 + 1;
    today.checked_add_days(Days::new(u64::from(ahead))).unwrap_or(today)
}
