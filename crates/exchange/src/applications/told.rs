//! What notes say of how far an application got, where the columns only say how it ended: "Rejected" under "Status", "had three
//! interviews, then a rejection" under "Notes". A note is a person's own sentence and may speak of anything, so it counts only where all of it is known, or where it tells the same
//! end as the status; and it stays in the notes as it is.

use super::said::Said;
use super::senses::Fact;
use super::status::Reading;
use super::timeline::{Labelled, Statements};
use domain::application::EventKind;

/// Longer notes tell stories.
pub(super) const LONG: usize = 120;

/// Adds the steps that notes tell to what the row says, unless a column tells steps itself.
pub(super) fn take(told: Vec<(Reading, Labelled)>, statements: &mut Statements) {
    let step = |said: &Said| matches!(said.fact, Fact::Screen | Fact::Interview | Fact::Assessment);
    let is_step = |kind: &EventKind| matches!(kind, EventKind::Screen | EventKind::Interview { .. } | EventKind::Assessment);
    let steps = statements.steps.iter().any(|event| is_step(&event.kind)) || statements.rounds > 0;
    if steps || statements.status.iter().any(|(reading, _)| reading.said.iter().any(step)) {
        return;
    }
    let no = |fact: Fact| if fact == Fact::Denied { Fact::Rejected } else { fact };
    let Some(end) = statements.status.iter().rev().find_map(|(reading, _)| reading.end()).map(|end| no(end.fact)) else { return };
    for (reading, place) in told {
        let same = reading.end().is_some_and(|own| no(own.fact) == end);
        let said: Vec<Said> = reading.said.iter().copied().filter(|said| step(said) && !said.planned).collect();
        if !said.is_empty() && (same || reading.whole) {
            // The words are in the notes already.
            statements.status.insert(0, (Reading { said, whole: true }, place));
            return;
        }
    }
}
