//! Office Open XML workbooks (ECMA-376): .xlsx and .xlsm. Cells are read one after another from the sheet's part; nothing is laid out by the size a
//! sheet says it has.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::fault::Fault;
use super::number::{self, Shown};
use super::sheet::{Budget, Sheet};
use super::xml::{attribute, entity, local, name};
use super::zip::Archive;

/// Reads the sheets of a workbook.
///
/// # Errors
/// As [`Fault`] says.
pub fn read(archive: &Archive) -> Result<Vec<Sheet>, Fault> {
    let main = relations(archive, "")?.into_values().find(|(kind, _)| kind.ends_with("/officeDocument")).map(|(_, target)| target);
    let main = main.filter(|target| archive.has(target)).unwrap_or_else(|| "xl/workbook.xml".to_owned());
    let book = archive.text(&main)?.ok_or(Fault::Damaged)?;
    let parts = relations(archive, &main)?;
    let part = |kind: &str| parts.values().find(|(of, _)| of.ends_with(kind)).map(|(_, target)| target.clone());
    let (tabs, from_1904) = tabs(&book)?;
    let mut budget = Budget::default();
    let strings = match part("/sharedStrings") {
        Some(at) => archive.text(&at)?.map_or_else(|| Ok(Vec::new()), |text| shared_strings(&text))?,
        None => Vec::new(),
    };
    let formats = match part("/styles") {
        Some(at) => archive.text(&at)?.map_or_else(|| Ok(Vec::new()), |text| cell_formats(&text))?,
        None => Vec::new(),
    };
    let book = Book { strings, formats, from_1904 };
    let mut sheets = Vec::new();
    for tab in tabs {
        let Some((kind, target)) = parts.get(&tab.relation) else { continue };
        // Chart sheets and macro sheets have no table.
        if !kind.ends_with("/worksheet") {
            continue;
        }
        let Some(text) = archive.text(target)? else { return Err(Fault::Damaged) };
        let outside = relations(archive, target)?;
        let mut sheet = Sheet { name: tab.name, hidden: tab.hidden, ..Sheet::default() };
        book.fill(&mut sheet, &text, &outside, &mut budget)?;
        sheets.push(sheet);
    }
    Ok(sheets)
}

/// Kind and target by id. A part's relations are beside it: "xl/_rels/workbook.xml.rels".
type Relations = BTreeMap<String, (String, String)>;

fn relations(archive: &Archive, part: &str) -> Result<Relations, Fault> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let place = if folder.is_empty() { format!("_rels/{file}.rels") } else { format!("{folder}/_rels/{file}.rels") };
    let mut relations = Relations::new();
    let Some(text) = archive.text(&place)? else { return Ok(relations) };
    walk(&text, |event| {
        if let Step::Open(tag) = event
            && name(tag) == "Relationship"
            && let (Some(id), Some(kind), Some(target)) = (attribute(tag, "Id"), attribute(tag, "Type"), attribute(tag, "Target"))
        {
            let outside = attribute(tag, "TargetMode").is_some_and(|mode| mode == "External");
            let target = if outside { target } else { resolve(folder, &target) };
            relations.insert(id, (kind, target));
        }
        Ok(())
    })?;
    Ok(relations)
}

/// A target as a part's name: relative to the folder, or from the root.
fn resolve(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut path: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                path.pop();
            }
            _ => path.push(part),
        }
    }
    path.join("/")
}

enum Step<'a> {
    /// A tag opens; an empty one closes right after.
    Open(&'a BytesStart<'a>),
    Close(&'a str),
    Text(&'a str),
}

/// Walks through a part.
fn walk(text: &str, mut each: impl FnMut(Step) -> Result<(), Fault>) -> Result<(), Fault> {
    let mut xml = Reader::from_str(text.trim_start_matches('\u{feff}'));
    loop {
        match xml.read_event() {
            Ok(Event::Start(tag)) => each(Step::Open(&tag))?,
            Ok(Event::Empty(tag)) => {
                each(Step::Open(&tag))?;
                each(Step::Close(name(&tag)))?;
            }
            Ok(Event::End(tag)) => each(Step::Close(local(tag.name().into_inner())))?,
            Ok(Event::Text(part)) => each(Step::Text(&part))?,
            Ok(Event::CData(part)) => each(Step::Text(&part))?,
            Ok(Event::GeneralRef(part)) => {
                if let Some(c) = entity(&part) {
                    each(Step::Text(c.encode_utf8(&mut [0; 4])))?;
                }
            }
            Ok(Event::Eof) => return Ok(()),
            // Entities of its own could grow without end; no program writes them.
            Ok(Event::DocType(_)) | Err(_) => return Err(Fault::Damaged),
            Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_)) => {}
        }
    }
}

