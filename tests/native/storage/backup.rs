//! Backups: what goes out comes back, whatever is in the file; taking one in can be undone, after a reload too.

use crate::support::storage::*;
use domain::application::Application;
use domain::model::settings_id;
use domain::record::Kind;
use domain::settings::Settings;
use exchange::backup::{Backup, BackupError};
use proptest::prelude::*;
use store::failing_store::{FailingStore, Faults};
use store::key_value::{KeyValueStore, MemoryStore};
use store::{keys, quarantine, restore};

fn export(storage: &mut dyn KeyValueStore, leave_out: &[Kind]) -> Backup {
    let mut tab = Tab::new(1);
    restore::export(storage, &mut tab.clock, tab.wall, day(22), leave_out).unwrap()
}

fn take_in(storage: &mut dyn KeyValueStore, backup: &Backup) -> restore::Restored {
    let mut tab = Tab::new(2);
    restore::restore(storage, &mut tab.clock, tab.wall, backup).unwrap()
}

#[test]
fn through_a_file_into_an_empty_browser() {
    let mut storage = filled(&["a", "b"]);
    Tab::new(1).commit(&mut storage, vec![domain::change::Edit::add(settings_id(), Settings::default())]).unwrap();
    let file = export(&mut storage, &[]).write();
    let backup = Backup::parse(&file).unwrap();
    assert_eq!(backup.made, Some(day(22)));
    assert_eq!(backup.write(), file);
    let mut new = MemoryStore::default();
    open(&mut new);
    let seen = restore::preview(&new, &backup).unwrap();
    assert_eq!(new.texts.len(), 1, "a preview writes nothing");
    let done = take_in(&mut new, &backup);
    assert_eq!((done.added, done.changed, done.deleted, done.skipped.len(), done.can_undo), (3, 0, 0, 0, true));
    assert_eq!(seen.added, 3);
    assert_eq!(open(&mut new), open(&mut storage));
    assert!(!export(&mut storage, &[Kind::Settings]).records.contains_key("settings/main"));
}

#[test]
fn some_records_for_a_link() {
    let mut storage = filled(&["a", "b"]);
    let mut tab = Tab::new(1);
    let which = [(Kind::Application, id("b")), (Kind::Application, id("none"))];
    let some = restore::export_some(&mut storage, &mut tab.clock, tab.wall, day(1), &which).unwrap();
    assert_eq!(some.records.keys().collect::<Vec<_>>(), ["application/b"]);
}

#[test]
fn undone_after_a_reload_and_taken_in_again() {
    let mut elsewhere = filled(&["a", "b"]);
    let seen = application("a");
    let mut tab = Tab::new(3);
    tab.wall += 100_000;
    tab.commit(&mut elsewhere, vec![update("a", &seen, &Application { notes: "theirs".to_owned(), ..seen.clone() })]).unwrap();
    let backup = export(&mut elsewhere, &[]);
    let mut storage = filled(&["a"]);
    let before = open(&mut storage);
    for _ in 0..2 {
        let done = take_in(&mut storage, &backup);
        assert_eq!((done.added, done.changed), (1, 1));
        assert_eq!(stored(&storage, "a").unwrap().notes, "theirs");
        let undone = restore::undo(&mut storage).unwrap().unwrap();
        assert_eq!((undone.records.len(), undone.kept), (2, 0));
        assert_eq!(open(&mut storage), before);
    }
    assert_eq!(restore::undo(&mut storage).unwrap(), None);
}

#[test]
fn an_edit_after_the_restore_outlives_its_undo() {
    let backup = export(&mut filled(&["a", "b"]), &[]);
    let mut storage = MemoryStore::default();
    open(&mut storage);
    take_in(&mut storage, &backup);
    let seen = application("a");
    let edited = Application { notes: "mine".to_owned(), ..seen.clone() };
    Tab::new(2).commit(&mut storage, vec![update("a", &seen, &edited)]).unwrap();
    let undone = restore::undo(&mut storage).unwrap().unwrap();
    assert_eq!(undone.kept, 1);
    assert_eq!(open(&mut storage).applications.iter().collect::<Vec<_>>(), [(&id("a"), &edited.into())]);
}

