//! The sample data goes in one change, as it came. What it is made of is not here.

use super::change::{Change, Edit};
use super::model::Model;

/// Takes out every record whose id marks it as sample data; `None` where there is none.
pub fn removal(model: &Model) -> Option<Change> {
    let samples = model.all().into_iter().filter(|(id, _)| id.is_sample());
    let edits: Vec<_> = samples.map(|(id, record)| Edit { id, kind: record.kind(), before: Some(record), after: None }).collect();
    (!edits.is_empty()).then(|| Change::many("Sample data removed", edits))
}
