//! The bill calendar, its tight days, and which bills to pay first when cash is short.
//!
//! The order is that of CFPB, *Your Money, Your Goals*: first what protects housing, transport, insurance and the ability to work; food and
//! medicine come right after housing. Then other needs, obligations, wants. Within a step the earlier due day, then the larger amount.

use chrono::NaiveDate;

use super::bill::{Class, Protects};
use super::flow::{Flow, FlowKind};
use super::simulation::{Budget, Scenario};
use super::working::Style;
use crate::id::Id;
use crate::sort_compact::SortCompact;
use crate::working::Working;

/// How many days the calendar looks ahead.
pub const CALENDAR_DAYS: u32 = 60;

/// A day on which something is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueDay {
    /// The day.
    pub date: NaiveDate,
    /// What is due, in the order in which to pay.
    pub due: Vec<DuePayment>,
    /// What comes in on the day.
    pub income: i64,
    /// The balance at its end when all is paid.
    pub balance: i64,
    /// Whether the balance at the end of the day is below the buffer plus a week of essentials.
    pub tight: bool,
}

/// A bill or a debt's payment on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DuePayment {
    /// The record's id.
    pub id: Id,
    /// Bill or debt.
    pub kind: FlowKind,
    /// As the person calls it.
    pub name: String,
    /// How much, above zero.
    pub amount: i64,
    /// On which day.
    pub date: NaiveDate,
    /// Its class.
    pub class: Class,
    /// What paying it protects.
    pub protects: Option<Protects>,
    /// What happens if it is not paid, in the person's own words or the guide's.
    pub if_unpaid: String,
    /// Whether the cash covers it, paying in this order.
    pub covered: bool,
}

impl DuePayment {
    /// Why it has this position in the order.
    pub fn reason(&self) -> &'static str {
        match (self.protects, self.class) {
            (Some(Protects::Housing), _) => "It keeps you housed, with heat and power.",
            (Some(Protects::Health), _) => "It keeps you fed and healthy.",
            (Some(Protects::Transport), _) => "It gets you to work and to interviews.",
            (Some(Protects::Insurance), _) => "Lapsed insurance is expensive to get back, and one uninsured loss costs more.",
            (Some(Protects::Work), _) => "It keeps you reachable and able to work.",
            (None, Class::Need) => "You need this to live.",
            (None, Class::Obligation) => "You owe this. Ask for a smaller payment or a later date before you miss one.",
            (None, Class::Want) => "This can wait. Pause or cancel it before it takes money from a need.",
        }
    }

    fn rank(&self) -> usize {
        self.protects.map_or(Protects::ALL.len() + self.class as usize, |protects| protects as usize)
    }
}

impl Budget {
    /// The days of the next `days` days, today included, on which something is due.
    pub fn calendar(&self, scenario: &Scenario, days: u32) -> Vec<DueDay> {
        let line = self.simulate(scenario);
        let low = self.buffer.saturating_add(self.week_of_essentials(scenario));
        let movements = self.movements(scenario, 0, days.saturating_sub(1));
        let mut calendar: Vec<DueDay> = Vec::new();
        for group in movements.chunk_by(|a, b| a.day == b.day) {
            let Some(day) = group.first().map(|movement| movement.day) else { continue };
            let balance = line.balances.get(day as usize).copied().unwrap_or_default();
            let date = self.date(day);
            let due = self.pay_first(scenario, day, day);
            let income = group.iter().filter(|movement| movement.amount > 0).fold(0_i64, |sum, m| sum.saturating_add(m.amount));
            if !due.is_empty() {
                let tight = due.len() > 1 && balance < low;
                calendar.push(DueDay { date, due, income, balance, tight });
            }
        }
        calendar
    }

    /// What a week of needs and obligations costs.
    fn week_of_essentials(&self, scenario: &Scenario) -> i64 {
        self.figures(scenario, &self.simulate(scenario)).essentials_monthly.weekly()
    }

    /// How the balances of the calendar are worked out, on the first day of it and on the first tight one, and what makes a day tight.
    pub fn calendar_working(&self, scenario: &Scenario, calendar: &[DueDay], Style { money, day }: Style) -> Vec<Working> {
        let tight = calendar.iter().find(|day| day.tight || day.balance < 0);
        let mut shown: Vec<&DueDay> = calendar.first().into_iter().chain(tight).collect();
        shown.dedup_by_key(|day| day.date);
        let mut lines: Vec<Working> = Vec::new();
        for one in shown {
            let last = u32::try_from((one.date - self.date(0)).num_days()).unwrap_or(0);
            let (came, went) = self.moved(scenario, last);
            lines.push(Working::count(format!(
                "{}: {} this morning + {} that comes in − {} that goes out by the end of that day = {}.",
                day(one.date),
                money(self.cash),
                money(came),
                money(went),
                money(one.balance)
            )));
        }
        if !lines.is_empty() {
            let week = self.week_of_essentials(scenario);
            let low = money(self.buffer.saturating_add(week));
            let sum = if self.buffer > 0 { format!("{} of buffer + {} = {low}", money(self.buffer), money(week)) } else { low };
            lines.push(Working::count(format!(
                "A day is tight where several payments meet and less is left than your buffer and a week of needs and obligations: {sum}."
            )));
        }
        lines
    }

    /// What is due on the days `first..=last` from today, in the order in which to pay when cash is short, each with whether the cash and
    /// the income until then cover it. Money is spent down to zero here: the buffer is for this.
    pub fn pay_first(&self, scenario: &Scenario, first: u32, last: u32) -> Vec<DuePayment> {
        let movements = self.movements(scenario, 0, last);
        let mut at_hand = self.cash;
        let mut due = Vec::new();
        for movement in movements {
            let Some(flow) = self.flows.get(movement.flow) else { continue };
            if movement.day < first || movement.amount > 0 {
                at_hand = at_hand.saturating_add(movement.amount);
            } else {
                due.push(due_of(flow, movement.amount.saturating_neg(), self.date(movement.day)));
            }
        }
        due.sort_compact_by(|a, b| (a.rank(), a.date, b.amount, &a.name).cmp(&(b.rank(), b.date, a.amount, &b.name)));
        for item in &mut due {
            // What cannot be paid is skipped; the next, smaller one may still be paid.
            item.covered = item.amount <= at_hand;
            if item.covered {
                at_hand -= item.amount;
            }
        }
        due
    }
}

fn due_of(flow: &Flow, amount: i64, date: NaiveDate) -> DuePayment {
    DuePayment {
        id: flow.id.clone(),
        kind: flow.kind,
        name: flow.name.clone(),
        amount,
        date,
        class: flow.class.unwrap_or(Class::Obligation),
        protects: flow.protects,
        if_unpaid: flow.if_unpaid.clone(),
        covered: false,
    }
}
