//! What is due: for each application the next thing to do and by when, the list with the most pressing first, and those that
//! have gone silent. Suggestions only; nothing here closes anything.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};

use super::ledger::Ledger;
use crate::application::event::EventKind;
use crate::application::progress::{Outcome, Stage, State};
use crate::application::{Application, Origin};
use crate::id::Id;
use crate::model::Model;
use crate::offer::close::accepted;
use crate::sort_compact::SortCompact;

/// Days after which a follow-up is proposed, unless the person set another number.
pub const FOLLOW_UP_AFTER: u32 = 7;
/// For how many days after a rejection asking for feedback is proposed.
pub const ASK_FEEDBACK_WITHIN: u32 = 21;

/// The next thing to do. The order is the order of urgency among those due on one day.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum NextAction {
    /// There is an appointment: a call, interview or task.
    Prepare {
        /// The time.
        time: Option<NaiveTime>,
        /// Whether it is an interview, a first call or a task.
        meeting: Meeting,
    },
    /// An offer waits for a decision.
    Decide,
    /// What the person wrote down to do.
    Own(String),
    /// Ask for feedback, after a rejection that followed a call or an interview.
    AskFeedback,
    /// No reply for the number of days after which to follow up.
    FollowUp {
        /// Whether there has been a call or an interview.
        after_interview: bool,
    },
    /// No reply for longer than replies usually take: consider closing it.
    CloseAsSilent {
        /// Days since the last event.
        days: u32,
    },
    /// Saved for later and not sent.
    Send,
    /// Sent or started on an unknown day.
    AddDate {
        /// Sent on a day that is still to come, while something has happened already.
        ahead: bool,
    },
    /// Followed up already; nothing to do until it counts as silent.
    Wait,
}

impl NextAction {
    /// Whether it is only there for a search that goes on: after an offer was accepted nobody follows up any more.
    pub fn is_search(&self) -> bool {
        matches!(
            self,
            Self::AskFeedback | Self::FollowUp { .. } | Self::CloseAsSilent { .. } | Self::Send | Self::AddDate { .. } | Self::Wait
        )
    }
}

/// The kind of appointment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Meeting {
    /// An interview, beyond the first call.
    Interview,
    /// A first call.
    FirstCall,
    /// A task.
    Assessment,
}

/// Who moved last, and so whose turn it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LastMove {
    /// The person applied.
    Applied,
    /// The person followed up.
    FollowedUp,
    /// They wrote.
    TheyWrote,
    /// Something else, mostly of both: a meeting, a task, feedback.
    Other,
}

/// The next thing to do and its day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextStep {
    /// What to do.
    pub action: NextAction,
    /// When; a day in the past is overdue. None where no day follows.
    pub due: Option<NaiveDate>,
}

/// How many applications are in each state today; archived ones are counted apart.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct StateCounts {
    /// Saved for later; nothing sent.
    pub saved: u32,
    /// Open.
    pub active: u32,
    /// Silent, before or after a first call or interview.
    pub silent: u32,
    /// Ended.
    pub closed: u32,
    /// Of all these, how many were sent on an unknown day.
    pub date_missing: u32,
    /// Archived.
    pub archived: u32,
}

/// The next thing to do for one application; `None` where it ended and there is nothing left to ask, or where it is archived. Only the
/// time of day tells a meeting of that day that is over from one that comes: whoever knows the day alone asks as of midnight.
pub fn next_action(application: &Application, now: NaiveDateTime, silent_after: u32, follow_up_after: u32) -> Option<NextStep> {
    let today = now.date();
    if application.archived {
        return None;
    }
    let progress = application.progress(today);
    let state = progress.state(today, silent_after);
    let later = |day: NaiveDate, days: u32| day.checked_add_days(Days::new(u64::from(days)));
    // A day the person set replaces the rule's; their words replace its action.
    let own = application.next_action.trim();
    let at = |action: NextAction, due: Option<NaiveDate>| Some(NextStep { action, due: application.remind_on.or(due) });
    // Something arranged after an ending opens it again, also before its day.
    if let State::Closed(outcome) = state
        && application.outcome().is_some()
    {
        if !own.is_empty() && application.remind_on.is_some() {
            return at(NextAction::Own(own.into()), None);
        }
        let talked = progress.stage >= Stage::Screen && outcome == Outcome::Rejected;
        let asked = application.timeline.values().any(|e| matches!(e.kind, EventKind::FeedbackAsked | EventKind::FeedbackReceived));
        let told = application.happened(today).filter(|e| matches!(e.kind, EventKind::Rejected { .. })).filter_map(|e| e.date).max()?;
        let fresh = (today - told).num_days() <= i64::from(ASK_FEEDBACK_WITHIN);
        return if talked && !asked && fresh { at(NextAction::AskFeedback, Some(told)) } else { None };
    }
    if let Some((_, event)) = application.upcoming(now) {
        let meeting = match event.kind {
            EventKind::Screen => Meeting::FirstCall,
            EventKind::Assessment => Meeting::Assessment,
            _ => Meeting::Interview,
        };
        return Some(NextStep { action: NextAction::Prepare { time: event.time, meeting }, due: event.date });
    }
    if !own.is_empty() {
        return at(NextAction::Own(own.into()), progress.last_moved.and_then(|day| later(day, follow_up_after)));
    }
    match state {
        State::Saved => return at(NextAction::Send, None),
        State::SilentBefore | State::SilentAfter => {
            let days = progress.last_moved.map_or(0, |day| u32::try_from((today - day).num_days()).unwrap_or(0));
            return at(NextAction::CloseAsSilent { days }, progress.last_moved.and_then(|day| later(day, silent_after + 1)));
        }
        State::Active | State::Closed(_) => {}
    }
    let sent = |kind: &EventKind| *kind == EventKind::Applied;
    let add_date = || NextAction::AddDate { ahead: application.first(sent).is_some_and(|day| day > today) };
    let Some(moved) = progress.last_moved else { return at(add_date(), None) };
    if progress.stage == Stage::Offer {
        return at(NextAction::Decide, Some(moved));
    }
    if application.origin != Origin::Inbound && application.first_happened(today, sent).is_none() {
        return at(add_date(), Some(moved));
    }
    if application.last_move(today) == Some(LastMove::FollowedUp) && application.remind_on.is_none() {
        return Some(NextStep { action: NextAction::Wait, due: later(moved, silent_after + 1) });
    }
    at(NextAction::FollowUp { after_interview: progress.stage >= Stage::Screen }, later(moved, follow_up_after))
}

