//! The pause list: what is waiting, until when, and what was decided against.

use chrono::{Days, NaiveDate};

use super::spending::{Decision, PauseItem};
use crate::working::Working;

/// The state of an item of the pause list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PauseState {
    /// Waiting until that day.
    Until(NaiveDate),
    /// The wait is over: time to decide.
    Ready,
    /// It was decided.
    Decided(Decision),
}

impl PauseItem {
    /// The first day on which it may be decided.
    pub fn ready_on(&self) -> NaiveDate {
        self.since.checked_add_days(Days::new(u64::from(self.wait_days))).unwrap_or(NaiveDate::MAX)
    }

    /// Its state today.
    pub fn waiting(&self, today: NaiveDate) -> PauseState {
        match self.decision {
            Some(decision) => PauseState::Decided(decision),
            None if today >= self.ready_on() => PauseState::Ready,
            None => PauseState::Until(self.ready_on()),
        }
    }
}

/// The total price of everything decided against.
pub fn let_go<'a>(items: impl IntoIterator<Item = &'a PauseItem>) -> i64 {
    let gone = items.into_iter().filter(|item| item.decision == Some(Decision::LetGo));
    gone.fold(0_i64, |sum, item| sum.saturating_add(item.price.max(0)))
}

/// How that total is worked out.
pub fn let_go_working<'a>(items: impl IntoIterator<Item = &'a PauseItem> + Clone, money: fn(i64) -> String) -> Working {
    let total = money(let_go(items.clone()));
    let gone = items.into_iter().filter(|item| item.decision == Some(Decision::LetGo));
    let parts: Vec<String> = gone.map(|item| format!("{} {}", item.name, money(item.price.max(0)))).collect();
    Working::count(format!("{} = {total}.", parts.join(" + ")))
}
