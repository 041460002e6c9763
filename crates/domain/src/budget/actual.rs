//! The spending log compared with the plan, month by month and category by category, and the one change that a monthly review suggests.
//!
//! The plan of a month is the sum of its bills in that month, cuts included. Categories match by name, ignoring case. Nothing in the log is
//! left out: what fits no category has a row of its own, and money that came in is summed separately.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::bill::Class;
use super::simulation::{Budget, Scenario};
use super::spending::Spending;
use crate::currency::Currency;
use crate::id::Id;
use crate::model::Model;
use crate::money::Amount;
use crate::sort_compact::SortCompact;

/// A month, compared.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MonthActual {
    /// A row a category, the one most over the plan first.
    pub rows: Vec<CategoryActual>,
    /// Money in that belongs to no spending category.
    pub income: i64,
    /// How much of it all is announced and not yet booked, signed.
    pub pending: i64,
    /// Movements in another currency without a rate: in no row.
    pub left_out: usize,
}

/// A category in a month.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CategoryActual {
    /// The name; empty for transactions without a category.
    pub category: String,
    /// The class of its bills, where it has any.
    pub class: Option<Class>,
    /// What the plan has.
    pub planned: i64,
    /// What went out, less what came back; above zero is spending.
    pub spent: i64,
}

/// The one change that a monthly review suggests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReviewSuggestion {
    /// A want exceeded its plan: lower it, or plan for it.
    Overspent {
        /// Which category.
        category: String,
        /// By how much.
        by: i64,
    },
    /// Spending that no bill plans for: add it to the plan.
    Unplanned {
        /// Which category.
        category: String,
        /// How much.
        spent: i64,
    },
    /// The planned cut that gains the most days: make it.
    Cut {
        /// The bill.
        id: Id,
        /// Its name.
        name: String,
        /// How many days it gains.
        days: u32,
    },
    /// The month went as planned and no cut is left to make.
    Nothing,
}

impl CategoryActual {
    /// Spent more than planned, by so much; below zero is less.
    pub fn over(&self) -> i64 {
        self.spent.saturating_sub(self.planned)
    }
}

/// Compares the month of `day`.
pub fn month(model: &Model, home: Currency, day: NaiveDate) -> MonthActual {
    let first = day.with_day(1).unwrap_or(day);
    let last = day.with_day(u32::from(day.num_days_in_month())).unwrap_or(day);
    let mut rows: BTreeMap<String, CategoryActual> = BTreeMap::new();
    for bill in model.bills.values() {
        let planned = bill.when.days(first, last).fold(0_i64, |sum, date| sum.saturating_add(bill.cut.apply(bill.amount, date)));
        let row = rows.entry(key(bill.category())).or_default();
        bill.category().trim().clone_into(&mut row.category);
        row.class = Some(row.class.map_or(bill.class, |class| class.min(bill.class)));
        row.planned = row.planned.saturating_add(planned);
    }
    let mut actual = MonthActual::default();
    for spending in model.spendings.values().filter(|spending| spending.date >= first && spending.date <= last) {
        let Some(amount) = at_home(model, home, spending) else {
            actual.left_out += 1;
            continue;
        };
        if spending.pending {
            actual.pending = actual.pending.saturating_add(amount);
        }
        let key = key(&spending.category);
        if amount > 0 && !rows.contains_key(&key) {
            actual.income = actual.income.saturating_add(amount);
            continue;
        }
        let row = rows.entry(key).or_default();
        if row.category.is_empty() {
            spending.category.trim().clone_into(&mut row.category);
        }
        row.spent = row.spent.saturating_sub(amount);
    }
    actual.rows = rows.into_values().filter(|row| row.planned != 0 || row.spent != 0).collect();
    actual.rows.sort_compact_by_key(|row| std::cmp::Reverse(row.over()));
    actual
}

/// The one change: the want most over its plan, else the largest spending without a plan, else the cut that gains the most days.
pub fn review(actual: &MonthActual, budget: &Budget) -> ReviewSuggestion {
    let over = actual.rows.iter().filter(|row| row.class == Some(Class::Want) && row.over() > 0).max_by_key(|row| row.over());
    if let Some(row) = over {
        return ReviewSuggestion::Overspent { category: row.category.clone(), by: row.over() };
    }
    let unplanned = actual.rows.iter().filter(|row| row.class.is_none() && row.spent > 0 && !row.category.is_empty());
    if let Some(row) = unplanned.max_by_key(|row| row.spent) {
        return ReviewSuggestion::Unplanned { category: row.category.clone(), spent: row.spent };
    }
    let levers = budget.levers(&Scenario::AS_IS);
    match levers.into_iter().find(|lever| lever.kind == super::levers::LeverKind::Cut && lever.days > 0) {
        Some(lever) => ReviewSuggestion::Cut { id: lever.id, name: lever.name, days: lever.days },
        None => ReviewSuggestion::Nothing,
    }
}

/// A movement in the home currency; `None` where its account has another and no rate.
fn at_home(model: &Model, home: Currency, spending: &Spending) -> Option<i64> {
    let account = spending.account.as_ref().and_then(|id| model.accounts.get(id));
    match account.and_then(|account| account.currency.filter(|currency| *currency != home).map(|currency| (currency, account.rate))) {
        None => Some(spending.amount),
        Some((currency, rate)) => Some(rate?.convert(Amount::new(spending.amount, currency), home).minor),
    }
}

fn key(category: &str) -> String {
    category.trim().to_lowercase()
}
