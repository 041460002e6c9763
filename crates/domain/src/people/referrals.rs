//! The outcomes of somebody's recommendations.

use super::Person;
use crate::application::progress::{Outcome, Stage};
use crate::id::Id;
use crate::model::Model;

/// An application that somebody recommended the person for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Referral {
    /// Which application.
    pub application: Id,
    /// The employer, or the role.
    pub company: String,
    /// The stage it reached.
    pub stage: Stage,
    /// How it ended; `None` while it is open.
    pub outcome: Option<Outcome>,
}

/// The outcomes of a person's recommendations; deleted applications are left out.
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
