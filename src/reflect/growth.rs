//! Growth: which themes come up again, what was tried and what the funnel says since, how soon the next step came, how strong it felt before and after.
//! Told in what was done and learnt. No score, no streak.

use crate::route::ReflectRoute;
use domain::letter_case::SmallLetters;
use leptos::prelude::*;

use super::rows::{back, empty, head, row, step, title};
use crate::components::figure::figure;
use crate::components::how::how;
use crate::components::range::{Range, range};
use crate::format;
use crate::page::page;
use crate::session::session;
use domain::choice::Choice;
use domain::growth::{self, Measure, ThemeCount, TriedAction};
use domain::record::Kind;
use domain::reflection::Theme;
use domain::stats::Rate;

const KINDS: &[Kind] = &[Kind::Application, Kind::Reflection, Kind::QuietTime, Kind::Clue, Kind::Action, Kind::Question, Kind::Settings];

/// The screen.
pub fn screen() -> AnyView {
    page("Growth", "flow", back(), view! { {super::distance::distance} {themes} {experiments} {bounce_backs} {strengths} {log} }.into_any())
}

fn section(title: &'static str, content: AnyView) -> AnyView {
    view! { <section class="section"><h2>{title}</h2>{content}</section> }.into_any()
}

fn themes() -> AnyView {
    let rows = session().read(KINDS, growth::themes);
    if rows.is_empty() {
        return section(
            "What comes up again",
            empty(
                "The themes of your clues and insights are counted here: what comes up again, and what of it you can change.",
                step(ReflectRoute::New, "Begin a reflection"),
            ),
        );
    }
    let most = rows.iter().map(|row| row.clues + row.insights).max().unwrap_or(1).max(1);
    let bars = rows
        .iter()
        .map(|row| {
            let all = row.clues + row.insights;
            view! {
                <div class="theme-row">
                    <span>{row.theme.label()}</span>
                    <span class="theme-bar" aria-hidden="true"><i style:width=format!("{}%", all * 100 / most)></i></span>
                    {figure(format!("theme_{}", theme_metric(row.theme)), Some(all as f64), format::count(all))}
                </div>
            }
        })
        .collect_view();
    let top = rows.first().map(|row| {
        let mine =
            if row.mine > 0 { format!("; {} of them you can change, at least in part", format::count(row.mine)) } else { String::new() };
        format!("{} came up most: {}{mine}.", row.theme.label(), format::plural((row.clues + row.insights) as i64, "time", "times"))
    });
    let table = rows.iter().map(theme_line).collect_view();
    section(
        "What comes up again",
        view! {
            <p>{top}</p>
            <div class="themes">{bars}</div>
            {how(rows.iter().map(ThemeCount::working).collect())}
            <details><summary>"Table by month"</summary><div class="scroll-x" tabindex="0" role="region" aria-label="Themes by month"><table>
                <thead><tr><th scope="col">"Theme"</th><th scope="col" class="n">"Clues"</th><th scope="col" class="n">"Insights"</th><th scope="col">"When"</th></tr></thead>
                <tbody>{table}</tbody>
            </table></div></details>
        }
        .into_any(),
    )
}

/// How the figure of a theme is named for whoever reads the page by program.
fn theme_metric(theme: Theme) -> &'static str {
    match theme {
        Theme::NotMine => "not_mine_to_change",
        _ => theme.key(),
    }
}

fn theme_line(row: &ThemeCount) -> impl IntoView + use<> {
    let months = row.by_month.iter().filter_map(|(year, month, count)| {
        let first = chrono::NaiveDate::from_ymd_opt(*year, *month, 1)?;
        Some(format!("{} ({})", format::month(first), format::count(*count)))
    });
    let months: Vec<String> = months.collect();
    view! { <tr><th scope="row">{row.theme.label()}</th><td class="n">{format::count(row.clues)}</td><td class="n">{format::count(row.insights)}</td><td>{months.join(", ")}</td></tr> }
}

fn experiments() -> AnyView {
    let session = session();
    let today = session.today.get();
    let rows = session.read(KINDS, |model| growth::experiments(model, today));
    if rows.is_empty() {
        return section(
            "What you tried",
            empty(
                "Each next step you have done appears here, with what came of your applications before and after it.",
                step(ReflectRoute::Actions, "Plan a next step"),
            ),
        );
    }
    let rows = rows.iter().map(experiment).collect_view();
    section("What you tried", view! { <div class="stack">{rows}</div> }.into_any())
}

/// A step that was done, with the funnel on both sides of its day.
fn experiment(experiment: &TriedAction) -> AnyView {
    let today = session().today.get_untracked();
    let what = match experiment.measure {
        Measure::FirstContact => "applications that led to a first call",
        Measure::InterviewLedOn => "conversations that led on",
    };
    let max = [experiment.before, experiment.after].iter().filter(|r| r.n > 0).map(|r| r.high).fold(0.05_f64, f64::max);
    let side = |name: &'static str, rate: &Rate| {
        let metric = format!("tried_{}_{}", name.small_letters(), experiment.action);
        if rate.n == 0 {
            return view! { <div><p class="sub">{name}": "{figure(metric, None, "nothing old enough to count")}</p></div> }.into_any();
        }
        let share = f64::from(rate.k) / f64::from(rate.n);
        let words = format!(
            "{} of {} {what}; likely range {} to {}",
            format::count(rate.k as usize),
            format::count(rate.n as usize),
            format::percent(rate.low),
            format::percent(rate.high)
        );
        let picture = Range {
            max,
            interval: Some((rate.low, rate.high)),
            estimate: Some(share),
            band: None,
            ends: (format::count(0), String::new(), format::percent(max)),
            label: format!("{name}: {words}"),
        };
        view! { <div><p class="sub">{name}": "{figure(metric, Some(share), words)}</p>{range(picture)}</div> }.into_any()
    };
    let helped = experiment.helped.map(|h| format!(" · {}", h.name().small_letters())).unwrap_or_default();
    let waiting = (experiment.waiting > 0).then(
        || view! { <p class="tiny">{format!("{} since then: too recent to count.", format::count(experiment.waiting as usize))}</p> },
    );
    view! {
        <div class="card stack tight">
            {head(experiment.sentence.clone())}
            <p class="sub">{format!("done {}{helped}", format::ago(experiment.on, today))}</p>
            {side("Before", &experiment.before)}
            {side("Since", &experiment.after)}
            <p>{experiment.change.words()}</p>
            {waiting}
            {how(experiment.workings())}
        </div>
    }
    .into_any()
}

