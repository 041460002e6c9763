//! The sheets behind `#/budget/edit/…`: one a kind of record. `sheet` is what they share, `recurrence` the fields of a schedule, which bills, debts and
//! incomes share.

mod account;
mod bill;
mod buffer;
mod debt;
mod income;
mod pause;
mod recurrence;
mod sheet;
mod spending;
mod support;

use leptos::prelude::*;

use crate::route::BudgetEdit;

/// The sheet of an address.
pub fn sheet(edit: BudgetEdit) -> AnyView {
    match edit {
        BudgetEdit::Account(target) => account::sheet(&target),
        BudgetEdit::Bill(target, preset) => bill::sheet(&target, preset),
        BudgetEdit::Debt(target) => debt::sheet(&target),
        BudgetEdit::Income(target, kind) => income::sheet(&target, kind),
        BudgetEdit::Buffer => buffer::sheet(),
        BudgetEdit::Pause(target) => pause::sheet(&target),
        BudgetEdit::Spending(target) => spending::sheet(&target),
        BudgetEdit::Support(target) => support::sheet(&target),
    }
}
