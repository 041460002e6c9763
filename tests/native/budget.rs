//! The budget: lines, figures, days bought, what to pay first, the log against the plan.

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use domain::budget::actual::{self, ReviewSuggestion};
use domain::budget::waiting::{PauseState, let_go};
use domain::budget::*;
use domain::budget::{guide, rules, worry};
use domain::currency::Currency;
use domain::id::Id;
use domain::model::Model;
use domain::money::ExchangeRate;
use domain::skills::{SkillGap, SkillStep};
use proptest::prelude::*;

const TODAY: &str = "2026-03-02";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn monthly(from: &str) -> Recurrence {
    Recurrence::new(Frequency::Month, day(from))
}

fn bill(name: &str, class: Class, amount: i64, when: Recurrence) -> Bill {
    Bill { name: name.into(), class, category: String::new(), amount, when, if_unpaid: String::new(), protects: None, cut: Cut::Keep }
}

fn regular(name: &str, amount: i64, when: Recurrence) -> Income {
    Income { name: name.into(), kind: IncomeKind::Salary, pay: Pay::Regular { amount, when }, bridge: false }
}

fn with_cash(cash: i64) -> Model {
    let mut model = Model::default();
    model.accounts.insert(Id::new("cash"), Arc::new(Account { name: "Cash".into(), balance: cash, ..Account::default() }));
    model
}

fn add_bill(model: &mut Model, bill: Bill) {
    bill.check().unwrap();
    model.bills.insert(Id::new(&bill.name), Arc::new(bill));
}

fn add_income(model: &mut Model, income: Income) {
    income.check().unwrap();
    model.incomes.insert(Id::new(&income.name), Arc::new(income));
}

fn budget(model: &Model) -> Budget {
    Budget::of(model, Currency::EUR, day(TODAY))
}

fn shortfall(model: &Model, scenario: &Scenario) -> Option<String> {
    budget(model).simulate(scenario).first_shortfall().map(|date| date.to_string())
}

#[test]
fn the_quick_check_of_even_spending() {
    assert_eq!(even_months_tenths(12_000, 3_000, 0), Some(40));
    assert_eq!(even_months_tenths(20_000, 6_440, 2_000), Some(45));
    assert_eq!(even_months_tenths(20_000, 2_000, 2_000), None);
}

#[test]
fn dates_decide_the_first_shortfall() {
    let mut model = with_cash(300_000);
    add_bill(&mut model, bill("Rent", Class::Need, 100_000, monthly("2026-03-31")));
    // 31 March, 30 April, 31 May are paid; on 30 June the money is gone.
    assert_eq!(shortfall(&model, &Scenario::AS_IS).as_deref(), Some("2026-06-30"));
    assert_eq!(budget(&model).simulate(&Scenario::AS_IS).runway_days, Some(120));
    model.plans.insert(Id::new("main"), Arc::new(Plan { buffer: 1, ..Plan::default() }));
    assert_eq!(shortfall(&model, &Scenario::AS_IS).as_deref(), Some("2026-05-31"));
    add_income(&mut model, regular("Salary", 100_000, monthly("2026-03-05")));
    assert_eq!(shortfall(&model, &Scenario::AS_IS), None);
    // A balance below the buffer today is a shortfall today.
    assert_eq!(shortfall(&Model { plans: model.plans.clone(), ..Model::default() }, &Scenario::AS_IS).as_deref(), Some(TODAY));
}

/// 1,000.00 and 70.00 of food a week: each row is a plan to learn, and by how many days it shortens that.
#[test]
fn a_planned_course_moves_the_runway_by_its_cost() {
    let step = |cost: i64, due: Option<&str>, done: Option<&str>| SkillStep {
        cost: Some(cost),
        due: due.map(day),
        done_on: done.map(day),
        ..SkillStep::default()
    };
    let mut plain = with_cash(100_000);
    add_bill(&mut plain, bill("Food", Class::Need, 7_000, Recurrence::new(Frequency::Week, day(TODAY))));
    let without = budget(&plain).simulate(&Scenario::AS_IS).runway_days;
    assert_eq!(without, Some(98));
    for (steps, closed, fewer) in [
        (vec![step(14_000, Some("2026-03-10"), None)], false, 14),
        (vec![step(14_000, Some("2026-03-10"), None), step(7_000, Some("2026-03-20"), None)], false, 21),
        (vec![step(14_000, Some("2026-02-01"), None)], false, 14),
        (vec![step(14_000, None, None)], false, 0),
        (vec![step(14_000, Some("2026-03-10"), Some("2026-03-01"))], false, 0),
        (vec![step(14_000, Some("2027-03-10"), None)], false, 0),
        (vec![step(14_000, Some("2026-03-10"), None)], true, 0),
        (vec![step(0, Some("2026-03-10"), None)], false, 0),
    ] {
        let steps = steps.into_iter().enumerate().map(|(n, step)| (Id::new(n.to_string()), step)).collect();
        let skill = SkillGap { name: "Welding".into(), steps, closed_on: closed.then(|| day("2026-03-01")), ..SkillGap::default() };
        let mut model = plain.clone();
        model.put(Id::new("skill"), skill.clone().into());
        assert_eq!(budget(&model).simulate(&Scenario::AS_IS).runway_days, without.map(|days| days - fewer), "{skill:?}");
        let dated = budget(&model).flows.iter().filter(|flow| flow.kind == FlowKind::Skill).count();
        assert_eq!(dated > 0, fewer > 0 || skill.steps.values().any(|step| step.due == Some(day("2027-03-10"))), "{skill:?}");
    }
}

#[test]
fn income_that_covers_spending_can_still_come_too_late() {
    let mut model = with_cash(50_000);
    add_bill(&mut model, bill("Rent", Class::Need, 90_000, monthly("2026-03-03")));
    add_income(&mut model, regular("Salary", 200_000, monthly("2026-03-28")));
    assert_eq!(shortfall(&model, &Scenario::AS_IS).as_deref(), Some("2026-03-03"));
}

