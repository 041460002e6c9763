//! A figure compared with a benchmark, in plain words. A verdict only where the interval leaves the benchmark; otherwise "too early to tell",
//! with the chance of what happened if the benchmark were true. Not here: what the person should do about it.

use super::per_offer::PerOffer;
use super::published::{self, Measure};
use crate::plural::plural;
use crate::settings::{Benchmark, Settings};
use crate::stats::Rate;

/// From how many applications on a rate is judged, "needed" and the odds are worked out.
pub const ENOUGH_APPLICATIONS: u32 = 10;
/// From how many interviews on interviews per offer are judged.
pub const ENOUGH_INTERVIEWS: u32 = 3;

/// How a figure compares with its benchmark.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Verdict {
    /// No data yet.
    NoData,
    /// A handful: fewer than this many, from which on it is judged.
    TooFew(u32),
    /// The interval reaches into the benchmark and far beyond it.
    TooEarly {
        /// The chance of what happened, or of something further from the benchmark, at `at`.
        chance: f64,
        /// At this end of the benchmark, a share: the far one where what happened is likely enough even there (5 %), else the near one.
        at: f64,
        /// Whether it is the far one.
        even: bool,
    },
    /// The whole interval is below the benchmark.
    Below,
    /// The interval reaches into the benchmark and leaves it by no more than a factor of two on either side.
    Within,
    /// The whole interval is above the benchmark.
    Above,
}

/// A verdict with its sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement {
    /// The verdict.
    pub verdict: Verdict,
    /// What it means, one or two plain sentences.
    pub sentence: String,
}

/// The benchmark of application → interview: the one that was chosen, or 2 to 3%.
pub fn interview_benchmark(settings: &Settings) -> Benchmark {
    settings.application_to_interview.clone().unwrap_or_else(|| published::usual(Measure::FirstContact))
}

/// The benchmark of interviews per offer: the one that was chosen, or 10 to 15.
pub fn offer_benchmark(settings: &Settings) -> Benchmark {
    settings.interviews_per_offer.clone().unwrap_or_else(|| published::usual(Measure::PerOffer))
}

impl Verdict {
    /// Compares a share of at least `enough` tries with a range of shares.
    pub fn of_rate(rate: &Rate, low: f64, high: f64, enough: u32) -> Self {
        let Some(value) = rate.value() else { return Self::NoData };
        if rate.n < enough {
            Self::TooFew(enough)
        } else if rate.high < low {
            Self::Below
        } else if rate.low > high {
            Self::Above
        } else if rate.low >= low / 2.0 && rate.high <= high * 2.0 {
            Self::Within
        } else {
            let few = value <= high;
            let chance = |at: f64| if few { rate.chance_of_so_few(at) } else { rate.chance_of_so_many(at) };
            let (far, near) = if few { (high, low) } else { (low, high) };
            let even = chance(far) >= 0.05;
            let at = if even { far } else { near };
            Self::TooEarly { chance: chance(at), at, even }
        }
    }

    /// The chance of what happened under the benchmark, where it is too early to tell.
    pub fn chance(self) -> Option<f64> {
        if let Self::TooEarly { chance, .. } = self { Some(chance) } else { None }
    }

    /// The verdict on the reciprocal: more of one is fewer of the other.
    fn reciprocal(self) -> Self {
        match self {
            Self::Below => Self::Above,
            Self::Above => Self::Below,
            other => other,
        }
    }
}

impl Judgement {
    /// First contacts of applications, compared with a range of shares.
    pub fn of_rate(rate: &Rate, benchmark: &Benchmark) -> Self {
        let verdict = Verdict::of_rate(rate, benchmark.low, benchmark.high, ENOUGH_APPLICATIONS);
        let usual = range(&percent_number(benchmark.low), &percent_number(benchmark.high));
        let likely = format!("likely between {}% and {}%", percent_number(rate.low), percent_number(rate.high));
        let sentence = match verdict {
            Verdict::NoData => "Nothing to compare yet: no application with a date.".into(),
            Verdict::TooFew(enough) => {
                let left = plural((enough - rate.n) as usize, "application", "applications");
                format!(
                    "So far this is a count. The comparison with the benchmark of {usual}% begins at {enough} applications: {left} to go."
                )
            }
            Verdict::Within => format!("Within the benchmark of {usual}%: {likely}."),
            Verdict::Below => format!("Below the benchmark of {usual}%: {likely}. This is unlikely to be chance."),
            Verdict::Above => format!("Above the benchmark of {usual}%: {likely}. This is unlikely to be chance."),
            Verdict::TooEarly { chance, at, even } => {
                let few = rate.value().is_some_and(|value| value <= benchmark.high);
                let what = match (rate.k, few) {
                    (0, _) => "no first call".to_owned(),
                    (k, true) if rate.value().is_some_and(|value| value >= benchmark.low) => {
                        let share = format!("{k} of {}", rate.n);
                        let sentence = format!(
                            "Too early to tell: {share} is no surprise at the benchmark of {usual}%, nor at any rate from {}% to {}%.",
                            percent_number(rate.low),
                            percent_number(rate.high)
                        );
                        return Self { verdict, sentence };
                    }
                    (k, true) => format!("{k} or fewer first calls"),
                    (k, false) => format!("{k} or more first calls"),
                };
                let happens = if rate.k == 0 { "happens" } else { "happen" };
                let of = plural(rate.n as usize, "application", "applications");
                format!("Too early to tell: {} {}%, {what} in {of} {happens} {}.", at_word(even), percent_number(at), odds(chance))
            }
        };
        Self { verdict, sentence }
    }

