//! Recurring payments: bills and debts, each with what it protects and the cut planned for it.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::recurrence::Recurrence;
use crate::choice::{Choice, stored_by_key};
use crate::defaults::is_default;
use crate::money::divide;
use crate::problem::Problem;

/// A recurring bill.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Bill {
    /// As the person calls it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Need, obligation or want.
    #[serde(default)]
    pub class: Class,
    /// The category it is compared with the spending log under; empty is the name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub category: String,
    /// The amount each time, in minor units of the home currency.
    pub amount: i64,
    /// When.
    pub when: Recurrence,
    /// What happens if it is not paid, in plain words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub if_unpaid: String,
    /// What paying it protects.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub protects: Option<Protects>,
    /// The cut planned for it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub cut: Cut,
}

/// The three classes of spending (CFPB, *Your Money, Your Goals*), in the order of the set-up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Needed to live: home, food, heat, health, the way to work.
    #[default]
    Need,
    /// Owed or promised: debts, support, taxes.
    Obligation,
    /// Everything else.
    Want,
}

/// What paying a bill protects, in the order in which to pay when cash is short.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Protects {
    /// Housing, heat and power.
    Housing,
    /// Food and medicine.
    Health,
    /// The way to work and to interviews.
    Transport,
    /// Insurance that lapses when a payment is missed.
    Insurance,
    /// The ability to work and to be reached.
    Work,
}

/// The cut planned for a bill; it counts from its date in the lean scenarios and never in the scenario as things are.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "plan", rename_all = "snake_case")]
pub enum Cut {
    /// No change.
    #[default]
    Keep,
    /// A smaller amount.
    Reduce {
        /// Each time, in minor units; never more than the bill.
        to: i64,
        /// The first day.
        from: NaiveDate,
    },
    /// Paused.
    Pause {
        /// The first day.
        from: NaiveDate,
        /// The last day; `None` is until further notice.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<NaiveDate>,
    },
    /// Cancelled.
    Cancel {
        /// The first day.
        from: NaiveDate,
    },
}

/// Which [`Cut`], without its numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum CutKind {
    /// As it is.
    #[default]
    Keep,
    /// A smaller amount.
    Reduce,
    /// Nothing for a while.
    Pause,
    /// Ended.
    Cancel,
}

/// A debt: paid down by a minimum each time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Debt {
    /// As the person calls it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// What is owed on [`Debt::as_of`], in minor units of the home currency; empty where not known, and the payments then go on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub balance: Option<i64>,
    /// The day of the balance, in the morning: what is due that day is still to come. `None` is the day of the first payment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<NaiveDate>,
    /// Interest a year in hundredths of a percent: 1999 is 19.99 %.
    #[serde(default, skip_serializing_if = "is_default")]
    pub rate: u32,
    /// The minimum payment each time, in minor units.
    pub minimum: i64,
    /// When.
    pub when: Recurrence,
    /// What happens if it is not paid, in plain words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub if_unpaid: String,
    /// What paying it protects: a car loan protects the way to work.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub protects: Option<Protects>,
}

impl Class {
    /// In display order.
    pub const ALL: [Self; 3] = [Self::Need, Self::Obligation, Self::Want];

    /// The label on the screen.
    pub fn label(self) -> &'static str {
        match self {
            Self::Need => "Need",
            Self::Obligation => "Obligation",
            Self::Want => "Want",
        }
    }
}

impl Protects {
    /// All of them, in the order in which they are paid.
    pub const ALL: [Self; 5] = [Self::Housing, Self::Health, Self::Transport, Self::Insurance, Self::Work];

    /// The label on the screen.
    pub fn label(self) -> &'static str {
        match self {
            Self::Housing => "Housing",
            Self::Health => "Food and health",
            Self::Transport => "Transport",
            Self::Insurance => "Insurance",
            Self::Work => "Ability to work",
        }
    }
}

impl Bill {
    /// Sets the amount. A reduction that would no longer be one is dropped.
    pub fn set_amount(&mut self, amount: i64) {
        self.amount = amount;
        if matches!(self.cut, Cut::Reduce { to, .. } if to >= amount) {
            self.cut = Cut::Keep;
        }
    }
}

impl Cut {
    /// Which one.
    pub fn kind(&self) -> CutKind {
        match self {
            Self::Keep => CutKind::Keep,
            Self::Reduce { .. } => CutKind::Reduce,
            Self::Pause { .. } => CutKind::Pause,
            Self::Cancel { .. } => CutKind::Cancel,
        }
    }

    /// Whether a cut is planned.
    pub fn is_planned(&self) -> bool {
        *self != Self::Keep
    }

    /// What a payment of `amount` on a day comes to under the plan; never more than `amount`, never below zero.
    pub fn apply(&self, amount: i64, day: NaiveDate) -> i64 {
        match *self {
            Self::Reduce { to, from } if day >= from => to.clamp(0, amount.max(0)),
            Self::Pause { from, until } if day >= from && until.is_none_or(|until| day <= until) => 0,
            Self::Cancel { from } if day >= from => 0,
            _ => amount.max(0),
        }
    }
}

