//! CSV (RFC 4180) by hand: the page writes it without the reader's crate.

use crate::applications::{OWN_HEADERS, write_own};
use domain::model::Model;

/// All applications with their whole timelines, in a table that a spreadsheet opens and the importer reads back to the same records. It begins
/// with a mark, so that spreadsheets take it for UTF-8.
pub fn applications(model: &Model) -> String {
    let mut out = String::from("\u{feff}");
    row(&mut out, OWN_HEADERS);
    for (id, application) in &model.applications {
        row(&mut out, write_own(id, application));
    }
    out
}

/// Writes a row.
pub fn row<T: AsRef<str>>(out: &mut String, cells: impl IntoIterator<Item = T>) {
    for (place, cell) in cells.into_iter().enumerate() {
        if place > 0 {
            out.push(',');
        }
        push_cell(out, cell.as_ref());
    }
    out.push_str("\r\n");
}

fn push_cell(out: &mut String, cell: &str) {
    if !cell.contains([',', '"', '\n', '\r']) && cell.trim() == cell {
        out.push_str(cell);
        return;
    }
    out.push('"');
    for part in cell.split_inclusive('"') {
        out.push_str(part);
        if part.ends_with('"') {
            out.push('"');
        }
    }
    out.push('"');
}
