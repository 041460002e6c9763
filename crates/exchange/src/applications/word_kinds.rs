//! What the keys of the words of copied pages and of sentences mean, and a few lists of words for one question each.

use crate::languages::{self, Words};
use crate::words::{fold, fold_apart, listed};

/// What a word of a page means that was copied from a job portal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CardWord {
    /// A line of it belongs to the page.
    Page,
    /// So many days and months; a thousand days more for a word that is a day by itself.
    Age(u32, u32),
    /// Before today.
    Ago,
}

/// What a key of the words of copied pages means.
pub(super) fn card_word(key: &str) -> Option<CardWord> {
    Some(match key {
        "page" => CardWord::Page,
        "ago" => CardWord::Ago,
        "today" => CardWord::Age(1000, 0),
        "yesterday" => CardWord::Age(1001, 0),
        "hour" => CardWord::Age(0, 0),
        "day" => CardWord::Age(1, 0),
        "week" => CardWord::Age(7, 0),
        "month" => CardWord::Age(0, 1),
        "year" => CardWord::Age(0, 12),
        _ => return None,
    })
}

/// What a word does in a sentence that tells of an application.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// It says that something was sent.
    Verb,
    /// Behind it is the company.
    At,
    /// Behind it is the company, or the role where the company has a word of its own.
    To,
    /// Behind it is the role.
    For,
    /// Behind it is the place.
    In,
    /// Behind it is the channel.
    Via,
    /// It says nothing.
    Filler,
    /// It says that a role is one, and is no part of its name.
    Job,
}

/// What a key of the words of sentences means.
pub(super) fn part(key: &str) -> Option<Part> {
    Some(match key {
        "verb" => Part::Verb,
        "at" => Part::At,
        "to" => Part::To,
        "for" => Part::For,
        "in" => Part::In,
        "via" => Part::Via,
        "filler" => Part::Filler,
        "job" => Part::Job,
        _ => return None,
    })
}

/// Whether a cell of a column of tests or interviews says that it took place, and more: "passed".
pub(super) fn is_taken(cell: &str) -> bool {
    static TAKEN: Words = Words::of("taken steps", "step");
    TAKEN.has(&fold(cell))
}

/// Whether a heading is of the last change of whatever kind: "Last modified".
pub(super) fn is_of_changes(heading: &str) -> bool {
    static CHANGES: Words = Words::of("headings of changes", "changed");
    CHANGES.has(&fold(heading))
}

/// Whether the last word of a cell of a column of meetings says that it was called off, which alone would be a no: "12 Oct abgesagt".
pub(super) fn is_called_off(cell: &str) -> bool {
    static OFF: Words = Words::of("taken steps", "called off");
    OFF.has(fold_apart(cell).rsplit(' ').next().unwrap_or_default())
}

/// Whether a heading says that its cells count interviews: a one is no yes there.
pub(super) fn counts_rounds(heading: &str) -> bool {
    const COUNTS: &str = "number, no, count, how many, anzahl, nombre, numero, número, quantidade, aantal, antal, liczba, ile, kac, sayisi";
    heading.contains('#') || fold_apart(heading).split(' ').any(|word| listed(COUNTS, word)) || fold(heading).starts_with("how many")
}

/// Whether a cell names a month: "early October".
pub(super) fn names_month(cell: &str) -> bool {
    cell.split(|c: char| !c.is_alphanumeric()).any(|word| languages::month(&fold(word)).is_some())
}
