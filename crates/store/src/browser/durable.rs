//! What keeps the page's changes: the write-ahead copy beside each write, and what other tabs write over this one's. It comes after the first screen.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::pin::Pin;
use std::rc::Rc;

use wasm_bindgen::prelude::*;

use super::environment::wall;
use super::handle::{Keep, News, StoreHandle, session_storage};
use super::lock::with_lock;
use super::{ahead, lock};
use crate::clock::Timestamp;
use crate::concurrent::{Conflict, Written};
use crate::external_change::{ExternalChange, apply_storage_event};
use crate::just_heard::JustHeard;
use crate::key_value::{KeyValueStore, StoreError};
use crate::rollback_log::Texts;
use crate::write_ahead::{self, Batch, Found, How, Replayed, Sorted};
use crate::{keys, rebase};
use domain::id::Id;
use domain::record::{Kind, Record};
use domain::sort_compact::IntoTree;

/// Under which name the tab's own storage says that this page saw localStorage emptied from outside.
const CLEARED: &str = "onward-cleared";

/// What the storage says of itself at the start. Where it was emptied on purpose while a page looked on, it begins a new epoch: nothing returns from the copy.
fn found(storage: &mut dyn KeyValueStore) -> Result<Found, StoreError> {
    let mut found = Found::read(storage)?;
    if let Some(mut tab) = session_storage()
        && tab.get(CLEARED).is_ok_and(|cleared| cleared.is_some())
    {
        let _ = tab.remove(CLEARED);
        if found.epoch.is_none() {
            let now = Timestamp::from_wall(wall());
            let _ = storage.set(keys::EPOCH, now.as_str());
            found.epoch = Some(now);
        }
    }
    Ok(found)
}

/// What is called where two tabs wrote the same field.
type Ask = Box<dyn Fn(Conflict)>;

/// The page's keeper.
struct Keeper {
    handle: StoreHandle,
    /// What this tab wrote lately.
    written: RefCell<Written>,
    /// What came from other tabs a moment ago.
    just_heard: RefCell<JustHeard>,
    /// Who is asked where two tabs wrote the same field.
    ask: Ask,
    /// What the storage said of itself when this began.
    found: RefCell<Found>,
    /// The storage's epoch; not known after everything was erased.
    epoch: Cell<Option<Timestamp>>,
    copy: Rc<ahead::AheadCopy>,
    /// Batches made before the copy was open.
    waiting: RefCell<Vec<Batch>>,
}

impl StoreHandle {
    /// Keeps what is written safe from a browser that is killed, opens the write-ahead copy, and replays what the storage lacks of it: the browser was killed before
    /// it had put everything on disk. `saving` is told whenever something begins to be saved, or everything is on disk; `ask` is called where this tab and another
    /// one have written the same field, `changed` with what is made of changes that were heard of before. For once the first screen is shown; the second time it
    /// does nothing. `None` where there is no copy, or the storage has no room for what is lacking: the next start tries again.
    pub async fn keep(
        &self,
        saving: impl Fn(bool) + 'static,
        ask: impl Fn(Conflict) + 'static,
        changed: impl Fn(ExternalChange),
    ) -> Option<Replayed> {
        if !self.is_unkept() {
            return None;
        }
        let found = self.with(|storage, _| found(storage)).unwrap_or_default();
        let keeper = Rc::new(Keeper {
            handle: self.clone(),
            written: RefCell::default(),
            just_heard: RefCell::default(),
            ask: Box::new(ask),
            epoch: Cell::new(found.epoch),
            found: RefCell::new(found),
            copy: Rc::default(),
            waiting: RefCell::default(),
        });
        keeper.copy.tell(Box::new(saving));
        *self.0.keeper.borrow_mut() = Some(keeper.clone());
        let mut heard = BTreeSet::new();
        for (at, news) in self.0.untold.take() {
            if let News::Heard { key, .. } = &news {
                heard.insert(key.clone());
            }
            keeper.told(at, news);
        }
        for key in heard {
            // What was told then may have been written over since: what is stored now is shown.
            let text = self.with(|storage, _| storage.get(&key)).ok().flatten();
            changed(apply_storage_event(Some(&key), text.as_deref()));
        }
        if self.0.ahead.replace(false) {
            // Written by a clock that was wrong. With no room to set it right, it is tried again at the next start.
            let _ = with_lock(|| self.with(|storage, _| rebase::rebase_stored(storage, wall()))).await;
            self.0.clock.borrow_mut().restart();
        }
        keeper.catch_up().await
    }

