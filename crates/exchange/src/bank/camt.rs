//! CAMT.053, the ISO 20022 statement in XML; the reports .052 and the notices .054 have the same entries and are read too. `Bal` states balances,
//! `RvslInd` marks a reversal, whose direction [`balances`](super::balances) settles.
//!
//! `Ntry` is an entry, `CdtDbtInd` its direction (`DBIT` is out), `ValDt` its day and `BookgDt` where that is missing, `AcctSvcrRef` the bank's
//! name for it, `Sts` `PDNG` what is announced only. A batch of several details stays one movement, as on the account, with the names of all it was paid to or by. Entities and document
//! types are refused, so that nothing in the file can grow; a file whose tags are not all closed is refused, because it ends too early.

use domain::dictionary::Dictionary;
use quick_xml::Reader as Xml;
use quick_xml::events::{BytesStart, Event};

use super::ofx::character;
use super::raw::{Direction, Flaw, RawEntry, RawStatement, Refused};

/// No statement is nested deeper.
const DEPTH: usize = 64;

/// Takes a CAMT file apart.
///
/// # Errors
/// Where it is cut off or broken, declares entities, or holds no statement.
#[allow(clippy::match_same_arms)] // text and CDATA are different types that do the same
pub fn read(text: &str) -> Result<Vec<RawStatement>, Refused> {
    let mut xml = Xml::from_str(text);
    let mut reader = Reader::default();
    loop {
        match xml.read_event() {
            Ok(Event::Start(tag)) => reader.open(&tag)?,
            Ok(Event::End(_)) => reader.close(),
            Ok(Event::Text(part)) => reader.text.push_str(&part),
            Ok(Event::CData(part)) => reader.text.push_str(&part),
            Ok(Event::GeneralRef(name)) => reader.text.push(character(&name).ok_or(Refused::Entities)?),
            Ok(Event::DocType(_)) => return Err(Refused::Entities),
            Ok(Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_)) => {}
            Ok(Event::Eof) if reader.path.is_empty() => break,
            // A tag cut in its middle is a fault of syntax, a missing one shows at the end only.
            Ok(Event::Eof) | Err(quick_xml::Error::Syntax(_)) => return Err(Refused::Truncated),
            Err(_) => return Err(Refused::Broken),
        }
    }
    if reader.statements.is_empty() { Err(Refused::NoStatement) } else { Ok(reader.statements) }
}

#[derive(Default)]
struct Reader {
    path: Vec<String>,
    text: String,
    statements: Vec<RawStatement>,
    entry: Option<Entry>,
    rows: usize,
    balance: Balance,
}

/// A balance of the statement, while it is read.
#[derive(Default)]
struct Balance {
    code: String,
    amount: String,
    debit: bool,
}

/// An entry with what its parts say before it is decided which of them counts.
#[derive(Default)]
struct Entry {
    raw: RawEntry,
    direction: String,
    status: String,
    booked: String,
    value: String,
    /// Who was paid and who paid, detail by detail.
    creditors: Vec<String>,
    debtors: Vec<String>,
    info: String,
    remittance: String,
    detail_id: String,
    details: usize,
    /// What the payment was in another currency, and what charges it contains: for the memo.
    asides: Vec<String>,
    instructed_in: String,
    charges_in: String,
}

