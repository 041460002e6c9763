//! The simulation: paths drawn from the posteriors, and the odds over them.

use super::delays::Delays;
use super::input::{Effect, Input, PATHS, Share, Snapshot};
use super::result::{LeverOdds, Moved, MovedBy, Odds, OddsResult, PastOdds};
use super::sampler::Sampler;
use super::unavailable::{ENOUGH_APPLICATIONS, Unavailable};
use crate::budget::HORIZON_DAYS;
use crate::sort_compact::SortCompact;

/// How many terms of the logarithm's series are kept. Up to a share of ½ the rest is below 10⁻¹³ of what is kept.
const TERMS: usize = 40;

/// Applications that may still pay, by the share p that pays at all: Π(1 − p·w) over their weights w is the chance that none does.
///
/// Its logarithm is −Σ pᵏ·Sₖ/k with Sₖ = Σ wᵏ: the weights are summed once, and a path costs a few multiplications.
struct Pipeline {
    /// Sₖ/k for k = 1, 2, …
    sums: [f64; TERMS],
    /// The weights with how often each occurs, for the rare shares above ½.
    weights: Vec<(f64, f64)>,
    /// For each process under way, of those with an offer: the share that pays in time from now on, and the share that had it by now.
    under_way: Vec<(f64, f64)>,
}

/// Why no odds can be given; known before anything is drawn.
pub fn unavailable(input: &Input) -> Option<Unavailable> {
    match input.shortfall_days {
        _ if input.silent.is_some() => input.silent,
        _ if input.contacts.n < ENOUGH_APPLICATIONS => Some(Unavailable::TooFew(input.contacts.n)),
        None => Some(Unavailable::NoShortfall),
        Some(0) => Some(Unavailable::AlreadyShort),
        Some(_) => None,
    }
}

/// Computes the odds.
pub fn simulate(input: &Input) -> OddsResult {
    if let Some(silence) = unavailable(input) {
        return OddsResult::Silent(silence);
    }
    let shortfall_days = input.shortfall_days.unwrap_or(HORIZON_DAYS).min(HORIZON_DAYS);
    let delays = Delays::of(&input.assumptions);
    let paths = input.paths.clamp(PATHS, 100 * PATHS);
    let mut chance = Sampler::new(input.seed);
    let shares: Vec<(f64, f64)> = (0..paths).map(|_| (chance.share(input.contacts), chance.share(input.offers))).collect();

    let base = Pipeline::of(input, &delays, shortfall_days, 0.0);
    let before: Vec<f64> = shares.iter().map(|(contact, offer)| base.pays(*contact, *offer)).collect();
    let mean = before.iter().sum::<f64>() / f64::from(paths);
    let mut chances = before.clone();
    let low = quantile(&mut chances, 0.05);
    let high = quantile(&mut chances, 0.95);

    let mut levers: Vec<LeverOdds> = Vec::with_capacity(input.levers.len());
    for lever in &input.levers {
        let days = lever.shortfall_days.unwrap_or(HORIZON_DAYS).min(HORIZON_DAYS);
        let mut range = None;
        // What changes neither the day nor the pace has no effect and need not be simulated.
        let chance = if lever.effect != Effect::Same {
            let with = with_effect(input, &delays, days, lever.effect, &shares);
            let mut gained: Vec<f64> = with.iter().zip(&before).map(|(with, before)| (with - before) * 100.0).collect();
            range = Some((quantile(&mut gained, 0.05), quantile(&mut gained, 0.95)));
            with.iter().sum::<f64>() / f64::from(paths)
        } else if days == shortfall_days && lever.more_a_week <= 0.0 {
            mean
        } else {
            let with = Pipeline::of(input, &delays, days, lever.more_a_week);
            shares.iter().map(|(contact, offer)| with.pays(*contact, *offer)).sum::<f64>() / f64::from(paths)
        };
        let beyond = lever.shortfall_days.is_none();
        levers.push(LeverOdds { lever: lever.lever.clone(), chance, points: (chance - mean) * 100.0, beyond, effect: lever.effect, range });
    }
    levers.sort_compact_by(|a, b| b.points.total_cmp(&a.points));
    OddsResult::Known(Odds {
        chance: mean,
        low,
        high,
        paths,
        shortfall_days,
        assumptions: input.assumptions,
        contacts: input.contacts,
        offers: input.offers,
        in_hand: input.in_hand,
        levers,
        past: past(input, mean),
    })
}

