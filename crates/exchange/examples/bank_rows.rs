//! How long a bank's table of 3,000 rows takes from its bytes to the plan, natively: `cargo run --release -p exchange --example bank_rows`.

use std::fmt::Write as _;
use std::time::Instant;

use domain::currency::Currency;
use domain::record::Table;
use exchange::bank::{Here, Layout, open, plan, reading};

fn main() {
    let mut text = String::from("Date;Payee;Purpose;Amount;Balance\n");
    let mut balance = 100_000_i64;
    for n in 0..3_000_i64 {
        let minor = -(n % 90 + 1) * 100 - n % 100;
        balance -= minor;
        let _ = writeln!(
            text,
            "{:02}.{:02}.2026;Shop {};Card {n};-{},{:02};{},{:02}",
            n % 28 + 1,
            n % 12 + 1,
            n % 40,
            -minor / 100,
            -minor % 100,
            balance / 100,
            balance % 100
        );
    }
    let mut times: Vec<_> = (0..15)
        .map(|_| {
            let start = Instant::now();
            let Ok(file) = open(text.as_bytes()) else { return start.elapsed() };
            let mut layout = Layout::default();
            file.complete(&mut layout);
            let raw = file.statements(&layout.columns).into_iter().next();
            let opened = start.elapsed();
            let lines =
                raw.map(|raw| reading::read(&raw, &mut layout, Currency::EUR, chrono::NaiveDate::default()).lines).unwrap_or_default();
            let read = start.elapsed();
            let (log, rules) = (Table::new(), Table::new());
            let plan =
                plan::plan(&lines, &layout.keep, Here { log: &log, rules: &rules, account: None, currency: Currency::EUR, places: &[] });
            let done = start.elapsed();
            println!(
                "open {opened:?} read {:?} plan {:?} edits {}",
                read.saturating_sub(opened),
                done.saturating_sub(read),
                plan.edits.len()
            );
            done
        })
        .collect();
    times.sort_unstable();
    println!("median {:?}", times[times.len() / 2]);
}
