//! Spreadsheets, other packed files and other programs' JSON → tables. A program of its own in the worker, fetched when such a file comes ([`open`]); what it gives are CSV texts
//! that take the road of every table.
//!
//! The readers are written here because the crate that reads all of these lays a sheet out by its corners (a legal file of two kilobytes then asks for
//! hundreds of gigabytes) and brings the tables of every legacy encoding: 299 kB gzipped before a line of our own.

mod board;
mod fault;
mod json;
mod json_values;
mod number;
mod ods;
mod ole;
mod sheet;
mod texts;
mod write;
mod xls;
mod xlsx;
mod xml;
mod zip;

use serde::{Deserialize, Serialize};

pub use fault::Fault;
pub use json::is_json;
pub use sheet::{Budget, MAX_CELLS, MAX_TEXT, Sheet};
pub use write::{rows_of_csv, write};
pub use zip::MAX_UNPACKED;

use crate::limits::check_size;
use crate::words;
use texts::Part;
use zip::Archive;

/// A packed file's tables.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Workbook {
    /// The sheets that have text in them.
    pub sheets: Vec<SheetText>,
    /// Which of them looks most like applications or movements of a bank.
    pub proposed: usize,
}

/// A sheet as a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetText {
    /// As on its tab; a packed file's own name.
    pub name: String,
    /// Whether the program hides it.
    pub hidden: bool,
    /// How many rows have something in them.
    pub rows: usize,
    /// How many columns have.
    pub columns: usize,
    /// The table as CSV, in UTF-8.
    pub csv: String,
}

/// Whether a file is one that [`open`] reads, by its first bytes.
pub fn is_packed(head: &[u8]) -> bool {
    head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") || head.starts_with(ole::MAGIC)
}

/// Whether a file is one whose tables [`open`] finds, by its first bytes.
pub fn holds_tables(head: &[u8]) -> bool {
    is_packed(head) || is_json(head)
}

/// Reads the tables of a packed file or of another program's JSON.
///
/// # Errors
/// The sentence of a [`Fault`], or that it is too large.
pub fn open(bytes: &[u8]) -> Result<Workbook, String> {
    check_size(bytes.len() as u64).map_err(|refusal| refusal.to_string())?;
    let parts = parts(bytes).map_err(|fault| fault.to_string())?;
    let mut fault = Fault::NoCells;
    let mut texts = Vec::new();
    let mut scores = Vec::new();
    for part in parts {
        match part {
            Part::Sheet(sheet) => match sheet.to_csv() {
                Ok(csv) => {
                    let (rows, columns) = sheet.size();
                    let cells = sheet.cells.iter().map(|((row, _), text)| (*row as usize, text.as_str()));
                    scores.push((headings(cells), columns > 1, rows));
                    texts.push(SheetText { name: sheet.name, hidden: sheet.hidden, rows, columns, csv });
                }
                // One sheet too large does not take the others with it.
                Err(Fault::TooManyCells) => fault = Fault::TooManyCells,
                Err(_) => {}
            },
            Part::Text(name, csv) => {
                let cells = csv.lines().take(40).enumerate().flat_map(|(row, line)| {
                    line.split([',', ';', '\t']).map(move |cell| (row, cell.trim_matches(|c: char| c == '"' || c.is_whitespace())))
                });
                let columns = csv.lines().take(40).map(|line| line.split([',', ';', '\t']).count()).max().unwrap_or_default();
                let rows = csv.lines().filter(|line| !line.trim().is_empty()).count();
                if rows > 0 {
                    scores.push((headings(cells), columns > 1, rows));
                    texts.push(SheetText { name, hidden: false, rows, columns, csv });
                }
            }
        }
    }
    let score = |(at, (headings, wide, rows)): (usize, &(usize, bool, usize))| {
        let shown = texts.get(at).is_some_and(|sheet| !sheet.hidden);
        (if shown { *headings } else { 0 }, shown, *wide, *rows)
    };
    let proposed = scores.iter().enumerate().rev().max_by_key(|scored| score(*scored)).map(|(at, _)| at);
    proposed.map(|proposed| Workbook { sheets: texts, proposed }).ok_or_else(|| fault.to_string())
}

fn parts(bytes: &[u8]) -> Result<Vec<Part>, Fault> {
    if is_json(bytes) {
        let text = String::from_utf8_lossy(bytes);
        return Ok(json::sheets(&text)?.into_iter().map(Part::Sheet).collect());
    }
    match sheets(bytes) {
        Ok(Some(sheets)) => Ok(sheets.into_iter().map(Part::Sheet).collect()),
        Ok(None) => texts::parts(&Archive::open(bytes)?),
        Err(fault) => Err(fault),
    }
}

/// The sheets of a spreadsheet; `None` where it is another packed file.
fn sheets(bytes: &[u8]) -> Result<Option<Vec<Sheet>>, Fault> {
    if bytes.starts_with(ole::MAGIC) {
        return xls::read(bytes).map(Some);
    }
    let archive = Archive::open(bytes)?;
    if archive.text("mimetype")?.is_some_and(|kind| kind.trim() == "application/vnd.oasis.opendocument.spreadsheet") {
        return ods::read(&archive).map(Some);
    }
    if archive.has("xl/workbook.bin") {
        return Err(Fault::BinaryWorkbook);
    }
    if archive.names().any(|name| name.ends_with("Document.iwa")) {
        return Err(Fault::Numbers);
    }
    let foreign = ["word/document.xml", "ppt/presentation.xml"].iter().any(|part| archive.has(part));
    if !foreign && (archive.has("xl/workbook.xml") || archive.has("[Content_Types].xml")) {
        return xlsx::read(&archive).map(Some);
    }
    if foreign { Err(Fault::NoSpreadsheet) } else { Ok(None) }
}

/// Headings of applications and of bank tables, folded, in the languages that Onward reads.
const HEADINGS: &str = "company, company name, companyname, employer, organization, organisation, firma, unternehmen, arbeitgeber, entreprise, societe, empresa, azienda, bedrijf, foretag, \
sirket, 公司, 会社, 会社名, 企業名, role, position, title, job title, jobtitle, job url, stelle, poste, puesto, cargo, vaga, ruolo, functie, tjanst, stanowisko, pozisyon, 职位, 職位, 職種, \
status, stage, list name, listname, card, list since, etat, estado, stato, stan, durum, 状态, 狀態, 状況, 選考状況, applied, date applied, application date, applied on, applied at, applied date, saved date, beworben, beworben am, date de candidature, \
応募日, 申请日期, date, datum, fecha, data, tarih, 日期, 日付, amount, betrag, montant, importe, importo, valor, bedrag, belopp, kwota, tutar, 金额, 金額, balance, saldo, \
solde, 余额, 餘額, 残高, debit, credit, soll, haben, description, buchungstag, verwendungszweck";

/// How many known headings stand side by side in a row, at most.
fn headings<'a>(cells: impl Iterator<Item = (usize, &'a str)>) -> usize {
    let mut best = 0;
    let mut in_row = (usize::MAX, 0);
    for (row, text) in cells.take(2000) {
        if in_row.0 != row {
            in_row = (row, 0);
        }
        if text.len() < 60 && words::listed(HEADINGS, &words::fold(text)) {
            in_row.1 += 1;
            best = best.max(in_row.1);
        }
    }
    best
}
