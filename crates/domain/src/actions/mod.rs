//! Next steps as if–then plans with a date, and setbacks with an answer prepared.
//!
//! An [`Action`] says what it improves, is shown on Today, and is followed up two weeks later: was it done, did it help? A [`Setback`] has no
//! date: it is there for when it happens.

pub mod setback;

use crate::letter_case::SmallLetters;
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::id::Id;
use super::limits;
use super::problem::Problem;
use super::reflection::{About, Theme};
use crate::choice::{Choice, stored_by_key};
use crate::defaults::is_default;
pub use setback::Setback;

/// After how many days an action is asked about.
pub const ASK_AFTER_DAYS: u64 = 14;

/// One next step.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Action {
    /// The day it was planned.
    pub planned_on: NaiveDate,
    /// The moment it is tied to: "If it is Thursday after breakfast …". May be empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub when: String,
    /// What to do: "… then I rewrite the first half page."
    #[serde(skip_serializing_if = "String::is_empty")]
    pub then: String,
    /// By which day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<NaiveDate>,
    /// What it changes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changes: Option<ImprovementArea>,
    /// The record it changes, where there is one: a question, a person, a skill.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<Id>,
    /// The theme it answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<Theme>,
    /// The reflection it comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reflection: Option<Id>,
    /// What that was about, copied.
    #[serde(skip_serializing_if = "is_default")]
    pub about: About,
    /// The day it was done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done_on: Option<NaiveDate>,
    /// The day it was dropped.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dropped_on: Option<NaiveDate>,
    /// Whether it helped, once asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub helped: Option<Helped>,
    /// What changed, in the person's words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub outcome: String,
    /// The day the question two weeks later was answered or dismissed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asked_on: Option<NaiveDate>,
}

/// What an action improves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ImprovementArea {
    /// Résumé, letter, portfolio.
    Documents,
    /// A skill.
    Skill,
    /// An answer to a question.
    Answer,
    /// A contact.
    Person,
    /// What to apply for.
    Target,
    /// Anything else.
    Other,
}

/// Whether an action helped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Helped {
    /// Yes.
    Yes,
    /// A little.
    Little,
    /// No.
    No,
    /// Too early to say.
    TooEarly,
}

/// The state of an action on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ActionState {
    /// Its day is in the future, or it has none.
    Open,
    /// Its day has come.
    Due,
    /// Two weeks on: time to ask.
    ToAsk,
    /// Done and, where it was time, asked about.
    Done,
    /// Dropped.
    Dropped,
}

impl ImprovementArea {
    /// In display order.
    pub const ALL: [Self; 6] = [Self::Documents, Self::Skill, Self::Answer, Self::Person, Self::Target, Self::Other];

    /// The label on the screen.
    pub fn name(self) -> &'static str {
        match self {
            Self::Documents => "My résumé and cover letter",
            Self::Skill => "A skill",
            Self::Answer => "An interview answer",
            Self::Person => "A contact",
            Self::Target => "What I apply for",
            Self::Other => "Something else",
        }
    }

    /// An example to start from: the moment and the step.
    pub fn example(self) -> (&'static str, &'static str) {
        match self {
            Self::Documents => ("When I sit down after breakfast", "I rewrite the top third of my résumé for one posting."),
            Self::Skill => ("On Tuesday evening", "I do one lesson and write down one thing I can now demonstrate."),
            Self::Answer => ("When I walk home", "I say my answer to the hardest question out loud, twice."),
            Self::Person => ("After lunch", "I write three lines to one person who knows this field."),
            Self::Target => ("When I open the next posting", "I answer the three fit questions before I apply."),
            Self::Other => ("When I close this", "I do one small thing that is not about work."),
        }
    }
}

impl Helped {
    /// In display order.
    pub const ALL: [Self; 4] = [Self::Yes, Self::Little, Self::No, Self::TooEarly];

    /// The label on the screen.
    pub fn name(self) -> &'static str {
        match self {
            Self::Yes => "It helped",
            Self::Little => "A little",
            Self::No => "It did not help",
            Self::TooEarly => "Too early to tell",
        }
    }
}

