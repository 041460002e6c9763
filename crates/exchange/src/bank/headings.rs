//! A bank's heading made comparable, and what several of them tell together. What each means is in [`vocabulary`](super::vocabulary).

use crate::dates::DateOrder;
use crate::languages::Words;
use crate::table::Table;
use crate::words::fold;
use domain::currency::Currency;
use domain::money;

/// Headings of who pays and of who is paid, where a table names both and one of them is the person.
static PARTIES: [Words; 2] = [Words::of("bank headings of", "payer"), Words::of("bank headings of", "paid")];

/// The columns of who pays and of who is paid, where a table has both and they hold names.
pub(super) fn parties(table: &Table) -> Option<(usize, usize)> {
    let at = |names: &Words| table.headers.iter().position(|heading| names.has(&Heading::of(heading).name));
    let [payer, paid] = PARTIES.each_ref().map(at);
    let (payer, paid) = (payer?, paid?);
    // "Avsändare" and "Mottagare" beside a column of names are numbers of accounts.
    let names = |place: usize| {
        let cells = || table.rows.iter().take(80).filter_map(|row| row.cells.get(place)).filter(|cell| !cell.trim().is_empty());
        let numbers = cells().filter(|cell| cell.bytes().any(|b| b.is_ascii_digit())).count();
        (cells().count() > 0, numbers * 2 <= cells().count())
    };
    let [payers, paids] = [payer, paid].map(names);
    ((payers.0 || paids.0) && payers.1 && paids.1).then_some((payer, paid))
}

/// Of two columns of names the one name that is in every row, in either of them. Where two are, nothing tells which of them is the person.
pub(super) fn own_name(table: &Table, (payer, paid): (usize, usize)) -> Option<&str> {
    let mut rows = table.rows.iter().filter_map(|row| {
        let both = [payer, paid].map(|at| row.cells.get(at).map_or("", |cell| cell.trim()));
        both.iter().all(|name| !name.is_empty()).then_some(both)
    });
    let mut own = rows.next()?.to_vec();
    rows.for_each(|both| own.retain(|name| both.contains(name)));
    if let [only] = own[..] { Some(only) } else { None }
}

/// How days are written in the countries of the headings' language, where all of them write the day first.
pub(super) fn usual_dates(headings: &[String]) -> Option<DateOrder> {
    static DAY_FIRST: Words = Words::of("bank headings of", "day first");
    headings.iter().any(|heading| DAY_FIRST.has(&Heading::of(heading).name)).then_some(DateOrder::DayFirst)
}

/// A heading made comparable.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Heading {
    /// Folded, and without the currency it names.
    pub name: String,
    /// The currency it names: `Amount (GBP)`, `Débit euros`, `入出金(円)`.
    pub currency: Option<Currency>,
    /// Whether it names it by a sign that other currencies have too: 元 is written in China, in Taiwan and in Hong Kong.
    pub shared: bool,
}

impl Heading {
    pub fn of(written: &str) -> Self {
        let (mut currency, mut shared, mut unit) = (None, false, false);
        // mBank writes "#Data operacji".
        let written = written.trim_start().trim_start_matches('#');
        let mut kept = String::with_capacity(written.len());
        // "RunningBalance" is two words.
        let mut before = ' ';
        let mut apart = String::with_capacity(written.len() + 4);
        for c in written.chars() {
            if before.is_ascii_lowercase() && c.is_ascii_uppercase() {
                apart.push(' ');
            }
            apart.push(c);
            before = c;
        }
        // `Amount (GBP)`: a code counts in capitals only, since `all`, `top` and `try` are words too.
        for part in apart.split_inclusive(|c: char| !c.is_alphanumeric() && !is_sign(c)) {
            let word = part.trim_matches(|c: char| !c.is_alphanumeric() && !is_sign(c));
            match named_currency(word) {
                Some(found) => {
                    currency = Some(found);
                    shared = word.contains(['元', '¥', '￥']);
                }
                // Several countries have rupees.
                None if word == "Rs" => unit = true,
                None => kept.push_str(part),
            }
            kept.push(' ');
        }
        let folded = fold(&kept);
        let name = ["in", "en"].iter().find_map(|word| folded.strip_suffix(word)?.strip_suffix(' ')).filter(|_| unit || currency.is_some());
        let name = name.unwrap_or(&folded).trim_end().to_owned();
        // A heading that is nothing but a currency is a column of amounts in it.
        let name = if name.is_empty() && currency.is_some() { "amount".to_owned() } else { name };
        // "Beschreibung1" is the first of several.
        let name = match name.strip_suffix(|c: char| c.is_ascii_digit()) {
            Some(rest) if rest.ends_with(char::is_alphabetic) => format!("{rest} {}", name.get(rest.len()..).unwrap_or_default()),
            _ => name,
        };
        Self { name, currency, shared }
    }
}

pub(super) fn is_sign(c: char) -> bool {
    matches!(c, '$' | '£' | '¥' | '￥' | '฿' | '\u{20a0}'..='\u{20cf}')
}

/// A currency in a heading: its code in capitals, its sign, or its name.
fn named_currency(word: &str) -> Option<Currency> {
    let code = word.trim_matches(is_sign);
    if code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase()) {
        return Currency::parse(code).filter(|code| code.is_listed());
    }
    if is_euro(word) {
        return Some(Currency::EUR);
    }
    // Short names are words too; a sign or the letters of another script are none.
    let sign = word == "Ft" || word.chars().any(|c| !c.is_ascii_alphabetic());
    money::by_sign(word).filter(|_| sign)
}

/// `euro`, `Euros`, `EUROA`.
pub(super) fn is_euro(word: &str) -> bool {
    word.len() <= 5 && word.to_ascii_lowercase().starts_with("euro")
}
