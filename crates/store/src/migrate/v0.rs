//! Version 0: an early version wrote a bare record, without an envelope, and dates as fields.
//!
//! An application: `{"company":"…","title":"…","where":"…","applied":"2024-03-01","interviews":["2024-03-12"],"rejected":"2024-03-20","notes":"…"}`.
//! Settings: `{"dark":true,"goal":"…"}`.

use serde_json::{Map, Value, json};

use crate::damage::Damage;

/// Fields become today's; dates become events whose ids are made of their kind, so that two devices make the same ones. What has no field goes
/// into the notes.
pub(super) fn application(data: Value) -> Result<Value, Damage> {
    let Value::Object(mut old) = data else { return Err(Damage::NotAnObject) };
    if !old.get("company").or_else(|| old.get("title")).is_some_and(Value::is_string) {
        return Err(Damage::NotAnEnvelope);
    }
    let mut new = Map::new();
    for (was, is) in [("company", "company"), ("title", "role"), ("where", "location")] {
        if let Some(text) = text(old.remove(was)) {
            new.insert(is.to_owned(), text.into());
        }
    }
    let mut timeline = Map::new();
    for kind in ["applied", "offer", "rejected"] {
        if let Some(date) = text(old.remove(kind)) {
            timeline.insert(format!("v0-{kind}"), json!({"kind": kind, "date": date}));
        }
    }
    if let Some(Value::Array(dates)) = old.remove("interviews") {
        for (nth, date) in dates.into_iter().enumerate() {
            timeline.insert(format!("v0-interview-{nth}"), json!({"kind": "interview", "date": text(Some(date))}));
        }
    }
    if !timeline.is_empty() {
        new.insert("timeline".to_owned(), Value::Object(timeline));
    }
    let mut notes: Vec<String> = text(old.remove("notes")).into_iter().collect();
    notes.extend(
        old.into_iter().map(|(field, value)| format!("{field}: {}", text(Some(value.clone())).unwrap_or_else(|| value.to_string()))),
    );
    if !notes.is_empty() {
        new.insert("notes".to_owned(), notes.join("\n").into());
    }
    Ok(Value::Object(new))
}

/// `dark` becomes the theme.
pub(super) fn settings(data: Value) -> Result<Value, Damage> {
    let Value::Object(mut old) = data else { return Err(Damage::NotAnObject) };
    if !old.contains_key("dark") && !old.contains_key("goal") {
        return Err(Damage::NotAnEnvelope);
    }
    match old.remove("dark") {
        Some(Value::Bool(true)) => old.insert("theme".to_owned(), "dark".into()),
        Some(Value::Bool(false)) => old.insert("theme".to_owned(), "light".into()),
        _ => None,
    };
    Ok(Value::Object(old))
}

/// Kinds that came later than version 0.
pub(super) fn none(_: Value) -> Result<Value, Damage> {
    Err(Damage::NotAnEnvelope)
}

fn text(value: Option<Value>) -> Option<String> {
    match value {
        Some(Value::String(text)) if !text.is_empty() => Some(text),
        _ => None,
    }
}
