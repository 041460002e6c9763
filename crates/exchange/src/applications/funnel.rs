//! What a file adds up to before it is imported, so that a wrong guess is seen: the timeline of each row, the funnel of all of them, and dates that
//! are hardly meant.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::mapping::{Mapping, Target};
use super::writing::writing;
use crate::dates;
use crate::table::Table;
use domain::application::progress::{Outcome, State};
use domain::application::{Application, Event};
use domain::funnel::{Counts, FunnelGroup, Ledger};
use domain::id::Id;
use domain::record::Table as Records;
use domain::sort_compact::SortCompact;

/// A row as the timeline it becomes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowTimeline {
    /// The number a spreadsheet shows beside it.
    pub row: usize,
    /// The events, the earliest first; those without a day come first.
    pub events: Vec<Event>,
}

impl RowTimeline {
    /// Of a row's application.
    pub fn of(row: usize, application: &Application) -> Self {
        Self { row, events: application.events().into_iter().cloned().collect() }
    }
}

/// The funnel of a file alone, as the figures of the funnel screen count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FileFunnel {
    /// Sent on a known day, referrals among them.
    pub sent: u32,
    /// Of these, through a referral.
    pub referrals: u32,
    /// Begun by the employer.
    pub inbound: u32,
    /// Known to be sent, but not when.
    pub date_missing: u32,
    /// Kept for later.
    pub saved: u32,
    /// First contacts among those sent.
    pub first_contact: u32,
    /// Interviews, of whatever origin.
    pub interviews: u32,
    /// Offers, of whatever origin.
    pub offers: u32,
    /// Rejections, of whatever origin.
    pub rejected: u32,
    /// Positions that the employer closed.
    pub closed_by_employer: u32,
    /// Silent today, or closed as silent.
    pub silent: u32,
}

impl FileFunnel {
    /// Counts what the rows say by themselves, as of `today`.
    pub fn of(read: &[(usize, Application)], today: NaiveDate) -> Self {
        let mut applications = Records::<Application>::new();
        for (n, (_, application)) in read.iter().enumerate() {
            applications.insert(Id::from_bits(n as u64), application.clone().into());
        }
        let ledger = Ledger::of_applications(&applications, today);
        // Counts and no rates: the statistics would be linked into the worker.
        let (outbound, referred, all) = (Counts::of(ledger.outbound()), Counts::of(ledger.referrals()), Counts::of(ledger.counted()));
        let group = |wanted| ledger.facts().iter().filter(|fact| fact.group == wanted).count() as u32;
        let count = |wanted: &dyn Fn(State) -> bool| ledger.facts().iter().filter(|fact| wanted(fact.state)).count() as u32;
        Self {
            sent: outbound.all + referred.all,
            referrals: referred.all,
            inbound: group(FunnelGroup::Inbound),
            date_missing: group(FunnelGroup::DateMissing),
            saved: group(FunnelGroup::Saved),
            first_contact: outbound.contacts + referred.contacts,
            interviews: all.rounds,
            offers: all.offers,
            rejected: all.rejected,
            closed_by_employer: count(&|state| state == State::Closed(Outcome::ClosedByEmployer)),
            silent: count(&|state| matches!(state, State::SilentBefore | State::SilentAfter | State::Closed(Outcome::ClosedSilent))),
        }
    }

    /// "39 sent, 8 first contacts, 1 offer", what there is none of left out.
    pub fn sentence(&self) -> String {
        let part = |count: u32, one: &str, many: &str| (count > 0).then(|| format!("{count} {}", if count == 1 { one } else { many }));
        let parts = [
            Some(format!("{} sent", self.sent)),
            part(self.referrals, "of them through a referral", "of them through referrals"),
            part(self.inbound, "begun by the employer", "begun by employers"),
            part(self.date_missing, "sent on an unknown day", "sent on unknown days"),
            part(self.saved, "saved", "saved"),
            Some(format!("{} {}", self.first_contact, if self.first_contact == 1 { "first contact" } else { "first contacts" })),
            part(self.interviews, "interview", "interviews"),
            Some(format!("{} {}", self.offers, if self.offers == 1 { "offer" } else { "offers" })),
            part(self.rejected, "rejection", "rejections"),
            part(self.closed_by_employer, "closed by the employer", "closed by employers"),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

/// Dates that are hardly meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Notice {
    /// Days after today in a column of what has happened.
    Future {
        /// The column's heading.
        column: String,
        /// How many rows.
        rows: usize,
        /// The first such cell, as written.
        example: String,
    },
    /// The same day in nearly every row: often the day on which the list was made or filled down.
    SameDay {
        /// The column's heading.
        column: String,
        /// How many rows have it.
        rows: usize,
        /// The day.
        day: NaiveDate,
    },
}

/// From how many dates on one day in nearly all rows is pointed out.
const MANY: usize = 5;

/// The dates of a table that are hardly meant.
pub fn notices(table: &Table, mapping: &Mapping, today: NaiveDate) -> Vec<Notice> {
    let writing = writing(mapping);
    let mut notices = Vec::new();
    for (place, target) in mapping.columns.iter().enumerate() {
        // What is arranged may well lie ahead, and so may a reminder.
        let past = matches!(
            target,
            Target::AppliedOn | Target::SavedOn | Target::StatusOn | Target::RepliedOn | Target::EndedOn | Target::RejectedOn
        );
        // A day that was filled in for every row counts for none, and that is said too.
        let filled_in = *target == Target::Labelled && super::guess::is_filled_in(table, place);
        if !past && !filled_in {
            continue;
        }
        let column = table
            .headers
            .get(place)
            .map(|h| h.trim())
            .filter(|h| !h.is_empty())
            .map_or_else(|| format!("Column {}", place + 1), str::to_owned);
        let (mut days, mut ahead, mut example) = (Vec::new(), 0, None);
        for cell in table.rows.iter().filter_map(|row| row.cells.get(place)) {
            let Some(when) = dates::read_as(cell, writing) else { continue };
            days.push(when.date);
            if when.date > today {
                ahead += 1;
                example = example.or_else(|| Some(cell.trim().to_owned()));
            }
        }
        if let Some(example) = example.filter(|_| past) {
            notices.push(Notice::Future { column: column.clone(), rows: ahead, example });
        }
        // The one in the middle is the one of most, where one day is in nearly all.
        days.sort_compact();
        let middle = days.get(days.len() / 2).copied();
        if let Some((day, rows)) = middle.map(|day| (day, days.iter().filter(|other| **other == day).count()))
            && days.len() >= MANY
            && rows * 10 >= days.len() * 9
        {
            notices.push(Notice::SameDay { column, rows, day });
        }
    }
    notices
}