/// The chance of each path when what is still to be sent leads to a first contact at another share. The effect has draws of its own, so that the shares of
/// the paths stay the same.
fn with_effect(input: &Input, delays: &Delays, days: u32, effect: Effect, shares: &[(f64, f64)]) -> Vec<f64> {
    let mut chance = Sampler::new(input.seed ^ 0x9e37_79b9);
    let a_week = input.assumptions.a_week.value;
    let (share, kept, other) = match effect {
        Effect::Same => (Share::Times { low: 1.0, high: 1.0 }, a_week, 0.0),
        Effect::Beside { a_week: others, share } => (share, a_week, others),
        Effect::Instead(share) => (share, 0.0, a_week),
    };
    let at_pace = |value: f64| {
        let mut input = Input { levers: Vec::new(), past: Vec::new(), ..input.clone() };
        input.assumptions.a_week.value = value;
        input
    };
    let kept = Pipeline::of(&at_pace(kept), delays, days, 0.0);
    let other = Pipeline::of(&Input { waiting: Vec::new(), under_way: Vec::new(), ..at_pace(other) }, delays, days, 0.0);
    let path = |(contact, offer): &(f64, f64)| {
        let share = match share {
            Share::Own(count) => chance.share(count),
            Share::Times { low, high } => (contact * chance.ratio(low, high)).min(1.0),
        };
        1.0 - (1.0 - kept.pays(*contact, *offer)) * (1.0 - other.pays(share, *offer))
    };
    shares.iter().map(path).collect()
}

/// The chance of these numbers alone.
fn chance_of(input: &Input) -> Option<f64> {
    match simulate(&Input { levers: Vec::new(), past: Vec::new(), ..input.clone() }) {
        OddsResult::Known(odds) => Some(odds.chance),
        OddsResult::Silent(_) => None,
    }
}

/// The chance on each of the earlier days, and what moved it since.
fn past(input: &Input, now: f64) -> Vec<PastOdds> {
    let of = |then: &Snapshot| {
        let chance = chance_of(&input.then(then))?;
        let explained = matches!(then.days_ago, 0 | 7);
        Some(PastOdds { days_ago: then.days_ago, chance, moved: if explained { moved(input, then, chance, now) } else { Vec::new() } })
    };
    input.past.iter().filter_map(of).collect()
}

/// One thing after another is set to what it is now: the time, the day the money runs short, what was sent and answered, the assumptions. Each reason has the
/// points that its step moves, so that all of them sum to the difference.
fn moved(input: &Input, then: &Snapshot, before: f64, now: f64) -> Vec<Moved> {
    let mut step = input.then(then);
    let days = then.days_ago;
    let (mut reasons, mut chance) = (Vec::new(), before);
    let mut add = |by, to: f64| {
        if (to - chance).abs() > 0.0 {
            reasons.push(Moved { by, points: (to - chance) * 100.0 });
            chance = to;
        }
    };
    if days > 0 {
        for age in step.waiting.iter_mut().chain(&mut step.under_way) {
            *age = age.saturating_add(days);
        }
        step.shortfall_days = step.shortfall_days.map(|left| left.saturating_sub(days).max(1));
        add(MovedBy::Time(days), chance_of(&step).unwrap_or(before));
    }
    if step.shortfall_days != input.shortfall_days {
        step.shortfall_days = input.shortfall_days;
        add(MovedBy::Plan, chance_of(&step).unwrap_or(before));
    }
    let sent = input.contacts.n.saturating_sub(then.contacts.n);
    let contacts = input.contacts.k.saturating_sub(then.contacts.k);
    let ended = input.offers.n.saturating_sub(then.offers.n);
    (step.contacts, step.offers) = (input.contacts, input.offers);
    (step.waiting, step.under_way) = (input.waiting.clone(), input.under_way.clone());
    if step.assumptions == input.assumptions {
        add(MovedBy::Applications { sent, contacts, ended }, now);
    } else {
        add(MovedBy::Applications { sent, contacts, ended }, chance_of(&step).unwrap_or(before));
        add(MovedBy::Assumptions, now);
    }
    reasons
}

