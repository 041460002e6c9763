//! The plan: every account, income, bill and debt with its amount, which is edited in its row. A name leads to the sheet with the rest.

use domain::letter_case::SmallLetters;
use std::sync::Arc;

use crate::derived;
use crate::route::{BillPreset, BudgetEdit, BudgetRoute, PlanSection, ReflectRoute, Route, Target};
use leptos::prelude::*;

use crate::components::live;
use domain::sort_compact::SortCompact;

use super::display::{back, home, hours, money, today, whole};
use crate::components::form::{AmountField, Table, amount_binding, amount_binding_or_new};
use crate::dom;
use crate::format;
use crate::page::page;
use crate::session::session;
use domain::budget::{Account, Bill, Class, Cut, Debt, FlowKind, Income, Pay, Plan, Scenario, edits};
use domain::change::Change;
use domain::currency::Currency;
use domain::id::Id;
use domain::model::{Model, settings_id};
use domain::record::{Entity, Kind};
use domain::skills::SkillGap;

/// The screen; with a section, that one is in view.
pub fn screen(section: Option<PlanSection>) -> AnyView {
    if let Some(section) = section {
        let selector = format!("#plan-{}", section.key());
        dom::focus_soon(selector);
    }
    let actions = view! { {back()} };
    let content = view! {
        <p class="sub">"Change any amount here. Changes are saved when you leave the field and can be undone."</p>
        {accounts()}
        {incomes()}
        {Class::ALL.map(bills).collect_view()}
        {debts()}
        {skills()}
        {sums()}
        {frame()}
        <div class="bar"><a class="btn small" href=BudgetRoute::Setup.href()>"Add from a list of common bills"</a></div>
    };
    page("Plan", "flow", actions.into_any(), content.into_any())
}

/// A section with its rows and the button that adds one.
fn section(
    key: &'static str,
    title: &'static str,
    total: Signal<String>,
    ids: Memo<Vec<Id>>,
    add: String,
    word: &'static str,
    row: fn(Id) -> AnyView,
) -> AnyView {
    view! {
        <section class="section">
            <div class="bar"><h2 class="grow" id=format!("plan-{key}") tabindex="-1">{title}" "<span class="sub">{total}</span></h2><a class="btn small" href=add>{word}</a></div>
            <div class="card rows plan-rows" hidden=move || ids.with(Vec::is_empty)>
                <For each=move || ids.get() key=|id| id.clone() let(id)>{row(id)}</For>
            </div>
        </section>
    }
    .into_any()
}

/// A row: its name and description lead to the sheet; the amount is edited here.
fn row(href: String, name: Signal<String>, words: Signal<String>, amount: AnyView) -> AnyView {
    view! {
        <div class="row">
            <a class="grow plan-name" href=href><span class="name">{name}</span><span class="sub">{words}</span></a>
            {amount}
        </div>
    }
    .into_any()
}

/// The ids of a kind in the order of their names.
fn ids(kind: Kind, list: fn(&Model) -> Vec<(String, Id)>) -> Memo<Vec<Id>> {
    let session = session();
    Memo::new(move |_| {
        let mut all = session.read(&[kind], list);
        all.sort_compact();
        all.into_iter().map(|(_, id)| id).collect()
    })
}

/// An amount of a record in its row: what is typed is written to the record, with the home currency it was meant in.
fn amount_in_row<T: Entity>(
    dom_id: String,
    label: Signal<String>,
    currency: Signal<Currency>,
    table: Table<T>,
    id: Id,
    get: fn(&T) -> i64,
    set: fn(&mut T, i64),
) -> AnyView {
    // Another currency has other decimals: the field begins anew.
    let currency = Memo::new(move |_| currency.get());
    live(move || {
        let (currency, label) = (currency.get(), label.get_untracked());
        let what = label.clone();
        let binding = amount_binding(table, &id, currency, get, set).changing(move |change, model| {
            let home = format::home(&model.preferences());
            edits::with_home(Change { what: format!("{what} changed"), ..change }, model, home)
        });
        let field = AmountField::new(dom_id.clone(), label).bare().bound(binding, currency);
        view! { <div class="inline-amount">{field}</div> }
    })
}

