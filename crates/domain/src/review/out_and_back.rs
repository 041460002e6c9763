//! What went out in the last seven days, and what came back.

use chrono::{Days, NaiveDate};

use crate::application::{EventKind, edits};
use crate::id::Id;
use crate::model::Model;
use crate::sort_compact::SortCompact;

/// How many days a review looks back on.
const LOOK_BACK_DAYS: u64 = 7;

/// What came back: from whom, and what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CameBack {
    /// From which application.
    pub application: Id,
    /// The employer, or the role.
    pub name: String,
    /// What.
    pub kind: EventKind,
    /// On which day.
    pub on: NaiveDate,
}

/// The last seven days: what went out, and what came back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OutAndBack {
    /// Applications sent.
    pub sent: u32,
    /// Follow-ups and requests for feedback.
    pub written: u32,
    /// Replies, calls, interviews, offers and answers, the newest first.
    pub back: Vec<CameBack>,
}

impl OutAndBack {
    /// The seven days up to that day.
    pub fn of(model: &Model, today: NaiveDate) -> Self {
        let first = today.checked_sub_days(Days::new(LOOK_BACK_DAYS - 1)).unwrap_or(today);
        let mut week = Self::default();
        for (id, application) in &model.applications {
            for event in application.timeline.values() {
                let Some(on) = event.date.filter(|on| (first..=today).contains(on)) else { continue };
                match &event.kind {
                    EventKind::Applied => week.sent += 1,
                    EventKind::FollowedUp | EventKind::FeedbackAsked => week.written += 1,
                    EventKind::Reply
                    | EventKind::Assessment
                    | EventKind::Screen
                    | EventKind::Interview { .. }
                    | EventKind::Offer
                    | EventKind::FeedbackReceived
                    | EventKind::Rejected { .. } => {
                        let name = edits::name(application).to_owned();
                        week.back.push(CameBack { application: id.clone(), name, kind: event.kind.clone(), on });
                    }
                    _ => {}
                }
            }
        }
        week.back
            .sort_compact_by(|a, b| (b.on, &a.name, &a.application, a.kind.rank()).cmp(&(a.on, &b.name, &b.application, b.kind.rank())));
        week
    }
}
