//! How a table is read: which column is what, what its words mean, in which order its dates are written. Guessed, shown, corrected by the
//! person, and sent back: plain data.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::new_year::Turns;
use crate::dates::DateOrder;
use domain::application::{EventKind, Origin};
use domain::currency::Currency;

/// How to read a table of applications.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Mapping {
    /// What each column is, in the table's order.
    pub columns: Vec<Target>,
    /// How days are written in digits; `None` where the file leaves it open and the person has to say, or where nothing hangs on it.
    pub dates: Option<DateOrder>,
    /// What each word of the status column means, by the word as written.
    pub statuses: BTreeMap<String, Meaning>,
    /// Who began, by the word of the channel column as written; words not listed mean that the person applied.
    pub origins: BTreeMap<String, Origin>,
    /// The year of days written without one.
    pub year: Option<i32>,
    /// The last day such a day can be; it follows from the year and from today.
    #[serde(with = "domain::iso_day")]
    pub until: Option<NaiveDate>,
    /// The day of the import: what lies after it has not happened.
    #[serde(skip)]
    pub today: Option<NaiveDate>,
    /// Where a list that is in the order of its days goes over New Year.
    #[serde(skip)]
    pub turns: Option<Box<Turns>>,
    /// The one currency that pay is in where it names one.
    #[serde(skip)]
    pub paid_in: Option<Currency>,
    /// What "$" is where pay names no currency.
    pub dollar: Dollar,
    /// The channel of rows that name none.
    pub channel: String,
    /// The rows the person leaves out, by row number.
    pub skip: BTreeSet<usize>,
}

/// What "$" is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dollar {
    /// Nobody said; pay in "$" waits for it.
    #[default]
    Unknown,
    /// This.
    Is(Currency),
    /// Left in the notes as it is written.
    InNotes,
}

macro_rules! choices {
    ($(#[$doc:meta])* $name:ident { $($(#[$inner:meta])* $variant:ident $label:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$inner])* $variant,)* }

        impl $name {
            /// All of them, in the order of a list to choose from.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// What to call it on the screen.
            pub fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)* }
            }
        }

        impl domain::choice::Choice for $name {
            const CHOICES: &'static [Self] = Self::ALL;

            fn key(self) -> &'static str {
                match self { $(Self::$variant => stringify!($variant),)* }
            }

            fn label(self) -> &'static str {
                Self::label(self)
            }
        }
    };
}

choices! {
    /// What a column holds.
    Target {
        /// The employer.
        Company "Company",
        /// The job's title.
        Role "Role",
        /// Both in one cell: "Role at Company", "Company - Role".
        CompanyAndRole "Company and role in one",
        /// Town, region or country.
        Location "Location",
        /// On site, hybrid or remote.
        Workplace "Workplace",
        /// Where the opening came from.
        Channel "Channel",
        /// Who began.
        Origin "Who wrote first",
        /// The posting's address.
        Url "Link",
        /// Where it stands, in one word.
        Status "Status",
        /// When it came to stand there.
        StatusOn "Date of the status",
        /// When it was kept.
        SavedOn "Saved on",
        /// Whether it was sent: yes or no.
        Sent "Sent (yes or no)",
        /// When it was sent.
        AppliedOn "Applied on",
        /// When they answered.
        RepliedOn "Reply on",
        /// When there was a test.
        AssessedOn "Assessment on",
        /// When the first call was.
        ScreenedOn "First call on",
        /// When an interview was; several columns may be this.
        InterviewedOn "Interview on",
        /// When they offered the job.
        OfferedOn "Offer on",
        /// When it ended; the status says how.
        EndedOn "Final answer on",
        /// When the person took it.
        AcceptedOn "Accepted on",
        /// When the person refused it.
        DeclinedOn "Declined on",
        /// When you were turned down.
        RejectedOn "Rejected on",
        /// When the person stopped.
        WithdrewOn "Withdrew on",
        /// When the employer filled, froze or took back the position.
        ClosedOn "Closed by the employer on",
        /// Whether nothing came back: yes, or when the person gave it up.
        SilentOn "No answer (yes, or a date)",
        /// When the person wrote again.
        FollowedUpOn "Followed up on",
        /// Whether they invited: yes or no; the column of the reply has the date.
        Invited "Invited (yes or no)",
        /// Whether résumé or letter were tailored: yes or no.
        Tailored "Tailored (yes or no)",
        /// Whether somebody recommended the person: yes or no, or who.
        Referral "Referral (yes or no, or by whom)",
        /// What it pays, in one cell.
        Pay "Pay",
        /// The lower end of the pay.
        PayLow "Pay from",
        /// The upper end of the pay.
        PayHigh "Pay to",
        /// Its currency.
        PayCurrency "Pay currency",
        /// For how much work.
        PayPeriod "Pay period",
        /// The résumé that was sent.
        Resume "Résumé",
        /// The letter that was sent.
        Letter "Letter",
        /// People there; several columns may be this.
        Contact "Contact",
        /// Labels, divided by commas.
        Tags "Tags",
        /// What to do next.
        NextAction "Next action",
        /// When to look at it again.
        RemindOn "Remind on",
        /// Out of the lists: yes, or a date.
        Archived "Archived",
        /// A name the file gives each row that stays the same from one export to the next.
        RowId "Row's own number",
        /// Text taken into the notes as it is.
        Notes "Notes",
        /// What a line of a diary of efforts is about: an application, a step with an employer, or neither.
        Activity "Kind of activity",
        /// Taken into the notes as "Header: text", so that nothing is lost.
        Labelled "Notes, with its heading",
        /// Left out: it says nothing about the application.
        Ignored "Leave out",
    }
}

