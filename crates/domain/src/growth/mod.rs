//! Across reflections: which themes recur, what was tried and what changed afterwards, how soon after a rejection the next step came, and
//! how strong it felt before and after. All derived when shown; a table of facts about the search, never a score of the person.
//!
//! [`mod@experiments`] compares the funnel before and after, [`distance`] says how far it is in both directions.

pub mod distance;
pub mod experiments;

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::application::EventKind;
use super::application::progress::Stage;
use super::id::Id;
use super::model::Model;
use super::reflection::{Influence, Theme};
use crate::sort_compact::SortCompact;
mod working;

pub use experiments::{Effect, Measure, TriedAction, experiments};

/// How often a theme came up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeCount {
    /// The theme.
    pub theme: Theme,
    /// In clues.
    pub clues: usize,
    /// In insights.
    pub insights: usize,
    /// How many of both the person said they can change, wholly or in part.
    pub mine: usize,
    /// Both, by month: year, month from 1, count; months without any are left out.
    pub by_month: Vec<(i32, u32, usize)>,
}

/// Themes that came up at all, the most frequent first.
pub fn themes(model: &Model) -> Vec<ThemeCount> {
    let mut notes: Vec<(NaiveDate, Theme, Option<Influence>, bool)> = Vec::new();
    notes.extend(model.clues.values().filter_map(|c| c.theme.map(|theme| (c.noted_on, theme, c.influence, false))));
    for reflection in model.reflections.values() {
        let insights = reflection.insights.values();
        notes.extend(insights.filter_map(|i| i.theme.map(|theme| (reflection.started_on, theme, i.influence, true))));
    }
    notes.sort_compact();
    let mut seen: BTreeMap<Theme, ThemeCount> = BTreeMap::new();
    for (on, theme, influence, insight) in notes {
        let row = seen.entry(theme).or_insert(ThemeCount { theme, clues: 0, insights: 0, mine: 0, by_month: Vec::new() });
        row.clues += usize::from(!insight);
        row.insights += usize::from(insight);
        row.mine += usize::from(matches!(influence, Some(Influence::Mine | Influence::Partly)));
        match row.by_month.last_mut().filter(|(year, month, _)| (*year, *month) == (on.year(), on.month())) {
            Some((.., count)) => *count += 1,
            None => row.by_month.push((on.year(), on.month(), 1)),
        }
    }
    let mut rows: Vec<ThemeCount> = seen.into_values().collect();
    rows.sort_compact_by_key(|row| (std::cmp::Reverse(row.clues + row.insights), row.theme));
    rows
}

/// A rejection and what came next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BounceBack {
    /// Which application.
    pub application: Id,
    /// The employer, or the role.
    pub company: String,
    /// The stage it had reached.
    pub stage: Stage,
    /// The day of the rejection.
    pub rejected_on: NaiveDate,
    /// The day of the next step; `None` while there is none.
    pub next_on: Option<NaiveDate>,
    /// Days between the two that were taken on purpose.
    pub quiet: i64,
}

impl BounceBack {
    /// Days from the rejection to the next step, without those taken on purpose.
    pub fn days(&self) -> Option<i64> {
        self.next_on.map(|day| (day - self.rejected_on).num_days() - self.quiet)
    }
}

/// Every dated rejection after a call or an interview, the oldest first, with the next step: the first later day (or the same day) on which
/// something was sent or followed up, a planned action done, or an answer rehearsed.
pub fn bounce_backs(model: &Model, today: NaiveDate) -> Vec<BounceBack> {
    let mut steps: Vec<NaiveDate> = Vec::new();
    for application in model.applications.values() {
        let own = |kind: &EventKind| matches!(kind, EventKind::Applied | EventKind::FollowedUp | EventKind::FeedbackAsked);
        steps.extend(application.timeline.values().filter(|e| own(&e.kind)).filter_map(|e| e.date));
    }
    steps.extend(model.actions.values().filter_map(|a| a.done_on));
    steps.extend(model.questions.values().flat_map(|q| q.rehearsals.values().map(|r| r.on)));
    steps.retain(|day| *day <= today);
    steps.sort_compact();
    let mut bounce_backs: Vec<BounceBack> = Vec::new();
    for (id, application) in &model.applications {
        let stage = application.stage();
        if stage < Stage::Screen {
            continue;
        }
        let company = if application.company.trim().is_empty() { &application.role } else { &application.company };
        let rejections = application.timeline.values().filter(|e| matches!(e.kind, EventKind::Rejected { .. })).filter_map(|e| e.date);
        for rejected_on in rejections.filter(|day| *day <= today) {
            let next_on = steps.get(steps.partition_point(|day| *day < rejected_on)).copied();
            let quiet = next_on.map_or(0, |next_on| quiet_days(model, rejected_on, next_on));
            let company = company.trim().to_owned();
            bounce_backs.push(BounceBack { application: id.clone(), company, stage, rejected_on, next_on, quiet });
        }
    }
    bounce_backs.sort_compact_by(|a, b| (a.rejected_on, &a.application).cmp(&(b.rejected_on, &b.application)));
    bounce_backs
}