fn bounce_backs() -> Option<AnyView> {
    let session = session();
    let today = session.today.get();
    let rows = session.read(KINDS, |model| growth::bounce_backs(model, today));
    if rows.is_empty() {
        return None;
    }
    let lines = rows.iter().rev().take(12).map(|bounce| {
        let words = match (bounce.days(), bounce.quiet) {
            (Some(days), quiet) if quiet > 0 => {
                format!("{}, {} of quiet time left out", format::plural(days, "day", "days"), format::plural(quiet, "day", "days"))
            }
            (Some(0), _) => "the same day".to_owned(),
            (Some(days), _) => format::plural(days, "day", "days"),
            (None, _) => "not yet".to_owned(),
        };
        let days = bounce.days().map(|days| days as f64);
        view! { <tr><th scope="row" dir="auto">{bounce.company.clone()}</th><td>{format::full_day(bounce.rejected_on)}</td><td>{figure(format!("bounce_{}", bounce.application), days, words)}</td></tr> }
    });
    let newest = rows.len().saturating_sub(12);
    let shown = rows.get(newest..).unwrap_or_default();
    let most = shown.iter().filter_map(growth::BounceBack::days).max().unwrap_or(0).max(1);
    let bars = shown.iter().map(|bounce| {
        let days = bounce.days();
        let words = days.map_or_else(|| "not yet".to_owned(), |days| format::plural(days, "day", "days"));
        view! {
            <div class="theme-row days">
                <span class="clip" dir="auto">{bounce.company.clone()}</span>
                <span class="theme-bar" aria-hidden="true"><i style:width=format!("{}%", days.unwrap_or(0).max(0) * 100 / most)></i></span>
                <span>{words}</span>
            </div>
        }
    });
    let bars = bars.collect_view();
    let table = view! {
        <p class="sub">"Days from a rejection after a call or an interview to the next thing you did, the oldest first. Quiet time you took on purpose is left out."</p>
        <div class="themes">{bars}</div>
        <details><summary>"Table"</summary><div class="scroll-x" tabindex="0" role="region" aria-label="Days from a rejection to the next step"><table><thead><tr><th scope="col">"Company"</th><th scope="col">"Turned down"</th><th scope="col">"Next step after"</th></tr></thead><tbody>{lines.collect_view()}</tbody></table></div></details>
        {how(rows.iter().rev().take(12).filter_map(|bounce| bounce.working(format::full_day)).collect())}
    };
    Some(section("After a rejection", table.into_any()))
}

fn strengths() -> Option<AnyView> {
    let rows = session().read(KINDS, growth::strengths);
    if rows.is_empty() {
        return None;
    }
    let at = |value: u8| format!("{}%", 2 + u32::from(value) * 96 / 10);
    let lines = rows.iter().rev().take(12).map(|pair| {
        let (low, high) = (pair.before.min(pair.after), pair.before.max(pair.after));
        let (before, after) = (format::count(pair.before.into()), format::count(pair.after.into()));
        let label = format!("{}: from {before} to {after} of {}", pair.title, format::count(10));
        let (x, wide) = (at(low), format!("{}%", u32::from(high - low) * 96 / 10));
        view! {
            <div class="pair">
                <a href=ReflectRoute::Document(Some(pair.reflection.clone())).href() dir="auto">{pair.title.clone()}</a>
                <svg role="img" aria-label=label><rect class="track" x="0" y="7" width="100%" height="6" rx="3"></rect><rect class="interval" x=x y="8" width=wide height="4"></rect><circle class="was" cx=at(pair.before) cy="10" r="5"></circle><circle class="dot" cx=at(pair.after) cy="10" r="6"></circle></svg>
                <span class="sub">{format!("{before} to {after}")}</span>
            </div>
        }
    });
    let content = view! {
        <p class="sub">"How strong the feeling was when you started a reflection (ring) and when you finished it (dot), from 0 to 10. It may go either way."</p>
        <div class="pairs">{lines.collect_view()}</div>
    };
    Some(section("Before and after writing", content.into_any()))
}

fn log() -> Option<AnyView> {
    let rows = session().read(KINDS, growth::log);
    if rows.is_empty() {
        return None;
    }
    let lines = rows.into_iter().take(20).map(|line| {
        let parts = [line.clues, line.insights, line.actions.into_iter().map(|(_, sentence)| sentence).collect()];
        let names = ["Clue", "Insight", "Next step"];
        let items = names.into_iter().zip(parts).flat_map(|(name, texts)| texts.into_iter().map(move |text| view! { <li><span class="tiny">{name}" "</span><span dir="auto">{title(&text)}</span></li> }));
        let items = items.collect_view();
        view! { <div class="request stack tight">{row(ReflectRoute::Document(Some(line.reflection.clone())).href(), title(&line.title), format::full_day(line.on), ().into_any())}<ul class="list">{items}</ul></div> }
    });
    Some(section("What led to what", view! { <div class="rows">{lines.collect_view()}</div> }.into_any()))
}
