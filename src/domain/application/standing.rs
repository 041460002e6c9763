//! Where an application stands, read off its timeline: the furthest [`Stage`], the [`Outcome`] and the [`State`] today.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Application, Event, EventKind, Origin};

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
    /// Closed for silence.
    ClosedSilent,
}

/// What it is today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Kept for later.
    Saved,
    /// Sent and inside the time in which answers come, or in talks with them.
    Active,
    /// Nothing came back for longer than answers take, before any interview.
    SilentBefore,
    /// Nothing came back for longer than answers take, after a call or an interview.
    SilentAfter,
    /// It ended.
    Closed(Outcome),
}

impl Application {
    /// The events in the order in which they happened; those without a day come first of their rank, so that a missing date never
    /// closes what a dated event reopened.
    pub fn events(&self) -> Vec<&Event> {
        let mut events: Vec<&Event> = self.timeline.values().collect();
        events.sort_by(|a, b| (a.date, a.kind.rank(), a.time).cmp(&(b.date, b.kind.rank(), b.time)));
        events
    }

    /// The first day on which an event of that sort happened.
    pub fn first(&self, wanted: impl Fn(&EventKind) -> bool) -> Option<NaiveDate> {
        self.timeline.values().filter(|e| wanted(&e.kind)).filter_map(|e| e.date).min()
    }

    /// The furthest point reached.
    pub fn stage(&self) -> Stage {
        let of = |kind: &EventKind| match kind {
            EventKind::Offer | EventKind::Accepted | EventKind::Declined => Stage::Offer,
            EventKind::Interview { .. } => Stage::Interview,
            EventKind::Screen => Stage::Screen,
            EventKind::Reply | EventKind::Assessment => Stage::Replied,
            EventKind::Saved | EventKind::Note => Stage::Saved,
            _ => Stage::Applied,
        };
        let begun = if self.origin == Origin::Inbound { Stage::Applied } else { Stage::Saved };
        self.timeline.values().map(|e| of(&e.kind)).max().unwrap_or(begun).max(begun)
    }

    /// How it ended. The last word counts, and a reply, a call, an interview or an offer that comes later reopens what had ended.
    pub fn outcome(&self) -> Option<Outcome> {
        let mut outcome = None;
        for event in self.events() {
            match event.kind {
                EventKind::Accepted => outcome = Some(Outcome::Accepted),
                EventKind::Declined => outcome = Some(Outcome::Declined),
                EventKind::Rejected { .. } => outcome = Some(Outcome::Rejected),
                EventKind::Withdrew => outcome = Some(Outcome::Withdrew),
                EventKind::ClosedSilent => outcome = Some(Outcome::ClosedSilent),
                EventKind::Reply | EventKind::Assessment | EventKind::Screen | EventKind::Interview { .. } | EventKind::Offer => {
                    outcome = None
                }
                _ => {}
            }
        }
        outcome
    }

    /// The last day on which either side moved, not counting what lies ahead.
    pub fn last_moved(&self, today: NaiveDate) -> Option<NaiveDate> {
        let moved = |kind: &EventKind| !matches!(kind, EventKind::Note | EventKind::Saved);
        self.timeline.values().filter(|e| moved(&e.kind)).filter_map(|e| e.date).filter(|d| *d <= today).max()
    }

    /// The next thing that is arranged, today included.
    pub fn upcoming(&self, today: NaiveDate) -> Option<&Event> {
        self.timeline.values().filter(|e| e.date.is_some_and(|d| d >= today)).filter(|e| arranged(&e.kind)).min_by_key(|e| (e.date, e.time))
    }

    /// What it is today, with silence beginning `silent_after` days after the last move.
    pub fn state(&self, today: NaiveDate, silent_after: u32) -> State {
        if let Some(outcome) = self.outcome() {
            return State::Closed(outcome);
        }
        let stage = self.stage();
        if stage == Stage::Saved {
            return State::Saved;
        }
        let quiet =
            self.upcoming(today).is_none() && self.last_moved(today).is_some_and(|day| (today - day).num_days() > i64::from(silent_after));
        match (quiet, stage >= Stage::Screen) {
            (false, _) => State::Active,
            (true, false) => State::SilentBefore,
            (true, true) => State::SilentAfter,
        }
    }
}

/// Whether an event of this sort is a meeting that can lie ahead.
fn arranged(kind: &EventKind) -> bool {
    matches!(kind, EventKind::Screen | EventKind::Interview { .. } | EventKind::Assessment)
}
