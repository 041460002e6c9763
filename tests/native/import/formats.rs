//! Every format that is read, each with a small file of its own: what it is found to be, and what comes of it.

use crate::support::import::{Applications, answer, check_again, day, fixture, import, import_into, lines, named};
use domain::application::{Application, Origin, PayPeriod, Workplace};
use domain::funnel::FunnelFigures;
use domain::model::Model;
use exchange::kind::FileKind;
use onward::jobs::import::{Content, Step};

/// Imports a fixture, checks its kind and that a second import changes nothing.
fn check(name: &str, kind: FileKind) -> Applications {
    let bytes = fixture(name);
    assert_eq!(answer(&bytes, &Applications::new(), None, Step::Preview).kind, kind, "{name}");
    let applications = import(&bytes);
    check_again(&bytes, &applications);
    applications
}

fn is(application: &Application, expected: &[&str]) {
    assert_eq!(lines(application), expected, "{}", application.company);
}

#[test]
fn linkedin_applications() {
    let all = check("linkedin-applications.csv", FileKind::LinkedInApplications);
    assert_eq!(all.len(), 3);
    let first = named(&all, "Fabrikam");
    is(first, &["2023-03-24 16:11 applied"]);
    assert_eq!((first.channel.as_str(), first.resume.as_str()), ("LinkedIn", "cv-data.pdf"));
    // The address and the number are the person's own: nobody at the employer is reached there.
    assert_eq!(first.contact, "");
    assert_eq!(
        first.notes,
        "Contact Email: ada@example.org\nContact Phone Number: +33 6 12 34 56 78\nQuestion And Answers: Years of SQL?:4 | Right to work?:Yes"
    );
    is(named(&all, "Contoso"), &["2023-11-02 09:05 applied"]);
    is(named(&all, "Northwind"), &["2024-01-05 00:30 applied"]);
}

#[test]
fn linkedin_saved_jobs() {
    let all = check("linkedin-saved-jobs.csv", FileKind::LinkedInSavedJobs);
    is(named(&all, "Fabrikam"), &["2024-02-14 20:00 saved"]);
    is(named(&all, "Contoso"), &["2024-02-03 07:45 saved"]);
}

#[test]
fn linkedin_connections_are_people_and_no_applications() {
    let found = answer(&fixture("linkedin-connections.csv"), &Applications::new(), None, Step::Import);
    assert_eq!(found.kind, FileKind::LinkedInConnections);
    let Content::Contacts(people) = found.content else { panic!("people") };
    assert_eq!(people.iter().map(|p| p.name.as_str()).collect::<Vec<_>>(), ["Ada Lovelace", "Grace Hopper"]);
    assert_eq!(people[0].connected_on, Some(day("2024-03-05")));
    assert_eq!((people[1].company.as_str(), people[1].email.as_str()), ("Navy, US", "grace@example.org"));
}

#[test]
fn simplify() {
    let all = check("simplify.csv", FileKind::Simplify);
    is(named(&all, "Fabrikam"), &["2024-03-05 10:00 applied"]);
    is(named(&all, "Contoso"), &["2024-03-01 applied", "2024-03-18 interview"]);
    is(named(&all, "Northwind"), &["2024-04-02 saved"]);
    is(named(&all, "Adatum"), &["2024-02-10 applied", "2024-02-28 rejected"]);
    is(named(&all, "Proseware"), &["2024-02-11 applied", "2024-03-30 offer"]);
    assert!(named(&all, "Adatum").archived && !named(&all, "Fabrikam").archived);
    assert_eq!(named(&all, "Adatum").notes, "Date Archived: 2024-03-02\njob_type: Contract");
    assert_eq!(named(&all, "Contoso").location, "");
}

#[test]
fn teal() {
    let all = check("teal.csv", FileKind::Teal);
    let first = named(&all, "Fabrikam");
    is(first, &["2024-03-01 08:00 saved", "2024-03-02 09:00 applied"]);
    let pay = first.pay.as_ref().unwrap();
    assert_eq!((pay.low, pay.high, pay.currency.code(), pay.period), (Some(5_000_000), Some(6_000_050), "EUR", PayPeriod::Year));
    assert_eq!((first.remind_on, first.notes.as_str()), (Some(day("2024-03-16")), "excitement: 4"));
    is(named(&all, "Contoso"), &["2024-03-03 08:00 saved"]);
    is(named(&all, "Northwind"), &["? interview", "2024-02-01 08:00 saved", "2024-02-04 09:00 applied"]);
    assert_eq!(named(&all, "Northwind").origin, Origin::Referral);
    is(named(&all, "Adatum"), &["? rejected", "2024-01-01 08:00 saved", "2024-01-04 09:00 applied"]);
    assert!(named(&all, "Adatum").archived);
    is(named(&all, "Proseware"), &["? closedsilent", "2024-01-01 08:00 saved", "2024-01-05 09:00 applied"]);
}

