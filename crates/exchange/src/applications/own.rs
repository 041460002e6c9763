//! Onward's own CSV: every field of every application, its timeline included, so that reading it back gives the very same records. The first
//! columns are for people, the last ones for Onward: ids, timeline and fingerprints.

use chrono::NaiveDate;

use super::candidate::{Candidate, title};
use super::event_names;
use super::mapping::Mapping;
use super::merge;

use crate::dates::{self, DateOrder};
use crate::fingerprint::Fingerprint;
use crate::out::guard::{guard, unguard};
use crate::preview::{Fate, PreviewRow};
use crate::table::{Row, Table};
use domain::application::{Application, Event, EventKind, Fit, Level, MustHaves, NoGos, Origin, PayPeriod, PayRange, Workplace};
use domain::change::Edit;
use domain::currency::Currency;
use domain::dictionary::Dictionary;
use domain::id::Id;
use domain::record::Table as Records;

/// The headings, in the file's order. "Stage", "Outcome" and "Events" are for reading; they follow from the timeline and are not read back.
pub const HEADERS: [&str; 35] = [
    "Company",
    "Role",
    "Location",
    "Workplace",
    "Channel",
    "Origin",
    "Link",
    "Stage",
    "Outcome",
    "Applied on",
    "Events",
    "Pay from (minor units)",
    "Pay to (minor units)",
    "Pay currency",
    "Pay period",
    "Notes",
    "Tags",
    "Résumé",
    "Letter",
    "Tailored",
    "Fit: skills",
    "Fit: experience",
    "Fit: goals",
    "Fit: must-haves",
    "Fit: nice-to-haves",
    "Fit: no-gos",
    "Contact",
    "Next action",
    "Remind on",
    "Archived",
    "Onward id",
    "Onward timeline",
    "Onward tags",
    "Onward imported",
    "Onward version",
];

/// The row of an application.
pub fn write(id: &Id, application: &Application) -> Vec<String> {
    let json = |value: serde_json::Result<String>| value.unwrap_or_default();
    let amount = |amount: Option<i64>| amount.map(|a| a.to_string()).unwrap_or_default();
    let pay = application.pay.as_ref();
    let events: Vec<String> = application
        .events()
        .iter()
        .map(|event| {
            let day = event.date.map_or_else(|| "date missing".to_owned(), |d| d.to_string());
            let time = event.time.map(|time| format!(" {}", dates::clock(time))).unwrap_or_default();
            format!("{day}{time} {}", event_names::name(&event.kind))
        })
        .collect();
    let applied = application.first(|kind| *kind == EventKind::Applied);
    [
        application.company.clone(),
        application.role.clone(),
        application.location.clone(),
        word(application.workplace),
        application.channel.clone(),
        word(Some(application.origin)),
        application.url.clone(),
        word(Some(application.stage())),
        word(application.outcome()),
        applied.map(|d| d.to_string()).unwrap_or_default(),
        events.join("; "),
        amount(pay.and_then(|p| p.low)),
        amount(pay.and_then(|p| p.high)),
        pay.map(|p| p.currency.code().to_owned()).unwrap_or_default(),
        word(pay.map(|p| p.period)),
        application.notes.clone(),
        application.tags.join(", "),
        application.resume.clone(),
        application.letter.clone(),
        match application.tailored {
            Some(true) => "yes".to_owned(),
            Some(false) => "no".to_owned(),
            None => String::new(),
        },
        word(application.fit.skills),
        word(application.fit.experience),
        word(application.fit.goals),
        word(application.fit.must_haves),
        word(application.fit.nice_to_haves),
        word(application.fit.no_gos),
        application.contact.clone(),
        application.next_action.clone(),
        application.remind_on.map(|d| d.to_string()).unwrap_or_default(),
        if application.archived { "yes".to_owned() } else { String::new() },
        id.to_string(),
        json(serde_json::to_string(&application.timeline)),
        json(serde_json::to_string(&application.tags)),
        json(serde_json::to_string(&application.imported)),
        "1".to_owned(),
    ]
    .iter()
    .map(|cell| guard(cell))
    .collect()
}

