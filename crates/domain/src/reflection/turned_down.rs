//! "I was turned down": which job it was, and in two lines what to keep and what to change. One [`Change`] makes or finds the application,
//! records the rejection on it, and writes the reflection and the step for tomorrow, so that nothing is typed twice.

use crate::letter_case::SmallLetters;
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Insight, Reflection, begin};
use crate::actions::Action;
use crate::application::event::RejectionChannel;
use crate::application::meetings;
use crate::application::progress::{Outcome, Stage};
use crate::application::{Application, Event, EventKind};
use crate::change::{Change, Edit};
use crate::choice::{Choice, stored_by_key};
use crate::id::Id;
use crate::model::Model;
use crate::problem::Problem;
use crate::sort_compact::SortCompact;

/// For how many days a rejection counts as one of these days: it is spoken of with comfort, and a reflection on it is proposed.
pub const RECENT_DAYS: i64 = 14;

/// After what they said it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Reached {
    /// After the application alone.
    Application,
    /// After a first call.
    Call,
    /// After an interview.
    #[default]
    Interview,
}

impl Reached {
    /// The entry of the timeline it stands for; none for the application alone.
    fn event(self) -> Option<EventKind> {
        match self {
            Self::Application => None,
            Self::Call => Some(EventKind::Screen),
            Self::Interview => Some(EventKind::interview()),
        }
    }

    fn stage(self) -> Stage {
        match self {
            Self::Application => Stage::Applied,
            Self::Call => Stage::Screen,
            Self::Interview => Stage::Interview,
        }
    }
}

impl Choice for Reached {
    const CHOICES: &'static [Self] = &[Self::Interview, Self::Call, Self::Application];

    fn key(self) -> &'static str {
        match self {
            Self::Application => "application",
            Self::Call => "call",
            Self::Interview => "interview",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Application => "The application",
            Self::Call => "A first call",
            Self::Interview => "An interview",
        }
    }
}

stored_by_key!(Reached);

/// What the short form says. Everything but the job may be missing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TurnedDown {
    /// The application, where it was picked.
    pub application: Option<Id>,
    /// The employer, where it was typed.
    pub company: String,
    /// The job's title, where it was typed.
    pub role: String,
    /// The day they said it.
    pub on: NaiveDate,
    /// After what; only counted where the application does not say more.
    pub reached: Option<Reached>,
    /// How they said it.
    pub told: Option<RejectionChannel>,
    /// One thing to keep.
    pub keep: String,
    /// One thing to change: tomorrow's step.
    pub change: String,
    /// The moment tomorrow that it is tied to.
    pub moment: String,
}

/// An application that may be the one, to pick from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Which.
    pub id: Id,
    /// The employer, or the role where that is unknown.
    pub name: String,
    /// The role, where the employer is known.
    pub role: String,
}

/// Applications it may be about: those rejected in these days without a reflection, then open ones, those that came furthest and moved last first.
pub fn candidates(model: &Model, today: NaiveDate, most: usize) -> Vec<Candidate> {
    let mut found = Vec::new();
    for (id, application) in &model.applications {
        if application.archived {
            continue;
        }
        let progress = application.progress(today);
        let fresh =
            recent_rejection(application, today).is_some() && !model.reflections.values().any(|r| r.about.application.as_ref() == Some(id));
        if fresh || (progress.ended().is_none() && progress.stage > Stage::Saved) {
            found.push((std::cmp::Reverse((fresh, progress.stage.max(Stage::Replied), progress.last_moved)), id));
        }
    }
    found.sort_compact();
    let one = |id: &Id| {
        let application = model.applications.get(id)?;
        let company = application.company.trim();
        let role = application.role.trim();
        let (name, role) = if company.is_empty() { (role, "") } else { (company, role) };
        Some(Candidate { id: id.clone(), name: name.to_owned(), role: role.to_owned() })
    };
    found.into_iter().take(most).filter_map(|(_, id)| one(id)).collect()
}

/// The day of the rejection, where it is one of these days: not of an imported year, and not ahead of the clock.
pub fn recent_rejection(application: &Application, today: NaiveDate) -> Option<NaiveDate> {
    if application.outcome() != Some(Outcome::Rejected) {
        return None;
    }
    let told = application.timeline.values().filter(|e| matches!(e.kind, EventKind::Rejected { .. })).filter_map(|e| e.date).max()?;
    (0..=RECENT_DAYS).contains(&(today - told).num_days()).then_some(told)
}

/// The application that a company and a role name, whatever their case: an open one before one that has ended.
fn named(model: &Model, company: &str, role: &str) -> Option<Id> {
    let same = |a: &str, b: &str| a.trim().small_letters() == b.trim().small_letters();
    let those = model
        .applications
        .iter()
        .filter(|(_, a)| same(&a.company, company) && (role.trim().is_empty() || a.role.trim().is_empty() || same(&a.role, role)));
    let rank = |a: &Application| (a.outcome().is_none(), same(&a.role, role), a.timeline.values().filter_map(|e| e.date).max());
    those.max_by_key(|(id, a)| (rank(a), *id)).map(|(id, _)| id.clone())
}

impl TurnedDown {
    /// A form that says today.
    pub fn on(today: NaiveDate) -> Self {
        Self { on: today, ..Self::default() }
    }

