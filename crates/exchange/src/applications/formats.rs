//! Trackers whose exports have headings that never change: what each of their columns is.

use super::mapping::{Meaning, Target};
use super::status;
use crate::dates::{self, DateOrder};
use crate::kind::FileKind;
use crate::table::Table;
use crate::words::{fold, squash};

/// What the headings of a tracker mean, without blanks; `None` where a format has no fixed ones.
fn headings(kind: FileKind) -> Option<&'static [(&'static str, Target)]> {
    Some(match kind {
        FileKind::LinkedInApplications => &[
            ("applicationdate", Target::AppliedOn),
            // The address and the number are those the person applied with.
            ("contactemail", Target::Labelled),
            ("contactphonenumber", Target::Labelled),
            ("companyname", Target::Company),
            ("jobtitle", Target::Role),
            ("joburl", Target::Url),
            ("resumename", Target::Resume),
            ("questionandanswers", Target::Labelled),
        ],
        FileKind::LinkedInSavedJobs => {
            &[("saveddate", Target::SavedOn), ("joburl", Target::Url), ("jobtitle", Target::Role), ("companyname", Target::Company)]
        }
        FileKind::Simplify => &[
            ("jobtitle", Target::Role),
            ("companyname", Target::Company),
            ("location", Target::Location),
            ("joburl", Target::Url),
            ("applieddate", Target::AppliedOn),
            ("status", Target::Status),
            ("statusdate", Target::StatusOn),
            ("archived", Target::Archived),
            ("datearchived", Target::Labelled),
            ("notes", Target::Notes),
            ("jobtype", Target::Labelled),
        ],
        FileKind::Teal => &[
            ("id", Target::RowId),
            ("companyname", Target::Company),
            ("role", Target::Role),
            ("jobtitle", Target::Role),
            ("statusname", Target::Status),
            ("status", Target::Status),
            ("location", Target::Location),
            ("url", Target::Url),
            ("joburl", Target::Url),
            ("salary", Target::Pay),
            ("source", Target::Channel),
            ("minsalary", Target::PayLow),
            ("maxsalary", Target::PayHigh),
            ("salarycurrency", Target::PayCurrency),
            ("salarypayperiod", Target::PayPeriod),
            ("addedat", Target::SavedOn),
            ("appliedat", Target::AppliedOn),
            ("followupat", Target::RemindOn),
            ("updatedat", Target::Ignored),
            ("archivedat", Target::Archived),
        ],
        FileKind::Huntr => &[
            ("title", Target::Role),
            ("url", Target::Url),
            ("companyname", Target::Company),
            ("employer", Target::Company),
            ("jobtitle", Target::Role),
            ("listname", Target::Status),
            ("list", Target::Status),
            ("location", Target::Location),
            ("salary", Target::Pay),
            ("datesaved", Target::SavedOn),
            ("createdat", Target::SavedOn),
            // The day a card came into its list.
            ("lastmovedat", Target::StatusOn),
            ("notes", Target::Notes),
            ("boardname", Target::Labelled),
            ("htmldescription", Target::Notes),
        ],
        FileKind::JobSync => &[
            ("index", Target::Ignored),
            ("createdat", Target::SavedOn),
            ("applied", Target::Sent),
            ("applieddate", Target::AppliedOn),
            ("company", Target::Company),
            ("jobtitle", Target::Role),
            ("jobtype", Target::Labelled),
            ("workplacetype", Target::Workplace),
            ("location", Target::Location),
            ("jobsource", Target::Channel),
            ("status", Target::Status),
        ],
        FileKind::JobHunter => &[
            ("id", Target::RowId),
            ("firma", Target::Company),
            ("stelle", Target::Role),
            ("ort", Target::Location),
            ("status", Target::Status),
            ("beworbenam", Target::AppliedOn),
            ("gespraecham", Target::InterviewedOn),
            ("erstelltam", Target::SavedOn),
            ("notizen", Target::Notes),
        ],
        FileKind::Trello => &[
            ("trellocard", Target::RowId),
            ("card", Target::CompanyAndRole),
            ("list", Target::Status),
            ("listsince", Target::StatusOn),
            ("created", Target::SavedOn),
            ("labels", Target::Tags),
            ("description", Target::Notes),
            ("comments", Target::Labelled),
            ("due", Target::Labelled),
            ("link", Target::Url),
            ("archived", Target::Archived),
        ],
        _ => return None,
    })
}

/// Whether a tracker's heading means what the format says; of a board's all do.
pub(super) fn knows(kind: FileKind, header: &str) -> bool {
    let squashed = squash(&fold(header));
    kind == FileKind::Trello || headings(kind).is_some_and(|known| known.iter().any(|(name, _)| *name == squashed))
}

/// Formats with fixed headings.
pub(super) fn fixed(kind: FileKind, table: &Table) -> Option<Vec<Target>> {
    let known = headings(kind)?;
    let list = |header: &str| if kind == FileKind::Trello { of_list(header) } else { Target::Labelled };
    let find = |header: &String| {
        let squashed = squash(&fold(header));
        known.iter().find(|(name, _)| *name == squashed).map_or_else(|| list(header), |(_, target)| *target)
    };
    let mut columns: Vec<Target> = table.headers.iter().map(find).collect();
    // Teal writes the status twice; the first is enough.
    let mut seen = false;
    for target in columns.iter_mut().filter(|target| **target == Target::Status) {
        if std::mem::replace(&mut seen, true) {
            *target = Target::Ignored;
        }
    }
    if kind == FileKind::Trello {
        one_of_each(&mut columns);
    }
    Some(columns)
}

/// Several lists of a board can mean the same: the first one is that, the others are kept in words. The day a card was made says less than a list's.
fn one_of_each(columns: &mut [Target]) {
    let mut seen = Vec::new();
    for target in columns.iter_mut() {
        if !target.repeats() && seen.contains(target) {
            *target = if *target == Target::SavedOn { Target::Ignored } else { Target::Labelled };
        }
        seen.push(*target);
    }
}

/// What the day means on which a card came into a list of that name.
pub(super) fn of_list(name: &str) -> Target {
    let writing = dates::Writing { order: DateOrder::DayFirst, until: None };
    match status::read(name, writing).meaning() {
        Meaning::Saved => Target::SavedOn,
        Meaning::Applied => Target::AppliedOn,
        Meaning::Replied => Target::RepliedOn,
        Meaning::Assessment => Target::AssessedOn,
        Meaning::Screen => Target::ScreenedOn,
        Meaning::Interview => Target::InterviewedOn,
        Meaning::Offer => Target::OfferedOn,
        Meaning::Accepted => Target::AcceptedOn,
        Meaning::TurnedDown => Target::DeclinedOn,
        Meaning::Withdrew => Target::WithdrewOn,
        Meaning::Rejected => Target::RejectedOn,
        Meaning::ClosedByEmployer => Target::ClosedOn,
        Meaning::NoAnswer => Target::SilentOn,
        Meaning::Open | Meaning::Arranged | Meaning::Archived | Meaning::Note => Target::Labelled,
    }
}
