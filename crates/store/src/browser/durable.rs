//! What keeps the page's changes: the write-ahead copy beside each write, and what other tabs write over this one's.

use wasm_bindgen::prelude::*;

use super::environment::wall;
use super::handle::{StoreHandle, session_storage};
use super::lock::with_lock;
use super::{ahead, lock};
use crate::clock::Timestamp;
use crate::commit::Committed;
use crate::concurrent::Conflict;
use crate::key_value::{KeyValueStore, StoreError};
use crate::keys;
use crate::rollback_log::Texts;
use crate::write_ahead::{self, Batch, Found, How, Name, Replayed};
use domain::id::Id;
use domain::record::{Kind, Record};

/// Under which name the tab's own storage says that this page saw localStorage emptied from outside.
const CLEARED: &str = "onward-cleared";

/// What the storage says of itself at the start. Where it was emptied on purpose while a page looked on, it begins a new epoch: nothing returns from the copy.
pub(super) fn found(storage: &mut dyn KeyValueStore) -> Result<Found, StoreError> {
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

impl StoreHandle {
    /// Calls it whenever something begins to be saved, or everything is on disk.
    pub fn on_saving(&self, told: impl Fn(bool) + 'static) {
        self.0.copy.tell(Box::new(told));
    }

    /// Calls it where this tab and another one have written the same field.
    pub fn on_conflict(&self, ask: impl Fn(Conflict) + 'static) {
        *self.0.ask.borrow_mut() = Some(Box::new(ask));
    }

    /// Opens the write-ahead copy, and replays what the storage lacks of it: the browser was killed before it had put everything on disk. For once the first screen
    /// is shown. `None` where there is no copy, or the storage has no room for what is lacking: the next start tries again.
    pub async fn catch_up(&self) -> Option<Replayed> {
        if !self.is_persistent() {
            return None;
        }
        let database = ahead::open().await;
        if database.is_none() {
            self.0.copy.opened(None);
            let waited = self.0.waiting.take().len();
            self.0.copy.waited(waited);
            return None;
        }
        self.0.copy.opened(database);
        let names = self.0.copy.names().await;
        let alive = lock::held().await;
        let (found, now) = (self.0.found.take(), wall());
        let (mut lacking, mut expired, mut tabs) = (Vec::new(), Vec::new(), Vec::new());
        for name in names {
            match Name::parse(&name) {
                Some(read) if found.lacks(&read) && !alive.contains(&read.tab) => {
                    tabs.push(read.tab);
                    lacking.push(name);
                }
                Some(read) if !read.is_expired(now) => tabs.push(read.tab),
                _ => expired.push(name),
            }
        }
        let texts = self.0.copy.texts(&lacking).await;
        let replayed = with_lock(|| self.with(|storage, clock| write_ahead::replay(storage, clock, now, &found, &texts))).await.ok();
        let epoch = self.with(|storage, _| {
            for tab in found.marks.keys().filter(|tab| !tabs.contains(tab) && !alive.contains(tab) && **tab != self.0.tab) {
                let _ = storage.remove(&[keys::MARKS, tab].concat());
            }
            write_ahead::epoch(storage).ok().flatten()
        });
        self.0.epoch.set(epoch);
        self.0.copy.delete(&expired);
        let waiting = self.0.waiting.take();
        for batch in &waiting {
            self.put(batch.clone());
        }
        self.0.copy.waited(waiting.len());
        if let Some(replayed) = replayed.as_ref().filter(|replayed| !replayed.new.is_empty()) {
            // It is in localStorage by now, and not yet on disk.
            let at = self.with(|_, clock| clock.tick(now));
            self.log(at, How::Merge, replayed.new.clone());
        }
        self.watch_for_clearing();
        replayed
    }

    /// Takes note of what this tab has written.
    pub(super) fn committed(&self, done: &Committed) {
        if self.is_persistent() && !done.new.is_empty() {
            self.0.written.borrow_mut().wrote(wall(), &done.old, &done.new);
            self.log(done.at, How::Merge, done.new.clone());
        }
    }

    /// Takes note of records that a restore wrote, or put back exactly.
    pub(super) fn copied(&self, records: &[(Kind, Id, Option<Record>)], exactly: bool) {
        if !self.is_persistent() || records.is_empty() {
            return;
        }
        let (texts, at) = self.with(|storage, clock| {
            let key = |(kind, id, _): &(Kind, Id, Option<Record>)| keys::record(*kind, id);
            let texts: Texts =
                records.iter().map(key).map(|key| (storage.get(&key).ok().flatten(), key)).map(|(text, key)| (key, text)).collect();
            (texts, clock.tick(wall()))
        });
        self.log(at, if exactly { How::Replace } else { How::Merge }, texts);
    }

    /// Empties the copy before everything is erased, and says there that it was.
    pub(super) async fn erased(&self) {
        let at = self.with(|_, clock| clock.tick(wall()));
        self.0.epoch.set(None);
        let waited = self.0.waiting.take().len();
        self.0.copy.waited(waited);
        let batch = Batch { tab: self.0.tab.clone(), at, epoch: at, how: How::Erase, texts: Texts::new() };
        self.0.copy.replace(wall(), &batch).await;
    }

    fn log(&self, at: Timestamp, how: How, texts: Texts) {
        let batch = Batch { tab: self.0.tab.clone(), at, epoch: Timestamp::ZERO, how, texts };
        if self.0.copy.is_waiting() {
            self.0.copy.waits();
            self.0.waiting.borrow_mut().push(batch);
        } else {
            self.put(batch);
        }
    }

    fn put(&self, mut batch: Batch) {
        let known = self.0.epoch.get();
        let marked = self.with(|storage, clock| {
            let epoch = write_ahead::epoch(storage).ok().flatten().unwrap_or_else(|| {
                // A new life of the storage: everything was erased, or emptied from outside.
                let now = clock.tick(wall());
                let _ = storage.set(keys::EPOCH, now.as_str());
                now
            });
            batch.epoch = known.map_or(epoch, |known| known.max(epoch));
            write_ahead::mark(storage, &batch.tab, batch.at)
        });
        self.0.epoch.set(Some(batch.epoch));
        self.0.copy.put(wall(), &batch, marked);
    }

    /// What another tab wrote, made whole; see [`concurrent`](crate::concurrent). Gives the text to show.
    pub(super) fn heard(&self, key: &str, seen: Option<&str>, theirs: Option<&str>) -> Option<String> {
        let erased = theirs.is_none() && self.with(|storage, _| write_ahead::epoch(storage)).is_ok_and(|epoch| epoch.is_none());
        if erased && self.0.epoch.get().is_some() {
            self.0.written.borrow_mut().forget();
        }
        let heard = self.with(|storage, clock| self.0.written.borrow_mut().heard(storage, clock, wall(), key, seen, theirs));
        if heard.rewritten {
            let at = self.with(|_, clock| clock.tick(wall()));
            self.log(at, How::Merge, Texts::from([(key.to_owned(), heard.text.clone())]));
        }
        if let Some(ask) = &*self.0.ask.borrow() {
            heard.conflicts.into_iter().for_each(ask);
        }
        heard.text
    }

    /// Where localStorage is emptied from outside while this page is open, what was in it must not return from the copy.
    fn watch_for_clearing(&self) {
        let own = self.clone();
        let leaving = Closure::<dyn Fn()>::new(move || {
            let Some(known) = own.0.epoch.get() else { return };
            if own.with(|storage, _| storage.get(keys::EPOCH)) == Ok(None) {
                if let Some(mut tab) = session_storage() {
                    let _ = tab.set(CLEARED, known.as_str());
                }
                own.0.copy.clear();
            }
        });
        if let Some(window) = web_sys::window() {
            // Only a browser without events refuses.
            let _ = window.add_event_listener_with_callback("pagehide", leaving.as_ref().unchecked_ref());
        }
        leaving.forget();
    }
}
