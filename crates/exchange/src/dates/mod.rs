//! Days and times as people and programs write them: `27/09/2023 8:00`, `3/24/23, 4:11 PM`, `2024-03-05T10:00:00Z`, `05 Mar 2024`,
//! `12. März 2024`. Whether the day or the month comes first is decided from all dates of a file together, and where they leave it open the
//! person is asked; no single cell decides.

mod shape;
mod time;

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
use serde::{Deserialize, Serialize};

use crate::languages;
use crate::words;
pub(crate) use shape::full_year;
use shape::{Shape, begins_with_month, can_begin, is_hour, shape};
use time::time;

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

/// Decides the order from all cells that are dates; cells that are none do not count.
pub fn decide<'a>(cells: impl Iterator<Item = &'a str>) -> Decision {
    let (mut day, mut month, mut year, mut all) = (0usize, 0usize, 0usize, 0usize);
    let (mut dotted, mut half_days, mut differ) = (0usize, 0usize, None);
    let mut weekdays = [0usize; 2];
    let (mut first_parts, mut last_parts) = ((u32::MAX, 0), (u32::MAX, 0));
    // Whether some have their whole year, which then stands behind: a shorter one beside them is written the same way.
    let (mut whole_years, mut short) = (false, 0_usize);
    for cell in cells {
        let (a, b, c, numbers, year_digits, dots, rest) = match shape(cell) {
            Some(Shape::Digits { parts: [a, b, c], year_digits, dotted, rest }) => (a, b, c, 3, year_digits, dotted, rest),
            // Any leap year will do to see which of the two can be the month.
            Some(Shape::YearlessDigits { parts: [a, b], rest }) => (a, b, 2000, 2, 4, cell.contains('.'), rest),
            _ => continue,
        };
        all += 1;
        whole_years |= numbers == 3 && year_digits == 4;
        if numbers == 3 && year_digits == 2 {
            short += 1;
            first_parts = (first_parts.0.min(a), first_parts.1.max(a));
            last_parts = (last_parts.0.min(c), last_parts.1.max(c));
        }
        let first = by_order([a, b, c], year_digits, DateOrder::DayFirst);
        let second = by_order([a, b, c], year_digits, DateOrder::MonthFirst);
        day += usize::from(first.is_some());
        month += usize::from(second.is_some());
        year += usize::from(by_order([a, b, c], year_digits, DateOrder::YearFirst).is_some());
        dotted += usize::from(dots);
        let rest = rest.trim_end();
        half_days += usize::from(rest.ends_with(['M', 'm']));
        if first.is_some() && second.is_some() && first != second {
            if differ.is_none() {
                differ = Some(cell.trim().to_owned());
            }
            // "Fri, 03/01/2024" was a Friday in March and a Wednesday in January. Without its year a day has no day of the week.
            if let (3, Some(named)) = (numbers, weekday(cell)) {
                for (count, date) in weekdays.iter_mut().zip([first, second]) {
                    *count += usize::from(date.is_some_and(|date| date.weekday().number_from_monday() == named));
                }
            }
        }
    }
    if all == 0 {
        return Decision::Free;
    }
    // A few slips of the pen must not turn the order of a whole file: the order that reads more cells wins.
    // Years of two digits in front look like days; they give themselves away by hardly changing while the last part does.
    let narrow = short > 2 && !whole_years && year == all && first_parts.1 - first_parts.0 <= 1 && last_parts.1 - last_parts.0 > 2;
    if year > day.max(month) || narrow {
        return Decision::Order(DateOrder::YearFirst);
    }
    match day.cmp(&month) {
        std::cmp::Ordering::Greater => Decision::Order(DateOrder::DayFirst),
        std::cmp::Ordering::Less => Decision::Order(DateOrder::MonthFirst),
        std::cmp::Ordering::Equal => match differ {
            None => Decision::Free,
            Some(_) if weekdays[0] > weekdays[1] => Decision::Order(DateOrder::DayFirst),
            Some(_) if weekdays[0] < weekdays[1] => Decision::Order(DateOrder::MonthFirst),
            // Dots between the numbers are written only where the day comes first, and AM and PM hardly but where the month does.
            Some(_) if dotted * 2 > all => Decision::Order(DateOrder::DayFirst),
            Some(_) if half_days * 2 > all => Decision::Order(DateOrder::MonthFirst),
            Some(example) => Decision::Open(example),
        },
    }
}

