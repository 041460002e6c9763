//! The one write path: which fields are written over what is stored, what is refused, what undo brings back.

use crate::support::storage::*;
use domain::application::{Application, Event, EventKind};
use domain::change::Edit;
use domain::model::{Model, settings_id};
use domain::record::Kind;
use domain::settings::{ColorScheme, Settings};
use store::concurrent::Side;
use store::failing_store::{FailingStore, Faults};
use store::key_value::{KeyValueStore, MemoryStore};
use store::keys;
use store::usage::Reclaimable;

#[test]
fn adds_updates_and_removes() {
    let mut storage = MemoryStore::default();
    let mut tab = Tab::new(1);
    let a = application("Fabrikam");
    let done = tab.commit(&mut storage, vec![add("a", &a)]).unwrap();
    assert_eq!(done.records, [(Kind::Application, id("a"), Some(record(&a)))]);
    assert!(storage.texts[&key("a")].starts_with(r#"{"v":2,"rev":1,"at":""#), "{}", storage.texts[&key("a")]);
    assert!(!storage.texts[&key("a")].contains(r#""c":"#), "a new record has one clock");
    let b = Application { notes: "Called \"back\".\n".to_owned(), ..a.clone() };
    tab.commit(&mut storage, vec![update("a", &a, &b)]).unwrap();
    assert_eq!(stored(&storage, "a").unwrap().as_ref(), &b);
    assert!(storage.texts[&key("a")].contains(r#""rev":2"#));
    tab.commit(&mut storage, vec![remove("a", &b)]).unwrap();
    assert_eq!(stored(&storage, "a"), None);
}

#[test]
fn two_tabs_keep_each_others_fields() {
    let mut storage = filled(&["a"]);
    let seen = application("a");
    let (mut one, mut other) = (Tab::new(1), Tab::new(1));
    one.commit(&mut storage, vec![update("a", &seen, &Application { notes: "one".to_owned(), ..seen.clone() })]).unwrap();
    let done = other.commit(&mut storage, vec![update("a", &seen, &Application { location: "Turin".to_owned(), ..seen.clone() })]).unwrap();
    let both = Application { notes: "one".to_owned(), location: "Turin".to_owned(), ..seen };
    assert_eq!(stored(&storage, "a").unwrap().as_ref(), &both);
    assert_eq!(done.records[0].2, Some(record(&both)), "the second tab learns of the first one's field");
}

#[test]
fn two_tabs_unite_timelines() {
    let mut storage = filled(&["a"]);
    let seen = application("a");
    let with = |name: &str, kind: EventKind| {
        let mut after = seen.clone();
        after.timeline.insert(id(name), Event::on(kind, day(9)));
        after
    };
    let mut gone = seen.clone();
    gone.timeline.clear();
    Tab::new(1).commit(&mut storage, vec![update("a", &seen, &with("e2", EventKind::Reply))]).unwrap();
    Tab::new(2).commit(&mut storage, vec![update("a", &seen, &with("e3", EventKind::interview()))]).unwrap();
    Tab::new(3).commit(&mut storage, vec![update("a", &seen, &gone)]).unwrap();
    let there = stored(&storage, "a").unwrap();
    assert_eq!(there.timeline.keys().map(ToString::to_string).collect::<Vec<_>>(), ["e2", "e3"]);
}

#[test]
fn undo_takes_back_only_its_own_field() {
    let mut storage = filled(&["a"]);
    let seen = application("a");
    let mut tab = Tab::new(1);
    let mine = tab.commit(&mut storage, vec![update("a", &seen, &Application { notes: "mine".to_owned(), ..seen.clone() })]).unwrap();
    Tab::new(2).commit(&mut storage, vec![update("a", &seen, &Application { channel: "Fair".to_owned(), ..seen.clone() })]).unwrap();
    let undone = tab.apply(&mut storage, &mine.inverse).unwrap();
    assert_eq!(stored(&storage, "a").unwrap().as_ref(), &Application { channel: "Fair".to_owned(), ..seen.clone() });
    tab.apply(&mut storage, &undone.inverse).unwrap();
    assert_eq!(stored(&storage, "a").unwrap().notes, "mine", "redo");
}

#[test]
fn a_deletion_undone_brings_back_what_really_stood() {
    let mut storage = filled(&["a"]);
    let seen = application("a");
    let newer = Application { notes: "from the other tab".to_owned(), ..seen.clone() };
    Tab::new(2).commit(&mut storage, vec![update("a", &seen, &newer)]).unwrap();
    let mut tab = Tab::new(1);
    let done = tab.commit(&mut storage, vec![remove("a", &seen)]).unwrap();
    assert_eq!(stored(&storage, "a"), None);
    tab.apply(&mut storage, &done.inverse).unwrap();
    assert_eq!(stored(&storage, "a").unwrap().as_ref(), &newer);
}

#[test]
fn an_edit_of_a_deleted_record_returns_it_whole() {
    let mut storage = filled(&["a"]);
    let seen = application("a");
    Tab::new(1).commit(&mut storage, vec![remove("a", &seen)]).unwrap();
    let typed = Application { notes: "typed".to_owned(), ..seen.clone() };
    let done = Tab::new(2).commit(&mut storage, vec![update("a", &seen, &typed)]).unwrap();
    assert_eq!(stored(&storage, "a").unwrap().as_ref(), &typed);
    Tab::new(2).apply(&mut storage, &done.inverse).unwrap();
    assert_eq!(stored(&storage, "a"), None);
}

#[test]
fn both_tabs_save_the_first_settings() {
    let mut storage = MemoryStore::default();
    let dark = Settings { theme: ColorScheme::Dark, ..Settings::default() };
    let goal = Settings { goal: "Teach".to_owned(), ..Settings::default() };
    Tab::new(1).commit(&mut storage, vec![Edit::add(settings_id(), dark)]).unwrap();
    Tab::new(2).commit(&mut storage, vec![Edit::add(settings_id(), goal)]).unwrap();
    let model: Model = open(&mut storage);
    assert_eq!(model.preferences(), Settings { theme: ColorScheme::Dark, goal: "Teach".to_owned(), ..Settings::default() });
}

#[test]
fn what_never_left_this_browser_leaves_no_tombstone() {
    let mut storage = MemoryStore::default();
    open(&mut storage);
    let empty = storage.clone();
    let mut tab = Tab::new(1);
    let done = tab.commit(&mut storage, vec![add("a", &application("A")), add("b", &application("B"))]).unwrap();
    tab.apply(&mut storage, &done.inverse).unwrap();
    assert_eq!(storage, empty);

    let done = tab.commit(&mut storage, vec![add("a", &application("A"))]).unwrap();
    store::restore::export(&mut storage, &mut tab.clock, tab.wall, day(1), &[]).unwrap();
    tab.apply(&mut storage, &done.inverse).unwrap();
    assert!(storage.texts[&key("a")].contains(r#""gone":"#), "a backup knows it: {}", storage.texts[&key("a")]);
    assert_eq!(stored(&storage, "a"), None);
}

#[test]
fn unknown_fields_survive_an_edit() {
    let mut storage = filled(&["a"]);
    let text = storage.texts[&key("a")].replace(r#""data":{"#, r#""data":{"colour":"red","#);
    storage.set(&key("a"), &text).unwrap();
    let seen = application("a");
    Tab::new(1).commit(&mut storage, vec![update("a", &seen, &Application { notes: "n".to_owned(), ..seen.clone() })]).unwrap();
    assert!(storage.texts[&key("a")].contains(r#""colour":"red""#));
}

#[test]
fn refuses_and_keeps_everything() {
    let mut storage = filled(&["a", "b"]);
    storage.set(&key("b"), &storage.texts[&key("b")].replace(r#""v":2"#, r#""v":99"#)).unwrap();
    storage.set(&key("c"), "{broken").unwrap();
    let before = storage.clone();
    let seen = application("a");
    let edit = |name: &str| update(name, &seen, &Application { notes: "n".to_owned(), ..seen.clone() });
    let mut tab = Tab::new(1);
    let newer = tab.commit(&mut storage, vec![edit("a"), edit("b")]).unwrap_err();
    assert!(newer.to_string().contains("newer version"), "{newer}");
    let broken = tab.commit(&mut storage, vec![edit("a"), edit("c")]).unwrap_err();
    assert!(broken.to_string().contains("cannot be read"), "{broken}");
    let nameless = tab.commit(&mut storage, vec![add("d", &Application::default())]).unwrap_err();
    assert_eq!(nameless.field(), Some("company"));
    tab.commit(&mut storage, vec![edit("a"), edit("a")]).unwrap_err();
    assert_eq!(storage, before);
}

#[test]
fn a_full_storage_refuses_and_offers_what_to_free() {
    let inside = filled(&["a", "sample-b"]);
    let size: usize = inside.texts.iter().map(|(key, text)| key.len() + text.len()).sum();
    for room in [10, 100, 400, 700] {
        let mut storage = FailingStore::over(inside.clone(), Faults { ceiling: Some(size + room), ..Faults::default() });
        let many = (0..20).map(|n| add(&format!("n{n}"), &application("New"))).collect();
        let refused = Tab::new(1).commit(&mut storage, many).unwrap_err();
        assert!(refused.to_string().contains("no room"), "{refused}");
        assert!(
            matches!(refused.reclaimable(), [Reclaimable::Samples(_), Reclaimable::Records(Kind::Application, _)]),
            "{:?}",
            refused.reclaimable()
        );
        assert_eq!(storage.inside, inside);
    }
}

#[test]
fn a_storage_that_forgets_is_noticed() {
    let inside = filled(&["a"]);
    for nth in 1..=3 {
        let mut storage = FailingStore::over(inside.clone(), Faults { forget_at: Some(nth), ..Faults::default() });
        let done = Tab::new(1).commit(&mut storage, vec![add("b", &application("B")), add("c", &application("C"))]);
        // The first `set` is the rollback log's, which is not needed once everything else is written.
        assert_eq!(done.is_err(), nth > 1);
        assert_eq!(storage.inside == inside, nth > 1);
    }
}

#[test]
fn a_change_of_nothing_writes_nothing() {
    let mut storage = filled(&["a"]);
    let before = storage.clone();
    let seen = application("a");
    let done = Tab::new(1).commit(&mut storage, vec![remove("zz", &seen)]).unwrap();
    assert_eq!(done.records, [(Kind::Application, id("zz"), None)]);
    assert_eq!(storage, before);
    assert!(!storage.texts.contains_key(keys::ROLLBACK_LOG));
}

#[test]
fn what_another_tab_wrote_is_not_written_over_in_silence() {
    let with = |notes: &str| Application { notes: notes.to_owned(), ..application("a") };
    // What this tab had seen, what is stored by now, what is written: whether the stored text is given back to be asked about.
    for (seen, stored, written, asks) in [
        ("", "theirs", "mine", true),
        ("old", "", "mine", true),
        ("old", "theirs", "", true),
        ("old", "old", "mine", false),
        ("old", "mine", "mine", false),
        ("old", "theirs", "old", false),
        ("theirs", "theirs", "mine", false),
    ] {
        let mut storage = filled(&["a"]);
        let case = format!("{seen:?} {stored:?} {written:?}");
        Tab::new(1).commit(&mut storage, vec![update("a", &with("first"), &with(stored))]).unwrap();
        let mut other = Tab::new(2);
        other.wall += 10_000;
        let done = other.commit(&mut storage, vec![update("a", &with(seen), &with(written))]).unwrap();
        let found: Vec<_> = done.overwrote.iter().map(|one| (one.path.as_str(), one.stored)).collect();
        assert_eq!(found, if asks { vec![("notes", Side::Ours)] } else { vec![] }, "{case}");
        let text = |value: &Option<serde_json::Value>| value.as_ref().and_then(|value| value.as_str()).unwrap_or_default().to_owned();
        if let Some(one) = done.overwrote.first() {
            assert_eq!((text(&one.ours), text(&one.theirs)), (written.to_owned(), stored.to_owned()), "{case}");
        }
        let left = if seen == written { stored } else { written };
        assert_eq!(crate::support::storage::stored(&storage, "a").unwrap().notes, left, "{case}");
    }
}
