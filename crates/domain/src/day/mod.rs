//! Today: at most five lines in a fixed order, what comes next where nothing is due, what is ahead this week, and what was done and learnt.
//!
//! The order: an interview today or tomorrow, a step that is due, a reflection or feedback that waits, a follow-up (after an interview first, then the
//! longest without a reply), the block of the routine, a bill due in short cash, a person, a rehearsal. What is due comes from
//! [`reminders`](crate::reminders) and from the applications' next actions; the answers to a line are [`Change`](crate::change::Change)s in [`settle`].

pub mod mark;
pub mod scattershot;
pub mod settle;
pub mod week;

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate, NaiveDateTime};

use crate::application::progress::is_over;
use crate::currency::Currency;
use crate::funnel::next::{FOLLOW_UP_AFTER, next_action};
use crate::funnel::{NextAction, NextStep, SilentAfter};
use crate::id::Id;
use crate::model::Model;
use crate::offer::is_pressing;
use crate::reflection::quiet_state::{self, Quiet};
use crate::reminders::{Occasion, Reminder, reminders};
use crate::routine::{self, Occurrence};
use crate::sort_compact::{IntoTree, SortCompact};
pub use mark::Mark;
pub use settle::Answer;

/// The most lines.
pub const AT_MOST: usize = 5;
/// The most lines on the day of a rejection and the day after it.
pub const AT_MOST_AFTER_REJECTION: usize = 2;
/// How many days ahead a bill is looked for.
const BILL_DAYS: u64 = 7;
/// An older balance than this says nothing about the money at hand.
const BALANCE_DAYS: u64 = 31;

/// The order of the lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// The way back after quiet time.
    Welcome,
    /// An interview, a call or a task today or tomorrow.
    Interview,
    /// A step that is due.
    Step,
    /// A reflection or feedback that waits.
    Reflection,
    /// A follow-up.
    FollowUp,
    /// The block of the routine that runs now.
    Routine,
    /// A bill due in short cash.
    Bill,
    /// Somebody to get in touch with.
    Person,
    /// A rehearsal.
    Rehearsal,
}

/// What a line is about.
#[derive(Debug, Clone, PartialEq)]
pub enum Subject {
    /// A reminder.
    Reminder(Reminder),
    /// The next action of an application.
    Application(Id, NextStep),
    /// A block of the routine: the one that runs, or the next of the day.
    Block(Occurrence),
    /// A bill that the money at hand does not cover.
    Bill {
        /// Which.
        bill: Id,
        /// Its name.
        name: String,
        /// When it is due.
        on: NaiveDate,
        /// How much, in minor units of the home currency.
        amount: i64,
        /// What is missing then.
        short_by: i64,
    },
}

/// One line of Today.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Names the line and its cause: another rejection, another follow-up is another line.
    pub key: String,
    /// Its place in the order.
    pub rank: Rank,
    /// What it is about.
    pub subject: Subject,
}

