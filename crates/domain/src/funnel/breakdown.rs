//! First contacts by channel, origin, résumé and so on: one rate per row with its n and interval, the most certain first. Never a "best": with
//! intervals that overlap there is none.

use crate::choice::Choice;
use crate::dictionary::Dictionary;
use crate::letter_case::SmallLetters;

use chrono::Datelike;

use super::facts::{Facts, FunnelGroup};
use super::ledger::Ledger;
use crate::application::{Application, Origin};
use crate::model::Model;
use crate::sort_compact::SortCompact;
use crate::stats::Rate;

/// What the funnel is broken down by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BreakdownBy {
    /// Where the opening came from.
    Channel,
    /// Origin: the only breakdown that includes referrals and inbound processes, each in a row of its own.
    Origin,
    /// The résumé version.
    Resume,
    /// The letter.
    Letter,
    /// Tailored or not.
    Tailored,
    /// How well the job fits, by the answers given before applying.
    Fit,
    /// The month in which it was sent, as `2026-11`.
    Month,
}

impl BreakdownBy {
    /// In display order.
    pub const ALL: [Self; 7] = [Self::Channel, Self::Origin, Self::Resume, Self::Letter, Self::Tailored, Self::Fit, Self::Month];
}

impl Choice for BreakdownBy {
    const CHOICES: &'static [Self] = &Self::ALL;

    fn key(self) -> &'static str {
        match self {
            Self::Channel => "channel",
            Self::Origin => "origin",
            Self::Resume => "resume",
            Self::Letter => "letter",
            Self::Tailored => "tailored",
            Self::Fit => "fit",
            Self::Month => "month",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Channel => "Channel",
            Self::Origin => "Who started it",
            Self::Resume => "Résumé",
            Self::Letter => "Cover letter",
            Self::Tailored => "Tailored",
            Self::Fit => "Fit",
            Self::Month => "Month",
        }
    }
}

/// One row.
#[derive(Debug, Clone, PartialEq)]
pub struct BreakdownRow {
    /// What its applications have in common, in the person's spelling; "not given" where they have nothing.
    pub label: String,
    /// Whether it was given at all.
    pub given: bool,
    /// First contacts of how many.
    pub rate: Rate,
}

/// First contacts, applications, and how often each spelling stands there.
type Group = (u32, u32, Dictionary<u32>);

/// The rows, the narrowest interval first; "not given" comes last.
pub fn breakdown(ledger: &Ledger, model: &Model, by: BreakdownBy) -> Vec<BreakdownRow> {
    // Spellings that differ only in case and spaces are one; the commonest is shown, the first in the alphabet among equals.
    let mut groups = Dictionary::<Group>::default();
    let counted = ledger.counted().filter(|f| f.group == FunnelGroup::Outbound || by == BreakdownBy::Origin);
    for fact in counted {
        let Some(application) = model.applications.get(&fact.id) else { continue };
        let label = label(application, fact, by);
        let (contacts, all, spellings) = groups.at(&label.small_letters(), Group::default());
        *contacts += u32::from(fact.first_contact());
        *all += 1;
        *spellings.at(&label, 0) += 1;
    }
    let row = |(key, (contacts, all, spellings)): (&str, &Group)| {
        let most = spellings.iter().max_by_key(|(label, count)| (**count, std::cmp::Reverse(*label)));
        let label = most.map(|(label, _)| label.to_owned()).unwrap_or_default();
        let given = !key.is_empty();
        BreakdownRow { label: if given { label } else { "not given".into() }, given, rate: Rate::new(*contacts, *all) }
    };
    let mut rows: Vec<BreakdownRow> = groups.iter().map(row).collect();
    rows.sort_compact_by(|a, b| b.given.cmp(&a.given).then(a.rate.width().total_cmp(&b.rate.width())).then(a.label.cmp(&b.label)));
    rows
}

fn label(application: &Application, fact: &Facts, by: BreakdownBy) -> String {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    match by {
        BreakdownBy::Channel => words(&application.channel),
        BreakdownBy::Resume => words(&application.resume),
        BreakdownBy::Letter => words(&application.letter),
        BreakdownBy::Origin => match fact.origin {
            Origin::Inbound => "They contacted you first",
            Origin::Referral => "Referral",
            Origin::Outbound => "You applied",
        }
        .into(),
        BreakdownBy::Tailored => match application.tailored {
            Some(true) => "Tailored",
            Some(false) => "Not tailored",
            None => "",
        }
        .into(),
        BreakdownBy::Fit => application.fit.group(application.origin == Origin::Referral).into(),
        BreakdownBy::Month => fact.applied.map(|day| format!("{}-{:02}", day.year(), day.month())).unwrap_or_default(),
    }
}
