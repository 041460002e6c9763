//! Other programs' JSON → tables: every list of objects in it, also one of an object a line, and a board as Trello exports it ([`super::board`]). Values inside values are written
//! into one cell, times of programs as days.

use domain::letter_case::{self, SmallLetters};
use std::collections::BTreeMap;

use chrono::DateTime;
use serde_json::{Map, Value};

use super::board::{self, Cells, day};
use super::fault::Fault;
use super::json_values;
use super::sheet::{Budget, Sheet};

/// How deep lists are looked for, and objects laid out into columns.
const DEEP: usize = 4;

/// Whether a text is JSON of objects, by its first bytes; a SWIFT message begins with a brace too.
pub fn is_json(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    let mut marks = head.iter().filter(|byte| !byte.is_ascii_whitespace());
    matches!((marks.next(), marks.next()), (Some(b'{'), Some(b'"')) | (Some(b'['), Some(b'{')))
}

/// The tables in a JSON text.
///
/// # Errors
/// [`Fault::Damaged`] where it is none, [`Fault::NoList`], [`Fault::TooManyCells`].
pub(super) fn sheets(text: &str) -> Result<Vec<Sheet>, Fault> {
    let text = text.trim_start_matches('\u{feff}');
    let by_line = || text.lines().filter(|line| !line.trim().is_empty()).map(serde_json::from_str).collect::<Result<_, _>>();
    let value: Value = serde_json::from_str(text).or_else(|_| by_line().map(Value::Array)).map_err(|_| Fault::Damaged)?;
    let mut budget = Budget::default();
    if let Some(cards) = board::cards(&value) {
        let name = value.get("name").and_then(Value::as_str).unwrap_or("Cards");
        return Ok(vec![sheet(name, &cards, &mut budget)?]);
    }
    let mut lists = BTreeMap::new();
    find(&value, "List", 0, &mut lists);
    if let Some(rows) = in_one(&lists) {
        return Ok(vec![sheet("List", &rows, &mut budget)?]);
    }
    let table = |(name, objects): (&&str, &Vec<&Map<String, Value>>)| {
        let rows: Vec<Cells> = objects.iter().map(|object| row(object, &lists)).collect();
        sheet(name, &rows, &mut budget)
    };
    let sheets: Vec<Sheet> = lists.iter().map(table).collect::<Result<_, _>>()?;
    if sheets.is_empty() { Err(Fault::NoList) } else { Ok(sheets) }
}

/// Lists whose keys say how far their objects are: `{"Applied": [{…}], "Rejected": [{…}]}`. They are one table, with the key in a column of its own.
fn in_one(lists: &Lists) -> Option<Vec<Cells>> {
    let first = lists.values().next()?.first()?;
    // What a database gives every object of every list makes no two of them alike.
    let own = |key: &&String| !matches!(key.as_str(), "id" | "_id" | "createdAt" | "created_at" | "updatedAt" | "updated_at" | "name");
    let refers = |key: &String| key.ends_with("_id") && key.len() > 3 || key.ends_with("Id");
    let alike = |object: &&Map<String, Value>| {
        object.keys().filter(own).filter(|key| first.contains_key(*key)).count() > 1 && !object.keys().any(refers)
    };
    let says = |key: &String| matches!(key.to_ascii_lowercase().as_str(), "status" | "stage" | "state" | "type" | "list");
    let told = lists.values().flatten().any(|object| object.keys().any(says)) || !lists.values().flatten().all(alike);
    let rows = lists.iter().flat_map(|(name, objects)| objects.iter().map(move |object| (name, object)));
    (lists.len() > 1 && !told)
        .then(|| rows.map(|(name, object)| [row(object, lists), vec![("List".to_owned(), words(name))]].concat()).collect())
}

/// Rows with their headings: a column for each, in the order in which they come.
fn sheet(name: &str, rows: &[Cells], budget: &mut Budget) -> Result<Sheet, Fault> {
    let mut sheet = Sheet { name: name.to_owned(), ..Sheet::default() };
    let mut columns = BTreeMap::<&str, u32>::new();
    for (n, cells) in (1_u32..).zip(rows) {
        for (heading, text) in cells {
            let next = columns.len() as u32;
            let column = *columns.entry(heading).or_insert(next);
            if column == next {
                sheet.put(0, column, heading, budget)?;
            }
            sheet.put(n, column, text, budget)?;
        }
    }
    Ok(sheet)
}

type Lists<'a> = BTreeMap<&'a str, Vec<&'a Map<String, Value>>>;

/// The lists of objects, each by the key it stands under.
fn find<'a>(value: &'a Value, name: &'a str, depth: usize, lists: &mut Lists<'a>) {
    match value {
        Value::Array(items) => {
            let objects: Vec<_> = items.iter().filter_map(Value::as_object).collect();
            if !objects.is_empty() {
                lists.entry(name).or_default().extend(objects);
            }
        }
        Value::Object(inner) if keyed(inner) => lists.entry(name).or_default().extend(inner.values().filter_map(Value::as_object)),
        Value::Object(inner) if depth < DEEP => inner.iter().for_each(|(key, value)| find(value, key, depth + 1, lists)),
        _ => {}
    }
}

