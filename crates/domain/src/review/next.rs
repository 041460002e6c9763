//! The day of the weekly review: a day of the week, once chosen, comes back each week.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::model::Model;

/// Days from one review to the next.
const WEEK: u64 = 7;

/// The day the next review is due, or has been since: the chosen day, and each week the same. A week that went by without one is not asked for again: the
/// latest day up to today counts. Nothing before a day was chosen.
pub fn next_on(model: &Model, today: NaiveDate) -> Option<NaiveDate> {
    let (_, first) = model.reviews.values().filter_map(|review| review.next.map(|next| (review.week, next))).max()?;
    let done = model.reviews.values().filter_map(|review| review.finished_on).max();
    let weeks = u64::try_from((today - first).num_days()).unwrap_or(0) / WEEK;
    let latest = first.checked_add_days(Days::new(weeks * WEEK))?;
    if done.is_none_or(|done| done < latest) {
        return Some(latest);
    }
    // Never before the day the last one was finished, wherever a clock that was set back puts today.
    next_weekday_after(first.weekday(), done.map_or(latest, |done| done.max(latest)))
}

/// The first such weekday after that day.
pub fn next_weekday(weekday: Weekday, today: NaiveDate) -> NaiveDate {
    next_weekday_after(weekday, today).unwrap_or(today)
}

fn next_weekday_after(weekday: Weekday, day: NaiveDate) -> Option<NaiveDate> {
    let ahead = (weekday.num_days_from_monday() + 6 - day.weekday().num_days_from_monday()) % 7 + 1;
    day.checked_add_days(Days::new(u64::from(ahead)))
}
