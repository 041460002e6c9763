//! Labels of events, interview formats, workplaces and levels, and the timeline as it is shown: latest first, interviews numbered. Dates and
//! numbers are not here; the browser writes them.

use crate::letter_case::SmallLetters;
use chrono::NaiveDate;

use super::event::{Event, EventKind, InterviewFormat, RejectionChannel};
use super::progress::Stage;
use super::{Application, Level, Origin, PayPeriod, Workplace};
use crate::choice::{Choice, stored_by_key};
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

impl Choice for InterviewFormat {
    const CHOICES: &'static [Self] = &[Self::Phone, Self::Video, Self::OnSite, Self::Panel, Self::Practical];

    fn key(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Video => "video",
            Self::OnSite => "on_site",
            Self::Panel => "panel",
            Self::Practical => "practical",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Phone => "By phone",
            Self::Video => "By video",
            Self::OnSite => "On site",
            Self::Panel => "Panel",
            Self::Practical => "Practical task",
        }
    }
}

stored_by_key!(InterviewFormat);

impl Choice for RejectionChannel {
    const CHOICES: &'static [Self] = &[Self::Template, Self::Personal, Self::Call, Self::Portal];

    fn key(self) -> &'static str {
        match self {
            Self::Template => "template",
            Self::Personal => "personal",
            Self::Call => "call",
            Self::Portal => "portal",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Template => "Form letter",
            Self::Personal => "Personal message",
            Self::Call => "Phone call",
            Self::Portal => "On their portal",
        }
    }
}

stored_by_key!(RejectionChannel);

impl Choice for Workplace {
    const CHOICES: &'static [Self] = &[Self::OnSite, Self::Hybrid, Self::Remote];

    fn key(self) -> &'static str {
        match self {
            Self::OnSite => "on_site",
            Self::Hybrid => "hybrid",
            Self::Remote => "remote",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::OnSite => "On site",
            Self::Hybrid => "Hybrid",
            Self::Remote => "Remote",
        }
    }
}

stored_by_key!(Workplace);

impl Choice for PayPeriod {
    const CHOICES: &'static [Self] = &[Self::Year, Self::Month, Self::Day, Self::Hour];

    fn key(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Month => "month",
            Self::Day => "day",
            Self::Hour => "hour",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Year => "Per year",
            Self::Month => "Per month",
            Self::Day => "Per day",
            Self::Hour => "Per hour",
        }
    }
}

stored_by_key!(PayPeriod);

impl Choice for Level {
    const CHOICES: &'static [Self] = &[Self::Low, Self::Some, Self::High];

    fn key(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Some => "some",
            Self::High => "high",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Low => "Hardly",
            Self::Some => "Partly",
            Self::High => "Mostly",
        }
    }
}

stored_by_key!(Level);

impl Choice for Origin {
    const CHOICES: &'static [Self] = &[Self::Outbound, Self::Inbound, Self::Referral];

    fn key(self) -> &'static str {
        match self {
            Self::Outbound => "outbound",
            Self::Inbound => "inbound",
            Self::Referral => "referral",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Outbound => "You applied",
            Self::Inbound => "They contacted you first",
            Self::Referral => "Referral",
        }
    }
}

stored_by_key!(Origin);

impl Choice for Stage {
    const CHOICES: &'static [Self] = &[Self::Saved, Self::Applied, Self::Replied, Self::Screen, Self::Interview, Self::Offer];

    fn key(self) -> &'static str {
        match self {
            Self::Saved => "saved",
            Self::Applied => "applied",
            Self::Replied => "replied",
            Self::Screen => "screen",
            Self::Interview => "interview",
            Self::Offer => "offer",
        }
    }

    fn label(self) -> &'static str {
        stage_name(self)
    }
}

stored_by_key!(Stage);

/// The period in the middle of a sentence: `per hour`.
pub fn period_phrase(period: PayPeriod) -> String {
    period.label().small_letters()
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
