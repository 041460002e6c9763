//! The messages of a bank file. As with applications: the page sends the bytes with a [`BankJob`], shows what comes back, sends the corrected
//! layout with the same bytes as often as the person likes, and at last asks for the change. Plain data: the page links no reader of files
//! through this.

use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::import::{ChangeText, ColumnInfo, Step};
use domain::budget::{BankLayout, CategoryRule, Spending};
use domain::change::{Change, Edit};
use domain::currency::Currency;
use domain::id::Id;
use domain::record::Table;
use exchange::bank::layout::{Column, Layout, Question};
use exchange::bank::plan::{Destination, Here, Plan, plan};
use exchange::bank::raw::RawStatement;
use exchange::bank::reading::{self, Movement};
use exchange::bank::{BalanceCheck, BankFile, ReversalBasis, ReversalMark, ReversalReading, Verdict, open};
use exchange::kind::FileKind;
use exchange::preview::{Counts, Fate, Preview};

/// Read this bank file.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct BankJob {
    /// How far to go.
    pub step: Step,
    /// Today, in the person's calendar, which helps to propose the year of days without one.
    #[serde(with = "domain::iso_day::required")]
    pub today: NaiveDate,
    /// Which statement of the file, from zero.
    #[serde(default)]
    pub statement: usize,
    /// The corrected layout; `None` at first: the kept one or the guess is used and comes back.
    #[serde(default)]
    pub layout: Option<Layout>,
    /// The account it goes to; `None` is the log without an account.
    #[serde(default)]
    pub account: Option<Id>,
    /// The currency of where it goes: the account's own, or the home currency; `None` where neither is known, and the file's is proposed.
    #[serde(default)]
    pub currency: Option<Currency>,
    /// The currency proposed where the file names none either: the browser's region's.
    pub fallback: Currency,
    /// What is here already: `model.spendings.clone()`.
    #[serde(default)]
    pub log: Table<Spending>,
    /// The person's rules: `model.rules.clone()`.
    #[serde(default)]
    pub rules: Table<CategoryRule>,
    /// Where a file can go, each with how its last one was read: `model.bank_layouts` under [`layout_id`].
    #[serde(default)]
    pub places: Vec<Destination>,
    /// Whether the file goes where the last one with its layout went: `account` and `currency` are only a guess.
    #[serde(default)]
    pub propose: bool,
}

/// Under which id an account's layout is kept.
pub fn layout_id(account: Option<&Id>) -> Id {
    account.cloned().unwrap_or_else(|| Id::new("home"))
}

/// What a bank file holds and what importing it would do.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct BankAnswer {
    /// What file it is.
    pub kind: FileKind,
    /// The statements in it: one to choose, where there are several.
    pub statements: Vec<Found>,
    /// A table's columns, with examples; empty for other formats.
    pub columns: Vec<ColumnInfo>,
    /// Which money `amounts` and `sums` are in: where it goes, else the file's.
    pub currency: Currency,
    /// Which account it goes to: the job's, or the one proposed.
    #[serde(default)]
    pub account: Option<Id>,
    /// How it was read. `layout.columns` runs beside `columns`.
    pub layout: Layout,
    /// What has to be answered before an import.
    pub questions: Vec<Question>,
    /// Line by line.
    pub preview: Arc<Preview>,
    /// What each line moves, in minor units, beside `preview.rows`.
    pub amounts: Vec<Option<i64>>,
    /// The day of each line, beside `preview.rows`, as [`BankAnswer::day`] reads it.
    pub days: Vec<Option<i32>>,
    /// The movement of each line, beside `preview.rows`. It stays where the file was read: the page shows titles, days and amounts, and what an
    /// import writes travels in `change`.
    #[serde(skip)]
    pub movements: Vec<Option<Movement>>,
    /// The lines counted.
    pub counts: Counts,
    /// The lines summed.
    pub sums: Sums,
    /// Whether the movements meet the balances in the file; `None` where it states none.
    pub balances: Option<BalanceCheck>,
    /// The day of the last booked transaction, as in `days`.
    #[serde(default)]
    pub last_day: Option<i32>,
    /// How reversals were read, where there are some.
    pub reversals: Option<ReversalReading>,
    /// What is worth knowing about how the file was read; none of it prevents an import.
    pub notices: Vec<Notice>,
    /// What an import writes: only for [`Step::Import`], and only where no question is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<ChangeText>,
}

impl BankAnswer {
    /// The balance after the last booked transaction, and its day, where opening balance and transactions prove it.
    pub fn proven_closing(&self) -> Option<(i64, NaiveDate)> {
        let check = self.balances.as_ref().filter(|check| check.currency == self.currency)?;
        let closing = check.closing.filter(|_| matches!(check.verdict, Verdict::Meets { .. }))?;
        Some((closing, NaiveDate::from_num_days_from_ce_opt(self.last_day?)?))
    }

