//! A bank's table and what its columns are → entries. Split columns for money out and in, or one amount with a word beside it, become a direction
//! here; what they mean together is decided from the whole column, as in some files money out is written with a minus in its own column and in
//! others without.

use super::cells::{any_negative, bare, cells, currency, is_mark, is_negative, is_nought, mostly_negative, note, squeeze};
use super::currency_of;
use super::days::{is_date, is_day};
use super::headings::{Heading, own_name, parties, usual_dates};
use super::layout::Column;
use super::numbers::{leads, minor_units, only_plus, unmarked};
use super::raw::{Direction, Flaw, RawEntry, RawStatement};
use super::shape::Way;
use super::stated::{Stated, is_summary, stated, stated_balance};
use super::status::{behind_pending, is_hold, is_pending, status};
use super::tables::BankTable;
use super::{named_parts, texts};
use crate::languages::Words;
use crate::table::{Row, Table};
use crate::words::fold;
use domain::dictionary::Dictionary;

/// The statements of a table: one for each account and currency in it, the one with the most entries first.
pub(super) fn read(bank: &BankTable, columns: &[Column]) -> Vec<RawStatement> {
    let table = &bank.table;
    let reader = Reader::new(table, columns);
    let mut statement = RawStatement { names: "row", ..RawStatement::default() };
    statement.entries.reserve(table.rows.len());
    let mut continued = Vec::new();
    let mut above = 0;
    for row in &table.rows {
        if row.number == above + 1 && reader.continues(row) {
            continued.push(statement.entries.len());
        }
        above = row.number;
        reader.entries(row, &mut statement.entries);
    }
    join(&mut statement.entries, &continued);
    ends(&mut statement);
    statement.usual_dates = usual_dates(&table.headers);
    statement.bad = table.bad.iter().map(|bad| (bad.number, bad.reason.clone())).collect();
    statement.outside.clone_from(&bank.outside);
    let around = bank.outside.iter().map(|(_, words, _)| words).chain(&table.preamble);
    let days = around.clone().flat_map(|line| line.split([' ', '\u{a0}'])).map(|word| word.trim_matches(['.', ',', ':', ';', '(', ')']));
    statement.days_around = days.filter(|word| is_date(word)).map(str::to_owned).collect();
    let numbers = around.flat_map(|line| line.split(|c: char| !c.is_ascii_digit())).filter(|word| word.len() == 4);
    statement.year = numbers.filter_map(|word| word.parse().ok()).filter(|year| (2000..2100).contains(year)).max();
    for (own, around) in [(&mut statement.opening, &bank.opening), (&mut statement.closing, &bank.closing)] {
        if own.is_none() {
            own.clone_from(around);
        }
    }
    currency_of::complete(&mut statement, bank);
    statement.by_pocket().into_iter().flat_map(RawStatement::by_currency).collect()
}

/// An amount column, and the column of its currency beside it.
#[derive(Clone, Copy)]
struct Money {
    at: usize,
    currency: Option<usize>,
}

#[allow(clippy::struct_excessive_bools)] // each is an observation of its own
struct Reader<'a> {
    columns: &'a [Column],
    headings: Vec<Heading>,
    amounts: Vec<Money>,
    debit: Option<Money>,
    credit: Option<Money>,
    /// Money out is written with a minus although it has its own column.
    turned_debits: bool,
    /// Money in is written with a minus although it has its own column.
    turned_credits: bool,
    /// The amounts have signs of their own, so a word beside them adds nothing.
    signed: bool,
    /// Only money in has a sign, a plus.
    only_plus: bool,
    /// Which way the money went where the mark for it is blank.
    unmarked: Option<Way>,
    /// Fees are written with a minus, so that one without is money back.
    turned_fees: bool,
    /// Rows have a booking day, so that one without is not booked.
    books: bool,
    /// Rows have balances, so that one that is announced and has none is not in them.
    balances: bool,
    /// The columns of notes that can say who it was, the likeliest first.
    stand_ins: Vec<usize>,
    /// The column of which of several accounts a row belongs to.
    pocket: Option<usize>,
    /// The last row that is no sum: below it "Total" is nobody's name.
    last: usize,
    /// The columns of who paid and of who was paid, where there are both.
    parties: Option<(usize, usize)>,
    /// The person's own name among them: the one that is in every row.
    own: &'a str,
}

