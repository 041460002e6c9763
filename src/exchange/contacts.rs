//! People found in a file, such as `LinkedIn`'s `Connections.csv`. They are no applications and none are made of them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::dates::{self, DateOrder};
use super::table::{Row, Table};
use super::words::fold;

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
        };
        (!contact.name.is_empty()).then_some(contact)
    };
    table.rows.iter().filter_map(read).collect()
}
