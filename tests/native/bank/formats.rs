//! One small file a format, every entry of it.

use domain::currency::Currency;
use exchange::bank::layout::{Column as C, Question};
use exchange::dates::DateOrder;
use exchange::kind::FileKind;

use crate::support::bank::{desk, lines};

#[test]
fn camt() {
    let answer = desk("EUR").preview(include_bytes!("../../fixtures/bank/euro.camt.xml"));
    assert_eq!(answer.kind, FileKind::Camt);
    assert_eq!(answer.statements[0].account, "DE02120300000000202051");
    assert_eq!(answer.statements[0].currency, Some(Currency::EUR));
    assert_eq!(
        lines(&answer),
        [
            "new -4590 2026-03-03 Stadtwerke & Co",
            "new 125000 2026-03-05 Agentur",
            "new -999 2026-03-09  pending",
            "unreadable ? It is in USD, and this account is in EUR.",
            "unreadable 500 Nothing says whether this is money in or money out.",
        ]
    );
    let ids: Vec<_> = answer.movements.iter().flatten().map(|m| m.source_id.as_str()).collect();
    assert_eq!(ids, ["camt:R-1", "camt:R-2", "camt:R-3"]);
    assert_eq!(answer.movements[0].as_ref().unwrap().memo, "Strom März");
    assert!(answer.questions.is_empty());
}

#[test]
fn ofx_one_without_closing_tags() {
    let answer = desk("USD").preview(include_bytes!("../../fixtures/bank/one.ofx"));
    assert_eq!(answer.kind, FileKind::Ofx);
    assert_eq!(answer.statements[0].account, "000111");
    assert_eq!(
        lines(&answer),
        [
            "new -2340 2026-03-02 Corner Grocer",
            "new -300 2026-03-02 AT&T Coffee & Tea",
            "new -300 2026-03-02 AT&T Coffee & Tea",
            "new 125000 2026-03-15 State UI",
            "new -50000 2026-03-16 ",
            "unreadable -150 “2026-3” cannot be read as a day.",
        ]
    );
    assert_eq!(answer.movements[4].as_ref().unwrap().memo, "No. 17");
}

#[test]
fn ofx_values_in_cdata_and_with_references() {
    let file = "<OFX><STMTRS><STMTTRN><DTPOSTED>20260301<TRNAMT>-1.00<NAME><![CDATA[Fish & Chips]]></NAME><MEMO>a&#10;b</STMTTRN></OFX>";
    let answer = desk("USD").preview(file.as_bytes());
    assert_eq!(lines(&answer), ["new -100 2026-03-01 Fish & Chips"]);
    assert_eq!(answer.movements[0].as_ref().unwrap().memo, "a b");
}

#[test]
fn a_comma_in_ofx_is_asked_where_it_can_be_both() {
    let file = |amount: &str| format!("<OFX><STMTRS><STMTTRN><DTPOSTED>20260301<TRNAMT>{amount}<NAME>A</OFX>");
    assert!(matches!(desk("EUR").preview(file("-1,250").as_bytes()).questions[..], [Question::Decimals { .. }]));
    for (amount, minor) in [("-12,30", -1_230), ("-12.500", -1_250), ("-1250.5", -125_050)] {
        let answer = desk("EUR").preview(file(amount).as_bytes());
        assert_eq!((answer.amounts, answer.questions.len()), (vec![Some(minor)], 0), "{amount}");
    }
}

#[test]
fn a_whole_statement_in_another_currency_is_asked() {
    let file = include_str!("../../fixtures/bank/euro.camt.xml").replace("<Ccy>EUR</Ccy>", "");
    let answer = desk("USD").preview(file.as_bytes());
    assert_eq!(answer.questions, [Question::OtherCurrency { file: Currency::EUR, account: Currency::USD }]);
}

#[test]
fn ofx_two() {
    let answer = desk("EUR").preview(include_bytes!("../../fixtures/bank/two.ofx"));
    assert_eq!(
        lines(&answer),
        [
            "new -1230 2026-04-01 Bäckerei",
            "unreadable ? It is in USD, and this account is in EUR.",
            "new -720 2026-04-03 Abroad",
            "new -400 2026-04-04 Kiosk pending",
        ]
    );
}

#[test]
fn qif() {
    let answer = desk("USD").preview(include_bytes!("../../fixtures/bank/old.qif"));
    assert_eq!(answer.kind, FileKind::Qif);
    assert_eq!(answer.statements.len(), 2);
    assert_eq!(answer.statements[0].account, "Checking");
    assert_eq!(
        lines(&answer),
        [
            "skipped 100000 This is a balance or a note of the bank, not a transaction.",
            "new -1250 1994-06-13 Book shop",
            "new -3000 1994-06-14 Market",
            "unreadable ? This is not an amount. Use digits, for example 1234.56.",
        ]
    );
    assert_eq!(answer.layout.dates, Some(DateOrder::MonthFirst));
    assert_eq!(answer.movements[1].as_ref().unwrap().category, "Books");
    assert_eq!(answer.movements[2].as_ref().unwrap().memo, "Groceries -20.00; Household -10.00");
    assert_eq!(answer.preview.rows[1].row, 12);
    let mut second = desk("USD");
    second.statement = 1;
    assert_eq!(
        lines(&second.preview(include_bytes!("../../fixtures/bank/old.qif"))),
        ["unreadable ? The file ends in the middle of this entry."]
    );
}

