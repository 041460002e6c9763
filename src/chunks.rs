//! The table of chunks: one entry function each, typed by what it can be asked for, and how they are fetched. This module is above the screens; the shell is the
//! only one that uses it. A release build is cut apart at the functions in `entries` (`xtask/src/split`); in any other build they are plain functions.
//!
//! The shell and the first minute are the first chunk. What a chunk shares with the first lies in the first; what two others share, in one that both fetch.

#[allow(unsafe_code, clippy::unused_async)]
mod entries;
mod view;

use std::cell::{Cell, RefCell};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use leptos::prelude::*;

use crate::chunk::Chunk;
use crate::components::live;
use view::{FilesView, ListView, RunwayView, SearchView, Unavailable, View};

use crate::embed::{Embedded, FilesTask, Task, WriteTask};
use crate::page::page;
use crate::route::Route;
use crate::{dom, runtime};

/// What takes the place of a view until its chunk is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Slot {
    /// A whole screen.
    Screen,
    /// A part of a screen.
    Part,
    /// A sheet: the screen behind it is shown meanwhile.
    Sheet,
}

/// How far a chunk is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Away,
    Coming,
    Here,
    Failed,
}

impl View {
    async fn draw(self) -> Result<AnyView, Unavailable> {
        match self {
            Self::Write(task) => entries::draw_write(task).await,
            Self::Today => entries::draw_today().await,
            Self::Funnel => entries::draw_funnel().await,
            Self::List(view) => entries::draw_list(view).await,
            Self::Search(view) => entries::draw_search(view).await,
            Self::Budget => entries::draw_budget().await,
            Self::Runway(view) => entries::draw_runway(view).await,
            Self::Reflect => entries::draw_reflect().await,
            Self::TurnedDown(view) => entries::draw_turned(view).await,
            Self::More => entries::draw_more().await,
            Self::Settings(view) => entries::draw_settings(view).await,
            Self::Plan(view) => entries::draw_plan(view).await,
            Self::Practice(view) => entries::draw_practice(view).await,
            Self::Files(view) => entries::draw_files(view).await,
            Self::Share(view) => entries::draw_share(view).await,
        }
    }
}

/// A chunk's state, and who waits for it.
struct Progress {
    state: ArcRwSignal<State>,
    waiting: RefCell<Vec<Waker>>,
}

thread_local! {
    /// As long as the page lives.
    static PROGRESS: [(Chunk, Progress); Chunk::ALL.len()] =
        Chunk::ALL.map(|chunk| (chunk, Progress { state: ArcRwSignal::new(State::Away), waiting: RefCell::default() }));
}

fn progress<R>(chunk: Chunk, with: impl FnOnce(&Progress) -> R) -> Option<R> {
    PROGRESS.with(|all| all.iter().find(|(own, _)| *own == chunk).map(|(_, progress)| with(progress)))
}

fn state(chunk: Chunk) -> ArcRwSignal<State> {
    progress(chunk, |progress| progress.state.clone()).unwrap_or_else(|| ArcRwSignal::new(State::Failed))
}

/// Fetches a chunk, unless it is here or on its way; answers when it is here.
///
/// # Errors
/// Where it could not be fetched.
pub async fn fetch(chunk: Chunk) -> Result<(), Unavailable> {
    if matches!(state(chunk).get_untracked(), State::Away | State::Failed) {
        state(chunk).set(State::Coming);
        // A start fetches before reactive work can be scheduled.
        runtime::detached(bring(chunk));
    }
    std::future::poll_fn(|context| match state(chunk).get_untracked() {
        State::Here => Poll::Ready(Ok(())),
        State::Failed | State::Away => Poll::Ready(Err(Unavailable)),
        State::Coming => {
            progress(chunk, |progress| progress.waiting.borrow_mut().push(context.waker().clone()));
            Poll::Pending
        }
    })
    .await
}

/// Brings it here, once at a time: the splitter's loader is not made to be asked by two.
async fn bring(chunk: Chunk) {
    let brought = match chunk {
        Chunk::Write => entries::fetch_write().await,
        Chunk::Today => entries::fetch_today().await,
        Chunk::Funnel => entries::fetch_funnel().await,
        Chunk::List => entries::fetch_list().await,
        Chunk::Search => entries::fetch_search().await,
        Chunk::Budget => entries::fetch_budget().await,
        Chunk::Runway => entries::fetch_runway().await,
        Chunk::Reflect => entries::fetch_reflect().await,
        Chunk::TurnedDown => entries::fetch_turned().await,
        Chunk::More => entries::fetch_more().await,
        Chunk::Settings => entries::fetch_settings().await,
        Chunk::Plan => entries::fetch_plan().await,
        Chunk::Practice => entries::fetch_practice().await,
        Chunk::Files => entries::fetch_files().await,
        Chunk::Share => entries::fetch_share().await,
    };
    state(chunk).set(if brought.is_ok() { State::Here } else { State::Failed });
    for waker in progress(chunk, |progress| progress.waiting.take()).unwrap_or_default() {
        waker.wake();
    }
}

/// The screen of an address, where a chunk draws it.
pub fn screen(route: &Route) -> Option<AnyView> {
    View::of(route).map(|view| shown(view, Slot::Screen, route.tab().label()))
}

