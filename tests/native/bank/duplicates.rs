//! Movements that are stored already: nothing is merged unseen, nothing is imported twice, real duplicates stay.

use std::sync::Arc;

use chrono::NaiveDate;
use domain::budget::{CategoryRule, Spending};
use domain::id::Id;

use crate::support::bank::{Desk, desk, lines};
use crate::support::tables::CrateTables;
use exchange::preview::Fate;
use onward::jobs::import::Step;
use onward::jobs::{Answer, Job, run_with};

fn typed(desk: &mut Desk, id: &str, day: u32, amount: i64, payee: &str) {
    let date = NaiveDate::from_ymd_opt(2026, 3, day).unwrap();
    let spending = Spending {
        date,
        amount,
        category: String::new(),
        payee: payee.to_owned(),
        memo: String::new(),
        account: None,
        foreign: None,
        source_id: String::new(),
        pending: false,
    };
    desk.log.insert(Id::new(id), Arc::new(spending));
}

const CARD: &[u8] = include_bytes!("../../fixtures/bank/card.csv");

#[test]
fn the_same_file_again_changes_nothing() {
    let files: [(&str, &[u8]); 6] = [
        ("USD", CARD),
        ("EUR", include_bytes!("../../fixtures/bank/euro.camt.xml")),
        ("USD", include_bytes!("../../fixtures/bank/one.ofx")),
        ("EUR", include_bytes!("../../fixtures/bank/two.ofx")),
        ("USD", include_bytes!("../../fixtures/bank/old.qif")),
        ("EUR", include_bytes!("../../fixtures/bank/split.csv")),
    ];
    for (currency, file) in files {
        let mut desk = desk(currency);
        assert!(desk.import(file) > 0);
        let before = desk.log.clone();
        assert_eq!(desk.import(file), 0, "{currency}");
        assert_eq!(desk.log, before);
        assert_eq!(desk.preview(file).counts.new, 0);
    }
}

#[test]
fn the_same_file_for_another_account_is_met_and_goes_where_it_went() {
    for (currency, file) in [("USD", CARD), ("EUR", include_bytes!("../../fixtures/bank/euro.camt.xml"))] {
        let mut desk = desk(currency);
        desk.account = Some("current".to_owned());
        assert!(desk.import(file) > 0);
        // Chosen again, it is proposed for that account.
        let again = Desk { propose: true, ..desk.clone() };
        let mut job = again.job(Step::Preview);
        job.account = None;
        let Answer::Bank(answer) = run_with(Job::Bank(job), file, &CrateTables) else { panic!("refused") };
        assert_eq!((answer.account, answer.counts.new), (Some(Id::new("current")), 0));
        // For another place each row says where it is; the person can take it all the same.
        for other in [None, Some("savings".to_owned())] {
            let mut other = Desk { account: other, kept: None, ..desk.clone() };
            let answer = other.preview(file);
            assert_eq!((answer.counts.new, answer.counts.update), (0, 0), "{:?}", lines(&answer));
            let same = answer.preview.rows.iter().find(|row| row.fate == Fate::Same).unwrap();
            assert!(same.remarks[0].starts_with("Already here, in current: "), "{:?}", same.remarks);
            let mut layout = answer.layout.clone();
            layout.keep.insert(same.row);
            other.layout = Some(layout);
            assert_eq!(other.preview(file).counts.new, 1);
        }
    }
    // Another day or another payee is another transaction there.
    let file = b"Date,Payee,Amount\n2026-03-10,Corner Grocer 0815,-23.40\n";
    for (day, payee, same) in [(10, "Corner Grocer", 1), (9, "Corner Grocer", 0), (10, "Cinema", 0), (10, "", 0)] {
        let mut desk = desk("USD");
        typed(&mut desk, "a", day, -2340, payee);
        desk.account = Some("current".to_owned());
        assert_eq!(desk.preview(file).counts.same, same, "{day} {payee}");
    }
}

#[test]
fn an_overlapping_file_adds_only_what_is_new() {
    let mut desk = desk("USD");
    desk.import(CARD);
    let next = b"Transaction Date,Post Date,Description,Category,Type,Amount,Memo\n\
        03/14/2026,03/15/2026,COFFEE BAR 0012,Food & Drink,Sale,-3.00,\n\
        03/14/2026,03/15/2026,COFFEE BAR 0012,Food & Drink,Sale,-3.00,\n\
        03/15/2026,03/15/2026,COFFEE BAR 0012,Food & Drink,Sale,-3.00,\n";
    let answer = desk.preview(next);
    assert_eq!((answer.counts.same, answer.counts.new), (2, 1), "{:?}", lines(&answer));
}

#[test]
fn rows_whose_texts_were_read_another_way_before_are_met() {
    // As an earlier version kept it: the way of paying as the payee.
    let file = b"Datum;Art;Partner;Betrag\n14.03.2026;Dauerauftrag;Hausverwaltung;-850,00\n15.03.2026;Kartenzahlung;Tesco;-12,00\n15.03.2026;Kartenzahlung;Boots;-12,00\n";
    let mut desk = desk("EUR");
    for (id, day, amount, payee) in [("one", 14, -85_000, "Dauerauftrag"), ("two", 15, -1_200, "Kartenzahlung")] {
        typed(&mut desk, id, day, amount, payee);
        let spending = desk.log.get(&Id::new(id)).unwrap().as_ref().clone();
        desk.log.insert(Id::new(id), Arc::new(Spending { source_id: format!("row:{day:016x}"), ..spending }));
    }
    let answer = desk.preview(file);
    assert_eq!((answer.counts.same, answer.counts.new), (2, 1), "{:?}", lines(&answer));
}

