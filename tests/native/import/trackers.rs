//! Other trackers' own exports as people have them: JSON, zips of CSVs, and second layouts of those that are known by name.

use crate::support::import::{Applications, answer, check_again, day, import, lines, named};
use domain::application::Origin;
use exchange::kind::FileKind;
use exchange::spreadsheet::{Fault, holds_tables, open};
use onward::jobs::import::Step;

fn file(name: &str) -> Vec<u8> {
    std::fs::read(format!("tests/fixtures/trackers/{name}")).unwrap()
}

/// The table a person gets first, and the names of the others.
fn table(name: &str) -> (Vec<u8>, Vec<String>) {
    let bytes = file(name);
    assert!(holds_tables(&bytes), "{name}");
    let book = open(&bytes).unwrap_or_else(|why| panic!("{name}: {why}"));
    let names = book.sheets.iter().map(|sheet| sheet.name.clone()).collect();
    (book.sheets[book.proposed].csv.clone().into_bytes(), names)
}

/// Imports a table twice: the second time changes nothing.
fn check(bytes: &[u8], kind: FileKind) -> Applications {
    assert_eq!(answer(bytes, &Applications::new(), None, Step::Preview).kind, kind);
    let all = import(bytes);
    check_again(bytes, &all);
    all
}

fn is(all: &Applications, company: &str, expected: &[&str]) {
    assert_eq!(lines(named(all, company)), expected, "{company}");
}

#[test]
fn a_board_of_trello_is_its_cards_ways_through_the_lists() {
    let (csv, names) = table("trello.json");
    assert_eq!(names, ["Job search"]);
    let all = check(&csv, FileKind::Trello);
    assert_eq!(all.len(), 4);
    is(&all, "Fabrikam", &["2026-03-01 saved", "2026-03-05 applied", "2026-03-16 interview", "2026-03-20 rejected"]);
    let first = named(&all, "Fabrikam");
    assert_eq!((first.role.as_str(), first.url.as_str()), ("Engineer", "https://fabrikam.example/1"));
    assert_eq!(first.tags.iter().map(String::as_str).collect::<Vec<_>>(), ["Remote"]);
    assert_eq!(first.notes, "Team of five\nComments: 2026-03-16: Two people, friendly");
    // Its first entry is a move: it began where it was moved from, on the day its id names.
    is(&all, "Contoso", &["2026-03-02 applied", "2026-03-09 rejected"]);
    assert!(named(&all, "Contoso").archived && named(&all, "Contoso").role == "Data Analyst");
    // An offer that was taken back after two minutes is none.
    is(&all, "Northwind", &["2026-03-03 applied"]);
    assert_eq!(named(&all, "Northwind").notes, "Due: 2026-04-01");
    is(&all, "Adatum", &["2026-03-04 saved"]);
}

#[test]
fn jobhunter_joins_its_lists() {
    let all = check(&file("jobhunter.csv"), FileKind::JobHunter);
    is(&all, "Müller & Co", &["2026-02-20 saved", "2026-02-28 applied", "2026-03-10 14:30 interview", "2026-03-10 rejected"]);
    is(&all, "Krone", &["2026-02-22 saved"]);
    assert_eq!(named(&all, "Adler").location, "Jena");
    let (csv, names) = table("jobhunter.json");
    assert!(names.contains(&"applications".to_owned()) && names.contains(&"jobs".to_owned()), "{names:?}");
    let all = check(&csv, FileKind::Spreadsheet);
    assert_eq!(all.len(), 2);
    let first = named(&all, "Müller & Co");
    assert_eq!((first.role.as_str(), first.location.as_str(), first.url.as_str()), ("Köchin", "Kassel", "https://mueller.example/7"));
    is(&all, "Müller & Co", &["2026-02-20 08:00 saved", "2026-02-28 09:00 applied", "2026-03-10 14:30 interview", "2026-03-10 rejected"]);
    is(&all, "Adler", &["2026-02-21 08:00 saved", "2026-03-01 applied"]);
}

#[test]
fn a_list_in_json_is_a_table() {
    let (csv, _) = table("list.json");
    let all = check(&csv, FileKind::Spreadsheet);
    is(&all, "Fabrikam", &["2026-03-02 applied"]);
    let first = named(&all, "Fabrikam");
    assert_eq!((first.origin, first.location.as_str(), first.tags.len()), (Origin::Referral, "Lyon", 2));
    is(&all, "Contoso", &["2026-03-05 applied", "2026-03-20 10:00 rejected"]);
    assert!(named(&all, "Northwind").archived);
    for (json, fault) in [("{\"hello\": [1, 2]}", Fault::NoList), ("[{\"company\": \"A\"", Fault::Damaged), ("[{}]", Fault::NoCells)] {
        assert!(holds_tables(json.as_bytes()));
        assert_eq!(open(json.as_bytes()).err(), Some(fault.to_string()), "{json}");
        assert!(fault.to_string().contains("Nothing was changed"));
    }
    // A SWIFT message and a table are not taken for JSON.
    for text in ["{1:F01BANK}{4:\n:20:X\n", "[Company],Role\nA,B\n"] {
        assert!(!holds_tables(text.as_bytes()), "{text}");
    }
}

