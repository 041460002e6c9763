//! What a table's headings and signs mean together: which column is the amount, in which currency, and which way the money went.

use exchange::bank::layout::{Column, Question};
use exchange::dates::DateOrder;
use onward::jobs::bank::{BankAnswer, Notice};

use crate::support::bank::{lines, newcomer};

/// Reads a file and compares its currency and its lines; nothing may be asked.
#[track_caller]
fn check(file: &str, currency: &str, wanted: &[&str]) -> BankAnswer {
    let answer = newcomer().preview(file.as_bytes());
    assert_eq!((answer.currency.code(), lines(&answer)), (currency, wanted.iter().map(|line| (*line).to_owned()).collect()), "{file}");
    assert!(answer.questions.is_empty(), "{file}: {:?}", answer.questions);
    answer
}

#[test]
fn yen_and_yuan_share_a_sign_and_only_yuan_have_parts() {
    check(
        "交易时间,交易对方,商品,收/支,金额(元),当前状态\n2026-01-28 12:30:11,美团,外卖,支出,¥28.50,支付成功\n2026-01-27 19:02:10,小红,饭钱,收入,¥200.00,已存入零钱\n",
        "CNY",
        &["new -2850 2026-01-28 美团", "new 20000 2026-01-27 小红"],
    );
    let file = "Date,Description,Amount\n2026-01-28,Meituan,-¥28.50\n2026-01-27,Red packet,¥200\n";
    check(file, "CNY", &["new -2850 2026-01-28 Meituan", "new 20000 2026-01-27 Red packet"]);
    let file = "Date,Description,Amount\n2026-01-28,Lawson,\"-¥1,280\"\n2026-01-27,Pay,¥200\n";
    check(file, "JPY", &["new -1280 2026-01-28 Lawson", "new 200 2026-01-27 Pay"]);
}

#[test]
fn the_currency_of_the_purchase_is_not_the_account_s() {
    let wanted = ["new -2340 2026-01-05 Tesco", "new -1720 2026-01-07 Carrefour", "new 10000 2026-01-12 Pay"];
    let rows = "2026-01-05,Tesco,-23.40,-23.40,GBP\n2026-01-07,Carrefour,-17.20,-20.00,EUR\n2026-01-12,Pay,100.00,100.00,GBP\n";
    check(&format!("Date,Merchant,Amount (GBP),Original Amount,Currency\n{rows}"), "GBP", &wanted);
    check(&format!("Date,Payee,Subtotal (GBP),Subtotal (Transaction Currency),Currency\n{rows}"), "GBP", &wanted);
    // Many countries write 元: there the column tells.
    let file = "日期,摘要,金額(元),幣別\n2026-01-28,超商,-85,TWD\n2026-01-27,薪資,40000,TWD\n";
    check(file, "TWD", &["new -8500 2026-01-28 超商", "new 4000000 2026-01-27 薪資"]);
    check(&format!("Дата,Деталі,Сума в валюті картки (UAH),Сума в валюті операції,Валюта\n{rows}"), "UAH", &wanted);
}

#[test]
fn a_currency_s_code_may_be_in_small_letters() {
    let file = "Date,Description,Amount,Currency\n2026-01-05,Invoice 1,43.39,gbp\n2026-01-06,Refund,-45.00,gbp\n";
    check(file, "GBP", &["new 4339 2026-01-05 Invoice 1", "new -4500 2026-01-06 Refund"]);
}

#[test]
fn the_currency_may_be_beside_a_balance_only() {
    let wanted = ["new -1230 2026-01-28 FAIRPRICE", "new 350000 2026-01-27 ACME"];
    let table = "Transaction Date,Details,Debit Amount,Credit Amount\n28 Jan 2026,FAIRPRICE,12.30,\n27 Jan 2026,ACME,,3500.00\n";
    let above = "skipped ? This line is above the transactions: a summary or a balance.";
    check(&format!("Account:,DBS 123\nAvailable Balance:,SGD 4321.10\n\n{table}"), "SGD", &[&[above], &wanted[..]].concat());
    check(&format!("Account:,DBS 123\nAvailable Balance:,S$4321.10\n\n{table}"), "SGD", &[&[above], &wanted[..]].concat());
    check(&format!("Currency,SGD\n{table}"), "SGD", &wanted);
    let file = "Date,Details,Debit,Credit,Balance\n28 Jan 2026,FAIRPRICE,12.30,,S$100.00\n27 Jan 2026,ACME,,3500.00,S$112.30\n";
    check(file, "SGD", &wanted);
}

