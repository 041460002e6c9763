//! Days as they are stored, `2026-11-26`. chrono's own reader takes every notation it knows; this one takes what we write, and so costs the first download
//! a tenth. For `#[serde(with = "crate::iso_day")]` where there may be none, and `crate::iso_day::required` where there is always one.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

/// The day that `YYYY-MM-DD` names; `None` where it is no such text or there is no such day.
#[must_use]
pub fn parse(text: &str) -> Option<NaiveDate> {
    let mut parts = text.splitn(3, '-').map(|part| part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse().ok()).flatten());
    let mut next = || parts.next().flatten();
    let (year, month, day): (u32, u32, u32) = (next()?, next()?, next()?);
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

/// Writes a day as `YYYY-MM-DD`, where there is one.
///
/// # Errors
/// What the writer answers.
pub fn serialize<S: Serializer>(day: &Option<NaiveDate>, to: S) -> Result<S::Ok, S::Error> {
    day.map(|day| format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())).serialize(to)
}

/// Reads a day as [`parse`] does, or `null`.
///
/// # Errors
/// Where the text is no day.
pub fn deserialize<'a, D: Deserializer<'a>>(from: D) -> Result<Option<NaiveDate>, D::Error> {
    let text = Option::<String>::deserialize(from)?;
    text.map(|text| parse(&text).ok_or_else(|| D::Error::custom("not a day"))).transpose()
}

/// The same for a day that is always there.
pub mod required {
    use super::{Deserialize, Deserializer, Error, NaiveDate, Serialize, Serializer, parse};

    /// Writes a day as `YYYY-MM-DD`.
    ///
    /// # Errors
    /// What the writer answers.
    pub fn serialize<S: Serializer>(day: &NaiveDate, to: S) -> Result<S::Ok, S::Error> {
        day.serialize(to)
    }

    /// Reads a day as [`parse`] does.
    ///
    /// # Errors
    /// Where the text is no day.
    pub fn deserialize<'a, D: Deserializer<'a>>(from: D) -> Result<NaiveDate, D::Error> {
        parse(&String::deserialize(from)?).ok_or_else(|| D::Error::custom("not a day"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_nothing_else() {
        for (text, day) in [
            ("2026-11-26", NaiveDate::from_ymd_opt(2026, 11, 26)),
            ("0001-01-01", NaiveDate::from_ymd_opt(1, 1, 1)),
            ("2024-02-29", NaiveDate::from_ymd_opt(2024, 2, 29)),
            ("2026-02-29", None),
            ("2026-11", None),
            ("+2026-11-26", None),
            ("2026-11-26T10:00", None),
            ("", None),
        ] {
            assert_eq!(parse(text), day, "{text}");
            if let Some(day) = day {
                assert_eq!(text, day.to_string(), "chrono writes it so");
            }
        }
    }
}
