//! What travels between the page and the worker.

use crate::support::bank::newcomer;
use crate::support::import::{Applications, day, import_into};
use onward::jobs::import::{Content, ImportJob, Step};
use onward::jobs::{Answer, FIRST_FILES, FIRST_JOB, Job, run};

/// What the page is told of a file's answer.
fn told(job: Job, bytes: &[u8]) -> Answer {
    let text = serde_json::to_string(&run(job, bytes).for_page()).unwrap();
    serde_json::from_str(&text).unwrap()
}

#[test]
fn an_answer_that_brings_what_is_written_does_not_bring_the_rows_again() {
    let text = b"Company,Role,Applied on\nFabrikam,Analyst,2026-03-02\nContoso,Analyst,2026-03-03\n";
    let job = |step| ImportJob { step, today: day("2027-02-01"), currency: None, mapping: None, applications: Applications::new() };
    for (step, rows, edits) in [(Step::Preview, 2, None), (Step::Import, 0, Some(2))] {
        let Answer::Import(answer) = told(Job::Import(job(step)), text) else { panic!("another answer") };
        let Content::Applications(found) = answer.content else { panic!("applications") };
        assert_eq!((found.preview.rows.len(), found.timelines.len(), found.counts.new), (rows, rows, 2));
        assert_eq!(found.change.map(|change| change.read().unwrap().edits.len()), edits);
    }
    // Nothing to write: what is shown stays, and can be said again.
    let mut here = Applications::new();
    import_into(text, &mut here);
    let again = Job::Import(ImportJob { applications: here, ..job(Step::Import) });
    let Answer::Import(answer) = told(again, text) else { panic!("another answer") };
    let Content::Applications(found) = answer.content else { panic!("applications") };
    assert_eq!((found.preview.rows.len(), found.counts.same, found.change.is_none()), (2, 2, true));
}

#[test]
fn the_first_look_at_a_file_reads_it_whichever_it_is() {
    let open = |bytes: &[u8]| {
        let import =
            ImportJob { step: Step::Preview, today: day("2027-02-01"), currency: None, mapping: None, applications: Applications::new() };
        told(Job::Open(import, newcomer().job(Step::Preview)), bytes)
    };
    assert!(matches!(open(b"Company,Role,Applied on\nFabrikam,Analyst,2026-03-02\n"), Answer::Import(_)));
    assert!(matches!(open(b"!Type:Bank\nD3/2/2026\nT-5.00\nPCoffee\n^\n"), Answer::Bank(_)));
    let Answer::Bank(bank) = open(b"Date,Description,Amount,Balance\n2026-03-01,Coffee,-5.00,95.00\n2026-03-02,Tea,-2.00,93.00\n") else {
        panic!("a bank's table")
    };
    assert_eq!((bank.counts.new, bank.amounts), (2, vec![Some(-500), Some(-200)]));
    assert_eq!((bank.days.len(), bank.movements), (2, vec![]));
    assert!(matches!(open(b"\x00\x01\x02\x03"), Answer::Refused(_)));
}

#[test]
fn what_is_asked_before_any_file_comes_goes_through_both_readers() {
    let ask = |file: &[u8]| told(serde_json::from_str(FIRST_JOB).unwrap(), file);
    let Answer::Import(list) = ask(FIRST_FILES[0]) else { panic!("a list") };
    let Content::Applications(found) = list.content else { panic!("applications") };
    assert_eq!((found.counts.new, found.funnel.sent, found.funnel.interviews), (3, 3, 1));
    let Answer::Bank(bank) = ask(FIRST_FILES[1]) else { panic!("a statement") };
    assert_eq!(bank.counts.new, 3);
}
