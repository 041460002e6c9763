//! A calendar file (RFC 5545). Times are floating unless a zone is asked for: ten o'clock is ten o'clock where the person is, as it was agreed. Names of entries never
//! change, so that a calendar that reads the file again moves an entry and does not add a second one.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};

use super::zone::Zone;
use domain::actions::Action;
use domain::application::EventKind;
use domain::choice::Choice;
use domain::id::Id;
use domain::model::Model;
use domain::routine::{Block, BlockKind, BlockOutcome, WeekDay};
use domain::sort_compact::SortCompact;

/// One entry of a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its lasting name.
    pub uid: String,
    /// On which day.
    pub date: NaiveDate,
    /// From when, for an hour; the whole day without it.
    pub time: Option<NaiveTime>,
    /// What it is called.
    pub title: String,
    /// Where; may be blank.
    pub location: String,
    /// More about it; may be blank.
    pub text: String,
}

/// What is arranged from `today` on: calls, interviews and tests with a day, and the days on which the person wants to look at an application again.
/// Ended and archived applications ask for nothing, and what is only a reminder waits until quiet time is over.
pub fn upcoming(model: &Model, today: NaiveDate) -> Vec<Entry> {
    let mut entries = Vec::new();
    let quiet_until = quiet_until(model, today);
    for (id, application) in &model.applications {
        if application.outcome().is_some() {
            continue;
        }
        let whom = match (application.company.is_empty(), application.role.is_empty()) {
            (false, false) => format!("{}, {}", application.company, application.role),
            (false, true) => application.company.clone(),
            _ => application.role.clone(),
        };
        for (key, event) in &application.timeline {
            let (what, with) = match &event.kind {
                EventKind::Screen => ("First call", ""),
                EventKind::Interview { with, .. } => ("Interview", with.as_str()),
                EventKind::Assessment => ("Assessment", ""),
                _ => continue,
            };
            let Some(date) = event.date.filter(|date| *date >= today) else { continue };
            let lines = [with, event.note.as_str(), application.link().unwrap_or("")];
            entries.push(Entry {
                uid: uid(id, key.as_str()),
                date,
                time: event.time,
                title: format!("{what}: {whom}"),
                location: application.location.clone(),
                text: lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n"),
            });
        }
        if let Some(date) = application.remind_on.filter(|date| *date >= today && !application.archived) {
            let title = if application.next_action.is_empty() { whom } else { format!("{}: {whom}", application.next_action) };
            let date = quiet_until.map_or(date, |end| date.max(end));
            entries.push(Entry { uid: uid(id, "reminder"), date, time: None, title, location: String::new(), text: String::new() });
        }
    }
    entries.sort_compact_by(|a, b| (a.date, a.time, &a.uid).cmp(&(b.date, b.time, &b.uid)));
    entries
}

/// Planned steps as entries of whole days. A step that was due before `from` is on `from`.
pub fn steps<'a>(steps: impl IntoIterator<Item = (&'a Id, &'a Action)>, from: NaiveDate) -> Vec<Entry> {
    let entry = |(id, action): (&Id, &Action)| {
        let about = &action.about;
        let about = if about.is_general() { String::new() } else { about.title() };
        Entry {
            uid: format!("step.{id}@onward"),
            date: action.due.map_or(from, |due| due.max(from)),
            time: None,
            title: action.sentence(),
            location: String::new(),
            text: about,
        }
    };
    steps.into_iter().map(entry).collect()
}

/// The day on which the quiet time that runs on that day ends.
fn quiet_until(model: &Model, today: NaiveDate) -> Option<NaiveDate> {
    let running = model.quiet_times.values().filter(|window| !window.back && window.from.date() <= today && window.until.date() >= today);
    running.map(|window| window.until.date()).max()
}

fn uid(application: &Id, entry: &str) -> String {
    format!("{application}.{entry}@onward")
}

/// How every calendar file begins.
fn begin() -> String {
    let mut out = String::new();
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Onward//Onward//EN", "CALSCALE:GREGORIAN"] {
        fold(&mut out, line);
    }
    out
}

