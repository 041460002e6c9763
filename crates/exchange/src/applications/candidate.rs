//! A row read as an application, before it is known which record it belongs to.

use chrono::NaiveDate;

use super::mapping::Target;
use domain::application::{Application, Event, EventKind};

/// What a line of a diary of efforts is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Activity {
    /// Something was sent.
    Sent,
    /// It speaks of an application, where nothing before it says otherwise.
    Application,
    /// A step with an employer, as a column of such steps would have it.
    Step(Target),
    /// Neither: a course, a fair, a search.
    Other,
}

/// A row as an application. Its timeline is still a list: entries get their names once it is known which record they belong to.
#[derive(Debug, Clone, Default)]
pub(super) struct Candidate {
    /// Everything but the timeline.
    pub application: Application,
    /// The events, in the order of a day.
    pub events: Vec<Event>,
    /// The file's own name for the row, where it has one.
    pub row_id: String,
    /// What it is about in a diary of efforts, and its words.
    pub activity: Option<(Activity, String)>,
    /// What is worth knowing about the row.
    pub remarks: Vec<String>,
}

impl Candidate {
    /// "Fabrikam · Data analyst".
    pub fn title(&self) -> String {
        title(&self.application)
    }

    /// On which day it was sent, as far as the file says.
    pub fn applied_on(&self) -> Option<NaiveDate> {
        self.events.iter().filter(|event| event.kind == EventKind::Applied).filter_map(|event| event.date).min()
    }
}

/// "Fabrikam · Data analyst".
pub(super) fn title(application: &Application) -> String {
    match (application.company.is_empty(), application.role.is_empty()) {
        (false, false) => format!("{} · {}", application.company, application.role),
        (false, true) => application.company.clone(),
        _ => application.role.clone(),
    }
}
