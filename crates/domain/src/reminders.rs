//! What Today can show, besides the money: everything that is due, rehearsals for upcoming interviews, and the way back after quiet time.
//! A list of typed facts; the screen has the wording.
//!
//! Nothing here is stored: a reminder disappears with its cause. During [`quiet`](super::reflection::quiet) time only what cannot wait
//! remains, which is an interview today or tomorrow.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};

use super::actions::ActionState;
use super::application::progress::is_over;
use super::application::{Application, EventKind};
use super::feedback::RequestState;
use super::id::Id;
use super::model::Model;
use super::questions::prep::{self, PREP_COUNT, PrepItem};
use super::reflection::quiet_state::{self, Quiet};
use super::reflection::{Reflection, begin};
use super::review::next::next_on;
use crate::sort_compact::SortCompact;

/// From how many days before an interview its questions are offered.
const REHEARSE_DAYS: u64 = 5;
/// For how many days after a rejection or an interview a reflection on it is offered.
const OFFER_REFLECTION_DAYS: u64 = 10;
/// For how many days an open reflection is brought up again.
const RESUME_DAYS: u64 = 21;
/// For how many days after a rejection somebody of the support circle is suggested.
const CIRCLE_DAYS: u64 = 3;

/// One thing for Today.
#[derive(Debug, Clone, PartialEq)]
pub enum Reminder {
    /// Quiet time is over: a gentle way back.
    ComeBack {
        /// The window; set its `back` once greeted.
        window: Id,
        /// The reflection it was taken in.
        reflection: Option<Id>,
    },
    /// An interview is near: rehearse these.
    Rehearse {
        /// With which application.
        application: Id,
        /// Which appointment on its timeline.
        event: Id,
        /// The employer, or the role where that is unknown.
        company: String,
        /// The day.
        on: NaiveDate,
        /// The time, where known.
        time: Option<NaiveTime>,
        /// What to rehearse, at most five.
        questions: Vec<PrepItem>,
    },
    /// An interview is near and no answer to a setback is prepared.
    PrepareSetback {
        /// With which application.
        application: Id,
        /// The employer, or the role.
        company: String,
        /// The day.
        on: NaiveDate,
    },
    /// A rejection or an interview without a reflection yet.
    Reflect {
        /// On which application.
        application: Id,
        /// The employer, or the role.
        company: String,
        /// When it happened.
        on: NaiveDate,
        /// What it was.
        after: Occasion,
    },
    /// A reflection left open.
    Resume {
        /// Which one.
        reflection: Id,
        /// What it is about.
        title: String,
    },
    /// A planned action that is due.
    ActionDue {
        /// Which one.
        action: Id,
        /// The plan as a sentence.
        sentence: String,
        /// Its day.
        due: NaiveDate,
    },
    /// A step of a skill's plan that is due.
    LearnDue {
        /// Which skill.
        gap: Id,
        /// Which step.
        step: Id,
        /// What to do; the skill where that is not written.
        text: String,
        /// What it costs, in minor units of the home currency.
        cost: Option<i64>,
        /// Its day.
        due: NaiveDate,
    },
    /// Two weeks on: was it done, did it help?
    AskAboutAction {
        /// Which one.
        action: Id,
        /// The plan as a sentence.
        sentence: String,
        /// Whether it was marked done.
        done: bool,
    },
    /// The one follow-up to a request for feedback may go out.
    FollowUpFeedback {
        /// Which request.
        request: Id,
        /// The employer, or the role.
        company: String,
        /// When it was asked.
        asked_on: NaiveDate,
    },
    /// A suggestion to contact somebody.
    ReachOut {
        /// To whom.
        person: Id,
        /// Their name.
        name: String,
        /// Why.
        why: ContactReason,
    },
    /// The day chosen for the weekly review has come.
    Review {
        /// The day.
        on: NaiveDate,
    },
    /// Questions of the bank are due, with no interview near.
    Practise {
        /// How many.
        due: usize,
    },
}

/// What a reflection is offered after. The order is that of one day: a rejection weighs most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Occasion {
    /// A first call.
    FirstCall,
    /// An interview.
    Interview,
    /// A rejection.
    TurnedDown,
}

