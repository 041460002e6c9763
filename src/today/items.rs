//! What is due, as lines with one button each: reminders first, then the applications' next actions whose day has come. The rules stand in the domain; here
//! stand the words.

use leptos::prelude::{Get, GetUntracked};

use crate::format;
use crate::route::{ReflectRoute, Rehearsal, Route};
use crate::session::{Session, now};
use domain::application::edits;
use domain::application::event::{Event, EventKind};
use domain::change::{Change, Edit};
use domain::funnel::{NextAction, NextStep};
use domain::id::Id;
use domain::model::Model;
use domain::record::Kind;
use domain::reminders::{ContactReason, Reminder, reminders};

/// One thing.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// What.
    pub title: String,
    /// Why, or since when.
    pub line: String,
    /// The word on the button.
    pub button: &'static str,
    /// Where it leads.
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
    let ledger = session.derived().ledger().get();
    let mut all = session.read(KINDS, |model| {
        let reminded = reminders(model, now());
        let quiet = matches!(domain::reflection::quiet_state::state(model, now()), domain::reflection::quiet_state::Quiet::On { .. });
        let agenda = if quiet { Vec::new() } else { ledger.agenda(model) };
        let spoken: Vec<Id> = reminded.iter().filter_map(about).collect();
        let due = agenda
            .into_iter()
            .filter(|(id, next)| {
                !spoken.contains(id)
                    && next.due.is_some_and(|day| {
                        day <= today || matches!(next.action, NextAction::Prepare { .. }) && (day - today).num_days() <= 2
                    })
            })
            .filter_map(|(id, next)| of_application(session, model, &id, &next));
        let own = reminded.iter().filter_map(|reminder| of_reminder(session, model, reminder));
        let mut urgent: Vec<Item> = own.collect();
        // What the guide's growth asks for can wait behind what a date asks for.
        let calm = urgent.split_off(urgent.len().min(2));
        urgent.extend(due);
        urgent.extend(calm);
        urgent
    });
    if let Some(first) = all.first_mut() {
        first.first = true;
    }
    all
}

/// The application a reminder speaks of, so that it is not named twice.
fn about(reminder: &Reminder) -> Option<Id> {
    match reminder {
        Reminder::Rehearse { application, .. } | Reminder::Reflect { application, .. } => Some(application.clone()),
        _ => None,
    }
}

fn of_reminder(session: Session, model: &Model, reminder: &Reminder) -> Option<Item> {
    let today = session.today.get_untracked();
    let item = |title: String, line: String, button: &'static str, route: ReflectRoute| Item {
        title,
        line,
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
            let mut item = item("Welcome back".into(), "The quiet time is over. Go on where you left, or not yet.".into(), "Go on", path);
            item.done = Some(Change::one("Back from quiet time", Edit::update(window.clone(), before, after)));
            item
        }
        Reminder::Rehearse { application, company, on, time, questions, .. } => {
            let at = time.map(|time| format!(", {}", format::time(time))).unwrap_or_default();
            let title = match questions.len() {
                0 => "Prepare for the talk".to_owned(),
                1 => "Rehearse one answer".to_owned(),
                n => format!("Rehearse {} answers", number_word(n)),
            };
            item(title, format!("{company}, {}{at}", format::near_day(*on, today)), "Start", ReflectRoute::Prepare(application.clone()))
        }
        Reminder::PrepareSetback { company, on, .. } => item(
            "Have an answer ready if it goes wrong".into(),
            format!("{company}, {}", format::near_day(*on, today)),
            "Write",
            ReflectRoute::Setbacks,
        ),
        Reminder::Reflect { application, company, on, turned_down } => {
            let line = if *turned_down {
                format!("They said no {}", format::ago(*on, today))
            } else {
                format!("Talked {}", format::ago(*on, today))
            };
            item(format!("Look back on {company}"), line, "Begin", ReflectRoute::About(application.clone(), None))
        }
        Reminder::Resume { reflection, title } => {
            item("Go on with your reflection".into(), title.clone(), "Go on", ReflectRoute::Wizard(reflection.clone(), None))
        }
        Reminder::ActionDue { action, sentence, due } => {
            let before = model.actions.get(action)?;
            let mut after = before.as_ref().clone();
            after.done_on = Some(today);
            let mut item =
                item(sentence.clone(), format!("You decided on this for {}", format::near_day(*due, today)), "Open", ReflectRoute::Actions);
            item.done = Some(Change::one("Next step done", Edit::update(action.clone(), before, after)));
            item
        }
        Reminder::AskAboutAction { sentence, done, .. } => {
            let title = if *done { "Did it help?" } else { "Was it done?" };
            item(title.into(), sentence.clone(), "Answer", ReflectRoute::Actions)
        }
        Reminder::FollowUpFeedback { company, asked_on, .. } => item(
            format!("Ask {company} once more, or let it rest"),
            format!("You asked {}", format::ago(*asked_on, today)),
            "Look",
            ReflectRoute::Feedback,
        ),
        Reminder::ReachOut { name, why, .. } => {
            let line = match why {
                ContactReason::TurnedDown => "It can help to tell someone".to_owned(),
                ContactReason::LongTime(Some(days)) => format!("{} since the last word", format::plural(*days, "day", "days")),
                ContactReason::LongTime(None) => "No word yet".to_owned(),
            };
            item(format!("A word to {name}"), line, "Write", ReflectRoute::People)
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
    let (title, line, button, done, later) = match &next.action {
        NextAction::Prepare { time, .. } => {
            let at = time.map(|time| format!(", {}", format::time(time))).unwrap_or_default();
            let day = next.due.map(|day| format::near_day(day, today)).unwrap_or_default();
            (format!("Talk with {name}"), format!("{day}{at}"), "Open", None, None)
        }
        NextAction::Decide => (format!("Decide on the offer from {name}"), application.role.clone(), "Open", None, None),
        NextAction::Own(words) => (words.clone(), name, "Open", Some(edits::own_action_done(id, application)), later),
        NextAction::AskFeedback => (format!("Ask {name} why"), "A short, polite letter is ready".into(), "Write", None, later),
        NextAction::FollowUp { after_interview } => {
            let line = if *after_interview { format!("{since} since you talked") } else { format!("{since} since you applied") };
            (format!("Follow up with {name}"), line, "Open", Some(event(EventKind::FollowedUp)), later)
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
    Some(Item { title, line, button, href, done, later, first: false })
}

/// Small numbers as words.
fn number_word(n: usize) -> String {
    ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
        .get(n)
        .map_or_else(|| n.to_string(), |word| (*word).to_owned())
}
