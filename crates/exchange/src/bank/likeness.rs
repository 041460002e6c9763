//! Whether a text is a table of money or of applications. Headings say it in most files, and where they do not, the values: days beside amounts with
//! a sign, decimals or a currency are movements. A file that can be both is said to be both, and the person chooses.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::columns::{Guess, guess};
use super::days;
use super::headings::Heading;
use super::layout::Column;
use super::stated::is_summary;
use super::tables::{self, names_movements};
use super::vocabulary::vocabulary;
use crate::applications;
use crate::dates::{DateOrder, Writing};
use crate::table::{self, Encoding, Table};
use crate::words::fold;

/// What a table looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Likeness {
    /// Movements of money.
    Money,
    /// Applications, or anything else.
    Other,
    /// It has the headings of applications, and days and amounts as movements have.
    Both,
}

/// What a table would be, read as movements of money: for a choice side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AsMoney {
    /// How sure that is.
    pub likeness: Likeness,
    /// How many of the first rows have a day and an amount.
    pub movements: usize,
    /// The first and the last of their days, where the order of day and month can be told.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// The first few: day, payee and amount as written.
    pub examples: Vec<[String; 3]>,
}

/// How many examples are given.
const EXAMPLES: usize = 3;

/// How much of a text is looked at, in bytes.
const SAMPLE: usize = 64 * 1024;

/// What the text would be as a table of money, as far as its first rows tell; `None` where it has no table.
pub fn as_money(text: &str, encoding: Encoding) -> Option<AsMoney> {
    let head = text.char_indices().map(|(at, _)| at).take_while(|at| *at <= SAMPLE).last().filter(|_| text.len() > SAMPLE);
    let text = head.and_then(|end| text.get(..end)?.rsplit_once('\n')).map_or(text, |(whole, _)| whole);
    let bank = tables::find(text, encoding).ok()?;
    let Guess { mut columns, .. } = guess(&bank.table);
    let vocabulary = vocabulary();
    for (at, column) in columns.iter_mut().enumerate() {
        let heading = Heading::of(bank.table.headers.get(at).map_or("", String::as_str));
        if is_amount(*column) && !vocabulary.column(&heading).is_some_and(is_amount) && counts_rows(&bank.table, at) {
            *column = Column::Ignored;
        }
    }
    let at = |wanted: &[Column]| columns.iter().position(|column| wanted.contains(column));
    let cell = |row: &crate::table::Row, at: Option<usize>| {
        at.and_then(|at| row.cells.get(at)).map(|cell| cell.trim().to_owned()).unwrap_or_default()
    };
    let day = at(&[Column::Date]).or_else(|| at(&[Column::ValueDate]));
    let amounts: Vec<usize> = (0..columns.len()).filter(|at| columns.get(*at).is_some_and(|column| is_amount(*column))).collect();
    let amount = |row: &crate::table::Row| {
        amounts
            .iter()
            .map(|at| cell(row, Some(*at)))
            .find(|cell| super::shape::is_amount(cell) && cell.bytes().any(|b| b != b'0' && b.is_ascii_digit()))
    };
    let mut movements = 0_usize;
    let (mut examples, mut dates) = (Vec::new(), Vec::new());
    let order = crate::dates::decide(bank.table.rows.iter().filter_map(|row| day.and_then(|at| row.cells.get(at))).map(String::as_str));
    let order = match order {
        crate::dates::Decision::Order(order) => Some(order),
        crate::dates::Decision::Free => Some(DateOrder::DayFirst),
        crate::dates::Decision::Open(_) => None,
    };
    for row in &bank.table.rows {
        let (when, Some(amount)) = (cell(row, day), amount(row)) else { continue };
        if !days::is_day(&when) {
            continue;
        }
        movements += 1;
        dates.extend(order.and_then(|order| days::read(&when, Writing { order, until: None })).map(|when| when.date));
        if examples.len() < EXAMPLES {
            examples.push([when, cell(row, at(&[Column::Payee]).or_else(|| at(&[Column::Memo]))), amount]);
        }
    }
    let days = dates.iter().min().copied().zip(dates.iter().max().copied());
    // Where the bank's reader finds no heading, the other reader may.
    let other = if bank.table.headed { None } else { table::read_text(text, encoding).ok() };
    let headings = other.as_ref().map_or(&bank.table.headers, |table| &table.headers);
    let known = |heading: &String| vocabulary.meanings(&Heading::of(heading)).iter().any(|meaning| !meaning.held);
    let jobs = headings.iter().filter(|heading| !known(heading) && applications::is_of_applications(heading)).count();
    let likeness = likeness(&bank, &columns, movements, jobs);
    Some(AsMoney { likeness, movements, days, examples })
}

/// Whether a column is one of amounts.
fn is_amount(column: Column) -> bool {
    matches!(column, Column::Amount | Column::Debit | Column::Credit)
}

/// Whether a column only counts the rows, up or down: that is no amount, whatever it looks like.
fn counts_rows(table: &Table, at: usize) -> bool {
    let number = |row: &table::Row| row.cells.get(at)?.trim().parse::<i64>().ok();
    let step = |pair: &[table::Row]| number(pair.get(1)?)?.checked_sub(number(pair.first()?)?);
    let steps = || table.rows.windows(2).map(step);
    let first = steps().next().flatten();
    let one = || table.rows.len() == 1 && table.rows.first().and_then(number) == Some(1);
    matches!(first, Some(1 | -1)) && steps().all(|step| step == first) || one()
}

fn likeness(bank: &tables::BankTable, columns: &[Column], movements: usize, jobs: usize) -> Likeness {
    let rows = bank.table.rows.len();
    let names: Vec<String> = bank.table.headers.iter().map(|heading| fold(heading)).collect();
    let headed = |wanted: &[Column]| columns.iter().zip(&names).any(|(column, name)| wanted.contains(column) && !name.is_empty());
    let split = headed(&[Column::Debit]) && headed(&[Column::Credit]) || headed(&[Column::Balance]);
    let has_amounts = columns.iter().any(|column| is_amount(*column));
    // Running numbers and years are amounts to a reader of shapes: they have to show that they are money.
    let with_money = bank
        .table
        .rows
        .iter()
        .filter(|row| columns.iter().zip(&row.cells).any(|(column, cell)| is_amount(*column) && super::shape::is_money(cell.trim())))
        .count();
    let money = with_money > 0;
    // Between the movements can be lines of balances.
    let sums = || bank.table.rows.iter().filter(|row| row.cells.iter().any(|cell| cell.len() < 80 && is_summary(&fold(cell)))).count();
    let most = rows > 0 && (movements * 5 >= rows * 3 || movements * 5 >= (rows - sums()) * 3);
    let went = || (0..columns.len()).filter(|at| applications::says_how_it_went(&bank.table, *at)).count();
    match (has_amounts && most && movements > 0, jobs) {
        (true, 0) if money || split || headed(&[Column::Amount, Column::Debit, Column::Credit]) => {
            if split || went() == 0 {
                Likeness::Money
            } else {
                Likeness::Both
            }
        }
        (true, 1) if split => Likeness::Money,
        (true, 1..)
            if money && went() == 0 && (headed(&[Column::Balance, Column::Fee, Column::Direction, Column::Currency]) || jobs == 1) =>
        {
            Likeness::Both
        }
        // Headings alone, in a file whose rows or whose days nobody could read.
        (false, 0) if split && headed(&[Column::Date, Column::ValueDate]) => Likeness::Money,
        (false, 0) if with_money * 2 >= rows.max(1) && names_movements(&bank.table.headers) && went() == 0 => Likeness::Money,
        _ => Likeness::Other,
    }
}
