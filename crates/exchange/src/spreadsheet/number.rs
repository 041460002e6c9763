//! Numbers of cells as text: what a spreadsheet program shows for plain numbers, and ISO 8601 for dates and times.

use chrono::{Days, NaiveDate};

/// What a number format makes of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// A number.
    Number,
    /// A date, with a time where it has one.
    Date,
    /// A time of day.
    Time,
    /// A length of time; hours can be more than 24.
    Duration,
}

/// What a built-in number format shows, by its id.
pub fn built_in(id: u32) -> Shown {
    match id {
        14..=17 | 22 | 27..=31 | 34..=36 | 50..=58 => Shown::Date,
        18..=21 | 32 | 33 | 45 | 47 => Shown::Time,
        46 => Shown::Duration,
        _ => Shown::Number,
    }
}

/// What a number format shows, by its code: "dd/mm/yyyy", "[h]:mm", "#,##0.00".
pub fn by_code(code: &str) -> Shown {
    let (mut day, mut clock, mut month) = (false, false, false);
    let mut chars = code.split(';').next().unwrap_or("").chars();
    if code.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("general")) {
        return Shown::Number;
    }
    while let Some(c) = chars.next() {
        match c {
            '"' => {
                chars.by_ref().find(|c| *c == '"');
            }
            '\\' | '_' | '*' => {
                chars.next();
            }
            '[' => {
                let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                if !inside.is_empty() && inside.chars().all(|c| matches!(c, 'h' | 'H' | 'm' | 'M' | 's' | 'S')) {
                    return Shown::Duration;
                }
            }
            'y' | 'Y' | 'd' | 'D' | 'e' | 'g' => day = true,
            'h' | 'H' | 's' | 'S' => clock = true,
            'm' | 'M' => month = true,
            // "0.00E+00" has an E but is no date, and so has any format with places for digits.
            '0' | '#' | '?' if !clock => return Shown::Number,
            _ => {}
        }
    }
    match (day, clock, month) {
        (true, ..) | (false, false, true) => Shown::Date,
        (false, true, _) => Shown::Time,
        _ => Shown::Number,
    }
}

/// A number as a cell of that format means it. `from_1904` is the workbook's other count of days.
pub fn text(value: f64, shown: Shown, from_1904: bool) -> String {
    let as_date = match shown {
        Shown::Number => None,
        Shown::Date if value >= 1.0 => date(value, from_1904),
        Shown::Date | Shown::Time => (value >= 0.0).then(|| clock(value.fract(), 0)),
        Shown::Duration => (0.0..1e6).contains(&value).then(|| clock(value.fract(), value.trunc() as u64 * 24)),
    };
    as_date.unwrap_or_else(|| plain(value))
}

/// At most fifteen digits, as the programs show: 0.1 + 0.2 is 0.3.
pub fn plain(value: f64) -> String {
    let rounded = format!("{value:.14e}").parse().unwrap_or(value);
    if rounded == 0.0 { "0".to_owned() } else { format!("{rounded}") }
}

fn date(value: f64, from_1904: bool) -> Option<String> {
    let seconds = (value.fract() * 86_400.0).round() as u64;
    let whole = value.trunc() as u64 + seconds / 86_400;
    let (start, days) = if from_1904 {
        (NaiveDate::from_ymd_opt(1904, 1, 1)?, whole)
    } else {
        // The count has a 29 February 1900 that never was.
        match whole {
            60 => return None,
            0..60 => (NaiveDate::from_ymd_opt(1899, 12, 31)?, whole),
            _ => (NaiveDate::from_ymd_opt(1899, 12, 30)?, whole),
        }
    };
    // The programs count to the end of the year 9999.
    let day = start.checked_add_days(Days::new(days)).filter(|day| *day <= NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or_default())?;
    let seconds = seconds % 86_400;
    Some(if seconds == 0 { format!("{day}") } else { format!("{day} {}", of_seconds(seconds, 0)) })
}

fn clock(fraction: f64, more_hours: u64) -> String {
    of_seconds((fraction * 86_400.0).round() as u64, more_hours)
}

fn of_seconds(seconds: u64, more_hours: u64) -> String {
    let (hours, minutes, rest) = (seconds / 3600 + more_hours, seconds / 60 % 60, seconds % 60);
    if rest == 0 { format!("{hours:02}:{minutes:02}") } else { format!("{hours:02}:{minutes:02}:{rest:02}") }
}
