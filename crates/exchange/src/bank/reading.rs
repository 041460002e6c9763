//! Entries as texts → movements: days, minor units, signs. What a single text leaves open is decided from all of them together; where they
//! leave it open too, there is a question, and nothing is guessed.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::balances::{self, BalanceCheck, ReversalReading, Verdict};
use super::days;
use super::layout::{Layout, Question};
use super::raw::{Direction, Flaw, RawEntry, RawStatement};
use crate::dates::{self, DateOrder, Decision, Writing};
use domain::currency::Currency;
use domain::money::{self, Convention, Reading, divide};
use domain::number::plain_digits;
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
    /// What is open; while something is, nothing is to be written.
    pub questions: Vec<Question>,
    /// Whether the movements meet the balances; `None` where the file states none.
    pub balances: Option<BalanceCheck>,
    /// How its reversals were read, where it has some.
    pub reversals: Option<ReversalReading>,
    /// Whether nearly all amounts are without a minus and nothing else says which way the money went: perhaps a card's statement of charges.
    pub mostly_plus: bool,
}

/// In which currency a statement is read: its own, where it names one. Of dollars the commonest, where the one given is none.
pub fn currency_of(raw: &RawStatement, otherwise: Currency) -> Currency {
    let otherwise = if raw.dollars && !otherwise.is_dollar() { Currency::USD } else { otherwise };
    Currency::parse(&raw.currency).filter(|code| code.is_listed()).unwrap_or(otherwise)
}

/// Reads a statement in its own currency, else in the one given; what the layout leaves open is decided from all entries and written into it. The
/// day of today only helps to propose a year.
pub fn read(raw: &RawStatement, layout: &mut Layout, account: Currency, today: NaiveDate) -> Statement {
    let mut statement = Statement::default();
    let currency = currency_of(raw, account);
    if currency != account {
        statement.questions.push(Question::OtherCurrency { file: currency, account });
    }
    let mut owned = None;
    if raw.entries.iter().any(|entry| entry.reversal) || memo_is_date(raw) {
        owned = Some(raw.clone());
    }
    if let Some(raw) = &mut owned {
        take_date_from_memo(raw, layout, &mut statement.questions);
    }
    let raw_dates = owned.as_ref().unwrap_or(raw);
    decide_dates(raw_dates, layout, today, &mut statement.questions);
    let until = decide_year(raw_dates, layout, today, &mut statement.questions);
    let writing = Writing { order: layout.dates.unwrap_or(DateOrder::DayFirst), until };
    decide_decimals(raw_dates, layout, currency, &mut statement.questions);
    let factor = Factor::parse(&layout.multiplier);
    if factor.is_none() {
        statement.questions.push(Question::Multiplier);
    }
    let factor = factor.unwrap_or(Factor { times: 1, per: 1 });
    if let Some(raw) = &mut owned {
        let names_of = raw.clone();
        let reader = Reader { raw: &names_of, layout, writing, currency, factor };
        let sum = |raw: &RawStatement| raw.entries.iter().filter_map(|entry| reader.booked(entry)).fold(0_i64, i64::saturating_add);
        statement.reversals = balances::settle_reversals(raw, layout.reversals, |text| reader.balance(text), sum);
    }
    let raw = owned.as_ref().unwrap_or(raw);
    let reader = Reader { raw, layout, writing, currency, factor };
    let amounts: Vec<Result<i64, String>> = raw.entries.iter().map(|entry| reader.amount(entry)).collect();
    let booked: Vec<Option<i64>> =
        raw.entries.iter().zip(&amounts).map(|(entry, amount)| amount.as_ref().ok().copied().filter(|_| counts(entry))).collect();
    statement.balances = balances::check(raw, &booked, currency, |text| reader.balance(text));
    if layout.flip && statement.balances.as_ref().is_some_and(|check| matches!(check.verdict, Verdict::Off { .. })) {
        // A card's balance is what is owed.
        let owed = balances::check(raw, &booked, currency, |text| reader.balance(text).map(i64::saturating_neg));
        if owed.as_ref().is_some_and(|check| matches!(check.verdict, Verdict::Meets { .. })) {
            statement.balances = owed;
        }
    }
    let unsigned = |entry: &RawEntry| entry.direction == Direction::Signed;
    let (plus, minus) = booked
        .iter()
        .flatten()
        .fold((0_usize, 0_usize), |(plus, minus), amount| if *amount > 0 { (plus + 1, minus) } else { (plus, minus + 1) });
    statement.mostly_plus =
        !layout.flip && statement.balances.is_none() && plus >= 3 && plus >= minus * 3 && raw.entries.iter().all(unsigned);
    statement.lines = raw.entries.iter().zip(amounts).map(|(entry, amount)| reader.line(entry, amount)).collect();
    let bad = |(row, why): &(usize, String)| Line {
        row: *row,
        words: String::new(),
        outcome: Outcome::Unreadable { why: why.clone(), amount: None },
    };
    statement.lines.extend(raw.bad.iter().map(bad));
    let outside = |(row, words, why): &(usize, String, &'static str)| Line {
        row: *row,
        words: words.clone(),
        outcome: Outcome::Left { why: (*why).to_owned(), amount: None },
    };
    statement.lines.extend(raw.outside.iter().map(outside));
    statement.lines.sort_compact_by_key(|line| line.row);
    statement
}

