//! "How this is worked out" for the figures of the budget: the amounts and days put into the formula. How an amount and a day are written is the screen's.

use chrono::NaiveDate;

use super::actual::MonthActual;
use super::best_set::BestSet;
use super::bill::Class;
use super::bridge::BridgePlan;
use super::figures::Monthly;
use super::flow::{Flow, HORIZON_DAYS};
use super::levers::{Lever, beyond};
use super::simulation::{Budget, Scenario, Simulation};
use super::week::LastWeek;
use crate::plural::plural;
use crate::sort_compact::SortCompact;
use crate::working::Working;

/// How amounts and days are written.
#[derive(Clone, Copy)]
pub struct Style {
    /// Minor units of the home currency.
    pub money: fn(i64) -> String,
    /// A day.
    pub day: fn(NaiveDate) -> String,
}

/// Parts of a sum that are named; the others are one part.
const NAMED: usize = 6;

impl Budget {
    /// The runway and its day: what is there, what comes in and what goes out up to the first day below the buffer.
    pub fn runway_working(&self, scenario: &Scenario, line: &Simulation, style: Style) -> Vec<Working> {
        let Style { money, day } = style;
        let rule = format!(
            "Every income and bill counts on its own day, for {}. A day counts by what is left at its end.",
            plural(HORIZON_DAYS as usize, "day", "days")
        );
        let floor = if self.buffer > 0 { format!("your buffer of {}", money(self.buffer)) } else { "zero".to_owned() };
        let sum = match line.runway_days {
            None if !self.has_outgoings() => super::flow::NO_OUTGOINGS.to_owned(),
            Some(last) => {
                let (came, went) = self.moved(scenario, last);
                let left = line.balances.get(last as usize).copied().unwrap_or(0);
                format!(
                    "{} this morning + {} in − {} out = {} at the end of {}: {}. It is the first day below {floor}.",
                    money(self.cash),
                    money(came),
                    money(went),
                    money(left),
                    day(self.date(last)),
                    match last {
                        0 => "today".to_owned(),
                        days => format!("{} from today", plural(days as usize, "day", "days")),
                    }
                )
            }
            None => {
                let lowest = line.balances.iter().enumerate().min_by_key(|(_, balance)| **balance);
                let (at, balance) = lowest.map_or((0, 0), |(at, balance)| (at as u32, *balance));
                format!("The lowest balance within 36 months is {}, on {}: never below {floor}.", money(balance), day(self.date(at)))
            }
        };
        vec![Working::count(sum), self.cash_working(style), Working::count(rule)]
    }

    /// The cash of this morning: the balances as entered, and what the plan has moved since.
    pub fn cash_working(&self, Style { money, day }: Style) -> Working {
        let (mut came, mut went) = (0_i64, 0_i64);
        for flow in &self.flows {
            for payment in flow.payments.iter().take_while(|payment| payment.day < 0) {
                let amount = Scenario::AS_IS.amount(flow, payment);
                let side = if amount > 0 { &mut came } else { &mut went };
                *side = side.saturating_add(amount.saturating_abs());
            }
        }
        if came == 0 && went == 0 {
            return Working::count(format!("Cash this morning: {} in your accounts, as entered.", money(self.balances)));
        }
        Working::count(format!(
            "Cash this morning: {} in your accounts on {} + {} that came in by the plan since − {} that went out = {}.",
            money(self.balances),
            day(self.since),
            money(came),
            money(went),
            money(self.cash)
        ))
    }

    /// The sums of a month.
    pub fn monthly_working(&self, scenario: &Scenario, line: &Simulation, style: Style) -> Vec<Working> {
        let figures = self.figures(scenario, line);
        let parts = |wanted: &dyn Fn(&Flow) -> bool| -> Vec<(String, i64)> {
            let counted = self.flows.iter().filter(|flow| wanted(flow));
            counted.map(|flow| (flow.name.clone(), if scenario.cuts.takes(&flow.id) { flow.yearly_lean } else { flow.yearly })).collect()
        };
        let income = parts(&|flow| flow.class.is_none() && (!flow.bridge || scenario.bridge.takes(&flow.id)));
        let essentials = parts(&|flow| matches!(flow.class, Some(Class::Need | Class::Obligation)));
        let wants = parts(&|flow| flow.class == Some(Class::Want));
        let money = style.money;
        let month = |label: &str, parts: Vec<(String, i64)>, monthly: Monthly| {
            let total = i64::try_from(monthly.yearly()).unwrap_or(i64::MAX);
            let text = match added(parts, money) {
                None => format!("{label}: nothing that comes again is planned."),
                Some(sum) => format!("{label}, in a year: {sum}{} ÷ 12 = {}.", equals(&sum, total, money), money(monthly.minor())),
            };
            Working::count(text)
        };
        let burn = figures.burn_monthly.minor();
        let all = [
            month("Income", income, figures.income_monthly),
            month("Needs and obligations", essentials, figures.essentials_monthly),
            month("Wants", wants, figures.wants_monthly),
        ];
        let left = format!(
            "{} + {} − {} = {} a month.",
            money(figures.essentials_monthly.minor()),
            money(figures.wants_monthly.minor()),
            money(figures.income_monthly.minor()),
            money(burn)
        );
        let rule = "A week counts 52 times a year, two weeks 26 times, half a month 24 times; what is paid once is not in these sums.";
        all.into_iter().chain([Working::count(left), Working::count(rule)]).collect()
    }

