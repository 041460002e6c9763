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
use crate::questions::Question;
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
    facts.questions = questions(model, request);
    facts.own_name = model.preferences().own_name;
    facts
}

/// The longest question that is quoted in a letter.
const LONGEST_QUOTE: usize = 160;

/// What to ask them: about the hardest question of the reflection, or of the application, where one was written down. Empty leaves the letter its own.
fn questions(model: &Model, request: &FeedbackRequest) -> Vec<String> {
    let written = |q: &&Question| !q.text.trim().is_empty() && q.text.chars().count() <= LONGEST_QUOTE;
    let here = |q: &&Question| q.reflection.is_some() && q.reflection == request.reflection;
    let there = |q: &&Question| q.about.application.is_some() && q.about.application == request.about.application;
    // The least sure answer first; of two, the one written last.
    let hardest = |of: &dyn Fn(&&Question) -> bool| {
        let those = model.questions.iter().filter(|(_, q)| of(&q.as_ref()) && written(&q.as_ref()));
        those.min_by_key(|(id, q)| (q.confidence.unwrap_or(0), std::cmp::Reverse((q.added_on, *id)))).map(|(_, q)| q.text.clone())
    };
    let Some(text) = hardest(&here).or_else(|| hardest(&there)) else { return Vec::new() };
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = text.trim_matches(['“', '”', '"', '„']);
    vec![
        format!("When you asked “{text}”, what would you have liked to hear?"),
        "Was there anything else that spoke against me?".to_owned(),
    ]
}

/// A new request that belongs to a reflection on no application, or to nothing at all: the names are the reflection's.
pub fn general_draft(model: &Model, reflection: Option<&Id>) -> FeedbackRequest {
    let found = reflection.and_then(|id| model.reflections.get(id));
    FeedbackRequest {
        about: found.map(|r| r.about.clone()).unwrap_or_default(),
        reflection: reflection.filter(|_| found.is_some()).cloned(),
        ..FeedbackRequest::default()
    }
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

/// Marks the request, or its one follow-up, as sent today. Its words are kept as they went out, and the follow-up starts fresh.
pub fn sent(model: &Model, id: &Id, blank: &FeedbackRequest, event: Id, days: DateStyle) -> Change {
    let today = days.today;
    let draft = model.feedback_requests.get(id).map_or(blank, AsRef::as_ref);
    let again = draft.asked_on.is_some();
    let words = Some(letter(model, draft, days));
    let what = if again { "Followed up" } else { "Feedback requested" };
    let mut change = edit(model, id, blank, what, |request| {
        if again {
            (request.followed_up_on, request.followed_up_with) = (Some(today), words);
        } else {
            (request.asked_on, request.asked_with) = (Some(today), words);
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
