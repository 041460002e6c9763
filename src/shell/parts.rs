//! The parts of the app that come later: what the first screen does not need is a piece of wasm of its own, fetched when an address first asks for it, and in a
//! quiet moment after the first screen stands. A release build is cut apart at the functions in `cuts` (`xtask/src/split.rs`); in any other build they are
//! plain functions, so nothing else in the app knows of pieces.
//!
//! The shell and the first minute are the first piece. What a part shares with the first piece lies in the first piece; what two parts share, in one that both fetch.

use std::cell::RefCell;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use leptos::prelude::*;

use crate::components::live;
use crate::dom;
use crate::route::{FunnelView, Route};
use domain::id::Id;

/// A part that comes later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Today, once something is kept.
    Today,
    /// The funnel with its list.
    Funnel,
    /// An application with its sheets, the board, all figures.
    Search,
    /// The budget.
    Budget,
    /// Reflect and its rooms.
    Reflect,
    /// Files in and out, settings, what is stored.
    Files,
}

/// What a part is asked for.
#[derive(Debug, Clone)]
pub enum Ask {
    /// The screen for an address.
    Screen(Route),
    /// The sheet for an address.
    Sheet(Route),
    /// An application, beside the list or in its place.
    Detail(Id),
    /// Today, below its frame.
    Day,
    /// The money on Today.
    Money,
    /// Sample data in.
    SampleIn,
    /// Sample data out.
    SampleOut,
    /// A second look at everything that is kept.
    Verify,
}

/// How far a part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Away,
    Coming,
    Here,
    Failed,
}

/// What a part answers: a view, or nothing to see.
type Drawn = Result<Option<AnyView>, NotHere>;

/// A part could not be fetched: there is no network, or a newer version took its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotHere;

impl From<leptos::wasm_split::SplitLoaderError> for NotHere {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

/// One function a part. The attribute writes the import and the export between which the program is cut, which is its only use of `unsafe`.
macro_rules! cut {
    ($part:ident, $draw:ident, $fetch:ident, |$ask:ident| $body:expr) => {
        #[cfg(split)]
        #[leptos::wasm_split::wasm_split($part, wasm_split_path = leptos::wasm_split, preload($fetch), fallible)]
        pub(super) fn $draw($ask: Ask) -> Drawn {
            Ok($body)
        }

        #[cfg(not(split))]
        pub(super) async fn $draw($ask: Ask) -> Drawn {
            Ok($body)
        }

        #[cfg(not(split))]
        pub(super) async fn $fetch() -> Result<(), leptos::wasm_split::SplitLoaderError> {
            Ok(())
        }
    };
}

#[allow(unsafe_code, clippy::unused_async)]
mod cuts {
    use super::{Ask, Drawn};
    use crate::route::{FunnelView, Route};
    use crate::session::session;
    use crate::{application, budget, exporting, funnel, importing, more, reflect, today};

    cut!(today, draw_today, fetch_today, |ask| match ask {
        Ask::Day => Some(today::body()),
        _ => None,
    });

    cut!(funnel, draw_funnel, fetch_funnel, |ask| match ask {
        Ask::Screen(_) => Some(funnel::screen()),
        _ => None,
    });

    cut!(search, draw_search, fetch_search, |ask| match ask {
        Ask::Screen(Route::Funnel(FunnelView::Board)) => Some(funnel::board::screen()),
        Ask::Screen(_) => Some(funnel::figures::screen()),
        Ask::Sheet(Route::Add(shared)) => Some(application::add::sheet(&shared)),
        Ask::Sheet(Route::Event(id, event)) => Some(application::event::sheet(&id, event.as_ref())),
        Ask::Sheet(_) => Some(funnel::sweep::sheet()),
        Ask::Detail(id) => Some(application::detail(&id)),
        _ => None,
    });

    cut!(budget, draw_budget, fetch_budget, |ask| match ask {
        Ask::Screen(Route::Budget(rest)) => Some(budget::screen(&rest)),
        Ask::Sheet(Route::Budget(rest)) => budget::sheet(&rest),
        Ask::Money => Some(today::money_card()),
        _ => None,
    });

    cut!(reflect, draw_reflect, fetch_reflect, |ask| match ask {
        Ask::Screen(Route::Reflect(rest)) => Some(reflect::screen(&rest)),
        Ask::Sheet(Route::Reflect(rest)) => reflect::sheet(&rest),
        _ => None,
    });

