//! Timestamps of a clock that was far ahead: refused or rebased wherever they come in, and what they had made unreadable is read again.

use crate::support::storage::*;
use domain::application::Application;
use exchange::backup::Backup;
use store::clock::{Clock, Device, Timestamp};
use store::key_value::MemoryStore;
use store::rebase::rebase_stored;
use store::{keys, load, restore};

/// The last timestamp that earlier versions could read, and the first they could not.
const LAST: &str = "mph10kqnzzzzabcde";

fn ahead(years: u64) -> String {
    Timestamp::from_wall(1_795_000_000_000 + years * 31_557_600_000).as_str().to_owned()
}

fn with_stamp(stamp: &str) -> String {
    format!(r#"{{"v":2,"rev":1,"at":"{stamp}","data":{{"company":"Poison","role":"r","timeline":{{}}}}}}"#)
}

#[test]
fn a_small_backup_with_a_late_clock_poisons_nothing() {
    for stamp in [ahead(2), ahead(500), LAST.to_owned()] {
        let mut storage = filled(&["a"]);
        let mut tab = Tab::new(1);
        let mut backup = Backup::default();
        backup.records.insert("application/p".to_owned(), with_stamp(&stamp));
        backup.records.insert("application/a".to_owned(), with_stamp(&stamp));
        restore::restore(&mut storage, &mut tab.clock, tab.wall, &backup).unwrap();
        let seen = application("a");
        let mut last = stored(&storage, "p").unwrap();
        for nth in 0..5 {
            let after = Application { notes: format!("written {nth}"), ..last.as_ref().clone() };
            tab.commit(&mut storage, vec![domain::change::Edit::update(id("p"), &last, after), add(&format!("n{nth}"), &seen)]).unwrap();
            last = stored(&storage, "p").unwrap();
            assert_eq!(last.notes, format!("written {nth}"), "{stamp}");
        }
        let loaded = load::open(&mut storage).unwrap();
        assert_eq!((loaded.quarantined.len(), loaded.model.applications.len()), (0, 7), "{stamp}");
        assert!(!loaded.latest.is_ahead(tab.wall), "{stamp}");
        // Taken in a second time it changes nothing that was written since.
        restore::restore(&mut storage, &mut tab.clock, tab.wall, &backup).unwrap();
        assert_eq!(stored(&storage, "p").unwrap().notes, "written 4", "{stamp}");
    }
}

#[test]
fn who_has_one_already_is_rescued_at_the_start() {
    let mut storage = filled(&["a"]);
    storage.texts.insert(key("p"), with_stamp(LAST));
    storage.texts.insert(keys::SHARED.to_owned(), LAST.to_owned());
    // What earlier versions wrote next, and then set aside as unreadable.
    let beyond = Timestamp::from_wall(64_060_588_799_999).as_str().to_owned();
    let mut clock = Clock::new(Device::from_bits(5));
    clock.observe(Timestamp::parse(LAST).unwrap());
    let next = clock.tick(1_795_000_000_000);
    assert!(next.as_str() > beyond.as_str(), "it is in the year 4000");
    storage.texts.insert(format!("{}{}", keys::QUARANTINE, key("q")), with_stamp(next.as_str()));
    let loaded = load::open(&mut storage).unwrap();
    assert_eq!(loaded.model.applications.len(), 3, "what was set aside is back");
    let wall = 1_795_000_000_000;
    assert!(loaded.latest.is_ahead(wall));
    assert_eq!(rebase_stored(&mut storage, wall).unwrap(), 2);
    let loaded = load::open(&mut storage).unwrap();
    assert_eq!(loaded.model.applications.len(), 3);
    assert!(!loaded.latest.is_ahead(wall) && !Timestamp::parse(&storage.texts[keys::SHARED]).unwrap().is_ahead(wall));
    assert_eq!(rebase_stored(&mut storage, wall).unwrap(), 0);
}

#[test]
fn the_order_within_a_record_stays() {
    let mut storage = MemoryStore::default();
    let (one, two, fine) = (ahead(3), ahead(4), Timestamp::from_wall(1_794_000_000_000));
    let text = format!(
        r#"{{"v":2,"rev":4,"at":"{}","c":{{"notes":"{two}","role":"{one}","timeline/e1":"{one}"}},"data":{{"company":"c","notes":"n","role":"r","timeline":{{}}}}}}"#,
        fine.as_str()
    );
    storage.texts.insert(key("a"), text);
    rebase_stored(&mut storage, 1_795_000_000_000).unwrap();
    let state = store::envelope::RecordState::read(domain::record::Kind::Application, &storage.texts[&key("a")]).unwrap();
    let at = |path: &str| state.registers[path].at;
    assert!(fine < at("role") && at("role") == at("timeline/e1") && at("role") < at("notes"));
    assert_eq!((state.created_at, at("company")), (fine, fine));
}

#[test]
fn a_wrong_wall_clock_rebases_nothing() {
    for wall in [0, 1_000_000_000_000] {
        let mut storage = filled(&["a"]);
        let before = storage.clone();
        assert_eq!(rebase_stored(&mut storage, wall).unwrap(), 0);
        assert_eq!(storage, before);
    }
}

#[test]
fn a_revision_never_wraps() {
    let mut storage = filled(&["a"]);
    let text = storage.texts[&key("a")].replace(r#""rev":1"#, &format!(r#""rev":{}"#, u32::MAX));
    storage.texts.insert(key("a"), text);
    let seen = application("a");
    Tab::new(1).commit(&mut storage, vec![update("a", &seen, &Application { notes: "n".into(), ..seen.clone() })]).unwrap();
    assert!(storage.texts[&key("a")].contains(&format!(r#""rev":{}"#, u32::MAX)));
    assert_eq!(stored(&storage, "a").unwrap().notes, "n");
}

#[test]
fn an_odd_field_is_kept_or_the_record_is_set_aside() {
    let mut storage = filled(&["a", "b"]);
    for (name, odd) in [("a", r#""data":{"odd/field":1,"#), ("b", r#""data":{"timeline/e1":1,"#)] {
        let text = storage.texts[&key(name)].replace(r#""data":{"#, odd);
        storage.texts.insert(key(name), text);
    }
    let loaded = load::open(&mut storage).unwrap();
    assert_eq!(loaded.quarantined.iter().map(|unread| unread.key.clone()).collect::<Vec<_>>(), [key("b")]);
    let seen = application("a");
    Tab::new(1).commit(&mut storage, vec![update("a", &seen, &Application { notes: "n".into(), ..seen.clone() })]).unwrap();
    assert!(storage.texts[&key("a")].contains(r#""odd/field":1"#));
}
