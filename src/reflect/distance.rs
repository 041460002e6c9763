//! The distance in both directions, on the screen of growth: behind, what was done and learnt by month; ahead, how many applications it may take.

use leptos::prelude::*;

use crate::components::figure::figure;
use crate::components::{done, live};
use crate::derived;
use crate::exporting::drawing::save_as;
use crate::format;
use crate::session::session;
use domain::funnel::Needed;
use domain::growth::distance::{Distance, Month};
use domain::record::Kind;
use exchange::out::picture::{Drawing, Picture};

const KINDS: &[Kind] = &[Kind::Application, Kind::Question, Kind::Reflection, Kind::Clue, Kind::Action];

/// The section; nothing before the first application.
pub fn distance() -> AnyView {
    let session = session();
    live(move || {
        let figures = derived::figures().get();
        let distance = session.read(KINDS, |model| Distance::of(model, &figures, session.today.get()));
        let began_on = distance.began_on?;
        Some(view! {
            <section class="section">
                <h2>"How far you have come"</h2>
                <p>{format!("Since {}: ", format::full_day(began_on))}{done::words(&distance.behind)}"."</p>
                {months(&distance.months)}
                {save_as("growth", picture)}
            </section>
            <section class="section">
                <h2>"How far it may be"</h2>
                {ahead(&distance)}
            </section>
        })
    })
}

/// The months as a picture to share.
fn picture() -> Option<Picture> {
    let session = session();
    let figures = derived::figures().get_untracked();
    let distance = session.peek(|model| Distance::of(model, &figures, session.today.get_untracked()));
    Some(Picture {
        title: "What I did and learnt, by month".to_owned(),
        under: format!("Since {}: {}.", format::full_day(distance.began_on?), done::words(&distance.behind)),
        drawing: Drawing::Bars(distance.months.iter().map(|month| (format::month(month.first), month.done.all())).collect()),
    })
}

/// A bar a month, and the table behind it.
fn months(months: &[Month]) -> AnyView {
    let most = months.iter().map(|month| month.done.all()).max().unwrap_or(0).max(1);
    let bars = months.iter().map(|month| {
        let all = month.done.all();
        view! {
            <div class="theme-row days">
                <span>{format::month(month.first)}</span>
                <span class="theme-bar" aria-hidden="true"><i style:width=format!("{}%", all * 100 / most)></i></span>
                {figure(format!("done_{}", month.first.format("%Y-%m")), Some(f64::from(all)), format::count(all as usize))}
            </div>
        }
    });
    let lines = months.iter().map(|month| {
        let done = month.done;
        let cells = [done.sent, done.written, done.answered, done.rehearsed, done.learnt, done.steps];
        view! { <tr><th scope="row">{format::month(month.first)}</th>{cells.map(|n| view! { <td class="n">{format::count(n as usize)}</td> }).into_iter().collect_view()}</tr> }
    });
    let heads = ["Sent", "Letters", "Replies", "Rehearsed", "Learnt", "Steps"];
    view! {
        <div class="themes">{bars.collect_view()}</div>
        <details><summary>"Table by month"</summary><div class="scroll-x" tabindex="0" role="region" aria-label="Distance by month"><table>
            <thead><tr><th scope="col">"Month"</th>{heads.map(|head| view! { <th scope="col" class="n">{head}</th> }).into_iter().collect_view()}</tr></thead>
            <tbody>{lines.collect_view()}</tbody>
        </table></div></details>
    }
    .into_any()
}

/// How many more applications give an even, a likely and a nearly certain chance of the next first call, and of an offer.
fn ahead(distance: &Distance) -> AnyView {
    let rows = [("another first call", "to_contact", distance.to_contact), ("an offer", "to_offer", distance.to_offer)];
    let known: Vec<(&str, &str, Needed)> = rows.into_iter().filter(|(.., needed)| needed.p50.is_some()).collect();
    if known.is_empty() {
        return view! { <p class="sub">"Not enough applications yet to say. From ten on, this shows how many more it may take to the next first call."</p> }.into_any();
    }
    let chances = |needed: &Needed| [("1 in 2", "p50", needed.p50), ("4 in 5", "p80", needed.p80), ("19 in 20", "p95", needed.p95)];
    let blocks = known.iter().map(|(what, metric, needed)| {
        let most = chances(needed).iter().filter_map(|(.., n)| *n).max().unwrap_or(1).max(1);
        let bars = chances(needed).into_iter().filter_map(|(chance, key, n)| {
            let n = n?;
            let shown = Needed::words(n).map_or_else(|| format::count(n as usize), str::to_owned);
            Some(view! {
                <div class="theme-row days">
                    <span>{format!("{chance} chance")}</span>
                    <span class="theme-bar" aria-hidden="true"><i style:width=format!("{}%", u64::from(n) * 100 / u64::from(most))></i></span>
                    {figure(format!("{metric}_{key}"), Some(f64::from(n)), shown)}
                </div>
            })
        });
        view! { <h3>{format!("More applications until {what}")}</h3><div class="themes">{bars.collect_view()}</div> }
    });
    view! { {blocks.collect_view()}<p class="sub">"From your own rate so far. Each one you send is one of them."</p> }.into_any()
}
