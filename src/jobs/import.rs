//! The messages of an import. The page sends a file's bytes with an [`ImportJob`], shows what comes back, sends the corrected mapping with the
//! same bytes as often as the person likes, and at last asks for the edits. Plain data: the page links no reader of files through this. Records
//! travel as texts: the worker checks what it made, and the page passes it on unread.

use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use domain::application::{Application, Event, Origin};
use domain::budget::{BankLayout, Spending};
use domain::change::{Change, Edit};
use domain::currency::Currency;
use domain::dictionary::Dictionary;
use domain::id::Id;
use domain::record::{Kind, Record, Table as Records};
use domain::sort_compact::SortCompact;
use exchange::applications::{self, Dollar, FileFunnel, Mapping, Notice, RowTimeline, Target};
use exchange::bank::likeness::{self, AsMoney, Likeness};
use exchange::contacts::{self, Contact};
use exchange::kind::{self, FileKind};
use exchange::limits::Refusal;
use exchange::moods::{self, MoodRow};
use exchange::preview::{Counts, Preview};
use exchange::table::{self, Table, Text};
use exchange::vcard;

/// Read this file.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ImportJob {
    /// How far to go.
    pub step: Step,
    /// Today, in the person's calendar: nothing was sent after it, which can decide the date order.
    #[serde(with = "domain::iso_day::required")]
    pub today: NaiveDate,
    /// The corrected mapping; `None` at first: the guess is used and comes back.
    #[serde(default)]
    pub mapping: Option<Mapping>,
    /// The person's own currency, where they set one: it says which dollar "$" is.
    #[serde(default)]
    pub currency: Option<Currency>,
    /// What is here already: `model.applications.clone()`.
    #[serde(default)]
    pub applications: Records<Application>,
}

/// How far to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Map and preview; nothing to write.
    Preview,
    /// The same, and the edits with it.
    Import,
}

/// What the file is and what it holds.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ImportAnswer {
    /// What file it is.
    pub kind: FileKind,
    /// What it holds.
    pub content: Content,
    /// What the file would be as movements of money, where it can be that as well as applications: both are shown, and the person chooses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub money: Option<AsMoney>,
}

/// What a file holds.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    /// Applications.
    Applications(Box<ApplicationsAnswer>),
    /// People; no applications are made of them.
    Contacts(Vec<Contact>),
    /// Entries of a diary.
    Diary(Vec<MoodRow>),
    /// Known by its content, and read by another job.
    Elsewhere,
}

/// Applications in a file: how it was read and what an import would do.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ApplicationsAnswer {
    /// The table's columns, with examples.
    pub columns: Vec<ColumnInfo>,
    /// How it was read: the guess, or what the job brought. `mapping.columns` runs beside `columns`.
    pub mapping: Mapping,
    /// What has to be answered before an import: each stays until the mapping answers it.
    pub questions: Vec<Question>,
    /// Row by row.
    pub preview: Arc<Preview>,
    /// The rows counted.
    pub counts: Counts,
    /// The timeline each row becomes, in the order of `preview.rows`; rows that are no application have none.
    #[serde(default)]
    pub timelines: Vec<TimelineText>,
    /// The funnel the file adds up to by itself.
    #[serde(default)]
    pub funnel: FileFunnel,
    /// Dates that are hardly meant.
    #[serde(default)]
    pub notices: Vec<Notice>,
    /// The channels, most rows first. `mapping.origins` says who began under each.
    #[serde(default)]
    pub channels: Vec<Channel>,
    /// What an import writes: only for [`Step::Import`], and only where no question is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<ChangeText>,
}

/// The timeline that a row becomes. Its events travel as text: of thousands of rows only those that are drawn are read.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct TimelineText {
    /// The number a spreadsheet shows beside it.
    pub row: usize,
    events: Box<RawValue>,
}

impl TimelineText {
    fn write(timeline: &RowTimeline) -> Result<Self, serde_json::Error> {
        Ok(Self { row: timeline.row, events: serde_json::value::to_raw_value(&timeline.events)? })
    }

    /// The events, the earliest first; those without a day come first.
    pub fn events(&self) -> Vec<Event> {
        // They were written by `write`, of the same version.
        serde_json::from_str(self.events.get()).unwrap_or_default()
    }
}

/// A column as the person knows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnInfo {
    /// Its heading; "Column 3" where it has none.
    pub header: String,
    /// The first few different cells that are not blank.
    pub samples: Vec<String>,
    /// How many cells are not blank.
    pub filled: usize,
}

/// A word of the column of channels.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Channel {
    /// As written.
    pub word: String,
    /// How many rows have it.
    pub rows: usize,
    /// Who began under it, as the mapping has it.
    pub origin: Origin,
}

/// What the file leaves open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// Days can be read both ways. Answered by `mapping.dates`.
    DateOrder {
        /// A date as written.
        example: String,
        /// What it is with the day first.
        day_first: NaiveDate,
        /// What it is with the month first.
        month_first: NaiveDate,
    },
    /// Days are written without their year. Answered by `mapping.year`.
    Year {
        /// Such a day as written.
        example: String,
        /// The likeliest year.
        proposed: i32,
    },
    /// Pay is in "$", and which dollar it is cannot be known. Answered by `mapping.dollar`.
    Dollar {
        /// Such a cell as written.
        example: String,
    },
    /// No column was taken for company or role. Answered by `mapping.columns`.
    NoCompanyOrRole,
}

