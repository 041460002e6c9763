//! The envelope of a stored record: `{"v":1,"rev":3,"at":"…","c":{"notes":"…","timeline/k3":"…"},"gone":"…","data":{…}}`.
//!
//! - `v`: the version of the kind's data (see [`migrate`](super::migrate)).
//! - `rev`: how often this device has written the record.
//! - `at`: when the record was created, or brought back after a deletion. It is the timestamp of every field that `c` does not name.
//! - `c`: the timestamps of the fields, and of the entries of fields that merge by entry, that were written at another time. A name in `c` without
//!   a value in `data` was deleted then.
//! - `gone`: when the record was deleted. Fields not written later have been dropped.
//! - `data`: the record.
//!
//! An imported record has no `c`. Reading for display ([`open`]) checks the envelope and passes the data on as text; its type reads it when
//! somebody asks for it. Only a record that is written or merged is taken apart into its [`RecordState`].

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::clock::Timestamp;
use super::damage::{self, Damage};
use super::migrate;
use domain::record::{Kind, Record};

/// A last-writer-wins register: a field, or an entry of a field that merges by entry, with the time it was written.
#[derive(Debug, Clone, PartialEq)]
pub struct Register {
    /// When it was last written.
    pub at: Timestamp,
    /// What was written; `None` where it was deleted.
    pub value: Option<Value>,
}

/// A record taken apart into its registers, for writing and merging.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordState {
    /// How often this device has written it.
    pub rev: u32,
    /// When it was created, or brought back after a deletion.
    pub created_at: Timestamp,
    /// When it was last deleted.
    pub deleted_at: Option<Timestamp>,
    /// By path: a field's name, or `<field>/<entry>`.
    pub registers: BTreeMap<String, Register>,
}

/// An envelope opened for display.
#[derive(Debug, Clone, PartialEq)]
pub enum OpenedEnvelope {
    /// The record exists.
    Live(Record),
    /// It was deleted.
    Deleted,
    /// A newer version of the app wrote it: that version, and the record where this version can read the envelope.
    Newer(u32, Option<Record>),
}

/// Why a text could not be taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EnvelopeError {
    /// A newer version of the app wrote it: that version.
    Newer(u32),
    /// It is not a record of its kind.
    Damaged(Damage),
}

#[derive(Deserialize)]
struct Envelope<'a> {
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

/// Opens a text for display: checks the envelope, and that the data is a JSON object. [`read`] also reads the data as its type.
///
/// # Errors
/// Where it is not the envelope of a record.
pub fn open(kind: Kind, text: &str) -> Result<OpenedEnvelope, Damage> {
    match serde_json::from_str::<Envelope<'_>>(text) {
        Ok(envelope) if envelope.v >= migrate::readable_since(kind) => {
            let data = envelope.data.get();
            let live = is_live(envelope.at, envelope.gone);
            if envelope.v > migrate::current(kind) {
                return Ok(OpenedEnvelope::Newer(envelope.v, (live && is_object(data)).then(|| Record::raw(kind, data))));
            }
            if !live {
                return Ok(OpenedEnvelope::Deleted);
            }
            if is_object(data) { Ok(OpenedEnvelope::Live(Record::raw(kind, data))) } else { Err(Damage::NotAnObject) }
        }
        _ => match RecordState::read(kind, text) {
            Ok(state) => Ok(state.record(kind).map_or(OpenedEnvelope::Deleted, OpenedEnvelope::Live)),
            Err(EnvelopeError::Newer(v)) => Ok(OpenedEnvelope::Newer(v, None)),
            Err(EnvelopeError::Damaged(damage)) => Err(damage),
        },
    }
}

/// As [`open`], and reads the data as its type. It links every type, so a start must not call it.
///
/// # Errors
/// Where it is not a record of that kind.
pub fn read(kind: Kind, text: &str) -> Result<OpenedEnvelope, Damage> {
    Ok(match open(kind, text)? {
        OpenedEnvelope::Live(record) => OpenedEnvelope::Live(typed(&record)?),
        OpenedEnvelope::Newer(v, record) => OpenedEnvelope::Newer(v, record.and_then(|record| typed(&record).ok())),
        OpenedEnvelope::Deleted => OpenedEnvelope::Deleted,
    })
}

/// The record read as its type.
pub(super) fn typed(record: &Record) -> Result<Record, Damage> {
    record.to_json_text().and_then(|text| Record::read(record.kind(), &text)).map_err(damage::json)
}

/// Whether a text known to be JSON is an object.
fn is_object(data: &str) -> bool {
    data.trim_start().starts_with('{')
}

/// When the record in a text was created, even where the rest of the text cannot be read.
pub fn created_at(text: &str) -> Option<Timestamp> {
    #[derive(Deserialize)]
    struct Head {
        at: Timestamp,
    }
    serde_json::from_str::<Head>(text).ok().map(|head| head.at)
}

fn is_live(created_at: Timestamp, deleted_at: Option<Timestamp>) -> bool {
    deleted_at.is_none_or(|deleted_at| created_at > deleted_at)
}

impl RecordState {
    /// A record created at that time.
    ///
    /// # Errors
    /// Where its data is not an object of plain fields, which is a mistake in the type.
    pub fn new(kind: Kind, data: Value, at: Timestamp) -> Result<Self, Damage> {
        // One by one: collecting would link a sort of its own into the first download.
        let mut registers = BTreeMap::new();
        for (path, value) in split(kind, data)? {
            registers.insert(path, Register { at, value: Some(value) });
        }
        Ok(Self { rev: 0, created_at: at, deleted_at: None, registers })
    }

