//! Every reader of files as one function of bytes that only has to end: for the loop of mutated files in the tests, and for `fuzz/`.

use std::collections::BTreeSet;

use domain::record::Table as Records;

use crate::table::{NoTables, Unicode, to_unicode};
use crate::{applications, backup, bank, html_table, kind, moods, spreadsheet, table, vcard};

/// A reader and its name.
pub type Reader = (&'static str, fn(&[u8]));

/// All of them.
pub const ALL: [Reader; 7] = [
    ("unicode", unicode),
    ("table", read_table),
    ("bank", read_bank),
    ("page", read_page),
    ("people", read_people),
    ("spreadsheet", read_spreadsheet),
    ("backup", read_backup),
];

/// Any text → UTF-8.
pub fn unicode(bytes: &[u8]) {
    if let Unicode::Bytes(bytes) = to_unicode(bytes, None, &NoTables) {
        drop(table::decode(&bytes));
    }
}

/// A table, and what it is.
pub fn read_table(bytes: &[u8]) {
    if let Ok(text) = table::decode(bytes) {
        drop(applications::take_cards(&text.text, text.encoding, chrono::NaiveDate::default()));
        drop(applications::take_lines(&text.text, text.encoding));
    }
    if let Ok(mut table) = table::read(bytes) {
        applications::take_across(&mut table);
        applications::take_sections(&mut table);
        applications::take_day_numbers(&mut table);
        kind::of_table(&table);
        drop(moods::plan(&Records::default(), &moods::read(&table), &BTreeSet::new()));
    }
}

/// A bank's file.
pub fn read_bank(bytes: &[u8]) {
    drop(bank::open(bytes));
}

/// A page of the web with tables.
pub fn read_page(bytes: &[u8]) {
    drop(html_table::to_csv(&String::from_utf8_lossy(bytes)));
}

/// People as vCards.
pub fn read_people(bytes: &[u8]) {
    drop(vcard::read(&String::from_utf8_lossy(bytes)));
}

/// A spreadsheet or another packed file.
pub fn read_spreadsheet(bytes: &[u8]) {
    drop(spreadsheet::open(bytes));
}

/// A backup.
pub fn read_backup(bytes: &[u8]) {
    drop(backup::Backup::parse(&String::from_utf8_lossy(bytes)));
}
