//! A date taken apart: three numbers, or a month by its name in one of the [`languages`] with a day and perhaps a year around it.

use chrono::NaiveDate;

use crate::languages;
use crate::words::fold;

/// What a text is, up to the time of day behind it.
pub(super) enum Shape<'a> {
    /// Every order gives this.
    Sure(NaiveDate, &'a str),
    /// Three numbers whose order is open, the last one the year unless it stands in front with two digits.
    Digits { parts: [u32; 3], year_digits: usize, dotted: bool, rest: &'a str },
    /// A day and a month by its name, and no year.
    Yearless { month: u32, day: u32, rest: &'a str },
    /// Two numbers whose order is open, and no year.
    YearlessDigits { parts: [u32; 2], rest: &'a str },
}

/// 23 is 2023 and 99 is 1999: two digits mean the years 1970 to 2069, as in POSIX. 2569 is 2026: Thailand counts from the Buddha.
pub(crate) fn full_year(year: u32) -> i32 {
    let year = i32::try_from(year).unwrap_or(0);
    match year {
        0..=69 => 2000 + year,
        70..=99 => 1900 + year,
        2400..=2700 => year - 543,
        _ => year,
    }
}

/// Takes a cell apart up to the time of day.
pub(super) fn shape(cell: &str) -> Option<Shape<'_>> {
    // A range, as Notion writes one, counts from its beginning.
    let text = if cell.is_ascii() { cell } else { cell.split('→').next().unwrap_or_default() }.trim();
    if text.len() < 3 || text.len() > 80 || !text.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    // Most days are this, and no other kind of day looks like it: the year of an era has three digits here.
    if text.is_ascii()
        && let Some(shape) = numeric(text)
    {
        return Some(shape);
    }
    let shape = era(text);
    if shape.is_some() {
        return shape;
    }
    if !text.is_ascii()
        && let Some(shape) = signs(text)
    {
        return Some(shape);
    }
    numeric(text).or_else(|| unspaced(text)).or_else(|| worded(text)).or_else(|| short(text)).or_else(|| behind_a_word(text))
}

/// Digits behind a word that only belongs to a date: "Mon 3/9/2026", "am 9.3.".
fn behind_a_word(text: &str) -> Option<Shape<'_>> {
    let (word, rest) = token(text).filter(|(word, _)| is_date_word(word))?;
    let rest = rest.trim_start_matches(BETWEEN);
    numeric(rest).or_else(|| short(rest)).filter(|_| !word.is_empty())
}

/// A number at the beginning: its digits and what follows.
pub(super) fn number(text: &str) -> Option<(u32, usize, &str)> {
    const LONGEST: usize = 4;
    let (mut value, mut end) = (0, 0);
    for digit in text.bytes().take(LONGEST + 1).take_while(u8::is_ascii_digit) {
        value = value * 10 + u32::from(digit - b'0');
        end += 1;
    }
    if (1..=LONGEST).contains(&end) { Some((value, end, text.get(end..)?)) } else { None }
}

/// Three numbers with `/`, `-` or `.` between them, or eight digits in a row.
fn numeric(text: &str) -> Option<Shape<'_>> {
    let lead = text.bytes().take_while(u8::is_ascii_digit).count();
    // Six more are the time of day.
    if lead == 8 || lead == 14 {
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
    let rest = rest.strip_prefix('-').filter(|rest| is_clock(rest, separator)).unwrap_or(rest);
    if b_digits > 2 || rest.starts_with(['/', '-']) {
        return None;
    }
    let rest = behind(rest.strip_prefix('.').unwrap_or(rest));
    match (a_digits, c_digits) {
        (4, 1 | 2) => Some(Shape::Sure(NaiveDate::from_ymd_opt(full_year(a), b, c)?, rest)),
        (1 | 2, 2 | 4) => Some(Shape::Digits { parts: [a, b, c], year_digits: c_digits, dotted: separator == '.', rest }),
        _ => None,
    }
}

/// The first letters and names of the Japanese eras since 1868, and the calendar of the Republic of China; each with the year before its first.
const ERAS: [(&str, i32); 18] = [
    ("令和", 2018),
    ("令", 2018),
    ("R", 2018),
    ("平成", 1988),
    ("平", 1988),
    ("H", 1988),
    ("昭和", 1925),
    ("昭", 1925),
    ("S", 1925),
    ("大正", 1911),
    ("大", 1911),
    ("T", 1911),
    ("明治", 1867),
    ("明", 1867),
    ("M", 1867),
    ("中華民國", 1911),
    ("民國", 1911),
    ("民国", 1911),
];

/// A year of an era: `令和6年12月31日`, `R8.9.5`, `民國115年10月5日`, and `115/10/05`, whose three digits no other year has.
fn era(text: &str) -> Option<Shape<'_>> {
    let plain = text.starts_with(|c: char| c.is_ascii() && !matches!(c, 'R' | 'H' | 'S' | 'T' | 'M'));
    let named = ERAS.iter().filter(|_| !plain).find_map(|(name, before)| {
        let rest = text.strip_prefix(name)?;
        if !name.is_ascii() {
            return Some((*before, rest.trim_start()));
        }
        // "M 5/3/24" is a Monday, and "R1 - 3/10" the first round: behind a letter the same mark stands twice, and no blank.
        let rest = rest.trim_start_matches('.');
        let mark = rest.trim_start_matches(|c: char| c.is_ascii_digit()).chars().next().filter(|c| matches!(c, '.' | '/' | '-'))?;
        let mut parts = rest.split(mark);
        let mut number = || parts.next().is_some_and(|part| part.starts_with(|c: char| c.is_ascii_digit()));
        (number() && number() && number()).then_some((*before, rest))
    });
    let (before, text) = named.unwrap_or((1911, text));
    // 元年 is the first year.
    let (year, digits, rest) = match text.strip_prefix('元') {
        Some(rest) => (1, 1, rest),
        None => number(text)?,
    };
    let fits = if named.is_some() { year < 150 && digits < 4 } else { digits == 3 && (90..150).contains(&year) };
    let (month, rest) = if fits { part(rest)? } else { return None };
    let (day, rest) = part(rest)?;
    let date = NaiveDate::from_ymd_opt(before + i32::try_from(year).ok()?, month, day)?;
    (!rest.starts_with(['/', '-', '.'])).then_some(Shape::Sure(date, behind(rest.trim_start().trim_start_matches('日'))))
}

