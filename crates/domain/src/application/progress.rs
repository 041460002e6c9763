//! The progress of an application, derived from its timeline: the furthest [`Stage`], the [`Outcome`] and the [`State`] today.
//!
//! [`Application::progress`] reads the timeline once for all of them; the other functions answer one question each.
//!
//! **Only what has happened counts**, and [`Event::has_happened`] is the one place that says what that is: an event dated after today is planned. It
//! changes no stage, no outcome and no figure before its day; only [`Progress::upcoming`] and [`Progress::reopened`] look ahead, so that an appointment
//! keeps its application among the open ones, or brings it back there, and is shown as booked. [`Application::stage`] and [`Application::outcome`] read the timeline as written, for edits and
//! for comparing two versions of it.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde::{Deserialize, Serialize};

use super::{Application, Event, EventKind, Origin};
use crate::id::Id;
use crate::sort_compact::SortCompact;

/// The furthest point an application reached, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Not sent.
    Saved,
    /// Sent, or started by the employer.
    Applied,
    /// They replied with more than an automatic receipt.
    Replied,
    /// First call.
    Screen,
    /// An interview, beyond the first call.
    Interview,
    /// Offer.
    Offer,
}

/// How it ended; `None` while it is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The person accepted the offer.
    Accepted,
    /// The person declined an offer.
    Declined,
    /// They turned the person down.
    Rejected,
    /// The person withdrew.
    Withdrew,
    /// The employer filled, froze or withdrew the position.
    ClosedByEmployer,
    /// Closed by the person because no reply came.
    ClosedSilent,
}

/// Its state today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Saved for later; nothing sent.
    Saved,
    /// In interviews, or sent recently enough that a reply may still come.
    Active,
    /// No reply for longer than replies usually take, before any interview.
    SilentBefore,
    /// No reply for longer than replies usually take, after a call or an interview; never with an open offer.
    SilentAfter,
    /// It ended.
    Closed(Outcome),
}

/// Stage, outcome and dates of an application on a given day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// The furthest stage reached.
    pub stage: Stage,
    /// How it ended; `None` while it is open.
    pub outcome: Option<Outcome>,
    /// The last day on which either side did something, up to the given day.
    pub last_moved: Option<NaiveDate>,
    /// The day of the next appointment.
    pub upcoming: Option<NaiveDate>,
    /// An appointment was arranged after the ending: the application is open again, also before its day.
    pub reopened: bool,
}

impl Progress {
    /// The state on `today` by what has happened alone: the one that figures count. An appointment does not yet end a silence here.
    pub fn settled_state(&self, today: NaiveDate, silent_after: u32) -> State {
        Self { upcoming: None, reopened: false, ..*self }.state(today, silent_after)
    }

    /// How it ended; `None` while it is open, and where an appointment opens it again.
    pub fn ended(&self) -> Option<Outcome> {
        self.outcome.filter(|_| !self.reopened)
    }

    /// The state on `today`, with silence beginning `silent_after` days after the last event. An application with an appointment is not silent, and one with an
    /// open offer neither: that waits for the person.
    pub fn state(&self, today: NaiveDate, silent_after: u32) -> State {
        if let Some(outcome) = self.ended() {
            return State::Closed(outcome);
        }
        if self.stage == Stage::Saved {
            return State::Saved;
        }
        let waits_for_them = self.upcoming.is_none() && self.stage < Stage::Offer;
        let quiet = waits_for_them && self.last_moved.is_some_and(|day| (today - day).num_days() > i64::from(silent_after));
        match (quiet, self.stage >= Stage::Screen) {
            (false, _) => State::Active,
            (true, false) => State::SilentBefore,
            (true, true) => State::SilentAfter,
        }
    }
}

impl Event {
    /// Whether it has happened by `today`: on that day or before. What has no day has happened; what is dated later is planned.
    pub fn has_happened(&self, today: NaiveDate) -> bool {
        self.date.is_none_or(|day| day <= today)
    }
}

/// Whether an appointment is over: its time has come, or its day is over where the time is not known.
pub fn is_over(on: NaiveDate, time: Option<NaiveTime>, now: NaiveDateTime) -> bool {
    on < now.date() || (on == now.date() && time.is_some_and(|time| time <= now.time()))
}

/// When an event happened: day, order within the day, time. A missing day comes first.
type Position = (Option<NaiveDate>, u8, Option<NaiveTime>);

impl Application {
    /// The events in the order in which they happened; those without a day come first.
    pub fn events(&self) -> Vec<&Event> {
        let mut events: Vec<&Event> = self.timeline.values().collect();
        events.sort_compact_by_key(|event| position(event));
        events
    }

    /// What has happened by `today`, in the order of the entries' ids.
    pub fn happened(&self, today: NaiveDate) -> impl Iterator<Item = &Event> {
        self.timeline.values().filter(move |event| event.has_happened(today))
    }

    /// The first day, up to `today`, on which such an event happened.
    pub fn first_happened(&self, today: NaiveDate, wanted: impl Fn(&EventKind) -> bool) -> Option<NaiveDate> {
        self.happened(today).filter(|e| wanted(&e.kind)).filter_map(|e| e.date).min()
    }

    /// The first day in the timeline, planned ones included, of such an event.
    pub fn first(&self, wanted: impl Fn(&EventKind) -> bool) -> Option<NaiveDate> {
        self.timeline.values().filter(|e| wanted(&e.kind)).filter_map(|e| e.date).min()
    }