fn accounts() -> AnyView {
    let total = Signal::derive(move || derived::budget().with(|budget| whole(budget.balances)));
    let all = ids(Kind::Account, |model| model.accounts.iter().map(|(id, one)| (one.name.small_letters(), id.clone())).collect());
    section("account", "Cash", total, all, BudgetEdit::Account(Target::New).href(), "Add an account", account)
}

fn account(id: Id) -> AnyView {
    let session = session();
    let own = id.clone();
    let one = Memo::new(move |_| session.read(&[Kind::Account], |model| model.accounts.get(&own).cloned()));
    let read = move || one.get().map(|one| one.as_ref().clone()).unwrap_or_default();
    let currency = Signal::derive(move || read().currency.unwrap_or_else(home));
    let words = Signal::derive(move || {
        let one = read();
        let as_of = one.as_of.map(|day| format!("as of {}", format::near_day(day, session.today.get()))).unwrap_or_default();
        match (one.set_aside, one.currency.filter(|c| *c != home()), one.rate) {
            (true, ..) => format!("not counted: set aside, {as_of}"),
            (_, Some(_), None) => "not counted: it has no rate yet".to_owned(),
            (_, Some(other), Some(rate)) => format!("1 {} = {rate} {} · {as_of}", other.code(), home().code()),
            _ => as_of,
        }
    });
    let label = Signal::derive(move || format!("{}: balance", read().name));
    let amount = amount_in_row(
        format!("account-{id}"),
        label,
        currency,
        |model| &model.accounts,
        id.clone(),
        |account: &Account| account.balance,
        |account, minor| {
            account.balance = minor;
            account.as_of = Some(today());
        },
    );
    row(BudgetEdit::Account(Target::from(&id)).href(), Signal::derive(move || read().name), words, amount)
}

fn incomes() -> AnyView {
    let budget = derived::budget();
    let total = Signal::derive(move || {
        budget.with(|budget| {
            format!("{} a month", whole(budget.figures(&Scenario::AS_IS, &budget.simulate(&Scenario::AS_IS)).income_monthly.minor()))
        })
    });
    let all = ids(Kind::Income, |model| model.incomes.iter().map(|(id, one)| (one.name.small_letters(), id.clone())).collect());
    section("income", "Income", total, all, BudgetEdit::Income(Target::New, None).href(), "Add income", income)
}

fn income(id: Id) -> AnyView {
    let session = session();
    let own = id.clone();
    let one = Memo::new(move |_| session.read(&[Kind::Income], |model| model.incomes.get(&own).cloned()));
    let name = Signal::derive(move || one.with(|one| one.as_ref().map(|one| one.name.clone()).unwrap_or_default()));
    let words = Signal::derive(move || one.with(|one| one.as_ref().map(income_words).unwrap_or_default()));
    let amount = amount_in_row(
        format!("income-{id}"),
        Signal::derive(move || format!("{}: amount", name.get())),
        Signal::derive(home),
        |model| &model.incomes,
        id.clone(),
        |income: &Income| income.pay.main_amount(),
        |income, minor| income.pay.set_main_amount(minor),
    );
    row(BudgetEdit::Income(Target::from(&id), None).href(), name, words, amount)
}

fn income_words(income: &Arc<Income>) -> String {
    let today = session().today.get();
    let planned = if income.bridge { "planned · " } else { "" };
    let next = income
        .pay
        .when()
        .and_then(|when| when.next(today))
        .filter(|day| income.pay.when().and_then(|when| when.until).is_none_or(|until| *day <= until));
    let when = next.map(|day| format!(", next {}", format::short_day(day, today))).unwrap_or_else(|| ", ended".to_owned());
    match &income.pay {
        Pay::Regular { when: rule, .. } => format!("{planned}{}{when}", rule.every.words()),
        Pay::Weeks { weeks, .. } => format!("{planned}every week, {} in all{when}", format::plural(i64::from(*weeks), "week", "weeks")),
        Pay::Hours { minutes_a_week, tax_percent, .. } => {
            format!("{planned}for an hour, {} a week, {}% set aside for tax", hours(*minutes_a_week), format::count(*tax_percent as usize))
        }
    }
}

