//! The distance in both directions: what was done and learnt since the search began, month by month, and how many applications it may take to the next first
//! call and to an offer. Never what was lost.

use chrono::{Datelike, Months, NaiveDate};

use crate::application::EventKind;
use crate::day::week::{self, Week};
use crate::funnel::{FunnelFigures, Needed};
use crate::model::Model;

/// The most months that are told, the latest.
const MOST_MONTHS: u32 = 12;

/// One month of what was done and learnt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Month {
    /// Its first day.
    pub first: NaiveDate,
    /// What was done in it.
    pub done: Week,
}

/// Both directions.
#[derive(Debug, Clone, PartialEq)]
pub struct Distance {
    /// The day of the first application; the search began no later.
    pub began_on: Option<NaiveDate>,
    /// Everything since then.
    pub behind: Week,
    /// By month, the oldest first; months in which nothing was done are there too.
    pub months: Vec<Month>,
    /// Applications until one more first contact.
    pub to_contact: Needed,
    /// Applications until one more offer.
    pub to_offer: Needed,
}

impl Distance {
    /// As of the figures' day.
    pub fn of(model: &Model, figures: &FunnelFigures, today: NaiveDate) -> Self {
        let sent = model.applications.values().flat_map(|a| a.timeline.values()).filter(|e| e.kind == EventKind::Applied);
        let began_on = sent.filter_map(|e| e.date).filter(|day| *day <= today).min();
        let behind = began_on.map(|first| week::between(model, first, today)).unwrap_or_default();
        let this_month = today.with_day(1).unwrap_or(today);
        let months = (0..MOST_MONTHS).rev().filter_map(|back| this_month.checked_sub_months(Months::new(back)));
        let began = began_on.unwrap_or(today);
        let months = months.filter(|first| first.checked_add_months(Months::new(1)).is_none_or(|next| next > began)).map(|first| {
            let last = first.checked_add_months(Months::new(1)).and_then(|next| next.pred_opt()).unwrap_or(today).min(today);
            Month { first, done: week::between(model, first.max(began), last) }
        });
        let months = if began_on.is_some() { months.collect() } else { Vec::new() };
        Self { began_on, behind, months, to_contact: figures.needed, to_offer: figures.needed_offer }
    }
}
