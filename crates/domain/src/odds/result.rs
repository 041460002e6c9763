//! The odds, or why none are given.

use serde::{Deserialize, Serialize};

use super::input::{Assumptions, Count, Effect, OddsLever};
use super::unavailable::Unavailable;

/// The result of the simulation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OddsResult {
    /// The odds.
    Known(Odds),
    /// None: why.
    Silent(Unavailable),
}

/// The chance that pay arrives before the shortfall (`offer_before_shortfall`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Odds {
    /// The chance, 0 to 1.
    pub chance: f64,
    /// Nine of ten paths have a chance between this …
    pub low: f64,
    /// … and this.
    pub high: f64,
    /// How many paths were drawn.
    pub paths: u32,
    /// Days until the money runs short.
    pub shortfall_days: u32,
    /// What it was made from.
    pub assumptions: Assumptions,
    /// First contacts of applications.
    pub contacts: Count,
    /// Offers of processes that are over.
    pub offers: Count,
    /// Offers that are not decided, which are in no chance.
    #[serde(default)]
    pub in_hand: u32,
    /// The levers, most points first.
    pub levers: Vec<LeverOdds>,
    /// The chance on earlier days, the latest first, each from what had happened by then; those are left out where it would have been silent.
    #[serde(default)]
    pub past: Vec<PastOdds>,
}

/// The chance as of an earlier day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PastOdds {
    /// How many days ago; 0 is before the last change of this visit.
    pub days_ago: u32,
    /// The chance then, 0 to 1.
    pub chance: f64,
    /// What moved it from then to now; the points sum to the whole difference.
    pub moved: Vec<Moved>,
}

/// One reason why the chance is another one now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Moved {
    /// The reason.
    pub by: MovedBy,
    /// By how many percentage points, with the reasons before it.
    pub points: f64,
}

/// Why the chance is another one now, in the order in which it is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MovedBy {
    /// Days went by: less time is left, and what waits has waited longer.
    Time(u32),
    /// The day the money runs short is another one.
    Plan,
    /// What was sent and what came back: so many sent, so many first contacts, so many processes over.
    Applications {
        /// Applications sent.
        sent: u32,
        /// First contacts.
        contacts: u32,
        /// Processes that ended.
        ended: u32,
    },
    /// The pace or a delay is another one.
    Assumptions,
}

/// From this width on, a range says nothing: nearly everything from 0 to 1 is possible.
const TOO_WIDE: f64 = 0.8;

impl Odds {
    /// Whether the range is so wide that the chance in its middle would only look like knowledge.
    pub fn is_too_wide(&self) -> bool {
        self.high - self.low >= TOO_WIDE
    }
}

/// What a lever does.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LeverOdds {
    /// What it is.
    pub lever: OddsLever,
    /// The chance with it, 0 to 1.
    pub chance: f64,
    /// By how many percentage points it moves the chance.
    pub points: f64,
    /// With it there is no shortfall within 36 months; the chance is then that of pay within these.
    pub beyond: bool,
    /// What it does to the share of first contacts.
    #[serde(default)]
    pub effect: Effect,
    /// Where its effect is not known: nine of ten paths gain between these points.
    #[serde(default)]
    pub range: Option<(f64, f64)>,
}
