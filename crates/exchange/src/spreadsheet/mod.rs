//! Spreadsheets and other packed files → tables. A program of its own in the worker, fetched when such a file comes ([`open`]); what it gives are CSV texts
//! that take the road of every table.
//!
//! The readers are written here because the crate that reads all of these lays a sheet out by its corners (a legal file of two kilobytes then asks for
//! hundreds of gigabytes) and brings the tables of every legacy encoding: 299 kB gzipped before a line of our own.

mod fault;
mod number;
mod ods;
mod ole;
mod sheet;
mod write;
mod xls;
mod xlsx;
mod xml;
mod zip;

use serde::{Deserialize, Serialize};

pub use fault::Fault;
pub use sheet::{Budget, MAX_CELLS, MAX_TEXT, Sheet};
pub use write::{rows_of_csv, write};
pub use zip::MAX_UNPACKED;

use crate::limits::check_size;
use crate::words;
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

/// Reads the tables of a packed file.
///
/// # Errors
/// The sentence of a [`Fault`], or that it is too large.
pub fn open(bytes: &[u8]) -> Result<Workbook, String> {
    check_size(bytes.len() as u64).map_err(|refusal| refusal.to_string())?;
    let sheets = sheets(bytes).map_err(|fault| fault.to_string())?;
    let mut fault = Fault::NoCells;
    let mut texts = Vec::new();
    let mut scores = Vec::new();
    for sheet in sheets {
        match sheet.to_csv() {
            Ok(csv) => {
                let (rows, columns) = sheet.size();
                scores.push(score(&sheet, rows, columns));
                texts.push(SheetText { name: sheet.name, hidden: sheet.hidden, rows, columns, csv });
            }
            // One sheet too large does not take the others with it.
            Err(Fault::TooManyCells) => fault = Fault::TooManyCells,
            Err(_) => {}
        }
    }
    let proposed = scores.iter().enumerate().rev().max_by_key(|(_, score)| **score).map(|(at, _)| at);
    proposed.map(|proposed| Workbook { sheets: texts, proposed }).ok_or_else(|| fault.to_string())
}

fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, Fault> {
    if bytes.starts_with(ole::MAGIC) {
        return xls::read(bytes);
    }
    let archive = Archive::open(bytes)?;
    if archive.text("mimetype")?.is_some_and(|kind| kind.trim() == "application/vnd.oasis.opendocument.spreadsheet") {
        return ods::read(&archive);
    }
    if archive.has("xl/workbook.bin") {
        return Err(Fault::BinaryWorkbook);
    }
    if archive.names().any(|name| name.ends_with("Document.iwa")) {
        return Err(Fault::Numbers);
    }
    let foreign = ["word/document.xml", "ppt/presentation.xml"].iter().any(|part| archive.has(part));
    if !foreign && (archive.has("xl/workbook.xml") || archive.has("[Content_Types].xml")) {
        return xlsx::read(&archive);
    }
    Err(Fault::NoSpreadsheet)
}

/// Headings of applications and of bank tables, folded, in the languages that Onward reads.
const HEADINGS: &str = "company, employer, organization, organisation, firma, unternehmen, arbeitgeber, entreprise, societe, empresa, azienda, bedrijf, foretag, \
sirket, 公司, 会社, 会社名, 企業名, role, position, title, job title, stelle, poste, puesto, cargo, vaga, ruolo, functie, tjanst, stanowisko, pozisyon, 职位, 職位, 職種, \
status, stage, etat, estado, stato, stan, durum, 状态, 狀態, 状況, 選考状況, applied, date applied, application date, applied on, beworben, beworben am, date de candidature, \
応募日, 申请日期, date, datum, fecha, data, tarih, 日期, 日付, amount, betrag, montant, importe, importo, valor, bedrag, belopp, kwota, tutar, 金额, 金額, balance, saldo, \
solde, 余额, 餘額, 残高, debit, credit, soll, haben, description, buchungstag, verwendungszweck";

/// How much a sheet looks like a table to import: known headings side by side first, then that it is shown, then its rows.
fn score(sheet: &Sheet, rows: usize, columns: usize) -> (usize, bool, bool, usize) {
    let mut best = 0;
    let mut in_row = (u32::MAX, 0);
    for ((row, _), text) in sheet.cells.iter().take(2000) {
        if in_row.0 != *row {
            in_row = (*row, 0);
        }
        if text.len() < 60 && words::listed(HEADINGS, &words::fold(text)) {
            in_row.1 += 1;
            best = best.max(in_row.1);
        }
    }
    (if sheet.hidden { 0 } else { best }, !sheet.hidden, columns > 1, rows)
}
