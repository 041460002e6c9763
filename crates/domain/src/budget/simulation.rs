//! The balance day by day: today's cash and every dated payment, for 36 months. The first day below the buffer follows from it. Cash ÷ spending is
//! not used for this: it ignores dates, and means nothing where income exceeds spending.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};

use super::account::{Account, Plan};
use super::flow::{DateRange, Flow, FlowKind, HORIZON_DAYS, Payment};
use crate::currency::Currency;
use crate::id::Id;
use crate::model::Model;
use crate::money::Amount;
use crate::record::Record;
use crate::sort_compact::SortCompact;

/// Everything that the simulation needs, as of one day.
#[derive(Debug, Clone, PartialEq)]
pub struct Budget {
    /// Today.
    pub today: NaiveDate,
    /// The sum of the accounts, in the home currency, on the morning of `since`.
    pub balances: i64,
    /// The day of the balances: the latest balance date, at most today.
    pub since: NaiveDate,
    /// What is on hand this morning: the balances and what was due between `since` and today.
    pub cash: i64,
    /// The balance not to fall below.
    pub buffer: i64,
    /// Every income, bill and debt, and every skill with costs ahead.
    pub flows: Vec<Flow>,
    /// Accounts in another currency without an exchange rate, which are left out.
    pub left_out: Vec<String>,
    /// Whether there is any account that counts. Without one the cash is zero because nobody has said.
    pub has_account: bool,
}

/// Which of several things count.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Selection {
    /// None.
    #[default]
    None,
    /// All.
    All,
    /// Those.
    Only(BTreeSet<Id>),
}

/// Which plans count.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scenario {
    /// Planned cuts.
    pub cuts: Selection,
    /// Planned bridge income.
    pub bridge: Selection,
}

/// The balances of a scenario at the end of each day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Simulation {
    /// Today: day 0.
    pub today: NaiveDate,
    /// At the end of day 0, 1, … [`HORIZON_DAYS`].
    pub balances: Vec<i64>,
    /// The first day that ends below the buffer, as days from today: 0 is today. `None` is [`BEYOND_HORIZON`].
    pub runway_days: Option<u32>,
}

/// One payment on a day of a simulation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Movement {
    /// Days from today.
    pub day: u32,
    /// Which of [`Budget::flows`].
    pub flow: usize,
    /// Signed: below zero is money out.
    pub amount: i64,
}

impl Selection {
    /// Whether that one counts.
    pub fn takes(&self, id: &Id) -> bool {
        match self {
            Self::None => false,
            Self::All => true,
            Self::Only(ids) => ids.contains(id),
        }
    }
}

impl Scenario {
    /// As things are: no cut, no bridge income.
    pub const AS_IS: Self = Self { cuts: Selection::None, bridge: Selection::None };
    /// Planned cuts, each from its date.
    pub const LEAN: Self = Self { cuts: Selection::All, bridge: Selection::None };
    /// Planned cuts and bridge income.
    pub const LEAN_WITH_BRIDGE: Self = Self { cuts: Selection::All, bridge: Selection::All };

    /// What a payment comes to; zero where it does not count.
    pub fn amount(&self, flow: &Flow, payment: &Payment) -> i64 {
        self.part(flow).amount(payment)
    }

    /// Which amount of its payments counts: asked once for all of them.
    fn part(&self, flow: &Flow) -> Part {
        if flow.bridge && !self.bridge.takes(&flow.id) {
            Part::Nothing
        } else if flow.has_cut && self.cuts.takes(&flow.id) {
            Part::Lean
        } else {
            Part::AsIs
        }
    }
}

/// What counts of a payment.
#[derive(Clone, Copy)]
enum Part {
    Nothing,
    Lean,
    AsIs,
}

impl Part {
    fn amount(self, payment: &Payment) -> i64 {
        match self {
            Self::Nothing => 0,
            Self::Lean => payment.lean,
            Self::AsIs => payment.as_is,
        }
    }
}

impl Simulation {
    /// The day the balance first ends below the buffer.
    pub fn first_shortfall(&self) -> Option<NaiveDate> {
        self.today.checked_add_days(Days::new(u64::from(self.runway_days?)))
    }

    /// The balance at the end of a day within the horizon.
    pub fn on(&self, date: NaiveDate) -> Option<i64> {
        self.balances.get(usize::try_from((date - self.today).num_days()).ok()?).copied()
    }
}

