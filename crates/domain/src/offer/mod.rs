//! Offers: the terms of each, compared in pay, hours, start and what they do to the runway; deciding by a date; and after accepting, the kind close
//! of the search. The terms are a record of their own under the application's id, so that an offer can be compared before anything is decided.

pub mod close;
pub mod terms;
mod working;

use chrono::{Days, NaiveDate};

use crate::application::progress::Stage;
use crate::budget::{Budget, Income, IncomeKind, Scenario};
use crate::change::{Change, Edit};
use crate::currency::Currency;
use crate::id::Id;
use crate::model::Model;
use crate::sort_compact::SortCompact;
use std::sync::Arc;
pub use terms::Offer;

/// From how many days before it the deadline of an offer is on Today.
const DECIDE_DAYS: i64 = 3;

/// An offer beside the others.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// The application.
    pub application: Id,
    /// The employer, or the role where that is unknown.
    pub name: String,
    /// The terms; all missing where none were entered yet.
    pub offer: Offer,
    /// Whether anything that goes out is known: without it nothing says how long money lasts, and no field below has a value.
    pub has_outgoings: bool,
    /// Days the money lasts with it, as things are otherwise; `None` beyond the horizon. Outer `None` where pay or day is missing.
    pub runway_days: Option<Option<u32>>,
    /// Days the money lasts without it.
    pub runway_as_is: Option<u32>,
    /// Whether the money lasts until the first pay; `None` where that day is not known.
    pub lasts_until_pay: Option<bool>,
}

/// The offers that wait for a decision, the nearest deadline first.
pub fn open(model: &Model, today: NaiveDate) -> Vec<Id> {
    let mut open: Vec<(Option<NaiveDate>, &Id)> = Vec::new();
    for (id, application) in model.applications.iter().filter(|(_, a)| !a.archived) {
        if application.stage() == Stage::Offer && application.outcome().is_none() {
            open.push((model.offers.get(id).and_then(|offer| offer.decide_by), id));
        }
    }
    open.sort_compact_by_key(|(by, id)| (by.is_none(), by.map(|by| by.max(today.checked_sub_days(Days::new(365)).unwrap_or(by))), *id));
    open.into_iter().map(|(_, id)| id.clone()).collect()
}

/// Every offer that waits, with what it does to the runway.
pub fn compare(model: &Model, home: Currency, today: NaiveDate) -> Vec<Compared> {
    let runway = |model: &Model| Budget::of(model, home, today).simulate(&Scenario::AS_IS);
    let as_is = runway(model);
    let has_outgoings = Budget::of(model, home, today).has_outgoings();
    let one = |id: Id| {
        let application = model.applications.get(&id)?;
        let name = crate::application::edits::name(application).to_owned();
        let offer = model.offers.get(&id).map(|offer| offer.as_ref().clone()).unwrap_or_default();
        // Who works is not paid for being out of work.
        let mut until = model.clone();
        for edit in offer.starts_on.map(|start| benefit_ends(model, start)).unwrap_or_default() {
            match edit.after.as_ref().and_then(|record| record.get::<Income>()) {
                Some(income) => _ = until.incomes.insert(edit.id, income.clone()),
                None => _ = until.incomes.remove(&edit.id),
            }
        }
        let shortfall = runway(&until).first_shortfall();
        let runway_days = offer.income(&name).filter(|_| has_outgoings).map(|income| {
            until.incomes.insert(Id::new("offer"), Arc::new(income));
            runway(&until).runway_days
        });
        let lasts_until_pay = offer.first_pay().filter(|_| has_outgoings).map(|day| shortfall.is_none_or(|short| short > day));
        Some(Compared { application: id, name, offer, has_outgoings, runway_days, runway_as_is: as_is.runway_days, lasts_until_pay })
    };
    open(model, today).into_iter().filter_map(one).collect()
}

/// Ends each unemployment benefit before the first day of work; what would only begin then goes.
pub(super) fn benefit_ends(model: &Model, start: NaiveDate) -> Vec<Edit> {
    let benefits = model.incomes.iter().filter(|(_, income)| income.kind == IncomeKind::UnemploymentBenefit);
    let ended = benefits.filter_map(|(id, before)| match before.until_before(start) {
        Some(after) if after == **before => None,
        Some(after) => Some(Edit::update(id.clone(), before, after)),
        None => Some(Edit::remove(id.clone(), before)),
    });
    ended.collect()
}

/// Whether a benefit would be paid longer than to the first day of work.
pub fn ends_a_benefit(model: &Model, start: NaiveDate) -> bool {
    !benefit_ends(model, start).is_empty()
}

/// Whether the deadline of an offer is near enough for Today: within three days, or past.
pub fn is_pressing(offer: &Offer, today: NaiveDate) -> bool {
    offer.decide_by.is_some_and(|by| (by - today).num_days() <= DECIDE_DAYS)
}

/// Edits the terms of an offer, which may not be stored yet.
pub fn edit(model: &Model, id: &Id, what: &str, how: impl FnOnce(&mut Offer)) -> Change {
    if let Some(before) = model.offers.get(id) {
        return Change::edit(what, id, before, how);
    }
    let mut offer = Offer::default();
    how(&mut offer);
    Change::one(what, Edit::add(id.clone(), offer))
}
