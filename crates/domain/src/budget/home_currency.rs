//! Another home currency: the amounts stay the numbers the person typed. 1,200.50 stays 1,200.50, whatever minor unit it is stored in; it is not
//! converted, because the currency was wrong and the number was not. Rates of other currencies are for the old one, and are forgotten.

use super::actual::foreign;
use super::bill::Cut;
use super::income::Pay;
use crate::change::{Change, Edit};
use crate::currency::Currency;
use crate::model::{Model, settings_id};
use crate::money::divide;
use crate::record::{Entity, Table};

/// The same number in another currency's minor units, to the nearest one, halves away from zero. It stops at the largest amount, and what is there stays
/// there: 0.30 is 1 where there are no decimals, not nothing.
pub fn rescale(minor: i64, from: Currency, to: Currency) -> i64 {
    let (from, to) = (from.exponent(), to.exponent());
    if to >= from {
        divide(i128::from(minor).saturating_mul(10_i128.pow(to - from)), 1)
    } else {
        let nearest = divide(i128::from(minor), 10_i128.pow(from - to));
        if nearest == 0 { minor.signum() } else { nearest }
    }
}

/// Makes `to` the home currency; every amount that was in the home currency `from` keeps its number.
pub fn change_home(model: &Model, from: Currency, to: Currency) -> Change {
    let mut settings = model.preferences();
    settings.currency = Some(to);
    let mut edits = vec![match model.settings.get(&settings_id()) {
        Some(before) => Edit::update(settings_id(), before, settings),
        None => Edit::add(settings_id(), settings),
    }];
    if from != to {
        let same = |minor: &mut i64| *minor = rescale(*minor, from, to);
        // A rate says how much of the old currency one unit buys: it is asked for again, and what is in that currency is left out until then.
        edit(&mut edits, &model.accounts, |account| {
            account.rate = None;
            if account.currency.is_none() {
                same(&mut account.balance);
            }
        });
        edit(&mut edits, &model.plans, |plan| same(&mut plan.buffer));
        edit(&mut edits, &model.incomes, |income| match &mut income.pay {
            Pay::Regular { amount, .. } => same(amount),
            Pay::Weeks { weekly, .. } => same(weekly),
            Pay::Hours { hourly, .. } => same(hourly),
        });
        edit(&mut edits, &model.bills, |bill| {
            if let Cut::Reduce { to, .. } = &mut bill.cut {
                same(to);
            }
            bill.set_amount(rescale(bill.amount, from, to));
        });
        edit(&mut edits, &model.debts, |debt| {
            same(&mut debt.minimum);
            debt.balance.iter_mut().for_each(same);
        });
        edit(&mut edits, &model.spendings, |spending| {
            if foreign(model, spending).is_none() {
                same(&mut spending.amount);
            }
            spending.foreign.iter_mut().for_each(|kept| kept.rate = None);
        });
        edit(&mut edits, &model.pauses, |item| same(&mut item.price));
        edit(&mut edits, &model.offers, |offer| {
            offer.pay.iter_mut().chain(&mut offer.monthly_net).for_each(same);
        });
        edit(&mut edits, &model.skills, |skill| skill.steps.values_mut().filter_map(|step| step.cost.as_mut()).for_each(same));
    }
    Change::many("Currency chosen", edits)
}

/// The records of a table that `how` changes, each as an edit.
fn edit<T: Entity>(edits: &mut Vec<Edit>, table: &Table<T>, how: impl Fn(&mut T)) {
    for (id, before) in table {
        let mut after = before.as_ref().clone();
        how(&mut after);
        if after != **before {
            edits.push(Edit::update(id.clone(), before, after));
        }
    }
}