#[test]
fn a_fee_is_on_top_only_where_something_proves_it() {
    let columns = |file: &str| newcomer().preview(file.as_bytes()).layout.columns;
    let file = "Date,Description,Total (incl. fees),Amount\n2026-01-05,Shop,-61.99,-60.00\n2026-01-15,Pay,300.00,300.00\n";
    check(file, "USD", &["new -6000 2026-01-05 Shop", "new 30000 2026-01-15 Pay"]);
    check(
        "ID,Timestamp,Transaction Type,Asset,Price Currency,Price at Transaction,Subtotal,Total (inclusive of fees and/or spread),Fees and/or Spread,Notes\n\
         65a1,2026-01-05 12:30:11 UTC,Buy,BTC,USD,$60000.00,$60.00,$61.99,$1.99,Bought BTC\n65a2,2026-01-07 09:00:00 UTC,Sell,ETH,USD,$3000.00,$300.00,$295.52,$4.48,Sold ETH\n\
         65a3,2026-01-09 09:00:00 UTC,Withdrawal,USD,USD,$1.00,$295.52,$295.52,$0.00,To the bank\n",
        "USD",
        &["new -6199 2026-01-05 Bought BTC", "new 29552 2026-01-07 Sold ETH", "new -29552 2026-01-09 To the bank"],
    );
    // Nothing says whether it is in the amount.
    let file = "Date,Description,Amount,Fee\n2026-01-05,Shop,-61.99,1.99\n2026-01-15,Pay,300.00,0.00\n";
    check(file, "USD", &["new -6199 2026-01-05 Shop", "new 30000 2026-01-15 Pay"]);
    // The heading does.
    let file = "Date,Description,Gross,Fee\n2026-01-05,Shop,-60.00,1.99\n2026-01-15,Pay,300.00,0.00\n";
    check(file, "USD", &["new -6199 2026-01-05 Shop", "new 30000 2026-01-15 Pay"]);
    // The balances do, for or against it.
    let rows = |balance: &str| {
        format!("Date,Description,Amount,Fee,Balance\n2026-01-15,Pay,300.00,0.00,1300.00\n2026-01-20,Cash,-100.00,3.00,{balance}\n")
    };
    check(&rows("1197.00"), "USD", &["new 30000 2026-01-15 Pay", "new -10300 2026-01-20 Cash"]);
    check(&rows("1200.00"), "USD", &["new 30000 2026-01-15 Pay", "new -10000 2026-01-20 Cash"]);
    // A month without a fee leaves it open for the next one.
    assert!(columns(&rows("1197.00").replace("3.00,", "0.00,")).contains(&Column::Fee));
}

#[test]
fn a_signed_amount_decides_where_debit_and_credit_repeat_it() {
    let file = "Buchungstag;Name;Lastschrift Ursprungsbetrag;Betrag;Waehrung\n28.01.26;Telekom;;-39,95;EUR\n27.01.26;Agentur;;1.240,50;EUR\n20.01.26;Fitness GmbH;-30,00;30,00;EUR\n";
    check(file, "EUR", &["new -3995 2026-01-28 Telekom", "new 124050 2026-01-27 Agentur", "new 3000 2026-01-20 Fitness GmbH"]);
    let file = "date,description,account,amount,commodity,credit,debit\n2026-01-05,supermarket,assets:bank,-45.30,EUR,45.30,\n2026-01-15,salary,assets:bank,1120.00,EUR,,1120.00\n";
    check(file, "EUR", &["new -4530 2026-01-05 supermarket", "new 112000 2026-01-15 salary"]);
    // An amount without signs leaves it to them.
    let file = "Date,Description,Amount,Debit,Credit\n2026-01-05,Shop,45.30,45.30,\n2026-01-15,Pay,1120.00,,1120.00\n";
    check(file, "USD", &["new -4530 2026-01-05 Shop", "new 112000 2026-01-15 Pay"]);
}

