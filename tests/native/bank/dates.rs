//! Days as banks of many countries write them.

use exchange::bank::likeness::{Likeness, as_money};
use exchange::table::Encoding;

use crate::support::bank::{lines, newcomer};

/// Reads three movements on days of November, which `written` gives by their number, and compares the days.
#[track_caller]
fn check(written: impl Fn(u32) -> String, month: &str) {
    let rows: String =
        [(2, "-10,50"), (5, "100,00"), (13, "-50,00")].iter().map(|(day, amount)| format!("{};Shop;{amount}\n", written(*day))).collect();
    let file = format!("Date;Text;Amount\n{rows}");
    let wanted = [(2, -1050), (5, 10_000), (13, -5000)].map(|(day, amount)| format!("new {amount} 2026-{month}-{day:02} Shop"));
    assert_eq!(lines(&newcomer().preview(file.as_bytes())), wanted, "{file}");
    assert_eq!(as_money(&file, Encoding::Utf8).unwrap().likeness, Likeness::Money, "{file}");
}

#[test]
fn months_by_name() {
    for name in ["noiembrie", "ноября", "листопада", "listopadu", "marraskuuta", "Νοεμβρίου", "נובמבר", "בנובמבר", "نوفمبر", "Nopember"]
    {
        check(|day| format!("{day} {name} 2026"), "11");
        check(|day| format!("{day:02}. {name} 2026"), "11");
    }
    for name in ["mai", "мая", "травня", "května", "toukokuuta", "Μαΐου", "במאי", "مايو"] {
        check(|day| format!("{day} {name} 2026"), "05");
    }
    check(|day| format!("2026. augusztus {day}."), "08");
}

#[test]
fn korean_days_and_thai_years() {
    check(|day| format!("2026년 11월 {day}일"), "11");
    check(|day| format!("2026년11월{day:02}일"), "11");
    check(|day| format!("{day:02}/11/2569"), "11");
    check(|day| format!("2569-11-{day:02}"), "11");
}

#[test]
fn headings_of_movements_are_of_money_though_nobody_reads_their_days() {
    let file = "Date;Text;Amount\n2 พ.ย. 2569;Shop;-10,50\n5 พ.ย. 2569;Pay;100,00\n";
    assert_eq!(as_money(file, Encoding::Utf8).unwrap().likeness, Likeness::Money);
    let file = "Date;Text;Amount\nsoon;Shop;little\nlater;Pay;much\n";
    assert_eq!(as_money(file, Encoding::Utf8).unwrap().likeness, Likeness::Other);
    let file = "Date;Company;Amount\nsoon;Acme;1.000,50\nlater;Birch;900,00\n";
    assert_eq!(as_money(file, Encoding::Utf8).unwrap().likeness, Likeness::Other);
}
