//! Norma 43: records, balances, and files that are damaged.

use exchange::bank::Verdict;
use exchange::kind::FileKind;

use crate::support::bank::{lines, newcomer};

pub const FILE: &str = "11999901230000456789260301260331200000000050000978 3PRUEBA LUZ\r\n\
    22    01232603022603010400410000000002050000000000000000000000000000000000000000\r\n\
    2301ALQUILER                              PISO 3\r\n2302MARZO\r\n\
    22    01232603092603071201210000000000199900000000000000000000000000000000000000\r\n\
    2301COMPRA CAFÉ                           SEATTLE\r\n240184000000000002199\r\n\
    22    01232603302603301501520000000001000000000000000000000000000000000000000000\r\n\
    2301NÓMINA\r\n\
    3399990123000045678900002000000000224990000100000000010000200000000037501978\r\n\
    88999999999999999999000010\r\n";

#[test]
fn records_are_movements_between_two_balances() {
    let answer = newcomer().preview(FILE.as_bytes());
    assert_eq!((answer.kind, answer.currency.code()), (FileKind::Norma43, "EUR"));
    assert_eq!(answer.statements[0].account, "999901230000456789");
    assert_eq!(lines(&answer), ["new -20500 2026-03-02 ", "new -1999 2026-03-09 ", "new 10000 2026-03-30 "]);
    let memos: Vec<_> = answer.movements.iter().flatten().map(|movement| movement.memo.as_str()).collect();
    assert_eq!(memos, ["ALQUILER PISO 3 MARZO", "COMPRA CAFÉ SEATTLE", "NÓMINA"]);
    let balances = answer.balances.unwrap();
    assert_eq!((balances.opening, balances.closing, balances.verdict), (Some(50_000), Some(37_501), Verdict::Meets { steps: 1 }));
}

#[test]
fn each_account_is_a_statement() {
    let answer = newcomer().preview(format!("{FILE}{}", FILE.replace("0000456789", "0000456780")).as_bytes());
    let accounts: Vec<_> = answer.statements.into_iter().map(|found| found.account).collect();
    assert_eq!(accounts, ["999901230000456789", "999901230000456780"]);
}

#[test]
fn a_damaged_file_is_refused_and_a_damaged_record_is_told() {
    for at in [FILE.find("2301N").unwrap(), FILE.find("33999").unwrap()] {
        let sentence = newcomer().refused(&FILE.as_bytes()[..at]);
        assert!(sentence.contains("ends before it is complete"), "{sentence}");
    }
    let file = FILE
        .replace("1501520000000001000000000000000000000000000000000000000000", "15015200000")
        .replace("0400410000000002050000", "0400430000000002050000");
    let file = file.replace("22    01232603092603071", "22    01232613092603071");
    assert_eq!(
        lines(&newcomer().preview(file.as_bytes())),
        [
            "unreadable 20500 Nothing says whether this is money in or money out.",
            "unreadable -1999 “261309” cannot be read as a day.",
            "unreadable ? The file ends in the middle of this entry.",
        ]
    );
}

#[test]
fn only_its_records_prove_it() {
    for file in ["11,22,33\n22,1,2\n", "1199990123,2026-03-01,5.00\n22,2026-03-02,6.00\n"] {
        assert_ne!(newcomer().preview(file.as_bytes()).kind, FileKind::Norma43);
    }
}
