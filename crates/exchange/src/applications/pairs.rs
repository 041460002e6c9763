//! Several stages side by side in one row, each with its day in the column beside it: "Stage 1, Date 1, Stage 2, Date 2".

use super::column_shape::{Shape, status_share};
use super::mapping::Target;
use super::vocabulary;
use crate::table::Table;
use crate::words::{fold, squash};

/// Makes columns of a status and of its day of two or more such pairs.
pub(super) fn set(table: &Table, shapes: &[Shape], columns: &mut [Option<Target>]) {
    let names: Vec<String> = table.headers.iter().map(|heading| unnumbered(heading)).collect();
    let shape = |at: usize| shapes.get(at).copied().unwrap_or(Shape::Text);
    let stage = |at: usize| {
        let name = names.get(at).map_or("", String::as_str);
        let whole = table.headers.get(at).map_or("", String::as_str);
        let known = |heading: &str| vocabulary::heading(&squash(&fold(heading)));
        let step = known(whole).iter().any(|target| target.stage().is_some());
        let status = known(name).contains(&Target::Status);
        matches!(shape(at), Shape::Text | Shape::Blank)
            && !name.is_empty()
            && (status || !step && !known(name).iter().any(|target| target.names()) && status_share(table, at).is_some())
    };
    let day = |at: usize, stage: usize| {
        let bare = names.get(at).map(|name| vocabulary::bare_heading(name));
        let own = names.get(stage).map(|name| squash(name));
        matches!(shape(at), Shape::Dates | Shape::Blank) && (bare.as_deref() == Some("") || bare == own)
    };
    let pairs = |stage_first: bool| {
        let (mut found, mut at) = (Vec::<(usize, usize)>::new(), 0);
        while at + 1 < names.len() {
            let (one, other) = if stage_first { (at, at + 1) } else { (at + 1, at) };
            let alike = found.first().is_none_or(|(first, _)| names.get(*first) == names.get(one));
            if alike && day(other, one) && stage(one) {
                found.push((one, other));
                at += 1;
            }
            at += 1;
        }
        found
    };
    let (behind, before) = (pairs(true), pairs(false));
    let found = if before.len() > behind.len() { before } else { behind };
    // Two at least have to hold something: else a later column may only be there for what is to come.
    let filled = found.iter().filter(|(_, day)| shape(*day) == Shape::Dates).count();
    if found.len() < 2 || filled == 0 {
        return;
    }
    for (stage, day) in found {
        for (at, target) in [(stage, Target::Status), (day, Target::StatusOn)] {
            if let Some(column) = columns.get_mut(at) {
                *column = Some(target);
            }
        }
    }
}

/// The column beside a stage that has its day, or beside a day that has its stage, where a row has several of both.
pub(super) fn beside(columns: &[Target], at: usize) -> Option<usize> {
    if columns.iter().filter(|target| **target == Target::StatusOn).count() < 2 {
        return None;
    }
    let count = |wanted: [Target; 2]| columns.windows(2).filter(|pair| **pair == wanted).count();
    let stage_first = count([Target::Status, Target::StatusOn]) >= count([Target::StatusOn, Target::Status]);
    let (own, other) = match columns.get(at)? {
        Target::Status => (Target::Status, Target::StatusOn),
        Target::StatusOn => (Target::StatusOn, Target::Status),
        _ => return None,
    };
    let place = if (own == Target::Status) == stage_first { at + 1 } else { at.checked_sub(1)? };
    (columns.get(place) == Some(&other)).then_some(place)
}

/// A heading without the number that tells it from others: "Stage 2", "2nd stage", "Status.1".
fn unnumbered(heading: &str) -> String {
    let folded = fold(heading);
    let words = folded.split(' ').map(|word| {
        let bare = word.trim_end_matches(|c: char| c.is_ascii_digit());
        if word.starts_with(|c: char| c.is_ascii_digit()) { "" } else { bare }
    });
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
