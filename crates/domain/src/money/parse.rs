//! Amounts as people and banks write them: `(3.45)`, `3'456.78`, `1,00,000.99`, `1.234,56`, `12.34-`, `€ 5,–`.
//!
//! A text is first stripped to its sign and its digits with their marks; then the marks tell which of them is the decimal one. Only one shape
//! is ambiguous: a single point or comma with one to three digits before and exactly three after. Everything else reads one way, whatever
//! the column says.

use crate::currency::Currency;
use crate::letter_case::SmallLetters;
use crate::number::plain_char;

/// Which mark separates the decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Convention {
    /// `1,234.56`.
    Point,
    /// `1.234,56`.
    Comma,
}

/// What a text can be read as, in minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// One way only. `by` is the convention the text itself proves, where it does.
    Sure {
        /// Minor units.
        minor: i64,
        /// The convention it proves.
        by: Option<Convention>,
    },
    /// Two ways: `3.456` is three and a half or three thousand.
    Ambiguous {
        /// Minor units if the point separates decimals.
        point: i64,
        /// Minor units if the comma does.
        comma: i64,
    },
}

/// What all the values of a column say together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// At least one value proves it, and none contradicts it.
    Decided(Convention),
    /// Every value reads one way without it: nothing to decide.
    NotNeeded,
    /// Some values are ambiguous and none settles them, or they contradict each other: ask.
    Ask,
}

/// Why a text is not an amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AmountProblem {
    /// The text is empty.
    Empty,
    /// No number, or marks that fit none.
    Unreadable,
    /// More than can be held.
    TooLarge,
    /// Another currency than expected.
    OtherCurrency(Currency),
    /// A sign that the currency expected is not written with: `$` where euros are.
    OtherSign {
        /// The sign as written.
        sign: String,
        /// The currency expected.
        expected: Currency,
    },
    /// Two readings, and nothing said which.
    Ambiguous {
        /// Minor units if the point separates decimals.
        point: i64,
        /// Minor units if the comma does.
        comma: i64,
    },
}

impl std::fmt::Display for AmountProblem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Empty => f.write_str("There is no amount here."),
            Self::Unreadable => f.write_str("This is not an amount. Use digits, for example 1234.56."),
            Self::TooLarge => f.write_str("This amount is too large."),
            Self::OtherCurrency(found) => write!(f, "This amount is in {}, not in the currency expected here.", found.code()),
            Self::OtherSign { sign, expected } => {
                write!(
                    f,
                    "“{sign}” is the sign of another currency, and this amount is in {}. Leave the sign out if you mean that.",
                    expected.code()
                )
            }
            Self::Ambiguous { .. } => f.write_str("This can be read in two ways. Choose the amount you mean."),
        }
    }
}

impl std::error::Error for AmountProblem {}

impl AmountProblem {
    /// The sentence for a field in that currency: its example has decimals only where the currency has.
    pub fn sentence(&self, currency: Currency) -> String {
        match self {
            Self::Unreadable if currency.exponent() == 0 => "This is not an amount. Use digits, for example 1234.".to_owned(),
            _ => self.to_string(),
        }
    }
}

impl Convention {
    /// What a column's values say together. Texts that cannot be read say nothing.
    pub fn of_column<'a>(values: impl IntoIterator<Item = &'a str>, currency: Currency) -> Column {
        let (mut point, mut comma, mut open) = (false, false, false);
        for value in values {
            match read(value, currency) {
                Ok(Reading::Sure { by: Some(Self::Point), .. }) => point = true,
                Ok(Reading::Sure { by: Some(Self::Comma), .. }) => comma = true,
                Ok(Reading::Ambiguous { .. }) => open = true,
                _ => {}
            }
        }
        match (point, comma, open) {
            (true, false, _) => Column::Decided(Self::Point),
            (false, true, _) => Column::Decided(Self::Comma),
            (_, _, false) => Column::NotNeeded,
            (_, _, true) => Column::Ask,
        }
    }
}

