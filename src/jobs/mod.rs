//! Heavy work as messages: a [`Job`] and a file's bytes in, an [`Answer`] out; jobs and answers are JSON. The worker runs them off the page's
//! thread; tests call [`run`] directly. Not a place for rules: a job calls `domain` and `exchange` and adds nothing of its own.

pub mod bank;
pub mod encryption;
pub mod import;
pub mod spreadsheet;

use serde::{Deserialize, Serialize};

use self::import::{Content, ImportAnswer};
use exchange::html_table;
use exchange::kind::FileKind;
use exchange::table::{self, Encoding, NoTables, Reading, TextDecoding, Unicode, to_unicode};

/// What the page asks for.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Job {
    /// Says what the file that comes with it is and what importing it would do, whichever of the two it is: the first question about a file.
    Open(import::ImportJob, bank::BankJob),
    /// The same of a file that is no bank's.
    Import(import::ImportJob),
    /// Says what the bank file that comes with it holds and what importing it would do.
    Bank(bank::BankJob),
    /// The file's text, which is in this encoding: the answer to [`Answer::Encoding`].
    Decode(Encoding),
}

/// A first question, as text, to be asked of [`FIRST_FILES`] before any file comes: the answers are of no use, what was got ready for them is.
pub const FIRST_JOB: &str =
    r#"{"open":[{"step":"preview","today":"2026-01-02"},{"step":"preview","today":"2026-01-02","fallback":"EUR"}]}"#;

/// A list of applications and a statement of a bank, each with what most of them have.
pub const FIRST_FILES: [&[u8]; 2] = [
    b"Company,Role,Applied on,Status,Notes\nA,Cook,2025-10-01,Interview on 3 Nov,met K\nB,Cook,2025-10-02,Rejected,\nC,Cook,2025-10-03,Offer,\n",
    b"Date,Payee,Amount,Balance\n2025-10-01,A,-1.00,9.00\n2025-10-02,B,2.00,11.00\n2025-10-03,C,-1.00,10.00\n",
];

/// What it gets back.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// What [`Job::Import`] found.
    Import(Box<import::ImportAnswer>),
    /// What [`Job::Bank`] found.
    Bank(Box<bank::BankAnswer>),
    /// The text of [`Job::Decode`]: what every further job gets as the file.
    Text(String),
    /// The file's text can be read in several ways: ask, then [`Job::Decode`]. Nothing was read yet.
    Encoding(Vec<Reading>),
    /// The file cannot be read at all: a sentence for the person. Nothing was changed.
    Refused(String),
}

impl Answer {
    /// What of it the page is told. Where it brings what an import writes, the rows stay behind: they were previewed before, and every one of them would be
    /// read again before anything is written.
    #[must_use]
    pub fn for_page(mut self) -> Self {
        match &mut self {
            Self::Import(answer) => {
                if let Content::Applications(found) = &mut answer.content
                    && found.change.is_some()
                {
                    (found.preview, found.timelines) = Default::default();
                }
            }
            Self::Bank(found) if found.change.is_some() => (found.preview, found.days, found.amounts) = Default::default(),
            _ => {}
        }
        self
    }
}

/// Does a job. `bytes` is the file that comes with it, empty where none does. A text is Unicode or windows-1252.
pub fn run(job: Job, bytes: &[u8]) -> Answer {
    run_with(job, bytes, &NoTables)
}

/// Does a job; a text can be in any encoding that `tables` knows.
pub fn run_with(job: Job, bytes: &[u8], tables: &dyn TextDecoding) -> Answer {
    let chosen = if let Job::Decode(encoding) = job { Some(encoding) } else { None };
    match to_unicode(bytes, chosen, tables) {
        Unicode::Bytes(bytes) => run_on_table(job, &bytes),
        Unicode::Choice(readings) => Answer::Encoding(readings),
    }
}

/// A page's table goes the way of a CSV.
fn run_on_table(job: Job, bytes: &[u8]) -> Answer {
    // A page begins with a tag, perhaps behind a mark or a blank that is no plain letter.
    let may_be = bytes.iter().find(|b| !b.is_ascii_whitespace()).is_some_and(|b| matches!(b, b'<' | 0 | 0x80..));
    let page = match &job {
        Job::Open(..) | Job::Import(_) | Job::Bank(_) if may_be => table::decode(bytes).ok().filter(|text| html_table::is_page(&text.text)),
        _ => None,
    };
    match page.map(|page| html_table::to_csv(&page.text)) {
        Some(Ok(Some(csv))) => run_on(job, csv.as_bytes()),
        Some(Err(fault)) => Answer::Refused(fault.to_string()),
        Some(Ok(None)) | None => run_on(job, bytes),
    }
}

fn run_on(job: Job, bytes: &[u8]) -> Answer {
    match job {
        Job::Open(job, bank) => match import::run(job, bytes) {
            Ok(ImportAnswer { kind, content: Content::Elsewhere, .. }) if kind != FileKind::Backup => run_on(Job::Bank(bank), bytes),
            answer => answer.map_or_else(Answer::Refused, |answer| Answer::Import(Box::new(answer))),
        },
        Job::Import(job) => import::run(job, bytes).map_or_else(Answer::Refused, |answer| Answer::Import(Box::new(answer))),
        Job::Bank(job) => bank::run(job, bytes).map_or_else(Answer::Refused, |answer| Answer::Bank(Box::new(answer))),
        Job::Decode(_) => match table::decode(bytes) {
            Ok(text) => Answer::Text(text.text),
            Err(refusal) => Answer::Refused(refusal.to_string()),
        },
    }
}
