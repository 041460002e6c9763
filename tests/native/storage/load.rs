//! Opening: every version's fixture, what cannot be read, what is newer, what another tab did, the room left, and how long it takes.

use std::path::Path;

use crate::support::storage::*;
use domain::application::Application;
use domain::record::{Kind, Record};
use domain::sample;
use store::envelope::{self, OpenedEnvelope, RecordState, read};
use store::external_change::{ExternalChange, apply_storage_event};
use store::key_value::{KeyValueStore, MemoryStore};
use store::rollback_log::{self, Recovery};
use store::{keys, load, migrate, quarantine, usage};

/// Every fixture `<kind>-v<n>.json`, or `<kind>-v<n>-<case>.json`, reads as its `.expected.json`, and is written as the current version at the next
/// edit. What is expected is what the type writes: no field of it is read and forgotten.
#[test]
fn fixtures_of_every_version() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/store");
    let mut seen = Vec::new();
    for file in std::fs::read_dir(&folder).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let Some(stem) = name.strip_suffix(".json").filter(|stem| !stem.ends_with(".expected")) else { continue };
        let (kind, version) = stem.rsplit_once("-v").unwrap_or_else(|| panic!("{name} names no version"));
        let version = version.split_once('-').map_or(version, |(version, _)| version);
        let (kind, version) = (Kind::named(kind).unwrap_or_else(|| panic!("{name} names no kind")), version.parse::<u32>().unwrap());
        let text = std::fs::read_to_string(&path).unwrap();
        let json = std::fs::read_to_string(folder.join(format!("{stem}.expected.json"))).unwrap();
        let expected = Record::read(kind, &json).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(expected.to_json().unwrap(), serde_json::from_str::<serde_json::Value>(&json).unwrap(), "{name}");
        assert_eq!(expected.check(), Ok(()), "{name}");
        assert_eq!(read(kind, &text), Ok(OpenedEnvelope::Live(expected.clone())), "{name}");
        assert_eq!(envelope::open(kind, &text), Ok(OpenedEnvelope::Live(expected.clone())), "{name}, read at a look");
        let again = RecordState::read(kind, &text).unwrap().write(kind);
        assert!(again.starts_with(&format!("{{\"v\":{}", migrate::current(kind))), "{again}");
        assert_eq!(read(kind, &again), Ok(OpenedEnvelope::Live(expected)), "{name} written anew");
        seen.push((kind, version));
    }
    for kind in Kind::ALL {
        let first = u32::from(!matches!(kind, Kind::Application | Kind::Settings));
        for version in first..=migrate::current(*kind) {
            assert!(seen.contains(&(*kind, version)), "{} version {version} has no fixture", kind.name());
        }
    }
}

