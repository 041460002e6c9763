//! Records that are texts until somebody looks: the same as if they had been read at once, unreadable ones shown to nobody, written over by
//! nobody, and set aside once everything is looked at.

use std::sync::Arc;

use crate::support::storage::*;
use domain::application::Application;
use domain::budget::Plan;
use domain::change::{Change, Edit};
use domain::model::Model;
use domain::record::{Kind, Record, Table};
use domain::settings::Settings;
use onward::jobs::import::ChangeText;
use serde_json::Value;
use store::envelope::{self, OpenedEnvelope};
use store::key_value::{KeyValueStore, MemoryStore};
use store::load::{self, Loaded};
use store::verify::verify;
use store::{keys, quarantine};

/// The data of a kind's fixture, and the envelope round it.
fn fixture(kind: Kind) -> (String, String) {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/store");
    let file = |end: &str| std::fs::read_to_string(format!("{folder}/{}-v1{end}", kind.name())).unwrap();
    (file(".expected.json").trim().to_owned(), file(".json").trim().to_owned())
}

/// The same fields, each with a value that no field of the kind can have.
fn damaged(data: &str) -> String {
    let mut data: Value = serde_json::from_str(data).unwrap();
    data.as_object_mut().unwrap().values_mut().for_each(|value| *value = Value::from(-0.5));
    data.to_string()
}

fn stored_as(kind: Kind) -> String {
    keys::record(kind, &id("x"))
}

/// A storage in which every kind has one record that its type does not read, in a sound envelope.
fn unreadable() -> MemoryStore {
    let mut storage = filled(&[]);
    for kind in Kind::ALL {
        let (data, text) = fixture(*kind);
        storage.set(&stored_as(*kind), &text.replace(&data, &damaged(&data))).unwrap();
    }
    storage
}

fn unverified(storage: &mut dyn KeyValueStore) -> Loaded {
    load::open_unverified(storage).unwrap()
}

/// Equal, from both sides.
fn equal(one: &Record, other: &Record) -> bool {
    let (there, back) = (one == other, other == one);
    assert_eq!(there, back, "{one:?} {other:?}");
    there
}

#[test]
fn read_at_a_look_is_read_at_once() {
    let (mut lazy, mut eager) = (Model::default(), Model::default());
    for kind in Kind::ALL {
        let (data, text) = fixture(*kind);
        let Ok(OpenedEnvelope::Live(raw)) = envelope::open(*kind, &text) else { panic!("{kind:?}") };
        let read = Record::read(*kind, &data).unwrap();
        assert!(raw.is_raw() && !read.is_raw());
        assert_eq!(raw.to_json_text().unwrap(), data, "{kind:?}: byte for byte");
        assert_eq!((raw.kind(), read.kind()), (*kind, *kind));
        assert!(equal(&raw, &read) && raw.is_readable(), "{kind:?}");
        assert_eq!(raw.to_json_text().unwrap(), data, "{kind:?}: a look changes nothing");
        lazy.put(id("x"), raw);
        eager.put(id("x"), read);
    }
    assert_eq!(lazy, eager);
    assert_eq!(lazy.all(), eager.all());
    assert_eq!(lazy.all().len(), Kind::ALL.len());
    assert_eq!(lazy.applications.get(&id("x")), eager.applications.get(&id("x")));
    assert_eq!(lazy.preferences(), eager.preferences());
    assert_eq!(lazy.plan(), eager.plan());
}

#[test]
fn texts_and_values_compare() {
    let made = record(&application("Zoë"));
    let text = made.to_json_text().unwrap().into_owned();
    let raw = Record::raw(Kind::Application, text.as_str());
    assert!(equal(&raw, &made) && equal(&raw, &raw.clone()));
    let spaced = Record::raw(Kind::Application, text.replace("\",\"", "\" , \""));
    assert!(equal(&spaced, &raw) && equal(&spaced, &made));
    let other = record(&application("Noa"));
    for other in [
        other.clone(),
        Record::raw(Kind::Application, other.to_json_text().unwrap().into_owned()),
        Record::raw(Kind::Action, text.as_str()),
        Record::raw(Kind::Application, "{\"company\":1}"),
    ] {
        assert!(!equal(&raw, &other) && !equal(&made, &other), "{other:?}");
    }
    assert_eq!(raw.get::<Application>(), made.get::<Application>());
    assert_eq!(raw.get::<domain::actions::Action>(), None);
}