/// The sheet of an address, where it is one.
pub fn sheet(route: &Route) -> Option<AnyView> {
    View::of(route).filter(|_| route.is_sheet()).map(|view| shown(view, Slot::Sheet, route.tab().label()))
}

/// What screens show of other chunks, and have done by them: provided to [`crate::embed`] at the start.
pub fn embedded(what: Embedded) -> AnyView {
    let view = match what {
        Embedded::Day => View::Today,
        Embedded::Money => View::Runway(RunwayView::MoneyCard),
        Embedded::Runway => View::Runway(RunwayView::Home),
        Embedded::Applications => View::List(ListView::List),
        Embedded::FunnelOverview => View::List(ListView::Overview),
        Embedded::FunnelWorking(names) => View::Search(SearchView::Working(names)),
        Embedded::Application(id) => View::Search(SearchView::Application(id)),
    };
    shown(view, Slot::Part, "")
}

/// Has a task done by the chunk that knows how; nothing where it cannot be fetched.
pub fn run(task: Task) {
    let view = match task {
        Task::Files(task) => View::Files(FilesView::Run(task)),
        Task::Write(task) => View::Write(task),
    };
    runtime::detached(async move {
        if fetch(view.chunk()).await.is_ok() {
            drop(view.draw().await);
        }
    });
}

/// What a chunk draws: at once where it is here, else as soon as it comes.
fn shown(view: View, slot: Slot, title: &'static str) -> AnyView {
    let chunk = view.chunk();
    let state = state(chunk);
    if state.get_untracked() != State::Here {
        fetch_quietly(chunk);
    }
    let mut waited = false;
    live(move || match state.get() {
        State::Here => {
            if waited {
                // The address changed while this was on its way: the focus belongs on the title that has come.
                dom::focus_title_soon();
            }
            at_once(view.clone().draw()).and_then(Result::ok)
        }
        State::Away | State::Coming => {
            waited = slot == Slot::Screen || matches!(view, View::Today);
            waiting(slot, title)
        }
        State::Failed => match slot {
            Slot::Screen => Some(page("Not available yet", "", ().into_any(), failed(chunk))),
            Slot::Part | Slot::Sheet => Some(failed(chunk)),
        },
    })
}

fn fetch_quietly(chunk: Chunk) {
    // What cannot be fetched says so where it would be shown.
    runtime::detached(async move {
        let _ = fetch(chunk).await;
    });
}

thread_local! {
    /// Whether everything is being fetched ahead.
    static AHEAD: Cell<bool> = const { Cell::new(false) };
}

/// How long the first screen is left alone before anything else is fetched.
pub const QUIET: Duration = Duration::from_secs(1);

/// How many such pauses go by while nobody presses anything. Putting the chunks in place takes the processor away from whoever is just beginning to read.
const PAUSES: u32 = 5;

/// How long after a chunk could not be fetched ahead it is tried again: what is stored would else be neither verified nor thought of for a backup until the next start.
const AGAIN: Duration = Duration::from_secs(60);

/// Fetches every chunk ahead, one after the other, so that the next tap finds it here; then verifies what is stored. Not at once: the first screen and the first
/// tap come before it.
pub fn fetch_ahead() {
    if AHEAD.with(|ahead| ahead.replace(true)) {
        return;
    }
    after_pauses(PAUSES);
}

/// Fetches everything after so many pauses, or after the first one that follows a press: then the next one may come soon.
fn after_pauses(left: u32) {
    runtime::later(QUIET, move || {
        if left <= 1 || runtime::presses() > 0 {
            runtime::detached(fetch_all());
        } else {
            after_pauses(left - 1);
        }
    });
}

async fn fetch_all() {
    for chunk in Chunk::ALL {
        if fetch(chunk).await.is_err() {
            // Without a network the rest fails as well. An address that asks for one tries again at once.
            return runtime::later(AGAIN, || runtime::detached(fetch_all()));
        }
    }
    run(Task::Write(WriteTask::KeepSafe));
    run(Task::Files(FilesTask::Verify));
}

/// A chunk that is here answers at the first call.
fn at_once<T>(work: impl Future<Output = T>) -> Option<T> {
    let mut work = std::pin::pin!(work);
    match work.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(done) => Some(done),
        Poll::Pending => None,
    }
}

/// What is shown while a chunk is on its way, as the static page has it.
fn waiting(slot: Slot, title: &'static str) -> Option<AnyView> {
    match slot {
        Slot::Screen => Some(
            view! {
                <main id="main" tabindex="-1" aria-busy="true">
                    <div class="top"><h1>{title}</h1></div>
                    <div class="skeleton short"></div>
                    <div class="skeleton tall"></div>
                </main>
            }
            .into_any(),
        ),
        Slot::Part => Some(view! { <div class="skeleton tall"></div> }.into_any()),
        Slot::Sheet => None,
    }
}

fn failed(chunk: Chunk) -> AnyView {
    let again = move |_| fetch_quietly(chunk);
    view! {
        <p class="lead">"This part of Onward could not be loaded. Everything you entered is saved. Check your connection, then try again."</p>
        <div class="bar">
            <button class="btn primary" type="button" on:click=again>"Try again"</button>
            <button class="btn" type="button" on:click=|_| drop(dom::window().location().reload())>"Reload"</button>
            <a class="btn" href="export.html">"Your entries"</a>
        </div>
    }
    .into_any()
}