impl Application {
    /// What the last event with a day up to `today` was; `None` where there was none.
    pub fn last_move(&self, today: NaiveDate) -> Option<LastMove> {
        let moved = self.happened(today).filter(|e| !matches!(e.kind, EventKind::Note | EventKind::Saved));
        let last = moved.filter(|e| e.date.is_some()).max_by_key(|e| (e.date, e.kind.rank()))?;
        Some(match last.kind {
            EventKind::Applied => LastMove::Applied,
            EventKind::FollowedUp => LastMove::FollowedUp,
            EventKind::Reply => LastMove::TheyWrote,
            _ => LastMove::Other,
        })
    }
}

impl Ledger {
    /// After how many days a follow-up is proposed.
    pub fn follow_up_after(&self) -> u32 {
        self.settings.follow_up_after.unwrap_or(FOLLOW_UP_AFTER)
    }

    /// Everything that has a next action on that day, the most pressing first: by day, then by urgency; what has no day, and what only waits, last.
    pub fn agenda(&self, model: &Model) -> Vec<(Id, NextStep)> {
        let (silent, follow_up) = (self.silent_after.days(), self.follow_up_after());
        let over = accepted(model).is_some();
        let all = model.applications.iter();
        let mut agenda: Vec<(Id, NextStep)> =
            all.filter_map(|(id, a)| next_action(a, self.today.into(), silent, follow_up).map(|next| (id.clone(), next))).collect();
        agenda.retain(|(_, next)| !(over && next.action.is_search()));
        agenda.sort_compact_by(|(a_id, a), (b_id, b)| {
            place(a).cmp(&place(b)).then_with(|| a.action.cmp(&b.action)).then_with(|| a_id.cmp(b_id))
        });
        agenda
    }

    /// How many applications are in each state today.
    pub fn state_counts(&self, model: &Model) -> StateCounts {
        let mut counts = StateCounts::default();
        for fact in self.facts() {
            if model.applications.get(&fact.id).is_some_and(|a| a.archived) {
                counts.archived += 1;
                continue;
            }
            counts.date_missing += u32::from(fact.group == super::FunnelGroup::DateMissing);
            // As the list shows it: with an appointment it is not silent.
            match fact.progress.state(self.today, self.silent_after.days()) {
                State::Saved => counts.saved += 1,
                State::Active => counts.active += 1,
                State::SilentBefore | State::SilentAfter => counts.silent += 1,
                State::Closed(_) => counts.closed += 1,
            }
        }
        counts
    }
}

/// The sort key in the list: things to do by day, then suggestions to close, then what has no day, then what only waits.
fn place(next: &NextStep) -> (u8, Option<NaiveDate>) {
    let group = match next.action {
        NextAction::CloseAsSilent { .. } => 1,
        NextAction::Wait => 3,
        _ if next.due.is_none() => 2,
        _ => 0,
    };
    (group, next.due)
}

/// How many of these applications are silent: the ones to ask about when they were only just entered.
pub fn silent_among(model: &Model, ids: &[Id], today: NaiveDate, silent_after: u32) -> usize {
    let silent = |application: &Application| {
        !application.archived && matches!(application.state(today, silent_after), State::SilentBefore | State::SilentAfter)
    };
    ids.iter().filter_map(|id| model.applications.get(id)).filter(|application| silent(application)).count()
}

/// The silent applications, for a review in one go, the longest silent first; without closed and archived ones.
pub fn silent_applications(model: &Model, today: NaiveDate, silent_after: u32) -> Vec<Id> {
    let mut silent: Vec<(Option<NaiveDate>, &Id)> = Vec::new();
    for (id, application) in model.applications.iter().filter(|(_, a)| !a.archived) {
        let progress = application.progress(today);
        if matches!(progress.state(today, silent_after), State::SilentBefore | State::SilentAfter) {
            silent.push((progress.last_moved, id));
        }
    }
    silent.sort_compact();
    silent.into_iter().map(|(_, id)| id.clone()).collect()
}
