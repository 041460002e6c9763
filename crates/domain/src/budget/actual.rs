//! The spending log compared with the plan, month by month and category by category, and the one change that a monthly review suggests.
//!
//! The plan of a month is the sum of its bills in that month, cuts included, and of its debts' minimum payments. In the month in which a plan is made, its bills count as if
//! they had been planned before: few of their days are left, or none. Categories match by name, ignoring case. Nothing in the log is
//! left out: what fits no category has a row of its own, and money that came in is summed separately.

use crate::dictionary::Dictionary;
use crate::letter_case::SmallLetters;
use crate::sort_compact::IntoTree;
use std::collections::BTreeSet;

use chrono::{Datelike, Days, Months, NaiveDate};

use super::bill::Class;
use super::recurrence::{Frequency, Recurrence};
use super::simulation::{Budget, Scenario};
use super::spending::{Foreign, Spending};
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
    /// Movements dated after today: in no row before their day.
    pub ahead: usize,
    /// Movements out without a category.
    pub unsorted: usize,
    /// The plan was made in this month: its bills count as if they had been planned before.
    pub is_first: bool,
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
    /// Spending without a category, which may have gone over any plan: sort it first.
    Unsorted {
        /// How many transactions.
        count: usize,
    },
    /// The cut that gains the most days, of those planned, else of those that are not planned yet: make it.
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

/// Compares the month of `day`, as of `today`: only what has happened counts.
pub fn month(model: &Model, home: Currency, day: NaiveDate, today: NaiveDate) -> MonthActual {
    let first = day.with_day(1).unwrap_or(day);
    let last = day.with_day(u32::from(day.num_days_in_month())).unwrap_or(day);
    let mut rows = Dictionary::<CategoryActual>::default();
    let is_first = is_first_month(model, first, last);
    for bill in model.bills.values() {
        let when = if is_first { as_if_before(&bill.when) } else { bill.when.clone() };
        let planned = when.days(first, last).fold(0_i64, |sum, date| sum.saturating_add(bill.cut.apply(bill.amount, date)));
        let row = rows.at(&key(bill.category()), CategoryActual::default());
        bill.category().trim().clone_into(&mut row.category);
        row.class = Some(row.class.map_or(bill.class, |class| class.min(bill.class)));
        row.planned = row.planned.saturating_add(planned);
    }
    for debt in model.debts.values().filter(|debt| debt.balance != Some(0)) {
        let when = if is_first { as_if_before(&debt.when) } else { debt.when.clone() };
        let row = rows.at(&key(&debt.name), CategoryActual::default());
        debt.name.trim().clone_into(&mut row.category);
        row.class = row.class.or(Some(Class::Obligation));
        row.planned = when.days(first, last).fold(row.planned, |sum, _| sum.saturating_add(debt.minimum.max(0)));
    }
    let mut actual = MonthActual { is_first, ..MonthActual::default() };
    let in_month: Vec<&Spending> =
        model.spendings.values().map(AsRef::as_ref).filter(|spending| spending.date >= first && spending.date <= last).collect();
    let outgoing = outgoing(model, &in_month);
    for spending in in_month {
        if spending.date > today {
            actual.ahead += 1;
            continue;
        }
        let Some(amount) = at_home(model, home, spending) else {
            actual.left_out += 1;
            continue;
        };
        if spending.pending {
            actual.pending = actual.pending.saturating_add(amount);
        }
        if is_income(spending, &outgoing) {
            actual.income = actual.income.saturating_add(amount);
            continue;
        }
        let row = rows.at(&key(&spending.category), CategoryActual::default());
        if row.category.is_empty() {
            spending.category.trim().clone_into(&mut row.category);
        }
        row.spent = row.spent.saturating_sub(amount);
        actual.unsorted += usize::from(row.category.is_empty());
    }
    actual.rows = rows.into_values().into_iter().filter(|row| row.planned != 0 || row.spent != 0).collect();
    actual.rows.sort_compact_by_key(|row| (std::cmp::Reverse(row.over()), key(&row.category)));
    actual
}