#[test]
fn three_lines_and_the_days_each_plan_buys() {
    let mut model = with_cash(300_000);
    add_bill(&mut model, bill("Rent", Class::Need, 100_000, monthly("2026-03-31")));
    let club = Bill { cut: Cut::Cancel { from: day("2026-03-20") }, ..bill("Club", Class::Want, 30_000, monthly("2026-03-15")) };
    add_bill(&mut model, club);
    let taxi = Bill { cut: Cut::Reduce { to: 100, from: day(TODAY) }, ..bill("Taxi", Class::Want, 200, monthly("2026-03-15")) };
    add_bill(&mut model, taxi);
    let pay = Pay::Hours { minutes_a_week: 600, hourly: 1_500, tax_percent: 20, starts_on: day("2026-03-09"), ends_on: None };
    add_income(&mut model, Income { name: "Café".into(), kind: IncomeKind::Gig, pay, bridge: true });
    assert_eq!(shortfall(&model, &Scenario::AS_IS).as_deref(), Some("2026-05-31"));
    assert_eq!(shortfall(&model, &Scenario::LEAN).as_deref(), Some("2026-05-31"));
    assert_eq!(shortfall(&model, &Scenario::LEAN_WITH_BRIDGE).as_deref(), Some("2026-08-31"));

    model.accounts.insert(Id::new("more"), Arc::new(Account { name: "More".into(), balance: 40_000, ..Account::default() }));
    let levers = budget(&model).levers(&Scenario::AS_IS);
    let told: Vec<(&str, LeverKind, u32)> = levers.iter().map(|l| (l.name.as_str(), l.kind, l.days)).collect();
    assert_eq!(told, [("Café", LeverKind::Bridge, 61), ("Club", LeverKind::Cut, 30), ("Taxi", LeverKind::Cut, 0)]);
    // Switched on, a lever tells what would be lost without it.
    let lean = budget(&model).levers(&Scenario::LEAN);
    let club = lean.iter().find(|lever| lever.name == "Club").unwrap();
    assert!(club.on && club.days == 30);
    let plans = budget(&model).bridge_plans(&model, Selection::None);
    assert_eq!((plans[0].each, plans[0].tax_set_aside, plans[0].minutes_left, plans[0].days), (12_000, 3_000, 1_800, 61));
}

#[test]
fn a_lever_that_ends_the_shortfall_says_beyond() {
    let mut model = with_cash(100_000);
    let rent = Bill { cut: Cut::Cancel { from: day(TODAY) }, ..bill("Rent", Class::Need, 100_000, monthly("2026-03-31")) };
    add_bill(&mut model, rent);
    let lever = &budget(&model).levers(&Scenario::AS_IS)[0];
    assert!(lever.beyond && lever.runway_with.is_none());
    assert_eq!(lever.days, HORIZON_DAYS + 1 - 59);
    assert_eq!(worry::WorryMetric::RunwayDays.sentence(None), BEYOND_HORIZON);
}

#[test]
fn monthly_equivalents_are_exact() {
    let mut model = with_cash(0);
    add_bill(&mut model, bill("Food", Class::Need, 10_001, Recurrence::new(Frequency::Week, day(TODAY))));
    add_bill(&mut model, bill("Tax", Class::Obligation, 12_000, Recurrence::new(Frequency::Year, day("2026-12-01"))));
    let club = Bill { cut: Cut::Pause { from: day("2026-06-01"), until: None }, ..bill("Club", Class::Want, 3_000, monthly(TODAY)) };
    add_bill(&mut model, club);
    add_bill(&mut model, bill("Over", Class::Want, 99, monthly("2025-01-01").until(day("2026-01-31"))));
    add_bill(&mut model, bill("Fair", Class::Want, 99, Recurrence::new(Frequency::Once, day("2026-04-01"))));
    add_income(&mut model, regular("Salary", 50_000, Recurrence::new(Frequency::TwoWeeks, day("2026-03-06"))));
    add_income(&mut model, regular("Later", 50_000, monthly("2026-09-01")));
    let budget = budget(&model);
    let figures = budget.figures(&Scenario::AS_IS, &budget.simulate(&Scenario::AS_IS));
    assert_eq!(figures.essentials_monthly.yearly(), 10_001 * 52 + 12_000);
    assert_eq!(figures.essentials_monthly.minor(), 44_338); // 44 337.67
    assert_eq!(figures.wants_monthly.minor(), 3_000);
    assert_eq!(figures.income_monthly.minor(), 108_333);
    assert_eq!(figures.burn_monthly.minor(), -60_996); // −60 995.67
    let lean = budget.figures(&Scenario::LEAN, &budget.simulate(&Scenario::LEAN));
    assert_eq!(lean.wants_monthly.minor(), 0);
}

#[test]
fn a_benefit_waits_and_ends() {
    let pay = Pay::Weeks { claimed_on: day(TODAY), waiting_days: 21, weekly: 30_000, weeks: 3 };
    let mut model = with_cash(0);
    add_income(&mut model, Income { name: "Benefit".into(), kind: IncomeKind::UnemploymentBenefit, pay, bridge: false });
    let days: Vec<u32> = budget(&model).movements(&Scenario::AS_IS, 0, HORIZON_DAYS).iter().map(|m| m.day).collect();
    assert_eq!(days, [21, 28, 35]);
}

#[test]
fn a_debt_is_paid_down_with_its_interest() {
    let check = |balance, rate, expected: &[i64]| {
        let debt = Debt {
            name: "Card".into(),
            balance,
            as_of: None,
            rate,
            minimum: 10_000,
            when: Recurrence::new(Frequency::Week, day("2026-03-09")),
            if_unpaid: String::new(),
            protects: None,
        };
        debt.check().unwrap();
        let mut model = with_cash(0);
        model.debts.insert(Id::new("card"), Arc::new(debt));
        let paid: Vec<i64> = budget(&model).movements(&Scenario::AS_IS, 0, 60).iter().map(|m| -m.amount).collect();
        assert_eq!(paid, expected);
    };
    check(Some(25_000), 0, &[10_000, 10_000, 5_000]);
    // 36.5 % a year is 0.1 % a day: 175, then 106 on 15 175, then 37 on 5 281.
    check(Some(25_000), 3_650, &[10_000, 10_000, 5_318]);
    check(None, 3_650, &[10_000; 8]);
    check(Some(0), 3_650, &[]);
}

