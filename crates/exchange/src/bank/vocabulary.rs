//! What a bank's heading can mean: the words of `[bank headings]` in `languages/banks.txt`, which a speaker can correct without reading code.

use std::sync::OnceLock;

use super::headings::Heading;
use super::layout::Column;
use crate::languages::{self, Words};
use crate::words::fold;
use domain::dictionary::Dictionary;

/// Words in a heading of an amount that has its fee in it.
static WITH_FEE: Words = Words::of("bank headings of", "with fee");

/// What headings mean.
pub(super) struct Vocabulary {
    /// For each word the kinds it can mean, each with its rank: lower outranks higher.
    words: Dictionary<Vec<(usize, Column)>>,
    /// The rank of the first heading that is of the bank's texts as well as of a payee; those of names are above it.
    texts: usize,
}

/// A kind a heading can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Meaning {
    /// Whether the heading only holds the word; one that is the word outranks it.
    pub held: bool,
    /// The place of the word in the lists.
    pub rank: usize,
    pub column: Column,
    /// Whether the word is more than one.
    pub phrase: bool,
}

/// The words, gathered when they are first asked for.
pub(super) fn vocabulary() -> &'static Vocabulary {
    static VOCABULARY: OnceLock<Vocabulary> = OnceLock::new();
    VOCABULARY.get_or_init(|| {
        let mut all = Vocabulary { words: Dictionary::default(), texts: usize::MAX };
        let mut rank = 0;
        languages::each(|entry| {
            let Some(column) = (if entry.section == "bank headings" { column(entry.key) } else { None }) else { return };
            if entry.key == "text" {
                all.texts = all.texts.min(rank);
            }
            all.words.at(&fold(entry.word), Vec::new()).push((rank, column));
            rank += 1;
        });
        all
    })
}

/// What a key of `[bank headings]` stands for.
fn column(key: &str) -> Option<Column> {
    Some(match key {
        "direction" => Column::Direction,
        "debit" => Column::Debit,
        "credit" => Column::Credit,
        "balance" => Column::Balance,
        "fee" => Column::Fee,
        "id" => Column::Id,
        "value date" => Column::ValueDate,
        "date" => Column::Date,
        "amount" => Column::Amount,
        "currency" => Column::Currency,
        "category" => Column::Category,
        "status" => Column::Status,
        "payee" | "text" => Column::Payee,
        "memo" => Column::Memo,
        "ignored" => Column::Ignored,
        _ => return None,
    })
}

impl Vocabulary {
    /// Every kind a heading can mean.
    pub fn meanings(&self, heading: &Heading) -> Vec<Meaning> {
        let name = heading.name.as_str();
        let mut found = Vec::new();
        let starts = std::iter::once(0).chain(name.match_indices(' ').map(|(at, _)| at + 1));
        for start in starts {
            let ends = name.match_indices(' ').map(|(at, _)| at).chain(std::iter::once(name.len())).filter(|end| *end > start);
            for part in ends.filter_map(|end| name.get(start..end)) {
                let held = part.len() < name.len();
                // Words of up to three letters are too common to count inside of others, and "amount in" goes on with a currency.
                if held && (part.len() <= 3 || part.ends_with(" in") && !name.ends_with(part)) {
                    continue;
                }
                let meanings = self.words.get(part).into_iter().flatten();
                // "Total (incl. fees)" is no fee.
                let meanings = meanings.filter(|(_, column)| *column != Column::Fee || !WITH_FEE.in_text(name));
                found.extend(meanings.map(|(rank, column)| Meaning { held, rank: *rank, column: *column, phrase: part.contains(' ') }));
            }
        }
        found
    }

    /// The best rank of a heading among those that say who it was or what for.
    pub fn payee(&self, heading: &Heading) -> Option<Meaning> {
        self.meanings(heading).into_iter().filter(|meaning| meaning.column == Column::Payee).min()
    }

    /// Whether a heading is of names, and not of whatever texts the bank has.
    pub fn is_name(&self, heading: &Heading) -> bool {
        self.payee(heading).is_some_and(|meaning| meaning.rank < self.texts)
    }

    /// The best kind for a heading, whatever its column holds.
    pub fn column(&self, heading: &Heading) -> Option<Column> {
        self.meanings(heading).into_iter().min().map(|meaning| meaning.column)
    }
}
