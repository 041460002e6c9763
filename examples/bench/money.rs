//! The money's heavy rules: 200 items over 36 months, a toggle, the bill calendar, the odds with twelve levers, a bank file of 3,000 rows.

use std::fmt::Write as _;
use std::sync::Arc;

use chrono::NaiveDate;
use domain::budget::{Account, Bill, Budget, Class, Cut, Frequency, Income, IncomeKind, Pay, Recurrence, Scenario, WeekendRule};
use domain::currency::Currency;
use domain::id::Id;
use domain::model::Model;
use domain::odds::{Assumption, Assumptions, Basis, Count, Effect, Input, LeverInput, OddsLever, PATHS, simulate};
use exchange::table;

use crate::time;

/// Prints their lines.
pub fn run(today: NaiveDate) {
    let model = two_hundred_items(today);
    time("native_budget_200_lines_and_levers", || {
        let budget = Budget::of(&model, Currency::EUR, today);
        let lines = [Scenario::AS_IS, Scenario::LEAN, Scenario::LEAN_WITH_BRIDGE].map(|scenario| budget.simulate(&scenario));
        (lines, budget.levers(&Scenario::AS_IS))
    });
    let budget = Budget::of(&model, Currency::EUR, today);
    time("native_budget_200_toggle", || (budget.simulate(&Scenario::LEAN), budget.levers(&Scenario::LEAN)));
    time("native_bill_calendar", || budget.calendar(&Scenario::AS_IS, 60));
    let input = odds();
    time("native_budget_200_best_set", || budget.best_set(&Scenario::AS_IS, 700));
    time("native_odds_12_levers", || simulate(&input));
    let file = bank_file();
    time("native_bank_table_3000", || table::read(file.as_bytes()).map(|table| table.rows.len()));
}

fn odds() -> Input {
    let set = |value| Assumption { value, basis: Basis::Set };
    Input {
        seed: 1,
        paths: PATHS,
        contacts: Count { k: 11, n: 436 },
        offers: Count { k: 1, n: 9 },
        waiting: (0..28).collect(),
        under_way: vec![1, 5],
        assumptions: Assumptions { a_week: set(8.0), reply_days: set(8.0), process_days: set(16.0), pay_days: set(45.0) },
        shortfall_days: Some(150),
        levers: (0..12)
            .map(|n| LeverInput { lever: OddsLever::OneMoreADay, shortfall_days: Some(150 + n), more_a_week: 1.0, effect: Effect::Same })
            .collect(),
        past: Vec::new(),
        silent: None,
        in_hand: 0,
    }
}

/// A statement as a bank writes it.
fn bank_file() -> String {
    let mut text = String::from("Date;Payee;Purpose;Amount\n");
    for n in 0..3_000 {
        let _ = writeln!(text, "{:02}.{:02}.2026;Shop {};Card {n};-{},{:02}", n % 28 + 1, n % 12 + 1, n % 40, n % 90 + 1, n % 100);
    }
    text
}

/// 150 bills and 50 incomes of every recurrence.
fn two_hundred_items(today: NaiveDate) -> Model {
    let mut model = Model::default();
    model.accounts.insert(Id::new("a"), Arc::new(Account { name: "A".into(), balance: 30_000_000, ..Account::default() }));
    for n in 0..150_u32 {
        let bill = Bill {
            name: format!("Bill {n}"),
            class: Class::Need,
            category: String::new(),
            amount: 5_000 + i64::from(n),
            when: Recurrence::new(Frequency::ALL[n as usize % 7], today).weekend(WeekendRule::After),
            if_unpaid: String::new(),
            protects: None,
            cut: if n % 2 == 0 { Cut::Cancel { from: today } } else { Cut::Keep },
        };
        model.bills.insert(Id::new(format!("b{n}")), Arc::new(bill));
    }
    for n in 0..50_u32 {
        let pay = Pay::Regular { amount: 3_000, when: Recurrence::new(Frequency::ALL[n as usize % 7], today) };
        let income = Income { name: format!("Income {n}"), kind: IncomeKind::Gig, pay, bridge: n % 2 == 0 };
        model.incomes.insert(Id::new(format!("i{n}")), Arc::new(income));
    }
    model
}
