//! The edits of the budget that screens offer by name, each as one [`Change`] with the sentence shown beside Undo. Pure: the day and new ids
//! come in. What a form holds as a whole goes through [`save`].

use std::sync::Arc;

use chrono::NaiveDate;

use super::account::{Account, Plan};
use super::actual::foreign;
use super::bill::Bill;
use super::income::{Income, Pay};
use super::notebook::{LessonProgress, Worry};
use super::rules;
use super::spending::{CategoryRule, Decision, PauseItem, Spending};
use crate::change::{Change, Edit};
use crate::currency::Currency;
use crate::id::Id;
use crate::model::{Model, settings_id};
use crate::plural::plural;
use crate::record::{Kind, Record};

/// Saves a record; it is new where `before` is `None`.
pub fn save(what: impl Into<String>, id: Id, before: Option<Record>, after: Record) -> Change {
    Change::one(what, Edit { id, kind: after.kind(), before, after: Some(after) })
}

/// Deletes a record. The movements of an account in another currency keep that currency: ¥30,000 do not become $30,000.
pub fn delete(what: impl Into<String>, model: &Model, id: Id, before: Record) -> Change {
    let mut edits = Vec::new();
    if before.kind() == Kind::Account {
        let own = model.spendings.iter().filter(|(_, spending)| spending.account.as_ref() == Some(&id));
        for (spending_id, spending) in own {
            let after = Spending { foreign: foreign(model, spending), ..spending.as_ref().clone() };
            if after != **spending {
                edits.push(Edit::update(spending_id.clone(), spending, after));
            }
        }
    }
    edits.insert(0, Edit { id, kind: before.kind(), before: Some(before), after: None });
    Change::many(what, edits)
}

/// The change, together with the home currency the amounts were typed in where none is set yet: amounts keep the currency they were
/// meant in.
#[must_use]
pub fn with_home(mut change: Change, model: &Model, home: Currency) -> Change {
    let mut settings = model.preferences();
    if settings.currency != Some(home) {
        settings.currency = Some(home);
        change.edits.push(match model.settings.get(&settings_id()) {
            Some(before) => Edit::update(settings_id(), before, settings),
            None => Edit::add(settings_id(), settings),
        });
    }
    change
}

/// Edits the budget's own numbers.
pub fn plan(what: impl Into<String>, model: &Model, how: impl FnOnce(&mut Plan)) -> Change {
    let mut after = model.plan();
    how(&mut after);
    let edit = match model.plans.get(&settings_id()) {
        Some(before) => Edit::update(settings_id(), before, after),
        None => Edit::add(settings_id(), after),
    };
    Change::one(what, edit)
}

/// Updates an account's balance as of today.
pub fn balance(id: &Id, before: &Arc<Account>, balance: i64, today: NaiveDate) -> Change {
    let after = Account { balance, as_of: Some(today), ..before.as_ref().clone() };
    Change::one(format!("{}: balance updated", before.name), Edit::update(id.clone(), before, after))
}

/// Takes over the balance after a statement's last transaction, which was on `last`: it is that of the morning after. `None` where the account has a newer one,
/// or that one already.
pub fn closing_balance(id: &Id, before: &Arc<Account>, closing: i64, last: NaiveDate, today: NaiveDate) -> Option<Change> {
    let as_of = last.succ_opt().filter(|_| last <= today)?.min(today);
    let after = Account { balance: closing, as_of: Some(as_of), ..before.as_ref().clone() };
    let newer = before.as_of.is_some_and(|known| known > as_of);
    (!newer && after != **before).then(|| Change::one(format!("{}: balance updated", before.name), Edit::update(id.clone(), before, after)))
}

/// Changes a bill's amount. A reduced amount that would no longer be lower is dropped.
pub fn bill_amount(id: &Id, before: &Arc<Bill>, amount: i64) -> Change {
    let mut after = before.as_ref().clone();
    after.set_amount(amount);
    Change::one(format!("{}: amount changed", before.name), Edit::update(id.clone(), before, after))
}

/// The main amount of an income: each time, each week or each hour.
pub fn main_amount(pay: &Pay) -> i64 {
    pay.main_amount()
}

/// Changes an income's main amount.
pub fn income_amount(id: &Id, before: &Arc<Income>, new: i64) -> Change {
    pay(id, before, |pay| pay.set_main_amount(new))
}

/// Edits how an income is paid.
pub fn pay(id: &Id, before: &Arc<Income>, how: impl FnOnce(&mut Pay)) -> Change {
    let mut after = before.as_ref().clone();
    how(&mut after.pay);
    Change::one(format!("{}: changed", before.name), Edit::update(id.clone(), before, after))
}

/// Decides on an item of the pause list; `None` reverts the decision.
pub fn decide(id: &Id, before: &Arc<PauseItem>, decision: Option<Decision>, today: NaiveDate) -> Change {
    let after = PauseItem { decision, decided_on: decision.map(|_| today), ..before.as_ref().clone() };
    let what = match decision {
        Some(Decision::Bought) => format!("{} bought", before.name),
        Some(Decision::LetGo) => format!("{}: decided against", before.name),
        None => format!("{}: back on the pause list", before.name),
    };
    Change::one(what, Edit::update(id.clone(), before, after))
}

/// Closes a worry, or reopens it.
pub fn rest(id: &Id, before: &Arc<Worry>, on: Option<NaiveDate>) -> Change {
    let what = if on.is_some() { "Worry closed" } else { "Worry reopened" };
    Change::one(what, Edit::update(id.clone(), before, Worry { rested_on: on, ..before.as_ref().clone() }))
}

/// Chooses another figure to answer a worry.
pub fn answer_with(id: &Id, before: &Arc<Worry>, metric: super::WorryMetric) -> Change {
    Change::one("Answer changed", Edit::update(id.clone(), before, Worry { metric: Some(metric), ..before.as_ref().clone() }))
}

/// Sets the category of a transaction.
pub fn sort(id: &Id, before: &Arc<Spending>, category: &str) -> Change {
    let after = Spending { category: category.trim().to_owned(), ..before.as_ref().clone() };
    let what = if after.category.is_empty() { "Category removed".to_owned() } else { format!("Moved to {}", after.category) };
    Change::one(what, Edit::update(id.clone(), before, after))
}

/// Accepts a rule and applies it to every transaction without a category.
pub fn accept_rule(model: &Model, id: Id, rule: &CategoryRule) -> Change {
    let mut edits = vec![Edit::add(id, rule.clone())];
    let unsorted = model.spendings.iter().filter(|(_, spending)| spending.category.trim().is_empty());
    for (id, before) in unsorted.filter(|(_, spending)| rules::sort([rule], spending).is_some()) {
        let after = Spending { category: rule.category.clone(), ..before.as_ref().clone() };
        edits.push(Edit::update(id.clone(), before, after));
    }
    let what = match edits.len() - 1 {
        0 => format!("Rule saved: {}", rule.category),
        n => format!("Rule saved; {} moved to {}", plural(n, "transaction", "transactions"), rule.category),
    };
    Change::many(what, edits)
}

/// Edits the progress of a lesson.
pub fn lesson(what: impl Into<String>, model: &Model, lesson: &str, how: impl FnOnce(&mut LessonProgress)) -> Change {
    let id = Id::new(lesson);
    let before = model.lessons.get(&id);
    let mut after = before.map(|before| before.as_ref().clone()).unwrap_or_default();
    how(&mut after);
    Change::one(what, before.map_or_else(|| Edit::add(id.clone(), after.clone()), |before| Edit::update(id.clone(), before, after.clone())))
}
