//! A field of a stored record as the screen has it: its label, and its value in words. Two tabs that wrote the same field are asked about by these; what is stored
//! (`22200`, `{"every":"month"}`) is nothing to choose by.
//!
//! A field is found by its stored name, and by its kind of record where one name is two fields. What no screen shows as a value (an id, a fingerprint) has no words.

use chrono::NaiveDate;
use serde_json::Value;

use crate::currency::Currency;
use crate::iso_day;
use crate::letter_case;
use crate::record::Kind;

/// How amounts, days and numbers are written, which the locale decides.
pub struct Style<'a> {
    /// The currency of what has none of its own.
    pub home: Currency,
    /// Minor units of a currency.
    pub amount: &'a dyn Fn(i64, Currency) -> String,
    /// A day.
    pub day: &'a dyn Fn(NaiveDate) -> String,
    /// A number.
    pub number: &'a dyn Fn(f64) -> String,
}

/// The label of a field: of `steps/…` that of `steps`.
pub fn label(kind: Kind, path: &str) -> String {
    let name = path.split('/').next().unwrap_or_default();
    let known = match (kind, name) {
        (Kind::Account, "as_of") => "As of the morning of",
        (Kind::Account, "rate") => "Exchange rate",
        (Kind::Debt, "rate") => "Interest a year",
        (Kind::Debt, "balance") => "Balance owed",
        (Kind::Application, "contact") => "People",
        (Kind::Application, "url") => "Link",
        (Kind::Application, "origin") => "Who started it",
        (Kind::Application, "remind_on") => "Next action on",
        (Kind::Application, "timeline") => "What happened",
        (Kind::Application, "resume") => "Résumé",
        (Kind::Application, "letter") => "Cover letter",
        (Kind::Application, "tailored") => "Tailored to this job",
        (Kind::Person, "relation") => "Who they are to you",
        (Kind::Person, "company") => "Where they work",
        (Kind::Person, "mail") => "Email",
        (Kind::Person, "link") => "A page or profile",
        (Kind::Person, "talks") => "What was said",
        (Kind::Person, "not_before") => "Next word on",
        (Kind::Offer, "pay") => "Pay before tax",
        (Kind::Offer, "period") => "For",
        (Kind::Offer, "notes") => "Anything else",
        (Kind::Income, "pay") => "Paid as",
        (Kind::Bill, "cut") => "Plan",
        (Kind::Bill | Kind::Debt, "when") => "How often",
        (_, "monthly_net") => "What arrives each month",
        (_, "minutes_a_week") => "Hours a week",
        (_, "starts_on") => "First day of work",
        (_, "first_pay_on") => "First pay",
        (_, "minimum") => "Minimum payment each time",
        (_, "if_unpaid") => "What happens if it is not paid",
        (_, "protects") => "Paying it protects",
        (_, "payee") => "Payee or payer",
        (_, "memo") => "Note",
        (_, "wait_days") => "Wait for",
        (_, "silent_after") => "Count as silent after days",
        (_, "follow_up_after") => "Suggest a follow-up after days",
        _ => return capitalized(name),
    };
    known.to_owned()
}

fn capitalized(name: &str) -> String {
    let words = name.replace('_', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| std::iter::once(letter_case::capital(first)).chain(letters).collect())
}

/// A value of that field in words; `None` where it has none that a person could choose by.
pub fn value(kind: Kind, path: &str, value: &Value, style: &Style<'_>) -> Option<String> {
    // An entry of several has its words by its own fields.
    said(kind, path.split('/').next().unwrap_or_default(), value, style.home, style)
}

fn said(kind: Kind, name: &str, value: &Value, currency: Currency, style: &Style<'_>) -> Option<String> {
    if is_internal(name) {
        return None;
    }
    match value {
        Value::Null => Some("(empty)".to_owned()),
        Value::Bool(yes) => Some(if *yes { "yes" } else { "no" }.to_owned()),
        Value::String(text) if text.trim().is_empty() => Some("(empty)".to_owned()),
        Value::String(text) => Some(match (choice(name, text), iso_day::parse(text)) {
            (Some(words), _) => words,
            (None, Some(day)) => (style.day)(day),
            (None, None) => text.clone(),
        }),
        Value::Number(number) => match number.as_i64().filter(|_| is_amount(name)) {
            Some(minor) => Some((style.amount)(minor, currency)),
            None => number.as_f64().map(|number| measured(kind, name, number, style)),
        },
        Value::Array(all) => joined(all.iter().map(|one| said(kind, name, one, currency, style))),
        Value::Object(fields) => {
            let own = fields.get("currency").and_then(Value::as_str).and_then(Currency::parse).unwrap_or(currency);
            joined(fields.iter().filter(|(part, _)| *part != "currency").map(|(part, value)| {
                let words = said(kind, part, value, own, style)?;
                // A choice, a text and an amount say what they are; a day and a number need their name.
                let plain = match value {
                    Value::String(text) => iso_day::parse(text).is_none(),
                    Value::Object(_) | Value::Array(_) => true,
                    _ => is_amount(part) && part != "low" && part != "high",
                };
                Some(if plain { words } else { format!("{} {words}", part.replace('_', " ")) })
            }))
        }
    }
}

/// Those that have words, in a row.
fn joined(parts: impl Iterator<Item = Option<String>>) -> Option<String> {
    let parts: Vec<String> = parts.flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// Names of records and fingerprints: nothing that a person has read.
fn is_internal(name: &str) -> bool {
    const INTERNAL: [&str; 16] = [
        "account",
        "application",
        "block",
        "clues",
        "feature",
        "imported",
        "layout",
        "marks",
        "packed",
        "query",
        "referrals",
        "reflection",
        "request",
        "source_id",
        "starter",
        "tell_person",
    ];
    INTERNAL.contains(&name)
}

fn is_amount(name: &str) -> bool {
    const AMOUNTS: [&str; 14] = [
        "amount",
        "balance",
        "buffer",
        "cost",
        "high",
        "hourly",
        "low",
        "minimum",
        "monthly_net",
        "pay",
        "pay_high",
        "price",
        "to",
        "weekly",
    ];
    AMOUNTS.contains(&name)
}

/// A number in its unit.
fn measured(kind: Kind, name: &str, number: f64, style: &Style<'_>) -> String {
    match (kind, name) {
        (Kind::Debt, "rate") => format!("{}%", (style.number)(number / 100.0)),
        (Kind::Block, "start") => format!("{}:{:02}", (number / 60.0).floor(), number % 60.0),
        (_, "minutes_a_week" | "minutes" | "worked") => format!("{} h", (style.number)(number / 60.0)),
        _ => (style.number)(number),
    }
}

/// A choice in words. Its key is the plain word for it; the labels of two dozen lists would be with whatever is kept safe at every start.
fn choice(name: &str, key: &str) -> Option<String> {
    const CHOICES: [&str; 24] = [
        "changes",
        "class",
        "day",
        "experience",
        "form",
        "goals",
        "helped",
        "how",
        "influence",
        "kind",
        "length",
        "must_haves",
        "nice_to_haves",
        "no_gos",
        "origin",
        "outcome",
        "period",
        "plan",
        "protects",
        "skills",
        "theme",
        "told",
        "tone",
        "weekend",
    ];
    let words = || key.replace('_', " ");
    match name {
        "every" => Some(["every ", &words()].concat()),
        "workplace" => Some(words()),
        _ => CHOICES.contains(&name).then(words),
    }
}
