//! The frame round every screen: takes the static first paint over, shows the screen for the address, the sheet over it, the toast below it, and listens
//! to what the whole page must hear: the address, the keys, the other tabs, the calendar, a waiting new version. Which screen belongs to which part of the
//! program stands in `parts`.

mod keys;
pub mod parts;
mod start;
mod update;

use leptos::prelude::*;

use crate::components::live;

use super::components::icon::{Icon, icon};
use super::dom;
use super::route::{FunnelView, Route, Tab};
use super::session::notice::{Notice, Toast};
use super::session::{Session, session};
use super::today;
pub use keys::KEYS;
use parts::{Ask, Part};
pub use start::start;

/// Everything inside `#app`.
fn app() -> AnyView {
    let session = session();
    view! {
        <a class="skip" href="#main" on:click=move |event| { event.prevent_default(); dom::focus("#main"); }>"Skip to the content"</a>
        {tabs(session)}
        {live(move || screen(&screen_key(&session.base.get())))}
        {live(move || sheet_for(&session.route.get()))}
        {toast(session)}
    }
    .into_any()
}

/// The five tabs.
fn tabs(session: Session) -> AnyView {
    let links = Tab::ALL.into_iter().map(|tab| {
        let drawing = match tab {
            Tab::Today => Icon::Sun,
            Tab::Funnel => Icon::Funnel,
            Tab::Budget => Icon::Slope,
            Tab::Reflect => Icon::Book,
            Tab::More => Icon::Lines,
        };
        view! {
            <a href=tab.route().href() aria-current=move || (session.route.get().tab() == tab).then_some("page")>{icon(drawing)}{tab.name()}</a>
        }
    });
    view! { <nav class="tabs" aria-label="Main">{links.collect_view()}</nav> }.into_any()
}

/// Funnel and application share a screen, so that the list keeps its place while the detail changes.
fn screen_key(route: &Route) -> Route {
    match route {
        Route::Application(_) => Route::Funnel(FunnelView::List),
        other => other.clone(),
    }
}

/// The screen for an address.
fn screen(route: &Route) -> AnyView {
    match Part::of(route) {
        None => today::screen(),
        Some(part) => parts::shown(part, Ask::Screen(route.clone())),
    }
}

/// The sheet over it, where the address is one.
fn sheet_for(route: &Route) -> Option<AnyView> {
    Part::of(route).filter(|_| route.is_sheet()).map(|part| parts::shown(part, Ask::Sheet(route.clone())))
}

/// The line at the bottom. It stays for eight seconds, longer while the pointer or the focus is on it.
fn toast(session: Session) -> AnyView {
    Effect::new(move |last: Option<u32>| {
        let count = last.unwrap_or_default() + 1;
        if session.toast.get().is_some_and(|toast| !toast.stays) {
            let shown = session.toast.get_untracked();
            set_timeout(
                move || {
                    let same = session.toast.get_untracked() == shown;
                    let held = dom::document().query_selector(".toast:hover, .toast:focus-within").ok().flatten().is_some();
                    if same && !held {
                        session.toast.set(None);
                    }
                },
                std::time::Duration::from_secs(8),
            );
        }
        count
    });
    let line = move |toast: Toast| {
        view! {
            <div class="toast">
                <span>{toast.text}</span>
                {toast.undo.then(|| view! { <button type="button" on:click=move |_| session.undo()>"Undo"</button> })}
                {toast.stays.then(|| view! { <button type="button" on:click=move |_| session.toast.set(None)>"Close"</button> })}
            </div>
        }
    };
    view! { <div class="toast-place" role="status" aria-live="polite">{live(move || session.toast.get().map(line))}</div> }.into_any()
}

/// The standing words on storage; every screen begins with them.
pub fn notices() -> AnyView {
    let session = session();
    let one = move |notice: Notice| {
        let own = notice.clone();
        let put_away = move |_| session.notices.update(|all| all.retain(|other| *other != own));
        let lead = match notice {
            Notice::Update => Some(
                view! { <button class="btn small" type="button" on:click=move |_| update::take_over()>"Use it now"</button> }.into_any(),
            ),
            Notice::NothingKept | Notice::Other(_) => {
                Some(view! { <a class="btn small" href=Route::Data.href()>"Your data"</a> }.into_any())
            }
        };
        view! {
            <div class="notice" role="status">
                <p class="grow">{notice.text()}</p>
                {lead}
                <button class="btn small quiet" type="button" on:click=put_away>"Put away"</button>
            </div>
        }
    };
    view! { {move || session.notices.get().into_iter().map(one).collect_view()} }.into_any()
}

/// A screen's frame: notices, a title with its actions, the content.
pub fn page(title: &'static str, class: &'static str, actions: AnyView, content: AnyView) -> AnyView {
    named_page(title.to_owned(), class, actions, content)
}

/// As [`page`], with a title of its own.
pub fn named_page(title: String, class: &'static str, actions: AnyView, content: AnyView) -> AnyView {
    dom::document().set_title(&format!("{title} · Onward"));
    view! {
        <main id="main" tabindex="-1" class=class>
            {notices()}
            <div class="top"><h1 tabindex="-1">{title}</h1>{actions}</div>
            {content}
        </main>
    }
    .into_any()
}
