//! The store in a page: the one module that speaks to the browser's storage ([`elsewhere`] names and deletes what is kept beside it). Call [`StoreHandle::open`] once at the start and [`StoreHandle::verify`]
//! once the first screen is shown; every write goes through [`StoreHandle::commit`], and [`StoreHandle::subscribe`] reports what other tabs write.
//!
//! A tab that looks around with sample data has a store of its own in the tab's storage (see [`StoreHandle::enter_sample`]): nothing of it ever reaches
//! localStorage, no other tab hears of it, and it ends with the tab.
//!
//! Where the browser blocks its storage the same store runs in memory and [`StoreHandle::is_persistent`] is false: nothing will be kept, and the page
//! must say so. Writers hold a Web Lock where the browser has them ([`lock`]); where it has none the checks of the commit still hold.
//!
//! Not here: any rule. Those are in the modules beside this one, and run without a browser.

mod ahead;
mod durable;
pub mod elsewhere;
mod environment;
mod handle;
mod local_storage;
mod lock;
mod patience;
mod sample_space;

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;

use chrono::NaiveDate;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

use environment::wall;
pub use environment::{estimate, persist, persisted, random_bits};
pub use handle::StoreHandle;
use handle::{Inner, News, Space};
pub use local_storage::{BrowserStorage, probe};
pub use lock::with_lock;
use sample_space::sample_storage;

use super::clock::{Clock, Device};
use super::commit::{self, Committed};
use super::compare::{self, Comparison, Unsaved};
use super::external_change::{self, ExternalChange};
use super::key_value::{KeyValueStore, MemoryStore, StoreError};
use super::keys::{self, Holds, NO_INSTALL};
use super::leftovers;
use super::load::{self, Loaded};
use super::refused::Refused;
use super::restore::{self, RestoreUndone, Restored};
use super::rollback_log::{self, Recovery};
use super::usage::{self, StorageUsage};
use super::verify::{self, Verified};
use super::{drafts, leave_out, quarantine, replace};
use domain::change::Change;
use domain::id::Id;
use domain::model::Model;
use domain::record::{Kind, Record};
use exchange::backup::{Backup, LeftOut};

impl StoreHandle {
    /// Opens the storage, under the lock: rolls back an interrupted change, opens every envelope, sets aside what is none. Records are read when they
    /// are first asked for; [`StoreHandle::verify`] reads all of them, once the first screen is shown. Where the storage is blocked it opens an empty
    /// one in memory.
    ///
    /// # Errors
    /// Where the storage exists and fails while it is read. The page then offers to export everything instead of showing an empty app.
    pub async fn open() -> Result<(Self, Loaded), StoreError> {
        if let Some(storage) = sample_storage().filter(|storage| matches!(storage.inner.get(keys::SAMPLE_SHOWN), Ok(Some(_)))) {
            return Self::open_space(String::new(), Box::new(storage), Space::Sample).await;
        }
        let Ok(mut storage) = probe() else { return Self::open_storage(Box::new(MemoryStore::default()), false).await };
        // The log that tabs of earlier versions shared is rolled back under the lock they took.
        let mut damaged = with_lock(|| rollback_log::recover(&mut storage)).await? == Recovery::Unreadable;
        let tab = format!("{:x}", random_bits());
        lock::hold(&tab);
        damaged |= storage.become_tab(&tab, &lock::held().await)?;
        let (handle, mut loaded) = Self::open_space(tab, Box::new(storage), Space::Lasting).await?;
        if damaged {
            // One that was rolled back is not told here: the copy may bring the change back.
            loaded.recovery = Recovery::Unreadable;
        }
        Ok((handle, loaded))
    }

    /// Opens a given storage; for tests.
    ///
    /// # Errors
    /// As [`StoreHandle::open`].
    pub async fn open_storage(storage: Box<dyn KeyValueStore>, is_persistent: bool) -> Result<(Self, Loaded), StoreError> {
        Self::open_space(format!("{:x}", random_bits()), storage, if is_persistent { Space::Lasting } else { Space::Page }).await
    }

