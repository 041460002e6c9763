//! What a restore shows before it is done: counts by kind, fields by origin; replacing in place of merging; trying a backup; leaving out what is private.

use crate::support::storage::*;
use domain::application::Application;
use domain::change::Edit;
use domain::diary::DiaryEntry;
use domain::id::Id;
use domain::record::Kind;
use domain::reflection::Reflection;
use exchange::backup::{Backup, LeftOut};
use store::compare::{KindCounts, Unsaved, compare, unsaved};
use store::key_value::{KeyValueStore, MemoryStore};
use store::leave_out::leave_out;
use store::rehearse::rehearse;
use store::replace::{can_replace, replace};
use store::restore;

fn export(storage: &mut dyn KeyValueStore) -> Backup {
    let mut tab = Tab::new(1);
    restore::export(storage, &mut tab.clock, tab.wall, day(22), &[]).unwrap()
}

fn with_notes(name: &str, notes: &str) -> Edit {
    let seen = application(name);
    update(name, &seen, &Application { notes: notes.to_owned(), ..seen.clone() })
}

/// A storage and a backup that agree on some records and not on others.
fn both() -> (MemoryStore, Backup) {
    let mut here = filled(&["same", "older", "changed", "gone", "mixed"]);
    let mut there = here.clone();
    let (mut tab, mut other) = (Tab::new(1), Tab::new(2));
    export(&mut there);
    other.wall += 100_000;
    let seen = application("mixed");
    tab.wall += 10_000;
    tab.commit(&mut here, vec![with_notes("older", "here"), with_notes("mixed", "here"), add("only", &application("only"))]).unwrap();
    other
        .commit(
            &mut there,
            vec![
                with_notes("changed", "there"),
                remove("gone", &application("gone")),
                update("mixed", &seen, &Application { location: "there".to_owned(), ..seen.clone() }),
                add("new", &application("new")),
            ],
        )
        .unwrap();
    let mut backup = export(&mut there);
    backup.records.insert("application/bad".to_owned(), "{\"v\":2}".to_owned());
    (here, backup)
}

#[test]
fn counts_by_kind_and_fields_by_origin() {
    let (here, backup) = both();
    let compared = compare(&here, &backup).unwrap();
    let applications = KindCounts { kind: Kind::Application, new: 1, changed: 2, deleted: 1, same: 1, older: 1, left_out: 1 };
    assert_eq!((compared.by_kind.as_slice(), compared.only_here), ([applications].as_slice(), 1));
    let mixed = compared.merged.iter().find(|merged| merged.id == id("mixed")).unwrap();
    assert_eq!((mixed.from_backup.join(), mixed.kept.join()), ("location".to_owned(), "notes".to_owned()));
    // What is shown is what is done.
    let done = restore::preview(&here, &backup).unwrap();
    assert_eq!((done.added, done.changed, done.deleted, done.skipped.len()), (1, 2, 1, 1));
}

trait Joined {
    fn join(&self) -> String;
}

impl Joined for Vec<String> {
    fn join(&self) -> String {
        self.as_slice().join(",")
    }
}

#[test]
fn taken_in_once_everything_is_the_same() {
    let (mut here, mut backup) = both();
    backup.records.remove("application/bad");
    let mut tab = Tab::new(1);
    restore::restore(&mut here, &mut tab.clock, tab.wall, &backup).unwrap();
    let compared = compare(&here, &backup).unwrap();
    assert!(compared.by_kind.iter().all(|counts| counts.new + counts.changed + counts.deleted + counts.left_out == 0), "{compared:?}");
    assert_eq!(compared.merged, []);
}

#[test]
fn replacing_leaves_what_the_backup_has_and_can_be_undone() {
    let (mut here, backup) = both();
    let before = open(&mut here);
    let mut tab = Tab::new(1);
    let done = replace(&mut here, &mut tab.clock, tab.wall, &backup).unwrap();
    assert!(done.can_undo);
    let mut fresh = MemoryStore::default();
    open(&mut fresh);
    restore::restore(&mut fresh, &mut tab.clock, tab.wall, &backup).unwrap();
    assert_eq!(open(&mut here), open(&mut fresh));
    assert_eq!(stored(&here, "only"), None);
    assert_eq!(stored(&here, "older").unwrap().notes, "");
    // Another device that merges later learns of it, in either order.
    let (mut other, _) = both();
    let now = export(&mut here);
    restore::restore(&mut other, &mut tab.clock, tab.wall, &now).unwrap();
    assert_eq!(stored(&other, "only"), None);
    assert_eq!(stored(&other, "older").unwrap().notes, "");
    restore::undo(&mut here).unwrap().unwrap();
    assert_eq!(open(&mut here), before);
}

#[test]
fn a_few_records_replace_nothing() {
    let mut tab = Tab::new(1);
    let mut storage = filled(&["a", "b"]);
    let some = restore::export_some(&mut storage, &mut tab.clock, tab.wall, day(1), &[(Kind::Application, id("a"))]).unwrap();
    assert!(!can_replace(&some));
    assert!(!can_replace(&Backup::parse(&some.write()).unwrap()), "the file says so");
    assert!(!can_replace(&Backup::parse("{\"onward-backup\":1,\"left_out\":[\"something new\"],\"records\":{}}").unwrap()));
    assert!(can_replace(&export(&mut storage)));
}

