//! The scenarios of the chart, a line each, and which of them is shown in the figures: current plan, with cuts, with cuts and bridge income. What the
//! person switches off counts in none.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::derived;
use domain::budget::{Budget, FlowKind, Scenario, Selection, Simulation};
use domain::id::Id;
use domain::sort_compact::IntoTree;

/// Which scenario.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ScenarioKind {
    /// As it is.
    #[default]
    AsIs,
    /// With the planned cuts.
    Lean,
    /// With the planned cuts and bridge income.
    Bridge,
}

/// One line, drawn.
#[derive(Debug, Clone)]
pub struct Drawn {
    /// Which.
    pub line: ScenarioKind,
    /// What counts in it.
    pub scenario: Scenario,
    /// Its balances.
    pub simulation: Simulation,
}

/// All of them, over the same budget.
#[derive(Debug, Clone)]
pub struct Lines {
    /// The budget they are drawn from.
    pub budget: Arc<Budget>,
    /// As it is, and those for which something is planned.
    pub drawn: Vec<Drawn>,
}

/// What the home screen switches.
#[derive(Clone, Copy)]
pub struct View {
    /// Which line is read.
    pub read: RwSignal<ScenarioKind>,
    /// Cuts and bridge incomes that do not count for now.
    pub off: RwSignal<BTreeSet<Id>>,
    /// The lines.
    pub lines: Memo<Arc<Lines>>,
}

impl ScenarioKind {
    /// The end of a sentence about it.
    pub fn phrase(self) -> &'static str {
        match self {
            Self::AsIs => "on the current plan",
            Self::Lean => "with your cuts",
            Self::Bridge => "with your cuts and bridge income",
        }
    }

    /// The name on its switch.
    pub fn name(self) -> &'static str {
        match self {
            Self::AsIs => "Current plan",
            Self::Lean => "With cuts",
            Self::Bridge => "With bridge income",
        }
    }

    /// The end of its figures' names, and its class in the picture.
    pub fn suffix(self) -> &'static str {
        match self {
            Self::AsIs => "",
            Self::Lean => "_lean",
            Self::Bridge => "_bridge",
        }
    }
}

impl Lines {
    /// The line of that name; as it is where there is none.
    pub fn of(&self, line: ScenarioKind) -> Option<&Drawn> {
        self.drawn.iter().find(|drawn| drawn.line == line).or_else(|| self.drawn.first())
    }

    /// How far the picture reaches, in days: a little beyond the last shortfall, or a year and more where a line does not meet it.
    pub fn span(&self) -> u32 {
        let ends = self.drawn.iter().map(|drawn| drawn.simulation.runway_days);
        let last = ends.clone().flatten().max().unwrap_or(0);
        let open = ends.into_iter().any(|end| end.is_none());
        let span = if open { (last * 13 / 10).max(365) } else { last + last / 16 + 2 };
        span.clamp(21, domain::budget::HORIZON_DAYS)
    }
}

/// The home screen's state: nothing switched off, the line as it is.
pub fn view() -> View {
    let budget = derived::budget();
    let off = RwSignal::new(BTreeSet::new());
    let lines = Memo::new_with_compare(move |_| Arc::new(off.with(|off| lines(&budget.get(), off))), |_, _| true);
    View { read: RwSignal::new(ScenarioKind::AsIs), off, lines }
}

fn lines(budget: &Arc<Budget>, off: &BTreeSet<Id>) -> Lines {
    let cuts: BTreeSet<Id> = budget.flows.iter().filter(|flow| flow.has_cut).map(|flow| flow.id.clone()).into_set();
    let planned = |flow: &&domain::budget::Flow| flow.kind == FlowKind::Income && flow.bridge;
    let bridges: BTreeSet<Id> = budget.flows.iter().filter(planned).map(|flow| flow.id.clone()).into_set();
    let on = |ids: &BTreeSet<Id>| Selection::Only(ids.difference(off).cloned().into_set());
    let mut wanted = vec![(ScenarioKind::AsIs, Scenario::AS_IS)];
    if !cuts.is_empty() {
        wanted.push((ScenarioKind::Lean, Scenario { cuts: on(&cuts), bridge: Selection::None }));
    }
    if !bridges.is_empty() {
        wanted.push((ScenarioKind::Bridge, Scenario { cuts: on(&cuts), bridge: on(&bridges) }));
    }
    let draw = |(line, scenario): (ScenarioKind, Scenario)| Drawn { line, simulation: budget.simulate(&scenario), scenario };
    Lines { budget: budget.clone(), drawn: wanted.into_iter().map(draw).collect() }
}
