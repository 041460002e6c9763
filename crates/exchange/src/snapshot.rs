//! A read-only snapshot to share: a few figures or one text, as they are on a day, in a link. It has only what the person has seen before sharing it, and
//! opening one touches nothing.
//!
//! The text is JSON, `{"onward-snapshot":1,"made":"2026-11-22","funnel":{…}}`; old versions stay readable (`tests/fixtures/snapshot`).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::out::proof::Proof;
use domain::budget::figures::BudgetFigures;
use domain::defaults::is_default;
use domain::funnel::FunnelFigures;
use domain::model::Model;
use domain::sort_compact::SortCompact;

/// The version that is written.
const VERSION: u32 = 1;

/// The most rows of a list in one.
pub const ROWS: usize = 2_000;

/// A snapshot.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    /// The version of the format.
    #[serde(rename = "onward-snapshot")]
    version: u32,
    /// On which day it was made.
    pub made: NaiveDate,
    /// What it shows.
    #[serde(flatten)]
    pub content: Content,
}

/// What a snapshot shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    /// The funnel's figures, with or without the applications behind them.
    Funnel(FunnelSnapshot),
    /// One reflection, as the document of it.
    Reflection {
        /// Its text: headings, lists and paragraphs.
        text: String,
    },
    /// How long the money lasts, without any amount.
    Budget(BudgetSnapshot),
    /// What was done between two days.
    Proof(ProofSnapshot),
}

/// The funnel.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FunnelSnapshot {
    /// Applications sent on a known day, neither referred nor inbound.
    pub sent: u32,
    /// Applications sent on somebody's recommendation.
    #[serde(skip_serializing_if = "is_default")]
    pub referrals: u32,
    /// Processes that others started.
    #[serde(skip_serializing_if = "is_default")]
    pub inbound: u32,
    /// Of these, with a first call or an interview.
    pub first_contact: u32,
    /// Of these, with an interview beyond the first call.
    pub interviewed: u32,
    /// Processes with an offer.
    pub offers: u32,
    /// Rejections.
    pub rejected: u32,
    /// Without any response.
    pub no_reply: u32,
    /// Still open.
    pub active: u32,
    /// The applications by name, where the person chose to name them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub applications: Vec<NamedApplication>,
}

/// An application by name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NamedApplication {
    /// The company.
    pub company: String,
    /// The job's title.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub role: String,
}

/// The budget without amounts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct BudgetSnapshot {
    /// Days until the first shortfall; absent: none within 36 months.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub runway_days: Option<u32>,
    /// The first day that ends short.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_shortfall: Option<NaiveDate>,
    /// How much of what goes out comes in, in percent; absent where nothing goes out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub covered_percent: Option<u32>,
    /// The share of needs and obligations in what goes out, in percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub essential_percent: Option<u32>,
}

/// The proof of search.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProofSnapshot {
    /// The first day.
    pub from: NaiveDate,
    /// The last day, included.
    pub to: NaiveDate,
    /// Applications sent between the two.
    pub sent: u32,
    /// Calls and interviews between the two.
    pub meetings: u32,
    /// The applications.
    pub rows: Vec<ProofLine>,
}

/// An application in it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProofLine {
    /// The employer.
    pub company: String,
    /// The job's title.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub role: String,
    /// How it was found.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub channel: String,
    /// What happened, and when.
    pub steps: Vec<(NaiveDate, String)>,
}

/// Why a text is no snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SnapshotError {
    /// A newer version wrote it.
    Newer,
    /// It is something else, or damaged.
    Damaged,
}

impl std::fmt::Display for SnapshotError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Newer => "A newer version of Onward made this snapshot. Reload the page to get that version.",
            Self::Damaged => "This snapshot is incomplete or damaged. Ask for the whole link and try again.",
        })
    }
}

impl std::error::Error for SnapshotError {}

impl Snapshot {
    /// A snapshot of that day.
    pub fn new(made: NaiveDate, content: Content) -> Self {
        Self { version: VERSION, made, content }
    }

    /// As text.
    pub fn write(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads the text of one.
    ///
    /// # Errors
    /// Why it is none.
    pub fn parse(text: &str) -> Result<Self, SnapshotError> {
        #[derive(Deserialize)]
        struct Head {
            #[serde(rename = "onward-snapshot")]
            version: u32,
        }
        match serde_json::from_str::<Head>(text) {
            Ok(head) if head.version > VERSION => Err(SnapshotError::Newer),
            Ok(_) => serde_json::from_str::<Self>(text).ok().filter(Self::is_sound).ok_or(SnapshotError::Damaged),
            Err(_) => Err(SnapshotError::Damaged),
        }
    }

    fn is_sound(&self) -> bool {
        match &self.content {
            Content::Funnel(funnel) => funnel.applications.len() <= ROWS,
            Content::Proof(proof) => proof.rows.len() <= ROWS,
            Content::Reflection { .. } | Content::Budget(_) => true,
        }
    }
}

/// The funnel; with the applications where `names` says so.
pub fn funnel(figures: &FunnelFigures, model: &Model, names: bool) -> Content {
    let mut applications = Vec::new();
    if names {
        for (_, application) in &model.applications {
            applications.push(NamedApplication { company: application.company.clone(), role: application.role.clone() });
        }
        applications.sort_compact_by_key(|application| (application.company.clone(), application.role.clone()));
        applications.truncate(ROWS);
    }
    Content::Funnel(FunnelSnapshot {
        sent: figures.applications,
        referrals: figures.referrals,
        inbound: figures.inbound,
        first_contact: figures.first_contact,
        interviewed: figures.interviewed,
        offers: figures.offers,
        rejected: figures.rejected,
        no_reply: figures.no_reply,
        active: figures.active,
        applications,
    })
}

/// The budget without amounts.
pub fn budget(figures: &BudgetFigures) -> Content {
    let (essentials, wants, income) =
        (figures.essentials_monthly.yearly(), figures.wants_monthly.yearly(), figures.income_monthly.yearly());
    let out = essentials.saturating_add(wants);
    let percent = |part: i128| (out > 0).then(|| u32::try_from(part.saturating_mul(100) / out).unwrap_or(u32::MAX));
    Content::Budget(BudgetSnapshot {
        runway_days: figures.runway_days,
        first_shortfall: figures.first_shortfall,
        covered_percent: percent(income.max(0)),
        essential_percent: percent(essentials.max(0)),
    })
}

/// The proof of search. It names employers: that is what it is for.
pub fn proof(proof: &Proof) -> Content {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let line = |row: &crate::out::proof::ProofRow| ProofLine {
        company: row.company.clone(),
        role: row.role.clone(),
        channel: row.channel.clone(),
        steps: row.steps.iter().map(|step| (step.date, step.what.clone())).collect(),
    };
    Content::Proof(ProofSnapshot {
        from: proof.from,
        to: proof.to,
        sent: count(proof.sent),
        meetings: count(proof.meetings),
        rows: proof.rows.iter().take(ROWS).map(line).collect(),
    })
}
