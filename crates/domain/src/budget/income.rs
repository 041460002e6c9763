//! Income: salary, severance, benefits, support, paid hours. How it is paid is a type of its own, so that a benefit has weeks
//! and paid work has hours, and neither has what only the other needs.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::recurrence::{Frequency, Recurrence};
use crate::choice::{Choice, stored_by_key};
use crate::defaults::is_default;
use crate::money::divide;
use crate::problem::Problem;

/// A source of income.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Income {
    /// As the person calls it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// What kind it is.
    #[serde(default, skip_serializing_if = "is_default")]
    pub kind: IncomeKind,
    /// How much and when.
    pub pay: Pay,
    /// Planned, not yet earned: it counts only in the scenario with bridge income.
    #[serde(default, skip_serializing_if = "is_default")]
    pub bridge: bool,
}

/// What kind of income.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IncomeKind {
    /// Wages.
    Salary,
    /// Paid on leaving a job.
    Severance,
    /// Paid by the state to people out of work.
    UnemploymentBenefit,
    /// From family, friends or a partner.
    Support,
    /// Temporary, part-time, freelance or gig work.
    Gig,
    /// Something sold, a refund, a gift.
    OneOff,
    /// Anything else.
    #[default]
    Other,
}

/// How much is paid, and when; amounts in minor units of the home currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "how", rename_all = "snake_case")]
pub enum Pay {
    /// The same amount by a rule.
    Regular {
        /// Each time.
        amount: i64,
        /// When.
        when: Recurrence,
    },
    /// A benefit paid by the week for a number of weeks.
    Weeks {
        /// The day of the claim.
        claimed_on: NaiveDate,
        /// Days from the claim to the first payment.
        #[serde(default)]
        waiting_days: u32,
        /// Each week.
        weekly: i64,
        /// How many payments.
        weeks: u32,
    },
    /// Paid hours, paid each week for the week before.
    Hours {
        /// Minutes of work a week.
        minutes_a_week: u32,
        /// For an hour, before tax.
        hourly: i64,
        /// Whole percent to set aside for tax.
        #[serde(default)]
        tax_percent: u32,
        /// The first day of work; the first pay comes a week later.
        starts_on: NaiveDate,
        /// The last day of work.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        ends_on: Option<NaiveDate>,
    },
}

/// Which [`Pay`], without its numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PayKind {
    /// The same amount by a rule.
    #[default]
    Regular,
    /// By the week, for a number of weeks.
    Weeks,
    /// By the hour.
    Hours,
}

impl IncomeKind {
    /// All of them, in the order the set-up asks for them.
    pub const ALL: [Self; 7] =
        [Self::Salary, Self::Severance, Self::UnemploymentBenefit, Self::Support, Self::Gig, Self::OneOff, Self::Other];

    /// The label on the screen.
    pub fn label(self) -> &'static str {
        match self {
            Self::Salary => "Salary",
            Self::Severance => "Severance pay",
            Self::UnemploymentBenefit => "Unemployment benefit",
            Self::Support => "Support from others",
            Self::Gig => "Temporary or gig work",
            Self::OneOff => "One-off",
            Self::Other => "Other income",
        }
    }
}

impl Pay {
    /// Which one.
    pub fn kind(&self) -> PayKind {
        match self {
            Self::Regular { .. } => PayKind::Regular,
            Self::Weeks { .. } => PayKind::Weeks,
            Self::Hours { .. } => PayKind::Hours,
        }
    }

    /// The amount it is known by, in minor units: each time, each week or each hour.
    pub fn main_amount(&self) -> i64 {
        match *self {
            Self::Regular { amount, .. } => amount,
            Self::Weeks { weekly, .. } => weekly,
            Self::Hours { hourly, .. } => hourly,
        }
    }

    /// Sets the amount of [`Pay::main_amount`].
    pub fn set_main_amount(&mut self, new: i64) {
        match self {
            Self::Regular { amount, .. } => *amount = new,
            Self::Weeks { weekly, .. } => *weekly = new,
            Self::Hours { hourly, .. } => *hourly = new,
        }
    }

    /// What one payment brings, after the tax set aside; never below zero. Halves are rounded away from zero.
    pub fn each(&self) -> i64 {
        match *self {
            Self::Regular { amount, .. } => amount.max(0),
            Self::Weeks { weekly, .. } => weekly.max(0),
            Self::Hours { minutes_a_week, hourly, tax_percent, .. } => {
                let kept = 100 - i128::from(tax_percent.min(100));
                divide(i128::from(minutes_a_week) * i128::from(hourly.max(0)) * kept, 60 * 100)
            }
        }
    }

    /// What a week's work sets aside for tax, in minor units; zero for what is not paid by the hour. With [`Pay::each`] it sums to the gross.
    pub fn tax_set_aside(&self) -> i64 {
        match *self {
            Self::Hours { minutes_a_week, hourly, .. } => {
                divide(i128::from(minutes_a_week) * i128::from(hourly.max(0)), 60).saturating_sub(self.each())
            }
            _ => 0,
        }
    }

