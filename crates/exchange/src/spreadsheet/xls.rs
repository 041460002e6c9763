//! Excel's workbooks of 1993 to 2003 (.xls, MS-XLS): records in the stream "Workbook" (BIFF8) or "Book" (BIFF5). Texts of BIFF8 are Unicode; those of
//! BIFF5 are taken as windows-1252.

use std::collections::BTreeMap;

use super::fault::Fault;
use super::number::{self, Shown};
use super::ole::Compound;
use super::sheet::{Budget, Sheet};
use crate::table::windows_1252;

/// Reads the sheets of a workbook.
///
/// # Errors
/// As [`Fault`] says.
pub fn read(bytes: &[u8]) -> Result<Vec<Sheet>, Fault> {
    let file = Compound::open(bytes)?;
    if file.has("EncryptedPackage") {
        return Err(Fault::Encrypted);
    }
    let stream = file.stream("Workbook").or_else(|| file.stream("Book")).ok_or(Fault::NoSpreadsheet)?;
    let book = globals(&stream)?;
    let mut budget = Budget::default();
    let mut sheets = Vec::new();
    for tab in &book.tabs {
        let mut sheet = Sheet { name: tab.name.clone(), hidden: tab.hidden, ..Sheet::default() };
        book.fill(&mut sheet, stream.get(tab.start..).ok_or(Fault::Damaged)?, &mut budget)?;
        sheets.push(sheet);
    }
    Ok(sheets)
}

struct Tab {
    name: String,
    hidden: bool,
    start: usize,
}

/// What all sheets share.
#[derive(Default)]
struct Book {
    tabs: Vec<Tab>,
    strings: Vec<String>,
    /// What each cell format shows.
    formats: Vec<Shown>,
    from_1904: bool,
    /// BIFF8: texts are Unicode.
    unicode: bool,
}

/// A record: what it is, and its bytes.
struct Records<'a> {
    rest: &'a [u8],
}

impl<'a> Iterator for Records<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let (id, length) = (u16_at(self.rest, 0)?, usize::from(u16_at(self.rest, 2)?));
        let data = self.rest.get(4..4 + length)?;
        self.rest = self.rest.get(4 + length..)?;
        Some((id, data))
    }
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at.checked_add(2)?)?.try_into().ok().map(u16::from_le_bytes)
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_le_bytes)
}

fn f64_at(bytes: &[u8], at: usize) -> Option<f64> {
    bytes.get(at..at.checked_add(8)?)?.try_into().ok().map(f64::from_le_bytes)
}

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000a;
const CONTINUE: u16 = 0x003c;

/// The first part of the stream, up to its end mark.
fn globals(stream: &[u8]) -> Result<Book, Fault> {
    let mut book = Book::default();
    let mut codes: BTreeMap<u16, Shown> = BTreeMap::new();
    let mut ids: Vec<u16> = Vec::new();
    let mut texts: Vec<&[u8]> = Vec::new();
    let (mut begun, mut in_texts) = (false, false);
    for (id, data) in (Records { rest: stream }) {
        if id == BOF {
            begun = true;
            book.unicode = u16_at(data, 0) == Some(0x0600);
        }
        in_texts = id == 0x00fc || (in_texts && id == CONTINUE);
        if in_texts {
            texts.push(data);
        }
        match id {
            EOF => break,
            // FILEPASS
            0x002f => return Err(Fault::Encrypted),
            // DATEMODE
            0x0022 => book.from_1904 = u16_at(data, 0) == Some(1),
            // BOUNDSHEET; other kinds than worksheets are charts and macros.
            0x0085 if data.get(5) == Some(&0) => {
                let start = u32_at(data, 0).ok_or(Fault::Damaged)? as usize;
                let name = short_text(data.get(6..).unwrap_or_default(), book.unicode);
                book.tabs.push(Tab { name, hidden: data.get(4).is_some_and(|state| state & 3 != 0), start });
            }
            // FORMAT
            0x041e => {
                let code = if book.unicode {
                    long_text(data.get(2..).unwrap_or_default(), true)
                } else {
                    short_text(data.get(2..).unwrap_or_default(), false)
                };
                codes.insert(u16_at(data, 0).unwrap_or_default(), number::by_code(&code));
            }
            // XF
            0x00e0 => ids.push(u16_at(data, 2).unwrap_or_default()),
            _ => {}
        }
    }
    if !begun || book.tabs.is_empty() {
        return Err(if begun { Fault::NoCells } else { Fault::Damaged });
    }
    book.formats = ids.iter().map(|id| codes.get(id).copied().unwrap_or_else(|| number::built_in(u32::from(*id)))).collect();
    book.strings = shared_strings(&texts).unwrap_or_default();
    Ok(book)
}

