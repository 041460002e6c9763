//! The sheet of one block: what for, which day, when, how long.

use chrono::NaiveTime;
use domain::sort_compact::SortCompact;
use leptos::prelude::*;

use super::super::edits::{delete, edit, read};
use super::super::fields::line;
use super::super::rows::{button, delete_button};
use super::super::tables::BLOCKS;
use super::parts::hours_text;
use crate::components::form::{Binding, lens, select};
use crate::components::sheet::sheet as sheet_frame;
use crate::format;
use crate::session::session;
use domain::choice::{Choice, options};
use domain::id::Id;
use domain::routine::{Block, BlockKind, WeekDay};

/// The lengths that can be chosen.
const LENGTHS: [u32; 9] = [15, 30, 45, 60, 90, 120, 150, 180, 240];

/// The sheet.
pub fn sheet(id: &Id) -> AnyView {
    let session = session();
    let Some(block) = session.peek(|model| model.blocks.get(id).cloned()) else {
        return sheet_frame("Block", view! { <p>"This block no longer exists."</p> }.into_any());
    };
    let own = StoredValue::new(id.clone());
    let chosen = move |get: fn(&Block) -> String| Signal::derive(move || own.with_value(|id| read(BLOCKS, id, get)).unwrap_or_default());
    let change = move |how: &dyn Fn(&mut Block)| own.with_value(|id| edit(BLOCKS, id, |block| how(block)));
    let time = |minutes: u32| format::time(NaiveTime::from_num_seconds_from_midnight_opt(minutes * 60, 0).unwrap_or_default());
    // Every half hour, and what is stored where it is another time.
    let with = |mut all: Vec<u32>, stored: u32| {
        if !all.contains(&stored) {
            all.push(stored);
            all.sort_compact();
        }
        all
    };
    let starts = with((0..48).map(|half| half * 30).collect(), block.start).into_iter().map(|start| (start.to_string(), time(start)));
    let lengths =
        with(LENGTHS.to_vec(), block.minutes).into_iter().map(|minutes| (minutes.to_string(), format!("{} h", hours_text(minutes))));
    let remove = move || {
        own.with_value(|id| delete(BLOCKS, id, "Block deleted"));
        session.close();
    };
    sheet_frame(
        "Block",
        view! {
            <div class="with-delete">
                {select("block-kind", "What for", options::<BlockKind>(), chosen(|b| b.kind.key().to_owned()), move |key| change(&|b| b.kind = BlockKind::from_key(&key).unwrap_or(b.kind)))}
                {delete_button("Delete this block", remove)}
            </div>
            {select("block-day", "Day", options::<WeekDay>(), chosen(|b| b.day.key().to_owned()), move |key| change(&|b| b.day = WeekDay::from_key(&key).unwrap_or(b.day)))}
            <div class="two">
                {select("block-start", "From", starts, chosen(|b| b.start.to_string()), move |key| change(&|b| b.start = key.parse().unwrap_or(b.start)))}
                {select("block-length", "How long", lengths, chosen(|b| b.minutes.to_string()), move |key| change(&|b| b.minutes = key.parse().unwrap_or(b.minutes)))}
            </div>
            {line("block-note", "What exactly (optional)", Binding::new(BLOCKS, id, lens!(note)))}
            <div class="actions">{button("btn primary", "Done", move || session.close())}</div>
        }
        .into_any(),
    )
}
