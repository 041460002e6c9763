//! The spending log against the plan, a month at a time: what is over, what is not planned, the transactions without a category, and one change to make.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::derived;
use crate::route::{BillPreset, BudgetEdit, BudgetRoute, PlanSection, Target};
use chrono::{Datelike, Months, NaiveDate};
use domain::budget::Class;
use domain::sort_compact::IntoTree;
use leptos::prelude::*;

use crate::components::live;
use domain::sort_compact::SortCompact;

use super::display::{back, days, home, money};
use crate::components::figure::figure;
use crate::components::form::{Binding, Input, TextField};
use crate::components::how::how;
use crate::components::icon::{Icon, icon};
use crate::format;
use crate::page::page;
use crate::route::Route;
use crate::session::{Feedback, session};
use domain::budget::actual::{self, CategoryActual, MonthActual, ReviewSuggestion};
use domain::budget::{CategoryRule, Spending, edits, rules};
use domain::change::Change;
use domain::id::Id;
use domain::record::Kind;

/// Transactions shown at first.
const AT_ONCE: usize = 60;

/// The screen.
pub fn screen() -> AnyView {
    let session = session();
    let empty = Memo::new(move |_| session.read(&[Kind::Spending], |model| model.spendings.is_empty()));
    let actions = view! { {back()}<a class="btn" href=Route::Import.href()>"Import"</a><a class="btn primary" href=BudgetEdit::Spending(Target::New).href()>"Add"</a> };
    let body = move || if empty.get() { empty_log() } else { filled() };
    page("Spending", "cols", actions.into_any(), view! { {body} }.into_any())
}

fn empty_log() -> AnyView {
    view! {
        <div class="empty full">
            <p class="lead">"What you actually spent, compared with the plan. Import a file from your bank (CSV, OFX, QIF or CAMT), or enter what you spend."</p>
            <div class="bar"><a class="btn primary" href=Route::Import.href()>"Import a bank file"</a><a class="btn" href=BudgetEdit::Spending(Target::New).href()>"Enter a transaction"</a></div>
        </div>
    }
    .into_any()
}

fn filled() -> AnyView {
    let session = session();
    // The last month of which there is something; what is dated ahead, or was by another clock, does not lead there.
    let today = super::display::today();
    let latest = session.peek(|model| model.spendings.values().map(|one| one.date).filter(|day| *day <= today).max());
    let month = RwSignal::new(latest.unwrap_or(today).with_day(1).unwrap_or_default());
    let compared = Memo::new(move |_| {
        session.read(&[Kind::Spending, Kind::Bill, Kind::Debt, Kind::Account, Kind::Settings], |model| {
            actual::month(model, format::home(&model.preferences()), month.get(), session.today.get())
        })
    });
    let step = move |by: i32| {
        move |_| {
            month.update(|month| {
                let moved = if by < 0 { month.checked_sub_months(Months::new(1)) } else { month.checked_add_months(Months::new(1)) };
                *month = moved.unwrap_or(*month);
            });
        }
    };
    view! {
        <div class="bar full month-bar">
            <button class="btn icon quiet" type="button" aria-label="The month before" on:click=step(-1)>{icon(Icon::Left)}</button>
            <h2 class="grow" aria-live="polite">{live(move || format::month(month.get()))}</h2>
            <button class="btn icon quiet" type="button" aria-label="The month after" on:click=step(1)>{icon(Icon::Right)}</button>
        </div>
        <div class="stack wide-gap">{live(move || compared.with(against))}{live(move || compared.with(review))}</div>
        <div class="stack wide-gap">{proposals()}{transactions(month)}{category_rules()}</div>
    }
    .into_any()
}