    async fn open_space(tab: String, mut storage: Box<dyn KeyValueStore>, space: Space) -> Result<(Self, Loaded), StoreError> {
        let bits = random_bits();
        let (loaded, device) = with_lock(|| (load::open_unverified(&mut *storage), device(&mut *storage, bits))).await;
        let loaded = loaded?;
        let inner = Inner {
            storage: RefCell::new(storage),
            clock: RefCell::new(Clock::new(device)),
            space,
            asked: Cell::new(space != Space::Lasting),
            tab,
            ahead: Cell::new(loaded.latest.is_ahead(wall())),
            untold: RefCell::default(),
            keeper: RefCell::default(),
        };
        Ok((Self(Rc::new(inner)), loaded))
    }

    /// Reads each record of the model as its type, under the lock: sets aside what cannot be read, brings back what can be read again. A clone of
    /// the model will do: it shares its records. Apply [`Verified::records`] to the model.
    ///
    /// # Errors
    /// Where the storage cannot be reached.
    pub async fn verify(&self, model: Model) -> Result<Verified, StoreError> {
        with_lock(|| self.with(|storage, _| verify::verify(storage, &model))).await
    }

    /// The sample records of an earlier version among the person's own that were never edited; see [`leftovers`].
    ///
    /// # Errors
    /// Where the storage cannot be reached.
    pub fn untouched_sample(&self) -> Result<BTreeSet<(Kind, Id)>, StoreError> {
        self.with(|storage, _| leftovers::untouched(storage))
    }

    /// Writes a change. The first change to the person's own data also asks the browser not to evict it. It takes no lock: two tabs' views of storage are
    /// ordered by none, and what the page is told when it closes must be written before it has closed.
    ///
    /// # Errors
    /// Why nothing was written.
    pub fn commit(&self, change: &Change) -> Result<Committed, Refused> {
        let mut done = self.with(|storage, clock| commit::commit(storage, clock, wall(), change))?;
        self.committed(&mut done);
        let own = |(kind, id, _): &(Kind, Id, _)| *kind != Kind::Settings && !id.is_sample();
        if done.records.iter().any(own) && !self.0.asked.replace(true) {
            spawn_local(async {
                persist().await;
            });
        }
        Ok(done)
    }

    /// Takes note of what this tab has written.
    fn committed(&self, done: &mut Committed) {
        let (old, new) = (std::mem::take(&mut done.old), std::mem::take(&mut done.new));
        if self.is_persistent() && !new.is_empty() {
            self.tell(News::Wrote { at: done.at, exactly: false, old: Some(old), new });
        }
    }

    /// As [`StoreHandle::commit`], for a change that takes an earlier one back.
    ///
    /// # Errors
    /// Why nothing was written; [`Refused::Overtaken`] where it would take another tab's newer text with it.
    pub fn take_back(&self, change: &Change) -> Result<Committed, Refused> {
        let mut done = self.with(|storage, clock| commit::take_back(storage, clock, wall(), change))?;
        self.committed(&mut done);
        Ok(done)
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
        kept.or_else(|| drafts::read(&self.overflow()?, name).ok().flatten())
    }

    /// The names of the drafts that begin so.
    pub fn drafts(&self, prefix: &str) -> Vec<String> {
        self.with(|storage, _| drafts::names(storage, prefix)).unwrap_or_default()
    }

    /// Keeps a draft: in the storage, or where that is full in the tab's own. False where neither took it.
    pub fn keep_draft(&self, name: &str, text: &str) -> bool {
        if self.with(|storage, _| drafts::write(storage, name, text)).is_ok() {
            if let Some(mut tab) = self.overflow() {
                // An older one there must not come back in its place.
                let _ = drafts::remove(&mut tab, name);
            }
            return true;
        }
        // The older draft would be found first.
        let _ = self.with(|storage, _| drafts::remove(storage, name));
        self.overflow().is_some_and(|mut tab| drafts::write(&mut tab, name, text).is_ok())
    }

    /// Forgets a draft.
    pub fn forget_draft(&self, name: &str) {
        // Where the storage cannot be reached there is none to forget.
        let _ = self.with(|storage, _| drafts::remove(storage, name));
        if let Some(mut tab) = self.overflow() {
            let _ = drafts::remove(&mut tab, name);
        }
    }

    /// Whether the person does not want to be asked again to install the app.
    pub fn refuses_install(&self) -> bool {
        self.with(|storage, _| storage.get(NO_INSTALL)).is_ok_and(|kept| kept.is_some())
    }

