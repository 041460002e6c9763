//! Dates as they are written, and what a file's dates say about their order.

use chrono::NaiveTime;
use exchange::dates::{DateOrder, Decision, decide, read};
use proptest::prelude::*;

fn check(cell: &str, order: DateOrder, expected: &str) {
    let found = read(cell, order).map(|when| {
        let time = when.time.map(|t| t.format(" %H:%M").to_string()).unwrap_or_default();
        format!("{}{time}", when.date)
    });
    assert_eq!(found.as_deref().unwrap_or("none"), expected, "{cell}");
}

#[test]
fn cells() {
    let day_first = [
        ("27/09/2023 8:00", "2023-09-27 08:00"),
        ("1.2.24", "2024-02-01"),
        ("05-02-2024", "2024-02-05"),
        ("01. 02. 2024", "2024-02-01"),
        ("2024-03-05", "2024-03-05"),
        ("2024/3/5", "2024-03-05"),
        ("2024.03.05", "2024-03-05"),
        ("20240305", "2024-03-05"),
        ("20240305T101500", "2024-03-05 10:15"),
        ("2024-03-05T10:00:00Z", "2024-03-05 10:00"),
        ("2024-03-05T00:00:00.000Z", "2024-03-05"),
        ("2024-03-05 10:00:00+01:00", "2024-03-05 10:00"),
        ("2024-03-05T23:59:59.999+0100", "2024-03-05 23:59"),
        ("05 Mar 2024", "2024-03-05"),
        ("5-Mar-24", "2024-03-05"),
        ("March 5, 2024", "2024-03-05"),
        ("Mar 5th, 2024 at 3:15 pm", "2024-03-05 15:15"),
        ("Tue, 5 Mar 2024", "2024-03-05"),
        ("mardi 5 mars 2024", "2024-03-05"),
        ("1er août 2023", "2023-08-01"),
        ("8 févr. 2024", "2024-02-08"),
        ("12. März 2024", "2024-03-12"),
        ("12 Dez. 2023 14 Uhr", "2023-12-12 14:00"),
        ("5 de marzo de 2024", "2024-03-05"),
        ("5 maggio 2024", "2024-05-05"),
        ("3 mrt 2024", "2024-03-03"),
        ("7 de março de 2024", "2024-03-07"),
        ("2024 Mar 5", "2024-03-05"),
        ("15 juil. 2023", "2023-07-15"),
        ("15 juin 2023", "2023-06-15"),
        ("09/11/1999", "1999-11-09"),
        ("29/02/2023", "none"),
        ("31/02/2024", "none"),
        ("soon", "none"),
        ("12345678", "none"),
        ("192.168.0.1", "none"),
        ("+33 6 12 34 56 78", "none"),
        ("5/6", "none"),
        ("1/2/3/4", "none"),
        ("12/03/2024 with Ann", "none"),
        ("", "none"),
    ];
    for (cell, expected) in day_first {
        check(cell, DateOrder::DayFirst, expected);
    }
    check("3/24/23, 4:11 PM", DateOrder::MonthFirst, "2023-03-24 16:11");
    check("3/24/23, 4:11\u{202f}PM", DateOrder::MonthFirst, "2023-03-24 16:11");
    check("12/1/23, 12:05 AM", DateOrder::MonthFirst, "2023-12-01 00:05");
    check("23/09/27", DateOrder::YearFirst, "2023-09-27");
    check("2023-09-27", DateOrder::MonthFirst, "2023-09-27");
}

#[test]
fn orders() {
    let cases: [(&[&str], Decision); 9] = [
        (&["01/02/2023", "13/02/2023"], Decision::Order(DateOrder::DayFirst)),
        (&["01/02/2023", "02/13/2023"], Decision::Order(DateOrder::MonthFirst)),
        (&["01/02/2023", "03/04/2023"], Decision::Open("01/02/2023".into())),
        (&["01/01/2023", "2023-04-05", "5 Mar 2023", "hello"], Decision::Free),
        (&["01.02.2023", "03.04.2023"], Decision::Order(DateOrder::DayFirst)),
        (&["1/2/23, 4:11 PM"], Decision::Order(DateOrder::MonthFirst)),
        (&["23/09/27", "23/10/30", "24/01/02"], Decision::Order(DateOrder::YearFirst)),
        // A slip of the pen does not turn a file.
        (&["13/02/2023", "14/02/2023", "02/15/2023"], Decision::Order(DateOrder::DayFirst)),
        (&[], Decision::Free),
    ];
    for (cells, expected) in cases {
        assert_eq!(decide(cells.iter().copied()), expected, "{cells:?}");
    }
}

proptest! {
    #[test]
    fn print_and_read(days in 0i64..36_000, minutes in 1u32..1440) {
        let date = chrono::NaiveDate::from_ymd_opt(1971, 1, 1).unwrap() + chrono::Duration::days(days);
        let time = NaiveTime::from_hms_opt(minutes / 60, minutes % 60, 0);
        for (format, order) in [
            ("%d/%m/%Y", DateOrder::DayFirst),
            ("%m/%d/%Y", DateOrder::MonthFirst),
            ("%Y-%m-%d", DateOrder::MonthFirst),
            ("%d.%m.%Y", DateOrder::DayFirst),
            ("%e %B %Y", DateOrder::DayFirst),
            ("%b %e, %Y", DateOrder::DayFirst),
        ] {
            let text = date.format(format).to_string();
            prop_assert_eq!(read(&text, order).map(|w| w.date), Some(date));
            let text = format!("{text} {}", time.unwrap().format("%H:%M"));
            prop_assert_eq!(read(&text, order).map(|w| (w.date, w.time)), Some((date, time)));
            let text = date.and_time(time.unwrap()).format(&format!("{format}, %I:%M %p")).to_string();
            prop_assert_eq!(read(&text, order).map(|w| (w.date, w.time)), Some((date, time)));
        }
    }

    #[test]
    fn no_panic(text in "\\PC{0,30}") {
        for order in [DateOrder::DayFirst, DateOrder::MonthFirst, DateOrder::YearFirst] {
            let _ = read(&text, order);
        }
    }
}
