//! A row that meets its record adds to it and takes nothing away: blanks are filled, events are added, notes grow. Where both say something
//! different, what is stored here stays, because it may be the person's own edit.

use std::mem::discriminant;

use super::candidate::Candidate;
use super::event_dates::{end_on, last_step};
use super::event_names::name;
use crate::fingerprint::Fingerprint;
use domain::application::progress::Outcome;
use domain::application::{Application, Event, EventKind, Origin};
use domain::id::Id;

/// What came of it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Merged {
    /// The record as it would stand.
    pub application: Application,
    /// What it gains, in words.
    pub gains: Vec<String>,
    /// What the file says differently and what was kept.
    pub remarks: Vec<String>,
}

/// A new record from a row.
pub(super) fn fresh(id: &Id, candidate: &Candidate, print: &Id) -> Application {
    let mut application = candidate.application.clone();
    application.imported = vec![print.clone()];
    for event in &candidate.events {
        insert(&mut application, id, event);
    }
    application
}

/// How many fingerprints a record keeps.
const PRINTS: usize = 4;

/// A row added to its record.
pub(super) fn merge(id: &Id, existing: &Application, candidate: &Candidate, print: &Id) -> Merged {
    let mut merged = Merged { application: existing.clone(), gains: Vec::new(), remarks: Vec::new() };
    let from = &candidate.application;
    let into = &mut merged.application;
    let texts: [(&str, &mut String, &String); 9] = [
        ("company", &mut into.company, &from.company),
        ("role", &mut into.role, &from.role),
        ("location", &mut into.location, &from.location),
        ("channel", &mut into.channel, &from.channel),
        ("link", &mut into.url, &from.url),
        ("résumé", &mut into.resume, &from.resume),
        ("letter", &mut into.letter, &from.letter),
        ("contact", &mut into.contact, &from.contact),
        ("next action", &mut into.next_action, &from.next_action),
    ];
    for (name, mine, theirs) in texts {
        if theirs.is_empty() || mine.trim() == theirs.trim() {
            continue;
        }
        if mine.is_empty() {
            mine.clone_from(theirs);
            merged.gains.push(name.to_owned());
        } else {
            merged.remarks.push(format!("The file says “{theirs}” for {name}; “{mine}” was kept."));
        }
    }
    fill(&mut into.workplace, from.workplace.as_ref(), "workplace", &mut merged.gains);
    fill(&mut into.pay, from.pay.as_ref(), "pay", &mut merged.gains);
    fill(&mut into.tailored, from.tailored.as_ref(), "tailored", &mut merged.gains);
    fill(&mut into.fit.skills, from.fit.skills.as_ref(), "fit", &mut merged.gains);
    fill(&mut into.fit.experience, from.fit.experience.as_ref(), "fit", &mut merged.gains);
    fill(&mut into.fit.goals, from.fit.goals.as_ref(), "fit", &mut merged.gains);
    fill(&mut into.fit.must_haves, from.fit.must_haves.as_ref(), "fit", &mut merged.gains);
    fill(&mut into.fit.nice_to_haves, from.fit.nice_to_haves.as_ref(), "fit", &mut merged.gains);
    fill(&mut into.fit.no_gos, from.fit.no_gos.as_ref(), "fit", &mut merged.gains);
    fill(&mut into.remind_on, from.remind_on.as_ref(), "reminder", &mut merged.gains);
    if into.origin == Origin::Outbound && from.origin != Origin::Outbound {
        into.origin = from.origin;
        merged.gains.push("who wrote first".to_owned());
    }
    if from.archived && !into.archived {
        into.archived = true;
        merged.gains.push("archived".to_owned());
    }
    for tag in from.tags.iter().filter(|tag| !existing.tags.contains(tag)) {
        into.tags.push(tag.clone());
        merged.gains.push(format!("tag {tag}"));
    }
    let lines: Vec<&str> = from.notes.lines().filter(|line| !line.trim().is_empty() && !existing.notes.contains(line.trim())).collect();
    if !lines.is_empty() {
        if !into.notes.is_empty() {
            into.notes.push('\n');
        }
        into.notes.push_str(&lines.join("\n"));
        merged.gains.push("notes".to_owned());
    }
    merge_events(id, candidate, &mut merged);
    if !merged.gains.is_empty() && !merged.application.imported.contains(print) {
        merged.application.imported.insert(0, print.clone());
        merged.application.imported.truncate(PRINTS);
    }
    merged
}

