//! People found in a file, such as `LinkedIn`'s `Connections.csv` or a vCard ([`vcard`](super::vcard)). They are no applications and none are made of them; [`plan`] takes them in as
//! people.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::dates::{self, DateOrder};
use super::fingerprint::Fingerprint;
use super::preview::{Fate, Preview, PreviewRow};
use super::table::{Row, Table};
use super::words::fold;
use domain::change::Edit;
use domain::id::Id;
use domain::people::Person;
use domain::record::Table as Records;
use domain::sort_compact::IntoTree;

/// One person as the file has them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Contact {
    /// First and last name.
    pub name: String,
    /// Where they work.
    pub company: String,
    /// As what.
    pub position: String,
    /// Their address, where they share it.
    pub email: String,
    /// Their page.
    pub url: String,
    /// Since when they are connected.
    pub connected_on: Option<NaiveDate>,
    /// Telephone numbers and notes, a line each.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub more: String,
}

/// Reads `LinkedIn`'s table of connections; rows without a name are left out.
pub fn read(table: &Table) -> Vec<Contact> {
    let place = |name: &str| table.headers.iter().position(|header| fold(header) == name);
    let columns = ["first name", "last name", "url", "email address", "company", "position", "connected on"].map(place);
    let read = |row: &Row| {
        let [first, last, url, email, company, position, connected] =
            columns.map(|place| place.and_then(|place| row.cells.get(place)).map_or("", |cell| cell.trim()));
        let contact = Contact {
            name: format!("{first} {last}").trim().to_owned(),
            company: company.to_owned(),
            position: position.to_owned(),
            email: email.to_owned(),
            url: url.to_owned(),
            connected_on: dates::read(connected, DateOrder::DayFirst).map(|when| when.date),
            more: String::new(),
        };
        (!contact.name.is_empty()).then_some(contact)
    };
    table.rows.iter().filter_map(read).collect()
}

/// What taking people in would do: a line a person, and the edits of those that are new. Who is here already is known by their page, or by
/// name and workplace; nobody is changed. `skip` holds the lines the person leaves out; lines count from 1.
pub fn plan(people: &Records<Person>, contacts: &[Contact], skip: &BTreeSet<usize>, today: NaiveDate) -> (Preview, Vec<Edit>) {
    let same_page = |a: &str, b: &str| !a.is_empty() && a.trim_end_matches('/').eq_ignore_ascii_case(b.trim_end_matches('/'));
    let pages: Vec<&str> = people.values().map(|person| person.link.trim()).collect();
    let names: BTreeSet<(String, String)> = people.values().map(|person| (fold(&person.name), fold(&person.company))).into_set();
    let (mut preview, mut edits, mut taken) = (Preview::default(), Vec::new(), BTreeSet::new());
    for (contact, row) in contacts.iter().zip(1..) {
        let id = contact.id();
        let here = people.contains_key(&id)
            || pages.iter().any(|page| same_page(page, &contact.url))
            || names.contains(&(fold(&contact.name), fold(&contact.company)));
        let fate = if skip.contains(&row) {
            Fate::Skipped("You left it out.".to_owned())
        } else if here {
            Fate::Same
        } else if !taken.insert(id.clone()) {
            Fate::Skipped("The same person stands further up in the file.".to_owned())
        } else {
            edits.push(Edit::add(id, contact.person(today)));
            Fate::New
        };
        let title =
            [contact.name.as_str(), contact.company.as_str()].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
        let remarks = if contact.position.is_empty() { Vec::new() } else { vec![format!("{}.", contact.position)] };
        preview.rows.push(PreviewRow { row, title, fate, remarks });
    }
    (preview, edits)
}

impl Contact {
    /// A name for the record that the same person gets again.
    fn id(&self) -> Id {
        let print = Fingerprint::of("contact");
        let print = if self.url.is_empty() { print.with(&fold(&self.name)).with(&fold(&self.company)) } else { print.with(&self.url) };
        Id::from_bits(print.bits())
    }

    /// The record: nobody is nudged about until the person says so.
    fn person(&self, today: NaiveDate) -> Person {
        let connected = self.connected_on.map(|day| format!("Connected since {day}."));
        let notes = [self.position.clone(), connected.unwrap_or_default(), self.more.clone()]
            .into_iter()
            .filter(|line| !line.is_empty())
            .collect::<Vec<_>>()
            .join("\n");
        Person {
            name: self.name.clone(),
            company: self.company.clone(),
            mail: self.email.clone(),
            link: self.url.clone(),
            notes,
            added_on: Some(today),
            ..Person::default()
        }
    }
}
