//! The mapping as it can be guessed from headings and from the shape of the cells. Only a guess: it is shown and can be corrected.

use chrono::NaiveDate;

use super::headers::{EXACT, HOLDING, Shape, repeats, takes};
use super::mapping::{Mapping, Meaning, Target};
use super::vocabulary;
use crate::dates::{self, DateOrder, Decision};
use crate::kind::FileKind;
use crate::table::Table;
use crate::words::{fold, holds_one};
use domain::application::Origin;

/// How many filled cells are looked at to see what a column looks like.
const LOOK_AT: usize = 300;
/// How many different words of a column are listed at most.
const MAX_WORDS: usize = 200;

/// Guesses how to read a table.
pub fn guess(kind: FileKind, table: &Table, today: NaiveDate) -> Mapping {
    let columns = fixed(kind, table).unwrap_or_else(|| by_heading(table));
    let mut mapping = Mapping { columns, ..Mapping::default() };
    if matches!(kind, FileKind::LinkedInApplications | FileKind::LinkedInSavedJobs) {
        "LinkedIn".clone_into(&mut mapping.channel);
    }
    complete(&mut mapping, table, today);
    mapping
}

/// Fills in what follows from the columns: the words of status and channel that the mapping does not list yet, and the date order where it is
/// open and the dates decide it.
pub fn complete(mapping: &mut Mapping, table: &Table, today: NaiveDate) {
    mapping.columns.resize(table.headers.len(), Target::Labelled);
    for row in &table.rows {
        for (cell, target) in row.cells.iter().zip(&mapping.columns) {
            let word = cell.trim();
            match target {
                Target::Status if !vocabulary::is_blank(word) && mapping.statuses.len() < MAX_WORDS => {
                    let word = status_word(word);
                    mapping.statuses.entry(word).or_insert_with_key(|word| vocabulary::status(word));
                }
                Target::Channel if mapping.origins.len() < MAX_WORDS && !mapping.origins.contains_key(word) => {
                    let origin = vocabulary::origin(word);
                    if origin != Origin::Outbound {
                        mapping.origins.insert(word.to_owned(), origin);
                    }
                }
                _ => {}
            }
        }
    }
    if mapping.dates.is_none()
        && let Decision::Order(order) = decide(mapping, table, today)
    {
        mapping.dates = Some(order);
    }
}

/// What all dates of the mapped columns say about their order. Where they can be read both ways, one way may still put what is past into the
/// future.
pub fn decide(mapping: &Mapping, table: &Table, today: NaiveDate) -> Decision {
    let cells = |wanted: fn(Target) -> bool| {
        table.rows.iter().flat_map(move |row| {
            row.cells.iter().zip(&mapping.columns).filter(move |(_, target)| wanted(**target)).map(|(cell, _)| cell.as_str())
        })
    };
    let decision = dates::decide(cells(Target::is_dated));
    if !matches!(decision, Decision::Open(_)) {
        return decision;
    }
    let ahead = |order| {
        let past = |target| matches!(target, Target::AppliedOn | Target::SavedOn | Target::EndedOn | Target::StatusOn);
        cells(past).filter_map(|cell| dates::read(cell, order)).any(|when| when.date > today)
    };
    match (ahead(DateOrder::DayFirst), ahead(DateOrder::MonthFirst)) {
        (false, true) => Decision::Order(DateOrder::DayFirst),
        (true, false) => Decision::Order(DateOrder::MonthFirst),
        _ => decision,
    }
}

/// A status as a word: Teal writes it as JSON with a `name`.
pub(super) fn status_word(cell: &str) -> String {
    let cell = cell.trim();
    let named = cell.starts_with('{').then(|| serde_json::from_str::<serde_json::Value>(cell).ok()).flatten();
    named.and_then(|json| json.get("name")?.as_str().map(str::to_owned)).unwrap_or_else(|| cell.to_owned())
}

/// The meaning of a status cell under a mapping.
pub(super) fn meaning(mapping: &Mapping, word: &str) -> Meaning {
    mapping.statuses.get(word).copied().unwrap_or_else(|| vocabulary::status(word))
}

