//! What is typed and not saved yet. Each open field or form is registered with a way to write it; [`flush`] writes all of them, at once and synchronously:
//! a moment after the last key, when the page is hidden or left, when a screen goes, and before any handler or task makes another change: a change is made from
//! what is stored, so what is typed has to be there by then.
//!
//! A draft is a text under a name in the browser's storage (`store::drafts`). Where that is full it goes to the tab's own storage, which outlives a reload but
//! not the tab; where there is none, it lives in memory as long as the page.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use crate::session::{self, session};
use crate::{dom, runtime};

/// How long after the last key everything is written.
const PAUSE: Duration = Duration::from_millis(300);

/// Something open that may hold what is not saved.
pub trait Unsaved {
    /// Writes what is not saved, to its record or as a draft.
    fn write(&self);
}

thread_local! {
    static OPEN: RefCell<Vec<(u32, Rc<dyn Unsaved>)>> = const { RefCell::new(Vec::new()) };
    static COUNT: Cell<u32> = const { Cell::new(0) };
    static TIMED: Cell<bool> = const { Cell::new(false) };
    static IN_PAUSE: Cell<bool> = const { Cell::new(false) };
    /// Drafts that could be written nowhere.
    static MEMORY: RefCell<Vec<(String, String)>> = const { RefCell::new(Vec::new()) };
}

/// Registers something open; gives its number.
pub fn register(open: Rc<dyn Unsaved>) -> u32 {
    let number = COUNT.with(|count| count.replace(count.get() + 1));
    if number == 0 {
        dom::on_window("pagehide", |_| flush());
        dom::on_document("visibilitychange", |_| flush());
        dom::on_document("input", |_| soon());
        dom::on_document("change", |_| soon());
        // Not every step takes the focus out of the field first: a screen reader's, a spoken one, a choice.
        for name in ["click", "submit", "change"] {
            dom::before_handlers(name, |event| {
                if !dom::is_in_typed_field(&event) {
                    flush();
                }
            });
        }
        session::before_commits(flush);
    }
    OPEN.with_borrow_mut(|all| all.push((number, open)));
    number
}

/// Writes it a last time and forgets it: its screen goes.
pub fn close(number: u32) {
    let open = OPEN.with_borrow_mut(|all| {
        let at = all.iter().position(|(other, _)| *other == number)?;
        Some(all.remove(at))
    });
    if let Some((_, open)) = open {
        open.write();
    }
}

/// Writes everything that is not saved.
pub fn flush() {
    let all: Vec<Rc<dyn Unsaved>> = OPEN.with_borrow(|all| all.iter().map(|(_, open)| open.clone()).collect());
    for open in all {
        open.write();
    }
}

/// Writes everything that is not saved in a moment.
pub fn soon() {
    if !TIMED.with(|timed| timed.replace(true)) {
        runtime::later(PAUSE, || {
            TIMED.with(|timed| timed.set(false));
            IN_PAUSE.with(|pause| pause.set(true));
            flush();
            IN_PAUSE.with(|pause| pause.set(false));
        });
    }
}

/// Whether this write is made in a pause between two keys: what has the focus may be half typed.
pub fn in_pause() -> bool {
    IN_PAUSE.with(Cell::get)
}

/// The draft of that name.
pub fn draft(name: &str) -> Option<String> {
    let memory = MEMORY.with_borrow(|all| all.iter().find(|(other, _)| other == name).map(|(_, text)| text.clone()));
    memory.or_else(|| session().handle().draft(name))
}

/// Keeps a draft under a name.
pub fn keep(name: &str, text: &str) {
    forget_in_memory(name);
    if !session().handle().keep_draft(name, text) {
        MEMORY.with_borrow_mut(|all| all.push((name.to_owned(), text.to_owned())));
    }
}

/// Forgets the draft of that name.
pub fn forget(name: &str) {
    forget_in_memory(name);
    session().handle().forget_draft(name);
}

fn forget_in_memory(name: &str) {
    MEMORY.with_borrow_mut(|all| all.retain(|(other, _)| other != name));
}
