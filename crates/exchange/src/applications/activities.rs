//! Diaries of efforts as employment offices ask for them: a line for whatever was done, applications among workshops, fairs and searches. What was no
//! application is left out with the reason, and an interview belongs to the application with the same employer.

use std::mem::discriminant;

use super::candidate::{Activity, Candidate};
use super::event_dates::{end_on, last_step};
use super::mapping::Target;
use super::timeline::DAY_MISSING;
use super::{log, vocabulary};
use crate::table::Table;
use crate::words::{fold, squash};
use domain::application::{Event, EventKind};
use domain::dictionary::Dictionary;
use domain::sort_compact::SortCompact;

/// The column that says what each line is about, where there is one among those that no heading gives another meaning (`open`). Its heading may say so,
/// or most of its cells; some of them have to be no application, or a step with an employer who comes again: else every line is one by itself.
pub(super) fn column(table: &Table, columns: &[Option<Target>], open: impl Fn(usize) -> bool) -> Option<usize> {
    const ROWS: usize = 100;
    let company = columns.iter().position(|column| *column == Some(Target::Company));
    let again = |at: usize| {
        let name = |row: usize| table.rows.get(row).zip(company).and_then(|(row, place)| row.cells.get(place)).map(|cell| fold(cell));
        let own = name(at).filter(|name| !name.is_empty());
        own.is_some() && (0..table.rows.len().min(ROWS)).any(|row| row != at && name(row) == own)
    };
    let holds = |place: &usize| {
        let named = vocabulary::heading(&squash(&fold(table.headers.get(*place).map_or("", String::as_str)))).contains(&Target::Activity);
        let (mut all, mut known, mut sent, mut telling) = (0_usize, 0_usize, 0_usize, 0_usize);
        for (at, row) in table.rows.iter().enumerate().take(ROWS) {
            let Some(cell) = row.cells.get(*place).map(|cell| cell.trim()).filter(|cell| !vocabulary::is_blank(cell)) else { continue };
            let activity = vocabulary::activity(cell);
            all += 1;
            known += usize::from(activity.is_some());
            sent += usize::from(matches!(activity, Some(Activity::Sent | Activity::Application)));
            telling += usize::from(match activity {
                Some(Activity::Other) => true,
                Some(Activity::Step(_)) => named && again(at),
                _ => false,
            });
        }
        telling > 0 && if named { known * 2 >= all } else { known * 5 >= all * 4 && sent * 4 >= all }
    };
    let named = |place: &usize| columns.get(*place).is_some_and(Option::is_none);
    (0..columns.len()).filter(|place| named(place) || open(*place)).find(holds)
}

/// A line that is no application of its own: its row, what it is about, and why it is left out.
pub(super) type LeftOut = (usize, String, String);

/// Leaves the applications, each with the steps that other lines have for it.
pub(super) fn gather(read: &mut Vec<(usize, Candidate)>) -> Vec<LeftOut> {
    let mut out = Vec::new();
    let step = |candidate: &Candidate| matches!(candidate.activity, Some((Activity::Step(_), _)));
    let (mut steps, mut kept): (Vec<_>, Vec<_>) = std::mem::take(read).into_iter().partition(|(_, candidate)| step(candidate));
    kept.retain(|(row, candidate)| match &candidate.activity {
        Some((Activity::Other, words)) => {
            out.push((*row, candidate.title(), format!("It is an activity and no application: “{words}”.")));
            false
        }
        _ => true,
    });
    // Folded once: a long list would take its length twice over.
    let mut known: Vec<[String; 2]> = kept.iter().map(|(_, candidate)| names(candidate)).collect();
    // An employer who has no application here has one of its first step.
    for (row, candidate) in steps.drain(..) {
        let day = candidate.events.iter().filter(|event| event.kind != EventKind::Applied).find_map(|event| event.date);
        let [company, role] = names(&candidate);
        let fits = |place: &usize| {
            let Some(([of, the], (_, other))) = known.get(*place).zip(kept.get(*place)) else { return false };
            *of == company
                && !company.is_empty()
                && (role.is_empty() || the.is_empty() || *the == role)
                && other.applied_on().is_none_or(|sent| day.is_none_or(|day| sent <= day))
        };
        let sent = |place: &usize| kept.get(*place).and_then(|(_, other)| other.applied_on());
        let found = (0..known.len()).filter(fits).max_by_key(sent);
        match found.and_then(|place| kept.get_mut(place)) {
            Some((to, application)) => {
                out.push((row, candidate.title(), format!("It belongs to the application in row {to}, which takes it.")));
                add(application, candidate);
            }
            None if candidate.events.iter().all(|event| matches!(event.kind, EventKind::Applied | EventKind::FollowedUp)) => {
                let words = candidate.activity.as_ref().map_or("", |(_, words)| words);
                out.push((row, candidate.title(), format!("It is an activity and no application: “{words}”.")));
            }
            None => {
                known.push([company, role]);
                kept.push((row, candidate));
            }
        }
    }
    kept.sort_compact_by_key(|(row, _)| *row);
    *read = kept;
    out
}