    /// Keeps that the person does not want to be asked again. Where it cannot be kept, the question comes back.
    pub fn refuse_install(&self) {
        let _ = self.with(|storage, _| storage.set(NO_INSTALL, "1"));
    }

    /// What restoring a backup would do.
    ///
    /// # Errors
    /// Where the storage cannot be reached.
    pub fn preview(&self, backup: &Backup) -> Result<Restored, Refused> {
        self.with(|storage, _| restore::preview_at(storage, wall(), backup))
    }

    /// Restores a backup, under the lock.
    ///
    /// # Errors
    /// Why nothing was written.
    pub async fn restore(&self, backup: &Backup) -> Result<Restored, Refused> {
        let done = with_lock(|| self.with(|storage, clock| restore::restore(storage, clock, wall(), backup))).await?;
        self.copied(&done.records, false);
        Ok(done)
    }

    /// Replaces what is stored by a backup, under the lock.
    ///
    /// # Errors
    /// Why nothing was written.
    pub async fn replace(&self, backup: &Backup) -> Result<Restored, Refused> {
        let done = with_lock(|| self.with(|storage, clock| replace::replace(storage, clock, wall(), backup))).await?;
        self.copied(&done.records, true);
        Ok(done)
    }

    /// A backup beside what is stored.
    ///
    /// # Errors
    /// Where the storage cannot be reached.
    pub fn compare(&self, backup: &Backup) -> Result<Comparison, StoreError> {
        self.with(|storage, _| compare::compare(storage, backup))
    }

    /// What has changed since records last left this browser, where it is time for a backup; with the number of days.
    pub fn backup_due(&self) -> Option<(Unsaved, u64)> {
        let unsaved = self.with(|storage, _| compare::unsaved(storage)).ok()?;
        unsaved.is_due(wall()).then(|| (unsaved, unsaved.days(wall())))
    }

    /// What has changed since records last left this browser.
    ///
    /// # Errors
    /// Where the storage cannot be reached.
    pub fn unsaved(&self) -> Result<Unsaved, StoreError> {
        self.with(|storage, _| compare::unsaved(storage))
    }

    /// Undoes the last restore; `None` where that is not available.
    ///
    /// # Errors
    /// Why nothing was written.
    pub async fn undo_restore(&self) -> Result<Option<RestoreUndone>, Refused> {
        let undone = with_lock(|| self.with(|storage, _| restore::undo(storage))).await?;
        if let Some(undone) = &undone {
            self.copied(&undone.records, true);
        }
        Ok(undone)
    }

    /// Everything as a backup, without what is named. The caller records the day in the settings (`backed_up`).
    ///
    /// # Errors
    /// Where the storage cannot be reached.
    pub async fn export(&self, today: NaiveDate, without: &[LeftOut]) -> Result<Backup, StoreError> {
        let all = with_lock(|| self.with(|storage, clock| restore::export(storage, clock, wall(), today, &[]))).await?;
        Ok(leave_out::leave_out(all, without))
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

    /// What is stored besides the records.
    ///
    /// # Errors
    /// Where the storage cannot be reached.
    pub fn besides(&self) -> Result<Vec<(Holds, usize, usize)>, StoreError> {
        self.with(|storage, _| usage::besides(storage))
    }

    /// What other apps at the same address use of the room.
    ///
    /// # Errors
    /// Where the storage cannot be reached.
    pub fn others(&self) -> Result<usize, StoreError> {
        self.with(|storage, _| usage::others(storage))
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
        let keeper = self.0.keeper.borrow().clone();
        match keeper {
            Some(keeper) => keeper.erased().await,
            // What an earlier page left in the copy must not come back either.
            None if self.is_persistent() => durable::empty_copy(self).await,
            None => {}
        }
        with_lock(|| self.with(|storage, _| rollback_log::erase(storage))).await
    }

    /// Calls `on_change` for each write of another tab, as long as the page lives.
    pub fn subscribe(&self, on_change: impl Fn(ExternalChange) + 'static) {
        if !self.is_persistent() {
            return;
        }
        let handle = self.clone();
        let listen = Closure::<dyn Fn(web_sys::StorageEvent)>::new(move |event: web_sys::StorageEvent| {
            let key = event.key();
            let text = match &key {
                Some(key) => handle.tell(News::Heard { key: key.clone(), seen: event.old_value(), theirs: event.new_value() }),
                None => None,
            };
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
