//! The store in a page: the one module that speaks to the browser's storage. Call [`StoreHandle::open`] once at the start and [`StoreHandle::verify`]
//! once the first screen is shown; every write goes through [`StoreHandle::commit`], and [`StoreHandle::subscribe`] reports what other tabs write.
//!
//! Where the browser blocks its storage the same store runs in memory and [`StoreHandle::is_persistent`] is false: nothing will be kept, and the page
//! must say so. Writers hold a Web Lock where the browser has them ([`lock`]); where it has none the checks of the commit still hold.
//!
//! Not here: any rule. Those are in the modules beside this one, and run without a browser.

mod local_storage;
mod lock;

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use chrono::NaiveDate;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

pub use local_storage::{BrowserStorage, probe};
pub use lock::with_lock;

use super::clock::{Clock, Device};
use super::commit::{self, Committed};
use super::external_change::{self, ExternalChange};
use super::key_value::{KeyValueStore, MemoryStore, StoreError};
use super::keys;
use super::load::{self, Loaded};
use super::refused::Refused;
use super::restore::{self, RestoreUndone, Restored};
use super::usage::{self, StorageUsage};
use super::verify::{self, Verified};
use super::{drafts, quarantine, rollback_log};
use domain::change::Change;
use domain::id::Id;
use domain::model::Model;
use domain::record::{Kind, Record};
use exchange::backup::Backup;

/// The page's store; a clone is the same store.
#[derive(Clone)]
pub struct StoreHandle(Rc<Inner>);

struct Inner {
    storage: RefCell<Box<dyn KeyValueStore>>,
    clock: RefCell<Clock>,
    is_persistent: bool,
    asked: Cell<bool>,
    /// What this tab wrote last, key and text.
    written: RefCell<VecDeque<(String, String)>>,
}

/// How many records' last texts a tab remembers.
const REMEMBERED: usize = 64;

impl StoreHandle {
    /// Opens the storage, under the lock: rolls back an interrupted change, opens every envelope, sets aside what is none. Records are read when they
    /// are first asked for; [`StoreHandle::verify`] reads all of them, once the first screen is shown. Where the storage is blocked it opens an empty
    /// one in memory.
    ///
    /// # Errors
    /// Where the storage exists and fails while it is read. The page then offers to export everything instead of showing an empty app.
    pub async fn open() -> Result<(Self, Loaded), StoreError> {
        let Ok(mut storage) = probe() else { return Self::open_storage(Box::new(MemoryStore::default()), false).await };
        // The log that tabs of earlier versions shared is rolled back under the lock they took.
        with_lock(|| rollback_log::recover(&mut storage)).await?;
        let tab = format!("{:x}", random_bits());
        lock::hold(&tab);
        storage.become_tab(&tab, &lock::held().await)?;
        Self::open_storage(Box::new(storage), true).await
    }

    /// Opens a given storage; for tests.
    ///
    /// # Errors
    /// As [`StoreHandle::open`].
    pub async fn open_storage(mut storage: Box<dyn KeyValueStore>, is_persistent: bool) -> Result<(Self, Loaded), StoreError> {
        let bits = random_bits();
        let (loaded, device) = with_lock(|| (load::open_unverified(&mut *storage), device(&mut *storage, bits))).await;
        let inner = Inner {
            storage: RefCell::new(storage),
            clock: RefCell::new(Clock::new(device)),
            is_persistent,
            asked: Cell::new(!is_persistent),
            written: RefCell::default(),
        };
        Ok((Self(Rc::new(inner)), loaded?))
    }

    /// Reads each record of the model as its type, under the lock: sets aside what cannot be read, brings back what can be read again. A clone of
    /// the model will do: it shares its records. Apply [`Verified::records`] to the model.
    ///
    /// # Errors
    /// Where the storage cannot be reached.
    pub async fn verify(&self, model: Model) -> Result<Verified, StoreError> {
        with_lock(|| self.with(|storage, _| verify::verify(storage, &model))).await
    }

    /// Whether what is written outlasts the page. If not, the page must say so.
    pub fn is_persistent(&self) -> bool {
        self.0.is_persistent
    }

    /// Writes a change. The first change to the person's own data also asks the browser not to evict it. It takes no lock: two tabs' views of storage are
    /// ordered by none, and what the page is told when it closes must be written before it has closed.
    ///
    /// # Errors
    /// Why nothing was written.
    pub fn commit(&self, change: &Change) -> Result<Committed, Refused> {
        let done = self.with(|storage, clock| commit::commit(storage, clock, wall(), change))?;
        self.remember(&done);
        let own = |(kind, id, _): &(Kind, Id, _)| *kind != Kind::Settings && !id.is_sample();
        if done.records.iter().any(own) && !self.0.asked.replace(true) {
            spawn_local(async {
                persist().await;
            });
        }
        Ok(done)
    }

