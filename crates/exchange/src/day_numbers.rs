//! Days that look like other numbers: `46084` as spreadsheets count them, where the cells lost their format on the way, and `14.09` or `20-10` without a
//! year. A number alone is none: the heading has to say that the column holds days, and every cell has to be one.

use chrono::{Days, NaiveDate};

use crate::dates;
use crate::table::Table;

/// Writes the columns of such numbers anew as days; `is_of_days` says of a heading that it is one of days. Gives whether there were any.
pub fn rewrite(table: &mut Table, is_of_days: impl Fn(&str) -> bool) -> bool {
    let mut any = false;
    for at in 0..table.headers.len() {
        if !table.headers.get(at).is_some_and(|heading| is_of_days(heading)) {
            continue;
        }
        let filled = || table.rows.iter().filter_map(|row| row.cells.get(at)).map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
        let days = |cell: &str| yearless(cell).is_some() || dates::is_day(cell);
        let numbers = filled().all(|cell| day(cell).is_some()) || filled().all(days) && filled().any(|cell| yearless(cell).is_some());
        if filled().next().is_none() || !numbers {
            continue;
        }
        for cell in table.rows.iter_mut().filter_map(|row| row.cells.get_mut(at)) {
            if let Some(day) = day(cell.trim()).map(|day| day.to_string()).or_else(|| yearless(cell.trim())) {
                *cell = day;
                any = true;
            }
        }
    }
    any
}

/// The day of a number between 2000 and 2050; what stands behind its mark is the time of day.
fn day(cell: &str) -> Option<NaiveDate> {
    let (days, part) = cell.split_once(['.', ',']).unwrap_or((cell, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let days: u64 = days.parse().ok().filter(|days| digits(part) && (36_526..54_789).contains(days))?;
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(days))
}

/// `14.09` with the point at its end and `20-10` with the stroke that make a day of it.
fn yearless(cell: &str) -> Option<String> {
    if cell.len() > 5 || dates::is_yearless(cell) {
        return None;
    }
    let written = match cell.split_once('-') {
        Some((day, month)) => format!("{day}/{month}"),
        None => format!("{cell}."),
    };
    dates::is_yearless(&written).then_some(written)
}
