//! Bytes → statements as they stand in the file: finds out what format it is, from the content and never from the name.

use super::layout::{Column, Layout};
use super::raw::{RawStatement, Refused};
use super::tables::BankTable;
use super::{camt, columns, mt940, norma43, ofx, qif, rows, tables};
use crate::kind::{self, FileKind};
use crate::limits::Refusal;
use crate::table::{self, Table};

/// A bank file taken apart.
#[derive(Debug, Clone)]
pub struct BankFile {
    /// What it is.
    pub kind: FileKind,
    content: Content,
}

#[derive(Debug, Clone)]
enum Content {
    /// A table, to be read by its columns.
    Table(Box<BankTable>),
    /// One statement an account.
    Statements(Vec<RawStatement>),
}

/// Why a bank file cannot be read. Nothing is changed then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CannotRead {
    /// The file as such: empty, too large, no text.
    File(Refusal),
    /// Its content.
    Content(Refused),
}

impl std::fmt::Display for CannotRead {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::File(refusal) => refusal.fmt(f),
            Self::Content(refused) => refused.fmt(f),
        }
    }
}

impl std::error::Error for CannotRead {}

impl From<Refusal> for CannotRead {
    fn from(refusal: Refusal) -> Self {
        Self::File(refusal)
    }
}

impl From<Refused> for CannotRead {
    fn from(refused: Refused) -> Self {
        Self::Content(refused)
    }
}

/// Takes a bank file apart.
///
/// # Errors
/// Where it cannot be read as a whole; single entries that cannot be read are no error.
pub fn open(bytes: &[u8]) -> Result<BankFile, CannotRead> {
    let decoded = table::decode(bytes)?;
    let kind = sniff(&decoded.text);
    let statements = |statements: Vec<RawStatement>, names, exact| {
        let complete = |mut statement: RawStatement| {
            statement.names = names;
            statement.exact = exact;
            statement.find_currency();
            statement.name_the_nameless();
            statement
        };
        Content::Statements(joined(statements.into_iter().map(complete)))
    };
    let content = match kind {
        FileKind::Ofx => statements(ofx::read(&decoded.text)?, "ofx", true),
        FileKind::Camt => statements(camt::read(&decoded.text)?, "camt", true),
        FileKind::Qif => statements(qif::read(&decoded.text)?, "qif", false),
        FileKind::Mt940 => statements(mt940::read(&decoded.text)?, "mt940", true),
        FileKind::Norma43 => statements(norma43::read(&decoded.text)?, "norma43", true),
        _ => Content::Table(Box::new(tables::find(&decoded.text, decoded.encoding)?)),
    };
    Ok(BankFile { kind, content })
}

/// Banks that write a statement for each day put many in one file: those of one account are one.
fn joined(statements: impl Iterator<Item = RawStatement>) -> Vec<RawStatement> {
    let mut all: Vec<RawStatement> = Vec::new();
    for next in statements {
        match all.iter_mut().find(|one| one.goes_on(&next)) {
            Some(one) => one.append(next),
            None => all.push(next),
        }
    }
    all
}

/// What a text is; tags of any other sort are read as CAMT, which then says what is wrong with them.
fn sniff(text: &str) -> FileKind {
    match kind::of_text(text) {
        Some(kind @ (FileKind::Ofx | FileKind::Qif | FileKind::Camt | FileKind::Mt940 | FileKind::Norma43)) => kind,
        _ if text.trim_start_matches('\u{feff}').trim_start().starts_with('<') => FileKind::Camt,
        _ => FileKind::BankTable,
    }
}

impl BankFile {
    /// The table, where it is one.
    pub fn table(&self) -> Option<&Table> {
        match &self.content {
            Content::Table(bank) => Some(&bank.table),
            Content::Statements(_) => None,
        }
    }

    /// What a kept layout has to belong to, to count for this file: its headings, or its format.
    pub fn heading(&self) -> String {
        match &self.content {
            Content::Table(bank) => format!("{}|{}", bank.table.headers.len(), bank.table.headers.join("|")),
            Content::Statements(_) => self.kind.label().to_owned(),
        }
    }

    /// The columns, and whether a plus is money out, completed by a guess where the layout has none, or not as many columns as the table.
    pub fn complete(&self, layout: &mut Layout) {
        match &self.content {
            Content::Table(bank) if layout.columns.len() != bank.table.headers.len() => {
                let guess = columns::guess(&bank.table);
                layout.columns = guess.columns;
                layout.flip |= guess.plus_is_charge;
            }
            Content::Table(_) => {}
            Content::Statements(_) => layout.columns.clear(),
        }
    }

    /// The statements in it: one an account, or for a table, read with the columns given, one a currency. There is at least one.
    pub fn statements(&self, columns: &[Column]) -> Vec<RawStatement> {
        match &self.content {
            Content::Table(bank) => {
                let mut statements = rows::read(bank, columns);
                if !bank.further.is_empty() {
                    name(&mut statements, bank);
                }
                bank.further.iter().for_each(|further| statements.extend(of_further(bank, further)));
                statements.iter_mut().for_each(RawStatement::name_the_nameless);
                statements
            }
            Content::Statements(list) => list.clone(),
        }
    }
}

/// The statements of a table below or above the one whose columns can be chosen: its columns are guessed.
fn of_further(bank: &BankTable, further: &BankTable) -> Vec<RawStatement> {
    let guess = columns::guess(&further.table);
    let mut statements = rows::read(further, &guess.columns);
    // The signs are turned for all of the file, as the first table needs it.
    if guess.plus_is_charge != columns::guess(&bank.table).plus_is_charge {
        statements.iter_mut().flat_map(|statement| &mut statement.entries).for_each(|entry| entry.direction = entry.direction.turned());
    }
    name(&mut statements, further);
    statements
}

/// Names the account by the last line above its table, where a file has several.
fn name(statements: &mut [RawStatement], bank: &BankTable) {
    if let Some(title) = bank.table.preamble.last() {
        for statement in statements {
            title.clone_into(&mut statement.account);
        }
    }
}
