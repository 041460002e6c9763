//! People: the support circle and the contacts of the search. One record a person; often they are the same people.
//!
//! [`messages`] holds first lines for reaching out, [`known`] whom the person knows where they apply, [`referrals`] what recommendations led to, [`deleted`] what is kept of a deleted application or person. A nudge is a suggestion after a time that the person chose, never a count of failures.

pub mod deleted;
pub mod known;
pub mod messages;
pub mod referrals;

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::id::Id;
use super::limits;
use super::problem::Problem;
use crate::defaults::is_default;

/// A person.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Person {
    /// Their name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Who they are to the person: "sister", "former manager".
    #[serde(skip_serializing_if = "String::is_empty")]
    pub relation: String,
    /// Whether they belong to the support circle: people who believe in you.
    #[serde(skip_serializing_if = "is_default")]
    pub circle: bool,
    /// Where they work.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub company: String,
    /// A telephone number as typed.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub phone: String,
    /// A mail address.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub mail: String,
    /// A profile or a message link; only `https` and `http` are ever opened.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub link: String,
    /// Anything else.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub notes: String,
    /// What was said when, by id.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[serde(rename = "talks")]
    pub conversations: BTreeMap<Id, Conversation>,
    /// After how many days without contact to suggest one; `None` for never.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nudge_after: Option<u32>,
    /// The day from which the nudge counts where there was no contact yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub added_on: Option<NaiveDate>,
    /// The day of the next word: chosen by the person, or by putting a reminder off.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_before: Option<NaiveDate>,
    /// The applications they recommended the person for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub referrals: Vec<Id>,
    /// The names of those applications, as far as they were noted: what is left of one that is deleted.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub referral_names: BTreeMap<Id, String>,
}

/// A conversation.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Conversation {
    /// The day.
    pub on: NaiveDate,
    /// What was said.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// A way to reach somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ContactMethod {
    /// A call: a `tel:` address.
    Call(String),
    /// A text message: an `sms:` address.
    Text(String),
    /// A mail address, for [`mailto`](super::feedback::mailto::mailto).
    Mail(String),
    /// A page that may be opened.
    Link(String),
}

impl Person {
    /// Checks the record before it is saved.
    ///
    /// # Errors
    /// Where the name is missing or a text too long for one field.
    pub fn check(&self) -> Result<(), Problem> {
        if self.name.trim().is_empty() {
            return Err(Problem::new("name", "Enter a name, so that you can find them again."));
        }
        limits::check_texts(&[
            ("name", &self.name),
            ("relation", &self.relation),
            ("company", &self.company),
            ("phone", &self.phone),
            ("mail", &self.mail),
            ("link", &self.link),
            ("notes", &self.notes),
        ])?;
        self.conversations.values().try_for_each(|conversation| limits::check_texts(&[("talks", &conversation.note)]))
    }

    /// The day of the last contact, up to that day.
    pub fn last_contact(&self, today: NaiveDate) -> Option<NaiveDate> {
        self.conversations.values().map(|conversation| conversation.on).filter(|day| *day <= today).max()
    }

    /// The day of the next word: the chosen number of days after the last one and not before the chosen day; without such a number the chosen day itself,
    /// until there was a word on it or after it.
    pub fn nudge_on(&self, today: NaiveDate) -> Option<NaiveDate> {
        let last = self.last_contact(today);
        let chosen = self.not_before.filter(|day| last.is_none_or(|last| last < *day));
        let Some(after) = self.nudge_after else { return chosen };
        let day = last.or(self.added_on)?.checked_add_days(Days::new(u64::from(after)))?;
        Some(self.not_before.map_or(day, |not_before| day.max(not_before)))
    }

    /// Every way to reach them, in the order in which it is offered. What cannot be made into a safe address is left out.
    pub fn contact_methods(&self) -> Vec<ContactMethod> {
        let mut ways = Vec::new();
        if let Some(digits) = dialable(&self.phone) {
            ways.push(ContactMethod::Call(format!("tel:{digits}")));
            ways.push(ContactMethod::Text(format!("sms:{digits}")));
        }
        let mail = self.mail.trim();
        if super::feedback::mailto::is_address(mail) {
            ways.push(ContactMethod::Mail(mail.to_owned()));
        }
        let link = self.link.trim();
        let lower = link.to_ascii_lowercase();
        if (lower.starts_with("https://") || lower.starts_with("http://")) && !link.contains(|c: char| c.is_whitespace() || c.is_control())
        {
            ways.push(ContactMethod::Link(link.to_owned()));
        }
        ways
    }
}

/// The digits of a number as a telephone dials them, with a leading `+` if there is one. At least three digits.
pub fn dialable(phone: &str) -> Option<String> {
    let phone = phone.trim();
    let plus = if phone.starts_with('+') { "+" } else { "" };
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    let known = phone.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || "+-–()./".contains(c));
    (known && (3..=20).contains(&digits.len())).then(|| format!("{plus}{digits}"))
}