impl<'a> Reader<'a> {
    fn new(table: &'a Table, columns: &'a [Column]) -> Self {
        let parties = parties(table);
        let currencies: Vec<usize> = (0..columns.len()).filter(|at| columns.get(*at) == Some(&Column::Currency)).collect();
        // Several columns of currencies: each belongs to the amount it is next to, the one before it first.
        let currency = |at: usize| match currencies[..] {
            [] => None,
            [only] => Some(only),
            _ => {
                currencies.iter().copied().min_by_key(|currency| if *currency > at { (currency - at) * 2 } else { (at - currency) * 2 + 1 })
            }
        };
        let all = |wanted: Column| {
            (0..columns.len()).filter(move |at| columns.get(*at) == Some(&wanted)).map(|at| Money { at, currency: currency(at) })
        };
        let headings: Vec<Heading> = table.headers.iter().map(|heading| Heading::of(heading)).collect();
        Self {
            columns,
            stand_ins: texts::stand_ins(table, &headings, columns),
            pocket: pocket(table, &headings, columns),
            headings,
            books: cells(table, columns, Column::Date).any(is_day),
            balances: cells(table, columns, Column::Balance).next().is_some(),
            turned_fees: mostly_negative(table, columns, Column::Fee),
            amounts: all(Column::Amount).collect(),
            debit: all(Column::Debit).next(),
            credit: all(Column::Credit).next(),
            turned_debits: mostly_negative(table, columns, Column::Debit),
            turned_credits: mostly_negative(table, columns, Column::Credit),
            signed: any_negative(table, columns),
            only_plus: only_plus(cells(table, columns, Column::Amount)),
            unmarked: unmarked(cells(table, columns, Column::Direction)),
            last: table.rows.iter().rfind(|row| !row.cells.iter().any(|cell| stated(&fold(cell)).is_some())).map_or(0, |row| row.number),
            parties,
            own: parties.and_then(|parties| own_name(table, parties)).unwrap_or_default(),
        }
    }

    /// Of the two who moved money the other one: who paid, where it came in.
    fn other_party(&self, entry: &mut RawEntry, row: &Row) {
        let Some((payer, paid)) = self.parties else { return };
        let [payer, paid] = [payer, paid].map(|at| row.cells.get(at).map_or("", |cell| cell.trim()));
        let negative = is_negative(&entry.amount);
        let came_in = match entry.direction {
            // Who asks for money stands first too, and gets it.
            _ if !self.own.is_empty() && (payer == self.own) != (paid == self.own) => paid == self.own,
            Direction::In => true,
            Direction::Out => false,
            Direction::Signed => !negative,
            Direction::Turned => negative,
        };
        let name = if came_in { payer } else { paid };
        if !name.is_empty() {
            if ![payer, paid].contains(&entry.payee.as_str()) {
                note(&entry.payee, &mut entry.memo);
            }
            entry.payee.clear();
            squeeze(name, &mut entry.payee);
        }
    }

