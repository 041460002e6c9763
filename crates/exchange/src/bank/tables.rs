//! Where a bank's table is in its file. Above it there can be titles, a summary that is a table of its own, the account's number; below it sums and
//! notes. The heading is the row that names a day and an amount; without one the table begins with the first row that has both.

use super::days::{is_date, is_day};
use super::headings::Heading;
use super::layout::Column;
use super::shape::{is_amount, is_money, sign_marked};
use super::stated::{is_summary, stated_balance};
use super::vocabulary::{Vocabulary, vocabulary};
use super::{blocks, postings};
use crate::day_numbers;
use crate::limits::Refusal;
use crate::table::{self, BadRow, Encoding, Row, Table, commonest};
use crate::words::fold;

/// A bank's table with what is around it.
#[derive(Debug, Clone)]
pub(super) struct BankTable {
    /// The movements' rows.
    pub table: Table,
    /// Lines with amounts that are no movements: their row, their words, and why.
    pub outside: Vec<(usize, String, &'static str)>,
    /// The balance before the first movement, as written above or below the table.
    pub opening: Option<String>,
    /// The balance after the last one.
    pub closing: Option<String>,
    /// Tables with other columns in the same file: another account, or a card.
    pub further: Vec<BankTable>,
}

/// How far down the heading is looked for.
const HEAD: usize = 100;

const ABOVE: &str = "This line is above the transactions: a summary or a balance.";
const BELOW: &str = "This line is below or between the transactions: a sum, a balance or a note.";

/// Finds the table.
///
/// # Errors
/// Where the file holds no rows, or more than are read.
pub(super) fn find(text: &str, encoding: Encoding) -> Result<BankTable, Refusal> {
    let vocabulary = vocabulary();
    // Some banks divide cells by several signs.
    let divided = text.contains("~|~").then(|| text.replace("~|~", "|"));
    let text = divided.as_deref().unwrap_or(text);
    let blocks = blocks::lay_out(text);
    let text = blocks.as_deref().unwrap_or(text);
    let (delimiter, rows, bad) = table::raw_rows(text, delimiter(text, vocabulary))?;
    let (start, headed) = match heading(&rows, vocabulary) {
        Some(at) => (at, true),
        None => match first(&rows, is_date).or_else(|| first(&rows, is_day)) {
            Some(at) => above_first(&rows, at).map_or((at, false), |at| (at, true)),
            // No movement at all: the table as any reader would see it, so that the columns can be chosen by hand.
            None => {
                return table::read_text(text, encoding).map(|table| BankTable {
                    table,
                    outside: Vec::new(),
                    opening: None,
                    closing: None,
                    further: Vec::new(),
                });
            }
        },
    };
    let make = |rows, start, bad| {
        let table =
            Table { encoding, delimiter, headers: Vec::new(), headed, preamble: Vec::new(), rows: Vec::new(), skipped: Vec::new(), bad };
        BankTable { table, outside: Vec::new(), opening: None, closing: None, further: Vec::new() }.of(rows, start, vocabulary)
    };
    if !headed {
        return Ok(make(rows, start, bad));
    }
    let mut tables = apart(rows, start, vocabulary).into_iter();
    // There is always one.
    let (rows, start) = tables.next().ok_or(Refusal::Empty)?;
    let further = tables.map(|(rows, start)| make(rows, start, Vec::new())).collect();
    Ok(BankTable { further, ..make(rows, start, bad) })
}

/// The tables of a file beside the one whose heading is at `start`, in their order, each with the lines above it and the place of its heading. A heading
/// with other columns below which there are movements begins a table of its own.
fn apart(rows: Vec<Row>, start: usize, vocabulary: &Vocabulary) -> Vec<(Vec<Row>, usize)> {
    // Rows of movements are full of digits.
    let few_digits = |row: &Row| row.cells.iter().flat_map(|cell| cell.bytes()).filter(u8::is_ascii_digit).count() < 6;
    let mut tops: Vec<usize> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let same = || tops.last().and_then(|top| rows.get(*top)).is_some_and(|top| words(top) == words(row));
        if at == start || few_digits(row) && score(&row.cells, vocabulary) > 100 && !same() {
            tops.push(at);
        }
    }
    let movements = |from: usize, to: usize| (from..to).filter(|at| rows.get(*at).is_some_and(|row| is_movement(row, is_day)));
    let end = |place: usize| tops.get(place + 1).copied().unwrap_or(rows.len());
    // A summary above can have a day and an amount too.
    let tables: Vec<usize> = (0..tops.len())
        .filter_map(|place| Some((place, *tops.get(place)?)))
        .filter(|(place, top)| *top == start || movements(*top, end(*place)).count() > usize::from(*top < start))
        // Headings in two languages, one below the other, are of one table.
        .filter(|(_, top)| *top <= start || movements(start, *top).next().is_some())
        .map(|(_, top)| top)
        .collect();
    // The title above a heading belongs to its table, a balance right below the movements to theirs.
    let is_title = |row: &Row| !row.cells.iter().any(|cell| is_money(cell.trim()) && !is_date(cell)) && !is_summary(&fold(&words(row)));
    let begins: Vec<usize> = std::iter::once(0)
        .chain(tables.windows(2).filter_map(|pair| {
            let [above, top] = pair else { return None };
            let below = movements(*above, *top).next_back().unwrap_or(*above) + 1;
            Some((below..*top).find(|at| rows.get(*at).is_some_and(|row| !words(row).is_empty() && is_title(row))).unwrap_or(*top))
        }))
        .collect();
    let mut rows = rows.into_iter();
    let ends = begins.iter().skip(1).map(Some).chain(std::iter::once(None));
    let parts = begins.iter().zip(ends).zip(&tables).map(|((begin, end), top)| {
        let rows: Vec<Row> = rows.by_ref().take(end.map_or(usize::MAX, |end| end - begin)).collect();
        (rows, top - begin)
    });
    parts.collect()
}