#[test]
fn an_odd_word_among_directions_costs_its_row() {
    check(
        "Type,Date,Payee,Amount\nExpense,2026-01-05,Kroger,45.30\nIncome,2026-01-15,Acme,1250.00\nTransfer,2026-01-16,To savings,200.00\nExpense,2026-01-20,Landlord,950.00\n",
        "USD",
        &[
            "new -4530 2026-01-05 Kroger",
            "new 125000 2026-01-15 Acme",
            "unreadable 20000 Nothing says whether this is money in or money out.",
            "new -95000 2026-01-20 Landlord",
        ],
    );
    let wanted = ["new -2345 2026-01-05 RIMI", "new 64050 2026-01-15 Pabalsts", "new -45000 2026-01-20 Ire"];
    for (heading, out, into) in
        [("D/K", "D", "K"), ("Πρόσημο ποσού", "Χ", "Π"), ("Income/Expense", "Exp.", "Income"), ("Τύπος", "Χρέωση", "Πίστωση")]
    {
        let file = format!(
            "Date;Details;Amount;Currency;{heading}\n05.01.2026;RIMI;23,45;EUR;{out}\n15.01.2026;Pabalsts;640,50;EUR;{into}\n20.01.2026;Ire;450,00;EUR;{out}\n"
        );
        check(&file, "EUR", &wanted);
    }
}

#[test]
fn one_word_of_direction_is_a_note() {
    let file = "Datum,Beschreibung,Betrag,Weitere Details\n28/01/2026,REWE,\"-45,67\",\n25/01/2026,LOHN,\"1.212,30\",\n20/01/2026,ZALANDO,\"59,95\",GUTSCHRIFT\n18/01/2026,LIDL,\"-10,00\",\n";
    let wanted = ["new -4567 2026-01-28 REWE", "new 121230 2026-01-25 LOHN", "new 5995 2026-01-20 ZALANDO", "new -1000 2026-01-18 LIDL"];
    let answer = check(file, "USD", &wanted);
    assert_eq!(answer.layout.columns, [Column::Date, Column::Payee, Column::Amount, Column::Memo]);
    assert_eq!(answer.movements[2].as_ref().unwrap().memo, "GUTSCHRIFT");
}

#[test]
fn few_amounts_with_a_minus_tell_that_the_others_are_charges() {
    let flipped = |file: &str, wanted: &[&str]| {
        let answer = check(file, "USD", wanted);
        assert_eq!(answer.notices, [Notice::PlusIsCharge], "{file}");
    };
    flipped(
        "date,name,amount,status,category,type\n2026-01-28,Kroger,45.67,posted,Groceries,regular\n2026-01-27,Acme Payroll,-2500.00,posted,,income\n\
         2026-01-22,Payment to Chase card,300.00,posted,,internal transfer\n2026-01-20,Spotify,11.99,posted,Music,regular\n",
        &[
            "new -4567 2026-01-28 Kroger",
            "new 250000 2026-01-27 Acme Payroll",
            "new -30000 2026-01-22 Payment to Chase card",
            "new -1199 2026-01-20 Spotify",
        ],
    );
    for (headings, payment) in [
        ("Date,Description,Montant", "PRELEVEMENT AUTOMATIQUE ENREGISTRE-MERCI"),
        ("Data,Descrizione,Importo", "ADDEBITO IN C/C SALVO BUON FINE"),
        ("Datum,Beschreibung,Betrag", "ZAHLUNG/ÜBERWEISUNG ERHALTEN BESTEN DANK"),
    ] {
        flipped(
            &format!("{headings}\n28/01/2026,SHOP,\"45,67\"\n25/01/2026,{payment},\"-1212,30\"\n22/01/2026,TRAIN,\"89,90\"\n"),
            &["new -4567 2026-01-28 SHOP", &format!("new 121230 2026-01-25 {payment}"), "new -8990 2026-01-22 TRAIN"],
        );
    }
    // A customer's minus is money that comes back; a seller's is money that goes.
    let rows = "2026-01-05,A,23.40,\n2026-01-07,B,17.20,\n2026-01-12,C,-12.99,refund\n";
    flipped(&format!("Date,Merchant,Amount,Notes\n{rows}"), &["new -2340 2026-01-05 A", "new -1720 2026-01-07 B", "new 1299 2026-01-12 C"]);
    let seller = check(
        &format!("Date,Description,Amount,Notes\n{rows}"),
        "USD",
        &["new 2340 2026-01-05 A", "new 1720 2026-01-07 B", "new -1299 2026-01-12 C"],
    );
    assert_eq!(seller.notices, []);
    // A card that pays is no card that is paid.
    let file = "Date,Description,Amount\n2026-01-05,ACME,2340.00\n2026-01-07,BOB,11.20\n2026-01-12,Card payment SHOP,-12.99\n";
    check(file, "USD", &["new 234000 2026-01-05 ACME", "new 1120 2026-01-07 BOB", "new -1299 2026-01-12 Card payment SHOP"]);
    // Pay among the amounts without a minus: an account.
    let file = "Date,Description,Amount\n2026-01-05,Salary,2340.00\n2026-01-07,Interest,1.20\n2026-01-12,Card payment SHOP,-12.99\n";
    let account =
        check(file, "USD", &["new 234000 2026-01-05 Salary", "new 120 2026-01-07 Interest", "new -1299 2026-01-12 Card payment SHOP"]);
    assert_eq!(account.notices, []);
}

