//! Whom the person knows where they apply, and who recommended them there.

use chrono::NaiveDate;

use super::Person;
use super::messages::MessageAbout;
use crate::application::{Application, Origin, edits as of_application};
use crate::change::{Change, Edit};
use crate::funnel::duplicates::same_company;
use crate::id::Id;
use crate::model::Model;
use crate::sort_compact::SortCompact;

/// Somebody who works where an application goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Who.
    pub id: Id,
    /// Their name.
    pub name: String,
    /// Who they are to the person; may be blank.
    pub relation: String,
    /// The day of the last word.
    pub last: Option<NaiveDate>,
}

/// The people who work at a company, those last heard from first. Spellings that differ in case, accents or legal form are one company.
pub fn known_at(model: &Model, company: &str, today: NaiveDate) -> Vec<Known> {
    if company.trim().is_empty() {
        return Vec::new();
    }
    let there = model.people.iter().filter(|(_, person)| same_company(&person.company, company));
    let mut known: Vec<Known> = there
        .map(|(id, person)| Known {
            id: id.clone(),
            name: person.name.trim().to_owned(),
            relation: person.relation.trim().to_owned(),
            last: person.last_contact(today),
        })
        .collect();
    known.sort_compact_by(|a, b| (b.last, &a.name, &a.id).cmp(&(a.last, &b.name, &b.id)));
    known
}

/// Who recommended the person for an application.
pub fn recommended_by(model: &Model, application: &Id) -> Vec<(Id, String)> {
    let those = model.people.iter().filter(|(_, person)| person.referrals.contains(application));
    those.map(|(id, person)| (id.clone(), person.name.trim().to_owned())).collect()
}

/// The people to choose from for "who recommended you": those at the company first, then everybody by name.
pub fn to_choose(model: &Model, company: &str, today: NaiveDate) -> Vec<(Id, String)> {
    let first: Vec<(Id, String)> = known_at(model, company, today).into_iter().map(|known| (known.id, known.name)).collect();
    let mut others: Vec<(String, Id)> = Vec::new();
    for (id, person) in &model.people {
        if !first.iter().any(|(known, _)| known == id) {
            others.push((person.name.trim().to_owned(), id.clone()));
        }
    }
    others.sort_compact();
    first.into_iter().chain(others.into_iter().map(|(name, id)| (id, name))).collect()
}

/// What a message to somebody may be about: the newest open application at their company.
pub fn about(model: &Model, person: &Person) -> Option<(Id, MessageAbout)> {
    let open = |a: &Application| !a.archived && a.outcome().is_none() && same_company(&a.company, &person.company);
    let those = model.applications.iter().filter(|(_, application)| open(application));
    let newest = |a: &Application| a.timeline.values().filter_map(|event| event.date).max();
    let (id, application) = those.max_by_key(|(id, application)| (newest(application), *id))?;
    let about = MessageAbout { company: application.company.trim().to_owned(), role: application.role.trim().to_owned() };
    Some((id.clone(), about))
}

/// The edit that notes that somebody recommended the person for an application; nothing where it is noted or the person is gone.
pub fn recommendation(model: &Model, person: &Id, application: &Id) -> Option<Edit> {
    let before = model.people.get(person).filter(|person| !person.referrals.contains(application))?;
    let mut after = before.as_ref().clone();
    after.referrals.push(application.clone());
    if let Some(record) = model.applications.get(application) {
        after.referral_names.insert(application.clone(), of_application::name(record).to_owned());
    }
    Some(Edit::update(person.clone(), before, after))
}

/// Notes a recommendation on both sides: on the person, and on the application, which counts as a referral from then on.
pub fn recommend(model: &Model, person: &Id, application: &Id) -> Option<Change> {
    let noted = recommendation(model, person, application)?;
    let mut edits = vec![noted];
    if let Some(before) = model.applications.get(application).filter(|application| application.origin == Origin::Outbound) {
        edits.extend(of_application::edit("", application, before, |application| application.origin = Origin::Referral).edits);
    }
    Some(Change::many("Recommendation noted. It counts as a referral", edits))
}
