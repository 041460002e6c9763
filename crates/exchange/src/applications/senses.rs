//! What words of a status cell mean: what happened, and what turns other words.

use domain::application::EventKind;

/// What a word of a status cell says happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fact {
    /// Kept for later, nothing sent.
    Saved,
    /// Sent.
    Applied,
    /// They acknowledged it, which is no reply.
    Receipt,
    /// Under way, no telling how far.
    Open,
    /// Something worth a note and no event.
    Note,
    /// Put away.
    Archived,
    /// Nothing came back.
    Silent,
    /// They answered.
    Replied,
    /// A test.
    Assessment,
    /// The first call.
    Screen,
    /// An interview.
    Interview,
    /// An offer.
    Offer,
    /// The person took it.
    Accepted,
    /// The person refused an offer.
    Declined,
    /// The person's no, unless the employer did it.
    Refused,
    /// Their no, unless the person did it or an offer comes before it.
    Denied,
    /// The person stopped.
    Withdrew,
    /// The employer filled, froze or took back the position.
    Closed,
    /// Their no, unless the person did it.
    Rejected,
}

/// What a phrase of a status cell does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sense {
    /// It says what happened, at most two things; `rounds` counts interviews, and `kept` says that the word tells more than these.
    Says { first: Fact, second: Option<Fact>, rounds: u8, kept: bool },
    /// What follows did not happen.
    Not,
    /// What follows did.
    After,
    /// The person did it.
    Me,
    /// They did it.
    They,
    /// It is arranged, and has not happened.
    Planned,
    /// The same; where no meeting is named, it is a reply.
    Invited,
    /// So many.
    Count(u8),
    /// It was put off: the day behind it counts.
    Moved,
    /// The meeting beside it did not take place.
    Missed,
    /// An offer, unless a meeting stands right beside it: then that is what was offered.
    Offering,
    /// A measure: the number before it counts no interviews.
    Unit,
    /// It joins two things.
    Link,
    /// It says which of several, and nothing where those are not named.
    Ordinal,
    /// It says nothing here.
    Filler,
}

/// What a key of the status words means: `interview 2`, `offer + rejected`, `offer*`, `not`.
pub(super) fn sense(key: &str) -> Option<Sense> {
    Some(match key {
        "not" => Sense::Not,
        "after" => Sense::After,
        "me" => Sense::Me,
        "they" | "me passive" => Sense::They,
        "planned" => Sense::Planned,
        "invited" => Sense::Invited,
        "moved" => Sense::Moved,
        "missed" => Sense::Missed,
        "offer or invited" => Sense::Offering,
        "unit" => Sense::Unit,
        "link" => Sense::Link,
        "ordinal" => Sense::Ordinal,
        "filler" => Sense::Filler,
        "two" => Sense::Count(2),
        "three" => Sense::Count(3),
        "four" => Sense::Count(4),
        "five" => Sense::Count(5),
        // Whoever declines an offer had one.
        "declined" => Sense::Says { first: Fact::Offer, second: Some(Fact::Declined), rounds: 1, kept: false },
        _ => {
            let (key, kept) = key.strip_suffix('*').map_or((key, false), |key| (key, true));
            let (one, other) = key.split_once('+').map_or((key, None), |(one, other)| (one, Some(other.trim())));
            let one = one.trim();
            let (name, rounds) = one.rsplit_once(' ').and_then(|(name, n)| Some((name, n.parse().ok()?))).unwrap_or((one, 1));
            if other == Some("planned") {
                return (name == "interview").then_some(Sense::Planned);
            }
            Sense::Says { first: fact(name)?, second: other.and_then(fact), rounds, kept }
        }
    })
}

fn fact(name: &str) -> Option<Fact> {
    Some(match name {
        "saved" => Fact::Saved,
        "applied" => Fact::Applied,
        "receipt" => Fact::Receipt,
        "open" => Fact::Open,
        "note" => Fact::Note,
        "archived" => Fact::Archived,
        "silent" => Fact::Silent,
        "replied" => Fact::Replied,
        "assessment" => Fact::Assessment,
        "screen" => Fact::Screen,
        "interview" => Fact::Interview,
        "offer" => Fact::Offer,
        "accepted" => Fact::Accepted,
        "declined" => Fact::Declined,
        "refused" => Fact::Refused,
        "denied" => Fact::Denied,
        "withdrew" => Fact::Withdrew,
        "closed" => Fact::Closed,
        "rejected" => Fact::Rejected,
        _ => return None,
    })
}

/// The event of something that happens on the way.
pub(super) fn step(fact: Fact) -> Option<EventKind> {
    Some(match fact {
        Fact::Replied => EventKind::Reply,
        Fact::Assessment => EventKind::Assessment,
        Fact::Screen => EventKind::Screen,
        Fact::Interview => EventKind::interview(),
        Fact::Offer => EventKind::Offer,
        _ => return None,
    })
}

/// The event of an end.
pub(super) fn closing(fact: Fact, silent_ends: bool, offered: bool) -> Option<EventKind> {
    Some(match fact {
        Fact::Accepted => EventKind::Accepted,
        Fact::Declined => EventKind::Declined,
        Fact::Refused if offered => EventKind::Declined,
        Fact::Refused | Fact::Withdrew => EventKind::Withdrew,
        Fact::Rejected | Fact::Denied => EventKind::Rejected { told: None },
        Fact::Closed => EventKind::ClosedByEmployer,
        Fact::Silent if silent_ends => EventKind::ClosedSilent,
        _ => return None,
    })
}

/// Whether they did something.
pub(super) fn is_answer(kind: &EventKind) -> bool {
    matches!(
        kind,
        EventKind::Reply
            | EventKind::Assessment
            | EventKind::Screen
            | EventKind::Interview { .. }
            | EventKind::Offer
            | EventKind::Rejected { .. }
            | EventKind::Accepted
            | EventKind::Declined
            | EventKind::ClosedByEmployer
    )
}
