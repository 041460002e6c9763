//! The write-ahead copy in `IndexedDB`: batches by name in one object store, each written by a transaction of its own with strict durability. What a batch is and how
//! it is replayed is in [`write_ahead`](crate::write_ahead). Everything here has a time limit and may fail: localStorage has the data either way.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction};

use super::patience::when_over;
use crate::keys;
use crate::write_ahead::{Batch, KEPT, expiry, to_give_up};

const STORE: &str = "batches";

/// What is told whether something is still being saved.
type Told = Box<dyn Fn(bool)>;

/// The copy, from this page's side.
#[derive(Default)]
pub(super) struct AheadCopy {
    state: RefCell<State>,
    /// How many batches are on their way to disk.
    pending: Cell<usize>,
    told: RefCell<Option<Told>>,
    /// When it was last seen which batches of this page have expired.
    looked: Cell<u64>,
    /// Until when the longest kept batch is kept: none that is later goes before it.
    until: Cell<u64>,
}

#[derive(Default)]
enum State {
    /// Not opened yet; these wait.
    #[default]
    Waiting,
    Open(IdbDatabase),
    /// There is none.
    Off,
}

impl AheadCopy {
    pub(super) fn tell(&self, told: Told) {
        *self.told.borrow_mut() = Some(told);
    }

    fn count(&self, change: isize) {
        self.pending.set(self.pending.get().saturating_add_signed(change));
        if let Some(told) = &*self.told.borrow() {
            told(self.pending.get() > 0);
        }
    }

    /// A batch waits until the copy is open.
    pub(super) fn waits(&self) {
        self.count(1);
    }

    /// What is in the copy is kept until then.
    pub(super) fn keeps_until(&self, until: u64) {
        self.until.set(self.until.get().max(until));
    }

    /// As many of them wait no longer.
    pub(super) fn waited(&self, how_many: usize) {
        self.count(-(how_many as isize));
    }

    pub(super) fn is_waiting(&self) -> bool {
        matches!(*self.state.borrow(), State::Waiting)
    }

    pub(super) fn opened(&self, database: Option<IdbDatabase>) {
        *self.state.borrow_mut() = database.map_or(State::Off, State::Open);
    }

    fn database(&self) -> Option<IdbDatabase> {
        match &*self.state.borrow() {
            State::Open(database) => Some(database.clone()),
            State::Waiting | State::Off => None,
        }
    }

    /// Puts a batch on disk; once a minute, what has expired by then goes with it.
    pub(super) fn put(self: &Rc<Self>, wall: u64, batch: &Batch, marked: bool) {
        let Some(database) = self.database() else { return };
        let text = batch.to_text();
        // Without a mark it could bring back what is deleted later: it goes as soon as may be.
        let key = if marked {
            self.keeps_until(expiry(wall, text.len()));
            batch.name_until(self.until.get())
        } else {
            batch.name(wall, 0)
        };
        let Ok((transaction, store)) = writing(&database) else { return };
        self.count(1);
        let own = self.clone();
        let done = Closure::once_into_js(move || own.count(-1));
        finish(&transaction, done.unchecked_ref());
        if store.put_with_key(&JsValue::from_str(&text), &JsValue::from_str(&key)).is_err() {
            let _ = transaction.abort();
        }
        if wall.abs_diff(self.looked.get()) > KEPT {
            self.looked.set(wall);
            give_up(&store, batch.tab.clone(), wall);
        }
    }

    /// Empties the copy, and puts one batch into it.
    pub(super) async fn replace(&self, wall: u64, batch: &Batch) {
        let Some(database) = self.database() else { return };
        let (text, key) = (batch.to_text(), batch.name(wall, 0));
        let waiting = Promise::new(&mut |resolve, _| {
            let Ok((transaction, store)) = writing(&database) else {
                let _ = resolve.call0(&JsValue::UNDEFINED);
                return;
            };
            finish(&transaction, &resolve);
            let put = store.clear().and_then(|_| store.put_with_key(&JsValue::from_str(&text), &JsValue::from_str(&key)));
            if put.is_err() {
                let _ = transaction.abort();
            }
            when_over(&resolve);
        });
        let _ = JsFuture::from(waiting).await;
    }

