//! "How this is worked out": the numbers of a figure put into its formula, and where the method comes from. What a figure is made of says it itself: the
//! [`funnel`](crate::funnel), the [`budget`](crate::budget), the [`odds`](crate::odds), [`growth`](crate::growth).

use crate::stats::Rate;

/// How a figure is worked out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Working {
    /// What is counted, and the numbers in the formula.
    pub formula: String,
    /// Where the method comes from; blank where it is a plain count.
    pub source: &'static str,
}

/// The source of every interval of a rate.
pub const JEFFREYS: &str =
    "Jeffreys interval: Brown, Cai and DasGupta, “Interval Estimation for a Binomial Proportion”, Statistical Science 16, 2001.";

impl Working {
    /// A count or a sum, which needs no source.
    pub fn count(formula: impl Into<String>) -> Self {
        Self { formula: formula.into(), source: "" }
    }

    /// The same, of that one among several.
    #[must_use]
    pub fn named(self, name: &str) -> Self {
        Self { formula: format!("{name}: {}", self.formula), source: self.source }
    }

    /// A rate with its interval: `what` ÷ `of`.
    pub fn of_rate(rate: &Rate, of: &str, what: &str) -> Self {
        let formula = match rate.value() {
            None => format!("{what} ÷ {of}: 0 {of} so far."),
            Some(value) => format!(
                "{} ÷ {} = {:.1}%. The middle 95% of Beta({}, {}) reach from {:.1}% to {:.1}%.",
                rate.k,
                rate.n,
                value * 100.0,
                f64::from(rate.k) + 0.5,
                f64::from(rate.n - rate.k) + 0.5,
                rate.low * 100.0,
                rate.high * 100.0,
            ),
        };
        Self { formula, source: JEFFREYS }
    }
}
