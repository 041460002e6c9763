//! The sample's budget: a little cash, a weekly benefit that ends, the usual bills, two debts, three planned cuts and one planned job. Enough for
//! every screen of the budget, and tight enough that the cuts show. Amounts are minor units of whatever the home currency is.

use chrono::NaiveDate;

use super::super::budget::{
    Account, Bill, Class, Cut, Debt, Decision, Frequency, Income, IncomeKind, PauseItem, Pay, Protects, Recurrence, Spending, Worry,
};
use super::super::change::Edit;
use super::applications::ago;
use super::ids::id;

/// The sample records as edits.
pub fn edits(today: NaiveDate) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (name, balance) in [("Current account", 148_000), ("Savings", 190_000)] {
        let account = Account { name: name.into(), balance, as_of: Some(today), ..Account::default() };
        edits.push(Edit::add(id(&format!("account-{}", slug(name))), account));
    }
    incomes(today, &mut edits);
    bills(today, &mut edits);
    debts(today, &mut edits);
    log(today, &mut edits);
    edits
}

fn slug(name: &str) -> String {
    name.to_ascii_lowercase().chars().filter(|c| c.is_ascii_alphanumeric() || *c == ' ').collect::<String>().replace(' ', "-")
}

fn incomes(today: NaiveDate, edits: &mut Vec<Edit>) {
    let benefit = Income {
        name: "Unemployment benefit".into(),
        kind: IncomeKind::UnemploymentBenefit,
        pay: Pay::Weeks { claimed_on: ago(today, 72), waiting_days: 7, weekly: 21_000, weeks: 30 },
        bridge: false,
    };
    let tutoring = Income {
        name: "Tutoring".into(),
        kind: IncomeKind::Gig,
        pay: Pay::Hours { minutes_a_week: 600, hourly: 1_800, tax_percent: 22, starts_on: ago(today, -10), ends_on: None },
        bridge: true,
    };
    edits.push(Edit::add(id("income-benefit"), benefit));
    edits.push(Edit::add(id("income-tutoring"), tutoring));
}

/// Name, class, amount, how often, days ago of one payment, what it protects.
type Row = (&'static str, Class, i64, Frequency, i64, Option<Protects>);

const BILLS: [Row; 12] = [
    ("Rent", Class::Need, 72_000, Frequency::Month, 24, Some(Protects::Housing)),
    ("Groceries", Class::Need, 7_500, Frequency::Week, 2, Some(Protects::Health)),
    ("Power and heat", Class::Need, 6_800, Frequency::Month, 16, Some(Protects::Housing)),
    ("Health insurance", Class::Need, 4_600, Frequency::Month, 12, Some(Protects::Insurance)),
    ("Phone", Class::Need, 1_900, Frequency::Month, 9, Some(Protects::Work)),
    ("Internet", Class::Need, 3_000, Frequency::Month, 9, Some(Protects::Work)),
    ("Bus and tram", Class::Need, 4_500, Frequency::Month, 20, Some(Protects::Transport)),
    ("Home insurance", Class::Obligation, 9_600, Frequency::Quarter, 55, Some(Protects::Insurance)),
    ("Car", Class::Want, 21_200, Frequency::Month, 18, None),
    ("Streaming", Class::Want, 4_600, Frequency::Month, 5, None),
    ("Gym", Class::Want, 2_900, Frequency::Month, 14, None),
    ("Eating out", Class::Want, 3_500, Frequency::Week, 4, None),
];

fn bills(today: NaiveDate, edits: &mut Vec<Edit>) {
    for (name, class, amount, every, days, protects) in BILLS {
        let cut = match name {
            "Car" => Cut::Pause { from: ago(today, -12), until: None },
            "Streaming" => Cut::Cancel { from: ago(today, -3) },
            "Eating out" => Cut::Reduce { to: 1_500, from: today },
            _ => Cut::Keep,
        };
        let if_unpaid = if name == "Rent" { "Call the landlord before the due date and ask for a payment plan." } else { "" };
        let bill = Bill {
            name: name.into(),
            class,
            category: String::new(),
            amount,
            when: Recurrence::new(every, ago(today, days)),
            if_unpaid: if_unpaid.into(),
            protects,
            cut,
        };
        edits.push(Edit::add(id(&format!("bill-{}", slug(name))), bill));
    }
}

fn debts(today: NaiveDate, edits: &mut Vec<Edit>) {
    let monthly = |days| Recurrence::new(Frequency::Month, ago(today, days));
    let debt = |name: &str, balance, rate, minimum, days| Debt {
        name: name.into(),
        balance: Some(balance),
        as_of: Some(today),
        rate,
        minimum,
        when: monthly(days),
        if_unpaid: String::new(),
        protects: None,
    };
    edits.push(Edit::add(id("debt-student-loan"), debt("Student loan", 640_000, 210, 11_000, 22)));
    edits.push(Edit::add(id("debt-card"), debt("Credit card", 124_000, 1_799, 4_500, 8)));
}

/// Days ago, minor units, category, payee.
const LOG: [(i64, i64, &str, &str); 10] = [
    (1, -1_180, "Groceries", "Market"),
    (2, -4_320, "Groceries", "Corner shop"),
    (3, -1_250, "Eating out", "Noodle bar"),
    (5, -4_600, "Streaming", "Streaming plans"),
    (6, -2_490, "", "Stationery shop"),
    (8, -3_840, "Groceries", "Corner shop"),
    (9, -4_900, "Phone", "Phone and internet"),
    (11, -2_800, "Eating out", "Café by the canal"),
    (12, -4_600, "Health insurance", "Health insurance"),
    (14, -2_900, "Gym", "Gym"),
];

fn log(today: NaiveDate, edits: &mut Vec<Edit>) {
    for (n, (days, amount, category, payee)) in LOG.into_iter().enumerate() {
        let spending = Spending {
            date: ago(today, days),
            amount,
            category: category.into(),
            payee: payee.into(),
            memo: String::new(),
            account: None,
            foreign: None,
            source_id: String::new(),
            pending: false,
        };
        edits.push(Edit::add(id(&format!("spending-{n}")), spending));
    }
    let wish = |name: &str, price, days, decision: Option<Decision>| PauseItem {
        name: name.into(),
        price,
        since: ago(today, days),
        wait_days: 7,
        decision,
        decided_on: decision.map(|_| ago(today, days - 7)),
    };
    edits.push(Edit::add(id("pause-headphones"), wish("Headphones", 8_900, 3, None)));
    edits.push(Edit::add(id("pause-coat"), wish("Winter coat", 12_000, 20, Some(Decision::LetGo))));
    let worry = Worry { text: "What if I cannot pay the rent in spring?".into(), date: ago(today, 4), metric: None, rested_on: None };
    edits.push(Edit::add(id("worry-rent"), worry));
}
