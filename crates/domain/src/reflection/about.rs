//! What a reflection, a clue, a question or a request is about: a reference to the application and a copy of its names, so that it still
//! makes sense when the application is gone.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::super::application::progress::Stage;
use super::super::application::{Application, EventKind};
use super::super::id::Id;
use super::super::limits;
use super::super::problem::Problem;
use crate::defaults::is_default;

/// An application as it was when this was written; all empty for "none in particular".
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct About {
    /// Which one; it may have been deleted since.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub application: Option<Id>,
    /// The employer, copied.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub company: String,
    /// The job's title, copied.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub role: String,
    /// What happened.
    #[serde(skip_serializing_if = "is_default")]
    pub occasion: Occasion,
    /// The stage the application had reached.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stage: Option<Stage>,
    /// Which interview it was, counted from 1; 0 where there was none.
    #[serde(skip_serializing_if = "is_default")]
    pub round: u8,
}

/// What happened.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Occasion {
    /// Nothing in particular.
    #[default]
    General,
    /// They turned the person down.
    TurnedDown,
    /// An interview just had.
    Interview,
    /// No reply came.
    Silence,
}

impl About {
    /// Copies what is needed from an application as of that day.
    pub fn of(id: &Id, application: &Application, occasion: Occasion, today: NaiveDate) -> Self {
        let past = |event: &&super::super::application::Event| event.date.is_none_or(|day| day <= today);
        let interviews = application.timeline.values().filter(|e| matches!(e.kind, EventKind::Interview { .. })).filter(past).count();
        Self {
            application: Some(id.clone()),
            company: application.company.clone(),
            role: application.role.clone(),
            occasion,
            stage: Some(application.stage()),
            round: u8::try_from(interviews).unwrap_or(u8::MAX),
        }
    }

    /// Whether it is about nothing in particular.
    pub fn is_general(&self) -> bool {
        self.company.trim().is_empty() && self.role.trim().is_empty()
    }

    /// The names on one line: "Fabrikam · second interview"; "In general" where there is none.
    pub fn title(&self) -> String {
        let name = if self.company.trim().is_empty() { self.role.trim() } else { self.company.trim() };
        if name.is_empty() {
            return "In general".to_owned();
        }
        let stage = self.stage_label();
        if stage.is_empty() { name.to_owned() } else { format!("{name} · {stage}") }
    }

    /// The stage it had reached, in words: "second interview", "first call", "application"; empty where it is not known.
    pub fn stage_label(&self) -> &'static str {
        match (self.stage, self.round) {
            (Some(Stage::Offer), _) => "offer",
            (_, 1) => "first interview",
            (_, 2) => "second interview",
            (_, 3) => "third interview",
            (_, 4..) => "last interview",
            (Some(Stage::Interview), 0) => "interview",
            (Some(Stage::Screen), 0) => "first call",
            (Some(Stage::Replied | Stage::Applied), 0) => "application",
            (Some(Stage::Saved) | None, 0) => "",
        }
    }

    /// Checks the record before it is saved.
    ///
    /// # Errors
    /// Where a name is too long for one field.
    pub fn check(&self) -> Result<(), Problem> {
        limits::check_texts(&[("about", &self.company), ("about", &self.role)])
    }
}