/// The day of the week that stands with a date, counted from Monday as one.
fn weekday(cell: &str) -> Option<u32> {
    cell.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).find_map(|word| languages::weekday(&words::fold(word)))
}

/// How the dates of a file are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Writing {
    /// The order of day, month and year.
    pub order: DateOrder,
    /// For days without a year: each is the last such day up to this one. `None` where the year is not known; then they are no dates.
    pub until: Option<NaiveDate>,
}

/// Reads a cell; `None` where it is no date, or a day that there is not.
pub fn read(cell: &str, order: DateOrder) -> Option<When> {
    read_as(cell, Writing { order, until: None })
}

/// Reads a cell, days without a year included where it is known which one.
pub fn read_as(cell: &str, writing: Writing) -> Option<When> {
    let in_year = |month: u32, day: u32| {
        let until = writing.until?;
        // At most eight years lie between two 29ths of February.
        (0..=8).filter_map(|back| NaiveDate::from_ymd_opt(until.year() - back, month, day)).find(|date| *date <= until)
    };
    let (date, rest) = match shape(cell)? {
        Shape::Sure(date, rest) => (date, rest),
        Shape::Digits { parts, year_digits, rest, .. } => (by_order(parts, year_digits, writing.order)?, rest),
        Shape::Yearless { month, day, rest } => (in_year(month, day)?, rest),
        Shape::YearlessDigits { parts: [a, b], rest } if writing.order == DateOrder::MonthFirst => (in_year(a, b)?, rest),
        Shape::YearlessDigits { parts: [a, b], rest } => (in_year(b, a)?, rest),
    };
    Some(When { date, time: time(rest)? })
}

/// A time as `14:05`. Written here because chrono's writer of any pattern would be 9 kB of the program that reads files.
pub fn clock(time: NaiveTime) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// Whether a cell has the shape of a date with its year, whatever its order.
pub fn is_date(cell: &str) -> bool {
    has_year(cell) == Some(true)
}

/// Whether a cell is a day and a month without a year: `3-Mar`, `7. März`, `3/14`, `7月22日`.
pub fn is_yearless(cell: &str) -> bool {
    has_year(cell) == Some(false)
}

/// Whether a cell is a day, with its year or without.
pub fn is_day(cell: &str) -> bool {
    has_year(cell).is_some()
}

/// Whether a cell that has the shape of a day has its year; `None` for any other cell.
fn has_year(cell: &str) -> Option<bool> {
    let orders = [DateOrder::DayFirst, DateOrder::MonthFirst, DateOrder::YearFirst];
    let (year, rest) = match shape(cell)? {
        Shape::Sure(_, rest) => (true, rest),
        Shape::Digits { parts, year_digits, rest, .. } => {
            orders.into_iter().find_map(|order| by_order(parts, year_digits, order))?;
            (true, rest)
        }
        Shape::Yearless { rest, .. } | Shape::YearlessDigits { rest, .. } => (false, rest),
    };
    time(rest).map(|_| year)
}

/// The dates inside a text, each with its place in bytes, from left to right. Two numbers of one digit each may be no day, as in "round 2/3": they
/// count where `is_day` says so, to which goes what stands before them, and the two.
pub fn find(text: &str, writing: Writing, is_day: fn(&str, [u32; 2]) -> bool) -> Vec<(std::ops::Range<usize>, When)> {
    let mut found = Vec::new();
    if !text.bytes().any(|b| b.is_ascii_digit()) {
        return found;
    }
    let mut from = 0;
    let eastern = !text.is_ascii() && text.chars().any(words::is_unspaced);
    while let Some(start) = word_start(text, from) {
        match longest(text, start, writing, is_day, eastern) {
            Some((end, when)) => {
                found.push((start..end, when));
                from = end;
            }
            None => from = text.get(start..).map_or(text.len(), |rest| start + next_try(rest)),
        }
    }
    found
}

