//! What a file proves by itself: signs by what rows are said to be, the order of dates by days of the week, texts by the columns before them, and
//! where another table begins.

use std::sync::Arc;

use chrono::NaiveDate;
use domain::budget::{Account, edits};
use domain::id::Id;
use exchange::bank::Verdict;
use exchange::bank::layout::{Column, Question};
use exchange::dates::DateOrder;
use onward::jobs::bank::{BankAnswer, Notice};

use crate::support::bank::{desk, lines, newcomer};

/// Reads a file and compares its lines; nothing may be asked.
#[track_caller]
fn check(file: &str, wanted: &[&str]) -> BankAnswer {
    let answer = newcomer().preview(file.as_bytes());
    assert_eq!(lines(&answer), wanted, "{file}");
    assert!(answer.questions.is_empty(), "{file}: {:?}", answer.questions);
    answer
}

#[test]
fn income_with_a_minus_turns_every_sign() {
    let rows = |income: &str, spent: &str| {
        format!(
            "date,name,amount,status,category,type\n2026-01-28,Diner,9.63,posted,Food,{spent}\n2026-01-20,Payroll,-2140.77,posted,Pay,{income}\n\
             2026-01-15,To savings,500.00,posted,,transfer\n2026-01-15,From checking,-500.00,posted,,transfer\n\
             2026-01-12,Grocer,84.11,posted,Food,{spent}\n2026-01-10,Return,-59.95,posted,Food,{spent}\n"
        )
    };
    let wanted = [
        "new -963 2026-01-28 Diner",
        "new 214077 2026-01-20 Payroll",
        "new -50000 2026-01-15 To savings",
        "new 50000 2026-01-15 From checking",
        "new -8411 2026-01-12 Grocer",
        "new 5995 2026-01-10 Return",
    ];
    for (income, spent) in
        [("income", "regular"), ("Income", "Expense"), ("Einnahme", "Ausgabe"), ("revenu", "dépense"), ("доход", "расход")]
    {
        assert_eq!(check(&rows(income, spent), &wanted).notices, [Notice::PlusIsCharge], "{income}");
    }
    // Income with a plus turns nothing, and neither does one that is taken back.
    let file = rows("income", "regular").replace("-2140.77", "2140.77");
    assert_eq!(newcomer().preview(file.as_bytes()).amounts[0], Some(963));
    let file =
        "date,name,amount,type\n2026-01-28,Diner,-9.63,expense\n2026-01-20,Pay back,-20.00,income\n2026-01-12,Grocer,-84.11,expense\n";
    check(file, &["new -963 2026-01-28 Diner", "new -2000 2026-01-20 Pay back", "new -8411 2026-01-12 Grocer"]);
}

#[test]
fn a_day_of_the_week_tells_the_order_of_day_and_month() {
    let read = |first: &str, second: &str| {
        newcomer().preview(format!("Date,Description,Amount\n\"{first}\",A,-1.00\n\"{second}\",B,-2.00\n").as_bytes())
    };
    for (first, second, order) in [
        ("Fri, 03/01/2024", "Mon, 03/04/2024", DateOrder::MonthFirst),
        ("Fri 01/03/2024", "Mon 04/03/2024", DateOrder::DayFirst),
        ("ven. 01/03/2024", "lun. 04/03/2024", DateOrder::DayFirst),
        ("Freitag, 01/03/2024", "Montag, 04/03/2024", DateOrder::DayFirst),
        ("01/03/2024 (viernes)", "04/03/2024 (lunes)", DateOrder::DayFirst),
    ] {
        let answer = read(first, second);
        assert_eq!((answer.questions, answer.layout.dates), (vec![], Some(order)), "{first}");
    }
    for (first, second) in [("03/01/2024", "03/04/2024"), ("Fri, 03/01/2024", "Mon, 04/03/2024"), ("Sun, 03/01/2024", "Sun, 03/04/2024")] {
        assert!(matches!(read(first, second).questions[..], [Question::DateOrder { .. }]), "{first}");
    }
}

#[test]
fn what_is_too_much_belongs_to_the_last_text() {
    let head = "Date, Amount, Balance, Description\n2026/01/28, -12.50, 100.00, FEE\n2026/01/27, 50.00, 112.50, PAY\n";
    let wanted = ["new -1250 2026-01-28 FEE", "new 5000 2026-01-27 PAY"];
    let longer = |row: &str, line: &str| check(&format!("{head}{row}\n"), &[&wanted[..], &[line]].concat());
    let answer = longer("2026/01/26, -10.20, 62.50, SHOP, CAPE TOWN, ZA", "new -1020 2026-01-26 SHOP, CAPE TOWN, ZA");
    assert_eq!(answer.balances.unwrap().verdict, Verdict::Meets { steps: 2 });
    // Thousands without quotation marks are no amount and a text.
    let why = "unreadable ? It has 5 cells where the heading has 4; perhaps a text with a comma is not in quotation marks.";
    longer("2026/01/26, -1,085.20, 62.50, SHOP", why);
    longer("2026/01/26, SHOP, CAPE TOWN, -10.20, 62.50", why);
}

