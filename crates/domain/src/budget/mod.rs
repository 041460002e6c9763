//! The budget: how long the money lasts, and what gains days.
//!
//! The facts are records: [`account`] (cash, and the plan's own numbers), [`income`], [`bill`] (bills and debts with their planned cuts),
//! [`spending`] (the log, its rules, the pause list), [`notebook`] (worries, lessons). All amounts are minor units of the home currency unless
//! a field says otherwise. [`recurrence`] computes payment dates; [`guide`] lists the bills most people have.
//!
//! The answers start with [`Budget::of`], which computes every payment by day ([`flow`]) once. From it: the balances of a [`Scenario`]
//! ([`simulation`]), the [`figures`], what each cut and income adds to the others ([`levers`], [`bridge`]) and the fewest that reach a day ([`best_set`]), the bill [`calendar`] and what to pay first.
//! Changes the screens make by name are [`edits`], the set-up page as records is [`setup`], another home currency is [`home_currency`].
//!
//! The log is compared with the plan in [`actual`] and categorized by [`rules`]; [`waiting`] is the pause list; [`week`] says what happened since a week ago; [`worry`] picks the figure that answers a worry.
//!
//! Not here: the odds of pay arriving in time (see [`odds`](super::odds)), bank files (see `exchange`).

pub mod account;
pub mod actual;
pub mod bank_layout;
pub mod best_set;
pub mod bill;
pub mod bridge;
pub mod calendar;
pub mod edits;
pub mod figures;
pub mod flow;
pub mod guide;
pub mod home_currency;
pub mod income;
pub mod levers;
pub mod notebook;
pub mod recurrence;
pub mod rules;
pub mod setup;
pub mod simulation;
pub mod spending;
pub mod waiting;
pub mod week;
pub mod working;
pub mod worry;

pub use account::{Account, Plan};
pub use actual::CategoryActual;
pub use bank_layout::BankLayout;
pub use best_set::{BestSet, Step, StepKind, Wanted};
pub use bill::{Bill, Class, Cut, CutKind, Debt, Protects};
pub use bridge::BridgePlan;
pub use calendar::{CALENDAR_DAYS, DueDay, DuePayment};
pub use figures::{BudgetFigures, Monthly, even_months_tenths};
pub use flow::{BEYOND_HORIZON, Flow, FlowKind, HORIZON_DAYS, NO_OUTGOINGS};
pub use income::{Income, IncomeKind, Pay, PayKind};
pub use levers::{Lever, LeverKind, TakenBy};
pub use notebook::{LessonProgress, Worry};
pub use recurrence::{Frequency, Recurrence, WeekendRule};
pub use simulation::{Budget, Movement, Scenario, Selection, Simulation};
pub use spending::{CategoryRule, Decision, Foreign, PauseItem, Spending};
pub use worry::WorryMetric;