#[test]
fn the_same_balance_again_changes_nothing() {
    let today = day("2027-02-05");
    let check = |rate, as_of: Option<&str>| {
        let debt = Debt {
            name: "Store card".into(),
            balance: Some(50_000),
            as_of: as_of.map(day),
            rate,
            minimum: 10_000,
            when: monthly("2026-10-30"),
            if_unpaid: String::new(),
            protects: None,
        };
        let mut model = Model::default();
        let account = |balance, on| Account { name: "A".into(), balance, as_of: Some(on), ..Account::default() };
        model.accounts.insert(Id::new("a"), Arc::new(account(200_000, day("2026-10-05"))));
        add_bill(&mut model, bill("Rent", Class::Need, 10_000, monthly("2026-10-31")));
        model.debts.insert(Id::new("card"), Arc::new(debt.clone()));
        let ahead = |model: &Model| {
            let budget = Budget::of(model, Currency::EUR, today);
            (budget.cash, budget.movements(&Scenario::AS_IS, 0, HORIZON_DAYS), budget.simulate(&Scenario::AS_IS).runway_days)
        };
        let before = ahead(&model);
        assert_eq!(before.0, 120_000);
        model.accounts.insert(Id::new("a"), Arc::new(account(before.0, today)));
        assert_eq!(ahead(&model), before);
        // The record written anew with what is owed today says the same as well.
        let mut anew = debt;
        anew.restate(today);
        assert_eq!(anew.as_of, Some(today));
        model.debts.insert(Id::new("card"), Arc::new(anew));
        // Its interest is rounded once more.
        let (cash, movements, runway) = ahead(&model);
        assert_eq!((cash, movements.len(), runway), (before.0, before.1.len(), before.2));
        before.1.iter().map(|movement| movement.amount).filter(|amount| *amount != -10_000).collect::<Vec<_>>()
    };
    assert!(check(0, None).is_empty());
    assert!(check(0, Some("2026-10-05")).is_empty());
    // 50,000 at 0.1 % a day for 25, 31, 30, 31, 29 and 30 days: 51,250, 42,529, 33,505, 24,234, 14,647 and 4,786 are owed when it is due.
    assert_eq!(check(3_650, Some("2026-10-05")), [-4_786]);
    // What is paid off is in no sum of the month.
    let paid = Debt {
        name: "Paid".into(),
        balance: Some(5_000),
        as_of: None,
        rate: 0,
        minimum: 5_000,
        when: monthly("2026-01-30"),
        if_unpaid: String::new(),
        protects: None,
    };
    let mut model = with_cash(0);
    model.debts.insert(Id::new("paid"), Arc::new(paid));
    assert_eq!(budget(&model).monthly_of(|flow| flow.kind == FlowKind::Debt).minor(), 0);
}

#[test]
fn older_balances_are_carried_to_today() {
    let mut model = Model::default();
    let account =
        |name: &str, balance, as_of: Option<&str>| Account { name: name.into(), balance, as_of: as_of.map(day), ..Account::default() };
    model.accounts.insert(Id::new("a"), Arc::new(account("A", 100_000, Some("2026-02-20"))));
    add_bill(&mut model, bill("Rent", Class::Need, 40_000, monthly("2026-01-27")));
    let carried = budget(&model);
    assert_eq!((carried.balances, carried.cash, carried.since), (100_000, 60_000, day("2026-02-20")));
    model.accounts.insert(Id::new("b"), Arc::new(account("B", 5_000, None)));
    assert_eq!(budget(&model).cash, 105_000);
}

#[test]
fn accounts_in_other_money_count_at_the_typed_rate() {
    let mut model = with_cash(1_000);
    let rate = ExchangeRate::parse("0.9");
    let dollars = Account { name: "Dollars".into(), balance: 10_000, currency: Some(Currency::USD), rate, ..Account::default() };
    model.accounts.insert(Id::new("d"), Arc::new(dollars.clone()));
    model.accounts.insert(Id::new("e"), Arc::new(Account { name: "No rate".into(), rate: None, ..dollars.clone() }));
    model.accounts.insert(Id::new("f"), Arc::new(Account { set_aside: true, ..dollars }));
    let budget = budget(&model);
    assert_eq!((budget.cash, budget.left_out), (10_000, vec!["No rate".to_owned()]));
}

#[test]
fn when_cash_is_short_the_order_protects_the_home_first() {
    let mut model = with_cash(100_000);
    let on = || monthly("2026-03-10");
    let protecting = |name, class, amount, protects| Bill { protects: Some(protects), ..bill(name, class, amount, on()) };
    add_bill(&mut model, bill("Streaming", Class::Want, 1_000, on()));
    add_bill(&mut model, bill("Card", Class::Obligation, 20_000, on()));
    add_bill(&mut model, protecting("Phone", Class::Need, 2_000, Protects::Work));
    add_bill(&mut model, protecting("Car insurance", Class::Need, 9_000, Protects::Insurance));
    add_bill(&mut model, protecting("Car loan", Class::Obligation, 15_000, Protects::Transport));
    add_bill(&mut model, protecting("Rent", Class::Need, 70_000, Protects::Housing));
    add_bill(&mut model, bill("Shoes", Class::Need, 3_000, on()));
    let calendar = budget(&model).calendar(&Scenario::AS_IS, CALENDAR_DAYS);
    assert_eq!(calendar.iter().map(|d| d.date.to_string()).collect::<Vec<_>>(), ["2026-03-10", "2026-04-10"]);
    assert!(calendar[0].tight && calendar[0].balance == -20_000);
    let order: Vec<(&str, bool)> = calendar[0].due.iter().map(|due| (due.name.as_str(), due.covered)).collect();
    let expected = [
        ("Rent", true),
        ("Car loan", true),
        ("Car insurance", true),
        ("Phone", true),
        ("Shoes", true),
        ("Card", false),
        ("Streaming", true),
    ];
    assert_eq!(order, expected);
    assert!(calendar[0].due.iter().all(|due| !due.reason().is_empty()));
}

#[test]
fn the_guided_list_goes_from_needs_to_wants() {
    assert!(guide::COMMON_BILLS.len() >= 25);
    assert!(guide::COMMON_BILLS.is_sorted_by_key(|bill| bill.class));
    assert!(guide::COMMON_BILLS.iter().all(|bill| bill.if_unpaid.ends_with('.')));
}

#[test]
fn the_pause_list_prices_in_days() {
    let mut model = with_cash(300_000);
    add_bill(&mut model, bill("Food", Class::Need, 7_000, Recurrence::new(Frequency::Week, day(TODAY))));
    let all = budget(&model);
    // 42 payments fit; with 5,000 less, 42 still do; with 14,000 less, 40.
    assert_eq!(all.simulate(&Scenario::AS_IS).runway_days, Some(294));
    assert_eq!(all.price_in_days(&Scenario::AS_IS, 5_000), Some(0));
    assert_eq!(all.price_in_days(&Scenario::AS_IS, 14_000), Some(14));
    let item = |price, decision| PauseItem { name: "Coat".into(), price, since: day(TODAY), wait_days: 3, decision, decided_on: None };
    assert_eq!(item(1, None).waiting(day("2026-03-04")), PauseState::Until(day("2026-03-05")));
    assert_eq!(item(1, None).waiting(day("2026-03-05")), PauseState::Ready);
    let items = [item(100, Some(Decision::LetGo)), item(50, Some(Decision::Bought)), item(25, Some(Decision::LetGo)), item(9, None)];
    assert_eq!(let_go(&items), 125);
    assert!(PauseItem { wait_days: 2, ..item(1, None) }.check().is_err());
}

