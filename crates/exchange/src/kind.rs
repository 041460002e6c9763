//! What file it is, found from its content and never from its name.

use serde::{Deserialize, Serialize};

use super::bank::norma43;
use super::table::Table;
use super::words::{fold, squash};

/// The files Onward knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// `LinkedIn`'s `Job Applications.csv`.
    LinkedInApplications,
    /// `LinkedIn`'s `Saved Jobs.csv`.
    LinkedInSavedJobs,
    /// `LinkedIn`'s `Connections.csv`.
    LinkedInConnections,
    /// Simplify's tracker.
    Simplify,
    /// Teal's tracker.
    Teal,
    /// Huntr's boards.
    Huntr,
    /// `JobSync`'s list.
    JobSync,
    /// `JobHunter`'s list.
    JobHunter,
    /// A board of Trello.
    Trello,
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
    /// ISO 20022 CAMT.052, .053 or .054 from a bank.
    Camt,
    /// SWIFT's MT940 from a bank.
    Mt940,
    /// Norma 43 from a Spanish bank.
    Norma43,
    /// People as vCards.
    VCard,
    /// Daylio's diary.
    Daylio,
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
            Self::JobHunter => "JobHunter",
            Self::Trello => "Trello",
            Self::OwnApplications => "Onward: applications",
            Self::Spreadsheet => "A table of applications",
            Self::BankTable => "A bank's table",
            Self::Ofx => "OFX from a bank",
            Self::Qif => "QIF",
            Self::Camt => "CAMT.053 from a bank",
            Self::Mt940 => "MT940 from a bank",
            Self::Norma43 => "Norma 43 from a bank",
            Self::VCard => "vCard: contacts",
            Self::Daylio => "Daylio: diary",
            Self::Backup => "Onward: backup",
        }
    }
}

/// What a text without a table is, where it is known: a bank's file, people as vCards, or a backup.
pub fn of_text(text: &str) -> Option<FileKind> {
    let head: String = text.trim_start_matches('\u{feff}').trim_start().chars().take(4000).collect();
    let upper = head.to_ascii_uppercase();
    if upper.starts_with("BEGIN:VCARD") {
        return Some(FileKind::VCard);
    }
    if is_mt940(&upper) {
        return Some(FileKind::Mt940);
    }
    if norma43::is_norma43(&head) {
        return Some(FileKind::Norma43);
    }
    if head.starts_with('{') || head.starts_with('[') {
        return head.contains("\"onward-backup\"").then_some(FileKind::Backup);
    }
    if upper.starts_with("OFXHEADER") || upper.contains("<OFX>") {
        return Some(FileKind::Ofx);
    }
    if head.starts_with('<') && (upper.contains("CAMT.05") || upper.contains("BKTOCSTMR")) {
        return Some(FileKind::Camt);
    }
    let line = upper.lines().next().unwrap_or("");
    (line.starts_with("!TYPE:") || line.starts_with("!ACCOUNT") || line.starts_with("!OPTION:")).then_some(FileKind::Qif)
}

/// SWIFT's tags at the beginnings of lines: an account or a reference, and a balance or an entry.
fn is_mt940(upper: &str) -> bool {
    let begins = |tag: &str| {
        upper.lines().any(|line| line.trim_start_matches('\u{feff}').starts_with(tag) || line.starts_with('{') && line.contains(tag))
    };
    (begins(":20:") || begins(":25:")) && [":60F:", ":60M:", ":61:", ":62F:"].into_iter().any(begins)
}

/// What a table is, by its headings; one of money is not told apart here, because its values say more than its headings (see
/// [`likeness`](super::bank::likeness)).
pub fn of_table(table: &Table) -> FileKind {
    let headers: Vec<String> = table.headers.iter().map(|header| squash(&fold(header))).collect();
    let all = |names: &[&str]| names.iter().all(|name| headers.iter().any(|header| header == name));
    if all(&["onwardid", "onwardtimeline"]) {
        FileKind::OwnApplications
    } else if all(&["fulldate", "mood", "activities", "note"]) {
        FileKind::Daylio
    } else if all(&["firstname", "lastname", "connectedon"]) {
        FileKind::LinkedInConnections
    } else if all(&["applicationdate", "companyname", "jobtitle", "resumename"])
        || all(&["applicationdate", "companyname", "questionandanswers"])
    {
        FileKind::LinkedInApplications
    } else if all(&["saveddate", "jobtitle", "companyname"]) {
        FileKind::LinkedInSavedJobs
    } else if all(&["jobtitle", "companyname", "applieddate", "statusdate"]) {
        FileKind::Simplify
    } else if all(&["companyname", "role", "statusname"])
        || all(&["companyname", "role", "appliedat", "status"])
        || all(&["companyname", "jobtitle", "status", "joburl", "location", "salary"])
    {
        FileKind::Teal
    } else if all(&["companyname", "listname"]) && (all(&["title"]) || all(&["boardname"]))
        || all(&["employer", "jobtitle", "list", "datesaved"])
    {
        FileKind::Huntr
    } else if all(&["applied", "applieddate", "jobtitle", "jobsource"]) {
        FileKind::JobSync
    } else if all(&["firma", "stelle", "ort", "status", "beworbenam", "gespraecham", "erstelltam"]) {
        FileKind::JobHunter
    } else if all(&["trellocard", "card", "list"]) {
        FileKind::Trello
    } else {
        FileKind::Spreadsheet
    }
}
