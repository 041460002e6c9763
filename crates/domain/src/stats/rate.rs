//! A share with its uncertainty: k of n, its Jeffreys interval, what the next tries may bring, and how likely what happened would be at
//! another rate. Not here: which benchmark to compare it with (see `funnel::verdict`).

use super::special::{beta_cdf, beta_quantile, ln_gamma};

/// k of n with the equal-tailed 95 % Jeffreys interval of the share: Beta(½ + k, ½ + n − k) (Brown, Cai & `DasGupta` 2001). At k = 0 the
/// lower limit is 0, at k = n the upper is 1; with nothing tried the interval is all of 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rate {
    /// How many times it happened.
    pub k: u32,
    /// Of how many tries.
    pub n: u32,
    /// Lower limit of the share.
    pub low: f64,
    /// Upper limit of the share.
    pub high: f64,
}

/// Beyond this many further tries a number says nothing any more.
const MOST: u32 = 100_000;

impl Rate {
    /// The share of `k` in `n`; a `k` above `n` is taken as `n`.
    pub fn new(k: u32, n: u32) -> Self {
        let k = k.min(n);
        let (a, b) = shape(k, n);
        let low = if k == 0 { 0.0 } else { beta_quantile(a, b, 0.025) };
        let high = if k == n { 1.0 } else { beta_quantile(a, b, 0.975) };
        Self { k, n, low, high }
    }

    /// The share itself; none where nothing was tried.
    pub fn value(&self) -> Option<f64> {
        (self.n > 0).then(|| f64::from(self.k) / f64::from(self.n))
    }

    /// How wide the interval is: the smaller, the more certain.
    pub fn width(&self) -> f64 {
        self.high - self.low
    }

    /// The chance of at least one in the next `m` tries: 1 − B(a, b + m) / B(a, b), the posterior predictive. It knows no less than the
    /// interval does: at k = 0 it is not 0.
    pub fn chance_in_next(&self, m: u32) -> f64 {
        let (a, b) = shape(self.k, self.n);
        let m = f64::from(m);
        let ln_none = ln_gamma(b + m) - ln_gamma(a + b + m) - ln_gamma(b) + ln_gamma(a + b);
        (-ln_none.exp_m1()).clamp(0.0, 1.0)
    }

    /// The fewest further tries after which the chance of at least one more is `chance`. None where nothing was tried yet, where the chance
    /// is none between 0 and 1, or where it would take more than 100,000. (A mean would be of no use here: E[1/p] is infinite for k = 0.)
    pub fn needed(&self, chance: f64) -> Option<u32> {
        if self.n == 0 || !(chance > 0.0 && chance < 1.0) || self.chance_in_next(MOST) < chance {
            return None;
        }
        let (mut short, mut enough) = (0, MOST);
        while enough - short > 1 {
            let middle = short + (enough - short) / 2;
            if self.chance_in_next(middle) >= chance { enough = middle } else { short = middle }
        }
        Some(enough)
    }

    /// The fewest further tries after which, at today's share, the interval would no longer reach into the range from `low` to `high`; 0 where it does not
    /// now. None where nothing was tried, where the share itself lies in the range, and where it would take more than `most`.
    pub fn more_to_leave(&self, low: f64, high: f64, most: u32) -> Option<u32> {
        let share = self.value().filter(|share| *share < low || *share > high)?;
        // The hits that a share of so many tries makes need not be a whole number.
        let leaves = |more: u32| {
            let n = f64::from(self.n) + f64::from(more);
            let (a, b) = (0.5 + share * n, 0.5 + (1.0 - share) * n);
            if share < low { beta_quantile(a, b, 0.975) < low } else { beta_quantile(a, b, 0.025) > high }
        };
        if leaves(0) {
            return Some(0);
        }
        if !leaves(most) {
            return None;
        }
        let (mut short, mut enough) = (0, most);
        while enough - short > 1 {
            let middle = short + (enough - short) / 2;
            if leaves(middle) { enough = middle } else { short = middle }
        }
        Some(enough)
    }

    /// The chance that as few as this, or fewer, happen in as many tries at a true rate of `p`. 0 of 30 at 3 % is 0.97³⁰ = 40 %.
    pub fn chance_of_so_few(&self, p: f64) -> f64 {
        at_most(self.k, self.n, p)
    }

    /// The chance that as many as this, or more, happen in as many tries at a true rate of `p`.
    pub fn chance_of_so_many(&self, p: f64) -> f64 {
        if self.k == 0 { 1.0 } else { 1.0 - at_most(self.k - 1, self.n, p) }
    }
}

/// The Jeffreys posterior's two shape numbers.
fn shape(k: u32, n: u32) -> (f64, f64) {
    (0.5 + f64::from(k), 0.5 + f64::from(n - k.min(n)))
}

/// P(X ≤ k) for X binomial(n, p), by the incomplete beta function: I₁₋ₚ(n − k, k + 1).
fn at_most(k: u32, n: u32, p: f64) -> f64 {
    if k >= n || p.is_nan() || p <= 0.0 {
        return 1.0;
    }
    if p >= 1.0 {
        return 0.0;
    }
    beta_cdf(f64::from(n - k), f64::from(k) + 1.0, 1.0 - p)
}
