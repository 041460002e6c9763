//! The bridge income planner: paid hours side by side, with what each brings in, the days it gains and the hours it leaves for the search.

use crate::derived;
use crate::route::{BudgetEdit, BudgetRoute, Target};
use leptos::prelude::*;

use crate::components::live;
use domain::number::read_whole;
use domain::sort_compact::SortCompact;

use super::display::{back, gained, home, home_now, hours, hours_text, minutes_of, money};
use crate::components::figure::figure;
use crate::components::form::{AmountField, Binding, Input, TextField, amount_binding};
use crate::components::how::how;
use crate::format;
use crate::page::page;
use crate::session::{Feedback, session};
use domain::budget::bridge::DEFAULT_MINUTES_A_WEEK;
use domain::budget::setup::usual_next;
use domain::budget::{BridgePlan, Frequency, Income, IncomeKind, Pay, Selection, edits};
use domain::change::{Change, Edit};
use domain::id::Id;
use domain::model::Model;
use domain::problem::Problem;
use domain::record::Kind;

/// The screen.
pub fn screen() -> AnyView {
    let session = session();
    let lean = RwSignal::new(false);
    let plans = Memo::new(move |_| {
        let cuts = if lean.get() { Selection::All } else { Selection::None };
        let budget = derived::budget().get();
        session.read(&[Kind::Income, Kind::Plan], |model| budget.bridge_plans(model, cuts))
    });
    let ids = Memo::new(move |_| {
        let mut ids = plans.with(|plans| plans.iter().map(|plan| plan.id.clone()).collect::<Vec<_>>());
        ids.sort_compact();
        ids
    });
    let chip = move |on: bool, word: &'static str| {
        view! { <button class="chip" type="button" aria-pressed=move || (lean.get() == on).to_string() on:click=move |_| lean.set(on)>{word}</button> }
    };
    let add = move |minutes: u32| move |_| add(minutes);
    let week = Signal::derive(move || session.read(&[Kind::Plan], Model::plan).minutes_a_week.unwrap_or(DEFAULT_MINUTES_A_WEEK));
    let content = view! {
        <p class="lead">"Paid work alongside the search: what it brings in, the days it gains, and the hours it leaves for the search. Change a number to see what it does."</p>
        <div class="chips" role="group" aria-label="Compared with">{chip(false, "Current plan")}{chip(true, "With your cuts")}</div>
        <div class="plans" hidden=move || ids.with(Vec::is_empty)>
            <For each=move || ids.get() key=|id| id.clone() let(id)>{plan(plans, id)}</For>
        </div>
        <section class="section">
            <h2>"Add one to compare"</h2>
            <div class="bar">
                <button class="btn" type="button" on:click=add(300)>"5 hours a week"</button>
                <button class="btn" type="button" on:click=add(600)>"10 hours a week"</button>
                <button class="btn" type="button" on:click=add(1_200)>"20 hours a week"</button>
                <a class="btn" href=BudgetEdit::Income(Target::New, Some(IncomeKind::Gig)).href()>"Something else"</a>
            </div>
            <p class="sub">{live(move || format!("You have {} a week for the search and paid work together. ", hours(week.get())))}<a href=BudgetEdit::Buffer.href()>"Change"</a></p>
            <p class="sub">"Paid work can affect a benefit: ask first, and report it. "<a href=BudgetRoute::Lessons(Some(Id::new("gig-tax"))).href()>"Tax on gig income, in two minutes"</a></p>
        </section>
    };
    page("Bridge income", "", back(), content.into_any())
}

/// Adds a plan with the pay of the last one, so that only the hours differ.
fn add(minutes_a_week: u32) {
    let session = session();
    let today = session.today.get_untracked();
    let last = session.peek(|model| {
        let hourly = |income: &Income| match income.pay {
            Pay::Hours { hourly, tax_percent, starts_on, .. } if income.bridge => Some((hourly, tax_percent, starts_on)),
            _ => None,
        };
        model.incomes.values().filter_map(|income| hourly(income)).next_back()
    });
    let unit = 10_i64.pow(home_now().exponent());
    let (hourly, tax_percent, starts_on) = last.unwrap_or((15 * unit, 20, usual_next(Frequency::Week, today)));
    let income = Income {
        name: format!("{} a week", hours(minutes_a_week)),
        kind: IncomeKind::Gig,
        pay: Pay::Hours { minutes_a_week, hourly, tax_percent, starts_on, ends_on: None },
        bridge: true,
    };
    let change = Change::one("Bridge income added", Edit::add(session.new_id(), income));
    drop(session.commit(session.peek(|model| edits::with_home(change, model, home_now())), Feedback::Toast));
}

