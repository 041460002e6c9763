//! Files in, whatever they are, by the same steps: choose, see what it is, map, preview, import, one undo. What a file is decides which face it gets;
//! reading happens in the worker, so the page never waits for a file.
//!
//! - `choose`: picker, drop, paste, and where to get the file elsewhere.
//! - `read`: from bytes to the face that shows them.
//! - `applications`, `bank`, `people`, `backup`: a face a kind of file. - `columns`, `preview`: what the first two share.
//!
//! The chosen file stays in hand until it is imported or put away, so that Back and a look elsewhere cost nothing.

mod applications;
pub mod backup;
mod bank;
mod choice;
pub mod choose;
mod columns;
mod people;
mod preview;
mod read;

use std::cell::RefCell;
use std::sync::Arc;

use js_sys::Uint8Array;
use leptos::prelude::*;

use crate::components::live;
use crate::page::page;

use super::route::Route;
use super::session::session;
use super::{dom, format, worker_client};
use crate::jobs::bank::BankAnswer;
use crate::jobs::import::ApplicationsAnswer;
use exchange::backup::Backup;
use exchange::contacts::Contact;
use exchange::kind::FileKind;
use store::restore::Restored;

/// A file in hand.
#[derive(Clone)]
pub struct Source {
    /// What to call it.
    pub name: String,
    /// All of it.
    pub bytes: Uint8Array,
}

/// What the screen shows.
#[derive(Clone)]
enum Face {
    /// Nothing chosen.
    Choose,
    /// A question about the whole file.
    Choice(choice::Choice),
    /// Applications, mapped and previewed.
    Applications(FileKind, Arc<ApplicationsAnswer>),
    /// A bank's movements, mapped and previewed.
    Bank(Arc<BankAnswer>),
    /// People.
    People(Arc<Vec<Contact>>),
    /// A backup or a rescue file, and what taking it in would do.
    Backup(Arc<Backup>, Arc<Restored>),
    /// It is in: a sentence, and where to go from here.
    Done(String, Route, &'static str),
}

thread_local! {
    /// The file in hand; survives leaving the screen.
    static IN_HAND: RefCell<Option<Source>> = const { RefCell::new(None) };
}

/// What the faces act on.
#[derive(Clone, Copy)]
struct Work {
    face: RwSignal<Face, LocalStorage>,
    /// What is being done.
    busy: RwSignal<Option<&'static str>>,
    /// Why it could not be done.
    trouble: RwSignal<Option<String>>,
    /// Only the latest question's answer is shown.
    turn: StoredValue<u32>,
}

impl Work {
    /// Begins something that supersedes whatever is under way; gives its number.
    fn begin(self, what: &'static str) -> u32 {
        self.busy.set(Some(what));
        self.trouble.set(None);
        self.turn
            .try_update_value(|turn| {
                *turn += 1;
                *turn
            })
            .unwrap_or_default()
    }

    /// Whether that is still what is under way; if so, it is over now. False also once the screen was left.
    fn is_over(self, turn: u32) -> bool {
        let current = self.turn.try_get_value() == Some(turn);
        if current {
            self.busy.set(None);
        }
        current
    }

    /// Says why nothing came of it; what was shown before stays.
    fn fail(self, why: impl Into<String>) {
        self.trouble.set(Some(why.into()));
        dom::after_draw(|| dom::focus("#import-trouble"));
    }

    /// Shows a face and takes the focus there.
    fn show(self, face: Face) {
        self.face.set(face);
        dom::after_draw(|| dom::focus("#import-face h2"));
    }

    /// Puts the file away.
    fn put_away(self) {
        let _ = self.begin("");
        self.busy.set(None);
        IN_HAND.with_borrow_mut(|hand| *hand = None);
        self.show(Face::Choose);
    }

    /// It is in.
    fn done(self, sentence: String, route: Route, link: &'static str) {
        IN_HAND.with_borrow_mut(|hand| *hand = None);
        self.show(Face::Done(sentence, route, link));
    }
}

fn in_hand() -> Option<Source> {
    IN_HAND.with_borrow(Clone::clone)
}

/// Takes a file from another screen and goes where it is read.
pub fn hand_over(source: Source) {
    IN_HAND.with_borrow_mut(|hand| *hand = Some(source));
    session().go(&Route::Import);
}

/// The screen.
pub fn screen() -> AnyView {
    let work = Work {
        face: RwSignal::new_local(Face::Choose),
        busy: RwSignal::new(None),
        trouble: RwSignal::new(None),
        turn: StoredValue::new(0),
    };
    if let Some(source) = in_hand() {
        read::read(work, source);
    }
    let face = move || match work.face.get() {
        Face::Choose => choose::face(work),
        Face::Choice(choice) => choice::face(work, &choice),
        Face::Applications(kind, answer) => applications::face(work, kind, &answer),
        Face::Bank(answer) => bank::face(work, &answer),
        Face::People(people) => people::face(work, &people),
        Face::Backup(backup, restored) => backup::face(work, backup, &restored),
        Face::Done(sentence, route, link) => done(work, sentence, &route, link),
    };
    page(
        "Import",
        "importing",
        ().into_any(),
        view! {
            {move || work.trouble.get().map(|why| view! { <div class="notice" id="import-trouble" role="alert" tabindex="-1"><p class="grow">{why}</p></div> })}
            {live(move || work.busy.get().map(progress))}
            <div id="import-face" class="stack" aria-busy=move || work.busy.with(Option::is_some).to_string()>{face}</div>
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

/// A face's heading: what the file is, which file, and the way to another one.
fn heading(work: Work, what: String) -> AnyView {
    let (name, size) = in_hand().map(|source| (source.name, source.bytes.length())).unwrap_or_default();
    view! {
        <div class="bar">
            <div class="grow"><h2 tabindex="-1">{what}</h2><p class="sub">{name}", "{kilobytes(size)}</p></div>
            <button class="btn small" type="button" on:click=move |_| work.put_away()>"Another file"</button>
        </div>
    }
    .into_any()
}

fn kilobytes(bytes: u32) -> String {
    format!("{} kB", format::decimal(f64::from(bytes) / 1000.0, u32::from(bytes < 9950)))
}

fn done(work: Work, sentence: String, route: &Route, link: &'static str) -> AnyView {
    view! {
        <section class="section">
            <h2 tabindex="-1">"Import complete"</h2>
            <p role="status">{sentence}</p>
            <div class="bar">
                <a class="btn primary" href=route.href()>{link}</a>
                <button class="btn" type="button" on:click=move |_| work.put_away()>"Another file"</button>
            </div>
        </section>
    }
    .into_any()
}