/// Whether the plan begins in this month or right after it: no bill is due before, and the first is due within the month or the one that follows.
fn is_first_month(model: &Model, first: NaiveDate, last: NaiveDate) -> bool {
    let begins = model.bills.values().filter(|bill| bill.when.every != Frequency::Once).map(|bill| bill.when.from).min();
    begins.is_some_and(|begins| begins > first && last.checked_add_months(Months::new(1)).is_none_or(|following| begins <= following))
}

/// The rule as if it had begun some time earlier.
fn as_if_before(when: &Recurrence) -> Recurrence {
    let from = match when.every {
        Frequency::Once => None,
        Frequency::Week | Frequency::TwoWeeks => when.from.checked_sub_days(Days::new(42)),
        Frequency::HalfMonth | Frequency::Month => when.from.checked_sub_months(Months::new(2)),
        Frequency::Quarter => when.from.checked_sub_months(Months::new(3)),
        Frequency::Year => when.from.checked_sub_months(Months::new(12)),
    };
    // A shorter month must not change the day that is named.
    let day = when.day.or(Some(when.from.day()));
    from.map_or_else(|| when.clone(), |from| Recurrence { from, day, ..when.clone() })
}

/// The one change: the want most over its plan, else the largest spending without a plan, else what is to be sorted, else the cut that gains the most days.
pub fn review(actual: &MonthActual, budget: &Budget) -> ReviewSuggestion {
    let over = actual.rows.iter().filter(|row| row.class == Some(Class::Want) && row.over() > 0).max_by_key(|row| row.over());
    if let Some(row) = over {
        return ReviewSuggestion::Overspent { category: row.category.clone(), by: row.over() };
    }
    let unplanned = actual.rows.iter().filter(|row| row.class.is_none() && row.spent > 0 && !row.category.is_empty());
    if let Some(row) = unplanned.max_by_key(|row| row.spent) {
        return ReviewSuggestion::Unplanned { category: row.category.clone(), spent: row.spent };
    }
    if actual.unsorted > 0 {
        return ReviewSuggestion::Unsorted { count: actual.unsorted };
    }
    let levers = budget.levers(&Scenario::LEAN_WITH_BRIDGE);
    let planned = levers.into_iter().find(|lever| lever.kind == super::levers::LeverKind::Cut && lever.days > 0);
    let open = || budget.ideas(&Scenario::LEAN_WITH_BRIDGE).into_iter().find(|idea| idea.days > 0);
    match planned.or_else(open) {
        Some(lever) => ReviewSuggestion::Cut { id: lever.id, name: lever.name, days: lever.days },
        None => ReviewSuggestion::Nothing,
    }
}

/// A movement in the home currency; `None` where its account has another and no rate.
pub(super) fn at_home(model: &Model, home: Currency, spending: &Spending) -> Option<i64> {
    match foreign(model, spending).filter(|foreign| foreign.currency != home) {
        None => Some(spending.amount),
        Some(Foreign { currency, rate }) => Some(rate?.convert(Amount::new(spending.amount, currency), home).minor),
    }
}

/// The categories that money comes back to: those of the plan, and those in which something was spent, in whatever order the two were noted. Any other money
/// in is income, unsorted money in as well.
pub(super) fn outgoing(model: &Model, movements: &[&Spending]) -> BTreeSet<String> {
    let bills = model.bills.values().map(|bill| key(bill.category()));
    let debts = model.debts.values().filter(|debt| debt.balance != Some(0)).map(|debt| key(&debt.name));
    let spent_on = movements.iter().filter(|movement| movement.amount < 0).map(|movement| key(&movement.category));
    bills.chain(debts).chain(spent_on).filter(|key| !key.is_empty()).into_set()
}

/// Whether a movement is income, and nothing that comes back.
pub(super) fn is_income(movement: &Spending, outgoing: &BTreeSet<String>) -> bool {
    movement.amount > 0 && !outgoing.contains(&key(&movement.category))
}

/// The currency of a movement, where it is not the home currency: its account's, or what is kept of an account that is deleted.
pub fn foreign(model: &Model, spending: &Spending) -> Option<Foreign> {
    match spending.account.as_ref().and_then(|id| model.accounts.get(id)) {
        Some(account) => account.currency.map(|currency| Foreign { currency, rate: account.rate }),
        None => spending.foreign,
    }
}

fn key(category: &str) -> String {
    category.trim().small_letters()
}
