//! Entries as texts → movements: days, minor units, signs. What a single text leaves open is decided from all of them together; where they
//! leave it open too, there is a question, and nothing is guessed.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::layout::{Layout, Question};
use super::raw::{Direction, Flaw, RawEntry, RawStatement};
use crate::dates::{self, DateOrder, Decision};
use domain::currency::Currency;
use domain::money::{self, Convention, Reading, divide};
use domain::sort_compact::SortCompact;

/// A movement of an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Movement {
    /// On which day.
    pub date: NaiveDate,
    /// In minor units; below zero is money out.
    pub amount: i64,
    /// To or from whom.
    pub payee: String,
    /// The bank's words.
    pub memo: String,
    /// The category the file has for it.
    pub category: String,
    /// The bank's name for it, with its format in front: `ofx:2026030101`.
    pub source_id: String,
    /// Announced, not booked.
    pub pending: bool,
}

/// What became of an entry. No entry of the file is without one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Read.
    Read(Movement),
    /// Not a movement, or left out by the person: why, and what it would have moved.
    Left {
        /// A sentence.
        why: String,
        /// Minor units, where they can be read.
        amount: Option<i64>,
    },
    /// Cannot be read: why, and what it would have moved.
    Unreadable {
        /// A sentence.
        why: String,
        /// Minor units, where they can be read.
        amount: Option<i64>,
    },
}

/// An entry of the file and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Where it stands in the file.
    pub row: usize,
    /// What it says of itself, for a line that cannot be read: its texts as written.
    pub words: String,
    /// What became of it.
    pub outcome: Outcome,
}

/// A statement read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Statement {
    /// Its entries in the file's order.
    pub lines: Vec<Line>,
    /// What stays open; while something does, nothing is to be written.
    pub questions: Vec<Question>,
}

/// Reads a statement in a currency; what the layout leaves open is decided from all entries and written into it.
pub fn read(raw: &RawStatement, layout: &mut Layout, currency: Currency) -> Statement {
    let mut statement = Statement::default();
    if let Some(file) = Currency::parse(&raw.currency).filter(|file| *file != currency) {
        statement.questions.push(Question::OtherCurrency { file, account: currency });
    }
    decide_dates(raw, layout, &mut statement.questions);
    decide_decimals(raw, layout, currency, &mut statement.questions);
    let factor = Factor::parse(&layout.multiplier);
    if factor.is_none() {
        statement.questions.push(Question::Multiplier);
    }
    let reader = Reader { raw, layout, currency, factor: factor.unwrap_or(Factor { times: 1, per: 1 }) };
    statement.lines = raw.entries.iter().map(|entry| reader.line(entry)).collect();
    let bad = |(row, why): &(usize, String)| Line {
        row: *row,
        words: String::new(),
        outcome: Outcome::Unreadable { why: why.clone(), amount: None },
    };
    statement.lines.extend(raw.bad.iter().map(bad));
    statement.lines.sort_compact_by_key(|line| line.row);
    statement
}

fn decide_dates(raw: &RawStatement, layout: &mut Layout, questions: &mut Vec<Question>) {
    if layout.dates.is_some() {
        return;
    }
    match dates::decide(raw.entries.iter().map(|entry| entry.date.as_str())) {
        Decision::Free => {}
        Decision::Order(order) => layout.dates = Some(order),
        Decision::Open(example) => {
            let day = |order| dates::read(&example, order).map(|when| when.date);
            let (day_first, month_first) = (day(DateOrder::DayFirst), day(DateOrder::MonthFirst));
            questions.push(Question::DateOrder { example, day_first, month_first });
        }
    }
}

fn decide_decimals(raw: &RawStatement, layout: &mut Layout, currency: Currency, questions: &mut Vec<Question>) {
    if layout.decimals.is_some() {
        return;
    }
    let open = |amount: &&str| !raw.exact || amount.contains(',');
    match Convention::of_column(raw.entries.iter().map(|entry| entry.amount.as_str()).filter(open), currency) {
        money::Column::NotNeeded => {}
        money::Column::Decided(convention) => layout.decimals = Some(convention),
        money::Column::Ask => {
            let asked = raw.entries.iter().filter(|entry| open(&entry.amount.as_str())).find_map(|entry| {
                match money::read(&entry.amount, currency) {
                    Ok(Reading::Ambiguous { point, comma }) => Some((entry.amount.clone(), point, comma)),
                    _ => None,
                }
            });
            if let Some((example, point, comma)) = asked {
                questions.push(Question::Decimals { example, point, comma });
            }
        }
    }
}