/// Characters of one byte or two.
fn characters(bytes: &[u8], wide: bool) -> String {
    if wide {
        let units: Vec<u16> = bytes.as_chunks::<2>().0.iter().map(|two| u16::from_le_bytes(*two)).collect();
        String::from_utf16_lossy(&units)
    } else {
        bytes.iter().map(|byte| char::from(*byte)).collect()
    }
}

/// A text behind its length of one byte.
fn short_text(data: &[u8], unicode: bool) -> String {
    let Some((length, rest)) = data.split_first() else { return String::new() };
    text_of(rest, usize::from(*length), unicode)
}

/// A text behind its length of two bytes.
fn long_text(data: &[u8], unicode: bool) -> String {
    let Some(length) = u16_at(data, 0) else { return String::new() };
    text_of(data.get(2..).unwrap_or_default(), usize::from(length), unicode)
}

fn text_of(rest: &[u8], length: usize, unicode: bool) -> String {
    if !unicode {
        return windows_1252(rest.get(..length.min(rest.len())).unwrap_or_default());
    }
    let Some((flags, rest)) = rest.split_first() else { return String::new() };
    let wide = flags & 1 == 1;
    // Formatting and phonetics, counted in front, are kept behind the characters.
    let skip = if flags & 8 == 8 { 2 } else { 0 } + if flags & 4 == 4 { 4 } else { 0 };
    let rest = rest.get(skip..).unwrap_or_default();
    characters(rest.get(..(length * (1 + usize::from(wide))).min(rest.len())).unwrap_or_default(), wide)
}

/// The table of shared texts. It runs over several records; where a text is cut, the next record begins with a byte that says how wide its characters are
/// from there on.
struct Texts<'a> {
    records: std::slice::Iter<'a, &'a [u8]>,
    rest: &'a [u8],
}

impl<'a> Texts<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        if self.rest.is_empty() {
            self.rest = self.records.next()?;
        }
        let (found, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(found)
    }

    /// Bytes of no interest, over any number of records.
    fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            if self.rest.is_empty() {
                self.rest = self.records.next()?;
            }
            let now = count.min(self.rest.len());
            self.rest = self.rest.get(now..)?;
            count -= now;
        }
        Some(())
    }

    fn text(&mut self) -> Option<String> {
        let mut length = usize::from(u16_at(self.take(2)?, 0)?);
        let flags = *self.take(1)?.first()?;
        let runs = if flags & 8 == 8 { usize::from(u16_at(self.take(2)?, 0)?) } else { 0 };
        let phonetic = if flags & 4 == 4 { u32_at(self.take(4)?, 0)? as usize } else { 0 };
        let mut wide = flags & 1 == 1;
        let mut out = String::new();
        while length > 0 {
            if self.rest.is_empty() {
                self.rest = self.records.next()?;
                let (flags, rest) = self.rest.split_first()?;
                wide = flags & 1 == 1;
                self.rest = rest;
            }
            let width = 1 + usize::from(wide);
            let now = length.min(self.rest.len() / width);
            if now == 0 {
                return None;
            }
            out.push_str(&characters(self.take(now * width)?, wide));
            length -= now;
        }
        self.skip(runs.checked_mul(4)?.checked_add(phonetic)?)?;
        Some(out)
    }
}

fn shared_strings(records: &[&[u8]]) -> Option<Vec<String>> {
    let first = records.first()?;
    let mut texts = Texts { records: records.get(1..)?.iter(), rest: first.get(8..)? };
    let count = u32_at(first, 4)?;
    let mut strings = Vec::new();
    for _ in 0..count {
        let Some(text) = texts.text() else { break };
        strings.push(text);
    }
    Some(strings)
}