#[test]
fn three_amounts_without_a_minus_are_enough_to_ask_what_they_are() {
    let file = "Date,Merchant,Amount\n2026-01-05,Tesco,23.40\n2026-01-07,Carrefour,17.20\n2026-01-09,Uber,8.10\n";
    let wanted = ["new 2340 2026-01-05 Tesco", "new 1720 2026-01-07 Carrefour", "new 810 2026-01-09 Uber"];
    assert_eq!(check(file, "USD", &wanted).notices, [Notice::MostlyPlus]);
    let file = format!("{file}2026-01-12,Amazon,-12.99\n");
    assert_eq!(check(&file, "USD", &[&wanted[..], &["new -1299 2026-01-12 Amazon"]].concat()).notices, [Notice::MostlyPlus]);
}

#[test]
fn where_only_money_in_has_a_sign_the_rest_is_money_out() {
    let file = "Дата;Описание;Сумма\n28.01.2026;PYATEROCHKA;345,50\n27.01.2026;Пособие;+11 200,00\n22.01.2026;MTS;299,00\n";
    check(file, "USD", &["new -34550 2026-01-28 PYATEROCHKA", "new 1120000 2026-01-27 Пособие", "new -29900 2026-01-22 MTS"]);
}

#[test]
fn a_reference_that_comes_again_names_no_row() {
    let file =
        "Date,Name,Amount,Reference number\n2026-01-05,Telia,-23.45,12345\n2026-01-15,Pay,1000.00,777\n2026-02-05,Telia,-23.45,12345\n";
    let answer = check(file, "USD", &["new -2345 2026-01-05 Telia", "new 100000 2026-01-15 Pay", "new -2345 2026-02-05 Telia"]);
    assert_eq!(answer.layout.columns[3], Column::Memo);
    let most_are_blank =
        "Date,Name,Amount,Reference number\n2026-01-05,Telia,-23.45,12345\n2026-01-15,Pay,1000.00,\n2026-02-05,Bus,-3.45,\n";
    assert_eq!(newcomer().preview(most_are_blank.as_bytes()).layout.columns[3], Column::Memo);
    // A row that is in the file twice is no other one.
    let twice =
        "Date,Name,Amount,Reference number\n2026-01-05,Telia,-23.45,12345\n2026-01-15,Pay,1000.00,777\n2026-01-05,Telia,-23.45,12345\n";
    assert_eq!(newcomer().preview(twice.as_bytes()).layout.columns[3], Column::Id);
}

#[test]
fn balances_are_known_in_one_word_and_in_more_languages() {
    for heading in ["RunningBalance", "Остаток", "Залишок", "잔액"] {
        let file = format!("Date,Description,Amount,{heading}\n2026-01-28,A,-12.30,100.00\n2026-01-27,B,50.00,112.30\n");
        assert_eq!(newcomer().preview(file.as_bytes()).layout.columns[3], Column::Balance, "{heading}");
    }
    // Beside a known balance, unknown headings of money out and in are told by arithmetic.
    let file = "Date,Description,Ryt,Ket,Balance\n2026-01-28,A,4.50,0,100.00\n2026-01-27,B,0,50.00,104.50\n2026-01-22,C,3.00,0,54.50\n";
    check(file, "USD", &["new -450 2026-01-28 A", "new 5000 2026-01-27 B", "new -300 2026-01-22 C"]);
}

#[test]
fn a_sum_below_is_left_out_whatever_says_in_or_out() {
    let sum = "skipped ? This is a balance or a note of the bank, not a transaction.";
    let file = "when,what,how much,type\n2026-01-03,groceries,$45.30,out\n2026-01-05,paycheck,\"$1,250\",in\ntotal,,,\n";
    check(file, "USD", &["new -4530 2026-01-03 groceries", "new 125000 2026-01-05 paycheck", sum]);
    let file = "거래일시,적요,출금액,입금액,잔액\n2026-01-28,GS25,\"4,500\",0,\"1,234,560\"\n2026-01-27,노동부,0,\"1,800,000\",\"1,239,060\"\n합계,,\"4,500\",\"1,800,000\",\n";
    check(file, "KRW", &["new -4500 2026-01-28 GS25", "new 1800000 2026-01-27 노동부", sum]);
}