#[test]
fn what_no_type_reads_is_not_shown_not_written_over_and_set_aside() {
    let mut storage = unreadable();
    let before = storage.clone();
    let mut loaded = unverified(&mut storage);
    assert_eq!((loaded.quarantined.as_slice(), storage == before), (&[][..], true), "the envelopes are sound");
    assert_eq!(loaded.model.all().len(), Kind::ALL.len());
    assert!(loaded.model.all().iter().all(|(_, record)| !record.is_readable()));
    assert_eq!((loaded.model.applications.get(&id("x")), loaded.model.applications.iter().count()), (None, 0));
    assert_eq!((loaded.model.bills.values().next_back(), loaded.model.bills.contains_key(&id("x"))), (None, true));
    assert_eq!((loaded.model.preferences(), loaded.model.plan()), (Settings::default(), Plan::default()));

    for kind in Kind::ALL {
        let good = Record::read(*kind, &fixture(*kind).0).unwrap();
        let raw = loaded.model.get(*kind, &id("x"));
        let edit = |before: Option<Record>, after: Option<Record>| Edit { id: id("x"), kind: *kind, before, after };
        for edit in [
            edit(None, Some(good.clone())),
            edit(Some(good.clone()), Some(good.clone())),
            edit(raw.clone(), Some(good.clone())),
            edit(Some(good.clone()), None),
            edit(None, None),
        ] {
            let refused = Tab::new(1).commit(&mut storage, vec![edit.clone()]).unwrap_err();
            assert!(refused.to_string().contains("Nothing was changed"), "{edit:?}: {refused}");
        }
    }
    assert_eq!(storage, before, "nothing is written over");

    let found = verify(&mut storage, &loaded.model).unwrap();
    assert_eq!((found.quarantined.len(), found.records.len()), (Kind::ALL.len(), Kind::ALL.len()));
    assert!(found.notices()[0].starts_with(&format!("{} entries cannot be read.", Kind::ALL.len())), "{:?}", found.notices());
    loaded.apply(found);
    assert_eq!(loaded.model, Model::default());
    let kept = quarantine::texts(&storage).unwrap();
    for kind in Kind::ALL {
        let key = stored_as(*kind);
        assert!(!storage.texts.contains_key(&key) && kept.contains(&(key.clone(), before.texts[&key].clone())), "{key} is kept");
    }

    // The next start knows them, and tells nobody again.
    let mut again = unverified(&mut storage);
    let found = verify(&mut storage, &again.model).unwrap();
    assert_eq!((found.notices(), found.records.len()), (Vec::new(), 0));
    again.apply(found);
    assert_eq!((again.quarantined.len(), again.notices()), (Kind::ALL.len(), Vec::new()));

    // A version that can read them: they are restored, in storage and in the model.
    for kind in Kind::ALL {
        storage.set(&keys::quarantine(&stored_as(*kind)), &fixture(*kind).1).unwrap();
    }
    let mut repaired = unverified(&mut storage);
    assert_eq!(repaired.model.all().len(), 0);
    let found = verify(&mut storage, &repaired.model).unwrap();
    assert_eq!((found.records.len(), found.recovered.len()), (Kind::ALL.len(), Kind::ALL.len()));
    repaired.apply(found);
    assert_eq!((repaired.quarantined.as_slice(), repaired.model.all().len()), (&[][..], Kind::ALL.len()));
    assert_eq!(repaired.model, open(&mut storage));
}

#[test]
fn another_tab_repairs_or_deletes_before_it_is_verified() {
    let mut storage = unreadable();
    let mut loaded = unverified(&mut storage);
    let (repaired, deleted) = (stored_as(Kind::Bill), stored_as(Kind::Debt));
    storage.set(&repaired, &fixture(Kind::Bill).1).unwrap();
    storage.remove(&deleted).unwrap();
    let found = verify(&mut storage, &loaded.model).unwrap();
    assert!(found.quarantined.iter().all(|unread| unread.key != repaired && unread.key != deleted));
    loaded.apply(found);
    assert_eq!((loaded.model.all().len(), loaded.model.bills.iter().count()), (1, 1));
}

