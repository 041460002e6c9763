//! Today: at most three things, then stop. Before anything is kept: the one question that leads to a first useful result. In quiet time: almost nothing.
//!
//! - `items`: what is due, from the reminders and the applications' next actions, as lines with one button each.
//! - `welcome`: the first minute.
//! - `standing`: where the search and the money stand, in two figures.

mod items;
mod standing;
pub use standing::money_card;
mod welcome;

use leptos::prelude::*;

use crate::components::live;

use crate::components::icon::{Icon, icon_small};
use crate::dom;
use crate::embed::{self, Embedded};
use crate::format;
use crate::page::notices;
use crate::route::Route;
use crate::session::{Feedback, now, session};
use domain::change::{Change, Edit};
use domain::record::Kind;
use domain::reflection::quiet_state::{self, Quiet};
use items::{Item, items};

/// How many things stand on the screen before "more".
const AT_ONCE: usize = 3;

/// The screen.
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

/// What stands on it once something is kept. It comes as a part of its own: on the very first visit there is nothing for it to show.
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
        Some((id, until)) => still(&id, until),
        None => day(),
    })
}

/// The line on top: the day, and that everything is kept.
fn top_line() -> AnyView {
    let session = session();
    let kept = if session.handle().is_persistent() { "Saved on this device" } else { "Nothing is kept" };
    view! {
        <div class="bar today-line">
            <p class="sub grow">{live(move || format::weekday_day(session.today.get()))}</p>
            {live(move || if crate::more::sample::present() {
                crate::more::sample::badge()
            } else {
                view! { <a class="badge" href=Route::Data.href()>{kept}</a> }.into_any()
            })}
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
    let lines = move || {
        let shown = if more.get() { usize::MAX } else { AT_ONCE };
        all.with(|all| all.iter().take(shown).cloned().map(line).collect_view())
    };
    let left = move || all.with(Vec::len).saturating_sub(AT_ONCE);
    let rest = move || {
        (left() > 0).then(|| {
            let words = if more.get() { "Show three again".to_owned() } else { format!("{} more, none of them today’s worry", left()) };
            view! { <button class="btn quiet small" type="button" aria-expanded=more.get().to_string() on:click=move |_| more.update(|more| *more = !*more)>{words}</button> }
        })
    };
    view! {
        <div class="stack tight">
            {top_line()}
            <h1 tabindex="-1">{title}</h1>
            <p class="sub">{live(move || if goal().is_empty() {
                view! { <a href=Route::Settings.href()>"Write down what you are aiming for"</a> }.into_any()
            } else {
                view! { "Toward: "{goal()} }.into_any()
            })}</p>
        </div>
        <section class="section" aria-label="Due">
            <div class="rows">{lines}</div>
            {rest}
        </section>
        {standing::section()}
    }
    .into_any()
}

/// One thing: a round box where it can be ticked off, the words, one button.
fn line(item: Item) -> AnyView {
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
            <div class="grow"><strong>{item.title}</strong><span class="sub">{item.line}</span></div>
            <div class="bar end">{later}<a class=primary href=item.href>{item.button}</a></div>
        </div>
    }
    .into_any()
}

/// Quiet time: nothing to do, and the way out of it.
fn still(id: &domain::id::Id, until: chrono::NaiveDateTime) -> AnyView {
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
    let conversations = items(session).into_iter().map(line).collect_view();
    view! {
        <div class="stack">
            {top_line()}
            <h1 tabindex="-1">"Nothing has to happen now."</h1>
            <p class="lead">"You took time until "{when}". Everything is kept, nothing is counted against you."</p>
            <div class="rows">{conversations}</div>
            <div class="bar">
                <a class="btn" href="#/reflect/journal">"Write something down"</a>
                <a class="btn" href="#/reflect/help">"Talk to someone"{icon_small(Icon::Right)}</a>
                <button class="btn quiet" type="button" on:click=end>"I am ready before that"</button>
            </div>
        </div>
    }
    .into_any()
}
