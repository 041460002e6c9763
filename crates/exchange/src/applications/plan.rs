//! The import of a table planned over what is there already: a preview row by row, the records it would write, and the funnel the file adds up to.

use chrono::NaiveDate;

use super::candidate::Candidate;
use super::mapping::{Mapping, Target};
use super::matching::{self, Match};
use super::status::Readings;
use super::{activities, event_names, guess, log, merge, own, pay, row, vocabulary};
use crate::dates::{self, DateOrder, Decision};
use crate::fingerprint::Fingerprint;
use crate::kind::FileKind;
use crate::preview::{Fate, Preview, PreviewRow};
use crate::table::{Row, Table};
use domain::application::{Application, Event};
use domain::change::{Change, Edit};
use domain::dictionary::Dictionary;
use domain::id::Id;
use domain::record::Table as Records;
use domain::sort_compact::SortCompact;

/// What an import would do.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportPlan {
    /// Row by row, in the file's order.
    pub preview: Preview,
    /// The records it would write; none where it would change nothing.
    pub edits: Vec<Edit>,
    /// What the rows say by themselves, whatever is there already: the row's number and the application it becomes.
    pub read: Vec<(usize, Application)>,
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
    // A day without a year is shown in this one: what is asked is the order.
    let read = |order| dates::read_as(&cell, dates::Writing { order, until: Some(today) }).map(|when| when.date);
    let (day, month) = (read(DateOrder::DayFirst)?, read(DateOrder::MonthFirst)?);
    Some((cell, day, month))
}

/// A day of the table that is written without its year, where the mapping does not say which year, and the year to propose.
pub fn open_year(table: &Table, mapping: &Mapping, today: NaiveDate) -> Option<(String, i32)> {
    if mapping.year.is_some() {
        return None;
    }
    let cell = guess::yearless(mapping, table)?;
    Some((cell.to_owned(), guess::propose_year(mapping, table, today)))
}

/// A pay in "$" of which nobody said which dollar it is.
pub fn open_dollar(table: &Table, mapping: &Mapping) -> Option<String> {
    if mapping.dollar != super::mapping::Dollar::Unknown {
        return None;
    }
    let headings = table.headers.iter().map(String::as_str);
    let is_pay = |place: usize| matches!(mapping.columns.get(place), Some(Target::Pay | Target::PayLow | Target::PayHigh));
    let pays: Vec<(usize, &str)> = headings.enumerate().filter(|(place, _)| is_pay(*place)).collect();
    let cells =
        table.rows.iter().flat_map(|row| pays.iter().filter_map(|(place, heading)| Some((row.cells.get(*place)?.trim(), *heading))));
    cells.into_iter().find(|(cell, heading)| pay::asks_which_dollar(cell, heading)).map(|(cell, _)| cell.to_owned())
}

/// Plans the import of a table over what is there. Until the date order is known, days count as first.
pub fn plan(existing: &Records<Application>, kind: FileKind, table: &Table, mapping: &Mapping) -> ImportPlan {
    let unread = |bad: &crate::table::BadRow, fate: fn(String) -> Fate| PreviewRow {
        row: bad.number,
        title: String::new(),
        fate: fate(bad.reason.clone()),
        remarks: Vec::new(),
    };
    let mut rows: Vec<PreviewRow> = table.bad.iter().map(|bad| unread(bad, Fate::Unreadable)).collect();
    if kind == FileKind::OwnApplications {
        let edits = own::plan(existing, table, mapping, &mut rows);
        rows.sort_compact_by_key(|row| row.row);
        return ImportPlan { preview: Preview { rows }, edits, read: Vec::new() };
    }
    rows.extend(table.skipped.iter().map(|skipped| unread(skipped, Fate::Skipped)));
    let mut readings = Readings::default();
    let mut numbered: Vec<(usize, Candidate)> = Vec::with_capacity(table.rows.len());
    let mut seen = Dictionary::default();
    for row in &table.rows {
        // Whoever has one line twice has pasted it twice; "Acme, sent" may well have been two.
        if row.cells.iter().filter(|cell| !cell.trim().is_empty()).count() > 3 {
            let before = *seen.at(&row.cells.join("\u{1f}"), row.number);
            if before != row.number {
                let reason = format!("It is the same as row {before}, word for word.");
                rows.push(PreviewRow { row: row.number, title: String::new(), fate: Fate::Skipped(reason), remarks: Vec::new() });
                continue;
            }
        }
        if let Some(reason) = not_an_application(row, mapping) {
            rows.push(PreviewRow { row: row.number, title: String::new(), fate: Fate::Skipped(reason.to_owned()), remarks: Vec::new() });
            continue;
        }
        match row::read(table, mapping, row, &mut readings) {
            Ok(candidate) if mapping.skip.contains(&row.number) => rows.push(PreviewRow::left_out(row.number, candidate.title())),
            Ok(candidate) => numbered.push((row.number, candidate)),
            Err(reason) => {
                let fate = if is_prepared(row, mapping) {
                    Fate::Skipped("It is prepared for an application and holds none yet.".to_owned())
                } else {
                    Fate::Unreadable(reason)
                };
                rows.push(PreviewRow { row: row.number, title: String::new(), fate, remarks: Vec::new() });
            }
        }
    }
    let left_out = |(row, title, reason)| PreviewRow { row, title, fate: Fate::Skipped(reason), remarks: Vec::new() };
    if mapping.columns.contains(&Target::Activity) {
        rows.extend(activities::gather(&mut numbered).into_iter().map(left_out));
    } else if log::is_mapped(table, mapping) {
        rows.extend(activities::gather_log(&mut numbered).into_iter().map(left_out));
    }
    let with_print = |(row, candidate): (usize, Candidate)| {
        let print = print(&candidate);
        (row, (candidate, print))
    };
    let (numbers, candidates): (Vec<usize>, Vec<(Candidate, Id)>) = numbered.into_iter().map(with_print).unzip();
    let (mut edits, mut read) = (Vec::new(), Vec::with_capacity(numbers.len()));
    for ((number, (candidate, print)), found) in numbers.into_iter().zip(&candidates).zip(matching::find(&candidates, existing)) {
        let (Match::Known(id) | Match::Record(id) | Match::New(id)) = &found;
        let fresh = merge::fresh(id, candidate, print);
        let (fate, mut told) = place(existing, &found, candidate, print, &fresh, &mut edits);
        read.push((number, fresh));
        let mut remarks = candidate.remarks.clone();
        remarks.append(&mut told);
        rows.push(PreviewRow { row: number, title: candidate.title(), fate, remarks });
    }
    rows.sort_compact_by_key(|row| row.row);
    ImportPlan { preview: Preview { rows }, edits, read }
}

