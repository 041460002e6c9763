//! What events are called in the sentences of a preview and in exported files; the names in files never change.

use domain::application::EventKind;

/// What an event is called in a sentence.
pub(super) fn name(kind: &EventKind) -> &'static str {
    match kind {
        EventKind::Saved => "saved",
        EventKind::Applied => "applied",
        EventKind::Reply => "reply",
        EventKind::Assessment => "assessment",
        EventKind::Screen => "first call",
        EventKind::Interview { .. } => "interview",
        EventKind::Offer => "offer",
        EventKind::Accepted => "accepted",
        EventKind::Declined => "declined",
        EventKind::Rejected { .. } => "rejected",
        EventKind::Withdrew => "withdrew",
        EventKind::ClosedByEmployer => "closed by the employer",
        EventKind::ClosedSilent => "closed as silent",
        EventKind::FeedbackAsked => "feedback asked",
        EventKind::FeedbackReceived => "feedback received",
        EventKind::FollowedUp => "followed up",
        EventKind::Note => "note",
    }
}