impl Action {
    /// Checks the record before it is saved.
    ///
    /// # Errors
    /// Where a text is too long for one field.
    pub fn check(&self) -> Result<(), Problem> {
        self.about.check()?;
        limits::check_texts(&[("when", &self.when), ("then", &self.then), ("outcome", &self.outcome)])
    }

    /// The day on which to ask whether it was done and helped: two weeks after it was done, or else after its day (or its planning).
    pub fn ask_on(&self) -> NaiveDate {
        let from = self.done_on.unwrap_or_else(|| self.due.map_or(self.planned_on, |due| due.max(self.planned_on)));
        from.checked_add_days(Days::new(ASK_AFTER_DAYS)).unwrap_or(from)
    }

    /// Its state on that day.
    pub fn state(&self, today: NaiveDate) -> ActionState {
        if self.dropped_on.is_some() {
            return ActionState::Dropped;
        }
        if self.asked_on.is_none_or(|asked| asked < self.ask_on()) && today >= self.ask_on() {
            return ActionState::ToAsk;
        }
        match (self.done_on, self.due) {
            (Some(_), _) => ActionState::Done,
            (None, Some(due)) if due <= today => ActionState::Due,
            _ => ActionState::Open,
        }
    }

    /// The plan as one sentence: "When it is Thursday, I call." Empty where nothing is written.
    pub fn sentence(&self) -> String {
        if_then(&self.when, &self.then)
    }
}

/// A plan in two halves as one sentence: the moment, a comma, the step. With one half empty, the other alone.
///
/// The fields are labelled "When …" and "… then I", so whoever goes on from the label leaves those words out; they are put back here, and nothing else
/// of what was written is changed: "it is Friday at ten" and "call Lena" read "When it is Friday at ten, I call Lena".
pub fn if_then(when: &str, then: &str) -> String {
    let when = when.trim().trim_matches(|c: char| c == '…' || c.is_whitespace()).trim_end_matches([',', '.']).trim_end();
    let then = then.trim().trim_start_matches('…').trim_start();
    let when = if continues_when(when) { format!("When {when}") } else { when.to_owned() };
    let goes_on = !when.is_empty() && then.split_whitespace().next().is_some_and(is_bare_verb);
    match (when.is_empty(), then.is_empty()) {
        (true, _) => then.to_owned(),
        (false, true) => when,
        (false, false) if goes_on => format!("{when}, I {then}"),
        (false, false) => format!("{when}, {then}"),
    }
}

/// Whether a moment is the rest of a sentence that begins with "When": a clause in lower case with its subject in front.
fn continues_when(when: &str) -> bool {
    const SUBJECTS: [&str; 24] = [
        "it", "it’s", "it's", "i", "i’m", "i'm", "i’ve", "i've", "my", "the", "they", "we", "he", "she", "you", "someone", "somebody",
        "there", "a", "an", "this", "that", "nobody", "everyone",
    ];
    let first = when.split_whitespace().next().unwrap_or_default();
    // "The day after" may be meant as it is; "I" is always written large.
    let small = first.chars().next().is_some_and(char::is_lowercase) || first == "I" || first.starts_with("I’") || first.starts_with("I'");
    small && SUBJECTS.contains(&first.small_letters().as_str())
}

/// Whether a step begins with a verb that "I" was left out before: a word in lower-case letters that is not itself a subject.
fn is_bare_verb(first: &str) -> bool {
    const OTHERS: [&str; 14] = ["i", "i’ll", "i'll", "we", "then", "my", "the", "to", "it", "no", "not", "just", "he", "she"];
    first.bytes().all(|b| b.is_ascii_lowercase()) && !OTHERS.contains(&first)
}

impl Choice for ImprovementArea {
    const CHOICES: &'static [Self] = &Self::ALL;

    fn key(self) -> &'static str {
        match self {
            Self::Documents => "papers",
            Self::Skill => "skill",
            Self::Answer => "answer",
            Self::Person => "person",
            Self::Target => "target",
            Self::Other => "other",
        }
    }

    fn label(self) -> &'static str {
        self.name()
    }
}

stored_by_key!(ImprovementArea);

impl Choice for Helped {
    const CHOICES: &'static [Self] = &Self::ALL;

    fn key(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Little => "little",
            Self::No => "no",
            Self::TooEarly => "too_early",
        }
    }

    fn label(self) -> &'static str {
        self.name()
    }
}

stored_by_key!(Helped);
