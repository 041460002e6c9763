//! What every bank file is made into first: entries whose date and amount are still the texts that stood there. Dates and amounts are read
//! later and together, because only all of them say whether 03/04 is in March and whether 3.456 is three thousand.

use crate::dates::DateOrder;
use crate::fingerprint::Fingerprint;
use crate::words::fold;
use domain::dictionary::Dictionary;
use domain::sort_compact::SortCompact;

/// A statement as it is in the file: one account's entries.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RawStatement {
    /// What the file says of the account: its number or name, as written. Empty where it says nothing.
    pub account: String,
    /// The currency's code as written; empty where the file has none.
    pub currency: String,
    /// Whether amounts are in a dollar of which the file does not say which.
    pub dollars: bool,
    /// The entries in the file's order.
    pub entries: Vec<RawEntry>,
    /// Rows that could not even be taken apart: their number and a sentence.
    pub bad: Vec<(usize, String)>,
    /// Lines that are no entries, such as sums: their number, their words, and a sentence.
    pub outside: Vec<(usize, String, &'static str)>,
    /// Days written around the entries, which can tell the order of day and month where the entries' own do not.
    pub days_around: Vec<String>,
    /// How days are written in the language of the headings, where no day itself tells.
    pub usual_dates: Option<DateOrder>,
    /// The last year that the lines around the entries name, for days without one.
    pub year: Option<i32>,
    /// The balance before the first entry, as written and with its sign.
    pub opening: Option<String>,
    /// The balance after the last entry, as written and with its sign.
    pub closing: Option<String>,
    /// Whether the entries are notices of single movements that a statement repeats, as in CAMT.054.
    pub notices: bool,
    /// Whether the format itself says that a lone point stands before decimals, as OFX and CAMT do. A lone comma is left to the column: OFX
    /// allows it before decimals, and some banks group with it all the same.
    pub exact: bool,
    /// What the bank's names for entries are written with in front, so that names of different formats are never compared.
    pub names: &'static str,
}

/// One entry as it is in the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RawEntry {
    /// Where it stands, so that the person can find it: the row, the line, or the number of the entry.
    pub row: usize,
    /// The day, as written.
    pub date: String,
    /// The amount, as written.
    pub amount: String,
    /// What the file says about the direction apart from the amount's own sign.
    pub direction: Direction,
    /// A fee on top of the amount, as written.
    pub fee: String,
    /// The balance after it, as written.
    pub balance: String,
    /// It takes back an earlier entry; what its direction means then, banks see differently.
    pub reversal: bool,
    /// The entry's own currency, where it names one.
    pub currency: String,
    /// In which of several accounts of one table it is; empty where the table has one.
    pub pocket: String,
    /// To or from whom.
    pub payee: String,
    /// The bank's words.
    pub memo: String,
    /// The category the file has for it.
    pub category: String,
    /// The bank's own name for the entry.
    pub id: String,
    /// Announced, not booked.
    pub pending: bool,
    /// Why it cannot be taken although it stands there; found while taking the file apart.
    pub flaw: Option<Flaw>,
}

/// Which way the money went.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Direction {
    /// The amount's sign says it.
    #[default]
    Signed,
    /// In, whatever stands before the amount.
    In,
    /// Out, whatever stands before the amount.
    Out,
    /// The other way round than the sign says.
    Turned,
}

impl Direction {
    /// The other way round.
    #[must_use]
    pub fn turned(self) -> Self {
        match self {
            Self::In => Self::Out,
            Self::Out => Self::In,
            Self::Signed => Self::Turned,
            Self::Turned => Self::Signed,
        }
    }
}

/// What is wrong with an entry before anything in it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// The file ends in the middle of it.
    CutOff,
    /// Nothing says whether it is money in or out.
    NoDirection,
    /// It has an amount under debit and one under credit.
    BothWays,
    /// It is no movement: an opening balance, a line of information.
    NoMovement,
    /// The bank says it came to nothing: failed, declined, cancelled.
    Never,
    /// A hold or an authorisation: the money is set aside and has not moved.
    Hold,
    /// Announced in a statement that also says what was booked.
    Announced,
    /// The bank counts it as neither money in nor money out.
    Neither,
    /// It has neither a date nor an amount.
    Note,
}

impl Flaw {
    /// Whether nothing moved, so that there is nothing to read.
    pub fn is_no_movement(self) -> bool {
        matches!(self, Self::NoMovement | Self::Never | Self::Hold | Self::Announced | Self::Neither | Self::Note)
    }

    /// The sentence for the person.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::CutOff => "The file ends in the middle of this entry.",
            Self::NoDirection => "Nothing says whether this is money in or money out.",
            Self::BothWays => "There is an amount under debit and one under credit.",
            Self::NoMovement => "This is a balance or a note of the bank, not a transaction.",
            Self::Never => "Your bank says that this did not go through or was taken back.",
            Self::Hold => "This is a hold or an authorization: the money is set aside and has not moved.",
            Self::Announced => "This is announced and not booked, and the balances are without it. A later statement brings it.",
            Self::Neither => "Your bank counts this neither as money in nor as money out.",
            Self::Note => "This line has neither a date nor an amount.",
        }
    }
}

