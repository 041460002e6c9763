//! A source of help that the person added: a local advice centre, a union, a food bank, a friend who does taxes.

use serde::{Deserialize, Serialize};

use crate::problem::Problem;

/// The person's own entry.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct OwnEntry {
    /// What it is called.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// What it is for.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub what: String,
    /// Its page; only `https` and `http` are ever opened.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub url: String,
    /// Its number, as the person typed it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub phone: String,
}

impl OwnEntry {
    /// Checks the record before it is saved.
    ///
    /// # Errors
    /// Where it has no name.
    pub fn check(&self) -> Result<(), Problem> {
        if self.name.trim().is_empty() { Err(Problem::new("name", "Give it a name, so that you can find it again.")) } else { Ok(()) }
    }

    /// What follows `tel:`: the number's digits, with a leading `+`; `None` where there are none. The `(0)` some write behind a country's
    /// code is not dialled with it.
    pub fn dial(&self) -> Option<String> {
        let typed = self.phone.trim();
        let (plus, typed) = if typed.starts_with('+') { ("+", typed.replace("(0)", "")) } else { ("", typed.to_owned()) };
        let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
        (!digits.is_empty()).then(|| format!("{plus}{digits}"))
    }
}
