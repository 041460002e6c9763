//! MT940, SWIFT's statement in lines: a tag between colons, then its value, which can go on over more lines.
//!
//! `:25:` is the account, `:60F:` and `:62F:` the balances before and after (`M` instead of `F` between two pages of one statement), `:61:` an entry,
//! `:86:` what is said about it. Money out is `D`, money in `C`; `RC` and `RD` take a credit and a debit back, so they go the other way. `:86:` is
//! written in one of three ways: German subfields after `?`, Dutch words between slashes, or plain text.

use super::named_parts;
use super::raw::{Direction, Flaw, RawEntry, RawStatement, Refused};

/// Takes an MT940 file apart.
///
/// # Errors
/// Where it holds no statement.
pub fn read(text: &str) -> Result<Vec<RawStatement>, Refused> {
    let mut reader = Reader::default();
    let mut field: Option<(usize, &str, String)> = None;
    for (at, line) in text.lines().enumerate() {
        let line = line.trim_end_matches('\r').trim_start_matches('\u{feff}');
        let line = if line.starts_with('{') { line.rsplit_once("{4:").map_or("", |(_, rest)| rest) } else { line };
        if let Some((tag, value)) = tag(line) {
            if let Some((row, tag, value)) = field.replace((at + 1, tag, value.to_owned())) {
                reader.field(row, tag, &value);
            }
        } else if line.starts_with("-}") || line.trim_end() == "-" {
            if let Some((row, tag, value)) = field.take() {
                reader.field(row, tag, &value);
            }
        } else if let Some((_, _, value)) = &mut field {
            value.push('\n');
            value.push_str(line);
        }
    }
    if let Some((row, tag, value)) = field {
        reader.field(row, tag, &value);
    }
    if reader.statements.is_empty() { Err(Refused::NoStatement) } else { Ok(reader.statements) }
}

/// `:61:2603010301D12,50NTRF…` as its tag and its value.
fn tag(line: &str) -> Option<(&str, &str)> {
    let (tag, value) = line.strip_prefix(':')?.split_once(':')?;
    let known = (2..=3).contains(&tag.len())
        && tag.bytes().take(2).all(|b| b.is_ascii_digit())
        && tag.bytes().skip(2).all(|b| b.is_ascii_uppercase());
    known.then_some((tag, value))
}

#[derive(Default)]
struct Reader {
    statements: Vec<RawStatement>,
    account: String,
    /// Whether the last field was an entry, so that `:86:` speaks of it.
    after_entry: bool,
    /// Whether the last closing balance is one between two pages.
    page_open: bool,
    /// Whether the message has its statement: a report within the day has no balances, and its currency is that of the least amount it tells.
    begun: bool,
    floor: String,
}

impl Reader {
    fn field(&mut self, row: usize, tag: &str, value: &str) {
        let was_entry = std::mem::replace(&mut self.after_entry, tag == "61");
        match tag {
            "20" => self.begun = false,
            "34F" => value.get(..3).unwrap_or_default().clone_into(&mut self.floor),
            "25" | "25P" => value.lines().next().unwrap_or_default().trim().clone_into(&mut self.account),
            "60F" | "60M" => {
                let Some((currency, amount)) = balance(value) else { return };
                self.begun = true;
                let goes_on = tag == "60M" && self.page_open && self.statements.last().is_some_and(|last| last.account == self.account);
                if !goes_on {
                    self.statements.push(RawStatement {
                        account: self.account.clone(),
                        currency,
                        opening: Some(amount),
                        ..RawStatement::default()
                    });
                }
            }
            "62F" | "62M" => {
                self.page_open = tag == "62M";
                if let (Some((_, amount)), Some(statement)) = (balance(value), self.statements.last_mut()) {
                    statement.closing = Some(amount);
                }
            }
            "61" => {
                if !std::mem::replace(&mut self.begun, true) {
                    let (account, currency) = (self.account.clone(), std::mem::take(&mut self.floor));
                    self.statements.push(RawStatement { account, currency, ..RawStatement::default() });
                }
                if let Some(statement) = self.statements.last_mut() {
                    statement.entries.push(entry(row, value));
                }
            }
            "86" if was_entry => {
                // Polish banks write it twice: the kind of booking alone, then everything.
                self.after_entry = true;
                let coded = value.trim().bytes().all(|b| b.is_ascii_digit());
                if let Some(entry) = self.statements.last_mut().and_then(|statement| statement.entries.last_mut()) {
                    information(entry, if coded { "" } else { value });
                }
            }
            _ => {}
        }
    }
}