/// A [`Change`] as text.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ChangeText {
    /// What was done: one line in the undo list.
    pub what: String,
    edits: Vec<EditText>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct EditText {
    id: Id,
    kind: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    before: Option<Box<RawValue>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    after: Option<Box<RawValue>>,
}

const UNWRITABLE: &str = "What was read could not be written down. Nothing was changed.";

impl ChangeText {
    /// Writes a change down, in the worker, and has checked it: nobody reads it again before it is kept.
    ///
    /// # Errors
    /// The sentence for the person, where it may not be kept.
    pub fn write(change: &Change) -> Result<Self, String> {
        change.check().map_err(|problem| problem.sentence)?;
        Self::unchecked(change).map_err(|_| UNWRITABLE.to_owned())
    }

    fn unchecked(change: &Change) -> Result<Self, serde_json::Error> {
        let raw = |record: &Option<Record>| record.as_ref().map(|r| RawValue::from_string(r.to_json_text()?.into_owned())).transpose();
        let write = |edit: &Edit| {
            let (before, after) = (raw(&edit.before)?, raw(&edit.after)?);
            Ok(EditText { id: edit.id.clone(), kind: edit.kind.name().to_owned(), before, after })
        };
        Ok(Self { what: change.what.clone(), edits: change.edits.iter().map(write).collect::<Result<_, serde_json::Error>>()? })
    }

    /// Makes the change of it, on the page. The records stay texts, which know their type only for the case that something stands there already.
    ///
    /// # Errors
    /// Where it is not what [`ChangeText::write`] wrote.
    pub fn read(&self) -> Result<Change, serde_json::Error> {
        let read = |edit: &EditText| {
            let kind = Kind::named(&edit.kind).ok_or_else(|| serde::de::Error::custom("a kind of record this version does not know"))?;
            let record = |raw: &Option<Box<RawValue>>| raw.as_ref().map(|text| raw_record(kind, text.get()));
            Ok(Edit { id: edit.id.clone(), kind, before: record(&edit.before), after: record(&edit.after) })
        };
        Ok(Change { what: self.what.clone(), edits: self.edits.iter().map(read).collect::<Result<_, serde_json::Error>>()? })
    }
}

/// A record as the worker wrote it. Only the kinds that imports touch say their type here.
fn raw_record(kind: Kind, text: &str) -> Record {
    match kind {
        Kind::Application => Record::raw_as::<Application>(text),
        Kind::Spending => Record::raw_as::<Spending>(text),
        Kind::BankLayout => Record::raw_as::<BankLayout>(text),
        _ => Record::raw(kind, text),
    }
}

/// Does the job.
///
/// # Errors
/// A sentence for the person.
pub fn run(job: ImportJob, bytes: &[u8]) -> Result<ImportAnswer, String> {
    let (kind, mut table, money) = match table_of(bytes, job.today).map_err(|refusal| refusal.to_string())? {
        Ok((table, money)) => match (kind::of_table(&table), &money) {
            (FileKind::Spreadsheet, Some(AsMoney { likeness: Likeness::Money, .. })) => (FileKind::BankTable, table, money),
            (kind, _) => (kind, table, money),
        },
        Err(FileKind::VCard) => {
            let text = table::decode(bytes).map_err(|refusal| refusal.to_string())?.text;
            return Ok(ImportAnswer { kind: FileKind::VCard, content: Content::Contacts(vcard::read(&text)), money: None });
        }
        Err(kind) => return Ok(ImportAnswer { kind, content: Content::Elsewhere, money: None }),
    };
    if kind == FileKind::Spreadsheet {
        applications::take_lanes(&mut table);
        applications::take_sections(&mut table);
    }
    let content = match kind {
        FileKind::Daylio => Content::Diary(moods::read(&table)),
        FileKind::LinkedInConnections => Content::Contacts(contacts::read(&table)),
        FileKind::BankTable if job.mapping.is_none() => Content::Elsewhere,
        _ => Content::Applications(Box::new(applications(job, kind, &table)?)),
    };
    Ok(ImportAnswer { kind, content, money: money.filter(|money| money.likeness == Likeness::Both) })
}

/// The table in a file, or what the file is instead.
fn table_of(bytes: &[u8], today: NaiveDate) -> Result<Result<(Table, Option<AsMoney>), FileKind>, Refusal> {
    let Text { text, encoding } = table::decode(bytes)?;
    if let Some(kind) = kind::of_text(&text) {
        return Ok(Err(kind));
    }
    // Other programs' JSON and pages of the web are text, and no tables.
    let start = text.trim_start();
    if start.starts_with('<') || (start.starts_with(['{', '[']) && serde_json::from_str::<serde::de::IgnoredAny>(start).is_ok()) {
        return Err(Refusal::Unknown);
    }
    let listed = applications::take_cards(&text, encoding, today).or_else(|| applications::take_lines(&text, encoding));
    if let Some(table) = listed {
        return Ok(Ok((table, None)));
    }
    let text = exchange::bank::lay_out(&text).unwrap_or(text);
    let money = likeness::as_money(&text, encoding);
    let mut table = table::read_text(&text, encoding)?;
    let across = applications::take_across(&mut table);
    applications::take_day_numbers(&mut table);
    Ok(Ok((table, money.filter(|_| !across))))
}

