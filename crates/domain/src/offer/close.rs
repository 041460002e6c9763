//! After an offer was accepted: the pay is in the budget, nudges end, and the other applications are withdrawn kindly, one letter each, or closed as they
//! are. Nothing is deleted; the search stays as an archive.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::Offer;
use crate::application::progress::{Outcome, Stage, State};
use crate::application::{Application, Event, EventKind, edits};
use crate::budget::{Income, IncomeKind};
use crate::change::{Change, Edit};
use crate::id::Id;
use crate::model::Model;
use crate::record::Record;

/// The application whose offer was accepted, where the search is over: nothing was sent since.
pub fn accepted(model: &Model) -> Option<Id> {
    let last = |a: &Application, of: fn(&EventKind) -> bool| a.timeline.values().filter(|e| of(&e.kind)).filter_map(|e| e.date).max();
    // Few have one, so that is looked for before a whole timeline is read for its outcome.
    let has = |a: &Application| a.timeline.values().any(|e| e.kind == EventKind::Accepted);
    let yes = model.applications.iter().filter(|(_, a)| has(a) && a.outcome() == Some(Outcome::Accepted));
    let (id, on) = yes.map(|(id, a)| (id, last(a, |kind| *kind == EventKind::Accepted))).max_by_key(|(id, on)| (*on, *id))?;
    // Whoever applies again after it is searching again.
    let again =
        on.is_some_and(|on| model.applications.values().any(|a| last(a, |kind| *kind == EventKind::Applied).is_some_and(|day| day > on)));
    (!again).then(|| id.clone())
}

/// Accepts an offer: on the timeline, and its pay in the budget where it is known and not there yet; a benefit ends before the first day of work. `event` and `income` are new ids.
pub fn accept(model: &Model, id: &Id, event: Id, income: Id, today: NaiveDate) -> Option<Change> {
    let before = model.applications.get(id)?;
    let mut change = edits::add_event(id, before, event, Event::on(EventKind::Accepted, today), today);
    let name = edits::name(before);
    let pay = model.offers.get(id).and_then(|offer| offer.income(name));
    if let Some(pay) = pay.filter(|pay| !model.incomes.values().any(|there| there.as_ref() == pay)) {
        change.edits.push(Edit::add(income, pay));
    }
    if let Some((offer, start)) = model.offers.get(id).and_then(|offer| Some((offer, offer.starts_on?))) {
        let ended = super::benefit_ends(model, start);
        if !ended.is_empty() {
            let was = |edit: &Edit| Some((edit.id.clone(), edit.before.as_ref()?.get::<Income>()?.as_ref().clone()));
            let benefits = ended.iter().filter_map(was).collect();
            change.edits.push(Edit::update(id.clone(), offer, Offer { benefits, ..offer.as_ref().clone() }));
            change.edits.extend(ended);
        }
    }
    Some(change)
}

/// The change, and where it ends an accepted offer otherwise after all, what accepting did to the budget taken back with it: the pay goes, and each benefit is
/// paid as before. What was changed since is left as it is, and the words say so.
#[must_use]
pub fn take_back(model: &Model, mut change: Change) -> Change {
    let is_accepted = |record: &Option<Record>| Some(record.as_ref()?.get::<Application>()?.outcome() == Some(Outcome::Accepted));
    let ends = |edit: &&Edit| is_accepted(&edit.before) == Some(true) && is_accepted(&edit.after) == Some(false);
    let ended: Vec<Id> = change.edits.iter().filter(ends).map(|edit| edit.id.clone()).collect();
    for id in ended {
        let (Some(application), Some(offer)) = (model.applications.get(&id), model.offers.get(&id)) else { continue };
        let Some(pay) = offer.income(edits::name(application)) else { continue };
        if let Some((own, there)) = model.incomes.iter().find(|(_, income)| ***income == pay) {
            change.edits.push(Edit::remove(own.clone(), there));
            change.what.push_str(". Its pay is out of the budget");
        } else if model.incomes.values().any(|income| income.kind == pay.kind && income.name == pay.name) {
            change.what.push_str(". Its pay was changed since accepting and is still in the budget: check it there");
        } else {
            continue;
        }
        let Some(start) = offer.starts_on else { continue };
        let mut unsure = offer.benefits.is_empty() && was_cut(model, start);
        for (own, was) in &offer.benefits {
            let (left, there) = (was.until_before(start), model.incomes.get(own));
            if left.as_ref() != there.map(AsRef::as_ref) {
                unsure = true;
                continue;
            }
            change
                .edits
                .push(there.map_or_else(|| Edit::add(own.clone(), was.clone()), |there| Edit::update(own.clone(), there, was.clone())));
        }
        if !offer.benefits.is_empty() {
            change.edits.push(Edit::update(id, offer, Offer { benefits: BTreeMap::new(), ..offer.as_ref().clone() }));
        }
        change.what.push_str(match (unsure, offer.benefits.is_empty()) {
            (true, _) => "; check in the budget until when your unemployment benefit is paid",
            (false, false) => "; your unemployment benefit is counted as before accepting",
            (false, true) => "",
        });
    }
    change
}

/// Whether a benefit ends within the week before the first day of work, as accepting leaves it.
fn was_cut(model: &Model, start: NaiveDate) -> bool {
    let earlier = start.checked_sub_days(Days::new(7)).unwrap_or(start);
    model.incomes.values().filter(|income| income.kind == IncomeKind::UnemploymentBenefit).any(|income| {
        let same_until = |day| income.until_before(day).as_ref() == Some(income.as_ref());
        same_until(start) && !same_until(earlier)
    })
}

/// The other applications that are still open: those that talked come first, as a letter is owed to them.
pub fn still_open(model: &Model, today: NaiveDate, silent_after: u32) -> Vec<(Id, Stage)> {
    let mut open = Vec::new();
    for (id, application) in model.applications.iter().filter(|(_, a)| !a.archived) {
        let progress = application.progress(today);
        if progress.ended().is_none() && progress.state(today, silent_after) != State::Saved {
            open.push((id.clone(), progress.stage));
        }
    }
    crate::sort_compact::SortCompact::sort_compact_by(open.as_mut_slice(), |a, b| (b.1, &a.0).cmp(&(a.1, &b.0)));
    open
}

/// Notes every application that is still open as withdrawn, as one change. `new_id` gives an id for each event.
pub fn withdraw_all(model: &Model, today: NaiveDate, silent_after: u32, mut new_id: impl FnMut() -> Id) -> Change {
    let open = still_open(model, today, silent_after);
    let count = open.len();
    let edits = open.into_iter().filter_map(|(id, _)| {
        let before = model.applications.get(&id)?;
        edits::add_event(&id, before, new_id(), Event::on(EventKind::Withdrew, today), today).edits.pop()
    });
    Change::many(format!("{} withdrawn", crate::plural::plural(count, "application", "applications")), edits.collect())
}
