//! Text → records. The `csv` crate reads them; what it does not do is notice a quotation mark that opens and never closes, and swallows
//! rows until the next one. Here such a row is taken out alone and reading goes on with the line after it.

use std::io::Cursor;

/// A record: the cells of one row, which can stand on several lines.
pub(super) struct Record {
    /// Its number in a spreadsheet: lines inside cells do not count, blank lines do.
    pub number: usize,
    /// Its cells.
    pub cells: Vec<String>,
    /// What is wrong with it, where something is; then it has no cells.
    pub fault: Option<&'static str>,
}

/// Reads records one after another.
pub(super) struct Splitter<'a> {
    text: &'a str,
    delimiter: u8,
    /// How many cells a row should have, where known.
    width: Option<usize>,
    reader: csv::Reader<Cursor<&'a [u8]>>,
    record: csv::StringRecord,
    /// Whether there is nothing left to read.
    spent: bool,
    /// Up to where `lines` has been counted.
    counted: usize,
    /// Line breaks up to there.
    lines: usize,
    /// Line breaks inside cells up to there.
    inner: usize,
}

const UNCLOSED: &str = "A quotation mark opens in this row and does not close.";

impl<'a> Splitter<'a> {
    /// Reads `text`; with `width` it can tell an unclosed quotation mark from a long text.
    pub fn new(text: &'a str, delimiter: u8, width: Option<usize>) -> Self {
        let record = csv::StringRecord::new();
        Self { text, delimiter, width, reader: reader(text, delimiter), record, spent: false, counted: 0, lines: 0, inner: 0 }
    }

    /// The row number of what begins at that place.
    fn number_at(&mut self, place: usize) -> usize {
        self.lines += self.text.get(self.counted..place).map_or(0, line_breaks);
        self.counted = place;
        self.lines + 1 - self.inner.min(self.lines)
    }

    /// Goes on reading at another place; where that fails there is nothing left to read.
    fn restart(&mut self, place: usize) {
        let mut position = csv::Position::new();
        position.set_byte(place as u64);
        self.spent = self.reader.seek(position).is_err();
    }

    /// Whether a record that was read with quotation marks in it swallowed lines that are none of its own.
    fn swallowed(&self, span: &str, cells: usize) -> bool {
        if !closes_well(span, self.delimiter) {
            return true;
        }
        let (Some(width), Some((_, next))) = (self.width, span.split_once('\n')) else { return false };
        let next = next.split_once('\n').map_or(next, |(line, _)| line);
        cells != width && closes_well(next, self.delimiter) && count_cells(next, self.delimiter) == width
    }
}

impl Iterator for Splitter<'_> {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        if self.spent {
            return None;
        }
        let before = self.reader.position().byte() as usize;
        match self.reader.read_record(&mut self.record) {
            Ok(true) => {}
            // The text is UTF-8 and rows may have any width, so nothing is left that `csv` could refuse.
            Ok(false) | Err(_) => return None,
        }
        let after = self.reader.position().byte() as usize;
        let whole = self.text.get(before..after)?;
        let span = whole.trim_start_matches(['\r', '\n']);
        let start = after - span.len();
        let span = span.trim_end_matches(['\r', '\n']);
        let number = self.number_at(start);
        let many = span.contains('\n');
        if span.contains('"') && (many || after >= self.text.len()) && self.swallowed(span, self.record.len()) {
            let next = span.find('\n').map_or(self.text.len(), |end| start + end + 1);
            self.restart(next);
            return Some(Record { number, cells: Vec::new(), fault: Some(UNCLOSED) });
        }
        if many {
            self.inner += line_breaks(span);
        }
        Some(Record { number, cells: self.record.iter().map(|cell| bare(cell).to_owned()).collect(), fault: None })
    }
}

/// A cell without the marks that keep a spreadsheet from changing it: `="00123"`, `'02/03/2026`; and without those of one that is quoted behind a blank.
fn bare(cell: &str) -> &str {
    let inside = cell.strip_prefix(' ').and_then(|cell| cell.trim().strip_prefix('"')?.strip_suffix('"'));
    if let Some(inside) = inside.filter(|inside| !inside.contains('"')) {
        return inside;
    }
    // A link that was kept as its formula: `=HYPERLINK("https://…","Acme")`.
    let named = cell.strip_prefix("=HYPERLINK(").and_then(|rest| rest.strip_suffix("\")")?.rsplit_once('"'));
    if let Some((_, name)) = named {
        return name;
    }
    let digits = |rest: &&str| rest.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-'));
    let quoted = cell.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')).filter(|rest| !rest.contains('"'));
    quoted.or_else(|| cell.strip_prefix('\'').filter(digits)).unwrap_or(cell)
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<Cursor<&[u8]>> {
    csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(Cursor::new(text.as_bytes()))
}

fn line_breaks(text: &str) -> usize {
    text.bytes().filter(|b| *b == b'\n').count()
}

/// Whether every quotation mark that opens a cell closes it: at the end, or before a delimiter or a line break.
fn closes_well(span: &str, delimiter: u8) -> bool {
    let mut bytes = span.bytes().peekable();
    let mut cell_start = true;
    while let Some(byte) = bytes.next() {
        if byte == b'"' && cell_start {
            loop {
                match bytes.next() {
                    None => return false,
                    Some(b'"') if bytes.peek() == Some(&b'"') => {
                        bytes.next();
                    }
                    Some(b'"') => break,
                    Some(_) => {}
                }
            }
            // Some programs write blanks behind it.
            while bytes.peek().is_some_and(|next| *next != delimiter && matches!(*next, b' ' | b'\t')) {
                bytes.next();
            }
            if bytes.peek().is_some_and(|next| *next != delimiter && *next != b'\n' && *next != b'\r') {
                return false;
            }
            cell_start = false;
        } else {
            cell_start = byte == delimiter || byte == b'\n';
        }
    }
    true
}

/// How many cells a line has.
fn count_cells(line: &str, delimiter: u8) -> usize {
    let mut quoted = false;
    1 + line
        .bytes()
        .filter(|byte| {
            quoted ^= *byte == b'"';
            *byte == delimiter && !quoted
        })
        .count()
}
