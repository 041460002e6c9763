//! What came of the applications that went out with each version: first contacts of how many, with the interval. No version is called the best.

use super::edits::same_name;
use super::{Document, DocumentVersion};
use crate::funnel::Ledger;
use crate::funnel::breakdown::{BreakdownBy, breakdown};
use crate::id::Id;
use crate::model::Model;
use crate::sort_compact::SortCompact;
use crate::stats::Rate;

/// One version with its result.
#[derive(Debug, Clone, PartialEq)]
pub struct VersionResult {
    /// Which version; `None` for a name that only applications have: the version was deleted, or never written down.
    pub id: Option<Id>,
    /// Its name.
    pub name: String,
    /// First contacts of how many applications.
    pub rate: Rate,
}

/// Every version of a document, the newest first, then the names that only applications have.
pub fn results(model: &Model, ledger: &Ledger, document: Document) -> Vec<VersionResult> {
    let by = if document == Document::Resume { BreakdownBy::Resume } else { BreakdownBy::Letter };
    let mut rows: Vec<_> = breakdown(ledger, model, by).into_iter().filter(|row| row.given).collect();
    let mut own: Vec<(&Id, &DocumentVersion)> =
        model.versions.iter().map(|(id, version)| (id, version.as_ref())).filter(|(_, version)| version.document == document).collect();
    own.sort_compact_by(|a, b| (b.1.made_on, a.0).cmp(&(a.1.made_on, b.0)));
    let mut results = Vec::new();
    for (id, version) in own {
        let at = rows.iter().position(|row| same_name(&row.label, &version.name));
        let rate = at.map_or_else(|| Rate::new(0, 0), |at| rows.remove(at).rate);
        results.push(VersionResult { id: Some(id.clone()), name: version.name.clone(), rate });
    }
    results.extend(rows.into_iter().map(|row| VersionResult { id: None, name: row.label, rate: row.rate }));
    results
}
