//! Time: applications a week, a series of weeks, and how long it took from a rejection to the next step. Days since, never a streak.

use chrono::{Datelike, Days, NaiveDate};

use super::ledger::Ledger;
use crate::application::event::EventKind;
use crate::application::progress::{Outcome, Stage, State};
use crate::id::Id;
use crate::model::Model;
use crate::sort_compact::SortCompact;

/// Applications a week.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Pace {
    /// In the last four weeks, today included; over the weeks since the first application where these are fewer, but at least one.
    pub recent: Option<f64>,
    /// From the first application to the last, but over at least one week: a pause afterwards does not dilute it.
    pub overall: Option<f64>,
}

impl Pace {
    /// Of what was sent up to today.
    pub fn of(ledger: &Ledger) -> Self {
        let days: Vec<NaiveDate> = ledger.outbound().filter_map(|f| f.applied).collect();
        let (Some(first), Some(last)) = (days.iter().min(), days.iter().max()) else { return Self::default() };
        let weeks = |days: i64| (days as f64 / 7.0).max(1.0);
        let recent = days.iter().filter(|day| (ledger.today - **day).num_days() < 28).count() as f64;
        Self {
            recent: Some(recent / weeks(((ledger.today - *first).num_days() + 1).min(28))),
            overall: Some(days.len() as f64 / weeks((*last - *first).num_days() + 1)),
        }
    }
}

/// What happened in a week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Week {
    /// Its Monday.
    pub monday: NaiveDate,
    /// Applications sent, neither referred nor inbound.
    pub applications: u32,
    /// First calls and interviews held, of whatever origin.
    pub conversations: u32,
}

/// The last `count` weeks, this one included, oldest first; at most 520.
pub fn weeks(model: &Model, today: NaiveDate, count: u32) -> Vec<Week> {
    let this = monday(today);
    let count = count.min(520);
    let start = |back: u32| this.checked_sub_days(Days::new(u64::from(back) * 7)).unwrap_or(NaiveDate::MIN);
    let mut weeks: Vec<Week> = (0..count).rev().map(|back| Week { monday: start(back), applications: 0, conversations: 0 }).collect();
    for application in model.applications.values() {
        let sent = application
            .first_happened(today, |kind| *kind == EventKind::Applied)
            .filter(|_| application.origin == crate::application::Origin::Outbound);
        let conversations = application.happened(today).filter(|e| matches!(e.kind, EventKind::Screen | EventKind::Interview { .. }));
        let dates = sent.map(|day| (day, true)).into_iter().chain(conversations.filter_map(|e| e.date).map(|day| (day, false)));
        for (day, is_sent) in dates {
            let back = (this - monday(day)).num_days() / 7;
            let place = i64::from(count) - 1 - back;
            if let Some(week) = usize::try_from(place).ok().and_then(|place| weeks.get_mut(place)) {
                if is_sent { week.applications += 1 } else { week.conversations += 1 }
            }
        }
    }
    weeks
}

fn monday(day: NaiveDate) -> NaiveDate {
    day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday()))).unwrap_or(day)
}

/// From a rejection to the next step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rebound {
    /// Which process ended.
    pub id: Id,
    /// On which day.
    pub rejected: NaiveDate,
    /// Whether there had been a call or an interview.
    pub after_interview: bool,
    /// Days until the person's next step in any process; none where it is still to come.
    pub days: Option<u32>,
}

/// For each rejection up to today, oldest first, the days to the next step: an application sent, a follow-up, a feedback request, an
/// interview in another process. Only later days count, except for a feedback request on the same day.
pub fn rebounds(ledger: &Ledger, model: &Model) -> Vec<Rebound> {
    let step = |kind: &EventKind| {
        matches!(
            kind,
            EventKind::Applied
                | EventKind::FollowedUp
                | EventKind::FeedbackAsked
                | EventKind::Assessment
                | EventKind::Screen
                | EventKind::Interview { .. }
        )
    };
    let events = model.applications.values().flat_map(|a| a.happened(ledger.today));
    let mut steps: Vec<NaiveDate> = events.filter(|e| step(&e.kind)).filter_map(|e| e.date).collect();
    steps.sort_compact();
    let mut rebounds = Vec::new();
    for fact in ledger.facts().iter().filter(|f| f.state == State::Closed(Outcome::Rejected)) {
        let Some(application) = model.applications.get(&fact.id) else { continue };
        let told = application.happened(ledger.today).filter(|e| matches!(e.kind, EventKind::Rejected { .. }));
        let Some(rejected) = told.filter_map(|e| e.date).max() else { continue };
        let asked = application.timeline.values().any(|e| e.kind == EventKind::FeedbackAsked && e.date == Some(rejected));
        let next = if asked { Some(rejected) } else { steps.get(steps.partition_point(|day| *day <= rejected)).copied() };
        let days = next.and_then(|next| u32::try_from((next - rejected).num_days()).ok());
        rebounds.push(Rebound { id: fact.id.clone(), rejected, after_interview: fact.progress.stage >= Stage::Screen, days });
    }
    rebounds.sort_compact_by(|a, b| (a.rejected, &a.id).cmp(&(b.rejected, &b.id)));
    rebounds
}
