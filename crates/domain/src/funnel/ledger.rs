//! The facts of all applications as of one day, read once for every figure.

use std::sync::Arc;

use chrono::NaiveDate;

use super::facts::{Facts, FunnelGroup, SilentAfter};
use super::replies::Replies;
use crate::application::Application;
use crate::application::progress::Outcome;
use crate::carried::Carried;
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
    /// How long answers took.
    pub replies: Replies,
    all: Carried<Arc<Facts>>,
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
        let silent = before.map_or(SilentAfter::Usual, |before| before.silent_after).days();
        let mut all = Carried::after(
            before.map(|before| &before.all),
            applications,
            |facts: &Arc<Facts>| &facts.id,
            |id, application| {
                let facts = Facts::of(id, application, today);
                Arc::new(Facts { state: facts.progress.settled_state(today, silent), ..facts })
            },
        );
        let replies = Replies::of(&all.made, today);
        let silent_after = match (settings.silent_after, replies.own_95th()) {
            (Some(days), _) => SilentAfter::Set(days),
            (None, Some(days)) => SilentAfter::Own(days),
            (None, None) => SilentAfter::Usual,
        };
        // Silence begins on another day now and then; otherwise what was known holds.
        if silent_after.days() != silent {
            for facts in &mut all.made {
                let state = facts.progress.settled_state(today, silent_after.days());
                if facts.state != state {
                    Arc::make_mut(facts).state = state;
                }
            }
        }
        Self { today, settings, silent_after, replies, all }
    }

    /// All applications, in the order of their ids.
    pub fn facts(&self) -> &[Arc<Facts>] {
        &self.all.made
    }

    /// Whether an offer was accepted, ever: what that means for the search, [`accepted`](crate::offer::close::accepted) says.
    pub fn has_accepted(&self) -> bool {
        self.facts().iter().any(|facts| facts.progress.outcome == Some(Outcome::Accepted))
    }

    /// Outbound applications: sent on a known day, unasked and without a recommendation.
    pub fn outbound(&self) -> impl Iterator<Item = &Facts> {
        self.facts().iter().map(AsRef::as_ref).filter(|f| f.group == FunnelGroup::Outbound)
    }

    /// Inbound processes.
    pub fn inbound(&self) -> impl Iterator<Item = &Facts> {
        self.facts().iter().map(AsRef::as_ref).filter(|f| f.group == FunnelGroup::Inbound)
    }

    /// Referrals: sent on a known day, on somebody's recommendation.
    pub fn referrals(&self) -> impl Iterator<Item = &Facts> {
        self.facts().iter().map(AsRef::as_ref).filter(|f| f.group == FunnelGroup::Referral)
    }

    /// Outbound, referred and inbound.
    pub fn counted(&self) -> impl Iterator<Item = &Facts> {
        self.facts()
            .iter()
            .map(AsRef::as_ref)
            .filter(|f| matches!(f.group, FunnelGroup::Outbound | FunnelGroup::Referral | FunnelGroup::Inbound))
    }
}
