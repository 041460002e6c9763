//! What is read at a start or taken in from outside, damaged in thousands of ways from a fixed seed: envelopes, the rollback log, the write-ahead copy, backups.
//! Nothing panics, nothing good is touched, and a text that cannot be read is kept as it is. Links and snapshots are in `hand_over`, files in `import::mutations`.

use std::time::{Duration, Instant};

use crate::support::seed::Seed;
use crate::support::storage::*;
use domain::application::Application;
use domain::model::Model;
use exchange::backup::Backup;
use store::clock::Timestamp;
use store::failing_store::{FailingStore, Faults};
use store::key_value::MemoryStore;
use store::rollback_log::Recovery;
use store::write_ahead::{Batch, Found, How, replay};
use store::{keys, load, restore};

/// What another app keeps at the same address.
const THEIRS: (&str, &str) = ("their-list", "[1,2]");
const WALL: u64 = 1_795_000_900_000;

/// One run: how often, and how long at most; a slow machine tries fewer, but never fewer than a tenth.
fn rounds(one: impl FnMut(usize)) {
    const TIMES: usize = 2_500;
    let begun = Instant::now();
    (0..TIMES).take_while(|nth| *nth < TIMES / 10 || begun.elapsed() < Duration::from_secs(2)).for_each(one);
}

/// A storage with three records and another app's text.
fn storage() -> MemoryStore {
    let mut storage = filled(&["a", "b", "c"]);
    storage.texts.insert(THEIRS.0.to_owned(), THEIRS.1.to_owned());
    storage
}

/// What a start makes of it; nothing of another app is touched, and what is open can be edited.
fn started(storage: &mut MemoryStore, seen: &str) -> Model {
    let model = load::open(storage).unwrap().model;
    assert_eq!(storage.texts.get(THEIRS.0).map(String::as_str), Some(THEIRS.1), "{seen}");
    assert_eq!(load::open(storage).unwrap().model, model, "a second start says the same: {seen}");
    model
}

/// A good record is as it was, and can be edited.
fn good(storage: &mut MemoryStore, model: &Model, name: &str, seen: &str) {
    let there = application(name);
    assert_eq!(model.applications.get(&id(name)).map(AsRef::as_ref), Some(&there), "{seen}");
    let after = Application { notes: "edited".to_owned(), ..there.clone() };
    Tab::new(3).commit(storage, vec![update(name, &there, &after)]).unwrap();
}

#[test]
fn envelopes() {
    let (mut seed, mut read, mut aside) = (Seed(21), 0, 0);
    let whole = storage();
    rounds(|_| {
        let mut storage = whole.clone();
        let text = seed.mutate(&storage.texts[&key("a")]);
        storage.texts.insert(key("a"), text.clone());
        let model = started(&mut storage, &text);
        if model.applications.get(&id("a")).is_some() {
            read += 1;
        } else {
            assert!(storage.texts.values().any(|there| *there == text), "kept as it is: {text}");
            aside += 1;
        }
        good(&mut storage, &model, "b", &text);
    });
    assert!(read > 2 && aside > 50, "{read} read, {aside} aside");
}

/// A storage in the middle of a change of two records and a new one, as a browser that was killed there leaves it; and its log.
fn interrupted() -> (MemoryStore, String) {
    let change = |name: &str| update(name, &application(name), &Application { notes: "new".to_owned(), ..application(name) });
    let edits = vec![change("a"), change("b"), add("new", &application("new"))];
    (1..60)
        .find_map(|nth| {
            let mut storage = FailingStore::over(storage(), Faults { fail_at: Some(nth), crash: true, ..Faults::default() });
            Tab::new(2).commit(&mut storage, edits.clone()).unwrap_err();
            let inside = storage.inside;
            let log = inside.texts.get(keys::ROLLBACK_LOG).filter(|_| inside.texts.contains_key(&key("new")))?.clone();
            Some((inside, log))
        })
        .unwrap()
}

/// A log as the first version wrote it, without a checksum.
fn first_version(log: &str) -> String {
    let mut log: serde_json::Value = serde_json::from_str(log).unwrap();
    log["v"] = 1.into();
    log.as_object_mut().unwrap().remove("sum");
    log.to_string()
}