impl Bill {
    /// The category under which it is compared with the spending log.
    pub fn category(&self) -> &str {
        if self.category.trim().is_empty() { &self.name } else { &self.category }
    }

    /// Checks the record before it is saved.
    ///
    /// # Errors
    /// Where a number is out of range.
    pub fn check(&self) -> Result<(), Problem> {
        if self.name.trim().is_empty() {
            return Err(Problem::new("name", "Name the bill."));
        }
        if self.amount <= 0 {
            return Err(Problem::new("amount", "Enter an amount above zero."));
        }
        match self.cut {
            Cut::Reduce { to, .. } if to < 0 || to >= self.amount => {
                return Err(Problem::new("cut", "The reduced amount must be lower than the bill and not negative."));
            }
            Cut::Pause { from, until: Some(until) } if until < from => {
                return Err(Problem::new("cut", "The pause ends before it starts. Change one of the dates."));
            }
            _ => {}
        }
        self.when.check()
    }
}

/// How far back payments are made up for; what is older is a slip of the year.
const OLDEST_DAYS: u64 = 40 * 366;

impl Debt {
    /// What is owed on the morning of a day, once each payment that was due before it is made, and the day up to which interest is in it.
    pub(super) fn paid_down(&self, day: NaiveDate) -> (Option<i64>, NaiveDate) {
        let oldest = day.checked_sub_days(Days::new(OLDEST_DAYS)).unwrap_or(day);
        let start = self.as_of.unwrap_or(self.when.from).max(oldest);
        let Some(mut owed) = self.balance.map(|balance| balance.max(0)) else { return (None, day) };
        if start >= day {
            return (Some(owed), self.as_of.unwrap_or(day));
        }
        let mut charged = start;
        for due in self.when.days(start, day.pred_opt().unwrap_or(day)) {
            owed = self.with_interest(owed, (due - charged).num_days());
            owed -= self.minimum.clamp(0, owed);
            charged = charged.max(due);
        }
        (Some(owed), charged)
    }

    /// What is owed on the morning of a day, without the interest since the last payment.
    pub fn owed_on(&self, day: NaiveDate) -> Option<i64> {
        self.paid_down(day).0
    }

    /// Writes down what is owed today, before other terms change what is paid from here on.
    pub fn restate(&mut self, today: NaiveDate) {
        if let (Some(owed), charged) = self.paid_down(today) {
            self.balance = Some(self.with_interest(owed, (today - charged).num_days()));
            self.as_of = Some(today);
        }
    }

    /// An amount with the interest of so many days (days ÷ 365), to the nearest minor unit.
    pub(super) fn with_interest(&self, owed: i64, days: i64) -> i64 {
        owed.saturating_add(divide(i128::from(owed) * i128::from(self.rate) * i128::from(days.max(0)), 365 * 10_000))
    }

    /// Checks the record before it is saved.
    ///
    /// # Errors
    /// Where a number is out of range.
    pub fn check(&self) -> Result<(), Problem> {
        if self.name.trim().is_empty() {
            return Err(Problem::new("name", "Name the debt."));
        }
        if self.minimum <= 0 {
            return Err(Problem::new("minimum", "Enter a minimum payment above zero."));
        }
        if self.balance.is_some_and(|balance| balance < 0) {
            return Err(Problem::new("balance", "The balance cannot be negative."));
        }
        if self.rate > 100_000 {
            return Err(Problem::new("rate", "Enter a yearly interest rate of at most 1,000%."));
        }
        self.when.check()
    }
}

impl Choice for Class {
    const CHOICES: &'static [Self] = &Self::ALL;

    fn key(self) -> &'static str {
        match self {
            Self::Need => "need",
            Self::Obligation => "obligation",
            Self::Want => "want",
        }
    }

    fn label(self) -> &'static str {
        Self::label(self)
    }
}

stored_by_key!(Class);

impl Choice for Protects {
    const CHOICES: &'static [Self] = &Self::ALL;

    fn key(self) -> &'static str {
        match self {
            Self::Housing => "housing",
            Self::Health => "health",
            Self::Transport => "transport",
            Self::Insurance => "insurance",
            Self::Work => "work",
        }
    }

    fn label(self) -> &'static str {
        Self::label(self)
    }
}

stored_by_key!(Protects);

impl Choice for CutKind {
    const CHOICES: &'static [Self] = &[Self::Keep, Self::Reduce, Self::Pause, Self::Cancel];

    fn key(self) -> &'static str {
        match self {
            Self::Keep => "keep",
            Self::Reduce => "reduce",
            Self::Pause => "pause",
            Self::Cancel => "cancel",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Keep => "no change",
            Self::Reduce => "reduce it",
            Self::Pause => "pause it",
            Self::Cancel => "cancel it",
        }
    }
}
