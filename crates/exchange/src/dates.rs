//! Days and times as people and programs write them: `27/09/2023 8:00`, `3/24/23, 4:11 PM`, `2024-03-05T10:00:00Z`, `05 Mar 2024`,
//! `12. März 2024`. Whether the day or the month comes first is decided from all dates of a file together, and where they leave it open the
//! person is asked; no single cell decides.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::words::fold;

/// In which order day, month and year stand where all three are digits. A year of four digits in front needs no order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    /// 27/09/2023.
    DayFirst,
    /// 09/27/2023.
    MonthFirst,
    /// 23/09/27.
    YearFirst,
}

/// What all dates of a file say about their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// Nothing hangs on it: no date is written in digits with the year behind, or day and month are the same in all.
    Free,
    /// It is this.
    Order(DateOrder),
    /// Both the day and the month can come first: the person has to say. Holds one such date as written.
    Open(String),
}

/// A day, and the time of day where one stands with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct When {
    /// The day as written, in whatever zone it was written.
    pub date: NaiveDate,
    /// The time of day as written; midnight in a program's timestamp is none.
    pub time: Option<NaiveTime>,
}

/// A date taken apart.
enum Shape<'a> {
    /// Every order gives this.
    Sure(NaiveDate, &'a str),
    /// Three numbers whose order is open, the last one the year unless it stands in front with two digits.
    Digits { parts: [u32; 3], year_digits: usize, dotted: bool, rest: &'a str },
}

/// Decides the order from all cells that are dates; cells that are none do not count.
pub fn decide<'a>(cells: impl Iterator<Item = &'a str>) -> Decision {
    let (mut day, mut month, mut year, mut all) = (0usize, 0usize, 0usize, 0usize);
    let (mut dotted, mut half_days, mut differ) = (0usize, 0usize, None);
    let (mut first_parts, mut last_parts) = ((u32::MAX, 0), (u32::MAX, 0));
    for cell in cells {
        let Some(Shape::Digits { parts: [a, b, c], year_digits, dotted: dots, rest }) = shape(cell) else { continue };
        all += 1;
        first_parts = (first_parts.0.min(a), first_parts.1.max(a));
        last_parts = (last_parts.0.min(c), last_parts.1.max(c));
        let first = by_order([a, b, c], year_digits, DateOrder::DayFirst);
        let second = by_order([a, b, c], year_digits, DateOrder::MonthFirst);
        day += usize::from(first.is_some());
        month += usize::from(second.is_some());
        year += usize::from(by_order([a, b, c], year_digits, DateOrder::YearFirst).is_some());
        dotted += usize::from(dots);
        let rest = rest.trim_end();
        half_days += usize::from(rest.ends_with(['M', 'm']));
        if differ.is_none() && first.is_some() && second.is_some() && first != second {
            differ = Some(cell.trim().to_owned());
        }
    }
    if all == 0 {
        return Decision::Free;
    }
    // A few slips of the pen must not turn the order of a whole file: the order that reads more cells wins.
    // Years of two digits in front look like days; they give themselves away by hardly changing while the last part does.
    let narrow = all > 2 && year == all && first_parts.1 - first_parts.0 <= 1 && last_parts.1 - last_parts.0 > 2;
    if year > day.max(month) || narrow {
        return Decision::Order(DateOrder::YearFirst);
    }
    match day.cmp(&month) {
        std::cmp::Ordering::Greater => Decision::Order(DateOrder::DayFirst),
        std::cmp::Ordering::Less => Decision::Order(DateOrder::MonthFirst),
        std::cmp::Ordering::Equal => match differ {
            None => Decision::Free,
            // Dots between the numbers are written only where the day comes first, and AM and PM hardly but where the month does.
            Some(_) if dotted * 2 > all => Decision::Order(DateOrder::DayFirst),
            Some(_) if half_days * 2 > all => Decision::Order(DateOrder::MonthFirst),
            Some(example) => Decision::Open(example),
        },
    }
}

/// Reads a cell; `None` where it is no date, or a day that there is not.
pub fn read(cell: &str, order: DateOrder) -> Option<When> {
    let (date, rest) = match shape(cell)? {
        Shape::Sure(date, rest) => (date, rest),
        Shape::Digits { parts, year_digits, rest, .. } => (by_order(parts, year_digits, order)?, rest),
    };
    Some(When { date, time: time(rest)? })
}

/// Whether a cell has the shape of a date, whatever its order.
pub fn is_date(cell: &str) -> bool {
    [DateOrder::DayFirst, DateOrder::MonthFirst, DateOrder::YearFirst].into_iter().any(|order| read(cell, order).is_some())
}

