//! The lines of today, each with one button and three answers. What they are and in which order is in the domain; the sentences are here.

use leptos::prelude::{Get, GetUntracked};

use super::facts::{self, KINDS};
use crate::format;
use crate::route::{BudgetRoute, ReflectEdit, ReflectRoute, Rehearsal, Route};
use crate::session::{Session, now};
use domain::application::edits;
use domain::choice::Choice;
use domain::currency::Currency;
use domain::day::{Line, Subject};
use domain::feedback::nudge::Nudge;
use domain::funnel::next::{LastMove, Meeting};
use domain::funnel::{NextAction, NextStep};
use domain::id::Id;
use domain::model::Model;
use domain::reminders::{ContactReason, Occasion, Reminder};

/// The longest title; a longer text is cut after a word and shown whole below it.
const TITLE: usize = 80;

/// One line, as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    pub title: String,
    /// Why, or since when.
    pub detail: String,
    /// The label of its button.
    pub button: &'static str,
    pub href: String,
    /// The line itself, which the answers are about.
    pub line: Line,
    /// Whether it is the first, and so carries the filled button.
    pub first: bool,
}

/// The first of the lines, each as it is shown.
pub fn items(session: Session, most: usize) -> Vec<Item> {
    let lines = facts::lines().get();
    let mut all: Vec<Item> =
        session.read(KINDS, |model| lines.iter().take(most).filter_map(|line| shown(session, model, line.clone())).collect());
    if let Some(first) = all.first_mut() {
        first.first = true;
    }
    all
}

fn shown(session: Session, model: &Model, line: Line) -> Option<Item> {
    let today = session.today.get_untracked();
    let (title, detail, button, href) = match &line.subject {
        Subject::Reminder(reminder) => of_reminder(session, model, reminder),
        Subject::Application(id, next) => of_application(session, model, id, next)?,
        Subject::Block(one) => {
            let begins = format::time(one.plan.begins());
            let (title, running) = (one.plan.kind.label().to_owned(), one.plan.is_now(now()).is_some());
            let ends = format::time(one.plan.ends());
            let detail = if running { format!("Now, until {ends}") } else { format!("{begins} to {ends}") };
            (title, detail, if running { "Start" } else { "Week" }, Route::Reflect(ReflectRoute::Routine).href())
        }
        Subject::Bill { name, on, amount, short_by, .. } => {
            let home = format::home(&model.preferences());
            let money = |minor: i64| format::amount(minor, home);
            let title = format!("{name}, {}", money(*amount));
            let detail = format!("Due {}; {} short by then", format::near_day(*on, today), money(*short_by));
            (title, detail, "Budget", Route::Budget(BudgetRoute::Home).href())
        }
    };
    // A long quote is no title: it is shown whole below it.
    let (title, detail) = match cut(&title) {
        Some(short) => (short, if detail.is_empty() { title } else { format!("{title} · {detail}") }),
        None => (title, detail),
    };
    Some(Item { title, detail, button, href, line, first: false })
}

/// The beginning of a text that is too long for a title.
fn cut(text: &str) -> Option<String> {
    let (end, _) = text.char_indices().nth(TITLE)?;
    let head = text.get(..end)?;
    let whole = head.rsplit_once(char::is_whitespace).map_or(head, |(before, _)| before);
    Some(format!("{}…", whole.trim_end().trim_end_matches([',', ';', ':'])))
}

