//! Interviews, or processes, for each offer: a ratio with its interval.

use crate::stats::Rate;

/// So many tries for each offer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PerOffer {
    /// Interviews, or processes.
    pub tries: u32,
    /// Offers.
    pub offers: u32,
    /// Lower limit: the reciprocal of the upper limit of offers in tries; none where there are more offers than tries, or no tries.
    pub low: Option<f64>,
    /// Upper limit; none also where no offer has come yet: it could be any number.
    pub high: Option<f64>,
}

impl PerOffer {
    /// The ratio with its interval.
    pub fn new(tries: u32, offers: u32) -> Self {
        let rate = (tries > 0 && offers <= tries).then(|| Rate::new(offers, tries));
        Self { tries, offers, low: rate.map(|r| 1.0 / r.high), high: rate.filter(|r| r.k > 0).map(|r| 1.0 / r.low) }
    }

    /// The ratio; none without an offer.
    pub fn value(&self) -> Option<f64> {
        (self.offers > 0).then(|| f64::from(self.tries) / f64::from(self.offers))
    }
}
