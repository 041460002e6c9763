//! Every dated payment, computed once: each income, bill and debt becomes a [`Flow`] with its payments by day, as things are and with its
//! planned cut. Adding them up is in [`simulation`](super::simulation).

use chrono::{Days, NaiveDate};

use super::bill::{Bill, Class, Debt, Protects};
use super::income::Income;
use super::recurrence::Recurrence;
use crate::id::Id;
use crate::skills::{SkillGap, SkillStep};
use crate::sort_compact::SortCompact;

/// How far ahead the days are counted: 36 months.
pub const HORIZON_DAYS: u32 = 1096;

/// Shown where the balance stays above the buffer throughout.
pub const BEYOND_HORIZON: &str = "No shortfall within the next 36 months.";

/// Shown where nothing that goes out is known.
pub const NO_OUTGOINGS: &str = "No bill is entered yet, so nothing says how long the money lasts.";

/// What a flow comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FlowKind {
    /// A bill.
    Bill,
    /// A debt's minimum payments.
    Debt,
    /// The costs of a skill's open steps.
    Skill,
    /// An income.
    Income,
}

/// One payment of a flow. Amounts are signed: below zero is money out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Payment {
    /// Days from today; below zero between the day of the balances and today.
    pub day: i32,
    /// As things are.
    pub as_is: i64,
    /// With the planned cut.
    pub lean: i64,
}

/// An income, a bill or a debt with its payments over the horizon.
#[derive(Debug, Clone, PartialEq)]
pub struct Flow {
    /// The record's id.
    pub id: Id,
    /// The kind of record.
    pub kind: FlowKind,
    /// As the person calls it.
    pub name: String,
    /// Its class; none for income.
    pub class: Option<Class>,
    /// Its category, where it is a bill.
    pub category: String,
    /// What paying it protects.
    pub protects: Option<Protects>,
    /// What happens if it is not paid.
    pub if_unpaid: String,
    /// Whether a cut is planned.
    pub has_cut: bool,
    /// Whether it is a planned income, counted only with bridge income.
    pub bridge: bool,
    /// Its payments in the order of days.
    pub payments: Vec<Payment>,
    /// The sum of a year, as things are; zero where it has ended. Never below zero.
    pub yearly: i64,
    /// The same with the planned cut in force.
    pub yearly_lean: i64,
}

/// The days that flows cover.
#[derive(Debug, Clone, Copy)]
pub struct DateRange {
    /// The day of the balances, on or before today.
    pub since: NaiveDate,
    /// Today.
    pub today: NaiveDate,
}

impl DateRange {
    fn days(self, when: &Recurrence) -> impl Iterator<Item = (i32, NaiveDate)> + use<'_> {
        let last = self.today.checked_add_days(Days::new(u64::from(HORIZON_DAYS))).unwrap_or(NaiveDate::MAX);
        let today = self.today;
        when.days(self.since, last).map(move |date| ((date - today).num_days() as i32, date))
    }

    fn ended(self, when: &Recurrence) -> bool {
        when.until.is_some_and(|until| until < self.today)
    }
}

impl Flow {
    /// A bill's payments.
    pub fn of_bill(id: &Id, bill: &Bill, span: DateRange) -> Self {
        let payment = |(day, date)| Payment { day, as_is: -bill.amount.max(0), lean: -bill.cut.apply(bill.amount, date) };
        let times = if span.ended(&bill.when) { 0 } else { bill.when.every.times_a_year() };
        // Monthly figures with cuts are those of the time when every cut has started.
        let begun = match bill.cut {
            super::Cut::Keep => span.today,
            super::Cut::Reduce { from, .. } | super::Cut::Pause { from, .. } | super::Cut::Cancel { from } => from.max(span.today),
        };
        Self {
            class: Some(bill.class),
            category: bill.category().to_owned(),
            protects: bill.protects,
            if_unpaid: bill.if_unpaid.clone(),
            has_cut: bill.cut.is_planned(),
            payments: in_order(span.days(&bill.when).map(payment).collect()),
            yearly: bill.amount.max(0).saturating_mul(times),
            yearly_lean: bill.cut.apply(bill.amount, begun).saturating_mul(times),
            ..Self::bare(id, FlowKind::Bill, &bill.name)
        }
    }

