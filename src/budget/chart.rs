//! The scenarios as a chart. A finger, a mouse or the arrow keys move along it and read each day's balance and what changed it; the same figures are in the
//! table below it.

use std::fmt::Write as _;
use std::sync::Arc;

use leptos::prelude::*;

use crate::components::how::once_open;
use crate::components::live;
use domain::sort_compact::SortCompact;
use leptos::wasm_bindgen::JsCast;

use super::display::{home, money, whole};
use super::scenarios::{Drawn, Lines, ScenarioKind, View};
use crate::exporting::drawing::save_as;
use crate::format;
use crate::session::session;
use exchange::out::picture::{Drawing, Line, Picture};

/// The chart's coordinates, in units of its view box.
#[derive(Clone, Copy)]
struct Frame {
    width: f64,
    height: f64,
    span: f64,
    top: f64,
    bottom: f64,
}

/// Room above the highest balance, and below the ground for the dates.
const ABOVE: f64 = 14.0;
const BELOW: f64 = 26.0;

impl Frame {
    fn of(lines: &Lines, wide: bool) -> Self {
        let span = lines.span();
        let seen = |drawn: &Drawn| drawn.simulation.balances.iter().take(last(drawn, span) as usize + 1).copied().max().unwrap_or(0);
        let high = lines.drawn.iter().map(seen).max().unwrap_or(0).max(lines.budget.buffer * 5 / 4).max(1);
        let low = lines.budget.cash.min(0);
        let (width, height) = if wide { (560.0, 240.0) } else { (350.0, 176.0) };
        Self { width, height, span: f64::from(span), top: high as f64, bottom: low as f64 }
    }

    fn x(self, day: u32) -> f64 {
        f64::from(day) / self.span * self.width
    }

    fn y(self, balance: i64) -> f64 {
        let share = (balance as f64 - self.bottom) / (self.top - self.bottom);
        ABOVE + (1.0 - share.clamp(0.0, 1.0)) * (self.height - ABOVE - BELOW)
    }
}

/// The last day a line is drawn for: its shortfall, or the picture's end.
fn last(drawn: &Drawn, span: u32) -> u32 {
    drawn.simulation.runway_days.unwrap_or(span).min(span)
}

/// The chart, the reading of a day, and the table.
pub fn chart(view: View) -> AnyView {
    let session = session();
    let day = RwSignal::new(None::<u32>);
    let frame = Memo::new_with_compare(move |_| view.lines.with(|lines| Frame::of(lines, session.wide.get())), |_, _| true);
    let drawing = move || view.lines.with(|lines| drawn(lines, frame.get(), view.read.get()));
    let cursor = move || {
        let day = day.get()?;
        let frame = frame.get();
        let dots = view.lines.with(|lines| {
            let dot = |drawn: &Drawn| {
                let y = frame.y(drawn.simulation.balances.get(day as usize).copied()?);
                (day <= last(drawn, frame.span as u32)).then(|| view! { <circle class=format!("dot line{}", drawn.line.suffix()) cx=frame.x(day).to_string() cy=y.to_string() r="4"></circle> })
            };
            lines.drawn.iter().filter_map(dot).collect_view()
        });
        let x = frame.x(day).to_string();
        Some(view! { <line class="cursor" x1=x.clone() x2=x y1="0" y2=(frame.height - BELOW).to_string()></line>{dots} })
    };
    let reading = Memo::new(move |_| day.get().map(|day| view.lines.with(|lines| read(lines, view.read.get(), day))));
    let span = move || frame.with(|frame| frame.span as u32);
    let walk = move |event: leptos::ev::KeyboardEvent| {
        let now = day.get_untracked().map_or(-1, i64::from);
        let to = match event.key().as_str() {
            "ArrowRight" | "ArrowUp" => now + 1,
            "ArrowLeft" | "ArrowDown" => now - 1,
            "PageUp" => now + 30,
            "PageDown" => now - 30,
            "Home" => 0,
            "End" => i64::from(span()),
            _ => return,
        };
        event.prevent_default();
        day.set(Some(to.clamp(0, i64::from(span())) as u32));
    };
    let follow = move |event: leptos::ev::PointerEvent| {
        let Some(place) = event.current_target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) else { return };
        let rect = place.get_bounding_client_rect();
        if rect.width() > 0.0 {
            let share = (f64::from(event.client_x()) - rect.left()) / rect.width();
            day.set(Some((share.clamp(0.0, 1.0) * f64::from(span())).round() as u32));
        }
    };
    let spoken = move || {
        let day = day.get().unwrap_or(0);
        view.lines.with(|lines| format::full_day(lines.budget.date(day)))
    };
    view! {
        <figure class="runway">
            <div class="runway-walk" role="slider" tabindex="0" aria-label="Day on the chart" aria-valuemin="0" aria-valuemax=move || span().to_string()
                aria-valuenow=move || day.get().unwrap_or(0).to_string() aria-valuetext=spoken on:keydown=walk on:pointerdown=follow on:pointermove=follow>
                <svg viewBox=move || { let f = frame.get(); format!("0 0 {} {}", f.width, f.height) } aria-hidden="true">{drawing}{cursor}</svg>
            </div>
            <p class="runway-read" aria-live="polite">
                {live(move || reading.get().unwrap_or_else(|| "Tap the chart or use the arrow keys to read a day.".to_owned()))}
            </p>
            {table(view)}
        </figure>
    }
    .into_any()
}

