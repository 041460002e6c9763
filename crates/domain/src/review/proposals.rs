//! What to try next: proposals that fit the step that holds most back, with what the person's own notes say for them.

use chrono::{Days, NaiveDate};

use super::funnel_step::FunnelStep;
use crate::choice::Choice;
use crate::model::Model;
use crate::plural::plural;
use crate::reflection::Theme;
use crate::sort_compact::SortCompact;

/// Notes older than this say nothing about the search as it is now.
const NOTES_DAYS: u64 = 120;

/// Something to try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// What to do differently.
    pub change: &'static str,
    /// What the person's own notes say for it; else why it fits the step.
    pub why: String,
}

/// What fits a step, each with the theme of the notes that speak for it.
const PROPOSALS: [(FunnelStep, Theme, &str, &str); 9] = [
    (FunnelStep::FirstContact, Theme::Documents, "Tailor the top third of the résumé to every posting", "It is what is read first."),
    (
        FunnelStep::FirstContact,
        Theme::Network,
        "Ask one person before each application",
        "A recommendation is counted apart, because it works differently.",
    ),
    (FunnelStep::FirstContact, Theme::Fit, "Send only where every must-have is met", "Fewer applications, each with more behind it."),
    (FunnelStep::NextRound, Theme::Answers, "Prepare two stories before every first call", "First calls ask for examples."),
    (
        FunnelStep::NextRound,
        Theme::Presence,
        "Ask for the agenda when the call is arranged",
        "It says who will be there and what matters to them.",
    ),
    (FunnelStep::NextRound, Theme::Skills, "Bring one piece of work to show", "Seeing convinces more than telling."),
    (FunnelStep::Offer, Theme::Answers, "Rehearse the three hardest questions out loud", "The last interviews come back to them."),
    (FunnelStep::Offer, Theme::Fit, "Close each interview with what you would do first", "It shows them how it would be to work with you."),
    (FunnelStep::Offer, Theme::Presence, "Hold one practice interview with somebody", "It costs an hour, and nothing depends on it."),
];

/// What fits a step, what most notes speak for first. Clues and insights count as notes.
pub fn proposals(model: &Model, step: FunnelStep, today: NaiveDate) -> Vec<Proposal> {
    let first = today.checked_sub_days(Days::new(NOTES_DAYS)).unwrap_or(NaiveDate::MIN);
    let recent = |on: NaiveDate| on >= first && on <= today;
    let clues = model.clues.values().filter(|clue| recent(clue.noted_on)).filter_map(|clue| clue.theme);
    let reflections = model.reflections.values().filter(|reflection| recent(reflection.started_on));
    let insights = reflections.flat_map(|reflection| reflection.insights.values()).filter_map(|insight| insight.theme);
    let notes: Vec<Theme> = clues.chain(insights).collect();
    let mut found: Vec<(usize, usize, Proposal)> = Vec::new();
    for (nth, (_, theme, change, why)) in PROPOSALS.iter().filter(|(of, ..)| *of == step).enumerate() {
        let about = notes.iter().filter(|note| *note == theme).count();
        let why = match about {
            0 => (*why).to_owned(),
            _ => format!(
                "{about} of your {} {} about “{}”.",
                plural(notes.len(), "note", "notes"),
                if about == 1 { "is" } else { "are" },
                theme.label()
            ),
        };
        found.push((usize::MAX - about, nth, Proposal { change, why }));
    }
    found.sort_compact_by_key(|(notes, nth, _)| (*notes, *nth));
    found.into_iter().map(|(.., proposal)| proposal).collect()
}
