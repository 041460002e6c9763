//! 200 items over 36 months in under 5 ms, the odds with their levers in under 15: asked of release builds alone, and of the best of twenty
//! runs, so that other work on the machine does not count: `cargo test --release --test speed_money -- --nocapture`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use onward::domain::budget::{Account, Bill, Budget, Class, Cut, Every, Income, IncomeKind, Pay, Recurrence, Scenario, Weekend};
use onward::domain::currency::Currency;
use onward::domain::id::Id;
use onward::domain::model::Model;
use onward::domain::odds::{Assumed, Assumptions, Basis, Count, Input, Lever, LeverInput, PATHS, simulate};

fn best(what: &str, most: Duration, mut work: impl FnMut()) {
    let runs = if cfg!(debug_assertions) { 1 } else { 20 };
    let took = (0..runs).map(|_| {
        let started = Instant::now();
        work();
        started.elapsed()
    });
    let took = took.min().unwrap();
    println!("{what}: {took:?}");
    assert!(cfg!(debug_assertions) || took < most, "{what}: {took:?}");
}

fn two_hundred_items(today: NaiveDate) -> Model {
    let mut model = Model::default();
    model.accounts.insert(Id::new("a"), Arc::new(Account { name: "A".into(), balance: 30_000_000, ..Account::default() }));
    for n in 0..150_u32 {
        let bill = Bill {
            name: format!("Bill {n}"),
            class: Class::Need,
            category: String::new(),
            amount: 5_000 + i64::from(n),
            when: Recurrence::new(Every::ALL[n as usize % 7], today).weekend(Weekend::After),
            if_unpaid: String::new(),
            protects: None,
            cut: if n % 2 == 0 { Cut::Cancel { from: today } } else { Cut::Keep },
        };
        model.bills.insert(Id::new(format!("b{n}")), Arc::new(bill));
    }
    for n in 0..50_u32 {
        let pay = Pay::Regular { amount: 3_000, when: Recurrence::new(Every::ALL[n as usize % 7], today) };
        let income = Income { name: format!("Income {n}"), kind: IncomeKind::Gig, pay, bridge: n % 2 == 0 };
        model.incomes.insert(Id::new(format!("i{n}")), Arc::new(income));
    }
    model
}

#[test]
fn the_lines_and_the_levers() {
    let today = "2026-03-02".parse().unwrap();
    let model = two_hundred_items(today);
    let five = Duration::from_millis(5);
    best("laid out, three lines, levers", five, || {
        let budget = Budget::of(&model, Currency::EUR, today);
        for scenario in [Scenario::AS_IS, Scenario::LEAN, Scenario::LEAN_WITH_BRIDGE] {
            black_box(budget.simulate(&scenario));
        }
        black_box(budget.levers(&Scenario::AS_IS));
    });
    let budget = Budget::of(&model, Currency::EUR, today);
    best("a toggle: line and levers", five, || {
        black_box((budget.simulate(&Scenario::LEAN), budget.levers(&Scenario::LEAN)));
    });
    best("bill calendar", five, || {
        black_box(budget.calendar(&Scenario::AS_IS, 60));
    });
}

#[test]
fn the_odds() {
    let set = |value| Assumed { value, basis: Basis::Set };
    let input = Input {
        seed: 1,
        paths: PATHS,
        contacts: Count { k: 11, n: 436 },
        offers: Count { k: 1, n: 9 },
        waiting: (0..28).collect(),
        under_way: vec![1, 5],
        assumptions: Assumptions { a_week: set(8.0), reply_days: set(8.0), process_days: set(16.0), pay_days: set(45.0) },
        shortfall_days: Some(150),
        levers: (0..12).map(|n| LeverInput { lever: Lever::OneMoreADay, shortfall_days: Some(150 + n), more_a_week: 1.0 }).collect(),
    };
    best("odds with twelve levers", Duration::from_millis(15), || {
        black_box(simulate(&input));
    });
}
