//! Categorizing transactions: the person's rules, and the rules the app proposes from earlier choices. A proposal is shown and
//! accepted or dismissed; nothing is categorized silently.

use crate::dictionary::Dictionary;
use crate::letter_case::SmallLetters;
use crate::sort_compact::SortCompact;

use super::spending::{CategoryRule, Spending};

/// How many transactions with the same category make a proposal.
pub const ENOUGH: usize = 2;

/// The category that the rules give a transaction; the longest matching text wins, so that "Amazon Prime" beats "Amazon".
pub fn sort<'a>(rules: impl IntoIterator<Item = &'a CategoryRule>, spending: &Spending) -> Option<&'a str> {
    let text = format!("{}\n{}", spending.payee, spending.memo).small_letters();
    let fits = |rule: &&CategoryRule| !rule.payee.trim().is_empty() && text.contains(&rule.payee.trim().small_letters());
    rules.into_iter().filter(fits).max_by_key(|rule| rule.payee.trim().len()).map(|rule| rule.category.as_str())
}

/// Rules that earlier choices suggest: payees with at least [`ENOUGH`] categorized transactions, all in one category, that no rule covers yet.
pub fn proposals(rules: &[CategoryRule], log: &[&Spending]) -> Vec<CategoryRule> {
    // By payee: the category, how often, and whether all agree.
    let mut seen = Dictionary::<(&str, usize, bool)>::default();
    for spending in log.iter().filter(|spending| !spending.category.trim().is_empty() && sort(rules, spending).is_none()) {
        let payee = stem(&spending.payee);
        if payee.is_empty() {
            continue;
        }
        let entry = seen.at(&payee, (&spending.category, 0, true));
        entry.1 += 1;
        entry.2 &= entry.0 == spending.category;
    }
    let agreed = seen.iter().filter(|(_, (_, count, same))| *same && *count >= ENOUGH);
    let rule =
        |(payee, (category, ..)): (&str, &(&str, usize, bool))| CategoryRule { payee: payee.to_owned(), category: (*category).to_owned() };
    let mut rules: Vec<CategoryRule> = agreed.map(rule).collect();
    rules.sort_compact_by(|a, b| a.payee.cmp(&b.payee));
    rules
}

/// The constant part of a payee: its words up to the first that contains a digit (a shop number, a date).
pub fn stem(payee: &str) -> String {
    let words = payee.split_whitespace().take_while(|word| !word.bytes().any(|b| b.is_ascii_digit()));
    words.collect::<Vec<_>>().join(" ").trim_end_matches(['#', '*', '-', ' ']).small_letters()
}
