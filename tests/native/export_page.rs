//! `public/export.html` knows the storage without the program: its names of kinds and keys are the program's own.

use std::path::Path;

use domain::record::Kind;
use store::keys;

fn page() -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("public/export.html")).unwrap()
}

#[test]
fn it_has_words_for_every_kind() {
    let page = page();
    let list = page.split("var KINDS = {").nth(1).unwrap().split("};").next().unwrap();
    let mut named: Vec<&str> = list.split(',').filter_map(|entry| entry.split_once(':')).map(|(name, _)| name.trim()).collect();
    named.sort_unstable();
    let mut kinds: Vec<&str> = Kind::ALL.iter().map(|kind| kind.name()).collect();
    kinds.sort_unstable();
    assert_eq!(named, kinds);
}

#[test]
fn it_puts_back_records_texts_set_aside_and_drafts() {
    let page = page();
    let ours = page.split("var OURS = /^onward(").nth(1).unwrap().split(")/").next().unwrap();
    let prefixes: Vec<String> = ours.split('|').map(|end| format!("onward{}", end.replace("\\/", "/"))).collect();
    assert_eq!(prefixes, [keys::RECORDS, keys::QUARANTINE, keys::DRAFTS]);
    for own in [keys::ROLLBACK_LOG, keys::BEFORE_RESTORE] {
        assert!(
            page.contains(own.trim_start_matches("onward-")),
            "an interrupted write and what the last restore replaced go with a replacement"
        );
    }
}
