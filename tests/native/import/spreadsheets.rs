//! Spreadsheets as other programs write them: each sheet as the table it makes, what cannot be read as a sentence, and what an import makes of it.

use crate::support::import::{day, import, named};
use exchange::spreadsheet::{Fault, Workbook, is_packed, open, rows_of_csv, write};

fn file(name: &str) -> Vec<u8> {
    std::fs::read(format!("tests/fixtures/spreadsheets/{name}")).unwrap()
}

fn workbook(name: &str) -> Workbook {
    let bytes = file(name);
    assert!(is_packed(&bytes), "{name}");
    open(&bytes).unwrap_or_else(|why| panic!("{name}: {why}"))
}

fn proposed(name: &str) -> String {
    let book = workbook(name);
    book.sheets[book.proposed].csv.clone()
}

#[test]
fn a_workbook_s_sheets_are_tables() {
    let book = workbook("applications.xlsx");
    let sheets: Vec<(&str, bool, usize, usize)> =
        book.sheets.iter().map(|sheet| (sheet.name.as_str(), sheet.hidden, sheet.rows, sheet.columns)).collect();
    assert_eq!(sheets, [("Notes", false, 1, 1), ("Search 2026", false, 5, 6), ("Hidden", true, 1, 4), ("Account", false, 3, 4)]);
    assert_eq!(book.proposed, 1);
    let cases = [
        (
            "applications.xlsx",
            "My search,,,,,\n\nCompany,Job title,Applied,Status,Salary,Link\n\
             Acme & Sons,Engineer,2026-03-02,Rejected,54000,https://example.org/jobs/0?a=1&b=2\n\
             Café Noël,\"Chef, \"\"sous\"\"\",2026-03-09,Interview,0.3,https://example.org/jobs/1?a=1&b=2\n\
             株式会社山田,営業,2026-03-16 14:30,Offer,,\n",
        ),
        (
            "applications.ods",
            "Company,Job title,Applied,Status,Salary,Link\n\
             Acme & Sons,Engineer,2026-03-02,Rejected,54000,https://example.org/jobs/0?a=1&b=2\n\
             Café Noël,\"Chef, \"\"sous\"\"\",2026-03-09,Interview,0.3,https://example.org/jobs/1?a=1&b=2\n\
             株式会社山田,営業,2026-03-16 14:30,Offer,,\n",
        ),
        ("bank.xlsx", "Date,Description,Amount,Balance\n2026-04-01,Rent,-850.5,149.5\n2026-04-03,Pay,2100,2249.5\n"),
        (
            "shared.xlsx",
            "Firma,Stelle,Beworben am,Status,Anzeige,Job URL\nMüller & Co,Köchin,2026-02-28,Absage,hier,https://example.org/a\n\
             Müller & Co,Köchin,2026-03-01 09:05:30,0.25,36:00,\n",
        ),
        ("from_1904.xlsx", "Company,Date\nAcme,2026-02-28\n"),
        // The address behind HYPERLINK is beside its text.
        ("errors.xlsx", "Company,Role,Job URL\n#DIV/0!,Engineer,\nTRUE,there,https://example.org/x\n"),
    ];
    for (name, expected) in cases {
        assert_eq!(proposed(name), expected, "{name}");
    }
    let old = proposed("applications.xls");
    let lines: Vec<&str> = old.lines().collect();
    assert_eq!(lines[0], "Company,Job title,Applied,Status,Salary,Link");
    assert_eq!(lines[1], "Acme & Sons,Engineer,2026-03-02,Rejected,54000,posting");
    assert_eq!(lines[2], "Café Noël,\"Chef, \"\"sous\"\"\",2026-03-09,Interview,0.3,posting");
    assert_eq!(lines[3], "株式会社山田,営業,2026-03-16 14:30,Offer,,");
    // The shared texts run over three records, cut inside a text.
    for n in 0..300 {
        let name = if n % 2 == 1 { "Firma Ä" } else { "会社" };
        assert_eq!(lines[10 + n], format!("{name}{n}{},,,,,", " x".repeat(30)));
    }
}

#[test]
fn a_spreadsheet_is_imported_like_its_csv() {
    for name in ["applications.xlsx", "applications.ods"] {
        let applications = import(proposed(name).as_bytes());
        assert_eq!(applications.len(), 3, "{name}");
        let acme = named(&applications, "Acme & Sons");
        assert_eq!(acme.role, "Engineer");
        assert!(acme.timeline.iter().any(|(_, event)| event.date == Some(day("2026-03-02"))), "{name}: {:?}", acme.timeline);
    }
}

#[test]
fn what_cannot_be_read_is_a_sentence() {
    let cases = [
        ("empty.xlsx", Fault::NoCells),
        ("encrypted.xlsx", Fault::Encrypted),
        ("cut.xlsx", Fault::Damaged),
        ("bomb.xlsx", Fault::TooLarge),
        ("many_cells.xlsx", Fault::TooManyCells),
        ("one_text_shared.xlsx", Fault::TooManyCells),
        ("repeated.ods", Fault::TooManyCells),
        ("entities.xlsx", Fault::Damaged),
        ("without_sheet.xlsx", Fault::Damaged),
        ("pictures.zip", Fault::NoSpreadsheet),
        ("letter.docx", Fault::NoSpreadsheet),
        ("binary.xlsb", Fault::BinaryWorkbook),
        ("numbers.numbers", Fault::Numbers),
    ];
    for (name, fault) in cases {
        assert_eq!(open(&file(name)).err(), Some(fault.to_string()), "{name}");
        assert!(fault.to_string().contains("Nothing was changed"));
    }
}

#[test]
fn far_corners_and_a_million_rows_cost_what_is_in_them() {
    // Two cells in opposite corners of a sheet of seventeen thousand million.
    let corners = proposed("corners.xlsx");
    assert_eq!(corners.len(), 1_048_576 + "corner,,other corner".len());
    assert!(corners.starts_with("corner,\n\n\n") && corners.ends_with("\n,other corner\n"));
    let rows = proposed("empty_rows.xlsx");
    assert_eq!(rows.len(), 1_048_576 + "the last".len());
}

#[test]
fn a_table_goes_out_as_a_workbook_and_comes_back() {
    let csv = "\u{feff}Company,Note,Applied,Pay,Phone,Amount\r\n\
               \"Acme, Inc\",\"two\nlines & \"\"more\"\" <b>\",2026-03-02,54000,0049123,12.50\r\n\
               株式会社,'=1+1,1899-01-01,-0.5,1e5,007.50\r\n";
    let rows = rows_of_csv(csv);
    assert_eq!(rows.len(), 3);
    let bytes = write("A/B: [list]", &rows);
    let book = open(&bytes).unwrap();
    assert_eq!(book.sheets[0].name, "AB list");
    assert_eq!(
        book.sheets[0].csv,
        "Company,Note,Applied,Pay,Phone,Amount\n\
         \"Acme, Inc\",\"two\nlines & \"\"more\"\" <b>\",2026-03-02,54000,0049123,12.5\n\
         株式会社,=1+1,1899-01-01,-0.5,1e5,007.50\n"
    );
    // The same table gives the same bytes.
    assert_eq!(bytes, write("A/B: [list]", &rows));
}