/// The number behind one of the marks between year, month and day.
fn part(text: &str) -> Option<(u32, &str)> {
    let text = text.trim_start();
    let tail = text.trim_start_matches(['年', '月', '.', '/', '-']);
    let (value, _, rest) = number(tail.trim_start()).filter(|_| tail.len() < text.len())?;
    Some((value, rest))
}

/// Whether a time of day begins here: `12:30`, or behind a day with dashes `12.30.11`; a range of days goes on otherwise.
fn is_clock(text: &str, separator: char) -> bool {
    let mut parts = text.split([':', '.']);
    let mut two = || parts.next().is_some_and(|part| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit()));
    two() && two() && (text.contains(':') || separator == '-' && two())
}

/// `28JAN2026`.
fn unspaced(text: &str) -> Option<Shape<'_>> {
    let (day, _, rest) = number(text)?;
    let (name, rest) = rest.split_at_checked(3)?;
    let (year, digits, rest) = number(rest)?;
    let month = month_named(name).filter(|_| matches!(digits, 2 | 4) && (rest.is_empty() || rest.starts_with(' ')))?;
    Some(Shape::Sure(NaiveDate::from_ymd_opt(full_year(year), month, day)?, rest))
}

/// Day and month in digits, and nothing of a year: `3/14`, `14.3.`; between points one stands at the end too, or it would be a number.
fn short(text: &str) -> Option<Shape<'_>> {
    let (a, a_digits, rest) = number(text)?;
    let separator = rest.chars().next().filter(|c| matches!(c, '/' | '.'))?;
    let (b, b_digits, rest) = number(rest.get(1..)?.trim_start())?;
    let rest = if separator == '.' { rest.strip_prefix('.')? } else { rest };
    let days = |day: u32, month: u32| (1..=31).contains(&day) && (1..=12).contains(&month);
    let good = a_digits <= 2 && b_digits <= 2 && (days(a, b) || days(b, a)) && (rest.is_empty() || rest.starts_with([' ', ',']));
    good.then_some(Shape::YearlessDigits { parts: [a, b], rest })
}

