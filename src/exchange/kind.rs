//! What file it is, found from its content and never from its name.

use serde::{Deserialize, Serialize};

/// The files Onward knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// LinkedIn's `Job Applications.csv`.
    LinkedInApplications,
    /// LinkedIn's `Saved Jobs.csv`.
    LinkedInSavedJobs,
    /// LinkedIn's `Connections.csv`.
    LinkedInConnections,
    /// Simplify's tracker.
    Simplify,
    /// Teal's tracker.
    Teal,
    /// Huntr's boards.
    Huntr,
    /// `JobSync`'s list.
    JobSync,
    /// Onward's own CSV of applications.
    OwnApplications,
    /// Anyone's own table of applications.
    Spreadsheet,
    /// A bank's table of transactions.
    BankTable,
    /// OFX or QFX from a bank.
    Ofx,
    /// QIF from a bank or a money program.
    Qif,
    /// ISO 20022 CAMT.053 from a bank.
    Camt,
    /// Onward's own backup.
    Backup,
}

impl FileKind {
    /// What to call it on the screen.
    pub fn label(self) -> &'static str {
        match self {
            Self::LinkedInApplications => "LinkedIn: job applications",
            Self::LinkedInSavedJobs => "LinkedIn: saved jobs",
            Self::LinkedInConnections => "LinkedIn: connections",
            Self::Simplify => "Simplify",
            Self::Teal => "Teal",
            Self::Huntr => "Huntr",
            Self::JobSync => "JobSync",
            Self::OwnApplications => "Onward: applications",
            Self::Spreadsheet => "A table of applications",
            Self::BankTable => "A bank's table",
            Self::Ofx => "OFX from a bank",
            Self::Qif => "QIF",
            Self::Camt => "CAMT.053 from a bank",
            Self::Backup => "Onward: backup",
        }
    }
}
