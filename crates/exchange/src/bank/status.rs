//! How a bank says that a movement is announced, that money is set aside, or that nothing came of it.

use super::raw::{Flaw, RawEntry};
use crate::languages::{self, BankStatus, Words};
use crate::words::fold;

/// Booked, announced, or never happened; says whether it is announced.
pub(super) fn status(entry: &mut RawEntry, cell: &str) -> bool {
    let word = fold(cell);
    match word.as_str() {
        "yes" | "true" => return true,
        _ => match languages::bank_status(&word) {
            Some(BankStatus::Pending) => return true,
            Some(BankStatus::Booked) => return false,
            Some(BankStatus::Never) => entry.flaw = Some(Flaw::Never),
            // "Payment failed".
            None if word.split(' ').any(|word| languages::bank_status(word) == Some(BankStatus::Never)) => entry.flaw = Some(Flaw::Never),
            None => {}
        },
    }
    false
}

/// Whether a cell says so in place of a day.
pub(super) fn is_pending(cell: &str) -> bool {
    !cell.is_empty() && !cell.bytes().any(|b| b.is_ascii_digit()) && languages::bank_status(&fold(cell)) == Some(BankStatus::Pending)
}

/// The text behind a mark in brackets that says so: "(Pending) Corner shop".
pub(super) fn behind_pending(text: &str) -> Option<&str> {
    let (mark, rest) = text.strip_prefix(['(', '['])?.split_once([')', ']'])?;
    (is_pending(mark) && !rest.trim().is_empty()).then(|| rest.trim())
}

/// Types of a wallet's entries that set money aside and move none.
pub(super) fn is_hold(cell: &str) -> bool {
    static HOLDS: Words = Words::of("bank movements", "hold");
    let word = fold(cell);
    HOLDS.in_text(&word) || word.ends_with("einbehaltung") || word.starts_with("einbehaltung")
}