/// `2026年7月22日`, `7月22日`, `2026년 7월 22일`.
fn signs(text: &str) -> Option<Shape<'_>> {
    let part = |text: &str, signs: [char; 2]| {
        let (value, _, rest) = number(text.trim_start())?;
        Some((value, rest.trim_start().strip_prefix(signs)?.len()))
    };
    let tail = |length: usize| text.get(text.len() - length..);
    let (year, after) = match part(text, ['年', '년']) {
        Some((year, length)) => (Some(year), tail(length)?),
        None => (None, text),
    };
    let (month, length) = part(after, ['月', '월'])?;
    let (day, digits, _) = number(tail(length)?.trim_start())?;
    let rest = tail(length)?.trim_start().get(digits..)?;
    let rest = behind(rest.strip_prefix(['日', '号', '號', '일']).unwrap_or(rest));
    match year {
        Some(year) => Some(Shape::Sure(NaiveDate::from_ymd_opt(full_year(year), month, day)?, rest)),
        None => NaiveDate::from_ymd_opt(2000, month, day).map(|_| Shape::Yearless { month, day, rest }),
    }
}

/// A word at the beginning, and what follows.
fn token(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !c.is_alphanumeric() && !matches!(c, '\u{300}'..='\u{36f}')).unwrap_or(text.len());
    Some((text.get(..end)?, text.get(end..)?))
}

/// What stands between the parts of a date.
const BETWEEN: [char; 9] = [' ', ',', '.', '-', '–', '/', '\u{a0}', '\'', '’'];

/// What follows a date, without the words that belong to it: a day of the week, "r." for the year.
fn behind(text: &str) -> &str {
    let mut rest = text;
    loop {
        let inner = rest.trim_start_matches([' ', ',', '.', '\u{a0}', '(', '（', ')', '）']);
        let Some((word, tail)) = token(inner) else { return rest };
        if word.is_empty() && !rest.trim().is_empty() && inner.is_empty() {
            return inner;
        }
        if word.is_empty() || !word.chars().all(char::is_alphabetic) || !is_date_word(word) {
            return rest;
        }
        rest = tail.trim_start_matches([')', '）', '.']);
    }
}

/// A month by its name, a day and perhaps a year around it: `05 Mar 2024`, `March 5, 2024`, `Tue, 5 mars 2024`, `5 de marzo`, `2024 Mar 5`.
fn worded(text: &str) -> Option<Shape<'_>> {
    let (mut day, mut month, mut year) = (None, None, None);
    // "8, Sep 15" is the end of one day and another: nobody writes a comma there before a year of two digits.
    let mut parted = false;
    let mut ended = false;
    let mut rest = text;
    while day.is_none() || month.is_none() || year.is_none() {
        let next = rest.trim_start_matches(BETWEEN);
        let (word, tail) = token(next)?;
        let complete = day.is_some() && month.is_some();
        if word.is_empty() {
            if complete {
                break;
            }
            return None;
        }
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let between = rest.get(..rest.len() - next.len()).unwrap_or_default();
        if digits == 0 {
            let folded = fold(word);
            match month_of(word, &folded).or_else(|| roman(word, tail).filter(|_| day.is_some() && month.is_none())) {
                // "mar." is a Tuesday where another month follows.
                Some(_) if is_folded_date_word(&folded) && names_a_month(tail) => {}
                Some(found) if month.is_none() => {
                    month = Some(found);
                    parted = day.is_some() && (between.contains(',') || between.contains(" /"));
                }
                _ if is_folded_date_word(&folded) => {}
                _ if complete => break,
                _ => return None,
            }
        } else {
            let value: u32 = word.get(..digits)?.parse().ok()?;
            let suffix = word.get(digits..)?;
            if digits == 4 && suffix.is_empty() && year.is_none() {
                year = Some(value);
            } else if day.is_none() && month.is_some() && tail.starts_with('.') && is_hour(tail) {
                // "Dec 11.15" is the end of a day and its hour.
                return None;
            } else if digits <= 2
                && suffix.is_empty()
                && !ended
                && day.is_some_and(|day| day < value && value < 32)
                && is_range(between, month.is_none(), tail)
            {
                // "Nov 11-12, 2026", "11–12 November": it counts from its beginning.
                ended = true;
            } else if day.is_none() && month.is_some() && tail.starts_with('/') && !between.contains('/') {
                // "pulled out 10/21": two numbers behind a word that is a month elsewhere are a day by themselves.
                return None;
            } else if digits <= 2 && day.is_none() && matches!(suffix, "" | "st" | "nd" | "rd" | "th" | "er" | "e" | "º" | "°" | "ª") {
                day = Some(value);
            } else if digits == 2 && suffix.is_empty() && year.is_none() && month.is_some() && !parted && !is_hour(tail) {
                year = Some(value);
            } else if complete {
                break;
            } else {
                return None;
            }
        }
        rest = tail;
    }
    let (day, month) = (day?, month?);
    match year {
        Some(year) => Some(Shape::Sure(NaiveDate::from_ymd_opt(full_year(year), month, day)?, behind(rest))),
        None => NaiveDate::from_ymd_opt(2000, month, day).map(|_| Shape::Yearless { month, day, rest: behind(rest) }),
    }
}

