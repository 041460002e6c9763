//! The time of day behind a date, and the time zone behind it, which changes nothing: a day stays the one that is written.

use chrono::NaiveTime;

use super::shape::number;
use crate::words::fold;

/// The time of day behind a date: `Some(None)` where none stands there, `None` where something else does.
#[allow(clippy::option_option)] // the outer one says whether it can be read, the inner one whether it is there
pub(super) fn time(rest: &str) -> Option<Option<NaiveTime>> {
    // Most days stand alone.
    if rest.is_empty() {
        return Some(None);
    }
    let stamp = rest.starts_with(['T', 't']);
    let text = rest.trim_start_matches(['T', 't', ' ', ',', '@', '\u{a0}', '\u{202f}']).trim_end();
    let named = ["at ", "à ", "um "].into_iter().find_map(|word| text.strip_prefix(word));
    let (said, text) = (named.is_some() || rest.trim_start().starts_with('@'), named.unwrap_or(text));
    if text.is_empty() {
        return Some(None);
    }
    let digits = rest.len() == 6 && rest.bytes().all(|b| b.is_ascii_digit());
    if (stamp || digits)
        && let Some((clock, tail)) = text.split_at_checked(4)
        && let (Some(hour), Some(minute)) = (two(clock.get(..2)), two(clock.get(2..)))
    {
        let tail = tail.get(..2).filter(|t| two(Some(t)).is_some()).and_then(|_| tail.get(2..)).unwrap_or(tail);
        let clock = NaiveTime::from_hms_opt(hour, minute, 0);
        return (zone(tail) && (stamp || clock.is_some())).then(|| clock.filter(|_| (hour, minute) != (0, 0)));
    }
    let (hour, digits, rest) = number(text)?;
    if digits > 2 {
        return None;
    }
    let alone = !rest.starts_with([':', 'h', 'H', '.']);
    let (minute, rest) = match rest.chars().next() {
        Some(':' | 'h' | 'H' | '.') => match number(rest.get(1..)?) {
            // "15.09., 22.09.": another day.
            Some((_, 2, after)) if rest.starts_with('.') && after.starts_with('.') && (after.len() == 1 || after.len() == 5) => {
                return None;
            }
            Some((minute, 2, rest)) => (minute, rest),
            // "14 h", but not "2.".
            None if rest.len() == 1 && !rest.starts_with('.') => (0, ""),
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
        // "19 Oct 2": a number by itself counts something else.
        _ if zone(rest) && (stamp || said || !alone) => hour,
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
        || offset(text)
        || (2..=5).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_uppercase()) && !matches!(text, "AM" | "PM")
        || ["UTC", "GMT"].iter().any(|name| text.strip_prefix(name).is_some_and(|rest| offset(before_name(rest))))
        || text.starts_with('[') && text.ends_with(']')
        || text.split_once('[').is_some_and(|(before, _)| text.ends_with(']') && zone(before))
}

/// `+01:00`, `-0800`.
fn offset(text: &str) -> bool {
    text.starts_with(['+', '-', '−']) && text.len() <= 8 && text.chars().skip(1).all(|c| c.is_ascii_digit() || c == ':')
}

/// What stands before a zone's name in brackets: JavaScript writes `GMT+0100 (Central European Standard Time)`.
fn before_name(text: &str) -> &str {
    text.split_once('(').map_or(text, |(before, _)| before).trim_end()
}
