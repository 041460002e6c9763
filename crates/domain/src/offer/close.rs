//! After an offer was accepted: the pay is in the budget, nudges end, and the other applications are withdrawn kindly, one letter each, or closed as they
//! are. Nothing is deleted; the search stays as an archive.

use chrono::NaiveDate;

use crate::application::progress::{Outcome, Stage, State};
use crate::application::{Application, Event, EventKind, edits};
use crate::change::{Change, Edit};
use crate::id::Id;
use crate::model::Model;

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
    change
        .edits
        .extend(model.offers.get(id).and_then(|offer| offer.starts_on).map(|start| super::benefit_ends(model, start)).unwrap_or_default());
    Some(change)
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