#[test]
fn objects_a_line_each_and_by_a_key_of_their_own_are_a_table() {
    let check = |json: &str, csv: &str| {
        assert!(holds_tables(json.as_bytes()), "{json}");
        assert_eq!(open(json.as_bytes()).unwrap().sheets.iter().map(|sheet| sheet.csv.as_str()).collect::<Vec<_>>(), [csv], "{json}");
    };
    let rows = "Company,Role\nAsh,Cook\nElm,Baker\n";
    check("{\"company\":\"Ash\",\"role\":\"Cook\"}\n{\"company\":\"Elm\",\"role\":\"Baker\"}\n", rows);
    check("{\"list\":{\"a\":{\"company\":\"Ash\",\"role\":\"Cook\"},\"b\":{\"company\":\"Elm\",\"role\":\"Baker\"}}}", rows);
    // The parts of one thing are no list.
    let parts = "{\"list\":{\"company\":{\"name\":\"Ash\",\"city\":\"Leeds\"},\"job\":{\"name\":\"Cook\",\"pay\":3}}}";
    assert_eq!(open(parts.as_bytes()).err(), Some(Fault::NoList.to_string()));
    let torn = "{\"company\":\"Ash\",\"role\":\"Cook\"}\n{\"company\":\n";
    assert_eq!(open(torn.as_bytes()).err(), Some(Fault::Damaged.to_string()));
}

#[test]
fn reactive_resume() {
    let all = check(&file("reactive-resume.csv"), FileKind::Spreadsheet);
    is(&all, "Fabrikam", &["2026-03-02 applied", "2026-03-12 screen"]);
    let first = named(&all, "Fabrikam");
    assert_eq!((first.tags.len(), first.notes.as_str(), first.origin), (2, "Two rounds", Origin::Referral));
    is(&all, "Contoso", &["2026-03-05 applied", "2026-03-20 rejected"]);
    is(&all, "Northwind", &["? saved"]);
}

#[test]
fn second_layouts_of_teal_and_huntr() {
    let all = check(&file("teal-board.csv"), FileKind::Teal);
    is(&all, "Fabrikam", &["? applied"]);
    is(&all, "Contoso", &["? saved"]);
    is(&all, "Northwind", &["? applied", "? interview"]);
    is(&all, "Adatum", &["? applied", "? offer"]);
    assert_eq!(named(&all, "Fabrikam").pay.as_ref().and_then(|pay| pay.low), Some(4_500_000));
    let all = check(&file("huntr-board.csv"), FileKind::Huntr);
    is(&all, "Fabrikam", &["? applied", "2026-03-01 saved"]);
    is(&all, "Contoso", &["2026-03-02 saved"]);
    assert_eq!((named(&all, "Fabrikam").role.as_str(), named(&all, "Fabrikam").notes.as_str()), ("Engineer", "Nice team"));
}

#[test]
fn airtable_s_checked() {
    let all = check(&file("airtable.csv"), FileKind::Spreadsheet);
    is(&all, "Fabrikam", &["? interview", "? rejected", "2026-03-02 applied"]);
    is(&all, "Contoso", &["2026-03-25 applied"]);
    assert_eq!(named(&all, "Contoso").origin, Origin::Referral);
    assert!(named(&all, "Fabrikam").notes.contains("cv.pdf"));
}

#[test]
fn a_zip_of_notion_is_the_whole_table_and_a_range_counts_from_its_beginning() {
    let (csv, names) = table("notion.zip");
    assert_eq!(names, ["Job search"]);
    let all = check(&csv, FileKind::Spreadsheet);
    assert_eq!(all.len(), 3);
    is(&all, "Fabrikam", &["2026-03-03 applied", "2026-03-16 interview", "2026-03-16 rejected"]);
    assert!(named(&all, "Fabrikam").notes.contains("Interview: March 16, 2026 → March 17, 2026"));
    is(&all, "Northwind", &["? saved"]);
    assert_eq!(named(&all, "Fabrikam").tags.len(), 2);
}

#[test]
fn an_archive_of_linkedin_offers_the_applications_first() {
    let (csv, names) = table("linkedin.zip");
    assert_eq!(names, ["Connections", "Job Applications", "Profile"]);
    let all = check(&csv, FileKind::LinkedInApplications);
    assert_eq!(all.len(), 1);
    assert_eq!(named(&all, "Fabrikam").timeline.values().next().and_then(|event| event.date), Some(day("2024-11-20")));
}
