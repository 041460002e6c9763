//! The sheets behind `#/budget/edit/…`: one a kind of record. `when` is the rhythm's fields, which bills, debts and incomes share.

mod account;
mod bill;
mod debt;
pub mod income;
mod small;
mod when;

use leptos::prelude::*;

use crate::session::session;
use domain::id::Id;

/// The sheet for an address; none where it leads to nothing.
pub fn sheet(rest: &[String]) -> Option<AnyView> {
    let parts: Vec<&str> = rest.iter().skip(1).map(String::as_str).collect();
    match parts.as_slice() {
        ["account", id] => Some(account::sheet(id)),
        ["bill", id] => Some(bill::sheet(id, "")),
        ["bill", id, preset] => Some(bill::sheet(id, preset)),
        ["debt", id] => Some(debt::sheet(id)),
        ["income", id] => Some(income::sheet(id, "")),
        ["income", id, preset] => Some(income::sheet(id, preset)),
        ["buffer"] => Some(small::buffer()),
        ["pause", id] => Some(small::pause(id)),
        ["spending", id] => Some(small::spending(id)),
        ["support", id] => Some(small::own_support(id)),
        _ => None,
    }
}

/// The record's id: that of the address, or a new one for `new`.
fn id_of(text: &str) -> Id {
    if text == "new" { session().new_id() } else { Id::new(text) }
}
