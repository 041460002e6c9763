//! A new application while it is typed: the fields of the add form, what a text shared from the phone fills in, and the change that saves it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::edits;
use super::event::EventKind;
use super::form::parse_day;
use super::shared::parse_shared;
use super::{Application, Fit, Origin, Workplace};
use crate::change::Change;
use crate::choice::{Choice, stored_by_key};
use crate::id::Id;
use crate::problem::Problem;

/// How the process started.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum StartedAs {
    /// The person applied.
    #[default]
    Applied,
    /// Saved for later; nothing sent.
    Saved,
    /// The employer or a recruiter made contact.
    Inbound,
    /// Applied on somebody's recommendation.
    Referral,
}

impl StartedAs {
    /// Who made the first contact then.
    pub fn origin(self) -> Origin {
        match self {
            Self::Applied | Self::Saved => Origin::Outbound,
            Self::Inbound => Origin::Inbound,
            Self::Referral => Origin::Referral,
        }
    }
}

impl Choice for StartedAs {
    const CHOICES: &'static [Self] = &[Self::Applied, Self::Saved, Self::Inbound, Self::Referral];

    fn key(self) -> &'static str {
        match self {
            Self::Applied => "applied",
            Self::Saved => "saved",
            Self::Inbound => "inbound",
            Self::Referral => "referral",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Applied => "Applied",
            Self::Saved => "Saved for later",
            Self::Inbound => "They contacted you first",
            Self::Referral => "Referral",
        }
    }
}

stored_by_key!(StartedAs);

/// The fields of the add form, as its draft stores them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// The employer.
    pub company: String,
    /// The job's title.
    pub role: String,
    /// How the process started.
    pub started_as: StartedAs,
    /// The day as a date input gives it; empty if not known.
    pub date: String,
    /// Where the opening came from.
    pub channel: String,
    /// The posting.
    pub url: String,
    /// Town, region or country.
    pub location: String,
    /// Where the work is done.
    pub workplace: Option<Workplace>,
    /// The name of the résumé version that was sent.
    pub resume: String,
    /// The name of the cover letter that was sent.
    pub letter: String,
    /// Whether résumé and cover letter were tailored.
    pub tailored: bool,
    /// Notes.
    pub notes: String,
    /// The answers on how well it fits.
    pub fit: Fit,
    /// The id of whoever recommended the person; blank where that is not noted.
    pub recommended_by: String,
}

impl Draft {
    /// An empty form dated that day.
    pub fn on(today: NaiveDate) -> Self {
        Self { date: today.to_string(), ..Self::default() }
    }

    /// Whether nothing was typed yet.
    pub fn is_blank(&self) -> bool {
        [&self.company, &self.role, &self.url, &self.channel, &self.location, &self.notes, &self.resume, &self.letter]
            .iter()
            .all(|text| text.trim().is_empty())
    }

    /// Fills empty fields from a shared text: the link and, from it and the words around it, role, company and place. The text is somebody
    /// else's; it ends up in text fields and nowhere else.
    pub fn fill(&mut self, shared: &str) {
        let read = parse_shared(shared);
        let fields = [
            (&mut self.url, read.url),
            (&mut self.role, read.role),
            (&mut self.company, read.company),
            (&mut self.location, read.location),
        ];
        for (field, text) in fields {
            if field.trim().is_empty() {
                *field = text;
            }
        }
    }

    /// The change that saves it.
    ///
    /// # Errors
    /// Where there is neither company nor role, or the day is not a date.
    pub fn into_change(self, id: Id, event_id: Id) -> Result<Change, Problem> {
        let day = parse_day(&self.date)?;
        let origin = self.started_as.origin();
        let kind = match self.started_as {
            StartedAs::Applied | StartedAs::Referral => EventKind::Applied,
            StartedAs::Saved => EventKind::Saved,
            StartedAs::Inbound => EventKind::Reply,
        };
        let mut application = Application {
            company: clean(&self.company),
            role: clean(&self.role),
            location: clean(&self.location),
            workplace: self.workplace,
            channel: clean(&self.channel),
            origin,
            url: clean(&self.url),
            notes: self.notes.trim().to_owned(),
            resume: clean(&self.resume),
            letter: clean(&self.letter),
            tailored: self.tailored.then_some(true),
            fit: self.fit,
            ..Application::default()
        };
        application.check()?;
        if day.is_none() {
            application.timeline.insert(event_id.clone(), super::Event::undated(kind.clone()));
        }
        Ok(edits::add(id, event_id, application, day.map(|day| (kind, day))))
    }
}

/// One line, trimmed.
fn clean(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
