//! Actions that were tried, and the funnel before and after each. A difference is only reported where the two intervals no longer overlap; until then it
//! is too early to tell, which it mostly is with the numbers of one search.
//!
//! Only settled cases are compared: applications and interviews older than the days after which silence counts as an answer. Counting the
//! quick replies of last week would make every change look like a success. And what came after was not always caused by it.

use chrono::{Days, NaiveDate};

use super::super::actions::{Action, Helped, ImprovementArea};
use super::super::application::{Application, EventKind};
use super::super::funnel::Ledger;
use super::super::id::Id;
use super::super::model::Model;
use super::super::stats::Rate;
use crate::sort_compact::SortCompact;

/// What is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Applications sent that led to a first call or an interview.
    FirstContact,
    /// Calls and interviews that led to another round or an offer.
    InterviewLedOn,
}

/// What the comparison shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// On one side no case is settled yet.
    NothingYet,
    /// The intervals overlap.
    TooEarly,
    /// The whole interval after is above the one before.
    Higher,
    /// The whole interval after is below the one before.
    Lower,
}

/// An action that was done, with the funnel on both sides of its day.
#[derive(Debug, Clone, PartialEq)]
pub struct TriedAction {
    /// Which action.
    pub action: Id,
    /// The plan as a sentence.
    pub sentence: String,
    /// The day it was done.
    pub on: NaiveDate,
    /// What it was meant to improve.
    pub changes: Option<ImprovementArea>,
    /// Whether the person said it helped.
    pub helped: Option<Helped>,
    /// What is compared.
    pub measure: Measure,
    /// Before that day.
    pub before: Rate,
    /// From that day on.
    pub after: Rate,
    /// How many cases since then are not settled yet.
    pub waiting: u32,
    /// What the comparison shows.
    pub change: Effect,
}

impl Measure {
    /// The measure for an action of that kind.
    pub fn of(changes: Option<ImprovementArea>) -> Self {
        if changes == Some(ImprovementArea::Answer) { Self::InterviewLedOn } else { Self::FirstContact }
    }
}

impl Effect {
    /// Compares the rate after with the one before.
    pub fn between(before: &Rate, after: &Rate) -> Self {
        if before.n == 0 || after.n == 0 {
            Self::NothingYet
        } else if after.low > before.high {
            Self::Higher
        } else if after.high < before.low {
            Self::Lower
        } else {
            Self::TooEarly
        }
    }

    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Self::NothingYet => "Too early to tell: too little time has passed.",
            Self::TooEarly => "Too early to tell: the two ranges still overlap.",
            Self::Higher => "Higher since then, which is unlikely to be chance. Other things may have changed too.",
            Self::Lower => "Lower since then, which is unlikely to be chance. Other things may have changed too.",
        }
    }
}

/// Every action done by that day, the latest first.
pub fn experiments(model: &Model, today: NaiveDate) -> Vec<TriedAction> {
    let done: Vec<(NaiveDate, &Id, &Action)> =
        model.actions.iter().filter_map(|(id, a)| a.done_on.filter(|on| *on <= today).map(|on| (on, id, a.as_ref()))).collect();
    if done.is_empty() {
        return Vec::new();
    }
    let ledger = Ledger::of(model, today);
    let settled_by = today.checked_sub_days(Days::new(u64::from(ledger.silent_after.days()))).unwrap_or(NaiveDate::MIN);
    let sent: Vec<(NaiveDate, bool)> = ledger.outbound().filter_map(|f| f.applied.map(|on| (on, f.first_contact()))).collect();
    let conversations: Vec<(NaiveDate, bool)> = model.applications.values().flat_map(|a| conversations(a, today)).collect();
    let mut rows: Vec<TriedAction> = Vec::new();
    for (on, id, action) in done {
        let measure = Measure::of(action.changes);
        let tries = if measure == Measure::InterviewLedOn { &conversations } else { &sent };
        let rate = |within: &dyn Fn(NaiveDate) -> bool| {
            let hits = tries.iter().filter(|(day, _)| *day <= settled_by && within(*day));
            let (k, n) = hits.fold((0, 0), |(k, n), (_, hit)| (k + u32::from(*hit), n + 1));
            Rate::new(k, n)
        };
        let (before, after) = (rate(&|day| day < on), rate(&|day| day >= on));
        let waiting = tries.iter().filter(|(day, _)| *day >= on && *day > settled_by && *day <= today).count();
        rows.push(TriedAction {
            action: id.clone(),
            sentence: action.sentence(),
            on,
            changes: action.changes,
            helped: action.helped,
            measure,
            before,
            after,
            waiting: u32::try_from(waiting).unwrap_or(u32::MAX),
            change: Effect::between(&before, &after),
        });
    }
    rows.sort_compact_by(|a, b| (b.on, &b.action).cmp(&(a.on, &a.action)));
    rows
}

/// Every call and interview up to that day, and whether another round or an offer followed.
fn conversations(application: &Application, today: NaiveDate) -> Vec<(NaiveDate, bool)> {
    let round = |kind: &EventKind| matches!(kind, EventKind::Screen | EventKind::Interview { .. });
    let further =
        |kind: &EventKind| matches!(kind, EventKind::Interview { .. } | EventKind::Offer | EventKind::Accepted | EventKind::Declined);
    let days = || application.timeline.values().filter_map(|e| e.date.map(|day| (day, &e.kind)));
    let had = days().filter(|(day, kind)| *day <= today && round(kind));
    had.map(|(day, kind)| (day, days().any(|(later, next)| (later, next.rank()) > (day, kind.rank()) && further(next)))).collect()
}
