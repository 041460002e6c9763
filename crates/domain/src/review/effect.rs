//! What an experiment shows: the step it should move before it and since, both with their intervals.

use chrono::NaiveDate;

use super::experiment::Experiment;
use super::funnel_step::FunnelStep;
use super::weakest::Tries;
use crate::funnel::Ledger;
use crate::growth::Effect;
use crate::id::Id;
use crate::model::Model;
use crate::sort_compact::SortCompact;
use crate::stats::Rate;

/// The experiment to look at: the one that is not decided on, the latest first.
pub fn current(model: &Model, today: NaiveDate) -> Option<(Id, Experiment)> {
    let open = model.experiments.iter().filter(|(_, experiment)| experiment.decision.is_none() && experiment.from <= today);
    open.max_by_key(|(id, experiment)| (experiment.from, *id)).map(|(id, experiment)| (id.clone(), experiment.as_ref().clone()))
}

/// Every experiment that was decided on, the latest first.
pub fn decided(model: &Model) -> Vec<(Id, Experiment)> {
    let decided = model.experiments.iter().filter(|(_, experiment)| experiment.decision.is_some());
    let mut all: Vec<(Id, Experiment)> = decided.map(|(id, experiment)| (id.clone(), experiment.as_ref().clone())).collect();
    all.sort_compact_by(|a, b| (b.1.from, &a.0).cmp(&(a.1.from, &b.0)));
    all
}

/// A step before an experiment and since.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BeforeAndSince {
    /// The settled cases before its first day.
    pub before: Rate,
    /// The settled cases from its first to its last day.
    pub since: Rate,
    /// How many cases since then are not settled yet.
    pub waiting: u32,
    /// What the comparison shows.
    pub effect: Effect,
}

/// The step of an experiment before it and since.
pub fn before_and_since(model: &Model, ledger: &Ledger, experiment: &Experiment) -> BeforeAndSince {
    let tries = Tries::of(model, ledger);
    let step = experiment.step.unwrap_or(FunnelStep::FirstContact);
    let (before, since) = (tries.rate(step, ..experiment.from), tries.rate(step, experiment.from..=experiment.until));
    let waiting = tries.waiting(step, experiment.from..=experiment.until, ledger.today);
    BeforeAndSince { before, since, waiting, effect: Effect::between(&before, &since) }
}
