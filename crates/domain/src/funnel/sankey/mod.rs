//! The Sankey diagram: every process as a path from how it started to how it ended, summed up as nodes and links. What flows into a node flows
//! out of it. [`layout`] turns it into rectangles and ribbons; `exchange` writes it as text.

pub mod layout;

use crate::letter_case::SmallLetters;
use std::collections::BTreeMap;

use super::facts::{Facts, FunnelGroup};
use super::ledger::Ledger;
use crate::application::progress::{Outcome, State};

/// How detailed the interviews are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Detail {
    /// One node for all interviews: readable on a phone.
    #[default]
    Stages,
    /// A node for each interview round, the fourth and later together: for diagrams from about 560 px on.
    Rounds,
}

/// A node's name. The order is the order in which things happen, then the order of the endings in the diagram.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NodeId {
    /// Sent by the person.
    Applications,
    /// Sent on somebody's recommendation.
    Referrals,
    /// Started by the employer or a recruiter.
    Inbound,
    /// First call.
    FirstCall,
    /// All interviews.
    Interviews,
    /// The nth interview, from 1; 4 means the fourth and later.
    Round(u8),
    /// Offer.
    Offers,
    /// They turned the person down.
    Rejected,
    /// No reply: closed as silent, or silent for longer than replies take.
    Silent,
    /// Still open.
    Active,
    /// The employer filled, froze or withdrew the position.
    ClosedByEmployer,
    /// The person withdrew.
    Withdrew,
    /// The person declined an offer.
    Declined,
    /// The person accepted the offer.
    Accepted,
}

/// A node with what flows through it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Node {
    /// Its name.
    pub id: NodeId,
    /// How many processes pass through, begin or end here.
    pub value: u32,
}

/// A flow from one node to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// Where it comes from.
    pub from: NodeId,
    /// Where it goes.
    pub to: NodeId,
    /// How many.
    pub value: u32,
}

/// The diagram's content. Nodes and links are in the order of [`NodeId`]; none is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sankey {
    /// The nodes.
    pub nodes: Vec<Node>,
    /// The links.
    pub links: Vec<Link>,
}

impl NodeId {
    /// The label in the diagram and in `SankeyMATIC` text.
    pub fn label(self) -> &'static str {
        match self {
            Self::Applications => "Applications",
            Self::Referrals => "Referrals",
            Self::Inbound => "Inbound",
            Self::FirstCall => "First calls",
            Self::Interviews => "Interviews",
            Self::Round(1) => "1st interviews",
            Self::Round(2) => "2nd interviews",
            Self::Round(3) => "3rd interviews",
            Self::Round(_) => "4th and later interviews",
            Self::Offers => "Offers",
            Self::Rejected => "Turned down",
            Self::Silent => "Silent",
            Self::ClosedByEmployer => "Closed by the employer",
            Self::Withdrew => "Withdrew",
            Self::Declined => "Declined",
            Self::Active => "Active",
            Self::Accepted => "Accepted",
        }
    }

    /// The label after a count: `1 first call`, `2 first calls`. What is counted has a plural in -s; an ending has none.
    pub fn counted(self, count: u32) -> String {
        // In full it would be cut off at the edge of the picture.
        if self == Self::ClosedByEmployer {
            return if count == 1 { "job closed" } else { "jobs closed" }.to_owned();
        }
        // "2 2nd interviews" is read twice: after a number the round is a word.
        let label = self.label().small_letters().replace("1st", "first").replace("2nd", "second").replace("3rd", "third");
        match label.strip_suffix('s') {
            Some(one) if count == 1 => one.to_owned(),
            _ => label,
        }
    }

    /// Whether paths begin here.
    pub fn is_source(self) -> bool {
        matches!(self, Self::Applications | Self::Referrals | Self::Inbound)
    }

    /// Whether paths end here.
    pub fn is_ending(self) -> bool {
        self >= Self::Rejected
    }
}

impl Sankey {
    /// The paths of everything that counts: sent on a known day, or inbound.
    pub fn of(ledger: &Ledger, detail: Detail) -> Self {
        let mut nodes: BTreeMap<NodeId, u32> = BTreeMap::new();
        let mut links: BTreeMap<(NodeId, NodeId), u32> = BTreeMap::new();
        for facts in ledger.counted() {
            let path = path(facts, detail);
            for id in &path {
                *nodes.entry(*id).or_default() += 1;
            }
            for (from, to) in path.iter().zip(path.iter().skip(1)) {
                *links.entry((*from, *to)).or_default() += 1;
            }
        }
        Self {
            nodes: nodes.into_iter().map(|(id, value)| Node { id, value }).collect(),
            links: links.into_iter().map(|((from, to), value)| Link { from, to, value }).collect(),
        }
    }
}

/// The nodes one process passes, first to last.
fn path(facts: &Facts, detail: Detail) -> Vec<NodeId> {
    let mut path = vec![match facts.group {
        FunnelGroup::Inbound => NodeId::Inbound,
        FunnelGroup::Referral => NodeId::Referrals,
        _ => NodeId::Applications,
    }];
    if facts.called {
        path.push(NodeId::FirstCall);
    }
    match detail {
        Detail::Stages if facts.rounds > 0 => path.push(NodeId::Interviews),
        Detail::Stages => {}
        Detail::Rounds => path.extend((1..=4_u8).filter(|round| u32::from(*round) <= facts.rounds).map(NodeId::Round)),
    }
    if facts.offered() {
        path.push(NodeId::Offers);
    }
    path.push(match facts.state {
        State::Closed(Outcome::Accepted) => NodeId::Accepted,
        State::Closed(Outcome::Declined) => NodeId::Declined,
        State::Closed(Outcome::Rejected) => NodeId::Rejected,
        State::Closed(Outcome::ClosedByEmployer) => NodeId::ClosedByEmployer,
        State::Closed(Outcome::Withdrew) => NodeId::Withdrew,
        State::Closed(Outcome::ClosedSilent) | State::SilentBefore | State::SilentAfter => NodeId::Silent,
        State::Active | State::Saved => NodeId::Active,
    });
    path
}
