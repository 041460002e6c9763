//! The budget: how long the money lasts, and what buys days.
//!
//! The facts are records: [`account`] (cash, and the plan's own numbers), [`income`], [`bill`] (bills and debts with their planned cuts),
//! [`spending`] (the log, its rules, the pause list), [`notebook`] (worries, lessons). All amounts are minor units of the home
//! currency unless a field says otherwise. When a payment comes round is [`recurrence`].
pub mod account;
pub mod bill;
pub mod income;
pub mod notebook;
pub mod recurrence;
pub mod spending;
pub mod worry;

pub use account::{Account, Plan};
pub use bill::{Bill, Class, Cut, Debt, Protects};
pub use income::{Income, IncomeKind, Pay};
pub use notebook::{LessonProgress, Worry};
pub use recurrence::{Every, Recurrence, Weekend};
pub use spending::{CategoryRule, Decision, PauseItem, Spending};
pub use worry::Metric;
