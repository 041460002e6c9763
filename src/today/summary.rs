//! Where the person is now: the funnel in one figure, and the money beside it once there is a budget.

use crate::route::BudgetRoute;
use leptos::prelude::*;

use crate::components::live;

use crate::budget::odds;
use crate::components::figure::{figure, figure_text};
use crate::embed::{self, Embedded};
use crate::format;
use crate::funnel::rate_range;
use crate::route::{FunnelView, Route};
use crate::session::session;
use domain::budget::Scenario;
use domain::record::Kind;

pub fn section() -> AnyView {
    let session = session();
    let figures = session.derived().figures();
    let search = move || {
        figures.with(|figures| {
            let rate = figures.application_to_interview;
            if rate.n == 0 {
                return None;
            }
            Some(view! {
                <div class="card stack tight">
                    <div class="bar">
                        <p class="grow"><span class="sub">"Led to a first call"</span><br/><span class="figure-mid">{figure("first_contact", Some(f64::from(rate.k)), rate.k.to_string())}" "<span class="of">"of "{figure("applications", Some(f64::from(rate.n)), format::count(rate.n as usize))}</span></span></p>
                        <p><span class="sub">"Open now"</span><br/><span class="figure-mid">{figure("active", Some(f64::from(figures.active)), figures.active.to_string())}</span></p>
                    </div>
                    {rate_range(figures)}
                    <p class="sub">{figures.interview_judgement().sentence}</p>
                </div>
            })
        })
    };
    let silent = move || {
        let silent =
            session.derived().ledger().with(|ledger| session.read(&[Kind::Application], |model| ledger.state_counts(model))).silent;
        (silent > 0).then(|| {
            view! {
                <a class="row" href=Route::Sweep.href()>
                    <span class="grow">{format::plural(i64::from(silent), "application has gone silent", "applications have gone silent")}</span>
                    <span class="gain">"Review them"</span>
                </a>
            }
        })
    };
    let pace = move || {
        figures.with(|figures| {
            figures.needed.p80.zip(figures.pace.recent).map(|(needed, pace)| {
                view! {
                    <a class="row" href=Route::Funnel(FunnelView::Figures).href()>
                        <span class="grow">{format!("{} more applications give a 4 in 5 chance of another first call", format::count(needed as usize))}</span>
                        <span class="end">{format!("your pace: {} a week", format::decimal(pace, 1))}</span>
                    </a>
                }
            })
        })
    };
    view! {
        <section class="section">
            <h2>"Where you are now"</h2>
            {money()}
            {search}
            <div class="rows">{silent}{pace}</div>
        </section>
    }
    .into_any()
}

/// The money: until when it lasts, how likely pay is before then, and what moves that most. Nothing before there is a budget.
fn money() -> AnyView {
    let session = session();
    let has_budget = Memo::new(move |_| {
        session.read(&[Kind::Account, Kind::Income, Kind::Bill, Kind::Debt], |model| {
            !(model.accounts.is_empty() && model.incomes.is_empty() && model.bills.is_empty() && model.debts.is_empty())
        })
    });
    live(move || has_budget.get().then(|| embed::shown(Embedded::Money)))
}

/// The money, once there is a budget. It comes with the budget's chunk.
pub fn money_card() -> AnyView {
    let session = session();
    let seen = odds::follow(Signal::derive(|| Scenario::AS_IS));
    let forecast = Memo::new(move |_| {
        let balance = session.derived().budget().with(|budget| budget.simulate(&Scenario::AS_IS));
        (balance.first_shortfall(), balance.runway_days)
    });
    let lasts = move || {
        let (shortfall, runway) = forecast.get();
        let shown = match (shortfall, runway) {
            (_, Some(0)) => "Today".to_owned(),
            (Some(day), _) => format::day(day, session.today.get()),
            (None, _) => "36 months or more".to_owned(),
        };
        figure_text("first_shortfall", shortfall.map(|day| day.to_string()), shown)
    };
    let days = move || {
        let runway = forecast.get().1;
        runway.map(|days| figure("runway_days", Some(f64::from(days)), format!("{} as things are", crate::budget::here::days(days))))
    };
    view! {
        <div class="card stack tight">
            <div class="bar money-summary">
                <p class="grow"><span class="sub">"Money lasts until"</span><br/><a class="figure-mid" href=Route::Budget(BudgetRoute::Home).href()>{lasts}</a><br/><span class="sub">{days}</span></p>
                {live(move || seen.with(|seen| odds::chance(seen).map(|chance| view! { <p class="end"><span class="sub">"Income before then"</span><br/><span class="figure-mid">{chance}</span></p> })))}
            </div>
            {live(move || seen.with(odds::interval))}
            {live(move || seen.with(|seen| odds::why_not(seen).map(|why| view! { <p class="sub">{why}</p> })))}
        </div>
        {live(move || seen.with(|seen| odds::levers(seen, 3).map(|levers| view! { <h3>"What changes it most"</h3>{levers} })))}
    }
    .into_any()
}
