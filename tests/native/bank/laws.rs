//! What holds for every file: no bytes bring it down, no amount appears or vanishes, the same file twice is the file once.

use domain::currency::Currency;
use exchange::bank::{Layout, open, plan, reading};
use onward::jobs::import::Step;
use proptest::prelude::*;

use crate::support::bank::desk;

/// A row of a table: whether its day can be read, its amount, its payee.
fn rows() -> impl Strategy<Value = Vec<(bool, i64, u8, u8)>> {
    let some = prop::collection::vec((prop::bool::weighted(0.8), -1_000_000_i64..1_000_000, 1u8..29, 0u8..4), 0..40);
    // Without a single day that can be read, the table has no column of days, which is asked.
    some.prop_map(|mut rows| {
        rows.insert(0, (true, -12_345, 28, 0));
        rows
    })
}

fn day(good: bool, day: u8) -> String {
    if good { format!("2026-03-{day:02}") } else { "2026-13-45".to_owned() }
}

fn money(minor: i64) -> String {
    let sign = if minor < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", minor.unsigned_abs() / 100, minor.unsigned_abs() % 100)
}

fn csv(rows: &[(bool, i64, u8, u8)]) -> String {
    let lines: String = rows.iter().map(|(good, minor, at, who)| format!("{},Shop {who},{}\n", day(*good, *at), money(*minor))).collect();
    format!("Date,Payee,Amount\n{lines}")
}

fn ofx(rows: &[(bool, i64, u8, u8)]) -> String {
    let entry = |(at, (good, minor, d, who)): (usize, &(bool, i64, u8, u8))| {
        format!("<STMTTRN><DTPOSTED>{}<TRNAMT>{}<FITID>{at}<NAME>Shop {who}\n", day(*good, *d).replace('-', ""), money(*minor))
    };
    let entries: String = rows.iter().enumerate().map(entry).collect();
    format!("OFXHEADER:100\n<OFX><STMTRS><CURDEF>USD<BANKTRANLIST>{entries}</BANKTRANLIST></OFX>")
}

fn qif(rows: &[(bool, i64, u8, u8)]) -> String {
    let entries: String =
        rows.iter().map(|(good, minor, d, who)| format!("D{}\nT{}\nPShop {who}\n^\n", day(*good, *d), money(*minor))).collect();
    format!("!Type:Bank\n{entries}")
}

/// A statement with a balance beside every row, or stated before and after, and how much the last one is off.
fn with_balances(rows: &[(bool, i64, u8, u8)], opening: i64, off: i64, newest_first: bool) -> [String; 2] {
    let mut balance = opening;
    let mut lines = Vec::new();
    let mut entries = String::new();
    for (at, (_, minor, d, who)) in rows.iter().enumerate() {
        balance += minor;
        let stated = if at + 1 == rows.len() { balance + off } else { balance };
        lines.push(format!("{},Shop {who},{},{}\n", day(true, *d), money(*minor), money(stated)));
        let mark = if *minor < 0 { "D" } else { "C" };
        let amount = money(minor.abs()).replace('.', ",");
        entries.extend([format!(":61:2603{d:02}{mark}{amount}NMSCNONREF\n"), format!(":86:Shop {who}\n")]);
    }
    if newest_first {
        lines.reverse();
    }
    let signed = |minor: i64| format!("{}260301USD{}", if minor < 0 { "D" } else { "C" }, money(minor.abs()).replace('.', ","));
    let mt940 = format!(":20:X\n:25:1\n:60F:{}\n{entries}:62F:{}\n-\n", signed(opening), signed(balance + off));
    [format!("Date,Payee,Amount,Balance\n{}", lines.concat()), mt940]
}

/// Numbers that look random and are the same in each run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end.max(1) as u64) as usize
    }
}

