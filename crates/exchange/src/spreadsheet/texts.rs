//! Tables that other programs pack as texts: the zip of CSVs that Notion, Huntr and `LinkedIn` give, also where it is packed once more; and the statements of
//! a bank that packs one file for each day.

use super::fault::Fault;
use super::json;
use super::sheet::Sheet;
use super::zip::{Archive, MAX_UNPACKED};
use crate::limits::MAX_BYTES;
use crate::table;

/// A table found in a packed file.
pub(super) enum Part {
    /// Cells.
    Sheet(Sheet),
    /// A text that is read like any CSV: its name, its text in UTF-8.
    Text(String, String),
}

/// The tables among the parts of an archive.
///
/// # Errors
/// [`Fault::NoSpreadsheet`] where there are none, and as [`Archive::read`].
pub(super) fn parts(archive: &Archive) -> Result<Vec<Part>, Fault> {
    let mut parts = Vec::new();
    let mut left = MAX_UNPACKED;
    let mut statements = Vec::new();
    gather(archive, true, &mut left, &mut parts, &mut statements)?;
    parts.extend(statements.into_iter().map(|(name, text)| Part::Text(name, text)));
    if parts.is_empty() { Err(Fault::NoSpreadsheet) } else { Ok(parts) }
}

/// Whether the texts of two statements, one behind the other, are read as two: those of CAMT and MT940 are.
fn follows(before: &str, text: &str) -> bool {
    is_camt(before) && is_camt(text) || is_mt940(before) && is_mt940(text)
}

fn is_camt(text: &str) -> bool {
    text.contains("camt.05")
}

fn is_mt940(text: &str) -> bool {
    text.contains(":20:") && text.contains(":60F:")
}

fn gather(
    archive: &Archive,
    packed_again: bool,
    left: &mut usize,
    parts: &mut Vec<Part>,
    statements: &mut Vec<(String, String)>,
) -> Result<(), Fault> {
    let names: Vec<&str> = archive.names().filter(|name| !name.contains("__MACOSX")).collect();
    for name in &names {
        let (stem, end) = name.rsplit_once('.').unwrap_or((name, ""));
        let end = end.to_ascii_lowercase();
        // Notion writes each table as its view shows it, and beside it whole.
        if end == "csv" && names.contains(&format!("{stem}_all.csv").as_str()) {
            continue;
        }
        let stated = matches!(end.as_str(), "xml" | "c53" | "sta" | "mta" | "940" | "mt940" | "ofx" | "qfx" | "qif");
        if !(stated || matches!(end.as_str(), "csv" | "tsv" | "json") || end == "zip" && packed_again) {
            continue;
        }
        let Some(bytes) = archive.read(name)? else { continue };
        *left = left.checked_sub(bytes.len()).ok_or(Fault::TooLarge)?;
        if end == "zip" {
            gather(&Archive::open(&bytes)?, false, left, parts, statements)?;
            continue;
        }
        if bytes.len() as u64 > MAX_BYTES {
            continue;
        }
        // A part that is no text or no list does not take the others with it.
        let Ok(text) = table::decode(&bytes) else { continue };
        if end == "json" {
            parts.extend(json::sheets(&text.text).unwrap_or_default().into_iter().map(Part::Sheet));
        } else if stated {
            match statements.iter_mut().find(|(_, before)| follows(before, &text.text)) {
                Some((_, before)) => {
                    before.push('\n');
                    before.push_str(&text.text);
                }
                // An XML of something else is no statement.
                None if end == "xml" && !is_camt(&text.text) => {}
                None => statements.push((title(stem), text.text)),
            }
        } else {
            parts.push(Part::Text(title(stem), text.text));
        }
    }
    Ok(())
}

/// A file's name without its folders and without what Notion adds to it.
fn title(stem: &str) -> String {
    let name = stem.rsplit('/').next().unwrap_or(stem);
    let name = name.strip_suffix("_all").unwrap_or(name);
    let id = |id: &str| id.len() == 32 && id.bytes().all(|b| b.is_ascii_hexdigit());
    name.rsplit_once(' ').filter(|(_, last)| id(last)).map_or(name, |(name, _)| name).to_owned()
}