    fn entries(&self, row: &Row, out: &mut Vec<RawEntry>) {
        let mut entry = RawEntry { row: row.number, ..RawEntry::default() };
        let (mut way, mut value_date, mut announced) = (None, "", false);
        let stand_in = self.stand_in(row);
        for (at, (column, cell)) in self.columns.iter().zip(&row.cells).enumerate() {
            let cell = bare(cell);
            if cell.is_empty() {
                continue;
            }
            let column = match (stand_in, column) {
                (Some(other), _) if other == at => &Column::Payee,
                (Some(_), Column::Payee) => &Column::Memo,
                _ => column,
            };
            match column {
                Column::Date => cell.clone_into(&mut entry.date),
                Column::ValueDate => value_date = cell,
                // WeChat writes a stroke for what is neither.
                Column::Direction if cell == "/" => way = Some(Way::Neither),
                Column::Direction => way = Way::of(cell),
                Column::Payee | Column::Memo if is_mark(cell) => {}
                Column::Payee => {
                    let behind = behind_pending(cell);
                    announced |= behind.is_some();
                    squeeze(behind.unwrap_or(cell), &mut entry.payee);
                }
                Column::Memo => {
                    note(cell, &mut entry.memo);
                    let heading = self.headings.get(at).map_or("", |heading| heading.name.as_str());
                    if matches!(heading, "type" | "typ" | "tipo" | "vorgang") && is_hold(cell) {
                        entry.flaw = Some(Flaw::Hold);
                    }
                }
                Column::Category => cell.clone_into(&mut entry.category),
                Column::Id => cell.clone_into(&mut entry.id),
                Column::Status => announced |= status(&mut entry, cell),
                Column::Balance => cell.clone_into(&mut entry.balance),
                Column::Fee if !is_nought(cell) => self.fee(cell, &mut entry.fee),
                Column::Fee | Column::Amount | Column::Debit | Column::Credit | Column::Currency | Column::Ignored => {}
            }
        }
        if let Some(at) = self.pocket {
            row.cells.get(at).map_or("", |cell| cell.trim()).clone_into(&mut entry.pocket);
        }
        if let Some((who, what)) = named_parts::take_apart(&entry.payee) {
            entry.payee = who;
            let rest = std::mem::take(&mut entry.memo);
            entry.memo = what;
            note(&rest, &mut entry.memo);
        }
        entry.pending |= announced;
        if announced && self.balances && entry.balance.is_empty() {
            entry.flaw = entry.flaw.or(Some(Flaw::Announced));
        }
        if entry.flaw == Some(Flaw::Never) {
            // What never happened leaves no balance behind.
            entry.balance.clear();
        }
        if entry.date.is_empty() || (!value_date.is_empty() && !is_day(&entry.date)) {
            // Some banks write "reserved" where the day will be.
            if is_pending(&entry.date) {
                entry.pending = true;
            }
            entry.pending |= self.books && entry.date.is_empty() && entry.balance.is_empty();
            if is_day(value_date) || entry.date.is_empty() {
                value_date.clone_into(&mut entry.date);
            }
        }
        if is_pending(&entry.date) {
            entry.flaw = Some(Flaw::Announced);
        }
        if way == Some(Way::Nowhere) {
            entry.flaw = Some(Flaw::Hold);
        }
        if way == Some(Way::Neither) {
            // What comes back and what is earned is not counted as income, and comes in all the same.
            if row.cells.iter().any(|cell| cell.trim().starts_with("退款") || cell.contains("收益发放")) {
                way = Some(Way::In);
            } else {
                entry.flaw = entry.flaw.or(Some(Flaw::Neither));
            }
        }
        self.amount(entry, way, row, out);
    }

    /// A fee, with a minus where it is money back: it has the sign that few others of the column have.
    fn fee(&self, cell: &str, fee: &mut String) {
        match (self.turned_fees, is_negative(cell)) {
            (true, true) => fee.extend(cell.chars().filter(|c| !matches!(c, '-' | '−' | '(' | ')'))),
            (true, false) => fee.extend(["-", cell.trim_start_matches('+')]),
            (false, _) => cell.clone_into(fee),
        }
    }

    /// Whether a row has only words, so that it can go on with what the one above it says.
    fn continues(&self, row: &Row) -> bool {
        let texts = |column: &Column| matches!(column, Column::Payee | Column::Memo);
        let mut filled = self.columns.iter().zip(&row.cells).filter(|(_, cell)| !cell.trim().is_empty()).peekable();
        filled.peek().is_some() && filled.all(|(column, cell)| texts(column) && !is_summary(&fold(cell)))
    }

    /// The column that says who it was in a row where the one for it is blank.
    fn stand_in(&self, row: &Row) -> Option<usize> {
        // "DEBIT" is nobody, and "C" may be one.
        let names = |cell: &str| !is_mark(cell) && (cell.len() < 4 || Way::of(cell).is_none());
        let cell = |at: usize| row.cells.get(at).map_or("", |cell| cell.trim());
        let payee = self.columns.iter().position(|column| *column == Column::Payee)?;
        let worded = |at: &usize| names(cell(*at)) && cell(*at).contains(char::is_alphabetic);
        if names(cell(payee)) { None } else { self.stand_ins.iter().copied().find(worded) }
    }

