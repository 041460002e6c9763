//! The steps of the funnel: sent → first contact → next round → offer.

use crate::choice::{Choice, stored_by_key};
use crate::funnel::verdict::{ENOUGH_APPLICATIONS, ENOUGH_INTERVIEWS};

/// A step of the funnel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FunnelStep {
    /// From an application to a first call or interview.
    FirstContact,
    /// From a first call or interview to another round.
    NextRound,
    /// From an interview to an offer.
    Offer,
}

impl FunnelStep {
    /// In the order of the funnel.
    pub const ALL: [Self; 3] = [Self::FirstContact, Self::NextRound, Self::Offer];

    /// What is tried at this step, one and many.
    pub fn tries(self) -> (&'static str, &'static str) {
        match self {
            Self::FirstContact => ("application", "applications"),
            Self::NextRound => ("first conversation", "first conversations"),
            Self::Offer => ("interview", "interviews"),
        }
    }

    /// What came of those that counted: "3 of 40 applications led to a first call".
    pub fn led(self) -> &'static str {
        match self {
            Self::FirstContact => "led to a first call or interview",
            Self::NextRound => "led to another round or an offer",
            Self::Offer => "led to an offer",
        }
    }

    /// From how many tries on it is judged.
    pub(super) fn enough(self) -> u32 {
        match self {
            Self::FirstContact => ENOUGH_APPLICATIONS,
            Self::NextRound | Self::Offer => ENOUGH_INTERVIEWS,
        }
    }
}

impl Choice for FunnelStep {
    const CHOICES: &'static [Self] = &Self::ALL;

    fn key(self) -> &'static str {
        match self {
            Self::FirstContact => "first_contact",
            Self::NextRound => "next_round",
            Self::Offer => "offer",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::FirstContact => "From sent to a first call",
            Self::NextRound => "From a first call to another round",
            Self::Offer => "From an interview to an offer",
        }
    }
}

stored_by_key!(FunnelStep);
