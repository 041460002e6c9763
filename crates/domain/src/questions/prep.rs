//! Before an interview: upcoming interviews, the questions to rehearse for one, and the sheet to read just before.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::super::application::progress::is_over;
use super::super::application::{Application, Event, EventKind};
use super::super::id::Id;
use super::super::model::Model;
use super::question_bank::{STARTERS, Starter};
use super::{InterviewKind, Question};
use crate::sort_compact::SortCompact;

/// How many questions are picked for one interview.
pub const PREP_COUNT: usize = 5;

/// An upcoming interview.
#[derive(Debug, Clone, PartialEq)]
pub struct Upcoming {
    /// With which application.
    pub application: Id,
    /// Which entry of its timeline.
    pub event: Id,
    /// The day.
    pub on: NaiveDate,
    /// The time, where known.
    pub time: Option<NaiveTime>,
    /// The kinds of questions to expect.
    pub kinds: Vec<InterviewKind>,
}

/// Something to rehearse.
#[derive(Debug, Clone, PartialEq)]
pub enum PrepItem {
    /// A question of the bank.
    Own(Id),
    /// A starter question, to fill up the selection.
    Starter(&'static Starter),
}

/// The sheet to print, or to read on the phone just before. Derived whenever it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct PrepSheet {
    /// The employer and the role.
    pub company: String,
    /// The job's title.
    pub role: String,
    /// Where it is.
    pub location: String,
    /// With whom, as typed.
    pub with: String,
    /// The day.
    pub on: NaiveDate,
    /// The time, where known.
    pub time: Option<NaiveTime>,
    /// The note of the appointment.
    pub note: String,
    /// The picked questions, with the answers written so far.
    pub questions: Vec<Question>,
    /// Setbacks with an answer prepared: when, then.
    pub setbacks: Vec<(String, String)>,
    /// Questions worth asking them.
    pub to_ask: &'static [&'static str],
}

/// Every call, interview and task of open applications on that day or later, the next first.
pub fn upcoming(model: &Model, today: NaiveDate) -> Vec<Upcoming> {
    let mut ahead: Vec<Upcoming> = Vec::new();
    // Few have an appointment, so that is checked before the whole timeline is read for its outcome.
    let open = |a: &Application| a.timeline.values().any(|e| e.date.is_some_and(|day| day >= today)) && a.outcome().is_none();
    for (id, application) in model.applications.iter().filter(|(_, a)| open(a)) {
        for (event_id, event) in &application.timeline {
            let Some(on) = event.date.filter(|day| *day >= today) else { continue };
            let kinds = InterviewKind::of(&event.kind, round(application, event));
            if !kinds.is_empty() {
                ahead.push(Upcoming { application: id.clone(), event: event_id.clone(), on, time: event.time, kinds });
            }
        }
    }
    ahead.sort_compact_by(|a, b| (a.on, a.time, &a.application, &a.event).cmp(&(b.on, b.time, &b.application, &b.event)));
    ahead
}

/// The one to prepare for with an application: the next that is not over, else the one that has just begun.
pub fn next(model: &Model, application: &Id, now: NaiveDateTime) -> Option<Upcoming> {
    let mut own: Vec<_> = upcoming(model, now.date()).into_iter().filter(|one| one.application == *application).collect();
    let next = own.iter().position(|one| !is_over(one.on, one.time, now)).or(own.len().checked_sub(1))?;
    Some(own.swap_remove(next))
}

/// Which interview an event is, from 1.
fn round(application: &Application, event: &Event) -> usize {
    let earlier = |e: &&Event| matches!(e.kind, EventKind::Interview { .. }) && (e.date, e.time) < (event.date, event.time);
    application.timeline.values().filter(earlier).count() + 1
}

/// The questions to rehearse for an interview of these kinds, at most `most`.
///
/// First those of the same kind (a question without a kind fits all), then those that are due, then those that feel least sure, then those not
/// rehearsed for longest. Starters that are not in the bank fill up what is left.
pub fn pick(model: &Model, kinds: &[InterviewKind], today: NaiveDate, most: usize) -> Vec<PrepItem> {
    let fits = |of: &[InterviewKind]| of.is_empty() || kinds.is_empty() || of.iter().any(|kind| kinds.contains(kind));
    let wanted = |q: &Question| !q.resting && !q.text.trim().is_empty();
    let mut own: Vec<(&Id, &Question)> = model.questions.iter().filter(|(_, q)| wanted(q)).map(|(id, q)| (id, q.as_ref())).collect();
    own.sort_compact_by_key(|(id, q)| (!fits(&q.kinds), !q.is_due(today), q.current_confidence().unwrap_or(0), q.last_rehearsed(), *id));
    let fitting = own.iter().filter(|(_, q)| fits(&q.kinds)).count();
    let mut picked: Vec<PrepItem> = own.iter().take(fitting.min(most)).map(|(id, _)| PrepItem::Own((*id).clone())).collect();
    let known = |s: &&Starter| model.questions.values().any(|q| q.starter == s.name || q.text.trim().eq_ignore_ascii_case(s.text));
    let fresh = STARTERS.iter().filter(|s| fits(s.kinds) && !known(s));
    picked.extend(fresh.take(most.saturating_sub(picked.len())).map(PrepItem::Starter));
    let rest = own.iter().skip(fitting).map(|(id, _)| PrepItem::Own((*id).clone()));
    let room = most.saturating_sub(picked.len());
    picked.extend(rest.take(room));
    picked
}

/// Questions of the bank that are due on that day, the longest due first.
pub fn due(model: &Model, today: NaiveDate) -> Vec<Id> {
    let mut due: Vec<(NaiveDate, &Id)> =
        model.questions.iter().filter_map(|(id, q)| q.due_on().filter(|day| *day <= today).map(|day| (day, id))).collect();
    due.sort_compact();
    due.into_iter().map(|(_, id)| id.clone()).collect()
}

/// The sheet for an interview; `None` where the application or the appointment is gone.
pub fn sheet(model: &Model, interview: &Upcoming, today: NaiveDate) -> Option<PrepSheet> {
    let application = model.applications.get(&interview.application)?;
    let event = application.timeline.get(&interview.event)?;
    let with = if let EventKind::Interview { with, .. } = &event.kind { with.clone() } else { String::new() };
    let question = |item: PrepItem| match item {
        PrepItem::Own(id) => model.questions.get(&id).map(|q| q.as_ref().clone()),
        PrepItem::Starter(starter) => Some(starter.question(today)),
    };
    let meant = |s: &&std::sync::Arc<super::super::actions::Setback>| s.application.as_ref().is_none_or(|id| *id == interview.application);
    Some(PrepSheet {
        company: application.company.clone(),
        role: application.role.clone(),
        location: application.location.clone(),
        with: if with.trim().is_empty() { application.contact.clone() } else { with },
        on: interview.on,
        time: interview.time,
        note: event.note.clone(),
        questions: pick(model, &interview.kinds, today, PREP_COUNT).into_iter().filter_map(question).collect(),
        setbacks: model.setbacks.values().filter(meant).map(|s| (s.when.clone(), s.then.clone())).collect(),
        to_ask: &super::question_bank::QUESTIONS_TO_ASK,
    })
}
