//! Small files with one trait each that came in wrong once, and what is right.

use domain::currency::Currency;
use exchange::bank::layout::Question;
use exchange::bank::likeness::Likeness;
use exchange::bank::{Layout, ReversalBasis, ReversalMark, Verdict};
use exchange::dates::DateOrder;
use exchange::kind::FileKind;
use onward::jobs::bank::{BankAnswer, Notice};

use crate::support::bank::{Desk, desk, lines, newcomer};

/// The movements that would be new, in short, and how many lines are left out.
fn movements(answer: &BankAnswer) -> (Vec<String>, usize) {
    let new = lines(answer).into_iter().filter_map(|line| line.strip_prefix("new ").map(str::to_owned)).collect();
    (new, answer.counts.skipped)
}

#[track_caller]
fn check(answer: &BankAnswer, currency: &str, wanted: &[&str], skipped: usize) {
    assert_eq!(answer.currency.code(), currency);
    let (new, left) = movements(answer);
    assert_eq!(new, wanted);
    assert_eq!(left, skipped, "{:?}", lines(answer));
    assert_eq!(answer.counts.unreadable, 0, "{:?}", lines(answer));
}

#[test]
fn a_summary_above_the_table() {
    let answer = newcomer().preview(include_bytes!("../../fixtures/cases/bank-two-tables.csv"));
    let wanted = ["-6120 2026-10-03 GROCER #123", "-125000 2026-10-04 RENT", "200000 2026-10-05 PAYROLL"];
    check(&answer, "USD", &wanted, 4 + 1);
    assert!(answer.questions.is_empty(), "{:?}", answer.questions);
    let balances = answer.balances.unwrap();
    assert_eq!((balances.opening, balances.closing, balances.moved), (Some(120_455), Some(189_335), 68_880));
    assert_eq!(balances.verdict, Verdict::Meets { steps: 3 });
}

#[test]
fn a_wallet_with_fees_holds_and_two_currencies() {
    let file = include_bytes!("../../fixtures/cases/bank-wallet.csv");
    let mut desk = newcomer();
    let answer = desk.preview(file);
    check(&answer, "EUR", &["-1250 2026-11-01 Shop A", "465 2026-11-13 Shop A"], 1);
    assert_eq!(answer.statements.iter().map(|found| found.currency.unwrap().code().to_owned()).collect::<Vec<_>>(), ["EUR", "USD"]);
    assert!(answer.questions.is_empty());
    desk.statement = 1;
    let answer = desk.preview(file);
    check(&answer, "USD", &["1410 2026-11-01 General Currency Conversion"], 0);
}

#[test]
fn a_column_that_says_debit_or_credit() {
    let answer = newcomer().preview(include_bytes!("../../fixtures/cases/bank-type-column.csv"));
    let wanted = [
        "2500000 2026-08-01 Transfer from a friend",
        "-150000 2026-08-02 POS purchase",
        "-230050 2026-08-03 Airtime",
        "-300000 2026-08-04 Bank transfer",
        "50000 2026-08-05 Reversal POS",
    ];
    check(&answer, "NGN", &wanted, 0);
    assert!(answer.questions.is_empty(), "{:?}", answer.questions);
}

#[test]
fn one_decimal_and_a_currency_behind_the_amount() {
    let answer = newcomer().preview(include_bytes!("../../fixtures/cases/bank-euro-suffix.csv"));
    check(&answer, "EUR", &["-11070 2026-05-17 Dépense MARCHÉ", "-11662 2026-05-17 Dépense GARAGE", "-10978 2026-05-06 Dépense CAFÉ"], 0);
}

#[test]
fn no_heading_at_all() {
    let answer = newcomer().preview(include_bytes!("../../fixtures/cases/bank-headerless.csv"));
    check(&answer, "USD", &["7600 2026-03-13 interest", "-1250 2026-03-14 coffee", "-320 2026-03-15 bread"], 0);
    let answer = newcomer().preview(include_bytes!("../../fixtures/cases/bank-headerless-semicolon.csv"));
    check(&answer, "USD", &["12345 2026-02-01 ", "-2000 2026-02-02 ", "-750 2026-02-14 "], 0);
}

