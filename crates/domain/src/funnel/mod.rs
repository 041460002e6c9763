//! The funnel: what happened to everything the person sent, as figures with their uncertainty.
//!
//! A [`Ledger`] reads each timeline once ([`facts`]); everything else is a function of it: the [`FunnelFigures`] and their flat list of
//! [`metric`]s, the [`verdict`] compared with a benchmark, [`breakdown`]s by channel and the like, [`replies`] with those still waiting, the
//! [`sankey`] with its layout, [`pace`] by week. [`next`] says what is due, and [`duplicates`] what may be there twice.
//!
//! Two rules run through all of it. What others started (inbound) is never mixed into the rates of what the person sent; a referral counts
//! as sent. And an application sent on an unknown day counts as "date missing" and nowhere else until it has a date.
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
pub mod replies;
pub mod sankey;
pub mod verdict;

pub use breakdown::{BreakdownBy, BreakdownRow};
pub use facts::{Facts, FunnelGroup, Response, SilentAfter};
pub use figures::{FunnelFigures, Needed, WeakStep};
pub use ledger::Ledger;
pub use metric::Metric;
pub use next::{NextAction, NextStep, StateCounts};
pub use per_offer::PerOffer;
pub use replies::{Replies, ReplyTime};
pub use sankey::{Detail, Link, Node, NodeId, Sankey};
pub use verdict::{Judgement, Verdict};
