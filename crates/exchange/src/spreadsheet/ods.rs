//! `OpenDocument` spreadsheets (.ods): one part with all sheets. Empty cells and rows are repeated by a number, which is only counted; filled ones that are
//! repeated are filled cells like others, and the budget ends them.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::fault::Fault;
use super::number;
use super::sheet::{Budget, Sheet};
use super::xml::{attribute, entity, local, name};
use super::zip::Archive;

/// Reads the sheets of a document.
///
/// # Errors
/// As [`Fault`] says.
#[allow(clippy::match_same_arms)] // text and CDATA are different types that do the same
pub fn read(archive: &Archive) -> Result<Vec<Sheet>, Fault> {
    if archive.text("META-INF/manifest.xml")?.is_some_and(|manifest| manifest.contains("encryption-data")) {
        return Err(Fault::Encrypted);
    }
    let content = archive.text("content.xml")?.ok_or(Fault::Damaged)?;
    let mut xml = Reader::from_str(content.trim_start_matches('\u{feff}'));
    let mut document = Document::default();
    loop {
        match xml.read_event() {
            Ok(Event::Start(tag)) => document.open(&tag),
            Ok(Event::Empty(tag)) => {
                document.open(&tag);
                document.close(name(&tag))?;
            }
            Ok(Event::End(tag)) => document.close(local(tag.name().into_inner()))?,
            Ok(Event::Text(part)) => document.text(&part),
            Ok(Event::CData(part)) => document.text(&part),
            Ok(Event::GeneralRef(part)) => {
                if let Some(c) = entity(&part) {
                    document.text(c.encode_utf8(&mut [0; 4]));
                }
            }
            Ok(Event::Eof) => return Ok(document.sheets),
            Ok(Event::DocType(_)) | Err(_) => return Err(Fault::Damaged),
            Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_)) => {}
        }
    }
}

/// The furthest row or column any program has.
const FURTHEST: u32 = 1 << 24;

#[derive(Default)]
struct Document {
    sheets: Vec<Sheet>,
    budget: Budget,
    row: u32,
    column: u32,
    /// How often the row is repeated.
    repeated: u32,
    /// The filled cells of the row.
    cells: Vec<(u32, String, Option<String>)>,
    cell: Option<CellState>,
    /// Cells of the sheet that are merged with those below them, and over how many rows.
    merged: Vec<((u32, u32), u32)>,
    /// Inside a paragraph.
    in_text: bool,
    /// Inside what is no cell: notes, shapes, tracked changes.
    aside: u32,
}

#[derive(Default)]
struct CellState {
    repeated: u32,
    /// How many rows it is merged over.
    rows: u32,
    /// The value, where it says more than the text.
    value: Option<String>,
    text: String,
    link: Option<String>,
}

fn number(tag: &BytesStart, wanted: &str) -> u32 {
    attribute(tag, wanted).and_then(|text| text.parse::<u32>().ok()).unwrap_or(1).clamp(1, FURTHEST)
}

impl Document {
    fn open(&mut self, tag: &BytesStart) {
        let name = name(tag);
        if self.aside > 0 || matches!(name, "annotation" | "shapes" | "tracked-changes") {
            self.aside += 1;
            return;
        }
        match name {
            "table" => {
                self.sheets.push(Sheet { name: attribute(tag, "name").unwrap_or_default(), ..Sheet::default() });
                self.row = 0;
            }
            "table-row" => {
                self.column = 0;
                self.repeated = number(tag, "number-rows-repeated");
            }
            "table-cell" | "covered-table-cell" => {
                let repeated = number(tag, "number-columns-repeated");
                let rows = if number(tag, "number-columns-spanned") == 1 { number(tag, "number-rows-spanned") } else { 1 };
                self.cell = Some(CellState { repeated, rows, value: value(tag), ..CellState::default() });
            }
            _ => {
                let Some(cell) = &mut self.cell else { return };
                match name {
                    "p" => {
                        self.in_text = true;
                        if !cell.text.is_empty() {
                            cell.text.push('\n');
                        }
                    }
                    "a" => cell.link = attribute(tag, "href").or(cell.link.take()),
                    "s" => cell.text.extend(std::iter::repeat_n(' ', number(tag, "c").min(100) as usize)),
                    "tab" => cell.text.push(' '),
                    "line-break" => cell.text.push('\n'),
                    _ => {}
                }
            }
        }
    }

    fn text(&mut self, part: &str) {
        if self.aside == 0
            && self.in_text
            && let Some(cell) = &mut self.cell
        {
            cell.text.push_str(part);
        }
    }

    fn close(&mut self, name: &str) -> Result<(), Fault> {
        if self.aside > 0 {
            self.aside -= 1;
            return Ok(());
        }
        match name {
            "p" => self.in_text = false,
            "table-cell" | "covered-table-cell" => {
                let Some(cell) = self.cell.take() else { return Ok(()) };
                self.in_text = false;
                let text = cell.value.unwrap_or(cell.text);
                if cell.rows > 1 {
                    self.merged.push(((self.row, self.column), cell.rows));
                }
                if !text.trim().is_empty() {
                    for column in self.column..self.column.saturating_add(cell.repeated) {
                        if self.cells.len() >= super::sheet::MAX_CELLS {
                            return Err(Fault::TooManyCells);
                        }
                        // A text repeated so often is no table; the budget of texts is counted when the row ends.
                        self.cells.push((column, text.clone(), cell.link.clone()));
                        if self.cells.len().saturating_mul(text.len()) > super::sheet::MAX_TEXT {
                            return Err(Fault::TooManyCells);
                        }
                    }
                }
                self.column = self.column.saturating_add(cell.repeated).min(FURTHEST);
            }
            "table-row" => {
                let cells = std::mem::take(&mut self.cells);
                if let Some(sheet) = self.sheets.last_mut()
                    && !cells.is_empty()
                {
                    for row in self.row..self.row.saturating_add(self.repeated) {
                        for (column, text, link) in &cells {
                            sheet.put(row, *column, text, &mut self.budget)?;
                            if let Some(link) = link {
                                sheet.link(row, *column, link);
                            }
                        }
                    }
                }
                self.row = self.row.saturating_add(self.repeated).min(FURTHEST);
            }
            "table" => {
                for (from, rows) in std::mem::take(&mut self.merged) {
                    if let Some(sheet) = self.sheets.last_mut() {
                        sheet.fill_down(from, rows, &mut self.budget)?;
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }
}

/// What a cell means, where that is another thing than what it shows.
fn value(tag: &BytesStart) -> Option<String> {
    let kind = attribute(tag, "value-type")?;
    match kind.as_str() {
        "float" | "currency" | "percentage" => {
            attribute(tag, "value")?.parse::<f64>().ok().filter(|value| value.is_finite()).map(number::plain)
        }
        "date" => {
            let date = attribute(tag, "date-value")?;
            let (day, time) = date.split_once('T').unwrap_or((&date, ""));
            let time = time.split('.').next().unwrap_or("");
            Some(if matches!(time, "" | "00:00:00") {
                day.to_owned()
            } else {
                format!("{day} {}", if time.len() == 8 { time.strip_suffix(":00").unwrap_or(time) } else { time })
            })
        }
        "boolean" => Some(attribute(tag, "boolean-value")?.to_ascii_uppercase()),
        "string" => attribute(tag, "string-value"),
        _ => None,
    }
}