/// Why somebody is suggested.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContactReason {
    /// Days since the last contact; `None` where there was none yet.
    LongTime(Option<i64>),
    /// The person was turned down and has not contacted anyone since.
    TurnedDown,
}

/// Everything for that moment of the person's wall clock, the most pressing first.
pub fn reminders(model: &Model, now: NaiveDateTime) -> Vec<Reminder> {
    let today = now.date();
    let mut all = Vec::new();
    match quiet_state::state(model, now) {
        Quiet::On { .. } => {
            conversations(model, now, 1, &mut all);
            return all;
        }
        Quiet::ComingBack { id, reflection } => all.push(Reminder::ComeBack { window: id, reflection }),
        Quiet::Off => {}
    }
    conversations(model, now, REHEARSE_DAYS, &mut all);
    to_reflect(model, now, &mut all);
    due_actions(model, today, &mut all);
    let due = model.skills.iter().flat_map(|(id, gap)| gap.dated(id)).filter(|(.., on)| *on <= today);
    all.extend(due.map(|(gap, id, text, step, due)| Reminder::LearnDue {
        gap: gap.clone(),
        step: id.clone(),
        text: text.to_owned(),
        cost: step.cost,
        due,
    }));
    all.extend(next_on(model, today).filter(|on| *on <= today).map(|on| Reminder::Review { on }));
    follow_ups(model, today, &mut all);
    people(model, now, &mut all);
    let due = prep::due(model, today).len();
    if due > 0 && !all.iter().any(|r| matches!(r, Reminder::Rehearse { .. })) {
        all.push(Reminder::Practise { due });
    }
    all
}

/// That many days before.
fn before(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(days)).unwrap_or(NaiveDate::MIN)
}

fn name(application: &Application) -> String {
    let company = application.company.trim();
    if company.is_empty() { application.role.trim().to_owned() } else { company.to_owned() }
}

fn conversations(model: &Model, now: NaiveDateTime, within: u64, all: &mut Vec<Reminder>) {
    let today = now.date();
    let last = today.checked_add_days(Days::new(within)).unwrap_or(NaiveDate::MAX);
    let near: Vec<_> = prep::upcoming(model, today)
        .into_iter()
        .filter(|interview| interview.on <= last && !is_over(interview.on, interview.time, now))
        .collect();
    for interview in &near {
        let Some(application) = model.applications.get(&interview.application) else { continue };
        all.push(Reminder::Rehearse {
            application: interview.application.clone(),
            event: interview.event.clone(),
            company: name(application),
            on: interview.on,
            time: interview.time,
            questions: prep::pick(model, &interview.kinds, today, PREP_COUNT),
        });
    }
    let Some(first) = near.first() else { return };
    if model.setbacks.values().all(|s| s.then.trim().is_empty()) {
        let company = model.applications.get(&first.application).map(|a| name(a)).unwrap_or_default();
        all.push(Reminder::PrepareSetback { application: first.application.clone(), company, on: first.on });
    }
}

/// Open reflections, then what could be reflected on: the latest rejection or interview of each application that has no reflection since.
fn to_reflect(model: &Model, now: NaiveDateTime, all: &mut Vec<Reminder>) {
    let today = now.date();
    let mut open: Vec<_> = model
        .reflections
        .iter()
        .filter(|(id, r)| r.is_open() && !begin::is_untouched(model, id, r) && r.started_on >= before(today, RESUME_DAYS))
        .collect();
    open.sort_compact_by_key(|(id, r)| (std::cmp::Reverse(r.started_on), *id));
    all.extend(open.iter().map(|(id, r)| Reminder::Resume { reflection: (*id).clone(), title: r.about.title() }));

    let oldest = before(today, OFFER_REFLECTION_DAYS);
    let mut fresh: Vec<(NaiveDate, Occasion, &Id, &Application)> = Vec::new();
    for (id, application) in &model.applications {
        let Some((on, after)) = last_blow(application, now).filter(|(on, _)| *on >= oldest) else { continue };
        let about_it = |r: &Reflection| r.about.application.as_ref() == Some(id) && r.started_on >= on;
        let written = model.reflections.iter().any(|(id, r)| about_it(r) && !begin::is_untouched(model, id, r));
        if !written {
            fresh.push((on, after, id, application.as_ref()));
        }
    }
    // Yesterday's rejection comes before last week's; of one day, a rejection before an interview.
    fresh.sort_compact_by_key(|(on, after, id, _)| (std::cmp::Reverse((*on, *after)), *id));
    all.extend(fresh.into_iter().map(|(on, after, id, application)| Reminder::Reflect {
        application: id.clone(),
        company: name(application),
        on,
        after,
    }));
}

