//! Lists that run across: the first column has the names of the fields, and every further column is an application.

use super::known_headings::known_headings;
use super::mapping::Target;
use super::vocabulary;
use crate::table::{Row, Table};
use crate::words::{fold, squash};

/// Turns such a table so that its first column is the heading; says whether it was one. The number of a row is then that of its column.
pub fn take_across(table: &mut Table) -> bool {
    let heads = |cell: &str, wanted: Target| vocabulary::heading(&squash(&fold(cell))).contains(&wanted);
    let width = table.headers.len();
    if width < 2 || table.rows.len() < 2 || known_headings(&table.headers) > 0 {
        return false;
    }
    let lines = || table.headed.then_some(&table.headers).into_iter().chain(table.rows.iter().map(|row| &row.cells));
    let mut labels: Vec<String> = lines().map(|cells| cells.first().cloned().unwrap_or_default()).collect();
    let company = labels.iter().any(|label| heads(label, Target::Company));
    // Above the names of the employers there is often nothing.
    if let Some(first) = labels.first_mut().filter(|first| first.trim().is_empty() && !company) {
        "Company".clone_into(first);
    }
    let different = |(at, label): (usize, &String)| label.trim().is_empty() || !labels.iter().take(at).any(|other| other == label);
    if known_headings(&labels) < 3 || !labels.iter().enumerate().all(different) {
        return false;
    }
    let column = |at: usize| Row { number: at + 1, cells: lines().map(|cells| cells.get(at).cloned().unwrap_or_default()).collect() };
    let rows: Vec<Row> = (1..width).map(column).filter(|row| row.cells.iter().any(|cell| !cell.trim().is_empty())).collect();
    (table.headers, table.headed, table.rows) = (labels, true, rows);
    true
}