#[test]
fn a_typed_entry_is_met_within_seven_days_by_its_payee() {
    let file = b"Date,Payee,Amount\n2026-03-10,Corner Grocer 0815,-23.40\n";
    for (day, payee, same) in [
        (10, "corner grocer", true),
        (4, "Corner Grocer", true),
        (17, "Grocer", true),
        (18, "Corner Grocer", false),
        (10, "Cinema", false),
        (10, "", true),
        (9, "", false),
    ] {
        let mut desk = desk("USD");
        typed(&mut desk, "a", day, -2340, payee);
        let answer = desk.preview(file);
        assert_eq!(answer.counts.same == 1, same, "{day} {payee}");
        if same {
            assert!(answer.preview.rows[0].remarks[0].contains("2026-03"), "which one is said");
        }
    }
}

#[test]
fn the_nearer_day_goes_first() {
    let mut desk = desk("USD");
    typed(&mut desk, "a", 3, -1000, "Gym");
    let answer = desk.preview(b"Date,Payee,Amount\n2026-03-10,Gym,-10.00\n2026-03-04,Gym,-10.00\n");
    assert_eq!(lines(&answer), ["new -1000 2026-03-10 Gym", "same -1000 2026-03-04 Gym"]);
}

#[test]
fn one_record_answers_for_one_entry() {
    let mut desk = desk("USD");
    typed(&mut desk, "a", 14, -300, "Coffee bar");
    let answer = desk.preview(CARD);
    assert_eq!((answer.counts.same, answer.counts.new), (1, 2));
}

#[test]
fn the_person_can_take_one_all_the_same() {
    let mut desk = desk("USD");
    typed(&mut desk, "a", 14, -300, "Coffee bar");
    let mut layout = desk.preview(CARD).layout;
    layout.keep.insert(2);
    desk.layout = Some(layout);
    let answer = desk.preview(CARD);
    assert_eq!((answer.counts.same, answer.counts.new), (0, 3));
    assert_eq!(desk.import(CARD), 3);
}

#[test]
fn an_announced_movement_is_booked_once() {
    let file = |status: &str, day: u32, id: &str| {
        format!(
            "<Document><BkToCstmrStmt><Stmt><Acct><Ccy>EUR</Ccy></Acct><Ntry><Amt Ccy=\"EUR\">9.99</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>{status}</Sts>\
             <ValDt><Dt>2026-03-{day:02}</Dt></ValDt><AcctSvcrRef>{id}</AcctSvcrRef><AddtlNtryInf>Kiosk</AddtlNtryInf></Ntry></Stmt></BkToCstmrStmt></Document>"
        )
    };
    let mut desk = desk("EUR");
    desk.import(file("PDNG", 9, "P").as_bytes());
    assert!(desk.log.values().all(|spending| spending.pending));
    let answer = desk.preview(file("BOOK", 11, "B").as_bytes());
    assert_eq!(lines(&answer), ["update -999 2026-03-11 "]);
    assert_eq!(desk.import(file("BOOK", 11, "B").as_bytes()), 1);
    assert_eq!(desk.log.len(), 1);
    assert!(desk.log.values().all(|spending| !spending.pending && spending.source_id == "camt:B"));
}

#[test]
fn two_formats_of_one_statement_meet() {
    let mut desk = desk("USD");
    desk.import(b"!Type:Bank\nD03/13/2026\nT-12.50\nPBook shop\n^\n");
    let csv = b"Date,Payee,Amount\n2026-03-14,BOOK SHOP 12,-12.50\n";
    assert_eq!(desk.preview(csv).counts.same, 1);
}

#[test]
fn categories_come_from_rules_and_earlier_choices() {
    let mut desk = desk("USD");
    for (id, day) in [("a", 1), ("b", 2)] {
        typed(&mut desk, id, day, -100, "Corner Grocer 12");
        let mut spending = desk.log.get(&Id::new(id)).unwrap().as_ref().clone();
        spending.category = "Food".to_owned();
        desk.log.insert(Id::new(id), Arc::new(spending));
    }
    desk.rules.insert(Id::new("r"), Arc::new(CategoryRule { payee: "cinema".into(), category: "Fun".into() }));
    let answer =
        desk.preview(b"Date,Payee,Amount\n2026-04-10,CORNER GROCER 99,-5.00\n2026-04-11,Grand Cinema,-9.00\n2026-04-12,New,-1.00\n");
    let categories: Vec<_> = answer.movements.iter().flatten().map(|m| m.category.as_str()).collect();
    assert_eq!(categories, ["Food", "Fun", ""]);
    assert_eq!(answer.preview.rows[0].remarks, ["Sorted as “Food”, as you did before."]);
}
