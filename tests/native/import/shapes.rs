//! Tables as they come: titles, separators, headings that come again, sums, merge marks, yes and no, pay, days that are hardly meant.

use crate::support::import::{Applications, day, import, job_on, lines, named, read};
use domain::application::{Application, Origin};
use domain::currency::Currency;
use exchange::applications::{Notice, Target};
use exchange::preview::Fate;

/// The reason for which each row of a table is left out.
fn left_out(text: &str) -> Vec<(usize, String)> {
    let answer = read(text.as_bytes(), &Applications::new());
    let rows = answer.preview.rows.iter().cloned();
    rows.filter_map(|row| if let Fate::Skipped(why) = row.fate { Some((row.row, why)) } else { None }).collect()
}

#[test]
fn rows_that_are_no_applications_are_left_out_with_a_reason() {
    let check = |text: &str, row: usize, wanted: &str| {
        let found = left_out(text);
        assert_eq!(found, [(row, wanted.to_owned())], "{text}");
    };
    let rows = "Company,Role,Applied on,Status\nFabrikam,Analyst,2026-03-05,Applied\n";
    let sum = "It is a line of sums, not an application.";
    check(&format!("{rows}Total,1,,\n"), 3, sum);
    check(&format!("{rows},,,\nApplications sent: 12,,,\n"), 4, sum);
    check(&format!("{rows}Summe: 12,,,\n"), 3, sum);
    check(&format!("{rows}合计,1,,\n"), 3, sum);
    check(&format!("{rows}-----,-----,-----,-----\n"), 3, "It is a line between rows.");
    check(&format!("{rows}=====\n"), 3, "It is a line between rows.");
    check(&format!("{rows}Company,Role,Applied on,Status\nContoso,Cook,2026-03-06,Applied\n"), 3, "It is the heading once more.");
    check(&format!("{rows}<<<<<<< HEAD\n"), 3, "It is a mark that a merge of two versions left behind.");
    check(&format!("{rows}>>>>>>> theirs\n"), 3, "It is a mark that a merge of two versions left behind.");
    check(&format!("My search,,,\n{rows}"), 1, "It is a line above the table.");
    // A company may be called so.
    assert_eq!(left_out("Company,Role,Applied on\nTotal,Engineer,2026-03-05\nTotal Energies,Analyst,2026-03-05\n"), []);
}

#[test]
fn columns_of_yes_and_no_in_several_languages() {
    let one = |heading: &str, cell: &str| {
        let text = format!("Company,Role,Applied on,{heading}\nFabrikam,Analyst,2026-03-05,{cell}\nContoso,Cook,2026-03-05,\n");
        named(&import(text.as_bytes()), "Fabrikam").clone()
    };
    let tailored = |heading: &str, cell: &str, wanted: Option<bool>| assert_eq!(one(heading, cell).tailored, wanted, "{heading} {cell}");
    for yes in ["yes", "Y", "TRUE", "x", "✓", "1", "ja", "oui", "sí", "sim", "sì", "tak", "evet", "是", "はい", "✅"] {
        tailored("Tailored?", yes, Some(true));
    }
    for no in ["no", "N", "FALSE", "0", "nein", "non", "não", "nee", "nej", "nie", "hayır", "否", "いいえ", "❌"] {
        tailored("Tailored CV", no, Some(false));
    }
    tailored("Lebenslauf angepasst", "ja", Some(true));
    let step = |heading: &str, wanted: &[&str]| {
        let wanted: Vec<String> = wanted.iter().map(|line| (*line).to_owned()).chain(["2026-03-05 applied".to_owned()]).collect();
        assert_eq!(lines(&one(heading, "x")), wanted, "{heading}");
    };
    step("Phone screen", &["? screen"]);
    step("Telefoninterview", &["? screen"]);
    step("Entretien", &["? interview"]);
    step("Onsite", &["? interview"]);
    step("Offer", &["? offer"]);
    step("Absage", &["? rejected"]);
    step("Ghosted", &["? closedsilent"]);
    step("Position filled", &["? closedbyemployer"]);
    let referred = |cell: &str| one("Referral", cell);
    assert_eq!((referred("yes").origin, referred("no").origin), (Origin::Referral, Origin::Outbound));
    let by_whom = referred("Aunt Ada");
    assert_eq!((by_whom.origin, by_whom.notes.as_str()), (Origin::Referral, "Referral: Aunt Ada"));
}