impl Reader {
    fn open(&mut self, tag: &BytesStart<'_>) -> Result<(), Refused> {
        if self.path.len() >= DEPTH {
            return Err(Refused::TooDeep);
        }
        let local = tag.local_name();
        let name: &str = local.as_ref();
        match name {
            "Stmt" | "Rpt" | "Ntfctn" if self.path.len() == 2 => {
                self.statements.push(RawStatement { notices: name == "Ntfctn", ..RawStatement::default() });
            }
            "Ntry" if self.path.len() == 3 => {
                self.rows += 1;
                self.entry = Some(Entry { raw: RawEntry { row: self.rows, ..RawEntry::default() }, ..Entry::default() });
            }
            "Amt" if self.within() == Some("") => {
                let currency = tag.try_get_attribute("Ccy").ok().flatten();
                if let (Some(entry), Some(code)) = (&mut self.entry, currency) {
                    code.value.as_ref().clone_into(&mut entry.raw.currency);
                }
            }
            "Bal" if self.path.len() == 3 => self.balance = Balance::default(),
            "Amt" | "TtlChrgsAndTaxAmt" => {
                let currency = tag.try_get_attribute("Ccy").ok().flatten();
                if let (Some(entry), Some(code)) = (&mut self.entry, currency) {
                    let parent = self.path.last().map_or("", String::as_str);
                    match parent {
                        "InstdAmt" => code.value.as_ref().clone_into(&mut entry.instructed_in),
                        "Chrgs" | "Rcrd" => code.value.as_ref().clone_into(&mut entry.charges_in),
                        _ => {}
                    }
                }
            }
            "TxDtls" => {
                if let Some(entry) = &mut self.entry {
                    entry.details += 1;
                }
            }
            _ => {}
        }
        self.path.push(name.to_owned());
        self.text.clear();
        Ok(())
    }

    /// Where in the entry the reader stands: the tags below `Ntry` joined by `/`; `None` outside of one.
    fn within(&self) -> Option<&'static str> {
        // The paths that matter, so that no text is put together for each tag.
        const PATHS: &[&str] = &["", "Amt", "CdtDbtInd", "Sts", "Sts/Cd"];
        let below = self.path.get(4..)?;
        self.entry.as_ref()?;
        PATHS.iter().copied().find(|path| below.iter().map(String::as_str).eq(path.split('/').filter(|part| !part.is_empty())))
    }

    fn close(&mut self) {
        let text = std::mem::take(&mut self.text);
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let path: Vec<&str> = self.path.iter().map(String::as_str).collect();
        match (path.get(3).copied(), &mut self.entry) {
            (Some("Ntry"), Some(entry)) => entry.field(path.get(4..).unwrap_or_default(), text),
            (Some("Bal"), _) => match path.get(4..).unwrap_or_default() {
                ["Tp", "CdOrPrtry", "Cd"] => self.balance.code = text,
                ["Amt"] => self.balance.amount = text,
                ["CdtDbtInd"] => self.balance.debit = text == "DBIT",
                [] => {
                    let balance = std::mem::take(&mut self.balance);
                    if let Some(statement) = self.statements.last_mut() {
                        balance.keep(statement);
                    }
                }
                _ => {}
            },
            (Some("Acct"), _) => {
                if let Some(statement) = self.statements.last_mut() {
                    match path.get(4..).unwrap_or_default() {
                        ["Id", "IBAN"] | ["Id", "Othr", "Id"] if statement.account.is_empty() => statement.account = text,
                        ["Ccy"] => statement.currency = text,
                        _ => {}
                    }
                }
            }
            _ => {}
        }
        let ended = self.path.len() == 4 && self.path.last().is_some_and(|name| name == "Ntry");
        let statement_ended = self.path.len() == 3;
        self.path.pop();
        if statement_ended
            && let Some(statement) = self.statements.last_mut()
            && statement.closing.is_some()
        {
            // What is only announced is in none of the balances.
            for entry in statement.entries.iter_mut().filter(|entry| entry.pending) {
                entry.flaw = entry.flaw.or(Some(Flaw::Announced));
            }
        }
        if ended && let (Some(entry), Some(statement)) = (self.entry.take(), self.statements.last_mut()) {
            statement.entries.push(entry.finish());
        }
    }
}

impl Balance {
    /// `OPBD` and `PRCD` are before the first entry, `CLBD` after the last.
    fn keep(self, statement: &mut RawStatement) {
        if self.amount.is_empty() {
            return;
        }
        let amount = if self.debit { format!("-{}", self.amount) } else { self.amount };
        match self.code.as_str() {
            "OPBD" => statement.opening = Some(amount),
            "PRCD" if statement.opening.is_none() => statement.opening = Some(amount),
            "CLBD" => statement.closing = Some(amount),
            _ => {}
        }
    }
}

