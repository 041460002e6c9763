//! Likely setbacks with an answer prepared: if this happens, then I do that. The idea is the Michigan JOBS programme's inoculation against
//! setbacks (Caplan, Vinokur, Price & van Ryn 1989); the words are ours.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::super::id::Id;
use super::super::limits;
use super::super::problem::Problem;
use crate::sort_compact::SortCompact;

/// One setback and the answer to it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Setback {
    /// The day it was written.
    pub written_on: NaiveDate,
    /// What may happen.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub when: String,
    /// What the person will do then.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub then: String,
    /// The application it was prepared for, if one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub application: Option<Id>,
    /// The days on which it happened and the answer was used.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub used_on: Vec<NaiveDate>,
}

impl Setback {
    /// Checks the record before it is saved.
    ///
    /// # Errors
    /// Where a text is too long for one field.
    pub fn check(&self) -> Result<(), Problem> {
        limits::check_texts(&[("when", &self.when), ("then", &self.then)])
    }
}

/// When a setback is likely.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SetbackTime {
    /// At any time of a search.
    Any,
    /// Around an interview.
    Interview,
}

/// A setback to choose, with an answer to start from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SetbackSuggestion {
    /// What may happen.
    pub when: &'static str,
    /// A suggested answer.
    pub then: &'static str,
    /// When it is likely.
    pub time: SetbackTime,
}

const fn at_interview(when: &'static str, then: &'static str) -> SetbackSuggestion {
    SetbackSuggestion { when, then, time: SetbackTime::Interview }
}

const fn any(when: &'static str, then: &'static str) -> SetbackSuggestion {
    SetbackSuggestion { when, then, time: SetbackTime::Any }
}

/// All suggestions.
pub const SUGGESTIONS: [SetbackSuggestion; 14] = [
    at_interview(
        "If I go blank on a question",
        "I say “let me think for a moment”, breathe out, and start with where and when it happened.",
    ),
    at_interview("If they ask about the gap in my résumé", "I explain it in one sentence and move on to what I have done since."),
    at_interview("If the call drops or the audio fails", "I call the number I wrote down beforehand and pick up where we left off."),
    at_interview("If they ask about my salary", "I name the range I researched and ask what they have budgeted."),
    at_interview("If I do not know the answer to a question", "I say so, and explain how I would find out."),
    at_interview("If they seem bored or in a hurry", "I finish my point and ask which part they would like to hear more about."),
    at_interview("If I hear nothing by the date they gave", "I wait two more working days, then send a three-line follow-up."),
    at_interview("If I am turned down", "I take the evening off and reflect on it the next day."),
    any("If a week goes by without a reply", "I count what I did this week, not the replies, and ask one person to read my résumé."),
    any("If I cannot get started in the morning", "I set the timer to ten minutes and open one posting."),
    any("If someone asks how the search is going", "I say “it takes time, and I am working on it”, and ask how they are."),
    any("If I compare myself with someone who found a job", "I close the page, and write down one thing that went well this week."),
    any("If money worries keep me awake", "I write the worry down and look at my budget the next morning at ten."),
    any("If I am turned down twice in one week", "I take a day off from applying and call someone in my support circle."),
];

/// The suggestions that are not yet written down, those for an interview first where one is booked.
pub fn suggestions(written: &[&Setback], interview_booked: bool) -> Vec<&'static SetbackSuggestion> {
    let is_new = |s: &&SetbackSuggestion| !written.iter().any(|w| w.when.trim().eq_ignore_ascii_case(s.when));
    let mut open: Vec<&SetbackSuggestion> = SUGGESTIONS.iter().filter(is_new).collect();
    open.sort_compact_by_key(|s| (s.time == SetbackTime::Interview) != interview_booked);
    open
}