    /// The application with the rejection on it: its id, what is stored of it, and what it becomes.
    fn application(&self, model: &Model, today: NaiveDate, new_id: &mut dyn FnMut() -> Id) -> (Id, Edit, Application) {
        let known = self.application.clone().filter(|id| model.applications.contains_key(id));
        let known = known.or_else(|| named(model, &self.company, &self.role));
        let (id, before) = match known {
            Some(id) => {
                let before = model.applications.get(&id).cloned();
                (id, before)
            }
            None => (new_id(), None),
        };
        let mut after = before.as_deref().cloned().unwrap_or_else(|| Application {
            company: self.company.trim().to_owned(),
            role: self.role.trim().to_owned(),
            ..Application::default()
        });
        if after.role.trim().is_empty() {
            self.role.trim().clone_into(&mut after.role);
        }
        if before.is_none() {
            after.timeline.insert(new_id(), Event::undated(EventKind::Applied));
        }
        // What is planned after the day they said it does not take place, and is no stage reached.
        let rejection = Event::on(EventKind::Rejected { told: self.told }, self.on);
        if after.outcome() != Some(Outcome::Rejected) {
            let was = after.clone();
            after.timeline.insert(new_id(), rejection);
            meetings::settle(&was, &mut after, today);
        } else if self.told.is_some() {
            let last = after.timeline.values_mut().filter(|e| matches!(e.kind, EventKind::Rejected { .. })).max_by_key(|e| e.date);
            if let Some(Event { kind: EventKind::Rejected { told }, .. }) = last {
                *told = told.or(self.told);
            }
        }
        if let Some(reached) = self.reached.filter(|reached| reached.stage() > after.stage()) {
            after.timeline.extend(reached.event().map(|kind| (new_id(), Event::undated(kind))));
        }
        let edit = match &before {
            Some(before) => Edit::update(id.clone(), before, after.clone()),
            None => Edit::add(id.clone(), after.clone()),
        };
        (id, edit, after)
    }

    /// All of it as one change, and the reflection it is written in. `whole` says that the eight steps follow: the reflection stays open then.
    ///
    /// # Errors
    /// Where no job is named, or the day is ahead.
    pub fn record(&self, model: &Model, today: NaiveDate, whole: bool, mut new_id: impl FnMut() -> Id) -> Result<(Id, Change), Problem> {
        if self.application.is_none() && self.company.trim().is_empty() && self.role.trim().is_empty() {
            return Err(Problem::new("company", "Enter the company or the role, or pick the application."));
        }
        if self.on > today {
            return Err(Problem::new("date", "This day is in the future. Choose the day they told you."));
        }
        let (application, edit, after) = self.application(model, today, &mut new_id);
        let about = begin::about(&application, &after, None, today);
        let open = model.reflections.iter().filter(|(_, r)| r.is_open() && r.about.application.as_ref() == Some(&application));
        let open = open.max_by_key(|(id, r)| (r.started_on, *id)).map(|(id, r)| (id.clone(), r));
        let mut reflection = open.as_ref().map_or_else(|| Reflection::new(about.clone(), today), |(_, r)| r.as_ref().clone());
        reflection.about = about.clone();
        // What an open reflection says already stays, and so does what is said now.
        let keep = self.keep.trim();
        if reflection.went_well.trim().is_empty() {
            keep.clone_into(&mut reflection.went_well);
        } else if !reflection.went_well.contains(keep) {
            reflection.went_well = [reflection.went_well.trim_end(), "\n", keep].concat();
        }
        if !self.change.trim().is_empty() {
            reflection.insights.insert(new_id(), Insight { text: self.change.trim().to_owned(), ..Insight::default() });
        }
        if !whole {
            reflection.finished_on = Some(today);
        }
        let (id, writing) = if let Some((id, before)) = open {
            (id.clone(), Edit::update(id.clone(), before, reflection))
        } else {
            let id = new_id();
            (id.clone(), Edit::add(id, reflection))
        };
        let mut edits = vec![edit, writing];
        let mut what = "Saved";
        // A moment alone is the step: its words are the person's.
        let (when, then) = if self.change.trim().is_empty() { ("", self.moment.trim()) } else { (self.moment.trim(), self.change.trim()) };
        if !then.is_empty() {
            what = "Saved, with a step for tomorrow";
            let step = Action {
                planned_on: today,
                when: when.to_owned(),
                then: then.to_owned(),
                due: today.checked_add_days(Days::new(1)),
                reflection: Some(id.clone()),
                about,
                ..Action::default()
            };
            edits.push(Edit::add(new_id(), step));
        }
        Ok((id, Change::many(what, edits)))
    }
}

/// Makes or finds the application of a reflection that has only names, records the rejection on it, and ties the two together.
///
/// # Errors
/// Where the reflection names no job.
pub fn attach(model: &Model, reflection: &Id, today: NaiveDate, mut new_id: impl FnMut() -> Id) -> Result<Change, Problem> {
    let gone = || Problem::new("company", "Enter the company or the role.");
    let before = model.reflections.get(reflection).filter(|r| !r.about.is_general()).ok_or_else(gone)?;
    let on = before.started_on.min(today);
    let form = TurnedDown { company: before.about.company.clone(), role: before.about.role.clone(), ..TurnedDown::on(on) };
    let (id, edit, after) = form.application(model, today, &mut new_id);
    let mut tied = before.as_ref().clone();
    tied.about = begin::about(&id, &after, None, today);
    let what = format!("{}: marked as turned down", crate::application::edits::name(&after));
    Ok(Change::many(what, vec![edit, Edit::update(reflection.clone(), before, tied)]))
}