#[test]
fn a_table_with_other_columns_is_another_statement() {
    let file = "\"Umsätze Girokonto\";\n\"Neuer Kontostand\";\"80,00 EUR\";\n\n\"Buchungstag\";\"Valuta\";\"Buchungstext\";\"Umsatz in EUR\";\n\
        \"16.05.2026\";\"16.05.2026\";\"Strom\";\"-30,00\";\n\"12.05.2026\";\"12.05.2026\";\"Lohn\";\"10,00\";\n\n\"Alter Kontostand\";\"100,00 EUR\";\n\n\n\
        \"Umsätze Karte\";\n\"Neuer Kontostand\";\"-7,00 EUR\";\n\n\"Buchungstag\";\"Umsatztag\";\"Vorgang\";\"Referenz\";\"Buchungstext\";\"Umsatz in EUR\";\n\
        \"14.05.2026\";\"12.05.2026\";\"Umsatz\";\"X1\";\"Bahn\";\"-2,00\";\n\n\"Alter Kontostand\";\"-5,00 EUR\";\n";
    let (above, below) = (
        "skipped ? This line is above the transactions: a summary or a balance.",
        "skipped ? This line is below or between the transactions: a sum, a balance or a note.",
    );
    let answer = check(file, &[above, "new -3000 2026-05-16 Strom", "new 1000 2026-05-12 Lohn", below]);
    let accounts: Vec<_> = answer.statements.iter().map(|found| (found.account.as_str(), found.entries)).collect();
    assert_eq!(accounts, [("Umsätze Girokonto", 2), ("Umsätze Karte", 1)]);
    assert_eq!((answer.notices, answer.balances.unwrap().verdict), (vec![Notice::SeveralStatements(2)], Verdict::Meets { steps: 1 }));
    let mut desk = newcomer();
    desk.statement = 1;
    let answer = desk.preview(file.as_bytes());
    assert_eq!(lines(&answer), [above, "new -200 2026-05-14 Bahn", below]);
    assert_eq!(answer.balances.unwrap().verdict, Verdict::Meets { steps: 1 });
}

#[test]
fn accounts_in_one_table_are_statements_of_their_own() {
    let file = "Type,Product,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance\n\
        Topup,Current,2026-11-02 08:30:11,2026-11-02 08:30:12,From Marlow,1500.00,0.00,EUR,COMPLETED,1575.10\n\
        Card Payment,Current,2026-11-02 19:42:42,2026-11-03 14:54:46,Tern,-43.46,0.00,EUR,COMPLETED,1531.64\n\
        Transfer,Current,2026-11-16 09:00:00,2026-11-16 09:00:00,To pocket EUR Holiday,-50.00,0.00,EUR,COMPLETED,1481.64\n\
        Transfer,Savings,2026-11-16 09:00:00,2026-11-16 09:00:00,To pocket EUR Holiday,50.00,0.00,EUR,COMPLETED,350.00\n";
    let answer = newcomer().preview(file.as_bytes());
    let accounts: Vec<_> = answer.statements.iter().map(|found| (found.account.as_str(), found.entries)).collect();
    assert_eq!(accounts, [("Current", 3), ("Savings", 1)]);
    assert_eq!((answer.counts.new, answer.balances.unwrap().verdict), (3, Verdict::Meets { steps: 2 }));
    let mut desk = newcomer();
    desk.statement = 1;
    assert_eq!(lines(&desk.preview(file.as_bytes())), ["new 5000 2026-11-16 To pocket EUR Holiday"]);
}

#[test]
fn kinds_of_movements_of_one_account_are_no_accounts() {
    let file = "Product,Date,Description,Amount,Balance\nCard,2026-11-02,Marlow,-10.00,90.00\nTransfer,2026-11-03,Tern,-20.00,70.00\n\
        Card,2026-11-04,Quince,-5.00,65.00\nTransfer,2026-11-05,Marlow,100.00,165.00\n";
    let answer = newcomer().preview(file.as_bytes());
    assert_eq!((answer.statements.len(), answer.counts.new, answer.balances.unwrap().verdict), (1, 4, Verdict::Meets { steps: 3 }));
}