    /// The day of a line, by its place in `preview.rows`. It travels as a number: three thousand of them are read before the preview is shown.
    pub fn day(&self, place: usize) -> Option<NaiveDate> {
        NaiveDate::from_num_days_from_ce_opt(self.days.get(place).copied().flatten()?)
    }
}

/// What is worth knowing about how a bank file was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Notice {
    /// Amounts without a minus are read as charges, as on a card statement. Changed by `layout.flip`.
    PlusIsCharge,
    /// Nearly all amounts are without a minus: perhaps they are charges. Changed by `layout.flip`.
    MostlyPlus,
    /// The file has several statements or currencies, each read on its own: how many.
    SeveralStatements(usize),
    /// Notices of single movements: the account's statement repeats them, so only one of the two is to be imported.
    NoticesOnly,
    /// Balances decided what the direction of reversals means, or nothing could.
    Reversals(ReversalReading),
}

impl Notice {
    /// The sentence for the person.
    pub fn sentence(&self) -> String {
        match self {
            Self::PlusIsCharge => {
                "Amounts without a minus are read as money out, as on a card statement. Change that under “Signs and units”.".to_owned()
            }
            Self::MostlyPlus => {
                "Nearly all amounts are without a minus. If these are charges, turn every sign under “Signs and units”.".to_owned()
            }
            Self::SeveralStatements(number) => {
                format!("This file has {number} statements. Each is imported on its own; choose which one above.")
            }
            Self::NoticesOnly => {
                "These are notices of single transactions, which the account’s statement repeats. Import one of the two, not both."
                    .to_owned()
            }
            Self::Reversals(reading) => reversals_sentence(*reading),
        }
    }
}

fn reversals_sentence(reading: ReversalReading) -> String {
    let which = match reading.mark {
        ReversalMark::Own => "as the reversal’s own direction",
        ReversalMark::Original => "as the direction of the entry it takes back",
    };
    let number = if reading.count == 1 { "1 reversal".to_owned() } else { format!("{} reversals", reading.count) };
    match reading.basis {
        ReversalBasis::Balances => format!("{number}: debit and credit are read {which}, because only that meets the closing balance."),
        ReversalBasis::Chosen => format!("{number}: debit and credit are read {which}, as you chose."),
        ReversalBasis::Standard => {
            format!("{number}: debit and credit are read {which}, as the standard says; no balance in the file tells.")
        }
        ReversalBasis::NeitherMeets => {
            format!(
                "{number}: debit and credit are read {which}, but neither reading meets the closing balance. Compare these rows with your bank."
            )
        }
    }
}

/// A statement in the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// The account as the file names it.
    pub account: String,
    /// Its currency, where the file says so.
    pub currency: Option<Currency>,
    /// How many entries it has.
    pub entries: usize,
}

/// What the lines move, in minor units: together it is all that the file moves.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sums {
    /// New lines.
    pub new: i64,
    /// Lines that are booked now.
    pub update: i64,
    /// Lines that are here already.
    pub same: i64,
    /// Lines left out.
    pub skipped: i64,
    /// Lines that cannot be read, as far as their amount can.
    pub unreadable: i64,
    /// How many lines cannot be read and have no readable amount.
    pub unknown: usize,
}

impl Sums {
    fn of(plan: &Plan) -> Self {
        let mut sums = Self::default();
        for (row, amount) in plan.preview.rows.iter().zip(&plan.amounts) {
            let place = match row.fate {
                Fate::New => &mut sums.new,
                Fate::Update(_) => &mut sums.update,
                Fate::Same => &mut sums.same,
                Fate::Skipped(_) => &mut sums.skipped,
                Fate::Unreadable(_) => &mut sums.unreadable,
            };
            match amount {
                Some(amount) => *place = place.saturating_add(*amount),
                None => sums.unknown += usize::from(matches!(row.fate, Fate::Unreadable(_))),
            }
        }
        sums
    }
}

/// Does the job.
///
/// # Errors
/// A sentence for the person.
pub fn run(job: BankJob, bytes: &[u8]) -> Result<BankAnswer, String> {
    answer(job, &open(bytes).map_err(|error| error.to_string())?)
}

/// Where the last file with this layout went, as far as the transactions say.
fn went_last<'a>(job: &'a BankJob, heading: &str) -> Option<&'a Destination> {
    let same = |place: &&Destination| place.kept.as_ref().is_some_and(|kept| kept.heading == heading);
    let newest = |place: &&Destination| job.log.values().filter(|one| one.account == place.account).map(|one| one.date).max();
    job.places.iter().filter(same).max_by_key(newest)
}

