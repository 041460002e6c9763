//! What the values of a column look like. It has the last word over the heading: "Valuta" is a day in German and a currency in Dutch, and
//! "Details" is a text with most banks and the word DEBIT with one.

use super::cells::{currency, is_mark, is_nought};
use super::days::{is_date, is_yearless};
use super::layout::Column;
use crate::languages::{self, Words};
use crate::table::Table;
use crate::words::{fold, listed};
use domain::letter_case::SmallLetters;
use domain::money;
use domain::sort_compact::SortCompact;

/// How many rows are looked at.
const SAMPLE: usize = 80;

/// What the values of a column look like.
#[derive(Debug, Clone, Default)]
#[allow(clippy::struct_excessive_bools)] // each is an observation of its own
pub(super) struct Shape {
    pub filled: bool,
    /// Half of the rows at least have a value.
    pub frequent: bool,
    /// Fewer than a third of the rows have a value.
    pub sparse: bool,
    pub dates: bool,
    /// Most are days without their year.
    pub yearless: bool,
    /// At least one is a day: enough where the heading says so too.
    pub a_date: bool,
    pub amounts: bool,
    /// At least one is an amount.
    pub an_amount: bool,
    pub signed: bool,
    /// Some have decimals, a sign or a currency, so that they are no running numbers or account numbers.
    pub money: bool,
    /// At least one amount is not nought.
    pub moves: bool,
    pub codes: bool,
    /// They are numbers of accounts as all of Europe writes them.
    pub ibans: bool,
    /// Nearly all are words for in or out, and nearly every row has one, or they are marks as short as `CR`.
    pub directions: bool,
    /// More than half of the rows have a word for in or out.
    pub mostly_directions: bool,
    /// At least one is a word for in or out.
    pub a_direction: bool,
    /// They are words for how a movement stands.
    pub states: bool,
    /// The mean number of letters, less where the same words come again: names differ, kinds of movements do not.
    pub text: usize,
    /// Half of them at least are words rather than numbers with a few letters, as accounts and references are.
    pub wordy: bool,
    /// How many are not blank.
    pub cells: usize,
    /// How many of those are different.
    pub distinct: usize,
}

impl Shape {
    pub fn of(table: &Table, at: usize) -> Self {
        let mut shape = Self::default();
        let (mut cells, mut dates, mut yearless, mut amounts, mut codes, mut directions, mut letters) = (0_usize, 0, 0, 0, 0, 0, 0);
        let (mut states, mut marks, mut words, mut ibans, mut seen) = (0_usize, 0_usize, 0_usize, 0_usize, Vec::new());
        let all = || table.rows.iter().take(SAMPLE).filter_map(|row| row.cells.get(at)).map(|cell| cell.trim());
        // A stroke fills a blank, unless a plus stands beside it.
        let signs = all().any(|cell| cell == "+");
        for cell in all().filter(|cell| !cell.is_empty() && (signs || !is_mark(cell))) {
            cells += 1;
            let signs = cell.chars().filter(|c| c.is_alphabetic()).count();
            letters += signs;
            words += usize::from(signs > 1 && signs > cell.bytes().filter(u8::is_ascii_digit).count());
            if is_date(cell) {
                dates += 1;
                // Eight digits are a day in some columns and an amount in hardly any.
            } else if is_yearless(cell) {
                yearless += 1;
            } else if is_amount(cell) {
                amounts += 1;
                shape.signed |= cell.contains(['-', '(', '−']);
                shape.money |= is_money(cell);
                shape.moves |= !is_nought(cell);
            } else if cell.len() == 3
                && (cell.bytes().all(|b| b.is_ascii_uppercase()) || cell.bytes().all(|b| b.is_ascii_lowercase()))
                && currency(cell).is_some()
            {
                codes += 1;
            }
            ibans += usize::from(is_iban(cell));
            let is_way = Way::of(cell).is_some();
            directions += usize::from(is_way);
            marks += usize::from(is_way && cell.len() <= 3);
            states += usize::from(is_state(cell));
            seen.push(cell);
        }
        // A few odd cells do not change what a column is.
        let most = |count: usize| cells > 0 && count * 5 >= cells * 4;
        shape.filled = cells > 0;
        // In a short column one cell may be a word: "Total", or "Pending".
        shape.dates = most(dates) || dates > 1 && dates + 1 == cells;
        shape.yearless = most(yearless);
        shape.a_date = dates + yearless > 0;
        shape.an_amount = amounts > 0 && !shape.dates;
        shape.amounts = most(amounts);
        shape.codes = most(codes);
        shape.ibans = most(ibans);
        shape.a_direction = directions > 0;
        let rows = table.rows.len().min(SAMPLE);
        (shape.frequent, shape.sparse) = (cells * 2 >= rows, cells * 3 < rows);
        // One word of a note is not a column's.
        shape.directions = most(directions) && (cells * 5 >= rows * 4 || marks == cells);
        shape.mostly_directions = directions * 2 > rows;
        shape.states = most(states);
        seen.sort_compact();
        seen.dedup();
        shape.wordy = words * 2 >= cells && words > 0;
        (shape.cells, shape.distinct) = (cells, seen.len());
        // A note in a few rows says what nothing else does, or else names nobody.
        let text = letters * seen.len() * seen.len() * 10 / cells.max(1).pow(3);
        shape.text = if shape.sparse { text.min(1) } else { text };
        shape
    }