/// Why a file cannot be read at all. Nothing is changed then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// It ends before it is complete.
    Truncated,
    /// Its XML is broken.
    Broken,
    /// It declares entities or a document type: no bank does, and it can be a trap.
    Entities,
    /// It holds no statement.
    NoStatement,
    /// It is nested deeper than any statement.
    TooDeep,
    /// A QIF file of investments, categories or memorised entries only.
    NotAnAccount,
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Truncated => "The file ends before it is complete, so nothing was taken from it. Download it from your bank again.",
            Self::Broken => "The file is damaged: its tags do not fit together. Nothing was changed. Download it from your bank again.",
            Self::Entities => {
                "The file declares entities of its own, which statements never do and which can be a trap. It was not read, and nothing was changed."
            }
            Self::NoStatement => "There is no account statement in this file. Nothing was changed.",
            Self::TooDeep => "The file is nested deeper than any statement. It was not read, and nothing was changed.",
            Self::NotAnAccount => {
                "This QIF file holds no account with transactions, only lists or investments. Nothing was changed. Export an account instead."
            }
        })
    }
}

impl std::error::Error for Refused {}

impl RawStatement {
    /// Whether another statement is one of the same account.
    pub(super) fn goes_on(&self, next: &Self) -> bool {
        !self.account.is_empty() && self.account == next.account && self.currency == next.currency && self.notices == next.notices
    }

    /// Takes in a statement of the same account. Where neither begins with the balance that the other ends with, the whole has none.
    pub(super) fn append(&mut self, next: Self) {
        let meet = |end: &Option<String>, start: &Option<String>| end.is_some() && end == start;
        (self.opening, self.closing) = if meet(&self.closing, &next.opening) {
            (self.opening.take(), next.closing)
        } else if meet(&next.closing, &self.opening) {
            (next.opening, self.closing.take())
        } else {
            (None, None)
        };
        self.dollars |= next.dollars;
        self.entries.extend(next.entries);
        self.bad.extend(next.bad);
        self.outside.extend(next.outside);
        self.days_around.extend(next.days_around);
        self.year = self.year.max(next.year);
    }

    /// Takes the currency most entries name for the statement's, where the file names none for it, so that the others can be reported.
    pub fn find_currency(&mut self) {
        if !self.currency.is_empty() {
            return;
        }
        // Of as many the one that comes first.
        let mut counts = Vec::<(&str, usize)>::new();
        for entry in self.entries.iter().filter(|entry| !entry.currency.is_empty()) {
            match counts.iter_mut().find(|(code, _)| *code == entry.currency) {
                Some((_, count)) => *count += 1,
                None => counts.push((&entry.currency, 1)),
            }
        }
        self.currency = counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(code, _)| code.to_owned()).unwrap_or_default();
    }

    /// Divides it by account, where the table says of each entry in which it is: the one with the most entries comes first, and keeps what the file says of itself.
    pub fn by_pocket(mut self) -> Vec<Self> {
        let mut pockets = divided(std::mem::take(&mut self.entries), |entry| &entry.pocket);
        // Of as many the one that comes first.
        let most = pockets.iter().enumerate().rev().max_by_key(|(_, (_, entries))| entries.len()).map(|(at, _)| at);
        let Some((pocket, entries)) = most.map(|at| pockets.remove(at)) else { return vec![self] };
        self.entries = entries;
        let mut others: Vec<Self> = pockets.into_iter().map(|(pocket, entries)| Self { account: pocket, ..self.beside(entries) }).collect();
        others.iter_mut().for_each(Self::find_currency);
        if !pocket.is_empty() {
            self.account = pocket;
        }
        std::iter::once(self).chain(others).collect()
    }

    /// Divides it by currency: entries that name none go with the most.
    pub fn by_currency(mut self) -> Vec<Self> {
        let (kept, rest): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.entries).into_iter().partition(|entry| entry.currency.is_empty() || entry.currency == self.currency);
        self.entries = kept;
        let others = divided(rest, |entry| &entry.currency);
        let others: Vec<Self> = others.into_iter().map(|(currency, entries)| Self { currency, ..self.beside(entries) }).collect();
        std::iter::once(self).chain(others).collect()
    }

    /// Entries of the same file that are of another account: what is written in one way in all of it.
    fn beside(&self, entries: Vec<RawEntry>) -> Self {
        Self {
            account: self.account.clone(),
            exact: self.exact,
            names: self.names,
            usual_dates: self.usual_dates,
            year: self.year,
            entries,
            ..Self::default()
        }
    }

    /// Gives a name to the entries the bank gave none: what stands in them, and for equal entries their place among each other. The same file, or
    /// one that overlaps with it, meets the same names again.
    pub fn name_the_nameless(&mut self) {
        let mut seen = Dictionary::default();
        for entry in self.entries.iter_mut().filter(|entry| entry.id.is_empty()) {
            let who = if entry.payee.is_empty() { &entry.memo } else { &entry.payee };
            let way = if entry.direction == Direction::In { "in" } else { "" };
            let print = Fingerprint::of("bank entry").with(&entry.date).with(&entry.amount).with(way).with(&fold(who));
            let count = seen.at(&print.bits().to_string(), 0_u64);
            *count += 1;
            entry.id = format!("{:016x}", print.with_number(*count).bits());
        }
    }
}

/// Entries by one of their texts, in the order of the texts.
fn divided(entries: Vec<RawEntry>, by: fn(&RawEntry) -> &String) -> Vec<(String, Vec<RawEntry>)> {
    let mut names: Vec<String> = Vec::new();
    for entry in &entries {
        if !names.contains(by(entry)) {
            names.push(by(entry).clone());
        }
    }
    names.sort_compact();
    let mut groups: Vec<(String, Vec<RawEntry>)> = names.into_iter().map(|name| (name, Vec::new())).collect();
    for entry in entries {
        if let Some((_, group)) = groups.iter_mut().find(|(name, _)| name == by(&entry)) {
            group.push(entry);
        }
    }
    groups
}
