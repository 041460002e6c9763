//! What Today shows, worked out once for a state of the data and a day, and kept while other screens are shown: looking through 5,000 applications is felt on a
//! phone.

use std::cell::Cell;

use chrono::{NaiveDate, NaiveDateTime, Timelike};
use leptos::prelude::*;

use crate::derived::{self, Place, Shared, one};
use crate::format;
use crate::session::{now, session};
use domain::day::week::{self, Ahead, Week};
use domain::day::{self, Line};
use domain::funnel::NextStep;
use domain::id::Id;
use domain::offer::close::accepted;
use domain::record::Kind;
use domain::reflection::reframe::{self, Reframe};

/// Kinds that the lines are read from.
pub const KINDS: &[Kind] = &[
    Kind::Application,
    Kind::Settings,
    Kind::QuietTime,
    Kind::Reflection,
    Kind::Action,
    Kind::Question,
    Kind::FeedbackRequest,
    Kind::Setback,
    Kind::Person,
    Kind::SkillGap,
    Kind::Clue,
    Kind::Account,
    Kind::Income,
    Kind::Bill,
    Kind::Mark,
    Kind::Offer,
    Kind::Review,
    Kind::Block,
    Kind::BlockLog,
];

/// What holds all day.
pub struct Facts {
    /// How many lines are shown.
    pub most: usize,
    /// An offer was accepted: nothing is followed up, and nothing is needed.
    pub over: bool,
    /// Applications that have gone silent.
    pub silent: u32,
    /// What comes after today.
    pub ahead: Vec<(NaiveDate, Ahead)>,
    /// What was done and learnt since Monday.
    pub week: Week,
    /// Of the applications sent this week, how many fit the goal, and of how many that was said.
    pub toward_goal: (u32, u32),
    /// On a hard day, a fairer thought.
    pub thought: Option<Reframe>,
}

thread_local! {
    static AGENDA: Place<Vec<(Id, NextStep)>> = const { Cell::new(None) };
    static FACTS: Place<Facts> = const { Cell::new(None) };
    static LINES: Place<Vec<Line>> = const { Cell::new(None) };
    static MINUTE: Cell<Option<RwSignal<NaiveDateTime>>> = const { Cell::new(None) };
}

/// Each application's next step.
fn agenda() -> Shared<Vec<(Id, NextStep)>> {
    let ledger = derived::ledger();
    one(&AGENDA, move |session, _| session.read(&[Kind::Application], |model| ledger.with(|ledger| ledger.agenda(model))))
}

/// What holds all day.
pub fn facts() -> Shared<Facts> {
    let (agenda, ledger) = (agenda(), derived::ledger());
    one(&FACTS, move |session, _| {
        let today = session.today.get();
        let kinds: Vec<Kind> = KINDS.iter().copied().chain([Kind::DiaryEntry]).collect();
        session.read(&kinds, |model| Facts {
            most: day::at_most(model, today),
            over: accepted(model).is_some(),
            silent: ledger.with(|ledger| ledger.state_counts(model)).silent,
            ahead: agenda.with(|agenda| week::ahead(model, agenda, today)),
            week: week::week(model, today),
            toward_goal: week::toward_goal(model, today),
            thought: reframe::is_hard_day(model, today).then(|| reframe::of_the_day(model, today)).flatten(),
        })
    })
}

/// The lines that are due, the most pressing first. They follow the clock too, by the minute, where [`look_at_the_clock`] says so.
pub fn lines() -> Shared<Vec<Line>> {
    let (agenda, minute) = (agenda(), minute());
    one(&LINES, move |session, _| {
        session.today.track();
        minute.track();
        session.read(KINDS, |model| agenda.with(|agenda| day::lines(model, agenda, format::home(&model.preferences()), now())))
    })
}

/// Has the lines worked out anew where a minute has passed since; called when they are about to be shown.
pub fn look_at_the_clock() {
    let (minute, now) = (minute(), this_minute());
    if minute.get_untracked() != now {
        minute.set(now);
    }
}

fn minute() -> RwSignal<NaiveDateTime> {
    MINUTE.get().unwrap_or_else(|| {
        let made = session().under_page(|| RwSignal::new(this_minute()));
        MINUTE.set(Some(made));
        made
    })
}

fn this_minute() -> NaiveDateTime {
    let now = now();
    now.with_second(0).and_then(|now| now.with_nanosecond(0)).unwrap_or(now)
}