#[test]
fn a_newer_version_stays_where_it_is() {
    let mut storage = filled(&["a"]);
    let text = storage.texts[&key("a")].clone();
    let newer = text.replace("{\"v\":2", "{\"v\":7");
    storage.set(&key("b"), &newer).unwrap();
    storage.set(&key("c"), &newer.replace("\"Welder\"", "{\"of\":\"steel\"}")).unwrap();
    storage.set(&key("d"), &newer.replace("\"data\":{", "\"data\":[{").replace("}}}}", "}}}]}")).unwrap();
    let before = storage.clone();
    let mut loaded = unverified(&mut storage);
    let told = loaded.notices();
    let found = verify(&mut storage, &loaded.model).unwrap();
    assert_eq!((found.quarantined.len(), found.notices(), storage == before), (0, Vec::new(), true), "it stays where it is, and was told");
    loaded.apply(found);
    let shown: Vec<bool> = loaded.newer.iter().map(|newer| newer.shown).collect();
    assert_eq!((shown, loaded.notices()), (vec![true, false, false], told));
    assert_eq!(loaded.model.applications.keys().collect::<Vec<_>>(), [&id("a"), &id("b")]);
    let seen = loaded.model.applications.get(&id("b")).unwrap();
    let edit = Edit::update(id("b"), seen, Application { notes: "n".to_owned(), ..seen.as_ref().clone() });
    assert!(Tab::new(1).commit(&mut storage, vec![edit]).unwrap_err().to_string().contains("newer version"));
}

#[test]
fn what_is_shown_does_not_give_way_to_what_cannot_be_read() {
    let good = record(&application("a"));
    let text = good.to_json_text().unwrap().into_owned();
    let bad = Record::raw(Kind::Application, damaged(&text));
    for there in [good.clone(), Record::raw(Kind::Application, text.as_str())] {
        let mut model = Model::default();
        model.put(id("a"), there);
        assert!(model.applications.get(&id("a")).is_some());
        assert_eq!(model.put(id("a"), bad.clone()), Some(bad.clone()));
        assert_eq!(model.get(Kind::Application, &id("a")), Some(good.clone()));
        let better = Record::raw(Kind::Application, text.replace("Welder", "Fitter"));
        model.put(id("a"), better);
        assert_eq!(model.applications.get(&id("a")).unwrap().role, "Fitter");
    }
    // Nobody has looked, so nobody knows: both are texts.
    let mut model = Model::default();
    model.put(id("a"), Record::raw(Kind::Application, text.as_str()));
    model.put(id("a"), bad);
    assert_eq!(model.applications.get(&id("a")), None);
}

