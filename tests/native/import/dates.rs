//! Dates as they are written, and what a file's dates say about their order.

use chrono::NaiveTime;
use exchange::dates::{DateOrder, Decision, Writing, decide, find, is_yearless, read, read_as};
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
        ("Nov 11-12, 2026", "2026-11-11"),
        ("Nov 11–12, 2026", "2026-11-11"),
        ("11-12 November 2026", "2026-11-11"),
        ("Nov-11-12", "2012-11-11"),
        ("7 IX 2026", "2026-09-07"),
        ("14.XI.2026", "2026-11-14"),
        ("3 V 2026", "2026-05-03"),
        ("3 V", "none"),
        ("15 juil. 2023", "2023-07-15"),
        ("15 juin 2023", "2023-06-15"),
        ("09/11/1999", "1999-11-09"),
        ("5 lutego 2024", "2024-02-05"),
        ("5 października 2024 r.", "2024-10-05"),
        ("7 maj 2024", "2024-05-07"),
        ("3 augusti 2024", "2024-08-03"),
        ("12 Ağustos 2024 Pazartesi", "2024-08-12"),
        ("5 Ocak 2024", "2024-01-05"),
        ("15. Sept. 2024", "2024-09-15"),
        ("Mo., 5. Feb. 2024", "2024-02-05"),
        ("Mo., 05.02.2024", "2024-02-05"),
        ("Thu 12/03/2026", "2026-03-12"),
        ("on 12/03/2026", "2026-03-12"),
        ("mar. 5 mars 2024", "2024-03-05"),
        ("1er aou\u{302}t 2023", "2023-08-01"),
        ("12. Ma\u{308}rz 2024", "2024-03-12"),
        ("2024年3月5日", "2024-03-05"),
        ("2024年3月5日（火）14:30", "2024-03-05 14:30"),
        ("2024年3月5日 星期二", "2024-03-05"),
        ("2024-03-05T23:30:00-08:00", "2024-03-05 23:30"),
        ("2024-03-05T12:00:00+02:00[Europe/Berlin]", "2024-03-05 12:00"),
        ("Tue Mar 05 2024 10:00:00 GMT+0100 (Central European Standard Time)", "2024-03-05 10:00"),
        ("2024-03-05 10:00 CET", "2024-03-05 10:00"),
        ("令和8年9月5日", "2026-09-05"),
        ("令和9年1月5日(火)", "2027-01-05"),
        ("令和元年5月1日", "2019-05-01"),
        ("R8.9.5", "2026-09-05"),
        ("R8/9/7", "2026-09-07"),
        ("115/10/05", "2026-10-05"),
        ("民國115年10月5日", "2026-10-05"),
        ("115年10月5日", "2026-10-05"),
        ("before 5 March 2024", "none"),
        ("R2", "none"),
        ("M 5/3/24", "none"),
        ("192/168/10", "none"),
        ("ca. 5 March 2024", "none"),
        ("3-Mar", "none"),
        ("7月22日", "none"),
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
fn days_without_a_year() {
    let check = |cell: &str, order: DateOrder, wanted: &str| {
        let until = chrono::NaiveDate::from_ymd_opt(2027, 2, 1);
        assert!(is_yearless(cell), "{cell}");
        assert_eq!(read_as(cell, Writing { order, until }).unwrap().date.to_string(), wanted, "{cell}");
        assert_eq!(read(cell, order), None, "{cell} has no year");
    };
    for cell in ["3-Mar", "Mar 3", "3. März", "3 mars", "3 de marzo", "3月3日", "3rd March", "Tue, 3 Mar"] {
        check(cell, DateOrder::DayFirst, "2026-03-03");
    }
    check("8 Jan", DateOrder::DayFirst, "2027-01-08");
    check("2/12", DateOrder::DayFirst, "2026-12-02");
    check("2/12", DateOrder::MonthFirst, "2026-02-12");
    check("2.12.", DateOrder::DayFirst, "2026-12-02");
    check("29 Feb", DateOrder::DayFirst, "2024-02-29");
    for cell in ["March", "3", "30/40", "2.12", "Mars rover", "5/6/7", "3 March 2026"] {
        assert!(!is_yearless(cell), "{cell}");
    }
}

#[test]
fn dates_inside_a_text() {
    let check = |text: &str, wanted: &[&str]| {
        let until = chrono::NaiveDate::from_ymd_opt(2026, 12, 31);
        let found = find(text, Writing { order: DateOrder::DayFirst, until }, |_, _| false);
        let found: Vec<String> = found.iter().map(|(range, when)| format!("{} {}", &text[range.clone()], when.date)).collect();
        assert_eq!(found, wanted, "{text}");
    };
    check("Interviewed 12-Mar; rejected 20-Mar", &["12-Mar 2026-03-12", "20-Mar 2026-03-20"]);
    check("call: 5 March 2026, onsite 12/03/2026", &["5 March 2026 2026-03-05", "12/03/2026 2026-03-12"]);
    check("round 2/3, no date", &[]);
    check("2 interviews", &[]);
    // "Out" is October in Portuguese and "się" looks like August in Polish.
    check("pulled out 21/10, lost", &["21/10 2026-10-21"]);
    check("wycofałem się 6.10", &["6.10 2026-10-06"]);
    check("telefon 14.03, rozmowa 20.03", &["14.03 2026-03-14", "20.03 2026-03-20"]);
    check("version 2.1 of 14.3", &[]);
    check("面试2026年3月12日", &["2026年3月12日 2026-03-12"]);
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