/// Whether an object is a list whose keys only tell its objects apart: `{"acme": {"title": …, "status": …}, "bolt": {…}}`. Each has keys of the first.
fn keyed(object: &Map<String, Value>) -> bool {
    let first = object.values().next().and_then(Value::as_object);
    let like = |value: &Value| {
        let (Some(first), Some(other)) = (first, value.as_object()) else { return false };
        other.keys().filter(|key| first.contains_key(*key)).count() > 1
    };
    object.len() > 1 && object.values().all(like)
}

/// An object as a row, and beside it what it names by a key such as `job_id` in the list `jobs`.
fn row(object: &Map<String, Value>, lists: &Lists) -> Cells {
    let mut cells = Cells::new();
    lay_out(object, "", 0, &mut cells);
    for (key, id) in object {
        let Some(stem) = key.strip_suffix("_id").or_else(|| key.strip_suffix("Id")).filter(|stem| !stem.is_empty()) else { continue };
        let plural = [format!("{stem}s"), format!("{}ies", stem.trim_end_matches('y'))];
        let list = plural.iter().find_map(|name| lists.get(name.as_str())).map(Vec::as_slice).unwrap_or_default();
        let Some(named) = list.iter().find(|other| !id.is_null() && other.get("id") == Some(id)) else { continue };
        let mut more = Cells::new();
        lay_out(named, "", 0, &mut more);
        for (heading, text) in more {
            if !cells.iter().any(|(known, _)| *known == heading) {
                cells.push((heading, text));
            }
        }
    }
    cells
}

/// Puts the values of an object into columns. What an object inside is called stands under its own key.
fn lay_out(object: &Map<String, Value>, prefix: &str, depth: usize, cells: &mut Cells) {
    for (key, value) in &json_values::with_points(object) {
        let names = !prefix.is_empty() && matches!(key.as_str(), "name" | "title" | "label");
        // A place inside is where something is, and no name of it: an employer's city.
        let place = !prefix.is_empty() && matches!(key.as_str(), "city" | "town" | "location" | "region" | "country");
        let free = |name: &str| !cells.iter().any(|(known, _)| known == name);
        // "fields" of a base, "properties" of a page: what holds all of them names none of them.
        if let (true, Value::Object(inner)) = (prefix.is_empty() && is_wrapping(key), value) {
            lay_out(inner, "", depth + 1, cells);
            continue;
        }
        let heading = match (names, prefix) {
            (true, _) => prefix
                .rsplit_once(' ')
                .map(|(_, last)| words(last))
                .filter(|last| inner_name(last) && free(last))
                .unwrap_or_else(|| prefix.to_owned()),
            (false, "") => words(key),
            (false, _) if place && free("Location") => "Location".to_owned(),
            (false, _) => format!("{prefix} {}", words(key).small_letters()),
        };
        let time = value.as_object().and_then(json_values::time);
        match value {
            Value::Object(inner) if depth < DEEP && time.is_none() => lay_out(inner, &heading, depth + 1, cells),
            _ => cells.push((heading, time.unwrap_or_else(|| text(key, value)))),
        }
    }
}

/// Whether an object of this key is only what a record's own fields stand in.
fn is_wrapping(key: &str) -> bool {
    matches!(key, "fields" | "attributes" | "properties" | "values" | "data" | "node")
}

/// Whether an object of this key has the name of what it is called: `{"job": {"employer": {"name": …}}}`.
fn inner_name(key: &str) -> bool {
    matches!(key, "Employer" | "Company" | "Organization" | "Organisation")
}

/// A key as a heading: `companyName` and `company_name` are "Company name".
fn words(key: &str) -> String {
    let mut out = String::with_capacity(key.len() + 4);
    let mut small = false;
    for c in key.chars() {
        match c {
            '_' => out.push(' '),
            c if out.is_empty() => out.push(letter_case::capital(c)),
            c if small && c.is_uppercase() => {
                out.push(' ');
                out.push(letter_case::small(c));
            }
            c => out.push(c),
        }
        small = c.is_lowercase();
    }
    out
}

/// A value as a cell.
fn text(key: &str, value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Value::String(text) => text.clone(),
        Value::Number(number) => stamp(key, number.as_i64()).unwrap_or_else(|| number.to_string()),
        Value::Array(items) => {
            let nested = items.iter().any(|item| item.is_object() || item.is_array());
            let items: Vec<String> = items.iter().map(|item| text(key, item)).filter(|text| !text.is_empty()).collect();
            items.join(if nested { "; " } else { ", " })
        }
        Value::Object(inner) => {
            let parts: Vec<String> = inner.iter().map(|(key, value)| day(&text(key, value)).to_owned()).collect();
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
        }
    }
}

/// Seconds or milliseconds since 1970 under a key that names a time.
fn stamp(key: &str, number: Option<i64>) -> Option<String> {
    let key = key.to_ascii_lowercase();
    ["at", "date", "on", "time", "stamp"].iter().any(|end| key.ends_with(end)).then_some(())?;
    let number = number?;
    let seconds = if number > 100_000_000_000 { number / 1000 } else { number };
    json_values::in_our_time(seconds).then_some(())?;
    DateTime::from_timestamp(seconds, 0).map(|time| time.date_naive().to_string())
}
