//! Hours by kind against the plan, of one week.

use chrono::NaiveDate;

use super::block::BlockKind;
use super::log::{BlockLog, BlockOutcome};
use super::week::week;
use crate::choice::Choice;
use crate::model::Model;

/// The minutes of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KindMinutes {
    /// Which kind.
    pub kind: BlockKind,
    /// Planned, without what was left out.
    pub planned: u32,
    /// Done.
    pub done: u32,
}

/// Each kind that is planned in the week of that Monday, in display order.
pub fn by_kind(model: &Model, monday: NaiveDate) -> Vec<KindMinutes> {
    let blocks = week(model, monday);
    let of = |kind: BlockKind| {
        let own = blocks.iter().filter(|one| one.plan.kind == kind);
        own.fold(None, |sum: Option<KindMinutes>, one| {
            let sum = sum.unwrap_or(KindMinutes { kind, planned: 0, done: 0 });
            let left_out = one.log.as_ref().is_some_and(|log| log.outcome == Some(BlockOutcome::LetGo));
            let planned = if left_out { 0 } else { one.plan.minutes };
            let done = one.log.as_ref().map_or(0, BlockLog::counted);
            Some(KindMinutes { planned: sum.planned.saturating_add(planned), done: sum.done.saturating_add(done), ..sum })
        })
    };
    BlockKind::CHOICES.iter().filter_map(|kind| of(*kind)).collect()
}

/// Planned and done minutes of the week, without rest.
pub fn in_all(model: &Model, monday: NaiveDate) -> (u32, u32) {
    let work = by_kind(model, monday).into_iter().filter(|row| row.kind != BlockKind::Rest);
    work.fold((0, 0), |(planned, done), row| (u32::saturating_add(planned, row.planned), u32::saturating_add(done, row.done)))
}