/// Plans the import of a table with these headings.
pub(super) fn plan(existing: &Records<Application>, table: &Table, mapping: &Mapping, rows: &mut Vec<PreviewRow>) -> Vec<Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    let mut seen = Dictionary::default();
    for row in &table.rows {
        let (fate, title, remarks) = match read(table, row) {
            Err(reason) => (Fate::Unreadable(reason), String::new(), Vec::new()),
            Ok((_, application)) if mapping.skip.contains(&row.number) => {
                rows.push(PreviewRow::left_out(row.number, title(&application)));
                continue;
            }
            Ok((id, application)) => {
                let title = title(&application);
                if seen.insert(id.as_str(), ()) {
                    let (fate, remarks) = place(existing, &id, application, &mut edits);
                    (fate, title, remarks)
                } else {
                    (Fate::Skipped("The same application stands further up in the file.".to_owned()), title, Vec::new())
                }
            }
        };
        rows.push(PreviewRow { row: row.number, title, fate, remarks });
    }
    edits
}

/// Adds an application under its own id, or adds what it has to the one that stands there.
fn place(existing: &Records<Application>, id: &Id, application: Application, edits: &mut Vec<Edit>) -> (Fate, Vec<String>) {
    let Some(before) = existing.get(id) else {
        edits.push(Edit::add(id.clone(), application));
        return (Fate::New, Vec::new());
    };
    if **before == application {
        return (Fate::Same, Vec::new());
    }
    let missing: Vec<(Id, Event)> =
        application.timeline.iter().filter(|(key, _)| !before.timeline.contains_key(key)).map(|(k, e)| (k.clone(), e.clone())).collect();
    let candidate = Candidate { application, ..Candidate::default() };
    let mut merged = merge::merge(id, before, &candidate, id);
    merged.application.imported.clone_from(&before.imported);
    for (key, event) in missing {
        merged.gains.push(event_names::name(&event.kind).to_owned());
        merged.application.timeline.insert(key, event);
    }
    if merged.gains.is_empty() {
        return (Fate::Same, merged.remarks);
    }
    let gains = format!("Adds {}.", merged.gains.join(", "));
    edits.push(Edit::update(id.clone(), before, merged.application));
    (Fate::Update(gains), merged.remarks)
}

/// A cell by its heading.
fn cell<'a>(table: &Table, row: &'a Row, header: &str) -> &'a str {
    let place = table.headers.iter().position(|h| h.trim() == header);
    place.and_then(|place| row.cells.get(place)).map_or("", |cell| unguard(cell))
}

