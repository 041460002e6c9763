//! How long things take: three delays, each known by its median alone, and their sums.
//!
//! A delay is spread around its median as hiring times are: most a bit shorter, some much longer. Nine equally likely points of a log-normal
//! with σ = 0.7 represent it. That width puts the 96th percentile of a median of 8 days at 27, where two published search logs have it.

use super::input::{Assumption, Assumptions};
use crate::choice::Choice;

/// Median days from sending to a first contact.
pub const USUAL_REPLY_DAYS: Assumption = Assumption::usual(8.0);
/// The source.
pub const REPLY_SOURCE: &str = "Two published search logs: 23 of 24 positive replies came within 27 days.";
/// Median days from first contact to an offer.
pub const USUAL_PROCESS_DAYS: Assumption = Assumption::usual(16.0);
/// The source.
pub const PROCESS_SOURCE: &str =
    "Glassdoor 2017, some 84,000 interview reviews: 23.8 days on average from applying to a decision, less the 8 to a first contact.";
/// Median days from an offer to the first pay.
pub const USUAL_PAY_DAYS: Assumption = Assumption::usual(45.0);
/// The source: none, it is an assumption.
pub const PAY_SOURCE: &str =
    "An assumption: two weeks until the first day, a month until the first payday. Set your own if you know better.";

/// One of the numbers the odds rest on, in the order of the search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AssumptionKind {
    /// Applications a week.
    Pace,
    /// Days from sending to a first contact.
    Reply,
    /// Days from first contact to an offer.
    Process,
    /// Days from an offer to the first pay.
    Pay,
}

impl Choice for AssumptionKind {
    const CHOICES: &'static [Self] = &[Self::Pace, Self::Reply, Self::Process, Self::Pay];

    fn key(self) -> &'static str {
        match self {
            Self::Pace => "applications_a_week",
            Self::Reply => "reply_days",
            Self::Process => "process_days",
            Self::Pay => "pay_days",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Pace => "Applications a week",
            Self::Reply => "Days to a first contact",
            Self::Process => "Days from first contact to an offer",
            Self::Pay => "Days from the offer to the first pay",
        }
    }
}

impl AssumptionKind {
    /// Who says so, where the number is the default.
    pub fn source(self) -> &'static str {
        match self {
            Self::Pace => "Nothing sent yet, so none are assumed.",
            Self::Reply => REPLY_SOURCE,
            Self::Process => PROCESS_SOURCE,
            Self::Pay => PAY_SOURCE,
        }
    }
}

impl Assumptions {
    /// One of them.
    pub fn get(&self, kind: AssumptionKind) -> Assumption {
        match kind {
            AssumptionKind::Pace => self.a_week,
            AssumptionKind::Reply => self.reply_days,
            AssumptionKind::Process => self.process_days,
            AssumptionKind::Pay => self.pay_days,
        }
    }
}

/// The nine points, in thousandths of the median: exp(0.7·z) at the middles of nine equal shares of the normal distribution.
const SPREAD: [f64; 9] = [328.0, 508.0, 662.0, 821.0, 1000.0, 1218.0, 1510.0, 1968.0, 3050.0];

/// The delays of one set of assumptions, as whole days.
#[derive(Debug, Clone, PartialEq)]
pub struct Delays {
    reply: [u32; 9],
    process: [u32; 9],
    pay: [u32; 9],
    /// The share of processes with an offer that pay within so many days of the first contact; ends where it reaches 1.
    after_contact: Vec<f64>,
    /// The share of applications, of those that pay at all, that pay within so many days of sending; ends where it reaches 1.
    whole: Vec<f64>,
}

impl Delays {
    /// The delays for these medians.
    pub fn of(assumptions: &Assumptions) -> Self {
        let [reply, process, pay] = [assumptions.reply_days, assumptions.process_days, assumptions.pay_days].map(|a| spread(a.value));
        let after_contact: Vec<u32> = process.iter().flat_map(|a| pay.iter().map(move |b| a + b)).collect();
        let whole: Vec<u32> = reply.iter().flat_map(|a| after_contact.iter().map(move |b| a + b)).collect();
        Self { reply, process, pay, after_contact: cumulative(&after_contact), whole: cumulative(&whole) }
    }

    /// Of applications that pay at all, the share that pays within so many days of sending.
    pub fn pays_within(&self, days: u32) -> f64 {
        at(&self.whole, days)
    }

    /// The day by which every application that pays at all has paid.
    pub fn longest(&self) -> u32 {
        self.whole.len().saturating_sub(1) as u32
    }

    /// Of applications that lead to a first contact, the share that has done so after so many days.
    pub fn replied_within(&self, days: u32) -> f64 {
        self.reply.iter().filter(|delay| **delay <= days).count() as f64 / 9.0
    }

    /// Of processes that end in an offer, the share that has done so after so many days.
    pub fn offered_within(&self, days: u32) -> f64 {
        self.process.iter().filter(|delay| **delay <= days).count() as f64 / 9.0
    }

    /// For an application sent `age` days ago and not answered: of those that pay at all, the share that is answered only from now on and
    /// pays within `left` days.
    pub fn waiting_pays(&self, age: u32, left: u32) -> f64 {
        let end = age.saturating_add(left);
        let late = self.reply.iter().filter(|reply| **reply > age);
        late.map(|reply| end.checked_sub(*reply).map_or(0.0, |days| at(&self.after_contact, days))).sum::<f64>() / 9.0
    }

    /// For a process whose first contact was `age` days ago: of those with an offer, the share that gets it only from now on and pays within
    /// `left` days.
    pub fn under_way_pays(&self, age: u32, left: u32) -> f64 {
        let end = age.saturating_add(left);
        let late = self.process.iter().filter(|process| **process > age);
        late.map(|process| self.pay.iter().filter(|pay| process + **pay <= end).count()).sum::<usize>() as f64 / 81.0
    }
}

fn spread(median: f64) -> [u32; 9] {
    // At most two years, even for values that no form accepts.
    let median = if median.is_finite() { median.clamp(0.0, 730.0) } else { 0.0 };
    SPREAD.map(|thousandths| libm::round(median * thousandths / 1000.0) as u32)
}

fn cumulative(delays: &[u32]) -> Vec<f64> {
    let longest = delays.iter().copied().max().unwrap_or(0) as usize;
    let mut counts = vec![0_u32; longest + 1];
    for delay in delays {
        if let Some(count) = counts.get_mut(*delay as usize) {
            *count += 1;
        }
    }
    let mut sum = 0;
    let share = |count: u32| {
        sum += count;
        f64::from(sum) / delays.len() as f64
    };
    counts.into_iter().map(share).collect()
}

fn at(cumulative: &[f64], days: u32) -> f64 {
    cumulative.get(days as usize).copied().unwrap_or(1.0)
}
