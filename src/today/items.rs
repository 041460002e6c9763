//! What is due, as rows with one button each: reminders first, then the applications' next actions that are due. The rules are in the domain; the sentences are
//! here.

use leptos::prelude::{Get, GetUntracked};

use crate::derived;
use crate::format;
use crate::route::{ReflectRoute, Rehearsal, Route};
use crate::session::{Session, now};
use domain::application::edits;
use domain::application::event::{Event, EventKind};
use domain::change::{Change, Edit};
use domain::funnel::next::Meeting;
use domain::funnel::{NextAction, NextStep};
use domain::id::Id;
use domain::model::Model;
use domain::record::Kind;
use domain::reminders::{ContactReason, Reminder, reminders};

/// One thing that is due.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    pub title: String,
    /// Why, or since when.
    pub detail: String,
    /// The label of its button.
    pub button: &'static str,
    pub href: String,
    /// What ticking it off does.
    pub done: Option<Change>,
    /// What "later" does.
    pub later: Option<Change>,
    /// Whether it is the first, and so carries the filled button.
    pub first: bool,
}

/// Kinds that reminders are read from.
const KINDS: &[Kind] = &[
    Kind::Application,
    Kind::Settings,
    Kind::QuietTime,
    Kind::Reflection,
    Kind::Action,
    Kind::Question,
    Kind::FeedbackRequest,
    Kind::Setback,
    Kind::Person,
    Kind::Clue,
];

/// Everything due, the most pressing first.
pub fn items(session: Session) -> Vec<Item> {
    let today = session.today.get();
    let ledger = derived::ledger().get();
    let mut all = session.read(KINDS, |model| {
        let reminded = reminders(model, now());
        let quiet = matches!(domain::reflection::quiet_state::state(model, now()), domain::reflection::quiet_state::Quiet::On { .. });
        let agenda = if quiet { Vec::new() } else { ledger.agenda(model) };
        let named: Vec<Id> = reminded.iter().filter_map(about).collect();
        let due = agenda
            .into_iter()
            .filter(|(id, next)| {
                !named.contains(id)
                    && next.due.is_some_and(|day| {
                        day <= today || matches!(next.action, NextAction::Prepare { .. }) && (day - today).num_days() <= 2
                    })
            })
            .filter_map(|(id, next)| of_application(session, model, &id, &next));
        let own = reminded.iter().filter_map(|reminder| of_reminder(session, model, reminder));
        let mut urgent: Vec<Item> = own.collect();
        // Practice can wait behind what has a date.
        let can_wait = urgent.split_off(urgent.len().min(2));
        urgent.extend(due);
        urgent.extend(can_wait);
        urgent
    });
    if let Some(first) = all.first_mut() {
        first.first = true;
    }
    all
}

/// The application a reminder is about, so that it is not named twice.
fn about(reminder: &Reminder) -> Option<Id> {
    match reminder {
        Reminder::Rehearse { application, .. } | Reminder::Reflect { application, .. } => Some(application.clone()),
        _ => None,
    }
}