#[test]
fn huntr() {
    let all = check("huntr.csv", FileKind::Huntr);
    let first = named(&all, "Fabrikam");
    is(first, &["? applied"]);
    assert_eq!(first.notes, "You will & can:\n- Read data\n- Write <code>\nboardName: Job Search 2024");
    is(named(&all, "Contoso"), &["? saved"]);
    is(named(&all, "Northwind"), &["? applied", "? interview"]);
}

#[test]
fn jobsync() {
    let all = check("jobsync.csv", FileKind::JobSync);
    is(named(&all, "Fabrikam"), &["2024-03-01 saved", "2024-03-02 applied"]);
    assert_eq!(named(&all, "Fabrikam").workplace, Some(Workplace::Remote));
    is(named(&all, "Contoso"), &["2024-03-03 saved"]);
    is(named(&all, "Northwind"), &["? interview", "2024-02-03 saved", "2024-02-04 applied"]);
    is(named(&all, "Adatum"), &["? rejected", "2024-01-03 saved", "2024-01-04 applied"]);
    assert!(named(&all, "Proseware").archived);
    is(named(&all, "Proseware"), &["2024-01-05 saved"]);
    is(named(&all, "Litware"), &["? closedsilent", "2024-01-06 saved", "2024-01-07 applied"]);
}

/// One column a stage, like the real log and with its traps: mark, times, blanks, a typo, duplicates, reach-outs, a missing date.
#[test]
fn a_column_a_stage() {
    let all = check("stages.csv", FileKind::Spreadsheet);
    assert_eq!(all.len(), 11);
    let figures = FunnelFigures::of(&Model { applications: all.clone(), ..Model::default() }, day("2024-06-01"));
    assert_eq!(
        (figures.applications, figures.inbound, figures.date_missing, figures.first_contact, figures.interview_rounds, figures.offers),
        (7, 3, 1, 4, 7, 3)
    );
    assert_eq!(all.values().filter(|a| a.company == "Fabrikam").count(), 2);
    is(named(&all, "Contoso"), &["2024-03-05 screen", "2024-03-06 17:00 interview", "2024-03-06 rejected"]);
    is(
        named(&all, "Northwind"),
        &["2024-03-07 screen", "2024-03-14 17:00 interview", "2024-03-27 08:00 interview", "2024-04-02 offer", "2024-04-05 declined"],
    );
    is(named(&all, "Adatum"), &["2024-03-19 applied", "2024-05-10 withdrew"]);
    is(named(&all, "Wingtip"), &["? applied"]);
    is(named(&all, "Tailspin"), &["2024-04-30 applied", "2024-05-06 screen", "2024-05-06 14:00 interview", "2024-05-09 accepted"]);
    assert_eq!(named(&all, "Proseware").notes, "Type: Spontaneous");
    assert_eq!(all.values().filter(|a| a.channel == "Carrer Site").count(), 2);
}

#[test]
fn other_languages_and_encodings() {
    let german = check("deutsch.csv", FileKind::Spreadsheet);
    let first = named(&german, "Müller & Söhne");
    is(first, &["2024-02-05 applied", "2024-02-19 rejected"]);
    assert_eq!((first.workplace, first.channel.as_str()), (Some(Workplace::Hybrid), "StepStone"));
    assert_eq!(first.notes, "Brief kam per Post\nGehaltswunsch: 48.000 €");
    let second = named(&german, "Groß GmbH");
    is(second, &["2024-02-07 applied", "2024-02-12 screen", "2024-02-20 14:00 interview"]);
    assert_eq!((second.workplace, second.origin), (Some(Workplace::Remote), Origin::Referral));

    let french = check("francais.tsv", FileKind::Spreadsheet);
    is(named(&french, "Boulangerie Été"), &["2024-03-05 applied", "2024-03-19 followedup"]);
    is(named(&french, "Café Noël"), &["2024-02-01 applied", "2024-02-08 screen", "2024-02-15 09:30 interview", "2024-02-15 rejected"]);

    let spanish = check("espanol.csv", FileKind::Spreadsheet);
    is(named(&spanish, "Panadería Sol"), &["2024-03-12 applied", "2024-03-20 interview", "2024-03-20 rejected"]);
    is(named(&spanish, "Taller Ruiz"), &["2024-03-14 applied"]);
}

#[test]
fn a_table_without_headings() {
    let all = import(
        b"Fabrikam;Analyst;12.03.2024;https://fabrikam.example;Rejected\nContoso;Engineer;13.03.2024;https://contoso.example;Applied\n",
    );
    is(named(&all, "Fabrikam"), &["2024-03-12 applied"; 1].iter().chain(&["? rejected"]).rev().copied().collect::<Vec<_>>());
    assert_eq!(named(&all, "Contoso").role, "Engineer");
    let mut stated = Applications::new();
    import_into(b"sep=;\r\nCompany;Role\r\nFabrikam;Analyst\r\n", &mut stated);
    assert_eq!(named(&stated, "Fabrikam").role, "Analyst");
}