/// The table: category by category.
fn against(month: &MonthActual) -> AnyView {
    let row = |row: &CategoryActual| {
        let name = if row.category.is_empty() { "No category yet".to_owned() } else { row.category.clone() };
        let over = row.over();
        let word = match (row.planned, over) {
            _ if row.category.is_empty() => "to be sorted".to_owned(),
            (0, _) => "not planned".to_owned(),
            (_, 0) => "as planned".to_owned(),
            (_, over) if over > 0 => format!("{} over", money(over)),
            (_, over) => format!("{} left", money(over.saturating_abs())),
        };
        let share = if row.planned > 0 { (row.spent as f64 / row.planned as f64 * 100.0).clamp(0.0, 100.0) } else { 100.0 };
        view! {
            <tr>
                <th scope="row">{name}<span class="sub">" · "{word}</span><span class="bar-of" class:over=over.is_positive() aria-hidden="true"><span style:width=format!("{share:.0}%")></span></span></th>
                <td class="n">{money(row.spent)}</td><td class="n">{money(row.planned)}</td>
            </tr>
        }
    };
    let spent = month.rows.iter().fold(0_i64, |sum, row| sum.saturating_add(row.spent));
    let planned = month.rows.iter().fold(0_i64, |sum, row| sum.saturating_add(row.planned));
    let pending = (month.pending != 0).then(|| format!("{} of it is pending. ", money(month.pending.saturating_abs())));
    let left_out = (month.left_out > 0).then(|| {
        let counted = if month.left_out == 1 { "is" } else { "are" };
        format!(
            "{} in a currency without an exchange rate {counted} not counted. ",
            format::plural(month.left_out as i64, "transaction", "transactions")
        )
    });
    let ahead = match month.ahead {
        0 => None,
        1 => Some("1 transaction is dated after today and counts from its day on.".to_owned()),
        count => Some(format!("{} transactions are dated after today and count from their day on.", format::count(count))),
    };
    let of_plan = if planned > 0 {
        view! { "of "{figure("month_planned", Some(planned as f64), money(planned))}" planned" }.into_any()
    } else {
        view! { <span data-metric="month_planned">"spent; no plan for this month"</span> }.into_any()
    };
    let first = (month.is_first && planned > 0)
        .then(|| view! { <p class="sub">"Your plan began in this month. Its bills count here as if they had been planned all month."</p> });
    view! {
        <section class="section">
            <h2>"Against the plan"</h2>
            <p><span class="figure-mid">{figure("month_spent", Some(spent as f64), money(spent))}</span>" "<span class="sub">{of_plan}" · "{figure("month_income", Some(month.income as f64), money(month.income))}" came in"</span></p>
            {first}
            <div class="scroll-x" tabindex="0" role="region" aria-label="By category"><table class="actual">
                <thead><tr><th scope="col">"Category"</th><th scope="col" class="n">"Spent"</th><th scope="col" class="n">"Plan"</th></tr></thead>
                <tbody>{month.rows.iter().map(row).collect_view()}</tbody>
            </table></div>
            <p class="sub">{pending}{left_out}{ahead}</p>
            {how(month.working(money))}
        </section>
    }
    .into_any()
}