#[test]
fn sent_says_no() {
    let all = import(b"Company,Role,Date,Applied\nFabrikam,Analyst,2026-03-05,FALSE\nContoso,Cook,2026-03-06,TRUE\n");
    assert_eq!(lines(named(&all, "Fabrikam")), ["2026-03-05 saved"]);
    assert_eq!(lines(named(&all, "Contoso")), ["2026-03-06 applied"]);
}

#[test]
fn two_columns_that_say_the_same_say_it_once() {
    let all = import(
        b"Company,Role,Applied on,Stage,Outcome,Rejected\nFabrikam,Analyst,2026-03-05,Interview,Rejected after interview,2026-03-20\n",
    );
    assert_eq!(lines(named(&all, "Fabrikam")), ["? interview", "2026-03-05 applied", "2026-03-20 rejected"]);
    let all = import(b"Company,Role,Applied on,Interview 1,Interview 2\nFabrikam,Analyst,2026-03-05,yes,yes\n");
    assert_eq!(lines(named(&all, "Fabrikam")), ["? interview", "? interview", "2026-03-05 applied"], "two rounds stay two");
}

#[test]
fn pay_as_lists_write_it() {
    let pay = |cell: &str, home: Option<&str>| {
        let text = format!("Company,Role,Applied on,Salary\nFabrikam,Analyst,2026-03-05,\"{cell}\"\n");
        let home = home.and_then(Currency::parse);
        let answer = job_on(text.as_bytes(), &Applications::new(), None, day("2026-11-22"), home);
        let change = answer.change.unwrap().read().unwrap();
        let application = change.edits[0].after.as_ref().unwrap().get::<Application>().cloned().unwrap();
        let pay = application.pay.as_ref().map(|pay| {
            let end = |end: Option<i64>| end.map_or_else(|| "-".to_owned(), |end| end.to_string());
            format!("{} {} {} {:?}", end(pay.low), end(pay.high), pay.currency.code(), pay.period)
        });
        (pay.unwrap_or_default(), application.notes.clone())
    };
    let check = |cell: &str, home: Option<&str>, wanted: &str, noted: bool| {
        let notes = if noted { format!("Salary: {cell}") } else { String::new() };
        assert_eq!(pay(cell, home), (wanted.to_owned(), notes), "{cell}");
    };
    check("$70k-$85k", Some("USD"), "7000000 8500000 USD Year", false);
    check("$70k–85k", Some("AUD"), "7000000 8500000 AUD Year", false);
    check("70-85k €", None, "7000000 8500000 EUR Year", false);
    check("£45,000", None, "4500000 - GBP Year", false);
    check("45.000 € brutto/Jahr", None, "4500000 - EUR Year", false);
    check("€ 52.000 brutto/Jahr", None, "5200000 - EUR Year", false);
    check("3.200 € im Monat", None, "320000 - EUR Month", true);
    check("18,50 €/h", None, "1850 - EUR Hour", false);
    check("$25/hr", Some("CAD"), "2500 - CAD Hour", false);
    check("US$ 25 per hour", None, "2500 - USD Hour", false);
    check("400 GBP per day", None, "40000 - GBP Day", false);
    check("CHF 95'000", None, "9500000 - CHF Year", false);
    check("年収500万円", None, "5000000 - JPY Year", false);
    check("25 000 zł miesięcznie", None, "2500000 - PLN Month", false);
    check("95000", None, "", true);
    check("competitive", None, "", true);
    check("€500", None, "", true);
    check("€70k + 10% bonus", None, "", true);
    check("€70k plus car", None, "7000000 - EUR Year", true);
}

