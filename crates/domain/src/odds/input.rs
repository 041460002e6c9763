//! What the odds are made from: plain numbers, so that a worker can carry them.

use serde::{Deserialize, Serialize};

use super::unavailable::Unavailable;
use crate::id::Id;

/// How many paths are drawn at least, and unless told otherwise.
pub const PATHS: u32 = 10_000;

/// A count of successes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// How many times it happened.
    pub k: u32,
    /// Of how many.
    pub n: u32,
}

/// Everything the odds are made from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Input {
    /// The only source of randomness: the same seed gives the same digits.
    pub seed: u32,
    /// Paths to draw; [`PATHS`] at least, a hundred times that at most.
    pub paths: u32,
    /// First contacts of applications sent.
    pub contacts: Count,
    /// Offers of first contacts whose process is over.
    pub offers: Count,
    /// Applications that may still get a reply: days since each was sent.
    pub waiting: Vec<u32>,
    /// Open processes: days since each first contact.
    pub under_way: Vec<u32>,
    /// Pace and delays.
    pub assumptions: Assumptions,
    /// Days until the money runs short; empty where it does not within the horizon.
    pub shortfall_days: Option<u32>,
    /// What could be changed.
    pub levers: Vec<LeverInput>,
    /// The same as it was on earlier days, each worked out from what had happened by then.
    #[serde(default)]
    pub past: Vec<Snapshot>,
    /// Why no odds are given, where that is known before any number is looked at.
    #[serde(default)]
    pub silent: Option<Unavailable>,
    /// Offers, of whatever origin, that are not decided; they are in no chance.
    #[serde(default)]
    pub in_hand: u32,
}

/// What the odds were made from at another time: the same as in [`Input`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    /// How many days ago; 0 is before the last change of this visit.
    pub days_ago: u32,
    /// First contacts of applications sent by then.
    pub contacts: Count,
    /// Offers of first contacts whose process was over.
    pub offers: Count,
    /// Applications that might still get a reply.
    pub waiting: Vec<u32>,
    /// Open processes.
    pub under_way: Vec<u32>,
    /// Pace and delays.
    pub assumptions: Assumptions,
    /// Days from then until the money runs short.
    pub shortfall_days: Option<u32>,
}

/// Pace and delays, each with where it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Assumptions {
    /// Applications a week.
    pub a_week: Assumption,
    /// Median days from sending to a first contact, where one comes.
    pub reply_days: Assumption,
    /// Median days from first contact to an offer, where one comes.
    pub process_days: Assumption,
    /// Median days from an offer to the first pay.
    pub pay_days: Assumption,
}

/// A number, and where it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Assumption {
    /// The number.
    pub value: f64,
    /// Where it comes from.
    pub basis: Basis,
}

/// Where an assumption comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// From the person's own log: so many cases.
    Own(u32),
    /// Set by the person.
    Set,
    /// The stated default.
    Usual,
}

/// One thing that could be changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LeverInput {
    /// What it is.
    pub lever: OddsLever,
    /// Days until the money runs short with it; empty where it then does not.
    pub shortfall_days: Option<u32>,
    /// Applications a week on top.
    pub more_a_week: f64,
    /// What it does to the share of applications that lead to a first contact.
    #[serde(default)]
    pub effect: Effect,
}

/// What a lever does to the applications that are still to be sent. What it does is not known, so each path draws it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// Nothing.
    #[default]
    Same,
    /// More of another kind, so many a week.
    Beside {
        /// A week.
        a_week: f64,
        /// The share of them that leads to a first contact.
        share: Share,
    },
    /// All of them lead to a first contact at another share.
    Instead(Share),
}

/// A share of applications that lead to a first contact, as far as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Share {
    /// The person's own count.
    Own(Count),
    /// So many times the share of the other applications: anything between the two, by ratio.
    Times {
        /// At least.
        low: f64,
        /// At most.
        high: f64,
    },
}

/// What could be changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OddsLever {
    /// One more application a day.
    OneMoreADay,
    /// A planned cut, by the bill's id and name.
    Cut(Id, String),
    /// Ten paid hours a week, at the best hourly pay planned.
    TenPaidHours,
    /// A planned income, by its id and name.
    Bridge(Id, String),
    /// The fewest cuts that gain as much as all of them, by their names.
    Cuts(Vec<String>),
    /// One referral a week on top.
    Referrals,
    /// Each application tailored to its posting.
    Tailored,
}

impl Input {
    /// The same as it was then, without levers.
    #[must_use]
    pub fn then(&self, snapshot: &Snapshot) -> Self {
        let Snapshot { contacts, offers, waiting, under_way, assumptions, shortfall_days, .. } = snapshot.clone();
        let (seed, paths, in_hand) = (self.seed, self.paths, self.in_hand);
        let (levers, past, silent) = (Vec::new(), Vec::new(), None);
        Self { seed, paths, contacts, offers, waiting, under_way, assumptions, shortfall_days, levers, past, silent, in_hand }
    }

    /// What it is made from, so many days ago.
    pub fn snapshot(&self, days_ago: u32) -> Snapshot {
        let Self { contacts, offers, waiting, under_way, assumptions, shortfall_days, .. } = self.clone();
        Snapshot { days_ago, contacts, offers, waiting, under_way, assumptions, shortfall_days }
    }
}

impl Assumption {
    /// A stated default.
    pub const fn usual(value: f64) -> Self {
        Self { value, basis: Basis::Usual }
    }
}
