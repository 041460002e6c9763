//! The backup file as `docs/backup.schema.json` describes it: real exports are valid, and what is not a backup is not.

use std::sync::OnceLock;

use crate::support::storage::*;
use chrono::NaiveDate;
use domain::sample;
use exchange::backup::{Backup, LeftOut};
use serde_json::{Value, json};
use store::key_value::{KeyValueStore, MemoryStore};
use store::{leave_out, restore};

fn schema() -> &'static jsonschema::Validator {
    static SCHEMA: OnceLock<jsonschema::Validator> = OnceLock::new();
    SCHEMA.get_or_init(|| {
        let text = std::fs::read_to_string("docs/backup.schema.json").unwrap();
        jsonschema::validator_for(&serde_json::from_str(&text).unwrap()).unwrap()
    })
}

fn problems(text: &str) -> Vec<String> {
    let value: Value = serde_json::from_str(text).unwrap();
    schema().iter_errors(&value).map(|error| error.to_string()).collect()
}

fn export(storage: &mut dyn KeyValueStore) -> Backup {
    let mut tab = Tab::new(1);
    restore::export(storage, &mut tab.clock, tab.wall, day(22), &[]).unwrap()
}

/// The sample data, with something edited, something deleted and something unreadable.
fn everything() -> MemoryStore {
    let mut storage = filled(&["a", "b"]);
    let mut tab = Tab::new(1);
    let sample = sample::change(NaiveDate::from_ymd_opt(2026, 11, 22).unwrap());
    tab.apply(&mut storage, &sample).unwrap();
    let seen = application("a");
    tab.commit(&mut storage, vec![update("a", &seen, &domain::application::Application { notes: "later".into(), ..seen.clone() })])
        .unwrap();
    export(&mut storage);
    tab.commit(&mut storage, vec![remove("b", &application("b"))]).unwrap();
    storage.set(&key("bad"), "{half").unwrap();
    storage
}

#[test]
fn real_exports_are_valid() {
    let backup = export(&mut everything());
    assert!(backup.records.len() > 50 && backup.aside.len() + usize::from(backup.records.contains_key("application/bad")) > 0);
    assert_eq!(problems(&backup.write()), [""; 0]);
    for without in [vec![LeftOut::Diary], vec![LeftOut::Feelings], LeftOut::ALL.to_vec()] {
        assert_eq!(problems(&leave_out::leave_out(backup.clone(), &without).write()), [""; 0]);
    }
    assert_eq!(problems(&Backup::default().write()), [""; 0]);
}

#[test]
fn every_stored_version_fits() {
    let mut count = 0;
    for entry in std::fs::read_dir("tests/fixtures/store").unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if name.contains(".expected.") {
            continue;
        }
        let kind = name.split("-v").next().unwrap();
        let backup = Backup { records: [(format!("{kind}/x"), std::fs::read_to_string(&path).unwrap())].into(), ..Backup::default() };
        assert_eq!(problems(&backup.write()), [""; 0], "{name}");
        count += 1;
    }
    assert!(count > 25, "{count}");
}

#[test]
fn what_is_none_is_invalid() {
    let good = || json!({ "onward-backup": 1, "records": { "application/a": { "v": 2, "at": "mgyr8w0005qa00k3x", "data": {} } } });
    assert!(problems(&good().to_string()).is_empty());
    let changed = |edit: fn(&mut Value)| {
        let mut value = good();
        edit(&mut value);
        value
    };
    for bad in [
        json!([]),
        json!({}),
        changed(|v| v["onward-backup"] = json!(2)),
        changed(|v| v["records"]["application/../x"] = json!({})),
        changed(|v| v["records"]["application/a"]["at"] = json!("soon")),
        changed(|v| v["records"]["application/a"]["data"] = json!("text")),
        changed(|v| v["records"]["application/a"] = json!(7)),
        changed(|v| v["left_out"] = json!(["all"])),
        changed(|v| v["made"] = json!("yesterday")),
        changed(|v| v["aside"] = json!({ "x": 1 })),
        changed(|v| v["more"] = json!(1)),
    ] {
        assert!(!problems(&bad.to_string()).is_empty(), "{bad}");
    }
}

#[test]
fn the_last_three_are_kept_in_a_folder() {
    let names = |all: &[&str]| all.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let (a, b, c, d) = (
        "onward-2026-09-30-backup.json",
        "onward-2026-10-02-backup.json",
        "onward-2026-11-01-backup.json",
        "onward-2026-11-26-backup.json",
    );
    for (there, gone) in [
        (vec![], vec![]),
        (vec![a, b, c], vec![]),
        (vec![d, b, a, c], vec![a]),
        (
            vec!["onward-backup.json", "onward-2026-01-01-backup.json.age", "photo.jpg", "onward-2026-13-01-backup.json", a, b, c, d],
            vec![a],
        ),
    ] {
        assert_eq!(exchange::backup::superseded(&names(&there), 3), names(&gone), "{there:?}");
    }
    assert_eq!(exchange::backup::kept_name(day(26)), d);
}
