//! The main figure of the screen: how many applications led to a first call, how certain that is, and what it means. Below it, where all of them went.

use leptos::prelude::*;

use crate::components::live;
use crate::derived;

use super::how::how;
use super::{origins, picture};
use crate::components::figure::figure;
use crate::components::icon::{Icon, icon_small};
use crate::components::range::{Range, range};
use crate::format;
use crate::route::{FunnelView, Route};
use domain::funnel::{FunnelFigures, FunnelGroup, Needed};
use domain::id::Id;

/// The figure in one line, above the list on a wide screen.
pub fn headline() -> AnyView {
    let figures = derived::figures();
    view! {
        {move || figures.with(|figures| {
            let rate = figures.application_to_interview;
            let bench = &figures.interview_benchmark;
            view! {
                <p><span class="figure-mid">{format::count(rate.k as usize)}" "<span class="of">{format!("of {}", format::count(rate.n as usize))}</span></span>" "
                <span class="sub">{rate.value().filter(|_| figures.is_rate_judged()).map(|v| format!("{}, benchmark {}–{}%", format::percent(v), format::decimal(bench.low * 100.0, 1), format::decimal(bench.high * 100.0, 1)))}</span></p>
            }
        })}
    }
    .into_any()
}

/// The figure with its range, its sentence and the picture.
pub fn overview(wide: bool) -> AnyView {
    let figures = derived::figures();
    view! {
        <div class="stack">
            {live(move || figures.with(|figures| hero(figures)))}
            <div class="section">
                <h2>"Where your applications went"</h2>
                {picture::sankey(wide)}
            </div>
            {live(move || figures.with(|figures| pace_line(figures)))}
            <div class="bar">
                {arrow_link(&Route::Funnel(FunnelView::Figures), "All figures")}
                {arrow_link(&Route::Funnel(FunnelView::Board), "Board")}
                {live(move || (derived::index().with(|index| index.counts().silent) > 0).then(|| arrow_link(&Route::Sweep, "Review silent applications")))}
            </div>
        </div>
    }
    .into_any()
}

/// The first application that was sent without a date.
fn dateless() -> Option<Id> {
    derived::ledger().with(|ledger| ledger.facts().iter().find(|fact| fact.group == FunnelGroup::DateMissing).map(|fact| fact.id.clone()))
}

fn hero(figures: &FunnelFigures) -> AnyView {
    let rate = figures.application_to_interview;
    let judgement = figures.interview_judgement();
    let sentence = match rate.value() {
        Some(_) if !figures.is_rate_judged() => "applications led to a first call".to_owned(),
        Some(value) => format!(
            "applications led to a first call: {}, likely between {} and {}",
            format::percent(value),
            format::percent_digits(rate.low),
            format::percent_digits(rate.high)
        ),
        None => "applications sent on your own, on a known date".to_owned(),
    };
    let date_missing = (figures.date_missing > 0).then(|| {
        let more = if rate.n == 0 { "" } else { " more" };
        let words = if figures.date_missing == 1 {
            format!("{more} was sent without a date; it counts once it has one.")
        } else {
            format!("{more} were sent without a date; they count once they have one.")
        };
        view! {
            <p class="sub">{figure("date_missing", Some(f64::from(figures.date_missing)), format::count(figures.date_missing as usize))}
            {words}" "{dateless().map(|id| view! { <a href=Route::Application(id).href()>"Add a date"</a> })}</p>
        }
    });
    let booked = (figures.booked > 0).then(|| {
        let words = if figures.booked == 1 {
            " is booked for a later day and counts from then on."
        } else {
            " are booked for a later day and count from then on."
        };
        view! { <p class="sub">{figure("booked", Some(f64::from(figures.booked)), format::count(figures.booked as usize))}{words}</p> }
    });
    view! {
        <div class="section">
            <p class="figure-big">{figure("first_contact", Some(f64::from(rate.k)), format::count(rate.k as usize))}" "
                <span class="of">"of "{figure("applications", Some(f64::from(rate.n)), format::count(rate.n as usize))}</span></p>
            <p class="sub"><span data-metric="application_to_interview" data-value=rate.value().map(|v| v.to_string())>{sentence}</span>
                <span data-metric="application_to_interview_low" data-value=rate.value().map(|_| rate.low.to_string())></span>
                <span data-metric="application_to_interview_high" data-value=rate.value().map(|_| rate.high.to_string())></span></p>
            {figures.is_rate_judged().then(|| rate_range(figures))}
            <p>{judgement.sentence}" "{figures.inbound_sentence()}</p>
            {date_missing}
            {booked}
            <p class="tiny">{format!("Benchmark: {}. ", source(&figures.interview_benchmark))}<a href=Route::Settings.href()>"Change the benchmark"</a></p>
            {how(figures, &["first_contact", "applications", "application_to_interview", "application_to_interview_chance", "date_missing", "booked"])}
            {origins::where_several(figures)}
        </div>
    }
    .into_any()
}

/// Where a benchmark comes from, in a line.
pub fn source(benchmark: &domain::settings::Benchmark) -> String {
    match benchmark.year {
        Some(year) => format!("{}, {year}", benchmark.source),
        None => benchmark.source.clone(),
    }
}

/// The rate as the picture of uncertainty.
pub fn rate_range(figures: &FunnelFigures) -> AnyView {
    let rate = figures.application_to_interview;
    let bench = &figures.interview_benchmark;
    // A round end a little beyond whatever has to be seen.
    let far = rate.high.max(bench.high * 1.6);
    let max = [0.06, 0.1, 0.2, 0.3, 0.5, 1.0].into_iter().find(|end| *end >= far).unwrap_or(1.0);
    let band = format!("benchmark {}–{}%", format::decimal(bench.low * 100.0, 1), format::decimal(bench.high * 100.0, 1));
    range(Range {
        max,
        interval: Some((rate.low, rate.high)),
        estimate: rate.value(),
        band: Some((bench.low, bench.high, band)),
        ends: (format::percent(0.0), String::new(), format::percent(max)),
        label: format!(
            "{} of {} applications led to a first call, {}; likely between {} and {}; the benchmark is {} to {}.",
            format::count(rate.k as usize),
            format::count(rate.n as usize),
            format::percent(rate.value().unwrap_or_default()),
            format::percent(rate.low),
            format::percent(rate.high),
            format::percent(bench.low),
            format::percent(bench.high)
        ),
    })
}

/// The pace and what it takes to the next call.
fn pace_line(figures: &FunnelFigures) -> AnyView {
    let needed = figures.needed.p80.map(|n| {
        view! {
            <p>"At this rate, "{figure("needed_80", Some(f64::from(n)), Needed::words(n).map_or_else(|| format::count(n as usize), str::to_owned))}" more applications give a 4 in 5 chance of another first call."</p>
        }
    });
    // From a handful a pace says nothing: one application in the first week would be one a week.
    let pace = figures.pace.recent.filter(|_| figures.is_rate_judged()).map(|pace| {
        view! { <p class="sub">"Your pace: "{figure("pace_recent", Some(pace), format::decimal(pace, 1))}" a week over the last four weeks."</p> }
    });
    let worked = pace.is_some().then(|| how(figures, &["needed_80", "pace_recent"]));
    view! { <div class="stack tight">{needed}{pace}{worked}</div> }.into_any()
}

/// A link with an arrow.
fn arrow_link(route: &Route, label: impl Into<String>) -> AnyView {
    view! { <a class="btn small" href=route.href()>{label.into()}{icon_small(Icon::Right)}</a> }.into_any()
}
