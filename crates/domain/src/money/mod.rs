//! Amounts of money: integers of a currency's minor unit, read straight from digits and never through a float. A float cannot hold 1.005 or
//! 8.165, and a cent that is lost in a sum is a cent the person looks for.
//!
//! [`Amount`] is a number of minor units with its currency; inside a budget everything is in the home currency and plain `i64` minor units are
//! enough. [`read`] takes a text as people and banks write it; where `3.456` could mean two things it says so, and a column's [`Convention`],
//! decided by [`Convention::of_column`] from all its values, settles it. What a person types into a field is read by [`read_typed`].
//!
//! **Rounding**: wherever a result falls between two minor units (a third decimal, a rate, a share), halves go away from zero. [`divide`] is
//! the one place that does it. **Overflow**: sums either say so (`checked`) or stop at the largest amount (`saturating`); nothing wraps.
//!
//! Not here: grouping, signs and order as a locale writes them, which the browser knows. [`plain`] gives the digits it needs.

mod amount;
mod exchange_rate;
mod parse;
mod typed;

pub use amount::{Amount, divide, plain};
pub use exchange_rate::ExchangeRate;
pub use parse::{AmountProblem, Column, Convention, Reading, by_sign, parse, read};
pub use typed::{LocaleMarks, Typed, editable, proves, read_typed};
