//! Bytes → rows of cells. `decode` makes text of them, this finds the delimiter and the heading row and reads row by row, so that one bad row is
//! reported with its number and takes none of the next ones with it. What the cells mean is not known here, but for whether they are known headings.

mod bars;
mod data;
mod decode;
mod encoding;
mod languages;
mod legacy;
mod ragged;
mod split;
mod surplus;

pub use data::{BadRow, Row, Table};
pub use decode::{Text, Unicode, decode, to_unicode};
use std::borrow::Cow;

use domain::letter_case::SmallLetters;
pub use encoding::{Encoding, NoTables, TextDecoding, windows_1252};
pub use legacy::Reading;
use split::{Record, Splitter};

use super::applications::{is_heading_of_names, known_headings};
use super::limits::{MAX_COLUMNS, MAX_ROWS, Refusal};

/// Reads a table.
///
/// # Errors
/// Where the file is no text, or larger than the limits.
pub fn read(bytes: &[u8]) -> Result<Table, Refusal> {
    let Text { text, encoding } = decode(bytes)?;
    read_text(&text, encoding)
}

/// Reads a table from text already decoded.
///
/// # Errors
/// As [`read`].
pub fn read_text(text: &str, encoding: Encoding) -> Result<Table, Refusal> {
    let (stated, text) = stated_delimiter(text);
    let delimiter = stated.unwrap_or_else(|| sniff(text));
    // Markdown's way to write a bar in a cell.
    let escaped = delimiter == b'|' && text.contains("\\|");
    let text = if escaped { Cow::Owned(text.replace("\\|", &bars::ESCAPED.to_string())) } else { Cow::Borrowed(text) };
    let text = text.as_ref();
    let head: Vec<Record> = Splitter::new(text, delimiter, None).take(HEAD).collect();
    let place = heading(&head);
    let Some(top) = head.get(place) else { return Err(Refusal::Empty) };
    if top.cells.len() > MAX_COLUMNS {
        return Err(Refusal::TooManyColumns(top.cells.len()));
    }
    let headed = !top.cells.iter().any(|cell| looks_like_data(cell)) && !is_like_the_next(&head, place);
    let named = top.cells.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last + 1);
    let width = top.cells.len();
    // Some programs end every row with a delimiter; a single longer row has a delimiter too many inside.
    let usual = commonest(&head.iter().skip(place + 1).map(|record| record.cells.len()).collect::<Vec<_>>()).0.max(width);
    let preamble = head.iter().take(place).map(|record| record.cells.join(" ").trim().to_owned()).collect();
    let mut headers = if headed { top.cells.clone() } else { vec![String::new(); width] };
    if let Some(above) = place.checked_sub(1).and_then(|above| head.get(above)) {
        tell_apart(&mut headers, &above.cells);
    }
    let mut table = Table {
        encoding,
        delimiter: char::from(delimiter),
        headers,
        headed,
        preamble,
        rows: Vec::new(),
        bad: Vec::new(),
        skipped: Vec::new(),
    };
    let stated_lines = usize::from(stated.is_some());
    let (mut long, mut short): (Vec<Row>, Vec<Row>) = Default::default();
    // A second list beneath the first may have fewer columns.
    let mut narrow = named;
    for record in head.iter().take(place).filter(|record| !is_blank(&record.cells)) {
        table.skipped.push(BadRow { number: record.number + stated_lines, reason: ABOVE.to_owned() });
    }
    for record in Splitter::new(text, delimiter, Some(named)).skip(place + usize::from(headed)) {
        let number = record.number + stated_lines;
        if table.rows.len() + table.bad.len() + long.len() + short.len() >= MAX_ROWS {
            return Err(Refusal::TooManyRows);
        }
        if let Some(reason) = record.fault {
            table.bad.push(BadRow { number, reason: reason.to_owned() });
            continue;
        }
        let mut cells = record.cells;
        if is_blank(&cells) {
            continue;
        }
        if let Some(reason) = no_record(&cells, &table) {
            if reason == HEADING_AGAIN {
                take_title(&mut table, number);
            }
            table.skipped.push(BadRow { number, reason: reason.to_owned() });
            continue;
        }
        let filled = cells.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last + 1);
        if table.headed && filled + 1 >= cells.len() && known_headings(&cells) > 1 {
            narrow = narrow.min(filled);
        }
        if cells.len() < narrow {
            short.push(Row { number, cells });
        } else if filled > width || cells.len() > usual {
            long.push(Row { number, cells });
        } else {
            cells.resize(width, String::new());
            table.rows.push(Row { number, cells });
        }
    }
    let short = ragged::put_back(&mut table, short);
    table.bad.extend(short.into_iter().map(|row| {
        let reason = format!("It has {} of {named} cells, so it is not sure which is which.", row.cells.len());
        BadRow { number: row.number, reason }
    }));
    let long = surplus::put_back(&mut table, long);
    table.bad.extend(long.into_iter().map(|row| {
        let count = row.cells.len();
        let reason =
            format!("It has {count} cells where the heading has {width}; perhaps a text with a comma stands without quotation marks.");
        BadRow { number: row.number, reason }
    }));
    if delimiter == b'|' {
        bars::tidy(&mut table);
    }
    Ok(table)
}