/// `C260301EUR1000,` as its currency and its amount with a sign.
fn balance(value: &str) -> Option<(String, String)> {
    let value = value.trim();
    let sign = match value.get(..1)? {
        "C" => "",
        "D" => "-",
        _ => return None,
    };
    let (currency, amount) = (value.get(7..10)?, value.get(10..)?);
    currency.bytes().all(|b| b.is_ascii_uppercase()).then(|| (currency.to_owned(), format!("{sign}{}", pointed(amount.trim()))))
}

/// The standard writes a comma before decimals, and always one.
fn pointed(amount: &str) -> String {
    amount.replace(',', ".").trim_end_matches('.').to_owned()
}

/// `YYMMDD[MMDD]mark[letter]amount type reference[//bank's reference][newline, details]`.
fn entry(row: usize, value: &str) -> RawEntry {
    let mut entry = RawEntry { row, ..RawEntry::default() };
    if parts(value, &mut entry).is_none() {
        let first = value.lines().next().unwrap_or_default();
        first.clone_into(&mut entry.memo);
        entry.flaw = Some(if entry.amount.is_empty() { Flaw::CutOff } else { Flaw::NoDirection });
    }
    entry
}

fn parts(value: &str, entry: &mut RawEntry) -> Option<()> {
    let (first, details) = value.split_once('\n').unwrap_or((value, ""));
    let day = first.get(..6).filter(|day| day.bytes().all(|b| b.is_ascii_digit()))?;
    let year: u32 = day.get(..2)?.parse().ok()?;
    entry.date = format!("{}-{}-{}", if year < 70 { 2000 + year } else { 1900 + year }, day.get(2..4)?, day.get(4..)?);
    let mut rest = first.get(6..)?;
    if rest.get(..4).is_some_and(|booked| booked.bytes().all(|b| b.is_ascii_digit())) {
        rest = rest.get(4..)?;
    }
    let marks = [
        ("RC", Direction::Out),
        ("RD", Direction::In),
        ("EC", Direction::In),
        ("ED", Direction::Out),
        ("C", Direction::In),
        ("D", Direction::Out),
    ];
    let (mark, direction) = marks.into_iter().find(|(mark, _)| rest.starts_with(mark))?;
    entry.direction = direction;
    entry.pending = mark.starts_with('E');
    rest = rest.get(mark.len()..)?;
    // The third letter of the currency.
    rest = rest.strip_prefix(|c: char| c.is_ascii_alphabetic()).unwrap_or(rest);
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != ',').unwrap_or(rest.len());
    entry.amount = pointed(rest.get(..end)?);
    if entry.amount.is_empty() {
        return None;
    }
    let reference = rest.get(end..)?.get(4..).unwrap_or_default();
    let (_, bank) = reference.split_once("//").unwrap_or((reference, ""));
    if !matches!(bank.trim(), "" | "NONREF") {
        bank.trim().clone_into(&mut entry.id);
    }
    // "N0440121470966      W.P. Voorbeeld": who it was stands behind the reference.
    if let Some(name) = reference.split_once("   ").map(|(_, name)| name.trim()).filter(|name| name.contains(char::is_alphabetic)) {
        name.clone_into(&mut entry.payee);
    }
    details.trim().replace('\n', " ").clone_into(&mut entry.memo);
    Some(())
}

