//! What an earlier version left: it put the sample among the person's own records. Whatever nobody touched goes; what was edited, or what a record of the
//! person's own names, is theirs to decide on, once: kept under an id of its own, or dropped.

use std::collections::BTreeSet;

use crate::change::{Change, Edit};
use crate::id::{Id, SAMPLE_PREFIX};
use crate::model::Model;
use crate::record::{Kind, Record};
use crate::sort_compact::IntoTree;

/// Prefix of the ids of sample records that the person kept.
const KEPT_PREFIX: &str = "kept-";

/// The sample records of a model, in two heaps.
#[derive(Debug, Clone, PartialEq)]
pub struct Leftovers {
    /// Takes out what nobody touched; `None` where there is nothing of it.
    pub removal: Option<Change>,
    /// What the person is asked about: edited, named by a record of their own, or named by one of these.
    pub asked: Vec<(Kind, Id)>,
}

/// Sorts the sample records, given which were never edited.
pub fn leftovers(model: &Model, untouched: &BTreeSet<(Kind, Id)>) -> Leftovers {
    let all = model.all();
    let mut asked: BTreeSet<Id> = BTreeSet::new();
    for (id, record) in &all {
        if !id.is_sample() {
            asked.extend(named(record));
        } else if !untouched.contains(&(record.kind(), id.clone())) {
            asked.insert(id.clone());
        }
    }
    // What a record that may stay names must be able to stay with it.
    loop {
        let kept = all.iter().filter(|(id, _)| asked.contains(id));
        let more: BTreeSet<Id> = kept.flat_map(|(_, record)| named(record)).filter(|id| !asked.contains(id)).into_set();
        if more.is_empty() {
            break;
        }
        asked.extend(more);
    }
    let (stays, goes): (Vec<_>, Vec<_>) = all.into_iter().filter(|(id, _)| id.is_sample()).partition(|(id, _)| asked.contains(id));
    let edits: Vec<Edit> =
        goes.into_iter().map(|(id, record)| Edit { id, kind: record.kind(), before: Some(record), after: None }).collect();
    Leftovers {
        removal: (!edits.is_empty()).then(|| Change::many("Sample data removed", edits)),
        asked: stays.into_iter().map(|(id, record)| (record.kind(), id)).collect(),
    }
}

/// Makes every sample record the person's own: under a new id, by which whatever named it names it still. `None` where there is none.
pub fn keep(model: &Model) -> Option<Change> {
    let all = model.all();
    let ids: BTreeSet<Id> = all.iter().map(|(id, _)| id.clone()).filter(Id::is_sample).into_set();
    let mut edits = Vec::new();
    for (id, record) in all {
        let kind = record.kind();
        let names = named(&record);
        let Some(after) = renamed(&record, names.iter().filter(|id| ids.contains(id))) else { continue };
        if id.is_sample() {
            edits.push(Edit { id: kept(&id), kind, before: None, after: Some(after) });
            edits.push(Edit { id, kind, before: Some(record), after: None });
        } else if !names.is_empty() {
            edits.push(Edit { id, kind, before: Some(record), after: Some(after) });
        }
    }
    (!edits.is_empty()).then(|| Change::many("Sample entries kept as yours", edits))
}

fn kept(id: &Id) -> Id {
    Id::new([KEPT_PREFIX, id.as_str().strip_prefix(SAMPLE_PREFIX).unwrap_or(id.as_str())].concat())
}

/// The sample ids that a record names: every whole text of its data, or name in it, that begins as one.
fn named(record: &Record) -> BTreeSet<Id> {
    let quoted = ["\"", SAMPLE_PREFIX].concat();
    let Ok(text) = record.to_json_text() else { return BTreeSet::new() };
    let found = text.split(quoted.as_str()).skip(1).filter_map(|rest| rest.split_once('"'));
    found.map(|(rest, _)| Id::new([SAMPLE_PREFIX, rest].concat())).into_set()
}

/// The record with these ids replaced by the kept ones; `None` where it cannot be read back.
fn renamed<'a>(record: &Record, ids: impl Iterator<Item = &'a Id>) -> Option<Record> {
    let mut text = record.to_json_text().ok()?.into_owned();
    for id in ids {
        text = text.replace(&format!("\"{id}\""), &format!("\"{}\"", kept(id)));
    }
    Record::read(record.kind(), &text).ok()
}
