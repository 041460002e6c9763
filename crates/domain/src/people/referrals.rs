//! The outcomes of somebody's recommendations, one by one and by person.

use super::Person;
use crate::application::edits;
use crate::application::progress::{Outcome, Stage};
use crate::funnel::Ledger;
use crate::id::Id;
use crate::model::Model;
use crate::sort_compact::SortCompact;
use crate::stats::Rate;

/// An application that somebody recommended the person for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Referral {
    /// Which application.
    pub application: Id,
    /// The employer, or the role; of a deleted application the name it had, blank where that was not noted.
    pub company: String,
    /// The job's title, where the employer is known too: somebody may recommend for two jobs at one place.
    pub role: String,
    /// How far it got; `None` where it is deleted.
    pub reached: Option<Reached>,
}

/// How far an application got.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reached {
    /// The stage it reached.
    pub stage: Stage,
    /// How it ended; `None` while it is open.
    pub outcome: Option<Outcome>,
}

/// The outcomes of a person's recommendations; a deleted application is kept as its name.
pub fn referrals(model: &Model, person: &Person) -> Vec<Referral> {
    let one = |id: &Id| {
        let (company, role, reached) = match model.applications.get(id) {
            Some(application) => {
                let reached = Reached { stage: application.stage(), outcome: application.outcome() };
                (edits::name(application).to_owned(), edits::role_beside_name(application).to_owned(), Some(reached))
            }
            None => (person.referral_names.get(id).cloned().unwrap_or_default(), String::new(), None),
        };
        Referral { application: id.clone(), company, role, reached }
    };
    person.referrals.iter().map(one).collect()
}

/// What one person's recommendations led to.
#[derive(Debug, Clone, PartialEq)]
pub struct PersonResult {
    /// Who.
    pub id: Id,
    /// Their name.
    pub name: String,
    /// First calls or interviews of how many applications that were sent and have a date.
    pub rate: Rate,
    /// Offers among them.
    pub offers: u32,
}

/// Everybody who recommended the person for an application that went out, those with most of them first.
pub fn results(model: &Model, ledger: &Ledger) -> Vec<PersonResult> {
    let of = |(id, person): (&Id, &std::sync::Arc<Person>)| {
        let counted = ledger.counted().filter(|fact| person.referrals.contains(&fact.id));
        let (n, k, offers) = counted
            .fold((0, 0, 0), |(n, k, offers), fact| (n + 1, k + u32::from(fact.first_contact()), offers + u32::from(fact.offered())));
        (n > 0).then(|| PersonResult { id: id.clone(), name: person.name.trim().to_owned(), rate: Rate::new(k, n), offers })
    };
    let mut all: Vec<PersonResult> = model.people.iter().filter(|(_, person)| !person.referrals.is_empty()).filter_map(of).collect();
    all.sort_compact_by(|a, b| (b.rate.n, &a.name, &a.id).cmp(&(a.rate.n, &b.name, &b.id)));
    all
}