#[test]
fn an_old_record_is_edited_and_written_new() {
    let mut storage = MemoryStore::default();
    storage.set(&key("a"), include_str!("../../fixtures/store/application-v0.json")).unwrap();
    let before = open(&mut storage).applications.get(&id("a")).unwrap().clone();
    assert!(storage.texts[&key("a")].starts_with(r#"{"company""#), "reading alone changes nothing");
    let after = Application { location: "Bari".to_owned(), ..before.as_ref().clone() };
    Tab::new(1).commit(&mut storage, vec![update("a", &before, &after)]).unwrap();
    assert!(storage.texts[&key("a")].starts_with(r#"{"v":2"#));
    assert_eq!(stored(&storage, "a").unwrap().as_ref(), &after);
}

#[test]
fn what_cannot_be_read_is_set_aside_and_comes_back() {
    let mut storage = filled(&["a"]);
    let good = storage.texts[&key("a")].clone();
    let texts =
        ["", "{", "null", "[]", "{\"v\":1}", "{\"v\":\"x\"}", &good[..good.len() - 2], &good.replace("Welder", "W\u{0}"), "{\"x\":1}"];
    for (nth, text) in texts.iter().enumerate() {
        storage.set(&key(&format!("bad{nth}")), text).unwrap();
    }
    storage.set(&keys::record(Kind::Settings, &id("main")), "{\"v\":1,\"rev\":1}").unwrap();
    let loaded = load::open(&mut storage).unwrap();
    assert_eq!(loaded.model.applications.len(), 1);
    assert_eq!(loaded.quarantined.len(), texts.len() + 1);
    assert!(loaded.notices()[0].starts_with("10 entries cannot be read."), "{:?}", loaded.notices());
    let kept = quarantine::texts(&storage).unwrap();
    for (nth, text) in texts.iter().enumerate() {
        assert!(kept.contains(&(key(&format!("bad{nth}")), (*text).to_owned())), "{text:?} is kept");
    }
    let again = load::open(&mut storage).unwrap();
    assert_eq!(again.quarantined.len(), texts.len() + 1, "still known");
    assert_eq!(again.notices(), [""; 0], "not told again");

    // A version that can read it: here, the text repaired by hand.
    storage.set(&keys::quarantine(&key("bad0")), &good).unwrap();
    let repaired = load::open(&mut storage).unwrap();
    assert_eq!(repaired.model.applications.len(), 2);
    assert_eq!(repaired.quarantined.len(), texts.len());

    // A second damage of the same name loses neither.
    storage.set(&key("bad1"), "another").unwrap();
    load::open(&mut storage).unwrap();
    let kept: Vec<String> = quarantine::texts(&storage).unwrap().into_iter().map(|(_, text)| text).collect();
    assert!(kept.contains(&"{".to_owned()) && kept.contains(&"another".to_owned()));
    quarantine::discard(&mut storage).unwrap();
    assert_eq!(load::open(&mut storage).unwrap().quarantined, []);
}

#[test]
fn a_newer_version_is_shown_and_kept() {
    let mut storage = filled(&["a"]);
    let newer = storage.texts[&key("a")].replace("{\"v\":2", "{\"v\":7").replace("\"data\":{", "\"data\":{\"shape\":[1],");
    storage.set(&key("a"), &newer).unwrap();
    storage.set(&key("b"), "{\"v\":7,\"other\":\"frame\"}").unwrap();
    storage.set("onward/dream/x", "?").unwrap();
    let loaded = load::open(&mut storage).unwrap();
    assert_eq!(
        loaded.newer.iter().map(|newer| (newer.key.as_str(), newer.shown)).collect::<Vec<_>>(),
        [(key("a").as_str(), true), (key("b").as_str(), false), ("onward/dream/x", false)]
    );
    assert_eq!(loaded.model.applications.get(&id("a")).unwrap().as_ref(), &application("a"));
    assert!(loaded.notices()[0].contains("newer version"));
    assert_eq!(storage.texts[&key("a")], newer);
}

#[test]
fn an_unreadable_rollback_log_is_set_aside() {
    let mut storage = filled(&["a"]);
    storage.set(keys::ROLLBACK_LOG, "{\"v\":1,").unwrap();
    let loaded = load::open(&mut storage).unwrap();
    assert_eq!(loaded.recovery, Recovery::Unreadable);
    assert_eq!(loaded.model.applications.len(), 1);
    assert_eq!(quarantine::texts(&storage).unwrap(), [(keys::ROLLBACK_LOG.to_owned(), "{\"v\":1,".to_owned())]);
    assert_eq!(load::open(&mut storage).unwrap().recovery, Recovery::Clean);
}

/// A log of each version, as it is found where a browser was killed. These texts never change.
#[test]
fn logs_of_earlier_versions_are_rolled_back() {
    for log in [
        r#"{"v":1,"old":{"onward/application/a":null,"onward/application/b":"before"}}"#,
        r#"{"v":2,"sum":"fb59b49423317e70","old":{"onward/application/a":null,"onward/application/b":"before"}}"#,
    ] {
        let mut storage = filled(&["a", "b", "c"]);
        storage.set(keys::ROLLBACK_LOG, log).unwrap();
        assert_eq!(rollback_log::recover(&mut storage).unwrap(), Recovery::RolledBack, "{log}");
        let there = ["a", "b"].map(|name| storage.texts.get(&key(name)).map(String::as_str));
        assert_eq!(there, [None, Some("before")], "{log}");
    }
}

#[test]
fn storage_events() {
    let storage = filled(&["a"]);
    let text = storage.texts[&key("a")].as_str();
    let there = ExternalChange::Record(Kind::Application, id("a"), Some(record(&application("a"))));
    let gone = ExternalChange::Record(Kind::Application, id("a"), None);
    let cases = [
        (Some(key("a")), Some(text), there),
        (Some(key("a")), None, gone.clone()),
        (Some(key("a")), Some(r#"{"v":2,"rev":2,"at":"0mgyr8w0000000k3x","gone":"0mgyr8w0000100k3x","data":{}}"#), gone),
        (Some(key("a")), Some("{"), ExternalChange::Irrelevant),
        (Some(keys::ROLLBACK_LOG.to_owned()), Some("{}"), ExternalChange::Irrelevant),
        (Some("theirs".to_owned()), Some("1"), ExternalChange::Irrelevant),
        (None, None, ExternalChange::Reload),
    ];
    for (key, text, expected) in cases {
        assert_eq!(apply_storage_event(key.as_deref(), text), expected, "{key:?} {text:?}");
    }
}

#[test]
fn names() {
    for (key, name) in [
        ("onward/application/a1_-Z", keys::Key::Record(Kind::Application, id("a1_-Z"))),
        ("onward/application/", keys::Key::Unknown),
        ("onward/application/a/b", keys::Key::Unknown),
        ("onward/application/ä", keys::Key::Unknown),
        ("onward/unheard/a", keys::Key::Unknown),
        ("onward-journal", keys::Key::Other),
        ("onwards", keys::Key::Other),
    ] {
        assert_eq!(keys::parse(key), name, "{key}");
    }
}

#[test]
fn every_key_is_listed_in_words() {
    // Each key of the app in localStorage is a constant; a new one needs words for the list of what is stored.
    let source = std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("crates/store/src/keys.rs")).unwrap();
    let no_keys = [keys::LOCK, keys::CACHES, keys::SAMPLE, keys::SAMPLE_SHOWN, keys::AHEAD, keys::FOLDER];
    let mut count = 0;
    for key in source.lines().filter_map(|line| line.strip_prefix("pub const ")?.split('"').nth(1)) {
        if !no_keys.contains(&key) {
            count += 1;
            assert!(!matches!(keys::holds(key), keys::Holds::Other(_)), "{key}");
        }
    }
    assert!(count >= 7, "{count}");
    assert_eq!(keys::holds("onward-journal/1f"), keys::Holds::RollbackLog);
    assert_eq!(keys::holds("onward-odd"), keys::Holds::Other("onward-odd".into()));
    let mut storage = filled(&["a", "b"]);
    for (key, text) in [
        ("onward-aside/onward/application/x", "{"),
        ("onward-draft/a", "1"),
        ("onward-draft/b", "12"),
        ("onward-odd", "1"),
        ("theirs", "1"),
    ] {
        storage.set(key, text).unwrap();
    }
    let besides = usage::besides(&storage).unwrap();
    let of = |holds: keys::Holds| besides.iter().find(|(other, ..)| *other == holds).map(|(_, count, size)| (*count, *size));
    assert_eq!(of(keys::Holds::Draft), Some((2, "onward-draft/a".len() * 2 + 3)));
    assert_eq!(of(keys::Holds::Quarantine).map(|(count, _)| count), Some(1));
    assert_eq!(of(keys::Holds::Other("onward-odd".into())), Some((1, "onward-odd1".len())));
    let room = usage::usage(&storage).unwrap();
    let sum = room.by_kind.iter().map(|(.., size)| size).sum::<usize>() + besides.iter().map(|(.., size)| size).sum::<usize>();
    assert_eq!(sum, room.used);
}

#[test]
fn room_counts_what_browsers_count() {
    for (text, weight) in [("", 0), ("abc", 3), ("café", 4), ("naïve ÿ", 7), ("日本", 4), ("aĀ", 4), ("a😀", 6)] {
        assert_eq!(usage::size(text), weight, "{text}");
    }
    let mut storage = filled(&["a", "b", "sample-c"]);
    storage.set("theirs", "not ours").unwrap();
    let room = usage::usage(&storage).unwrap();
    let ours = storage.texts.iter().filter(|(key, _)| key.starts_with("onward"));
    assert_eq!(room.used, ours.map(|(key, text)| key.len() + text.len()).sum::<usize>());
    assert_eq!((room.by_kind[0].0, room.by_kind[0].1), (Kind::Application, 3));
    assert!(room.samples > 0 && room.remaining() == usage::CAPACITY - room.used);
    assert_eq!(load::load(&storage).unwrap().room, room);
}

#[test]
fn sample_data_goes_in_one_change() {
    let mut storage = filled(&["a", "sample-b", "sample-c"]);
    let removal = sample::removal(&open(&mut storage)).unwrap();
    let done = Tab::new(1).apply(&mut storage, &removal).unwrap();
    assert_eq!(open(&mut storage).applications.keys().collect::<Vec<_>>(), [&id("a")]);
    assert_eq!(sample::removal(&open(&mut storage)), None);
    Tab::new(1).apply(&mut storage, &done.inverse).unwrap();
    assert_eq!(open(&mut storage).applications.len(), 3);
}

/// 5,000 records go in as one change and come back. How long that takes is `cargo xtask bench`'s to say.
#[test]
fn five_thousand() {
    let mut storage = MemoryStore::default();
    open(&mut storage);
    let many = (0..5_000)
        .map(|n| {
            let notes = "Found at the fair; asked about shifts and the new workshop in spring. ".to_owned();
            add(&format!("k{n:05}"), &Application { notes, ..application(&format!("Company {n}")) })
        })
        .collect();
    Tab::new(1).commit(&mut storage, many).unwrap();
    let loaded = load::load(&storage).unwrap();
    assert_eq!(loaded.model.applications.len(), 5_000);
}