fn bills(class: Class) -> AnyView {
    let (session, budget) = (session(), derived::budget());
    let (key, title): (&'static str, &'static str) = match class {
        Class::Need => ("need", "Needs"),
        Class::Obligation => ("obligation", "Obligations"),
        Class::Want => ("want", "Wants"),
    };
    let total = Signal::derive(move || {
        let monthly = budget.with(|budget| budget.monthly_of(|flow| flow.kind == FlowKind::Bill && flow.class == Some(class)));
        format!("{} a month", whole(monthly.minor()))
    });
    let all = Memo::new(move |_| {
        let mut all = session.read(&[Kind::Bill], |model| {
            model
                .bills
                .iter()
                .filter(|(_, bill)| bill.class == class)
                .map(|(id, bill)| (bill.name.small_letters(), id.clone()))
                .collect::<Vec<_>>()
        });
        all.sort_compact();
        all.into_iter().map(|(_, id)| id).collect::<Vec<_>>()
    });
    section(key, title, total, all, BudgetEdit::Bill(Target::New, Some(BillPreset::Class(class))).href(), "Add a bill", bill)
}

fn bill(id: Id) -> AnyView {
    let session = session();
    let own = id.clone();
    let one = Memo::new(move |_| session.read(&[Kind::Bill], |model| model.bills.get(&own).cloned()));
    let name = Signal::derive(move || one.with(|one| one.as_ref().map(|one| one.name.clone()).unwrap_or_default()));
    let words = Signal::derive(move || one.with(|one| one.as_ref().map(bill_words).unwrap_or_default()));
    let amount = amount_in_row(
        format!("bill-{id}"),
        Signal::derive(move || format!("{}: amount", name.get())),
        Signal::derive(home),
        |model| &model.bills,
        id.clone(),
        |bill: &Bill| bill.amount,
        Bill::set_amount,
    );
    row(BudgetEdit::Bill(Target::from(&id), None).href(), name, words, amount)
}

fn bill_words(bill: &Arc<Bill>) -> String {
    let today = session().today.get();
    let next = match bill.when.next(today) {
        Some(day) => format!(", next {}", format::short_day(day, today)),
        // A bill that is still to be paid has to be seen: its day says that it is in no sum.
        None => format!(", over since {}: counted no more", format::short_day(bill.when.until.unwrap_or(bill.when.from), today)),
    };
    let cut = match bill.cut {
        Cut::Keep => String::new(),
        Cut::Reduce { to, from } => format!(" · {} from {}", money(to), format::short_day(from, today)),
        Cut::Pause { from, .. } => format!(" · paused from {}", format::short_day(from, today)),
        Cut::Cancel { from } => format!(" · ends {}", format::short_day(from, today)),
    };
    format!("{}{next}{cut}", bill.when.every.words())
}

fn debts() -> AnyView {
    let (session, budget) = (session(), derived::budget());
    let total = Signal::derive(move || {
        let owed = session
            .read(&[Kind::Debt], |model| model.debts.values().filter_map(|debt| debt.owed_on(today())).fold(0_i64, i64::saturating_add));
        let monthly = budget.with(|budget| budget.monthly_of(|flow| flow.kind == FlowKind::Debt));
        let monthly = format!("{} a month", whole(monthly.minor()));
        if owed > 0 { format!("{monthly} · {} owed", whole(owed)) } else { monthly }
    });
    let all = ids(Kind::Debt, |model| model.debts.iter().map(|(id, one)| (one.name.small_letters(), id.clone())).collect());
    section("debt", "Debts", total, all, BudgetEdit::Debt(Target::New).href(), "Add a debt", debt)
}

fn debt(id: Id) -> AnyView {
    let session = session();
    let own = id.clone();
    let one = Memo::new(move |_| session.read(&[Kind::Debt], |model| model.debts.get(&own).cloned()));
    let name = Signal::derive(move || one.with(|one| one.as_ref().map(|one| one.name.clone()).unwrap_or_default()));
    let words = Signal::derive(move || {
        one.with(|one| {
            let Some(one) = one else { return String::new() };
            let owed = one.owed_on(today()).map(|owed| format!("{} owed · ", money(owed))).unwrap_or_default();
            format!("{owed}minimum payment {}, {}% interest", one.when.every.words(), format::decimal(f64::from(one.rate) / 100.0, 2))
        })
    });
    let amount = amount_in_row(
        format!("debt-{id}"),
        Signal::derive(move || format!("{}: minimum payment", name.get())),
        Signal::derive(home),
        |model| &model.debts,
        id.clone(),
        |debt: &Debt| debt.minimum,
        |debt, minor| {
            debt.restate(today());
            debt.minimum = minor;
        },
    );
    row(BudgetEdit::Debt(Target::from(&id)).href(), name, words, amount)
}

