//! Hours by kind against the plan, of one week.

use chrono::NaiveDate;

use super::block::BlockKind;
use super::log::{BlockLog, BlockOutcome};
use super::week::week;
use crate::choice::Choice;
use crate::model::Model;
use crate::working::Working;

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

/// Each kind that is planned in the week of that Monday, or was done in it, in display order. What was done in a block that is deleted or moved since is done.
pub fn by_kind(model: &Model, monday: NaiveDate) -> Vec<KindMinutes> {
    let blocks = week(model, monday);
    let is_there = |log: &BlockLog| blocks.iter().any(|one| one.on == log.on && Some(&one.block) == log.block.as_ref());
    let in_week = |log: &BlockLog| (0..7).contains(&(log.on - monday).num_days());
    let gone: Vec<&BlockLog> =
        model.block_logs.values().map(AsRef::as_ref).filter(|log| in_week(log) && log.counted() > 0 && !is_there(log)).collect();
    let of = |kind: BlockKind| {
        let own = blocks.iter().filter(|one| one.plan.kind == kind);
        let planned = own.fold(None, |sum: Option<KindMinutes>, one| {
            let sum = sum.unwrap_or(KindMinutes { kind, planned: 0, done: 0 });
            let left_out = one.log.as_ref().is_some_and(|log| log.outcome == Some(BlockOutcome::LetGo));
            let planned = if left_out { 0 } else { one.plan.minutes };
            let done = one.log.as_ref().map_or(0, BlockLog::counted);
            Some(KindMinutes { planned: sum.planned.saturating_add(planned), done: sum.done.saturating_add(done), ..sum })
        });
        gone.iter().filter(|log| log.kind == kind).fold(planned, |sum, log| {
            let sum = sum.unwrap_or(KindMinutes { kind, planned: 0, done: 0 });
            Some(KindMinutes { done: sum.done.saturating_add(log.counted()), ..sum })
        })
    };
    BlockKind::CHOICES.iter().filter_map(|kind| of(*kind)).collect()
}

/// Planned and done minutes of the week, without rest.
pub fn in_all(model: &Model, monday: NaiveDate) -> (u32, u32) {
    let work = by_kind(model, monday).into_iter().filter(|row| row.kind != BlockKind::Rest);
    work.fold((0, 0), |(planned, done), row| (u32::saturating_add(planned, row.planned), u32::saturating_add(done, row.done)))
}

/// How the hours are worked out: what was planned and done of each kind, and what counts as done.
pub fn working(model: &Model, monday: NaiveDate) -> Vec<Working> {
    let hours = |minutes: u32| format!("{}:{:02}", minutes / 60, minutes % 60);
    let rows = by_kind(model, monday).into_iter().filter(|row| row.kind != BlockKind::Rest);
    let sums: Vec<String> = rows.map(|row| format!("{} {} of {}", row.kind.label(), hours(row.done), hours(row.planned))).collect();
    if sums.is_empty() {
        return Vec::new();
    }
    let (planned, done) = in_all(model, monday);
    vec![
        Working::count(format!("{} = {} of {} hours. Rest is not counted.", sums.join(" + "), hours(done), hours(planned))),
        Working::count(
            "Done counts whole, partly as the timer ran or else half, missed nothing. What was left out is not planned; what was done in a block that is gone is done.",
        ),
    ]
}
