//! "How this is worked out" for what growth counts.

use chrono::NaiveDate;

use super::experiments::{Measure, TriedAction};
use super::{BounceBack, ThemeCount};
use crate::choice::Choice;
use crate::plural::plural;
use crate::working::Working;

impl ThemeCount {
    /// Clues and insights with the theme.
    pub fn working(&self) -> Working {
        Working::count(format!(
            "{}: {} + {} = {}.",
            self.theme.label(),
            plural(self.clues, "clue", "clues"),
            plural(self.insights, "insight", "insights"),
            self.clues + self.insights
        ))
    }
}

impl TriedAction {
    /// The rates on both sides of its day.
    pub fn workings(&self) -> Vec<Working> {
        let (of, what) = match self.measure {
            Measure::FirstContact => ("applications", "first contacts"),
            Measure::InterviewLedOn => ("calls and interviews", "those that led on"),
        };
        let sides = [("Before", &self.before), ("Since", &self.after)];
        let rates = sides.into_iter().filter(|(_, rate)| rate.n > 0).map(|(name, rate)| Working::of_rate(rate, of, what).named(name));
        let rule = format!("Only {of} old enough to be settled are compared: older than the days after which silence counts as an answer.");
        rates.chain([Working::count(rule)]).collect()
    }
}

impl BounceBack {
    /// The days between the two, less those that were taken on purpose; `None` while there is no next step.
    pub fn working(&self, day: fn(NaiveDate) -> String) -> Option<Working> {
        let next_on = self.next_on?;
        let between = (next_on - self.rejected_on).num_days();
        Some(Working::count(format!(
            "{}: from {} to {}, {between} − {} of quiet time = {}.",
            self.company,
            day(self.rejected_on),
            day(next_on),
            self.quiet,
            between - self.quiet
        )))
    }
}
