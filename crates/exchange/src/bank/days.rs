//! Days as banks write them beyond what everybody does: Japanese eras (`H26.1.25`, `令和6年12月31日`), years, months and days marked by their
//! characters, digits of full width. They are written anew in digits; the rest is left to [`dates`].

use std::borrow::Cow;

use crate::dates::{self, DateOrder, When};

/// The first letters and names of the eras since 1868, and the year before their first.
const ERAS: [(char, &str, &str, i32); 5] =
    [('R', "令和", "令", 2018), ('H', "平成", "平", 1988), ('S', "昭和", "昭", 1925), ('T', "大正", "大", 1911), ('M', "明治", "明", 1867)];

/// The day a cell means.
pub(super) fn read(cell: &str, order: DateOrder) -> Option<When> {
    dates::read(&plain(cell), order)
}

/// Whether a cell is a day under some order.
pub(super) fn is_date(cell: &str) -> bool {
    // Most cells are texts and amounts, and are told apart by their first characters.
    let cell = cell.trim();
    cell.len() >= 6 && cell.len() <= 60 && cell.bytes().any(|b| b.is_ascii_digit() || b >= 0x80) && dates::is_date(&plain(cell))
}

/// The cell in digits that [`dates`] reads; itself where nothing is special about it.
pub(super) fn plain(cell: &str) -> Cow<'_, str> {
    let text = cell.trim();
    if text.bytes().next().is_none_or(|b| b.is_ascii_digit()) && text.is_ascii() {
        return Cow::Borrowed(text);
    }
    marked(text).map_or(Cow::Borrowed(text), Cow::Owned)
}

/// `H26.1.25` and `令和6年12月31日` as `2014-1-25` and `2024-12-31`.
fn marked(text: &str) -> Option<String> {
    let narrow: String =
        text.chars().map(|c| char::from_u32((c as u32).wrapping_sub(0xfee0)).filter(|c| c.is_ascii_alphanumeric()).unwrap_or(c)).collect();
    let era = ERAS.iter().find_map(|(letter, name, short, before)| {
        let rest = narrow.strip_prefix(*name).or_else(|| narrow.strip_prefix(*short)).or_else(|| narrow.strip_prefix(*letter))?;
        Some((*before, rest))
    });
    let (before, rest) = era.unwrap_or((0, &narrow));
    let rest = rest.trim_start_matches(['.', ' ']).replacen('元', "1", 1);
    let mut parts = rest.splitn(3, ['年', '月', '.', '/', '-']).map(str::trim);
    let (year, month, tail) = (parts.next()?, parts.next()?, parts.next()?);
    let day: String = tail.chars().take_while(char::is_ascii_digit).collect();
    let after = tail.get(day.len()..)?.trim_start_matches('日');
    let number = |text: &str| text.parse::<u32>().ok().filter(|_| !text.is_empty() && text.len() <= 4);
    let (year, month, day) = (i32::try_from(number(year)?).ok()?, number(month)?, number(&day)?);
    // Without an era the characters have to say that the year comes first.
    if era.is_none() && (year < 1000 || narrow == text && !text.contains('年')) || era.is_some() && year > 99 {
        return None;
    }
    Some(format!("{}-{month}-{day}{after}", before + year))
}
