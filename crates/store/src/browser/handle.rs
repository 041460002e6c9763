//! What the store in a page holds.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::ahead;
use super::local_storage::BrowserStorage;
use crate::clock::{Clock, Timestamp};
use crate::concurrent::{Conflict, Written};
use crate::key_value::KeyValueStore;
use crate::write_ahead::{Batch, Found};

/// The page's store; a clone is the same store.
#[derive(Clone)]
pub struct StoreHandle(pub(super) Rc<Inner>);

pub(super) struct Inner {
    pub(super) storage: RefCell<Box<dyn KeyValueStore>>,
    pub(super) clock: RefCell<Clock>,
    pub(super) space: Space,
    pub(super) asked: Cell<bool>,
    /// What this tab wrote lately.
    pub(super) written: RefCell<Written>,
    /// Who is asked where two tabs wrote the same field.
    pub(super) ask: RefCell<Option<Ask>>,
    /// This page's name in the write-ahead copy.
    pub(super) tab: String,
    /// What the storage said of itself when it was opened.
    pub(super) found: RefCell<Found>,
    /// The storage's epoch; not known before [`StoreHandle::catch_up`], nor after everything was erased.
    pub(super) epoch: Cell<Option<Timestamp>>,
    pub(super) copy: Rc<ahead::AheadCopy>,
    /// Batches made before the copy was open.
    pub(super) waiting: RefCell<Vec<Batch>>,
}

/// What is called where two tabs wrote the same field.
pub(super) type Ask = Box<dyn Fn(Conflict)>;

/// Where a tab's records are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    /// In localStorage.
    Lasting,
    /// In memory, as long as the page.
    Page,
    /// The sample data's, as long as the tab.
    Sample,
}

impl StoreHandle {
    /// Whether what is written outlasts the page. If not, the page must say so.
    pub fn is_persistent(&self) -> bool {
        self.0.space == Space::Lasting
    }

    /// Whether this is the sample data's space.
    pub fn is_sample(&self) -> bool {
        self.0.space == Space::Sample
    }

    /// Where a draft goes that the storage has no room for. The sample has none: its drafts must not meet the person's own.
    pub(super) fn overflow(&self) -> Option<BrowserStorage> {
        if self.is_sample() { None } else { session_storage() }
    }

    /// Does something with the storage and the clock.
    pub(super) fn with<T>(&self, work: impl FnOnce(&mut dyn KeyValueStore, &mut Clock) -> T) -> T {
        work(&mut **self.0.storage.borrow_mut(), &mut self.0.clock.borrow_mut())
    }
}

/// The tab's session storage: it has a quota of its own, and lasts as long as the tab.
pub(super) fn session_storage() -> Option<BrowserStorage> {
    web_sys::window()?.session_storage().ok().flatten().map(BrowserStorage::of)
}