    /// Notes what this tab has written, for [`StoreHandle::subscribe`]. A large change is an import: it makes records that no other tab is editing.
    fn remember(&self, done: &Committed) {
        if !self.0.is_persistent || done.records.len() > REMEMBERED {
            return;
        }
        let mut written = self.0.written.borrow_mut();
        for (kind, id, _) in &done.records {
            let key = keys::record(*kind, id);
            if let Ok(Some(text)) = self.0.storage.borrow().get(&key) {
                written.retain(|(other, _)| *other != key);
                written.push_back((key, text));
            }
        }
        while written.len() > REMEMBERED {
            written.pop_front();
        }
    }

    /// What another tab wrote, made whole: where it wrote over something that this tab had written and it had not seen, both are written again. The event
    /// may be late, so what it tells is merged with what is stored now; where the key is gone by now, everything was erased and nothing is written.
    fn reconcile(&self, key: &str, theirs: &str) -> Option<String> {
        let mut written = self.0.written.borrow_mut();
        let at = written.iter().position(|(other, _)| other == key)?;
        let mut storage = self.0.storage.borrow_mut();
        let Some(stored) = storage.get(key).ok()? else {
            written.remove(at);
            return None;
        };
        let (_, ours) = written.get_mut(at)?;
        let both = external_change::merged_over(key, ours, theirs).unwrap_or_else(|| theirs.to_owned());
        let merged = external_change::merged_over(key, &both, &stored);
        if let Some(merged) = &merged {
            // Where it cannot be written the other tab's text is what there is.
            storage.set(key, merged).ok()?;
        }
        let whole = merged.unwrap_or(stored);
        ours.clone_from(&whole);
        (whole != theirs).then_some(whole)
    }

    /// A record as it is stored now, as text for its type to read: for merging one text that two tabs edited.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn read_current(&self, kind: Kind, id: &Id) -> Result<Option<Record>, Refused> {
        self.with(|storage, _| commit::read_current(storage, kind, id))
    }

    /// The draft of that name; see [`drafts`].
    pub fn draft(&self, name: &str) -> Option<String> {
        let kept = self.with(|storage, _| drafts::read(storage, name)).ok().flatten();
        kept.or_else(|| drafts::read(&session_storage()?, name).ok().flatten())
    }

    /// Keeps a draft: in the storage, or where that is full in the tab's own. False where neither took it.
    pub fn keep_draft(&self, name: &str, text: &str) -> bool {
        if self.with(|storage, _| drafts::write(storage, name, text)).is_ok() {
            if let Some(mut tab) = session_storage() {
                // An older one there must not come back in its place.
                let _ = drafts::remove(&mut tab, name);
            }
            return true;
        }
        // The older draft would be found first.
        let _ = self.with(|storage, _| drafts::remove(storage, name));
        session_storage().is_some_and(|mut tab| drafts::write(&mut tab, name, text).is_ok())
    }

    /// Forgets a draft.
    pub fn forget_draft(&self, name: &str) {
        // Where the storage cannot be reached there is none to forget.
        let _ = self.with(|storage, _| drafts::remove(storage, name));
        if let Some(mut tab) = session_storage() {
            let _ = drafts::remove(&mut tab, name);
        }
    }

    /// What restoring a backup would do.
    ///
    /// # Errors
    /// Where the storage cannot be reached.
    pub fn preview(&self, backup: &Backup) -> Result<Restored, Refused> {
        self.with(|storage, _| restore::preview(storage, backup))
    }

    /// Restores a backup, under the lock.
    ///
    /// # Errors
    /// Why nothing was written.
    pub async fn restore(&self, backup: &Backup) -> Result<Restored, Refused> {
        with_lock(|| self.with(|storage, clock| restore::restore(storage, clock, wall(), backup))).await
    }

    /// Undoes the last restore; `None` where that is not available.
    ///
    /// # Errors
    /// Why nothing was written.
    pub async fn undo_restore(&self) -> Result<Option<RestoreUndone>, Refused> {
        with_lock(|| self.with(|storage, _| restore::undo(storage))).await
    }

    /// Everything as a backup, without some kinds. The caller records the day in the settings (`backed_up`).
    ///
    /// # Errors
    /// Where the storage cannot be reached.
    pub async fn export(&self, today: NaiveDate, leave_out: &[Kind]) -> Result<Backup, StoreError> {
        with_lock(|| self.with(|storage, clock| restore::export(storage, clock, wall(), today, leave_out))).await
    }

    /// Some records as a backup, for a link or a code.
    ///
    /// # Errors
    /// Where the storage cannot be reached.
    pub async fn export_some(&self, today: NaiveDate, which: &[(Kind, Id)]) -> Result<Backup, StoreError> {
        with_lock(|| self.with(|storage, clock| restore::export_some(storage, clock, wall(), today, which))).await
    }

    /// The space used.
    ///
    /// # Errors
    /// Where the storage cannot be reached.
    pub fn usage(&self) -> Result<StorageUsage, StoreError> {
        self.with(|storage, _| usage::usage(storage))
    }

    /// Reads everything again, as after [`ExternalChange::Reload`]; unverified, as [`StoreHandle::open`].
    ///
    /// # Errors
    /// Where the storage cannot be reached.
    pub async fn reload(&self) -> Result<Loaded, StoreError> {
        with_lock(|| self.with(|storage, _| load::open_unverified(storage))).await
    }

    /// The texts in quarantine, each with its own key.
    ///
    /// # Errors
    /// Where the storage cannot be reached.
    pub fn quarantined(&self) -> Result<Vec<(String, String)>, StoreError> {
        self.with(|storage, _| quarantine::texts(storage))
    }

    /// Deletes the texts in quarantine, when the person asks for it.
    ///
    /// # Errors
    /// Where the storage cannot be reached.
    pub fn discard_quarantined(&self) -> Result<(), StoreError> {
        self.with(|storage, _| quarantine::discard(storage))
    }

    /// Deletes what the last restore replaced; it can no longer be undone.
    ///
    /// # Errors
    /// Where the storage cannot be reached.
    pub fn discard_snapshot(&self) -> Result<(), StoreError> {
        self.with(|storage, _| restore::discard_snapshot(storage))
    }

    /// Deletes everything of this app, and nothing else of the origin. Only after the person has asked for it and confirmed.
    ///
    /// # Errors
    /// Where the storage cannot be reached.
    pub async fn erase(&self) -> Result<(), StoreError> {
        self.0.written.borrow_mut().clear();
        with_lock(|| self.with(|storage, _| rollback_log::erase(storage))).await
    }

    /// Calls `on_change` for each write of another tab, as long as the page lives.
    pub fn subscribe(&self, on_change: impl Fn(ExternalChange) + 'static) {
        if !self.0.is_persistent {
            return;
        }
        let handle = self.clone();
        let listen = Closure::<dyn Fn(web_sys::StorageEvent)>::new(move |event: web_sys::StorageEvent| {
            let (key, mut text) = (event.key(), event.new_value());
            if let (Some(key), Some(theirs)) = (&key, &text)
                && let Some(merged) = handle.reconcile(key, theirs)
            {
                text = Some(merged);
            }
            match external_change::apply_storage_event(key.as_deref(), text.as_deref()) {
                ExternalChange::Irrelevant => {}
                change => on_change(change),
            }
        });
        if let Some(window) = web_sys::window() {
            // Only a browser without events refuses.
            let _ = window.add_event_listener_with_callback("storage", listen.as_ref().unchecked_ref());
        }
        listen.forget();
    }

    fn with<T>(&self, work: impl FnOnce(&mut dyn KeyValueStore, &mut Clock) -> T) -> T {
        work(&mut **self.0.storage.borrow_mut(), &mut self.0.clock.borrow_mut())
    }
}