/// Reads a text to minor units; the convention is asked only where the text reads two ways. Decimals beyond the currency's are rounded,
/// halves away from zero.
///
/// # Errors
/// Where it is no amount, is of another currency, or reads two ways and no convention is given.
pub fn parse(text: &str, currency: Currency, convention: Option<Convention>) -> Result<i64, AmountProblem> {
    match (read(text, currency)?, convention) {
        (Reading::Sure { minor, .. }, _) => Ok(minor),
        (Reading::Ambiguous { point, .. }, Some(Convention::Point)) => Ok(point),
        (Reading::Ambiguous { comma, .. }, Some(Convention::Comma)) => Ok(comma),
        (Reading::Ambiguous { point, comma }, None) => Err(AmountProblem::Ambiguous { point, comma }),
    }
}

/// Reads a text to minor units, or says that it reads two ways.
///
/// # Errors
/// Where it is no amount, or is of another currency.
pub fn read(text: &str, currency: Currency) -> Result<Reading, AmountProblem> {
    if let Some(reading) = read_plain(text, currency) {
        return reading;
    }
    let (negative, number) = strip(text, currency)?;
    let sign = |minor: i64| if negative { -minor } else { minor };
    let marks: Vec<(usize, char)> = number.char_indices().filter(|(_, c)| !c.is_ascii_digit()).collect();
    let grouped = marks.iter().any(|(_, c)| *c == ' ');
    let points = marks.iter().filter(|(_, c)| *c == '.').count();
    let commas = marks.iter().filter(|(_, c)| *c == ',').count();
    let sure = |decimal: Option<char>, by| Ok(Reading::Sure { minor: sign(minor(&number, decimal, currency)?), by });
    let (by_point, by_comma) = (Some(Convention::Point), Some(Convention::Comma));
    match (points, commas) {
        (0, 0) => sure(None, None),
        // The mark that comes last is the decimal one; `minor` refuses it where it comes twice.
        (1.., 1..) if number.rfind('.') > number.rfind(',') => sure(Some('.'), by_point),
        (1.., 1..) => sure(Some(','), by_comma),
        (2.., 0) => sure(None, by_comma),
        (0, 2..) => sure(None, by_point),
        (points, _) => {
            let mark = if points == 1 { '.' } else { ',' };
            let (before, after) = number.split_once(mark).unwrap_or((&number, ""));
            let open = after.len() == 3 && (1..=3).contains(&before.len()) && !before.starts_with('0') && !grouped;
            let (by, other) = if mark == '.' { (by_point, by_comma) } else { (by_comma, by_point) };
            if !open {
                return sure(Some(mark), by);
            }
            if currency.exponent() == 0 {
                // Without minor units there are no decimals to mean.
                return sure(None, other);
            }
            let (decimal, group) = (sign(minor(&number, Some(mark), currency)?), sign(minor(&number, None, currency)?));
            let (point, comma) = if mark == '.' { (decimal, group) } else { (group, decimal) };
            Ok(Reading::Ambiguous { point, comma })
        }
    }
}

/// What most amounts are: digits with at most a minus in front and one or two decimals. `None` for every other text.
fn read_plain(text: &str, currency: Currency) -> Option<Result<Reading, AmountProblem>> {
    let (negative, number) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let whole = number.bytes().take_while(u8::is_ascii_digit).count();
    let part = number.len() - whole;
    let (mark, by) = match number.as_bytes().get(whole) {
        None => (None, None),
        Some(b'.') => (Some('.'), Some(Convention::Point)),
        Some(b',') => (Some(','), Some(Convention::Comma)),
        Some(_) => return None,
    };
    let decimals = number.bytes().skip(whole + 1).all(|b| b.is_ascii_digit());
    if whole == 0 || part == 1 || part > 3 || !decimals {
        return None;
    }
    Some(minor(number, mark, currency).map(|minor| Reading::Sure { minor: if negative { -minor } else { minor }, by }))
}