/// Reads a row back.
fn read(table: &Table, row: &Row) -> Result<(Id, Application), String> {
    let cell = |header: &str| cell(table, row, header);
    let text = |header: &str| cell(header).to_owned();
    let broken = |header: &str| format!("“{header}” is not what Onward writes there.");
    let date = |header: &str| match cell(header) {
        "" => Ok(None),
        text => dates::read(text, DateOrder::DayFirst).map(|when| Some(when.date)).ok_or_else(|| broken(header)),
    };
    let amount = |header: &str| match cell(header) {
        "" => Ok(None),
        text => text.parse::<i64>().map(Some).map_err(|_| broken(header)),
    };
    let pay = match cell("Pay currency") {
        "" => None,
        code => Some(PayRange {
            low: amount("Pay from (minor units)")?,
            high: amount("Pay to (minor units)")?,
            currency: Currency::parse(code).ok_or_else(|| broken("Pay currency"))?,
            period: unword::<PayPeriod>(cell("Pay period")).ok_or_else(|| broken("Pay period"))?.unwrap_or_default(),
        }),
    };
    let fit = Fit {
        skills: unword::<Level>(cell("Fit: skills")).ok_or_else(|| broken("Fit: skills"))?,
        experience: unword::<Level>(cell("Fit: experience")).ok_or_else(|| broken("Fit: experience"))?,
        goals: unword::<Level>(cell("Fit: goals")).ok_or_else(|| broken("Fit: goals"))?,
        must_haves: unword::<MustHaves>(cell("Fit: must-haves")).ok_or_else(|| broken("Fit: must-haves"))?,
        nice_to_haves: unword::<Level>(cell("Fit: nice-to-haves")).ok_or_else(|| broken("Fit: nice-to-haves"))?,
        no_gos: unword::<NoGos>(cell("Fit: no-gos")).ok_or_else(|| broken("Fit: no-gos"))?,
    };
    let mut application = Application {
        company: text("Company"),
        role: text("Role"),
        location: text("Location"),
        workplace: unword::<Workplace>(cell("Workplace")).ok_or_else(|| broken("Workplace"))?,
        channel: text("Channel"),
        origin: unword::<Origin>(cell("Origin")).ok_or_else(|| broken("Origin"))?.unwrap_or_default(),
        url: text("Link"),
        pay,
        notes: text("Notes"),
        tags: data(cell("Onward tags")).ok_or_else(|| broken("Onward tags"))?,
        resume: text("Résumé"),
        letter: text("Letter"),
        tailored: super::vocabulary::answer(cell("Tailored")),
        fit,
        contact: text("Contact"),
        next_action: text("Next action"),
        remind_on: date("Remind on")?,
        archived: super::vocabulary::answer(cell("Archived")) == Some(true),
        imported: data(cell("Onward imported")).ok_or_else(|| broken("Onward imported"))?,
        timeline: data(cell("Onward timeline")).ok_or_else(|| broken("Onward timeline"))?,
    };
    application.check().map_err(|_| "It names neither a company nor a role.".to_owned())?;
    for (header, cell) in table.headers.iter().map(|h| h.trim()).zip(&row.cells) {
        let line = format!("{header}: {}", cell.trim());
        if !header.is_empty() && !cell.trim().is_empty() && !HEADERS.contains(&header) && !application.notes.contains(&line) {
            if !application.notes.is_empty() {
                application.notes.push('\n');
            }
            application.notes.push_str(&line);
        }
    }
    let id = match cell("Onward id") {
        "" => added(&mut application, date("Applied on")?),
        id => Id::new(id),
    };
    Ok((id, application))
}

/// A row that the person added to the file has no id yet: it gets one made of what it says, and its day as its first event.
fn added(application: &mut Application, applied: Option<NaiveDate>) -> Id {
    let day = applied.map(|day| day.to_string()).unwrap_or_default();
    let print = Fingerprint::of("added").with(&application.company).with(&application.role).with(&application.url).with(&day);
    if let (true, Some(day)) = (application.timeline.is_empty(), applied) {
        application.timeline.insert(Id::from_bits(print.with("applied").bits()), Event::on(EventKind::Applied, day));
    }
    Id::from_bits(print.bits())
}

/// Data written as JSON; a blank cell is none of it.
fn data<T: serde::de::DeserializeOwned + Default>(cell: &str) -> Option<T> {
    if cell.is_empty() { Some(T::default()) } else { serde_json::from_str(cell).ok() }
}

/// The stored name of a choice.
fn word<T: serde::Serialize>(value: Option<T>) -> String {
    match value.map(serde_json::to_value) {
        Some(Ok(serde_json::Value::String(word))) => word,
        _ => String::new(),
    }
}

/// A choice by its stored name: the outer option says whether there is one of that name.
#[allow(clippy::option_option)]
fn unword<T: serde::de::DeserializeOwned>(word: &str) -> Option<Option<T>> {
    if word.is_empty() {
        return Some(None);
    }
    serde_json::from_value(serde_json::Value::String(word.to_owned())).ok().map(Some)
}
