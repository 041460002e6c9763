//! Levers: each planned cut and each source of income, with the days it adds to all the others that count in a scenario. Alone, a cut may buy nothing because
//! the next rent takes it; beside another it may buy a month. So a lever is never measured apart from the rest, and one that adds no day says
//! which payment takes what it frees. Which of them reach a wanted day is in [`best_set`](super::best_set).

use super::flow::{Flow, FlowKind, HORIZON_DAYS, Payment};
use super::simulation::{Budget, Scenario};
use crate::id::Id;
use crate::sort_compact::SortCompact;

/// What kind of lever.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LeverKind {
    /// A planned cut of a bill.
    Cut,
    /// A planned income.
    Bridge,
    /// An existing income: what it contributes.
    Income,
}

/// One cut or income, and the days it gains.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lever {
    /// The record's id.
    pub id: Id,
    /// As the person calls it.
    pub name: String,
    /// What kind it is.
    pub kind: LeverKind,
    /// Whether the scenario already counts it: its days are then those that would be lost without it.
    pub on: bool,
    /// Days between the shortfall without it and with it, all else as in the scenario; never below zero.
    pub days: u32,
    /// With it there is no shortfall within the horizon, so it gains at least that many days.
    pub beyond: bool,
    /// The runway with it, `None` beyond the horizon.
    pub runway_with: Option<u32>,
    /// Where it adds no day: the payment that it does not get past.
    pub taken_by: Option<TakenBy>,
}

/// The payment at which the money still runs short.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenBy {
    /// Days from today.
    pub day: u32,
    /// The largest bill or debt of that day; empty where nothing is due and the balance is below the buffer already.
    pub name: String,
    /// How much is missing at the end of that day.
    pub missing: i64,
}

impl Budget {
    /// Every lever, most days first; those with equal days by name.
    pub fn levers(&self, scenario: &Scenario) -> Vec<Lever> {
        let net = self.net(scenario);
        let base = self.shortfall(&net, 0);
        let mut due = Due::default();
        let mut levers: Vec<Lever> = self.flows.iter().filter_map(|flow| self.lever(flow, scenario, &net, base, &mut due)).collect();
        levers.sort_compact_by(|a, b| b.days.cmp(&a.days).then_with(|| a.name.cmp(&b.name)));
        levers
    }

    fn lever(&self, flow: &Flow, scenario: &Scenario, net: &[i64], base: Option<u32>, due: &mut Due) -> Option<Lever> {
        let (kind, on) = match flow.kind {
            FlowKind::Bill if flow.has_cut => (LeverKind::Cut, scenario.cuts.takes(&flow.id)),
            FlowKind::Income if flow.bridge => (LeverKind::Bridge, scenario.bridge.takes(&flow.id)),
            FlowKind::Income => (LeverKind::Income, true),
            _ => return None,
        };
        let mut other = net.to_vec();
        flow.add_gain(&mut other, if on { -1 } else { 1 });
        let switched = self.shortfall(&other, 0);
        let (with, without) = if on { (base, switched) } else { (switched, base) };
        let days = beyond(with).saturating_sub(beyond(without));
        let taken_by = if days > 0 { None } else { self.taken_by(scenario, if on { net } else { &other }, with, due) };
        Some(Lever { id: flow.id.clone(), name: flow.name.clone(), kind, on, days, beyond: with.is_none(), runway_with: with, taken_by })
    }

    /// What wants without a planned cut would add to the scenario if they ended today, most days first. One that adds none is there too: it may with another.
    pub fn ideas(&self, scenario: &Scenario) -> Vec<Lever> {
        let net = self.net(scenario);
        let base = self.shortfall(&net, 0);
        let mut due = Due::default();
        let idea = |flow: &Flow| {
            let mut other = net.clone();
            flow.add_gain(&mut other, 1);
            let with = self.shortfall(&other, 0);
            let days = beyond(with).saturating_sub(beyond(base));
            let taken_by = if days > 0 { None } else { self.taken_by(scenario, &other, with, &mut due) };
            Lever {
                id: flow.id.clone(),
                name: flow.name.clone(),
                kind: LeverKind::Cut,
                on: false,
                days,
                beyond: with.is_none(),
                runway_with: with,
                taken_by,
            }
        };
        let mut ideas: Vec<Lever> = self.flows.iter().filter(|flow| flow.is_idea()).map(idea).collect();
        ideas.sort_compact_by(|a, b| b.days.cmp(&a.days).then_with(|| a.name.cmp(&b.name)));
        ideas
    }