impl Budget {
    /// Computes the payments of all records as of a day.
    pub fn of(model: &Model, home: Currency, today: NaiveDate) -> Self {
        let plan = model.plan();
        let (balances, left_out) = add_up(model.accounts.values().map(AsRef::as_ref), home);
        // Balances of several days: the latest counts for all; one more than a year old would only add guesses.
        let oldest = today.checked_sub_days(Days::new(366)).unwrap_or(today);
        let counted = model.accounts.values().filter(|account| !account.set_aside);
        let since = counted.map(|account| account.as_of.unwrap_or(today)).max().unwrap_or(today).clamp(oldest, today);
        let span = DateRange { since, today };
        let incomes = model.incomes.iter().map(|(id, income)| Flow::of_income(id, income, span));
        let bills = model.bills.iter().map(|(id, bill)| Flow::of_bill(id, bill, span));
        let debts = model.debts.iter().map(|(id, debt)| Flow::of_debt(id, debt, span));
        let skills = model.skills.iter().map(|(id, skill)| Flow::of_skill(id, skill, span)).filter(|flow| !flow.payments.is_empty());
        let flows: Vec<Flow> = incomes.chain(bills).chain(debts).chain(skills).collect();
        // Up to today all scenarios are the same: what was planned has not happened.
        let mut cash = balances;
        for flow in &flows {
            for payment in flow.payments.iter().take_while(|payment| payment.day < 0) {
                cash = cash.saturating_add(Scenario::AS_IS.amount(flow, payment));
            }
        }
        let has_account = model.accounts.values().any(|account| !account.set_aside);
        Self { today, balances, since, cash, buffer: plan.buffer.max(0), flows, left_out, has_account }
    }

    /// The budget with these records replacing or added to the stored ones.
    pub fn what_if(model: &Model, home: Currency, today: NaiveDate, records: Vec<(Id, Record)>) -> Self {
        let mut with = Model {
            accounts: model.accounts.clone(),
            plans: model.plans.clone(),
            incomes: model.incomes.clone(),
            bills: model.bills.clone(),
            debts: model.debts.clone(),
            skills: model.skills.clone(),
            ..Model::default()
        };
        for (id, record) in records {
            with.put(id, record);
        }
        Self::of(&with, home, today)
    }

    /// Whether anything is still to be paid: without a bill or a debt nothing says how long money lasts.
    pub fn has_outgoings(&self) -> bool {
        self.flows.iter().any(|flow| flow.payments.iter().any(|payment| payment.day >= 0 && payment.as_is < 0))
    }

    /// Simulates a scenario.
    pub fn simulate(&self, scenario: &Scenario) -> Simulation {
        let mut net = self.net(scenario);
        let runway_days = self.shortfall(&net, 0);
        let mut balance = self.cash;
        for day in &mut net {
            balance = balance.saturating_add(*day);
            *day = balance;
        }
        Simulation { today: self.today, balances: net, runway_days }
    }

    /// What moves the balance on the days `first..=last` from today, in the order of days, money in first.
    pub fn movements(&self, scenario: &Scenario, first: u32, last: u32) -> Vec<Movement> {
        let mut movements = Vec::new();
        for (at, flow) in self.flows.iter().enumerate() {
            let part = scenario.part(flow);
            for payment in flow.payments.iter().take_while(|payment| i64::from(payment.day) <= i64::from(last)) {
                let Ok(day) = u32::try_from(payment.day) else { continue };
                let amount = part.amount(payment);
                if day >= first && amount != 0 {
                    movements.push(Movement { day, flow: at, amount });
                }
            }
        }
        movements.sort_compact_by_key(|movement| (movement.day, std::cmp::Reverse(movement.amount)));
        movements
    }

    /// The date so many days from today.
    pub fn date(&self, day: u32) -> NaiveDate {
        self.today.checked_add_days(Days::new(u64::from(day))).unwrap_or(NaiveDate::MAX)
    }

    /// What each day moves in all.
    pub(super) fn net(&self, scenario: &Scenario) -> Vec<i64> {
        let mut net = vec![0_i64; HORIZON_DAYS as usize + 1];
        for flow in &self.flows {
            let part = scenario.part(flow);
            for payment in &flow.payments {
                if let Some(day) = usize::try_from(payment.day).ok().and_then(|day| net.get_mut(day)) {
                    *day = day.saturating_add(part.amount(payment));
                }
            }
        }
        net
    }

    /// The first day that ends below the buffer when `spent` goes out this morning.
    pub(super) fn shortfall(&self, net: &[i64], spent: i64) -> Option<u32> {
        let mut balance = self.cash.saturating_sub(spent);
        let below = net.iter().position(|day| {
            balance = balance.saturating_add(*day);
            balance < self.buffer
        });
        below.map(|day| day as u32)
    }

    /// The income, bill or debt with that id.
    pub fn flow(&self, id: &Id, kind: FlowKind) -> Option<&Flow> {
        self.flows.iter().find(|flow| flow.kind == kind && flow.id == *id)
    }
}

impl Model {
    /// The budget's own numbers; the defaults where none were saved.
    pub fn plan(&self) -> Plan {
        self.plans.get(&crate::model::settings_id()).map(|plan| plan.as_ref().clone()).unwrap_or_default()
    }
}

/// The accounts in the home currency, and the names of those without the rate for it.
fn add_up<'a>(accounts: impl Iterator<Item = &'a Account>, home: Currency) -> (i64, Vec<String>) {
    let (mut sum, mut left_out) = (0_i64, Vec::new());
    for account in accounts.filter(|account| !account.set_aside) {
        match (account.currency.filter(|currency| *currency != home), account.rate) {
            (None, _) => sum = sum.saturating_add(account.balance),
            (Some(currency), Some(rate)) => sum = sum.saturating_add(rate.convert(Amount::new(account.balance, currency), home).minor),
            (Some(_), None) => left_out.push(account.name.clone()),
        }
    }
    (sum, left_out)
}
