//! A date with its time, as one would say it.

use chrono::{NaiveDate, NaiveTime};

use crate::format;

/// `tomorrow, 10:00`.
pub fn date_and_time(date: Option<NaiveDate>, time: Option<NaiveTime>, today: NaiveDate) -> String {
    let day = date.map_or_else(|| "no date".to_owned(), |day| format::near_day(day, today));
    match time {
        Some(time) => format!("{day}, {}", format::time(time)),
        None => day,
    }
}
