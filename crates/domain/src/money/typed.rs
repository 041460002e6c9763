//! Amounts as a person types them into a field. A column of a file has neighbours that prove which mark is the decimal one; a field has the person's
//! locale, the currency, and the other amounts of its form.
//!
//! What the text itself proves counts first (`1.234,50`, `9 000`, `12,5`). Where it could be read two ways, three digits after a single mark are
//! thousands, because nobody types decimals that the currency does not have. A currency with three decimals leaves both readings open: there the mark of
//! the locale decides, then what the other amounts prove, and else the person is asked. No reading is ever a guess.

use super::amount::plain;
use super::parse::{AmountProblem, Convention, Reading, minor, read, strip};
use crate::currency::Currency;

/// The marks of a locale: before decimals, and between groups of digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LocaleMarks {
    /// The mark before decimals: `.`, `,` or the Arabic `٫`.
    pub decimal: char,
    /// The mark between groups: `,`, `.`, a space, an apostrophe.
    pub group: char,
}

/// An amount that is read one way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Typed {
    /// Minor units.
    pub minor: i64,
    /// The mark is the one that the locale puts before decimals, and was read as thousands: worth saying beside the field.
    pub against_locale: bool,
}

impl LocaleMarks {
    /// The convention in which fields of this locale write and read.
    pub fn convention(self) -> Convention {
        if self.decimal == ',' { Convention::Comma } else { Convention::Point }
    }
}

/// The digits of an amount as a field shows them: the locale's decimal mark, no grouping, no currency, no decimals where all are zero.
pub fn editable(minor: i64, currency: Currency, locale: LocaleMarks) -> String {
    let digits = plain(minor, currency);
    let short = match digits.split_once('.') {
        Some((units, rest)) if rest.bytes().all(|b| b == b'0') => units.to_owned(),
        _ => digits,
    };
    if locale.convention() == Convention::Comma { short.replace('.', ",") } else { short }
}

/// Reads what was typed; `others` is the convention that the other amounts of the form prove, where they do.
///
/// # Errors
/// Where it is no amount, is in another currency, or can be read two ways that nothing settles.
pub fn read_typed(text: &str, currency: Currency, locale: LocaleMarks, others: Option<Convention>) -> Result<Typed, AmountProblem> {
    let reading = read(text, currency)?;
    let (negative, number) = strip(text, currency)?;
    let sign = |minor: i64| if negative { -minor } else { minor };
    let mut marks = number.char_indices().filter(|(_, c)| !c.is_ascii_digit());
    let (single, exponent) = (marks.next().filter(|_| marks.next().is_none()), currency.exponent() as usize);
    let as_it_is = |minor| Ok(Typed { minor, against_locale: false });
    match (reading, single) {
        (Reading::Ambiguous { point, comma }, Some((_, mark))) => {
            let (by, other) = if mark == '.' { (Convention::Point, Convention::Comma) } else { (Convention::Comma, Convention::Point) };
            let under = |convention| if convention == Convention::Point { point } else { comma };
            let is_own_mark = by == locale.convention();
            if exponent < 3 {
                Ok(Typed { minor: under(other), against_locale: is_own_mark })
            } else if is_own_mark || text.contains('\u{66b}') {
                as_it_is(under(by))
            } else if mark == locale.group {
                as_it_is(under(other))
            } else {
                others.map_or(Err(AmountProblem::Ambiguous { point, comma }), |convention| as_it_is(under(convention)))
            }
        }
        // `1234.567` and `9,0000` have more decimals than the currency, and are no thousands either.
        (Reading::Sure { minor: rounded, .. }, Some((at, mark @ ('.' | ',')))) => {
            let (before, after) = (&number[..at], number.len() - at - 1);
            if exponent == 0 || after < 3 || after <= exponent || before.is_empty() || before.starts_with('0') {
                return as_it_is(rounded);
            }
            let digits: String = number.chars().filter(char::is_ascii_digit).collect();
            let joined = sign(minor(&digits, None, currency)?);
            let (point, comma) = if mark == '.' { (rounded, joined) } else { (joined, rounded) };
            Err(AmountProblem::Ambiguous { point, comma })
        }
        (Reading::Sure { minor, .. }, _) => as_it_is(minor),
        (Reading::Ambiguous { point, comma }, None) => Err(AmountProblem::Ambiguous { point, comma }),
    }
}

/// The convention that a text proves on its own.
pub fn proves(text: &str, currency: Currency) -> Option<Convention> {
    match read(text, currency) {
        Ok(Reading::Sure { by, .. }) => by,
        _ => None,
    }
}
