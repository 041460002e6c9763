//! A smaller week in one tap, for when one is tired: about half of what is left is left out, of this week only. Interviews and rest stay.

use chrono::{NaiveDate, NaiveDateTime, Timelike};

use super::block::BlockKind;
use super::edits::edit;
use super::log::BlockOutcome;
use super::week::{Occurrence, week};
use crate::change::Change;
use crate::day::week::monday;
use crate::model::Model;
use crate::sort_compact::SortCompact;

/// The change that leaves out about half of the minutes still ahead this week: of each day the later blocks first. Nothing where nothing is ahead.
pub fn shrink(model: &Model, now: NaiveDateTime) -> Option<Change> {
    let mut ahead: Vec<Occurrence> = week(model, monday(now.date())).into_iter().filter(|one| is_ahead(one, now)).collect();
    let whole: u32 = ahead.iter().map(|one| one.plan.minutes).fold(0, u32::saturating_add);
    // Each day keeps its first block as long as that is enough: by how many come before it on its day, the last first.
    let nth = |one: &Occurrence| ahead.iter().filter(|other| other.on == one.on && other.plan.start < one.plan.start).count();
    let places: Vec<(usize, NaiveDate)> = ahead.iter().map(|one| (nth(one), one.on)).collect();
    let mut order: Vec<usize> = (0..ahead.len()).collect();
    order.sort_compact_by_key(|at| std::cmp::Reverse(places.get(*at).copied()));
    let mut gone = 0_u32;
    let mut edits = Vec::new();
    for at in order {
        let Some(one) = ahead.get_mut(at) else { continue };
        // Half is enough: never the whole of a week with one block.
        if gone.saturating_add(one.plan.minutes) > whole.div_ceil(2) {
            continue;
        }
        gone = gone.saturating_add(one.plan.minutes);
        if let Some(change) = edit(model, &one.block, one.on, "", |log| log.outcome = Some(BlockOutcome::LetGo)) {
            edits.extend(change.edits);
        }
    }
    (!edits.is_empty()).then(|| Change::many("A smaller week", edits))
}

/// Whether a block is work that is still to come and that nothing was noted about.
fn is_ahead(one: &Occurrence, now: NaiveDateTime) -> bool {
    let work = !matches!(one.plan.kind, BlockKind::Rest | BlockKind::Interviews);
    let open = one.log.as_ref().is_none_or(|log| log.outcome.is_none() && log.started.is_none());
    work && open && (one.on, one.plan.start) > (now.date(), now.hour() * 60 + now.minute())
}
