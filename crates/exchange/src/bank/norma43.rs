//! Norma 43 (Cuaderno 43), the statement of Spanish banks: records of eighty characters, each field at its place.
//!
//! `11` is the account with the balance before, `22` a movement, `23` what is said about it, `24` what it was in another currency, `33` the balance after,
//! `88` the end. Amounts are fourteen digits, the last two of them decimals; beside them `1` is money out and `2` money in.

use super::raw::{Direction, Flaw, RawEntry, RawStatement, Refused};

/// Whether the first two records prove the format: an account with days, a balance and a currency, and then a movement or the balance after.
pub fn is_norma43(text: &str) -> bool {
    let mut lines = text.trim_start_matches('\u{feff}').lines().filter(|line| !line.trim().is_empty());
    let (Some(account), Some(next)) = (lines.next(), lines.next()) else { return false };
    account.starts_with("11")
        && digits(account, 2, 18).is_some()
        && day(account, 20).is_some()
        && day(account, 26).is_some()
        && signed(account, 32).is_some()
        && digits(account, 47, 3).is_some()
        && (next.starts_with("22") && day(next, 10).is_some() || next.starts_with("33") && digits(next, 2, 18) == digits(account, 2, 18))
}

/// Takes a Norma 43 file apart.
///
/// # Errors
/// Where it holds no account, or ends before the balance after the movements of one.
pub fn read(text: &str) -> Result<Vec<RawStatement>, Refused> {
    let mut statements = Vec::<RawStatement>::new();
    let mut open = false;
    for (at, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        let kind = line.get(..2).unwrap_or_default();
        if kind == "11" {
            if open {
                return Err(Refused::Truncated);
            }
            open = true;
            statements.push(RawStatement {
                account: digits(line, 2, 18).unwrap_or_default(),
                currency: digits(line, 47, 3).map(|code| currency(&code).to_owned()).unwrap_or_default(),
                opening: signed(line, 32),
                ..RawStatement::default()
            });
            continue;
        }
        let Some(statement) = statements.last_mut().filter(|_| open) else { continue };
        match kind {
            "22" => statement.entries.push(entry(at + 1, line)),
            "23" => {
                if let Some(entry) = statement.entries.last_mut() {
                    // Two texts of 38 characters.
                    for text in [part(line, 4, 38), part(line, 42, 38)] {
                        for word in text.split_whitespace() {
                            if !entry.memo.is_empty() {
                                entry.memo.push(' ');
                            }
                            entry.memo.push_str(word);
                        }
                    }
                }
            }
            "33" => {
                open = false;
                statement.closing = signed(line, 58);
            }
            _ => {}
        }
    }
    if open {
        return Err(Refused::Truncated);
    }
    if statements.is_empty() { Err(Refused::NoStatement) } else { Ok(statements) }
}

fn entry(row: usize, line: &str) -> RawEntry {
    let mut entry = RawEntry { row, date: day(line, 10).unwrap_or_else(|| part(line, 10, 6)), ..RawEntry::default() };
    match amount(line, 28) {
        Some(amount) => entry.amount = amount,
        None => entry.flaw = Some(Flaw::CutOff),
    }
    match part(line, 27, 1).as_str() {
        "1" => entry.direction = Direction::Out,
        "2" => entry.direction = Direction::In,
        _ => entry.flaw = entry.flaw.or(Some(Flaw::NoDirection)),
    }
    entry
}

/// So many characters from a place on; letters with accents can be two bytes.
fn part(line: &str, from: usize, length: usize) -> String {
    line.chars().skip(from).take(length).collect()
}

fn digits(line: &str, from: usize, length: usize) -> Option<String> {
    Some(part(line, from, length)).filter(|text| text.len() == length && text.bytes().all(|b| b.is_ascii_digit()))
}

/// `YYMMDD` as a day.
fn day(line: &str, from: usize) -> Option<String> {
    let text = digits(line, from, 6)?;
    let (year, month, day) = (text.get(..2)?, text.get(2..4)?, text.get(4..)?);
    (("01"..="12").contains(&month) && ("01"..="31").contains(&day)).then(|| format!("20{year}-{month}-{day}"))
}

/// Fourteen digits, the last two decimals.
fn amount(line: &str, from: usize) -> Option<String> {
    let text = digits(line, from, 14)?;
    let (whole, decimals) = text.split_at_checked(12)?;
    let whole = whole.trim_start_matches('0');
    Some(format!("{}.{decimals}", if whole.is_empty() { "0" } else { whole }))
}

/// A balance behind its mark of debit or credit.
fn signed(line: &str, from: usize) -> Option<String> {
    let sign = match part(line, from, 1).as_str() {
        "1" => "-",
        "2" => "",
        _ => return None,
    };
    Some(format!("{sign}{}", amount(line, from + 1)?))
}

/// The currencies of Spanish accounts by their numbers; another one is asked for.
fn currency(number: &str) -> &'static str {
    match number {
        "978" => "EUR",
        "840" => "USD",
        "826" => "GBP",
        "756" => "CHF",
        _ => "",
    }
}
