//! Proof of search for a benefit office: what was done between two days, application by application, step by step. Only dated steps stand in
//! it; how many applications have steps without a day is said beside it. The screen prints it.

use chrono::{NaiveDate, NaiveTime};

use domain::application::event::{EventKind, InterviewFormat};
use domain::application::progress::Outcome;
use domain::application::{Application, Origin};
use domain::id::Id;
use domain::model::Model;
use domain::sort_compact::SortCompact;

/// The paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// The first day.
    pub from: NaiveDate,
    /// The last day, included.
    pub to: NaiveDate,
    /// Applications with a step between the two, by their first such step.
    pub rows: Vec<ProofRow>,
    /// Applications sent between the two, referrals included.
    pub sent: usize,
    /// Calls and interviews between the two.
    pub meetings: usize,
    /// Applications that cannot stand in it because "sent" has no day.
    pub date_missing: usize,
}

/// An application in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProofRow {
    /// Which one.
    pub id: Id,
    /// The employer.
    pub company: String,
    /// The job's title.
    pub role: String,
    /// Where.
    pub location: String,
    /// Where the opening came from.
    pub channel: String,
    /// Who began.
    pub origin: Origin,
    /// The posting, where it is an address that may be opened.
    pub link: Option<String>,
    /// When it was sent, also where that was before the first day.
    pub applied: Option<NaiveDate>,
    /// What happened between the two days, in order.
    pub steps: Vec<ProofStep>,
    /// How it ended, where it ended by the last day.
    pub outcome: Option<Outcome>,
}

/// A dated step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProofStep {
    /// On which day.
    pub date: NaiveDate,
    /// At what time, where arranged.
    pub time: Option<NaiveTime>,
    /// What, in words: "Applied", "Interview (video)".
    pub what: String,
}

/// Gathers it, as of `today`: what is planned is no proof, whatever the last day. Two days the wrong way round are turned.
pub fn proof(model: &Model, from: NaiveDate, to: NaiveDate, today: NaiveDate) -> Proof {
    let (from, to) = (from.min(to), from.max(to));
    let until = to.min(today);
    let mut proof = Proof { from, to, rows: Vec::new(), sent: 0, meetings: 0, date_missing: 0 };
    for (id, application) in &model.applications {
        let inside = |date: Option<NaiveDate>| date.filter(|date| (from..=until).contains(date));
        let mut steps = Vec::new();
        for event in application.events() {
            let (Some(date), Some(what)) = (inside(event.date), step(&event.kind)) else { continue };
            proof.sent += usize::from(event.kind == EventKind::Applied && application.origin != Origin::Inbound);
            proof.meetings += usize::from(matches!(event.kind, EventKind::Screen | EventKind::Interview { .. }));
            steps.push(ProofStep { date, time: event.time, what });
        }
        let undated = application.timeline.values().any(|event| event.kind == EventKind::Applied && event.date.is_none());
        proof.date_missing += usize::from(undated && application.first_happened(today, |kind| *kind == EventKind::Applied).is_none());
        if !steps.is_empty() {
            proof.rows.push(row(id, application, steps, until));
        }
    }
    proof.rows.sort_compact_by(|a, b| (first(a), &a.company, &a.role).cmp(&(first(b), &b.company, &b.role)));
    proof
}

fn first(row: &ProofRow) -> Option<(NaiveDate, Option<NaiveTime>)> {
    row.steps.first().map(|step| (step.date, step.time))
}

fn row(id: &Id, application: &Application, steps: Vec<ProofStep>, until: NaiveDate) -> ProofRow {
    ProofRow {
        id: id.clone(),
        company: application.company.clone(),
        role: application.role.clone(),
        location: application.location.clone(),
        channel: application.channel.clone(),
        origin: application.origin,
        link: application.link().map(str::to_owned),
        applied: application.first_happened(until, |kind| *kind == EventKind::Applied),
        steps,
        outcome: application.progress(until).outcome,
    }
}

/// A step in words; what is nobody else's business has none.
fn step(kind: &EventKind) -> Option<String> {
    let word = match kind {
        EventKind::Saved | EventKind::Note | EventKind::ClosedSilent => return None,
        EventKind::Applied => "Applied",
        EventKind::Reply => "Reply received",
        EventKind::Assessment => "Assessment",
        EventKind::Screen => "First call",
        EventKind::Interview { form, .. } => match form {
            Some(InterviewFormat::Phone) => "Interview (telephone)",
            Some(InterviewFormat::Video) => "Interview (video)",
            Some(InterviewFormat::OnSite) => "Interview (on site)",
            Some(InterviewFormat::Panel) => "Interview (panel)",
            Some(InterviewFormat::Practical) => "Interview (practical task)",
            None => "Interview",
        },
        EventKind::Offer => "Offer received",
        EventKind::Accepted => "Offer accepted",
        EventKind::Declined => "Offer declined",
        EventKind::Rejected { .. } => "Rejection received",
        EventKind::Withdrew => "Application withdrawn",
        EventKind::ClosedByEmployer => "Closed by the employer",
        EventKind::FeedbackAsked => "Feedback asked for",
        EventKind::FeedbackReceived => "Feedback received",
        EventKind::FollowedUp => "Followed up",
    };
    Some(word.to_owned())
}