#[test]
fn the_log_is_held_against_the_plan() {
    let mut model = with_cash(0);
    add_bill(
        &mut model,
        Bill { category: "Food".into(), ..bill("Shop", Class::Need, 10_000, Recurrence::new(Frequency::Week, day(TODAY))) },
    );
    add_bill(&mut model, Bill { category: "fun".into(), ..bill("Cinema", Class::Want, 2_000, monthly("2026-03-09")) });
    let mut log = |id: &str, date: &str, amount, category: &str, pending| {
        let spending = Spending {
            date: day(date),
            amount,
            category: category.into(),
            payee: String::new(),
            memo: String::new(),
            account: None,
            foreign: None,
            source_id: String::new(),
            pending,
        };
        model.spendings.insert(Id::new(id), Arc::new(spending));
    };
    log("1", "2026-03-03", -30_000, "food", false);
    log("2", "2026-03-04", 1_000, "Food", false);
    log("3", "2026-03-31", -2_500, "Fun", true);
    log("4", "2026-03-05", 90_000, "", false);
    log("5", "2026-03-06", -700, "", false);
    log("6", "2026-04-01", -99_999, "Food", false);
    let month = actual::month(&model, Currency::EUR, day("2026-03-15"), day("2026-04-02"));
    let rows: Vec<(&str, i64, i64)> = month.rows.iter().map(|r| (r.category.as_str(), r.planned, r.spent)).collect();
    assert_eq!(rows, [("", 0, 700), ("fun", 2_000, 2_500), ("Food", 50_000, 29_000)]);
    assert_eq!((month.income, month.pending), (90_000, -2_500));
    assert_eq!(actual::review(&month, &budget(&model)), ReviewSuggestion::Overspent { category: "fun".into(), by: 500 });
}

#[test]
fn the_one_change_of_a_month_is_what_is_still_open() {
    let mut model = with_cash(100_000);
    add_bill(&mut model, bill("Rent", Class::Need, 40_000, monthly("2026-03-20")));
    let log = |model: &mut Model, id: &str, amount, category: &str| {
        model.spendings.insert(Id::new(id), Arc::new(logged("2026-03-01", amount, category)));
    };
    let check = |model: &Model, expected| {
        let month = actual::month(model, Currency::EUR, day("2026-03-01"), day(TODAY));
        assert_eq!(actual::review(&month, &budget(model)), expected);
    };
    log(&mut model, "rent", -40_000, "Rent");
    check(&model, ReviewSuggestion::Nothing);
    // A want that is not cut yet is a cut that is left to make.
    add_bill(&mut model, bill("Club", Class::Want, 20_000, monthly("2026-03-25")));
    let (id, name) = (Id::new("Club"), "Club".to_owned());
    check(&model, ReviewSuggestion::Cut { id, name, days: 25 });
    // What has no category comes first; money in without one is income.
    log(&mut model, "a", -1_000, "");
    log(&mut model, "b", -2_000, " ");
    log(&mut model, "c", 90_000, "");
    check(&model, ReviewSuggestion::Unsorted { count: 2 });
}

#[test]
fn money_that_comes_in_is_income_in_whatever_order_it_was_noted() {
    // (each entry: its amount and category; what was spent, what came in)
    for (entries, spent, income) in [
        (vec![(-700, ""), (90_000, "")], 700, 90_000),
        (vec![(-5_000, "Shoes"), (2_000, "shoes ")], 3_000, 0),
        (vec![(90_000, "Wage"), (-700, "")], 700, 90_000),
        (vec![(500, "Food"), (-100, "Shoes")], -400, 0),
    ] {
        for turned in [false, true] {
            let mut model = with_cash(0);
            let food = bill("Food", Class::Need, 1_000, Recurrence::new(Frequency::Week, day("2026-02-01")));
            add_bill(&mut model, Bill { category: "Food".into(), ..food });
            for (n, (amount, category)) in entries.iter().enumerate() {
                let id = if turned { entries.len() - n } else { n };
                model.spendings.insert(Id::new(format!("s{id}")), Arc::new(logged("2026-03-03", *amount, category)));
            }
            let month = actual::month(&model, Currency::EUR, day(TODAY), day("2026-03-31"));
            let sum: i64 = month.rows.iter().map(|row| row.spent).sum();
            assert_eq!((sum, month.income), (spent, income), "{entries:?}");
        }
    }
}

fn logged(date: &str, amount: i64, category: &str) -> Spending {
    Spending {
        date: day(date),
        amount,
        category: category.into(),
        payee: String::new(),
        memo: String::new(),
        account: None,
        foreign: None,
        source_id: String::new(),
        pending: false,
    }
}

#[test]
fn what_is_dated_ahead_is_not_spent_yet() {
    let mut model = with_cash(0);
    model.spendings.insert(Id::new("a"), Arc::new(logged("2026-03-02", -700, "Food")));
    let before = actual::month(&model, Currency::EUR, day("2026-03-01"), day(TODAY));
    for (n, amount) in [-9_999, 120_000, -1].into_iter().enumerate() {
        model.spendings.insert(Id::new(format!("ahead{n}")), Arc::new(logged("2026-03-20", amount, "Food")));
        let after = actual::month(&model, Currency::EUR, day("2026-03-01"), day(TODAY));
        assert_eq!(after.ahead, n + 1);
        assert_eq!(actual::MonthActual { ahead: 0, ..after }, before);
    }
    assert_eq!(actual::month(&model, Currency::EUR, day("2026-03-01"), day("2026-03-20")).ahead, 0);
}

#[test]
fn rules_come_from_earlier_choices() {
    let entry = |payee: &str, category: &str| Spending {
        date: day(TODAY),
        amount: -1,
        category: category.into(),
        payee: payee.into(),
        memo: String::new(),
        account: None,
        foreign: None,
        source_id: String::new(),
        pending: false,
    };
    let log = [
        entry("Corner Shop 0412", "Food"),
        entry("CORNER SHOP 0977", "Food"),
        entry("Kiosk", "Food"),
        entry("Bazaar", "Fun"),
        entry("Bazaar", "Food"),
    ];
    let log: Vec<&Spending> = log.iter().collect();
    let proposed = rules::proposals(&[], &log);
    assert_eq!(proposed, [CategoryRule { payee: "corner shop".into(), category: "Food".into() }]);
    assert_eq!(rules::sort(&proposed, &entry("The Corner Shop 1", "")), Some("Food"));
    assert!(rules::proposals(&proposed, &log).is_empty());
}

#[test]
fn a_worry_finds_its_figure() {
    let cases = [
        ("How will I pay the rent?", WorryMetric::FirstShortfall),
        ("My savings won't last", WorryMetric::RunwayDays),
        ("Will I find a job before the money is gone", WorryMetric::OfferBeforeShortfall),
        ("my parents worry", WorryMetric::RunwayDays),
        ("I spend too fast", WorryMetric::BurnMonthly),
        ("Too many subscriptions", WorryMetric::WantsMonthly),
        ("What if the benefit stops", WorryMetric::IncomeMonthly),
        ("", WorryMetric::RunwayDays),
    ];
    for (text, expected) in cases {
        assert_eq!(worry::answer(text), expected, "{text}");
    }
}

fn rhythms() -> impl Strategy<Value = Recurrence> {
    (prop::sample::select(Frequency::ALL.to_vec()), 0..400u64)
        .prop_map(|(every, from)| Recurrence::new(every, day(TODAY) - Days::new(100) + Days::new(from)))
}