    /// Whether the record exists. Only creating it anew takes a deletion back; a later edit of one field does not.
    pub fn is_live(&self) -> bool {
        is_live(self.created_at, self.deleted_at)
    }

    /// The latest timestamp in it.
    pub fn latest(&self) -> Timestamp {
        self.registers.values().map(|register| register.at).chain(self.deleted_at).fold(self.created_at, Timestamp::max)
    }

    /// Takes a text apart, after migrating it where it is older.
    ///
    /// # Errors
    /// Where it is newer than this version of the app, or damaged.
    pub fn read(kind: Kind, text: &str) -> Result<Self, EnvelopeError> {
        let (head, data);
        match serde_json::from_str::<Envelope<'_>>(text) {
            Ok(read) => {
                if read.v > migrate::current(kind) {
                    return Err(EnvelopeError::Newer(read.v));
                }
                data = serde_json::from_str::<Value>(read.data.get()).map_err(|error| EnvelopeError::Damaged(damage::json(error)))?;
                head = (read.v, read.rev, read.at, read.c, read.gone);
            }
            Err(error) => {
                // Not a current envelope: a bare record of an early version, an envelope of a future one, or damage.
                let value = serde_json::from_str::<Value>(text).map_err(|error| EnvelopeError::Damaged(damage::json(error)))?;
                match value.get("v") {
                    None if value.is_object() => {
                        data = value;
                        head = (0, 0, Timestamp::ZERO, BTreeMap::new(), None);
                    }
                    Some(v) => match v.as_u64().and_then(|v| u32::try_from(v).ok()).filter(|v| *v > migrate::current(kind)) {
                        Some(v) => return Err(EnvelopeError::Newer(v)),
                        None => return Err(EnvelopeError::Damaged(damage::json(error))),
                    },
                    None => return Err(EnvelopeError::Damaged(Damage::NotAnObject)),
                }
            }
        }
        let (v, rev, created_at, mut clocks, deleted_at) = head;
        let data = migrate::upgrade(kind, v, data, &mut clocks).map_err(EnvelopeError::Damaged)?;
        let mut registers = BTreeMap::new();
        for (path, value) in split(kind, data).map_err(EnvelopeError::Damaged)? {
            let at = clocks.remove(&path).unwrap_or(created_at);
            registers.insert(path, Register { at, value: Some(value) });
        }
        registers.extend(clocks.into_iter().map(|(path, at)| (path, Register { at, value: None })));
        let mut state = Self { rev, created_at, deleted_at, registers };
        state.drop_deleted();
        Ok(state)
    }

    /// Drops what the deletion removed: every register not written after it.
    pub(super) fn drop_deleted(&mut self) {
        if let Some(deleted_at) = self.deleted_at {
            self.registers.retain(|_, register| register.at > deleted_at);
        }
    }

    /// The record, to be read as its type when asked for; `None` where it was deleted.
    pub fn record(&self, kind: Kind) -> Option<Record> {
        self.is_live().then(|| Record::raw(kind, self.data(kind).to_string()))
    }

    /// The values as one JSON object.
    pub fn data(&self, kind: Kind) -> Value {
        let mut data = Map::new();
        for (path, register) in &self.registers {
            let Some(value) = register.value.clone() else { continue };
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

    /// As the text of an envelope.
    pub fn write(&self, kind: Kind) -> String {
        let mut clocks = String::new();
        for (path, register) in &self.registers {
            if register.at != self.created_at || register.value.is_none() {
                clocks.push_str(if clocks.is_empty() { ",\"c\":{" } else { "," });
                clocks.push_str(&Value::from(path.as_str()).to_string());
                clocks.push_str(":\"");
                clocks.push_str(register.at.as_str());
                clocks.push('"');
            }
        }
        if !clocks.is_empty() {
            clocks.push('}');
        }
        if let Some(deleted_at) = self.deleted_at {
            clocks.push_str(",\"gone\":\"");
            clocks.push_str(deleted_at.as_str());
            clocks.push('"');
        }
        write(kind, self.rev, self.created_at, &clocks, &self.data(kind).to_string())
    }
}

/// The text of a record just created: what [`RecordState::write`] gives for [`RecordState::new`], without taking the record apart.
pub fn write_new(kind: Kind, at: Timestamp, data: &str) -> String {
    write(kind, 1, at, "", data)
}

fn write(kind: Kind, rev: u32, at: Timestamp, clocks: &str, data: &str) -> String {
    let (v, rev) = (migrate::current(kind).to_string(), rev.to_string());
    ["{\"v\":", &v, ",\"rev\":", &rev, ",\"at\":\"", at.as_str(), "\"", clocks, ",\"data\":", data, "}"].concat()
}

/// The field and the entry of a path that names an entry.
fn union_entry(kind: Kind, path: &str) -> Option<(&str, &str)> {
    path.split_once('/').filter(|(field, _)| kind.unions().contains(field))
}

/// The paths of a record's data with their values.
///
/// # Errors
/// Where it is not an object, a field that merges by entry is not a map, or a name would read as a path.
pub fn split(kind: Kind, data: Value) -> Result<Vec<(String, Value)>, Damage> {
    let Value::Object(fields) = data else { return Err(Damage::NotAnObject) };
    let mut registers = Vec::with_capacity(fields.len());
    for (field, value) in fields {
        if field.contains('/') {
            return Err(Damage::FieldName(field));
        }
        if let Some(name) = kind.unions().iter().find(|name| **name == field) {
            let Value::Object(entries) = value else { return Err(Damage::NotAMap(name)) };
            registers.extend(entries.into_iter().map(|(entry, value)| ([field.as_str(), "/", &entry].concat(), value)));
        } else {
            registers.push((field, value));
        }
    }
    Ok(registers)
}
