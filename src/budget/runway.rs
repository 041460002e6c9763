//! How long the money lasts: one day as the big figure, the chart under it, then what gains days, the tight days, the odds, and links to everything else.

use crate::derived;
use crate::route::{BudgetRoute, PlanSection};
use leptos::prelude::*;

use crate::components::live;

use super::display::{days, money, style, whole};
use super::scenarios::{ScenarioKind, View};
use super::{chart, last_week, levers, odds_card, scenarios};
use crate::components::figure::{figure, figure_text};
use crate::components::how::how;
use crate::components::icon::{Icon, icon};
use crate::format;
use crate::session::session;
use domain::budget::{BEYOND_HORIZON, CALENDAR_DAYS, Class, DueDay, NO_OUTGOINGS, Scenario};

/// The screen, inside the frame of `home`.
pub fn screen() -> AnyView {
    let view = scenarios::view();
    let read = Signal::derive(move || {
        let line = view.read.get();
        view.lines.with(|lines| lines.of(line).map(|drawn| drawn.scenario.clone()).unwrap_or_default())
    });
    view! {
        <div class="stack wide-gap">
            {live(move || headline(view))}
            <div class="stack tight">{chart::chart(view)}{switches(view)}{chart::save(view)}</div>
        </div>
        {levers::section(view)}
        {odds_card::card(read)}
        <div class="stack wide-gap">
            {last_week::section()}
            {tight_days()}
            {by_the_month(read)}
        </div>
        {links()}
    }
    .into_any()
}

fn headline(view: View) -> AnyView {
    let session = session();
    let (line, today) = (view.read.get(), session.today.get());
    let (shortfall, runway, buffer, left_out) = view.lines.with(|lines| {
        let simulation = lines.of(line).map(|drawn| &drawn.simulation);
        (
            simulation.and_then(domain::budget::Simulation::first_shortfall),
            simulation.and_then(|s| s.runway_days),
            lines.budget.buffer,
            lines.budget.left_out.clone(),
        )
    });
    let floor = if buffer > 0 { format!("goes below your buffer of {}", money(buffer)) } else { "runs short".to_owned() };
    let words = match (shortfall, runway) {
        (Some(_), Some(0)) => view! {
            <p class="figure-big">{figure_text("first_shortfall", shortfall.map(|day| day.to_string()), "Today")}</p>
            <p class="sub">"the money "{floor}": "{figure("runway_days", Some(0.0), "0 days")}". Look first at "<a href=BudgetRoute::Calendar.href()>"which bill to pay first"</a>" and at "<a href=BudgetRoute::Support.href()>"support in your country"</a>"."</p>
        }
        .into_any(),
        (Some(day), Some(runway)) => view! {
            <p class="figure-big">{figure_text("first_shortfall", Some(day.to_string()), format::day(day, today))}</p>
            <p class="sub">"is when money "{floor}" "{line.phrase()}": "{figure("runway_days", Some(f64::from(runway)), days(runway))}</p>
        }
        .into_any(),
        _ if !view.lines.with(|lines| lines.budget.has_outgoings()) => view! {
            <p class="figure-big">"Not known yet"</p>
            <p class="sub"><span data-metric="first_shortfall">{NO_OUTGOINGS}</span>" "<a href=BudgetRoute::Plan(Some(PlanSection::Bills(Class::Need))).href()>"Enter what goes out"</a></p>
        }
        .into_any(),
        _ => view! {
            <p class="figure-big">"Past 36 months"</p>
            <p class="sub"><span data-metric="first_shortfall">{BEYOND_HORIZON}</span>" "<span data-metric="runway_days">"The money lasts longer than is calculated, "{line.phrase()}"."</span></p>
        }
        .into_any(),
    };
    let left_out = (!left_out.is_empty()).then(|| {
        view! { <p class="sub">{format!("Not counted: {}. ", left_out.join(", "))}<a href=BudgetRoute::Plan(None).href()>"Enter its exchange rate"</a></p> }
    });
    let worked = view.lines.with(|lines| {
        let drawn = lines.of(line)?;
        Some(how(lines.budget.runway_working(&drawn.scenario, &drawn.simulation, style())))
    });
    let no_account = (!view.lines.with(|lines| lines.budget.has_account)).then(|| {
        view! { <p class="sub">"No account is entered, so this begins with no cash at all. "<a href=BudgetRoute::Plan(None).href()>"Enter what you have"</a></p> }
    });
    view! { <div class="stack tight"><div class="stack tight" aria-live="polite">{words}{no_account}{left_out}</div>{worked}</div> }
        .into_any()
}

