//! What all postings together may take. They are the largest thing kept; beyond this, the oldest of closed applications are offered for dropping.

use crate::id::Id;
use crate::model::Model;
use crate::sort_compact::SortCompact;

/// The most characters of all postings together, as they are stored.
pub const TOGETHER: usize = 600_000;

/// How many characters all postings take.
pub fn used(model: &Model) -> usize {
    model.postings.values().map(|posting| posting.packed.chars().count()).sum()
}

/// The postings to drop so that `more` characters fit in: of closed, archived and deleted applications, the oldest first. Empty where there is room;
/// `None` where dropping all of those would not be enough.
pub fn to_drop(model: &Model, more: usize) -> Option<Vec<Id>> {
    let mut over = (used(model) + more).saturating_sub(TOGETHER);
    let closed = |id: &Id| model.applications.get(id).is_none_or(|application| application.archived || application.outcome().is_some());
    let mut oldest: Vec<_> = model
        .postings
        .iter()
        .filter(|(id, _)| closed(id))
        .map(|(id, posting)| (posting.saved_on, id.clone(), posting.packed.chars().count()))
        .collect();
    oldest.sort_compact();
    let mut drop = Vec::new();
    for (_, id, size) in oldest {
        if over == 0 {
            break;
        }
        over = over.saturating_sub(size);
        drop.push(id);
    }
    (over == 0).then_some(drop)
}
