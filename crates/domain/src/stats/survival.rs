//! Waiting times when not everyone has been answered: those still pending are censored, not failures. Kaplan–Meier tells how many still wait
//! after so many days; where two answers compete (an invitation, a rejection), the Aalen–Johansen cumulative incidence tells the share of
//! each. Not here: who counts as waiting (see `funnel::replies`).

use crate::sort_compact::sort_numbers;

/// One waiting time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Observation {
    /// Days until it ended or was last looked at.
    pub days: u32,
    /// What ended it: 1, 2, … for competing endings; 0 where it still lasts.
    pub ending: u8,
}

/// A point at which a curve steps.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CurveStep {
    /// The day.
    pub days: u32,
    /// How many still waited just before.
    pub at_risk: u32,
    /// How many endings on that day, of the kind the curve follows.
    pub ended: u32,
    /// The curve's value from this day on: the share still waiting, or the share ended in that way.
    pub value: f64,
    /// The variance of that value after Greenwood; 0 for a cumulative incidence.
    pub variance: f64,
}

impl CurveStep {
    /// The 95 % limits of a survival value, on the scale of log(−log S) so that they stay within 0 and 1 (Kalbfleisch & Prentice 1980).
    pub fn limits(&self) -> (f64, f64) {
        if self.value <= 0.0 || self.value >= 1.0 {
            return (self.value, self.value);
        }
        let log = self.value.ln();
        let half = 1.959_963_984_540_054 * self.variance.sqrt() / (self.value * log.abs());
        (self.value.powf(half.exp()), self.value.powf((-half).exp()))
    }
}

/// The Kaplan–Meier curve: the share still waiting after so many days.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Survival {
    /// Its steps by day, one a day with an ending.
    pub steps: Vec<CurveStep>,
}

/// The cumulative incidence of one ending among competing ones.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Incidence {
    /// Its steps by day, one a day with such an ending.
    pub steps: Vec<CurveStep>,
}

/// Who waits, who ends, day by day: (day, at risk, all endings, endings of the wanted kind).
fn tally(observations: &[Observation], wanted: Option<u8>) -> Vec<(u32, u32, u32, u32)> {
    // The day above, the ending below: one sort of numbers.
    let mut sorted: Vec<u64> = observations.iter().map(|o| u64::from(o.days) << 8 | u64::from(o.ending)).collect();
    sort_numbers(&mut sorted);
    let (day_of, ending_of) = (|packed: u64| (packed >> 8) as u32, |packed: u64| packed as u8);
    let mut at_risk = sorted.len() as u32;
    let mut days = Vec::new();
    for day in sorted.chunk_by(|a, b| day_of(*a) == day_of(*b)) {
        let endings = || day.iter().map(|packed| ending_of(*packed)).filter(|ending| *ending != 0);
        let ended = endings().count() as u32;
        let of_kind = endings().filter(|ending| wanted.is_none_or(|kind| *ending == kind)).count() as u32;
        // At ties the endings come before those who leave unanswered: these still count as waiting on that day.
        if let (Some(first), true) = (day.first(), ended > 0) {
            days.push((day_of(*first), at_risk, ended, of_kind));
        }
        at_risk -= day.len() as u32;
    }
    days
}

impl Survival {
    /// The curve over all endings alike: S(t) = Π(1 − dᵢ/nᵢ), Greenwood's variance S²·Σ dᵢ/(nᵢ(nᵢ − dᵢ)).
    pub fn of(observations: &[Observation]) -> Self {
        let (mut waiting, mut sum) = (1.0_f64, 0.0_f64);
        let step = |(days, at_risk, ended, _): (u32, u32, u32, u32)| {
            let (d, n) = (f64::from(ended), f64::from(at_risk));
            waiting *= 1.0 - d / n;
            if ended < at_risk {
                sum += d / (n * (n - d));
            }
            CurveStep { days, at_risk, ended, value: waiting, variance: waiting * waiting * sum }
        };
        Self { steps: tally(observations, None).into_iter().map(step).collect() }
    }

    /// The share still waiting after that many days.
    pub fn at(&self, days: u32) -> f64 {
        self.steps.iter().take_while(|s| s.days <= days).last().map_or(1.0, |s| s.value)
    }

    /// The first day by which the share `p` has ended; none where so many never did.
    pub fn quantile(&self, p: f64) -> Option<u32> {
        self.steps.iter().find(|s| 1.0 - s.value >= p - ROUNDING).map(|s| s.days)
    }

    /// The first day by which half have ended; none where fewer than half ever did.
    pub fn median(&self) -> Option<u32> {
        self.quantile(0.5)
    }

    /// The 95 % interval of [`Survival::quantile`] after Brookmeyer and Crowley: the days between which the curve's limits cross 1 − p; the
    /// lower one is none where not even the lower limit gets there, the upper one where the upper does not.
    pub fn quantile_limits(&self, p: f64) -> (Option<u32>, Option<u32>) {
        let first = |limit: &dyn Fn((f64, f64)) -> f64| self.steps.iter().find(|s| limit(s.limits()) <= 1.0 - p + ROUNDING).map(|s| s.days);
        (first(&|(low, _)| low), first(&|(_, high)| high))
    }

    /// The share that has ended at the last step.
    pub fn ended(&self) -> f64 {
        self.steps.last().map_or(0.0, |s| 1.0 - s.value)
    }

    /// The first day by which the share `p` of all that ever ended had ended; none where nothing did.
    pub fn quantile_of_ended(&self, p: f64) -> Option<u32> {
        if self.steps.is_empty() { None } else { self.quantile(p * self.ended()) }
    }
}

impl Incidence {
    /// The cumulative incidence of the ending `kind` after Aalen and Johansen: Σ S(tᵢ₋₁)·dᵢ/nᵢ, S over all endings.
    pub fn of(observations: &[Observation], kind: u8) -> Self {
        let (mut waiting, mut share) = (1.0_f64, 0.0_f64);
        let mut steps = Vec::new();
        for (days, at_risk, ended, of_kind) in tally(observations, Some(kind)) {
            share += waiting * f64::from(of_kind) / f64::from(at_risk);
            waiting *= 1.0 - f64::from(ended) / f64::from(at_risk);
            if of_kind > 0 {
                steps.push(CurveStep { days, at_risk, ended: of_kind, value: share, variance: 0.0 });
            }
        }
        Self { steps }
    }

    /// The share that had ended in this way after that many days.
    pub fn at(&self, days: u32) -> f64 {
        self.steps.iter().take_while(|s| s.days <= days).last().map_or(0.0, |s| s.value)
    }

    /// The share that has ended in this way at the last step.
    pub fn ended(&self) -> f64 {
        self.steps.last().map_or(0.0, |s| s.value)
    }

    /// The first day by which the share `p` of all that ever ended in this way had; none where none did.
    pub fn quantile_of_ended(&self, p: f64) -> Option<u32> {
        let goal = p * self.ended();
        self.steps.iter().find(|s| s.value >= goal - ROUNDING).map(|s| s.days)
    }
}

/// What sums of shares may be off by.
const ROUNDING: f64 = 1e-12;
