//! Where an application stands, read off its timeline: the furthest [`Stage`], the [`Outcome`] and the [`State`] today.
//!
//! [`Application::progress`] reads the timeline once for all of them; the single questions are there for those who ask only one.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Application, Event, EventKind, Origin};
use crate::sort_compact::SortCompact;

/// The furthest point reached, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Not sent.
    Saved,
    /// Sent, or begun by them.
    Applied,
    /// They answered in some way that asked for more.
    Replied,
    /// First call.
    Screen,
    /// Interview proper.
    Interview,
    /// Offer.
    Offer,
}

/// How it ended, where it did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The person took the job.
    Accepted,
    /// The person refused an offer.
    Declined,
    /// They said no.
    Rejected,
    /// The person stopped.
    Withdrew,
    /// The employer filled, froze or took back the position.
    ClosedByEmployer,
    /// Closed for silence.
    ClosedSilent,
}

/// What it is today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Kept for later.
    Saved,
    /// Sent and inside the time in which answers come, or in conversations with them.
    Active,
    /// Nothing came back for longer than answers take, before any interview.
    SilentBefore,
    /// Nothing came back for longer than answers take, after a call or an interview.
    SilentAfter,
    /// It ended.
    Closed(Outcome),
}

/// Everything a timeline says on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// The furthest point reached.
    pub stage: Stage,
    /// How it ended, where it did.
    pub outcome: Option<Outcome>,
    /// The last day on which either side moved, up to the day asked about.
    pub last_moved: Option<NaiveDate>,
    /// The day of the next thing that is arranged.
    pub upcoming: Option<NaiveDate>,
}

impl Progress {
    /// The state on `today`, with silence beginning `silent_after` days after the last move. What is arranged is not silence.
    pub fn state(&self, today: NaiveDate, silent_after: u32) -> State {
        if let Some(outcome) = self.outcome {
            return State::Closed(outcome);
        }
        if self.stage == Stage::Saved {
            return State::Saved;
        }
        let quiet = self.upcoming.is_none() && self.last_moved.is_some_and(|day| (today - day).num_days() > i64::from(silent_after));
        match (quiet, self.stage >= Stage::Screen) {
            (false, _) => State::Active,
            (true, false) => State::SilentBefore,
            (true, true) => State::SilentAfter,
        }
    }
}

/// Where an event stands in time: day, order within the day, hour. A missing day comes first.
type Place = (Option<NaiveDate>, u8, Option<chrono::NaiveTime>);

impl Application {
    /// The events in the order in which they happened; those without a day come first.
    pub fn events(&self) -> Vec<&Event> {
        let mut events: Vec<&Event> = self.timeline.values().collect();
        events.sort_compact_by_key(|event| place(event));
        events
    }

    /// The first day on which an event of that sort happened.
    pub fn first(&self, wanted: impl Fn(&EventKind) -> bool) -> Option<NaiveDate> {
        self.timeline.values().filter(|e| wanted(&e.kind)).filter_map(|e| e.date).min()
    }

    /// Stage, outcome and movement, in one pass.
    pub fn progress(&self, today: NaiveDate) -> Progress {
        let begun = if self.origin == Origin::Inbound { Stage::Applied } else { Stage::Saved };
        let (mut stage, mut last_moved, mut upcoming) = (begun, None, None);
        let mut last_words = LastWords::default();
        for event in self.timeline.values() {
            stage = stage.max(reached(&event.kind));
            last_words.hear(event);
            let Some(day) = event.date else { continue };
            if day <= today && !matches!(event.kind, EventKind::Note | EventKind::Saved) {
                last_moved = last_moved.max(Some(day));
            }
            if day >= today && event.kind.is_meeting() {
                upcoming = Some(upcoming.map_or(day, |other: NaiveDate| other.min(day)));
            }
        }
        Progress { stage, outcome: last_words.outcome(), last_moved, upcoming }
    }

    /// The furthest point reached.
    pub fn stage(&self) -> Stage {
        let begun = if self.origin == Origin::Inbound { Stage::Applied } else { Stage::Saved };
        self.timeline.values().map(|e| reached(&e.kind)).max().unwrap_or(begun).max(begun)
    }

    /// How it ended.
    ///
    /// The last word counts: a reply, a call, an interview or an offer that comes later reopens what had ended. An ending whose day is not
    /// known was written down as how it ended, and stands. Closing for silence yields to everything: to a real ending, and to any answer
    /// of the same day or later.
    pub fn outcome(&self) -> Option<Outcome> {
        let mut last_words = LastWords::default();
        self.timeline.values().for_each(|event| last_words.hear(event));
        last_words.outcome()
    }

    /// The last day on which either side moved, not counting what lies ahead.
    pub fn last_moved(&self, today: NaiveDate) -> Option<NaiveDate> {
        self.progress(today).last_moved
    }

    /// The next thing that is arranged, today included.
    pub fn upcoming(&self, today: NaiveDate) -> Option<&Event> {
        self.timeline
            .values()
            .filter(|e| e.date.is_some_and(|d| d >= today))
            .filter(|e| e.kind.is_meeting())
            .min_by_key(|e| (e.date, e.time))
    }

    /// What it is today, with silence beginning `silent_after` days after the last move.
    pub fn state(&self, today: NaiveDate, silent_after: u32) -> State {
        self.progress(today).state(today, silent_after)
    }
}

/// The latest of each sort of word on how it goes on.
#[derive(Default)]
struct LastWords {
    /// What keeps it open or reopens it.
    opening: Option<Place>,
    /// What ended it, and how.
    ending: Option<(Place, Outcome)>,
    /// What closed it for silence.
    silence: Option<Place>,
}

impl LastWords {
    fn hear(&mut self, event: &Event) {
        let at = place(event);
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
        // An ending without a day is the last word.
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

fn place(event: &Event) -> Place {
    (event.date, event.kind.rank(), event.time)
}

/// How far an event of this sort takes an application.
fn reached(kind: &EventKind) -> Stage {
    match kind {
        EventKind::Offer | EventKind::Accepted | EventKind::Declined => Stage::Offer,
        EventKind::Interview { .. } => Stage::Interview,
        EventKind::Screen => Stage::Screen,
        EventKind::Reply | EventKind::Assessment => Stage::Replied,
        // A position can be filled before anything was sent.
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