#[test]
fn rollback_logs() {
    let old = load::open(&mut storage()).unwrap().model;
    let (cut, log) = interrupted();
    for (seed, whole, has_sum) in [(22, log.clone(), true), (25, first_version(&log), false)] {
        let (mut seed, mut rolled, mut aside) = (Seed(seed), 0, 0);
        rounds(|nth| {
            let mut storage = cut.clone();
            let text = if nth == 0 { whole.clone() } else { seed.mutate(&whole) };
            storage.texts.insert(keys::ROLLBACK_LOG.to_owned(), text.clone());
            let mut untouched = storage.clone();
            untouched.texts.remove(keys::ROLLBACK_LOG);
            let loaded = load::open(&mut storage).unwrap();
            let model = started(&mut storage, &text);
            assert!(!storage.texts.contains_key(keys::ROLLBACK_LOG), "{text}");
            if storage.texts.values().any(|there| *there == text) {
                aside += 1;
                assert_eq!(loaded.recovery, Recovery::Unreadable, "told: {text}");
                assert_eq!(model, load::open(&mut untouched).unwrap().model, "a damaged log changes nothing: {text}");
            } else {
                rolled += 1;
                assert_eq!(loaded.recovery, Recovery::RolledBack, "{text}");
                assert!(!has_sum || model == old, "never half, and never what was not there: {text}");
            }
            good(&mut storage, &model, "c", &text);
        });
        assert!(rolled > 0 && aside > 20, "{rolled} rolled back, {aside} aside");
    }
}

#[test]
fn any_character_of_a_rollback_log() {
    let (cut, log) = interrupted();
    let untouched = cut.texts.iter().filter(|(key, _)| *key != keys::ROLLBACK_LOG);
    let untouched = load::open(&mut MemoryStore { texts: untouched.map(|(key, text)| (key.clone(), text.clone())).collect() }).unwrap();
    for (at, was) in log.char_indices() {
        for now in ["", "0", "x", "\""].into_iter().filter(|now| *now != was.to_string()) {
            let mut storage = cut.clone();
            let text = [&log[..at], now, &log[at + was.len_utf8()..]].concat();
            storage.texts.insert(keys::ROLLBACK_LOG.to_owned(), text.clone());
            let loaded = load::open(&mut storage).unwrap();
            assert_eq!((loaded.recovery, &loaded.model), (Recovery::Unreadable, &untouched.model), "{text}");
            assert!(storage.texts.values().any(|there| *there == text), "set aside whole: {text}");
        }
    }
}

#[test]
fn write_ahead_copies() {
    let mut seed = Seed(23);
    let (mut read, mut damaged) = (0, 0);
    let whole = storage();
    let mut later = storage();
    let mut tab = Tab::new(2);
    let change = |name: &str| update(name, &application(name), &Application { notes: "new".to_owned(), ..application(name) });
    let done = tab.commit(&mut later, vec![change("a"), remove("b", &application("b")), add("d", &application("d"))]).unwrap();
    let epoch = Timestamp::from_wall(1_795_000_000_000);
    let text = Batch { tab: "one".to_owned(), at: done.at, epoch, how: How::Merge, texts: done.new }.to_text();
    rounds(|nth| {
        let mut storage = whole.clone();
        let mutated = if nth == 0 { text.clone() } else { seed.mutate(&text) };
        let found = Found { epoch: Some(epoch), ..Found::default() };
        let replayed = replay(&mut storage, &mut Tab::new(9).clock, WALL, &found, std::slice::from_ref(&mutated)).unwrap();
        let model = started(&mut storage, &mutated);
        if replayed.damaged == 0 {
            assert_eq!(mutated, text, "what is taken is what was written");
            assert_eq!(model, load::open(&mut later).unwrap().model);
            read += 1;
        } else {
            assert_eq!(storage.texts, whole.texts, "{mutated}");
            damaged += 1;
        }
        good(&mut storage, &model, "c", &mutated);
    });
    assert!(read > 0 && damaged > 50, "{read} read, {damaged} damaged");
}

#[test]
fn backups() {
    let (mut seed, mut read, mut refused) = (Seed(24), 0, 0);
    let mut tab = Tab::new(2);
    let text = restore::export(&mut filled(&["a", "b", "x", "y"]), &mut tab.clock, tab.wall, day(22), &[]).unwrap().write();
    let whole = storage();
    rounds(|_| {
        let mut storage = whole.clone();
        let mutated = seed.mutate(&text);
        let Ok(backup) = Backup::parse(&mutated) else {
            refused += 1;
            return;
        };
        read += 1;
        let before = storage.clone();
        let preview = restore::preview_at(&storage, WALL, &backup);
        assert_eq!(storage, before, "a preview changes nothing");
        match restore::restore(&mut storage, &mut Tab::new(9).clock, WALL, &backup) {
            Ok(done) => assert_eq!(preview.unwrap().records.len(), done.records.len(), "as the preview said: {mutated}"),
            Err(_) => assert_eq!(storage, before, "all or nothing: {mutated}"),
        }
        let model = started(&mut storage, &mutated);
        // What is in no backup is as it was.
        good(&mut storage, &model, "c", &mutated);
    });
    assert!(read > 1 && refused > 50, "{read} read, {refused} refused");
}