#[test]
fn an_edit_of_a_text_touches_what_the_person_touched() {
    let mut storage = filled(&["a"]);
    // A field of a later version, and one that is written although it is empty.
    let text = storage.texts[&key("a")].replace(r#""data":{"#, r#""data":{"colour":"red","letter":"","#);
    storage.set(&key("a"), &text).unwrap();
    let before = unverified(&mut storage).model.get(Kind::Application, &id("a"));
    assert!(before.as_ref().unwrap().is_raw());
    let after = record(&Application { notes: "mine".to_owned(), ..application("a") });
    let edit = Edit { id: id("a"), kind: Kind::Application, before, after: Some(after) };
    let mut tab = Tab::new(1);
    let done = tab.commit(&mut storage, vec![edit]).unwrap();
    let written = storage.texts[&key("a")].clone();
    assert!(written.contains(r#""colour":"red""#) && written.contains(r#""letter":"""#), "{written}");
    let clocks = serde_json::from_str::<Value>(&written).unwrap()["c"].clone();
    assert_eq!(clocks.as_object().unwrap().keys().collect::<Vec<_>>(), ["notes"], "no other clock moves: {written}");
    tab.apply(&mut storage, &done.inverse).unwrap();
    assert!(storage.texts[&key("a")].contains(r#""colour":"red""#));
    assert_eq!(stored(&storage, "a").unwrap().as_ref(), &application("a"));
}

#[test]
fn a_text_is_taken_out_only_as_it_is_known() {
    let mut storage = filled(&["a", "b"]);
    let model = unverified(&mut storage).model;
    let removal = |name: &str| {
        let before = model.get(Kind::Application, &id(name));
        Change::one("Removed", Edit { id: id(name), kind: Kind::Application, before, after: None })
    };
    let mut tab = Tab::new(1);
    let done = tab.apply(&mut storage, &removal("a")).unwrap();
    assert_eq!(stored(&storage, "a"), None);
    tab.apply(&mut storage, &done.inverse).unwrap();
    assert_eq!(stored(&storage, "a").unwrap().as_ref(), &application("a"));
    let newer = Application { notes: "from the other tab".to_owned(), ..application("b") };
    Tab::new(2).commit(&mut storage, vec![update("b", &application("b"), &newer)]).unwrap();
    let refused = tab.apply(&mut storage, &removal("b")).unwrap_err();
    assert!(refused.to_string().contains("changed elsewhere"), "{refused}");
    assert_eq!(stored(&storage, "b").unwrap().as_ref(), &newer);
}

/// What the worker made travels as text, is written as it came, and is merged with what is stored, as its type.
#[test]
fn an_import_is_written_unread() {
    let send = |change: &Change| {
        let text = serde_json::to_string(&ChangeText::write(change).unwrap()).unwrap();
        serde_json::from_str::<ChangeText>(&text).unwrap().read().unwrap()
    };
    let mut storage = filled(&[]);
    let mut tab = Tab::new(1);
    let seen = application("Zoë");
    let change = send(&Change::one("Imported", add("a", &seen)));
    let done = tab.apply(&mut storage, &change).unwrap();
    assert!(done.records[0].2.as_ref().unwrap().is_raw(), "nobody read it on the way");
    assert!(storage.texts[&key("a")].ends_with(&format!("\"data\":{}}}", record(&seen).to_json_text().unwrap())));

    // Edited here meanwhile: the import's own field is added, the edit stays.
    let mine = Application { notes: "mine".to_owned(), ..seen.clone() };
    tab.commit(&mut storage, vec![update("a", &seen, &mine)]).unwrap();
    let theirs = Application { location: "Turin".to_owned(), ..seen.clone() };
    let undo = tab.apply(&mut storage, &send(&Change::one("Imported", update("a", &seen, &theirs)))).unwrap();
    assert_eq!(stored(&storage, "a").unwrap().as_ref(), &Application { location: "Turin".to_owned(), ..mine.clone() });
    tab.apply(&mut storage, &undo.inverse).unwrap();
    assert_eq!(stored(&storage, "a").unwrap().as_ref(), &mine);

    // What cannot be read there is left alone, and what may not be kept does not leave the worker.
    let text = storage.texts[&key("a")].replace("\"Welder\"", "7");
    storage.set(&key("a"), &text).unwrap();
    assert!(tab.apply(&mut storage, &change).unwrap_err().to_string().contains("cannot be read"));
    assert_eq!(storage.texts[&key("a")], text);
    assert!(ChangeText::write(&Change::one("Imported", add("n", &Application::default()))).unwrap_err().contains("company"));
}

#[test]
fn a_table_travels_as_texts() {
    let model = open(&mut filled(&["a", "b"]));
    let text = serde_json::to_string(&model.applications).unwrap();
    let there: Table<Application> = serde_json::from_str(&text).unwrap();
    assert_eq!(there, model.applications);
    assert_eq!(there.iter().rev().map(|(id, _)| id.to_string()).collect::<Vec<_>>(), ["b", "a"]);
    let made: Table<Application> = [(id("a"), Arc::new(application("a"))), (id("b"), Arc::new(application("b")))].into_iter().collect();
    assert_eq!((&made, serde_json::to_string(&made).unwrap()), (&there, text));
}
