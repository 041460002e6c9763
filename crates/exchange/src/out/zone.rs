//! A time zone as a calendar file tells it: its name, and the changes of its clocks over some years. What the offset is at a moment is asked of whoever
//! knows: this has no table of zones.

use chrono::{Duration, NaiveDate, NaiveDateTime};

/// How many years of changes are written down. A reader that knows the name needs none of them; the last one holds for whoever does not.
const YEARS: i64 = 10;

/// A zone with its changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone {
    /// Its name, such as `Europe/Berlin`.
    name: String,
    /// Minutes ahead of universal time before the first change.
    offset: i32,
    /// In order of time.
    changes: Vec<ClockChange>,
}

/// A change of clocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct ClockChange {
    /// The moment, in universal time.
    at: NaiveDateTime,
    /// Minutes ahead of universal time before it.
    before: i32,
    /// The same from it on.
    after: i32,
}

impl Zone {
    /// The zone of that name from a day on. `offset` gives the minutes ahead of universal time at a moment of it. `None` where the name is none that a file
    /// can hold.
    pub fn of(name: &str, from: NaiveDate, offset: impl Fn(NaiveDateTime) -> i32) -> Option<Self> {
        let plain = |c: char| c.is_ascii_alphanumeric() || "/_+-".contains(c);
        if name.is_empty() || name.len() > 60 || !name.chars().all(plain) {
            return None;
        }
        // From the day before: the same day began earlier in other parts of the world.
        let first = from.pred_opt()?.and_hms_opt(0, 0, 0)?;
        let mut changes = Vec::new();
        let mut at = first;
        for _ in 0..YEARS * 366 {
            let Some(next) = at.checked_add_signed(Duration::days(1)) else { break };
            if offset(at) != offset(next) {
                changes.push(change_between(at, next, &offset));
            }
            at = next;
        }
        Some(Self { name: name.to_owned(), offset: offset(first), changes })
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The lines of its component.
    pub(super) fn lines(&self) -> Vec<String> {
        let mut lines = vec!["BEGIN:VTIMEZONE".to_owned(), format!("TZID:{}", self.name)];
        let mut observance = |name: &str, start: String, from: i32, to: i32| {
            lines.extend([
                format!("BEGIN:{name}"),
                format!("DTSTART:{start}"),
                format!("TZOFFSETFROM:{}", hours(from)),
                format!("TZOFFSETTO:{}", hours(to)),
                format!("END:{name}"),
            ]);
        };
        observance("STANDARD", "19700101T000000".to_owned(), self.offset, self.offset);
        for change in &self.changes {
            // By the clock that was on the wall until then.
            let local = change.at.checked_add_signed(Duration::minutes(i64::from(change.before))).unwrap_or(change.at);
            let name = if change.after > change.before { "DAYLIGHT" } else { "STANDARD" };
            observance(name, local.format("%Y%m%dT%H%M%S").to_string(), change.before, change.after);
        }
        lines.push("END:VTIMEZONE".to_owned());
        lines
    }
}

/// The change between two moments whose offsets differ, to the minute.
fn change_between(mut low: NaiveDateTime, mut high: NaiveDateTime, offset: &impl Fn(NaiveDateTime) -> i32) -> ClockChange {
    let before = offset(low);
    while high - low > Duration::minutes(1) {
        let half = low + Duration::minutes((high - low).num_minutes() / 2);
        if offset(half) == before { low = half } else { high = half }
    }
    ClockChange { at: high, before, after: offset(high) }
}

/// An offset as a calendar file has it: `+0530`.
fn hours(minutes: i32) -> String {
    let sign = if minutes < 0 { '-' } else { '+' };
    format!("{sign}{:02}{:02}", minutes.unsigned_abs() / 60, minutes.unsigned_abs() % 60)
}