#[test]
fn padded_headings_and_cells() {
    let file = include_bytes!("../../fixtures/cases/bank-padded.csv");
    let mut desk = desk("INR");
    let answer = desk.preview(file);
    assert!(matches!(&answer.questions[..], [Question::DateOrder { .. }]), "{:?}", answer.questions);
    let mut layout = answer.layout;
    layout.dates = Some(DateOrder::DayFirst);
    desk.layout = Some(layout);
    let answer = desk.preview(file);
    check(&answer, "INR", &["-125000 2026-08-01 UPI-GROCER", "15000000 2026-08-12 SALARY"], 0);
    assert_eq!(answer.balances.unwrap().verdict, Verdict::Meets { steps: 1 });
}

#[test]
fn shift_jis_and_the_years_of_emperors() {
    let file = include_bytes!("../../fixtures/cases/bank-shift-jis.csv");
    let answer = newcomer().preview(file);
    check(&answer, "JPY", &["-5000 2014-01-25 カード", "250000 2024-12-31 給与ソ"], 0);
    assert_eq!(answer.balances.unwrap().verdict, Verdict::Meets { steps: 1 });
    assert_eq!(crate::support::bank::kind_of(file), FileKind::BankTable);
    for (day, iso) in [
        ("令和6年12月31日", "2024-12-31"),
        ("平成元年1月8日", "1989-01-08"),
        ("S63.1.7", "1988-01-07"),
        ("2026年4月1日", "2026-04-01"),
        ("Ｒ６．４．１", "2024-04-01"),
    ] {
        let answer = newcomer().preview(format!("日付,摘要,入出金,残高\n{day},カード,-5000,95000\n").as_bytes());
        assert_eq!(answer.movements.iter().flatten().map(|movement| movement.date.to_string()).collect::<Vec<_>>(), [iso], "{day}");
    }
}

/// The days of a list without years, newest in 2026, once the question is answered.
fn days_of(rows: &str) -> Vec<String> {
    let file = format!("Date,What,Amount\n{rows}");
    let asked = newcomer().preview(file.as_bytes());
    assert!(matches!(asked.questions[..], [Question::Year { .. }]), "{:?}", asked.questions);
    let desk = Desk { layout: Some(Layout { year: Some(2026), ..asked.layout }), ..newcomer() };
    let answer = desk.preview(file.as_bytes());
    assert_eq!(answer.questions, []);
    answer.movements.iter().flatten().map(|movement| movement.date.to_string()).collect()
}

#[test]
fn days_without_a_year_follow_each_other_across_the_new_year() {
    let cases: [(&str, &[&str]); 4] = [
        ("28 Dec,Tesco,-1.00\n30 Dec,Tesco,-2.00\n2 Jan,Tesco,-3.00\n", &["2025-12-28", "2025-12-30", "2026-01-02"]),
        ("2 Jan,Tesco,-1.00\n30 Dec,Tesco,-2.00\n28 Dec,Tesco,-3.00\n", &["2026-01-02", "2025-12-30", "2025-12-28"]),
        ("2 Jan,Tesco,-1.00\n20 Jan,Tesco,-2.00\n28 Dec,Tesco,-3.00\n", &["2026-01-02", "2026-01-20", "2026-12-28"]),
        ("29 Feb,Tesco,-1.00\n1 Mar,Tesco,-2.00\n", &["2024-02-29", "2026-03-01"]),
    ];
    for (rows, wanted) in cases {
        assert_eq!(days_of(rows), wanted, "{rows}");
    }
}

#[test]
fn the_same_list_of_another_year_is_another_list() {
    let file = "Date,What,Amount\n3 Mar,Tesco,-1.00\n9 Mar,Tesco,-2.00\n".as_bytes();
    let mut desk = newcomer();
    let layout = desk.preview(file).layout;
    let mut counts = Vec::new();
    for year in [2025, 2026, 2026] {
        desk.layout = Some(Layout { year: Some(year), ..layout.clone() });
        let answer = desk.preview(file);
        counts.push((answer.counts.new, answer.counts.same));
        if answer.counts.new > 0 {
            desk.import(file);
        }
    }
    assert_eq!(counts, [(2, 0), (2, 0), (0, 2)]);
}

