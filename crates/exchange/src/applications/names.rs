//! Which columns name company and role, where headings do not say it.

use super::column_shape::{Shape, differ, share};
use super::mapping::Target;
use super::vocabulary;
use crate::table::Table;

/// Headings that nobody knows: over kinds of work it is the role, and over names that differ from row to row the company, where a list of applications
/// has no other column for them.
pub(super) fn by_names(table: &Table, shapes: &[Shape], columns: &mut [Option<Target>]) {
    let has = |columns: &[Option<Target>], wanted: Target| columns.contains(&Some(wanted));
    let texts = |columns: &[Option<Target>]| -> Vec<usize> {
        (0..shapes.len()).filter(|place| shapes.get(*place) == Some(&Shape::Text) && columns.get(*place) == Some(&None)).collect()
    };
    let sent = has(columns, Target::AppliedOn) && has(columns, Target::Status);
    if has(columns, Target::CompanyAndRole) || !sent && !has(columns, Target::Company) && !has(columns, Target::Role) {
        return;
    }
    let work = |place: &usize| share(table, *place, vocabulary::is_role) >= 50;
    if !has(columns, Target::Role)
        && let Some(place) = texts(columns).into_iter().find(work)
    {
        set(columns, place, Target::Role);
    }
    let named = |place: &usize| differ(table, *place) && share(table, *place, is_name) >= 80 && !work(place);
    if !has(columns, Target::Company)
        && let Some(place) = texts(columns).into_iter().find(named)
    {
        set(columns, place, Target::Company);
        // Beside it stands what for.
        if !has(columns, Target::Role) && texts(columns).contains(&(place + 1)) {
            set(columns, place + 1, Target::Role);
        }
    }
    // "Place" is the employer's name where nothing else is, beside a "Work" as vague.
    let says =
        |place: usize, target: Target| vocabulary::vague_heading(table.headers.get(place).map_or("", String::as_str)).contains(&target);
    let work = columns.iter().position(|column| *column == Some(Target::Role)).is_none_or(|place| says(place, Target::Role));
    let vague = |place: &usize| work && columns.get(*place) == Some(&Some(Target::Location)) && says(*place, Target::Company);
    if !has(columns, Target::Company)
        && let Some(place) = (0..columns.len()).find(vague)
    {
        set(columns, place, Target::Company);
    }
}

/// Whether a cell may be a name: short, and without a number.
fn is_name(cell: &str) -> bool {
    cell.len() < 50 && !cell.bytes().any(|b| b.is_ascii_digit())
}

/// One column that holds both company and role, where the other has none of its own: "Designer @ Figma" under "Name".
pub(super) fn both_in_one(table: &Table, columns: &mut [Option<Target>]) {
    let at = |wanted: Target| columns.iter().position(|target| *target == Some(wanted));
    let (place, usual) = match (at(Target::Company), at(Target::Role)) {
        (Some(company), None) => (company, share(table, company, vocabulary::is_role) >= 50),
        (None, Some(role)) => (role, true),
        (None, None) => {
            // "Canva - Data analyst" may stand behind the card's number.
            let work = |place: usize| share(table, place, vocabulary::is_role) >= 50;
            let both = |place: &usize| share(table, *place, vocabulary::names_both) >= 50 || work(*place);
            let mut places = (0..columns.len()).filter(|place| columns.get(*place) == Some(&None));
            match places.find(both) {
                Some(place) => (place, work(place)),
                None => return,
            }
        }
        (Some(_), Some(_)) => return,
    };
    if share(table, place, vocabulary::names_both) >= 50 || usual && share(table, place, vocabulary::may_name_both) >= 80 {
        set(columns, place, Target::CompanyAndRole);
    }
}

fn set(columns: &mut [Option<Target>], place: usize, target: Target) {
    if let Some(column) = columns.get_mut(place) {
        *column = Some(target);
    }
}
