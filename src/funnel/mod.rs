//! The funnel: one big figure with its uncertainty, where everything went, and the list of applications to work in. On a phone the list is below the
//! figures and an application takes the whole screen; on a wide screen the list stays at the left, with the figures or the application beside it.
//!
//! - `overview`: the figure, its sentence, the Sankey.
//! - `list`: search, filters, saved views, bulk edits, the rows.
//! - `board`: columns by stage. - `figures`: everything else that can be counted, with `how` it is worked out and the three `origins` side by side.
//! - `sweep`: the silent applications in one go.

pub mod board;
mod bulk;
pub mod figures;
pub mod how;
mod list;
mod origins;
mod overview;
pub use overview::rate_range;
mod picture;
pub mod replies;
pub mod sweep;
mod tables;

use leptos::prelude::*;

use crate::components::live;
use crate::dom;
use crate::embed::{self, Embedded};
use crate::page::notices;
use crate::route::{FunnelView, Route};
use crate::session::session;
use domain::record::Kind;

/// The screen, with the application of the address in it where there is one.
pub fn screen() -> AnyView {
    dom::document().set_title("Funnel · Onward");
    let session = session();
    let chosen = Memo::new(move |_| match session.base.get() {
        Route::Application(id) => Some(id),
        _ => None,
    });
    let has_any = Memo::new(move |_| session.read(&[Kind::Application], |model| !model.applications.is_empty()));
    let wide = session.wide;
    let beside = move || match (chosen.get(), wide.get()) {
        (Some(id), _) => Some(embed::shown(Embedded::Application(id))),
        (None, true) if has_any.get() => Some(embed::shown(Embedded::FunnelOverview)),
        (None, true) => Some(promise()),
        (None, false) => None,
    };
    let list_shown = move || wide.get() || chosen.get().is_none();
    view! {
        <main id="main" tabindex="-1" class="split">
            <div class="list-pane" hidden=move || !list_shown()>
                {notices()}
                <div class="top">
                    <h1 tabindex="-1">"Funnel"</h1>
                    <a class="btn" href=Route::Import.href()>"Import"</a>
                    <a class="btn primary" href=Route::AddApplication(String::new()).href()>"Add"<kbd class="wide-only" aria-hidden="true">"A"</kbd></a>
                </div>
                {live(move || if has_any.get() { embed::shown(Embedded::Applications) } else { empty() })}
            </div>
            <div class="detail-pane" class:phone-hidden=move || chosen.get().is_none()>
                // On a phone the list with its notices is away.
                {move || (!list_shown()).then(|| view! { <div class="stack tight">{notices()}</div> })}
                {beside}
            </div>
        </main>
    }
    .into_any()
}

/// What will stand beside the list.
fn promise() -> AnyView {
    view! {
        <div class="empty">
            <h2>"What you will see here"</h2>
            <p>"How many of your applications led to a first call, an interview, an offer, and how sure that is with so few. Where the others went. How long replies take, so that silence can be told from patience."</p>
            <p class="sub">"No verdict before there is enough to say one."</p>
        </div>
    }
    .into_any()
}

/// The list, under the figure. A chunk of its own, as is what is beside it: on a first visit there is nothing for them to show.
pub fn applications() -> AnyView {
    let session = session();
    let beside = Memo::new(move |_| matches!(session.base.get(), Route::Application(_)));
    // The whole figure once: above the list, or beside it; where an application is beside it, its first line is above.
    let figure = move || match (session.wide.get(), beside.get()) {
        (true, true) => Some(overview::headline()),
        (true, false) => None,
        (false, _) => Some(overview::overview(false)),
    };
    view! {
        {figure}
        {list::list()}
    }
    .into_any()
}

/// The figure with its uncertainty and where everything went, beside the list.
pub fn overview() -> AnyView {
    overview::overview(true)
}

/// Before the first application.
fn empty() -> AnyView {
    view! {
        <div class="empty">
            <p class="lead">"Nothing here yet. Import what you have (a spreadsheet of your applications, an export from a tracker) or add the first one by hand."</p>
            <div class="bar">
                <a class="btn primary" href=Route::Import.href()>"Import a file"</a>
                <a class="btn" href=Route::AddApplication(String::new()).href()>"Add one"</a>
            </div>
            {crate::more::sample::offer()}
        </div>
    }
    .into_any()
}

/// What a view of the funnel will show, before the first application.
fn first(words: &'static str) -> AnyView {
    view! { <div class="empty"><p>{words}</p><a class="btn small" href=Route::Import.href()>"Import a file"</a></div> }.into_any()
}

/// The views of the funnel, side by side.
pub fn views(current: FunnelView) -> AnyView {
    let link = |view: FunnelView, name: &'static str| view! { <a href=Route::Funnel(view).href() aria-current=(view == current).then_some("true")>{name}</a> };
    view! {
        <nav class="seg" aria-label="Views of the funnel">
            {link(FunnelView::List, "List")}
            {link(FunnelView::Board, "Board")}
            {link(FunnelView::Figures, "Figures")}
        </nav>
    }
    .into_any()
}