/// What divides the cells of the heading, or else of a day and an amount: commas in amounts must not decide it. `None` where neither is known.
fn delimiter(text: &str, vocabulary: &Vocabulary) -> Option<char> {
    let score = |delimiter: char| table::head_rows(text, delimiter).iter().map(|row| score(&row.cells, vocabulary)).max().unwrap_or(0);
    let scores = [',', '\t', '|', ';'].map(|delimiter| (delimiter, score(delimiter)));
    let (best, most) = scores.into_iter().max_by_key(|(_, score)| *score)?;
    // One alone under which there are known headings is enough.
    if most > 100 || most > 0 && scores.iter().filter(|(_, score)| *score > 0).count() == 1 {
        return Some(best);
    }
    let rows = |delimiter: char| table::head_rows(text, delimiter).iter().filter(|row| is_movement(row, is_date)).count();
    scores
        .map(|(delimiter, _)| (delimiter, rows(delimiter)))
        .into_iter()
        .max_by_key(|(_, rows)| *rows)
        .filter(|(_, rows)| *rows > 2)
        .map(|(delimiter, _)| delimiter)
}

/// The row with the most known headings, among which are a day or an amount; one with both outranks all others.
fn heading(rows: &[Row], vocabulary: &Vocabulary) -> Option<usize> {
    let mut best = None;
    for (at, row) in rows.iter().take(HEAD).enumerate() {
        // Of two that say as much the wider one: "Currency; CZK" stands above many tables.
        let score = (score(&row.cells, vocabulary), row.cells.iter().filter(|cell| !cell.trim().is_empty()).count());
        if score.0 > 0 && best.is_none_or(|(_, most)| score > most) {
            best = Some((at, score));
        }
    }
    best.map(|(at, _)| at)
}

/// Whether there are headings of a day and of an amount.
pub(super) fn names_movements(headings: &[String]) -> bool {
    score(headings, vocabulary()) > 100
}

