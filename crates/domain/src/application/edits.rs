//! The edits of applications that screens offer by name, each as one [`Change`] with the sentence shown beside Undo. Pure: the day and new
//! ids come in. Not here: free edits of a field, which a screen builds with [`edit`].

use std::sync::Arc;

use chrono::{Days, NaiveDate};

use super::Application;
use super::event::{Event, EventKind};
use super::meetings;
use super::progress::Stage;
use crate::change::{Change, Edit};
use crate::id::Id;
use crate::plural::plural;

/// What an application is called in a sentence: the company, else the role.
pub fn name(application: &Application) -> &str {
    let company = application.company.trim();
    if company.is_empty() { application.role.trim() } else { company }
}

/// The role, where [`name`] is the employer; else empty.
pub fn role_beside_name(application: &Application) -> &str {
    if application.company.trim().is_empty() { "" } else { application.role.trim() }
}

/// Any edit of one application.
pub fn edit(what: impl Into<String>, id: &Id, before: &Arc<Application>, how: impl FnOnce(&mut Application)) -> Change {
    let mut after = before.as_ref().clone();
    how(&mut after);
    Change::one(what, Edit::update(id.clone(), before, after))
}

/// Adds an event on a day. An ending calls off what is still to come after it; an appointment after an ending opens the application again (`meetings`).
pub fn add_event(id: &Id, before: &Arc<Application>, event_id: Id, event: Event, today: NaiveDate) -> Change {
    let what = format!("{}: {}", name(before), said(&event.kind));
    edit(what, id, before, |application| {
        // The person's own next step settles what they had planned.
        if matches!(event.kind, EventKind::FollowedUp | EventKind::Applied) {
            application.remind_on = None;
        }
        application.timeline.insert(event_id, event);
        meetings::settle(before, application, today);
    })
}

/// Changes an entry of the timeline.
pub fn set_event(id: &Id, before: &Arc<Application>, event_id: &Id, event: Event, today: NaiveDate) -> Change {
    let what = format!("{}: entry changed", name(before));
    edit(what, id, before, |application| {
        application.timeline.insert(event_id.clone(), event);
        meetings::settle(before, application, today);
    })
}

/// Deletes an entry of the timeline; with an ending comes back what it had called off.
pub fn remove_event(id: &Id, before: &Arc<Application>, event_id: &Id, today: NaiveDate) -> Change {
    let gone = before.timeline.get(event_id).map_or("entry", |event| super::labels::kind_name(&event.kind));
    edit(format!("{}: “{gone}” deleted", name(before)), id, before, |application| {
        application.timeline.remove(event_id);
        meetings::settle(before, application, today);
    })
}

/// A copy with the same employer and role, saved for later; the timeline is not copied.
pub fn duplicate(new: Id, event_id: Id, application: &Application, today: NaiveDate) -> Change {
    let mut copy = application.clone();
    copy.timeline.clear();
    copy.imported.clear();
    copy.next_action.clear();
    copy.remind_on = None;
    copy.archived = false;
    copy.timeline.insert(event_id, Event::on(EventKind::Saved, today));
    Change::one(format!("{} copied", name(application)), Edit::add(new, copy))
}

/// Archives an application, or restores it.
pub fn archive(id: &Id, before: &Arc<Application>, out: bool) -> Change {
    let what = if out { "archived" } else { "restored to the list" };
    edit(format!("{} {what}", name(before)), id, before, |application| application.archived = out)
}

/// How an event is called in a confirmation.
pub fn said(kind: &EventKind) -> &'static str {
    match kind {
        EventKind::Saved => "saved for later",
        EventKind::Applied => "applied",
        EventKind::Reply => "reply recorded",
        EventKind::Assessment => "assessment recorded",
        EventKind::Screen => "first call recorded",
        EventKind::Interview { .. } => "interview recorded",
        EventKind::Offer => "offer recorded",
        EventKind::Accepted => "offer accepted",
        EventKind::Declined => "offer declined",
        EventKind::Rejected { .. } => "marked as turned down",
        EventKind::Withdrew => "withdrawn",
        EventKind::ClosedByEmployer => "closed by the employer",
        EventKind::ClosedSilent => "closed as silent",
        EventKind::FeedbackAsked => "feedback requested",
        EventKind::FeedbackReceived => "feedback recorded",
        EventKind::FollowedUp => "followed up",
        EventKind::Note => "note added",
    }
}

/// Snoozes the reminder by so many days.
pub fn snooze(id: &Id, before: &Arc<Application>, today: NaiveDate, days: u32) -> Change {
    let on = today.checked_add_days(Days::new(u64::from(days))).unwrap_or(today);
    edit(format!("{}: reminder in {}", name(before), plural(days as usize, "day", "days")), id, before, |application| {
        application.remind_on = Some(on);
    })
}

/// Marks the person's own next action as done.
pub fn own_action_done(id: &Id, before: &Arc<Application>) -> Change {
    edit(format!("{}: done", name(before)), id, before, |application| {
        application.next_action.clear();
        application.remind_on = None;
    })
}

/// Closes several as silent. `new_id` gives an id for each event.
pub fn close_silent(chosen: &[(Id, Arc<Application>)], today: NaiveDate, mut new_id: impl FnMut() -> Id) -> Change {
    // What has ended is not silent, and an accepted offer has its pay in the budget.
    let open = chosen.iter().filter(|(_, before)| before.outcome().is_none());
    let edits = open.map(|(id, before)| {
        let mut after = before.as_ref().clone();
        after.timeline.insert(new_id(), Event::on(EventKind::ClosedSilent, today));
        Edit::update(id.clone(), before, after)
    });
    let edits: Vec<Edit> = edits.collect();
    Change::many(format!("{} closed as silent", plural(edits.len(), "application", "applications")), edits)
}

/// The same edit for several applications.
pub fn bulk(what: impl Into<String>, chosen: &[(Id, Arc<Application>)], mut how: impl FnMut(&mut Application)) -> Change {
    let edits = chosen.iter().filter_map(|(id, before)| {
        let mut after = before.as_ref().clone();
        how(&mut after);
        (after != **before).then(|| Edit::update(id.clone(), before, after))
    });
    Change::many(what, edits.collect())
}

/// Deletes applications.
pub fn delete(chosen: &[(Id, Arc<Application>)]) -> Change {
    let what = match chosen {
        [(_, one)] => format!("{} deleted", name(one)),
        many => format!("{} deleted", plural(many.len(), "application", "applications")),
    };
    Change::many(what, chosen.iter().map(|(id, before)| Edit::remove(id.clone(), before)).collect())
}

/// The event that moving a card, which has `reached` a stage, to a column of the board adds; `None` where it is there already, or further: a board never removes
/// what happened.
pub fn event_for_column(application: &Application, reached: Stage, column: Stage) -> Option<EventKind> {
    if reached >= column && !(column == Stage::Saved && application.timeline.is_empty()) {
        return None;
    }
    Some(match column {
        Stage::Saved => EventKind::Saved,
        Stage::Applied => EventKind::Applied,
        Stage::Replied => EventKind::Reply,
        Stage::Screen => EventKind::Screen,
        Stage::Interview => EventKind::interview(),
        Stage::Offer => EventKind::Offer,
    })
}

/// Adds an application.
pub fn add(id: Id, event_id: Id, mut application: Application, begun: Option<(EventKind, NaiveDate)>) -> Change {
    if let Some((kind, day)) = begun {
        application.timeline.insert(event_id, Event::on(kind, day));
    }
    let what = format!("{} added", name(&application));
    Change::one(what, Edit::add(id, application))
}