fn fill<T: Clone>(mine: &mut Option<T>, theirs: Option<&T>, name: &str, gains: &mut Vec<String>) {
    if mine.is_none() && theirs.is_some() {
        *mine = theirs.cloned();
        gains.push(name.to_owned());
    }
}

/// Adds the events that are not there yet. What can happen once is never added twice, and a day is only given to an event that had none.
fn merge_events(id: &Id, candidate: &Candidate, merged: &mut Merged) {
    let outcome = merged.application.outcome();
    let mut met: Vec<Id> = Vec::new();
    let mut left: Vec<&Event> = Vec::new();
    for event in &candidate.events {
        let same = |other: &Event| {
            alike(other, event) && other.date == event.date && (other.time == event.time || event.time.is_none() || other.time.is_none())
        };
        match find(&merged.application, &met, same) {
            Some(found) => met.push(found),
            None => left.push(event),
        }
    }
    for event in left {
        let name = name(&event.kind);
        if let Some(found) = find(&merged.application, &met, |other| alike(other, event) && (other.date.is_none() || event.date.is_none()))
        {
            if let Some(mine) = merged.application.timeline.get_mut(&found)
                && mine.date.is_none()
                && event.date.is_some()
            {
                (mine.date, mine.time) = (event.date, mine.time.or(event.time));
                merged.gains.push(format!("the day of: {name}"));
            }
            met.push(found);
            continue;
        }
        if once(&event.kind) && find(&merged.application, &[], |other| alike(other, event)).is_some() {
            merged.remarks.push(format!("The file has another day for: {name}; yours was kept."));
            continue;
        }
        // An end without a day says nothing to one who knows the end already, and "sent" nothing once it has gone further.
        if event.date.is_none() && outcome.is_some() && closing(&event.kind).is_some() {
            continue;
        }
        if event.kind == EventKind::Saved && merged.application.first(|_| true).is_some() {
            continue;
        }
        let mut event = event.clone();
        if closing(&event.kind).is_some() {
            end_on(&mut event, last_step(merged.application.timeline.values()));
        }
        let key = insert(&mut merged.application, id, &event);
        met.push(key);
        merged.gains.push(name.to_owned());
    }
}

/// The first event not yet met for which `wanted` holds.
fn find(application: &Application, met: &[Id], wanted: impl Fn(&Event) -> bool) -> Option<Id> {
    application.timeline.iter().find(|(id, event)| !met.contains(id) && wanted(event)).map(|(id, _)| id.clone())
}

/// Of the same sort, whoever held it and however it was told.
fn alike(a: &Event, b: &Event) -> bool {
    discriminant(&a.kind) == discriminant(&b.kind) && (a.kind != EventKind::Note || a.note == b.note)
}

/// What happens once in a process.
fn once(kind: &EventKind) -> bool {
    matches!(kind, EventKind::Saved | EventKind::Applied | EventKind::Offer) || closing(kind).is_some()
}

fn closing(kind: &EventKind) -> Option<Outcome> {
    Some(match kind {
        EventKind::Accepted => Outcome::Accepted,
        EventKind::Declined => Outcome::Declined,
        EventKind::Rejected { .. } => Outcome::Rejected,
        EventKind::Withdrew => Outcome::Withdrew,
        EventKind::ClosedByEmployer => Outcome::ClosedByEmployer,
        EventKind::ClosedSilent => Outcome::ClosedSilent,
        _ => return None,
    })
}

/// Puts an event in under an id made of the record, its sort and its day.
fn insert(application: &mut Application, id: &Id, event: &Event) -> Id {
    let day = event.date.map(|day| day.to_string()).unwrap_or_default();
    let print = Fingerprint::of("event").with(id.as_str()).with(name(&event.kind)).with(&day);
    let mut step = 0;
    loop {
        let key = Id::from_bits(print.with_number(step).bits());
        if !application.timeline.contains_key(&key) {
            application.timeline.insert(key.clone(), event.clone());
            return key;
        }
        step += 1;
    }
}