impl Entry {
    /// A value inside the entry.
    fn field(&mut self, path: &[&str], text: String) {
        if text.is_empty() {
            return;
        }
        match path {
            ["Amt"] => self.raw.amount = text,
            ["CdtDbtInd"] => self.direction = text,
            ["Sts"] | ["Sts", "Cd"] => self.status = text,
            ["BookgDt", "Dt" | "DtTm"] => self.booked = text,
            ["ValDt", "Dt" | "DtTm"] => self.value = text,
            ["RvslInd"] => self.raw.reversal = matches!(text.as_str(), "true" | "1"),
            ["NtryDtls", "Btch", "NbOfTxs"] if text != "1" => self.asides.push(format!("{text} payments together")),
            ["AmtDtls", "InstdAmt", "Amt"] | ["NtryDtls", "TxDtls", "AmtDtls", "InstdAmt", "Amt"]
                if !self.instructed_in.is_empty() && self.instructed_in != self.raw.currency =>
            {
                self.asides.push(format!("{text} {}", self.instructed_in));
            }
            ["Chrgs", "TtlChrgsAndTaxAmt"] | ["NtryDtls", "TxDtls", "Chrgs", "TtlChrgsAndTaxAmt"] | ["Chrgs", "Rcrd", "Amt"] => {
                self.asides.push(format!("charges {text} {}", self.charges_in));
            }
            ["AcctSvcrRef"] => self.raw.id = text,
            ["AddtlNtryInf"] => self.info = text,
            ["NtryDtls", "TxDtls", "Refs", "AcctSvcrRef"] => self.detail_id = text,
            ["NtryDtls", "TxDtls", "RmtInf", "Ustrd"] => {
                if !self.remittance.is_empty() {
                    self.remittance.push(' ');
                }
                self.remittance.push_str(&text);
            }
            ["NtryDtls", "TxDtls", "RltdPties", "Cdtr", "Nm"] | ["NtryDtls", "TxDtls", "RltdPties", "Cdtr", "Pty", "Nm"] => {
                self.creditors.push(text);
            }
            ["NtryDtls", "TxDtls", "RltdPties", "Dbtr", "Nm"] | ["NtryDtls", "TxDtls", "RltdPties", "Dbtr", "Pty", "Nm"] => {
                self.debtors.push(text);
            }
            _ => {}
        }
    }

    fn finish(self) -> RawEntry {
        let mut raw = self.raw;
        match self.direction.as_str() {
            "DBIT" => raw.direction = Direction::Out,
            "CRDT" => raw.direction = Direction::In,
            _ => raw.flaw = Some(Flaw::NoDirection),
        }
        raw.pending = self.status == "PDNG";
        if self.status == "INFO" {
            raw.flaw = Some(Flaw::NoMovement);
        }
        let day = if self.value.is_empty() { self.booked } else { self.value };
        day.get(..10).unwrap_or(&day).clone_into(&mut raw.date);
        raw.payee = names(if raw.direction == Direction::Out { self.creditors } else { self.debtors });
        if self.details <= 1 && raw.id.is_empty() {
            raw.id = self.detail_id;
        }
        raw.memo = if self.remittance.is_empty() { self.info } else { self.remittance };
        if self.details <= 1 || raw.memo.is_empty() {
            for aside in self.asides {
                if !raw.memo.is_empty() {
                    raw.memo.push_str("; ");
                }
                raw.memo.push_str(aside.trim_end());
            }
        }
        raw
    }
}

/// The names of a batch in one line: the first few, and how many more there are.
fn names(mut all: Vec<String>) -> String {
    const SHOWN: usize = 3;
    let mut seen = Dictionary::default();
    all.retain(|name| seen.insert(name, ()));
    let more = all.len().saturating_sub(SHOWN);
    all.truncate(SHOWN);
    let names = all.join(", ");
    if more == 0 { names } else { format!("{names} and {more} more") }
}
