//! Accounts, one record each, and the budget's own numbers (one record, id `main`).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::currency::Currency;
use crate::defaults::is_default;
use crate::money::ExchangeRate;
use crate::problem::Problem;

/// A bank account, a wallet, a savings pot.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Account {
    /// As the person calls it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// What is in it, in minor units of its currency; below zero when overdrawn.
    #[serde(skip_serializing_if = "is_default")]
    pub balance: i64,
    /// The day of the balance, in the morning: what is due that day is still to come. `None` means today.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<NaiveDate>,
    /// Its currency, where that is not the home currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<Currency>,
    /// Home currency for one unit of the account's, as typed by the person. Without it, an account in another currency is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rate: Option<ExchangeRate>,
    /// Money not available for living costs: excluded from every projection.
    #[serde(skip_serializing_if = "is_default")]
    pub set_aside: bool,
}

impl Account {
    /// Checks the record before it is saved.
    ///
    /// # Errors
    /// Where it has no name.
    pub fn check(&self) -> Result<(), Problem> {
        if self.name.trim().is_empty() { Err(Problem::new("name", "Name the account.")) } else { Ok(()) }
    }
}

/// What is set once for the budget. The home currency is in the settings, for the whole app.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Plan {
    /// The balance not to fall below, in minor units of the home currency.
    #[serde(skip_serializing_if = "is_default")]
    pub buffer: i64,
    /// Minutes a week for the search and paid work together; empty is 40 hours.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes_a_week: Option<u32>,
    /// Applications a week, for the odds; empty is read from the log.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub applications_a_week: Option<f64>,
    /// Days from sending to a first contact, for the odds; empty is read from the log.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reply_days: Option<u32>,
    /// Days from first contact to an offer, for the odds; empty is read from the log.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub process_days: Option<u32>,
    /// Days from an offer to the first pay, for the odds; empty is the stated default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pay_days: Option<u32>,
}

impl Plan {
    /// Checks the record before it is saved.
    ///
    /// # Errors
    /// Where a number is out of range.
    pub fn check(&self) -> Result<(), Problem> {
        if self.buffer < 0 {
            return Err(Problem::new("buffer", "The buffer cannot be negative."));
        }
        if self.minutes_a_week.is_some_and(|minutes| minutes > 7 * 24 * 60) {
            return Err(Problem::new("minutes_a_week", "A week has 168 hours."));
        }
        if self.applications_a_week.is_some_and(|pace| !(0.0..=1000.0).contains(&pace)) {
            return Err(Problem::new("applications_a_week", "Enter 0 to 1,000 applications a week."));
        }
        let long = |days: Option<u32>| days.is_some_and(|days| days > 730);
        if long(self.reply_days) || long(self.process_days) || long(self.pay_days) {
            return Err(Problem::new("reply_days", "Enter at most two years."));
        }
        Ok(())
    }
}
