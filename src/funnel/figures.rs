//! Everything else that can be counted: interviews and offers, what it takes to the next call, pace, reply times, and the rate split by channel,
//! origin, résumé and cover letter, fit and month. Each figure has its n and its interval; none of them is called the best.

use leptos::prelude::*;

use crate::components::live;
use crate::derived;

use super::how::how;
use super::{origins, overview, replies, tables, views};
use crate::components::figure::figure;
use crate::components::range::{Range, range};
use crate::format;
use crate::page::page;
use crate::route::{FunnelView, Route};
use domain::funnel::published::PUBLISHED_FIGURES;
use domain::funnel::verdict::{ENOUGH_APPLICATIONS, ENOUGH_INTERVIEWS};
use domain::funnel::{FunnelFigures, Needed, PerOffer};

/// The screen.
pub fn screen() -> AnyView {
    let figures = derived::figures();
    let none = Memo::new(move |_| {
        figures.with(|figures| figures.applications + figures.referrals + figures.inbound + figures.date_missing + figures.booked == 0)
    });
    let promise = move || {
        none.get().then(|| {
            let words = super::first("Rates with how sure they are, how long replies take, how many more applications it may take: each begins with the first application that has a date.");
            view! { <div class="full">{words}</div> }
        })
    };
    let content = view! {
        <div class="full">{views(FunnelView::Figures)}</div>
        {promise}
        <div class="stack" hidden=move || none.get()>{live(move || figures.with(rates))}{live(move || figures.with(|figures| origins::side_by_side(figures)))}{live(move || figures.with(offers))}{live(move || figures.with(needed))}</div>
        <div class="stack" hidden=move || none.get()>{replies::section()}{live(move || figures.with(counts))}{published()}</div>
        <div class="full" hidden=move || none.get()>{tables::section()}</div>
    };
    page("Figures", "cols", view! { <a class="btn" href=Route::Export.href()>"Export"</a> }.into_any(), content.into_any())
}

fn rates(figures: &std::sync::Arc<FunnelFigures>) -> AnyView {
    let rate = figures.application_to_interview;
    view! {
        <section class="section">
            <h2>"From application to first call"</h2>
            <p class="figure-mid">{figure("first_contact", Some(f64::from(rate.k)), format::count(rate.k as usize))}" "<span class="of">"of "{figure("applications", Some(f64::from(rate.n)), format::count(rate.n as usize))}</span></p>
            {figures.is_rate_judged().then(|| overview::rate_range(figures))}
            <p>{figures.interview_judgement().sentence}</p>
            {(figures.booked > 0).then(|| view! { <p class="sub">{figure("booked", Some(f64::from(figures.booked)), format::count(figures.booked as usize))}" booked: each counts from its day on."</p> })}
            {how(figures, &["first_contact", "applications", "application_to_interview", "application_to_interview_chance"])}
        </section>
    }
    .into_any()
}

fn offers(figures: &std::sync::Arc<FunnelFigures>) -> AnyView {
    let per = figures.interviews_per_offer;
    let bench = &figures.offer_benchmark;
    let judged = per.tries >= ENOUGH_INTERVIEWS;
    let shown = match per.value() {
        None => "No offer yet".to_owned(),
        Some(_) if !judged => "Too few to say".to_owned(),
        Some(value) => format::decimal(value, 1),
    };
    view! {
        <section class="section">
            <h2>"Interviews per offer"</h2>
            <p class="figure-mid">{figure("interviews_per_offer", per.value(), shown)}" "<span class="of">
                {figure("interview_rounds", Some(f64::from(figures.interview_rounds)), format::plural(i64::from(figures.interview_rounds), "interview", "interviews"))}", "
                {figure("offers", Some(f64::from(figures.offers)), format::plural(i64::from(figures.offers), "offer", "offers"))}</span></p>
            {judged.then(|| per_offer_range(&per, bench.low, bench.high))}
            <p>{figures.offer_judgement().sentence}</p>
            <p class="sub">{figures.processes_per_offer.value().map(|value| view! { "Per process, whoever started it: "{figure("processes_per_offer", Some(value), format::decimal(value, 1))}" ("{figure("interview_processes", Some(f64::from(figures.interview_processes)), format::count(figures.interview_processes as usize))}" with an interview). " })}
            {format!("Benchmark: {}–{}. {}.", format::decimal(bench.low, 1), format::decimal(bench.high, 1), overview::source(bench))}</p>
            {how(figures, &["interviews_per_offer", "processes_per_offer", "interview_rounds", "offers"])}
        </section>
    }
    .into_any()
}