/// The ways to save the chart.
pub fn save(view: View) -> AnyView {
    save_as("runway", move || Some(view.lines.with_untracked(|lines| picture(lines, view.read.get_untracked()))))
}

/// The chart as a picture to share, with what it says of the line that is read.
fn picture(lines: &Arc<Lines>, read: ScenarioKind) -> Picture {
    let (frame, today) = (Frame::of(lines, true), session().today.get_untracked());
    let height = |balance: i64| (balance as f64 - frame.bottom) / (frame.top - frame.bottom);
    let line = |drawn: &Drawn| Line {
        name: drawn.line.name().to_owned(),
        points: (0..=last(drawn, frame.span as u32))
            .map(|day| (f64::from(day) / frame.span, height(drawn.simulation.balances.get(day as usize).copied().unwrap_or_default())))
            .collect(),
        end: drawn.simulation.runway_days.map(|day| format::full_day(lines.budget.date(day))),
    };
    let until = lines.of(read).and_then(|drawn| drawn.simulation.runway_days);
    Picture {
        title: until.map_or_else(
            || "The money lasts longer than is calculated".to_owned(),
            |day| format!("The money lasts until {}", format::full_day(lines.budget.date(day))),
        ),
        under: format!("As of {}, {}.", format::full_day(today), read.phrase()),
        drawing: Drawing::Lines {
            lines: lines.drawn.iter().map(line).collect(),
            levels: levels(frame).into_iter().map(|level| (height(level), whole(level))).collect(),
            begin: "now".to_owned(),
        },
    }
}

/// A day in words: the balance, and what moved it.
fn read(lines: &Arc<Lines>, line: ScenarioKind, day: u32) -> String {
    let Some(drawn) = lines.of(line) else { return String::new() };
    let (budget, today) = (&lines.budget, session().today.get());
    let balance = drawn.simulation.balances.get(day as usize).copied().unwrap_or_default();
    let mut text = format!("{}: {} left, {}.", format::short_day(budget.date(day), today), money(balance), line.phrase());
    let moved = budget.movements(&drawn.scenario, day, day);
    for (n, movement) in moved.iter().enumerate() {
        let name = budget.flows.get(movement.flow).map_or("", |flow| flow.name.as_str());
        let sign = if movement.amount > 0 { "+" } else { "−" };
        let _ = write!(text, "{}{name} {sign}{}", if n == 0 { " " } else { ", " }, money(movement.amount.saturating_abs()));
    }
    if !moved.is_empty() {
        text.push('.');
    }
    text
}

/// Round balances to draw a line at.
fn levels(frame: Frame) -> Vec<i64> {
    let step = round_step((frame.top - frame.bottom) / 3.0, 10_f64.powi(home().exponent() as i32));
    (1..=5).map(|n| step * f64::from(n)).take_while(|level| *level < frame.top).map(|level| level as i64).collect()
}

fn drawn(lines: &Arc<Lines>, frame: Frame, read: ScenarioKind) -> AnyView {
    let ground = frame.height - BELOW;
    let grid = levels(frame).into_iter().map(|level| {
        let y = frame.y(level);
        view! {
            <line class="grid" x1="0" x2=frame.width.to_string() y1=y.to_string() y2=y.to_string()></line>
            <text class="level" x=frame.width.to_string() y=(y - 4.0).to_string()>{whole(level)}</text>
        }
    });
    let grid = grid.collect_view();
    let buffer = (lines.budget.buffer > 0).then(|| {
        let y = frame.y(lines.budget.buffer);
        view! {
            <line class="buffer" x1="0" x2=frame.width.to_string() y1=y.to_string() y2=y.to_string()></line>
            <text class="level" x=frame.width.to_string() y=(y + 12.0).to_string()>"buffer"</text>
        }
    });
    // The line that is read lies on top.
    let mut order: Vec<&Drawn> = lines.drawn.iter().collect();
    order.sort_compact_by_key(|drawn| drawn.line == read);
    let paths = order.into_iter().map(|drawn| one(drawn, frame, drawn.line == read, ground)).collect_view();
    view! {
        {grid}{buffer}
        <line class="ground" x1="0" x2=frame.width.to_string() y1=ground.to_string() y2=ground.to_string()></line>
        {paths}
        {dates(lines, frame)}
    }
    .into_any()
}