/// Writes a calendar file. `stamp` is the moment of writing in universal time.
pub fn write(entries: &[Entry], stamp: NaiveDateTime) -> String {
    let mut out = begin();
    let mut line = |text: &str| fold(&mut out, text);
    for entry in entries {
        line("BEGIN:VEVENT");
        line(&format!("UID:{}", escape(&entry.uid)));
        line(&format!("DTSTAMP:{}", stamp.format("%Y%m%dT%H%M%SZ")));
        if let Some(time) = entry.time {
            line(&format!("DTSTART:{}T{}", entry.date.format("%Y%m%d"), time.format("%H%M%S")));
            line("DURATION:PT1H");
        } else {
            line(&format!("DTSTART;VALUE=DATE:{}", entry.date.format("%Y%m%d")));
        }
        line(&format!("SUMMARY:{}", escape(&entry.title)));
        if !entry.location.is_empty() {
            line(&format!("LOCATION:{}", escape(&entry.location)));
        }
        if !entry.text.is_empty() {
            line(&format!("DESCRIPTION:{}", escape(&entry.text)));
        }
        line("END:VEVENT");
    }
    line("END:VCALENDAR");
    out
}

/// Minutes before a block at which its alarm rings.
const ALARM_MINUTES: u32 = 10;

/// Writes the blocks of the week as a calendar file: each repeats every week from its first day on, at the time on the wall, with an alarm. Without a zone the
/// times are floating: nine o'clock wherever the person is; with one they are nine o'clock there. Neither is moved by a change of clocks. What was left out
/// of a week is an exception. `stamp` is the moment of writing in universal time.
pub fn blocks(model: &Model, stamp: NaiveDateTime, zone: Option<&Zone>) -> String {
    let mut out = begin();
    let mut line = |text: &str| fold(&mut out, text);
    if let Some(zone) = zone {
        zone.lines().iter().for_each(|text| line(text));
    }
    let place = zone.map(|zone| format!(";TZID={}", zone.name())).unwrap_or_default();
    for (id, block) in &model.blocks {
        let Some(first) = first_on(block) else { continue };
        let at = |day: NaiveDate| format!("{place}:{}T{}", day.format("%Y%m%d"), block.begins().format("%H%M%S"));
        line("BEGIN:VEVENT");
        line(&format!("UID:{}", escape(&format!("block.{id}@onward"))));
        line(&format!("DTSTAMP:{}", stamp.format("%Y%m%dT%H%M%SZ")));
        line(&format!("DTSTART{}", at(first)));
        line(&format!("DURATION:PT{}M", block.minutes));
        line(&format!("RRULE:FREQ=WEEKLY;BYDAY={}", block.day.ical()));
        let left_out = model.block_logs.values().filter(|log| log.block.as_ref() == Some(id) && log.outcome == Some(BlockOutcome::LetGo));
        // Only days the block is on now: one that was moved since has none of the old ones.
        let mut left_out: Vec<NaiveDate> = left_out.map(|log| log.on).filter(|on| *on >= first && WeekDay::of(*on) == block.day).collect();
        left_out.sort_compact();
        for day in left_out {
            line(&format!("EXDATE{}", at(day)));
        }
        line(&format!("SUMMARY:{}", escape(block.kind.label())));
        if !block.note.trim().is_empty() {
            line(&format!("DESCRIPTION:{}", escape(block.note.trim())));
        }
        if block.kind != BlockKind::Rest {
            line("BEGIN:VALARM");
            line("ACTION:DISPLAY");
            line(&format!("TRIGGER:-PT{ALARM_MINUTES}M"));
            line(&format!("DESCRIPTION:{}", escape(block.kind.label())));
            line("END:VALARM");
        }
        line("END:VEVENT");
    }
    line("END:VCALENDAR");
    out
}

/// The first day a block is on.
fn first_on(block: &Block) -> Option<NaiveDate> {
    (0..7).filter_map(|ahead| block.from.checked_add_days(Days::new(ahead))).find(|day| WeekDay::of(*day) == block.day)
}

/// Text as a value: backslash, semicolon, comma and line break are written with a backslash (RFC 5545, 3.3.11).
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' | '\r' => out.push_str("\\n"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// Ends a line, folded so that none is longer than 75 octets and no character is torn (RFC 5545, 3.1).
fn fold(out: &mut String, text: &str) {
    let mut room = 75;
    for c in text.chars() {
        if c.len_utf8() > room {
            out.push_str("\r\n ");
            room = 74;
        }
        out.push(c);
        room -= c.len_utf8();
    }
    out.push_str("\r\n");
}