/// Whether an entry is part of the booked balance.
fn counts(entry: &RawEntry) -> bool {
    !entry.pending && !entry.flaw.is_some_and(|flaw| flaw.is_no_movement() || flaw == Flaw::CutOff)
}

/// Whether no entry has a date and every memo is one.
fn memo_is_date(raw: &RawStatement) -> bool {
    !raw.entries.is_empty() && raw.entries.iter().all(|entry| entry.date.is_empty() && days::is_date(&entry.memo))
}

fn take_date_from_memo(raw: &mut RawStatement, layout: &Layout, questions: &mut Vec<Question>) {
    if !memo_is_date(raw) {
        return;
    }
    if !layout.date_in_memo {
        let example = raw.entries.first().map(|entry| entry.memo.clone()).unwrap_or_default();
        return questions.push(Question::DateInMemo { example });
    }
    for entry in &mut raw.entries {
        entry.date = std::mem::take(&mut entry.memo);
    }
}

fn decide_dates(raw: &RawStatement, layout: &mut Layout, today: NaiveDate, questions: &mut Vec<Question>) {
    if layout.dates.is_some() {
        return;
    }
    // Many movements share a day, which says what it says once.
    let mut written: Vec<&str> = raw.entries.iter().map(|entry| entry.date.as_str()).collect();
    written.sort_compact();
    written.dedup();
    let plain: Vec<_> = written.into_iter().map(days::plain).collect();
    let around = raw.days_around.iter().map(String::as_str);
    let decision = match dates::decide(plain.iter().map(AsRef::as_ref)) {
        // A period above the table, or the day of a balance, can tell.
        Decision::Open(example) => match dates::decide(plain.iter().map(AsRef::as_ref).chain(around)) {
            Decision::Open(_) => Decision::Open(example),
            decision => decision,
        },
        decision => decision,
    };
    match decision {
        Decision::Free => {}
        Decision::Order(order) => layout.dates = Some(order),
        Decision::Open(_) if raw.usual_dates.is_some() => layout.dates = raw.usual_dates,
        Decision::Open(example) => {
            // A day without a year is shown in this one: what is asked is the order.
            let day = |order| days::read(&example, Writing { order, until: Some(today) }).map(|when| when.date);
            let (day_first, month_first) = (day(DateOrder::DayFirst), day(DateOrder::MonthFirst));
            questions.push(Question::DateOrder { example, day_first, month_first });
        }
    }
}

/// The newest of the days that are written without a year, whose year is asked where nobody has said it. `None` where there are none.
fn decide_year(raw: &RawStatement, layout: &Layout, today: NaiveDate, questions: &mut Vec<Question>) -> Option<NaiveDate> {
    let order = layout.dates.unwrap_or(DateOrder::DayFirst);
    let read = |entry: &RawEntry, until| days::read(&entry.date, Writing { order, until }).map(|when| when.date);
    let yearless = || raw.entries.iter().filter(|entry| days::is_yearless(&entry.date));
    let example = yearless().next()?.date.clone();
    let leap = NaiveDate::from_ymd_opt(2000, 12, 31);
    let newest = days::newest(&yearless().filter_map(|entry| read(entry, leap)).collect::<Vec<_>>())?;
    let in_year = |year: i32| newest.with_year(year).or_else(|| NaiveDate::from_ymd_opt(year, 2, 28));
    let year = layout.year.unwrap_or_else(|| {
        let last = || raw.entries.iter().filter_map(|entry| read(entry, None)).max().map(|day| day.year());
        let this = today.year() - i32::from(in_year(today.year()).is_some_and(|day| day > today));
        let proposed = raw.year.or_else(last).unwrap_or(this);
        questions.push(Question::Year { example, proposed });
        proposed
    });
    in_year(year)
}

