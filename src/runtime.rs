//! When code of a screen may run: never after its screen is gone. Signals, memos and stored values live in an arena and are disposed of with the owner they
//! were made under; reading one afterwards stops the whole program. Three kinds of code outlived their owner, and each is met here once:
//!
//! - *Handlers.* Taking an element with the focus out of the page makes the browser fire `change` and `blur` in the middle of the removal, when the
//!   signals of the screen are already gone. While the page is being redrawn ([`is_rendering`]) events of the page are stopped before any handler hears them:
//!   what was typed has been noted at each key (`components::form`), so nothing is lost by it. And between two handlers of one event nothing is redrawn:
//!   reactive work waits until the event is through.
//! - *Effects.* An effect first runs a tick after it was made; its owner may be gone by then. [`effect`] looks first.
//! - *Timers, frames and tasks.* [`every`], [`next_frame`] and [`spawn`] end with the owner they were made under. [`detached`] does not, and must hold
//!   nothing but the session's handles, which live as long as the page.
//!
//! `cargo xtask lint` sees to it that nothing else in `src` makes an effect, a timer, a frame or a task.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use any_spawner::{CustomExecutor, Executor, PinnedFuture, PinnedLocalFuture};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::closure::Closure;
use web_sys::{AddEventListenerOptions, Event, MessageChannel};

thread_local! {
    static RENDERING: Cell<bool> = const { Cell::new(false) };
    static DISPATCHING: Cell<bool> = const { Cell::new(false) };
    static PRESSES: Cell<u32> = const { Cell::new(0) };
    static WAITING: RefCell<Vec<Waker>> = const { RefCell::new(Vec::new()) };
}

/// The events that screens handle and that the browser can fire by itself while elements are taken out, or that pass several handlers on their way.
const WATCHED: [&str; 11] =
    ["change", "input", "blur", "focus", "focusin", "focusout", "click", "submit", "keydown", "pointerdown", "pointerup"];

/// Whether reactive work runs right now. An event heard in the meantime was not made by a person.
pub fn is_rendering() -> bool {
    RENDERING.with(Cell::get)
}

/// How often a key or a pointer was pressed since the page started: tells whether the person has done something in the meantime.
pub fn presses() -> u32 {
    PRESSES.with(Cell::get)
}

/// Takes the scheduling of reactive work over, before anything is mounted.
pub fn start() {
    drop(Executor::init_local_custom_executor(Scheduler));
    let channel = MessageChannel::new().ok();
    let through = Closure::<dyn Fn()>::new(|| {
        DISPATCHING.with(|now| now.set(false));
        for waker in WAITING.take() {
            waker.wake();
        }
    });
    if let Some(channel) = &channel {
        channel.port1().set_onmessage(Some(through.as_ref().unchecked_ref()));
    }
    through.forget();
    let port = channel.map(|channel| channel.port2());
    let heard = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        if is_rendering() {
            event.stop_immediate_propagation();
            return;
        }
        if matches!(event.type_().as_str(), "keydown" | "pointerdown") {
            PRESSES.with(|presses| presses.set(presses.get().wrapping_add(1)));
        }
        // A message comes after every handler of this event. Where none can be sent, reactive work runs between the handlers, as it would by itself.
        if let Some(port) = &port {
            if !DISPATCHING.with(|now| now.replace(true)) && port.post_message(&leptos::wasm_bindgen::JsValue::NULL).is_err() {
                DISPATCHING.with(|now| now.set(false));
            }
        }
    });
    let capture = AddEventListenerOptions::new();
    capture.set_capture(true);
    for name in WATCHED {
        drop(window().add_event_listener_with_callback_and_add_event_listener_options(name, heard.as_ref().unchecked_ref(), &capture));
    }
    heard.forget();
}

struct Scheduler;

impl CustomExecutor for Scheduler {
    fn spawn(&self, work: PinnedFuture<()>) {
        wasm_bindgen_futures::spawn_local(Reactive(work));
    }

    fn spawn_local(&self, work: PinnedLocalFuture<()>) {
        wasm_bindgen_futures::spawn_local(Reactive(work));
    }

    fn poll_local(&self) {}
}

/// Work that may redraw the page: marked while it runs, and put off while an event is on its way through its handlers.
struct Reactive<F>(F);

impl<F: Future<Output = ()> + Unpin> Future for Reactive<F> {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        if DISPATCHING.with(Cell::get) {
            WAITING.with_borrow_mut(|waiting| waiting.push(context.waker().clone()));
            return Poll::Pending;
        }
        let outer = RENDERING.with(|now| now.replace(true));
        let done = Pin::new(&mut self.0).poll(context);
        RENDERING.with(|now| now.set(outer));
        done
    }
}

/// Whether the owner that this was made under is still there.
#[derive(Clone)]
struct Alive(Arc<AtomicBool>);

impl Alive {
    /// Under the current owner; without one, as long as the page.
    fn here() -> Self {
        let alive = Self(Arc::new(AtomicBool::new(true)));
        if Owner::current().is_some() {
            let own = alive.clone();
            on_cleanup(move || own.0.store(false, Ordering::Relaxed));
        }
        alive
    }

    fn is(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Runs now and again whenever what it reads changes, as long as its owner is there. Never before the next tick.
pub fn effect(mut run: impl FnMut() + 'static) {
    let alive = Alive::here();
    Effect::new(move |_: Option<()>| {
        if alive.is() {
            run();
        }
    });
}

/// Runs again and again, a period apart, as long as its owner is there.
pub fn every(period: Duration, run: impl Fn() + 'static) {
    let alive = Alive::here();
    let ticking = move || {
        if alive.is() {
            run();
        }
    };
    if let Ok(timer) = set_interval_with_handle(ticking, period) {
        if Owner::current().is_some() {
            on_cleanup(move || timer.clear());
        }
    }
}

/// Runs once before the browser next paints, after what was just changed is in the page, if its owner is still there.
pub fn next_frame(run: impl FnOnce() + 'static) {
    let alive = Alive::here();
    frame(Box::new(move || {
        if alive.is() {
            run();
        }
    }));
}

/// As [`next_frame`], whatever screen is shown by then. It may hold only what lives as long as the page.
pub fn later_frame(run: impl FnOnce() + 'static) {
    frame(Box::new(run));
}

/// At the next frame that shows what was changed: frames come before the message that ends an event, several of them on a busy page, and until then nothing is redrawn.
fn frame(run: Box<dyn FnOnce()>) {
    request_animation_frame(move || if DISPATCHING.with(Cell::get) { frame(run) } else { run() });
}

/// Runs after a time, once the browser has shown what was just changed, if its owner is still there: for what may come a moment after the answer.
pub fn after_paint(wait: Duration, run: impl FnOnce() + 'static) {
    let alive = Alive::here();
    let shown = move || {
        if alive.is() {
            run();
        }
    };
    frame(Box::new(move || later(wait, shown)));
}

/// Runs a task; it ends where it waits when its owner goes.
pub fn spawn(work: impl Future<Output = ()> + 'static) {
    let alive = Alive::here();
    let mut work = Box::pin(work);
    wasm_bindgen_futures::spawn_local(std::future::poll_fn(
        move |context| {
            if alive.is() { work.as_mut().poll(context) } else { Poll::Ready(()) }
        },
    ));
}

/// Runs a task to its end, whatever screen is shown by then. It may hold only what lives as long as the page.
pub fn detached(work: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(work);
}

/// Runs once after a time, whatever screen is shown by then. It may hold only what lives as long as the page.
pub fn later(wait: Duration, run: impl FnOnce() + 'static) {
    set_timeout(run, wait);
}
