//! What stands under a record's name: `{"v":1,"rev":3,"at":"…","c":{"notes":"…","timeline/k3":"…"},"gone":"…","data":{…}}`.
//!
//! - `v`: the version of the kind's data (see [`migrate`](super::migrate)).
//! - `rev`: how often this device wrote it.
//! - `at`: the clock at which the record was born: added, or brought back after a deletion. It is the clock of every field that `c` does not name.
//! - `c`: the clocks of the fields, and of the entries of fields that unite, that were written at another time. A name that is listed and has
//!   no value in `data` was deleted then.
//! - `gone`: the clock at which the record was deleted. What is not later than it has been dropped.
//! - `data`: the record.
//!
//! An imported record carries no `c`. Reading for display ([`open`]) looks at the envelope and hands the data on as text; its type reads it when
//! somebody asks for it. Only what is written or merged is taken apart into its [`RecordState`].

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::clock::Timestamp;
use super::migrate;
use domain::record::{Kind, Record};

/// A field, or an entry of one that unites, with its clock.
#[derive(Debug, Clone, PartialEq)]
pub struct Register {
    /// When it was written.
    pub at: Timestamp,
    /// What was written; `None` for deleted.
    pub value: Option<Value>,
}

/// A record taken apart.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordState {
    /// How often it was written here.
    pub rev: u32,
    /// When it was added or brought back.
    pub born: Timestamp,
    /// When it was deleted, if ever.
    pub gone: Option<Timestamp>,
    /// Its cells by path: a field's name, or `<field>/<entry>`.
    pub cells: BTreeMap<String, Register>,
}

/// An envelope opened for display.
#[derive(Debug, Clone, PartialEq)]
pub enum OpenedEnvelope {
    /// It exists.
    Live(Record),
    /// It was deleted.
    Deleted,
    /// A newer version of the app wrote it; the record, where this version knows the envelope.
    Newer(u32, Option<Record>),
}

/// Why a text could not be taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EnvelopeError {
    /// A newer version of the app wrote it.
    Newer(u32),
    /// It is damaged: what was expected and where.
    Damaged(String),
}

#[derive(Deserialize)]
struct Wire<'a> {
    v: u32,
    #[serde(default)]
    rev: u32,
    at: Timestamp,
    #[serde(default)]
    c: BTreeMap<String, Timestamp>,
    #[serde(default)]
    gone: Option<Timestamp>,
    #[serde(borrow)]
    data: &'a RawValue,
}

/// Opens a text for display: checks the envelope, and of the data that it is a JSON object. Whether its type reads it is [`read`]'s to say.
///
/// # Errors
/// What was expected and where, when it is not the envelope of a record.
pub fn open(kind: Kind, text: &str) -> Result<OpenedEnvelope, String> {
    match serde_json::from_str::<Wire<'_>>(text) {
        Ok(wire) if wire.v >= migrate::readable_since(kind) => {
            let data = wire.data.get();
            let alive = is_alive(wire.at, wire.gone);
            if wire.v > migrate::current(kind) {
                return Ok(OpenedEnvelope::Newer(wire.v, (alive && is_object(data)).then(|| Record::raw(kind, data))));
            }
            if !alive {
                return Ok(OpenedEnvelope::Deleted);
            }
            if is_object(data) { Ok(OpenedEnvelope::Live(Record::raw(kind, data))) } else { Err("the data is not an object".to_owned()) }
        }
        _ => match RecordState::read(kind, text) {
            Ok(state) => Ok(state.record(kind).map_or(OpenedEnvelope::Deleted, OpenedEnvelope::Live)),
            Err(EnvelopeError::Newer(v)) => Ok(OpenedEnvelope::Newer(v, None)),
            Err(EnvelopeError::Damaged(why)) => Err(why),
        },
    }
}