    /// Whether a column of this shape can be what its heading says. One without values can be anything, apart from the direction.
    pub fn suits(&self, column: Column) -> bool {
        match column {
            Column::Date | Column::ValueDate => self.a_date || !self.filled,
            Column::Amount | Column::Debit | Column::Credit | Column::Balance | Column::Fee => self.an_amount || !self.filled,
            Column::Direction => self.a_direction,
            // What a few rows have is the currency of a purchase abroad.
            Column::Currency => self.codes && self.frequent || !self.filled,
            // An empty column names nobody; another one may.
            Column::Payee => self.filled && !self.dates && !self.yearless && !self.amounts && !self.directions,
            Column::Memo => !self.dates && !self.yearless && !self.amounts && !self.directions,
            Column::Category | Column::Status => !self.dates && !self.amounts,
            Column::Id | Column::Ignored => true,
        }
    }
}

/// Whether a cell begins with two letters and two digits and has no blank or mark: `AT611904300234573201`.
fn is_iban(cell: &str) -> bool {
    let kinds = cell.bytes().take(4).map(|b| (b.is_ascii_uppercase(), b.is_ascii_digit()));
    (15..=34).contains(&cell.len())
        && cell.bytes().all(|b| b.is_ascii_alphanumeric())
        && kinds.eq([(true, false), (true, false), (false, true), (false, true)])
}

/// Whether a cell is one of the words that banks have for how a movement stands.
fn is_state(cell: &str) -> bool {
    const LONG: usize = 32;
    cell.len() <= LONG && languages::bank_status(&fold(cell)).is_some()
}

/// Whether a cell looks like an amount, whatever its currency: digits and marks, and beside them nothing but a currency or a debit mark. A name
/// with a number in it (`Aldi 1234`, `Shop 3 17`) is none.
pub(super) fn is_amount(cell: &str) -> bool {
    let (mut digits, mut letters) = (0_usize, false);
    for c in cell.chars() {
        match c {
            '0'..='9' => digits += 1,
            '/' | ':' | '#' | '@' | '*' | '&' => return false,
            c if c.is_alphabetic() => letters = true,
            _ => {}
        }
    }
    if !(1..=15).contains(&digits) {
        return false;
    }
    if !letters {
        return true;
    }
    let cell = marked(cell).map_or(cell, |(number, _)| number);
    let mut words = cell.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    // A word between digits belongs to a text.
    let core = cell.trim_matches(|c: char| !c.is_ascii_digit());
    words.all(is_unit) && !core.chars().any(char::is_alphabetic)
}

