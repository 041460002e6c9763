//! The blocks of one week, each on its day with what became of it.

use std::sync::Arc;

use chrono::{Days, NaiveDate, NaiveDateTime, Timelike};

use super::block::{Block, BlockKind};
use super::log::BlockLog;
use crate::day::week::monday;
use crate::id::Id;
use crate::model::Model;
use crate::sort_compact::SortCompact;

/// One block on one day, with what became of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Occurrence {
    /// Which block.
    pub block: Id,
    /// What it is.
    pub plan: Block,
    /// The day it begins on.
    pub on: NaiveDate,
    /// What was noted about it.
    pub log: Option<BlockLog>,
}

/// The blocks of the week of that Monday, by day and time.
pub fn week(model: &Model, monday: NaiveDate) -> Vec<Occurrence> {
    occurrences(model, |block| block.on(monday))
}

/// The week as it is planned, to be looked at and changed: also the days of that Monday's week that came before the plan.
pub fn plan(model: &Model, monday: NaiveDate) -> Vec<Occurrence> {
    occurrences(model, |block| monday.checked_add_days(Days::new(block.day.number())))
}

fn occurrences(model: &Model, on: impl Fn(&Block) -> Option<NaiveDate>) -> Vec<Occurrence> {
    let mut all: Vec<Occurrence> = Vec::new();
    for (id, block) in &model.blocks {
        if let Some(on) = on(block) {
            let log = find(model, id, on).map(|(_, log)| log.as_ref().clone());
            all.push(Occurrence { block: id.clone(), plan: block.as_ref().clone(), on, log });
        }
    }
    all.sort_compact_by(|a, b| (a.on, a.plan.start, &a.block).cmp(&(b.on, b.plan.start, &b.block)));
    all
}

/// The block for Today: the one that runs at that moment, else the next of the day, which nothing was noted about yet.
pub fn of_today(model: &Model, now: NaiveDateTime) -> Option<Occurrence> {
    current(model, now).or_else(|| {
        let minute = now.hour() * 60 + now.minute();
        let open = |one: &Occurrence| one.log.as_ref().is_none_or(|log| log.outcome.is_none());
        let ahead = |one: &Occurrence| one.on == now.date() && one.plan.start >= minute && one.plan.kind != BlockKind::Rest && open(one);
        week(model, monday(now.date())).into_iter().find(ahead)
    })
}

/// The block that runs at that moment and that nothing was noted about yet; rest is nobody's task.
pub fn current(model: &Model, now: NaiveDateTime) -> Option<Occurrence> {
    let running = model.blocks.iter().filter(|(_, block)| block.kind != BlockKind::Rest).filter_map(|(id, block)| {
        let on = block.is_now(now)?;
        let log = find(model, id, on).map(|(_, log)| log.as_ref().clone());
        Some(Occurrence { block: id.clone(), plan: block.as_ref().clone(), on, log })
    });
    running.filter(|one| one.log.as_ref().is_none_or(|log| log.outcome.is_none())).min_by_key(|one| (one.plan.start, one.block.clone()))
}

/// The log of a block on a day, with its id.
pub fn find<'a>(model: &'a Model, block: &Id, on: NaiveDate) -> Option<(&'a Id, &'a Arc<BlockLog>)> {
    model.block_logs.iter().find(|(_, log)| log.on == on && log.block.as_ref() == Some(block))
}
