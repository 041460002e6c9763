//! The messages of an import. The page sends a file's bytes with an [`ImportJob`], shows what comes back, sends the corrected mapping with the
//! same bytes as often as the person likes, and at last asks for the edits. Plain data: the page links no reader of files through this. Records
//! travel as texts: the worker checks what it made, and the page passes it on unread.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::Answer;
use domain::application::Application;
use domain::budget::{BankLayout, Spending};
use domain::change::{Change, Edit};
use domain::id::Id;
use domain::record::{Kind, Record, Table as Records};
use exchange::applications::{self, Mapping, Target};
use exchange::contacts::{self, Contact};
use exchange::kind::{self, FileKind};
use exchange::limits::Refusal;
use exchange::preview::{Counts, Preview};
use exchange::table::{self, Table, Text};

/// Read this file.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ImportJob {
    /// How far to go.
    pub step: Step,
    /// Today, in the person's calendar: nothing was sent after it, which can decide the date order.
    pub today: NaiveDate,
    /// The corrected mapping; `None` at first: the guess is used and comes back.
    #[serde(default)]
    pub mapping: Option<Mapping>,
    /// What stands here already: `model.applications.clone()`.
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
}

/// What a file holds.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    /// Applications.
    Applications(Box<ApplicationsAnswer>),
    /// People; no applications are made of them.
    Contacts(Vec<Contact>),
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
    pub preview: Preview,
    /// The rows counted.
    pub counts: Counts,
    /// What an import writes: only for [`Step::Import`], and only where no question is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<ChangeText>,
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

impl ChangeText {
    /// Writes a change down, in the worker, and has checked it: nobody reads it again before it is kept.
    ///
    /// # Errors
    /// The sentence for the person, where it may not be kept.
    pub fn write(change: &Change) -> Result<Self, String> {
        change.check().map_err(|problem| problem.sentence)?;
        Self::unchecked(change).map_err(|_| "What was read could not be written down. Nothing was changed.".to_owned())
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
pub(super) fn run(job: ImportJob, bytes: &[u8]) -> Answer {
    match read(job, bytes) {
        Ok(answer) => Answer::Import(Box::new(answer)),
        Err(why) => Answer::Refused(why),
    }
}

fn read(job: ImportJob, bytes: &[u8]) -> Result<ImportAnswer, String> {
    let (kind, table) = match table_of(bytes).map_err(|refusal| refusal.to_string())? {
        Ok(table) => (kind::of_table(&table), table),
        Err(kind) => return Ok(ImportAnswer { kind, content: Content::Elsewhere }),
    };
    let content = match kind {
        FileKind::LinkedInConnections => Content::Contacts(contacts::read(&table)),
        FileKind::BankTable if job.mapping.is_none() => Content::Elsewhere,
        _ => Content::Applications(Box::new(applications(job, kind, &table)?)),
    };
    Ok(ImportAnswer { kind, content })
}

/// The table in a file, or what the file is instead.
fn table_of(bytes: &[u8]) -> Result<Result<Table, FileKind>, Refusal> {
    let Text { text, encoding } = table::decode(bytes)?;
    if let Some(kind) = kind::of_text(&text) {
        return Ok(Err(kind));
    }
    // Other programs' JSON and pages of the web are text, and no tables.
    let start = text.trim_start();
    if start.starts_with('<') || (start.starts_with(['{', '[']) && serde_json::from_str::<serde::de::IgnoredAny>(start).is_ok()) {
        return Err(Refusal::Unknown);
    }
    table::read_text(&text, encoding).map(Ok)
}

fn applications(job: ImportJob, kind: FileKind, table: &Table) -> Result<ApplicationsAnswer, String> {
    let mapping = match job.mapping {
        Some(mut mapping) => {
            applications::complete(&mut mapping, table, job.today);
            mapping
        }
        None => applications::guess(kind, table, job.today),
    };
    let mut questions = Vec::new();
    if kind != FileKind::OwnApplications {
        if !mapping.columns.iter().any(|target| matches!(target, Target::Company | Target::Role)) {
            // A text of one column in which no heading is known is no table at all.
            if table.headers.len() < 2 {
                return Err(Refusal::Unknown.to_string());
            }
            questions.push(Question::NoCompanyOrRole);
        }
        if let Some((example, day_first, month_first)) = applications::open_date(table, &mapping, job.today) {
            questions.push(Question::DateOrder { example, day_first, month_first });
        }
    }
    let plan = applications::plan(&job.applications, kind, table, &mapping);
    let (preview, counts) = (plan.preview.clone(), plan.preview.counts());
    let wanted = job.step == Step::Import && questions.is_empty();
    let change = wanted.then(|| plan.change()).flatten().map(|change| ChangeText::write(&change)).transpose()?;
    Ok(ApplicationsAnswer { columns: columns(table), mapping, questions, preview, counts, change })
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
