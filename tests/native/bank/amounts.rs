//! Every way of writing an amount, in a column of a table.

use crate::support::bank::desk;

#[track_caller]
fn check(column: &[&str], currency: &'static str, wanted: &[Option<i64>]) {
    let rows: String = column.iter().map(|cell| format!("2026-03-01;Shop;\"{cell}\"\n")).collect();
    let answer = desk(currency).preview(format!("Date;Payee;Amount\n{rows}").as_bytes());
    assert_eq!(answer.amounts, wanted, "{column:?}");
    assert!(answer.questions.is_empty(), "{column:?}: {:?}", answer.questions);
}

#[test]
fn each_shape_alone() {
    for (text, minor) in [
        ("(3.45)", -345),
        ("3'456.78", 345_678),
        ("1,00,000.99", 10_000_099),
        (".45", 45),
        ("(1 500.99)", -150_099),
        ("1.234,56", 123_456),
        ("-12,34", -1_234),
        ("−12.34", -1_234),
        ("12.34-", -1_234),
        ("$1,234.50", 123_450),
        ("+7", 700),
        ("1 234,50", 123_450),
    ] {
        check(&[text], "USD", &[Some(minor)]);
    }
}

#[test]
fn the_column_settles_what_a_cell_leaves_open() {
    check(&["3.456", "1.234,56"], "EUR", &[Some(345_600), Some(123_456)]);
    check(&["3,456", "12.50"], "USD", &[Some(345_600), Some(1_250)]);
    check(&["3.456", "0.500"], "KWD", &[Some(3_456), Some(500)]);
    check(&["3.456", "1200"], "JPY", &[Some(3_456), Some(1_200)]);
}

#[test]
fn what_is_no_amount_is_reported() {
    check(&["12.00", "twelve"], "USD", &[Some(1_200), None]);
    check(&["12.00", ""], "USD", &[Some(1_200), None]);
}

/// Whom the rows name, where the headings say which column that is.
#[test]
fn a_name_with_a_number_in_it_is_no_amount() {
    for payee in ["Shop 3 17", "Aldi 1234", "BP 4711", "KFC 104", "H&M 12", "7 Eleven", "Spar"] {
        let rows: String = (1..=5).map(|n| format!("2026-03-0{n},{payee},-{n}.50\n")).collect();
        let mut here = desk("EUR");
        here.import(format!("Date,Payee,Amount\n{rows}").as_bytes());
        let names: Vec<String> = here.log.values().map(|spending| spending.payee.clone()).collect();
        assert_eq!(names, vec![payee; 5], "{payee}");
    }
}
