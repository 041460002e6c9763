//! Pay as job lists write it: in one cell (`$70k–$85k`, `45.000 € brutto/Jahr`, `25/h`), or as trackers do in up to four: lower end, upper end,
//! currency, period. Amounts become integers of the minor unit straight from their digits; what is not sure stays in the notes.

use super::mapping::Dollar;
use crate::languages::Words;
use crate::words::{fold, listed};
use domain::application::{PayPeriod, PayRange};
use domain::currency::Currency;
use domain::letter_case::SmallLetters;

/// The four cells of a tracker.
#[derive(Debug, Clone, Default)]
pub(super) struct Cells {
    /// The lower end.
    pub low: String,
    /// The upper end.
    pub high: String,
    /// A code or a sign.
    pub currency: String,
    /// For how much work.
    pub period: String,
}

/// Pay read from one cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct InACell {
    /// The pay.
    pub range: PayRange,
    /// Whether the cell says nothing else.
    pub whole: bool,
}

/// Why a cell is no pay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoPay {
    /// It is in "$", and nobody said which.
    WhichDollar,
    /// It is no amount, names no currency, or leaves open for how much work.
    Unclear,
}

/// A currency as a cell names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Named {
    Currency(Currency),
    Dollar,
}

/// Reads the four cells; nothing where both ends are blank.
///
/// # Errors
/// A line for the notes with what the cells say, where they do not make a range.
pub(super) fn read(cells: &Cells, dollar: Dollar) -> Result<Option<PayRange>, String> {
    if cells.low.is_empty() && cells.high.is_empty() {
        return Ok(None);
    }
    let range = || {
        let end = |cell: &str| if cell.is_empty() { Some((None, None)) } else { one_end(cell) };
        let ((low, sign), (high, other)) = (end(&cells.low)?, end(&cells.high)?);
        let named = if cells.currency.is_empty() { sign.or(other)? } else { code(&cells.currency).or_else(|| signs(&cells.currency))? };
        let currency = resolve(named, dollar).ok()?;
        let period = if cells.period.is_empty() { PayPeriod::Year } else { period(&fold(&cells.period))? };
        let scale = |amount: Option<i64>| amount.map(|cents| minor(cents, currency));
        Some(PayRange { low: scale(low), high: scale(high), currency, period })
    };
    range().map(Some).ok_or_else(|| {
        let texts = [&cells.low, &cells.high, &cells.currency, &cells.period];
        let text: Vec<&str> = texts.into_iter().map(String::as_str).filter(|cell| !cell.is_empty()).collect();
        format!("Pay: {}", text.join(" "))
    })
}

/// For how much work an amount is that names none: by its currency the amounts of a month, from and to, and from where on they are a year's. Where
/// only a year's pay is usual, none is a month's. Whole units; what lies between is not sure.
const USUAL: [(&str, i64, i64, i64); 14] = [
    ("BRL", 1_000, 40_000, 60_000),
    ("PLN", 2_500, 40_000, 50_000),
    ("SEK", 12_000, 110_000, 180_000),
    ("DKK", 12_000, 110_000, 180_000),
    ("NOK", 15_000, 120_000, 250_000),
    ("CZK", 12_000, 200_000, 250_000),
    ("HUF", 150_000, 2_500_000, 3_500_000),
    ("TRY", 12_000, 400_000, 600_000),
    ("CNY", 2_000, 60_000, 80_000),
    ("JPY", 120_000, 1_200_000, 1_800_000),
    ("INR", 8_000, 150_000, 200_000),
    ("MXN", 5_000, 100_000, 150_000),
    ("KRW", 1_500_000, 12_000_000, 18_000_000),
    // All others.
    ("", 0, 0, 10_000),
];

/// The usual period of an amount in hundredths.
fn usual_period(cents: i64, currency: Option<Currency>) -> Option<PayPeriod> {
    let row = USUAL.iter().find(|(code, ..)| code.is_empty() || currency.is_some_and(|currency| currency.code() == *code));
    let (_, from, to, year) = row?;
    match cents / 100 {
        amount if amount >= *year => Some(PayPeriod::Year),
        amount if (*from..*to).contains(&amount) => Some(PayPeriod::Month),
        _ => None,
    }
}

