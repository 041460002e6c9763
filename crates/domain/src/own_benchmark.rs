//! Benchmarks of the person's own: ranges to choose from beside the published ones, each a record. Which one is compared with is in the
//! [`settings`](crate::settings).

use serde::{Deserialize, Serialize};

use crate::problem::Problem;
use crate::settings::Benchmark;

/// What a benchmark is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Applications that lead to a first contact: a share.
    FirstContact,
    /// Interviews for each offer.
    PerOffer,
}

/// A benchmark of the person's own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OwnBenchmark {
    /// What it is of.
    pub measure: Measure,
    /// The range, its source and its year.
    pub range: Benchmark,
}

impl OwnBenchmark {
    /// Checks the record before it is saved.
    ///
    /// # Errors
    /// Where it is not a range of its measure.
    pub fn check(&self) -> Result<(), Problem> {
        let Benchmark { low, high, .. } = self.range;
        let most = if self.measure == Measure::FirstContact { 1.0 } else { f64::MAX };
        if low >= 0.0 && low <= high && high <= most {
            Ok(())
        } else {
            Err(Problem::new("range", "Enter the lower end first, then the upper end; a share is at most 100%."))
        }
    }
}
