//! The terms of an offer: what it pays, for how many hours, from when, and by when to decide.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::application::PayPeriod;
use crate::budget::{Frequency, Income, IncomeKind, Pay, Recurrence};
use crate::defaults::is_default;
use crate::id::Id;
use crate::limits;
use crate::money::divide;
use crate::problem::Problem;

/// Minutes of a working week where none are known.
pub(super) const USUAL_MINUTES: u32 = 40 * 60;
/// Working days of a week.
pub(super) const DAYS_A_WEEK: i128 = 5;

/// What an offer says; anything may be missing. Amounts in minor units of the home currency.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
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
    /// The benefits that accepting it cut short, each as it was before, so that they can be given back where it ends otherwise after all.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub benefits: BTreeMap<Id, Income>,
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
