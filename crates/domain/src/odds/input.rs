//! What the odds are made from: plain numbers, so that a worker can carry them.

use serde::{Deserialize, Serialize};

use crate::id::Id;

/// With fewer applications, no odds are given.
pub const ENOUGH_APPLICATIONS: u32 = 10;

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
}

impl Assumption {
    /// A stated default.
    pub const fn usual(value: f64) -> Self {
        Self { value, basis: Basis::Usual }
    }
}