    /// Empties the copy; not waited for.
    pub(super) fn clear(&self) {
        if let Some((_, store)) = self.database().and_then(|database| writing(&database).ok()) {
            let _ = store.clear();
        }
    }

    /// Every name in it.
    pub(super) async fn names(&self) -> Vec<String> {
        let keys = async {
            let store = self.database()?.transaction_with_str(STORE).ok()?.object_store(STORE).ok()?;
            settled(&store.get_all_keys().ok()?).await?.dyn_into::<Array>().ok()
        };
        keys.await.unwrap_or_default().iter().filter_map(|key| key.as_string()).collect()
    }

    /// The texts of these names.
    pub(super) async fn texts(&self, names: &[String]) -> Vec<String> {
        let mut texts = Vec::with_capacity(names.len());
        for name in names {
            let text = async {
                let store = self.database()?.transaction_with_str(STORE).ok()?.object_store(STORE).ok()?;
                settled(&store.get(&JsValue::from_str(name)).ok()?).await
            };
            match text.await {
                // What is no text counts as damaged.
                Some(text) if !text.is_undefined() => texts.push(text.as_string().unwrap_or_default()),
                _ => {}
            }
        }
        texts
    }

    /// Deletes these.
    pub(super) fn delete(&self, names: &[String]) {
        if let Some((_, store)) = self.database().filter(|_| !names.is_empty()).and_then(|database| writing(&database).ok()) {
            for name in names {
                let _ = store.delete(&JsValue::from_str(name));
            }
        }
    }
}

/// Deletes what a tab may give up, as the copy is now: other tabs write to it too.
fn give_up(store: &IdbObjectStore, tab: String, wall: u64) {
    let Ok(asked) = store.get_all_keys() else { return };
    let (request, store) = (asked.clone(), store.clone());
    let answered = Closure::once_into_js(move || {
        let names = request.result().ok().and_then(|all| all.dyn_into::<Array>().ok()).unwrap_or_default();
        let names: Vec<String> = names.iter().filter_map(|name| name.as_string()).collect();
        for name in to_give_up(&names, &tab, wall) {
            let _ = store.delete(&JsValue::from_str(&name));
        }
    });
    asked.set_onsuccess(Some(answered.unchecked_ref()));
}

/// Opens the database; `None` where the browser blocks it, or takes too long.
pub(super) async fn open() -> Option<IdbDatabase> {
    let request = web_sys::window()?.indexed_db().ok()??.open_with_u32(keys::AHEAD, 1).ok()?;
    let upgraded = request.clone();
    let upgrade = Closure::once_into_js(move || {
        if let Some(database) = upgraded.result().ok().and_then(|result| result.dyn_into::<IdbDatabase>().ok()) {
            // It is a new database.
            let _ = database.create_object_store(STORE);
        }
    });
    request.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
    let database: IdbDatabase = settled(&request).await?.dyn_into().ok()?;
    let own = database.clone();
    // Whoever deletes it is not kept waiting.
    let close = Closure::once_into_js(move || own.close());
    database.set_onversionchange(Some(close.unchecked_ref()));
    Some(database)
}

/// What a request gives, within the time.
async fn settled(request: &IdbRequest) -> Option<JsValue> {
    let promise = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
        when_over(&reject);
    });
    JsFuture::from(promise).await.ok()?;
    request.result().ok()
}

/// A transaction that is through once its content is on disk.
fn writing(database: &IdbDatabase) -> Result<(IdbTransaction, IdbObjectStore), JsValue> {
    // Called by name: web-sys lists the options as unstable. A browser that does not know them leaves them out.
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &"strict".into())?;
    let open: Function = Reflect::get(database, &"transaction".into())?.dyn_into()?;
    let transaction: IdbTransaction = open.call3(database, &STORE.into(), &"readwrite".into(), &options)?.dyn_into()?;
    let store = transaction.object_store(STORE)?;
    Ok((transaction, store))
}

/// Calls it once, when the transaction is through or has failed.
fn finish(transaction: &IdbTransaction, call: &Function) {
    transaction.set_oncomplete(Some(call));
    transaction.set_onabort(Some(call));
}