#[test]
fn trying_it_says_what_came_back_and_touches_nothing() {
    let (here, mut backup) = both();
    let tried = rehearse(&backup).unwrap();
    assert_eq!((tried.by_kind.as_slice(), tried.skipped.len(), tried.complete), ([(Kind::Application, 5)].as_slice(), 1, false));
    backup.records.remove("application/bad");
    assert!(rehearse(&backup).unwrap().complete);
    assert_eq!(here, both().0);
    backup.aside.insert("onward/application/x".to_owned(), "{half".to_owned());
    assert_eq!(rehearse(&backup).unwrap().unreadable, 1);
    assert_eq!(rehearse(&Backup::default()).unwrap().count(), 0);
}

/// A storage with an application, a diary entry and a reflection.
fn private() -> MemoryStore {
    let mut storage = filled(&["a"]);
    let diary = DiaryEntry { on: day(3), writing: "secret writing".to_owned(), ..DiaryEntry::default() };
    let reflection = Reflection {
        meant: "a plan".to_owned(),
        thought: "secret thought".to_owned(),
        before_line: "secret feeling".to_owned(),
        before_strength: Some(7),
        ..Reflection::default()
    };
    Tab::new(1).commit(&mut storage, vec![Edit::add(id("d"), diary), Edit::add(id("r"), reflection)]).unwrap();
    storage
}

#[test]
fn diary_and_feelings_can_be_left_out() {
    let all = export(&mut private());
    for (without, secrets, records) in [
        (vec![], ["secret writing", "secret thought", "secret feeling"].as_slice(), 3),
        (vec![LeftOut::Diary], &["secret thought", "secret feeling"], 2),
        (vec![LeftOut::Feelings], &["secret writing"], 3),
        (vec![LeftOut::Diary, LeftOut::Feelings], &[], 2),
    ] {
        let backup = leave_out(all.clone(), &without);
        let text = backup.write();
        let found: Vec<&str> =
            ["secret writing", "secret thought", "secret feeling"].into_iter().filter(|secret| text.contains(secret)).collect();
        assert_eq!((found.as_slice(), backup.records.len()), (secrets, records), "{without:?}");
        assert!(text.contains("a plan"));
        let read = Backup::parse(&text).unwrap();
        assert_eq!(read.left_out.into_iter().collect::<Vec<_>>(), without);
        // Replacing by it deletes none of what it does not have.
        let mut storage = private();
        let before = open(&mut storage);
        let mut tab = Tab::new(2);
        replace(&mut storage, &mut tab.clock, tab.wall + 99_000, &Backup::parse(&text).unwrap()).unwrap();
        assert_eq!(open(&mut storage), before, "{without:?}");
    }
}

#[test]
fn what_cannot_be_taken_apart_does_not_slip_out() {
    let mut all = export(&mut private());
    let newer = all.records["reflection/r"].replace("\"v\":1", "\"v\":99");
    assert_ne!(newer, all.records["reflection/r"]);
    all.records.insert("reflection/r".to_owned(), newer);
    all.aside.insert("onward/journal/x".to_owned(), "secret".to_owned());
    let text = leave_out(all, &[LeftOut::Feelings]).write();
    assert!(!text.contains("secret thought") && !text.contains("\"secret\""));
}

#[test]
fn what_changed_since_a_backup() {
    let mut storage = filled(&["a", "b"]);
    assert_eq!(unsaved(&storage).unwrap().count, 2);
    let mut tab = Tab::new(1);
    tab.wall += 50_000;
    restore::export(&mut storage, &mut tab.clock, tab.wall, day(22), &[]).unwrap();
    assert_eq!(unsaved(&storage).unwrap().count, 0);
    tab.commit(&mut storage, vec![with_notes("a", "x"), add("c", &application("c"))]).unwrap();
    assert_eq!(unsaved(&storage).unwrap().count, 2);
    tab.commit(&mut storage, vec![Edit::add(Id::new("sample-x"), application("s"))]).unwrap();
    assert_eq!(unsaved(&storage).unwrap().count, 2, "the sample data needs no backup");
}

#[test]
fn a_backup_is_due_by_age_and_by_what_changed() {
    let day = 86_400_000;
    let (since, now) = (1_795_000_000_000, |days: u64| 1_795_000_000_000 + days * day);
    for (count, days, due) in
        [(0, 400, false), (1, 29, false), (1, 30, true), (19, 7, false), (20, 6, false), (20, 7, true), (500, 0, false)]
    {
        assert_eq!(Unsaved { count, since: Some(since) }.is_due(now(days)), due, "{count} after {days} days");
    }
    assert!(!Unsaved { count: 50, since: Some(now(9)) }.is_due(since), "a clock that was wrong");
    let mut storage = filled(&["a"]);
    let found = unsaved(&storage).unwrap();
    assert_eq!(found.days(found.since.unwrap() + 3 * day + 5), 3);
    export(&mut storage);
    assert!(!unsaved(&storage).unwrap().is_due(u64::MAX));
}