/// Reads one cell that holds all of it but what its heading says: `Salary (USD)`, `Monatsgehalt`.
///
/// # Errors
/// Why it is no pay; then the cell belongs in the notes.
pub(super) fn in_a_cell(cell: &str, heading: &str, dollar: Dollar) -> Result<InACell, NoPay> {
    let mut amounts = amounts(cell).ok_or(NoPay::Unclear)?;
    // `CTC (LPA)`: hundreds of thousands.
    if heading.contains("LPA") && amounts.iter().all(|cents| *cents < 1_000 * 100) {
        for cents in &mut amounts {
            *cents = cents.saturating_mul(100_000);
        }
    }
    let exact = |named: &Named| *named != Named::Dollar;
    let in_cell = signs(cell).or_else(|| codes(cell));
    // A code beside it or a heading can say which dollar the "$" of its cells is.
    let dollar_by_code = || codes(cell).filter(|named| matches!(named, Named::Currency(currency) if currency.is_dollar()));
    let named = in_cell
        .filter(exact)
        .or_else(dollar_by_code)
        .or_else(|| codes(heading).or_else(|| signs(heading)))
        .or(in_cell)
        .ok_or(NoPay::Unclear)?;
    let (low, high) = match amounts.as_slice() {
        [one] => (*one, None),
        [low, high] if low <= high => (*low, Some(*high)),
        _ => return Err(NoPay::Unclear),
    };
    let mut whole = true;
    let mut named_period = None;
    for word in words(cell) {
        if let Some(found) = period(&word) {
            named_period = Some(found);
        } else {
            whole &= is_known(&word);
        }
    }
    let known = match named {
        Named::Currency(currency) => Some(currency),
        Named::Dollar => None,
    };
    let in_heading = || words(heading).find_map(|word| period(&word));
    let period = named_period.or_else(in_heading).or_else(|| usual_period(low, known)).ok_or(NoPay::Unclear)?;
    let currency = resolve(named, dollar)?;
    Ok(InACell {
        range: PayRange { low: Some(minor(low, currency)), high: high.map(|high| minor(high, currency)), currency, period },
        whole,
    })
}

/// The same, where the cell names no currency and the others of its column are all in one: then it is in that one too, if it says nothing else.
///
/// # Errors
/// As [`in_a_cell`].
pub(super) fn beside_others(cell: &str, heading: &str, dollar: Dollar, others: Option<Currency>) -> Result<InACell, NoPay> {
    match (in_a_cell(cell, heading, dollar), others) {
        (Err(NoPay::Unclear), Some(currency)) => {
            let read = in_a_cell(cell, &format!("{heading} {}", currency.code()), dollar)?;
            if read.whole { Ok(read) } else { Err(NoPay::Unclear) }
        }
        (read, _) => read,
    }
}

/// The one currency that the cells of a column of pay name.
pub(super) fn currency_of<'a>(cells: impl Iterator<Item = &'a str>, heading: &str, dollar: Dollar) -> Option<Currency> {
    const ROWS: usize = 100;
    let mut named = cells.filter(|cell| !cell.trim().is_empty()).take(ROWS).filter_map(|cell| in_a_cell(cell, heading, dollar).ok());
    let first = named.next()?.range.currency;
    named.all(|read| read.range.currency == first).then_some(first)
}

/// Whether a cell is pay but for which dollar it is in.
pub(super) fn asks_which_dollar(cell: &str, heading: &str) -> bool {
    in_a_cell(cell, heading, Dollar::Unknown) == Err(NoPay::WhichDollar)
}

fn resolve(named: Named, dollar: Dollar) -> Result<Currency, NoPay> {
    match (named, dollar) {
        (Named::Currency(currency), _) | (Named::Dollar, Dollar::Is(currency)) => Ok(currency),
        (Named::Dollar, Dollar::Unknown) => Err(NoPay::WhichDollar),
        (Named::Dollar, Dollar::InNotes) => Err(NoPay::Unclear),
    }
}

/// One end in hundredths, and the currency its sign names. The outer option says whether it can be read.
fn one_end(cell: &str) -> Option<(Option<i64>, Option<Named>)> {
    match amounts(cell)?.as_slice() {
        [one] => Some((Some(*one), signs(cell).or_else(|| codes(cell)))),
        _ => None,
    }
}

/// The amounts of a cell in hundredths, from left to right; none where a percentage or a number of another kind is among them.
fn amounts(cell: &str) -> Option<Vec<i64>> {
    let mut amounts: Vec<(i64, bool)> = Vec::new();
    let mut rest = cell;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let tail = rest.get(start..)?;
        let mut end = 0;
        let mut chars = tail.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let grouped = matches!(c, '.' | ',' | '\'' | '’' | ' ' | '\u{a0}' | '\u{202f}')
                && chars.peek().is_some_and(|(_, next)| next.is_ascii_digit());
            if !c.is_ascii_digit() && !grouped {
                break;
            }
            end = at + c.len_utf8();
        }
        let (digits, after) = (tail.get(..end)?, tail.get(end..)?);
        let mut cents = hundredths(digits)?;
        let behind = after.trim_start();
        let lower = behind.get(..behind.len().min(4)).unwrap_or_default().small_letters();
        let thousand = lower.strip_prefix("mil").is_some_and(|rest| !rest.starts_with(char::is_alphabetic));
        let factor = if lower.starts_with("tys") || thousand {
            1_000
        } else if lower.starts_with("lpa") || lower == "lakh" {
            100_000
        } else if behind.starts_with(['k', 'K']) && !behind.chars().nth(1).is_some_and(char::is_alphabetic) {
            1_000
        } else if behind.starts_with(['万', '萬']) {
            10_000
        } else {
            1
        };
        if behind.starts_with('%') {
            return None;
        }
        cents = cents.checked_mul(factor)?;
        amounts.push((cents, factor > 1));
        rest = after;
    }
    // 70–85k: the thousands are meant for both.
    if let [(low, false), (_, true)] = amounts.as_mut_slice()
        && *low < 1_000 * 100
    {
        *low = low.checked_mul(if cell.contains(['万', '萬']) {
            10_000
        } else if cell.small_letters().contains("lpa") || cell.small_letters().contains("lakh") {
            100_000
        } else {
            1_000
        })?;
    }
    (!amounts.is_empty()).then(|| amounts.into_iter().map(|(cents, _)| cents).collect())
}

