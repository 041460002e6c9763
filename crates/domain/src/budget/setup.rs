//! The set-up: one page of amounts as records. Nothing is asked that can wait; names, frequencies and what a bill protects come from the
//! [`guide`](super::guide), and every bit of it can be corrected in the plan.

use chrono::{Datelike, Days, NaiveDate};

use super::account::Account;
use super::bill::{Bill, Cut};
use super::edits;
use super::guide::CommonBill;
use super::income::{Income, IncomeKind, Pay};
use super::recurrence::{Frequency, Recurrence};
use super::simulation::Budget;
use crate::change::{Change, Edit};
use crate::currency::Currency;
use crate::id::Id;
use crate::model::Model;

/// The incomes the page asks for, each with its usual frequency.
pub const START_INCOMES: [(IncomeKind, Frequency); 4] = [
    (IncomeKind::Salary, Frequency::Month),
    (IncomeKind::UnemploymentBenefit, Frequency::Week),
    (IncomeKind::Support, Frequency::Month),
    (IncomeKind::Severance, Frequency::Once),
];

/// The default number of weeks of a benefit.
pub const USUAL_BENEFIT_WEEKS: u32 = 26;

/// What the page holds. Amounts in minor units of the home currency; what is empty or not above zero becomes no record.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Setup {
    /// Cash on hand this morning.
    pub cash: Option<i64>,
    /// Never below this.
    pub buffer: Option<i64>,
    /// What comes in.
    pub incomes: Vec<StartIncome>,
    /// What goes out.
    pub bills: Vec<StartBill>,
}

/// An income of the page.
#[derive(Debug, Clone, PartialEq)]
pub struct StartIncome {
    /// What kind; its label becomes its name.
    pub kind: IncomeKind,
    /// Each time.
    pub amount: i64,
    /// How often; a benefit is paid by the week.
    pub every: Frequency,
    /// The next day it comes; of a benefit, the day of the claim.
    pub next: NaiveDate,
    /// Days from the claim, which is then [`StartIncome::next`], to a benefit's first payment.
    pub waiting_days: u32,
    /// How many weeks a benefit is paid.
    pub weeks: Option<u32>,
}

/// A bill of the page.
#[derive(Debug, Clone, PartialEq)]
pub struct StartBill {
    /// Which one of the guide.
    pub common: &'static CommonBill,
    /// Each time.
    pub amount: i64,
    /// How often.
    pub every: Frequency,
    /// The next day it is due.
    pub next: NaiveDate,
}

/// The proposed next day: in a week for weekly payments, the first of the next month for everything else.
pub fn usual_next(every: Frequency, today: NaiveDate) -> NaiveDate {
    match every {
        Frequency::Week | Frequency::TwoWeeks => today.checked_add_days(Days::new(7)),
        _ => {
            let (year, month) = if today.month() == 12 { (today.year() + 1, 1) } else { (today.year(), today.month() + 1) };
            NaiveDate::from_ymd_opt(year, month, 1)
        }
    }
    .unwrap_or(today)
}

impl Setup {
    /// Everything as one change; `new_id` gives an id for each record.
    pub fn change(&self, model: &Model, home: Currency, today: NaiveDate, mut new_id: impl FnMut() -> Id) -> Change {
        let mut edits = Vec::new();
        if let Some(balance) = self.cash {
            let account = Account { name: "Cash and current account".into(), balance, as_of: Some(today), ..Account::default() };
            edits.push(Edit::add(new_id(), account));
        }
        if let Some(buffer) = self.buffer {
            edits.extend(edits::plan("", model, |plan| plan.buffer = buffer.max(0)).edits);
        }
        for income in self.incomes.iter().filter(|income| income.amount > 0) {
            edits.push(Edit::add(new_id(), income.record()));
        }
        for bill in self.bills.iter().filter(|bill| bill.amount > 0) {
            edits.push(Edit::add(new_id(), bill.record()));
        }
        edits::with_home(Change::many("Budget set up", edits), model, home)
    }

    /// The budget as it will be once the page is saved, including what exists already.
    pub fn preview(&self, model: &Model, home: Currency, today: NaiveDate) -> Budget {
        let mut next = 0;
        let change = self.change(model, home, today, || {
            next += 1;
            Id::new(format!("setup-{next}"))
        });
        let records = change.edits.into_iter().filter_map(|edit| Some((edit.id, edit.after?)));
        Budget::what_if(model, home, today, records.collect())
    }
}

impl StartIncome {
    fn record(&self) -> Income {
        let pay = match self.kind {
            IncomeKind::UnemploymentBenefit => Pay::Weeks {
                claimed_on: self.next,
                waiting_days: self.waiting_days,
                weekly: self.amount,
                weeks: self.weeks.unwrap_or(USUAL_BENEFIT_WEEKS).max(1),
            },
            _ => Pay::Regular { amount: self.amount, when: Recurrence::new(self.every, self.next) },
        };
        Income { name: self.kind.label().into(), kind: self.kind, pay, bridge: false }
    }
}

impl StartBill {
    fn record(&self) -> Bill {
        Bill {
            name: self.common.name.into(),
            class: self.common.class,
            category: String::new(),
            amount: self.amount,
            when: Recurrence::new(self.every, self.next),
            if_unpaid: self.common.if_unpaid.into(),
            protects: self.common.protects,
            cut: Cut::Keep,
        }
    }
}
