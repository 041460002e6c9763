//! Applications from a table: `guess` maps the columns, `row` reads a row under the mapping, `matching` finds the record it belongs to, `merge`
//! adds it there, and [`plan`] puts it together: a preview row by row and one [`Change`].
//!
//! Rules that hold for every file: reading the same file again changes nothing, also where the person edited in between; nothing that stands
//! here is overwritten or taken away, and no stage is lowered; what has no field goes to the notes; a bad row costs itself alone.

mod days;
mod guess;
mod headers;
pub mod mapping;
mod matching;
mod merge;
mod own;
mod pay;
mod row;
mod vocabulary;

use chrono::NaiveDate;

use crate::dates::{self, DateOrder, Decision};
use crate::fingerprint::Fingerprint;
use crate::kind::FileKind;
use crate::preview::{Fate, Preview, PreviewRow};
use crate::table::Table;
use domain::application::{Application, Event};
use domain::change::{Change, Edit};
use domain::id::Id;
use domain::record::Table as Records;
use domain::sort_compact::SortCompact;
pub(crate) use guess::squash;
pub use guess::{complete, guess};
pub use mapping::{Mapping, Meaning, Target};
use matching::Match;
pub use own::{HEADERS as OWN_HEADERS, write as write_own};
use row::Candidate;

/// What an import would do.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportPlan {
    /// Row by row, in the file's order.
    pub preview: Preview,
    /// The records it would write; none where it would change nothing.
    pub edits: Vec<Edit>,
}

impl ImportPlan {
    /// The import as one change; `None` where it would change nothing.
    pub fn change(self) -> Option<Change> {
        let new = self.edits.iter().filter(|edit| edit.before.is_none()).count();
        let what = match (new, self.edits.len() - new) {
            (0, 0) => return None,
            (new, 0) => format!("Import: {new} new"),
            (0, updated) => format!("Import: {updated} updated"),
            (new, updated) => format!("Import: {new} new, {updated} updated"),
        };
        Some(Change::many(what, self.edits))
    }
}

/// A date of the table that can be read both ways, where the mapping does not say how: the cell, with the day first, with the month first.
pub fn open_date(table: &Table, mapping: &Mapping, today: NaiveDate) -> Option<(String, NaiveDate, NaiveDate)> {
    if mapping.dates.is_some() {
        return None;
    }
    let Decision::Open(cell) = guess::decide(mapping, table, today) else { return None };
    let day = dates::read(&cell, DateOrder::DayFirst)?.date;
    let month = dates::read(&cell, DateOrder::MonthFirst)?.date;
    Some((cell, day, month))
}

/// Plans the import of a table over what stands here. Until the date order is known, days count as first.
pub fn plan(existing: &Records<Application>, kind: FileKind, table: &Table, mapping: &Mapping) -> ImportPlan {
    let mut rows: Vec<PreviewRow> = table
        .bad
        .iter()
        .map(|bad| PreviewRow { row: bad.number, title: String::new(), fate: Fate::Unreadable(bad.reason.clone()), remarks: Vec::new() })
        .collect();
    if kind == FileKind::OwnApplications {
        let edits = own::plan(existing, table, mapping, &mut rows);
        rows.sort_compact_by_key(|row| row.row);
        return ImportPlan { preview: Preview { rows }, edits };
    }
    let mut numbers = Vec::with_capacity(table.rows.len());
    let mut candidates: Vec<(Candidate, Id)> = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        match row::read(table, mapping, row) {
            Ok(candidate) if mapping.skip.contains(&row.number) => rows.push(left_out(row.number, candidate.title())),
            Ok(candidate) => {
                let print = print(&candidate);
                numbers.push(row.number);
                candidates.push((candidate, print));
            }
            Err(reason) => {
                rows.push(PreviewRow { row: row.number, title: String::new(), fate: Fate::Unreadable(reason), remarks: Vec::new() });
            }
        }
    }
    let mut edits = Vec::new();
    for ((number, (candidate, print)), found) in numbers.into_iter().zip(&candidates).zip(matching::find(&candidates, existing)) {
        let (fate, mut told) = place(existing, found, candidate, print, &mut edits);
        let mut remarks = candidate.remarks.clone();
        remarks.append(&mut told);
        rows.push(PreviewRow { row: number, title: candidate.title(), fate, remarks });
    }
    rows.sort_compact_by_key(|row| row.row);
    ImportPlan { preview: Preview { rows }, edits }
}

/// A row the person leaves out.
fn left_out(row: usize, title: String) -> PreviewRow {
    PreviewRow { row, title, fate: Fate::Skipped("You left it out.".to_owned()), remarks: Vec::new() }
}

/// What becomes of a matched row; adds its edit where there is one.
fn place(existing: &Records<Application>, found: Match, candidate: &Candidate, print: &Id, edits: &mut Vec<Edit>) -> (Fate, Vec<String>) {
    match found {
        Match::Known(_) => (Fate::Same, Vec::new()),
        Match::New(id) => {
            let application = merge::fresh(&id, candidate, print);
            edits.push(Edit::add(id, application));
            (Fate::New, Vec::new())
        }
        Match::Record(id) => {
            let Some(before) = existing.get(&id) else { return (Fate::Same, Vec::new()) };
            let merged = merge::merge(&id, before, candidate, print);
            if merged.gains.is_empty() {
                return (Fate::Same, merged.remarks);
            }
            let gains = format!("Adds {}.", merged.gains.join(", "));
            edits.push(Edit::update(id, before, merged.application));
            (Fate::Update(gains), merged.remarks)
        }
    }
}

/// The fingerprint of all that was read from a row.
fn print(candidate: &Candidate) -> Id {
    let text = serde_json::to_string(&candidate.application).unwrap_or_default();
    let print = Fingerprint::of("row").with(&text).with(&candidate.row_id);
    Id::from_bits(candidate.events.iter().fold(print, with_event).bits())
}

fn with_event(print: Fingerprint, event: &Event) -> Fingerprint {
    print
        .with(merge::name(&event.kind))
        .with(&event.date.map(|d| d.to_string()).unwrap_or_default())
        .with(&event.time.map(|t| t.to_string()).unwrap_or_default())
        .with(&event.note)
}
