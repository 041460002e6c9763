//! Short letters for every nudge: follow up, thank them after an interview, ask where the decision is, withdraw kindly, answer a rejection. Each is a
//! draft made of facts, any of which may be missing, and notes itself on the timeline once it was sent.

use chrono::NaiveDate;

use super::letter::{Letter, LetterFacts, Tone, ended, frame};
use crate::application::progress::{Outcome, Stage};
use crate::application::{Application, Event, EventKind, edits};
use crate::change::Change;
use crate::choice::Choice;
use crate::date_style::DateStyle;
use crate::id::Id;
use crate::model::Model;
use std::sync::Arc;

/// For how many days after an interview a word of thanks is still in time.
const THANKS_WITHIN_DAYS: i64 = 3;

/// What a letter is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nudge {
    /// No reply yet.
    FollowUp,
    /// Thanks after an interview.
    Thanks,
    /// Asks where the decision is.
    AskDecision,
    /// Withdraws the application.
    Withdraw,
    /// Answers a rejection.
    AnswerRejection,
}

impl Choice for Nudge {
    const CHOICES: &'static [Self] = &[Self::FollowUp, Self::Thanks, Self::AskDecision, Self::Withdraw, Self::AnswerRejection];

    fn key(self) -> &'static str {
        match self {
            Self::FollowUp => "follow-up",
            Self::Thanks => "thanks",
            Self::AskDecision => "decision",
            Self::Withdraw => "withdraw",
            Self::AnswerRejection => "rejection",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::FollowUp => "Follow up",
            Self::Thanks => "Say thank you",
            Self::AskDecision => "Ask where the decision is",
            Self::Withdraw => "Withdraw",
            Self::AnswerRejection => "Answer the rejection",
        }
    }
}

/// The letters that make sense for an application on that day, the one to propose first.
pub fn fitting(application: &Application, today: NaiveDate) -> Vec<Nudge> {
    let progress = application.progress(today);
    match progress.ended() {
        Some(Outcome::Rejected) => return vec![Nudge::AnswerRejection],
        Some(_) => return Vec::new(),
        None if progress.stage == Stage::Saved => return Vec::new(),
        None => {}
    }
    let talks = application.timeline.values().filter(|e| matches!(e.kind, EventKind::Screen | EventKind::Interview { .. }));
    let last = talks.filter_map(|e| e.date).filter(|day| *day <= today).max();
    let thanks = last.is_some_and(|day| (today - day).num_days() <= THANKS_WITHIN_DAYS);
    match (progress.stage >= Stage::Screen, thanks) {
        (true, true) => vec![Nudge::Thanks, Nudge::FollowUp, Nudge::AskDecision, Nudge::Withdraw],
        (true, false) => vec![Nudge::AskDecision, Nudge::FollowUp, Nudge::Withdraw],
        (false, _) => vec![Nudge::FollowUp, Nudge::Withdraw],
    }
}

/// What a letter about an application is built from.
pub fn facts(model: &Model, application: &Application, today: NaiveDate) -> LetterFacts {
    LetterFacts { own_name: model.preferences().own_name, ..LetterFacts::of(application, today) }
}

/// The day the person applied, where it is known.
pub fn applied_on(application: &Application) -> Option<NaiveDate> {
    application.timeline.values().filter(|e| e.kind == EventKind::Applied).filter_map(|e| e.date).min()
}

/// Builds the letter. `applied` is the day the person applied.
pub fn letter(nudge: Nudge, facts: &LetterFacts, applied: Option<NaiveDate>, tone: Tone, days: DateStyle) -> Letter {
    let facts = facts.tidy();
    let position = facts.position();
    let thanks = |lead: &str| ended(&format!("{lead} {}", facts.thanks_for(days)), '.');
    let (about, text) = match nudge {
        Nudge::FollowUp if facts.talked() => (
            "next steps",
            format!(
                "{} {}\n\nCould you tell me what comes next, and when? One line would be enough.",
                thanks("Thank you again for"),
                keen(tone)
            ),
        ),
        Nudge::FollowUp => {
            let on = applied.map(|day| format!(" on {}", days.day(day))).unwrap_or_default();
            let applied = ended(&format!("I applied{on} for {position}"), '.');
            ("my application", format!("{applied} {}\n\nCould you tell me when I may hear from you? One line would be enough.", keen(tone)))
        }
        Nudge::Thanks => (
            "thank you",
            format!(
                "{} {}\n\nIf you need anything else from me, I am glad to send it.",
                thanks("Thank you for"),
                if tone == Tone::Formal { "I remain very interested in the work." } else { "Hearing about the work made me want it more." }
            ),
        ),
        Nudge::AskDecision => (
            "where the decision is",
            format!(
                "{} {}\n\nMay I ask where the decision is? If there is a day by which I will hear, knowing it would help me to plan.",
                thanks("Thank you again for"),
                keen(tone)
            ),
        ),
        Nudge::Withdraw => (
            "I withdraw my application",
            format!(
                "{} I have decided to withdraw my application.\n\n{}",
                thanks("Thank you for"),
                if tone == Tone::Formal {
                    "I wish you success with the position."
                } else {
                    "I hope you find the right person soon, and I wish you and your team all the best."
                }
            ),
        ),
        Nudge::AnswerRejection => (
            "thank you for letting me know",
            format!(
                "Thank you for letting me know. {} I respect your decision.\n\n{}",
                thanks("I am also grateful for"),
                if tone == Tone::Formal {
                    "Should a similar position open, I would be glad to hear from you."
                } else {
                    "If something similar opens up, I would be happy to hear from you. I wish you and your team all the best."
                }
            ),
        ),
    };
    Letter { subject: facts.subject(about), text: frame(&facts, tone, &text) }
}

fn keen(tone: Tone) -> &'static str {
    match tone {
        Tone::Warm => "I am still very keen on it.",
        Tone::Neutral => "I am still interested.",
        Tone::Formal => "I remain very interested.",
    }
}

/// Notes that a letter went out today: on the timeline, as what it was, with its words and whom they went to.
pub fn sent(id: &Id, before: &Arc<Application>, nudge: Nudge, out: (&str, &Letter), event: Id, today: NaiveDate) -> Change {
    let (to, letter) = out;
    let (kind, what) = match nudge {
        Nudge::FollowUp | Nudge::AskDecision => (EventKind::FollowedUp, ""),
        Nudge::Withdraw => (EventKind::Withdrew, ""),
        Nudge::Thanks => (EventKind::Note, "Sent a thank-you note."),
        Nudge::AnswerRejection => (EventKind::Note, "Answered the rejection."),
    };
    let to = if to.trim().is_empty() { String::new() } else { format!("To {}", to.trim()) };
    let head: Vec<&str> = [what, to.as_str(), letter.subject.trim()].into_iter().filter(|line| !line.is_empty()).collect();
    let entry = Event { note: format!("{}\n\n{}", head.join("\n"), letter.text.trim()), ..Event::on(kind, today) };
    edits::add_event(id, before, event, entry, today)
}
