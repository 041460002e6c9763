//! What happened since a week ago, from dated records alone: no earlier state is kept. What fell due and came in by the plan, what was logged beside it, which
//! balances were entered anew, and what was let go of.

use chrono::{Days, NaiveDate};

use super::actual::{at_home, is_income, outgoing};
use super::flow::FlowKind;
use super::simulation::{Budget, Scenario};
use super::spending::{Decision, Spending};
use crate::currency::Currency;
use crate::model::Model;
use crate::sort_compact::SortCompact;

/// How many days a week looks back.
const WEEK: u64 = 7;

/// The seven days before today.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LastWeek {
    /// Bills, debts and other costs that fell due by the plan, the largest first: the name, and how much.
    pub due: Vec<(String, i64)>,
    /// Income that came by the plan, the largest first.
    pub came: Vec<(String, i64)>,
    /// What the log says went out, less what came back.
    pub logged: i64,
    /// What the log says came in beside that: income.
    pub earned: i64,
    /// Accounts whose balance was entered in these days or today.
    pub balances: Vec<String>,
    /// The prices of what was let go of.
    pub let_go: i64,
}

impl LastWeek {
    /// Whether nothing happened that a record tells of.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The week before `today`.
pub fn last_week(model: &Model, home: Currency, today: NaiveDate) -> LastWeek {
    let mut week = LastWeek::default();
    let Some(first) = today.checked_sub_days(Days::new(WEEK)) else { return week };
    let then = Budget::of(model, home, first);
    for movement in then.movements(&Scenario::AS_IS, 0, WEEK as u32 - 1) {
        let Some(flow) = then.flows.get(movement.flow).filter(|flow| flow.kind != FlowKind::Skill) else { continue };
        let list = if movement.amount > 0 { &mut week.came } else { &mut week.due };
        let amount = movement.amount.saturating_abs();
        match list.iter_mut().find(|(name, _)| *name == flow.name) {
            Some((_, sum)) => *sum = sum.saturating_add(amount),
            None => list.push((flow.name.clone(), amount)),
        }
    }
    for list in [&mut week.due, &mut week.came] {
        list.sort_compact_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    }
    let within = |date: NaiveDate| date >= first && date < today;
    let log: Vec<&Spending> = model.spendings.values().map(AsRef::as_ref).filter(|spending| within(spending.date)).collect();
    let outgoing = outgoing(model, &log);
    for spending in log {
        let Some(amount) = at_home(model, home, spending) else { continue };
        if is_income(spending, &outgoing) {
            week.earned = week.earned.saturating_add(amount);
        } else {
            week.logged = week.logged.saturating_sub(amount);
        }
    }
    let entered = model.accounts.values().filter(|account| account.as_of.is_some_and(|date| date >= first && date <= today));
    week.balances = entered.map(|account| account.name.clone()).collect();
    let let_go = |item: &&super::PauseItem| {
        item.decision == Some(Decision::LetGo) && item.decided_on.is_some_and(|date| date >= first && date <= today)
    };
    week.let_go = model.pauses.values().map(AsRef::as_ref).filter(let_go).fold(0_i64, |sum, item| sum.saturating_add(item.price));
    week
}