/// What skills cost: the steps with a day are in the plan, the others wait for one.
fn skills() -> AnyView {
    let session = session();
    let rows = move || {
        let mut rows = session.read(&[Kind::SkillGap, Kind::Settings], |model| {
            let row = |(id, skill): (&Id, &Arc<SkillGap>)| {
                let open = || skill.steps.values().filter(|step| skill.closed_on.is_none() && step.done_on.is_none());
                let sum = |dated: bool| {
                    open().filter(|step| step.due.is_some() == dated).filter_map(|step| step.cost).fold(0_i64, i64::saturating_add)
                };
                let (dated, open) = (sum(true), sum(false));
                (dated > 0 || open > 0).then(|| (skill.name.clone(), id.clone(), dated, open))
            };
            model.skills.iter().filter_map(row).collect::<Vec<_>>()
        });
        rows.sort_compact();
        (!rows.is_empty()).then(|| {
            let row = |(name, _, dated, open): (String, Id, i64, i64)| {
                let words = match (dated, open) {
                    (_, 0) => "each step on its day".to_owned(),
                    (0, open) => format!("{} not counted: the steps have no day yet", money(open)),
                    (_, open) => format!("each step on its day · {} not counted: no day yet", money(open)),
                };
                view! { <a class="row" href=Route::Reflect(ReflectRoute::Skills).href()><span class="grow"><span class="name">{name}</span><span class="sub">{words}</span></span><span class="end">{money(dated)}</span></a> }
            };
            view! { <section class="section"><h2>"Skills"</h2><div class="card rows">{rows.into_iter().map(row).collect_view()}</div></section> }
        })
    };
    view! { {rows} }.into_any()
}

/// All of it by the month: needs, obligations with the debts' minimum payments, wants, and what comes in.
fn sums() -> AnyView {
    let words = move || {
        let figures = derived::budget().with(|budget| budget.figures(&Scenario::AS_IS, &budget.simulate(&Scenario::AS_IS)));
        let out = figures.essentials_monthly.minor().saturating_add(figures.wants_monthly.minor());
        format!(
            "By the month, {} goes out: {} for needs and obligations, with the debts’ minimum payments, and {} for wants. {} comes in.",
            whole(out),
            whole(figures.essentials_monthly.minor()),
            whole(figures.wants_monthly.minor()),
            whole(figures.income_monthly.minor())
        )
    };
    view! { <p class="sub">{words}</p> }.into_any()
}

/// The buffer and the currency.
fn frame() -> AnyView {
    let currency = Memo::new(|_| home());
    let buffer = live(move || {
        let currency = currency.get();
        let of_plan = |plan: &Plan| plan.buffer;
        let buffer = amount_binding_or_new(
            |model| &model.plans,
            &settings_id(),
            currency,
            of_plan,
            |plan, minor| plan.buffer = minor,
            Plan::default(),
        )
        .changing(move |change, model| edits::with_home(Change { what: "Buffer changed".into(), ..change }, model, currency));
        view! { <div class="inline-amount">{AmountField::new("plan-buffer-amount", "Buffer").bare().bound(buffer, currency)}</div> }
    });
    let words = Signal::derive(|| "the balance you do not want to go below".to_owned());
    view! {
        <section class="section">
            <h2 id="plan-buffer" tabindex="-1">"General"</h2>
            <div class="card rows plan-rows">
                {row(BudgetEdit::Buffer.href(), Signal::derive(|| "Buffer".to_owned()), words, buffer)}
                <a class="row" href=BudgetRoute::Setup.href()><span class="grow"><span class="name">"Currency"</span><span class="sub">"change it on the set-up page"</span></span><span class="end">{live(move || currency.get().code().to_owned())}</span></a>
            </div>
        </section>
    }
    .into_any()
}