/// How many words a date has at most: `Tue, 5 de marzo de 2024 at 3:15 pm`.
const WORDS: usize = 10;

/// The longest date that begins at a place.
fn longest(text: &str, start: usize, writing: Writing, is_day: fn(&str, [u32; 2]) -> bool, eastern: bool) -> Option<(usize, When)> {
    let (mut end, mut found) = (start, None);
    if !text.get(start..).is_some_and(|rest| rest.get(..word_end(rest)).is_some_and(can_begin)) {
        return None;
    }
    // Chinese and Japanese write the month first.
    let short = if eastern { Writing { order: DateOrder::MonthFirst, ..writing } } else { writing };
    for _ in 0..WORDS {
        let Some(begin) = word_start(text, end) else { break };
        // "6 Nov. On hold": the point ends a sentence, and its next word is none of the day.
        let sentence = |rest: &str| rest.starts_with(char::is_uppercase) && !begins_with_month(rest) && weekday(rest).is_none();
        if found.is_some() && text.get(..begin).is_some_and(|before| before.ends_with(". ")) && text.get(begin..).is_some_and(sentence) {
            return found;
        }
        // "Sep 15, Sep 22": the second month begins another day.
        let named = text.get(start..end).is_some_and(|day| day.split(|c: char| !c.is_alphabetic()).any(begins_with_month));
        if found.is_some() && named && text.get(begin..).is_some_and(begins_with_month) {
            return found;
        }
        end = begin + word_end(text.get(begin..)?);
        // "28.5.": the point at its end belongs to it. "9月20日面试": the day ends inside the word.
        let point = text.get(end..).is_some_and(|rest| rest.starts_with('.'));
        for end in cuts(text, begin..end).into_iter().chain([end]).chain(point.then_some(end + 1)) {
            // No day is longer.
            if end - start > 80 {
                return found;
            }
            let cell = text.get(start..end)?;
            // What an arrow leads to is another thing.
            if cell.contains('→') {
                return found;
            }
            let yearless = match shape(cell) {
                Some(Shape::YearlessDigits { parts, .. }) => Some(parts),
                _ => None,
            };
            let vague = cell.len() < 5
                && !eastern
                && !cell.ends_with('.')
                && !cell.contains("10")
                && yearless.is_some_and(|[a, b]| a < 10 && b < 10 && !is_day(text.get(..start).unwrap_or_default(), [a, b]));
            // "8 Oct, 15 Oct": the second number is a day, and no year of the first; "8 Dec 11.15" has an hour.
            let bare = cell.strip_suffix('.').unwrap_or(cell);
            let (before, last) = bare.split_at(bare.len() - bare.bytes().rev().take_while(u8::is_ascii_digit).count());
            let rest = text.get(start + bare.len()..).unwrap_or_default();
            // "pulled out 10/21", "się 6.10": the two numbers are a day by themselves, whatever month the word before them is elsewhere.
            let divided = rest.strip_prefix(['/', '.']).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
            if divided && before.contains(char::is_alphabetic) && before.ends_with(' ') {
                continue;
            }
            if before.contains(|c: char| c.is_ascii_digit())
                && last.len() == 2
                && before.contains(char::is_alphabetic)
                && (begins_with_month(rest) || is_hour(rest))
            {
                continue;
            }
            // "15.09.2026, 22.09.2026", "15.09., 22.09.": another day, and no time.
            if found.is_some() && begins_pointed(before, rest) {
                continue;
            }
            // "27/10/2026. Offer": the point ends a sentence.
            if yearless.is_none() && found.is_some_and(|(before, _)| before + 1 == end) && cell.ends_with('.') {
                continue;
            }
            let read = || read_as(cell, if yearless.is_some() { short } else { writing });
            if !vague
                && let Some(when) = read().or_else(|| pointed(cell, short, eastern)).or_else(|| hyphened(text, start..end, writing, is_day))
            {
                found = Some((end, when));
            }
        }
    }
    found
}