/// The tab's session storage: it has a quota of its own, and lasts as long as the tab.
fn session_storage() -> Option<BrowserStorage> {
    web_sys::window()?.session_storage().ok().flatten().map(BrowserStorage::of)
}

/// The device's name: read, or random and kept. Where it cannot be kept, one for this session.
fn device(storage: &mut dyn KeyValueStore, bits: u64) -> Device {
    let known = storage.get(keys::DEVICE).ok().flatten().and_then(|text| Device::parse(&text));
    known.unwrap_or_else(|| {
        let device = Device::from_bits(bits);
        let _ = storage.set(keys::DEVICE, &device.text());
        device
    })
}

/// Asks the browser not to evict what is stored. True where it agreed; false where it declined, or does not know the question.
pub async fn persist() -> bool {
    let Some(window) = web_sys::window() else { return false };
    let Ok(promise) = window.navigator().storage().persist() else { return false };
    JsFuture::from(promise).await.is_ok_and(|answer| answer.as_bool() == Some(true))
}

/// Whether the browser has agreed not to evict what is stored; `None` where it does not know the question.
pub async fn persisted() -> Option<bool> {
    let promise = web_sys::window()?.navigator().storage().persisted().ok()?;
    JsFuture::from(promise).await.ok()?.as_bool()
}

/// Bytes used and granted for the whole origin, where the browser tells; localStorage has its own, smaller limit ([`usage`]).
pub async fn estimate() -> Option<(f64, f64)> {
    let promise = web_sys::window()?.navigator().storage().estimate().ok()?;
    let answer = JsFuture::from(promise).await.ok()?;
    let number = |name: &str| js_sys::Reflect::get(&answer, &name.into()).ok()?.as_f64();
    Some((number("usage")?, number("quota")?))
}

/// 64 random bits, for ids: `Id::from_bits(random_bits())`.
pub fn random_bits() -> u64 {
    let mut bytes = [0; 8];
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    if crypto.is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok()) {
        return u64::from_le_bytes(bytes);
    }
    let half = || (js_sys::Math::random() * 4_294_967_296.0) as u64;
    half() << 32 | half()
}

/// The wall clock, in milliseconds since 1970.
fn wall() -> u64 {
    js_sys::Date::now().max(0.0) as u64
}
