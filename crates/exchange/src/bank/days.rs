//! Days as banks write them beyond what everybody does: digits of full width are written anew as narrow ones, and most days are told by their shape alone. The
//! rest is left to [`dates`].

use std::borrow::Cow;

use chrono::NaiveDate;

use crate::dates::{self, DateOrder, When, Writing};

/// The day a cell means.
pub(super) fn read(cell: &str, writing: Writing) -> Option<When> {
    if let Some([first, second, third]) = digits(cell) {
        let date = match writing.order {
            _ if first > 31 => day(first, second, third),
            DateOrder::MonthFirst => day(third, first, second),
            DateOrder::DayFirst | DateOrder::YearFirst => day(third, second, first),
        };
        return date.map(|date| When { date, time: None });
    }
    dates::read_as(&plain(cell), writing)
}

/// Whether a cell is a day, with its year or without.
pub(super) fn is_day(cell: &str) -> bool {
    is_date(cell) || is_yearless(cell)
}

/// Whether a cell is a day without its year: `3 Mar`, `3/14`, `7月22日`.
pub(super) fn is_yearless(cell: &str) -> bool {
    let cell = cell.trim();
    // Most days have their year, and are seen at a glance.
    cell.len() <= 24 && digits(cell).is_none() && cell.bytes().any(|b| b.is_ascii_digit() || b >= 0x80) && dates::is_yearless(&plain(cell))
}

/// The newest of days without a year, each as a day of one and the same leap year, in the file's order. Where they cross into another year, in the
/// one order or the other, it is the last or the first; else it is the latest in the year.
pub(super) fn newest(days: &[NaiveDate]) -> Option<NaiveDate> {
    let (mut rises, mut falls, mut back, mut ahead) = (0_usize, 0_usize, 0_usize, 0_usize);
    for pair in days.windows(2) {
        let [one, other] = pair else { continue };
        match (*other - *one).num_days() {
            ..-180 => back += 1,
            -180..0 => falls += 1,
            0 => {}
            1..=180 => rises += 1,
            _ => ahead += 1,
        }
    }
    match (back, ahead) {
        (1, 0) if rises >= falls => days.last().copied(),
        (0, 1) if falls > rises => days.first().copied(),
        _ => days.iter().max().copied(),
    }
}

/// Whether a cell is a day under some order.
pub(super) fn is_date(cell: &str) -> bool {
    let cell = cell.trim();
    if let Some([first, second, third]) = digits(cell) {
        let days = if first > 31 { [day(first, second, third), None] } else { [day(third, second, first), day(third, first, second)] };
        return days.into_iter().any(|day| day.is_some());
    }
    cell.len() >= 6 && cell.len() <= 60 && cell.bytes().any(|b| b.is_ascii_digit() || b >= 0x80) && dates::is_date(&plain(cell))
}

fn day(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(dates::full_year(year), month, day)
}

/// The three numbers of what most days are: ten characters with a year of four digits at either end, and one mark twice.
fn digits(cell: &str) -> Option<[u32; 3]> {
    let bytes: &[u8; 10] = cell.as_bytes().try_into().ok()?;
    let number = |range: std::ops::Range<usize>| {
        bytes.get(range)?.iter().try_fold(0_u32, |number, b| b.is_ascii_digit().then(|| number * 10 + u32::from(b - b'0')))
    };
    let mark = |b: u8, other: u8| b == other && matches!(b, b'-' | b'.' | b'/');
    match bytes {
        [_, _, _, _, one, _, _, other, _, _] if mark(*one, *other) => {
            Some([number(0..4).filter(|year| *year > 31)?, number(5..7)?, number(8..10)?])
        }
        [_, _, one, _, _, other, ..] if mark(*one, *other) => {
            Some([number(0..2).filter(|first| *first <= 31)?, number(3..5)?, number(6..10)?])
        }
        _ => None,
    }
}

/// The cell in digits that [`dates`] reads: those of full width become narrow ones.
pub(super) fn plain(cell: &str) -> Cow<'_, str> {
    let text = cell.trim();
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| char::from_u32((c as u32).wrapping_sub(0xfee0)).filter(char::is_ascii_graphic).unwrap_or(c)).collect())
}
