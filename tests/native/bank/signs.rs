//! What a table's headings and signs mean together: which column is the amount, in which currency, and which way the money went.

#[allow(unused_imports)]
use exchange::bank::layout::Column;
use onward::jobs::bank::BankAnswer;

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