type Words = (String, String, &'static str, String);

fn of_reminder(session: Session, model: &Model, reminder: &Reminder) -> Words {
    let today = session.today.get_untracked();
    let item = |title: String, detail: String, button: &'static str, route: ReflectRoute| (title, detail, button, route.href());
    match reminder {
        Reminder::ComeBack { reflection, .. } => {
            let path = reflection.as_ref().map_or(ReflectRoute::New, |id| ReflectRoute::Wizard(id.clone(), None));
            let detail = "Your quiet time is over. Continue where you left off, or take more time.";
            item("Welcome back".into(), detail.into(), "Continue", path)
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
        Reminder::Reflect { application, company, on, after } => {
            let what = match after {
                Occasion::TurnedDown => "Turned down",
                Occasion::Interview => meeting_name(Meeting::Interview),
                Occasion::FirstCall => meeting_name(Meeting::FirstCall),
            };
            let detail = format!("{what} {}", format::ago(*on, today));
            item(format!("Reflect on {company}"), detail, "Begin", ReflectRoute::About(application.clone(), None))
        }
        Reminder::Resume { reflection, title } => {
            item("Continue your reflection".into(), title.clone(), "Continue", ReflectRoute::Wizard(reflection.clone(), None))
        }
        Reminder::ActionDue { sentence, due, .. } => {
            item(sentence.clone(), format!("Planned for {}", format::near_day(*due, today)), "Open", ReflectRoute::Actions)
        }
        Reminder::LearnDue { gap, text, cost, due, .. } => {
            let home = format::home(&model.preferences());
            let detail = format!("Due {}", format::near_day(*due, today));
            (priced(text, *cost, home), detail, "Open", ReflectEdit::Skill(gap.clone()).href())
        }
        Reminder::AskAboutAction { sentence, done, .. } => {
            let title = if *done { "Did it help?" } else { "Did you do it?" };
            item(title.into(), sentence.clone(), "Answer", ReflectRoute::Actions)
        }
        Reminder::Review { on } => item(
            "Weekly review".into(),
            format!("Ten minutes, planned for {}", format::near_day(*on, today)),
            "Start",
            ReflectRoute::Review(None),
        ),
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
    }
}

fn of_application(session: Session, model: &Model, id: &Id, next: &NextStep) -> Option<Words> {
    let today = session.today.get_untracked();
    let application = model.applications.get(id)?;
    let name = edits::name(application).to_owned();
    let since = application.last_moved(today).map(|day| format::plural((today - day).num_days(), "day", "days")).unwrap_or_default();
    let page = Route::Application(id.clone()).href();
    let letter = |nudge| Route::Reflect(ReflectRoute::Nudge(nudge, id.clone())).href();
    Some(match &next.action {
        NextAction::Prepare { time, meeting } => {
            let at = time.map(|time| format!(", {}", format::time(time))).unwrap_or_default();
            let day = next.due.map(|day| format::near_day(day, today)).unwrap_or_default();
            (format!("{} with {name}", meeting_name(*meeting)), format!("{day}{at}"), "Open", page)
        }
        NextAction::Decide => (
            format!("Decide on the offer from {name}"),
            decide_by(model, id, today).unwrap_or_else(|| application.role.clone()),
            "Compare",
            Route::Offers.href(),
        ),
        NextAction::Own(text) => (text.clone(), name, "Open", page),
        NextAction::AskFeedback => {
            let ask = Route::Reflect(ReflectRoute::Ask(id.clone())).href();
            (format!("Ask {name} for feedback"), "A short, polite message is ready".into(), "Write", ask)
        }
        NextAction::FollowUp { after_interview: true } => {
            (format!("Ask {name} where the decision is"), format!("{since} since your interview"), "Draft", letter(Nudge::AskDecision))
        }
        NextAction::FollowUp { after_interview: false } => {
            let what = match application.last_move(today) {
                Some(LastMove::Applied) => "you applied",
                Some(LastMove::TheyWrote) => "they wrote",
                _ => "the last contact",
            };
            (format!("Follow up with {name}"), format!("{since} since {what}"), "Draft", letter(Nudge::FollowUp))
        }
        NextAction::AddDate { ahead } => {
            let (why, button) =
                if *ahead { ("The date you entered is in the future", "Correct") } else { ("It counts once it has a date", "Add") };
            (format!("When did you apply to {name}?"), why.into(), button, page)
        }
        NextAction::Send => (format!("Send the application to {name}"), "Saved for later".into(), "Open", page),
        NextAction::CloseAsSilent { .. } | NextAction::Wait => return None,
    })
}

/// Until when to decide, where that is known.
fn decide_by(model: &Model, id: &Id, today: chrono::NaiveDate) -> Option<String> {
    let by = model.offers.get(id)?.decide_by?;
    let day = format::near_day(by, today);
    Some(if by < today { format!("The day to decide was {day}") } else { format!("By {day}") })
}

/// What it is and what it costs, where that is known.
pub fn priced(what: &str, cost: Option<i64>, home: Currency) -> String {
    match cost {
        Some(minor) if minor > 0 => format!("{what}, {}", format::amount(minor, home)),
        _ => what.to_owned(),
    }
}

/// What an appointment is called.
pub fn meeting_name(meeting: Meeting) -> &'static str {
    match meeting {
        Meeting::Interview => "Interview",
        Meeting::FirstCall => "First call",
        Meeting::Assessment => "Assessment",
    }
}

pub fn number_word(n: usize) -> String {
    ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
        .get(n)
        .map_or_else(|| format::count(n), |word| (*word).to_owned())
}