fn cuts() -> impl Strategy<Value = Cut> {
    let from = || (0..300u64).prop_map(|days| day(TODAY) + Days::new(days));
    prop_oneof![
        Just(Cut::Keep),
        (0..100i64, from()).prop_map(|(to, from)| Cut::Reduce { to, from }),
        from().prop_map(|from| Cut::Cancel { from }),
        (from(), prop::option::of(0..90u64)).prop_map(|(from, length)| Cut::Pause { from, until: length.map(|l| from + Days::new(l)) }),
    ]
}

prop_compose! {
    fn models()(
        cash in -1_000..200_000i64,
        bills in prop::collection::vec((100..20_000i64, rhythms(), cuts(), 0..3usize), 0..6),
        incomes in prop::collection::vec((1..20_000i64, rhythms(), any::<bool>()), 0..4),
        debts in prop::collection::vec((1..9_000i64, rhythms(), prop::option::of(0..90_000i64), 0..4_000u32), 0..2),
        buffer in 0..5_000i64,
    ) -> Model {
        let mut model = with_cash(cash);
        model.plans.insert(Id::new("main"), Arc::new(Plan { buffer, ..Plan::default() }));
        for (at, (amount, when, cut, class)) in bills.into_iter().enumerate() {
            add_bill(&mut model, Bill { cut, ..bill(&format!("b{at}"), Class::ALL[class], amount, when) });
        }
        for (at, (amount, when, bridge)) in incomes.into_iter().enumerate() {
            add_income(&mut model, Income { bridge, ..regular(&format!("i{at}"), amount, when) });
        }
        for (at, (minimum, when, balance, rate)) in debts.into_iter().enumerate() {
            let debt = Debt { name: "d".into(), balance, as_of: None, rate, minimum, when, if_unpaid: String::new(), protects: None };
            model.debts.insert(Id::new(format!("d{at}")), Arc::new(debt));
        }
        model
    }
}

const LINES: [Scenario; 3] = [Scenario::AS_IS, Scenario::LEAN, Scenario::LEAN_WITH_BRIDGE];

fn length(model: &Model, scenario: &Scenario) -> u32 {
    budget(model).simulate(scenario).runway_days.unwrap_or(u32::MAX)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn an_income_never_shortens_the_runway(model in models(), amount in 1..20_000i64, when in rhythms()) {
        let mut more = model.clone();
        add_income(&mut more, regular("more", amount, when));
        for scenario in &LINES {
            prop_assert!(length(&more, scenario) >= length(&model, scenario));
        }
    }

    #[test]
    fn lean_is_never_shorter_than_as_is(model in models()) {
        let [as_is, lean, bridge] = LINES.map(|scenario| length(&model, &scenario));
        prop_assert!(as_is <= lean && lean <= bridge);
    }

    #[test]
    fn cents_never_appear_or_vanish(model in models()) {
        let budget = budget(&model);
        for scenario in &LINES {
            let line = budget.simulate(scenario);
            let mut balance = budget.cash;
            let mut movements = budget.movements(scenario, 0, HORIZON_DAYS).into_iter().peekable();
            for (at, shown) in line.balances.iter().enumerate() {
                while let Some(movement) = movements.next_if(|movement| movement.day as usize == at) {
                    balance += movement.amount;
                }
                prop_assert_eq!(balance, *shown);
            }
            prop_assert!(movements.next().is_none());
        }
    }

    #[test]
    fn a_lever_tells_what_switching_it_does(model in models()) {
        let budget = budget(&model);
        let base = budget.simulate(&Scenario::AS_IS).runway_days;
        for lever in budget.levers(&Scenario::AS_IS) {
            let only = Selection::Only([lever.id.clone()].into());
            let scenario = match lever.kind {
                LeverKind::Cut => Scenario { cuts: only, bridge: Selection::None },
                LeverKind::Bridge => Scenario { cuts: Selection::None, bridge: only },
                LeverKind::Income => continue,
            };
            let with = budget.simulate(&scenario).runway_days;
            prop_assert_eq!(lever.runway_with, with);
            prop_assert_eq!(lever.days, with.unwrap_or(HORIZON_DAYS + 1) - base.unwrap_or(HORIZON_DAYS + 1));
        }
    }

    #[test]
    fn huge_amounts_stop_and_do_not_wrap(cash: i64, amount in 1..=i64::MAX, income in 1..=i64::MAX) {
        let mut model = with_cash(cash);
        add_bill(&mut model, bill("b", Class::Need, amount, Recurrence::new(Frequency::Week, day(TODAY))));
        add_income(&mut model, regular("i", income, Recurrence::new(Frequency::Week, day(TODAY))));
        let budget = budget(&model);
        let line = budget.simulate(&Scenario::AS_IS);
        let _ = (budget.figures(&Scenario::AS_IS, &line), budget.levers(&Scenario::AS_IS), budget.calendar(&Scenario::AS_IS, 60));
    }
}

#[test]
fn the_set_up_page_becomes_records_and_a_line() {
    use domain::budget::setup::{Setup, StartBill, StartIncome};
    let rent = guide::COMMON_BILLS.iter().find(|bill| bill.name.starts_with("Rent")).unwrap();
    let page = Setup {
        cash: Some(300_000),
        buffer: Some(10_000),
        incomes: vec![StartIncome {
            kind: IncomeKind::UnemploymentBenefit,
            amount: 5_000,
            every: Frequency::Week,
            next: day("2026-03-02"),
            waiting_days: 7,
            weeks: Some(4),
        }],
        bills: vec![StartBill { common: rent, amount: 100_000, every: Frequency::Month, next: day("2026-04-01") }],
    };
    // 3,000 less 1,000 on the first of April, May and June, and four times 50: below 100 on 1 June or 1 July?
    // April 2,200, May 1,200, June 200, July -800.
    let line = page.preview(&Model::default(), Currency::EUR, day(TODAY)).simulate(&Scenario::AS_IS);
    assert_eq!(line.first_shortfall(), Some(day("2026-07-01")));
    let mut n = 0;
    let change = page.change(&Model::default(), Currency::EUR, day(TODAY), || {
        n += 1;
        Id::new(n.to_string())
    });
    change.check().unwrap();
    let mut model = Model::default();
    for edit in change.edits {
        model.put(edit.id, edit.after.unwrap());
    }
    assert_eq!(model.preferences().currency, Some(Currency::EUR));
    assert_eq!(model.plan().buffer, 10_000);
    assert_eq!(budget(&model).simulate(&Scenario::AS_IS), line);
    assert_eq!(Setup::default().change(&model, Currency::EUR, day(TODAY), || Id::new("x")).edits, vec![]);
}

