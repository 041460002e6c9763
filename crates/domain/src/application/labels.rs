//! Labels of events, interview formats, workplaces and levels, and the timeline as it is shown: latest first, interviews numbered. Dates and
//! numbers are not here; the browser writes them.

use chrono::NaiveDate;

use super::event::{Event, EventKind, InterviewFormat, RejectionChannel};
use super::progress::Stage;
use super::{Application, Level, PayPeriod, Workplace};
use crate::id::Id;
use crate::sort_compact::SortCompact;

/// Events on the employer's side, in the order in which they usually happen.
pub static EMPLOYER_EVENTS: [EventKind; 7] = [
    EventKind::Reply,
    EventKind::Assessment,
    EventKind::Screen,
    EventKind::Interview { form: None, with: String::new() },
    EventKind::Offer,
    EventKind::Rejected { told: None },
    EventKind::ClosedByEmployer,
];

/// Events on the person's side.
pub static OWN_EVENTS: [EventKind; 10] = [
    EventKind::Applied,
    EventKind::FollowedUp,
    EventKind::FeedbackAsked,
    EventKind::FeedbackReceived,
    EventKind::Accepted,
    EventKind::Declined,
    EventKind::Withdrew,
    EventKind::ClosedSilent,
    EventKind::Saved,
    EventKind::Note,
];

/// The label of an event.
pub fn kind_name(kind: &EventKind) -> &'static str {
    match kind {
        EventKind::Saved => "Saved for later",
        EventKind::Applied => "Applied",
        EventKind::Reply => "Reply",
        EventKind::Assessment => "Assessment",
        EventKind::Screen => "First call",
        EventKind::Interview { .. } => "Interview",
        EventKind::Offer => "Offer",
        EventKind::Accepted => "Accepted",
        EventKind::Declined => "Declined",
        EventKind::Rejected { .. } => "Turned down",
        EventKind::Withdrew => "Withdrew",
        EventKind::ClosedByEmployer => "Closed by the employer",
        EventKind::ClosedSilent => "Closed as silent",
        EventKind::FeedbackAsked => "Asked for feedback",
        EventKind::FeedbackReceived => "Feedback",
        EventKind::FollowedUp => "Followed up",
        EventKind::Note => "Note",
    }
}

/// Whether two events are of the same kind, whatever their details.
pub fn same_kind(a: &EventKind, b: &EventKind) -> bool {
    std::mem::discriminant(a) == std::mem::discriminant(b)
}

/// The label of a stage, and the heading of its column on the board.
pub fn stage_name(stage: Stage) -> &'static str {
    match stage {
        Stage::Saved => "Saved",
        Stage::Applied => "Applied",
        Stage::Replied => "Replied",
        Stage::Screen => "First call",
        Stage::Interview => "Interview",
        Stage::Offer => "Offer",
    }
}

/// Interview formats with key and label.
pub const INTERVIEW_FORMATS: [(InterviewFormat, &str, &str); 5] = [
    (InterviewFormat::Phone, "phone", "by phone"),
    (InterviewFormat::Video, "video", "by video"),
    (InterviewFormat::OnSite, "on_site", "on site"),
    (InterviewFormat::Panel, "panel", "a panel"),
    (InterviewFormat::Practical, "practical", "a practical task"),
];

/// Ways to be told of a rejection, with key and label.
pub const REJECTION_CHANNELS: [(RejectionChannel, &str, &str); 4] = [
    (RejectionChannel::Template, "template", "a form letter"),
    (RejectionChannel::Personal, "personal", "a personal message"),
    (RejectionChannel::Call, "call", "a call"),
    (RejectionChannel::Portal, "portal", "on their portal"),
];

/// Workplaces with key and label.
pub const WORKPLACES: [(Workplace, &str, &str); 3] =
    [(Workplace::OnSite, "on_site", "on site"), (Workplace::Hybrid, "hybrid", "hybrid"), (Workplace::Remote, "remote", "remote")];

/// Pay periods with key and label.
pub const PERIODS: [(PayPeriod, &str, &str); 4] = [
    (PayPeriod::Year, "year", "a year"),
    (PayPeriod::Month, "month", "a month"),
    (PayPeriod::Day, "day", "a day"),
    (PayPeriod::Hour, "hour", "an hour"),
];

/// Levels with key and label.
pub const LEVELS: [(Level, &str, &str); 3] =
    [(Level::Low, "low", "hardly"), (Level::Some, "some", "in part"), (Level::High, "high", "mostly")];

/// The key of a choice; empty where none was made.
pub fn key_of<T: Copy + PartialEq>(all: &[(T, &'static str, &'static str)], chosen: Option<T>) -> &'static str {
    all.iter().find(|(value, ..)| Some(*value) == chosen).map_or("", |(_, key, _)| key)
}

/// The label of a choice; empty where none was made.
pub fn label_of<T: Copy + PartialEq>(all: &[(T, &'static str, &'static str)], chosen: Option<T>) -> &'static str {
    all.iter().find(|(value, ..)| Some(*value) == chosen).map_or("", |(.., word)| word)
}

/// The choice of a key; `None` for any other text.
pub fn from_key<T: Copy>(all: &[(T, &'static str, &'static str)], key: &str) -> Option<T> {
    all.iter().find(|(_, own, _)| *own == key).map(|(value, ..)| *value)
}

/// How the marker of an entry is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marker {
    /// It is in the future.
    Ahead,
    /// The employer did something.
    Theirs,
    /// The person did something, or nobody did.
    Own,
}

/// One entry of a timeline as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct TimelineEntry {
    /// Its id.
    pub id: Id,
    /// The event the form describes.
    pub event: Event,
    /// The label; interviews are numbered where there are several.
    pub title: String,
    /// How it is marked.
    pub dot: Marker,
}

/// The timeline, the latest first; what has no day comes last.
pub fn timeline(application: &Application, today: NaiveDate) -> Vec<TimelineEntry> {
    let mut all: Vec<(&Id, &Event)> = application.timeline.iter().collect();
    all.sort_compact_by_key(|(id, event)| (event.date, event.kind.rank(), event.time, *id));
    let is_interview = |event: &Event| matches!(event.kind, EventKind::Interview { .. });
    let rounds = all.iter().filter(|(_, event)| is_interview(event)).count();
    let mut round = 0;
    let mut entries: Vec<TimelineEntry> = Vec::with_capacity(all.len());
    for (id, event) in all {
        let mut title = kind_name(&event.kind).to_owned();
        if is_interview(event) {
            round += 1;
            if rounds > 1 {
                title = format!("{} interview", ordinal(round));
            }
        }
        let dot = match event.kind {
            _ if event.date.is_some_and(|day| day > today) => Marker::Ahead,
            EventKind::Reply
            | EventKind::Assessment
            | EventKind::Screen
            | EventKind::Interview { .. }
            | EventKind::Offer
            | EventKind::Accepted => Marker::Theirs,
            _ => Marker::Own,
        };
        entries.push(TimelineEntry { id: id.clone(), event: event.clone(), title, dot });
    }
    entries.reverse();
    entries
}

fn ordinal(n: usize) -> String {
    match n {
        1 => "First".into(),
        2 => "Second".into(),
        3 => "Third".into(),
        4 => "Fourth".into(),
        5 => "Fifth".into(),
        n => format!("{n}th"),
    }
}