/// One plan: its numbers, and what follows from them.
fn plan(plans: Memo<Vec<BridgePlan>>, id: Id) -> AnyView {
    let session = session();
    let own = id.clone();
    let income = Memo::new(move |_| session.read(&[Kind::Income], |model| model.incomes.get(&own).cloned()));
    let own = id.clone();
    let plan = Memo::new(move |_| plans.with(|plans| plans.iter().find(|plan| plan.id == own).cloned()));
    let name = Signal::derive(move || income.with(|one| one.as_ref().map(|one| one.name.clone()).unwrap_or_default()));
    let by_hour = income.with_untracked(|one| one.as_ref().is_some_and(|one| matches!(one.pay, Pay::Hours { .. })));
    let fields = by_hour.then(|| fields(&id));
    let answers = move || {
        plan.get().map(|plan| {
            let value = (!plan.beyond).then_some(f64::from(plan.days));
            let row = |word: &'static str, shown: AnyView| view! { <tr><th scope="row">{word}</th><td class="n">{shown}</td></tr> };
            let of = |metric: &str| format!("{metric}_{}", plan.id);
            view! {
                <p class="figure-mid gain">{figure(of("bridge_days"), value, gained(plan.days, plan.beyond))}</p>
                <table><tbody>
                    {row("Each payment", money(plan.each).into_any())}
                    {(plan.tax_set_aside > 0).then(|| row("Set aside for tax", money(plan.tax_set_aside).into_any()))}
                    {row("Left for the search", figure(of("bridge_minutes_left"), Some(f64::from(plan.minutes_left)), hours(plan.minutes_left)))}
                </tbody></table>
                {how(plan.working(money))}
            }
        })
    };
    view! {
        <section class="card stack tight" aria-label=name>
            <div class="bar"><h2 class="grow">{name}</h2><a class="btn small quiet" href=BudgetEdit::Income(Target::from(&id), None).href() aria-label=move || format!("{}: more", name.get())>"More"</a></div>
            {fields}
            <div role="status" class="stack tight">{answers}</div>
        </section>
    }
    .into_any()
}

/// The numbers of paid hours, each written to the income.
fn fields(id: &Id) -> AnyView {
    let named = |key: &str| format!("{key}-{id}");
    let bound =
        |key: &'static str, label: &'static str, input: Input, get: fn(&Pay) -> String, set: fn(&mut Pay, &str) -> Result<(), Problem>| {
            let binding = Binding::with(
                |model| &model.incomes,
                id,
                move |income: &Income| get(&income.pay),
                move |income, text| {
                    set(&mut income.pay, &text)?;
                    income.check()
                },
            )
            .changing(renamed);
            TextField::new(named(key), label, input).when_left().bound(binding)
        };
    let hours = bound(
        "hours",
        "Hours a week",
        Input::Amount,
        |pay| hours_text(pay.minutes_a_week()),
        |pay, text| {
            let minutes =
                minutes_of(text).ok_or_else(|| Problem::new("minutes_a_week", "Enter the hours a week, for example 10 or 7.5."))?;
            if let Pay::Hours { minutes_a_week, .. } = pay {
                *minutes_a_week = minutes;
            }
            Ok(())
        },
    );
    let tax = bound(
        "tax",
        "Set aside for tax, %",
        Input::Number,
        |pay| if let Pay::Hours { tax_percent, .. } = pay { tax_percent.to_string() } else { String::new() },
        |pay, text| {
            let percent = read_whole(text).ok_or_else(|| Problem::new("tax_percent", "Enter a whole number, for example 20."))?;
            if let Pay::Hours { tax_percent, .. } = pay {
                *tax_percent = percent;
            }
            Ok(())
        },
    );
    let start = bound(
        "start",
        "From",
        Input::Date,
        |pay| if let Pay::Hours { starts_on, .. } = pay { starts_on.to_string() } else { String::new() },
        |pay, text| {
            let day = text.parse().map_err(|_| Problem::new("starts_on", "Choose a day."))?;
            if let Pay::Hours { starts_on, .. } = pay {
                *starts_on = day;
            }
            Ok(())
        },
    );
    let (own, dom_id) = (id.clone(), named("rate"));
    let currency = Memo::new(|_| home());
    let rate = live(move || {
        let currency = currency.get();
        let amount = |income: &Income| income.pay.main_amount();
        let binding = amount_binding(|model| &model.incomes, &own, currency, amount, |income, minor| income.pay.set_main_amount(minor));
        let binding = binding.changing(|change, model| {
            let home = format::home(&model.preferences());
            edits::with_home(renamed(change, model), model, home)
        });
        AmountField::new(dom_id.clone(), "Pay for an hour").bound(binding, currency)
    });
    view! { <div class="two">{hours}{rate}{tax}{start}</div> }.into_any()
}

/// The name of the change, for Undo.
fn renamed(change: Change, _: &Model) -> Change {
    Change { what: "Bridge income changed".into(), ..change }
}