/// Whether a number behind a day is the last day of a few: with the year behind it, or with the month still to come.
fn is_range(between: &str, month_to_come: bool, tail: &str) -> bool {
    let next = tail.trim_start_matches(BETWEEN);
    let year = || number(next).is_some_and(|(_, digits, _)| digits == 4);
    matches!(between.trim(), "-" | "–") && (if month_to_come { begins_with_month(next) } else { year() })
}

/// The month that a Roman numeral is behind a day: `7 IX 2026`, `21 IX`. One letter by itself is hardly one, but before a year.
fn roman(word: &str, tail: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
    let month = MONTHS.iter().position(|name| *name == word)? + 1;
    let year = || number(tail.trim_start_matches(BETWEEN)).is_some_and(|(_, digits, _)| digits == 4);
    (word.len() > 1 || year()).then_some(month as u32)
}

/// Whether what follows a number makes it an hour: ":15", "h", ".15".
pub(super) fn is_hour(tail: &str) -> bool {
    let minutes = |tail: &str| number(tail).is_some_and(|(_, digits, _)| digits == 2);
    tail.starts_with([':', 'h']) || tail.strip_prefix('.').is_some_and(minutes)
}

/// Whether the text begins with the name of a month.
pub(super) fn begins_with_month(text: &str) -> bool {
    token(text.trim_start_matches(BETWEEN)).is_some_and(|(word, _)| month_named(word).is_some())
}

/// Whether a later word names a month.
fn names_a_month(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).take(4).any(|word| month_named(word).is_some())
}

/// Names of days and the small words inside a date.
fn is_date_word(word: &str) -> bool {
    is_folded_date_word(&fold(word))
}

fn is_folded_date_word(word: &str) -> bool {
    const SMALL: [&str; 12] = ["de", "do", "del", "di", "the", "den", "le", "mar", "mo", "mi", "sa", "so"];
    SMALL.contains(&word) || languages::is_date_word(word)
}

fn month_named(word: &str) -> Option<u32> {
    month_of(word, &fold(word))
}

/// The month a word names, which `folded` is folded.
fn month_of(word: &str, folded: &str) -> Option<u32> {
    if (3..=24).contains(&word.len()) { languages::month(folded) } else { None }
}

/// Whether a day can begin with that word, as far as a glance tells: a plain word is a month, a word beside days, or the letter of an era.
pub(super) fn can_begin(word: &str) -> bool {
    if word.len() < 2 || !word.bytes().all(|b| b.is_ascii_alphabetic()) {
        return true;
    }
    let folded = fold(word);
    month_of(word, &folded).is_some() || is_folded_date_word(&folded)
}