/// Formats with fixed headings.
fn fixed(kind: FileKind, table: &Table) -> Option<Vec<Target>> {
    let known: &[(&str, Target)] = match kind {
        FileKind::LinkedInApplications => &[
            ("applicationdate", Target::AppliedOn),
            ("contactemail", Target::Contact),
            ("contactphonenumber", Target::Contact),
            ("companyname", Target::Company),
            ("jobtitle", Target::Role),
            ("joburl", Target::Url),
            ("resumename", Target::Resume),
            ("questionandanswers", Target::Labelled),
        ],
        FileKind::LinkedInSavedJobs => {
            &[("saveddate", Target::SavedOn), ("joburl", Target::Url), ("jobtitle", Target::Role), ("companyname", Target::Company)]
        }
        FileKind::Simplify => &[
            ("jobtitle", Target::Role),
            ("companyname", Target::Company),
            ("location", Target::Location),
            ("joburl", Target::Url),
            ("applieddate", Target::AppliedOn),
            ("status", Target::Status),
            ("statusdate", Target::StatusOn),
            ("archived", Target::Archived),
            ("datearchived", Target::Labelled),
            ("notes", Target::Notes),
            ("jobtype", Target::Labelled),
        ],
        FileKind::Teal => &[
            ("id", Target::RowId),
            ("companyname", Target::Company),
            ("role", Target::Role),
            ("statusname", Target::Status),
            ("status", Target::Status),
            ("location", Target::Location),
            ("url", Target::Url),
            ("source", Target::Channel),
            ("minsalary", Target::PayLow),
            ("maxsalary", Target::PayHigh),
            ("salarycurrency", Target::PayCurrency),
            ("salarypayperiod", Target::PayPeriod),
            ("addedat", Target::SavedOn),
            ("appliedat", Target::AppliedOn),
            ("followupat", Target::RemindOn),
            ("updatedat", Target::Ignored),
            ("archivedat", Target::Archived),
        ],
        FileKind::Huntr => &[
            ("title", Target::Role),
            ("url", Target::Url),
            ("companyname", Target::Company),
            ("listname", Target::Status),
            ("boardname", Target::Labelled),
            ("htmldescription", Target::Notes),
        ],
        FileKind::JobSync => &[
            ("index", Target::Ignored),
            ("createdat", Target::SavedOn),
            ("applied", Target::Sent),
            ("applieddate", Target::AppliedOn),
            ("company", Target::Company),
            ("jobtitle", Target::Role),
            ("jobtype", Target::Labelled),
            ("workplacetype", Target::Workplace),
            ("location", Target::Location),
            ("jobsource", Target::Channel),
            ("status", Target::Status),
        ],
        _ => return None,
    };
    let find = |header: &String| {
        let header = squash(&fold(header));
        known.iter().find(|(name, _)| *name == header).map_or(Target::Labelled, |(_, target)| *target)
    };
    let mut columns: Vec<Target> = table.headers.iter().map(find).collect();
    // Teal writes the status twice; the first is enough.
    let mut seen = false;
    for target in columns.iter_mut().filter(|target| **target == Target::Status) {
        if std::mem::replace(&mut seen, true) {
            *target = Target::Ignored;
        }
    }
    Some(columns)
}

