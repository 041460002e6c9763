//! The pause list: what is waiting, until when, and what was decided against.

use chrono::{Days, NaiveDate};

use super::simulation::{Budget, Scenario};
use super::spending::{Decision, PauseItem};
use super::working::Style;
use crate::plural::plural;
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

/// What paying a price today would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PriceEffect {
    /// Nothing that can be said: the money lasts as long as without it, or nothing goes out yet.
    Nothing,
    /// It takes so many days from the runway.
    Days(u32),
    /// The money would run short that many days from today, and does not without it.
    ShortIn(u32),
}

impl Budget {
    /// What paying a price today would do, with the plan as it is.
    pub fn price_effect(&self, price: i64) -> PriceEffect {
        if !self.has_outgoings() {
            return PriceEffect::Nothing;
        }
        let last = self.simulate(&Scenario::AS_IS).runway_days;
        match (self.price_in_days(&Scenario::AS_IS, price), last) {
            (None | Some(0), _) => PriceEffect::Nothing,
            (Some(days), Some(_)) => PriceEffect::Days(days),
            (Some(days), None) => PriceEffect::ShortIn(super::flow::HORIZON_DAYS.saturating_add(1).saturating_sub(days)),
        }
    }

    /// How the prices in days of runway are worked out: a line each, also where a price changes no day.
    pub fn prices_working<'a>(&self, items: impl IntoIterator<Item = &'a PauseItem>, Style { money, day }: Style) -> Vec<Working> {
        let last = self.simulate(&Scenario::AS_IS).runway_days.unwrap_or(0);
        let floor = if self.buffer > 0 { "your buffer" } else { "zero" };
        let line = |item: &PauseItem| {
            let price = item.price.max(0);
            let with = |days: u32| format!("with {} less from today on {}", money(price), day(self.date(days)));
            Some(Working::count(match self.price_effect(price) {
                PriceEffect::Nothing if !self.has_outgoings() => return None,
                PriceEffect::Nothing => format!("{}: {} less from today changes no day.", item.name, money(price)),
                PriceEffect::ShortIn(days) => format!("{}: without it never below {floor} within 36 months; {}.", item.name, with(days)),
                PriceEffect::Days(days) => format!(
                    "{}: without it below {floor} on {}; {}, {} earlier.",
                    item.name,
                    day(self.date(last)),
                    with(last.saturating_sub(days)),
                    plural(days as usize, "day", "days")
                ),
            }))
        };
        let mut lines: Vec<Working> = items.into_iter().filter(|item| item.decision.is_none()).filter_map(line).collect();
        if !lines.is_empty() {
            lines.push(Working::count("The price is taken off today’s cash; everything else is as you planned it, without the cuts."));
        }
        lines
    }
}