    /// A debt's minimum payments, until it is paid off where the balance is known: what was due between its day and that of the accounts'
    /// balances has been paid, so that a newer balance of an account does not begin the debt again.
    pub fn of_debt(id: &Id, debt: &Debt, span: DateRange) -> Self {
        let mut payments = in_order(span.days(&debt.when).map(|(day, _)| Payment { day, as_is: 0, lean: 0 }).collect());
        let (mut owed, charged) = debt.paid_down(span.since);
        let mut before = (charged - span.today).num_days();
        let known = debt.as_of.map_or(i64::MIN, |day| (day - span.today).num_days());
        for payment in &mut payments {
            let day = i64::from(payment.day);
            let mut amount = debt.minimum.max(0);
            // A payment before the day of what is owed is in that already.
            if let Some(owed) = owed.as_mut().filter(|_| day >= known) {
                *owed = debt.with_interest(*owed, day - before);
                amount = amount.min(*owed);
                *owed -= amount;
                before = day;
            }
            (payment.as_is, payment.lean) = (-amount, -amount);
        }
        payments.retain(|payment| payment.as_is != 0);
        let over = span.ended(&debt.when) || debt.owed_on(span.today) == Some(0);
        let yearly = if over { 0 } else { debt.minimum.max(0).saturating_mul(debt.when.every.times_a_year()) };
        Self {
            class: Some(Class::Obligation),
            protects: debt.protects,
            if_unpaid: debt.if_unpaid.clone(),
            payments,
            yearly,
            yearly_lean: yearly,
            ..Self::bare(id, FlowKind::Debt, &debt.name)
        }
    }

    /// What the open steps of a skill cost, each on its day. A step whose day has passed is still to be paid; one without a day is not counted.
    pub fn of_skill(id: &Id, skill: &SkillGap, span: DateRange) -> Self {
        let open = skill.steps.values().filter(|step| skill.closed_on.is_none() && step.done_on.is_none());
        let payment = |step: &SkillStep| {
            let cost = step.cost.filter(|cost| *cost > 0)?;
            let day = i32::try_from((step.due? - span.today).num_days().clamp(0, i64::from(HORIZON_DAYS) + 1)).ok()?;
            Some(Payment { day, as_is: -cost, lean: -cost })
        };
        Self {
            class: Some(Class::Want),
            payments: in_order(open.filter_map(payment).collect()),
            ..Self::bare(id, FlowKind::Skill, &skill.name)
        }
    }

    /// An income's payments. Its yearly sum counts once it begins within a month.
    pub fn of_income(id: &Id, income: &Income, span: DateRange) -> Self {
        let each = income.pay.each();
        let (mut payments, mut yearly) = (Vec::new(), 0);
        if let Some(when) = income.pay.when() {
            payments = in_order(span.days(&when).map(|(day, _)| Payment { day, as_is: each, lean: each }).collect());
            let near = (when.from - span.today).num_days() <= 31;
            if near && !span.ended(&when) {
                yearly = each.saturating_mul(when.every.times_a_year());
            }
        }
        Self { bridge: income.bridge, payments, yearly, yearly_lean: yearly, ..Self::bare(id, FlowKind::Income, &income.name) }
    }

    fn bare(id: &Id, kind: FlowKind, name: &str) -> Self {
        Self {
            id: id.clone(),
            kind,
            name: name.to_owned(),
            class: None,
            category: String::new(),
            protects: None,
            if_unpaid: String::new(),
            has_cut: false,
            bridge: false,
            payments: Vec::new(),
            yearly: 0,
            yearly_lean: 0,
        }
    }
}

/// Weekend shifts can swap neighbours of a rule with two near days.
fn in_order(mut payments: Vec<Payment>) -> Vec<Payment> {
    payments.sort_compact_by_key(|payment| payment.day);
    payments
}