struct Reader<'a> {
    raw: &'a RawStatement,
    layout: &'a Layout,
    currency: Currency,
    factor: Factor,
}

impl Reader<'_> {
    fn line(&self, entry: &RawEntry) -> Line {
        let words = [&entry.date, &entry.payee, &entry.memo, &entry.amount];
        let words = words.into_iter().filter(|text| !text.is_empty()).cloned().collect::<Vec<_>>().join(" · ");
        Line { row: entry.row, words, outcome: self.outcome(entry) }
    }

    fn outcome(&self, entry: &RawEntry) -> Outcome {
        let amount = self.amount(entry);
        let known = amount.as_ref().ok().copied();
        if self.layout.skip.contains(&entry.row) {
            return Outcome::Left { why: "You leave it out.".to_owned(), amount: known };
        }
        match entry.flaw {
            // An amount that was cut short is no amount.
            Some(flaw @ Flaw::CutOff) => return Outcome::Unreadable { why: flaw.sentence().to_owned(), amount: None },
            Some(flaw @ Flaw::NoMovement) => return Outcome::Left { why: flaw.sentence().to_owned(), amount: known },
            Some(flaw) => return Outcome::Unreadable { why: flaw.sentence().to_owned(), amount: known },
            None => {}
        }
        let amount = match amount {
            Ok(0) => return Outcome::Left { why: "It moves no money.".to_owned(), amount: Some(0) },
            Ok(amount) => amount,
            Err(why) => return Outcome::Unreadable { why, amount: None },
        };
        if entry.date.trim().is_empty() {
            return Outcome::Unreadable { why: "No day stands here.".to_owned(), amount: known };
        }
        let Some(when) = dates::read(&entry.date, self.layout.dates.unwrap_or(DateOrder::DayFirst)) else {
            return Outcome::Unreadable { why: format!("“{}” cannot be read as a day.", entry.date), amount: known };
        };
        let source_id = if entry.id.is_empty() { String::new() } else { format!("{}:{}", self.raw.names, entry.id) };
        Outcome::Read(Movement {
            date: when.date,
            amount,
            payee: entry.payee.clone(),
            memo: entry.memo.clone(),
            category: entry.category.clone(),
            source_id,
            pending: entry.pending,
        })
    }

    /// Minor units with their sign, or the sentence that says why not.
    fn amount(&self, entry: &RawEntry) -> Result<i64, String> {
        if let Some(other) = Currency::parse(&entry.currency).filter(|other| *other != self.currency) {
            return Err(format!("It is in {}, and this account is in {}.", other.code(), self.currency.code()));
        }
        let settled = self.raw.exact && !entry.amount.contains(',');
        let convention = if settled { Some(Convention::Point) } else { self.layout.decimals };
        let written = money::parse(&entry.amount, self.currency, convention).map_err(|problem| problem.to_string())?;
        let signed = match entry.direction {
            Direction::Signed => written,
            Direction::In => written.saturating_abs(),
            Direction::Out => -written.saturating_abs(),
            Direction::Turned => -written,
        };
        let signed = if self.layout.flip { -signed } else { signed };
        self.factor.apply(signed).ok_or_else(|| "Multiplied, this amount is too large to keep.".to_owned())
    }
}

/// What amounts are multiplied with, as a fraction of whole numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Factor {
    times: i64,
    per: i64,
}

impl Factor {
    /// Reads `0.01`, `1000`, `-1`; empty is one. `None` for what is no number, for zero, and for more than nine digits.
    fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.is_empty() {
            return Some(Self { times: 1, per: 1 });
        }
        let (sign, digits) = text.strip_prefix(['-', '−']).map_or((1, text), |rest| (-1, rest));
        let (whole, part) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
        if whole.len() + part.len() > 9 || whole.len() + part.len() == 0 || !whole.bytes().chain(part.bytes()).all(|b| b.is_ascii_digit()) {
            return None;
        }
        let times: i64 = format!("{whole}{part}").parse().ok().filter(|times| *times != 0)?;
        Some(Self { times: sign * times, per: 10_i64.pow(u32::try_from(part.len()).ok()?) })
    }

    /// The product, rounded once as all money is.
    fn apply(self, amount: i64) -> Option<i64> {
        if self == (Self { times: 1, per: 1 }) {
            return Some(amount);
        }
        let product = i128::from(amount) * i128::from(self.times);
        Some(divide(product, i128::from(self.per))).filter(|result| result.unsigned_abs() < i64::MAX as u64)
    }
}