/// Digits in hundredths. The last mark with one or two digits behind it is the decimal one; all others divide thousands.
fn hundredths(text: &str) -> Option<i64> {
    let text: String = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '’')).collect();
    let point = text.rfind(['.', ',']).filter(|at| matches!(text.len() - at, 2 | 3));
    let (whole, part) = match point {
        Some(at) => (text.get(..at)?, text.get(at + 1..)?),
        None => (text.as_str(), ""),
    };
    let digits: String = whole.chars().filter(|c| !matches!(c, '.' | ',')).collect();
    digits.parse::<i64>().ok()?.checked_mul(100)?.checked_add(format!("{part:0<2}").parse().ok()?)
}

/// A currency by its sign.
fn signs(text: &str) -> Option<Named> {
    const SIGNS: [(&str, &str); 19] = [
        ("US$", "USD"),
        ("CA$", "CAD"),
        ("C$", "CAD"),
        ("AU$", "AUD"),
        ("A$", "AUD"),
        ("NZ$", "NZD"),
        ("HK$", "HKD"),
        ("S$", "SGD"),
        ("R$", "BRL"),
        ("MX$", "MXN"),
        ("€", "EUR"),
        ("£", "GBP"),
        ("₹", "INR"),
        ("₺", "TRY"),
        ("zł", "PLN"),
        ("円", "JPY"),
        ("元", "CNY"),
        ("₩", "KRW"),
        ("LPA", "INR"),
    ];
    let found = SIGNS.iter().find(|(sign, _)| text.contains(sign)).and_then(|(_, code)| Currency::parse(code));
    found.map(Named::Currency).or_else(|| text.contains('$').then_some(Named::Dollar))
}

/// A currency by its code, alone.
fn code(text: &str) -> Option<Named> {
    Currency::parse(text.trim()).map(Named::Currency)
}

/// A currency by a code among other words.
fn codes(text: &str) -> Option<Named> {
    let mut words = text.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() == 3 && word.bytes().all(|b| b.is_ascii_uppercase()));
    let found = words.find_map(|word| Currency::parse(word).filter(|currency| currency.is_listed()));
    found
        .map(Named::Currency)
        .or_else(|| fold(text).split(' ').any(|word| word == "euro" || word == "euros").then_some(Named::Currency(Currency::EUR)))
        .or_else(|| text.split(|c: char| !c.is_alphabetic()).find(|word| *word == "TL").and(Currency::parse("TRY")).map(Named::Currency))
}

fn minor(cents: i64, currency: Currency) -> i64 {
    match currency.exponent() {
        0 => cents / 100,
        3 => cents.saturating_mul(10),
        _ => cents,
    }
}

/// The words of a cell, without its amounts and signs.
fn words(cell: &str) -> impl Iterator<Item = String> {
    let words: Vec<String> = cell
        .split(|c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '/' | '-' | '–' | '(' | ')' | ','))
        .map(fold)
        .filter(|word| !word.is_empty())
        .collect();
    words.into_iter()
}

/// A word that is not for how much work, and says nothing more than the amount.
fn is_known(word: &str) -> bool {
    const KNOWN: &str = "k, mil, tl, usd, eur, gbp, cad, aud, nzd, chf, sek, nok, dkk, pln, inr, jpy, cny, brl, try, sgd, hkd, mxn, us, ca, c, a, au, nz, hk, s, r, mx, zl, \
         euro, euros, per, pro, par, por, al, all, a, an, the, to, bis, gross, brutto, brut, brute, bruto, lordo, lordi, from, ab, up, und, and, 円, 元, 万円, 万, 万元, 約, el, la, le";
    word.chars().all(|c| !c.is_alphanumeric()) || listed(KNOWN, word)
}

static YEAR: Words = Words::of("pay periods", "year");
static MONTH: Words = Words::of("pay periods", "month");
static DAY: Words = Words::of("pay periods", "day");
static HOUR: Words = Words::of("pay periods", "hour");

fn period(word: &str) -> Option<PayPeriod> {
    if YEAR.has(word) {
        Some(PayPeriod::Year)
    } else if MONTH.has(word) {
        Some(PayPeriod::Month)
    } else if DAY.has(word) {
        Some(PayPeriod::Day)
    } else {
        HOUR.has(word).then_some(PayPeriod::Hour)
    }
}
