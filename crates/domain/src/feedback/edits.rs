//! The edits of a feedback request: started, sent, answered, closed. Each keeps the application's timeline in step, where the application
//! still exists. Pure: the day and new ids come in.

use chrono::NaiveDate;

use super::letter::LetterFacts;
use super::{FeedbackRequest, mailto};
use crate::application::{Event, EventKind};
use crate::change::{Change, Edit};
use crate::date_style::DateStyle;
use crate::id::Id;
use crate::model::Model;
use crate::reflection::{About, Clue, begin};

/// The current request for an application: the latest that is neither answered nor closed by the person.
pub fn current(model: &Model, application: &Id) -> Option<Id> {
    let open = model.feedback_requests.iter().filter(|(_, r)| r.about.application.as_ref() == Some(application));
    let open = open.filter(|(_, r)| r.answered_on.is_none() && r.closed_on.is_none());
    open.max_by_key(|(id, r)| (r.asked_on, *id)).map(|(id, _)| id.clone())
}

/// A new request, with the recipient as far as the application knows. `None` where the application is gone.
pub fn draft(model: &Model, application: &Id, today: NaiveDate) -> Option<FeedbackRequest> {
    let found = model.applications.get(application)?;
    let facts = LetterFacts::of(found, today);
    let about = begin::about(application, found, None, today);
    let reflections = model.reflections.iter().filter(|(_, r)| r.about.application.as_ref() == Some(application));
    Some(FeedbackRequest {
        about,
        reflection: reflections.max_by_key(|(id, r)| (r.started_on, *id)).map(|(id, _)| id.clone()),
        person: facts.person,
        address: mailto::find_address(&found.contact).unwrap_or_default().to_owned(),
        ..FeedbackRequest::default()
    })
}

/// What a letter is built from: the application where it is still there, else the request's own copy.
pub fn facts(model: &Model, request: &FeedbackRequest, today: NaiveDate) -> LetterFacts {
    let found = request.about.application.as_ref().and_then(|id| model.applications.get(id));
    let mut facts = found.map_or_else(
        || LetterFacts {
            company: request.about.company.clone(),
            role: request.about.role.clone(),
            stage: request.about.stage,
            ..LetterFacts::default()
        },
        |application| LetterFacts::of(application, today),
    );
    facts.person.clone_from(&request.person);
    facts.own_name = model.preferences().own_name;
    facts
}

/// The letter: edited, or built from the facts. After the request was sent it is the one follow-up.
pub fn letter(model: &Model, request: &FeedbackRequest, days: DateStyle) -> super::letter::Letter {
    let facts = facts(model, request, days.today);
    let built = match request.asked_on {
        Some(_) => super::letter::follow_up(&facts, request.tone, request.asked_on, days),
        None => super::letter::request(&facts, request.tone, request.length, days),
    };
    let own = |edited: &str, built: String| if edited.trim().is_empty() { built } else { edited.to_owned() };
    super::letter::Letter { subject: own(&request.subject, built.subject), text: own(&request.text, built.text) }
}

/// Edits a request that may not be stored yet.
pub fn edit(model: &Model, id: &Id, blank: &FeedbackRequest, what: &str, how: impl FnOnce(&mut FeedbackRequest)) -> Change {
    if let Some(before) = model.feedback_requests.get(id) {
        return Change::edit(what, id, before, how);
    }
    let mut after = blank.clone();
    how(&mut after);
    Change::one(what, Edit::add(id.clone(), after))
}

/// Marks the request, or its one follow-up, as sent today. The sent text is cleared, so that the follow-up starts fresh.
pub fn sent(model: &Model, id: &Id, blank: &FeedbackRequest, event: Id, today: NaiveDate) -> Change {
    let again = model.feedback_requests.get(id).is_some_and(|r| r.asked_on.is_some());
    let what = if again { "Followed up" } else { "Feedback requested" };
    let mut change = edit(model, id, blank, what, |request| {
        if again {
            request.followed_up_on = Some(today);
        } else {
            request.asked_on = Some(today);
        }
        request.subject.clear();
        request.text.clear();
    });
    let kind = if again { EventKind::FollowedUp } else { EventKind::FeedbackAsked };
    on_timeline(model, &blank.about, event, Event::on(kind, today), &mut change);
    change
}

/// Marks the request as answered, with an empty clue for their words.
pub fn answered(model: &Model, id: &Id, clue: Id, event: Id, today: NaiveDate) -> Option<Change> {
    let before = model.feedback_requests.get(id)?;
    let mut change = Change::edit("Reply recorded", id, before, |request| request.answered_on = Some(today));
    let note = Clue {
        noted_on: today,
        stage: before.about.stage,
        about: before.about.clone(),
        reflection: before.reflection.clone().filter(|id| model.reflections.contains_key(id)),
        request: Some(id.clone()),
        ..Clue::default()
    };
    change.edits.push(Edit::add(clue, note));
    on_timeline(model, &before.about, event, Event::on(EventKind::FeedbackReceived, today), &mut change);
    Some(change)
}

fn on_timeline(model: &Model, about: &About, id: Id, event: Event, change: &mut Change) {
    let Some((application, before)) = about.application.as_ref().and_then(|id| model.applications.get(id).map(|a| (id, a))) else { return };
    let mut after = before.as_ref().clone();
    after.timeline.insert(id, event);
    change.edits.push(Edit::update(application.clone(), before, after));
}
