//! How the days of a list are written: their order, and the year of those that name none.

use chrono::NaiveDate;

use super::mapping::{Mapping, Target};
use super::new_year::Turns;
use crate::dates::{self, DateOrder, Writing};
use crate::table::{Row, Table};

/// How the days of a file are written.
pub(super) fn writing(mapping: &Mapping) -> Writing {
    Writing { order: mapping.dates.unwrap_or(DateOrder::DayFirst), until: mapping.until }
}

/// How the days of a row are written: one without its year is the next such day after the sending, or lies a few weeks before it.
pub(super) fn writing_of(mapping: &Mapping, row: &Row) -> Writing {
    let writing = writing(mapping);
    let writing = Writing { until: mapping.turns.as_ref().and_then(|turns| turns.until(row.number)).or(writing.until), ..writing };
    let sent = sent_on(mapping, row).or_else(|| sent_yearless(mapping, row)).and_then(|cell| dates::read_as(cell, writing));
    let until = sent.and_then(|sent| until_after(sent.date));
    Writing { until: until.or(writing.until), ..writing }
}

/// How the day a row was sent on is written: it is not after itself.
pub(super) fn writing_of_sent(mapping: &Mapping, row: &Row) -> Writing {
    let writing = writing(mapping);
    Writing { until: mapping.turns.as_ref().and_then(|turns| turns.until(row.number)).or(writing.until), ..writing }
}

/// Where a table's days of sending without a year go over New Year; `None` where they do not, or are in no order.
pub(super) fn turns(mapping: &Mapping, table: &Table) -> Option<Turns> {
    mapping.until?;
    let sent = |row: &Row| Some((row.number, dates::read_as(sent_yearless(mapping, row)?, writing(mapping))?.date));
    Turns::of(&table.rows.iter().filter_map(sent).collect::<Vec<_>>())
}

/// The day a row was sent or kept, where it is written without its year.
fn sent_yearless<'a>(mapping: &Mapping, row: &'a Row) -> Option<&'a str> {
    let of = |wanted: Target| {
        let mut cells = row.cells.iter().zip(&mapping.columns).filter(move |(_, target)| **target == wanted).map(|(cell, _)| cell.as_str());
        cells.find(|cell| dates::is_yearless(cell))
    };
    of(Target::AppliedOn).or_else(|| of(Target::SavedOn))
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

/// The order that a heading over days states: "Date applied (MM/DD/YY)", "Datum (TT.MM.)".
pub(super) fn stated_order(mapping: &Mapping, table: &Table) -> Option<DateOrder> {
    let stated = |(heading, target): (&String, &Target)| {
        let heading = heading.to_ascii_lowercase();
        let month = heading.find("mm").filter(|_| target.is_dated())?;
        let day = ["dd", "tt", "jj"].into_iter().find_map(|day| heading.find(day))?;
        Some(if day < month { DateOrder::DayFirst } else { DateOrder::MonthFirst })
    };
    table.headers.iter().zip(&mapping.columns).find_map(stated)
}