/// Every line of that moment in order, also those beyond the fifth. `agenda` are the applications' next actions.
pub fn lines(model: &Model, agenda: &[(Id, NextStep)], home: Currency, now: NaiveDateTime) -> Vec<Line> {
    let today = now.date();
    let tomorrow = today.checked_add_days(Days::new(1)).unwrap_or(today);
    let mut all: Vec<(Rank, u8, Option<NaiveDate>, Line)> = Vec::new();
    let mut push = |rank: Rank, first: u8, on: Option<NaiveDate>, key: String, subject: Subject| {
        all.push((rank, first, on, Line { key, rank, subject }));
    };
    let quiet = matches!(quiet_state::state(model, now), Quiet::On { .. });
    let mut named: Vec<Id> = Vec::new();
    for reminder in reminders(model, now) {
        if let Reminder::Rehearse { application, .. } | Reminder::Reflect { application, .. } = &reminder {
            named.push(application.clone());
        }
        let (rank, on) = placed(&reminder, tomorrow);
        push(rank, 1, on, reminder_key(&reminder), Subject::Reminder(reminder));
    }
    // What another line names is not asked about a second time; a decision and what the person wrote down are things of their own.
    let own = |next: &NextStep| matches!(next.action, NextAction::Decide | NextAction::Own(_));
    for (id, next) in agenda.iter().filter(|_| !quiet) {
        // The agenda knows the day alone: what comes after an appointment that is over is looked up. What moved today is not silent, whenever silence begins.
        let over = matches!(next.action, NextAction::Prepare { time, .. } if next.due.is_some_and(|on| is_over(on, time, now)));
        let application = model.applications.get(id).filter(|_| over);
        let after = application.and_then(|application| next_action(application, now, SilentAfter::Usual.days(), FOLLOW_UP_AFTER));
        let next = if over { after.as_ref() } else { Some(next) };
        let Some(next) = next.filter(|next| own(next) || !named.contains(id)) else { continue };
        let offer = model.offers.get(id).filter(|_| next.action == NextAction::Decide);
        // The deadline comes back from "later".
        let pressing = offer.filter(|offer| is_pressing(offer, today)).map(|_| (Rank::Step, 0));
        let Some((rank, first)) = due(next, today, tomorrow).or(pressing) else { continue };
        // Of two offers the one with the nearer deadline comes first, one without any last.
        let on = if next.action == NextAction::Decide { offer.and_then(|offer| offer.decide_by) } else { next.due };
        let key = format!("application/{id}/{}/{}", action_key(&next.action), next.due.map(|day| day.to_string()).unwrap_or_default());
        push(rank, first, on, key, Subject::Application(id.clone(), next.clone()));
    }
    if let Some(block) = routine::of_today(model, now).filter(|_| !quiet) {
        push(Rank::Routine, 0, Some(block.on), format!("block/{}/{}", block.block, block.on), Subject::Block(block));
    }
    if let Some(bill) = short_bill(model, home, today).filter(|_| !quiet) {
        let Subject::Bill { bill: id, on, .. } = &bill else { return Vec::new() };
        let (key, on) = (format!("bill/{id}/{on}"), *on);
        push(Rank::Bill, 0, Some(on), key, bill);
    }
    // After an offer was accepted nothing is followed up and nothing rehearsed.
    if crate::offer::close::accepted(model).is_some() {
        all.retain(|(rank, _, _, line)| !is_search(*rank, &line.subject));
    }
    let hidden: BTreeSet<&str> = model.marks.values().filter(|mark| mark.hides(today)).map(|mark| mark.line.as_str()).into_set();
    all.retain(|(.., line)| !hidden.contains(line.key.as_str()));
    all.sort_compact_by(|a, b| (a.0, a.1, a.2.is_none(), a.2, &a.3.key).cmp(&(b.0, b.1, b.2.is_none(), b.2, &b.3.key)));
    all.into_iter().map(|(.., line)| line).collect()
}

/// Whether a line is only there for a search that goes on.
fn is_search(rank: Rank, subject: &Subject) -> bool {
    let asks = matches!(subject, Subject::Application(_, next) if matches!(next.action, NextAction::AskFeedback | NextAction::Send));
    asks || matches!(rank, Rank::FollowUp | Rank::Rehearsal)
}

/// How many lines are shown: fewer right after a rejection.
pub fn at_most(model: &Model, today: NaiveDate) -> usize {
    if after_rejection(model, today) { AT_MOST_AFTER_REJECTION } else { AT_MOST }
}

/// Whether a rejection came today or yesterday.
pub fn after_rejection(model: &Model, today: NaiveDate) -> bool {
    let told = |a: &crate::application::Application| crate::reflection::turned_down::recent_rejection(a, today);
    // Few have an event of these days, so that is checked before a whole timeline is read for its outcome.
    let fresh = |a: &crate::application::Application| {
        a.timeline.values().any(|e| e.date.is_some_and(|day| (0..=1).contains(&(today - day).num_days())))
    };
    model.applications.values().any(|a| fresh(a) && told(a).is_some_and(|day| (today - day).num_days() <= 1))
}

/// The place of a reminder, and the day it is ordered by.
fn placed(reminder: &Reminder, tomorrow: NaiveDate) -> (Rank, Option<NaiveDate>) {
    match reminder {
        Reminder::ComeBack { .. } => (Rank::Welcome, None),
        Reminder::Rehearse { on, .. } if *on <= tomorrow => (Rank::Interview, Some(*on)),
        Reminder::Rehearse { on, .. } | Reminder::PrepareSetback { on, .. } => (Rank::Rehearsal, Some(*on)),
        Reminder::Reflect { on, .. } => (Rank::Reflection, Some(*on)),
        Reminder::Resume { .. } | Reminder::AskAboutAction { .. } => (Rank::Reflection, None),
        Reminder::ActionDue { due, .. } | Reminder::LearnDue { due, .. } => (Rank::Step, Some(*due)),
        Reminder::Review { on } => (Rank::Step, Some(*on)),
        Reminder::FollowUpFeedback { asked_on, .. } => (Rank::FollowUp, Some(*asked_on)),
        Reminder::ReachOut { .. } => (Rank::Person, None),
        Reminder::Practise { .. } => (Rank::Rehearsal, None),
    }
}