#[test]
fn headings_of_a_country_that_writes_the_day_first_say_so() {
    let read = |headings: &str| newcomer().preview(format!("{headings}\n02/01/2026,A,-1.00\n05/01/2026,B,-2.00\n").as_bytes());
    for headings in
        ["Data,Descrição,Valor", "Fecha,Concepto,Importe", "Data,Descrizione,Importo", "Date,Libellé,Montant", "Datum,Beschreibung,Betrag"]
    {
        let answer = read(headings);
        assert_eq!((answer.questions, answer.layout.dates), (vec![], Some(DateOrder::DayFirst)), "{headings}");
    }
    assert!(matches!(read("Date,Description,Amount").questions[..], [Question::DateOrder { .. }]));
    // What the days say goes before the language.
    let file = "Data,Descrição,Valor\n01/28/2026,A,-1.00\n01/05/2026,B,-2.00\n";
    assert_eq!(newcomer().preview(file.as_bytes()).layout.dates, Some(DateOrder::MonthFirst));
}

#[test]
fn a_mark_beside_an_amount_is_its_sign() {
    let wanted = ["new -43600 2026-11-02 SHOP", "new 124900 2026-11-05 PAY", "new -10000 2026-11-13 RENT"];
    for (out, into) in [("DB", "CR"), ("D", "C"), ("S", "H"), ("Debit", "Credit"), ("Dr.", "Cr."), ("Χ", "Π")] {
        let rows = format!(
            "2026-11-02,SHOP,436.00 {out},564.00 {into}\n2026-11-05,PAY,1249.00 {into},1813.00 {into}\n2026-11-13,RENT,100.00 {out},1713.00 {into}\n"
        );
        let answer = check(&format!("Date,Description,Amount,Balance\n{rows}"), "USD", &wanted);
        assert_eq!(answer.balances.unwrap().closing, Some(171_300), "{rows}");
    }
    let file = "Date,Description,Amount\n2026-11-02,SHOP,DB 436.00\n2026-11-05,PAY,CR 1249.00\n2026-11-13,RENT,DB 100.00\n";
    check(file, "USD", &wanted);
    // Only money in has one.
    let file = "Date,Description,Amount\n2026-11-02,SHOP,436.00\n2026-11-05,PAY,\"1,249.00 Cr\"\n2026-11-13,RENT,100.00\n";
    check(file, "USD", &wanted);
    // A sign that is there already stays, and a letter of small size is a currency's.
    let file = "Date,Description,Amount\n2026-11-02,SHOP,-436.00 DB\n2026-11-05,PAY,1249.00 s\n2026-11-13,RENT,-100.00 Dr\n";
    check(file, "USD", &wanted);
}

#[test]
fn a_column_of_noughts_is_no_amount() {
    let file = "Hari,Uraian,Unit,Nilai,Saldo\n2026-11-02,SHOP,'0000,436.00 DB,564.00\n2026-11-05,PAY,'0000,1249.00 CR,1813.00\n2026-11-13,RENT,'0000,100.00 DB,1713.00\n";
    check(file, "USD", &["new -43600 2026-11-02 SHOP", "new 124900 2026-11-05 PAY", "new -10000 2026-11-13 RENT"]);
}

#[test]
fn a_stroke_fills_a_blank() {
    let wanted = ["new -2340 2026-11-02 TIENDA", "new 150000 2026-11-25 NOMINA", "new -80000 2026-11-19 RENTA"];
    let file = "Fecha,Descripción,Retiros,Depósitos,Saldo\n02/11/2026,TIENDA,23.40,-,76.60\n25/11/2026,NOMINA,-,1500.00,1576.60\n19/11/2026,RENTA,800.00,-,776.60\n";
    check(file, "USD", &wanted);
    check(&file.replace("Depósitos", "Entró"), "USD", &wanted);
    // A column of strokes says nothing of the way.
    let file = "Date,Description,Amount,Type,Cheque No\n2026-11-02,TIENDA,-23.40,Card,-\n2026-11-25,NOMINA,1500.00,Credit,-\n2026-11-19,RENTA,-800.00,Order,-\n";
    check(file, "USD", &wanted);
    let answer = check(
        &file.replace(",-2", ",2").replace(",-8", ",8"),
        "USD",
        &["new 2340 2026-11-02 TIENDA", "new 150000 2026-11-25 NOMINA", "new 80000 2026-11-19 RENTA"],
    );
    assert!(answer.notices.contains(&Notice::MostlyPlus));
    // Beside a plus it is a minus.
    let file = "Date,Description,Amount,Sign\n2026-11-02,TIENDA,23.40,-\n2026-11-25,NOMINA,1500.00,+\n2026-11-19,RENTA,800.00,-\n";
    check(file, "USD", &wanted);
}