    /// Takes note of records that a restore wrote, or put back exactly.
    pub(super) fn copied(&self, records: &[(Kind, Id, Option<Record>)], exactly: bool) {
        if !self.is_persistent() || records.is_empty() {
            return;
        }
        let (new, at) = self.with(|storage, clock| {
            let key = |(kind, id, _): &(Kind, Id, Option<Record>)| keys::record(*kind, id);
            let texts: Texts =
                records.iter().map(key).map(|key| (storage.get(&key).ok().flatten(), key)).map(|(text, key)| (key, text)).into_map();
            (texts, clock.tick(wall()))
        });
        self.tell(News::Wrote { at, exactly, old: None, new });
    }
}

/// Empties the copy where nothing keeps the page's changes, before everything is erased.
pub(super) async fn empty_copy(handle: &StoreHandle) {
    handle.0.untold.take();
    let copy = ahead::AheadCopy::default();
    copy.opened(ahead::open().await);
    copy.replace(wall(), &erasure(handle)).await;
}

/// The batch that says that everything was erased.
fn erasure(handle: &StoreHandle) -> Batch {
    let at = handle.with(|_, clock| clock.tick(wall()));
    Batch { tab: handle.0.tab.clone(), at, epoch: at, how: How::Erase, texts: Texts::new() }
}

impl Keep for Keeper {
    fn told(&self, wall: u64, news: News) -> Option<String> {
        match news {
            News::Wrote { at, exactly, old, new } => {
                if let Some(old) = old {
                    self.written.borrow_mut().wrote(wall, &old, &new);
                    let unread = self.just_heard.borrow_mut().wrote(wall, &old, &new);
                    unread.into_iter().for_each(&self.ask);
                }
                self.log(at, if exactly { How::Replace } else { How::Merge }, new);
                None
            }
            News::Heard { key, seen, theirs } => {
                self.just_heard.borrow_mut().heard(wall, &key, seen.as_deref(), theirs.as_deref());
                self.heard(&key, seen.as_deref(), theirs.as_deref())
            }
        }
    }

    fn erased(&self) -> Pin<Box<dyn Future<Output = ()> + '_>> {
        Box::pin(self.empty())
    }
}

impl Keeper {
    async fn catch_up(self: &Rc<Self>) -> Option<Replayed> {
        let database = ahead::open().await;
        if database.is_none() {
            self.copy.opened(None);
            let waited = self.waiting.take().len();
            self.copy.waited(waited);
            return None;
        }
        self.copy.opened(database);
        let names = self.copy.names().await;
        let alive = lock::held().await;
        let (found, now) = (self.found.take(), wall());
        let Sorted { lacking, expired, tabs, until } = Sorted::of(names, &found, &alive, now);
        self.copy.keeps_until(until);
        let texts = self.copy.texts(&lacking).await;
        let replayed = with_lock(|| self.handle.with(|storage, clock| write_ahead::replay(storage, clock, now, &found, &texts))).await.ok();
        let epoch = self.handle.with(|storage, _| {
            for tab in found.marks.keys().filter(|tab| !tabs.contains(tab) && !alive.contains(tab) && **tab != self.handle.0.tab) {
                let _ = storage.remove(&[keys::MARKS, tab].concat());
            }
            write_ahead::epoch(storage).ok().flatten()
        });
        self.epoch.set(epoch);
        self.copy.delete(&expired);
        let waiting = self.waiting.take();
        for batch in &waiting {
            self.put(batch.clone());
        }
        self.copy.waited(waiting.len());
        if let Some(replayed) = replayed.as_ref().filter(|replayed| !replayed.new.is_empty()) {
            // It is in localStorage by now, and not yet on disk.
            let at = self.handle.with(|_, clock| clock.tick(now));
            self.log(at, How::Merge, replayed.new.clone());
        }
        self.watch_for_clearing();
        replayed
    }

