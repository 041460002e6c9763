//! The funnel: what happened to everything the person sent, as figures with their uncertainty.
//!
//! A [`Ledger`] reads each timeline once ([`facts`]); everything else is a function of it: the [`FunnelFigures`] and their flat list of
//! [`metric`]s, the [`verdict`] compared with a benchmark, [`breakdown`]s by channel and the like, [`replies`] with those still waiting, the
//! [`sankey`] with its layout, [`pace`] by week. [`working`] says how each figure came about, [`published`] has those of others, [`silence`] sets one
//! application's waiting beside the rest. [`next`] says what is due, and [`duplicates`] what may be there twice.
//!
//! Four rules run through all of it. Only what has happened counts: an event dated after today is booked, and in no figure before its day
//! (see [`progress`](crate::application::progress)). What the person sent, what was referred and what others started are never mixed: their rates
//! differ tenfold. An application sent on an unknown day counts as "date missing" and nowhere else until it has a date. And nothing is judged
//! from a handful: there is no verdict and nothing "needed" before [`ENOUGH_APPLICATIONS`](verdict::ENOUGH_APPLICATIONS).
//!
//! Not here: the statistics themselves (see `stats`), and what follows for the money (see `odds`).

pub mod breakdown;
pub mod duplicates;
pub mod facts;
pub mod figures;
pub mod ledger;
pub mod metric;
pub mod next;
pub mod pace;
pub mod per_offer;
pub mod published;
pub mod replies;
pub mod sankey;
pub mod silence;
pub mod verdict;
pub mod working;

pub use breakdown::{BreakdownBy, BreakdownRow};
pub use facts::{Facts, FunnelGroup, Response, SilentAfter};
pub use figures::{Counts, FunnelFigures, Needed, WeakStep};
pub use ledger::Ledger;
pub use metric::Metric;
pub use next::{NextAction, NextStep, StateCounts};
pub use per_offer::PerOffer;
pub use replies::{Replies, ReplyTime};
pub use sankey::{Detail, Link, Node, NodeId, Sankey};
pub use verdict::{Judgement, Verdict};
