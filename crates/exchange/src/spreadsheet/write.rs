//! A table → .xlsx: the smallest workbook the standard allows (ECMA-376, transitional), which Excel, `LibreOffice` and Google Sheets open. A writing crate
//! is larger than all readers here together.
//!
//! A cell becomes a date or a number only where that shows the very same text; so a telephone number stays one. Texts are no formulas, whatever they
//! begin with.

use chrono::{Datelike, NaiveDate};
use miniz_oxide::deflate::compress_to_vec;

use super::number;
use super::zip::crc32;
use crate::out::guard::unguard;

const SPREADSHEET: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
/// Cell formats: as it is, a date, two decimals, a heading.
const STYLES: &str = "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/></numFmts>\
<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>\
<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>\
<borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs>\
<cellXfs count=\"4\"><xf/><xf numFmtId=\"164\" applyNumberFormat=\"1\"/><xf numFmtId=\"2\" applyNumberFormat=\"1\"/><xf fontId=\"1\" applyFont=\"1\"/></cellXfs>";

/// The rows of a CSV text as [`crate::out::csv`] writes it: RFC 4180, with commas. Apostrophes that guard against formulas are taken off: here texts are texts.
pub fn rows_of_csv(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![Vec::new()];
    let (mut cell, mut quoted) = (String::new(), false);
    let mut chars = text.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' => quoted = !quoted,
            ',' | '\n' if !quoted => {
                let text = std::mem::take(&mut cell);
                if let Some(row) = rows.last_mut() {
                    row.push(unguard(&text).to_owned());
                }
                if c == '\n' {
                    rows.push(Vec::new());
                }
            }
            '\r' if !quoted => {}
            c => cell.push(c),
        }
    }
    let rest = rows.pop().unwrap_or_default();
    if !(rest.is_empty() && cell.is_empty()) {
        rows.push(rest.into_iter().chain([unguard(&cell).to_owned()]).collect());
    }
    rows
}

/// A workbook of one sheet; the first row is the heading. Rows are texts as in CSV.
pub fn write(sheet: &str, rows: &[Vec<String>]) -> Vec<u8> {
    let sheet: String = sheet.chars().filter(|c| !r"[]:*?/\'".contains(*c)).take(31).collect();
    let sheet = if sheet.trim().is_empty() { "Sheet1".to_owned() } else { sheet };
    let office = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let parts = [
        (
            "[Content_Types].xml",
            format!(
                "{HEAD}<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{office}.sheet.main+xml\"/>\
<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{office}.worksheet+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{office}.styles+xml\"/></Types>"
            ),
        ),
        (
            "_rels/.rels",
            format!(
                "{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" Type=\"{RELATIONS}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "{HEAD}<workbook xmlns=\"{SPREADSHEET}\" xmlns:r=\"{RELATIONS}\"><sheets><sheet name=\"{}\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
                escape(&sheet)
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" Type=\"{RELATIONS}/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
<Relationship Id=\"rId2\" Type=\"{RELATIONS}/styles\" Target=\"styles.xml\"/></Relationships>"
            ),
        ),
        ("xl/styles.xml", format!("{HEAD}<styleSheet xmlns=\"{SPREADSHEET}\">{STYLES}</styleSheet>")),
        ("xl/worksheets/sheet1.xml", table(rows)),
    ];
    pack(&parts)
}

fn table(rows: &[Vec<String>]) -> String {
    let mut out = format!(
        "{HEAD}<worksheet xmlns=\"{SPREADSHEET}\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><sheetData>"
    );
    for (row, cells) in rows.iter().enumerate() {
        out.push_str("<row>");
        for text in cells {
            cell(&mut out, text, row == 0);
        }
        out.push_str("</row>");
    }
    out.push_str("</sheetData></worksheet>");
    out
}

fn cell(out: &mut String, text: &str, heading: bool) {
    let number = || text.parse::<f64>().ok().filter(|value| number::plain(*value) == text && text.len() <= 15);
    if text.is_empty() {
        out.push_str("<c/>");
    } else if heading {
        out.push_str(&inline(text, " s=\"3\""));
    } else if let Some(serial) = serial(text) {
        out.extend(["<c s=\"1\"><v>", &serial.to_string(), "</v></c>"]);
    } else if number().is_some() {
        out.extend(["<c><v>", text, "</v></c>"]);
    } else if is_amount(text) {
        out.extend(["<c s=\"2\"><v>", text, "</v></c>"]);
    } else {
        out.push_str(&inline(text, ""));
    }
}

/// A cell holds at most 32,767 characters.
const MOST_CHARACTERS: usize = 32_767;

fn inline(text: &str, style: &str) -> String {
    let text: String = if text.len() > MOST_CHARACTERS { text.chars().take(MOST_CHARACTERS).collect() } else { text.to_owned() };
    format!("<c{style} t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>", escape(&text))
}

/// "1200.50": digits, two decimals, no zero in front.
fn is_amount(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let Some((whole, cents)) = digits.split_once('.') else { return false };
    let plain = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    plain(whole) && plain(cents) && cents.len() == 2 && whole.len() <= 12 && (whole == "0" || !whole.starts_with('0'))
}

/// The day's number, where the text is an ISO date that the count of days has; before March 1900 it is off by one.
fn serial(text: &str) -> Option<i32> {
    let date: NaiveDate = if text.len() == 10 { text.parse().ok()? } else { return None };
    let serial = date.num_days_from_ce() - NaiveDate::from_ymd_opt(1899, 12, 30)?.num_days_from_ce();
    (serial > 60 && date.to_string() == text).then_some(serial)
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // XML has no other control characters.
            '\t' | '\n' | '\r' | ' '.. if !matches!(c, '\u{fffe}' | '\u{ffff}') => out.push(c),
            _ => {}
        }
    }
    out
}

/// A zip file of the parts; no part carries the time, so the same table gives the same bytes.
fn pack(parts: &[(&str, String)]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, text) in parts {
        let packed = compress_to_vec(text.as_bytes(), 6);
        // Version 2.0, names in UTF-8, deflated, 1 January 1980.
        let mut common = vec![20, 0, 0, 8, 8, 0, 0, 0, 0x21, 0];
        for number in [crc32(text.as_bytes()), packed.len() as u32, text.len() as u32, name.len() as u32] {
            common.extend(number.to_le_bytes());
        }
        let start = out.len() as u32;
        out.extend(b"PK\x03\x04");
        out.extend(&common);
        out.extend(name.as_bytes());
        out.extend(&packed);
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(&common);
        directory.extend([0; 10]);
        directory.extend(start.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (start, count) = (out.len() as u32, parts.len() as u16);
    out.extend(&directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend([count, count].iter().flat_map(|count| count.to_le_bytes()));
    out.extend([directory.len() as u32, start].iter().flat_map(|number| number.to_le_bytes()));
    out.extend([0, 0]);
    out
}