fn applications(job: ImportJob, kind: FileKind, table: &Table) -> Result<ApplicationsAnswer, String> {
    // A mapping without columns says only that it is applications.
    let mut mapping = match job.mapping.filter(|mapping| !mapping.columns.is_empty()) {
        Some(mut mapping) => {
            applications::complete(&mut mapping, table, job.today);
            mapping
        }
        None => applications::guess(kind, table, job.today),
    };
    if mapping.dollar == Dollar::Unknown {
        mapping.dollar = job.currency.filter(|currency| currency.is_dollar()).map_or(Dollar::Unknown, Dollar::Is);
    }
    let mut questions = Vec::new();
    if kind != FileKind::OwnApplications {
        // A text of one column is no table at all, but for names under a heading that says just that.
        if table.headers.len() < 2 && !table.headers.iter().any(|heading| applications::is_heading_of_names(heading)) {
            return Err(Refusal::Unknown.to_string());
        }
        if !mapping.columns.iter().any(|target| target.names()) {
            questions.push(Question::NoCompanyOrRole);
        }
        if let Some((example, day_first, month_first)) = applications::open_date(table, &mapping, job.today) {
            questions.push(Question::DateOrder { example, day_first, month_first });
        }
        if let Some((example, proposed)) = applications::open_year(table, &mapping, job.today) {
            questions.push(Question::Year { example, proposed });
        }
        if let Some(example) = applications::open_dollar(table, &mapping) {
            questions.push(Question::Dollar { example });
        }
    }
    // Until the year is said, the preview shows what the proposed one gives.
    let shown = questions.iter().find_map(|question| match question {
        Question::Year { proposed, .. } => {
            let mut shown = Mapping { year: Some(*proposed), ..mapping.clone() };
            applications::complete(&mut shown, table, job.today);
            Some(shown)
        }
        _ => None,
    });
    let plan = applications::plan(&job.applications, kind, table, shown.as_ref().unwrap_or(&mapping));
    let timelines = plan.read.iter().map(|(row, application)| TimelineText::write(&RowTimeline::of(*row, application)));
    let timelines = timelines.collect::<Result<_, _>>().map_err(|_| UNWRITABLE.to_owned())?;
    let funnel = FileFunnel::of(&plan.read, job.today);
    let notices = applications::notices(table, shown.as_ref().unwrap_or(&mapping), job.today);
    let (preview, counts) = (Arc::new(plan.preview.clone()), plan.preview.counts());
    let wanted = job.step == Step::Import && questions.is_empty();
    let change = wanted.then(|| plan.change()).flatten().map(|change| ChangeText::write(&change)).transpose()?;
    let channels = channels(table, &mapping);
    Ok(ApplicationsAnswer { columns: columns(table), mapping, questions, preview, counts, timelines, funnel, notices, channels, change })
}

/// How many channels are listed at most.
const CHANNELS: usize = 200;

fn channels(table: &Table, mapping: &Mapping) -> Vec<Channel> {
    let mut counts = Dictionary::default();
    for row in &table.rows {
        let cells = row.cells.iter().zip(&mapping.columns).filter(|(_, target)| **target == Target::Channel);
        for word in cells.map(|(cell, _)| cell.trim()).filter(|word| !word.is_empty()) {
            *counts.at(word, 0_usize) += 1;
        }
    }
    let channel = |(word, rows): (&str, &usize)| {
        let origin = mapping.origins.get(word).copied().unwrap_or_default();
        Channel { word: word.to_owned(), rows: *rows, origin }
    };
    let mut channels: Vec<Channel> = counts.iter().map(channel).collect();
    channels.sort_compact_by(|a, b| b.rows.cmp(&a.rows).then_with(|| a.word.cmp(&b.word)));
    channels.truncate(CHANNELS);
    channels
}

/// How many examples of a column's cells are shown, and how long each is at most.
const SAMPLES: usize = 4;
const SAMPLE_CHARS: usize = 60;

fn columns(table: &Table) -> Vec<ColumnInfo> {
    let column = |(place, header): (usize, &String)| {
        let cells = || table.rows.iter().filter_map(|row| row.cells.get(place)).map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
        let mut samples: Vec<String> = Vec::new();
        for cell in cells().take(200) {
            let cell: String = cell.chars().take(SAMPLE_CHARS).collect();
            if samples.len() < SAMPLES && !samples.contains(&cell) {
                samples.push(cell);
            }
        }
        let header = if header.trim().is_empty() { format!("Column {}", place + 1) } else { header.trim().to_owned() };
        ColumnInfo { header, samples, filled: cells().count() }
    };
    table.headers.iter().enumerate().map(column).collect()
}