/// As [`open`], and the data read as its type. It links every type: for what looks at everything, never for a start.
///
/// # Errors
/// What was expected and where, when it is not a record of that kind.
pub fn read(kind: Kind, text: &str) -> Result<OpenedEnvelope, String> {
    Ok(match open(kind, text)? {
        OpenedEnvelope::Live(record) => OpenedEnvelope::Live(typed(&record)?),
        OpenedEnvelope::Newer(v, record) => OpenedEnvelope::Newer(v, record.and_then(|record| typed(&record).ok())),
        OpenedEnvelope::Deleted => OpenedEnvelope::Deleted,
    })
}

/// The record read as its type.
pub(super) fn typed(record: &Record) -> Result<Record, String> {
    record.to_json_text().and_then(|text| Record::read(record.kind(), &text)).map_err(|error| error.to_string())
}

/// Whether a text that is JSON is an object: then nothing else begins so.
fn is_object(data: &str) -> bool {
    data.trim_start().starts_with('{')
}

/// When the record in a text was born, whatever else the text says.
pub fn created_at(text: &str) -> Option<Timestamp> {
    #[derive(Deserialize)]
    struct Birth {
        at: Timestamp,
    }
    serde_json::from_str::<Birth>(text).ok().map(|birth| birth.at)
}

fn is_alive(born: Timestamp, gone: Option<Timestamp>) -> bool {
    gone.is_none_or(|gone| born > gone)
}

impl RecordState {
    /// A record that is born now.
    ///
    /// # Errors
    /// Where its data is no object of plain fields, which is a mistake in the type.
    pub fn born(kind: Kind, data: Value, at: Timestamp) -> Result<Self, String> {
        let cells = split(kind, data)?.into_iter().map(|(path, value)| (path, Register { at, value: Some(value) })).collect();
        Ok(Self { rev: 0, born: at, gone: None, cells })
    }

    /// Whether the record stands. A deletion is taken back by a later birth, never by a later edit of one field.
    pub fn is_alive(&self) -> bool {
        is_alive(self.born, self.gone)
    }

    /// The latest clock in it.
    pub fn latest(&self) -> Timestamp {
        self.cells.values().map(|cell| cell.at).chain(self.gone).fold(self.born, Timestamp::max)
    }

