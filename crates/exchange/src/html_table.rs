//! A table of a web page, as a browser copies it or a bank calls it ".xls" → rows. The table with the most filled cells is taken; a table inside a cell is
//! that cell's text.

use crate::html::{find_ignoring_case, to_text};
use crate::kind;
use crate::spreadsheet::{Budget, Fault, Sheet};

/// Whether a text is a page with a table, and none of the formats that look alike.
pub fn is_page(text: &str) -> bool {
    let start = text.trim_start_matches('\u{feff}').trim_start();
    start.starts_with('<') && kind::of_text(start).is_none() && find_ignoring_case(start, "<table").is_some()
}

/// The page's largest table as CSV in UTF-8; `None` where it has none.
///
/// # Errors
/// [`Fault::TooManyCells`].
pub fn to_csv(html: &str) -> Result<Option<String>, Fault> {
    let mut best: Option<Sheet> = None;
    for sheet in tables(html)? {
        if best.as_ref().is_none_or(|best| sheet.cells.len() > best.cells.len()) && !sheet.cells.is_empty() {
            best = Some(sheet);
        }
    }
    best.map(|sheet| sheet.to_csv()).transpose()
}

/// A tag: its name in small letters, whether it closes, its text between the brackets, where it begins and ends.
struct Tag<'a> {
    name: String,
    closes: bool,
    text: &'a str,
    start: usize,
    end: usize,
}

/// The next tag of a table or a link from that place on.
fn next_tag(html: &str, mut from: usize) -> Option<Tag<'_>> {
    loop {
        let start = from + html.get(from..)?.find('<')?;
        let rest = html.get(start + 1..)?;
        if rest.starts_with("!--") {
            from = start + 4 + rest.find("-->")?;
            continue;
        }
        let length = rest.find('>')?;
        let text = rest.get(..length)?;
        let closes = text.starts_with('/');
        let name: String = text.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        let name = name.to_ascii_lowercase();
        let end = start + 1 + length + 1;
        if matches!(name.as_str(), "script" | "style") && !closes {
            let close = format!("</{name}");
            from = end + find_ignoring_case(html.get(end..)?, &close)?;
            continue;
        }
        if matches!(name.as_str(), "table" | "tr" | "td" | "th" | "a") {
            return Some(Tag { name, closes, text, start, end });
        }
        from = end;
    }
}

#[derive(Default)]
struct Reader {
    done: Vec<Sheet>,
    sheet: Option<Sheet>,
    budget: Budget,
    row: u32,
    column: u32,
    /// Where the open cell's text begins, and how many rows and columns it takes.
    cell: Option<(usize, u32, u32)>,
    link: Option<String>,
    /// Tables inside a cell.
    inner: u32,
}

fn tables(html: &str) -> Result<Vec<Sheet>, Fault> {
    let mut reader = Reader::default();
    let mut at = 0;
    while let Some(tag) = next_tag(html, at) {
        at = tag.end;
        reader.take(html, &tag)?;
    }
    reader.close_cell(html, html.len())?;
    reader.done.extend(reader.sheet.take());
    Ok(reader.done)
}

impl Reader {
    fn take(&mut self, html: &str, tag: &Tag) -> Result<(), Fault> {
        match (tag.name.as_str(), tag.closes) {
            ("table", false) if self.cell.is_some() => self.inner += 1,
            ("table", true) if self.inner > 0 => self.inner -= 1,
            ("a", false) => self.link = attribute(tag.text, "href").map(|href| to_text(&href)).or(self.link.take()),
            _ if self.inner > 0 => {}
            ("table", false) => {
                self.done.extend(self.sheet.take());
                self.sheet = Some(Sheet::default());
                (self.row, self.column) = (0, 0);
            }
            ("table", true) => {
                self.close_cell(html, tag.start)?;
                self.done.extend(self.sheet.take());
            }
            ("tr", closes) => {
                self.close_cell(html, tag.start)?;
                if closes || self.column > 0 {
                    self.row += 1;
                    self.column = 0;
                }
            }
            ("td" | "th", closes) => {
                self.close_cell(html, tag.start)?;
                if !closes && self.sheet.is_some() {
                    let span = |name: &str| attribute(tag.text, name).and_then(|n| n.trim().parse().ok()).unwrap_or(1).clamp(1, 1000);
                    self.cell = Some((tag.end, span("rowspan"), span("colspan")));
                    self.link = None;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn close_cell(&mut self, html: &str, end: usize) -> Result<(), Fault> {
        let (Some((start, rows, columns)), Some(sheet)) = (self.cell.take(), self.sheet.as_mut()) else { return Ok(()) };
        // Cells that reach down from rows above have taken their places.
        while sheet.cells.contains_key(&(self.row, self.column)) {
            self.column += 1;
        }
        let text = to_text(html.get(start..end).unwrap_or_default());
        for row in self.row..self.row + rows {
            sheet.put(row, self.column, &text, &mut self.budget)?;
        }
        if let Some(link) = self.link.take() {
            sheet.link(self.row, self.column, &link);
        }
        self.column += columns;
        Ok(())
    }
}

/// An attribute's text, with or without quotation marks.
fn attribute(tag: &str, wanted: &str) -> Option<String> {
    let lower = tag.to_ascii_lowercase();
    let mut from = 0;
    loop {
        let at = from + lower.get(from..)?.find(wanted)?;
        let before = lower.get(..at)?.ends_with(|c: char| c.is_ascii_whitespace() || c == '"' || c == '\'');
        let rest = tag.get(at + wanted.len()..)?.trim_start();
        if let (true, Some(value)) = (before, rest.strip_prefix('=')) {
            let value = value.trim_start();
            return Some(match value.chars().next()? {
                quote @ ('"' | '\'') => value.get(1..)?.split(quote).next()?.to_owned(),
                _ => value.split(|c: char| c.is_ascii_whitespace()).next()?.to_owned(),
            });
        }
        from = at + wanted.len();
    }
}