#[test]
fn headings_in_two_languages_are_of_one_table() {
    let file = "Date,Description,Amount\nDatum,Beschreibung,Betrag\n2026-01-05,A,-5.00\n2026-01-06,B,9.00\n";
    let answer = newcomer().preview(file.as_bytes());
    assert_eq!((answer.statements.len(), answer.counts.new), (1, 2));
}

#[test]
fn of_two_amounts_the_one_in_the_account_s_currency_is_it() {
    let file = "Дата операции;Дата платежа;Статус;Сумма операции;Валюта операции;Сумма платежа;Валюта платежа;Кэшбэк;Категория;Описание;Бонусы (включая кэшбэк);Округление\n\
        29.06.2026 19:20:11;30.06.2026;OK;-1350,00;RUB;-1350,00;RUB;;Еда;Лавка;13,00;0,00\n29.06.2026 08:00:00;;FAILED;-999,00;RUB;-999,00;RUB;;Такси;Такси;0,00;0,00\n\
        19.06.2026 15:41:02;21.06.2026;OK;-20,00;USD;-1834,56;RUB;;Связь;Хостинг;18,00;0,00\n05.06.2026 00:10:00;05.06.2026;OK;312,00;RUB;312,00;RUB;312,00;Бонусы;Возврат;0,00;0,00\n";
    let answer = check(
        file,
        &[
            "new -135000 2026-06-29 Лавка",
            "skipped -99900 Your bank says that this did not go through or was taken back.",
            "new -183456 2026-06-19 Хостинг",
            "new 31200 2026-06-05 Возврат",
        ],
    );
    assert_eq!(answer.currency.code(), "RUB");
    // What is given back in points is no money out or in.
    let answer =
        newcomer().preview("Date,Description,Amount,Cashback,Round up\n2026-01-05,A,-5.00,0.05,0.20\n2026-01-06,B,9.00,,\n".as_bytes());
    assert_eq!(answer.layout.columns[2..], [Column::Amount, Column::Ignored, Column::Ignored]);
}

#[test]
fn a_fee_with_the_other_sign_comes_back() {
    let file = "Date,Description,Money In,Money Out,Fee,Balance\n2026-01-01,Pay,100.00,,,100.00\n2026-01-02,Cash,,-20.00,-2.00,78.00\n\
                2026-01-03,SMS,,,-0.35,77.65\n2026-01-04,Correction: SMS,,,0.35,78.00\n";
    let answer = check(
        file,
        &["new 10000 2026-01-01 Pay", "new -2200 2026-01-02 Cash", "new -35 2026-01-03 SMS", "new 35 2026-01-04 Correction: SMS"],
    );
    assert_eq!(answer.balances.unwrap().verdict, Verdict::Meets { steps: 3 });
}

#[test]
fn a_closing_balance_is_offered_to_its_account_only_where_it_is_proven() {
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    let closing = |rows: &str| desk("EUR").preview(format!("Date,Payee,Amount,Balance\n{rows}").as_bytes()).proven_closing();
    let proven = closing("2027-01-05,Rent,-500.00,1500.00\n2027-01-09,Pay,250.00,1750.00\n2027-01-12,Shop,-50.00,1700.00\n");
    assert_eq!(proven, Some((170_000, day("2027-01-12"))));
    assert_eq!(closing("2027-01-12,Shop,-50.00,1700.00\n2027-01-09,Pay,250.00,1750.00\n2027-01-05,Rent,-500.00,1500.00\n"), proven);
    assert_eq!(closing("2027-01-05,Rent,-500.00,1500.00\n2027-01-09,Pay,250.00,1999.00\n"), None);
    assert_eq!(closing("2027-01-05,Rent,-500.00,\n"), None);
    let today = day("2027-02-05");
    let id = Id::new("current");
    let check = |balance, as_of: Option<&str>, last: &str, expected: Option<&str>| {
        let account = Account { name: "Current".into(), balance, as_of: as_of.map(day), ..Account::default() };
        let change = edits::closing_balance(&id, &Arc::new(account), 170_000, day(last), today);
        let after = change.map(|change| change.edits[0].after.as_ref().unwrap().get::<Account>().unwrap().as_ref().clone());
        assert_eq!(after.map(|after| (after.balance, after.as_of)), expected.map(|as_of| (170_000, Some(day(as_of)))));
    };
    check(200_000, Some("2026-10-05"), "2027-01-12", Some("2027-01-13"));
    check(200_000, None, "2027-02-05", Some("2027-02-05"));
    check(170_000, Some("2027-01-13"), "2027-01-12", None);
    check(200_000, Some("2027-01-14"), "2027-01-12", None);
    check(200_000, None, "2027-02-06", None);
}