/// The day that three numbers mean under an order.
fn by_order([a, b, c]: [u32; 3], year_digits: usize, order: DateOrder) -> Option<NaiveDate> {
    let (year, month, day) = match order {
        DateOrder::DayFirst => (c, b, a),
        DateOrder::MonthFirst => (c, a, b),
        DateOrder::YearFirst if year_digits == 2 => (a, b, c),
        DateOrder::YearFirst => return by_order([a, b, c], year_digits, DateOrder::DayFirst),
    };
    NaiveDate::from_ymd_opt(full_year(year), month, day)
}

/// 23 is 2023 and 99 is 1999: two digits mean the years 1970 to 2069, as in POSIX.
fn full_year(year: u32) -> i32 {
    let year = i32::try_from(year).unwrap_or(0);
    match year {
        0..=69 => 2000 + year,
        70..=99 => 1900 + year,
        _ => year,
    }
}

/// Takes a cell apart up to the time of day.
fn shape(cell: &str) -> Option<Shape<'_>> {
    let text = cell.trim();
    if text.len() < 6 || text.len() > 60 || !text.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    numeric(text).or_else(|| worded(text))
}

/// A number at the beginning: its digits and what follows.
fn number(text: &str) -> Option<(u32, usize, &str)> {
    let end = text.bytes().take_while(u8::is_ascii_digit).count();
    let digits = text.get(..end)?;
    (1..=4).contains(&end).then_some(())?;
    Some((digits.parse().ok()?, end, text.get(end..)?))
}

/// Three numbers with `/`, `-` or `.` between them, or eight digits in a row.
fn numeric(text: &str) -> Option<Shape<'_>> {
    let lead = text.bytes().take_while(u8::is_ascii_digit).count();
    if lead == 8 {
        let (date, rest) = (text.get(..8)?, text.get(8..)?);
        let part = |range: std::ops::Range<usize>| date.get(range).and_then(|t| t.parse::<u32>().ok());
        let year = i32::try_from(part(0..4)?).ok().filter(|y| (1970..2100).contains(y))?;
        return Some(Shape::Sure(NaiveDate::from_ymd_opt(year, part(4..6)?, part(6..8)?)?, rest));
    }
    let (a, a_digits, rest) = number(text)?;
    let separator = rest.chars().next().filter(|c| matches!(c, '/' | '-' | '.'))?;
    let (b, b_digits, rest) = number(rest.get(1..)?.trim_start())?;
    let rest = rest.strip_prefix(separator)?.trim_start();
    let (c, c_digits, rest) = number(rest)?;
    if b_digits > 2 || rest.starts_with(['/', '-']) {
        return None;
    }
    let rest = rest.strip_prefix('.').unwrap_or(rest);
    match (a_digits, c_digits) {
        (4, 1 | 2) => Some(Shape::Sure(NaiveDate::from_ymd_opt(i32::try_from(a).ok()?, b, c)?, rest)),
        (1 | 2, 2 | 4) => Some(Shape::Digits { parts: [a, b, c], year_digits: c_digits, dotted: separator == '.', rest }),
        _ => None,
    }
}

/// A month by its name, a day and a year around it: `05 Mar 2024`, `March 5, 2024`, `Tue, 5 mars 2024`, `5 de marzo de 2024`, `2024 Mar 5`.
fn worded(text: &str) -> Option<Shape<'_>> {
    let (mut day, mut month, mut year) = (None, None, None);
    let mut rest = text;
    while day.is_none() || month.is_none() || year.is_none() {
        rest = rest.trim_start_matches([' ', ',', '.', '-', '/', '\u{a0}', '\'', '’']);
        let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        let (token, tail) = (rest.get(..end)?, rest.get(end..)?);
        if token.is_empty() {
            return None;
        }
        let digits = token.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 {
            match month_named(token) {
                Some(found) if month.is_none() => month = Some(found),
                None if is_filler(token) => {}
                _ => return None,
            }
        } else {
            let value: u32 = token.get(..digits)?.parse().ok()?;
            let suffix = token.get(digits..)?;
            if digits == 4 && suffix.is_empty() && year.is_none() {
                year = Some(value);
            } else if digits <= 2 && day.is_none() && matches!(suffix, "" | "st" | "nd" | "rd" | "th" | "er" | "e" | "º" | "ª") {
                day = Some(value);
            } else if digits == 2 && suffix.is_empty() && year.is_none() && month.is_some() {
                year = Some(u32::try_from(full_year(value)).ok()?);
            } else {
                return None;
            }
        }
        rest = tail;
    }
    let date = NaiveDate::from_ymd_opt(i32::try_from(year?).ok()?, month?, day?)?;
    Some(Shape::Sure(date, rest))
}