fn reminder_key(reminder: &Reminder) -> String {
    match reminder {
        Reminder::ComeBack { window, .. } => format!("back/{window}"),
        Reminder::Rehearse { application, event, on, .. } => format!("interview/{application}/{event}/{on}"),
        Reminder::PrepareSetback { application, on, .. } => format!("setback/{application}/{on}"),
        Reminder::Reflect { application, on, after, .. } => {
            let told = *after == Occasion::TurnedDown;
            format!("reflect/{application}/{on}/{told}")
        }
        Reminder::Resume { reflection, .. } => format!("resume/{reflection}"),
        Reminder::ActionDue { action, due, .. } => format!("step/{action}/{due}"),
        Reminder::LearnDue { gap, step, due, .. } => format!("learn/{gap}/{step}/{due}"),
        Reminder::AskAboutAction { action, done, .. } => format!("ask/{action}/{done}"),
        Reminder::Review { on } => format!("review/{on}"),
        Reminder::FollowUpFeedback { request, .. } => format!("feedback/{request}"),
        Reminder::ReachOut { person, why, .. } => {
            let told = matches!(why, crate::reminders::ContactReason::TurnedDown);
            format!("person/{person}/{told}")
        }
        Reminder::Practise { .. } => "practise".to_owned(),
    }
}

fn action_key(action: &NextAction) -> &'static str {
    match action {
        NextAction::Prepare { .. } => "prepare",
        NextAction::Decide => "decide",
        NextAction::Own(_) => "own",
        NextAction::AskFeedback => "ask",
        NextAction::FollowUp { .. } => "follow-up",
        NextAction::Send => "send",
        NextAction::AddDate { .. } => "date",
        NextAction::CloseAsSilent { .. } => "silent",
        NextAction::Wait => "wait",
    }
}

/// The place of an application's next action, where its day has come.
fn due(next: &NextStep, today: NaiveDate, tomorrow: NaiveDate) -> Option<(Rank, u8)> {
    let day = next.due?;
    match next.action {
        NextAction::Prepare { .. } if day <= tomorrow => Some((Rank::Interview, 0)),
        _ if day > today => None,
        NextAction::Decide => Some((Rank::Step, 0)),
        NextAction::Own(_) | NextAction::Send => Some((Rank::Step, 1)),
        NextAction::AskFeedback => Some((Rank::Reflection, 2)),
        NextAction::FollowUp { after_interview: true } => Some((Rank::FollowUp, 0)),
        NextAction::FollowUp { after_interview: false } => Some((Rank::FollowUp, 2)),
        NextAction::AddDate { .. } => Some((Rank::Rehearsal, 2)),
        NextAction::Prepare { .. } | NextAction::CloseAsSilent { .. } | NextAction::Wait => None,
    }
}

/// The first bill of the coming week that the money at hand does not cover, with what comes in and goes out before it. Nothing where no balance is known.
fn short_bill(model: &Model, home: Currency, today: NaiveDate) -> Option<Subject> {
    let in_home = |currency: Option<Currency>| currency.is_none_or(|currency| currency == home);
    let at_hand = || model.accounts.values().filter(|a| !a.set_aside && in_home(a.currency));
    at_hand().next()?;
    let mut left = at_hand().fold(0_i64, |sum, account| sum.saturating_add(account.balance));
    // A balance is as of its day; what was due since has been paid out of it.
    let oldest = at_hand().filter_map(|account| account.as_of).min().unwrap_or(today);
    let first = oldest.clamp(today.checked_sub_days(Days::new(BALANCE_DAYS))?, today);
    let last = today.checked_add_days(Days::new(BILL_DAYS))?;
    let mut moves: Vec<(NaiveDate, i64, &Id, &str)> = Vec::new();
    for (id, income) in model.incomes.iter().filter(|(_, income)| !income.bridge) {
        let each = income.pay.each().max(0);
        moves.extend(income.pay.when().iter().flat_map(|when| when.days(first, last).map(|on| (on, each.saturating_neg(), id, ""))));
    }
    for (id, bill) in &model.bills {
        moves.extend(bill.when.days(first, last).map(|on| (on, bill.cut.apply(bill.amount, on).max(0), id, bill.name.trim())));
    }
    // Of one day, what comes in first.
    moves.sort_compact();
    moves.into_iter().find_map(|(on, amount, id, name)| {
        left = left.saturating_sub(amount);
        let short = left < 0 && amount > 0 && on >= today;
        short.then(|| Subject::Bill { bill: id.clone(), name: name.to_owned(), on, amount, short_by: left.saturating_neg() })
    })
}