/// How many of the days from one to before another were quiet, each counted once. A time that somebody came back from early counts until the next step:
/// when exactly it ended is not stored.
fn quiet_days(model: &Model, from: NaiveDate, until: NaiveDate) -> i64 {
    let mut windows: Vec<(NaiveDate, NaiveDate)> =
        model.quiet_times.values().map(|quiet| (quiet.from.date().max(from), quiet.ends_on().min(until))).collect();
    windows.sort_compact();
    let (mut days, mut reached) = (0, from);
    for (start, end) in windows {
        let start = start.max(reached);
        if end > start {
            days += (end - start).num_days();
            reached = end;
        }
    }
    days
}

/// How strong it felt at the start and at the end of a reflection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StrengthPair {
    /// Which reflection.
    pub reflection: Id,
    /// What it was about.
    pub title: String,
    /// The day it was started.
    pub on: NaiveDate,
    /// Strength at the start, 0 to 10.
    pub before: u8,
    /// Strength at the end, 0 to 10.
    pub after: u8,
}

/// All reflections in which both were given, the oldest first.
pub fn strengths(model: &Model) -> Vec<StrengthPair> {
    let mut pairs: Vec<StrengthPair> = Vec::new();
    for (id, reflection) in &model.reflections {
        if let Some((before, after)) = reflection.strengths() {
            pairs.push(StrengthPair { reflection: id.clone(), title: reflection.about.title(), on: reflection.started_on, before, after });
        }
    }
    pairs.sort_compact_by(|a, b| (a.on, &a.reflection).cmp(&(b.on, &b.reflection)));
    pairs
}

/// One line of the growth log: clue, insight, action, and what changed afterwards.
#[derive(Debug, Clone, PartialEq)]
pub struct GrowthEntry {
    /// The reflection it comes from.
    pub reflection: Id,
    /// What that was about.
    pub title: String,
    /// The day.
    pub on: NaiveDate,
    /// The feedback, quoted or implicit.
    pub clues: Vec<String>,
    /// What was learnt.
    pub insights: Vec<String>,
    /// The planned actions, each with its state.
    pub actions: Vec<(Id, String)>,
}

/// The growth log, the newest first; reflections without clue, insight and action are left out.
pub fn log(model: &Model) -> Vec<GrowthEntry> {
    let mut lines = Vec::new();
    for (id, reflection) in &model.reflections {
        let from = |of: &Option<Id>| of.as_ref() == Some(id);
        let said = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_owned());
        let line = GrowthEntry {
            reflection: id.clone(),
            title: reflection.about.title(),
            on: reflection.started_on,
            clues: model.clues.values().filter(|c| from(&c.reflection)).filter_map(|c| said(&c.text)).collect(),
            insights: reflection.insights.values().filter_map(|i| said(&i.text)).collect(),
            actions: model
                .actions
                .iter()
                .filter(|(_, a)| from(&a.reflection))
                .filter_map(|(id, a)| said(&a.sentence()).map(|sentence| (id.clone(), sentence)))
                .collect(),
        };
        if !(line.clues.is_empty() && line.insights.is_empty() && line.actions.is_empty()) {
            lines.push(line);
        }
    }
    lines.sort_compact_by(|a, b| (b.on, &b.reflection).cmp(&(a.on, &a.reflection)));
    lines
}