fn score(cells: &[String], vocabulary: &Vocabulary) -> usize {
    let cells = || cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    if cells().any(|cell| cell.len() > 80 || cell.bytes().filter(u8::is_ascii_digit).count() > 5 || is_money(cell) || is_date(cell)) {
        return 0;
    }
    let (mut known, mut day, mut money) = (0_usize, false, false);
    for cell in cells() {
        match vocabulary.column(&Heading::of(cell)) {
            Some(Column::Date | Column::ValueDate) => day = true,
            Some(Column::Amount | Column::Debit | Column::Credit) => money = true,
            Some(_) => {}
            None => continue,
        }
        known += 1;
    }
    match (day, money) {
        (true, true) => known + 100,
        (false, false) => 0,
        _ if known >= 2 => known,
        _ => 0,
    }
}

/// The first row that has a day and an amount.
fn first(rows: &[Row], is_day: fn(&str) -> bool) -> Option<usize> {
    rows.iter().take(HEAD).position(|row| is_movement(row, is_day))
}

fn is_movement(row: &Row, is_day: fn(&str) -> bool) -> bool {
    row.cells.iter().any(|cell| is_day(cell)) && row.cells.iter().any(|cell| is_amount(cell.trim()) && !is_day(cell))
}

/// Where a table has no heading, its first or its last row can be of the account: its number stands where all others have words, or there are no
/// words in it at all.
fn is_of_the_account(row: &Row, others: &[Row]) -> bool {
    let count = |cell: &str, wanted: fn(char) -> bool| cell.chars().filter(|c| wanted(*c)).count();
    let worded = |cell: &String| count(cell, char::is_alphabetic) > 2;
    let has_words = |row: &Row| row.cells.iter().any(worded);
    let number = |cell: &String| count(cell, |c| c.is_ascii_digit()) > 7 && !worded(cell) && !is_day(cell) && !is_amount(cell.trim());
    let above = |at: usize| others.iter().all(|other| other.cells.get(at).is_some_and(worded));
    others.len() > 2
        && others.iter().all(has_words)
        && row.cells.iter().enumerate().any(|(at, cell)| number(cell) && (!has_words(row) || above(at)))
}

/// A heading in unknown words: the row just above the first movement, as wide, and without a number in it.
fn above_first(rows: &[Row], first: usize) -> Option<usize> {
    let filled = |row: &Row| row.cells.iter().filter(|cell| !cell.trim().is_empty()).count();
    let at = rows.iter().take(first).rposition(|row| filled(row) > 0)?;
    let (above, below) = (rows.get(at)?, rows.get(first)?);
    let words = above.cells.iter().all(|cell| !is_date(cell) && !is_amount(cell.trim()));
    (words && filled(above) >= 2 && filled(above) * 2 >= filled(below)).then_some(at)
}

/// How many cells there are up to the last that is not blank.
fn filled(cells: &[String]) -> usize {
    cells.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last + 1)
}

