//! How long 5,000 rows take to be read and planned: `cargo test --release --test import speed -- --nocapture` prints it. The aim is a tenth of a
//! second on a machine that does nothing else; the limit here is far above it, so that only a wrong order of growth fails.

use std::fmt::Write as _;
use std::time::Instant;

use crate::support::{Applications, apply, day};
use onward::exchange::applications::{guess, plan};
use onward::exchange::kind;
use onward::exchange::table;

#[test]
fn speed() {
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
    for (run, most) in [("new", 1_000), ("again", 1_000)] {
        let started = Instant::now();
        let table = table::read(text.as_bytes()).unwrap();
        let found = kind::of_table(&table);
        let mapping = guess(found, &table, day("2026-11-22"));
        let plan = plan(&all, found, &table, &mapping);
        let took = started.elapsed().as_millis();
        println!("{run}: {took} ms for {} rows", plan.preview.rows.len());
        assert_eq!(plan.preview.rows.len(), 5_000);
        assert!(cfg!(debug_assertions) || took < most, "{took} ms");
        if let Some(change) = plan.change() {
            assert_eq!(run, "new");
            apply(&mut all, &change);
        }
    }
}