    cut!(files, draw_files, fetch_files, |ask| match ask {
        Ask::Screen(Route::Import) => Some(importing::screen()),
        Ask::Screen(Route::Export) => Some(exporting::screen()),
        Ask::Screen(Route::Proof) => Some(exporting::proof::screen()),
        Ask::Screen(Route::Settings) => Some(more::settings::screen()),
        Ask::Screen(Route::Data) => Some(more::data::screen()),
        Ask::Screen(Route::Keys) => Some(more::keys::screen()),
        Ask::Screen(Route::About) => Some(more::about::screen()),
        Ask::Screen(_) => Some(more::screen()),
        Ask::SampleIn => more::sample::put_in(),
        Ask::SampleOut => more::sample::take_out(),
        Ask::Verify => {
            session().verify();
            None
        }
        _ => None,
    });
}

/// A part's state, and who waits for it.
struct Place {
    state: ArcRwSignal<State>,
    waiting: RefCell<Vec<Waker>>,
}

thread_local! {
    /// One place a part, in the order of [`Part`], for as long as the page lives.
    static PLACES: [Place; 6] = std::array::from_fn(|_| Place { state: ArcRwSignal::new(State::Away), waiting: RefCell::default() });
}

impl Part {
    /// All of them, in the order in which they are fetched ahead.
    const ALL: [Self; 6] = [Self::Today, Self::Funnel, Self::Search, Self::Reflect, Self::Budget, Self::Files];

    /// The part that draws an address; `None` for what the first piece draws itself.
    pub fn of(route: &Route) -> Option<Self> {
        match route {
            Route::Today => None,
            Route::Funnel(FunnelView::List) | Route::Application(_) => Some(Self::Funnel),
            Route::Funnel(_) | Route::Add(_) | Route::Event(..) | Route::Sweep => Some(Self::Search),
            Route::Budget(_) => Some(Self::Budget),
            Route::Reflect(_) => Some(Self::Reflect),
            Route::Import | Route::Export | Route::Proof | Route::More | Route::Settings | Route::Data | Route::Keys | Route::About => {
                Some(Self::Files)
            }
        }
    }

    /// Every part that an address shows something of, sheet and screen behind it; `kept` says whether anything is kept.
    pub fn needed(route: &Route, kept: bool) -> impl Iterator<Item = Self> {
        let behind = route.behind();
        let day = (kept && *route == Route::Today).then_some(Self::Today);
        let detail = matches!(behind, Route::Application(_)).then_some(Self::Search);
        Self::of(&behind).into_iter().chain(Self::of(route).filter(|part| Some(*part) != Self::of(&behind))).chain(detail).chain(day)
    }

    fn place<R>(self, with: impl FnOnce(&Place) -> R) -> R {
        PLACES.with(|[today, funnel, search, budget, reflect, files]| {
            with(match self {
                Self::Today => today,
                Self::Funnel => funnel,
                Self::Search => search,
                Self::Budget => budget,
                Self::Reflect => reflect,
                Self::Files => files,
            })
        })
    }

    fn state(self) -> ArcRwSignal<State> {
        self.place(|place| place.state.clone())
    }

    /// Fetches it, unless it is here or on its way; tells when it is here.
    pub async fn fetch(self) -> Result<(), NotHere> {
        if matches!(self.state().get_untracked(), State::Away | State::Failed) {
            self.state().set(State::Coming);
            // Not by the renderer's executor: a start fetches before there is one.
            wasm_bindgen_futures::spawn_local(self.bring());
        }
        std::future::poll_fn(|context| match self.state().get_untracked() {
            State::Here => Poll::Ready(Ok(())),
            State::Failed | State::Away => Poll::Ready(Err(NotHere)),
            State::Coming => {
                self.place(|place| place.waiting.borrow_mut().push(context.waker().clone()));
                Poll::Pending
            }
        })
        .await
    }

