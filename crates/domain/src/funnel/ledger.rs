//! The facts of all applications as of one day, read once for every figure.

use std::sync::Arc;

use chrono::NaiveDate;

use super::facts::{Facts, FunnelGroup, SilentAfter};
use super::replies::Replies;
use crate::application::Application;
use crate::carried::{carried, sources};
use crate::model::Model;
use crate::record::Table;
use crate::settings::Settings;

/// The facts of every application, with the settings that figures depend on.
#[derive(Debug, Clone)]
pub struct Ledger {
    /// The day of the figures.
    pub today: NaiveDate,
    /// What the person set.
    pub settings: Settings,
    /// When silence begins.
    pub silent_after: SilentAfter,
    /// All applications, in the order of their ids.
    pub facts: Vec<Arc<Facts>>,
    /// How long answers took.
    pub replies: Replies,
    /// What the facts were read from, one beside the other.
    sources: Vec<Arc<Application>>,
}

impl Ledger {
    /// Reads the model, as of `today`.
    pub fn of(model: &Model, today: NaiveDate) -> Self {
        Self::after(None, model, today)
    }

    /// The same, with what an earlier ledger knows of the applications that are still the very same.
    pub fn after(before: Option<&Self>, model: &Model, today: NaiveDate) -> Self {
        Self::derive(before, &model.applications, model.preferences(), today)
    }

    /// Reads applications alone, as of `today`: what reads a file links no other record through this.
    pub fn of_applications(applications: &Table<Application>, today: NaiveDate) -> Self {
        Self::derive(None, applications, Settings::default(), today)
    }

    fn derive(before: Option<&Self>, applications: &Table<Application>, settings: Settings, today: NaiveDate) -> Self {
        let before = before.filter(|before| before.today == today);
        let known = before.map_or((&[][..], &[][..]), |before| (&before.facts[..], &before.sources[..]));
        let silent = before.map_or(SilentAfter::Usual, |before| before.silent_after).days();
        let mut facts = carried(
            applications,
            known,
            |facts| &facts.id,
            |id, application| {
                let facts = Facts::of(id, application, today);
                Arc::new(Facts { state: facts.progress.settled_state(today, silent), ..facts })
            },
        );
        let replies = Replies::of(&facts, today);
        let silent_after = match (settings.silent_after, replies.own_95th()) {
            (Some(days), _) => SilentAfter::Set(days),
            (None, Some(days)) => SilentAfter::Own(days),
            (None, None) => SilentAfter::Usual,
        };
        // Silence begins on another day now and then; otherwise what was known holds.
        if silent_after.days() != silent {
            for facts in &mut facts {
                let state = facts.progress.settled_state(today, silent_after.days());
                if facts.state != state {
                    Arc::make_mut(facts).state = state;
                }
            }
        }
        Self { today, settings, silent_after, facts, replies, sources: sources(applications) }
    }

    /// Outbound applications: sent on a known day, unasked and without a recommendation.
    pub fn outbound(&self) -> impl Iterator<Item = &Facts> {
        self.facts.iter().map(AsRef::as_ref).filter(|f| f.group == FunnelGroup::Outbound)
    }

    /// Inbound processes.
    pub fn inbound(&self) -> impl Iterator<Item = &Facts> {
        self.facts.iter().map(AsRef::as_ref).filter(|f| f.group == FunnelGroup::Inbound)
    }

    /// Referrals: sent on a known day, on somebody's recommendation.
    pub fn referrals(&self) -> impl Iterator<Item = &Facts> {
        self.facts.iter().map(AsRef::as_ref).filter(|f| f.group == FunnelGroup::Referral)
    }

    /// Outbound, referred and inbound.
    pub fn counted(&self) -> impl Iterator<Item = &Facts> {
        self.facts
            .iter()
            .map(AsRef::as_ref)
            .filter(|f| matches!(f.group, FunnelGroup::Outbound | FunnelGroup::Referral | FunnelGroup::Inbound))
    }
}