impl Book {
    fn fill(&self, sheet: &mut Sheet, records: &[u8], budget: &mut Budget) -> Result<(), Fault> {
        // A formula's text result comes in the record behind it.
        let mut pending = None;
        let mut depth = 0;
        for (id, data) in (Records { rest: records }) {
            match id {
                // Charts in a sheet have a beginning and an end of their own.
                BOF => depth += 1,
                EOF => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                break;
            }
            if depth > 1 {
                continue;
            }
            let place = || Some((u32::from(u16_at(data, 0)?), u32::from(u16_at(data, 2)?)));
            let format = |at: usize| u16_at(data, at).and_then(|xf| self.formats.get(usize::from(xf))).copied().unwrap_or(Shown::Number);
            let text = match id {
                // LABELSST
                0x00fd => u32_at(data, 6).and_then(|at| self.strings.get(at as usize)).cloned(),
                // LABEL, RSTRING
                0x0204 | 0x00d6 => Some(long_text(data.get(6..).unwrap_or_default(), self.unicode)),
                // NUMBER
                0x0203 => f64_at(data, 6).map(|value| self.number(value, format(4))),
                // RK
                0x027e => u32_at(data, 6).map(|value| self.number(rk(value), format(4))),
                // BOOLERR
                0x0205 => Some(of_flag(data.get(6).copied().unwrap_or(0), data.get(7) == Some(&1))),
                // FORMULA
                0x0006 => match data.get(6..14) {
                    Some([0, .., 0xff, 0xff]) => {
                        pending = place();
                        None
                    }
                    Some([1, _, value, .., 0xff, 0xff]) => Some(of_flag(*value, false)),
                    Some([2, _, value, .., 0xff, 0xff]) => Some(of_flag(*value, true)),
                    Some([_, .., 0xff, 0xff]) => None,
                    _ => f64_at(data, 6).map(|value| self.number(value, format(4))),
                },
                _ => None,
            };
            if let (Some(text), Some((row, column))) = (text, place()) {
                sheet.put(row, column, &text, budget)?;
            }
            match id {
                // STRING
                0x0207 => {
                    if let Some((row, column)) = pending.take() {
                        sheet.put(row, column, &long_text(data, self.unicode), budget)?;
                    }
                }
                // MULRK: several numbers side by side
                0x00bd => {
                    if let Some((row, first)) = place() {
                        for (n, six) in data.get(4..data.len().saturating_sub(2)).unwrap_or_default().chunks_exact(6).enumerate() {
                            let format = u16_at(six, 0).and_then(|xf| self.formats.get(usize::from(xf))).copied().unwrap_or(Shown::Number);
                            let text = self.number(rk(u32_at(six, 2).unwrap_or(0)), format);
                            sheet.put(row, first + n as u32, &text, budget)?;
                        }
                    }
                }
                // HLINK
                0x01b8 => {
                    if let (Some((row, _)), Some(column), Some(address)) = (place(), u16_at(data, 4), address(data)) {
                        sheet.link(row, u32::from(column), &address);
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn number(&self, value: f64, shown: Shown) -> String {
        if value.is_finite() { number::text(value, shown, self.from_1904) } else { String::new() }
    }
}

/// A number in four bytes: the upper half of a double, or an integer; perhaps in hundredths.
fn rk(value: u32) -> f64 {
    let number = if value & 2 == 2 { f64::from(value as i32 >> 2) } else { f64::from_bits(u64::from(value & !3) << 32) };
    if value & 1 == 1 { number / 100.0 } else { number }
}

/// True or false, or an error by its number.
fn of_flag(value: u8, error: bool) -> String {
    match (error, value) {
        (false, 0) => "FALSE",
        (false, _) => "TRUE",
        (true, 0x00) => "#NULL!",
        (true, 0x07) => "#DIV/0!",
        (true, 0x0f) => "#VALUE!",
        (true, 0x17) => "#REF!",
        (true, 0x1d) => "#NAME?",
        (true, 0x24) => "#NUM!",
        (true, _) => "#N/A",
    }
    .to_owned()
}

/// The class id of an address of the web.
const URL_MONIKER: &[u8] = b"\xe0\xc9\xea\x79\xf9\xba\xce\x11\x8c\x82\x00\xaa\x00\x4b\xa9\x0b";

fn address(data: &[u8]) -> Option<String> {
    let at = data.windows(16).position(|window| window == URL_MONIKER)? + 16;
    let length = u32_at(data, at)? as usize;
    let text = data.get(at + 4..at.checked_add(4)?.checked_add(length)?)?;
    let text = characters(text, true);
    Some(text.split('\0').next().unwrap_or("").to_owned())
}