#[test]
fn undone_as_an_edit() {
    let backup = export(&mut filled(&["a", "b"]), &[]);
    let mut storage = filled(&["c"]);
    let before = open(&mut storage);
    let done = take_in(&mut storage, &backup);
    Tab::new(2).apply(&mut storage, &done.inverse).unwrap();
    assert_eq!(open(&mut storage), before);
}

#[test]
fn bad_records_are_left_out_and_the_rest_comes_in() {
    let mut backup = export(&mut filled(&["a"]), &[]);
    let good = backup.records["application/a"].clone();
    for (name, text) in [
        ("application/b", "{}"),
        ("application/c", "[1]"),
        ("application/../x", good.as_str()),
        ("application/", good.as_str()),
        ("device", good.as_str()),
        ("application/d", "{\"v\":1,\"at\":\"0\",\"data\":{}}"),
        ("application/e", "{\"v\":1,\"at\":\"mgyr8w0005qa00k3x\",\"data\":{\"company\":7}}"),
        ("application/f", "{\"v\":1,\"at\":\"mgyr8w0005qa00k3x\",\"data\":{\"timeline\":[]}}"),
        ("application/g", "{\"v\":1,\"at\":\"mgyr8w0005qa00k3x\",\"data\":{\"timeline/x\":1}}"),
    ] {
        backup.records.insert(name.to_owned(), text.to_owned());
    }
    backup.records.insert("application/newer".to_owned(), good.replace("\"v\":2", "\"v\":9"));
    backup.aside.insert("onward/application/z".to_owned(), "{".to_owned());
    let mut storage = MemoryStore::default();
    let done = take_in(&mut storage, &backup);
    assert_eq!(done.added, 1);
    assert_eq!(done.skipped.len(), 9, "{:?}", done.skipped);
    assert!(storage.texts[&key("newer")].contains("\"v\":9"), "kept for the version that reads it");
    assert_eq!(quarantine::texts(&storage).unwrap().len(), 1);
    assert!(storage.texts.keys().all(|key| key.starts_with("onward")));
}

#[test]
fn files_that_are_none() {
    let damaged = |row, column| BackupError::Damaged { row, column };
    for (text, expected) in [
        ("", BackupError::Empty),
        ("\u{feff} \n", BackupError::Empty),
        ("company,role\na,b", BackupError::Other),
        ("{}", BackupError::Other),
        ("[]", BackupError::Other),
        ("{\"records\":{}}", BackupError::Other),
        ("{\"onward-backup\":2}", BackupError::Newer),
        ("{\"onward-backup\":2,\"records\":[]}", BackupError::Newer),
        ("{\"onward-backup\":1,\n\"records\":{\"a", damaged(2, 13)),
        ("{\"onward-backup\":1,\"records\":7}", damaged(1, 30)),
    ] {
        let found = Backup::parse(text).unwrap_err();
        assert_eq!(found, expected, "{text:?}");
        assert!(found.to_string().contains("Nothing was changed"));
    }
    assert_eq!(Backup::parse("\u{feff}{\"onward-backup\":1,\"made\":\"soon\"}").unwrap(), Backup::default());
}

#[test]
fn what_was_aside_travels_along() {
    let mut storage = filled(&["a"]);
    storage.set(&key("bad"), "\"half").unwrap();
    let backup = Backup::parse(&export(&mut storage, &[]).write()).unwrap();
    assert_eq!(backup.aside.values().collect::<Vec<_>>(), ["\"half"], "not yet set aside, and no JSON");
    store::load::open(&mut storage).unwrap();
    let backup = Backup::parse(&export(&mut storage, &[]).write()).unwrap();
    assert_eq!(backup.aside.values().collect::<Vec<_>>(), ["\"half"]);
}

