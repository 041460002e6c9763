//! Opening: every version's fixture, what cannot be read, what is newer, what another tab did, the room left, and how long it takes.

use std::path::Path;

use crate::support::storage::*;
use domain::application::Application;
use domain::record::{Kind, Record};
use domain::sample;
use store::area::{Area, Memory};
use store::envelope::{self, Opened, State, read};
use store::journal::Recovery;
use store::outside::{Outside, apply_storage_event};
use store::{aside, keys, load, migrate, room};

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
        assert_eq!(read(kind, &text), Ok(Opened::Alive(expected.clone())), "{name}");
        assert_eq!(envelope::open(kind, &text), Ok(Opened::Alive(expected.clone())), "{name}, read at a look");
        let again = State::read(kind, &text).unwrap().write(kind);
        assert!(again.starts_with(&format!("{{\"v\":{}", migrate::current(kind))), "{again}");
        assert_eq!(read(kind, &again), Ok(Opened::Alive(expected)), "{name} written anew");
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
    let mut area = Memory::default();
    area.set(&key("a"), include_str!("../../fixtures/store/application-v0.json")).unwrap();
    let before = open(&mut area).applications.get(&id("a")).unwrap().clone();
    assert!(area.texts[&key("a")].starts_with(r#"{"company""#), "reading alone changes nothing");
    let after = Application { location: "Bari".to_owned(), ..before.as_ref().clone() };
    Tab::new(1).commit(&mut area, vec![update("a", &before, &after)]).unwrap();
    assert!(area.texts[&key("a")].starts_with(r#"{"v":2"#));
    assert_eq!(stored(&area, "a").unwrap().as_ref(), &after);
}

#[test]
fn what_cannot_be_read_is_set_aside_and_comes_back() {
    let mut area = filled(&["a"]);
    let good = area.texts[&key("a")].clone();
    let texts =
        ["", "{", "null", "[]", "{\"v\":1}", "{\"v\":\"x\"}", &good[..good.len() - 2], &good.replace("Welder", "W\u{0}"), "{\"x\":1}"];
    for (nth, text) in texts.iter().enumerate() {
        area.set(&key(&format!("bad{nth}")), text).unwrap();
    }
    area.set(&keys::record(Kind::Settings, &id("main")), "{\"v\":1,\"rev\":1}").unwrap();
    let loaded = load::open(&mut area).unwrap();
    assert_eq!(loaded.model.applications.len(), 1);
    assert_eq!(loaded.set_aside.len(), texts.len() + 1);
    assert!(loaded.notices()[0].starts_with("10 entries cannot be read."), "{:?}", loaded.notices());
    let kept = aside::texts(&area).unwrap();
    for (nth, text) in texts.iter().enumerate() {
        assert!(kept.contains(&(key(&format!("bad{nth}")), (*text).to_owned())), "{text:?} is kept");
    }
    let again = load::open(&mut area).unwrap();
    assert_eq!(again.set_aside.len(), texts.len() + 1, "still known");
    assert_eq!(again.notices(), [""; 0], "not told again");

    // A version that can read it: here, the text repaired by hand.
    area.set(&keys::aside(&key("bad0")), &good).unwrap();
    let repaired = load::open(&mut area).unwrap();
    assert_eq!(repaired.model.applications.len(), 2);
    assert_eq!(repaired.set_aside.len(), texts.len());

    // A second damage of the same name loses neither.
    area.set(&key("bad1"), "another").unwrap();
    load::open(&mut area).unwrap();
    let kept: Vec<String> = aside::texts(&area).unwrap().into_iter().map(|(_, text)| text).collect();
    assert!(kept.contains(&"{".to_owned()) && kept.contains(&"another".to_owned()));
    aside::discard(&mut area).unwrap();
    assert_eq!(load::open(&mut area).unwrap().set_aside, []);
}

#[test]
fn a_newer_version_is_shown_and_kept() {
    let mut area = filled(&["a"]);
    let newer = area.texts[&key("a")].replace("{\"v\":2", "{\"v\":7").replace("\"data\":{", "\"data\":{\"shape\":[1],");
    area.set(&key("a"), &newer).unwrap();
    area.set(&key("b"), "{\"v\":7,\"other\":\"frame\"}").unwrap();
    area.set("onward/dream/x", "?").unwrap();
    let loaded = load::open(&mut area).unwrap();
    assert_eq!(
        loaded.newer.iter().map(|newer| (newer.key.as_str(), newer.shown)).collect::<Vec<_>>(),
        [(key("a").as_str(), true), (key("b").as_str(), false), ("onward/dream/x", false)]
    );
    assert_eq!(loaded.model.applications.get(&id("a")).unwrap().as_ref(), &application("a"));
    assert!(loaded.notices()[0].contains("newer version"));
    assert_eq!(area.texts[&key("a")], newer);
}

#[test]
fn an_unreadable_journal_is_set_aside() {
    let mut area = filled(&["a"]);
    area.set(keys::JOURNAL, "{\"v\":1,").unwrap();
    let loaded = load::open(&mut area).unwrap();
    assert_eq!(loaded.recovery, Recovery::Unreadable);
    assert_eq!(loaded.model.applications.len(), 1);
    assert_eq!(aside::texts(&area).unwrap(), [(keys::JOURNAL.to_owned(), "{\"v\":1,".to_owned())]);
    assert_eq!(load::open(&mut area).unwrap().recovery, Recovery::Clean);
}

#[test]
fn storage_events() {
    let area = filled(&["a"]);
    let text = area.texts[&key("a")].as_str();
    let there = Outside::Record(Kind::Application, id("a"), Some(record(&application("a"))));
    let gone = Outside::Record(Kind::Application, id("a"), None);
    let cases = [
        (Some(key("a")), Some(text), there),
        (Some(key("a")), None, gone.clone()),
        (Some(key("a")), Some(r#"{"v":2,"rev":2,"at":"0mgyr8w0000000k3x","gone":"0mgyr8w0000100k3x","data":{}}"#), gone),
        (Some(key("a")), Some("{"), Outside::Nothing),
        (Some(keys::JOURNAL.to_owned()), Some("{}"), Outside::Nothing),
        (Some("theirs".to_owned()), Some("1"), Outside::Nothing),
        (None, None, Outside::Reload),
    ];
    for (key, text, expected) in cases {
        assert_eq!(apply_storage_event(key.as_deref(), text), expected, "{key:?} {text:?}");
    }
}

#[test]
fn names() {
    for (key, name) in [
        ("onward/application/a1_-Z", keys::Name::Record(Kind::Application, id("a1_-Z"))),
        ("onward/application/", keys::Name::Unknown),
        ("onward/application/a/b", keys::Name::Unknown),
        ("onward/application/ä", keys::Name::Unknown),
        ("onward/unheard/a", keys::Name::Unknown),
        ("onward-journal", keys::Name::Other),
        ("onwards", keys::Name::Other),
    ] {
        assert_eq!(keys::read(key), name, "{key}");
    }
}

#[test]
fn room_counts_what_browsers_count() {
    for (text, weight) in [("", 0), ("abc", 3), ("café", 4), ("naïve ÿ", 7), ("日本", 4), ("aĀ", 4), ("a😀", 6)] {
        assert_eq!(room::weight(text), weight, "{text}");
    }
    let mut area = filled(&["a", "b", "sample-c"]);
    area.set("theirs", "not ours").unwrap();
    let room = room::room(&area).unwrap();
    let ours = area.texts.iter().filter(|(key, _)| key.starts_with("onward"));
    assert_eq!(room.used, ours.map(|(key, text)| key.len() + text.len()).sum::<usize>());
    assert_eq!((room.by_kind[0].0, room.by_kind[0].1), (Kind::Application, 3));
    assert!(room.samples > 0 && room.left() == room::CEILING - room.used);
    assert_eq!(load::load(&area).unwrap().room, room);
}

#[test]
fn sample_data_goes_in_one_change() {
    let mut area = filled(&["a", "sample-b", "sample-c"]);
    let removal = sample::removal(&open(&mut area)).unwrap();
    let done = Tab::new(1).apply(&mut area, &removal).unwrap();
    assert_eq!(open(&mut area).applications.keys().collect::<Vec<_>>(), [&id("a")]);
    assert_eq!(sample::removal(&open(&mut area)), None);
    Tab::new(1).apply(&mut area, &done.inverse).unwrap();
    assert_eq!(open(&mut area).applications.len(), 3);
}

/// 5,000 records go in as one change and come back. How long that takes is `cargo xtask bench`'s to say.
#[test]
fn five_thousand() {
    let mut area = Memory::default();
    open(&mut area);
    let many = (0..5_000)
        .map(|n| {
            let notes = "Found at the fair; asked about shifts and the new workshop in spring. ".to_owned();
            add(&format!("k{n:05}"), &Application { notes, ..application(&format!("Company {n}")) })
        })
        .collect();
    Tab::new(1).commit(&mut area, many).unwrap();
    let loaded = load::load(&area).unwrap();
    assert_eq!(loaded.model.applications.len(), 5_000);
}
