//! Logs of a search: a row for each thing that happened, so that an application has several. "Applied", then "Phone screen", then "Rejected", each on
//! its day, are one application with three events, and not three of which each was sent on its day.

use super::column_shape::status_share;
use super::mapping::{Mapping, Meaning, Target};
use super::{status, vocabulary};
use crate::dates::{DateOrder, Writing};
use crate::table::Table;
use domain::dictionary::Dictionary;
use domain::sort_compact::SortCompact;

/// Where each row is one event, the day beside it is the one of what it says.
pub(super) fn set(table: &Table, columns: &mut [Option<Target>]) {
    let place = |target: Target| columns.iter().position(|column| *column == Some(target));
    let other = columns.iter().flatten().any(|target| *target != Target::AppliedOn && target.is_dated());
    // A diary of efforts has other things in it.
    let status = match (place(Target::Activity), place(Target::Status)) {
        (Some(activity), None) => Some(activity).filter(|place| status_share(table, *place).is_some_and(|share| share >= 90)),
        (None, status) => status,
        _ => None,
    };
    if let (Some(company), Some(status), Some(day), false) = (place(Target::Company), status, place(Target::AppliedOn), other)
        && is_log(table, company, place(Target::Role), status)
    {
        for (column, target) in columns.iter_mut().enumerate() {
            if column == day {
                *target = Some(Target::StatusOn);
            } else if column == status {
                *target = Some(Target::Status);
            }
        }
    }
}

/// Whether the mapping reads the table as such a log.
pub(super) fn is_mapped(table: &Table, mapping: &Mapping) -> bool {
    let place = |target: Target| mapping.columns.iter().position(|column| *column == target);
    let other = mapping.columns.iter().any(|target| *target != Target::StatusOn && target.is_dated());
    match (place(Target::Company), place(Target::Status), place(Target::StatusOn), other) {
        (Some(company), Some(status), Some(_), false) => is_log(table, company, place(Target::Role), status),
        _ => false,
    }
}

/// The role of each company that has one and no other: lines after the first often leave it away.
pub(super) fn only_roles<'a>(rows: impl Iterator<Item = (&'a str, &'a str)>) -> Dictionary<Option<&'a str>> {
    let mut roles = Dictionary::default();
    for (company, role) in rows.filter(|(_, role)| !vocabulary::is_blank(role)) {
        let only = roles.at(company, Some(role));
        *only = only.filter(|only| *only == role);
    }
    roles
}

/// The role of a row, or the only one that its company has.
pub(super) fn role_of<'a>(roles: &Dictionary<Option<&'a str>>, company: &str, role: &'a str) -> &'a str {
    if vocabulary::is_blank(role) { roles.get(company).copied().flatten().unwrap_or_default() } else { role }
}

/// Whether rows of the same company and role are steps of one application: one of them says that it was sent, and no other does. A third of the
/// applications have to be told so, and of those with several rows four in five: whoever applies twice has two rows as well.
fn is_log(table: &Table, company: usize, role: Option<usize>, status: usize) -> bool {
    let cell = |row: usize, place: usize| table.rows.get(row).and_then(|row| row.cells.get(place)).map_or("", |cell| cell.trim());
    let role = |row: usize| role.map_or("", |role| cell(row, role));
    let roles = only_roles((0..table.rows.len()).map(|row| (cell(row, company), role(row))));
    let name = |row: usize| (cell(row, company), role_of(&roles, cell(row, company), role(row)));
    let mut rows: Vec<usize> = (0..table.rows.len()).filter(|row| !cell(*row, company).is_empty()).collect();
    rows.sort_compact_by(|one, other| (name(*one), *one).cmp(&(name(*other), *other)));
    let writing = Writing { order: DateOrder::DayFirst, until: None };
    let sent = |row: &usize| matches!(status::read(cell(*row, status), writing).meaning(), Meaning::Saved | Meaning::Applied);
    let (mut all, mut several, mut told) = (0_usize, 0_usize, 0_usize);
    for one in rows.chunk_by(|one, other| name(*one) == name(*other)) {
        all += 1;
        if one.len() < 2 {
            continue;
        }
        several += 1;
        told += usize::from(one.iter().filter(|row| sent(row)).count() == 1);
    }
    told > 0 && told * 3 >= all && told * 5 >= several * 4
}
