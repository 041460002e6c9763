//! What the figures need to know of one application: its timeline, read once.

use chrono::NaiveDate;

use crate::application::event::EventKind;
use crate::application::progress::{Outcome, Progress, Stage, State};
use crate::application::{Application, Origin};
use crate::id::Id;

/// How an application is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FunnelGroup {
    /// Not sent: not counted.
    Saved,
    /// Sent on an unknown day: counted as such, and in no other figure.
    DateMissing,
    /// Sent by the person, unasked.
    Outbound,
    /// Sent on somebody's recommendation.
    Referral,
    /// Started by the employer or a recruiter.
    Inbound,
}

/// The first response. The order decides within one day: an invitation counts before a rejection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Response {
    /// A first call, an interview, an offer.
    Invited,
    /// A message or a task, more than an automatic receipt.
    Replied,
    /// A rejection.
    Rejected,
    /// Stopped by the person, or closed by the employer, before anything was heard.
    Stopped,
    /// Nothing yet.
    Pending,
}

/// What the figures know of one application.
#[derive(Debug, Clone, PartialEq)]
pub struct Facts {
    /// Which one.
    pub id: Id,
    /// In which figures it counts.
    pub group: FunnelGroup,
    /// Who made the first contact.
    pub origin: Origin,
    /// The first day on which it was sent.
    pub applied: Option<NaiveDate>,
    /// Stage, outcome and dates.
    pub progress: Progress,
    /// Its state today, by what has happened alone.
    pub state: State,
    /// How many interviews it had.
    pub rounds: u32,
    /// Whether there was a first call.
    pub called: bool,
    /// The first response and its day.
    pub answer: Option<(NaiveDate, Response)>,
    /// The next day, after today, of a call, an interview or a task; in no figure before that day.
    pub booked: Option<NaiveDate>,
    /// The first invitation or rejection, and its day.
    pub decision: Option<(NaiveDate, Response)>,
    /// The first day of an offer, accepted and declined ones included, where known.
    pub offered_on: Option<NaiveDate>,
    /// The day the person withdrew or the employer closed the position, where known: no response can come after it.
    pub stopped: Option<NaiveDate>,
    /// Whether there was any response.
    pub answered: bool,
    /// Whether there was an invitation on an unknown day.
    pub invited_undated: bool,
}

/// After how many days silence counts as an answer, and by which rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SilentAfter {
    /// 28 days: 23 of 24 positive replies in two real logs came within 27.
    Usual,
    /// The person's own 95th percentile, from 20 replies on.
    Own(u32),
    /// Set by the person.
    Set(u32),
}

impl SilentAfter {
    /// The days.
    pub fn days(self) -> u32 {
        match self {
            Self::Usual => 28,
            Self::Own(days) | Self::Set(days) => days,
        }
    }
}

impl Facts {
    /// Reads one application, as of `today`. Its state is the one under the usual 28 days until the [`Ledger`](super::ledger::Ledger) knows better.
    pub fn of(id: &Id, application: &Application, today: NaiveDate) -> Self {
        let progress = application.progress(today);
        let mut facts = Self {
            id: id.clone(),
            group: FunnelGroup::Saved,
            origin: application.origin,
            applied: None,
            progress,
            state: progress.settled_state(today, SilentAfter::Usual.days()),
            rounds: 0,
            called: false,
            answer: None,
            booked: booked(application, today),
            decision: None,
            offered_on: None,
            stopped: None,
            answered: false,
            invited_undated: false,
        };
        for event in application.happened(today) {
            let answer = match event.kind {
                EventKind::Applied => {
                    facts.applied = earlier(facts.applied, event.date);
                    continue;
                }
                EventKind::Withdrew | EventKind::ClosedByEmployer => {
                    facts.stopped = earlier(facts.stopped, event.date);
                    continue;
                }
                EventKind::Screen => {
                    facts.called = true;
                    Response::Invited
                }
                EventKind::Interview { .. } => {
                    facts.rounds += 1;
                    Response::Invited
                }
                EventKind::Offer | EventKind::Accepted | EventKind::Declined => {
                    facts.offered_on = earlier(facts.offered_on, event.date);
                    Response::Invited
                }
                EventKind::Rejected { .. } => Response::Rejected,
                EventKind::Reply | EventKind::Assessment | EventKind::FeedbackReceived => Response::Replied,
                _ => continue,
            };
            facts.answered = true;
            let Some(day) = event.date else {
                facts.invited_undated |= answer == Response::Invited;
                continue;
            };
            let first = |known: Option<(NaiveDate, Response)>| Some(known.map_or((day, answer), |known| known.min((day, answer))));
            facts.answer = first(facts.answer);
            if answer != Response::Replied {
                facts.decision = first(facts.decision);
            }
        }
        facts.group = match (application.origin, facts.applied) {
            (Origin::Inbound, _) => FunnelGroup::Inbound,
            (Origin::Outbound, Some(_)) => FunnelGroup::Outbound,
            (Origin::Referral, Some(_)) => FunnelGroup::Referral,
            (_, None) if progress.stage > Stage::Saved => FunnelGroup::DateMissing,
            _ => FunnelGroup::Saved,
        };
        facts
    }

    /// Whether there was a first call or an interview; an offer implies one, also where nobody wrote it down.
    pub fn first_contact(&self) -> bool {
        self.called || self.rounds > 0 || self.offered()
    }

    /// Whether there was an offer; accepting or declining one implies it.
    pub fn offered(&self) -> bool {
        self.progress.stage == Stage::Offer
    }

    /// Whether there was no response, and neither side ended it.
    pub fn no_reply(&self) -> bool {
        !self.answered && !matches!(self.progress.outcome, Some(Outcome::Withdrew | Outcome::ClosedByEmployer))
    }
}

/// The next day after `today` with something arranged.
fn booked(application: &Application, today: NaiveDate) -> Option<NaiveDate> {
    let planned = application.timeline.values().filter(|event| !event.has_happened(today) && event.kind.is_meeting());
    planned.filter_map(|event| event.date).min()
}

/// The earlier of two days, either of which may not be known.
fn earlier(a: Option<NaiveDate>, b: Option<NaiveDate>) -> Option<NaiveDate> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}
