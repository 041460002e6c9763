//! The write-ahead copy: whatever the browser had put on disk when it was killed, after a replay everything confirmed is there, and nothing deleted returns.

use crate::support::storage::*;
use domain::application::Application;
use domain::change::{Change, Edit};
use proptest::prelude::*;
use store::clock::Timestamp;
use store::commit::Committed;
use store::failing_store::{FailingStore, Faults};
use store::key_value::MemoryStore;
use store::write_ahead::{Batch, Found, How, Name, Sorted, epoch, mark, replay, to_give_up};
use store::{keys, load, restore, rollback_log};

const WALL: u64 = 1_795_000_900_000;

fn first_epoch() -> Timestamp {
    Timestamp::from_wall(1_795_000_000_000)
}

fn batch(tab: &str, done: &Committed) -> Batch {
    Batch { tab: tab.to_owned(), at: done.at, epoch: first_epoch(), how: How::Merge, texts: done.new.clone() }
}

/// What a start does with the copy.
fn start(storage: &mut MemoryStore, copy: &[Batch]) -> store::write_ahead::Replayed {
    load::open_unverified(storage).unwrap();
    let found = Found::read(storage).unwrap();
    let lacking = copy.iter().filter(|batch| found.lacks(&Name::parse(&batch.name(WALL, 9)).unwrap()));
    let texts: Vec<String> = lacking.map(Batch::to_text).collect();
    replay(storage, &mut Tab::new(9).clock, WALL, &found, &texts).unwrap()
}

fn model(storage: &MemoryStore) -> domain::model::Model {
    load::load(storage).unwrap().model
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// A history of edits, additions and deletions in two tabs; the disk has the storage as it was after any of them.
    #[test]
    fn whatever_is_on_disk(
        steps in proptest::collection::vec((0_usize..2, 0_u8..5, 0_u8..4), 1..14),
        on_disk in 0_usize..14,
        shared in any::<bool>(),
        again in any::<bool>(),
    ) {
        let mut storage = filled(&["r0", "r1"]);
        storage.texts.insert(keys::EPOCH.to_owned(), first_epoch().as_str().to_owned());
        let mut tabs = [Tab::new(1), Tab::new(2)];
        if shared {
            restore::export(&mut storage, &mut tabs[0].clock, tabs[0].wall, day(1), &[]).unwrap();
        }
        let mut disks = vec![storage.clone()];
        let mut copy = Vec::new();
        for (nth, (who, record, what)) in steps.iter().enumerate() {
            let wall = tabs[0].wall.max(tabs[1].wall);
            tabs[*who].wall = wall;
            let name = format!("r{record}");
            let there = stored(&storage, &name);
            let edit = match (there, what) {
                (None, _) => add(&name, &Application { notes: format!("s{nth}"), ..application(&name) }),
                (Some(there), 0) => Edit::remove(id(&name), &there),
                (Some(there), 1) => Edit::update(id(&name), &there, Application { location: format!("s{nth}"), ..there.as_ref().clone() }),
                (Some(there), _) => Edit::update(id(&name), &there, Application { notes: format!("s{nth}"), ..there.as_ref().clone() }),
            };
            let done = tabs[*who].commit(&mut storage, vec![edit]).unwrap();
            mark(&mut storage, ["one", "two"][*who], done.at);
            copy.push(batch(["one", "two"][*who], &done));
            disks.push(storage.clone());
        }
        let wanted = model(&storage);
        let mut disk = disks.swap_remove(on_disk.min(steps.len()));
        start(&mut disk, &copy);
        prop_assert_eq!(&model(&disk), &wanted);
        // Another start finds nothing more to do, and what is deleted by then does not return.
        let doomed = model(&disk).applications.iter().map(|(id, there)| Edit::remove(id.clone(), there)).next();
        if let Some(edit) = doomed.filter(|_| again) {
            let name = edit.id.clone();
            tabs[0].wall = WALL + 1_000;
            tabs[0].commit(&mut disk, vec![edit]).unwrap();
            start(&mut disk, &copy);
            prop_assert!(stored(&disk, name.as_str()).is_none());
        } else {
            prop_assert_eq!(start(&mut disk, &copy).new, rollback_log::Texts::new());
        }
    }

    /// One byte changed anywhere, a cut, an insertion: the batch is skipped and counted, or is what it was.
    #[test]
    fn damage_is_found(at in any::<prop::sample::Index>(), with in any::<u8>(), how in 0_u8..3) {
        let mut storage = filled(&["a"]);
        let done = Tab::new(1).commit(&mut storage, vec![add("new", &application("Zoë 日本"))]).unwrap();
        let text = batch("one", &done).to_text();
        let mut bytes = text.clone().into_bytes();
        let at = at.index(bytes.len());
        match how {
            0 => bytes[at] = with,
            1 => bytes.truncate(at),
            _ => bytes.insert(at, with),
        }
        let mutated = String::from_utf8_lossy(&bytes).into_owned();
        let read = Batch::parse(&mutated);
        prop_assert!(mutated == text || read.is_none());
        let mut disk = filled(&["a"]);
        let before = model(&disk);
        let found = Found { epoch: Some(first_epoch()), ..Found::default() };
        let replayed = replay(&mut disk, &mut Tab::new(9).clock, WALL, &found, &[mutated]).unwrap();
        prop_assert_eq!(replayed.damaged, usize::from(read.is_none()));
        prop_assert_eq!(replayed.notice().is_some(), read.is_none());
        prop_assert!(read.is_some() || model(&disk) == before);
    }

    /// Arbitrary texts and names do no harm.
    #[test]
    fn arbitrary(text in ".{0,200}", name in ".{0,60}") {
        let _ = (Batch::parse(&text), Name::parse(&name), epoch(&MemoryStore::default()));
    }
}