    /// Interviews per offer, compared with a range of such numbers. Below is better here.
    pub fn of_per_offer(per: &PerOffer, benchmark: &Benchmark) -> Self {
        let share = |per: f64| if per > 1.0 { 1.0 / per } else { 1.0 };
        let rate = Rate::new(per.offers, per.tries);
        let verdict = Verdict::of_rate(&rate, share(benchmark.high), share(benchmark.low), ENOUGH_INTERVIEWS).reciprocal();
        let usual = range(&number(benchmark.low), &number(benchmark.high));
        let likely = match (per.low, per.high) {
            (Some(low), Some(high)) => format!("likely between {} and {}", number(low), number(high)),
            (Some(low), None) => format!("likely more than {}", number(low)),
            _ => "the range is not known yet".into(),
        };
        let sentence = match verdict {
            Verdict::NoData => "Nothing to compare yet: no interview so far.".into(),
            Verdict::TooFew(enough) => {
                let left = plural((enough - rate.n) as usize, "interview", "interviews");
                format!(
                    "So far this is a count. The comparison with the benchmark of {usual} interviews per offer begins at {enough} interviews: {left} to go."
                )
            }
            Verdict::Within => format!("Within the benchmark of {usual} interviews per offer: {likely}."),
            Verdict::Below => format!("Fewer interviews per offer than the benchmark of {usual}: {likely}. This is unlikely to be chance."),
            Verdict::Above => format!("More interviews per offer than the benchmark of {usual}: {likely}. This is unlikely to be chance."),
            Verdict::TooEarly { chance, at, even } => {
                let few = rate.value().is_some_and(|value| value <= share(benchmark.low));
                let what = match (rate.k, few) {
                    (0, _) => format!("{} without an offer", plural(rate.n as usize, "interview", "interviews")),
                    (1, true) => format!("{} with at most one offer", plural(rate.n as usize, "interview", "interviews")),
                    (k, true) => format!("{} with {k} or fewer offers", plural(rate.n as usize, "interview", "interviews")),
                    (k, false) => format!(
                        "{} with {} or more",
                        plural(rate.n as usize, "interview", "interviews"),
                        plural(k as usize, "offer", "offers")
                    ),
                };
                let happens = if rate.n == 1 { "happens" } else { "happen" };
                format!("Too early to tell: {} {}, {what} {happens} {}.", at_word(even), plural_per(1.0 / at), odds(chance))
            }
        };
        Self { verdict, sentence }
    }
}

/// A chance as people say it: "4 times in 10", "1 time in 16".
pub fn odds(chance: f64) -> String {
    if chance.is_nan() || chance < 0.001 {
        "less than 1 time in 1,000".into()
    } else if chance < 0.095 {
        format!("1 time in {:.0}", 1.0 / chance)
    } else if chance >= 0.95 {
        "nearly always".into()
    } else {
        let tenths = (chance * 10.0).round();
        format!("{tenths:.0} {} in 10", if tenths < 1.5 { "time" } else { "times" })
    }
}

/// A share in percent, with one decimal below 10 and none where it is round.
fn percent_number(share: f64) -> String {
    number(share * 100.0)
}

/// Below 10 with one decimal, unless that is a zero.
fn number(value: f64) -> String {
    let text = if value.abs() < 9.95 { format!("{value:.1}") } else { format!("{value:.0}") };
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

fn at_word(even: bool) -> &'static str {
    if even { "even at" } else { "at" }
}

fn range(low: &str, high: &str) -> String {
    if low == high { low.into() } else { format!("{low}–{high}") }
}

/// "10 interviews per offer"; with a decimal the plural stays.
fn plural_per(interviews: f64) -> String {
    let number = number(interviews);
    let noun = if number == "1" { "interview" } else { "interviews" };
    format!("{number} {noun} per offer")
}
