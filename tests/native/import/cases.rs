//! Small files that each have a trait of files people really have, with what is right beside it. They are read on 1 February 2027.

use crate::support::import::{Applications, apply, day, job_on, lines, named};
use domain::application::{Origin, PayPeriod};
use domain::currency::Currency;
use exchange::applications::{Dollar, FileFunnel, Mapping};
use exchange::preview::Fate;
use onward::jobs::import::{ApplicationsAnswer, Question};

/// A case read on its day by the guess alone.
fn read(name: &str, mapping: Option<Mapping>, currency: Option<Currency>) -> ApplicationsAnswer {
    let bytes = std::fs::read(format!("{}/tests/fixtures/cases/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    job_on(&bytes, &Applications::new(), mapping, day("2027-02-01"), currency)
}

/// What an answer writes; the file read again then changes nothing.
fn written(name: &str, answer: &ApplicationsAnswer, currency: Option<Currency>) -> Applications {
    assert_eq!(answer.questions, vec![]);
    let mut all = Applications::new();
    apply(&mut all, &answer.change.as_ref().unwrap().read().unwrap());
    let bytes = std::fs::read(format!("{}/tests/fixtures/cases/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let again = job_on(&bytes, &all, Some(answer.mapping.clone()), day("2027-02-01"), currency);
    assert!(again.change.is_none(), "{name} a second time");
    // The preview shows the timelines that come of it.
    for row in &answer.timelines {
        assert!(all.values().any(|a| a.events().into_iter().eq(row.events().iter())), "{name} row {}", row.row);
    }
    all
}

/// The applications of a case in which nothing has to be asked, and its funnel.
fn import(name: &str) -> (Applications, FileFunnel) {
    let answer = read(name, None, None);
    (written(name, &answer, None), answer.funnel)
}

/// The timeline and the notes of one application.
#[track_caller]
fn check(all: &Applications, name: &str, timeline: &[&str], notes: &str) {
    let found = all.values().find(|a| a.company == name || a.company.is_empty() && a.role == name);
    let found = found.unwrap_or_else(|| panic!("{name} is not there"));
    assert_eq!((lines(found), found.notes.as_str()), (timeline.iter().map(|line| (*line).to_owned()).collect(), notes), "{name}");
}

/// Rows left out, with the reason.
fn skipped(answer: &ApplicationsAnswer) -> Vec<(usize, &str)> {
    let reason = |row: &'_ exchange::preview::PreviewRow| if let Fate::Skipped(_) = row.fate { Some(row.row) } else { None };
    let rows = answer.preview.rows.iter().filter(|row| reason(row).is_some());
    rows.map(|row| (row.row, if let Fate::Skipped(why) = &row.fate { why.as_str() } else { "" })).collect()
}

const SUM: &str = "It is a line of sums, not an application.";
const ABOVE: &str = "It is a line above the table.";

#[test]
fn a_status_cell_holds_two_facts() {
    let (all, funnel) = import("jobs-two-facts.csv");
    check(&all, "Northgate Logistics", &["2026-07-03 applied"], "salary 42k?");
    check(&all, "Aldous Foods", &["? offer", "2026-10-06 applied", "2026-10-12 declined"], "");
    check(&all, "Quay Insurance", &["? screen", "2026-08-05 applied", "2026-08-22 rejected"], "");
    check(&all, "Copperfield Ltd", &["? interview", "2026-08-19 applied", "2026-09-11 rejected"], "");
    check(&all, "Inver Shipping", &["? interview", "? interview", "2026-07-14 applied", "2026-07-25 rejected"], "");
    check(&all, "Yarrow Foods", &["2026-08-13 applied", "2026-08-23 interview"], "needs SQL");
    check(&all, "Nettle & Co", &["2026-10-25 applied", "2026-11-07 reply"], "Where it is: Phone screen scheduled");
    check(&all, "Rowan Housing", &["2026-08-18 applied", "2026-08-27 withdrew"], "");
    check(&all, "Dale Motors", &["2026-07-25 applied", "2026-07-30 rejected"], "");
    check(&all, "Holt Museum", &["2026-07-11 applied", "2026-07-20 closedbyemployer"], "");
    check(&all, "Lumen Energy", &["2026-06-29 applied"], "Where it is: Suspected ghost job");
    check(&all, "Jessop Retail", &["? saved"], "");
    assert_eq!(all.values().filter(|a| a.channel == "Recruiter").map(|a| a.origin).collect::<Vec<_>>(), [Origin::Outbound; 3]);
    let counted =
        (funnel.sent, funnel.referrals, funnel.saved, funnel.first_contact, funnel.offers, funnel.rejected, funnel.closed_by_employer);
    assert_eq!(counted, (11, 1, 1, 5, 1, 4, 1));
    assert!(funnel.sentence().starts_with("11 sent, 1 of them through a referral, 1 saved, 5 first contacts"), "{}", funnel.sentence());
}

#[test]
fn a_channel_can_be_marked_as_theirs() {
    let answer = read("jobs-two-facts.csv", None, None);
    let recruiter = answer.channels.iter().find(|channel| channel.word == "Recruiter").unwrap();
    assert_eq!((recruiter.rows, recruiter.origin), (3, Origin::Outbound));
    let mut mapping = answer.mapping;
    mapping.origins.insert("Recruiter".into(), Origin::Inbound);
    let marked = read("jobs-two-facts.csv", Some(mapping), None);
    assert_eq!((marked.funnel.sent, marked.funnel.inbound), (8, 3));
}

#[test]
fn yes_and_no_with_the_date_in_another_column() {
    let (all, funnel) = import("jobs-yes-no.csv");
    check(&all, "Analytics Engineer", &["2026-06-26 applied", "2026-07-25 rejected"], "posted on: 6/25/2026");
    check(&all, "Data Analyst", &["2026-06-26 applied"], "posted on: 6/25/2026");
    check(&all, "Solutions Engineer", &["2026-06-27 applied", "2026-07-01 screen"], "first call went well");
    let other = "asked to apply elsewhere\nposted on: 7/9/2026\ninvited to interview?: Other";
    check(&all, "Data Engineer", &["2026-07-10 applied", "2026-07-15 reply"], other);
    check(&all, "Data Scientist", &["2026-07-11 applied", "2026-07-20 reply"], "posted on: 7/9/2026\ninvited to interview?: N/A");
    let mut tailored: Vec<(&str, Option<bool>)> = all.values().map(|a| (a.role.as_str(), a.tailored)).collect();
    tailored.sort_unstable();
    assert_eq!(tailored[0], ("Analytics Engineer", Some(true)));
    assert!(tailored[1..].iter().all(|(_, tailored)| *tailored == Some(false)));
    assert_eq!((funnel.sent, funnel.first_contact, funnel.rejected), (5, 1, 1));
}

#[test]
fn a_column_a_stage_with_true_and_false() {
    let (all, _) = import("jobs-true-false.csv");
    check(&all, "Acme", &["? screen", "? interview", "? rejected", "2026-01-05 applied"], "");
    check(&all, "Globex", &["? closedsilent", "2026-01-09 applied"], "");
    check(&all, "Hooli", &["? screen", "? interview", "? offer", "2026-02-01 applied"], "");
    check(&all, "Initech", &["? rejected", "2026-02-13 applied"], "");
}

#[test]
fn days_without_a_year_are_asked() {
    let name = "jobs-title-line-no-year.csv";
    let answer = read(name, None, None);
    assert_eq!(answer.questions, [Question::Year { example: "3-Mar".into(), proposed: 2026 }]);
    assert!(answer.change.is_none());
    assert_eq!(answer.funnel.sent, 4, "the preview shows the year it proposes");
    let answer = read(name, Some(Mapping { year: Some(2026), ..answer.mapping }), None);
    assert_eq!(skipped(&answer), [(1, ABOVE), (9, SUM)]);
    let all = written(name, &answer, None);
    assert_eq!(all.len(), 4);
    check(&all, "Acme", &["2026-03-03 applied"], "");
    check(&all, "Globex", &["2026-03-05 applied", "2026-03-12 interview", "2026-03-20 rejected"], "");
    check(&all, "Initech", &["? closedsilent", "2026-03-07 applied"], "Outcome: Ghosted 👻");
    check(&all, "Umbrella", &["? offer", "? declined", "2026-03-08 applied"], "");
}

#[test]
fn a_company_without_a_heading() {
    let name = "jobs-no-company-heading.csv";
    let answer = read(name, None, None);
    assert_eq!(skipped(&answer), [(6, SUM)]);
    let all = written(name, &answer, None);
    check(&all, "Blue Rail", &["? interview", "2026-12-17 applied", "2027-01-18 rejected"], "Link: here");
    check(&all, "Cedar Labs", &["? closedsilent", "2026-12-20 applied"], "Link: here\nStatus: Not Responded");
    check(&all, "Delta Foods", &["2026-12-21 applied", "2027-01-05 rejected"], "Link: here");
    assert_eq!((named(&all, "Blue Rail").location.as_str(), all.len()), ("Berlin, Germany", 3));
}

#[test]
fn chinese() {
    let (all, funnel) = import("jobs-chinese.csv");
    check(&all, "蓝河科技", &["2026-07-22 applied"], "");
    check(&all, "青山数据", &["2026-07-20 applied", "2026-07-29 interview"], "");
    check(&all, "白石软件", &["2026-07-18 applied", "2026-07-25 rejected"], "");
    check(&all, "红叶银行", &["2026-07-10 applied", "2026-08-02 offer"], "当前状态: 已录用");
    assert_eq!((named(&all, "青山数据").origin, funnel.sent, funnel.referrals), (Origin::Referral, 4, 1));
}

#[test]
fn german() {
    let (all, _) = import("jobs-german.csv");
    check(&all, "Stadtwerke", &["2026-10-01 applied", "2026-10-12 rejected"], "");
    check(&all, "Klinik Nord", &["2026-10-03 applied", "2026-10-15 interview"], "");
    check(&all, "Verlag", &["? closedsilent", "2026-10-07 applied"], "Status: Keine Rückmeldung");
    check(&all, "Bank AG", &["2026-03-12 applied"], "Antwort am: 13. März 2026\nStatus: Eingangsbestätigung");
    check(&all, "Amt", &["2026-10-11 applied", "2026-10-30 offer"], "");
}

#[test]
fn pay_in_a_cell_and_times_with_zones() {
    let name = "jobs-pay-and-times.tsv";
    let euro = read(name, None, Some(Currency::EUR));
    assert_eq!(euro.questions, [Question::Dollar { example: "$70k-$85k".into() }]);
    let noted = read(name, Some(Mapping { dollar: Dollar::InNotes, ..euro.mapping }), None);
    assert_eq!(named(&written(name, &noted, None), "Acme, Inc.").notes, "Salary: $70k-$85k");
    let cad = Currency::parse("CAD").unwrap();
    let answer = read(name, None, Some(cad));
    let all = written(name, &answer, Some(cad));
    check(&all, "Acme, Inc.", &["2026-03-01 09:00 applied", "2026-03-10 12:00 screen"], "");
    check(&all, "Globex", &["2026-03-02 23:30 applied"], "");
    check(&all, "Hooli", &["2026-03-05 applied", "2026-03-20 rejected"], "Salary: 95000");
    check(&all, "Pied Piper", &["2026-03-06 applied", "2026-03-09 interview"], "");
    let pay = |company: &str| {
        let pay = named(&all, company).pay.clone()?;
        Some((pay.low, pay.high, pay.currency.code().to_owned(), pay.period))
    };
    assert_eq!(pay("Acme, Inc."), Some((Some(7_000_000), Some(8_500_000), "CAD".into(), PayPeriod::Year)));
    assert_eq!(pay("Globex"), Some((Some(4_500_000), None, "GBP".into(), PayPeriod::Year)));
    assert_eq!(pay("Pied Piper"), Some((Some(5_200_000), None, "EUR".into(), PayPeriod::Year)));
    assert_eq!(pay("Hooli"), None);
}

#[test]
fn no_heading_and_a_running_number_first() {
    let name = "jobs-id-first-headerless.csv";
    let answer = read(name, None, None);
    assert_eq!(skipped(&answer), [(1, ABOVE)]);
    let all = written(name, &answer, None);
    check(&all, "Nord AB", &["2026-12-02 applied"], "Column 4: SYSTEMUTVECKLARE");
    check(&all, "Syd AB", &["2026-12-14 applied"], "Column 4: IT-konsult\nColumn 6: https://example.com/2b");
    assert_eq!(named(&all, "Nord AB").role, "Systemutvecklare");
}
