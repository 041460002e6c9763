//! Offers: the terms of each, compared in pay, hours, start and what they do to the runway; deciding by a date; and after accepting, the kind close
//! of the search. The terms are a record of their own under the application's id, so that an offer can be compared before anything is decided.

pub mod close;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::application::PayPeriod;
use crate::application::progress::Stage;
use crate::budget::{Budget, Frequency, Income, IncomeKind, Pay, Recurrence, Scenario};
use crate::change::{Change, Edit};
use crate::currency::Currency;
use crate::defaults::is_default;
use crate::id::Id;
use crate::limits;
use crate::model::Model;
use crate::money::divide;
use crate::problem::Problem;
use crate::sort_compact::SortCompact;
use std::sync::Arc;

/// Minutes of a working week where none are known.
const USUAL_MINUTES: u32 = 40 * 60;
/// Working days of a week.
const DAYS_A_WEEK: i128 = 5;
/// From how many days before it the deadline of an offer is on Today.
const DECIDE_DAYS: i64 = 3;

/// What an offer says; anything may be missing. Amounts in minor units of the home currency.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Offer {
    /// The pay before tax.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pay: Option<i64>,
    /// What that amount covers.
    #[serde(skip_serializing_if = "is_default")]
    pub period: PayPeriod,
    /// What arrives in the account each month, as far as the person knows; the budget counts with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub monthly_net: Option<i64>,
    /// Minutes of work a week.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes_a_week: Option<u32>,
    /// The first day of work.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub starts_on: Option<NaiveDate>,
    /// The day of the first pay; a month after the start where it is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_pay_on: Option<NaiveDate>,
    /// The day by which to decide.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decide_by: Option<NaiveDate>,
    /// Anything else: the way to work, leave, what it is like there.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub notes: String,
}

impl Offer {
    /// Checks the record before it is saved.
    ///
    /// # Errors
    /// Where the first pay comes before the first day, or a text is too long.
    pub fn check(&self) -> Result<(), Problem> {
        if self.starts_on.zip(self.first_pay_on).is_some_and(|(start, pay)| pay < start) {
            return Err(Problem::new("date", "The first pay comes before the first day of work."));
        }
        limits::check_texts(&[("notes", &self.notes)])
    }

    /// The pay of a year before tax.
    fn yearly(&self) -> Option<i128> {
        let pay = i128::from(self.pay?);
        let minutes = i128::from(self.minutes_a_week.unwrap_or(USUAL_MINUTES));
        Some(match self.period {
            PayPeriod::Year => pay,
            PayPeriod::Month => pay * 12,
            PayPeriod::Day => pay * DAYS_A_WEEK * 52,
            PayPeriod::Hour => pay * minutes * 52 / 60,
        })
    }

    /// The pay of a month before tax.
    pub fn monthly(&self) -> Option<i64> {
        self.yearly().map(|yearly| divide(yearly, 12))
    }

    /// The pay of an hour before tax, over the hours it asks for. Nothing where the hours are not known.
    pub fn hourly(&self) -> Option<i64> {
        let minutes = i128::from(self.minutes_a_week.filter(|minutes| *minutes > 0)?);
        self.yearly().map(|yearly| divide(yearly * 60, minutes * 52))
    }

    /// The day of the first pay, known or a month after the start.
    pub fn first_pay(&self) -> Option<NaiveDate> {
        self.first_pay_on.or_else(|| self.starts_on?.checked_add_months(chrono::Months::new(1)))
    }

    /// The income that it becomes; nothing where the amount or the day is missing. What arrives each month counts, else the pay before tax.
    pub fn income(&self, name: &str) -> Option<Income> {
        let amount = self.monthly_net.or_else(|| self.monthly())?;
        let when = Recurrence::new(Frequency::Month, self.first_pay()?);
        Some(Income { name: name.to_owned(), kind: IncomeKind::Salary, pay: Pay::Regular { amount, when }, bridge: false })
    }
}

/// An offer beside the others.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// The application.
    pub application: Id,
    /// The employer, or the role where that is unknown.
    pub name: String,
    /// The terms; all missing where none were entered yet.
    pub offer: Offer,
    /// Days the money lasts with it, as things are otherwise; `None` beyond the horizon. Outer `None` where pay or day is missing.
    pub runway_days: Option<Option<u32>>,
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
    let one = |id: Id| {
        let application = model.applications.get(&id)?;
        let name = crate::application::edits::name(application).to_owned();
        let offer = model.offers.get(&id).map(|offer| offer.as_ref().clone()).unwrap_or_default();
        let runway_days = offer.income(&name).map(|income| {
            let mut with = model.clone();
            with.incomes.insert(Id::new("offer"), Arc::new(income));
            runway(&with).runway_days
        });
        let shortfall = as_is.first_shortfall();
        let lasts_until_pay = offer.first_pay().map(|day| shortfall.is_none_or(|short| short > day));
        Some(Compared { application: id, name, offer, runway_days, lasts_until_pay })
    };
    open(model, today).into_iter().filter_map(one).collect()
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
