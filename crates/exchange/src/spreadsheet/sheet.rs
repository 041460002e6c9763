//! A sheet's filled cells, and the CSV they make for the readers of tables. Only filled cells are kept: a sheet of two cells in opposite corners has
//! seventeen thousand million places.

use domain::letter_case::SmallLetters;
use domain::sort_compact::IntoTree;
use std::collections::BTreeMap;

use super::fault::Fault;
use crate::limits::MAX_BYTES;

/// At most so many filled cells are read, all sheets together.
pub const MAX_CELLS: usize = 1_000_000;
/// At most so much text in them, in bytes: one text can be shared by every cell.
pub const MAX_TEXT: usize = 32 * 1024 * 1024;

/// Over at most so many rows a text that is merged counts for each of them; over more it is a title at the side.
const MERGED: u32 = 60;

/// What may still be read of a workbook.
#[derive(Debug)]
pub struct Budget {
    cells: usize,
    text: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Self { cells: MAX_CELLS, text: MAX_TEXT }
    }
}

/// A sheet of text cells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// As on its tab.
    pub name: String,
    /// Whether the program hides it.
    pub hidden: bool,
    /// By row and column, from zero; none is blank.
    pub cells: BTreeMap<(u32, u32), String>,
    /// Addresses of the web behind cells.
    pub links: BTreeMap<(u32, u32), String>,
}

impl Sheet {
    /// Puts a text into a cell; a blank one is left out.
    ///
    /// # Errors
    /// [`Fault::TooManyCells`] where the budget is used up.
    pub fn put(&mut self, row: u32, column: u32, text: &str, budget: &mut Budget) -> Result<(), Fault> {
        let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\0');
        if text.is_empty() {
            return Ok(());
        }
        budget.cells = budget.cells.checked_sub(1).ok_or(Fault::TooManyCells)?;
        budget.text = budget.text.checked_sub(text.len()).ok_or(Fault::TooManyCells)?;
        self.cells.insert((row, column), text.to_owned());
        Ok(())
    }

    /// A cell that is merged with those below it: its text counts for each of their rows that has something else.
    ///
    /// # Errors
    /// As [`Sheet::put`].
    pub fn fill_down(&mut self, (row, column): (u32, u32), rows: u32, budget: &mut Budget) -> Result<(), Fault> {
        let Some(text) = self.cells.get(&(row, column)).cloned() else { return Ok(()) };
        for below in row.saturating_add(1)..row.saturating_add(rows.min(MERGED)) {
            let filled = self.cells.range((below, 0)..(below.saturating_add(1), 0)).next().is_some();
            if filled && !self.cells.contains_key(&(below, column)) {
                self.put(below, column, &text, budget)?;
            }
        }
        Ok(())
    }

    /// Keeps the address behind a cell, where it is one of the web.
    pub fn link(&mut self, row: u32, column: u32, address: &str) {
        let web = address.starts_with("http://") || address.starts_with("https://");
        if web && self.links.len() < MAX_CELLS && address.len() < 4096 {
            self.links.insert((row, column), address.to_owned());
        }
    }

    /// How many rows and columns are filled.
    pub fn size(&self) -> (usize, usize) {
        let rows = self.cells.keys().map(|(row, _)| *row).into_set();
        let columns = self.cells.keys().map(|(_, column)| *column).into_set();
        (rows.len(), columns.len())
    }

    /// The table as CSV in UTF-8. Rows keep their numbers, columns without a filled cell are left out. An address behind a text is in a column of its own,
    /// or in the text's place where the column is one of links.
    ///
    /// # Errors
    /// [`Fault::NoCells`], or [`Fault::TooManyCells`] where it is larger than what is read of a table.
    pub fn to_csv(&self) -> Result<String, Fault> {
        let Some(last) = self.cells.keys().next_back().map(|(row, _)| *row) else { return Err(Fault::NoCells) };
        let linked = self.with_links();
        let columns = linked.keys().map(|(_, column)| *column).into_set();
        let columns: Vec<u32> = columns.into_iter().collect();
        let mut out = String::new();
        let mut cells = linked.iter().peekable();
        for row in 0..=last {
            if cells.peek().is_some_and(|((at, _), _)| *at == row) {
                for (place, column) in columns.iter().enumerate() {
                    if place > 0 {
                        out.push(',');
                    }
                    if let Some((_, text)) = cells.next_if(|(at, _)| **at == (row, *column)) {
                        push_cell(&mut out, text);
                    }
                }
            }
            out.push('\n');
            if out.len() as u64 > MAX_BYTES {
                return Err(Fault::TooManyCells);
            }
        }
        Ok(out)
    }

    /// What stands in the column, in the fullest of the rows above: titles are in rows of one cell.
    fn heading_above(&self, row: u32, column: u32) -> Option<(&(u32, u32), &String)> {
        let filled = |row: u32| self.cells.range((row, 0)..=(row, u32::MAX)).count();
        let above = self.cells.range(..(row, 0)).filter(|((_, at), _)| *at == column).take(20);
        above.collect::<Vec<_>>().into_iter().rev().max_by_key(|((row, _), _)| filled(*row))
    }

    /// The cells with their links written out.
    fn with_links(&self) -> BTreeMap<(u32, u32), String> {
        let mut cells = self.cells.clone();
        let mut next = cells.keys().map(|(_, column)| *column).max().unwrap_or_default() + 1;
        let columns = self.links.keys().map(|(_, column)| *column).into_set();
        for column in columns {
            let links: Vec<(u32, &String)> =
                self.links.iter().filter(|((_, at), _)| *at == column).map(|((row, _), to)| (*row, to)).collect();
            let first = links.first().map_or(0, |(row, _)| *row);
            let heading = self.heading_above(first, column);
            let mut texts = links.iter().filter_map(|(row, _)| self.cells.get(&(*row, column)));
            let first_text = texts.next();
            let same_text = texts.all(|text| Some(text) == first_text);
            let named = heading.is_some_and(|(_, text)| is_link_heading(text));
            let told = |row: u32, to: &str| self.cells.get(&(row, column)).is_some_and(|text| text.contains(to.trim_end_matches('/')));
            if links.iter().all(|(row, to)| told(*row, to)) {
                continue;
            }
            // "Open", "Link", "here" in every row say nothing beside the address.
            if named || (same_text && links.len() > 1) {
                for (row, to) in links {
                    cells.insert((row, column), to.clone());
                }
                continue;
            }
            if let Some(((row, _), _)) = heading {
                cells.insert((*row, next), "Job URL".to_owned());
            }
            for (row, to) in links {
                cells.insert((row, next), to.clone());
            }
            next += 1;
        }
        cells
    }
}

fn is_link_heading(text: &str) -> bool {
    let text = text.small_letters();
    ["link", "url", "website", "webseite", "enlace", "lien", "链接", "リンク"].iter().any(|word| text.contains(word))
}

fn push_cell(out: &mut String, text: &str) {
    if text.contains(['"', ',', '\n', '\r', ';', '\t', '|']) {
        out.push('"');
        out.push_str(&text.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(text);
    }
}