    /// The amount and its direction; an exchange between two currencies of a wallet is two entries.
    fn amount(&self, mut entry: RawEntry, way: Option<Way>, row: &Row, out: &mut Vec<RawEntry>) {
        let cell = |money: Option<Money>| money.and_then(|money| row.cells.get(money.at)).map_or("", |cell| cell.trim());
        let money = |cell: &str| if is_nought(cell) { String::new() } else { cell.to_owned() };
        let (debit, credit) = (money(cell(self.debit)), money(cell(self.credit)));
        if let (Some(word), false, false) = (way, debit.is_empty(), credit.is_empty()) {
            for (side, which, amount, direction) in
                [(Way::Out, self.debit, debit, Direction::Out), (Way::In, self.credit, credit, Direction::In)]
            {
                if word == side || word == Way::Exchange {
                    let mut entry = RawEntry { amount, direction, currency: self.currency(which, row), ..entry.clone() };
                    if side == Way::In {
                        entry.fee.clear();
                    }
                    self.other_party(&mut entry, row);
                    out.push(entry);
                }
            }
            return;
        }
        let chosen = self.amounts.iter().copied().find(|money| !is_nought(cell(Some(*money)))).or_else(|| self.amounts.first().copied());
        cell(chosen).clone_into(&mut entry.amount);
        entry.currency = self.currency(chosen.or(self.debit).or(self.credit), row);
        if self.debit.is_some() || self.credit.is_some() {
            self.split(&mut entry, debit, credit);
        } else if !self.signed && self.columns.contains(&Column::Direction) {
            match way.or(self.unmarked) {
                Some(Way::In) => entry.direction = Direction::In,
                Some(Way::Out) => entry.direction = Direction::Out,
                Some(Way::Exchange | Way::Nowhere | Way::Neither) => {}
                None => entry.flaw = entry.flaw.or(Some(Flaw::NoDirection)),
            }
        } else if self.only_plus {
            entry.direction = if entry.amount.contains('+') { Direction::In } else { Direction::Out };
        }
        self.summary(&mut entry, row);
        self.other_party(&mut entry, row);
        out.push(entry);
    }

    /// The currency of a row's amount: the one in the heading above it (`Amount (GBP)`, `CAD$`), since a column of currencies can be that of the
    /// purchase abroad; else what the column beside it says.
    fn currency(&self, money: Option<Money>, row: &Row) -> String {
        let cell = |at: usize| row.cells.get(at).map_or("", |cell| cell.trim());
        let Some(money) = money else { return String::new() };
        let beside = money.currency.map(cell).filter(|cell| !is_mark(cell)).unwrap_or_default();
        let heading = self.headings.get(money.at).filter(|heading| !heading.shared || beside.is_empty());
        let written = currency_of::mentioned(cell(money.at));
        let named = heading.and_then(|heading| heading.currency).filter(|named| written.is_none_or(|written| written == *named));
        let code = named.or_else(|| currency(beside));
        code.map_or_else(|| beside.to_owned(), |code| code.code().to_owned())
    }

    fn split(&self, entry: &mut RawEntry, debit: String, credit: String) {
        match (debit.is_empty(), credit.is_empty()) {
            (false, false) => {
                entry.amount = format!("{debit} / {credit}");
                entry.flaw = Some(Flaw::BothWays);
            }
            (false, true) => {
                entry.amount = debit;
                entry.direction = if self.turned_debits { Direction::Signed } else { Direction::Turned };
            }
            (true, false) => {
                entry.amount = credit;
                entry.direction = if self.turned_credits { Direction::Turned } else { Direction::Signed };
            }
            // Both blank or nought; an amount column beside them may still say something.
            (true, true) if entry.amount.is_empty() => "0".clone_into(&mut entry.amount),
            (true, true) => {}
        }
    }

    /// Finds lines that state a sum or a balance in the shape of a movement.
    fn summary(&self, entry: &mut RawEntry, row: &Row) {
        if entry.flaw.is_some_and(|flaw| !matches!(flaw, Flaw::BothWays | Flaw::NoDirection)) {
            return;
        }
        let has_amount = !entry.amount.is_empty() && (self.amounts.is_empty() && entry.amount != "0" || !self.amounts.is_empty());
        let dated = !entry.date.is_empty() && is_day(&entry.date);
        let numbers = |cell: &str| cell.bytes().any(|b| b.is_ascii_digit());
        // A day that cannot be read is no sum, whatever its row says.
        let of_a_balance = || row.cells.iter().any(|cell| stated(&fold(cell)) == Some(Stated::Balance));
        let spoilt_day = !dated && numbers(&entry.date) && !is_summary(&fold(&entry.date)) && !of_a_balance();
        let stated = if dated {
            stated_by(entry).filter(|stated| *stated == Stated::Balance || row.number > self.last && !is_paid_to_total(entry))
        } else {
            None
        };
        if let Some(stated) = stated {
            entry.flaw = Some(Flaw::NoMovement);
            if stated == Stated::Balance && entry.balance.is_empty() && has_amount {
                let owed = matches!(entry.direction, Direction::Out | Direction::Turned) && !is_negative(&entry.amount);
                entry.balance = format!("{}{}", if owed { "-" } else { "" }, entry.amount);
            }
        } else if dated && !has_amount && !entry.balance.is_empty() && !self.amounts.is_empty() {
            entry.flaw = Some(Flaw::NoMovement);
        } else if !dated && !spoilt_day && row.cells.iter().any(|cell| cell.len() < 80 && is_summary(&fold(cell))) {
            entry.flaw = Some(Flaw::NoMovement);
            // A sum's line states no balance after a movement.
            entry.balance.clear();
        } else if entry.date.is_empty() && has_amount && !numbers(&entry.amount) {
            // Words where the amount would be, on no day.
            entry.flaw = Some(Flaw::Note);
        } else if !dated
            && !has_amount
            && (entry.balance.is_empty() && entry.date.is_empty() || !row.cells.iter().any(|cell| numbers(cell)))
        {
            entry.flaw = Some(Flaw::Note);
        } else if !has_amount && entry.date.is_empty() && entry.payee.is_empty() {
            entry.flaw = Some(Flaw::NoMovement);
        }
    }
}

