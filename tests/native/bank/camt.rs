//! CAMT.052, .053 and .054: balances, batches, charges, other currencies, what is only announced.

use exchange::bank::Verdict;
use exchange::kind::FileKind;
use onward::jobs::bank::Notice;

use crate::support::bank::{lines, newcomer};

/// A file of one statement, report or notice.
fn file(message: &str, part: &str, inside: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><Document><{message}><GrpHdr/><{part}><Acct><Ccy>EUR</Ccy></Acct>{inside}</{part}></{message}></Document>"
    )
}

fn balance(code: &str, amount: &str, mark: &str) -> String {
    format!("<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">{amount}</Amt><CdtDbtInd>{mark}</CdtDbtInd></Bal>")
}

fn entry(amount: &str, mark: &str, status: &str, more: &str) -> String {
    format!(
        "<Ntry><Amt Ccy=\"EUR\">{amount}</Amt><CdtDbtInd>{mark}</CdtDbtInd><Sts>{status}</Sts><BookgDt><DtTm>2026-03-02T10:00:00</DtTm></BookgDt>{more}</Ntry>"
    )
}

#[test]
fn an_overdrawn_account_adds_up() {
    let inside = balance("PRCD", "10.00", "DBIT")
        + &balance("CLBD", "2.50", "CRDT")
        + &entry("20.00", "CRDT", "BOOK", "")
        + &entry("7.50", "DBIT", "BOOK", "");
    let answer = newcomer().preview(file("BkToCstmrStmt", "Stmt", &inside).as_bytes());
    let balances = answer.balances.unwrap();
    assert_eq!((balances.opening, balances.closing, balances.verdict), (Some(-1_000), Some(250), Verdict::Meets { steps: 1 }));
}

#[test]
fn a_missing_entry_is_said_with_its_amount() {
    let inside = balance("OPBD", "10.00", "CRDT") + &balance("CLBD", "2.50", "CRDT") + &entry("5.00", "DBIT", "BOOK", "");
    let answer = newcomer().preview(file("BkToCstmrStmt", "Stmt", &inside).as_bytes());
    assert_eq!(answer.balances.unwrap().verdict, Verdict::Off { by: -250, row: None });
}

#[test]
fn reports_and_notices_are_read_too() {
    let inside = entry("5.00", "DBIT", "BOOK", "<AddtlNtryInf>Kiosk</AddtlNtryInf>");
    let report = newcomer().preview(file("BkToCstmrAcctRpt", "Rpt", &inside).as_bytes());
    assert_eq!((report.kind, lines(&report), report.notices.len()), (FileKind::Camt, vec!["new -500 2026-03-02 ".to_owned()], 0));
    let notices = newcomer().preview(file("BkToCstmrDbtCdtNtfctn", "Ntfctn", &inside).as_bytes());
    assert_eq!((lines(&notices), notices.notices), (vec!["new -500 2026-03-02 ".to_owned()], vec![Notice::NoticesOnly]));
}

#[test]
fn a_batch_stays_one_movement() {
    let one = |name: &str| format!("<TxDtls><RltdPties><Cdtr><Nm>{name}</Nm></Cdtr></RltdPties></TxDtls>");
    let batch = format!("<NtryDtls><Btch><NbOfTxs>2</NbOfTxs></Btch>{}{}</NtryDtls>", one("A"), one("B"));
    let answer = newcomer().preview(file("BkToCstmrStmt", "Stmt", &entry("30.00", "DBIT", "BOOK", &batch)).as_bytes());
    assert_eq!(lines(&answer), ["new -3000 2026-03-02 A, B"]);
    assert_eq!(answer.movements[0].as_ref().unwrap().memo, "2 payments together");
}

#[test]
fn charges_and_another_currency_are_in_the_note() {
    let more = "<Chrgs><TtlChrgsAndTaxAmt Ccy=\"EUR\">1.50</TtlChrgsAndTaxAmt></Chrgs><NtryDtls><TxDtls><AmtDtls><InstdAmt><Amt Ccy=\"USD\">20.00</Amt></InstdAmt></AmtDtls>\
        <RltdPties><Cdtr><Pty><Nm>Shop</Nm></Pty></Cdtr></RltdPties><RmtInf><Ustrd>Order 1</Ustrd></RmtInf></TxDtls></NtryDtls>";
    let answer = newcomer().preview(file("BkToCstmrStmt", "Stmt", &entry("19.90", "DBIT", "BOOK", more)).as_bytes());
    assert_eq!(lines(&answer), ["new -1990 2026-03-02 Shop"]);
    assert_eq!(answer.movements[0].as_ref().unwrap().memo, "Order 1; charges 1.50 EUR; 20.00 USD");
}

#[test]
fn announced_entries_are_pending_until_a_balance_says_they_are_not_in_it() {
    let pending = entry("5.00", "DBIT", "PDNG", "");
    let answer = newcomer().preview(file("BkToCstmrAcctRpt", "Rpt", &pending).as_bytes());
    assert_eq!(lines(&answer), ["new -500 2026-03-02  pending"]);
    let answer = newcomer().preview(file("BkToCstmrStmt", "Stmt", &(balance("CLBD", "1.00", "CRDT") + &pending)).as_bytes());
    assert_eq!((answer.counts.new, answer.counts.skipped), (0, 1));
}