fn of_reminder(session: Session, model: &Model, reminder: &Reminder) -> Option<Item> {
    let today = session.today.get_untracked();
    let item = |title: String, detail: String, button: &'static str, route: ReflectRoute| Item {
        title,
        detail,
        button,
        href: route.href(),
        done: None,
        later: None,
        first: false,
    };
    Some(match reminder {
        Reminder::ComeBack { window, reflection } => {
            let before = model.quiet_times.get(window)?;
            let mut after = before.as_ref().clone();
            after.back = true;
            let path = reflection.as_ref().map_or(ReflectRoute::New, |id| ReflectRoute::Wizard(id.clone(), None));
            let mut item = item(
                "Welcome back".into(),
                "Your quiet time is over. Continue where you left off, or take more time.".into(),
                "Continue",
                path,
            );
            item.done = Some(Change::one("Back from quiet time", Edit::update(window.clone(), before, after)));
            item
        }
        Reminder::Rehearse { application, company, on, time, questions, .. } => {
            let at = time.map(|time| format!(", {}", format::time(time))).unwrap_or_default();
            let title = match questions.len() {
                0 => "Prepare for the interview".to_owned(),
                1 => "Rehearse one answer".to_owned(),
                n => format!("Rehearse {} answers", number_word(n)),
            };
            item(title, format!("{company}, {}{at}", format::near_day(*on, today)), "Start", ReflectRoute::Prepare(application.clone()))
        }
        Reminder::PrepareSetback { company, on, .. } => item(
            "Have a plan in case it goes wrong".into(),
            format!("{company}, {}", format::near_day(*on, today)),
            "Write",
            ReflectRoute::Setbacks,
        ),
        Reminder::Reflect { application, company, on, turned_down } => {
            let detail = if *turned_down {
                format!("Turned down {}", format::ago(*on, today))
            } else {
                format!("Interview {}", format::ago(*on, today))
            };
            item(format!("Reflect on {company}"), detail, "Begin", ReflectRoute::About(application.clone(), None))
        }
        Reminder::Resume { reflection, title } => {
            item("Continue your reflection".into(), title.clone(), "Continue", ReflectRoute::Wizard(reflection.clone(), None))
        }
        Reminder::ActionDue { action, sentence, due } => {
            let before = model.actions.get(action)?;
            let mut after = before.as_ref().clone();
            after.done_on = Some(today);
            let mut item = item(sentence.clone(), format!("Planned for {}", format::near_day(*due, today)), "Open", ReflectRoute::Actions);
            item.done = Some(Change::one("Next step done", Edit::update(action.clone(), before, after)));
            item
        }
        Reminder::AskAboutAction { sentence, done, .. } => {
            let title = if *done { "Did it help?" } else { "Did you do it?" };
            item(title.into(), sentence.clone(), "Answer", ReflectRoute::Actions)
        }
        Reminder::FollowUpFeedback { company, asked_on, .. } => item(
            format!("Ask {company} again, or let it rest"),
            format!("You asked {}", format::ago(*asked_on, today)),
            "Open",
            ReflectRoute::Feedback,
        ),
        Reminder::ReachOut { name, why, .. } => {
            let detail = match why {
                ContactReason::TurnedDown => "It can help to tell someone".to_owned(),
                ContactReason::LongTime(Some(days)) => format!("{} since you were last in touch", format::plural(*days, "day", "days")),
                ContactReason::LongTime(None) => "Not contacted yet".to_owned(),
            };
            item(format!("Get in touch with {name}"), detail, "Write", ReflectRoute::People)
        }
        Reminder::Practise { due } => item(
            format::plural(*due as i64, "answer to rehearse", "answers to rehearse"),
            "A few minutes each".into(),
            "Start",
            ReflectRoute::Rehearse(Rehearsal::Due),
        ),
    })
}

fn of_application(session: Session, model: &Model, id: &Id, next: &NextStep) -> Option<Item> {
    let today = session.today.get_untracked();
    let application = model.applications.get(id)?;
    let name = edits::name(application).to_owned();
    let since = application.last_moved(today).map(|day| format::plural((today - day).num_days(), "day", "days")).unwrap_or_default();
    let event = |kind: EventKind| edits::add_event(id, application, session.new_id(), Event::on(kind, today));
    let later = Some(edits::snooze(id, application, today, 7));
    let (title, detail, button, done, later) = match &next.action {
        NextAction::Prepare { time, meeting } => {
            let what = match meeting {
                Meeting::Interview => "Interview",
                Meeting::FirstCall => "First call",
                Meeting::Assessment => "Assessment",
            };
            let at = time.map(|time| format!(", {}", format::time(time))).unwrap_or_default();
            let day = next.due.map(|day| format::near_day(day, today)).unwrap_or_default();
            (format!("{what} with {name}"), format!("{day}{at}"), "Open", None, None)
        }
        NextAction::Decide => (format!("Decide on the offer from {name}"), application.role.clone(), "Open", None, None),
        NextAction::Own(text) => (text.clone(), name, "Open", Some(edits::own_action_done(id, application)), later),
        NextAction::AskFeedback => (format!("Ask {name} for feedback"), "A short, polite message is ready".into(), "Write", None, later),
        NextAction::FollowUp { after_interview } => {
            let detail = if *after_interview { format!("{since} since your interview") } else { format!("{since} since you applied") };
            (format!("Follow up with {name}"), detail, "Open", Some(event(EventKind::FollowedUp)), later)
        }
        NextAction::AddDate => (format!("When did you apply to {name}?"), "It counts once it has a date".into(), "Add", None, None),
        NextAction::Send => {
            (format!("Send the application to {name}"), "Saved for later".into(), "Open", Some(event(EventKind::Applied)), later)
        }
        NextAction::CloseAsSilent { .. } | NextAction::Wait => return None,
    };
    let href = match next.action {
        NextAction::AskFeedback => Route::Reflect(ReflectRoute::Ask(id.clone())).href(),
        _ => Route::Application(id.clone()).href(),
    };
    Some(Item { title, detail, button, href, done, later, first: false })
}

fn number_word(n: usize) -> String {
    ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
        .get(n)
        .map_or_else(|| n.to_string(), |word| (*word).to_owned())
}
