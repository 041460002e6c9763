//! Which facts of the support list are due for another look: part of `lint`, and a notice rather than a failure, because a day that passes
//! must not turn a good build red. Reads the days where they are written, so that this crate needs nothing of the app's.

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

/// One line for each group of facts whose review day has passed; empty where all are in time, or the folder is not there.
pub fn overdue(root: &Path) -> Vec<String> {
    let days = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs() / 86_400);
    let today = civil(i64::try_from(days).unwrap_or(0));
    let folder = root.join("crates/domain/src/support");
    let Ok(files) = std::fs::read_dir(&folder) else { return Vec::new() };
    let mut due = Vec::new();
    for path in files.flatten().map(|file| file.path()) {
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        for line in text.lines() {
            if let Some((group, day)) = review(line).filter(|(_, day)| *day < today) {
                due.push(format!("support/{name}: {group} was due on {:04}-{:02}-{:02}", day.0, day.1, day.2));
            }
        }
    }
    due.sort();
    due
}

/// `const AGAIN: NaiveDate = day(2027, 2, 22);` as its name and day; the day of the last check is no review.
fn review(line: &str) -> Option<(&str, (i64, i64, i64))> {
    let (name, rest) = line.trim().strip_prefix("const ")?.split_once(": NaiveDate = day(")?;
    let mut numbers = rest.trim_end_matches([';', ')']).split(',').map(|number| number.trim().parse::<i64>());
    let day = (numbers.next()?.ok()?, numbers.next()?.ok()?, numbers.next()?.ok()?);
    (name != "CHECKED").then_some((name, day))
}

/// A number of days since 1970-01-01 as year, month, day (Howard Hinnant's `civil_from_days`).
fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_index = (5 * day_of_year + 2) / 153;
    let month = if month_index < 10 { month_index + 3 } else { month_index - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day_of_year - (153 * month_index + 2) / 5 + 1)
}

#[cfg(test)]
mod tests {
    use super::{civil, review};

    #[test]
    fn days_become_dates() {
        for (days, date) in [(0, (1970, 1, 1)), (59, (1970, 3, 1)), (11_016, (2000, 2, 29)), (20_779, (2026, 11, 22)), (-1, (1969, 12, 31))]
        {
            assert_eq!(civil(days), date);
        }
    }

    #[test]
    fn reviews_are_found_where_they_are_written() {
        assert_eq!(review("const AGAIN: NaiveDate = day(2027, 2, 22);"), Some(("AGAIN", (2027, 2, 22))));
        assert_eq!(review("const CHECKED: NaiveDate = day(2026, 11, 22);"), None);
        assert_eq!(review("    const fn day(year: i32) {}"), None);
    }
}