/// Whether a number inside a text, with what stands before and behind it, is the day or the month of another day written with points.
fn begins_pointed(before: &str, rest: &str) -> bool {
    let Some(behind) = rest.strip_prefix('.') else { return false };
    let digits = behind.len() - behind.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let as_day = (1..=2).contains(&digits) && behind.get(digits..).is_some_and(|behind| behind.starts_with('.'));
    as_day && !before.ends_with('.') || before.ends_with('.') && (digits > 0 || before.matches('.').count() > 1)
}

/// Where a day can end inside a word of a writing that leaves no blanks between words: behind its last digit or its 日.
fn cuts(text: &str, word: std::ops::Range<usize>) -> Vec<usize> {
    let Some(inner) = text.get(word.clone()).filter(|inner| !inner.is_ascii()) else { return Vec::new() };
    let ends = |c: char| c.is_ascii_digit() || matches!(c, '日' | '号' | '號');
    let goes_on = |c: char| ends(c) || matches!(c, '年' | '月' | '時' | '时' | '点' | '分');
    let pairs = inner.char_indices().zip(inner.chars().skip(1)).take_while(|((at, _), _)| *at < 80);
    pairs.filter(|((_, c), next)| ends(*c) && !goes_on(*next)).map(|((at, c), _)| word.start + at + c.len_utf8()).collect()
}

/// "20-10" inside a text: "2-3" may be any two numbers. A day stands right behind what happens once, with nothing said behind it, or in a text that has
/// such a day of more than twelve, as Dutch and Portuguese write them.
fn hyphened(text: &str, place: std::ops::Range<usize>, writing: Writing, is_day: fn(&str, [u32; 2]) -> bool) -> Option<When> {
    fn parts(cell: &str) -> Option<[u32; 2]> {
        let (one, other) = cell.split_once('-')?;
        let small = |text: &str| (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        if small(one) && small(other) { Some([one.parse().ok()?, other.parse().ok()?]) } else { None }
    }
    let numbers = parts(text.get(place.clone())?).filter(|_| text.len() < 400)?;
    let day_first = writing.order == DateOrder::DayFirst;
    let sure = |word: &str| parts(word).is_some_and(|[day, month]| (13..=31).contains(&day) && (1..=12).contains(&month));
    let told = || {
        let behind = text.get(place.end..).unwrap_or_default().trim_start();
        !behind.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '%'))
            && is_day(text.get(..place.start).unwrap_or_default(), numbers)
    };
    let shown = day_first && text.split(|c: char| !c.is_ascii_digit() && c != '-').any(sure);
    let [one, other] = numbers;
    if shown || told() { read_as(&format!("{one}/{other}"), writing) } else { None }
}

/// "14.03" inside a text, where a point at its end was left away; alone it would be a number.
fn pointed(cell: &str, writing: Writing, eastern: bool) -> Option<When> {
    let (day, month) = cell.split_once('.')?;
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    (cell.len() <= 5 && (month.len() == 2 || eastern && month.len() == 1) && digits(day) && digits(month))
        .then(|| read_as(&format!("{cell}."), writing))
        .flatten()
}

/// Where the next word begins, from a place on.
fn word_start(text: &str, from: usize) -> Option<usize> {
    text.get(from..)?.find(char::is_alphanumeric).map(|at| from + at)
}

/// Where a date can begin next: behind the word, or at the digits inside one with no blank before them.
fn next_try(text: &str) -> usize {
    let end = word_end(text);
    let digits = text.get(..end).and_then(|word| word.find(|c: char| c.is_ascii_digit()));
    let unspaced = |at: &usize| text.get(..*at).and_then(|before| before.chars().next_back()).is_some_and(|c| !c.is_ascii());
    digits.filter(|at| *at > 0).filter(unspaced).unwrap_or(end)
}

/// Where the word at the beginning ends.
fn word_end(text: &str) -> usize {
    let whole = |c: char| c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}');
    text.find(|c: char| !whole(c)).unwrap_or(text.len())
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
