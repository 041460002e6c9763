//! A storage filled to the last character: its way out needs no room.

use crate::support::storage::*;
use domain::change::Change;
use store::failing_store::{FailingStore, Faults};
use store::key_value::{KeyValueStore, MemoryStore};
use store::{load, restore, usage};

fn names() -> Vec<String> {
    (0..106).map(|n| format!("sample-{n}")).collect()
}

fn sample(backed_up: bool) -> MemoryStore {
    let names = names();
    let mut storage = filled(&names.iter().map(String::as_str).chain(["own"]).collect::<Vec<_>>());
    if backed_up {
        let mut tab = Tab::new(1);
        restore::export(&mut storage, &mut tab.clock, tab.wall + 1_000_000, day(1), &[]).unwrap();
    }
    load::open(&mut storage).unwrap();
    storage
}

fn removal() -> Change {
    Change::many("Sample data removed", names().iter().map(|name| remove(name, &application(name))).collect())
}

fn characters(storage: &MemoryStore) -> usize {
    storage.texts.iter().map(|(key, text)| key.len() + text.len()).sum()
}

#[test]
fn a_hundred_records_are_removed_without_any_room() {
    for backed_up in [false, true] {
        let inside = sample(backed_up);
        let ceiling = Some(characters(&inside));
        let mut storage = FailingStore::over(inside, Faults { ceiling, ..Faults::default() });
        let mut tab = Tab::new(1);
        tab.wall += 2_000_000;
        tab.apply(&mut storage, &removal()).unwrap();
        let loaded = load::open(&mut storage.inside).unwrap();
        assert_eq!(loaded.model.applications.len(), 1);
        assert_eq!(storage.inside.texts.values().filter(|text| text.contains(r#""gone""#)).count(), if backed_up { 106 } else { 0 });
        assert_eq!(tab.apply(&mut storage, &removal()).unwrap().new.len(), 0, "once more is nothing");
    }
}

#[test]
fn all_or_nothing_at_every_call() {
    for backed_up in [false, true] {
        let inside = sample(backed_up);
        let ceiling = Some(characters(&inside));
        let old = load::load(&inside).unwrap().model;
        let run = |faults: Faults| {
            let mut storage = FailingStore::over(inside.clone(), faults);
            let mut tab = Tab::new(1);
            tab.wall += 2_000_000;
            let done = tab.apply(&mut storage, &removal()).is_ok();
            (done, storage.calls(), storage.inside)
        };
        let (done, calls, mut after) = run(Faults { ceiling, ..Faults::default() });
        assert!(done);
        let new = open(&mut after);
        for crash in [false, true] {
            for nth in (1..=calls + 2).step_by(if crash { 3 } else { 5 }) {
                let (done, _, mut inside) = run(Faults { fail_at: Some(nth), crash, ceiling, ..Faults::default() });
                let now = open(&mut inside);
                assert!(now == old || now == new, "call {nth}, crash {crash}: a mix");
                assert!(!done || now == new, "call {nth}, crash {crash}");
                assert!(crash || done || now == old, "call {nth}: refused, so nothing changed");
                assert!(!inside.texts.values().any(|text| text.starts_with("{!")));
            }
        }
    }
}

#[test]
fn what_other_apps_take_counts() {
    let mut storage = filled(&["a"]);
    storage.set("theirs", &"x".repeat(2_400_000)).unwrap();
    storage.set("onwards", "x").unwrap();
    assert_eq!(usage::others(&storage).unwrap(), 2_400_000 + "theirs".len() + "onwards".len() + 1);
    assert_eq!(usage::usage(&storage).unwrap(), usage::usage(&filled(&["a"])).unwrap(), "and is not ours");
}