fn answer(mut job: BankJob, file: &BankFile) -> Result<BankAnswer, String> {
    let heading = file.heading();
    if job.propose
        && let Some(place) = went_last(&job, &heading)
    {
        (job.account, job.currency) = (place.account.clone(), place.currency);
    }
    let stored = job.places.iter().find(|place| place.account == job.account).and_then(|place| place.kept.as_ref());
    let kept = stored.filter(|kept| kept.heading == heading);
    let remembered = || serde_json::from_str(&kept?.layout).ok();
    let mut layout: Layout = job.layout.or_else(remembered).unwrap_or_default();
    let job_layout_is_new = layout.columns.is_empty();
    file.complete(&mut layout);
    let guessed_flip = layout.flip && job_layout_is_new;
    let statements = file.statements(&layout.columns);
    let found: Vec<Found> = statements.iter().map(Found::of).collect();
    let Some(raw) = statements.get(job.statement) else {
        return Err("There is no such statement in this file. Nothing was changed.".to_owned());
    };
    let currency = job.currency.unwrap_or_else(|| reading::currency_of(raw, job.fallback));
    let statement = reading::read(raw, &mut layout, currency, job.today);
    let currency = reading::currency_of(raw, currency);
    let notices = notices(raw, &statement, statements.len(), guessed_flip);
    let mut questions = statement.questions;
    if file.table().is_some() {
        let has = |wanted: &[Column]| layout.columns.iter().any(|column| wanted.contains(column));
        if !has(&[Column::Amount, Column::Debit, Column::Credit]) {
            questions.insert(0, Question::NoAmount);
        }
        if !has(&[Column::Date, Column::ValueDate]) {
            questions.insert(0, Question::NoDate);
        }
    }
    let here = Here { log: &job.log, rules: &job.rules, account: job.account.as_ref(), currency, places: &job.places };
    let mut plan = plan(&statement.lines, &layout.keep, here);
    let (counts, sums) = (plan.preview.counts(), Sums::of(&plan));
    let mut change = None;
    if job.step == Step::Import && questions.is_empty() {
        let what = match plan.edits.len() {
            1 => "1 transaction from a bank file added".to_owned(),
            number => format!("{number} transactions from a bank file added"),
        };
        let mut edits = std::mem::take(&mut plan.edits);
        if !edits.is_empty() {
            edits.extend(remember(&layout, &heading, job.account.as_ref(), stored));
        }
        change = Some(ChangeText::write(&Change::many(what, edits))?);
    }
    Ok(BankAnswer {
        kind: file.kind,
        statements: found,
        columns: columns(file),
        currency,
        account: job.account,
        layout,
        questions,
        preview: Arc::new(plan.preview),
        days: plan.movements.iter().map(|movement| Some(movement.as_ref()?.date.num_days_from_ce())).collect(),
        last_day: plan.movements.iter().flatten().filter(|one| !one.pending).map(|one| one.date.num_days_from_ce()).max(),
        amounts: plan.amounts,
        movements: plan.movements,
        counts,
        sums,
        balances: statement.balances,
        reversals: statement.reversals,
        notices,
        change,
    })
}

/// The edit that keeps the layout for the next file, where it is another than the one that is kept.
fn remember(layout: &Layout, heading: &str, account: Option<&Id>, kept: Option<&Arc<BankLayout>>) -> Option<Edit> {
    let layout = serde_json::to_string(&layout.for_next_time()).ok()?;
    let after = BankLayout { heading: heading.to_owned(), layout };
    match kept {
        Some(kept) if **kept == after => None,
        Some(kept) => Some(Edit::update(layout_id(account), kept, after)),
        None => Some(Edit::add(layout_id(account), after)),
    }
}

impl Found {
    fn of(raw: &RawStatement) -> Self {
        Self { currency: Currency::parse(&raw.currency), entries: raw.entries.len() + raw.bad.len(), account: raw.account.clone() }
    }
}

fn notices(raw: &RawStatement, statement: &reading::Statement, statements: usize, guessed_flip: bool) -> Vec<Notice> {
    let mut notices = Vec::new();
    if statements > 1 {
        notices.push(Notice::SeveralStatements(statements));
    }
    if raw.notices {
        notices.push(Notice::NoticesOnly);
    }
    if guessed_flip {
        notices.push(Notice::PlusIsCharge);
    } else if statement.mostly_plus {
        notices.push(Notice::MostlyPlus);
    }
    notices.extend(statement.reversals.map(Notice::Reversals));
    notices
}

/// A table's columns as the person knows them.
fn columns(file: &BankFile) -> Vec<ColumnInfo> {
    let Some(table) = file.table() else { return Vec::new() };
    let info = |(at, header): (usize, &String)| {
        let mut info = ColumnInfo { header: header.trim().to_owned(), samples: Vec::new(), filled: 0 };
        if info.header.is_empty() {
            info.header = format!("Column {}", at + 1);
        }
        for cell in table.rows.iter().filter_map(|row| row.cells.get(at)).map(|cell| cell.trim()).filter(|cell| !cell.is_empty()) {
            info.filled += 1;
            if info.samples.len() < 3 && !info.samples.iter().any(|sample| sample == cell) {
                info.samples.push(cell.to_owned());
            }
        }
        info
    };
    table.headers.iter().enumerate().map(info).collect()
}
