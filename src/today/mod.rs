//! Today: at most five things, then stop. Before anything is entered: the one question that leads to a first useful result. In quiet time: almost nothing.
//!
//! - `facts`: what is shown, worked out once. - `items`: the lines, with one button each. - `goal`: the goal, edited where it is shown.
//! - `week`: what comes next, what is ahead, what was done and learnt.
//! - `welcome`: the first minute.
//! - `summary`: the search and the money, in two figures.

mod facts;
mod goal;
mod items;
mod summary;
mod week;
mod welcome;

use domain::letter_case;
use leptos::prelude::*;

use crate::components::live;

use crate::components::icon::{Icon, icon_small};
use crate::dom;
use crate::embed::{self, Embedded};
use crate::format;
use crate::install;
use crate::page::notices;
use crate::route::{BudgetEdit, ReflectRoute, Route, Target};
use crate::session::{Feedback, now, session};
use domain::change::{Change, Edit};
use domain::day::{self, Answer, settle};
use domain::record::Kind;
use domain::reflection::quiet_state::{self, Quiet};
use items::{Item, items, number_word};

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
    let (sample, kept) = (session.is_sample(), session.handle().is_persistent());
    let saved = move || match (sample, kept, session.saving.get()) {
        (true, ..) => "Sample data",
        (false, false, _) => "Nothing is saved",
        (false, true, true) => "Saving…",
        (false, true, false) => "Saved on this device",
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
    facts::look_at_the_clock();
    let (facts, lines) = (facts::facts(), facts::lines());
    let all = Memo::new(move |_| lines.with(|lines| lines.len()));
    let most = Memo::new(move |_| facts.with(|facts| facts.most));
    let more = RwSignal::new(false);
    let shown = Memo::new(move |_| items(session, if more.get() { usize::MAX } else { most.get() }));
    let after_rejection = move || most.get() < day::AT_MOST;
    let title = move || {
        let shown = all.get().min(most.get());
        match (after_rejection(), shown) {
            (_, 0) => "Nothing is due today.".to_owned(),
            (true, 1) => "One small thing, if you like.".to_owned(),
            (true, _) => "One thing is enough today.".to_owned(),
            (false, 1) => "One thing, then stop.".to_owned(),
            (false, n) => format!("{} things, then stop.", capital(&number_word(n))),
        }
    };
    let rows = move || shown.get().into_iter().map(row).collect_view();
    let left = move || all.get().saturating_sub(most.get());
    let rest = move || {
        (left() > 0).then(|| {
            let label = if more.get() { "Show fewer".to_owned() } else { format!("{} more, when you are ready", left()) };
            view! { <button class="btn quiet small" type="button" aria-expanded=more.get().to_string() on:click=move |_| more.update(|more| *more = !*more)>{label}</button> }
        })
    };
    let due = move || {
        if all.get() == 0 {
            return week::next(after_rejection()).into_any();
        }
        view! { <section class="section" aria-label="Due"><div class="rows">{rows}</div>{rest}</section> }.into_any()
    };
    view! {
        <div class="stack tight">
            {top_line()}
            <h1 tabindex="-1">{title}</h1>
            {goal::goal()}
        </div>
        {live(due)}
        {quick_actions()}
        {install::card()}
        {week::thought()}
        {week::ahead()}
        {week::done()}
        {summary::section()}
    }
    .into_any()
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| std::iter::once(letter_case::capital(first)).chain(letters).collect())
}

/// What can be entered from here, whatever is due.
fn quick_actions() -> AnyView {
    let add = |label: &'static str, route: Route| view! { <a class="btn small" href=route.href()>{icon_small(Icon::Plus)}{label}</a> };
    view! {
        <nav class="bar quick" aria-label="Quick actions">
            {add("Application", Route::AddApplication(String::new()))}
            {add("Expense", Route::BudgetEdit(BudgetEdit::Spending(Target::New)))}
            <a class="btn small warm" href=Route::Reflect(ReflectRoute::TurnedDown(None)).href()>"I was turned down"</a>
        </nav>
    }
    .into_any()
}

/// One line: a round button for what is done, the text, one button, and the two other answers.
fn row(item: Item) -> AnyView {
    let session = session();
    let line = StoredValue::new(item.line);
    let title = item.title.clone();
    let answer = move |answer: Answer| {
        let today = session.today.get_untracked();
        let change = line.with_value(|line| session.peek(|model| settle::settle(model, line, answer, today, || session.new_id())));
        drop(session.commit(change, Feedback::Toast));
    };
    let other = |which: Answer| {
        let name = format!("{}: {title}", which.label());
        view! { <button class="btn small quiet" type="button" aria-label=name on:click=move |_| answer(which)>{which.label()}</button> }
    };
    let done = format!("{}: {title}", Answer::Done.label());
    let primary = if item.first { "btn small primary" } else { "btn small" };
    view! {
        <div class="row today-row">
            <button class="round" type="button" aria-label=done on:click=move |_| answer(Answer::Done)></button>
            <div class="grow">
                <strong dir="auto">{item.title}</strong>
                <span class="sub" dir="auto">{item.detail}</span>
                <span class="bar answers">{other(Answer::Later)}{other(Answer::NotMine)}</span>
            </div>
            <a class=primary href=item.href>{item.button}</a>
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
    facts::look_at_the_clock();
    let due = items(session, usize::MAX).into_iter().map(row).collect_view();
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
