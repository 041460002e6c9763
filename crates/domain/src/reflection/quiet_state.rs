//! What Today does about the quiet times that were taken: nothing, be quiet, or offer the way back.

use chrono::NaiveDateTime;

use super::quiet::QuietTime;
use crate::id::Id;
use crate::model::Model;

/// What Today does about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Quiet {
    /// Nothing: no window, or it is long over.
    Off,
    /// Be quiet.
    On {
        /// Which window.
        id: Id,
        /// When it ends.
        until: NaiveDateTime,
        /// What to return to.
        reflection: Option<Id>,
    },
    /// It is over and the person has not been welcomed back yet: offer the way back, one small thing.
    ComingBack {
        /// Which window; set its `back` once welcomed.
        id: Id,
        /// What to return to.
        reflection: Option<Id>,
    },
}

/// What Today does at that moment: quiet wins over coming back, the later end over the earlier.
pub fn state(model: &Model, now: NaiveDateTime) -> Quiet {
    let latest = |wanted: &dyn Fn(&QuietTime) -> bool| model.quiet_times.iter().filter(|(_, w)| wanted(w)).max_by_key(|(_, w)| w.until);
    if let Some((id, window)) = latest(&|w| w.is_quiet(now)) {
        return Quiet::On { id: id.clone(), until: window.until, reflection: window.reflection.clone() };
    }
    match latest(&|w| w.is_coming_back(now)) {
        Some((id, window)) => Quiet::ComingBack { id: id.clone(), reflection: window.reflection.clone() },
        None => Quiet::Off,
    }
}
