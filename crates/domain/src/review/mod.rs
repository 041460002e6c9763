//! The weekly review: ten minutes on a chosen day. What went out and what came back ([`out_and_back`]), the weakest step of the search ([`weakest`]), the
//! last experiment looked at ([`effect`]), and one experiment to go on with ([`proposals`](mod@proposals)).
//!
//! A [`Review`] keeps only what nothing else records: that it was done, what was noticed, and the day of the next one, which comes back each week. Every figure is derived.

pub mod effect;
pub mod experiment;
pub mod funnel_step;
pub mod next;
pub mod out_and_back;
pub mod proposals;
pub mod record;
pub mod steps;
pub mod this_week;
pub mod weakest;
mod working;

pub use effect::{BeforeAndSince, before_and_since, current, decided};
pub use experiment::{Decision, Experiment};
pub use funnel_step::FunnelStep;
pub use next::{next_on, next_weekday};
pub use out_and_back::OutAndBack;
pub use proposals::{Proposal, proposals};
pub use record::Review;
pub use steps::ReviewStep;
pub use this_week::{choose, of_week};
pub use weakest::{Standing, StepFigure, Weakest};
