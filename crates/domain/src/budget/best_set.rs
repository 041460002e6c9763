//! The fewest changes with which the money lasts to a wanted day: planned cuts, planned income, and wants that would be cancelled.
//!
//! Each change only adds to the balance, and what it has added by a day only grows. So a set lasts if, on every day before the wanted one, the sum of what its
//! members have added covers what is missing. A greedy choice gives a set that lasts; then sets with fewer members are tried, always on the first day
//! that fails: some member has to add something by that day, and where the largest together do not cover it, nothing does. The search stops after
//! [`MOST_TRIES`] steps, so that it answers while one types; it says whether it was complete.

use super::flow::{Flow, FlowKind, HORIZON_DAYS};
use super::levers::beyond;
use super::simulation::{Budget, Scenario};
use crate::id::Id;
use crate::sort_compact::SortCompact;

/// After how many steps of the search the best set so far is taken.
const MOST_TRIES: u32 = 400;

/// What it takes to last to a wanted day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// The money lasts that long already.
    Already,
    /// With these changes it does.
    Set(BestSet),
    /// Not with all of them: these are all that add anything.
    OutOfReach(BestSet),
}

/// A set of changes, in the order in which their days are counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BestSet {
    /// The changes.
    pub steps: Vec<Step>,
    /// The runway with all of them; `None` beyond the horizon.
    pub runway: Option<u32>,
    /// No smaller set lasts that long. Otherwise the search was cut short.
    pub is_smallest: bool,
}

/// A change of the set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The record's id.
    pub id: Id,
    /// As the person calls it.
    pub name: String,
    /// What it is.
    pub kind: StepKind,
    /// The days it adds to those before it; all of them sum to what the set gains.
    pub days: u32,
}

/// What a change is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepKind {
    /// A cut that is planned.
    Cut,
    /// An income that is planned.
    Bridge,
    /// A want without a planned cut, cancelled today.
    Idea,
}

/// What each candidate has added by each day that can fail.
struct Search {
    /// By candidate, by day.
    added: Vec<Vec<i64>>,
    /// What is missing on each of these days before anything is changed; below zero is to spare.
    missing: Vec<i64>,
    tries: u32,
}

impl Budget {
    /// The fewest changes with which the balance holds on every day before the one so many days from today.
    pub fn best_set(&self, scenario: &Scenario, wanted: u32) -> Wanted {
        self.fewest(scenario, wanted, |_| true)
    }

    /// The fewest cuts, planned or of wants, that gain as much as all of them; `None` where they gain nothing.
    pub fn best_cuts(&self, scenario: &Scenario) -> Option<BestSet> {
        let is_cut = |flow: &Flow| flow.kind != FlowKind::Income;
        let open = self.flows.iter().filter(|flow| is_cut(flow) && flow.is_open_in(scenario));
        let all: Vec<Id> = open.map(|flow| flow.id.clone()).collect();
        let (_, runway) = self.one_after_the_other(scenario, &all);
        match self.fewest(scenario, beyond(runway), is_cut) {
            Wanted::Set(best) => Some(best),
            Wanted::Already | Wanted::OutOfReach(_) => None,
        }
    }

    fn fewest(&self, scenario: &Scenario, wanted: u32, takes: impl Fn(&Flow) -> bool) -> Wanted {
        let net = self.net(scenario);
        let wanted = wanted.min(HORIZON_DAYS + 1);
        if self.shortfall(&net, 0).is_none_or(|runway| runway >= wanted) {
            return Wanted::Already;
        }
        let is_open = |at: &usize| self.flows.get(*at).is_some_and(|flow| flow.is_open_in(scenario) && takes(flow));
        let open: Vec<usize> = (0..self.flows.len()).filter(is_open).collect();
        let mut search = self.search(&net, wanted, &open);
        let all: Vec<usize> = (0..open.len()).collect();
        let Some(mut found) = search.greedy() else {
            let helps = |at: &usize| search.added.get(*at).is_some_and(|added| added.last().is_some_and(|sum| *sum > 0));
            let helping: Vec<usize> = all.into_iter().filter(helps).collect();
            return Wanted::OutOfReach(self.steps(scenario, &open, &helping, true));
        };
        let mut is_smallest = true;
        // From one member on: the first size at which a set lasts is the smallest.
        for size in 1..found.len() {
            let mut chosen = Vec::new();
            if search.of_size(size, &all, &search.missing.clone(), &mut chosen) {
                found = chosen;
                break;
            }
            if search.tries >= MOST_TRIES {
                is_smallest = false;
                break;
            }
        }
        Wanted::Set(self.steps(scenario, &open, &found, is_smallest))
    }

