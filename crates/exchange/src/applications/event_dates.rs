//! What cells of dates say, and which day an end without one gets.

use chrono::NaiveDate;

use super::vocabulary;
use crate::dates::{self, When, Writing};
use domain::application::{Event, EventKind};

/// The day of the last step that would reopen what had ended.
pub(super) fn last_step<'a>(events: impl Iterator<Item = &'a Event>) -> Option<NaiveDate> {
    let reopens = |kind: &EventKind| {
        matches!(kind, EventKind::Reply | EventKind::Assessment | EventKind::Screen | EventKind::Interview { .. } | EventKind::Offer)
    };
    events.filter(|event| reopens(&event.kind)).filter_map(|event| event.date).max()
}

/// An end without a day stands before every dated step and would count as reopened: it takes the day of the last one, and says so.
pub(super) fn end_on(event: &mut Event, last: Option<NaiveDate>) {
    if let (None, Some(last)) = (event.date, last) {
        event.date = Some(last);
        "The file gives no day for this; it is the day of the last step.".clone_into(&mut event.note);
    }
}

/// A day without a year that lies long before the sending is one of the next year: sent in December, invited in January.
pub(super) fn after_sending(events: &mut [Event]) {
    const LONG: i64 = 120;
    let Some(sent) = events.iter().filter(|event| event.kind == EventKind::Applied).filter_map(|event| event.date).min() else { return };
    for event in events.iter_mut().filter(|event| !matches!(event.kind, EventKind::Saved | EventKind::Applied)) {
        if let Some(day) = event.date.filter(|day| (sent - *day).num_days() > LONG) {
            event.date = day.checked_add_months(chrono::Months::new(12));
        }
    }
}

/// A cell of a column of dates.
#[derive(Clone, Copy)]
pub(super) enum Dated {
    /// A date.
    On(When),
    /// Yes, on no day said.
    Undated,
    /// No.
    Not,
    /// Something else.
    Unclear,
}

pub(super) fn dated(cell: &str, writing: Writing) -> Dated {
    if let Some(when) = dates::read_as(cell, writing) {
        return Dated::On(when);
    }
    if let Some(when) = vocabulary::behind_yes(cell).and_then(|day| dates::read_as(day, writing)) {
        return Dated::On(when);
    }
    match vocabulary::answer(cell) {
        Some(true) => Dated::Undated,
        Some(false) => Dated::Not,
        None => Dated::Unclear,
    }
}

/// What the file says about a day.
#[derive(Clone, Copy, Default, PartialEq)]
pub(super) enum Day {
    /// Nothing.
    #[default]
    Unsaid,
    /// That it happened.
    Undated,
    /// When it happened.
    On(When),
}

impl Day {
    /// Takes a cell in; says whether it was a date, yes or no.
    pub fn take(&mut self, dated: Dated) -> bool {
        match dated {
            Dated::On(when) => *self = Self::On(when),
            Dated::Undated => *self = Self::Undated,
            Dated::Not => {}
            Dated::Unclear => return false,
        }
        true
    }

    /// When it happened, where that is said.
    pub fn when(self) -> Option<When> {
        if let Self::On(when) = self { Some(when) } else { None }
    }
}
