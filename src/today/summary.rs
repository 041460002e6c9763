//! Where the person is now: the funnel in one figure, and the money beside it once there is a budget.

use leptos::prelude::*;

use super::facts::facts;
use crate::components::figure::figure;
use crate::components::live;
use crate::derived;
use crate::embed::{self, Embedded};
use crate::format;
use crate::funnel::rate_range;
use crate::route::{FunnelView, Route};
use crate::session::session;
use domain::funnel::FunnelFigures;
use domain::record::Kind;

/// The figures of the funnel that are shown.
const WORKED: &[&str] = &["first_contact", "applications", "application_to_interview", "active", "needed_80", "pace_recent"];

pub fn section() -> AnyView {
    let (figures, facts) = (derived::figures(), facts());
    let search = move || {
        figures.with(|figures| {
            let rate = figures.application_to_interview;
            if rate.n == 0 {
                return beside(figures);
            }
            Some(view! {
                <div class="card stack tight">
                    <div class="bar">
                        <p class="grow"><span class="sub">"Led to a first call"</span><br/><span class="figure-mid">{figure("first_contact", Some(f64::from(rate.k)), format::count(rate.k as usize))}" "<span class="of">"of "{figure("applications", Some(f64::from(rate.n)), format::count(rate.n as usize))}</span></span></p>
                        <p><span class="sub">"Open now"</span><br/><span class="figure-mid">{figure("active", Some(f64::from(figures.active)), format::count(figures.active as usize))}</span></p>
                    </div>
                    {figures.is_rate_judged().then(|| rate_range(figures))}
                    <p class="sub">{figures.interview_judgement().sentence}</p>
                </div>
            }.into_any())
        })
    };
    // After an offer was accepted nothing is chased and nothing is needed.
    let over = Memo::new(move |_| facts.with(|facts| facts.over));
    let silent = move || {
        if over.get() {
            return None;
        }
        let silent = facts.with(|facts| facts.silent);
        (silent > 0).then(|| {
            view! {
                <a class="row" href=Route::Sweep.href()>
                    <span class="grow">{format::plural(i64::from(silent), "application has gone silent", "applications have gone silent")}</span>
                    <span class="gain">"Review them"</span>
                </a>
            }
        })
    };
    // The words come from the chunk of all figures, and only when they are asked for.
    let opened = RwSignal::new(false);
    let worked = move || {
        (figures.with(|figures| figures.applications) > 0).then(|| {
            view! {
                <details class="how" on:toggle=move |_| opened.set(true)>
                    <summary class="sub">"How this is worked out"</summary>
                    {live(move || opened.get().then(|| embed::shown(Embedded::FunnelWorking(WORKED))))}
                </details>
            }
        })
    };
    let pace = move || {
        if over.get() {
            return None;
        }
        figures.with(|figures| {
            figures.needed.p80.zip(figures.pace.recent).map(|(needed, pace)| {
                view! {
                    <a class="row" href=Route::Funnel(FunnelView::Figures).href()>
                        <span class="grow">{format!("{} more applications give a 4 in 5 chance of another first call", domain::funnel::Needed::words(needed).map_or_else(|| format::count(needed as usize), str::to_owned))}</span>
                        <span class="end">{format!("your pace: {} a week", format::decimal(pace, 1))}</span>
                    </a>
                }
            })
        })
    };
    let has_budget = has_budget();
    let counted = move || figures.with(|figures| figures.applications + figures.referrals + figures.inbound > 0);
    // A heading over nothing says less than none.
    let heading = move || (has_budget.get() || counted()).then(|| view! { <h2>"Where you are now"</h2> });
    view! {
        <section class="section figures">
            {live(heading)}
            {live(move || has_budget.get().then(|| embed::shown(Embedded::Money)))}
            {search}
            <div class="rows">{silent}{pace}</div>
            {worked}
        </section>
    }
    .into_any()
}

/// A search that goes by referrals or by recruiters alone: its own counts, without a benchmark that is about something else.
fn beside(figures: &FunnelFigures) -> Option<AnyView> {
    let ways = [
        ("referrals", "Referrals that led to a first call", figures.referral_to_interview),
        ("inbound", "They contacted you first: a first call", figures.inbound_to_interview),
    ];
    let rows = ways.into_iter().filter(|(.., rate)| rate.n > 0).map(|(metric, words, rate)| {
        view! { <p><span class="sub">{words}</span><br/><span class="figure-mid">{format::count(rate.k as usize)}" "<span class="of">"of "{figure(metric, Some(f64::from(rate.n)), format::count(rate.n as usize))}</span></span></p> }
    });
    let rows = rows.collect_view();
    (figures.referrals + figures.inbound > 0).then(|| view! { <div class="card stack tight">{rows}</div> }.into_any())
}

/// Whether there is a budget: before that nothing can be said of the money.
fn has_budget() -> Memo<bool> {
    let session = session();
    Memo::new(move |_| {
        session.read(&[Kind::Account, Kind::Income, Kind::Bill, Kind::Debt], |model| {
            !(model.accounts.is_empty() && model.incomes.is_empty() && model.bills.is_empty() && model.debts.is_empty())
        })
    })
}