#[test]
fn a_table_with_money_out_and_in_apart() {
    let answer = desk("EUR").preview(include_bytes!("../../fixtures/bank/split.csv"));
    assert_eq!(answer.kind, FileKind::BankTable);
    assert_eq!(answer.layout.columns, [C::Date, C::ValueDate, C::Payee, C::Memo, C::Debit, C::Credit, C::Currency, C::Balance]);
    assert_eq!(
        lines(&answer),
        [
            "new -320 2026-03-02 Bäckerei",
            "new -123456 2026-03-03 Vermieter",
            "new 125000 2026-03-13 Agentur",
            "unreadable ? There is an amount under debit and one under credit.",
            "skipped 0 It moves no money.",
        ]
    );
}

#[test]
fn a_table_with_a_word_for_in_and_out() {
    let answer = desk("INR").preview(include_bytes!("../../fixtures/bank/drcr.tsv"));
    assert_eq!(answer.layout.columns, [C::Date, C::Payee, C::Direction, C::Amount, C::Balance]);
    assert_eq!(
        lines(&answer),
        [
            "new -10000099 2026-03-25 UPI/Grocer/123",
            "new 150099 2026-03-26 Salary March",
            "unreadable 1000 Nothing says whether this is money in or money out.",
        ]
    );
}

#[test]
fn a_card_with_two_dates_and_real_duplicates() {
    let answer = desk("USD").preview(include_bytes!("../../fixtures/bank/card.csv"));
    assert_eq!(
        lines(&answer),
        ["new -300 2026-03-14 COFFEE BAR 0012", "new -300 2026-03-14 COFFEE BAR 0012", "new 25000 2026-03-16 ONLINE PAYMENT"]
    );
    assert_eq!(answer.movements[0].as_ref().unwrap().category, "Food & Drink");
}

#[test]
fn headings_of_other_banks() {
    let check = |csv: &str, wanted: &[C]| assert_eq!(desk("EUR").preview(csv.as_bytes()).layout.columns, wanted, "{csv}");
    check("Date,Description,Amount\n2026-03-01,Shop,-1.00\n", &[C::Date, C::Payee, C::Amount]);
    check("Date;Libellé;Débit;Crédit\n01/03/2026;Boulangerie;-1,00;\n", &[C::Date, C::Payee, C::Debit, C::Credit]);
    check(
        "Datum,Naam / Omschrijving,Af Bij,Bedrag (EUR),Mededelingen\n20260301,Winkel,Af,\"1,00\",pas\n",
        &[C::Date, C::Payee, C::Direction, C::Amount, C::Memo],
    );
    check(
        "Type,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance\nCARD,2026-03-01 10:00:00,2026-03-02 09:00:00,Shop,-1.00,0.00,EUR,COMPLETED,5.00\n",
        &[C::Memo, C::Ignored, C::Date, C::Payee, C::Amount, C::Fee, C::Currency, C::Status, C::Balance],
    );
    check("Fecha;Concepto;Importe;Saldo\n01/03/2026;Tienda;-1,00;5,00\n", &[C::Date, C::Payee, C::Amount, C::Balance]);
    check(
        "2026-03-01,Shop round the corner,-1.00,99.00\n2026-03-02,Shop round the corner,-1.00,98.00\n",
        &[C::Date, C::Payee, C::Amount, C::Balance],
    );
}

#[test]
fn what_the_file_leaves_open_is_asked() {
    let mut desk = desk("USD");
    let file = b"Date,Description,Amount\n03/04/2026,Shop,3.456\n05/04/2026,Shop,7.890\n";
    let answer = desk.preview(file);
    assert!(matches!(&answer.questions[..], [Question::DateOrder { .. }, Question::Decimals { .. }]), "{:?}", answer.questions);
    let onward::jobs::Answer::Bank(asked) = desk.answer(onward::jobs::import::Step::Import, file) else { panic!() };
    assert!(asked.change.is_none(), "an open question writes nothing");
    let mut layout = answer.layout;
    layout.dates = Some(DateOrder::DayFirst);
    layout.decimals = Some(domain::money::Convention::Comma);
    desk.layout = Some(layout);
    assert_eq!(lines(&desk.preview(file)), ["new 345600 2026-04-03 Shop", "new 789000 2026-04-05 Shop"]);
    desk.import(file);
    // The next file of the account needs no questions.
    desk.layout = None;
    let next = desk.preview(b"Date,Description,Amount\n06/04/2026,Shop,1.000\n");
    assert!(next.questions.is_empty());
    assert_eq!(lines(&next), ["new 100000 2026-04-06 Shop"]);
}

#[test]
fn missing_columns_and_other_currencies_are_asked() {
    let questions = |csv: &str| desk("EUR").preview(csv.as_bytes()).questions;
    assert_eq!(questions("Date,Description\n2026-03-01,Shop\n"), [Question::NoAmount]);
    assert_eq!(questions("Description,Amount\nShop,-1.00\n"), [Question::NoDate]);
    let other = questions("Date,Description,Amount,Currency\n2026-03-01,Shop,-1.00,USD\n");
    assert_eq!(other, [Question::OtherCurrency { file: Currency::USD, account: Currency::EUR }]);
}

#[test]
fn signs_turned_multiplied_and_rows_left_out() {
    let mut desk = desk("USD");
    let file = b"Date,Description,Amount\n2026-03-01,Shop,100\n2026-03-02,Pay,-250\n2026-03-03,Other,1\n";
    let mut layout = desk.preview(file).layout;
    layout.flip = true;
    layout.multiplier = "0.01".to_owned();
    layout.skip.insert(4);
    desk.layout = Some(layout.clone());
    assert_eq!(lines(&desk.preview(file)), ["new -100 2026-03-01 Shop", "new 250 2026-03-02 Pay", "skipped -1 You leave it out."]);
    layout.multiplier = "a lot".to_owned();
    desk.layout = Some(layout);
    assert_eq!(desk.preview(file).questions, [Question::Multiplier]);
}
