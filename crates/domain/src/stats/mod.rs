//! The little statistics an honest funnel needs: shares with their uncertainty, how many more tries a chance takes, and waiting times in which
//! not everyone has been answered yet.
//!
//! - [`rate`]: k of n with its Jeffreys interval, the chance of one more, the number needed, and how likely what happened is under a benchmark.
//! - [`survival`]: Kaplan–Meier and, where a rejection competes with an invitation, the cumulative incidence of each.
//! - [`special`]: the incomplete beta function and its inverse, which [`rate`] uses.
//!
//! Not here: what counts as an application or an answer (see `funnel`), and chance itself: nothing here draws random numbers.
//! Every function takes every input: what has no value gives `None` or the nearest limit, never a panic and never a NaN.

pub mod rate;
pub mod special;
pub mod survival;

pub use rate::Rate;
pub use survival::{Incidence, Observation, Survival};