#[test]
fn a_first_visit_that_was_never_put_on_disk() {
    let mut storage = MemoryStore::default();
    let mut tab = Tab::new(1);
    let done = tab.commit(&mut storage, vec![add("a", &application("A")), add("b", &application("B"))]).unwrap();
    let mut disk = MemoryStore::default();
    let replayed = start(&mut disk, &[batch("one", &done)]);
    assert_eq!((replayed.batches, replayed.records.len()), (1, 2));
    assert_eq!(model(&disk).applications.len(), 2);
    assert_eq!(epoch(&disk).unwrap(), Some(first_epoch()));
}

#[test]
fn older_epochs_are_ignored_and_an_erasure_is_finished() {
    let mut storage = filled(&["a"]);
    storage.texts.insert(keys::EPOCH.to_owned(), first_epoch().as_str().to_owned());
    let mut tab = Tab::new(1);
    let done = tab.commit(&mut storage, vec![add("b", &application("B"))]).unwrap();
    let later = tab.clock.tick(WALL - 1_000);
    let erased = Batch { tab: "one".into(), at: later, epoch: later, how: How::Erase, texts: rollback_log::Texts::new() };
    // The disk still has what was erased.
    let mut disk = storage.clone();
    disk.texts.insert("onward-draft/x".to_owned(), "typed".to_owned());
    disk.texts.insert("other-app".to_owned(), "theirs".to_owned());
    let replayed = start(&mut disk, &[batch("one", &done), erased.clone()]);
    assert!(replayed.erased);
    assert!(model(&disk).all().is_empty());
    assert_eq!(disk.texts.get("other-app").map(String::as_str), Some("theirs"));
    assert!(!disk.texts.contains_key("onward-draft/x"));
    // What is written afterwards stays, however often a start looks at the copy.
    tab.wall = WALL;
    tab.commit(&mut disk, vec![add("c", &application("C"))]).unwrap();
    assert!(!start(&mut disk, &[batch("one", &done), erased]).erased);
    assert_eq!(model(&disk).applications.len(), 1);
}