#[test]
fn no_room_for_the_way_back_is_no_reason_to_refuse() {
    let mut elsewhere = filled(&["a"]);
    let seen = application("a");
    let mut tab = Tab::new(3);
    tab.wall += 100_000;
    tab.commit(&mut elsewhere, vec![update("a", &seen, &Application { notes: "x".to_owned(), ..seen.clone() })]).unwrap();
    let backup = export(&mut elsewhere, &[]);
    let inside = filled(&["a", "b"]);
    let size: usize = inside.texts.iter().map(|(key, text)| key.len() + text.len()).sum();
    let (mut kept, mut not_kept, mut refused) = (0, 0, 0);
    for room in (0..2_000).step_by(50) {
        let mut storage = FailingStore::over(inside.clone(), Faults { ceiling: Some(size + room), ..Faults::default() });
        match restore::restore(&mut storage, &mut tab.clock, tab.wall, &backup) {
            Ok(done) => {
                assert_eq!(stored(&storage.inside, "a").unwrap().notes, "x");
                assert_eq!(storage.inside.texts.contains_key(keys::BEFORE_RESTORE), done.can_undo);
                if done.can_undo { kept += 1 } else { not_kept += 1 }
            }
            Err(why) => {
                assert!(why.to_string().contains("no room"));
                assert_eq!(storage.inside, inside);
                refused += 1;
            }
        }
    }
    assert!(kept > 0 && not_kept > 0 && refused > 0, "{kept} {not_kept} {refused}");
}

#[test]
fn two_backups_become_one() {
    let mut one = filled(&["a", "b"]);
    let mut other = one.clone();
    let seen = application("a");
    Tab::new(1).commit(&mut one, vec![update("a", &seen, &Application { notes: "one".to_owned(), ..seen.clone() })]).unwrap();
    Tab::new(2).commit(&mut other, vec![update("a", &seen, &Application { channel: "two".to_owned(), ..seen.clone() })]).unwrap();
    let (one, other) = (export(&mut one, &[]), export(&mut other, &[]));
    let both = restore::merge_backups(one.clone(), other.clone());
    assert_eq!(both, restore::merge_backups(other, one.clone()));
    assert_eq!(both, restore::merge_backups(both.clone(), one));
    let mut storage = MemoryStore::default();
    take_in(&mut storage, &both);
    let there = stored(&storage, "a").unwrap();
    assert_eq!((there.notes.as_str(), there.channel.as_str()), ("one", "two"));
}

proptest! {
    /// No text makes the reader panic, whole or cut anywhere, and what it reads can be taken in.
    #[test]
    fn any_text(text in ".{0,60}", cut in 0_usize..400, other in 0_usize..400) {
        let _ = Backup::parse(&text);
        let _ = Backup::parse(&format!("{{\"onward-backup\":1,\"records\":{{\"application/a\":{text}}}}}"));
        let file = export(&mut filled(&["a", "b"]), &[]).write();
        let spliced = format!("{}{}", file.get(..cut).unwrap_or(&file), file.get(other..).unwrap_or_default());
        if let Ok(backup) = Backup::parse(&spliced) {
            let mut storage = filled(&["a"]);
            take_in(&mut storage, &backup);
            open(&mut storage);
        }
    }
}

#[test]
fn the_rescue_screens_file() {
    let storage = filled(&["a", "b"]);
    let mut texts: std::collections::BTreeMap<String, String> = storage.texts.clone().into_iter().collect();
    texts.insert("onward-aside/onward/application/c".to_owned(), "{not json".to_owned());
    texts.insert("onward-device".to_owned(), "d1".to_owned());
    let file = serde_json::json!({ "onward-rescue": 1, "keys": texts }).to_string();
    let backup = restore::from_rescue(&file).unwrap();
    assert_eq!(backup.records.len(), 2);
    assert_eq!(backup.aside.get("onward/application/c").map(String::as_str), Some("{not json"));
    let mut new = MemoryStore::default();
    open(&mut new);
    assert_eq!(take_in(&mut new, &backup).added, 2);
    let why = |text: &str| restore::from_rescue(text).unwrap_err();
    assert_eq!(why(" "), BackupError::Empty);
    assert_eq!(why("{\"onward-rescue\":2,\"keys\":{}}"), BackupError::Newer);
    assert_eq!(why("{\"keys\":{}}"), BackupError::Other);
    assert_eq!(why("{\"onward-rescue\":1,\n\"keys\":{\"a"), BackupError::Damaged { row: 2, column: 10 });
}
