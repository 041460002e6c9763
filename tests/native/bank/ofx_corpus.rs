//! Thirteen files of the ofxparse test suite (MIT; its licence is beside them): what each holds, entry by entry.

use exchange::bank::Verdict;

use crate::support::bank::{Desk, lines, newcomer};

/// Currency, the lines, and the last balance of a statement.
#[track_caller]
fn check(desk: &Desk, file: &str, currency: &str, wanted: &[&str], closing: Option<i64>) {
    let answer = desk.preview(file.as_bytes());
    assert_eq!(answer.currency.code(), currency);
    assert_eq!(lines(&answer), wanted);
    assert_eq!(answer.balances.as_ref().and_then(|balances| balances.closing), closing);
    if let Some(balances) = answer.balances {
        // A single balance says nothing about the movements before it.
        assert_eq!(balances.verdict, Verdict::OneBalance);
    }
}

#[test]
fn statements() {
    let desk = newcomer();
    check(&desk, include_str!("../../fixtures/ofx/anzcc.ofx"), "AUD", &["new -550 2017-05-08 "], Some(-12_345));
    let medium =
        ["new -660 2009-04-01 MCDONALD'S #112", "new -31667 2009-04-02 Joe's Bald Hairstyles", "new -2200 2009-04-03 CONNIE'S HAIR D"];
    check(&desk, include_str!("../../fixtures/ofx/bank_medium.ofx"), "CAD", &medium, Some(38_234));
    let checking = [
        "new 1 2011-03-31 DIVIDEND EARNED FOR PERIOD OF 03",
        "new -3451 2011-04-05 AUTOMATIC WITHDRAWAL, ELECTRIC BILL",
        "new -2500 2011-04-07 RETURNED CHECK FEE, CHECK # 319",
    ];
    check(&desk, include_str!("../../fixtures/ofx/checking.ofx"), "USD", &checking, Some(10_099));
    check(
        &desk,
        include_str!("../../fixtures/ofx/suncorp.ofx"),
        "AUD",
        &["new -1685 2013-12-15 EFTPOS WDL HANDYWAY ALDI STORE"],
        Some(123_412),
    );
    // Tags without values: the entry's own currency and balance.
    check(&desk, include_str!("../../fixtures/ofx/ofx-v102-empty-tags.ofx"), "AUD", &["new 1234 2018-05-07 "], Some(12_345));
    check(&desk, include_str!("../../fixtures/ofx/fail-empty_balance.ofx"), "CAD", &["new 12000 2011-03-08 Foobar"], None);
}

#[test]
fn several_accounts() {
    let file = include_str!("../../fixtures/ofx/multiple_accounts.ofx");
    let mut desk = newcomer();
    let accounts: Vec<_> = desk.preview(file.as_bytes()).statements.into_iter().map(|found| found.account).collect();
    assert_eq!(accounts, ["9100", "9200"]);
    check(&desk, file, "USD", &[], Some(11_100));
    desk.statement = 1;
    check(&desk, file, "USD", &[], Some(22_200));
}

#[test]
fn entries_without_a_date_are_told() {
    let dates = [
        "unreadable -8000 This row has no date.",
        "unreadable 20000 This row has no date.",
        "unreadable 20000 “20120231” cannot be read as a day.",
    ];
    check(&newcomer(), include_str!("../../fixtures/ofx/fail-date_missing.ofx"), "USD", &dates, Some(0));
    check(
        &newcomer(),
        include_str!("../../fixtures/ofx/fail-decimal_error.ofx"),
        "CAD",
        &["unreadable 12000 “20112000” cannot be read as a day."],
        Some(0),
    );
}

#[test]
fn files_without_a_statement() {
    for file in [
        include_str!("../../fixtures/ofx/account_listing_aggregation.ofx"),
        include_str!("../../fixtures/ofx/bank_small.ofx"),
        include_str!("../../fixtures/ofx/error_message.ofx"),
        include_str!("../../fixtures/ofx/signon_fail.ofx"),
    ] {
        let sentence = newcomer().refused(file.as_bytes());
        assert!(sentence.contains("no account statement"), "{sentence}");
    }
}