#[test]
fn no_damaged_file_brings_a_reader_down() {
    let files: [&[u8]; 15] = [
        include_bytes!("../../fixtures/cases/bank-two-tables.csv"),
        include_bytes!("../../fixtures/cases/bank-wallet.csv"),
        include_bytes!("../../fixtures/cases/bank-padded.csv"),
        include_bytes!("../../fixtures/cases/bank-euro-suffix.csv"),
        include_bytes!("../../fixtures/cases/bank-shift-jis.csv"),
        include_bytes!("../../fixtures/cases/bank-headerless.csv"),
        include_bytes!("../../fixtures/cases/bank-dates.qif"),
        include_bytes!("../../fixtures/cases/bank-date-in-memo.qif"),
        include_bytes!("../../fixtures/cases/bank-escaped.ofx"),
        include_bytes!("../../fixtures/cases/bank-reversal.xml"),
        include_bytes!("../../fixtures/ofx/checking.ofx"),
        include_bytes!("../../fixtures/bank/euro.camt.xml"),
        include_bytes!("../../fixtures/bank/split.csv"),
        super::mt940::GERMAN.as_bytes(),
        super::norma43::FILE.as_bytes(),
    ];
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    for file in files {
        for _ in 0..60 {
            let mut bytes = file.to_vec();
            for _ in 0..=chance.below(6) {
                let at = chance.below(bytes.len());
                match chance.below(5) {
                    0 => bytes[at] = chance.below(256) as u8,
                    1 => bytes[at] = b"0123456789.,;-:/<>\"'"[chance.below(20)],
                    2 => drop(bytes.remove(at)),
                    3 => bytes.insert(at, b",;\n\t\"-:9<"[chance.below(9)]),
                    _ => {
                        let end = (at + chance.below(40)).min(bytes.len());
                        let piece = bytes[at..end].to_vec();
                        let to = chance.below(bytes.len());
                        bytes.splice(to..to, piece);
                    }
                }
                if bytes.is_empty() {
                    bytes.push(b'x');
                }
            }
            let mut here = desk(["USD", "JPY", "KWD", ""][chance.below(4)]);
            if let onward::jobs::Answer::Bank(answer) = here.answer(Step::Preview, &bytes) {
                // What a person would answer, so that the rest of the way is gone too.
                let mut layout = answer.layout;
                layout.dates = Some(exchange::dates::DateOrder::MonthFirst);
                layout.decimals = Some(domain::money::Convention::Comma);
                layout.date_in_memo = true;
                layout.flip ^= true;
                here.layout = Some(layout);
                let _ = here.answer(Step::Import, &bytes);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn no_bytes_bring_it_down(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = desk("USD").answer(Step::Import, &bytes);
    }

    #[test]
    fn no_text_brings_it_down(head in 0usize..5, text in "[<>/A-Z^DT!&;#\n,.'0-9 \"-]{0,200}") {
        let heads = ["", "!Type:Bank\n", "<OFX>", "<Document><BkToCstmrStmt><Stmt><Ntry>", "Date,Amount\n"];
        let tail = if head == 2 { "</OFX>" } else { "" };
        let _ = desk("KWD").answer(Step::Import, format!("{}{text}{tail}", heads[head]).as_bytes());
    }

    #[test]
    fn a_file_cut_anywhere_invents_nothing(cut in 0usize..2000) {
        for file in [include_str!("../../fixtures/bank/one.ofx"), include_str!("../../fixtures/bank/euro.camt.xml"), include_str!("../../fixtures/bank/old.qif")] {
            let mut at = cut.min(file.len());
            while !file.is_char_boundary(at) { at -= 1; }
            let whole = open(file.as_bytes()).unwrap();
            let Ok(part) = open(&file.as_bytes()[..at]) else { continue };
            let amounts = |file: &exchange::bank::BankFile| {
                let raw = file.statements(&[]).into_iter();
                let lines = raw.flat_map(|raw| reading::read(&raw, &mut Layout::default(), Currency::USD, crate::support::import::today()).lines);
                lines.filter_map(|line| match line.outcome { reading::Outcome::Read(movement) => Some(movement.amount), _ => None }).collect::<Vec<_>>()
            };
            if part.kind != whole.kind { continue }
            let all = amounts(&whole);
            for amount in amounts(&part) {
                prop_assert!(all.contains(&amount), "{amount} is not in the file");
            }
        }
    }

    #[test]
    fn what_goes_in_comes_out_on_the_lines(rows in rows()) {
        let sum: i64 = rows.iter().map(|(_, minor, ..)| minor).sum();
        for file in [csv(&rows), ofx(&rows), qif(&rows)] {
            let mut desk = desk("USD");
            let answer = desk.preview(file.as_bytes());
            let sums = answer.sums;
            prop_assert_eq!(answer.preview.rows.len(), rows.len());
            prop_assert_eq!(sums.unknown, 0);
            prop_assert_eq!(sums.new + sums.update + sums.same + sums.skipped + sums.unreadable, sum);
            prop_assert_eq!(sums.unreadable, rows.iter().filter(|(good, minor, ..)| !good && *minor != 0).map(|(_, minor, ..)| minor).sum::<i64>());
            if answer.questions.is_empty() {
                desk.import(file.as_bytes());
                prop_assert_eq!(desk.total(), sums.new);
                prop_assert_eq!(desk.import(file.as_bytes()), 0);
            }
        }
    }

    #[test]
    fn balances_are_met_or_missed_by_just_so_much(rows in rows(), opening in -500_000_i64..500_000, off in prop::sample::select(vec![0_i64, 0, 1, -250, 99_999]), newest_first: bool) {
        // A movement of nothing is a balance between two equal ones, and an only row has no balance before it.
        let rows: Vec<_> = rows.into_iter().filter(|(_, minor, ..)| *minor != 0).collect();
        prop_assume!(rows.len() > 2);
        let moved: i64 = rows.iter().map(|(_, minor, ..)| minor).sum();
        for (file, rows_have_balances) in with_balances(&rows, opening, off, newest_first).into_iter().zip([true, false]) {
            let answer = desk("USD").preview(file.as_bytes());
            let check = answer.balances.unwrap();
            prop_assert_eq!((check.opening, check.closing, check.moved), (Some(opening), Some(opening + moved + off), moved), "{}", file);
            match check.verdict {
                exchange::bank::Verdict::Meets { steps } => {
                    prop_assert_eq!(off, 0);
                    prop_assert_eq!(steps, if rows_have_balances { rows.len() - 1 } else { 1 });
                }
                exchange::bank::Verdict::Off { by, row } => {
                    prop_assert_eq!(by, off);
                    prop_assert_eq!(row.is_some(), rows_have_balances);
                }
                exchange::bank::Verdict::OneBalance => prop_assert!(false, "both are stated"),
            }
        }
    }

    #[test]
    fn a_second_file_never_swallows(first in rows(), second in rows()) {
        let mut desk = desk("USD");
        desk.import(csv(&first).as_bytes());
        let before = desk.total();
        let answer = desk.preview(csv(&second).as_bytes());
        // Every line that is not new names the record it is.
        for row in &answer.preview.rows {
            if row.fate == exchange::preview::Fate::Same {
                prop_assert!(row.remarks[0].starts_with("Already here"));
            }
        }
        desk.import(csv(&second).as_bytes());
        prop_assert_eq!(desk.total(), before + answer.sums.new);
    }
}

#[test]
fn three_thousand_rows_in_one_go() {
    let rows: String = (0..3000).map(|n| format!("2026-03-{:02},Shop {},-{}.{:02}\n", n % 28 + 1, n % 97, n % 50 + 1, n % 100)).collect();
    let file = format!("Date,Payee,Amount\n{rows}");
    let mut desk = desk("USD");
    assert_eq!(desk.import(file.as_bytes()), 3000);
    assert_eq!(desk.import(file.as_bytes()), 0);
}

#[test]
fn a_plan_of_nothing_is_nothing() {
    let desk = desk("USD");
    let here = exchange::bank::Here { log: &desk.log, rules: &desk.rules, account: None, currency: Currency::USD, places: &[] };
    assert_eq!(plan::plan(&[], &std::collections::BTreeSet::new(), here), exchange::bank::Plan::default());
}
