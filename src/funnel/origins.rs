//! What the person sent, what was referred and what others began, side by side: their rates differ tenfold, so they are never one number.

use leptos::prelude::*;

use super::how::how;
use crate::components::figure::figure;
use crate::format;
use domain::funnel::FunnelFigures;
use domain::funnel::verdict::ENOUGH_APPLICATIONS;
use domain::stats::Rate;

/// The small picture where there is more than one way.
pub fn where_several(figures: &FunnelFigures) -> Option<AnyView> {
    (figures.referrals + figures.inbound > 0).then(|| side_by_side(figures))
}

/// The small picture.
pub fn side_by_side(figures: &FunnelFigures) -> AnyView {
    let rows: [(&'static str, &'static str, &'static str, Rate); 3] = [
        ("You applied", "own", "", figures.application_to_interview),
        ("Through a referral", "referrals", "referral_to_interview", figures.referral_to_interview),
        ("They contacted you first", "inbound", "inbound_to_interview", figures.inbound_to_interview),
    ];
    let max = rows.iter().filter(|(.., rate)| rate.n >= ENOUGH_APPLICATIONS).map(|(.., rate)| rate.high).fold(0.1, f64::max);
    let rows = rows.map(|(label, counted, metric, rate)| {
        let n = format::count(rate.n as usize);
        // The headline has the first row's figures under their names.
        let n = if metric.is_empty() { n.into_any() } else { figure(counted, Some(f64::from(rate.n)), n) };
        view! {
            <tr>
                <th scope="row">{label}</th>
                <td class="n">{format::count(rate.k as usize)}" of "{n}</td>
                <td class="spark">{(!metric.is_empty()).then(|| exact(metric, &rate))}{bar(&rate, max)}</td>
            </tr>
        }
    });
    view! {
        <section class="section">
            <h2>"First calls, by who started it"</h2>
            <div class="scroll-x" tabindex="0" role="region" aria-label="By who started it"><table class="splits">
                <thead><tr><th scope="col">"Who started it"</th><th scope="col" class="n">"First calls"</th><th scope="col">"Likely between"</th></tr></thead>
                <tbody>{rows.into_iter().collect_view()}</tbody>
            </table></div>
            <p class="sub">"Each is counted for itself. The benchmark, what is needed and the odds are about what you sent on your own."</p>
            {how(figures, &["application_to_interview", "referral_to_interview", "inbound_to_interview"])}
        </section>
    }
    .into_any()
}

/// The rate and its limits under their names, for whoever reads the figure and not the picture.
fn exact(metric: &'static str, rate: &Rate) -> AnyView {
    let tried = |value: f64| (rate.n > 0).then_some(value);
    view! {
        {figure(metric, rate.value(), "")}
        {figure(format!("{metric}_low"), tried(rate.low), "")}
        {figure(format!("{metric}_high"), tried(rate.high), "")}
    }
    .into_any()
}

/// The interval and the share; words where there are too few.
fn bar(rate: &Rate, max: f64) -> AnyView {
    if rate.n < ENOUGH_APPLICATIONS {
        let words = if rate.n == 0 {
            "none so far".to_owned()
        } else {
            format!("a count until there are {}", format::count(ENOUGH_APPLICATIONS as usize))
        };
        return view! { <span class="sub">{words}</span> }.into_any();
    }
    let at = move |value: f64| format!("{:.2}%", (value / max).clamp(0.0, 1.0) * 100.0);
    let label = format!("likely between {} and {}", format::percent(rate.low), format::percent(rate.high));
    view! {
        <svg role="img" aria-label=label>
            <rect class="track" width="100%" y="8" height="8" rx="4"></rect>
            <rect class="interval" x=at(rate.low) width=at((rate.high - rate.low).max(max * 0.01)) y="9" height="6" rx="3"></rect>
            {rate.value().map(|value| view! { <circle class="dot" cx=at(value) cy="12" r="5"></circle> })}
        </svg>
    }
    .into_any()
}