/// The sign, and the digits with `.`, `,` and ` ` for any mark that only groups.
pub(super) fn strip(text: &str, currency: Currency) -> Result<(bool, String), AmountProblem> {
    let mut rest: String = text.chars().map(plain_char).collect();
    let mut negative = false;
    // Each round takes one layer off: brackets, a sign, a currency, at either end and in any order.
    loop {
        let trimmed = rest.trim();
        if trimmed.is_empty() {
            return Err(if text.trim().is_empty() { AmountProblem::Empty } else { AmountProblem::Unreadable });
        }
        let next = if let Some(inner) = trimmed.strip_prefix('(').and_then(|t| t.strip_suffix(')')) {
            negative = true;
            inner
        } else if let Some(inner) = trimmed.strip_suffix(".-").or_else(|| trimmed.strip_suffix(",-")) {
            inner
        } else if let Some(inner) = trimmed.strip_prefix('-').or_else(|| trimmed.strip_suffix('-')) {
            negative = true;
            inner
        } else if let Some(inner) = trimmed.strip_prefix('+').or_else(|| trimmed.strip_suffix('+')) {
            inner
        } else if let Some((inner, word)) = word_at_an_end(trimmed) {
            negative |= expected(word, !trimmed.starts_with(word), currency)?;
            inner
        } else if trimmed.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b' ')) {
            return Ok((negative, trimmed.to_owned()));
        } else {
            return Err(AmountProblem::Unreadable);
        };
        rest = next.to_owned();
    }
}

/// A currency's sign, code or name at one end, and what is left.
fn word_at_an_end(text: &str) -> Option<(&str, &str)> {
    let wordy = |c: char| c.is_alphabetic() || is_sign(c);
    let front = text.find(|c: char| !wordy(c)).unwrap_or(text.len());
    if front > 0 {
        let (word, rest) = text.split_at(front);
        // `Fr. 5`, `Rs.500`: the point belongs to the word.
        return Some((rest.strip_prefix('.').unwrap_or(rest), word));
    }
    let text = text.strip_suffix('.').filter(|t| t.ends_with(wordy)).unwrap_or(text);
    let back = text.trim_end_matches(wordy).len();
    (back < text.len()).then(|| (&text[..back], &text[back..]))
}

fn is_sign(c: char) -> bool {
    matches!(c, '$' | '¢' | '£' | '¤' | '¥' | '֏' | '؋' | '৳' | '฿' | '៛' | '\u{20a0}'..='\u{20cf}' | '￥')
}

/// Whether a word next to the digits is allowed; `true` where it says "debit".
fn expected(word: &str, after: bool, currency: Currency) -> Result<bool, AmountProblem> {
    if after && is_no_currency(word, currency) {
        return Err(AmountProblem::Unreadable);
    }
    let homes = homes(word);
    let code = match homes {
        Some(home) if home.len() == 3 => Currency::parse(home),
        _ => Currency::parse(word).filter(|code| code.is_listed()),
    };
    let at_home = |homes: &str| homes.as_bytes().as_chunks::<3>().0.iter().any(|home| home.as_slice() == currency.code().as_bytes());
    match code {
        Some(other) if other != currency => Err(AmountProblem::OtherCurrency(other)),
        None if homes.is_some_and(|homes| !(at_home(homes) || word == "$" && currency.is_dollar())) => {
            Err(AmountProblem::OtherSign { sign: word.to_owned(), expected: currency })
        }
        _ if word.eq_ignore_ascii_case("DR") => Ok(true),
        // Signs are shared by many currencies, and names are short: `kr`, `Rs`, `zł`, `US$`.
        _ if word.chars().count() <= 4 => Ok(false),
        _ => Err(AmountProblem::Unreadable),
    }
}

/// The currency that a sign or a short name stands for, of several the commonest; none for `$` and `kr`, which many call their own.
pub fn by_sign(word: &str) -> Option<Currency> {
    let home = homes(word).filter(|_| !matches!(word, "$" | "kr" | "Kr"))?;
    Currency::parse(home.get(..3)?)
}

