//! Which row is which application that is here already. Rows and records are matched as multisets: each record takes one row at most, so
//! that two applications that look the same stay two. The surest sign goes first, for all rows, then the next.

use domain::letter_case::SmallLetters;

use chrono::NaiveDate;

use super::candidate::Candidate;
use crate::fingerprint::Fingerprint;
use domain::application::{Application, EventKind};
use domain::dictionary::Dictionary;
use domain::id::Id;
use domain::record::Table as Records;

/// What a row turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Match {
    /// This record, read from a row with exactly this content before.
    Known(Id),
    /// This record.
    Record(Id),
    /// None: a new record, to be kept under this id.
    New(Id),
}

/// How many records with the same key are looked at to find one that fits; beyond it a row counts as new.
const LOOK_AT: usize = 64;

/// Matches rows, given with their fingerprints, to what is stored here. Sample records are nobody's.
pub(super) fn find(rows: &[(Candidate, Id)], existing: &Records<Application>) -> Vec<Match> {
    let mut found: Vec<Option<Match>> = vec![None; rows.len()];
    let mut taken = Dictionary::default();

    // 1. The very same row was read before, whatever was edited since.
    let mut by_print = Dictionary::<Vec<&Id>>::default();
    for (id, application) in existing.iter().filter(|(id, _)| !id.is_sample()).rev() {
        for print in &application.imported {
            by_print.at(print.as_str(), Vec::new()).push(id);
        }
    }
    for ((_, print), place) in rows.iter().zip(&mut found) {
        while let Some(id) = by_print.get_mut(print.as_str()).and_then(Vec::pop) {
            if taken.insert(id.as_str(), ()) {
                *place = Some(Match::Known(id.clone()));
                break;
            }
        }
    }

    // 2. The row names the same thing as before: ids are made of what a row is about, and of how many such rows stand before it.
    let (mut next, mut assigned) = (Dictionary::default(), Dictionary::default());
    let mut fresh: Vec<Option<u64>> = vec![None; rows.len()];
    for (((candidate, _), place), fresh) in rows.iter().zip(&mut found).zip(&mut fresh) {
        if place.is_some() {
            continue;
        }
        let key = identity(candidate);
        let step = next.at(&key.to_string(), 0);
        while let Some((id, _)) = existing.get_key_value(&id_of(key, *step)) {
            *step += 1;
            if taken.insert(id.as_str(), ()) {
                *place = Some(Match::Record(id.clone()));
                break;
            }
        }
        if place.is_none() {
            *fresh = Some(key);
        }
    }

    // 3. It looks like a record that was typed in or came from elsewhere.
    by_content(rows, existing, &mut found, &mut taken);

    rows.iter()
        .zip(found)
        .zip(fresh)
        .map(|((row, place), key)| {
            place.unwrap_or_else(|| {
                let key = key.unwrap_or_else(|| identity(&row.0));
                let step = next.at(&key.to_string(), 0);
                loop {
                    let id = id_of(key, *step);
                    *step += 1;
                    if !existing.contains_key(&id) && assigned.insert(id.as_str(), ()) {
                        return Match::New(id);
                    }
                }
            })
        })
        .collect()
}

/// What makes two applications candidates for being the same.
type Key<'a> = &'a dyn Fn(&Application) -> Option<u64>;
/// A record that no row has taken, and when it was sent.
type Free<'a> = (&'a Id, &'a Application, Option<NaiveDate>);

/// Pairs what is left by content: the same address and employer, or the same employer, role and place, sent on the same day as far as
/// both say.
fn by_content(rows: &[(Candidate, Id)], existing: &Records<Application>, found: &mut [Option<Match>], taken: &mut Dictionary<()>) {
    if existing.is_empty() {
        return;
    }
    let place_of =
        |a: &Application| (!a.company.is_empty() && !a.role.is_empty()).then(|| print("place", &[&a.company, &a.role, &a.location]));
    let link_of = |a: &Application| (!a.url.is_empty()).then(|| print("link", &[&a.company, &a.url]));
    let keys: [Key; 2] = [&link_of, &place_of];
    for key in keys {
        let mut index = Dictionary::<Vec<Free>>::default();
        for (id, application) in existing.iter().filter(|(id, _)| !taken.has(id.as_str()) && !id.is_sample()) {
            if let Some(key) = key(application) {
                let sent = application.first(|kind| *kind == EventKind::Applied);
                index.at(&key.to_string(), Vec::new()).push((id, application, sent));
            }
        }
        // The day has to be the same first; then one side may lack it.
        for exact in [true, false] {
            for ((candidate, _), place) in rows.iter().zip(found.iter_mut()).filter(|(_, place)| place.is_none()) {
                let Some(group) = key(&candidate.application).and_then(|key| index.get_mut(&key.to_string())) else { continue };
                let sent = candidate.applied_on();
                let fits = |(_, other, day): &Free| {
                    let days = if exact { sent == *day } else { sent.is_none() || day.is_none() };
                    days && either_blank_or_same(&candidate.application.url, &other.url)
                        && either_blank_or_same(&candidate.application.role, &other.role)
                };
                if let Some(at) = group.iter().take(LOOK_AT).position(fits) {
                    let (id, _, _) = group.remove(at);
                    taken.insert(id.as_str(), ());
                    *place = Some(Match::Record(id.clone()));
                }
            }
        }
    }
}

fn either_blank_or_same(a: &str, b: &str) -> bool {
    a.is_empty() || b.is_empty() || plain(a) == plain(b)
}

/// What a row is about: its own name in the file, or employer, role, place, day and address together.
fn identity(candidate: &Candidate) -> u64 {
    if !candidate.row_id.is_empty() {
        return print("row", &[&candidate.row_id]);
    }
    let a = &candidate.application;
    let day = candidate.applied_on().map(|day| day.to_string()).unwrap_or_default();
    print("application", &[&a.company, &a.role, &a.location, &day, &a.url])
}

/// The id of the record number `step` that is about the same.
fn id_of(key: u64, step: u64) -> Id {
    Id::from_bits(Fingerprint::of("id").with_number(key).with_number(step).bits())
}

fn print(what: &str, parts: &[&str]) -> u64 {
    parts.iter().fold(Fingerprint::of(what), |print, part| print.with(&plain(part))).bits()
}

/// Case and blanks aside.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").small_letters()
}
