//! Today: at most three things, then stop. Before anything is entered: the one question that leads to a first useful result. In quiet time: almost nothing.
//!
//! - `items`: what is due, from the reminders and the applications' next actions, as rows with one button each.
//! - `welcome`: the first minute.
//! - `summary`: the search and the money, in two figures.

mod items;
mod summary;
mod welcome;

use leptos::prelude::*;

use crate::components::live;

use crate::components::icon::{Icon, icon_small};
use crate::dom;
use crate::embed::{self, Embedded};
use crate::format;
use crate::page::notices;
use crate::route::{ReflectRoute, Route};
use crate::session::{Feedback, now, session};
use domain::change::{Change, Edit};
use domain::record::Kind;
use domain::reflection::quiet_state::{self, Quiet};
use items::{Item, items};

/// How many things are shown before "more".
const AT_ONCE: usize = 3;

pub fn screen() -> AnyView {
    dom::document().set_title("Today · Onward");
    let session = session();
    let empty = Memo::new(move |_| session.read(Kind::ALL, |model| !model.has_entries()));
    view! {
        <main id="main" tabindex="-1">
            {notices()}
            {live(move || if empty.get() { welcome::welcome() } else { embed::shown(Embedded::Day) })}
        </main>
    }
    .into_any()
}

/// The screen once something is entered. It is a chunk of its own: on the very first visit there is nothing for it to show.
pub fn body() -> AnyView {
    let session = session();
    let quiet = Memo::new(move |_| {
        session.today.track();
        session.read(&[Kind::QuietTime], |model| match quiet_state::state(model, now()) {
            Quiet::On { id, until, .. } => Some((id, until)),
            Quiet::ComingBack { .. } | Quiet::Off => None,
        })
    });
    live(move || match quiet.get() {
        Some((id, until)) => quiet_day(&id, until),
        None => day(),
    })
}

/// The line on top: the date, and that everything is saved.
fn top_line() -> AnyView {
    let session = session();
    let saved = match (session.is_sample(), session.handle().is_persistent()) {
        (true, _) => "Sample data",
        (false, true) => "Saved on this device",
        (false, false) => "Nothing is saved",
    };
    view! {
        <div class="bar today-line">
            <p class="sub grow">{live(move || format::weekday_day(session.today.get()))}</p>
            <a class="badge" href=Route::Data.href()>{saved}</a>
        </div>
    }
    .into_any()
}

/// An ordinary day.
fn day() -> AnyView {
    let session = session();
    let all = Memo::new(move |_| items(session));
    let more = RwSignal::new(false);
    let title = move || match all.with(Vec::len) {
        0 => "Nothing is due today.",
        1 => "One thing, then stop.",
        2 => "Two things, then stop.",
        _ => "Three things, then stop.",
    };
    let goal = move || session.settings().goal;
    let rows = move || {
        let shown = if more.get() { usize::MAX } else { AT_ONCE };
        all.with(|all| all.iter().take(shown).cloned().map(row).collect_view())
    };
    let left = move || all.with(Vec::len).saturating_sub(AT_ONCE);
    let rest = move || {
        (left() > 0).then(|| {
            let label = if more.get() { "Show three again".to_owned() } else { format!("{} more, none of them urgent", left()) };
            view! { <button class="btn quiet small" type="button" aria-expanded=more.get().to_string() on:click=move |_| more.update(|more| *more = !*more)>{label}</button> }
        })
    };
    view! {
        <div class="stack tight">
            {top_line()}
            <h1 tabindex="-1">{title}</h1>
            <p class="sub">{live(move || if goal().is_empty() {
                view! { <a href=Route::Settings.href()>"Set your career goal"</a> }.into_any()
            } else {
                view! { "Goal: "{goal()} }.into_any()
            })}</p>
        </div>
        <section class="section" aria-label="Due">
            <div class="rows">{rows}</div>
            {rest}
        </section>
        {summary::section()}
    }
    .into_any()
}

/// One thing: a round button that ticks it off where that is possible, the text, one button.
fn row(item: Item) -> AnyView {
    let session = session();
    let name = format!("Done: {}", item.title);
    let round = match item.done {
        Some(done) => {
            view! { <button class="round" type="button" aria-label=name on:click=move |_| drop(session.commit(done.clone(), Feedback::Toast))></button> }.into_any()
        }
        None => view! { <span class="round still" aria-hidden="true"></span> }.into_any(),
    };
    let later = item.later.map(
        |later| view! { <button class="btn small quiet" type="button" on:click=move |_| drop(session.commit(later.clone(), Feedback::Toast))>"Later"</button> },
    );
    let primary = if item.first { "btn small primary" } else { "btn small" };
    view! {
        <div class="row today-row">
            {round}
            <div class="grow"><strong>{item.title}</strong><span class="sub">{item.detail}</span></div>
            <div class="bar end">{later}<a class=primary href=item.href>{item.button}</a></div>
        </div>
    }
    .into_any()
}

/// Quiet time: nothing to do, and the way out of it.
fn quiet_day(id: &domain::id::Id, until: chrono::NaiveDateTime) -> AnyView {
    let session = session();
    let today = session.today.get_untracked();
    let id = id.clone();
    let end = move |_| {
        if let Some(before) = session.peek(|model| model.quiet_times.get(&id).cloned()) {
            let mut after = before.as_ref().clone();
            after.until = now();
            after.back = true;
            drop(session.commit(Change::one("Quiet time ended", Edit::update(id.clone(), &before, after)), Feedback::Toast));
        }
    };
    let when = format!("{}, {}", format::near_day(until.date(), today), format::time(until.time()));
    let due = items(session).into_iter().map(row).collect_view();
    view! {
        <div class="stack">
            {top_line()}
            <h1 tabindex="-1">"Nothing has to happen now."</h1>
            <p class="lead">"Your quiet time lasts until "{when}". Everything is saved, and nothing is counted against you."</p>
            <div class="rows">{due}</div>
            <div class="bar">
                <a class="btn" href=Route::Reflect(ReflectRoute::Diary).href()>"Write something down"</a>
                <a class="btn" href=Route::Reflect(ReflectRoute::Help).href()>"Talk to someone"{icon_small(Icon::Right)}</a>
                <button class="btn quiet" type="button" on:click=end>"End quiet time now"</button>
            </div>
        </div>
    }
    .into_any()
}
