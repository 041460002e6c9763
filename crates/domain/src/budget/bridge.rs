//! The bridge income planner: what each planned job earns a week, what it sets aside for tax, the days it gains, and the time it leaves for
//! the search.

use super::levers::LeverKind;
use super::simulation::{Budget, Scenario};
use crate::id::Id;
use crate::model::Model;

/// Minutes a week for search and paid work together, where the person gave none: 40 hours.
pub const DEFAULT_MINUTES_A_WEEK: u32 = 40 * 60;

/// One planned income on its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BridgePlan {
    /// The income's id.
    pub id: Id,
    /// As the person calls it.
    pub name: String,
    /// Minutes of paid work a week.
    pub minutes_a_week: u32,
    /// What one payment brings after setting tax aside.
    pub each: i64,
    /// What one payment sets aside for tax.
    pub tax_set_aside: i64,
    /// Days it gains, compared with the scenario without any bridge income.
    pub days: u32,
    /// With it there is no shortfall within 36 months.
    pub beyond: bool,
    /// Minutes a week it leaves for the search.
    pub minutes_left: u32,
}

impl Budget {
    /// Every planned income, most days first, each compared with the scenario without bridge income.
    pub fn bridge_plans(&self, model: &Model, cuts: super::simulation::Selection) -> Vec<BridgePlan> {
        let alone = Scenario { cuts, bridge: super::simulation::Selection::None };
        let week = model.plan().minutes_a_week.unwrap_or(DEFAULT_MINUTES_A_WEEK);
        let levers = self.levers(&alone);
        let bridges = levers.into_iter().filter(|lever| lever.kind == LeverKind::Bridge);
        let plan = |lever: super::levers::Lever| {
            let income = model.incomes.get(&lever.id)?;
            let minutes_a_week = income.pay.minutes_a_week();
            Some(BridgePlan {
                minutes_a_week,
                each: income.pay.each(),
                tax_set_aside: income.pay.tax_set_aside(),
                days: lever.days,
                beyond: lever.beyond,
                minutes_left: week.saturating_sub(minutes_a_week),
                id: lever.id,
                name: lever.name,
            })
        };
        bridges.filter_map(plan).collect()
    }
}