    /// The days that each of these adds to the scenario and to those before it; with the runway once all count, `None` beyond the horizon. In whatever order they
    /// are taken, the days sum to what all of them gain together.
    pub fn one_after_the_other(&self, scenario: &Scenario, order: &[Id]) -> (Vec<u32>, Option<u32>) {
        let mut net = self.net(scenario);
        let mut runway = self.shortfall(&net, 0);
        let mut days = Vec::with_capacity(order.len());
        for id in order {
            if let Some(flow) = self.flows.iter().find(|flow| flow.id == *id && flow.is_open_in(scenario)) {
                flow.add_gain(&mut net, 1);
            }
            let with = self.shortfall(&net, 0);
            days.push(beyond(with).saturating_sub(beyond(runway)));
            runway = with;
        }
        (days, runway)
    }

    /// The payment at which the money runs short.
    fn taken_by(&self, scenario: &Scenario, net: &[i64], runway: Option<u32>, due: &mut Due) -> Option<TakenBy> {
        let day = runway?;
        let balance = net.iter().take(day as usize + 1).fold(self.cash, |balance, net| balance.saturating_add(*net));
        let name = due.name(day, || {
            let paid = self.movements(scenario, day, day).into_iter().filter(|movement| movement.amount < 0);
            let largest = paid.min_by_key(|movement| movement.amount);
            largest.and_then(|movement| self.flows.get(movement.flow)).map(|flow| flow.name.clone()).unwrap_or_default()
        });
        Some(TakenBy { day, name, missing: self.buffer.saturating_sub(balance) })
    }

    /// By how many days paying that much today shortens the runway. `None` where there is no shortfall within the horizon either way.
    pub fn price_in_days(&self, scenario: &Scenario, price: i64) -> Option<u32> {
        let net = self.net(scenario);
        let after = self.shortfall(&net, price.max(0))?;
        Some(self.shortfall(&net, 0).unwrap_or(HORIZON_DAYS + 1).saturating_sub(after))
    }

    /// The runway in days if an amount more came in each week, from a week ahead on: what ten paid hours would do.
    pub fn runway_with_weekly(&self, scenario: &Scenario, weekly: i64) -> Option<u32> {
        let mut net = self.net(scenario);
        for day in net.iter_mut().skip(7).step_by(7) {
            *day = day.saturating_add(weekly.max(0));
        }
        self.shortfall(&net, 0)
    }
}

/// The largest payments of the days asked about: most levers run into the same one.
#[derive(Default)]
struct Due(Vec<(u32, String)>);

impl Due {
    fn name(&mut self, day: u32, find: impl FnOnce() -> String) -> String {
        if let Some((_, name)) = self.0.iter().find(|(known, _)| *known == day) {
            return name.clone();
        }
        let name = find();
        self.0.push((day, name.clone()));
        name
    }
}

/// A runway as a number: one day more than the horizon where it is beyond it.
pub(super) fn beyond(runway: Option<u32>) -> u32 {
    runway.unwrap_or(HORIZON_DAYS + 1)
}

impl Flow {
    /// Whether it is a want that no cut is planned for.
    pub(super) fn is_idea(&self) -> bool {
        self.kind == FlowKind::Bill && self.class == Some(super::Class::Want) && !self.has_cut
    }

    /// Whether it can still add days to a scenario: a cut or a planned income that does not count in it, or a want without a cut.
    pub(super) fn is_open_in(&self, scenario: &Scenario) -> bool {
        match self.kind {
            FlowKind::Bill if self.has_cut => !scenario.cuts.takes(&self.id),
            FlowKind::Income => self.bridge && !scenario.bridge.takes(&self.id),
            _ => self.is_idea(),
        }
    }

    /// What a payment leaves in the account once the lever counts: what the cut saves, what the income brings, what a want without a cut costs.
    pub(super) fn gain(&self, payment: &Payment) -> i64 {
        match self.kind {
            FlowKind::Bill if self.has_cut => payment.lean.saturating_sub(payment.as_is),
            FlowKind::Bill => payment.as_is.saturating_neg(),
            _ => payment.as_is,
        }
    }

    /// Adds its gains to what each day moves; taken away with a sign of −1.
    fn add_gain(&self, net: &mut [i64], sign: i64) {
        for payment in &self.payments {
            if let Some(day) = usize::try_from(payment.day).ok().and_then(|day| net.get_mut(day)) {
                *day = day.saturating_add(self.gain(payment).saturating_mul(sign));
            }
        }
    }
}
