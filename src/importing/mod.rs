//! Files in, whatever they are, by the same steps: choose, see what it is, map, preview, import, one undo. What a file is decides which view shows it;
//! reading happens in the worker, so the page never waits for a file.
//!
//! - `choose`: picker, drop, paste, and where to get the file elsewhere. - `launch`: files the system opens with the app.
//! - `read`: from bytes to the view that shows them; `requests`: what the worker is asked. - `state`: the chosen file and what is under way.
//! - `applications`, `bank`, `people`, `diary`, `backup`: a view a kind of file. - `columns`, `preview`: what the first two share. - `either`: a table that can
//!   be either; `adds_up`: how a bank's file was read, and whether it adds up.

mod adds_up;
mod applications;
pub mod backup;
mod bank;
pub mod choose;
mod columns;
mod diary;
mod either;
mod launch;
mod people;
mod preview;
mod question;
mod read;
mod records;
mod requests;
mod state;

use std::time::Duration;

use leptos::prelude::*;

use crate::components::live;
use crate::page::page;
use crate::route::Route;
use crate::session::session;
use crate::{format, runtime, worker_client};
pub use state::Source;
use state::{Closing, ImportState, ImportView, chosen_file};

/// How long after the screen is drawn what its previews need is got ready.
const SOON: Duration = Duration::from_millis(300);

/// Takes a file from another screen and goes where it is read.
pub fn hand_over(source: Source) {
    ImportState::choose(source);
    session().go(&Route::Import);
}

/// The same in place of the screen it came from.
pub fn hand_over_in_place(source: Source) {
    ImportState::choose(source);
    session().replace(&Route::Import);
}

/// The screen.
pub fn screen() -> AnyView {
    let import = ImportState::new();
    worker_client::start_early();
    // With the first number and the first day the browser loads its tables of languages: a tenth of a second on a phone, which no preview has to wait for.
    let today = session().today.get_untracked();
    runtime::later(SOON, move || drop((format::count(0), format::short_day(today, today))));
    on_cleanup(worker_client::forget_prepared);
    if let Some(source) = chosen_file() {
        read::read(import, source);
    }
    launch::listen(import);
    let view = move || match import.view.get() {
        ImportView::Choose => choose::view(import),
        ImportView::Question(question) => question::view(import, &question),
        ImportView::Either(either) => either::view(import, &either),
        ImportView::Applications(kind, answer) => applications::view(import, kind, &answer),
        ImportView::Bank(answer) => bank::view(import, &answer),
        ImportView::Backup(backup, restored, compared) => backup::view(import, backup, &restored, &compared),
        ImportView::Diary(kind, rows) => diary::view(import, kind, &rows),
        ImportView::People(kind, people) => people::view(import, kind, &people),
        ImportView::Done(sentence, route, link, closing) => done(import, sentence, &route, link, closing),
    };
    page(
        "Import",
        "importing",
        ().into_any(),
        view! {
            {move || import.trouble.get().map(|why| view! { <div class="notice" id="import-trouble" role="alert" tabindex="-1"><p class="grow">{why}</p></div> })}
            {live(move || import.busy.get().map(progress))}
            <div id="import-face" class="stack" aria-busy=move || import.busy.with(Option::is_some).to_string()>{view}</div>
        }
        .into_any(),
    )
}

fn progress(what: &'static str) -> AnyView {
    view! {
        <div class="card bar import-busy">
            <span class="grow" role="status">{what}</span>
            <progress aria-label=what></progress>
            <button class="btn small" type="button" on:click=move |_| worker_client::stop()>"Stop"</button>
        </div>
    }
    .into_any()
}

fn done(import: ImportState, sentence: String, route: &Route, link: &'static str, closing: Option<Closing>) -> AnyView {
    view! {
        <section class="section">
            <h2 tabindex="-1">"Import complete"</h2>
            <p role="status">{sentence}</p>
            {closing.map(adds_up::take_over)}
            <div class="bar">
                <a class="btn primary" href=route.href()>{link}</a>
                <button class="btn" type="button" on:click=move |_| import.put_away()>"Another file"</button>
            </div>
        </section>
    }
    .into_any()
}
