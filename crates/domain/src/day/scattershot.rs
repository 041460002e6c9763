//! Whether a week looks scattershot: many applications sent, most of them where the person's own answers say that they hardly fit.

use chrono::{Days, NaiveDate};

use crate::application::{Application, EventKind, FitVerdict};
use crate::model::Model;

/// How many days it looks back on, today included.
const DAYS: u64 = 7;
/// From how many sent and answered applications on anything is said.
const ENOUGH: u32 = 5;

/// A scattershot week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scattershot {
    /// Sent in the last seven days with an answer on their fit.
    pub answered: u32,
    /// How many of those hardly fit.
    pub poor: u32,
}

impl Scattershot {
    /// What is said about it.
    pub fn sentence(&self) -> String {
        format!(
            "Of the {} applications you answered the fit questions for in the last seven days, {} hardly fit. Fewer that fit better usually bring more answers.",
            self.answered, self.poor
        )
    }
}

/// The last seven days, where most of at least five applications hardly fit.
pub fn scattershot(model: &Model, today: NaiveDate) -> Option<Scattershot> {
    let first = today.checked_sub_days(Days::new(DAYS - 1)).unwrap_or(today);
    let sent = |a: &Application| {
        a.timeline.values().any(|e| e.kind == EventKind::Applied && e.date.is_some_and(|day| (first..=today).contains(&day)))
    };
    let answers = model.applications.values().filter(|a| sent(a)).filter_map(|a| a.fit_answer());
    let (answered, poor) = answers.fold((0, 0), |(answered, poor), answer| {
        (answered + 1, poor + u32::from(matches!(answer.verdict, FitVerdict::WithReferral | FitVerdict::Leave)))
    });
    (answered >= ENOUGH && poor * 2 > answered).then_some(Scattershot { answered, poor })
}