/// The switches under the chart, which are its legend too.
fn switches(view: View) -> AnyView {
    let chips = move || {
        view.lines.with(|lines| {
            if lines.drawn.len() < 2 {
                return ().into_any();
            }
            let base = lines.drawn.first().and_then(|drawn| drawn.simulation.runway_days);
            let chip = |drawn: &scenarios::Drawn| {
                let (line, runway) = (drawn.line, drawn.simulation.runway_days);
                let more = match (line, base, runway) {
                    (ScenarioKind::AsIs, ..) | (_, None, _) => String::new(),
                    (_, Some(_), None) => ", past 36 months".to_owned(),
                    (_, Some(base), Some(runway)) => format!(", +{}", days(runway.saturating_sub(base))),
                };
                let name = format!("runway_days{}", line.suffix());
                let value = runway.map(|days| days.to_string());
                view! {
                    <button class="chip" type="button" aria-pressed=move || (view.read.get() == line).to_string() on:click=move |_| view.read.set(line)>
                        <svg class="key" viewBox="0 0 22 8" aria-hidden="true"><path class=format!("line{}", line.suffix()) d="M0 4H22"></path></svg>
                        <span data-metric=(line != ScenarioKind::AsIs).then_some(name) data-value=(line != ScenarioKind::AsIs).then_some(value).flatten()>{line.name()}{more}</span>
                    </button>
                }
            };
            view! { <div class="chips" role="group" aria-label="Scenario">{lines.drawn.iter().map(chip).collect_view()}</div> }.into_any()
        })
    };
    view! { {chips} }.into_any()
}

/// The next days on which several bills meet low cash.
fn tight_days() -> AnyView {
    let session = session();
    let tight = Memo::new(move |_| {
        let calendar = derived::budget().with(|budget| budget.calendar(&Scenario::AS_IS, CALENDAR_DAYS));
        calendar.into_iter().filter(|day| day.tight).take(3).collect::<Vec<DueDay>>()
    });
    let line = move |day: &DueDay| {
        let today = session.today.get();
        let names: Vec<&str> = day.due.iter().map(|due| due.name.as_str()).collect();
        let first = day.due.first().map(|due| due.name.clone()).unwrap_or_default();
        let left = if day.balance < 0 {
            format!("leave you {} short", money(day.balance.saturating_abs()))
        } else {
            format!("leave {}", money(day.balance))
        };
        view! { <p>"On "<strong>{format::day(day.date, today)}</strong>" "{list_of(&names)}" "{left}". Pay "{first}" first."</p> }
    };
    let body = move || {
        tight.with(|days| {
            if days.is_empty() {
                view! { <p class="sub">"In the next two months there is no day on which several bills fall due while cash is low."</p> }
                    .into_any()
            } else {
                days.iter().map(line).collect_view().into_any()
            }
        })
    };
    view! { <section class="section"><h2>"Tight days"</h2>{body}<div class="bar"><a class="btn small" href=BudgetRoute::Calendar.href()>"Bill calendar"</a></div></section> }.into_any()
}

/// Several names as words.
fn list_of(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// The monthly figures of the line that is read.
fn by_the_month(read: Signal<Scenario>) -> AnyView {
    let budget = derived::budget();
    let rows = move || {
        let figures = budget.with(|budget| {
            let scenario = read.get();
            budget.figures(&scenario, &budget.simulate(&scenario))
        });
        let burn = figures.burn_monthly.minor();
        let row = |name: &'static str, label: &'static str, monthly: domain::budget::Monthly| {
            view! { <tr><th scope="row">{label}</th><td class="n">{figure(name, Some(monthly.unrounded()), whole(monthly.minor()))}</td></tr> }
        };
        let last = if burn < 0 { "Left over" } else { "Short each month" };
        view! {
            {row("income_monthly", "Income", figures.income_monthly)}
            {row("essentials_monthly", "Needs and obligations", figures.essentials_monthly)}
            {row("wants_monthly", "Wants", figures.wants_monthly)}
            <tr><th scope="row">{last}</th><td class="n">{figure("burn_monthly", Some(figures.burn_monthly.unrounded()), whole(burn.saturating_abs()))}</td></tr>
        }
    };
    let worked = move || {
        budget.with(|budget| {
            let scenario = read.get();
            let line = budget.simulate(&scenario);
            let mut lines = budget.monthly_working(&scenario, &line, style());
            lines.push(budget.cash_working(style()));
            how(lines)
        })
    };
    let on_hand = move || budget.with(|budget| budget.cash);
    view! {
        <section class="section">
            <h2>"Per month"</h2>
            <table>
                <tbody>
                    {rows}
                    <tr><th scope="row">"Cash this morning"</th><td class="n">{live(move || figure("cash", Some(on_hand() as f64), whole(on_hand())))}</td></tr>
                </tbody>
            </table>
            {live(worked)}
        </section>
    }
    .into_any()
}

/// Links to everything else.
fn links() -> AnyView {
    let row = |route: BudgetRoute, name: &'static str, line: &'static str| {
        view! { <a class="row" href=route.href()><span class="grow"><span class="name">{name}</span><span class="sub">{line}</span></span>{icon(Icon::Right)}</a> }
    };
    view! {
        <section class="section full">
            <h2>"More about money"</h2>
            <div class="card rows pairs-wide">
                {row(BudgetRoute::Plan(None), "Plan", "Every account, income, bill and debt")}
                {row(BudgetRoute::Calendar, "Bill calendar", "The next 60 days, and what to pay first")}
                {row(BudgetRoute::Bridge, "Bridge income", "Compare paid hours")}
                {row(BudgetRoute::Spending, "Spending", "What you actually spent, compared with the plan")}
                {row(BudgetRoute::Pause, "Pause list", "Wait before you buy")}
                {row(BudgetRoute::Worry, "Worry box", "Write it down and see the figure that answers it")}
                {row(BudgetRoute::Lessons(None), "Short lessons", "Two minutes each, with one change to make")}
                {row(BudgetRoute::Support, "Support", "Official help by country")}
            </div>
        </section>
    }
    .into_any()
}
