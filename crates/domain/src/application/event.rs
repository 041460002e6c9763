//! The events of an application, each with its day where it is known.

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
    /// The time of an appointment.
    pub time: Option<NaiveTime>,
    /// A note.
    pub note: String,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EventKind {
    /// Saved for later; nothing sent.
    Saved,
    /// Sent.
    Applied,
    /// A reply that was more than an automatic receipt.
    Reply,
    /// A test or a take-home task.
    Assessment,
    /// The first call.
    Screen,
    /// An interview, beyond the first call.
    Interview {
        /// How it is held.
        form: Option<InterviewFormat>,
        /// With whom, as typed.
        with: String,
    },
    /// They offered the job.
    Offer,
    /// The person accepted the offer.
    Accepted,
    /// The person declined an offer.
    Declined,
    /// They turned the person down.
    Rejected {
        /// How the person was told.
        told: Option<RejectionChannel>,
    },
    /// The person withdrew.
    Withdrew,
    /// The employer filled, froze or withdrew the position. Not a rejection.
    ClosedByEmployer,
    /// Closed by the person because no reply came. Any later reply reopens it.
    ClosedSilent,
    /// The person asked for feedback.
    FeedbackAsked,
    /// They gave feedback; the note holds it.
    FeedbackReceived,
    /// The person followed up.
    FollowedUp,
    /// Anything else worth a date.
    Note,
}

/// How an interview is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InterviewFormat {
    /// By telephone.
    Phone,
    /// By video.
    Video,
    /// At their office.
    OnSite,
    /// Several people at once.
    Panel,
    /// A practical task while they watch.
    Practical,
}

/// How the person was told of a rejection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RejectionChannel {
    /// A form letter.
    Template,
    /// A message written for this person.
    Personal,
    /// A call.
    Call,
    /// Seen in their applicant portal.
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
    /// An interview without details.
    pub fn interview() -> Self {
        Self::Interview { form: None, with: String::new() }
    }

    /// The order within a day: events of one day happened in this order.
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