/// Headings that come twice, told apart by the line above them that groups the columns: "Interview" over "Date".
fn tell_apart(headers: &mut [String], above: &[String]) {
    if above.len() > headers.len() || above.iter().filter(|cell| !cell.trim().is_empty()).count() < 2 {
        return;
    }
    let same = |one: &str, other: &str| !one.trim().is_empty() && one.trim().small_letters() == other.trim().small_letters();
    let written = headers.to_vec();
    // Two lists side by side have each its own.
    let twice = |place: usize| {
        let name = &written[place];
        is_heading_of_names(name) && written.iter().take(place).any(|other| same(other, name))
    };
    if (0..written.len()).any(twice) {
        return;
    }
    let mut group = "";
    for (place, header) in headers.iter_mut().enumerate() {
        group = above.get(place).map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).unwrap_or(group);
        if !group.is_empty() && written.iter().filter(|other| same(other, header)).count() > 1 {
            *header = format!("{group} {}", header.trim());
        }
    }
}

fn is_blank(cells: &[String]) -> bool {
    cells.iter().all(|cell| cell.trim().is_empty())
}

/// Why a row holds no record, where it is there only for the eye or by accident.
fn no_record(cells: &[String], table: &Table) -> Option<&'static str> {
    const MARKS: [&str; 4] = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];
    let text = || cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    let first = text().next()?;
    let rest_blank = text().nth(1).is_none();
    if rest_blank && MARKS.iter().any(|mark| first.strip_prefix(mark).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))) {
        return Some("It is a mark that a merge of two versions left behind.");
    }
    let line = |cell: &str| {
        (cell.chars().count() > 2 || table.delimiter == '|')
            && cell.chars().all(|c| matches!(c, '-' | '=' | '_' | '*' | '~' | '#' | '—' | '–' | '─' | '.' | '+' | ':' | '|'))
    };
    if text().all(line) {
        return Some("It is a line between rows.");
    }
    let same = |(cell, header): (&String, &String)| header.trim().small_letters().ends_with(&cell.trim().small_letters());
    let again = table.headed && !rest_blank && cells.len() <= table.headers.len() && cells.iter().zip(&table.headers).all(same);
    again.then_some(HEADING_AGAIN)
}

/// Why a heading in the middle of a table is no record.
pub(crate) const HEADING_AGAIN: &str = "It is the heading once more.";

/// A single filled cell right above a heading that comes again is a title of what follows.
fn take_title(table: &mut Table, heading: usize) {
    let filled = |row: &Row| row.cells.iter().filter(|cell| !cell.trim().is_empty()).count();
    let title = table.rows.pop_if(|row| row.cells.len() > 2 && heading - row.number <= 2 && filled(row) == 1);
    if let Some(title) = title {
        table.skipped.push(BadRow { number: title.number, reason: ABOVE.to_owned() });
    }
}

/// Why a title is no record.
pub const ABOVE: &str = "It is a line above the table.";

/// The first rows under a delimiter, as they are written.
pub fn head_rows(text: &str, delimiter: char) -> Vec<Row> {
    let Ok(delimiter) = u8::try_from(delimiter) else { return Vec::new() };
    let rows = Splitter::new(stated_delimiter(text).1, delimiter, None).take(HEAD);
    rows.map(|record| Row { number: record.number, cells: record.cells }).collect()
}

