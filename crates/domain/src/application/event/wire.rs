//! An event as it is written: one flat object, `{"kind":"interview","date":"2026-11-20","form":"video"}`. Flat on purpose: serde's own tagged
//! enums read each event twice, which 5,000 timelines feel.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::{EventKind, InterviewFormat, RejectionChannel};

/// Every field any event can have.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Event {
    kind: Kind,
    #[serde(default, skip_serializing_if = "Option::is_none", with = "crate::iso_day")]
    date: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none", with = "minutes")]
    time: Option<NaiveTime>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    note: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    form: Option<InterviewFormat>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    with: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    told: Option<RejectionChannel>,
}

/// The names of the kinds.
#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Saved,
    Applied,
    Reply,
    Assessment,
    Screen,
    Interview,
    Offer,
    Accepted,
    Declined,
    Rejected,
    Withdrew,
    ClosedByEmployer,
    ClosedSilent,
    FeedbackAsked,
    FeedbackReceived,
    FollowedUp,
    Note,
}

impl From<Event> for super::Event {
    fn from(wire: Event) -> Self {
        let kind = match wire.kind {
            Kind::Saved => EventKind::Saved,
            Kind::Applied => EventKind::Applied,
            Kind::Reply => EventKind::Reply,
            Kind::Assessment => EventKind::Assessment,
            Kind::Screen => EventKind::Screen,
            Kind::Interview => EventKind::Interview { form: wire.form, with: wire.with },
            Kind::Offer => EventKind::Offer,
            Kind::Accepted => EventKind::Accepted,
            Kind::Declined => EventKind::Declined,
            Kind::Rejected => EventKind::Rejected { told: wire.told },
            Kind::Withdrew => EventKind::Withdrew,
            Kind::ClosedByEmployer => EventKind::ClosedByEmployer,
            Kind::ClosedSilent => EventKind::ClosedSilent,
            Kind::FeedbackAsked => EventKind::FeedbackAsked,
            Kind::FeedbackReceived => EventKind::FeedbackReceived,
            Kind::FollowedUp => EventKind::FollowedUp,
            Kind::Note => EventKind::Note,
        };
        Self { kind, date: wire.date, time: wire.time, note: wire.note }
    }
}

impl From<super::Event> for Event {
    fn from(event: super::Event) -> Self {
        let (mut form, mut with, mut told) = (None, String::new(), None);
        let kind = match event.kind {
            EventKind::Saved => Kind::Saved,
            EventKind::Applied => Kind::Applied,
            EventKind::Reply => Kind::Reply,
            EventKind::Assessment => Kind::Assessment,
            EventKind::Screen => Kind::Screen,
            EventKind::Interview { form: how, with: whom } => {
                (form, with) = (how, whom);
                Kind::Interview
            }
            EventKind::Offer => Kind::Offer,
            EventKind::Accepted => Kind::Accepted,
            EventKind::Declined => Kind::Declined,
            EventKind::Rejected { told: how } => {
                told = how;
                Kind::Rejected
            }
            EventKind::Withdrew => Kind::Withdrew,
            EventKind::ClosedByEmployer => Kind::ClosedByEmployer,
            EventKind::ClosedSilent => Kind::ClosedSilent,
            EventKind::FeedbackAsked => Kind::FeedbackAsked,
            EventKind::FeedbackReceived => Kind::FeedbackReceived,
            EventKind::FollowedUp => Kind::FollowedUp,
            EventKind::Note => Kind::Note,
        };
        Self { kind, date: event.date, time: event.time, note: event.note, form, with, told }
    }
}

/// Times of day as `HH:MM`.
mod minutes {
    use chrono::{NaiveTime, Timelike};
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    #[allow(clippy::ref_option)] // the shape serde asks for
    pub fn serialize<S: Serializer>(time: &Option<NaiveTime>, out: S) -> Result<S::Ok, S::Error> {
        match time {
            Some(time) => out.collect_str(&format_args!("{:02}:{:02}", time.hour(), time.minute())),
            None => out.serialize_none(),
        }
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(input: D) -> Result<Option<NaiveTime>, D::Error> {
        let Some(text) = Option::<String>::deserialize(input)? else { return Ok(None) };
        let parts = text.split_once(':').and_then(|(h, m)| NaiveTime::from_hms_opt(h.parse().ok()?, m.get(..2)?.parse().ok()?, 0));
        parts.map(Some).ok_or_else(|| D::Error::custom("a time of day as HH:MM"))
    }
}
