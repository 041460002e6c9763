//! What can happen to an application, each with its day where it is known.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

mod wire;

/// One entry of a timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "wire::Event", into = "wire::Event")]
pub struct Event {
    /// What happened.
    pub kind: EventKind,
    /// On which day of the person's calendar; empty is "date missing".
    pub date: Option<NaiveDate>,
    /// At what time, for what is arranged.
    pub time: Option<NaiveTime>,
    /// A line on it.
    pub note: String,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EventKind {
    /// Kept for later; nothing sent.
    Saved,
    /// Sent.
    Applied,
    /// They wrote, and it was more than a receipt.
    Reply,
    /// A test or a task.
    Assessment,
    /// The first call.
    Screen,
    /// An interview proper.
    Interview {
        /// How it is held.
        form: Option<InterviewFormat>,
        /// With whom, as written.
        with: String,
    },
    /// They offered the job.
    Offer,
    /// The person took it.
    Accepted,
    /// The person refused an offer.
    Declined,
    /// They said no.
    Rejected {
        /// How it was told.
        told: Option<RejectionChannel>,
    },
    /// The person stopped the process.
    Withdrew,
    /// The employer ended it without choosing against the person: the position was filled, frozen or taken back. No rejection.
    ClosedByEmployer,
    /// Closed by the person because nothing came back. Any later reply reopens it.
    ClosedSilent,
    /// The person asked why.
    FeedbackAsked,
    /// They answered why; the note holds it.
    FeedbackReceived,
    /// The person wrote again.
    FollowedUp,
    /// Anything else worth a date.
    Note,
}

/// How an interview is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InterviewFormat {
    /// By telephone.
    Phone,
    /// By video.
    Video,
    /// At their place.
    OnSite,
    /// Several people at once.
    Panel,
    /// A practical task under their eyes.
    Practical,
}

/// How a rejection was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RejectionChannel {
    /// A form letter.
    Template,
    /// A message written for this person.
    Personal,
    /// A call.
    Call,
    /// Seen on their portal.
    Portal,
}

impl Event {
    /// An event on a day.
    pub fn on(kind: EventKind, date: NaiveDate) -> Self {
        Self { kind, date: Some(date), time: None, note: String::new() }
    }

    /// An event whose day is not known.
    pub fn undated(kind: EventKind) -> Self {
        Self { kind, date: None, time: None, note: String::new() }
    }
}

impl EventKind {
    /// An interview of which nothing else is known.
    pub fn interview() -> Self {
        Self::Interview { form: None, with: String::new() }
    }

    /// Where it stands within a day: events of one day happened in this order.
    pub fn rank(&self) -> u8 {
        match self {
            Self::Saved => 0,
            Self::Applied => 1,
            Self::FollowedUp => 2,
            Self::Reply => 3,
            Self::Assessment => 4,
            Self::Screen => 5,
            Self::Interview { .. } => 6,
            Self::Note => 7,
            Self::Offer => 8,
            Self::Accepted => 9,
            Self::Declined => 10,
            Self::ClosedSilent => 11,
            Self::Withdrew | Self::ClosedByEmployer => 12,
            Self::Rejected { .. } => 13,
            Self::FeedbackAsked => 14,
            Self::FeedbackReceived => 15,
        }
    }
}
