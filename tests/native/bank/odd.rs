//! Tables that are none at first sight: a line of the account among the movements, lines that go on, blocks of labels, double entry, glued times.

use exchange::bank::Verdict;
use exchange::kind::FileKind;
use onward::jobs::bank::BankAnswer;

use crate::support::bank::{kind_of, newcomer};

fn read(file: &str) -> BankAnswer {
    assert_eq!(kind_of(file.as_bytes()), FileKind::BankTable, "{file}");
    newcomer().preview(file.as_bytes())
}

fn movements(answer: &BankAnswer) -> Vec<String> {
    let line = |movement: &exchange::bank::Movement| format!("{} {} {}", movement.date, movement.amount, movement.payee);
    answer.movements.iter().flatten().map(line).collect()
}

#[test]
fn a_line_of_the_account_does_not_spoil_a_table_without_headings() {
    let rows = "27/01/2026;-45,30;Carte;;CB CARREFOUR;;0;Divers\n26/01/2026;1120,00;Virement;;VIR FT;;0;Divers\n22/01/2026;-78,00;Prlv;;PRLV EDF;;0;Divers\n";
    let wanted = ["2026-01-27 -4530 CB CARREFOUR", "2026-01-26 112000 VIR FT", "2026-01-22 -7800 PRLV EDF"];
    for last in ["28/01/2026;1234,56;;;;;01234 123456X\n", "28/01/2026;1234,56;;;01234 123456X;;0;\n"] {
        let answer = read(&format!("{rows}{last}"));
        assert_eq!(movements(&answer), wanted, "{last}");
        assert_eq!((answer.counts.skipped, answer.counts.unreadable), (1, 0), "{last}");
    }
    let head = "2026-01-29,01-01-2026,'12 1090 0000 0000 0001 1234 5678,KONTO JAKIE CHCĘ,PLN,\"237,86\",\"1234,56\",3,\n";
    let rows = "28-01-2026,27-01-2026,PŁATNOŚĆ KARTĄ,,,\"-45,30\",\"1234,56\",1,\n\
                27-01-2026,27-01-2026,ZASIŁEK,URZĄD PRACY,33 1010,\"1120,00\",\"1279,86\",2,\n\
                22-01-2026,22-01-2026,FAKTURA 1/26,TAURON,44 1050,\"-78,00\",\"159,86\",3,\n";
    let answer = read(&format!("{head}{rows}"));
    assert_eq!(movements(&answer), ["2026-01-28 -4530 PŁATNOŚĆ KARTĄ", "2026-01-27 112000 ZASIŁEK", "2026-01-22 -7800 FAKTURA 1/26"]);
    assert_eq!(answer.counts.skipped, 1);
    assert_eq!(answer.balances.unwrap().verdict, Verdict::Meets { steps: 2 });
    // A movement without words, and one to an account beside others to none, are movements.
    let answer = read("2026-01-28;-4,50;Shop\n2026-01-27;-3,00;Bus\n2026-01-26;-2,00;Baker\n2026-01-25;-1,00;\n");
    assert_eq!((movements(&answer).len(), answer.counts.skipped), (4, 0));
    let answer =
        read("2026-01-28;-4,50;Rent;DE12500105170648489890\n2026-01-27;-3,00;Bus;\n2026-01-26;-2,00;Baker;\n2026-01-25;-1,00;Shop;\n");
    assert_eq!((movements(&answer).len(), answer.counts.skipped), (4, 0));
}

#[test]
fn a_line_of_words_goes_on_with_the_movement_above() {
    let file = "Transaction date,Description,Withdrawals (SGD),Deposits (SGD)\n28/01/2026,DEBIT PURCHASE,\"12.30\",\n,FAIRPRICE FINEST,,\n,SINGAPORE,,\n\
                27/01/2026,FUND TRANSFER,,\"3,500.00\"\n,SALARY ACME,,\n";
    let answer = read(file);
    assert_eq!(
        movements(&answer),
        ["2026-01-28 -1230 DEBIT PURCHASE FAIRPRICE FINEST SINGAPORE", "2026-01-27 350000 FUND TRANSFER SALARY ACME"]
    );
    assert_eq!((answer.counts.skipped, answer.counts.unreadable), (0, 0));
    // A lone line below is the bank's, and one behind a blank line too.
    let rows = "Date,Description,Amount\n2026-01-28,Shop,-1.00\n2026-01-27,Bus,-2.00\n2026-01-26,Baker,-3.00\n2026-01-25,Rent,-4.00\n";
    for note in [",Thank you for banking with us,\n", "\n,Thank you for banking with us,\n"] {
        let answer = read(&format!("{rows}{note}"));
        assert_eq!((movements(&answer).last().map(String::as_str), answer.counts.skipped), (Some("2026-01-25 -400 Rent"), 1), "{note}");
    }
}

#[test]
fn blocks_of_labels_are_a_table() {
    let file = "From: 01/01/2026 to 31/01/2026\n\nAccount: XXXX 1234\n\nDate: 28/01/2026\nDescription: CARD PAYMENT TO TESCO\nAmount: -23.40\n\
                Balance: 1120.16\n\n\
                Date: 27/01/2026\nDescription: ACME: \"SALARY\", JANUARY\nAmount: 132.00\nBalance: 1143.56\n";
    let answer = read(file);
    assert_eq!(movements(&answer), ["2026-01-28 -2340 CARD PAYMENT TO TESCO", "2026-01-27 13200 ACME: \"SALARY\", JANUARY"]);
    assert_eq!(answer.balances.unwrap().verdict, Verdict::Meets { steps: 1 });
}

