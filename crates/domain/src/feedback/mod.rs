//! Asking for feedback: a letter built from the facts ([`letter`]), tracked to an answer or a quiet close. An answer becomes a
//! [`Clue`](super::reflection::Clue).
//!
//! One follow-up at most, ten days after asking; after that the request closes itself. Most candidates never receive feedback (71 % in North
//! America; Talent Board 2022): silence says nothing about the person.

pub mod edits;
pub mod letter;
pub mod mailto;
pub mod nudge;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::limits;
use super::problem::Problem;
use super::reflection::About;
use crate::defaults::is_default;
pub use letter::{Length, Letter, Tone};

/// Days after asking at which the one follow-up may go out.
pub const FOLLOW_UP_AFTER_DAYS: u64 = 10;
/// Days after the follow-up at which a request closes itself.
pub const CLOSE_AFTER_FOLLOW_UP_DAYS: u64 = 10;
/// Days after asking at which a request that was never followed up closes itself.
pub const CLOSE_AFTER_ASKING_DAYS: u64 = 30;

/// One request for feedback.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct FeedbackRequest {
    /// The application it is about, with its own copy of the names.
    #[serde(skip_serializing_if = "is_default")]
    pub about: About,
    /// The reflection it was written in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reflection: Option<super::id::Id>,
    /// Who is asked, by name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub person: String,
    /// Their address.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub address: String,
    /// The tone chosen.
    #[serde(skip_serializing_if = "is_default")]
    pub tone: Tone,
    /// The length chosen.
    #[serde(skip_serializing_if = "is_default")]
    pub length: Length,
    /// The subject, as edited; empty is the built one.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub subject: String,
    /// The letter, as edited; empty is the built one.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// The day it went out; empty while it is a draft.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asked_on: Option<NaiveDate>,
    /// The words that went out then; unknown of what was sent before they were kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asked_with: Option<Letter>,
    /// The day the one follow-up went out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub followed_up_on: Option<NaiveDate>,
    /// The words of the follow-up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub followed_up_with: Option<Letter>,
    /// The day an answer came.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answered_on: Option<NaiveDate>,
    /// The day the person closed it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closed_on: Option<NaiveDate>,
}

/// The state of a request on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestState {
    /// Not sent.
    Draft,
    /// Sent; a follow-up may go out on that day.
    Waiting {
        /// The day.
        follow_up_on: NaiveDate,
    },
    /// The one follow-up may go out.
    FollowUpDue,
    /// Followed up; it closes automatically on that day.
    FollowedUp {
        /// The day.
        closes_on: NaiveDate,
    },
    /// They answered.
    Answered,
    /// Closed by the person or by time.
    Closed,
}

impl FeedbackRequest {
    /// Checks the record before it is saved.
    ///
    /// # Errors
    /// Where a text is too long for one field.
    pub fn check(&self) -> Result<(), Problem> {
        self.about.check()?;
        for letter in [&self.asked_with, &self.followed_up_with].into_iter().flatten() {
            limits::check_texts(&[("subject", &letter.subject), ("text", &letter.text)])?;
        }
        limits::check_texts(&[("person", &self.person), ("address", &self.address), ("subject", &self.subject), ("text", &self.text)])
    }

    /// Its state on that day. An answer always counts, however late.
    pub fn state(&self, today: NaiveDate) -> RequestState {
        let later = |day: NaiveDate, days| day.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX);
        if self.answered_on.is_some() {
            return RequestState::Answered;
        }
        if self.closed_on.is_some() {
            return RequestState::Closed;
        }
        let Some(asked) = self.asked_on else { return RequestState::Draft };
        if let Some(followed) = self.followed_up_on {
            let closes_on = later(followed, CLOSE_AFTER_FOLLOW_UP_DAYS);
            return if today >= closes_on { RequestState::Closed } else { RequestState::FollowedUp { closes_on } };
        }
        let follow_up_on = later(asked, FOLLOW_UP_AFTER_DAYS);
        if today >= later(asked, CLOSE_AFTER_ASKING_DAYS) {
            RequestState::Closed
        } else if today >= follow_up_on {
            RequestState::FollowUpDue
        } else {
            RequestState::Waiting { follow_up_on }
        }
    }
}
