//! How the days of a list are written: their order, and the year of those that name none.

use chrono::NaiveDate;

use super::mapping::{Mapping, Target};
use crate::dates::{self, DateOrder, Writing};
use crate::table::Row;

/// How the days of a file are written.
pub(super) fn writing(mapping: &Mapping) -> Writing {
    Writing { order: mapping.dates.unwrap_or(DateOrder::DayFirst), until: mapping.until }
}

/// How the days of a row are written: one without its year is the next such day after the sending, or lies a few weeks before it.
pub(super) fn writing_of(mapping: &Mapping, row: &Row) -> Writing {
    let writing = writing(mapping);
    let sent = sent_on(mapping, row).and_then(|cell| dates::read(cell, writing.order));
    let until = sent.and_then(|sent| until_after(sent.date));
    Writing { until: until.or(writing.until), ..writing }
}

/// The last day that one without its year can be beside one that has it.
pub(super) fn until_after(day: NaiveDate) -> Option<NaiveDate> {
    const BEFORE: u64 = 60;
    day.checked_add_months(chrono::Months::new(12))?.checked_sub_days(chrono::Days::new(BEFORE + 1))
}

/// The day a row was sent or kept, where it is written with its year: what is written without one follows it.
pub(super) fn sent_on<'a>(mapping: &Mapping, row: &'a Row) -> Option<&'a str> {
    let of = |wanted: Target| {
        let cells = row.cells.iter().zip(&mapping.columns).filter(move |(_, target)| **target == wanted).map(|(cell, _)| cell.as_str());
        cells.into_iter().find(|cell| dates::is_date(cell))
    };
    of(Target::AppliedOn).or_else(|| of(Target::SavedOn))
}