#[test]
fn of_double_entry_the_lines_of_one_account_are_the_movements() {
    let file = "Date,Description,Full Account Name,Amount Num.\n01/15/2026,Supermarket,Expenses:Groceries,45.30\n,,Assets:Checking,-45.30\n\
                01/16/2026,Payroll,Assets:Checking,\"1,120.00\"\n,,Income:Salary,\"-1,120.00\"\n";
    let answer = read(file);
    assert_eq!(movements(&answer), ["2026-01-15 -4530 Supermarket", "2026-01-16 112000 Payroll"]);
    let other = |row: &exchange::preview::PreviewRow| row.title.contains("Expenses:Groceries") || row.title.contains("Income:Salary");
    assert_eq!((answer.counts.skipped, answer.preview.rows.iter().filter(|row| other(row)).count()), (2, 2));
    let file = "Date,Account Name,Description,To With Sym,From With Sym,To Num.,From Num.\n01/15/2026,Checking,Supermarket,,-$45.30,,-45.30\n\
                01/16/2026,Checking,Payroll,\"$1,120.00\",,\"1,120.00\",\n";
    assert_eq!(movements(&read(file)), ["2026-01-15 -4530 Supermarket", "2026-01-16 112000 Payroll"]);
}

#[test]
fn a_time_glued_to_the_day_is_a_time() {
    for day in ["28/01/2026-12:30:11", "2026-01-28-12.30.11", "2026-01-28-12.30.11.123456", "20260128123011", "28JAN2026", "28Jan26"] {
        let answer = read(&format!("Date,Description,Amount\n{day},Shop,-1.00\n{day},Bus,-2.00\n"));
        assert_eq!(movements(&answer), ["2026-01-28 -100 Shop", "2026-01-28 -200 Bus"], "{day}");
    }
    // A range is no day, and a long number is none that has no such hour.
    for range in ["01.02.2026-05.03.2026", "01/02/2026-05.03.2026", "20260128993011"] {
        assert_eq!(exchange::dates::read(range, exchange::dates::DateOrder::DayFirst), None, "{range}");
    }
}

#[test]
fn accounts_by_their_names_are_accounts_without_a_heading_too() {
    let file = "\"2026/11/02\",\"Tesco\",\"Assets:Current\",\"-45.2\"\n\"2026/11/02\",\"Tesco\",\"Expenses:Food\",\"45.2\"\n\
                \"2026/11/05\",\"Payroll\",\"Assets:Current\",\"1840.55\"\n\"2026/11/05\",\"Payroll\",\"Income:Salary\",\"-1840.55\"\n";
    let answer = read(file);
    assert_eq!(
        (movements(&answer), answer.counts.skipped),
        (vec!["2026-11-02 -4520 Tesco".to_owned(), "2026-11-05 184055 Payroll".to_owned()], 2)
    );
}

#[test]
fn a_mark_behind_the_balance_is_the_balance_s() {
    let file = "Date,Description,Amount,Dr / Cr,Balance,Dr / Cr\n2026-11-02,Zepto,432.50,DR,\"1,432.50\",DR\n\
                2026-11-03,Salary,\"64,250.00\",CR,\"62,817.50\",CR\n2026-11-05,Rent,\"18,000.00\",DR,\"44,817.50\",CR\n";
    let answer = read(file);
    assert_eq!(movements(&answer), ["2026-11-02 -43250 Zepto", "2026-11-03 6425000 Salary", "2026-11-05 -1800000 Rent"]);
    let balances = answer.balances.unwrap();
    assert_eq!((balances.opening, balances.verdict), (Some(-100_000), Verdict::Meets { steps: 2 }));
}

#[test]
fn the_total_is_what_left_the_account() {
    let file = "Date,Payee,Subtotal (AUD),Round Up (AUD),Total (AUD)\n2026-11-02,Tesco,-41.35,-0.65,-42.00\n2026-11-05,Payroll,1982.40,0.00,1982.40\n";
    assert_eq!(movements(&read(file)), ["2026-11-02 -4200 Tesco", "2026-11-05 198240 Payroll"]);
}

#[test]
fn a_broker_s_statement_is_one_of_its_own() {
    let file = "<OFX><STMTRS><CURDEF>USD<BANKACCTFROM><ACCTID>1111</BANKACCTFROM><BANKTRANLIST>\
                <STMTTRN><DTPOSTED>20261102<TRNAMT>-23.10<NAME>SAFEWAY</STMTTRN></BANKTRANLIST></STMTRS>\
                <INVSTMTRS><CURDEF>USD<INVACCTFROM><ACCTID>2222</INVACCTFROM><INVTRANLIST>\
                <INVBANKTRAN><STMTTRN><DTPOSTED>20261104<TRNAMT>500.00<NAME>TRANSFER</STMTTRN></INVBANKTRAN>\
                <INCOME><INVTRAN><FITID>B2<DTTRADE>20261110</INVTRAN><INCOMETYPE>DIV<TOTAL>7.20</INCOME>\
                <BUYMF><INVBUY><INVTRAN><FITID>B3<DTTRADE>20261111<MEMO>Index fund</INVTRAN><UNITS>1<TOTAL>-101.50</INVBUY><BUYTYPE>BUY</BUYMF>\
                <REINVEST><INVTRAN><FITID>B4<DTTRADE>20261112</INVTRAN><INCOMETYPE>DIV<TOTAL>-3.00</REINVEST></INVTRANLIST></INVSTMTRS></OFX>";
    let mut desk = newcomer();
    assert_eq!(movements(&desk.preview(file.as_bytes())), ["2026-11-02 -2310 SAFEWAY"]);
    desk.statement = 1;
    let answer = desk.preview(file.as_bytes());
    assert_eq!(movements(&answer), ["2026-11-04 50000 TRANSFER", "2026-11-10 720 ", "2026-11-11 -10150 "]);
    assert_eq!((answer.currency.code(), answer.counts.skipped), ("USD", 1));
}
