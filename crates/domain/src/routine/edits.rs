//! What is noted about a block: the timer started and paused, and what became of it.

use chrono::NaiveDate;

use super::log::{BlockLog, BlockOutcome, id};
use super::week::find;
use crate::change::{Change, Edit};
use crate::id::Id;
use crate::model::Model;

/// Edits the log of a block on a day, which may not be stored yet; nothing where the block is gone.
pub fn edit(model: &Model, block: &Id, on: NaiveDate, what: &str, how: impl FnOnce(&mut BlockLog)) -> Option<Change> {
    if let Some((id, before)) = find(model, block, on) {
        return Some(Change::edit(what, id, before, how));
    }
    let plan = model.blocks.get(block)?;
    let mut log = BlockLog { block: Some(block.clone()), on, kind: plan.kind, minutes: plan.minutes, ..BlockLog::default() };
    how(&mut log);
    Some(Change::one(what, Edit::add(id(block, on), log)))
}

/// Starts the timer of a block, or lets it go on; another one that runs is paused.
pub fn start(model: &Model, block: &Id, on: NaiveDate, now_ms: i64) -> Option<Change> {
    let others = model.block_logs.iter().filter(|(_, log)| log.started.is_some() && (log.block.as_ref(), log.on) != (Some(block), on));
    let paused = others.flat_map(|(id, log)| Change::edit("", id, log, |log| log.pause(now_ms)).edits);
    let mut change = edit(model, block, on, "Timer started", |log| log.started = Some(now_ms))?;
    change.edits.extend(paused);
    Some(change)
}

/// Pauses the timer of a block.
pub fn pause(model: &Model, block: &Id, on: NaiveDate, now_ms: i64) -> Option<Change> {
    edit(model, block, on, "Timer paused", |log| log.pause(now_ms))
}

/// Notes what became of a block; a timer that runs is stopped and counted.
pub fn answer(model: &Model, block: &Id, on: NaiveDate, outcome: BlockOutcome, now_ms: i64) -> Option<Change> {
    let what = match outcome {
        BlockOutcome::Done => "Block done",
        BlockOutcome::Partly => "Block partly done",
        BlockOutcome::Missed => "Noted. Tomorrow is another day",
        BlockOutcome::LetGo => "Block left out",
    };
    edit(model, block, on, what, |log| {
        log.pause(now_ms);
        log.outcome = Some(outcome);
    })
}