/// Whether a row is numbered, or has its boxes, and nothing else.
fn is_prepared(row: &Row, mapping: &Mapping) -> bool {
    let empty = |(cell, target): (&String, &Target)| {
        *target == Target::Ignored || vocabulary::is_blank(cell) || vocabulary::answer(cell) == Some(false)
    };
    row.cells.iter().zip(&mapping.columns).all(empty)
}

/// Why a row of the table is no application: a line of sums, or one that only names a stretch of time.
fn not_an_application(row: &Row, mapping: &Mapping) -> Option<&'static str> {
    let filled = || row.cells.iter().map(|cell| cell.trim()).enumerate().filter(|(_, cell)| !cell.is_empty());
    let (first, text) = filled().next()?;
    // "Total" is a company too: one with a role, a day or a link, of which nothing is there. Beside a number may stand what is counted: "6 sent", "avg 31".
    let sign = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '%' | ' ' | '/');
    let counted = |cell: &str| {
        let words = || cell.split(' ').filter(|word| !word.is_empty());
        // "6家": what is counted is one sign, without a blank.
        let is_number = |word: &str| {
            word.trim_end_matches(|c: char| c.is_alphabetic() && !c.is_ascii()).chars().all(sign) && !word.starts_with(char::is_alphabetic)
        };
        let numbers = words().filter(|word| is_number(word)).count();
        let plain = |word: &str| is_number(word) || word.trim_end_matches(':').chars().all(char::is_alphabetic);
        numbers == 1 && words().count() <= 4 && words().all(plain)
    };
    let number = |cell: &str| cell.chars().all(sign) || counted(cell);
    let named = mapping.columns.get(first).copied().is_some_and(Target::names);
    let alone = filled().skip(1).all(|(_, cell)| number(cell));
    if filled().count() == 1 && row.cells.len() > 2 && vocabulary::is_span(text) {
        return Some("It is a line that divides the list, not an application.");
    }
    // "Response rate:, 50 %", "Stages:, applied, interview": no company ends with a colon.
    if named && text.ends_with([':', '：']) && filled().count() > 1 && !filled().any(|(_, cell)| dates::is_day(cell)) {
        return Some("It is a line about the list, not an application.");
    }
    (alone
        && vocabulary::is_total(text)
        && (!named || text.chars().any(|c| c.is_ascii_digit()) || filled().count() > 1 || text.ends_with(':') || row.cells.len() > 2))
        .then_some("It is a line of sums, not an application.")
}

/// What becomes of a matched row; adds its edit where there is one.
fn place(
    existing: &Records<Application>,
    found: &Match,
    candidate: &Candidate,
    print: &Id,
    fresh: &Application,
    edits: &mut Vec<Edit>,
) -> (Fate, Vec<String>) {
    match found {
        Match::Known(_) => (Fate::Same, Vec::new()),
        Match::New(id) => {
            edits.push(Edit::add(id.clone(), fresh.clone()));
            (Fate::New, Vec::new())
        }
        Match::Record(id) => {
            let Some(before) = existing.get(id) else { return (Fate::Same, Vec::new()) };
            let merged = merge::merge(id, before, candidate, print);
            if merged.gains.is_empty() {
                return (Fate::Same, merged.remarks);
            }
            let gains = format!("Adds {}.", merged.gains.join(", "));
            edits.push(Edit::update(id.clone(), before, merged.application));
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
        .with(event_names::name(&event.kind))
        .with(&event.date.map(|d| d.to_string()).unwrap_or_default())
        .with(&event.time.map(|t| t.to_string()).unwrap_or_default())
        .with(&event.note)
}