    /// Stage, outcome and dates as of `today`, in one pass.
    pub fn progress(&self, today: NaiveDate) -> Progress {
        let initial = if self.origin == Origin::Inbound { Stage::Applied } else { Stage::Saved };
        let (mut stage, mut last_moved, mut upcoming) = (initial, None, None);
        let mut latest = LatestEvents::default();
        for event in self.timeline.values() {
            let happened = event.has_happened(today);
            if happened {
                stage = stage.max(reached(&event.kind));
                latest.observe(event);
            }
            let Some(day) = event.date else { continue };
            if happened && !matches!(event.kind, EventKind::Note | EventKind::Saved) {
                last_moved = last_moved.max(Some(day));
            }
            if day >= today && event.kind.is_meeting() {
                upcoming = Some(upcoming.map_or(day, |other: NaiveDate| other.min(day)));
            }
        }
        let outcome = latest.outcome();
        // Few have an appointment after an ending, so that is checked before the timeline is read as written.
        let reopened = outcome.is_some() && upcoming.is_some() && self.outcome().is_none();
        Progress { stage, outcome, last_moved, upcoming, reopened }
    }

    /// The furthest stage in the timeline as written, planned events included. [`Application::progress`] has the one reached.
    pub fn stage(&self) -> Stage {
        let initial = if self.origin == Origin::Inbound { Stage::Applied } else { Stage::Saved };
        self.timeline.values().map(|e| reached(&e.kind)).max().unwrap_or(initial).max(initial)
    }

    /// How it ends in the timeline as written, planned events included; `None` while it is open. [`Application::progress`] has it as of a day.
    ///
    /// The latest event counts: a reply, a call, an interview or an offer that comes later reopens what had ended. An ending without a day
    /// counts as the latest. Closing as silent yields to everything: to a real ending, and to any reply
    /// of the same day or later.
    pub fn outcome(&self) -> Option<Outcome> {
        let mut latest = LatestEvents::default();
        self.timeline.values().for_each(|event| latest.observe(event));
        latest.outcome()
    }

    /// The last day on which either side did something, not counting the future.
    pub fn last_moved(&self, today: NaiveDate) -> Option<NaiveDate> {
        self.progress(today).last_moved
    }

    /// The next appointment that is not over, with its entry. Whoever knows the day alone asks as of midnight.
    pub fn upcoming(&self, now: NaiveDateTime) -> Option<(&Id, &Event)> {
        let ahead = |event: &Event| event.kind.is_meeting() && event.date.is_some_and(|day| !is_over(day, event.time, now));
        self.timeline.iter().filter(|(_, event)| ahead(event)).min_by_key(|(_, event)| (event.date, event.time))
    }

    /// The state today, with silence beginning `silent_after` days after the last event.
    pub fn state(&self, today: NaiveDate, silent_after: u32) -> State {
        self.progress(today).state(today, silent_after)
    }
}

/// The latest event that keeps an application open, ends it, or closes it as silent.
#[derive(Default)]
struct LatestEvents {
    /// The latest that keeps it open or reopens it.
    opening: Option<Position>,
    /// The latest that ended it, and how.
    ending: Option<(Position, Outcome)>,
    /// The latest that closed it as silent.
    silence: Option<Position>,
}

impl LatestEvents {
    fn observe(&mut self, event: &Event) {
        let at = position(event);
        let outcome = match event.kind {
            EventKind::Accepted => Outcome::Accepted,
            EventKind::Declined => Outcome::Declined,
            EventKind::Rejected { .. } => Outcome::Rejected,
            EventKind::Withdrew => Outcome::Withdrew,
            EventKind::ClosedByEmployer => Outcome::ClosedByEmployer,
            EventKind::ClosedSilent => {
                self.silence = self.silence.max(Some(at));
                return;
            }
            EventKind::Reply | EventKind::Assessment | EventKind::Screen | EventKind::Interview { .. } | EventKind::Offer => {
                self.opening = self.opening.max(Some(at));
                return;
            }
            _ => return,
        };
        // An ending without a day counts as the latest event.
        let at = (event.date.or(Some(NaiveDate::MAX)), at.1, at.2);
        self.ending = self.ending.max(Some((at, outcome)));
    }

    fn outcome(&self) -> Option<Outcome> {
        if let Some((at, outcome)) = self.ending
            && self.opening.is_none_or(|opening| at > opening)
        {
            return Some(outcome);
        }
        let (day, ..) = self.silence?;
        let answered = self.opening.and_then(|(day, ..)| day);
        (answered.is_none() || day > answered).then_some(Outcome::ClosedSilent)
    }
}

fn position(event: &Event) -> Position {
    (event.date, event.kind.rank(), event.time)
}

/// The stage that an event reaches.
fn reached(kind: &EventKind) -> Stage {
    match kind {
        EventKind::Offer | EventKind::Accepted | EventKind::Declined => Stage::Offer,
        EventKind::Interview { .. } => Stage::Interview,
        EventKind::Screen => Stage::Screen,
        EventKind::Reply | EventKind::Assessment => Stage::Replied,
        // A position can be closed before anything was sent.
        EventKind::Saved | EventKind::Note | EventKind::ClosedByEmployer => Stage::Saved,
        _ => Stage::Applied,
    }
}

impl EventKind {
    /// Whether it is a meeting or a task, which can lie ahead.
    pub fn is_meeting(&self) -> bool {
        matches!(self, Self::Screen | Self::Interview { .. } | Self::Assessment)
    }

    /// Whether it ends a process for good, until they are heard of again.
    pub fn is_ending(&self) -> bool {
        matches!(self, Self::Accepted | Self::Declined | Self::Rejected { .. } | Self::Withdrew | Self::ClosedByEmployer)
    }
}