/// The currencies that are written with a sign or a short name, their codes in a row; `None` for a word that is none of these.
fn homes(word: &str) -> Option<&'static str> {
    // Of a dollar alone, all that are called dollar, too.
    const HOMES: &str = "€:EUR $:ARSDOPUYUNIOCUPCVEMOPTOPWSTBRLBOBPAB us$:USD a$:AUD au$:AUD c$:CADNIO ca$:CAD nz$:NZD hk$:HKD s$:SGD \
        nt$:TWD mx$:MXN r$:BRL £:GBPEGPFKPGIPLBPSDGSHPSSPSYP ¥:JPYCNY ￥:JPYCNY 円:JPY 元:CNYTWDHKD 원:KRW ₹:INR ₺:TRY \
        ₽:RUB ₴:UAH ₪:ILS ₫:VND ₩:KRWKPW ฿:THB ₱:PHPCUP ₦:NGN ₵:GHS ₡:CRC ₲:PYG ₸:KZT ₮:MNT ₭:LAK ₼:AZN ₾:GEL zł:PLN \
        kr:SEKNOKDKKISK kč:CZK ft:HUF lei:RONMDL лв:BGN руб:RUBBYN tl:TRY rs:INRPKRLKRNPRMURSCR rm:MYR rp:IDR \
        fr:CHFXOFXAFXPFDJFGNFKMFBIFRWFCDF rmb:CNY rur:RUB nis:ILS 新臺幣:TWD 新台幣:TWD 台幣:TWD";
    let word = word.small_letters();
    HOMES.split(' ').filter_map(|home| home.split_once(':')).find(|(sign, _)| *sign == word).map(|(_, homes)| homes)
}

/// What stands after a number and changes it: `2k` is no 2, `50p` no 50, and `75 pw` is not 75 a month. A few currencies have such a letter as their sign.
fn is_no_currency(word: &str, currency: Currency) -> bool {
    const TIMES: [&str; 13] = ["b", "bn", "k", "lac", "lacs", "lakh", "m", "mil", "mio", "mn", "mrd", "tsd", "tys"];
    const PARTS: [&str; 5] = ["c", "ct", "cts", "p", "¢"];
    const OFTEN: [&str; 7] = ["mth", "pa", "pcm", "pm", "pw", "wk", "yr"];
    let sign = matches!(
        (word, currency.code()),
        ("K", "ZMW" | "PGK" | "MMK" | "LAK") | ("M", "LSL") | ("P", "BWP" | "PHP") | ("¢", "CRC" | "GHS")
    );
    let lower = word.small_letters();
    !sign && [&TIMES[..], &PARTS, &OFTEN].iter().any(|words| words.contains(&lower.as_str()))
}

/// The digits as minor units, with that mark before the decimals and every other mark grouping.
pub(super) fn minor(number: &str, decimal: Option<char>, currency: Currency) -> Result<i64, AmountProblem> {
    let (whole, part) = match decimal {
        Some(mark) => number.rsplit_once(mark).unwrap_or((number, "")),
        None => (number, ""),
    };
    if !well_grouped(whole) || !part.bytes().all(|b| b.is_ascii_digit()) || (whole.is_empty() && part.is_empty()) {
        return Err(AmountProblem::Unreadable);
    }
    let places = currency.exponent() as usize;
    let digits = whole.bytes().chain(part.bytes().chain(std::iter::repeat(b'0')).take(places)).filter(u8::is_ascii_digit);
    let mut value: i64 = 0;
    for digit in digits {
        value = value.checked_mul(10).and_then(|v| v.checked_add(i64::from(digit - b'0'))).ok_or(AmountProblem::TooLarge)?;
    }
    let round_up = part.as_bytes().get(places).is_some_and(|digit| *digit >= b'5');
    value.checked_add(i64::from(round_up)).ok_or(AmountProblem::TooLarge)
}

/// Whether the groups are ones that people write: the last of three digits, those between of two (India) or three, the first of one to three,
/// all with one mark.
fn well_grouped(whole: &str) -> bool {
    let Some(mark) = whole.chars().find(|c| !c.is_ascii_digit()) else { return true };
    let groups: Vec<&str> = whole.split(mark).collect();
    let last = groups.len() - 1;
    let sized = |(at, group): (usize, &&str)| {
        let length = group.len();
        group.bytes().all(|b| b.is_ascii_digit())
            && match at {
                0 => (1..=3).contains(&length),
                at if at == last => length == 3,
                _ => length == 2 || length == 3,
            }
    };
    groups.iter().enumerate().all(sized)
}
