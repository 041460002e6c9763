//! The sheets behind `#/budget/edit/…`: one a kind of record. `when` is the rhythm's fields, which bills, debts and incomes share.

mod account;
mod bill;
mod debt;
pub mod income;
mod small;
mod when;

use leptos::prelude::*;

use crate::route::{BudgetEdit, Target};
use crate::session::session;
use domain::id::Id;

/// The sheet of an address.
pub fn sheet(edit: BudgetEdit) -> AnyView {
    match edit {
        BudgetEdit::Account(target) => account::sheet(&target),
        BudgetEdit::Bill(target, preset) => bill::sheet(&target, preset),
        BudgetEdit::Debt(target) => debt::sheet(&target),
        BudgetEdit::Income(target, kind) => income::sheet(&target, kind),
        BudgetEdit::Buffer => small::buffer(),
        BudgetEdit::Pause(target) => small::pause(&target),
        BudgetEdit::Spending(target) => small::spending(&target),
        BudgetEdit::Support(target) => small::own_support(&target),
    }
}

/// The record's id: that of the address, or a new one.
fn id_of(target: &Target) -> Id {
    match target {
        Target::New => session().new_id(),
        Target::Existing(id) => id.clone(),
    }
}
