//! 5,000 rows are read and planned whole, and a second time change nothing. How long that takes is `cargo xtask bench`'s to say.

use std::fmt::Write as _;

use crate::support::import::{Applications, apply, day};
use exchange::applications::{guess, plan};
use exchange::kind;
use exchange::table;

#[test]
fn five_thousand_rows_come_in_whole_and_once() {
    let mut text = "Company,Role,Location,Source,Applied on,Interview,Status,Final answer,Notes,URL\n".to_owned();
    for n in 0..5_000 {
        let (month, date) = (n % 12 + 1, n % 28 + 1);
        let status = ["Applied", "Rejected", "In process", "Interview"][n % 4];
        let _ = writeln!(
            text,
            "Company {n},\"Analyst, data\",Lyon,LinkedIn,{date:02}/{month:02}/2024,,{status},,\"A note of some length about the posting, and what they asked for\",https://jobs.example/{n}"
        );
    }
    let mut all = Applications::new();
    for run in ["new", "again"] {
        let table = table::read(text.as_bytes()).unwrap();
        let found = kind::of_table(&table);
        let mapping = guess(found, &table, day("2026-11-22"));
        let plan = plan(&all, found, &table, &mapping);
        assert_eq!(plan.preview.rows.len(), 5_000);
        let change = plan.change();
        assert_eq!(change.is_some(), run == "new");
        if let Some(change) = change {
            apply(&mut all, &change);
        }
    }
}