fn decide_decimals(raw: &RawStatement, layout: &mut Layout, currency: Currency, questions: &mut Vec<Question>) {
    if layout.decimals.is_some() {
        return;
    }
    let open = |amount: &&str| !raw.exact || amount.contains(',');
    let column = match Convention::of_column(raw.entries.iter().map(|entry| entry.amount.as_str()).filter(open), currency) {
        // What the amounts leave open, the balances beside them may tell.
        money::Column::Ask => match Convention::of_column(raw.entries.iter().map(|entry| entry.balance.as_str()), currency) {
            money::Column::Decided(convention) => money::Column::Decided(convention),
            _ => money::Column::Ask,
        },
        column => column,
    };
    match column {
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
    writing: Writing,
    currency: Currency,
    factor: Factor,
}

impl Reader<'_> {
    fn line(&self, entry: &RawEntry, amount: Result<i64, String>) -> Line {
        let outcome = self.outcome(entry, amount);
        let words = if let Outcome::Read(_) = outcome {
            String::new()
        } else {
            let words = [&entry.date, &entry.payee, &entry.memo, &entry.amount];
            words.into_iter().filter(|text| !text.is_empty()).cloned().collect::<Vec<_>>().join(" · ")
        };
        Line { row: entry.row, words, outcome }
    }

    fn outcome(&self, entry: &RawEntry, amount: Result<i64, String>) -> Outcome {
        let known = amount.as_ref().ok().copied();
        if self.layout.skip.contains(&entry.row) {
            return Outcome::Left { why: "You leave it out.".to_owned(), amount: known };
        }
        match entry.flaw {
            // An amount that was cut short is no amount.
            Some(flaw @ Flaw::CutOff) => return Outcome::Unreadable { why: flaw.sentence().to_owned(), amount: None },
            Some(flaw @ Flaw::Note) => return Outcome::Left { why: flaw.sentence().to_owned(), amount: None },
            Some(flaw) if flaw.is_no_movement() => return Outcome::Left { why: flaw.sentence().to_owned(), amount: known },
            Some(flaw) => return Outcome::Unreadable { why: flaw.sentence().to_owned(), amount: known },
            None => {}
        }
        let amount = match amount {
            Ok(0) => return Outcome::Left { why: "It moves no money.".to_owned(), amount: Some(0) },
            Ok(amount) => amount,
            Err(why) => return Outcome::Unreadable { why, amount: None },
        };
        if entry.date.trim().is_empty() {
            return Outcome::Unreadable { why: "This row has no date.".to_owned(), amount: known };
        }
        let Some(when) = days::read(&entry.date, self.writing) else {
            return Outcome::Unreadable { why: format!("“{}” cannot be read as a day.", entry.date), amount: known };
        };
        // The same day of another year is another one, which its name does not say yet.
        let yearless = self.writing.until.is_some() && days::is_yearless(&entry.date);
        let source_id = match entry.id.as_str() {
            "" => String::new(),
            id if yearless => format!("{}:{id}-{}", self.raw.names, when.date.year()),
            id => format!("{}:{id}", self.raw.names),
        };
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
        if !entry.currency.is_empty()
            && let Some(other) = Currency::parse(&entry.currency).filter(|other| *other != self.currency)
        {
            return Err(format!("It is in {}, and this account is in {}.", other.code(), self.currency.code()));
        }
        let written = self.number(&entry.amount).map_err(|problem| problem.sentence(self.currency))?;
        let signed = match entry.direction {
            Direction::Signed => written,
            Direction::In => written.saturating_abs(),
            Direction::Out => written.saturating_abs().saturating_neg(),
            Direction::Turned => written.saturating_neg(),
        };
        let signed = if self.layout.flip { signed.saturating_neg() } else { signed };
        // A fee is paid on top.
        let fee = if entry.fee.is_empty() {
            0
        } else {
            self.number(&entry.fee).map_err(|problem| format!("Its fee: {}", problem.sentence(self.currency)))?
        };
        self.factor.apply(signed.saturating_sub(fee)).ok_or_else(|| "Multiplied, this amount is too large to keep.".to_owned())
    }

    fn number(&self, text: &str) -> Result<i64, money::AmountProblem> {
        let settled = self.raw.exact && !text.contains(',');
        money::parse(text, self.currency, if settled { Some(Convention::Point) } else { self.layout.decimals })
    }

    /// A balance, as it is written.
    fn balance(&self, text: &str) -> Option<i64> {
        self.factor.apply(self.number(text).ok()?)
    }

    /// What an entry adds to the booked balance.
    fn booked(&self, entry: &RawEntry) -> Option<i64> {
        if counts(entry) { self.amount(entry).ok() } else { None }
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
        let digits = plain_digits(digits)?;
        let (whole, part) = digits.split_once('.').unwrap_or((&digits, ""));
        if whole.len() + part.len() > 9 {
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
