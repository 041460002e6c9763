//! OFX and QFX, versions 1 (SGML) and 2 (XML), by one tokenizer: a tag, and the text up to the next tag. That reads both, because OFX never
//! nests text and tags, and it needs no closing tags, which version 1 leaves out. `ofx-rs` was looked at and builds, but reads a document whole
//! or not at all (one odd date and every entry is lost), wants a sign-on answer that exports lack, and brings a second decimal and a second
//! calendar library.
//!
//! An entry ends where its closing tag, the next entry or the end of the list stands. A file without its last `</OFX>` is refused, because the
//! last value in it may be half a value.

use super::raw::{Flaw, RawEntry, RawStatement, Refused};

/// Takes an OFX file apart.
///
/// # Errors
/// Where it is cut off, declares entities or holds no statement.
pub fn read(text: &str) -> Result<Vec<RawStatement>, Refused> {
    let upper = text.to_ascii_uppercase();
    if upper.contains("<!DOCTYPE") || upper.contains("<!ENTITY") {
        return Err(Refused::Entities);
    }
    let start = upper.find("<OFX>").ok_or(Refused::NoStatement)?;
    let end = upper.rfind("</OFX>").ok_or(Refused::Truncated)?;
    // Upper case in ASCII keeps every position.
    let body = text.get(start..end).ok_or(Refused::Broken)?;
    let mut reader = Reader::default();
    for token in body.split('<').skip(1) {
        reader.token(token);
    }
    reader.close();
    for statement in reader.statements.iter_mut().filter(|statement| statement.closing.is_some()) {
        // What is only announced is not in the balance of what is booked.
        for entry in statement.entries.iter_mut().filter(|entry| entry.pending) {
            entry.flaw = entry.flaw.or(Some(Flaw::Announced));
        }
    }
    if reader.statements.is_empty() { Err(Refused::NoStatement) } else { Ok(reader.statements) }
}

#[derive(Default)]
struct Reader {
    statements: Vec<RawStatement>,
    entry: Option<RawEntry>,
    /// A group inside an entry or a statement whose fields have names that mean something else there.
    inside: String,
    /// How many entries the file had so far.
    rows: usize,
    /// The number of a cheque, the only word some entries have.
    number: String,
    /// Whether what is read is the balance after the last booked entry.
    balance: bool,
    /// The tag opened last: whose value a `CDATA` section is.
    last: String,
}

impl Reader {
    /// A tag with its text: `TRNAMT>-12.30`.
    fn token(&mut self, token: &str) {
        if let Some(text) = token.strip_prefix("![CDATA[") {
            let name = std::mem::take(&mut self.last);
            self.field(&name, text.split("]]>").next().unwrap_or_default().trim());
            return;
        }
        let Some((tag, value)) = token.split_once('>') else { return };
        let tag = tag.trim().trim_end_matches('/').trim_end();
        // A namespace or attributes say nothing here.
        let name = tag.split_whitespace().next().unwrap_or_default().to_ascii_uppercase();
        if let Some(closed) = name.strip_prefix('/') {
            match closed {
                "STMTTRN" | "STMTTRNP" | "BANKTRANLIST" | "BANKTRANLISTP" | "INVTRANLIST" | "STMTRS" | "CCSTMTRS" | "INVSTMTRS" => {
                    self.close();
                }
                _ if closed == self.inside => self.inside.clear(),
                _ => {}
            }
            return;
        }
        match name.as_str() {
            "STMTRS" | "CCSTMTRS" | "INVSTMTRS" => {
                self.close();
                self.statements.push(RawStatement::default());
            }
            "STMTTRN" | "STMTTRNP" => {
                self.close();
                self.rows += 1;
                self.entry = Some(RawEntry { row: self.rows, pending: name == "STMTTRNP", ..RawEntry::default() });
            }
            // What a broker books to the cash of an account; what is reinvested moves none of it.
            "INCOME" | "REINVEST" | "INVEXPENSE" | "RETOFCAP" => self.trade(if name == "REINVEST" { "0" } else { "" }),
            _ if value.trim().is_empty() && (name.starts_with("BUY") || name.starts_with("SELL")) => self.trade(""),
            "PAYEE" | "BANKACCTTO" | "CCACCTTO" | "CURRENCY" | "ORIGCURRENCY" | "IMAGEDATA" | "BANKACCTFROM" | "CCACCTFROM" => {
                self.inside = name;
            }
            "LEDGERBAL" | "AVAILBAL" | "BALLIST" => {
                self.close();
                self.balance = name == "LEDGERBAL";
            }
            _ => {
                self.field(&name, &plain(value));
                self.last = name;
            }
        }
    }

