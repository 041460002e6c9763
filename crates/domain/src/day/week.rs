//! The week round Today: what is ahead, what comes next where nothing is due, and what was done and learnt since Monday. Never what was lost.

use chrono::{Datelike, Days, NaiveDate, NaiveTime};

use crate::application::{EventKind, edits};
use crate::funnel::next::Meeting;
use crate::funnel::{NextAction, NextStep};
use crate::id::Id;
use crate::model::Model;
use crate::review::next::next_on;
use crate::sort_compact::SortCompact;

/// How many days ahead "this week" looks.
const AHEAD_DAYS: u64 = 7;
/// The most rows of it.
const AHEAD_MOST: usize = 6;

/// Something with a day that is still to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ahead {
    /// An interview, a call or a task.
    Meeting {
        /// With which application.
        application: Id,
        /// The employer, or the role.
        name: String,
        /// What kind.
        meeting: Meeting,
        /// The time, where known.
        time: Option<NaiveTime>,
    },
    /// A planned step.
    Step {
        /// Which.
        action: Id,
        /// The plan as a sentence.
        sentence: String,
    },
    /// A step of a skill's plan.
    Learn {
        /// Which skill.
        gap: Id,
        /// What to do.
        text: String,
        /// What it costs, in minor units of the home currency.
        cost: Option<i64>,
    },
    /// The next action of an application.
    Next {
        /// Which application.
        application: Id,
        /// The employer, or the role.
        name: String,
        /// What.
        action: NextAction,
    },
    /// The weekly review.
    Review,
    /// The next word with somebody.
    Word {
        /// With whom.
        person: Id,
        /// Their name.
        name: String,
    },
    /// A bill.
    Bill {
        /// Its name.
        name: String,
        /// How much, in minor units of the home currency.
        amount: i64,
    },
}

/// Everything with a day after today, by day: steps, also those of a skill, appointments, next actions, people. At most six within the week; where the week has none, the first that
/// comes after it.
pub fn ahead(model: &Model, agenda: &[(Id, NextStep)], today: NaiveDate) -> Vec<(NaiveDate, Ahead)> {
    let last = today.checked_add_days(Days::new(AHEAD_DAYS)).unwrap_or(today);
    let mut all: Vec<(NaiveDate, u8, Ahead)> = Vec::new();
    for (id, next) in agenda {
        let (Some(on), Some(application)) = (next.due.filter(|day| *day > today), model.applications.get(id)) else { continue };
        let (application, name) = (id.clone(), edits::name(application).to_owned());
        match &next.action {
            NextAction::Prepare { time, meeting } => {
                all.push((on, 0, Ahead::Meeting { application, name, meeting: *meeting, time: *time }));
            }
            NextAction::CloseAsSilent { .. } | NextAction::Wait | NextAction::AddDate { .. } => {}
            action => all.push((on, 2, Ahead::Next { application, name, action: action.clone() })),
        }
    }
    for (id, action) in &model.actions {
        let sentence = action.sentence();
        let open = action.done_on.is_none() && action.dropped_on.is_none() && !sentence.is_empty();
        if let Some(on) = action.due.filter(|day| open && *day > today) {
            all.push((on, 1, Ahead::Step { action: id.clone(), sentence }));
        }
    }
    for (gap, _, text, step, on) in model.skills.iter().flat_map(|(id, gap)| gap.dated(id)).filter(|(.., on)| *on > today) {
        all.push((on, 1, Ahead::Learn { gap: gap.clone(), text: text.to_owned(), cost: step.cost }));
    }
    if let Some(on) = next_on(model, today).filter(|on| *on > today) {
        all.push((on, 1, Ahead::Review));
    }
    for (id, person) in &model.people {
        if let Some(on) = person.nudge_on(today).filter(|on| *on > today) {
            all.push((on, 2, Ahead::Word { person: id.clone(), name: person.name.trim().to_owned() }));
        }
    }
    for bill in model.bills.values() {
        let days = bill.when.days(today.succ_opt().unwrap_or(today), last);
        all.extend(days.map(|on| (on, 3, Ahead::Bill { name: bill.name.trim().to_owned(), amount: bill.cut.apply(bill.amount, on) })));
    }
    all.sort_compact_by_key(|(on, rank, _)| (*on, *rank));
    let within = all.iter().filter(|(on, ..)| *on <= last).count().clamp(1, AHEAD_MOST);
    all.into_iter().take(within).map(|(on, _, what)| (on, what)).collect()
}

/// What was done and learnt since Monday.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Week {
    /// Applications sent.
    pub sent: u32,
    /// Letters of the person's own: follow-ups, requests for feedback.
    pub written: u32,
    /// Replies, calls and interviews.
    pub answered: u32,
    /// Answers rehearsed.
    pub rehearsed: u32,
    /// Insights written down, clues noted.
    pub learnt: u32,
    /// Steps done.
    pub steps: u32,
}

/// The Monday of the week of that day.
pub fn monday(today: NaiveDate) -> NaiveDate {
    today.checked_sub_days(Days::new(u64::from(today.weekday().num_days_from_monday()))).unwrap_or(today)
}

impl Week {
    /// Everything in it, as one number for a picture.
    pub fn all(&self) -> u32 {
        [self.sent, self.written, self.answered, self.rehearsed, self.learnt, self.steps].into_iter().fold(0, u32::saturating_add)
    }
}

/// Counts the week up to that day.
pub fn week(model: &Model, today: NaiveDate) -> Week {
    between(model, monday(today), today)
}

/// Counts what was done and learnt from one day to another, both included.
pub fn between(model: &Model, first: NaiveDate, last: NaiveDate) -> Week {
    let this_week = |day: NaiveDate| day >= first && day <= last;
    let mut week = Week::default();
    for event in model.applications.values().flat_map(|a| a.timeline.values()) {
        if !event.date.is_some_and(this_week) {
            continue;
        }
        match event.kind {
            EventKind::Applied => week.sent += 1,
            EventKind::FollowedUp | EventKind::FeedbackAsked => week.written += 1,
            EventKind::Reply | EventKind::Screen | EventKind::Interview { .. } | EventKind::Offer | EventKind::FeedbackReceived => {
                week.answered += 1;
            }
            _ => {}
        }
    }
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let rehearsals = model.questions.values().flat_map(|q| q.rehearsals.values()).filter(|r| this_week(r.on));
    week.rehearsed = count(rehearsals.count());
    let reflections = model.reflections.values().filter(|r| this_week(r.started_on));
    let insights = reflections.flat_map(|r| r.insights.values()).filter(|i| !i.text.trim().is_empty()).count();
    let clues = model.clues.values().filter(|c| this_week(c.noted_on) && !c.text.trim().is_empty()).count();
    week.learnt = count(insights + clues);
    week.steps = count(model.actions.values().filter(|a| a.done_on.is_some_and(this_week)).count());
    week
}

/// Of the applications sent this week, how many were said to fit the person's goals, and how many were asked: a week compared with the goal.
pub fn toward_goal(model: &Model, today: NaiveDate) -> (u32, u32) {
    let first = monday(today);
    let sent = |a: &crate::application::Application| {
        a.timeline.values().any(|e| e.kind == EventKind::Applied && e.date.is_some_and(|day| day >= first && day <= today))
    };
    let levels = model.applications.values().filter(|a| sent(a)).filter_map(|a| a.fit.goals);
    levels.fold((0, 0), |(fit, asked), level| (fit + u32::from(level == crate::application::Level::High), asked + 1))
}
