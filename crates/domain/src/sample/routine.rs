//! The sample's week: ten hours from the template, with what became of the days so far.

use chrono::NaiveDate;

use super::super::change::Edit;
use super::super::day::week::monday;
use super::super::routine::template::Template;
use super::super::routine::{Block, BlockKind, BlockLog, BlockOutcome};
use super::applications::ago;
use super::ids::id;
use crate::id::{Id, SAMPLE_PREFIX};

/// The sample records as edits.
pub fn edits(today: NaiveDate) -> Vec<Edit> {
    let this_week = monday(today);
    let begun = monday(ago(today, 21));
    let blocks: Vec<(Id, Block)> =
        Template::Ten.blocks(begun).into_iter().enumerate().map(|(nth, block)| (id(&format!("block-{nth}")), block)).collect();
    let past = blocks.iter().filter(|(_, block)| block.kind != BlockKind::Rest).filter_map(|(block_id, block)| {
        let on = block.on(this_week).filter(|on| *on < today)?;
        let (outcome, worked) = match block.kind {
            BlockKind::Documents => (BlockOutcome::Partly, Some(40)),
            _ => (BlockOutcome::Done, None),
        };
        let noted = BlockLog {
            block: Some(block_id.clone()),
            on,
            kind: block.kind,
            minutes: block.minutes,
            outcome: Some(outcome),
            worked,
            started: None,
        };
        Some(Edit::add(id(&format!("{}-noted", block_id.as_str().trim_start_matches(SAMPLE_PREFIX))), noted))
    });
    let past: Vec<Edit> = past.collect();
    blocks.into_iter().map(|(id, block)| Edit::add(id, block)).chain(past).collect()
}
