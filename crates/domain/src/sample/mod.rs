//! Sample data: a made-up search of ten weeks, relative to today, so that every screen can be seen with data before anything is typed.
//!
//! It is one [`Change`], made in a space of its own in one tab and never among the person's records. Ids begin with `sample-`, which is how a sample record
//! is recognized. Earlier versions did put it among them: [`leftovers`] takes it out. The companies are invented. Each part has its own module: [`applications`], [`reflections`], [`reviews`], [`routine`], [`today`], [`diary`], [`documents`], [`money`].

pub mod applications;
pub mod diary;
pub mod documents;
mod ids;
pub mod leftovers;
pub mod money;
pub mod reflections;
pub mod reviews;
pub mod routine;
pub mod today;

use chrono::NaiveDate;

use super::change::{Change, Edit};
use super::model::Model;
use crate::sort_compact::SortCompact;

/// The whole sample as one change.
pub fn change(today: NaiveDate) -> Change {
    let mut edits = applications::edits(today);
    edits.extend(reflections::edits(today));
    edits.extend(diary::edits(today));
    edits.extend(documents::edits(today));
    edits.extend(money::edits(today));
    edits.extend(reviews::edits(today));
    edits.extend(routine::edits(today));
    edits.extend(today::edits(today));
    edits.sort_compact_by(|a, b| (a.kind, &a.id).cmp(&(b.kind, &b.id)));
    Change::many("Sample data added", edits)
}

/// Removes every sample record there is; `None` where there is none.
pub fn removal(model: &Model) -> Option<Change> {
    let all = model.all().into_iter().filter(|(id, _)| id.is_sample());
    let edits: Vec<Edit> = all.map(|(id, record)| Edit { id, kind: record.kind(), before: Some(record), after: None }).collect();
    (!edits.is_empty()).then(|| Change::many("Sample data removed", edits))
}