    fn search(&self, net: &[i64], wanted: u32, open: &[usize]) -> Search {
        let days = wanted as usize;
        let mut gains = vec![vec![0_i64; days]; open.len()];
        for (gains, flow) in gains.iter_mut().zip(open.iter().filter_map(|at| self.flows.get(*at))) {
            for payment in &flow.payments {
                if let Some(day) = usize::try_from(payment.day).ok().and_then(|day| gains.get_mut(day)) {
                    *day = day.saturating_add(flow.gain(payment).max(0));
                }
            }
        }
        // A day on which money only goes out is covered where the day before it is judged too: of a run without any money in, its last day fails first.
        let adds =
            |day: usize| net.get(day).is_some_and(|net| *net > 0) || gains.iter().any(|gains| gains.get(day).is_some_and(|gain| *gain > 0));
        let judged: Vec<usize> = (0..days).filter(|day| day + 1 == days || adds(day + 1)).collect();
        let mut balance = self.cash;
        let balances: Vec<i64> = net
            .iter()
            .take(days)
            .map(|net| {
                balance = balance.saturating_add(*net);
                balance
            })
            .collect();
        let missing = judged.iter().filter_map(|day| balances.get(*day)).map(|balance| self.buffer.saturating_sub(*balance)).collect();
        let added = gains.into_iter().map(|gains| {
            let mut sum = 0_i64;
            let sums: Vec<i64> = gains
                .into_iter()
                .map(|gain| {
                    sum = sum.saturating_add(gain);
                    sum
                })
                .collect();
            judged.iter().filter_map(|day| sums.get(*day).copied()).collect()
        });
        Search { added: added.collect(), missing, tries: 0 }
    }

    fn steps(&self, scenario: &Scenario, open: &[usize], chosen: &[usize], is_smallest: bool) -> BestSet {
        let flows: Vec<_> = chosen.iter().filter_map(|at| self.flows.get(*open.get(*at)?)).collect();
        let order: Vec<Id> = flows.iter().map(|flow| flow.id.clone()).collect();
        let (days, runway) = self.one_after_the_other(scenario, &order);
        let step = |(flow, days): (&Flow, u32)| Step {
            id: flow.id.clone(),
            name: flow.name.clone(),
            kind: match flow.kind {
                FlowKind::Income => StepKind::Bridge,
                _ if flow.has_cut => StepKind::Cut,
                _ => StepKind::Idea,
            },
            days,
        };
        BestSet { steps: flows.into_iter().zip(days).map(step).collect(), runway, is_smallest }
    }
}

impl Search {
    fn added(&self, candidate: usize, day: usize) -> i64 {
        self.added.get(candidate).and_then(|added| added.get(day)).copied().unwrap_or(0)
    }

    /// What is missing once that one counts too.
    fn with(&self, missing: &[i64], candidate: usize) -> Vec<i64> {
        let mut missing = missing.to_vec();
        for (missing, added) in missing.iter_mut().zip(self.added.get(candidate).into_iter().flatten()) {
            *missing = missing.saturating_sub(*added);
        }
        missing
    }

    /// Always the one that adds most by the first day that fails, until none does; then without those that turn out not to be needed.
    fn greedy(&self) -> Option<Vec<usize>> {
        let mut left: Vec<usize> = (0..self.added.len()).collect();
        let (mut chosen, mut missing) = (Vec::new(), self.missing.clone());
        while let Some(day) = missing.iter().position(|missing| *missing > 0) {
            let at = (0..left.len()).max_by_key(|at| (left.get(*at).map_or(0, |one| self.added(*one, day)), std::cmp::Reverse(*at)))?;
            let best = left.remove(at);
            if self.added(best, day) <= 0 {
                return None;
            }
            missing = self.with(&missing, best);
            chosen.push(best);
        }
        for at in (0..chosen.len()).rev() {
            let Some(one) = chosen.get(at).copied() else { continue };
            let added = self.added.get(one).into_iter().flatten();
            let without: Vec<i64> = missing.iter().zip(added).map(|(missing, added)| missing.saturating_add(*added)).collect();
            if without.iter().all(|missing| *missing <= 0) {
                missing = without;
                chosen.remove(at);
            }
        }
        Some(chosen)
    }

    /// Whether so many of those allowed last; then they are in `chosen`. Also `false` where the search has to stop.
    fn of_size(&mut self, size: usize, allowed: &[usize], missing: &[i64], chosen: &mut Vec<usize>) -> bool {
        let Some(day) = missing.iter().position(|missing| *missing > 0) else { return true };
        self.tries += 1;
        if size == 0 || self.tries > MOST_TRIES {
            return false;
        }
        let needed = i128::from(missing.get(day).copied().unwrap_or(0));
        let mut by_day: Vec<(i64, usize)> =
            allowed.iter().map(|one| (self.added(*one, day), *one)).filter(|(added, _)| *added > 0).collect();
        by_day.sort_compact_by_key(|(added, one)| (std::cmp::Reverse(*added), *one));
        let mut tried = vec![false; self.added.len()];
        for at in 0..by_day.len() {
            // What the largest from here on add together; smaller ones further on add no more.
            let most: i128 = by_day.iter().skip(at).take(size).map(|(added, _)| i128::from(*added)).sum();
            if most < needed {
                return false;
            }
            let Some((_, one)) = by_day.get(at).copied() else { return false };
            // Sets with those before were all tried. What adds nothing by this day may still help later.
            if let Some(tried) = tried.get_mut(one) {
                *tried = true;
            }
            let rest: Vec<usize> = allowed.iter().copied().filter(|other| tried.get(*other) == Some(&false)).collect();
            chosen.push(one);
            if self.of_size(size - 1, &rest, &self.with(missing, one), chosen) {
                return true;
            }
            chosen.pop();
        }
        false
    }
}
