//! Levers: each planned cut and each source of income switched on its own, compared with the scenario that is shown.

use super::flow::{Flow, FlowKind, HORIZON_DAYS};
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
}

impl Budget {
    /// Every lever, most days first; those with equal days by name.
    pub fn levers(&self, scenario: &Scenario) -> Vec<Lever> {
        let net = self.net(scenario);
        let base = self.shortfall(&net, 0);
        let mut levers: Vec<Lever> = self.flows.iter().filter_map(|flow| self.lever(flow, scenario, &net, base)).collect();
        levers.sort_compact_by(|a, b| b.days.cmp(&a.days).then_with(|| a.name.cmp(&b.name)));
        levers
    }

    fn lever(&self, flow: &Flow, scenario: &Scenario, net: &[i64], base: Option<u32>) -> Option<Lever> {
        let (kind, on) = match flow.kind {
            FlowKind::Bill if flow.has_cut => (LeverKind::Cut, scenario.cuts.takes(&flow.id)),
            FlowKind::Income if flow.bridge => (LeverKind::Bridge, scenario.bridge.takes(&flow.id)),
            FlowKind::Income => (LeverKind::Income, true),
            _ => return None,
        };
        let mut other = net.to_vec();
        for payment in &flow.payments {
            let gain = if kind == LeverKind::Cut { payment.lean.saturating_sub(payment.as_is) } else { payment.as_is };
            if let Some(day) = usize::try_from(payment.day).ok().and_then(|day| other.get_mut(day)) {
                *day = if on { day.saturating_sub(gain) } else { day.saturating_add(gain) };
            }
        }
        let switched = self.shortfall(&other, 0);
        let (with, without) = if on { (base, switched) } else { (switched, base) };
        let days = with.unwrap_or(HORIZON_DAYS + 1).saturating_sub(without.unwrap_or(HORIZON_DAYS + 1));
        Some(Lever { id: flow.id.clone(), name: flow.name.clone(), kind, on, days, beyond: with.is_none(), runway_with: with })
    }

    /// What wants without a planned cut would gain if they ended today, most days first; what gains nothing is left out.
    pub fn ideas(&self, scenario: &Scenario) -> Vec<Lever> {
        let net = self.net(scenario);
        let base = self.shortfall(&net, 0);
        let idea = |flow: &Flow| {
            let mut other = net.clone();
            for payment in &flow.payments {
                if let Some(day) = usize::try_from(payment.day).ok().and_then(|day| other.get_mut(day)) {
                    *day = day.saturating_sub(payment.as_is);
                }
            }
            let with = self.shortfall(&other, 0);
            let days = with.unwrap_or(HORIZON_DAYS + 1).saturating_sub(base.unwrap_or(HORIZON_DAYS + 1));
            Lever {
                id: flow.id.clone(),
                name: flow.name.clone(),
                kind: LeverKind::Cut,
                on: false,
                days,
                beyond: with.is_none(),
                runway_with: with,
            }
        };
        let open = |flow: &&Flow| flow.kind == FlowKind::Bill && flow.class == Some(super::Class::Want) && !flow.has_cut;
        let mut ideas: Vec<Lever> = self.flows.iter().filter(open).map(idea).filter(|idea| idea.days > 0).collect();
        ideas.sort_compact_by(|a, b| b.days.cmp(&a.days).then_with(|| a.name.cmp(&b.name)));
        ideas
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
