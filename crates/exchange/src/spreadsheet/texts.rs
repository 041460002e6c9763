//! Tables that other programs pack as texts: the zip of CSVs that Notion, Huntr and `LinkedIn` give, also where it is packed once more.

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
    gather(archive, true, &mut left, &mut parts)?;
    if parts.is_empty() { Err(Fault::NoSpreadsheet) } else { Ok(parts) }
}

fn gather(archive: &Archive, packed_again: bool, left: &mut usize, parts: &mut Vec<Part>) -> Result<(), Fault> {
    let names: Vec<&str> = archive.names().filter(|name| !name.contains("__MACOSX")).collect();
    for name in &names {
        let (stem, end) = name.rsplit_once('.').unwrap_or((name, ""));
        let end = end.to_ascii_lowercase();
        // Notion writes each table as its view shows it, and beside it whole.
        if end == "csv" && names.contains(&format!("{stem}_all.csv").as_str()) {
            continue;
        }
        if !(matches!(end.as_str(), "csv" | "tsv" | "json") || end == "zip" && packed_again) {
            continue;
        }
        let Some(bytes) = archive.read(name)? else { continue };
        *left = left.checked_sub(bytes.len()).ok_or(Fault::TooLarge)?;
        if end == "zip" {
            gather(&Archive::open(&bytes)?, false, left, parts)?;
            continue;
        }
        if bytes.len() as u64 > MAX_BYTES {
            continue;
        }
        // A part that is no text or no list does not take the others with it.
        let Ok(text) = table::decode(&bytes) else { continue };
        if end == "json" {
            parts.extend(json::sheets(&text.text).unwrap_or_default().into_iter().map(Part::Sheet));
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