#[test]
fn days_as_numbers_are_days_only_where_the_heading_and_every_cell_say_so() {
    let dates = |file: &str| {
        let answer = newcomer().preview(file.as_bytes());
        answer.movements.iter().flatten().map(|movement| movement.date.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(dates("Date,What,Amount\n46084,Tesco,-1.00\n46090.5,Bus,-2.00\n"), ["2026-03-03", "2026-03-09"]);
    assert_eq!(dates("Date,What,Amount\n46084,Tesco,-1.00\n2026-03-09,Bus,-2.00\n"), ["2026-03-09"]);
    assert_eq!(dates("Number,What,Amount\n46084,Tesco,-1.00\n46090,Bus,-2.00\n"), [""; 0]);
}

#[test]
fn a_file_that_can_be_both_shows_both_readings() {
    // Freelance work: who it was for and as what, and what came in.
    let file = "Company,Role,Date,Amount,Balance\nAcme,Designer,2026-03-01,500.00,500.00\nGlobex,Designer,2026-03-09,-20.00,480.00\n";
    let answer = crate::support::bank::import_of(file.as_bytes());
    assert_eq!(answer.kind, FileKind::Spreadsheet);
    let money = answer.money.unwrap();
    assert_eq!((money.likeness, money.movements), (Likeness::Both, 2));
    assert_eq!(money.examples[0], ["2026-03-01", "Acme", "500.00"].map(str::to_owned));
    assert!(matches!(answer.content, onward::jobs::import::Content::Applications(_)));
    let sure = crate::support::bank::import_of(b"Company,Role,Status\nAcme,Designer,Applied\n");
    assert_eq!(sure.money, None);
}

#[test]
fn quicken_s_dates() {
    let file = include_bytes!("../../fixtures/cases/bank-dates.qif");
    let mut desk = desk("USD");
    let answer = desk.preview(file);
    let day = |year, month, day| chrono::NaiveDate::from_ymd_opt(year, month, day);
    let [Question::DateOrder { day_first, month_first, .. }] = &answer.questions[..] else { panic!("{:?}", answer.questions) };
    assert_eq!((*month_first, *day_first), (day(2002, 3, 11), day(2002, 11, 3)));
    let mut layout = answer.layout;
    layout.dates = Some(DateOrder::MonthFirst);
    desk.layout = Some(layout);
    let wanted = ["-999 2002-03-11 Book club", "-2524 2026-01-26 BOOKSHOP", "-111900 2025-12-29 FURNITURE"];
    check(&desk.preview(file), "USD", &wanted, 0);
}

#[test]
fn a_date_in_the_memo_is_offered() {
    let file = include_bytes!("../../fixtures/cases/bank-date-in-memo.qif");
    let mut desk = desk("USD");
    let answer = desk.preview(file);
    assert_eq!(answer.questions, [Question::DateInMemo { example: "11/15/2026".into() }]);
    let mut layout = answer.layout;
    layout.date_in_memo = true;
    desk.layout = Some(layout);
    check(&desk.preview(file), "USD", &["-749 2026-11-15 COFFEE BAR", "-1749 2026-11-16 GROCER"], 0);
}

#[test]
fn entities_long_decimals_and_thousands() {
    let answer = newcomer().preview(include_bytes!("../../fixtures/cases/bank-escaped.ofx"));
    check(&answer, "GBP", &["-895 2026-02-02 T&PAY <DEF>", "-165000 2026-02-15 RENT"], 0);
}

#[test]
fn a_reversal_whose_direction_the_balances_tell() {
    let file = include_str!("../../fixtures/cases/bank-reversal.xml");
    let answer = newcomer().preview(file.as_bytes());
    assert_eq!(answer.amounts, [Some(-12_050), Some(12_050), Some(-3_320), Some(-1_500)]);
    check(&answer, "EUR", &["-12050 2026-02-01 ", "12050 2026-02-02 ", "-3320 2026-02-03 "], 1);
    let balances = answer.balances.unwrap();
    assert_eq!((balances.opening, balances.closing, balances.verdict), (Some(50_000), Some(46_680), Verdict::Meets { steps: 1 }));
    let reading = answer.reversals.unwrap();
    assert_eq!((reading.count, reading.mark, reading.basis), (1, ReversalMark::Original, ReversalBasis::Balances));
    assert!(matches!(&answer.notices[..], [Notice::Reversals(_)]));
    // Another bank's file marks the reversal with its own direction.
    let own = file.replacen("<CdtDbtInd>DBIT</CdtDbtInd><RvslInd>", "<CdtDbtInd>CRDT</CdtDbtInd><RvslInd>", 1);
    let answer = newcomer().preview(own.as_bytes());
    assert_eq!(answer.amounts[1], Some(12_050));
    assert_eq!(answer.reversals.unwrap().mark, ReversalMark::Own);
    // A file whose balances neither reading meets says so, and by how much.
    let neither = file.replace("466.80", "400.00");
    let answer = newcomer().preview(neither.as_bytes());
    assert_eq!(answer.reversals.unwrap().basis, ReversalBasis::NeitherMeets);
    assert_eq!(answer.balances.unwrap().verdict, Verdict::Off { by: 40_000 - 50_000 + 12_050 + 12_050 + 3_320, row: None });
}

#[test]
fn each_file_is_known_for_what_it_is() {
    let files: [(&[u8], FileKind); 7] = [
        (include_bytes!("../../fixtures/cases/bank-two-tables.csv"), FileKind::BankTable),
        (include_bytes!("../../fixtures/cases/bank-wallet.csv"), FileKind::BankTable),
        (include_bytes!("../../fixtures/cases/bank-type-column.csv"), FileKind::BankTable),
        (include_bytes!("../../fixtures/cases/bank-euro-suffix.csv"), FileKind::BankTable),
        (include_bytes!("../../fixtures/cases/bank-headerless.csv"), FileKind::BankTable),
        (include_bytes!("../../fixtures/cases/bank-headerless-semicolon.csv"), FileKind::BankTable),
        (include_bytes!("../../fixtures/cases/bank-padded.csv"), FileKind::BankTable),
    ];
    for (file, kind) in files {
        assert_eq!(crate::support::bank::kind_of(file), kind, "{}", String::from_utf8_lossy(file));
    }
}

#[test]
fn a_job_list_is_no_bank_table() {
    for file in [
        "Company,Role,Date applied,Status,Salary\nAcme,Analyst,2026-03-01,Applied,\"$70,000.00\"\n",
        "Firma;Stelle;Datum;Status;Gehalt\nAcme;Analyst;01.03.2026;Beworben;45.000,00\n",
        "Name,Where,When,Result\nAcme,Leeds,2026-03-01,no\nGlobex,York,2026-03-02,call\n",
        "1,Acme,2026-03-01,applied\n2,Globex,2026-03-02,rejected\n",
    ] {
        assert_eq!(crate::support::bank::kind_of(file.as_bytes()), FileKind::Spreadsheet, "{file}");
    }
}

#[test]
fn the_currency_of_a_file_without_an_account_is_its_own() {
    let table = "Date,Payee,Amount,Currency\n2026-03-01,Shop,-1.00,CHF\n";
    let answer = newcomer().preview(table.as_bytes());
    assert_eq!((answer.currency, answer.questions.len(), answer.counts.new), (Currency::parse("CHF").unwrap(), 0, 1));
    for (heading, cell, code) in
        [("Amount (SEK)", "-1.00", "SEK"), ("Betrag in EUR", "-1,00", "EUR"), ("Amount", "£-1.00", "GBP"), ("Amount", "-1.00 zł", "PLN")]
    {
        let answer = newcomer().preview(format!("Date;Payee;{heading}\n2026-03-01;Shop;{cell}\n").as_bytes());
        assert_eq!((answer.currency.code(), &answer.amounts[..]), (code, &[Some(-100)][..]), "{heading} {cell}");
    }
}