/// What a row says, in one line.
fn words(row: &Row) -> String {
    row.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// A mark right behind the balance is the balance's, where the amount has its own way before it.
fn sign_balances(table: &mut Table, vocabulary: &Vocabulary) {
    let kinds: Vec<_> = table.headers.iter().map(|heading| vocabulary.column(&Heading::of(heading))).collect();
    let mark = kinds.windows(2).position(|pair| pair == [Some(Column::Balance), Some(Column::Direction)]);
    let way = |kind: &Option<Column>| matches!(kind, Some(Column::Direction | Column::Debit | Column::Credit));
    let Some(at) = mark.filter(|at| kinds.iter().take(*at).any(way)) else { return };
    for row in &mut table.rows {
        if let Some([balance, mark]) = row.cells.get_mut(at..at + 2)
            && !balance.trim().is_empty()
        {
            *balance = format!("{} {}", balance.trim(), std::mem::take(mark).trim());
            sign_marked(balance);
        }
    }
}

impl BankTable {
    /// The table in these rows, whose heading or first movement is at `start`.
    fn of(mut self, rows: Vec<Row>, start: usize, vocabulary: &Vocabulary) -> Self {
        let mut rows = rows.into_iter().map(|mut row| {
            row.cells.iter_mut().for_each(sign_marked);
            row
        });
        for row in rows.by_ref().take(start) {
            self.above(&row);
        }
        let mut rows = rows.peekable();
        let heading = if self.table.headed { rows.next().map(|row| row.cells) } else { None };
        let rows: Vec<Row> = rows.filter(|row| row.cells.iter().any(|cell| !cell.trim().is_empty())).collect();
        let widest = rows.iter().take(HEAD).map(|row| row.cells.len()).max().unwrap_or(0);
        self.table.headers = heading.unwrap_or_else(|| vec![String::new(); widest]);
        self.rows(rows, vocabulary);
        sign_balances(&mut self.table, vocabulary);
        postings::settle(&mut self.table, &mut self.outside);
        day_numbers::rewrite(&mut self.table, |heading| {
            matches!(vocabulary.column(&Heading::of(heading)), Some(Column::Date | Column::ValueDate))
        });
        self
    }

    fn above(&mut self, row: &Row) {
        let words = words(row);
        if words.is_empty() {
            return;
        }
        self.balance(row);
        if row.cells.iter().any(|cell| is_money(cell.trim()) && !is_date(cell)) {
            self.outside.push((row.number, words, ABOVE));
        } else {
            self.table.preamble.push(words);
        }
    }

    /// Keeps a balance that a line outside of the table states.
    fn balance(&mut self, row: &Row) {
        let Some(opening) = row.cells.iter().find_map(|cell| stated_balance(&fold(cell))) else { return };
        let amount = row.cells.iter().rev().map(|cell| cell.trim()).find(|cell| is_amount(cell) && !is_date(cell));
        let slot = if opening { &mut self.opening } else { &mut self.closing };
        if slot.is_none() {
            *slot = amount.map(str::to_owned);
        }
    }

    /// Some banks put no quotation marks around a text with a delimiter in it. Where the last column is of texts, other rows fit and the day and the amount
    /// of the longer row read all the same, what is too much belongs to that text.
    fn last_texts(&self, rows: &mut [Row], vocabulary: &Vocabulary) {
        let width = filled(&self.table.headers);
        let mut kinds: Vec<_> = self.table.headers.iter().take(width).map(|heading| vocabulary.column(&Heading::of(heading))).collect();
        if !self.table.headed || !matches!(kinds.pop(), Some(Some(Column::Payee | Column::Memo))) {
            return;
        }
        let reads = |row: &Row| {
            let (mut day, mut money) = (false, false);
            let mut cells = kinds.iter().zip(&row.cells).map(|(kind, cell)| (kind, cell.trim()));
            let fits = cells.all(|(kind, cell)| match kind {
                Some(Column::Date) => {
                    day = true;
                    is_day(cell)
                }
                Some(Column::ValueDate) => cell.is_empty() || is_day(cell),
                Some(Column::Amount | Column::Debit | Column::Credit | Column::Balance) => {
                    money |= !cell.is_empty() && *kind != Some(Column::Balance);
                    cell.is_empty() || is_amount(cell)
                }
                _ => true,
            });
            // "1,085.20" without quotation marks is no amount of one and a text.
            fits && day && money && row.cells.get(kinds.len()).is_some_and(|text| text.contains(char::is_alphabetic))
        };
        if !rows.iter().any(|row| filled(&row.cells) <= width && reads(row)) {
            return;
        }
        for row in rows.iter_mut().filter(|row| filled(&row.cells) > width && reads(row)) {
            row.cells.truncate(filled(&row.cells));
            let text = row.cells.split_off(kinds.len()).join(&self.table.delimiter.to_string());
            row.cells.push(text);
        }
    }

    fn rows(&mut self, mut rows: Vec<Row>, vocabulary: &Vocabulary) {
        self.last_texts(&mut rows, vocabulary);
        if !self.table.headed {
            if let [first, others @ ..] = rows.as_slice()
                && is_of_the_account(first, others)
            {
                self.outside.push((first.number, words(first), ABOVE));
                rows.remove(0);
            }
            if let [others @ .., last] = rows.as_slice()
                && is_of_the_account(last, others)
            {
                self.outside.push((last.number, words(last), BELOW));
                rows.pop();
            }
        }
        let width = self.table.headers.len();
        let named = if self.table.headed { filled(&self.table.headers) } else { 0 };
        let shortest = if self.table.headed { named } else { rows.first().map_or(0, |row| row.cells.len()) };
        // Some programs end every row with a delimiter, or leave the last cells away; a single longer row has a delimiter too many inside.
        let widths: Vec<usize> = rows.iter().map(|row| row.cells.len()).collect();
        let usual = if widths.is_empty() { width } else { commonest(&widths).0 };
        let (least, most) = (shortest.min(usual), usual.max(width));
        let kinds = Kinds::of(&rows, usual);
        for mut row in rows {
            row.cells.iter_mut().for_each(take_yen);
            if row.cells == self.table.headers {
                continue;
            }
            // Delimiters behind all that the headings name say nothing.
            let said = row.cells.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last + 1);
            if row.cells.len() > most && said <= named {
                row.cells.truncate(most);
            }
            let count = row.cells.len();
            let fits = (count >= least || kinds.holds(&row.cells)) && count <= most && filled(&row.cells) <= width.max(usual);
            if fits {
                row.cells.resize(width.max(usual), String::new());
                self.table.rows.push(row);
            } else if !row.cells.iter().any(|cell| is_day(cell)) || is_summary(&fold(&words(&row))) {
                self.balance(&row);
                self.outside.push((row.number, words(&row), BELOW));
            } else {
                let reason = if count < least {
                    format!("It has {count} of {least} cells, so it is not sure which is which.")
                } else {
                    format!("It has {count} cells where the heading has {width}; perhaps a text with a comma is not in quotation marks.")
                };
                self.table.bad.push(BadRow { number: row.number, reason });
            }
        }
        self.table.headers.resize(width.max(usual), String::new());
    }
}

