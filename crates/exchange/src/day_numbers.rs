//! Days as spreadsheets count them: `46084` under "Date applied", where the cells lost their format on the way. A number alone is none: the heading has
//! to say that the column holds days, and every cell has to be one of these numbers.

use chrono::{Days, NaiveDate};

use crate::table::Table;

/// Writes the columns of such numbers anew as days; `is_of_days` says of a heading that it is one of days.
pub fn rewrite(table: &mut Table, is_of_days: impl Fn(&str) -> bool) {
    for at in 0..table.headers.len() {
        let filled = || table.rows.iter().filter_map(|row| row.cells.get(at)).map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
        let numbers = filled().next().is_some() && filled().all(|cell| day(cell).is_some());
        if !numbers || !table.headers.get(at).is_some_and(|heading| is_of_days(heading)) {
            continue;
        }
        for cell in table.rows.iter_mut().filter_map(|row| row.cells.get_mut(at)) {
            if let Some(day) = day(cell.trim()) {
                *cell = day.to_string();
            }
        }
    }
}

/// The day of a number between 2000 and 2050; what stands behind its mark is the time of day.
fn day(cell: &str) -> Option<NaiveDate> {
    let (days, part) = cell.split_once(['.', ',']).unwrap_or((cell, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let days: u64 = days.parse().ok().filter(|days| digits(part) && (36_526..54_789).contains(days))?;
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(days))
}