/// The review of the month: one change.
fn review(month: &MonthActual) -> AnyView {
    let session = session();
    let found = derived::budget().with(|budget| actual::review(month, budget));
    let bill = |category: &str| {
        session.peek(|model| {
            model.bills.iter().find(|(_, bill)| bill.category().trim().eq_ignore_ascii_case(category.trim())).map(|(id, _)| id.clone())
        })
    };
    let (words, href, button) = match found {
        ReviewSuggestion::Overspent { category, by } => {
            let words = format!("{category} went {} over plan. It is a want: raise its amount in the plan, or plan a cut.", money(by));
            let href = bill(&category).map_or_else(
                || BudgetRoute::Plan(Some(PlanSection::Bills(Class::Want))).href(),
                |id| BudgetEdit::Bill(Target::from(&id), None).href(),
            );
            (words, href, "Open it")
        }
        ReviewSuggestion::Unplanned { category, spent } => (
            format!(
                "{} went to {category}, which is not in the plan. Add it, so that the day the money runs short is right.",
                money(spent)
            ),
            BudgetEdit::Bill(Target::New, Some(BillPreset::Class(Class::Want))).href(),
            "Add it to the plan",
        ),
        ReviewSuggestion::Unsorted { count } => {
            let words = format!(
                "Sort {} first: without a category they are compared with no plan.",
                format::plural(count as i64, "transaction", "transactions")
            );
            return view! { <section class="section card warm"><h2>"One change"</h2><p>{words}</p></section> }.into_any();
        }
        ReviewSuggestion::Cut { id, name, days: n } => (
            format!("No want went over plan. The cut that gains most is {name}: {}.", days(n)),
            BudgetEdit::Bill(Target::from(&id), Some(BillPreset::Cut)).href(),
            "Open it",
        ),
        ReviewSuggestion::Nothing => (
            "No want went over plan, and no cut is left to make. Nothing to change.".to_owned(),
            BudgetRoute::Home.href(),
            "Back to the budget",
        ),
    };
    view! { <section class="section card warm"><h2>"One change"</h2><p>{words}</p><div><a class="btn warm" href=href>{button}</a></div></section> }.into_any()
}

/// Rules that earlier choices suggest.
fn proposals() -> AnyView {
    let session = session();
    let found = Memo::new(move |_| {
        session.read(&[Kind::Spending, Kind::CategoryRule], |model| {
            let kept: Vec<CategoryRule> = model.rules.values().map(|rule| rule.as_ref().clone()).collect();
            let log: Vec<&Spending> = model.spendings.values().map(AsRef::as_ref).collect();
            rules::proposals(&kept, &log).into_iter().take(3).collect::<Vec<_>>()
        })
    });
    let one = move |rule: CategoryRule| {
        let words = format!("Always put “{}” in {}?", rule.payee, rule.category);
        let accept =
            move |_| drop(session.commit(session.peek(|model| edits::accept_rule(model, session.new_id(), &rule)), Feedback::Toast));
        view! { <div class="row"><span class="grow">{words}</span><button class="btn small" type="button" on:click=accept>"Yes, always"</button></div> }
    };
    view! {
        {move || {
            let found = found.get();
            (!found.is_empty()).then(|| view! { <section class="section"><h2>"Suggested rules"</h2><div class="card rows">{found.into_iter().map(one).collect_view()}</div></section> })
        }}
    }
    .into_any()
}

/// The month's transactions, newest first, each with its category.
fn transactions(month: RwSignal<NaiveDate>) -> AnyView {
    let session = session();
    let more = RwSignal::new(false);
    let all = Memo::new(move |_| {
        let month = month.get();
        let mut all: Vec<(NaiveDate, Id)> = session.read(&[Kind::Spending], |model| {
            let of_month = model.spendings.iter().filter(|(_, one)| one.date.year() == month.year() && one.date.month() == month.month());
            of_month.map(|(id, one)| (one.date, id.clone())).collect()
        });
        all.sort_compact_by(|a, b| b.cmp(a));
        all
    });
    let shown = move || {
        let most = if more.get() { usize::MAX } else { AT_ONCE };
        all.with(|all| all.iter().take(most).map(|(_, id)| id.clone()).collect::<Vec<_>>())
    };
    let count = move || all.with(Vec::len);
    let categories = move || {
        let names: BTreeSet<String> = session.read(&[Kind::Spending, Kind::Bill], |model| {
            let bills = model.bills.values().map(|bill| bill.category().trim().to_owned());
            bills.chain(model.spendings.values().map(|one| one.category.trim().to_owned())).filter(|name| !name.is_empty()).into_set()
        });
        names.into_iter().map(|name| view! { <option value=name></option> }).collect_view()
    };
    view! {
        <section class="section">
            <h2>"Transactions "<span class="sub">{figure_of(count)}</span></h2>
            <datalist id="categories">{categories}</datalist>
            <div class="card rows" hidden=move || count() == 0><For each=shown key=|id| id.clone() let(id)>{transaction(id)}</For></div>
            {live(move || (count() == 0).then(|| view! { <p class="sub">"None in this month."</p> }))}
            {live(move || (count() > AT_ONCE && !more.get()).then(|| view! { <button class="btn small" type="button" on:click=move |_| more.set(true)>{format!("Show all {}", format::count(count()))}</button> }))}
        </section>
    }
    .into_any()
}