/// The column that says in which of several accounts of one file a row is: "Current" and "Savings". Only where each has balances of its own.
fn pocket(table: &Table, headings: &[Heading], columns: &[Column]) -> Option<usize> {
    static POCKET: Words = Words::of("bank headings of", "pocket");
    let [amount, balance] = [Column::Amount, Column::Balance].map(|wanted| columns.iter().position(|column| *column == wanted));
    let at = headings.iter().position(|heading| POCKET.has(&heading.name))?;
    let names = table.rows.iter().filter_map(|row| row.cells.get(at)).map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    let names = Dictionary::of(names);
    // Balances that lead from row to row, whatever the rows are called, are of one account.
    let one = || leads(&minor_units(table, amount?), &minor_units(table, balance?)).map(|run| run.holds());
    (balance.is_some() && (2..=MOST_POCKETS).contains(&names.count()) && one() != Some(true)).then_some(at)
}

/// No file has more accounts than this; what has more names is no column of them.
const MOST_POCKETS: usize = 12;

/// Takes the one balance before all movements and the one after them, which stand in rows of their own wherever the bank has put them.
fn ends(statement: &mut RawStatement) {
    let side = |entry: &RawEntry| {
        let words = if entry.payee.is_empty() { &entry.memo } else { &entry.payee };
        if entry.flaw == Some(Flaw::NoMovement) { stated_balance(&fold(words)) } else { None }
    };
    let of = |opening: bool| {
        let mut stated = (0..statement.entries.len()).filter(|at| statement.entries.get(*at).and_then(side) == Some(opening));
        stated.next().filter(|_| stated.next().is_none())
    };
    // Balances beside movements say more.
    let beside = statement.entries.iter().any(|entry| !entry.balance.is_empty() && side(entry).is_none());
    let (Some(first), Some(last), false) = (of(true), of(false), beside) else { return };
    let mut take =
        |at: usize| statement.entries.get_mut(at).map(|entry| std::mem::take(&mut entry.balance)).filter(|text| !text.is_empty());
    (statement.opening, statement.closing) = (take(first), take(last));
}

/// Joins the lines that only go on with the one above; where they are few, they are notes of the bank.
fn join(entries: &mut Vec<RawEntry>, continued: &[usize]) {
    if continued.len() * 4 < entries.len() {
        return;
    }
    let mut continued = continued.iter().copied().peekable();
    for (at, entry) in std::mem::take(entries).into_iter().enumerate() {
        match entries.last_mut().filter(|_| continued.next_if_eq(&at).is_some()) {
            None => entries.push(entry),
            Some(above) => {
                for (text, more) in [(&mut above.payee, &entry.payee), (&mut above.memo, &entry.memo)] {
                    let blank = if text.is_empty() || more.is_empty() { "" } else { " " };
                    text.extend([blank, more.as_str()]);
                }
            }
        }
    }
}

/// "Total" is also where cars are filled up: what went out on a day is no sum.
fn is_paid_to_total(entry: &RawEntry) -> bool {
    is_negative(&entry.amount) && fold(if entry.payee.is_empty() { &entry.memo } else { &entry.payee }) == "total"
}

/// What an entry states that is nothing but a sum or a balance by its words.
fn stated_by(entry: &RawEntry) -> Option<Stated> {
    if entry.payee.is_empty() { entry.memo.split("; ").find_map(|part| stated(&fold(part))) } else { stated(&fold(&entry.payee)) }
}