    /// An entry of a broker, whose total comes behind what was bought or sold.
    fn trade(&mut self, amount: &str) {
        self.close();
        self.rows += 1;
        self.entry = Some(RawEntry { row: self.rows, amount: amount.to_owned(), ..RawEntry::default() });
    }

    fn field(&mut self, name: &str, value: &str) {
        if value.is_empty() {
            return;
        }
        let Some(entry) = &mut self.entry else {
            if let Some(statement) = self.statements.last_mut() {
                match name {
                    "BALAMT" if self.balance => statement.closing = Some(value.to_owned()),
                    "CURDEF" => value.clone_into(&mut statement.currency),
                    "ACCTID" if statement.account.is_empty() => value.clone_into(&mut statement.account),
                    _ => {}
                }
            }
            return;
        };
        match (self.inside.as_str(), name) {
            ("" | "PAYEE", "NAME") if entry.payee.is_empty() => value.clone_into(&mut entry.payee),
            // The amount is in this currency, and not in the account's.
            ("CURRENCY", "CURSYM") => value.clone_into(&mut entry.currency),
            ("", "DTPOSTED" | "DTTRAN" | "DTTRADE") => entry.date = day(value),
            ("", "DTUSER") if entry.date.is_empty() => entry.date = day(value),
            ("", "TOTAL") if !entry.amount.is_empty() => {}
            ("", "INCOMETYPE") if !entry.memo.is_empty() => {}
            ("", "TRNAMT" | "TOTAL") => value.clone_into(&mut entry.amount),
            ("", "FITID") => value.clone_into(&mut entry.id),
            ("", "MEMO" | "INCOMETYPE") => value.clone_into(&mut entry.memo),
            ("", "ACCTBAL") => value.clone_into(&mut entry.balance),
            ("", "CHECKNUM") => value.clone_into(&mut self.number),
            _ => {}
        }
    }

    /// The end of an entry.
    fn close(&mut self) {
        self.inside.clear();
        let number = std::mem::take(&mut self.number);
        let Some(mut entry) = self.entry.take() else { return };
        if entry.payee.is_empty() && entry.memo.is_empty() && !number.is_empty() {
            entry.memo = format!("No. {number}");
        }
        if entry == (RawEntry { row: entry.row, pending: entry.pending, ..RawEntry::default() }) {
            entry.flaw = Some(Flaw::CutOff);
        }
        if self.statements.is_empty() {
            self.statements.push(RawStatement::default());
        }
        if let Some(statement) = self.statements.last_mut() {
            statement.entries.push(entry);
        }
    }
}

/// `20260301120000.000[-5:EST]` as its eight digits: the day in the bank's own zone.
fn day(value: &str) -> String {
    let digits: String = value.chars().take_while(char::is_ascii_digit).take(8).collect();
    if digits.len() == 8 { digits } else { value.to_owned() }
}

/// The text of a value: entities resolved, blanks at the ends gone.
fn plain(value: &str) -> String {
    let value = value.trim();
    if !value.contains('&') {
        return value.to_owned();
    }
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let known = after.split_once(';').filter(|(name, _)| name.len() <= 8).and_then(|(name, tail)| Some((character(name)?, tail)));
        // Banks write "AT&T" as it is.
        let (c, tail) = known.unwrap_or(('&', after));
        out.push(c);
        rest = tail;
    }
    out.push_str(rest);
    out
}

/// The character behind an entity's name; a line break or tab becomes a blank.
pub(super) fn character(name: &str) -> Option<char> {
    let blank = |c: char| if c.is_control() { ' ' } else { c };
    let number = |digits: &str, radix| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32).map(blank);
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some(' '),
        _ => {
            let digits = name.strip_prefix('#')?;
            match digits.strip_prefix(['x', 'X']) {
                Some(hex) => number(hex, 16),
                None => number(digits, 10),
            }
        }
    }
}