impl Pipeline {
    fn of(input: &Input, delays: &Delays, days: u32, more_a_week: f64) -> Self {
        let sane = |a_week: f64| if a_week.is_finite() { a_week.clamp(0.0, 1000.0) } else { 0.0 };
        let pace = sane(input.assumptions.a_week.value) + sane(more_a_week);
        // Whole applications, spread evenly; the epsilon keeps seven a week at one a day.
        let sent_by = |day: u32| libm::floor(pace * f64::from(day) / 7.0 + 1e-9);
        // Whatever is sent early enough pays in time if it pays at all: weight 1, taken together.
        let sure = days.saturating_sub(delays.longest());
        let mut weights: Vec<(f64, f64)> = vec![(1.0, sent_by(sure))];
        for day in sure + 1..=days {
            weights.push((delays.pays_within(days - day), sent_by(day) - sent_by(day - 1)));
        }
        // That no reply came so far makes a first contact less likely. How much less follows from the posterior's mean.
        let contact = (f64::from(input.contacts.k) + 0.5) / (f64::from(input.contacts.n) + 1.0);
        for age in &input.waiting {
            let unanswered = (1.0 - contact * delays.replied_within(*age)).max(1e-9);
            weights.push(((delays.waiting_pays(*age, days) / unanswered).min(1.0), 1.0));
        }
        weights.retain(|(weight, count)| *weight > 0.0 && *count > 0.0);
        let mut sums = [0.0; TERMS];
        for (weight, count) in &weights {
            let mut power = *count;
            for (k, sum) in (1_u32..).zip(&mut sums) {
                power *= weight;
                *sum += power / f64::from(k);
            }
        }
        let under_way = input.under_way.iter().map(|age| (delays.under_way_pays(*age, days), delays.offered_within(*age))).collect();
        Self { sums, weights, under_way }
    }

    /// The chance that at least one pays in time, given both shares.
    fn pays(&self, contact: f64, offer: f64) -> f64 {
        let mut none = libm::exp(self.log_none(contact * offer));
        for (in_time, had) in &self.under_way {
            none *= 1.0 - (offer * in_time / (1.0 - offer * had).max(1e-9)).min(1.0);
        }
        (1.0 - none).clamp(0.0, 1.0)
    }

    fn log_none(&self, share: f64) -> f64 {
        if share > 0.5 {
            return self.weights.iter().map(|(weight, count)| count * libm::log1p(-(share * weight).min(1.0 - 1e-12))).sum();
        }
        let (mut sum, mut power) = (0.0, 1.0);
        for term in &self.sums {
            power *= share;
            let next = power * term;
            sum -= next;
            // Below e⁻⁴⁰ nothing is left to say, and the terms only shrink.
            if next < sum * -1e-13 || sum < -40.0 {
                break;
            }
        }
        sum
    }
}

/// The value below which the share `p` of the values is (the nearest rank).
fn quantile(values: &mut [f64], p: f64) -> f64 {
    if values.is_empty() {
        return 0.0;
    }
    let rank = (libm::ceil(values.len() as f64 * p) as usize).clamp(1, values.len()) - 1;
    *values.select_nth_unstable_by(rank, f64::total_cmp).1
}
