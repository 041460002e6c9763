//! Keeping a posting, ticking its terms, dropping old ones.

use chrono::NaiveDate;

use super::packed::pack;
use super::plain::plain;
use super::room;
use super::{LONGEST, Posting, TermMark};
use crate::application::edits::name;
use crate::change::{Change, Edit};
use crate::id::Id;
use crate::model::Model;
use crate::plural::plural;
use crate::problem::Problem;

/// What a posting is called once its application is gone.
fn about(model: &Model, application: &Id) -> String {
    model.applications.get(application).map_or_else(String::new, |application| {
        let name = name(application);
        if application.role.is_empty() || application.role == name { name.to_owned() } else { [name, ", ", &application.role].concat() }
    })
}

/// Keeps what was pasted as the posting of an application, in place of one that was there; what was ticked stays.
///
/// # Errors
/// Where there is no text, it is too long, or there is no room for it.
pub fn save(model: &Model, application: &Id, pasted: &str, today: NaiveDate) -> Result<Change, Problem> {
    let text = plain(pasted);
    let length = text.chars().count();
    if length > LONGEST {
        let over = plural(length - LONGEST, "character", "characters");
        return Err(Problem::new("text", format!("This posting is {over} over the limit of 20,000. Leave out what is not about the job.")));
    }
    if text.is_empty() {
        return Err(Problem::new("text", "Paste the text of the posting first."));
    }
    let packed = pack(&text);
    let before = model.postings.get(application);
    let old = before.map_or(0, |posting| posting.packed.chars().count());
    if !room::to_drop(model, packed.chars().count().saturating_sub(old)).is_some_and(|drop| drop.is_empty()) {
        return Err(Problem::new("text", "All postings together are at their limit. Delete postings you no longer need, then save again."));
    }
    let edit = match before {
        Some(before) => Edit::update(application.clone(), before, Posting { packed, saved_on: today, ..before.as_ref().clone() }),
        None => Edit::add(application.clone(), Posting { about: about(model, application), packed, saved_on: today, ..Posting::default() }),
    };
    Ok(Change::one("Posting saved", edit))
}

/// Ticks a term; `None` takes the tick back.
pub fn mark(model: &Model, application: &Id, term: &str, mark: Option<TermMark>) -> Option<Change> {
    let before = model.postings.get(application)?;
    Some(Change::edit("Term ticked", application, before, |posting| {
        match mark {
            Some(mark) => posting.marks.insert(term.to_owned(), mark),
            None => posting.marks.remove(term),
        };
    }))
}

/// Deletes these postings; the applications stay.
pub fn delete(model: &Model, which: &[Id]) -> Option<Change> {
    let edits: Vec<Edit> = which.iter().filter_map(|id| model.postings.get(id).map(|before| Edit::remove(id.clone(), before))).collect();
    let what = if edits.len() == 1 { "Posting deleted".to_owned() } else { plural(edits.len(), "posting", "postings") + " deleted" };
    (!edits.is_empty()).then(|| Change::many(what, edits))
}