    /// Brings it here, once at a time: the loader of a piece is not made to be asked by two.
    async fn bring(self) {
        let brought = match self {
            Self::Today => cuts::fetch_today().await,
            Self::Funnel => cuts::fetch_funnel().await,
            Self::Search => cuts::fetch_search().await,
            Self::Budget => cuts::fetch_budget().await,
            Self::Reflect => cuts::fetch_reflect().await,
            Self::Files => cuts::fetch_files().await,
        };
        self.state().set(if brought.is_ok() { State::Here } else { State::Failed });
        for waker in self.place(|place| place.waiting.take()) {
            waker.wake();
        }
    }

    async fn draw(self, ask: Ask) -> Drawn {
        match self {
            Self::Today => cuts::draw_today(ask).await,
            Self::Funnel => cuts::draw_funnel(ask).await,
            Self::Search => cuts::draw_search(ask).await,
            Self::Budget => cuts::draw_budget(ask).await,
            Self::Reflect => cuts::draw_reflect(ask).await,
            Self::Files => cuts::draw_files(ask).await,
        }
    }
}

/// What a part draws: at once where it is here, else as soon as it comes.
pub fn shown(part: Part, ask: Ask) -> AnyView {
    let state = part.state();
    if state.get_untracked() != State::Here {
        leptos::task::spawn_local(async move {
            let _ = part.fetch().await;
        });
    }
    let mut waited = false;
    live(move || match state.get() {
        State::Here => {
            if waited {
                // The address changed while this was on its way: the focus belongs on the title that has come.
                dom::after_draw(|| dom::focus("main h1[tabindex]:not([hidden] *)"));
            }
            at_once(part.draw(ask.clone())).and_then(Result::ok).flatten()
        }
        State::Away | State::Coming => {
            waited = matches!(ask, Ask::Screen(_) | Ask::Day);
            waiting(&ask)
        }
        State::Failed => match ask {
            Ask::Screen(_) => Some(not_here(part)),
            Ask::Day | Ask::Detail(_) => Some(missing(part)),
            _ => None,
        },
    })
}

/// Has a part do something that shows nothing by itself.
pub fn done(part: Part, ask: Ask) {
    leptos::task::spawn_local(async move {
        if part.fetch().await.is_ok() {
            drop(part.draw(ask).await);
        }
    });
}

/// How long the first screen is left alone before anything else is fetched.
const QUIET: Duration = Duration::from_secs(1);

/// Fetches every part ahead, one after the other, so that the next tap finds it here; then has a second look at what is kept. Not at once: the first screen
/// and the first tap come before it.
pub fn fetch_ahead() {
    set_timeout(|| leptos::task::spawn_local(fetch_all()), QUIET);
}

async fn fetch_all() {
    for part in Part::ALL {
        if part.fetch().await.is_err() {
            // Without a network the rest fails as well. An address that asks for one tries again.
            return;
        }
    }
    drop(Part::Files.draw(Ask::Verify).await);
}

/// A part that is here answers at the first call.
fn at_once<T>(work: impl Future<Output = T>) -> Option<T> {
    let mut work = std::pin::pin!(work);
    match work.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(done) => Some(done),
        Poll::Pending => None,
    }
}

/// The place of what is on its way, as the static page has it.
fn waiting(ask: &Ask) -> Option<AnyView> {
    match ask {
        Ask::Screen(route) => {
            let title = route.tab().name();
            Some(
                view! {
                    <main id="main" tabindex="-1" aria-busy="true">
                        <div class="top"><h1>{title}</h1></div>
                        <div class="skeleton short"></div>
                        <div class="skeleton tall"></div>
                    </main>
                }
                .into_any(),
            )
        }
        Ask::Day | Ask::Detail(_) | Ask::Money => Some(view! { <div class="skeleton tall"></div> }.into_any()),
        _ => None,
    }
}

/// What stands there when it could not be fetched.
fn not_here(part: Part) -> AnyView {
    super::page("Not here yet", "", ().into_any(), missing(part))
}

fn missing(part: Part) -> AnyView {
    let again = move |_| {
        leptos::task::spawn_local(async move {
            let _ = part.fetch().await;
        });
    };
    view! {
        <p class="lead">"This part of Onward could not be fetched. Everything you entered is kept. Look whether you are online, then try again."</p>
        <div class="bar">
            <button class="btn primary" type="button" on:click=again>"Try again"</button>
            <button class="btn" type="button" on:click=|_| drop(dom::window().location().reload())>"Reload"</button>
        </div>
    }
    .into_any()
}
