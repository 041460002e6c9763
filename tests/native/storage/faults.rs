//! Whatever call to the storage fails, and whether the page goes on or crashes there: after the next start everything is as before the
//! change or as after it, never a mix.

use crate::support::storage::*;
use domain::application::Application;
use domain::change::{Change, Edit};
use domain::model::Model;
use proptest::prelude::*;
use store::failing_store::{FailingStore, Faults};
use store::key_value::MemoryStore;
use store::{keys, load, restore};

/// Runs `work` with the n-th call failing, for every n, and looks at what is stored after a fresh start.
fn check(inside: &MemoryStore, work: &dyn Fn(&mut FailingStore, &mut Tab) -> bool) {
    let old = open(&mut inside.clone());
    let mut whole = FailingStore::over(inside.clone(), Faults::default());
    assert!(work(&mut whole, &mut Tab::new(1)), "without a fault it is done");
    let calls = whole.calls();
    let new = open(&mut whole.inside);
    for crash in [false, true] {
        for nth in 1..=calls + 8 {
            let mut storage = FailingStore::over(inside.clone(), Faults { fail_at: Some(nth), crash, ..Faults::default() });
            let done = work(&mut storage, &mut Tab::new(1));
            let now: Model = open(&mut storage.inside);
            if done {
                assert_eq!(now, new, "call {nth}, crash {crash}: done, so it is stored");
            } else {
                assert!(now == old || now == new, "call {nth}, crash {crash}: a mix");
                assert!(crash || now == old, "call {nth}: refused, so nothing changed");
            }
            assert!(!storage.inside.texts.contains_key(keys::ROLLBACK_LOG));
        }
    }
}

fn mixed() -> Vec<Edit> {
    let seen = application("a");
    vec![
        add("new", &application("New")),
        update("a", &seen, &Application { notes: "longer ".repeat(20), ..seen.clone() }),
        remove("b", &application("b")),
        update("c", &application("c"), &Application { role: String::new(), ..application("c") }),
    ]
}

#[test]
fn one_record() {
    check(&filled(&["a"]), &|storage, tab| tab.commit(storage, vec![add("new", &application("New"))]).is_ok());
    check(&filled(&["a"]), &|storage, tab| tab.commit(storage, vec![remove("a", &application("a"))]).is_ok());
}

#[test]
fn several_records() {
    check(&filled(&["a", "b", "c", "d"]), &|storage, tab| tab.commit(storage, mixed()).is_ok());
}

#[test]
fn several_records_after_a_backup() {
    let mut inside = filled(&["a", "b", "c"]);
    let mut tab = Tab::new(1);
    restore::export(&mut inside, &mut tab.clock, tab.wall, day(1), &[]).unwrap();
    check(&inside, &|storage, tab| tab.commit(storage, mixed()).is_ok());
}

#[test]
fn a_restore_and_its_undo() {
    let mut elsewhere = filled(&["a", "b", "x", "y"]);
    let mut tab = Tab::new(2);
    tab.wall += 1_000_000;
    tab.commit(&mut elsewhere, vec![update("a", &application("a"), &Application { notes: "n".to_owned(), ..application("a") })]).unwrap();
    let backup = restore::export(&mut elsewhere, &mut tab.clock, tab.wall, day(1), &[]).unwrap();
    let mut inside = filled(&["a", "b"]);
    check(&inside, &|storage, tab| restore::restore(storage, &mut tab.clock, tab.wall, &backup).is_ok());
    restore::restore(&mut inside, &mut tab.clock, tab.wall, &backup).unwrap();
    check(&inside, &|storage, _| restore::undo(storage).is_ok());
}

