//! What the store's tests share: an storage with records in it, applications, and a clock that ticks.

use std::sync::Arc;

use chrono::NaiveDate;
use domain::application::{Application, Event, EventKind};
use domain::change::{Change, Edit};
use domain::id::Id;
use domain::model::Model;
use domain::record::{Kind, Record};
use store::clock::{Clock, Device};
use store::commit::{Committed, commit};
use store::key_value::{KeyValueStore, MemoryStore};
use store::load;
use store::refused::Refused;

pub fn id(text: &str) -> Id {
    Id::new(text)
}

pub fn day(d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, d).unwrap()
}

pub fn application(company: &str) -> Application {
    let mut application = Application { company: company.to_owned(), role: "Welder".to_owned(), ..Application::default() };
    application.timeline.insert(id("e1"), Event::on(EventKind::Applied, day(3)));
    application
}

pub fn record(application: &Application) -> Record {
    Record::from(Arc::new(application.clone()))
}

pub fn add(name: &str, application: &Application) -> Edit {
    Edit::add(id(name), application.clone())
}

pub fn update(name: &str, before: &Application, after: &Application) -> Edit {
    Edit::update(id(name), &Arc::new(before.clone()), after.clone())
}

pub fn remove(name: &str, before: &Application) -> Edit {
    Edit::remove(id(name), &Arc::new(before.clone()))
}

/// A tab: a clock of its own.
pub struct Tab {
    pub clock: Clock,
    pub wall: u64,
}

impl Tab {
    pub fn new(device: u64) -> Self {
        Self { clock: Clock::new(Device::from_bits(device)), wall: 1_795_000_000_000 }
    }

    pub fn commit(&mut self, storage: &mut dyn KeyValueStore, edits: Vec<Edit>) -> Result<Committed, Refused> {
        self.apply(storage, &Change::many("Test", edits))
    }

    pub fn apply(&mut self, storage: &mut dyn KeyValueStore, change: &Change) -> Result<Committed, Refused> {
        self.wall += 1000;
        commit(storage, &mut self.clock, self.wall, change)
    }
}

pub fn open(storage: &mut dyn KeyValueStore) -> Model {
    let loaded = load::open(storage).unwrap();
    assert_eq!(loaded.quarantined, []);
    loaded.model
}

pub fn stored(storage: &dyn KeyValueStore, name: &str) -> Option<Arc<Application>> {
    load::load(storage).unwrap().model.applications.get(&id(name)).cloned()
}

pub fn key(name: &str) -> String {
    store::keys::record(Kind::Application, &id(name))
}

/// An opened storage with these applications.
pub fn filled(names: &[&str]) -> MemoryStore {
    let mut storage = MemoryStore::default();
    open(&mut storage);
    let edits = names.iter().map(|name| add(name, &application(name))).collect();
    Tab::new(1).commit(&mut storage, edits).unwrap();
    storage
}