#[test]
fn where_one_way_alone_has_a_mark_the_rest_went_the_other() {
    let wanted = ["new -43600 2026-11-02 SHOP", "new 124900 2026-11-15 PAYMENT", "new -1999 2026-11-20 BOOKS"];
    let rows = "02/11/2026,SHOP,0,436.00,\n15/11/2026,PAYMENT,0,\"1,249.00\",CR\n20/11/2026,BOOKS,0.22,19.99,\n";
    check(&format!("Date,Description,Intl.Amount,Amount(in Rs),BillingAmountSign\n{rows}"), "USD", &wanted);
    let bars = "Domestic|02/11/2026|SHOP|436.00||8\nDomestic|15/11/2026|PAYMENT|1,249.00|Cr|\nDomestic|20/11/2026|BOOKS|19.99||\n";
    let bars = format!("Credit Cards|\n\nTransaction type|DATE|Description|AMT|Debit / Credit |REWARDS\n{bars}");
    check(&bars, "USD", &wanted);
    check(&bars.replace('|', "~|~"), "USD", &wanted);
}

#[test]
fn what_was_paid_abroad_is_not_the_account_s() {
    let wanted = ["new -43600 2026-11-02 SHOP", "new -1877 2026-11-05 ADOBE", "new 124900 2026-11-13 PAY"];
    let file = "Date,Description,Amount,Foreign Currency,Foreign Amount\n2026-11-02,SHOP,-436.00,,\n2026-11-05,ADOBE,-18.77,EUR,-12.99\n2026-11-13,PAY,1249.00,,\n";
    check(file, "USD", &wanted);
    // Nor is what no heading explains, where few rows have it.
    check(&file.replace("Foreign Currency", "Abroad"), "USD", &wanted);
    let file = "Date,Description,Amount (Foreign),Amount (Local)\n2026-11-02,SHOP,,-436.00\n2026-11-05,ADOBE,12.99,-18.77\n2026-11-13,PAY,,1249.00\n";
    check(file, "USD", &wanted);
    let file = "Date,Description,Foreign Currency Type,Transaction Amount(Foreign),Local Currency Type,Transaction Amount(Local)\n2026-11-02,SHOP,,,SGD,-436.00\n2026-11-05,ADOBE,EUR,12.99,SGD,-18.77\n2026-11-13,PAY,,,SGD,1249.00\n";
    check(file, "SGD", &wanted);
    let file = "Posting Date,Amount,Credit Debit Indicator,Instructed Currency,Instructed Amount,Description\n11/2/2026,436.00,Debit,USD,,SHOP\n11/5/2026,18.77,Debit,EUR,16.20,ADOBE\n11/13/2026,1249.00,Credit,USD,,PAY\n";
    check(file, "USD", &wanted);
    // Alone it is the amount.
    let file = "Date,Description,Amount Abroad (Foreign)\n2026-11-02,SHOP,-436.00\n2026-11-05,ADOBE,-18.77\n2026-11-13,PAY,1249.00\n";
    check(file, "USD", &wanted);
}

#[test]
fn a_card_s_number_beside_its_name_is_no_amount() {
    let file = "거래일자,이용카드,가맹점명,승인금액,할부 기간\n2026.11.20,본인 1650,쿠팡,-35900,-\n2026.11.10,본인 1650,하이마트,-480000,3개월\n2026.11.02,본인 1650,환불,5600,-\n";
    check(file, "KRW", &["new -35900 2026-11-20 쿠팡", "new -480000 2026-11-10 하이마트", "new 5600 2026-11-02 환불"]);
}

#[test]
fn signs_of_taiwan_do_not_name_the_money_of_china() {
    let rows = "交易日期,摘要,支出金額,存入金額,帳戶餘額\n115/11/02,房租,\"15,000.00\",,\"5,000.00\"\n115/11/05,薪資,,\"46,800.00\",\"51,800.00\"\n";
    let wanted = ["new -1500000 2026-11-02 房租", "new 4680000 2026-11-05 薪資"];
    check(rows, "USD", &wanted);
    check(&format!("帳號：123-45-678901-2 新臺幣\n{rows}"), "TWD", &wanted);
}
