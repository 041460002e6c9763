//! When a question is due again: the higher the confidence, the later.

use chrono::{Days, NaiveDate};

use super::Question;

/// Days until the next rehearsal by confidence 1 to 5. A widening spacing, as in Cepeda et al. 2006 on distributed practice; the five figures are
/// ours.
pub const SPACING: [u64; 5] = [1, 3, 7, 16, 35];

/// Days until the next rehearsal at that confidence, clamped to 1 to 5.
pub fn spacing(confidence: u8) -> u64 {
    let at = usize::from(confidence.clamp(1, 5)) - 1;
    SPACING.get(at).copied().unwrap_or(1)
}

impl Question {
    /// The latest confidence: of the last rehearsal, else of the writing.
    pub fn current_confidence(&self) -> Option<u8> {
        self.rehearsals.iter().max_by_key(|(id, r)| (r.on, *id)).map(|(_, r)| r.confidence).or(self.confidence)
    }

    /// The day of the latest rehearsal.
    pub fn last_rehearsed(&self) -> Option<NaiveDate> {
        self.rehearsals.values().map(|r| r.on).max()
    }

    /// The day it is due; `None` while it rests or is empty.
    pub fn due_on(&self) -> Option<NaiveDate> {
        if self.resting || self.text.trim().is_empty() {
            return None;
        }
        let from = self.last_rehearsed().unwrap_or(self.added_on);
        from.checked_add_days(Days::new(spacing(self.current_confidence().unwrap_or(1))))
    }

    /// Whether it is due on that day.
    pub fn is_due(&self, today: NaiveDate) -> bool {
        self.due_on().is_some_and(|day| day <= today)
    }
}