#[test]
fn the_start_itself() {
    let seen = filled(&["a", "b", "c", "d"]);
    // Cut off in the middle of writing: a rollback log and half of the new texts.
    let mut storage = FailingStore::over(seen.clone(), Faults { fail_at: Some(12), crash: true, ..Faults::default() });
    Tab::new(1).commit(&mut storage, mixed()).unwrap_err();
    let mut cut = storage.inside;
    assert!(cut.texts.contains_key(keys::ROLLBACK_LOG));
    cut.texts.insert(key("bad"), "{".to_owned());
    let old = open(&mut seen.clone());
    for nth in 1..60 {
        let mut storage = FailingStore::over(cut.clone(), Faults { fail_at: Some(nth), crash: true, ..Faults::default() });
        let first = load::open(&mut storage);
        if let Ok(loaded) = first {
            assert_eq!(loaded.model, old, "call {nth}");
        }
        let again = load::open(&mut storage.inside).unwrap();
        assert_eq!(again.model, old, "call {nth}");
        assert_eq!(again.quarantined.len(), 1, "call {nth}");
        assert!(storage.inside.texts.values().any(|text| text == "{"), "nothing is lost");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// Random changes on random records, a fault anywhere, room for anything.
    #[test]
    fn old_or_new(
        has in proptest::collection::btree_set(0_u8..6, 0..6),
        wants in proptest::collection::btree_map(0_u8..6, proptest::option::of("[a-zü]{0,12}"), 1..6),
        nth in 1_usize..60,
        crash in any::<bool>(),
        room in proptest::option::of(0_usize..2000),
    ) {
        let names: Vec<String> = has.iter().map(|n| format!("r{n}")).collect();
        let inside = filled(&names.iter().map(String::as_str).collect::<Vec<_>>());
        let edits = wants.iter().map(|(n, notes)| {
            let name = format!("r{n}");
            let before = has.contains(n).then(|| record(&application(&name)));
            let after = notes.as_ref().map(|notes| record(&Application { notes: notes.clone(), ..application(&name) }));
            Edit { id: id(&name), kind: domain::record::Kind::Application, before, after }
        });
        let change = Change::many("Test", edits.collect());
        let old = open(&mut inside.clone());
        let mut after = inside.clone();
        Tab::new(1).apply(&mut after, &change).unwrap();
        let new = open(&mut after);
        let size: usize = inside.texts.iter().map(|(key, text)| key.len() + text.len()).sum();
        let mut storage = FailingStore::over(inside, Faults { fail_at: Some(nth), crash, ceiling: room.map(|room| size + room), ..Faults::default() });
        let done = Tab::new(1).apply(&mut storage, &change);
        let now = open(&mut storage.inside);
        let expected = if done.is_ok() { &new } else { &old };
        prop_assert!(now == *expected || (crash && now == new));
    }

    /// What a change did, its inverse undoes, and that one's inverse does again.
    #[test]
    fn undo_and_redo(
        has in proptest::collection::btree_set(0_u8..4, 0..4),
        wants in proptest::collection::btree_map(0_u8..4, proptest::option::of("[a-zü]{0,12}"), 1..4),
        exported in any::<bool>(),
    ) {
        let names: Vec<String> = has.iter().map(|n| format!("r{n}")).collect();
        let mut storage = filled(&names.iter().map(String::as_str).collect::<Vec<_>>());
        let mut tab = Tab::new(1);
        if exported {
            restore::export(&mut storage, &mut tab.clock, tab.wall, day(1), &[]).unwrap();
        }
        let edits = wants.iter().map(|(n, notes)| {
            let name = format!("r{n}");
            let before = has.contains(n).then(|| record(&application(&name)));
            let after = notes.as_ref().map(|notes| record(&Application { notes: notes.clone(), ..application(&name) }));
            Edit { id: id(&name), kind: domain::record::Kind::Application, before, after }
        });
        let old = open(&mut storage);
        let done = tab.apply(&mut storage, &Change::many("Test", edits.collect())).unwrap();
        let new = open(&mut storage);
        let undone = tab.apply(&mut storage, &done.inverse).unwrap();
        prop_assert_eq!(open(&mut storage), old);
        tab.apply(&mut storage, &undone.inverse).unwrap();
        prop_assert_eq!(open(&mut storage), new);
    }
}