#[test]
fn what_is_written_after_an_erasure_is_replayed_over_nothing() {
    let mut storage = filled(&["a"]);
    storage.texts.insert(keys::EPOCH.to_owned(), first_epoch().as_str().to_owned());
    let mut disk = storage.clone();
    let mut tab = Tab::new(1);
    tab.wall = WALL - 9_000;
    let at = tab.clock.tick(WALL - 9_000);
    let erased = Batch { tab: "one".into(), at, epoch: at, how: How::Erase, texts: rollback_log::Texts::new() };
    let done = tab.commit(&mut MemoryStore::default(), vec![add("c", &application("C"))]).unwrap();
    let after = Batch { epoch: done.at, ..batch("one", &done) };
    start(&mut disk, &[erased, after]);
    let names: Vec<String> = model(&disk).applications.iter().map(|(id, _)| id.to_string()).collect();
    assert_eq!(names, ["c"]);
    assert_eq!(epoch(&disk).unwrap(), Some(done.at));
}

#[test]
fn an_undone_restore_takes_the_place_of_what_is_stored() {
    let mut disk = filled(&["a"]);
    disk.texts.insert(keys::EPOCH.to_owned(), first_epoch().as_str().to_owned());
    let before = disk.texts[&key("a")].clone();
    let seen = application("a");
    let mut tab = Tab::new(1);
    tab.commit(&mut disk, vec![update("a", &seen, &Application { notes: "restored".into(), ..seen.clone() })]).unwrap();
    let texts = rollback_log::Texts::from([(key("a"), Some(before)), (key("b"), None)]);
    let at = tab.clock.tick(WALL - 1_000);
    start(&mut disk, &[Batch { tab: "one".into(), at, epoch: first_epoch(), how: How::Replace, texts }]);
    assert_eq!(stored(&disk, "a").unwrap().notes, "");
}

