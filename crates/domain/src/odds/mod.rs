//! The funnel and the money together: how likely is it, at this pace and this rate, that pay from a new job arrives before the money runs
//! short, and what moves that most?
//!
//! The whole model: the share of applications that lead to a first contact and the share of first contacts that lead to an offer are not
//! known; what is known of each is its Jeffreys posterior. Applications go out evenly at the pace. Each takes a reply delay, a process delay and
//! the time from offer to first pay, independent of each other ([`delays`]). A path draws both shares ([`sampler`]); given those, the chance that at
//! least one application pays in time is 1 − Π(1 − p·F(days left)), which is computed exactly instead of being sampled: that removes
//! the noise of single outcomes and leaves only that of the posteriors. The chance is the mean over the paths; the range holds nine of ten of them.
//! Levers are compared on the same draws, so that what differs is the lever and not the randomness.
//!
//! A lever whose effect nobody knows (a referral, a tailored application) draws its effect on each path, and its points carry the range that leaves.
//! The chance as of earlier days is worked out anew from what had happened by then; nothing of it is stored. What moved it since is found by setting one
//! thing after another to what it is now.
//!
//! Applications still waiting count with the rest of their delay, and so do open processes. It is a figure to compare with, never a
//! promise, and it is not given under [`ENOUGH_APPLICATIONS`].
//!
//! Not here: the runway itself (see [`budget`](super::budget)). [`Input`] is plain numbers, so that a worker can carry it.

mod collect;
pub mod delays;
mod input;
mod result;
pub mod sampler;
mod simulate;
mod unavailable;
mod working;

pub use collect::{collect_input, collect_past};
pub use delays::AssumptionKind;
pub use input::{Assumption, Assumptions, Basis, Count, Effect, Input, LeverInput, OddsLever, PATHS, Share, Snapshot};
pub use result::{LeverOdds, Moved, MovedBy, Odds, OddsResult, PastOdds};
pub use simulate::{simulate, unavailable};
pub use unavailable::{ENOUGH_APPLICATIONS, Unavailable};
