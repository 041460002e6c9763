//! The budget's figures. Monthly equivalents are exact: a year's sum (52, 26, 24, 12, 4 or 1 times the amount) kept whole and divided by
//! twelve only when it is shown.

use chrono::NaiveDate;

use super::bill::Class;
use super::flow::Flow;
use super::simulation::{Budget, Scenario, Simulation};
use crate::money::divide;

/// A monthly sum, kept as the sum of a year.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Monthly(i128);

/// The figures of the budget; the names are the `data-metric` names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BudgetFigures {
    /// Days until the first shortfall; `None` is none within 36 months.
    pub runway_days: Option<u32>,
    /// The first day that ends below the buffer.
    pub first_shortfall: Option<NaiveDate>,
    /// Needs and obligations.
    pub essentials_monthly: Monthly,
    /// Wants.
    pub wants_monthly: Monthly,
    /// Recurring income; one-off sums are not included.
    pub income_monthly: Monthly,
    /// Essentials and wants less income; below zero where more comes in than goes out.
    pub burn_monthly: Monthly,
}

impl Monthly {
    /// From a year's sum in minor units.
    pub fn of_year(yearly: i128) -> Self {
        Self(yearly)
    }

    /// A year's sum in minor units.
    pub fn yearly(self) -> i128 {
        self.0
    }

    /// A month's sum to the nearest minor unit, halves away from zero.
    pub fn minor(self) -> i64 {
        divide(self.0, 12)
    }

    /// A week's sum to the nearest minor unit, at 52 weeks a year.
    pub fn weekly(self) -> i64 {
        divide(self.0, 52)
    }

    /// The unrounded month in minor units, for `data-value`. Not for further sums.
    pub fn unrounded(self) -> f64 {
        self.0 as f64 / 12.0
    }
}

impl Budget {
    /// What some of the bills and debts come to in a month as things are; what is over or paid off is not in it.
    pub fn monthly_of(&self, takes: impl Fn(&Flow) -> bool) -> Monthly {
        Monthly(self.flows.iter().filter(|flow| takes(flow)).map(|flow| i128::from(flow.yearly)).sum())
    }

    /// The figures of a scenario, given its simulation.
    pub fn figures(&self, scenario: &Scenario, line: &Simulation) -> BudgetFigures {
        let (mut essentials, mut wants, mut income) = (0_i128, 0_i128, 0_i128);
        for flow in &self.flows {
            let yearly = i128::from(if scenario.cuts.takes(&flow.id) { flow.yearly_lean } else { flow.yearly });
            match flow.class {
                Some(Class::Need | Class::Obligation) => essentials += yearly,
                Some(Class::Want) => wants += yearly,
                None if !flow.bridge || scenario.bridge.takes(&flow.id) => income += yearly,
                None => {}
            }
        }
        BudgetFigures {
            runway_days: line.runway_days,
            first_shortfall: line.first_shortfall(),
            essentials_monthly: Monthly(essentials),
            wants_monthly: Monthly(wants),
            income_monthly: Monthly(income),
            burn_monthly: Monthly(essentials + wants - income),
        }
    }
}

/// The quick check with even spending: how many tenths of a month the cash lasts, rounded to the nearest. `None` where as much comes in as goes
/// out. It ignores dates; the simulation does not.
pub fn even_months_tenths(cash: i64, out_monthly: i64, in_monthly: i64) -> Option<i64> {
    let burn = i128::from(out_monthly) - i128::from(in_monthly);
    (burn > 0).then(|| divide(i128::from(cash.max(0)) * 10, burn))
}
