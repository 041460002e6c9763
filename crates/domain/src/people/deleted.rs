//! Deleting an application or a person that others name: the name stays with them as text. Each is one change, so that one Undo brings back everything.

use std::sync::Arc;

use super::Person;
use crate::application::{Application, edits};
use crate::change::{Change, Edit};
use crate::id::Id;
use crate::limits;
use crate::model::Model;

/// Deletes applications with what is kept under their ids, the posting and the terms of an offer. Whoever recommended the person for one keeps its name.
pub fn applications(model: &Model, chosen: &[(Id, Arc<Application>)]) -> Change {
    let mut change = edits::delete(chosen);
    for (id, before) in &model.people {
        let mut after = before.as_ref().clone();
        for (application, record) in chosen.iter().filter(|(application, _)| before.referrals.contains(application)) {
            after.referral_names.insert(application.clone(), edits::name(record).to_owned());
        }
        if after != **before {
            change.edits.push(Edit::update(id.clone(), before, after));
        }
    }
    for (id, _) in chosen {
        change.edits.extend(model.postings.get(id).map(|before| Edit::remove(id.clone(), before)));
        change.edits.extend(model.offers.get(id).map(|before| Edit::remove(id.clone(), before)));
    }
    change
}

/// Deletes a person. The applications they recommended the person for say so in their notes, a reflection that meant to tell them has their name.
pub fn person(model: &Model, id: &Id) -> Option<Change> {
    let before = model.people.get(id)?;
    let mut edits = vec![Edit::remove(id.clone(), before)];
    edits.extend(before.referrals.iter().filter_map(|application| recommended(model, application, before)));
    let (gone, name) = (id, before.name.trim());
    for (id, before) in &model.reflections {
        if before.tell_person.as_ref() == Some(gone) && before.tell.trim().is_empty() {
            let mut after = before.as_ref().clone();
            name.clone_into(&mut after.tell);
            edits.push(Edit::update(id.clone(), before, after));
        }
    }
    Some(Change::many("Person deleted", edits))
}

fn recommended(model: &Model, application: &Id, person: &Person) -> Option<Edit> {
    let before = model.applications.get(application)?;
    let line = format!("Recommended by {}", person.name.trim());
    let mut after = before.as_ref().clone();
    // Not beside the contact: that is read as a name, and a letter would begin with this sentence.
    let notes = [after.notes.trim_end(), line.as_str()].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n");
    // A field that is full must not keep the person from being deleted.
    limits::check_texts(&[("notes", &notes)]).ok()?;
    after.notes = notes;
    Some(Edit::update(application.clone(), before, after))
}