choices! {
    /// What a status word means.
    Meaning {
        /// Kept for later.
        Saved "Saved",
        /// Sent.
        Applied "Applied",
        /// Under way, no telling how far.
        Open "In process",
        /// They answered.
        Replied "Replied",
        /// A test.
        Assessment "Assessment",
        /// The first call.
        Screen "First call",
        /// An interview.
        Interview "Interview",
        /// A call, a test or an interview that is arranged and has not happened: no event, the words are kept.
        Arranged "Arranged, not held yet",
        /// They offered the job.
        Offer "Offer",
        /// The person took it.
        Accepted "Accepted",
        /// The person refused it: after an offer it counts as declined, before one as withdrawn.
        TurnedDown "Declined by me",
        /// The person stopped.
        Withdrew "Withdrew",
        /// You were turned down.
        Rejected "Rejected",
        /// The employer filled, froze or took back the position.
        ClosedByEmployer "Closed by the employer",
        /// Nothing came back.
        NoAnswer "No answer",
        /// Put away.
        Archived "Archived",
        /// None of these: kept in the notes.
        Note "Keep in the notes",
    }
}

impl Target {
    /// Whether its cells name the application.
    pub fn names(self) -> bool {
        matches!(self, Self::Company | Self::Role | Self::CompanyAndRole)
    }

    /// Whether several columns may be that.
    pub(super) fn repeats(self) -> bool {
        matches!(
            self,
            Self::InterviewedOn
                | Self::ScreenedOn
                | Self::AssessedOn
                | Self::RepliedOn
                | Self::FollowedUpOn
                | Self::Location
                | Self::Status
                | Self::Contact
                | Self::Notes
                | Self::Labelled
                | Self::Ignored
        )
    }

    /// The event that a date in such a column stands for.
    pub fn stage(self) -> Option<EventKind> {
        Some(match self {
            Self::RepliedOn => EventKind::Reply,
            Self::AssessedOn => EventKind::Assessment,
            Self::ScreenedOn => EventKind::Screen,
            Self::InterviewedOn => EventKind::interview(),
            Self::OfferedOn => EventKind::Offer,
            Self::AcceptedOn => EventKind::Accepted,
            Self::DeclinedOn => EventKind::Declined,
            Self::RejectedOn => EventKind::Rejected { told: None },
            Self::WithdrewOn => EventKind::Withdrew,
            Self::ClosedOn => EventKind::ClosedByEmployer,
            Self::SilentOn => EventKind::ClosedSilent,
            Self::FollowedUpOn => EventKind::FollowedUp,
            _ => return None,
        })
    }

    /// Whether its cells are dates that take part in deciding the date order.
    pub fn is_dated(self) -> bool {
        self.stage().is_some()
            || matches!(self, Self::StatusOn | Self::SavedOn | Self::AppliedOn | Self::EndedOn | Self::RemindOn | Self::Archived)
    }
}