    /// Takes a text apart, migrating it where it is older.
    ///
    /// # Errors
    /// Where it is newer than this version of the app, or damaged.
    pub fn read(kind: Kind, text: &str) -> Result<Self, EnvelopeError> {
        let (wire, data);
        match serde_json::from_str::<Wire<'_>>(text) {
            Ok(read) => {
                if read.v > migrate::current(kind) {
                    return Err(EnvelopeError::Newer(read.v));
                }
                data = serde_json::from_str::<Value>(read.data.get()).map_err(|error| EnvelopeError::Damaged(error.to_string()))?;
                wire = (read.v, read.rev, read.at, read.c, read.gone);
            }
            Err(error) => {
                // Not an envelope of today: what an early version wrote bare, what a future one wrote otherwise, or damage.
                let value = serde_json::from_str::<Value>(text).map_err(|error| EnvelopeError::Damaged(error.to_string()))?;
                match value.get("v") {
                    None if value.is_object() => {
                        data = value;
                        wire = (0, 0, Timestamp::ZERO, BTreeMap::new(), None);
                    }
                    Some(v) => match v.as_u64().and_then(|v| u32::try_from(v).ok()).filter(|v| *v > migrate::current(kind)) {
                        Some(v) => return Err(EnvelopeError::Newer(v)),
                        None => return Err(EnvelopeError::Damaged(error.to_string())),
                    },
                    None => return Err(EnvelopeError::Damaged("not an object".to_owned())),
                }
            }
        }
        let (v, rev, born, mut clocks, gone) = wire;
        let data = migrate::up(kind, v, data, &mut clocks).map_err(EnvelopeError::Damaged)?;
        let mut cells = BTreeMap::new();
        for (path, value) in split(kind, data).map_err(EnvelopeError::Damaged)? {
            let at = clocks.remove(&path).unwrap_or(born);
            cells.insert(path, Register { at, value: Some(value) });
        }
        cells.extend(clocks.into_iter().map(|(path, at)| (path, Register { at, value: None })));
        let mut state = Self { rev, born, gone, cells };
        state.drop_deleted();
        Ok(state)
    }

    /// Drops what the deletion took: every cell not later than it.
    pub(super) fn drop_deleted(&mut self) {
        if let Some(gone) = self.gone {
            self.cells.retain(|_, cell| cell.at > gone);
        }
    }

    /// The record as text, for its type to read; `None` where it was deleted.
    pub fn record(&self, kind: Kind) -> Option<Record> {
        self.is_alive().then(|| Record::raw(kind, self.data(kind).to_string()))
    }

    /// The values put together again.
    pub fn data(&self, kind: Kind) -> Value {
        let mut data = Map::new();
        for (path, cell) in &self.cells {
            let Some(value) = cell.value.clone() else { continue };
            match union_entry(kind, path) {
                Some((field, entry)) => {
                    if let Value::Object(entries) = data.entry(field).or_insert_with(|| Value::Object(Map::new())) {
                        entries.insert(entry.to_owned(), value);
                    }
                }
                None => {
                    data.insert(path.clone(), value);
                }
            }
        }
        Value::Object(data)
    }

    /// As text.
    pub fn write(&self, kind: Kind) -> String {
        let mut clocks = String::new();
        for (path, cell) in &self.cells {
            if cell.at != self.born || cell.value.is_none() {
                clocks.push_str(if clocks.is_empty() { ",\"c\":{" } else { "," });
                clocks.push_str(&Value::from(path.as_str()).to_string());
                clocks.push_str(":\"");
                clocks.push_str(cell.at.as_str());
                clocks.push('"');
            }
        }
        if !clocks.is_empty() {
            clocks.push('}');
        }
        if let Some(gone) = self.gone {
            clocks.push_str(",\"gone\":\"");
            clocks.push_str(gone.as_str());
            clocks.push('"');
        }
        write(kind, self.rev, self.born, &clocks, &self.data(kind).to_string())
    }
}

/// The text of a record that was just added: what [`RecordState::write`] gives for [`RecordState::born`], without taking the record apart.
pub fn write_new(kind: Kind, at: Timestamp, data: &str) -> String {
    write(kind, 1, at, "", data)
}

fn write(kind: Kind, rev: u32, at: Timestamp, clocks: &str, data: &str) -> String {
    let (v, rev) = (migrate::current(kind).to_string(), rev.to_string());
    ["{\"v\":", &v, ",\"rev\":", &rev, ",\"at\":\"", at.as_str(), "\"", clocks, ",\"data\":", data, "}"].concat()
}

/// The field and the entry a path names, where it names an entry.
fn union_entry(kind: Kind, path: &str) -> Option<(&str, &str)> {
    path.split_once('/').filter(|(field, _)| kind.unions().contains(field))
}

/// The paths of a record's data with their values.
///
/// # Errors
/// Where it is no object, a field that unites is no map, or a name would read as a path.
pub fn split(kind: Kind, data: Value) -> Result<Vec<(String, Value)>, String> {
    let Value::Object(fields) = data else { return Err("the data is not an object".to_owned()) };
    let mut cells = Vec::with_capacity(fields.len());
    for (field, value) in fields {
        if field.contains('/') {
            return Err(format!("a field named {field:?}"));
        }
        if kind.unions().contains(&field.as_str()) {
            let Value::Object(entries) = value else { return Err(format!("{field} is not a map")) };
            cells.extend(entries.into_iter().map(|(entry, value)| ([field.as_str(), "/", &entry].concat(), value)));
        } else {
            cells.push((field, value));
        }
    }
    Ok(cells)
}
