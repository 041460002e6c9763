//! The answers to a line of Today: done, later, not mine. Where the thing itself can say it, it does (an action is done, an application is put off);
//! else a [`Mark`] says it. Pure: the day and new ids come in.

use std::sync::Arc;

use chrono::{Days, NaiveDate};

use super::mark::{self, Mark};
use super::{Line, Subject};
use crate::application::{Event, EventKind, edits};
use crate::change::{Change, Edit};
use crate::funnel::NextAction;
use crate::id::Id;
use crate::model::Model;
use crate::people::Conversation;
use crate::record::Entity;
use crate::reminders::Reminder;
use crate::routine::{BlockOutcome, Occurrence, edits as blocks};
use crate::skills::SkillStep;

/// By how many days "later" puts off an application or a person; everything else comes back tomorrow.
const LATER_DAYS: u32 = 7;

/// What the person says about a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// It is done.
    Done,
    /// Not today.
    Later,
    /// It is not theirs to do: it does not come again.
    NotMine,
}

impl Answer {
    /// In display order.
    pub const ALL: [Self; 3] = [Self::Done, Self::Later, Self::NotMine];

    /// The label on the screen.
    pub fn label(self) -> &'static str {
        match self {
            Self::Done => "Done",
            Self::Later => "Later",
            Self::NotMine => "Not mine",
        }
    }
}

/// The change that an answer to a line is. There is one for every line and every answer, so that one tap always does something.
pub fn settle(model: &Model, line: &Line, answer: Answer, today: NaiveDate, new_id: impl FnOnce() -> Id) -> Change {
    let own = match &line.subject {
        Subject::Reminder(reminder) => of_reminder(model, reminder, answer, today),
        Subject::Application(id, next) => of_application(model, id, &next.action, answer, today, new_id),
        Subject::Block(one) => of_block(model, one, answer),
        Subject::Bill { .. } => None,
    };
    own.unwrap_or_else(|| marked(model, &line.key, answer, today))
}

fn tomorrow(today: NaiveDate) -> NaiveDate {
    today.checked_add_days(Days::new(1)).unwrap_or(today)
}

/// The mark of a line.
fn marked(model: &Model, line: &str, answer: Answer, today: NaiveDate) -> Change {
    let until = (answer == Answer::Later).then(|| tomorrow(today));
    let mark = Mark { line: line.to_owned(), on: today, until, done: answer == Answer::Done };
    let what = match answer {
        Answer::Done => "Done",
        Answer::Later => "Put off until tomorrow",
        Answer::NotMine => "Taken off Today",
    };
    let id = mark::id(line);
    let edit = match model.marks.get(&id) {
        Some(before) => Edit::update(id, before, mark),
        None => Edit::add(id, mark),
    };
    Change::one(what, edit)
}

fn edited<T: Entity>(what: &str, id: &Id, before: Option<&Arc<T>>, how: impl FnOnce(&mut T)) -> Option<Change> {
    before.map(|before| Change::edit(what, id, before, how))
}

fn of_reminder(model: &Model, reminder: &Reminder, answer: Answer, today: NaiveDate) -> Option<Change> {
    match (reminder, answer) {
        (Reminder::ComeBack { window, .. }, Answer::Done | Answer::NotMine) => {
            edited("Back from quiet time", window, model.quiet_times.get(window), |window| window.back = true)
        }
        (Reminder::ActionDue { action, .. }, Answer::Done) => {
            edited("Next step done", action, model.actions.get(action), |action| action.done_on = Some(today))
        }
        (Reminder::ActionDue { action, .. }, Answer::Later) => {
            edited("Next step moved to tomorrow", action, model.actions.get(action), |action| action.due = Some(tomorrow(today)))
        }
        (Reminder::ActionDue { action, .. }, Answer::NotMine) => {
            edited("Next step dropped", action, model.actions.get(action), |action| action.dropped_on = Some(today))
        }
        (Reminder::LearnDue { gap, step, .. }, Answer::Done) => learn(model, "Step done", gap, step, |step| step.done_on = Some(today)),
        (Reminder::LearnDue { gap, step, .. }, Answer::Later) => {
            learn(model, "Step moved to tomorrow", gap, step, |step| step.due = Some(tomorrow(today)))
        }
        (Reminder::AskAboutAction { action, .. }, Answer::NotMine) => {
            edited("Not asked again", action, model.actions.get(action), |action| action.asked_on = Some(today))
        }
        (Reminder::FollowUpFeedback { request, .. }, Answer::NotMine) => {
            edited("Request closed", request, model.feedback_requests.get(request), |request| request.closed_on = Some(today))
        }
        (Reminder::ReachOut { person, .. }, Answer::Done) => edited("Contact noted", person, model.people.get(person), |person| {
            person.conversations.insert(mark::id(&format!("today/{today}")), Conversation { on: today, note: String::new() });
        }),
        (Reminder::ReachOut { person, .. }, Answer::Later) => {
            let day = today.checked_add_days(Days::new(u64::from(LATER_DAYS)));
            edited("Reminder moved to next week", person, model.people.get(person), |person| person.not_before = day)
        }
        _ => None,
    }
}

fn learn(model: &Model, what: &str, gap: &Id, step: &Id, how: impl FnOnce(&mut SkillStep)) -> Option<Change> {
    edited(what, gap, model.skills.get(gap), |gap| {
        if let Some(step) = gap.steps.get_mut(step) {
            how(step);
        }
    })
}

/// Without the timer, a block that is done counts as planned.
fn of_block(model: &Model, one: &Occurrence, answer: Answer) -> Option<Change> {
    let (what, outcome) = match answer {
        Answer::Done => ("Block done", BlockOutcome::Done),
        Answer::NotMine => ("Block left out today", BlockOutcome::LetGo),
        Answer::Later => return None,
    };
    blocks::edit(model, &one.block, one.on, what, |log| {
        log.started = None;
        log.outcome = Some(outcome);
    })
}

fn of_application(
    model: &Model,
    id: &Id,
    action: &NextAction,
    answer: Answer,
    today: NaiveDate,
    new_id: impl FnOnce() -> Id,
) -> Option<Change> {
    let before = model.applications.get(id)?;
    let event = |kind: EventKind| Some(edits::add_event(id, before, new_id(), Event::on(kind, today), today));
    match (answer, action) {
        (Answer::Done | Answer::NotMine, NextAction::Own(_)) => Some(edits::own_action_done(id, before)),
        (Answer::Done, NextAction::FollowUp { .. }) => event(EventKind::FollowedUp),
        (Answer::Done, NextAction::Send) => event(EventKind::Applied),
        (Answer::Done, NextAction::AskFeedback) => event(EventKind::FeedbackAsked),
        // An appointment and an offer keep their day; only the line is put off.
        (Answer::Later, NextAction::Prepare { .. } | NextAction::Decide) => None,
        (Answer::Later, _) => Some(edits::snooze(id, before, today, LATER_DAYS)),
        _ => None,
    }
}