/// The number and the way of an amount with a mark behind it, or with a short one before it: `1,250.00 DB`, `436.00 S`, `Cr. 80.00`. A single letter
/// is a mark only where it is a capital behind a blank: `2k` and `5 c` are none.
pub(super) fn marked(cell: &str) -> Option<(&str, Way)> {
    let cell = cell.strip_suffix('.').unwrap_or(cell);
    let behind = cell.trim_end_matches(char::is_alphabetic);
    let (number, mark) = if behind.len() < cell.len() {
        (behind, cell.get(behind.len()..)?)
    } else {
        let before = cell.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        (before.strip_prefix('.').unwrap_or(before), cell.get(..2).filter(|_| before.len() + 2 == cell.len())?)
    };
    let short = mark.chars().nth(1).is_none() && (mark.chars().any(char::is_lowercase) || !number.ends_with(' '));
    let way = Way::of(mark).filter(|way| !short && matches!(way, Way::In | Way::Out))?;
    number.contains(|c: char| c.is_ascii_digit()).then_some((number.trim(), way))
}

/// Writes the mark of an amount as the sign that it is.
pub(super) fn sign_marked(cell: &mut String) {
    if let Some((number, way)) = marked(cell.trim()).filter(|(number, _)| is_amount(number)) {
        *cell = format!("{}{number}", if way == Way::In { '+' } else { '-' });
    }
}

/// Whether an amount shows that it is one: by decimals, a sign, thousands or a currency.
pub(super) fn is_money(cell: &str) -> bool {
    let bare = cell.bytes().all(|b| b.is_ascii_digit());
    !bare && is_amount(cell)
}

/// Whether a word may stand beside an amount: a currency's code, its name in short, or a mark of debit and credit.
fn is_unit(word: &str) -> bool {
    // From here on letters are syllables and words, as in 본인: there a currency has to be known.
    const UNSPACED: &str = "\u{2e80}";
    const SHORT: &str = "au, br, bs, c, ca, cr, d, din, dr, euro, euros, fr, ft, gs, h, hk, kn, kr, l, lei, nt, nz, q, r, rm, rp, rs, s, sfr, tk, tl, us, zl";
    currency(word).is_some()
        || listed(SHORT, &word.small_letters())
        || (!word.is_ascii() && word.chars().count() <= 4 && (word < UNSPACED || money::by_sign(word).is_some()))
}

/// Which way a word says the money went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// To the person.
    In,
    /// From the person.
    Out,
    /// From one currency of a wallet to another: out of the one, into the other.
    Exchange,
    /// Nowhere: a hold, an authorisation, a note.
    Nowhere,
    /// The bank says in words that it is neither: refunds, what is moved between one's own accounts.
    Neither,
}

impl Way {
    /// In or out, as banks word it.
    pub fn of(cell: &str) -> Option<Self> {
        match cell {
            "+" => return Some(Self::In),
            "-" | "−" | "–" => return Some(Self::Out),
            _ if cell.len() > 24 => return None,
            _ => {}
        }
        match fold(cell).as_str() {
            "neutral" => Some(Self::Exchange),
            "memo" => Some(Self::Nowhere),
            "不计收支" | "中性交易" => Some(Self::Neither),
            word if IN.has(word) => Some(Self::In),
            word => OUT.has(word).then_some(Self::Out),
        }
    }
}

/// Words for money that comes.
static IN: Words = Words::of("bank movements", "in");

/// Words for money that goes.
static OUT: Words = Words::of("bank movements", "out");

/// Columns of numbers that are complements: in each row exactly one of them is filled. A row without a day is a sum of both.
pub(super) fn complement(table: &Table, one: usize, other: usize) -> bool {
    let filled =
        |row: &crate::table::Row, at: usize| row.cells.get(at).is_some_and(|cell| cell.bytes().any(|b| (b'1'..=b'9').contains(&b)));
    let rows = table.rows.iter().take(SAMPLE).filter(|row| row.cells.iter().any(|cell| is_date(cell.trim()) || is_yearless(cell)));
    let sides = || rows.clone().map(|row| (filled(row, one), filled(row, other)));
    let has = |wanted: (bool, bool)| sides().any(|side| side == wanted);
    !has((true, true)) && has((true, false)) && has((false, true))
}
