//! The addresses below `#/budget`.

use domain::budget::{Class, IncomeKind};
use domain::choice::Choice;
use domain::id::Id;

use super::text::joined;

/// A screen of the budget.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BudgetRoute {
    /// How long the money lasts.
    Home,
    /// The guided set-up.
    Setup,
    /// Every account, income, bill and debt; with a section, that one is in view.
    Plan(Option<PlanSection>),
    /// The bills of the next sixty days.
    Calendar,
    /// Bridge income.
    Bridge,
    /// Things to wait with before buying.
    Pause,
    /// The spending log.
    Spending,
    /// A worry, and the number that answers it.
    Worry,
    /// All lessons, or the one of that id.
    Lessons(Option<Id>),
    /// Support by country.
    Support,
}

/// A section of the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanSection {
    /// Cash.
    Accounts,
    /// What comes in.
    Incomes,
    /// The bills of one class.
    Bills(Class),
    /// What is owed.
    Debts,
}

impl PlanSection {
    /// All of them, in the order of the screen.
    pub const ALL: [Self; 6] =
        [Self::Accounts, Self::Incomes, Self::Bills(Class::Need), Self::Bills(Class::Obligation), Self::Bills(Class::Want), Self::Debts];

    /// The stable name, in addresses and as the id of the heading (`plan-…`).
    pub fn key(self) -> &'static str {
        match self {
            Self::Accounts => "account",
            Self::Incomes => "income",
            Self::Bills(class) => class.key(),
            Self::Debts => "debt",
        }
    }
}

/// A record to edit: one that is kept, or a new one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A new record.
    New,
    /// The record of that id.
    Existing(Id),
}

impl Target {
    fn parse(text: &str) -> Self {
        if text == "new" { Self::New } else { Self::Existing(Id::new(text)) }
    }

    fn part(&self) -> String {
        match self {
            Self::New => "new".to_owned(),
            Self::Existing(id) => id.to_string(),
        }
    }
}

impl From<&Id> for Target {
    fn from(id: &Id) -> Self {
        Self::Existing(id.clone())
    }
}

/// Where the sheet of a bill begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BillPreset {
    /// A new bill of that class.
    Class(Class),
    /// At the planned cut.
    Cut,
}

impl BillPreset {
    fn parse(text: &str) -> Option<Self> {
        if text == "cut" { Some(Self::Cut) } else { Class::from_key(text).map(Self::Class) }
    }

    /// The stable name.
    pub fn key(self) -> &'static str {
        match self {
            Self::Class(class) => class.key(),
            Self::Cut => "cut",
        }
    }
}

/// A sheet of the budget.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BudgetEdit {
    /// An account.
    Account(Target),
    /// A bill.
    Bill(Target, Option<BillPreset>),
    /// A debt.
    Debt(Target),
    /// An income; with a kind, a new one of that kind.
    Income(Target, Option<IncomeKind>),
    /// The buffer and the hours of the plan.
    Buffer,
    /// Something to wait with.
    Pause(Target),
    /// A movement of the spending log.
    Spending(Target),
    /// A place of support of the person's own.
    Support(Target),
}

impl BudgetRoute {
    pub(super) fn parse(parts: &[&str]) -> Option<Self> {
        Some(match *parts {
            [] => Self::Home,
            ["setup"] => Self::Setup,
            ["plan"] => Self::Plan(None),
            ["plan", section] => Self::Plan(Some(PlanSection::ALL.into_iter().find(|one| one.key() == section)?)),
            ["calendar"] => Self::Calendar,
            ["bridge"] => Self::Bridge,
            ["pause"] => Self::Pause,
            ["spending"] => Self::Spending,
            ["worry"] => Self::Worry,
            ["lessons"] => Self::Lessons(None),
            ["lessons", id] => Self::Lessons(Some(Id::new(id))),
            ["support"] => Self::Support,
            _ => return None,
        })
    }

    pub(super) fn parts(&self) -> Vec<String> {
        let one = |part: &str| vec![part.to_owned()];
        match self {
            Self::Home => Vec::new(),
            Self::Setup => one("setup"),
            Self::Plan(None) => one("plan"),
            Self::Plan(Some(section)) => vec!["plan".into(), section.key().into()],
            Self::Calendar => one("calendar"),
            Self::Bridge => one("bridge"),
            Self::Pause => one("pause"),
            Self::Spending => one("spending"),
            Self::Worry => one("worry"),
            Self::Lessons(None) => one("lessons"),
            Self::Lessons(Some(id)) => vec!["lessons".into(), id.to_string()],
            Self::Support => one("support"),
        }
    }

    /// The address, with its `#`.
    pub fn href(self) -> String {
        joined("#/budget", &self.parts())
    }
}

impl BudgetEdit {
    pub(super) fn parse(parts: &[&str]) -> Option<Self> {
        Some(match *parts {
            ["account", id] => Self::Account(Target::parse(id)),
            ["bill", id] => Self::Bill(Target::parse(id), None),
            ["bill", id, preset] => Self::Bill(Target::parse(id), Some(BillPreset::parse(preset)?)),
            ["debt", id] => Self::Debt(Target::parse(id)),
            ["income", id] => Self::Income(Target::parse(id), None),
            ["income", id, kind] => Self::Income(Target::parse(id), Some(IncomeKind::from_key(kind)?)),
            ["buffer"] => Self::Buffer,
            ["pause", id] => Self::Pause(Target::parse(id)),
            ["spending", id] => Self::Spending(Target::parse(id)),
            ["support", id] => Self::Support(Target::parse(id)),
            _ => return None,
        })
    }

    pub(super) fn parts(&self) -> Vec<String> {
        let (kind, target, preset) = match self {
            Self::Account(target) => ("account", Some(target), None),
            Self::Bill(target, preset) => ("bill", Some(target), preset.map(BillPreset::key)),
            Self::Debt(target) => ("debt", Some(target), None),
            Self::Income(target, kind) => ("income", Some(target), kind.map(IncomeKind::key)),
            Self::Buffer => ("buffer", None, None),
            Self::Pause(target) => ("pause", Some(target), None),
            Self::Spending(target) => ("spending", Some(target), None),
            Self::Support(target) => ("support", Some(target), None),
        };
        std::iter::once(kind.to_owned()).chain(target.map(Target::part)).chain(preset.map(str::to_owned)).collect()
    }

    /// The address, with its `#`.
    pub fn href(self) -> String {
        joined("#/budget/edit", &self.parts())
    }
}