#[test]
fn days_that_are_hardly_meant_are_pointed_out() {
    let mut text = "Company,Role,Applied on\n".to_owned();
    for n in 0..6 {
        text.extend([format!("Company {n},Analyst,2026-03-05\n")]);
    }
    let answer = read(text.as_bytes(), &Applications::new());
    assert_eq!(answer.notices, [Notice::SameDay { column: "Applied on".into(), rows: 6, day: day("2026-03-05") }]);
    let answer = read(b"Company,Role,Applied on\nFabrikam,Analyst,2027-03-05\nContoso,Cook,2026-03-05\n", &Applications::new());
    assert_eq!(answer.notices, [Notice::Future { column: "Applied on".into(), rows: 1, example: "2027-03-05".into() }]);
}

#[test]
fn years_that_are_not_written_follow_each_other() {
    let text = b"Company,Role,Applied,Interview\nFabrikam,Analyst,20 Dec,8 Jan\nContoso,Cook,3 Feb,\nNorthwind,Baker,4/11,\n";
    let today = day("2027-02-10");
    let first = job_on(text, &Applications::new(), None, today, None);
    let mut mapping = first.mapping;
    mapping.year = Some(2027);
    mapping.dates = Some(exchange::dates::DateOrder::DayFirst);
    let answer = job_on(text, &Applications::new(), Some(mapping), today, None);
    let timeline = |row: usize| {
        let events = &answer.timelines.iter().find(|timeline| timeline.row == row).unwrap().events();
        events.iter().filter_map(|event| event.date).map(|date| date.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(timeline(2), ["2026-12-20", "2027-01-08"]);
    assert_eq!((timeline(3), timeline(4)), (vec!["2027-02-03".to_owned()], vec!["2026-11-04".to_owned()]));
}

#[test]
fn a_status_column_is_found_by_what_is_in_it() {
    let text = "Who,What,When,Where things\nFabrikam Ltd,Analyst,2026-03-05,phone screen went fine\nContoso,Cook,2026-03-06,rejected by email\nNorthwind,Baker,2026-03-07,no answer so far\n";
    let answer = read(text.as_bytes(), &Applications::new());
    assert_eq!(answer.mapping.columns[3], Target::Status);
    // Kinds of contract are no offers.
    let text = "Company,Role,Date,Type\nFabrikam,Analyst,2026-03-05,Offer\nContoso,Cook,2026-03-06,Offer\n";
    assert_eq!(lines(named(&import(text.as_bytes()), "Fabrikam")), ["2026-03-05 applied"]);
}

#[test]
fn what_is_only_nearly_a_date_stays_in_the_notes() {
    let text = "Company,Role,Applied on\nFabrikam,Analyst,before March 2026\nContoso,Cook,ca. 5 March 2026\nNorthwind,Baker,2026-03-05\nAdatum,Guide,2026-03-06\nLitware,Smith,2026-03-07\n";
    let all = import(text.as_bytes());
    assert_eq!(named(&all, "Fabrikam").notes, "Applied on: before March 2026");
    assert_eq!(
        (named(&all, "Contoso").notes.as_str(), lines(named(&all, "Contoso"))),
        ("Applied on: ca. 5 March 2026", vec!["? applied".to_owned()])
    );
}

#[test]
fn an_invitation_is_said_once() {
    let all = import(b"Company,Role,Applied on,Invited,Status\nFabrikam,Analyst,2026-03-05,yes,Rejected after 2nd interview\nContoso,Cook,2026-03-05,yes,\n");
    assert_eq!(lines(named(&all, "Fabrikam")), ["? interview", "? interview", "? rejected", "2026-03-05 applied"]);
    assert_eq!(lines(named(&all, "Contoso")), ["? screen", "2026-03-05 applied"]);
}