/// The last rejection after an interview, or else the last interview that is over. A rejection without any interview is not brought up: those are
/// many.
fn last_blow(application: &Application, now: NaiveDateTime) -> Option<(NaiveDate, Occasion)> {
    let dated = || application.timeline.values().filter_map(|event| event.date.map(|day| (day, event)));
    let conversations = dated().filter_map(|(day, e)| match e.kind {
        EventKind::Screen => Some((day, e.time, Occasion::FirstCall)),
        EventKind::Interview { .. } => Some((day, e.time, Occasion::Interview)),
        _ => None,
    });
    let interview = conversations.filter(|(day, time, _)| is_over(*day, *time, now)).map(|(day, _, which)| (day, which)).max();
    let noes = dated().filter(|(day, e)| matches!(e.kind, EventKind::Rejected { .. }) && *day <= now.date());
    let rejected = noes.map(|(day, _)| day).max();
    match (interview?, rejected) {
        ((day, _), Some(rejected)) if rejected >= day => Some((rejected, Occasion::TurnedDown)),
        (interview, _) => Some(interview),
    }
}

fn due_actions(model: &Model, today: NaiveDate, all: &mut Vec<Reminder>) {
    let mut due: Vec<(NaiveDate, &Id, String)> = Vec::new();
    let mut ask = Vec::new();
    for (id, action) in &model.actions {
        let sentence = action.sentence();
        if sentence.is_empty() {
            continue;
        }
        match (action.state(today), action.due) {
            (ActionState::Due, Some(day)) => due.push((day, id, sentence)),
            (ActionState::ToAsk, _) => {
                ask.push(Reminder::AskAboutAction { action: id.clone(), sentence, done: action.done_on.is_some() });
            }
            _ => {}
        }
    }
    due.sort_compact();
    all.extend(due.into_iter().map(|(due, id, sentence)| Reminder::ActionDue { action: id.clone(), sentence, due }));
    all.append(&mut ask);
}

fn follow_ups(model: &Model, today: NaiveDate, all: &mut Vec<Reminder>) {
    for (id, request) in &model.feedback_requests {
        if let (RequestState::FollowUpDue, Some(asked_on)) = (request.state(today), request.asked_on) {
            let about = &request.about;
            let company = if about.company.trim().is_empty() { about.role.trim() } else { about.company.trim() };
            all.push(Reminder::FollowUpFeedback { request: id.clone(), company: company.to_owned(), asked_on });
        }
    }
}

fn people(model: &Model, now: NaiveDateTime, all: &mut Vec<Reminder>) {
    let today = now.date();
    let rejected = |a: &Application| last_blow(a, now).filter(|(_, after)| *after == Occasion::TurnedDown).map(|(on, _)| on);
    let blow = model.applications.values().filter_map(|a| rejected(a)).max().filter(|on| *on >= before(today, CIRCLE_DAYS));
    let circle = || model.people.iter().filter(|(_, p)| p.circle);
    let mut named = None;
    if let Some(on) = blow {
        let contacted = circle().any(|(_, p)| p.last_contact(today).is_some_and(|day| day >= on));
        let next = circle().filter(|(_, p)| p.not_before.is_none_or(|day| day <= today)).min_by_key(|(id, p)| (p.last_contact(today), *id));
        if let (false, Some((id, person))) = (contacted, next) {
            all.push(Reminder::ReachOut { person: id.clone(), name: person.name.trim().to_owned(), why: ContactReason::TurnedDown });
            named = Some(id);
        }
    }
    for (id, person) in model.people.iter().filter(|(id, _)| Some(*id) != named) {
        if person.nudge_on(today).is_some_and(|day| day <= today) {
            let since = person.last_contact(today).map(|day| (today - day).num_days());
            all.push(Reminder::ReachOut { person: id.clone(), name: person.name.trim().to_owned(), why: ContactReason::LongTime(since) });
        }
    }
}
