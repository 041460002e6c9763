//! What came of the recommendations that somebody made.

use super::Person;
use crate::application::progress::{Outcome, Stage};
use crate::id::Id;
use crate::model::Model;

/// Where an application stands that somebody recommended the person for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Referral {
    /// Which application.
    pub application: Id,
    /// The employer, or the role.
    pub company: String,
    /// How far it came.
    pub stage: Stage,
    /// How it ended, where it did.
    pub outcome: Option<Outcome>,
}

/// What came of a person's recommendations; those whose application is gone are left out.
pub fn referrals(model: &Model, person: &Person) -> Vec<Referral> {
    let found = person.referrals.iter().filter_map(|id| model.applications.get(id).map(|a| (id, a)));
    found
        .map(|(id, application)| Referral {
            application: id.clone(),
            company: if application.company.trim().is_empty() { application.role.clone() } else { application.company.clone() },
            stage: application.stage(),
            outcome: application.outcome(),
        })
        .collect()
}
