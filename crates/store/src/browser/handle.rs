//! What the store in a page holds.

use std::cell::{Cell, RefCell};
use std::pin::Pin;
use std::rc::Rc;

use super::environment::wall;
use super::local_storage::BrowserStorage;
use crate::clock::{Clock, Timestamp};
use crate::key_value::KeyValueStore;
use crate::rollback_log::Texts;

/// The page's store; a clone is the same store.
#[derive(Clone)]
pub struct StoreHandle(pub(super) Rc<Inner>);

pub(super) struct Inner {
    pub(super) storage: RefCell<Box<dyn KeyValueStore>>,
    pub(super) clock: RefCell<Clock>,
    pub(super) space: Space,
    pub(super) asked: Cell<bool>,
    /// This page's name in the write-ahead copy, and of its rollback log.
    pub(super) tab: String,
    /// Whether a clock that was wrong wrote something of what is stored.
    pub(super) ahead: Cell<bool>,
    /// What the keeper has to be told once it is there.
    pub(super) untold: RefCell<Vec<(u64, News)>>,
    pub(super) keeper: RefCell<Option<Rc<dyn Keep>>>,
}

/// What has happened to records in localStorage.
pub(super) enum News {
    /// This tab has written these texts.
    Wrote { at: Timestamp, exactly: bool, old: Option<Texts>, new: Texts },
    /// Another tab has put `theirs` in place of `seen`.
    Heard { key: String, seen: Option<String>, theirs: Option<String> },
}

/// What keeps the page's changes safe. The page writes and reads without it, and starts before it is there: it is told what has happened since.
pub(super) trait Keep {
    /// Takes note of what happened at that time; gives the text to show where another tab has written.
    fn told(&self, wall: u64, news: News) -> Option<String>;
    /// Everything is about to be erased: nothing of it may come back.
    fn erased(&self) -> Pin<Box<dyn Future<Output = ()> + '_>>;
}

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

    /// Whether what is written is not put on disk yet, since nothing that does so is here.
    pub fn is_unkept(&self) -> bool {
        self.is_persistent() && self.0.keeper.borrow().is_none()
    }

    /// Tells the keeper, or puts it down for one that is not here yet. Gives the text to show: until then, what was told.
    pub(super) fn tell(&self, news: News) -> Option<String> {
        let keeper = self.0.keeper.borrow().clone();
        if let Some(keeper) = keeper {
            return keeper.told(wall(), news);
        }
        let text = if let News::Heard { theirs, .. } = &news { theirs.clone() } else { None };
        self.0.untold.borrow_mut().push((wall(), news));
        text
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
