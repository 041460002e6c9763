//! The rate broken down by one thing at a time. The most certain rows come first; a wide bar is the message, not a mistake.

use leptos::prelude::*;

use crate::components::how::how;
use crate::derived;
use crate::format;
use crate::session::session;
use domain::choice::Choice;
use domain::funnel::BreakdownBy;
use domain::funnel::breakdown::breakdown;
use domain::funnel::verdict::ENOUGH_APPLICATIONS;
use domain::record::Kind;
use domain::stats::Rate;
use domain::working::Working;

pub fn section() -> AnyView {
    let session = session();
    let by = RwSignal::new(BreakdownBy::Channel);
    let chips = BreakdownBy::CHOICES
        .iter()
        .map(|&own| view! { <button class="chip" type="button" aria-pressed=move || (by.get() == own).to_string() on:click=move |_| by.set(own)>{own.label()}</button> })
        .collect_view();
    let table = move || {
        let split = by.get();
        let rows = derived::ledger().with(|ledger| session.read(&[Kind::Application], |model| breakdown(ledger, model, split)));
        if rows.is_empty() {
            return view! { <p class="sub">"Nothing to compare yet."</p> }.into_any();
        }
        let judged = rows.iter().filter(|row| is_judged(&row.rate));
        let max = judged.map(|row| row.rate.high).fold(0.05, f64::max);
        let workings = rows.iter().map(|row| Working::of_rate(&row.rate, "applications", "first contacts").named(&row.label));
        let workings = how(workings.collect());
        let rows = rows
            .into_iter()
            .map(|row| {
                let rate = row.rate;
                let split = row.label.clone();
                view! {
                    <tr data-split=split>
                        <th scope="row">{row.label}</th>
                        <td class="n">{format::count(rate.k as usize)}" of "{format::count(rate.n as usize)}</td>
                        <td class="n" data-value=rate.value().map(|v| v.to_string())>{rate.value().filter(|_| is_judged(&rate)).map_or_else(|| "–".into(), format::percent)}</td>
                        <td class="spark">{bar(&rate, max)}</td>
                    </tr>
                }
            })
            .collect_view();
        view! {
            <div class="scroll-x" tabindex="0" role="region" aria-label="First-call rate by group"><table class="splits">
                <thead><tr><th scope="col">{split.label()}</th><th scope="col" class="n">"First calls"</th><th scope="col" class="n">"Rate"</th><th scope="col">"Likely between"</th></tr></thead>
                <tbody>{rows}</tbody>
            </table></div>
            {workings}
        }
        .into_any()
    };
    view! {
        <section class="section">
            <h2>"First-call rate by"</h2>
            <div class="chips scroll" role="group" aria-label="First-call rate by">{chips}</div>
            {table}
            <p class="sub">"The most certain rows come first. Where the bars overlap, the difference may be chance."</p>
        </section>
    }
    .into_any()
}

/// A handful has no rate.
fn is_judged(rate: &Rate) -> bool {
    rate.n >= ENOUGH_APPLICATIONS
}

/// The interval and the share; words where there are too few.
fn bar(rate: &Rate, max: f64) -> AnyView {
    if !is_judged(rate) {
        return view! { <span class="sub">{format!("a count until there are {}", format::count(ENOUGH_APPLICATIONS as usize))}</span> }
            .into_any();
    }
    let at = move |value: f64| format!("{:.2}%", value / max * 100.0);
    let label = format!(
        "{} of {}, likely between {} and {}",
        format::count(rate.k as usize),
        format::count(rate.n as usize),
        format::percent(rate.low),
        format::percent(rate.high)
    );
    view! {
        <svg role="img" aria-label=label>
            <rect class="track" width="100%" y="8" height="8" rx="4"></rect>
            <rect class="interval" x=at(rate.low) width=at((rate.high - rate.low).max(max * 0.01)) y="9" height="6" rx="3"></rect>
            {rate.value().map(|value| view! { <circle class="dot" cx=at(value) cy="12" r="5"></circle> })}
        </svg>
    }
    .into_any()
}
