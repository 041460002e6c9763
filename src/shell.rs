//! The frame round every screen: takes the static first paint over, shows the screen for the address, the sheet over it, the toast below it, and listens
//! to what the whole page must hear: the address, the keys, the other tabs, the calendar, a waiting new version. Which chunk draws which address is in
//! `chunks`; what screens share of the frame is in `page`.

mod keys;
mod start;

use std::time::Duration;

use leptos::prelude::*;

use crate::chunks;
use crate::components::icon::{Icon, icon};
use crate::components::live;
use crate::dom;
use crate::embed::{self, Task, WriteTask};
use crate::page::page;
use crate::route::{FunnelView, Route, Tab};
use crate::runtime;
use crate::session::notice::Toast;
use crate::session::{Session, session};
use crate::today;
pub use start::start;

/// How long a toast is shown.
const TOAST: Duration = Duration::from_secs(5);
/// The same for a toast that offers something: it has to be read, and reached.
const TOAST_WITH_UNDO: Duration = Duration::from_secs(10);

/// Everything inside `#app`.
fn app() -> AnyView {
    let session = session();
    view! {
        <a class="skip" href="#main" on:click=move |event| { event.prevent_default(); dom::focus("#main"); }>"Skip to content"</a>
        {tabs(session)}
        {session.is_sample().then(crate::more::sample::bar)}
        {live(move || screen(&screen_key(&session.base.get())))}
        {live(move || chunks::sheet(&session.route.get()))}
        {toast(session)}
    }
    .into_any()
}

/// The five tabs.
fn tabs(session: Session) -> AnyView {
    let links = Tab::ALL.into_iter().map(|tab| {
        view! {
            <a href=tab.route().href() aria-current=move || (session.base.get().tab() == tab).then_some("page")>{icon(Icon::of_tab(tab))}{tab.label()}</a>
        }
    });
    view! { <nav class="tabs" aria-label="Main">{links.collect_view()}</nav> }.into_any()
}

/// Funnel and application share a screen, so that the list keeps its scroll while the detail changes.
fn screen_key(route: &Route) -> Route {
    match route {
        Route::Application(_) => Route::Funnel(FunnelView::List),
        other => other.clone(),
    }
}

/// The screen for an address.
fn screen(route: &Route) -> AnyView {
    chunks::screen(route).unwrap_or_else(|| match route {
        Route::Unknown(parts) => unknown(&parts.join("/")),
        _ => today::screen(),
    })
}

/// An address that leads nowhere.
fn unknown(path: &str) -> AnyView {
    let content = view! {
        <p class="lead">"There is no page at "<code>{path.to_owned()}</code>". The link may be mistyped, or from another version of Onward. Nothing you entered is affected."</p>
        <div class="bar"><a class="btn primary" href=Route::Today.href()>"Go to Today"</a></div>
    };
    page("Page not found", "", ().into_any(), content.into_any())
}

/// The line above the tabs. It goes after a few seconds, unless the pointer or the focus is on it, and at the next change of screen.
fn toast(session: Session) -> AnyView {
    runtime::effect(move || {
        if session.toast.get().is_some_and(|toast| !toast.stays) {
            hide_later(session);
        }
    });
    let line = move |toast: Toast| {
        view! {
            <div class="toast">
                <span>{toast.text}</span>
                {toast.undo.then(|| view! { <button type="button" on:click=move |_| embed::run(Task::Write(WriteTask::Undo))>"Undo"</button> })}
                {toast.stays.then(|| view! { <button type="button" on:click=move |_| session.toast.set(None)>"Close"</button> })}
            </div>
        }
    };
    view! { <div class="toast-place" role="status" aria-live="polite">{live(move || session.toast.get().map(line))}</div> }.into_any()
}

fn hide_later(session: Session) {
    let shown = session.toast.get_untracked();
    let stays = if shown.as_ref().is_some_and(|toast| toast.undo) { TOAST_WITH_UNDO } else { TOAST };
    runtime::later(stays, move || {
        if session.toast.get_untracked() != shown {
            return;
        }
        if dom::document().query_selector(".toast:hover, .toast:focus-within").ok().flatten().is_some() {
            hide_later(session);
        } else {
            session.toast.set(None);
        }
    });
}