    /// Minutes of work a week; zero for what is not paid by the hour.
    pub fn minutes_a_week(&self) -> u32 {
        if let Self::Hours { minutes_a_week, .. } = self { *minutes_a_week } else { 0 }
    }

    /// The recurrence of the payments; `None` where there are none (no weeks, or beyond the calendar).
    pub fn when(&self) -> Option<Recurrence> {
        match self {
            Self::Regular { when, .. } => Some(when.clone()),
            Self::Weeks { claimed_on, waiting_days, weeks, .. } => {
                let from = claimed_on.checked_add_days(Days::new(u64::from(*waiting_days)))?;
                let until = from.checked_add_days(Days::new(7 * u64::from(weeks.checked_sub(1)?)))?;
                Some(Recurrence::new(Frequency::Week, from).until(until))
            }
            Self::Hours { starts_on, ends_on, .. } => {
                let mut when = Recurrence::new(Frequency::Week, starts_on.checked_add_days(Days::new(7))?);
                when.until = match ends_on {
                    Some(last) => Some(last.checked_add_days(Days::new(7))?),
                    None => None,
                };
                Some(when)
            }
        }
    }
}

impl Income {
    /// The same, paid up to the day before `day`; `None` where nothing is paid by then, and itself where it ends earlier.
    #[must_use]
    pub fn until_before(&self, day: NaiveDate) -> Option<Self> {
        let last = day.checked_sub_days(Days::new(1))?;
        let mut income = self.clone();
        match &mut income.pay {
            Pay::Regular { when, .. } => {
                when.until = Some(when.until.map_or(last, |until| until.min(last)));
                (when.from <= last).then_some(income)
            }
            Pay::Weeks { claimed_on, waiting_days, weeks, .. } => {
                let first = claimed_on.checked_add_days(Days::new(u64::from(*waiting_days)))?;
                let paid = u32::try_from((last - first).num_days().div_euclid(7) + 1).ok()?;
                *weeks = (*weeks).min(paid);
                (*weeks > 0).then_some(income)
            }
            Pay::Hours { starts_on, ends_on, .. } => {
                *ends_on = Some(ends_on.map_or(last, |until| until.min(last)));
                (*starts_on <= last).then_some(income)
            }
        }
    }

    /// Checks the record before it is saved.
    ///
    /// # Errors
    /// Where a number is out of range.
    pub fn check(&self) -> Result<(), Problem> {
        if self.name.trim().is_empty() {
            return Err(Problem::new("name", "Name the income."));
        }
        match &self.pay {
            Pay::Regular { amount, when } => positive("amount", *amount).and_then(|()| when.check()),
            Pay::Weeks { weekly, weeks, waiting_days, .. } => {
                if *weeks == 0 || *weeks > 520 {
                    return Err(Problem::new("weeks", "Enter how many weeks it is paid, from 1 to 520."));
                }
                if *waiting_days > 730 {
                    return Err(Problem::new("waiting_days", "Enter a waiting time of at most two years."));
                }
                positive("weekly", *weekly)
            }
            Pay::Hours { minutes_a_week, hourly, tax_percent, starts_on, ends_on } => {
                if *minutes_a_week == 0 || *minutes_a_week > 7 * 24 * 60 {
                    return Err(Problem::new("minutes_a_week", "Enter the hours a week: above 0, at most 168."));
                }
                if *tax_percent > 100 {
                    return Err(Problem::new("tax_percent", "Enter a tax rate from 0% to 100%."));
                }
                if ends_on.is_some_and(|last| last < *starts_on) {
                    return Err(Problem::new("ends_on", "The last day is before the first. Change one of them."));
                }
                positive("hourly", *hourly)
            }
        }
    }
}

fn positive(field: &'static str, amount: i64) -> Result<(), Problem> {
    if amount > 0 { Ok(()) } else { Err(Problem::new(field, "Enter an amount above zero.")) }
}

impl Choice for IncomeKind {
    const CHOICES: &'static [Self] = &Self::ALL;

    fn key(self) -> &'static str {
        match self {
            Self::Salary => "salary",
            Self::Severance => "severance",
            Self::UnemploymentBenefit => "unemployment_benefit",
            Self::Support => "support",
            Self::Gig => "gig",
            Self::OneOff => "one_off",
            Self::Other => "other",
        }
    }

    fn label(self) -> &'static str {
        Self::label(self)
    }
}

stored_by_key!(IncomeKind);

impl Choice for PayKind {
    const CHOICES: &'static [Self] = &[Self::Regular, Self::Weeks, Self::Hours];

    fn key(self) -> &'static str {
        match self {
            Self::Regular => "regular",
            Self::Weeks => "weeks",
            Self::Hours => "hours",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Regular => "a fixed amount on a schedule",
            Self::Weeks => "a benefit, by the week",
            Self::Hours => "by the hour",
        }
    }
}