    /// Empties the copy before everything is erased, and says there that it was.
    async fn empty(&self) {
        self.written.borrow_mut().forget();
        self.epoch.set(None);
        let waited = self.waiting.take().len();
        self.copy.waited(waited);
        self.copy.replace(wall(), &erasure(&self.handle)).await;
    }

    fn log(&self, at: Timestamp, how: How, texts: Texts) {
        let batch = Batch { tab: self.handle.0.tab.clone(), at, epoch: Timestamp::ZERO, how, texts };
        if self.copy.is_waiting() {
            self.copy.waits();
            self.waiting.borrow_mut().push(batch);
        } else {
            self.put(batch);
        }
    }

    fn put(&self, mut batch: Batch) {
        let known = self.epoch.get();
        let marked = self.handle.with(|storage, clock| {
            let epoch = write_ahead::epoch(storage).ok().flatten().unwrap_or_else(|| {
                // A new life of the storage: everything was erased, or emptied from outside.
                let now = clock.tick(wall());
                let _ = storage.set(keys::EPOCH, now.as_str());
                now
            });
            batch.epoch = known.map_or(epoch, |known| known.max(epoch));
            write_ahead::mark(storage, &batch.tab, batch.at)
        });
        self.epoch.set(Some(batch.epoch));
        self.copy.put(wall(), &batch, marked);
    }

    /// What another tab wrote, made whole; see [`concurrent`](crate::concurrent). Gives the text to show.
    fn heard(&self, key: &str, seen: Option<&str>, theirs: Option<&str>) -> Option<String> {
        let erased = theirs.is_none() && self.handle.with(|storage, _| write_ahead::epoch(storage)).is_ok_and(|epoch| epoch.is_none());
        if erased && self.epoch.get().is_some() {
            self.written.borrow_mut().forget();
        }
        let heard = self.handle.with(|storage, clock| self.written.borrow_mut().heard(storage, clock, wall(), key, seen, theirs));
        if heard.rewritten {
            let at = self.handle.with(|_, clock| clock.tick(wall()));
            self.log(at, How::Merge, std::iter::once((key.to_owned(), heard.text.clone())).into_map());
        }
        heard.conflicts.into_iter().for_each(&self.ask);
        if heard.rewritten {
            return heard.text;
        }
        // The event may be late: this tab may have read, or written, something newer since. An older text would look like the deletion of what is newer.
        self.handle.with(|storage, _| storage.get(key)).unwrap_or(heard.text)
    }

    /// Where localStorage is emptied from outside while this page is open, what was in it must not return from the copy.
    fn watch_for_clearing(self: &Rc<Self>) {
        let own = self.clone();
        let leaving = Closure::<dyn Fn()>::new(move || {
            let Some(known) = own.epoch.get() else { return };
            if own.handle.with(|storage, _| storage.get(keys::EPOCH)) == Ok(None) {
                if let Some(mut tab) = session_storage() {
                    let _ = tab.set(CLEARED, known.as_str());
                }
                own.copy.clear();
            }
        });
        if let Some(window) = web_sys::window() {
            // Only a browser without events refuses.
            let _ = window.add_event_listener_with_callback("pagehide", leaving.as_ref().unchecked_ref());
        }
        leaving.forget();
    }
}