/// Names of days and the small words inside a date.
fn is_filler(token: &str) -> bool {
    const FILLERS: &[&str] = &[
        "de", "do", "del", "di", "of", "the", "den", "le", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "lun", "mar", "mer", "jeu",
        "ven", "sam", "dim", "mo", "di", "mi", "do", "fr", "sa", "so",
    ];
    let token = fold(token);
    FILLERS.contains(&token.as_str())
        || (token.ends_with("day") || token.ends_with("di") || token.ends_with("tag") || token.ends_with("dag"))
}

/// The month of that name in English, French, German, Spanish, Italian, Dutch or Portuguese, whole or cut to three letters or four.
fn month_named(token: &str) -> Option<u32> {
    const NAMES: [&[&str]; 12] = [
        &["january", "janvier", "januar", "jaenner", "enero", "gennaio", "januari", "janeiro"],
        &["february", "fevrier", "februar", "febrero", "febbraio", "februari", "fevereiro"],
        &["march", "mars", "maerz", "mrz", "marzo", "maart", "mrt", "marco"],
        &["april", "avril", "abril", "aprile"],
        &["may", "mai", "mayo", "maggio", "mei", "maio"],
        &["june", "juin", "juni", "junio", "giugno", "junho"],
        &["july", "juillet", "juli", "julio", "luglio", "julho"],
        &["august", "aout", "agosto", "augustus"],
        &["september", "septembre", "septiembre", "settembre", "setembro", "setiembre"],
        &["october", "octobre", "oktober", "octubre", "ottobre", "outubro"],
        &["november", "novembre", "noviembre", "novembro"],
        &["december", "decembre", "dezember", "diciembre", "dicembre", "dezembro"],
    ];
    let token = fold(token);
    if token.len() < 3 {
        return None;
    }
    // "jui" could be June or July in French.
    let fits = |name: &str| name == token || (token.len() <= 5 && token != "jui" && name.starts_with(&token));
    (1..).zip(NAMES).find(|(_, names)| names.iter().any(|name| fits(name))).map(|(month, _)| month)
}

/// The time of day behind a date: `Some(None)` where none stands there, `None` where something else does.
#[allow(clippy::option_option)] // the outer one says whether it can be read, the inner one whether it is there
fn time(rest: &str) -> Option<Option<NaiveTime>> {
    let stamp = rest.starts_with(['T', 't']);
    let text = rest.trim_start_matches(['T', 't', ' ', ',', '\u{a0}', '\u{202f}']).trim_end();
    let text = ["at ", "à ", "um "].into_iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
    if text.is_empty() {
        return Some(None);
    }
    if stamp
        && let Some((clock, tail)) = text.split_at_checked(4)
        && let (Some(hour), Some(minute)) = (two(clock.get(..2)), two(clock.get(2..)))
    {
        let tail = tail.get(..2).filter(|t| two(Some(t)).is_some()).and_then(|_| tail.get(2..)).unwrap_or(tail);
        return zone(tail).then(|| NaiveTime::from_hms_opt(hour, minute, 0).filter(|_| (hour, minute) != (0, 0)));
    }
    let (hour, digits, rest) = number(text)?;
    if digits > 2 {
        return None;
    }
    let (minute, rest) = match rest.chars().next() {
        Some(':' | 'h' | 'H' | '.') => match number(rest.get(1..)?) {
            Some((minute, 2, rest)) => (minute, rest),
            None if rest.len() == 1 => (0, ""),
            _ => return None,
        },
        _ => (0, rest),
    };
    // Seconds and fractions say nothing here.
    let rest =
        rest.trim_start_matches(|c: char| c == ':' || c == '.' || c.is_ascii_digit()).trim_start_matches([' ', '\u{202f}', '\u{a0}']);
    let half = fold(rest);
    let hour = match half.as_str() {
        "am" | "a m" => hour % 12,
        "pm" | "p m" if hour <= 12 => hour % 12 + 12,
        "uhr" | "h" => hour,
        _ if zone(rest) => hour,
        _ => return None,
    };
    let time = NaiveTime::from_hms_opt(hour, minute, 0)?;
    // A program's stamp at midnight is a day without a time.
    let midnight = hour == 0 && minute == 0 && (stamp || text.starts_with("00:00:00") || text.starts_with("0:00:00"));
    Some((!midnight).then_some(time))
}

/// Two digits as a number.
fn two(text: Option<&str>) -> Option<u32> {
    text.filter(|t| t.len() == 2 && t.bytes().all(|b| b.is_ascii_digit()))?.parse().ok()
}

/// A time zone, or nothing: the day stays the one that is written.
fn zone(text: &str) -> bool {
    let text = text.trim();
    text.is_empty()
        || text.eq_ignore_ascii_case("z")
        || text.eq_ignore_ascii_case("utc")
        || text.eq_ignore_ascii_case("gmt")
        || (text.starts_with(['+', '-']) && text.len() <= 6 && text.chars().skip(1).all(|c| c.is_ascii_digit() || c == ':'))
}