    /// What comes in and what goes out from this morning to the end of a day.
    pub(super) fn moved(&self, scenario: &Scenario, last: u32) -> (i64, i64) {
        self.movements(scenario, 0, last).iter().fold((0, 0), |(came, went): (i64, i64), movement| match movement.amount {
            amount if amount > 0 => (came.saturating_add(amount), went),
            amount => (came, went.saturating_add(amount.saturating_abs())),
        })
    }
}

impl Lever {
    /// The days it adds: the runway with it less the runway without; `beside` says beside what.
    pub fn working(&self, beside: &str) -> Working {
        let with = beyond(self.runway_with);
        let without = with.saturating_sub(self.days);
        Working::count(if self.beyond {
            format!("{}, {beside}: no shortfall within 36 months with it, {} without.", self.name, runway(without))
        } else {
            format!("{}, {beside}: {} with it − {} without = {}.", self.name, runway(with), runway(without), self.days)
        })
    }
}

impl BestSet {
    /// The days of its changes, one after the other.
    pub fn working(&self) -> Working {
        let days: Vec<String> = self.steps.iter().map(|step| format!("{} {}", step.name, step.days)).collect();
        let sum: u32 = self.steps.iter().map(|step| step.days).sum();
        Working::count(format!(
            "Days: {} = {sum}. A change that adds none here is needed for a day that fails without it.",
            days.join(" + ")
        ))
    }
}

impl BridgePlan {
    /// What a payment is, and the days it gains.
    pub fn working(&self, money: fn(i64) -> String) -> Vec<Working> {
        let mut lines = Vec::new();
        if self.minutes_a_week > 0 {
            let gross = self.each.saturating_add(self.tax_set_aside);
            lines.push(Working::count(format!(
                "{} minutes a week at your rate for an hour = {} − {} for tax = {} each week, from a week after the start.",
                self.minutes_a_week,
                money(gross),
                money(self.tax_set_aside),
                money(self.each)
            )));
        }
        let days = if self.beyond { "more than can be counted".to_owned() } else { self.days.to_string() };
        lines.push(Working::count(format!("The runway with it, less the runway without any bridge income: {days}.")));
        lines
    }
}

impl LastWeek {
    /// What its sums add up.
    pub fn working(&self, money: fn(i64) -> String) -> Vec<Working> {
        let list = |words: &str, list: &[(String, i64)]| {
            let total = list.iter().fold(0_i64, |sum, (_, amount)| sum.saturating_add(*amount));
            added(list.to_vec(), money).map(|sum| Working::count(format!("{words}: {sum}{}.", equals(&sum, total, money))))
        };
        let logged =
            (self.logged != 0).then(|| Working::count(format!("By your log: what went out less what came back, {}.", money(self.logged))));
        let earned = (self.earned != 0)
            .then(|| Working::count(format!("By your log: money in that belongs to nothing you spent on, {}.", money(self.earned))));
        let rule = "The seven days before today; what falls due today is not in them.";
        let sums = [list("Due by the plan", &self.due), list("Came in by the plan", &self.came), logged, earned];
        sums.into_iter().flatten().chain([Working::count(rule)]).collect()
    }
}

impl MonthActual {
    /// What was spent and what was planned, category by category.
    pub fn working(&self, money: fn(i64) -> String) -> Vec<Working> {
        let sum = |words: &str, of: fn(&super::CategoryActual) -> i64| {
            let name = |row: &super::CategoryActual| if row.category.is_empty() { "no category".to_owned() } else { row.category.clone() };
            let parts: Vec<(String, i64)> = self.rows.iter().map(|row| (name(row), of(row))).collect();
            let total = parts.iter().fold(0_i64, |sum, (_, amount)| sum.saturating_add(*amount));
            added(parts, money).map(|sum| Working::count(format!("{words}: {sum}{}.", equals(&sum, total, money))))
        };
        let rule = "Spent is what went out of a category less what came back into it. Money in without a planned category is income.";
        let sums = [sum("Spent", |row| row.spent), sum("Planned for the days of this month", |row| row.planned)];
        sums.into_iter().flatten().chain([Working::count(rule)]).collect()
    }
}

fn runway(days: u32) -> String {
    if days > HORIZON_DAYS { "over 36 months".to_owned() } else { plural(days as usize, "day", "days") }
}

/// `Rent 950.00 + Food 320.00 + 3 others 90.00`: the largest by name; `None` where all are zero.
fn added(mut parts: Vec<(String, i64)>, money: fn(i64) -> String) -> Option<String> {
    parts.retain(|(_, amount)| *amount != 0);
    parts.sort_compact_by(|a, b| b.1.saturating_abs().cmp(&a.1.saturating_abs()).then_with(|| a.0.cmp(&b.0)));
    // One other is as short as its own name.
    let named = if parts.len() == NAMED + 1 { NAMED + 1 } else { NAMED };
    let rest = parts.iter().skip(named).fold(0_i64, |sum, (_, amount)| sum.saturating_add(*amount));
    let others = parts.len().saturating_sub(named);
    let mut text = String::new();
    let tail = (others > 0).then(|| (format!("{others} others"), rest));
    for (name, amount) in parts.into_iter().take(named).chain(tail) {
        let sign = match (text.is_empty(), amount < 0) {
            (true, true) => "−",
            (true, false) => "",
            (false, true) => " − ",
            (false, false) => " + ",
        };
        let amount = money(amount.saturating_abs());
        text.push_str(&[sign, &name, " ", &amount].concat());
    }
    (!text.is_empty()).then_some(text)
}

/// The sum, where there is more than one part to add up.
fn equals(parts: &str, total: i64, money: fn(i64) -> String) -> String {
    if parts.contains(" + ") || parts.contains(" − ") { format!(" = {}", money(total)) } else { String::new() }
}