#[test]
fn a_want_without_a_cut_shows_what_ending_it_would_buy() {
    let mut model = with_cash(100_000);
    add_bill(&mut model, bill("Rent", Class::Need, 40_000, monthly("2026-03-10")));
    add_bill(&mut model, bill("Club", Class::Want, 20_000, monthly("2026-03-05")));
    let budget = budget(&model);
    let ideas = budget.ideas(&Scenario::AS_IS);
    assert_eq!(ideas.len(), 1);
    let mut cut = model.bills.get(&Id::new("Club")).unwrap().as_ref().clone();
    cut.cut = Cut::Cancel { from: day(TODAY) };
    model.bills.insert(Id::new("Club"), Arc::new(cut));
    let levers = Budget::of(&model, Currency::EUR, day(TODAY)).levers(&Scenario::AS_IS);
    assert_eq!(ideas[0].days, levers[0].days);
    assert!(ideas[0].days > 0);
}

#[test]
fn a_rule_taken_sorts_what_it_fits_and_nothing_else() {
    use domain::budget::edits;
    let mut model = Model::default();
    for (id, payee, category) in [("a", "Corner Shop 12", ""), ("b", "Corner Shop 3", "Gifts"), ("c", "Cinema", "")] {
        let spending = Spending {
            date: day(TODAY),
            amount: -100,
            category: category.into(),
            payee: payee.into(),
            memo: String::new(),
            account: None,
            foreign: None,
            source_id: String::new(),
            pending: false,
        };
        model.spendings.insert(Id::new(id), Arc::new(spending));
    }
    let rule = CategoryRule { payee: "corner shop".into(), category: "Groceries".into() };
    let change = edits::accept_rule(&model, Id::new("rule"), &rule);
    assert_eq!(change.edits.iter().map(|edit| edit.id.as_str()).collect::<Vec<_>>(), ["rule", "a"]);
}

/// Rent takes what eating out would save and what the gig would bring, one at a time; together they get past it.
fn two_that_need_each_other() -> Model {
    let mut model = with_cash(85_000);
    add_bill(&mut model, bill("Rent", Class::Need, 90_000, monthly("2026-04-01")));
    let cut = Cut::Cancel { from: day(TODAY) };
    add_bill(&mut model, Bill { cut, ..bill("Eating out", Class::Want, 10_000, monthly("2026-03-15")) });
    let once = Recurrence::new(Frequency::Once, day("2026-03-20"));
    add_income(&mut model, Income { bridge: true, ..regular("Gig", 12_000, once) });
    model
}

#[test]
fn a_cut_that_adds_no_day_alone_says_what_takes_it_and_what_it_adds_beside_the_others() {
    let model = two_that_need_each_other();
    let budget = budget(&model);
    for (lever, missing) in budget.levers(&Scenario::AS_IS).iter().zip([5_000, 3_000]) {
        let taken_by = TakenBy { day: 30, name: "Rent".into(), missing };
        assert_eq!((lever.on, lever.days, lever.taken_by.as_ref()), (false, 0, Some(&taken_by)), "{}", lever.name);
    }
    for lever in budget.levers(&Scenario::LEAN_WITH_BRIDGE) {
        assert_eq!((lever.on, lever.days, lever.taken_by), (true, 30, None), "{}", lever.name);
    }
    let ids = |names: [&str; 2]| names.map(Id::new);
    assert_eq!(budget.one_after_the_other(&Scenario::AS_IS, &ids(["Gig", "Eating out"])), (vec![0, 30], Some(60)));
    assert_eq!(budget.one_after_the_other(&Scenario::AS_IS, &ids(["Eating out", "Gig"])), (vec![0, 30], Some(60)));
}

#[test]
fn the_fewest_changes_for_a_wanted_day() {
    let mut model = two_that_need_each_other();
    let steps = |wanted: &Wanted| match wanted {
        Wanted::Already => vec![],
        Wanted::Set(set) | Wanted::OutOfReach(set) => set.steps.iter().map(|step| (step.name.clone(), step.kind, step.days)).collect(),
    };
    let both = vec![("Gig".to_owned(), StepKind::Bridge, 0), ("Eating out".to_owned(), StepKind::Cut, 30)];
    assert_eq!(budget(&model).best_set(&Scenario::AS_IS, 30), Wanted::Already);
    let found = budget(&model).best_set(&Scenario::AS_IS, 60);
    assert!(matches!(&found, Wanted::Set(set) if set.is_smallest && set.runway == Some(60)), "{found:?}");
    assert_eq!(steps(&found), both);
    let beyond = budget(&model).best_set(&Scenario::AS_IS, 61);
    assert!(matches!(&beyond, Wanted::OutOfReach(set) if set.runway == Some(60)), "{beyond:?}");
    // One want that does it alone is fewer than the two that are planned.
    add_bill(&mut model, bill("Club", Class::Want, 20_000, monthly("2026-03-10")));
    model.accounts.insert(Id::new("cash"), Arc::new(Account { name: "Cash".into(), balance: 105_000, ..Account::default() }));
    let found = budget(&model).best_set(&Scenario::AS_IS, 31);
    assert_eq!(steps(&found), vec![("Club".to_owned(), StepKind::Idea, 14)]);
    // With a debt nothing vanishes: what still adds no day is there, with the reason.
    let before: Vec<String> = budget(&model).ideas(&Scenario::AS_IS).into_iter().map(|idea| idea.name).collect();
    let debt = Debt {
        name: "Card".into(),
        balance: None,
        as_of: None,
        rate: 0,
        minimum: 200_000,
        when: monthly("2026-03-05"),
        if_unpaid: String::new(),
        protects: None,
    };
    model.debts.insert(Id::new("card"), Arc::new(debt));
    let after = budget(&model).ideas(&Scenario::AS_IS);
    assert_eq!(after.iter().map(|idea| idea.name.clone()).collect::<Vec<_>>(), before);
    assert!(after.iter().all(|idea| idea.days == 0 && idea.taken_by.as_ref().is_some_and(|taken| taken.name == "Card")));
}

#[test]
fn two_hundred_items_are_searched_in_few_steps() {
    let mut model = with_cash(2_000_000);
    for n in 0..200_i64 {
        let from = day(TODAY) + Days::new(n as u64 % 31);
        let class = if n % 5 == 0 { Class::Need } else { Class::Want };
        add_bill(
            &mut model,
            bill(&format!("Bill {n}"), class, 500 + n * 37 % 9_000, Recurrence::new(Frequency::ALL[n as usize % 7], from)),
        );
    }
    let budget = budget(&model);
    let before = budget.simulate(&Scenario::AS_IS).runway_days.unwrap();
    let mut sizes = Vec::new();
    for wanted in [before + 1, before + 20, before * 2, before * 4] {
        let started = std::time::Instant::now();
        let Wanted::Set(set) = budget.best_set(&Scenario::AS_IS, wanted) else { panic!("{wanted}") };
        eprintln!("{wanted} days: {} changes, smallest {}, {:?}", set.steps.len(), set.is_smallest, started.elapsed());
        assert!(set.runway.is_none_or(|runway| runway >= wanted));
        sizes.push(set.steps.len());
    }
    assert!(sizes.is_sorted() && sizes[0] < sizes[3], "{sizes:?}");
}

