//! Lines of a statement that are no movement: sums and balances, told by their words (`[bank lines]` in `languages/banks.txt`).

use crate::languages::Words;

static SUM: Words = Words::of("bank lines", "sum");
static OPENING: Words = Words::of("bank lines", "opening");
static CLOSING: Words = Words::of("bank lines", "closing");
static BALANCE: Words = Words::of("bank lines", "balance");

/// Whether a line speaks of a sum or a balance and is no movement.
pub(super) fn is_summary(folded: &str) -> bool {
    // mBank writes "#Saldo".
    let folded = folded.trim_start_matches('#');
    SUM.in_text(folded)
}

/// What a line states whose whole text is a sum or a balance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stated {
    /// The balance at this place.
    Balance,
    /// What the movements come to.
    Sum,
}

/// What a text states that is nothing but such a phrase, with a day behind it at most; a payee that only has the word in the name states nothing.
pub(super) fn stated(folded: &str) -> Option<Stated> {
    let behind = |rest: &str| rest.split(' ').all(|word| word.chars().count() <= 3 || word.starts_with(|c: char| c.is_ascii_digit()));
    if stated_as(folded, behind).is_some() || BALANCE.has(folded) {
        return Some(Stated::Balance);
    }
    SUM.has(folded).then_some(Stated::Sum)
}

/// Whether a line states the balance before the first movement (`Some(true)`) or after the last one (`Some(false)`).
pub(super) fn stated_balance(folded: &str) -> Option<bool> {
    stated_as(folded, |_| true)
}

/// The same, where what follows the phrase is as wanted.
fn stated_as(folded: &str, behind: impl Fn(&str) -> bool) -> Option<bool> {
    // "Ending balance as of": the words stand at its beginning, a sentence that only mentions a balance is none.
    let begins = |words: &Words| {
        words.all().iter().any(|word| {
            folded
                .trim_start_matches('#')
                .strip_prefix(word.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.strip_prefix(' ').is_some_and(&behind))
        })
    };
    if begins(&OPENING) { Some(true) } else { begins(&CLOSING).then_some(false) }
}