fn per_offer_range(per: &PerOffer, low: f64, high: f64) -> Option<AnyView> {
    let value = per.value()?;
    let far = per.high.unwrap_or(value * 2.0).min(60.0).max(high * 1.3);
    let max = [20.0, 30.0, 40.0, 60.0].into_iter().find(|end| *end >= far).unwrap_or(60.0);
    let interval = per.low.map(|from| (from, per.high.unwrap_or(max)));
    Some(range(Range {
        max,
        interval,
        estimate: Some(value),
        band: Some((low, high, format!("benchmark {}–{}", format::decimal(low, 1), format::decimal(high, 1)))),
        ends: (format::count(0), String::new(), format::decimal(max, 0)),
        label: match interval {
            Some((from, to)) => format!(
                "{} interviews for each offer, likely between {} and {}.",
                format::decimal(value, 1),
                format::decimal(from, 1),
                format::decimal(to, 1)
            ),
            None => format!("{} interviews for each offer; too few to say how sure that is.", format::decimal(value, 1)),
        },
    }))
}

fn needed(figures: &std::sync::Arc<FunnelFigures>) -> AnyView {
    let row = |label: &'static str, names: [&'static str; 3], needed: domain::funnel::Needed| {
        let cell = |name: &'static str, n: Option<u32>| view! { <td class="n">{figure(name, n.map(f64::from), n.map_or_else(|| "not yet".to_owned(), |n| Needed::words(n).map_or_else(|| format::count(n as usize), str::to_owned)))}</td> };
        view! { <tr><th scope="row">{label}</th>{cell(names[0], needed.p50)}{cell(names[1], needed.p80)}{cell(names[2], needed.p95)}</tr> }
    };
    view! {
        <section class="section">
            <h2>"How many more applications it may take"</h2>
            <div class="scroll-x" tabindex="0" role="region" aria-label="How many more applications"><table>
                <thead><tr><td></td><th scope="col" class="n">"1 in 2"</th><th scope="col" class="n">"4 in 5"</th><th scope="col" class="n">"19 in 20"</th></tr></thead>
                <tbody>
                    {row("Next first call", ["needed_50", "needed_80", "needed_95"], figures.needed)}
                    {row("Next offer", ["needed_offer_50", "needed_offer_80", "needed_offer_95"], figures.needed_offer)}
                </tbody>
            </table></div>
            {figures.needed.p50.is_none().then(|| view! { <p class="sub">{format!("Said from {} applications of your own on; you have {}.", format::count(ENOUGH_APPLICATIONS as usize), format::count(figures.applications as usize))}</p> })}
            {(figures.application_to_offer.k == 0).then(|| view! { <p class="sub">"The next offer is said from the first one on: before it there is nothing to reckon from."</p> })}
            <p class="sub">"How many more applications give that chance of at least one, at your own rate and with its uncertainty. "
            {figures.pace.recent.map(|pace| view! { "Your pace is "{figure("pace_recent", Some(pace), format::decimal(pace, 1))}" a week over four weeks" })}
            {figures.pace.overall.map(|pace| view! { ", "{figure("pace_overall", Some(pace), format::decimal(pace, 1))}" over the whole search." })}</p>
            {how(figures, &["needed_80", "needed_offer_80", "pace_recent", "pace_overall"])}
        </section>
    }
    .into_any()
}

fn counts(figures: &std::sync::Arc<FunnelFigures>) -> AnyView {
    let rows = [
        ("interviewed", "Applications of your own with an interview", figures.interviewed),
        ("rejected", "Turned down, whoever started it", figures.rejected),
        ("no_reply", "Applications of your own without a reply so far", figures.no_reply),
        ("active", "Open now, whoever started it", figures.active),
        ("booked", "Booked for a later day, whoever started it", figures.booked),
        ("date_missing", "Sent, but the date is missing", figures.date_missing),
        ("silent_after", "Days until an application counts as silent", figures.silent_after.days()),
    ];
    let rows = rows.map(|(name, label, value)| view! { <tr><th scope="row">{label}</th><td class="n">{figure(name, Some(f64::from(value)), format::count(value as usize))}</td></tr> }).collect_view();
    view! { <section class="section"><h2>"Counts"</h2><table><tbody>{rows}</tbody></table>{how(figures, &["interviewed", "rejected", "no_reply", "active", "booked", "date_missing", "silent_after"])}</section> }.into_any()
}

fn published() -> AnyView {
    let rows = PUBLISHED_FIGURES
        .iter()
        .map(|one| {
            view! {
                <div class="stack tight">
                    <p><strong>{one.what}": "{one.figure}</strong></p>
                    <p class="sub">{one.about()}</p>
                </div>
            }
        })
        .collect_view();
    view! {
        <details>
            <summary>"Published figures to compare with"</summary>
            <div class="stack">{rows}</div>
            <p><a class="btn small" href=Route::Settings.href()>"Choose what to compare with"</a></p>
        </details>
    }
    .into_any()
}