fn one(drawn: &Drawn, frame: Frame, read: bool, ground: f64) -> AnyView {
    let (path, end) = path(drawn, frame);
    let class = format!("line{}{}", drawn.line.suffix(), if read { " read" } else { "" });
    let area = read.then(|| view! { <path class="area" d=format!("{path}V{ground}H0Z")></path> });
    let dot = drawn.simulation.runway_days.filter(|day| f64::from(*day) <= frame.span).map(|day| {
        view! { <circle class=format!("end line{}", drawn.line.suffix()) cx=frame.x(day).to_string() cy=end.to_string() r=if read { "5" } else { "3" }></circle> }
    });
    view! { {area}<path class=class d=path></path>{dot} }.into_any()
}

/// A line as a path: level from change to change, and down to its end. Gives the height of its end too.
fn path(drawn: &Drawn, frame: Frame) -> (String, f64) {
    let until = last(drawn, frame.span as u32);
    let mut path = String::new();
    let mut before = None;
    for day in 0..=until {
        let balance = drawn.simulation.balances.get(day as usize).copied().unwrap_or_default();
        let y = frame.y(balance);
        match before {
            None => _ = write!(path, "M0 {y:.1}"),
            // From one change straight to the next: the slope is what the eye follows.
            Some(old) if old != balance || day == until => _ = write!(path, "H{:.1}V{y:.1}", frame.x(day)),
            Some(_) => {}
        }
        before = Some(balance);
    }
    (path, frame.y(before.unwrap_or_default()))
}

/// "now" and the days of shortfall, kept apart; what finds no room is left to the switches below.
fn dates(lines: &Lines, frame: Frame) -> AnyView {
    let y = (frame.height - 8.0).to_string();
    let today = session().today.get();
    let mut taken = 30.0;
    let mut ends: Vec<u32> =
        lines.drawn.iter().filter_map(|drawn| drawn.simulation.runway_days).filter(|day| f64::from(*day) <= frame.span).collect();
    ends.sort_compact();
    ends.dedup();
    let mut words = Vec::new();
    for day in ends {
        let shown = format::short_day(lines.budget.date(day), today);
        let half = shown.chars().count() as f64 * 3.4;
        let x = frame.x(day).clamp(taken + half, f64::max(frame.width - half, taken + half));
        if x + half <= frame.width + 1.0 {
            taken = x + half + 8.0;
            words.push(view! { <text class="when" x=x.to_string() y=y.clone()>{shown}</text> });
        }
    }
    view! { <text class="now" x="0" y=y>"now"</text>{words} }.into_any()
}

/// A round distance near a wish: 1, 2 or 5 times a power of ten units.
fn round_step(wish: f64, unit: f64) -> f64 {
    let mut step = unit;
    loop {
        for factor in [1.0, 2.0, 5.0] {
            if step * factor >= wish {
                return step * factor;
            }
        }
        step *= 10.0;
    }
}

/// The ends of the months, line by line.
fn table(view: View) -> AnyView {
    let rows = move || {
        let today = session().today.get();
        view.lines.with(|lines| {
            let span = lines.span();
            let ends = (0..=span).filter(|day| {
                let next = lines.budget.date(day + 1);
                chrono::Datelike::day(&next) == 1 || *day == span
            });
            ends.map(|day| {
                let cells = lines.drawn.iter().map(|drawn| view! { <td class="n">{money(drawn.simulation.balances.get(day as usize).copied().unwrap_or_default())}</td> }).collect_view();
                view! { <tr><th scope="row">{format::short_day(lines.budget.date(day), today)}</th>{cells}</tr> }
            })
            .collect_view()
        })
    };
    let head = move || {
        view.lines.with(|lines| lines.drawn.iter().map(|drawn| view! { <th scope="col" class="n">{drawn.line.name()}</th> }).collect_view())
    };
    let body = move || {
        view! {
            <div class="scroll-x" tabindex="0" role="region" aria-label="Balances at the end of each month"><table>
                <thead><tr><th scope="col">"End of day"</th>{head}</tr></thead>
                <tbody>{rows}</tbody>
            </table></div>
        }
        .into_any()
    };
    once_open("", view! { <summary>"As a table"</summary> }.into_any(), body)
}