fn information(entry: &mut RawEntry, value: &str) {
    let mark = value.chars().nth(3).filter(|_| value.get(..3).is_some_and(|code| code.bytes().all(|b| b.is_ascii_digit())));
    if let Some(mark) = mark.filter(|mark| !mark.is_alphanumeric() && *mark != ' ') {
        // Lines are cut at 65 characters, in the middle of words.
        german(entry, &value.replace('\n', ""), mark);
    } else if value.starts_with('/') {
        dutch(entry, &value.replace('\n', ""));
    } else {
        let text = value.split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some((who, what)) = named_parts::take_apart(&text) {
            append(&mut entry.payee, &who);
            append(&mut entry.memo, &what);
        } else {
            append(&mut entry.payee, at_the_till(value).unwrap_or_default());
            append(&mut entry.memo, &text);
        }
    }
}

/// The name in texts that stand in columns: `BEA, Betaalpas   Albert Heijn 1584,PAS123`, `ABN AMRO BANK N.V.   Betaalgemak E   1,95`.
fn at_the_till(value: &str) -> Option<&str> {
    let first = value.lines().next()?.trim();
    let (before, behind) = first.split_once("   ")?;
    if ["BEA,", "GEA,", "eCom,"].iter().any(|mark| before.starts_with(mark)) {
        return behind.trim().split(",PAS").next().map(str::trim);
    }
    // A price at the end: what the bank takes for itself.
    first.ends_with(|c: char| c.is_ascii_digit()).then(|| before.trim())
}

/// `166?00BOOKING TEXT?20SVWZ+RENT?32NAME`.
fn german(entry: &mut RawEntry, value: &str, mark: char) {
    let (mut booking, mut purpose, mut name) = (String::new(), String::new(), String::new());
    for field in value.split(mark).skip(1) {
        let (Some(code), Some(text)) = (field.get(..2), field.get(2..)) else { continue };
        match code.parse::<u8>() {
            Ok(0) => text.clone_into(&mut booking),
            Ok(20..=29 | 60..=65) => purpose.push_str(text),
            // Polish banks put the address there.
            Ok(33) if mark == '~' => append(&mut name, text.trim()),
            Ok(32 | 33) => name.push_str(text),
            _ => {}
        }
    }
    let said = purpose.split_once("SVWZ+").map_or(purpose.as_str(), |(_, said)| said);
    // The next keyword ends it: four capitals and a plus.
    let end = said
        .match_indices('+')
        .map(|(at, _)| at)
        .find(|at| at.checked_sub(4).and_then(|from| said.get(from..*at)).is_some_and(|word| word.bytes().all(|b| b.is_ascii_uppercase())));
    let said = match end {
        Some(at) if purpose.contains("SVWZ+") => said.get(..at - 4).unwrap_or(said),
        _ => said,
    };
    append(&mut entry.payee, name.trim());
    append(&mut entry.memo, if said.trim().is_empty() { booking.trim() } else { said.trim() });
}

/// `/TRTP/SEPA OVERBOEKING/IBAN/…/NAME/SHOP/REMI/RENT/EREF/…` or `/CNTP/iban/bic/name//`.
fn dutch(entry: &mut RawEntry, value: &str) {
    const KEYS: &[&str] = &[
        "TRTP", "IBAN", "BIC", "NAME", "REMI", "EREF", "MARF", "CSID", "CNTP", "ISDT", "ORDP", "BENM", "PURP", "RTRN", "KREF", "PREF",
        "ULTB", "ULTD", "CREF", "NRTX",
    ];
    let parts: Vec<&str> = value.split('/').collect();
    let mut at = 0;
    while let Some(key) = parts.get(at) {
        at += 1;
        if !KEYS.contains(key) {
            continue;
        }
        let from = at;
        while parts.get(at).is_some_and(|part| !KEYS.contains(part)) {
            at += 1;
        }
        let values = parts.get(from..at).unwrap_or_default();
        match *key {
            "NAME" => append(&mut entry.payee, values.join("/").trim_matches('/').trim()),
            "CNTP" => append(&mut entry.payee, values.get(2).map_or("", |name| name.trim())),
            "REMI" => {
                let words: Vec<&str> = values.iter().copied().filter(|word| !matches!(*word, "" | "USTD" | "STRD")).collect();
                append(&mut entry.memo, words.join("/").trim());
            }
            _ => {}
        }
    }
}

fn append(text: &mut String, more: &str) {
    if !text.is_empty() && !more.is_empty() {
        text.push_str("; ");
    }
    text.push_str(more);
}