/// A text's rows as they are written, before anything is decided about headings: what divides the cells (found where `None` is given), every row,
/// and those that cannot be taken apart.
///
/// # Errors
/// Where there are more rows or columns than are read.
pub fn raw_rows(text: &str, delimiter: Option<char>) -> Result<(char, Vec<Row>, Vec<BadRow>), Refusal> {
    let (stated, text) = stated_delimiter(text);
    let known = delimiter.and_then(|delimiter| u8::try_from(delimiter).ok());
    let delimiter = stated.or(known).unwrap_or_else(|| sniff(text));
    // Lines above a table have one cell, and may be more than a quiet month's rows.
    let widths = Splitter::new(text, delimiter, None).take(HEAD).map(|record| record.cells.len());
    let widths: Vec<usize> = widths.filter(|width| *width > 1).collect();
    let (mut rows, mut bad) = (Vec::new(), Vec::new());
    for record in Splitter::new(text, delimiter, Some(commonest(&widths).0.max(1))) {
        let number = record.number + usize::from(stated.is_some());
        if rows.len() + bad.len() >= MAX_ROWS {
            return Err(Refusal::TooManyRows);
        }
        if record.cells.len() > MAX_COLUMNS {
            return Err(Refusal::TooManyColumns(record.cells.len()));
        }
        match record.fault {
            Some(reason) => bad.push(BadRow { number, reason: reason.to_owned() }),
            None => rows.push(Row { number, cells: record.cells }),
        }
    }
    Ok((char::from(delimiter), rows, bad))
}

/// How many rows are looked at to find delimiter and heading.
const HEAD: usize = 30;

/// Excel's first line `sep=;`.
fn stated_delimiter(text: &str) -> (Option<u8>, &str) {
    let stated = text.strip_prefix("sep=").and_then(|rest| {
        let delimiter = *rest.as_bytes().first().filter(|b| DELIMITERS.contains(b))?;
        let rest = rest.get(1..)?;
        rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix('\n')).map(|rest| (Some(delimiter), rest))
    });
    stated.unwrap_or((None, text))
}

/// What can divide cells.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// The delimiter under which the first rows agree best on their number of cells.
fn sniff(text: &str) -> u8 {
    let score = |delimiter: u8| {
        let widths: Vec<usize> = Splitter::new(text, delimiter, None).take(HEAD).map(|record| record.cells.len()).collect();
        let (width, rows) = commonest(&widths);
        if width < 2 { (0, 0) } else { (rows * 100 / widths.len().max(1), width) }
    };
    // On a tie the first in the list; `max_by_key` takes the last.
    DELIMITERS.into_iter().rev().max_by_key(|delimiter| score(*delimiter)).filter(|d| score(*d).1 > 0).unwrap_or(b',')
}

/// The commonest number and how often it stands there; the larger one on a tie.
pub(crate) fn commonest(numbers: &[usize]) -> (usize, usize) {
    let mut counts = vec![0; numbers.iter().max().map_or(0, |most| most + 1)];
    for number in numbers {
        counts[*number] += 1;
    }
    counts.into_iter().enumerate().max_by_key(|(number, count)| (*count, *number)).unwrap_or_default()
}

/// Where the heading stands: the first row with at least half as many filled cells as most rows have cells. A row of known headings tells it more
/// surely: above it there can be a line as wide, with the person's name, a legend, or what groups the columns.
fn heading(head: &[Record]) -> usize {
    // What nobody fills in at the end of a row makes no table wider.
    let used = |record: &Record| record.cells.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last + 1);
    let widths: Vec<usize> = head.iter().map(used).filter(|width| *width > 0).collect();
    let (width, _) = commonest(&widths);
    let filled = |record: &Record| record.cells.iter().filter(|cell| !cell.trim().is_empty()).count();
    let wanted = (width / 2).max(if width > 1 { 2 } else { 1 });
    let first = head.iter().position(|record| filled(record) >= wanted).unwrap_or(0);
    let known = |record: &Record| known_headings(&record.cells);
    let surer = |record: &Record| known(record) > 2 || known(record) > 0 && known(record) == filled(record);
    if head.get(first).is_none_or(|record| known(record) > 0) {
        return first;
    }
    head.iter().skip(first).position(surer).map_or(first, |at| first + at)
}

/// Whether a row without any known heading has a day where the next one has one too, also without its year or behind a word: "Oct 3" over "Oct 9",
/// "applied (4 Sep 2026)" over "applied (10 Sep 2026)".
fn is_like_the_next(head: &[Record], place: usize) -> bool {
    let (Some(top), Some(next)) = (head.get(place), head.get(place + 1)) else { return false };
    let day = |cell: &str| {
        let cell = cell.trim();
        let inside = |cell: &str| {
            cell.strip_suffix(')').and_then(|cell| cell.rsplit_once('(')).is_some_and(|(_, inside)| super::dates::is_date(inside))
        };
        super::dates::is_day(cell) || inside(cell)
    };
    top.cells.iter().zip(&next.cells).any(|(cell, below)| day(cell) && day(below)) && known_headings(&top.cells) == 0
}

/// Headings are words: a date or an address in the first row says that there are none.
fn looks_like_data(cell: &str) -> bool {
    let cell = cell.trim();
    super::dates::is_date(cell) || cell.starts_with("http://") || cell.starts_with("https://")
}