/// Every set of these, by brute force.
fn smallest(budget: &Budget, open: &[Id], wanted: u32) -> Option<usize> {
    let sets = (0..1_u32 << open.len()).filter(|set| {
        let chosen: Vec<Id> = open.iter().enumerate().filter(|(at, _)| set >> at & 1 == 1).map(|(_, id)| id.clone()).collect();
        budget.one_after_the_other(&Scenario::AS_IS, &chosen).1.is_none_or(|runway| runway >= wanted)
    });
    sets.map(|set| set.count_ones() as usize).min()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn days_one_after_the_other_sum_to_the_joint_gain_in_any_order(model in models(), by in any::<prop::sample::Index>(), turned: bool) {
        let budget = budget(&model);
        let mut order: Vec<Id> = budget.levers(&Scenario::AS_IS).into_iter().filter(|lever| !lever.on).map(|lever| lever.id).collect();
        if !order.is_empty() {
            let by = by.index(order.len());
            order.rotate_left(by);
        }
        if turned {
            order.reverse();
        }
        let (days, runway) = budget.one_after_the_other(&Scenario::AS_IS, &order);
        let joint = budget.simulate(&Scenario::LEAN_WITH_BRIDGE).runway_days;
        prop_assert_eq!(runway, joint);
        let as_is = length(&model, &Scenario::AS_IS).min(HORIZON_DAYS + 1);
        prop_assert_eq!(days.iter().sum::<u32>(), joint.unwrap_or(HORIZON_DAYS + 1) - as_is);
    }

    #[test]
    fn a_cut_never_shortens_the_runway_beside_any_others(model in models(), from in 0..200_u64) {
        let before = length(&model, &Scenario::LEAN);
        for (id, bill) in &model.bills {
            let mut more = model.clone();
            more.bills.insert(id.clone(), Arc::new(Bill { cut: Cut::Cancel { from: day(TODAY) + Days::new(from) }, ..bill.as_ref().clone() }));
            if !bill.cut.is_planned() {
                prop_assert!(length(&more, &Scenario::LEAN) >= before);
            }
        }
    }

    #[test]
    fn what_it_adds_to_the_others_is_what_is_lost_without_it(model in models()) {
        let budget = budget(&model);
        let joint = budget.simulate(&Scenario::LEAN_WITH_BRIDGE).runway_days.unwrap_or(HORIZON_DAYS + 1);
        let all: Vec<Id> = budget.levers(&Scenario::AS_IS).into_iter().filter(|lever| !lever.on).map(|lever| lever.id).collect();
        for lever in budget.levers(&Scenario::LEAN_WITH_BRIDGE).into_iter().filter(|lever| lever.kind != LeverKind::Income) {
            let others: Vec<Id> = all.iter().filter(|id| **id != lever.id).cloned().collect();
            let without = budget.one_after_the_other(&Scenario::AS_IS, &others).1.unwrap_or(HORIZON_DAYS + 1);
            prop_assert_eq!(lever.days, joint - without);
            prop_assert_eq!(lever.taken_by.is_some(), lever.days == 0 && joint <= HORIZON_DAYS);
        }
    }

    #[test]
    fn the_best_set_is_the_smallest_there_is(model in models(), further in 1..400_u32) {
        let budget = budget(&model);
        let planned = budget.levers(&Scenario::AS_IS).into_iter().filter(|lever| !lever.on);
        let open: Vec<Id> = planned.chain(budget.ideas(&Scenario::AS_IS)).map(|lever| lever.id).collect();
        let wanted = (length(&model, &Scenario::AS_IS).min(HORIZON_DAYS) + further).min(HORIZON_DAYS + 1);
        let expected = smallest(&budget, &open, wanted);
        match budget.best_set(&Scenario::AS_IS, wanted) {
            Wanted::Already => prop_assert_eq!(expected, Some(0)),
            Wanted::Set(set) => {
                prop_assert!(set.is_smallest && set.runway.is_none_or(|runway| runway >= wanted));
                prop_assert_eq!(expected, Some(set.steps.len()));
            }
            Wanted::OutOfReach(set) => {
                prop_assert_eq!(expected, None);
                prop_assert!(set.runway.is_some_and(|runway| runway < wanted));
            }
        }
    }
}

#[test]
fn amounts_keep_their_number_in_another_home_currency() {
    use domain::budget::home_currency::change_home;
    let mut model = two_that_need_each_other();
    model.accounts.insert(
        Id::new("abroad"),
        Arc::new(Account { name: "Abroad".into(), balance: 500, currency: Some(Currency::USD), ..Account::default() }),
    );
    model.pauses.insert(
        Id::new("p"),
        Arc::new(PauseItem { name: "Coat".into(), price: 12_345, since: day(TODAY), wait_days: 7, decision: None, decided_on: None }),
    );
    let offer = domain::offer::Offer { pay: Some(3_600_000), monthly_net: Some(195_050), ..Default::default() };
    model.offers.insert(Id::new("offer"), Arc::new(offer));
    let gone = Spending {
        date: day(TODAY),
        amount: -700,
        category: String::new(),
        payee: String::new(),
        memo: String::new(),
        account: Some(Id::new("gone")),
        foreign: Some(Foreign { currency: Currency::USD, rate: None }),
        source_id: String::new(),
        pending: false,
    };
    model.spendings.insert(Id::new("dollars"), Arc::new(gone.clone()));
    model.spendings.insert(Id::new("euros"), Arc::new(Spending { foreign: None, ..gone }));
    let yen = Currency::parse("JPY").unwrap();
    let mut changed = model.clone();
    let change = change_home(&model, Currency::EUR, yen);
    change.check().unwrap();
    for edit in change.edits {
        changed.put(edit.id, edit.after.unwrap());
    }
    let id = Id::new;
    assert_eq!(changed.preferences().currency, Some(yen));
    assert_eq!((changed.accounts.get(&id("cash")).unwrap().balance, changed.accounts.get(&id("abroad")).unwrap().balance), (850, 500));
    assert_eq!((changed.bills.get(&id("Rent")).unwrap().amount, changed.pauses.get(&id("p")).unwrap().price), (900, 123));
    assert_eq!(changed.incomes.get(&id("Gig")).unwrap().pay.main_amount(), 120);
    let offer = changed.offers.get(&id("offer")).unwrap();
    assert_eq!((offer.pay, offer.monthly_net), (Some(36_000), Some(1_951)));
    let spent = |id: &str| changed.spendings.get(&Id::new(id)).unwrap().amount;
    assert_eq!((spent("dollars"), spent("euros")), (-700, -7), "what is in dollars stays in dollars");
    // The runway is the same in both.
    let of = |model: &Model, home| Budget::of(model, home, day(TODAY)).simulate(&Scenario::LEAN_WITH_BRIDGE).runway_days;
    assert_eq!(of(&changed, yen), of(&model, Currency::EUR));
    // Between currencies of two decimals only the name changes.
    assert_eq!(change_home(&model, Currency::EUR, Currency::USD).edits.len(), 1);
    assert_eq!(change_home(&model, Currency::EUR, Currency::EUR).edits.len(), 1);
    // A rate was for the old currency: what it was for is left out until there is a new one.
    let pounds = |rate: Option<&str>| Account {
        name: "Pounds".into(),
        balance: 10_000,
        currency: Currency::parse("GBP"),
        rate: rate.and_then(domain::money::ExchangeRate::parse),
        ..Account::default()
    };
    for to in [Currency::USD, yen] {
        let mut model = Model::default();
        model.accounts.insert(Id::new("p"), Arc::new(pounds(Some("1.17"))));
        let change = change_home(&model, Currency::EUR, to);
        change.check().unwrap();
        for edit in change.edits {
            model.put(edit.id, edit.after.unwrap());
        }
        assert_eq!(**model.accounts.get(&Id::new("p")).unwrap(), pounds(None));
        assert_eq!(Budget::of(&model, to, day(TODAY)).simulate(&Scenario::AS_IS).balances.first(), Some(&0));
    }
}

