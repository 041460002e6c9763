//! Help outside the app: money, work, health cover, and somebody to talk to, by country.
//!
//! The country is the one the person chose, never one guessed. An entry says what it is for and whom it is for; it never promises that
//! somebody is entitled. Every entry names the official page that confirms it, the day it was checked and the day it is to be checked again;
//! [`SupportEntry::overdue`] lets the app mark it and `cargo xtask lint` list it. A number that no official page confirmed is left out: then the official
//! link is all there is.
//!
//! How it was checked: each fact was read on the organisation's own page, or that of a ministry or public body that runs or lists it, in an
//! archived copy of the page where the live one could not be opened, or in the project's list of facts seen there. Nobody called the numbers. Archived copies age, so everything that has
//! a phone number is due again after three months and the rest after six.
//!
//! This list is part of the program and not a file that is fetched, so that a crisis line is available offline and when everything else fails.
//! What the person adds themselves is an [`OwnEntry`] entry, kept as a record.

mod crisis;
mod entries;
mod entry;
mod own;

use crate::sort_compact::SortCompact;
use chrono::NaiveDate;

pub use entry::{Country, Phone, SupportEntry, Topic};
pub use own::OwnEntry;

/// Every entry, the crisis lines first.
pub fn all() -> impl Iterator<Item = &'static SupportEntry> {
    crisis::ENTRIES.iter().chain(entries::ENTRIES)
}

/// The entries for a country by topic, its own before the European Union's and the international ones; `None` is a country without a list.
pub fn for_country(country: Option<Country>) -> Vec<&'static SupportEntry> {
    let mut list: Vec<_> = all().filter(|entry| entry.concerns(country)).collect();
    list.sort_compact_by_key(|entry| (entry.topic, entry.country.is_none(), entry.country != country));
    list
}

/// The number for danger to life in a country, where an official page confirms one.
pub fn emergency(country: Option<Country>) -> Option<&'static SupportEntry> {
    for_country(country).into_iter().find(|entry| entry.topic == Topic::Emergency)
}

/// The crisis lines for a country; never empty, because the international directory closes every list.
pub fn crisis_lines(country: Option<Country>) -> Vec<&'static SupportEntry> {
    for_country(country).into_iter().filter(|entry| entry.topic == Topic::Crisis).collect()
}

/// The entries that should have been checked again before that day.
pub fn overdue(today: NaiveDate) -> Vec<&'static SupportEntry> {
    all().filter(|entry| entry.overdue(today)).collect()
}
