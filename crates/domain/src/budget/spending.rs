//! The spending log, the pause list and the category rules as records.
//! Comparing them with the plan is in [`actual`](super::actual) and [`waiting`](super::waiting).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::currency::Currency;
use crate::defaults::is_default;
use crate::id::Id;
use crate::money::ExchangeRate;
use crate::problem::Problem;

/// One transaction, typed or from a bank file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Spending {
    /// On which day.
    #[serde(with = "crate::iso_day::required")]
    pub date: NaiveDate,
    /// In minor units of its account's currency; below zero is money out.
    pub amount: i64,
    /// The category; empty for none yet.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub category: String,
    /// The payee or payer.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub payee: String,
    /// The bank's own words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub memo: String,
    /// On which account; empty is the home currency and no account.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<Id>,
    /// What the amount is in, where its account is deleted and had another currency than home.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub foreign: Option<Foreign>,
    /// The bank's id of the transaction, to recognize it again.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source_id: String,
    /// Pending at the bank, not yet booked.
    #[serde(default, skip_serializing_if = "is_default")]
    pub pending: bool,
}

/// A currency that is not the home currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Foreign {
    /// Which.
    pub currency: Currency,
    /// Home currency for one unit of it, as typed by the person. Without it, amounts are left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rate: Option<ExchangeRate>,
}

/// A category rule: a payee that contains the text gets the category.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CategoryRule {
    /// The text to look for in payee or memo, ignoring case.
    pub payee: String,
    /// The category.
    pub category: String,
}

/// Something the person wants, with a wait before buying it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PauseItem {
    /// What it is.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// What it costs, in minor units of the home currency.
    pub price: i64,
    /// Since when it is wanted.
    pub since: NaiveDate,
    /// How long to wait, in days: 1, 3, 7 or 30.
    pub wait_days: u32,
    /// The result.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<Decision>,
    /// When that was decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided_on: Option<NaiveDate>,
}

/// The decision on an item of the pause list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// Bought.
    Bought,
    /// Decided against.
    LetGo,
}

/// The lengths of wait to choose from, in days.
pub const WAIT_DAYS: [u32; 4] = [1, 3, 7, 30];

impl Spending {
    /// Checks the record before it is saved.
    ///
    /// # Errors
    /// Where the amount is zero.
    pub fn check(&self) -> Result<(), Problem> {
        if self.amount == 0 { Err(Problem::new("amount", "Enter an amount other than zero.")) } else { Ok(()) }
    }
}

impl CategoryRule {
    /// Checks the record before it is saved.
    ///
    /// # Errors
    /// Where text or category is missing.
    pub fn check(&self) -> Result<(), Problem> {
        if self.payee.trim().is_empty() {
            return Err(Problem::new("payee", "Enter the words in the payee's name that the rule looks for."));
        }
        if self.category.trim().is_empty() {
            return Err(Problem::new("category", "Choose the category that the rule assigns."));
        }
        Ok(())
    }
}

impl PauseItem {
    /// Checks the record before it is saved.
    ///
    /// # Errors
    /// Where it has no name or no price, or the wait is none of [`WAIT_DAYS`].
    pub fn check(&self) -> Result<(), Problem> {
        if self.name.trim().is_empty() {
            return Err(Problem::new("name", "Enter what it is."));
        }
        if self.price <= 0 {
            return Err(Problem::new("price", "Enter a price above zero."));
        }
        if !WAIT_DAYS.contains(&self.wait_days) {
            return Err(Problem::new("wait_days", "Choose a wait of 1, 3, 7 or 30 days."));
        }
        Ok(())
    }
}