/// Makes one application of the rows that a log has for it, whatever their order in the file.
pub(super) fn gather_log(read: &mut Vec<(usize, Candidate)>) -> Vec<LeftOut> {
    let day = |(row, candidate): &(usize, Candidate)| (candidate.events.iter().filter_map(|event| event.date).max(), *row);
    read.sort_compact_by_key(day);
    let mut out = Vec::new();
    let mut kept: Vec<(usize, Candidate)> = Vec::new();
    let mut known = Dictionary::default();
    let all: Vec<[String; 2]> = read.iter().map(|(_, candidate)| names(candidate)).collect();
    let roles = log::only_roles(all.iter().map(|[company, role]| (company.as_str(), role.as_str())));
    for ((row, candidate), [company, role]) in read.drain(..).zip(&all) {
        let place = *known.at(&[company, log::role_of(&roles, company, role)].join("\n"), kept.len());
        match kept.get_mut(place) {
            Some((to, application)) => {
                out.push((row, candidate.title(), format!("It belongs to the application in row {to}, which takes it.")));
                // Who was called first and sent something then sent it on that day.
                if let Some(sent) = candidate.events.iter().find(|event| event.kind == EventKind::Applied && event.date.is_some()) {
                    let vague = |event: &Event| event.date.is_none() && matches!(event.kind, EventKind::Applied | EventKind::Saved);
                    application.events.retain(|event| !vague(event));
                    if application.applied_on().is_none() {
                        application.events.push(sent.clone());
                    }
                    application.remarks.retain(|remark| remark != DAY_MISSING);
                }
                add(application, candidate);
            }
            None => kept.push((row, candidate)),
        }
    }
    kept.sort_compact_by_key(|(row, _)| *row);
    *read = kept;
    out
}

/// The names that tell one application from another, folded.
fn names(candidate: &Candidate) -> [String; 2] {
    [fold(&candidate.application.company), fold(&candidate.application.role)]
}

/// Adds a step to its application: a day goes to a step that has none, and what the timeline does not say to the notes.
fn add(application: &mut Candidate, step: Candidate) {
    let events = &mut application.events;
    for event in step.events.into_iter().filter(|event| event.kind != EventKind::Applied) {
        let alike = |other: &Event| discriminant(&other.kind) == discriminant(&event.kind);
        if events.iter().any(|other| alike(other) && (other.date == event.date || event.date.is_none())) {
            continue;
        }
        match events.iter_mut().find(|other| alike(other) && other.date.is_none()) {
            Some(other) => (other.date, other.time) = (event.date, event.time),
            None => events.push(event),
        }
    }
    let last = last_step(events.iter());
    for event in events.iter_mut().filter(|event| event.kind.is_ending()) {
        end_on(event, last);
    }
    events.sort_compact_by_key(|event| (event.date, event.kind.rank(), event.time));
    let (into, from) = (&mut application.application, step.application);
    for (mine, theirs) in [(&mut into.role, from.role), (&mut into.location, from.location), (&mut into.contact, from.contact)] {
        if mine.is_empty() {
            *mine = theirs;
        }
    }
    for line in from.notes.lines().filter(|line| !line.trim().is_empty()) {
        if !into.notes.contains(line) {
            into.notes.extend([if into.notes.is_empty() { "" } else { "\n" }, line]);
        }
    }
    application.remarks.extend(step.remarks.into_iter().filter(|remark| remark != DAY_MISSING));
}