struct Tab {
    name: String,
    hidden: bool,
    relation: String,
}

fn tabs(book: &str) -> Result<(Vec<Tab>, bool), Fault> {
    let (mut tabs, mut from_1904) = (Vec::new(), false);
    walk(book, |event| {
        if let Step::Open(tag) = event {
            match name(tag) {
                "sheet" => tabs.push(Tab {
                    name: attribute(tag, "name").unwrap_or_default(),
                    hidden: attribute(tag, "state").is_some_and(|state| state != "visible"),
                    relation: attribute(tag, "id").unwrap_or_default(),
                }),
                "workbookPr" => from_1904 = attribute(tag, "date1904").is_some_and(|value| value == "1" || value == "true"),
                _ => {}
            }
        }
        Ok(())
    })?;
    Ok((tabs, from_1904))
}

/// The texts that cells share. Readings of Japanese characters (`rPh`) are no part of them.
fn shared_strings(text: &str) -> Result<Vec<String>, Fault> {
    let mut strings: Vec<String> = Vec::new();
    let (mut inside, mut reading) = (false, false);
    walk(text, |event| {
        match event {
            Step::Open(tag) => match name(tag) {
                "si" => strings.push(String::new()),
                "rPh" => reading = true,
                "t" => inside = true,
                _ => {}
            },
            Step::Close("rPh") => reading = false,
            Step::Close("t") => inside = false,
            Step::Text(part) if inside && !reading => {
                if let Some(last) = strings.last_mut() {
                    last.push_str(part);
                }
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(strings)
}

/// What each cell format shows.
fn cell_formats(text: &str) -> Result<Vec<Shown>, Fault> {
    let mut codes: BTreeMap<u32, Shown> = BTreeMap::new();
    let (mut formats, mut in_cells) = (Vec::new(), false);
    walk(text, |event| {
        match event {
            Step::Open(tag) => match name(tag) {
                "numFmt" => {
                    let id = attribute(tag, "numFmtId").and_then(|id| id.parse().ok());
                    if let (Some(id), Some(code)) = (id, attribute(tag, "formatCode")) {
                        codes.insert(id, number::by_code(&code));
                    }
                }
                "cellXfs" => in_cells = true,
                "xf" if in_cells => {
                    let id = attribute(tag, "numFmtId").and_then(|id| id.parse().ok()).unwrap_or(0);
                    formats.push(codes.get(&id).copied().unwrap_or_else(|| number::built_in(id)));
                }
                _ => {}
            },
            Step::Close("cellXfs") => in_cells = false,
            _ => {}
        }
        Ok(())
    })?;
    Ok(formats)
}

/// What all sheets share.
struct Book {
    strings: Vec<String>,
    formats: Vec<Shown>,
    from_1904: bool,
}

#[derive(Default)]
struct CellState {
    at: (u32, u32),
    kind: String,
    style: usize,
    value: String,
    formula: String,
}

impl Book {
    fn fill(&self, sheet: &mut Sheet, text: &str, outside: &Relations, budget: &mut Budget) -> Result<(), Fault> {
        let (mut row, mut column) = (0u32, 0u32);
        let mut cell = CellState::default();
        let (mut in_value, mut in_formula, mut reading) = (false, false, false);
        walk(text, |event| {
            match event {
                Step::Open(tag) => match name(tag) {
                    "row" => {
                        // Rows without a number follow each other.
                        row = attribute(tag, "r").and_then(|r| r.parse::<u32>().ok()).map_or(row + 1, |r| r.min(MOST_ROWS));
                        column = 0;
                    }
                    "c" => {
                        let place = attribute(tag, "r").and_then(|place| place_of(&place));
                        let at = place.unwrap_or((row.saturating_sub(1), column));
                        column = at.1.saturating_add(1).min(MOST_ROWS);
                        let style = attribute(tag, "s").and_then(|s| s.parse().ok()).unwrap_or(0);
                        cell = CellState { at, kind: attribute(tag, "t").unwrap_or_default(), style, ..CellState::default() };
                    }
                    "v" | "t" => in_value = true,
                    "f" => in_formula = true,
                    "rPh" => reading = true,
                    "hyperlink" => {
                        let to = attribute(tag, "id").and_then(|id| outside.get(&id)).map(|(_, target)| target.as_str());
                        if let (Some(at), Some(to)) = (attribute(tag, "ref").and_then(|place| place_of(&place)), to) {
                            sheet.link(at.0, at.1, to);
                        }
                    }
                    // They stand behind all cells.
                    "mergeCell" => {
                        let range = attribute(tag, "ref").unwrap_or_default();
                        if let Some((from, to)) = range.split_once(':').and_then(|(from, to)| Some((place_of(from)?, place_of(to)?)))
                            && from.1 == to.1
                        {
                            sheet.fill_down(from, to.0.saturating_sub(from.0) + 1, budget)?;
                        }
                    }
                    _ => {}
                },
                Step::Text(part) if in_formula => cell.formula.push_str(part),
                Step::Text(part) if in_value && !reading => cell.value.push_str(part),
                Step::Text(_) => {}
                Step::Close(closed) => match closed {
                    "v" | "t" => in_value = false,
                    "f" => in_formula = false,
                    "rPh" => reading = false,
                    "c" => {
                        let done = std::mem::take(&mut cell);
                        if let Some(to) = linked(&done.formula) {
                            sheet.link(done.at.0, done.at.1, to);
                        }
                        sheet.put(done.at.0, done.at.1, &self.shown(&done), budget)?;
                    }
                    _ => {}
                },
            }
            Ok(())
        })
    }

    fn shown(&self, cell: &CellState) -> String {
        match cell.kind.as_str() {
            "s" => cell.value.trim().parse::<usize>().ok().and_then(|at| self.strings.get(at)).cloned().unwrap_or_default(),
            "b" => if cell.value.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned(),
            // A date by the standard's newer way: "2026-03-01T00:00:00".
            "d" => cell.value.trim().trim_end_matches("T00:00:00").replace('T', " "),
            "str" | "inlineStr" | "e" => cell.value.clone(),
            _ => match cell.value.trim().parse::<f64>() {
                Ok(value) if value.is_finite() => {
                    number::text(value, self.formats.get(cell.style).copied().unwrap_or(Shown::Number), self.from_1904)
                }
                _ => cell.value.clone(),
            },
        }
    }
}

/// Rows of the largest sheet.
const MOST_ROWS: u32 = 1_048_576;
/// Columns of the widest.
const MOST_COLUMNS: u32 = 16_384;

/// "B7" → row 6, column 1; of a range its first cell.
fn place_of(text: &str) -> Option<(u32, u32)> {
    let (mut column, mut row) = (0u32, 0u32);
    for c in text.chars().filter(|c| *c != '$') {
        match c {
            'A'..='Z' | 'a'..='z' if row == 0 => column = column.checked_mul(26)?.checked_add(u32::from(c.to_ascii_uppercase()) - 64)?,
            '0'..='9' => row = row.checked_mul(10)?.checked_add(c.to_digit(10)?)?,
            _ => break,
        }
    }
    let inside = (1..=MOST_ROWS).contains(&row) && (1..=MOST_COLUMNS).contains(&column);
    inside.then(|| (row - 1, column - 1))
}

/// The address in `HYPERLINK("https://…","…")`.
fn linked(formula: &str) -> Option<&str> {
    let rest = formula.trim_start_matches("_xlfn.").strip_prefix("HYPERLINK(\"")?;
    rest.split('"').next()
}
