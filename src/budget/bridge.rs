//! The bridge income planner: paid hours side by side, with what each brings, the days it buys and the hours it leaves for the search.

use crate::route::{BudgetEdit, BudgetRoute, Target};
use leptos::prelude::*;

use crate::components::live;
use domain::sort_compact::SortCompact;

use super::amount::inline;
use super::edit_hours::{hours_text, minutes_of};
use super::here::{gained, home, home_now, money};
use crate::components::figure::figure;
use crate::format;
use crate::page::page;
use crate::session::{Feedback, session};
use domain::budget::bridge::DEFAULT_MINUTES_A_WEEK;
use domain::budget::setup::usual_next;
use domain::budget::{BridgePlan, Frequency, Income, IncomeKind, Pay, Selection, edits};
use domain::change::{Change, Edit};
use domain::id::Id;
use domain::model::Model;
use domain::record::Kind;

/// Minutes as hours in a sentence: `10 h`.
pub fn hours(minutes: u32) -> String {
    format!("{} h", format::decimal(f64::from(minutes) / 60.0, 1))
}

/// The screen.
pub fn screen() -> AnyView {
    let session = session();
    let lean = RwSignal::new(false);
    let plans = Memo::new(move |_| {
        let cuts = if lean.get() { Selection::All } else { Selection::None };
        let budget = session.derived().budget().get();
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
        <p class="lead">"Paid hours on the side: what they bring, the days they buy, and the hours they leave for the search. Change a number and every answer follows."</p>
        <div class="chips" role="group" aria-label="Held against">{chip(false, "Against the plan as it is")}{chip(true, "With your cuts")}</div>
        <div class="plans" hidden=move || ids.with(Vec::is_empty)>
            <For each=move || ids.get() key=|id| id.clone() let(id)>{one(plans, id)}</For>
        </div>
        <section class="section">
            <h2>"Add one to compare"</h2>
            <div class="bar">
                <button class="btn" type="button" on:click=add(300)>"5 hours a week"</button>
                <button class="btn" type="button" on:click=add(600)>"10 hours a week"</button>
                <button class="btn" type="button" on:click=add(1_200)>"20 hours a week"</button>
                <a class="btn" href=BudgetEdit::Income(Target::New, Some(IncomeKind::Gig)).href()>"Another"</a>
            </div>
            <p class="sub">{live(move || format!("Of {} a week for search and paid work together. ", hours(week.get())))}<a href=BudgetEdit::Buffer.href()>"Change"</a></p>
            <p class="sub">"Working while you receive a benefit can change it: report it, and ask first. "<a href=BudgetRoute::Lessons(Some(Id::new("gig-tax"))).href()>"Tax on gig income, in two minutes"</a></p>
        </section>
    };
    page("Bridge income", "", super::back(), content.into_any())
}

/// A plan more, with the pay of the last one, so that only the hours differ.
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

/// One plan: its numbers in place, its answers below.
fn one(plans: Memo<Vec<BridgePlan>>, id: Id) -> AnyView {
    let session = session();
    let own = id.clone();
    let income = Memo::new(move |_| session.read(&[Kind::Income], |model| model.incomes.get(&own).cloned()));
    let own = id.clone();
    let plan = Memo::new(move |_| plans.with(|plans| plans.iter().find(|plan| plan.id == own).cloned()));
    let name = Signal::derive(move || income.with(|one| one.as_ref().map(|one| one.name.clone()).unwrap_or_default()));
    let pay = move |read: fn(&Pay) -> String| {
        Signal::derive(move || income.with(|one| one.as_ref().map(|one| read(&one.pay)).unwrap_or_default()))
    };
    let own = StoredValue::new(id.clone());
    let edit = move |how: &dyn Fn(&mut Pay)| {
        let change = session.peek(|model| own.with_value(|id| model.incomes.get(id).map(|before| edits::pay(id, before, how))));
        if let Some(change) = change {
            drop(session.commit(change, Feedback::Toast));
        }
    };
    let by_hour = income.with_untracked(|one| one.as_ref().is_some_and(|one| matches!(one.pay, Pay::Hours { .. })));
    let field = move |key: &str, label: &'static str, kind: &'static str, shown: Signal<String>, set: Callback<String>| {
        let input = format!("{key}-{}", own.get_value());
        view! {
            <div class="field"><label for=input.clone()>{label}</label>
            <input id=input type=kind inputmode=(kind == "text").then_some("decimal") autocomplete="off" prop:value=move || shown.get() on:change=move |event| set.run(event_target_value(&event)) /></div>
        }
    };
    let set_hours = Callback::new(move |text: String| {
        if let Some(minutes) = minutes_of(&text) {
            edit(&|pay| {
                if let Pay::Hours { minutes_a_week, .. } = pay {
                    *minutes_a_week = minutes
                }
            });
        }
    });
    let set_tax = Callback::new(move |text: String| {
        if let Some(percent) = text.trim().trim_end_matches('%').trim().parse::<u32>().ok().filter(|percent| *percent <= 100) {
            edit(&|pay| {
                if let Pay::Hours { tax_percent, .. } = pay {
                    *tax_percent = percent
                }
            });
        }
    });
    let set_start = Callback::new(move |text: String| {
        if let Ok(day) = text.parse() {
            edit(&|pay| {
                if let Pay::Hours { starts_on, .. } = pay {
                    *starts_on = day
                }
            });
        }
    });
    let set_rate = Callback::new(move |minor: i64| {
        edit(&|pay| {
            if let Pay::Hours { hourly, .. } = pay {
                *hourly = minor
            }
        })
    });
    let hourly = Signal::derive(move || income.with(|one| one.as_ref().map(|one| edits::main_amount(&one.pay)).unwrap_or_default()));
    let fields = by_hour.then(|| {
        view! {
            <div class="two">
                {field("hours", "Hours a week", "text", pay(|pay| hours_text(pay.minutes_a_week())), set_hours)}
                <div class="field"><label for=format!("rate-{id}")>"An hour"</label>{inline(format!("rate-{id}"), "An hour".into(), hourly, Signal::derive(home), set_rate)}</div>
                {field("tax", "Tax set aside, %", "text", pay(|pay| if let Pay::Hours { tax_percent, .. } = pay { tax_percent.to_string() } else { String::new() }), set_tax)}
                {field("start", "From", "date", pay(|pay| if let Pay::Hours { starts_on, .. } = pay { starts_on.to_string() } else { String::new() }), set_start)}
            </div>
        }
    });
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