/// Japan's encoding has the sign of the yen where others have a stroke: "\\7,000".
fn take_yen(cell: &mut String) {
    if let Some(digits) = cell.trim().strip_prefix('\\').filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit() || c == '-')) {
        *cell = format!("¥{digits}");
    }
}

/// Which columns hold nothing but days and nothing but amounts, in the rows of the usual width.
struct Kinds(Vec<(bool, bool)>);

impl Kinds {
    fn of(rows: &[Row], usual: usize) -> Self {
        let kind = |at: usize| {
            let whole = rows.iter().filter(|row| row.cells.len() == usual).take(80);
            let mut cells = whole.filter_map(|row| row.cells.get(at)).filter(|cell| !cell.trim().is_empty()).peekable();
            let any = cells.peek().is_some();
            let (days, amounts) =
                cells.fold((true, true), |(days, amounts), cell| (days && is_day(cell), amounts && is_amount(cell.trim())));
            (any && days, any && amounts && !days)
        };
        Self((0..usual).map(kind).collect())
    }

    /// Whether a row that ends early has all its days and amounts where the others have them: then only texts are missing.
    fn holds(&self, cells: &[String]) -> bool {
        let fits = |(at, (day, amount)): (usize, &(bool, bool))| match cells.get(at).map(|cell| cell.trim()) {
            None => !day && !amount,
            Some("") => true,
            Some(cell) => (!day || is_day(cell)) && (!amount || is_amount(cell)),
        };
        let says = |wanted: fn(&(bool, bool)) -> bool| self.0.iter().zip(cells).any(|(kind, cell)| wanted(kind) && !cell.trim().is_empty());
        says(|kind| kind.0) && says(|kind| kind.1) && self.0.iter().enumerate().all(fits)
    }
}