#[test]
fn a_skill_that_costs_something_is_in_the_plan_until_it_is_done() {
    use domain::skills::{SkillGap, SkillStep};
    let mut model = with_cash(100_000);
    add_bill(&mut model, bill("Rent", Class::Need, 40_000, monthly("2026-03-10")));
    assert_eq!(shortfall(&model, &Scenario::AS_IS).as_deref(), Some("2026-05-10"));
    let step = |cost, due: Option<&str>, done: bool| SkillStep {
        cost: Some(cost),
        due: due.map(day),
        done_on: done.then(|| day(TODAY)),
        ..SkillStep::default()
    };
    let steps = [
        step(15_000, Some("2026-03-20"), false),
        step(10_000, Some("2026-02-01"), false),
        step(50_000, None, false),
        step(50_000, Some("2026-03-05"), true),
    ];
    let steps = steps.into_iter().enumerate().map(|(at, step)| (Id::new(at.to_string()), step)).collect();
    model.skills.insert(Id::new("s"), Arc::new(SkillGap { name: "Excel".into(), steps, ..SkillGap::default() }));
    // 1,000 less 100 that is overdue, 400, 150, and 400 again on 10 April.
    assert_eq!(shortfall(&model, &Scenario::AS_IS).as_deref(), Some("2026-04-10"));
    assert_eq!(budget(&model).simulate(&Scenario::AS_IS).balances[18], 35_000);
}

#[test]
fn the_month_in_which_a_plan_is_made_is_measured_against_that_plan() {
    let mut model = Model::default();
    add_bill(&mut model, bill("Food", Class::Need, 12_000, Recurrence::new(Frequency::Week, day("2026-04-02"))));
    add_bill(&mut model, bill("Rent", Class::Need, 90_000, monthly("2026-04-01")));
    let spending = Spending {
        date: day("2026-03-28"),
        amount: -2_300,
        category: "Food".into(),
        payee: String::new(),
        memo: String::new(),
        account: None,
        foreign: None,
        source_id: String::new(),
        pending: false,
    };
    model.spendings.insert(Id::new("1"), Arc::new(spending));
    let planned = |on: &str| {
        let month = actual::month(&model, Currency::EUR, day(on), day("2026-04-28"));
        (month.is_first, month.rows.iter().map(|row| row.planned).sum::<i64>())
    };
    assert_eq!(planned("2026-03-28"), (true, 4 * 12_000 + 90_000));
    assert_eq!(planned("2026-04-28"), (false, 5 * 12_000 + 90_000));
    assert_eq!(planned("2026-02-28"), (false, 0));
}

#[test]
fn the_last_week_is_told_from_dated_records() {
    use domain::budget::week::{LastWeek, last_week};
    let mut model = with_cash(100_000);
    assert!(last_week(&model, Currency::EUR, day(TODAY)).is_empty());
    add_bill(&mut model, bill("Rent", Class::Need, 40_000, monthly("2026-02-28")));
    add_bill(&mut model, bill("Tomorrow", Class::Need, 1_000, monthly("2026-03-02")));
    add_bill(&mut model, bill("Bread", Class::Need, 300, Recurrence::new(Frequency::Week, day("2026-02-20"))));
    add_income(&mut model, regular("Support", 20_000, monthly("2026-02-25")));
    let account = Account { name: "Cash".into(), balance: 100_000, as_of: Some(day("2026-03-01")), ..Account::default() };
    model.accounts.insert(Id::new("cash"), Arc::new(account));
    let pause = PauseItem {
        name: "Coat".into(),
        price: 9_000,
        since: day("2026-02-20"),
        wait_days: 7,
        decision: Some(Decision::LetGo),
        decided_on: Some(day("2026-02-27")),
    };
    model.pauses.insert(Id::new("p"), Arc::new(pause));
    let expected = LastWeek {
        due: vec![("Rent".into(), 40_000), ("Bread".into(), 300)],
        came: vec![("Support".into(), 20_000)],
        logged: 0,
        earned: 0,
        balances: vec!["Cash".into()],
        let_go: 9_000,
    };
    assert_eq!(last_week(&model, Currency::EUR, day(TODAY)), expected);
    // A wage in the bank's file takes nothing from what was spent; a refund does.
    for (id, date, amount, category) in [
        ("a", "2026-02-26", 150_000, ""),
        ("b", "2026-02-25", -4_000, "Shoes"),
        ("c", "2026-03-01", 1_500, "shoes"),
        ("d", "2026-02-27", -600, ""),
        ("e", "2026-02-27", 200, "Bread"),
        ("today", TODAY, -9_999, "Shoes"),
    ] {
        model.spendings.insert(Id::new(id), Arc::new(logged(date, amount, category)));
    }
    assert_eq!(last_week(&model, Currency::EUR, day(TODAY)), LastWeek { logged: 2_900, earned: 150_000, ..expected });
}

#[test]
fn a_worry_about_money_is_heard_among_the_feelings() {
    use domain::reflection::feelings::is_about_money;
    for text in ["worried about money", "How will I pay the rent?", "Bills.", "my DEBTS", "I can't afford this"] {
        assert!(is_about_money(["tired", text]), "{text}");
    }
    for text in ["tired", "my parents", "a different current", "the abilities I have"] {
        assert!(!is_about_money([text]), "{text}");
    }
}