#[test]
fn keys_of_another_app_are_never_named() {
    let mut done = Tab::new(1).commit(&mut MemoryStore::default(), vec![add("a", &application("A"))]).unwrap();
    done.new.insert("other-app".to_owned(), Some("x".to_owned()));
    assert_eq!(Batch::parse(&batch("one", &done).to_text()), None);
    let mut storage = filled(&["a"]);
    storage.texts.insert("other-app".to_owned(), "theirs".to_owned());
    for foreign in ["other-app", "onwards/x"] {
        storage.texts.insert(keys::ROLLBACK_LOG.to_owned(), format!(r#"{{"v":1,"old":{{"{foreign}":null}}}}"#));
        assert_eq!(rollback_log::recover(&mut storage).unwrap(), rollback_log::Recovery::Unreadable);
        assert_eq!(storage.texts.get("other-app").map(String::as_str), Some("theirs"));
    }
}

/// An import is kept for long, a deletion after it for a minute; both go to disk at once. The deletion is not given up before the import.
#[test]
fn what_is_later_is_not_given_up_before_what_is_earlier() {
    let mut tab = Tab::new(1);
    let mut storage = MemoryStore::default();
    let imported = batch("one", &tab.commit(&mut storage, vec![add("a", &application("A"))]).unwrap());
    let removed = batch("two", &tab.commit(&mut storage, vec![remove("a", &application("A"))]).unwrap());
    let names = vec![imported.name(WALL, 500_000), removed.name(WALL, 50)];
    let marks = [("one".to_owned(), imported.at), ("two".to_owned(), removed.at)].into();
    let found = Found { marks, ..Found::default() };
    let sorted = |now: u64| Sorted::of(names.clone(), &found, &[], now);
    for (now, expired) in [(WALL + 100, 0), (WALL + 70_000, 0), (WALL + 600_000, 2)] {
        assert_eq!(sorted(now).expired.len(), expired, "{now}");
        assert_eq!(sorted(now).tabs.len(), 2 - expired, "their marks are kept as long as they are");
    }
    assert_eq!(sorted(WALL + 70_000).until, WALL + 560_000);
    // A storage that has neither lacks both, in their order.
    assert_eq!(Sorted::of(names.clone(), &Found::default(), &[], WALL + 600_000).lacking, names);
}

#[test]
fn no_tab_gives_up_what_another_tab_s_earlier_batch_still_needs() {
    // One tab imports much; the other one deletes some of it, and goes on working.
    let mut storage = filled(&["a", "b"]);
    let disk = storage.clone();
    let mut tabs = [Tab::new(1), Tab::new(2)];
    let imported = tabs[0].commit(&mut storage, vec![add("c", &application("c"))]).unwrap();
    tabs[1].clock.observe(imported.at);
    let removed = tabs[1].commit(&mut storage, vec![remove("c", &application("c"))]).unwrap();
    let batches = [batch("one", &imported), batch("two", &removed)];
    let names = [batches[0].name(WALL, 500_000), batches[1].name(WALL, 50)];
    // (the time, the tab, whether its batch goes)
    for (now, tab, goes) in [
        (WALL + 70_000, "two", false),
        (WALL + 560_001, "two", true),
        (WALL + 70_000, "one", false),
        (WALL + 560_001, "one", true),
        (WALL + 560_001, "three", false),
    ] {
        assert_eq!(to_give_up(&names, tab, now).len(), usize::from(goes), "{tab} at {now}");
    }
    // What is earlier goes before what is later.
    let other_way = [batches[0].name(WALL, 50), batches[1].name(WALL, 500_000)];
    assert_eq!(to_give_up(&other_way, "one", WALL + 70_000), other_way[..1]);
    // Killed a minute later, before anything was on disk: what was deleted stays deleted.
    let gone = to_give_up(&names, "two", WALL + 70_000);
    let copy: Vec<Batch> = batches.into_iter().zip(&names).filter(|(_, name)| !gone.contains(name)).map(|(batch, _)| batch).collect();
    let mut killed = disk;
    start(&mut killed, &copy);
    assert_eq!(model(&killed), model(&storage));
}

#[test]
fn what_is_kept_how_long() {
    let done = Tab::new(1).commit(&mut MemoryStore::default(), vec![add("a", &application("A"))]).unwrap();
    let name = Name::parse(&batch("one", &done).name(WALL, 500)).unwrap();
    assert_eq!(name, Name { expires: WALL + 60_500, at: done.at, tab: "one".into() });
    assert!(!name.is_expired(WALL + 60_500) && name.is_expired(WALL + 60_501));
}

#[test]
fn a_replay_cut_off_anywhere_is_done_by_the_next_start() {
    let mut storage = filled(&["a", "b"]);
    let disk = storage.clone();
    let mut tab = Tab::new(1);
    let seen = application("a");
    let edits = vec![
        update("a", &seen, &Application { notes: "longer ".repeat(9), ..seen.clone() }),
        remove("b", &application("b")),
        add("c", &application("c")),
    ];
    let done = tab.apply(&mut storage, &Change::many("Test", edits)).unwrap();
    let copy = [batch("one", &done)];
    let texts = [copy[0].to_text()];
    for crash in [false, true] {
        for nth in 1..60 {
            let mut failing = FailingStore::over(disk.clone(), Faults { fail_at: Some(nth), crash, ..Faults::default() });
            let found = Found { epoch: Some(first_epoch()), ..Found::default() };
            let first = replay(&mut failing, &mut Tab::new(9).clock, WALL, &found, &texts);
            let mut inside = failing.inside;
            if first.is_err() && !crash {
                assert!(model(&inside) == model(&disk) || model(&inside) == model(&storage), "call {nth}: a mix");
            }
            start(&mut inside, &copy);
            assert_eq!(model(&inside), model(&storage), "call {nth}, crash {crash}");
        }
    }
}