/// Any other table: exact headings first, then headings that hold a known word, then the shape of the cells alone.
fn by_heading(table: &Table) -> Vec<Target> {
    let shapes: Vec<Shape> = (0..table.headers.len()).map(|column| shape(table, column)).collect();
    let folded: Vec<String> = table.headers.iter().map(|header| fold(header)).collect();
    let mut columns: Vec<Option<Target>> = vec![None; folded.len()];
    let exact: Vec<(Target, Vec<String>)> =
        EXACT.iter().map(|(target, words)| (*target, words.split(", ").map(squash).collect())).collect();
    for (place, header) in folded.iter().enumerate() {
        let header = squash(header);
        let Some(shape) = shapes.get(place) else { continue };
        let fits = |(target, words): &&(Target, Vec<String>)| words.contains(&header) && takes(*target, *shape) && free(&columns, *target);
        if let Some(target) = exact.iter().find(fits).map(|(target, _)| *target) {
            set(&mut columns, place, target);
        }
    }
    for (place, header) in folded.iter().enumerate() {
        let Some(shape) = shapes.get(place).filter(|_| columns.get(place).is_some_and(Option::is_none)) else { continue };
        let fits = |(target, words): &&(Target, &str)| holds_one(header, words) && takes(*target, *shape) && free(&columns, *target);
        if let Some(target) = HOLDING.iter().find(fits).map(|(target, _)| *target) {
            set(&mut columns, place, target);
        }
    }
    by_shape(table, &shapes, &mut columns);
    columns.into_iter().map(|target| target.unwrap_or(Target::Labelled)).collect()
}

/// What the headings leave open, and everything where there are none.
fn by_shape(table: &Table, shapes: &[Shape], columns: &mut [Option<Target>]) {
    for (place, shape) in shapes.iter().enumerate() {
        if columns.get(place).is_some_and(Option::is_some) {
            continue;
        }
        let target = match shape {
            Shape::Links => Target::Url,
            Shape::Dates => Target::AppliedOn,
            Shape::Text if counts_up(table, place) => Target::Ignored,
            Shape::Text if known_words(table, place) => Target::Status,
            Shape::Text if !table.headed && free(columns, Target::Company) => Target::Company,
            Shape::Text if !table.headed && free(columns, Target::Role) => Target::Role,
            _ => continue,
        };
        if free(columns, target) {
            set(columns, place, target);
        }
    }
}

fn free(columns: &[Option<Target>], target: Target) -> bool {
    repeats(target) || !columns.contains(&Some(target))
}

fn set(columns: &mut [Option<Target>], place: usize, target: Target) {
    if let Some(column) = columns.get_mut(place) {
        *column = Some(target);
    }
}

/// A folded text without its blanks.
pub(crate) fn squash(text: &str) -> String {
    text.chars().filter(|c| *c != ' ').collect()
}

/// The cells of a column that hold something.
fn cells(table: &Table, column: usize) -> impl Iterator<Item = &str> {
    let cells = table.rows.iter().filter_map(move |row| row.cells.get(column)).map(|cell| cell.trim());
    cells.filter(|cell| !vocabulary::is_blank(cell)).take(LOOK_AT)
}

/// What most cells of a column look like.
fn shape(table: &Table, column: usize) -> Shape {
    let (mut all, mut dates, mut links, mut answers) = (0usize, 0usize, 0usize, 0usize);
    for cell in cells(table, column) {
        all += 1;
        links += usize::from(cell.starts_with("http://") || cell.starts_with("https://") || cell.starts_with("www."));
        dates += usize::from(dates::is_date(cell));
        answers += usize::from(vocabulary::answer(cell).is_some());
    }
    match all {
        0 => Shape::Blank,
        _ if links * 2 >= all => Shape::Links,
        _ if dates * 2 > all => Shape::Dates,
        _ if (answers + dates) * 10 > all * 9 => Shape::Answers,
        _ => Shape::Text,
    }
}

/// Whether a column only numbers the rows.
fn counts_up(table: &Table, column: usize) -> bool {
    let mut next = None;
    let mut number = |cell: &str| {
        let value: u64 = cell.parse().ok()?;
        let good = next.is_none_or(|next| next == value);
        next = value.checked_add(1);
        good.then_some(())
    };
    table.rows.len() > 1 && table.rows.iter().all(|row| row.cells.get(column).is_some_and(|cell| number(cell.trim()).is_some()))
}

/// Whether most cells of a column are status words.
fn known_words(table: &Table, column: usize) -> bool {
    let (mut all, mut known) = (0usize, 0usize);
    for cell in cells(table, column) {
        all += 1;
        known += usize::from(cell.len() < 40 && vocabulary::status(cell) != Meaning::Note && vocabulary::answer(cell).is_none());
    }
    all > 0 && known * 3 > all * 2
}