fn figure_of(count: impl Fn() -> usize + Copy + Send + Sync + 'static) -> AnyView {
    view! { {move || figure("month_movements", Some(count() as f64), format::count(count()))} }.into_any()
}

fn transaction(id: Id) -> AnyView {
    let session = session();
    let own = id.clone();
    let one = Memo::new(move |_| session.read(&[Kind::Spending], |model| model.spendings.get(&own).cloned()));
    let read = move |get: fn(&Arc<Spending>) -> String| Signal::derive(move || one.with(|one| one.as_ref().map(get).unwrap_or_default()));
    // Some banks only say in a note who it was.
    let name = read(|one| {
        let said = [&one.payee, &one.memo].into_iter().find(|text| !text.is_empty());
        said.map_or_else(|| "No name".to_owned(), |text| shortened(text))
    });
    let amount = move || {
        one.with(|one| {
            let Some(one) = one else { return String::new() };
            let foreign = session.read(&[Kind::Account], |model| actual::foreign(model, one));
            format::amount(one.amount, foreign.map_or_else(home, |foreign| foreign.currency))
        })
    };
    let when = move || {
        one.with(|one| {
            one.as_ref()
                .map(|one| format!("{}{}", format::short_day(one.date, session.today.get()), if one.pending { " · pending" } else { "" }))
                .unwrap_or_default()
        })
    };
    let category = Binding::with(
        |model| &model.spendings,
        &id,
        |one: &Spending| one.category.clone(),
        |one, text| {
            one.category = text.trim().to_owned();
            Ok(())
        },
    )
    .changing(|change, _| Change { what: "Category changed".into(), ..change });
    let label = Signal::derive(move || format!("{}: category", name.get()));
    let field = TextField::new(format!("category-{id}"), label.get_untracked(), Input::Line)
        .bare()
        .list("categories")
        .placeholder("Category")
        .when_left();
    view! {
        <div class="row movement">
            <a class="grow plan-name" href=BudgetEdit::Spending(Target::from(&id)).href()><span class="name">{name}</span><span class="sub">{when}</span></a>
            <div class="category">{field.bound(category)}</div>
            <span class="end">{amount}</span>
        </div>
    }
    .into_any()
}

/// The rules, each with a way to delete it.
fn category_rules() -> AnyView {
    let session = session();
    let rows = move || {
        let all = session
            .read(&[Kind::CategoryRule], |model| model.rules.iter().map(|(id, rule)| (id.clone(), rule.clone())).collect::<Vec<_>>());
        (!all.is_empty()).then(|| {
            let rows = all.into_iter().map(|(id, rule)| {
                let words = format!("“{}” → {}", rule.payee, rule.category);
                let label = format!("Delete the rule {words}");
                let delete = move |_| drop(session.commit(session.peek(|model| edits::delete("Rule deleted", model, id.clone(), rule.clone().into())), Feedback::Toast));
                view! { <div class="row"><span class="grow">{words}</span><button class="btn small quiet" type="button" aria-label=label on:click=delete>"Delete"</button></div> }
            });
            view! { <details><summary>"Category rules"</summary><div class="rows">{rows.collect_view()}</div></details> }
        })
    };
    view! { {rows} }.into_any()
}

/// A text of one line: its beginning, where it is long.
fn shortened(text: &str) -> String {
    const LONG: usize = 60;
    if text.chars().count() <= LONG { text.to_owned() } else { format!("{}…", text.chars().take(LONG).collect::<String>().trim_end()) }
}
