//! The week as a grid: a column a day, half an hour a row. Each block is a link to its sheet; arrow keys move the focused one by half an hour or a day, and so
//! does dragging it. The same as a list is below it.

use chrono::{Days, NaiveTime};
use leptos::prelude::*;

use super::super::edits::edit_with_undo;
use super::super::rows::row;
use super::super::tables::BLOCKS;
use super::drag::Drag;
use super::parts::KINDS;
use crate::components::live;
use crate::dom;
use crate::format;
use crate::route::ReflectEdit;
use crate::session::session;
use domain::choice::Choice;
use domain::day::week::monday;
use domain::id::Id;
use domain::routine::{self, BlockOutcome, Occurrence, WeekDay};

/// Minutes of a row.
const ROW: u32 = 30;

/// The grid and the list.
pub fn grid() -> AnyView {
    let session = session();
    let week = Memo::new(move |_| {
        let monday = monday(session.today.get());
        session.read(KINDS, |model| routine::plan(model, monday))
    });
    // Whole hours round everything planned; a block over midnight ends with the grid.
    let span = Memo::new(move |_| {
        week.with(|week| {
            let first = week.iter().map(|one| one.plan.start / 60).min().unwrap_or(9);
            let last = week.iter().map(|one| one.plan.start.saturating_add(one.plan.minutes).div_ceil(60)).max().unwrap_or(17);
            (first, last.clamp(first + 1, 24))
        })
    });
    let heads = move || {
        let today = session.today.get();
        let monday = monday(today);
        let head = |(nth, day): (usize, WeekDay)| {
            let on = monday.checked_add_days(Days::new(day.number())).unwrap_or(monday);
            let short: String = day.label().chars().take(3).collect();
            view! { <span class="week-head" class:on=on == today style=format!("grid-column:{};grid-row:1", nth + 2)>{short}</span> }
        };
        WeekDay::ALL.into_iter().enumerate().map(head).collect_view()
    };
    let times = move || {
        let (first, last) = span.get();
        let hour = |hour: u32| {
            let text = NaiveTime::from_hms_opt(hour, 0, 0).map(|_| hour.to_string()).unwrap_or_default();
            view! { <span class="week-hour" style=format!("grid-row:{}", (hour - first) * 60 / ROW + 2)>{text}</span> }
        };
        (first..last).map(hour).collect_view()
    };
    let ids = Memo::new(move |_| week.with(|week| week.iter().map(|one| one.block.clone()).collect::<Vec<Id>>()));
    let list = move || {
        let rows = week.get().into_iter().map(|one| {
            let line =
                [one.plan.note.trim().to_owned(), outcome(&one).to_owned()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
            row(ReflectEdit::Block(one.block.clone()).href(), name(&one), line.join(" · "), ().into_any())
        });
        view! { <div class="rows">{rows.collect_view()}</div> }
    };
    let rows = Signal::derive(move || span.with(|(first, last)| (last - first) * 60 / ROW));
    let drag = Drag::new(rows, |id, days, half_hours| move_block(&id, days, half_hours));
    view! {
        <p class="tiny">"Hold a block and drag it to another time, move it with the arrow keys, or tap it to change it."</p>
        <div class="week" role="group" aria-label="The week" on:pointerdown=move |event| drag.press(&event) on:pointermove=move |event| drag.follow(&event)
            on:pointerup=move |_| drag.release() on:pointercancel=move |_| drag.stop() on:touchmove=move |event| drag.keep(&event)
            on:contextmenu=move |event| drag.keep(&event) on:dragstart=move |event| event.prevent_default() on:click=move |event| drag.click(&event)>
            <span aria-hidden="true" class="week-lines">{live(heads)}{live(times)}</span>
            <For each=move || ids.get() key=Clone::clone let(id)>{cell(id, week, span, drag)}</For>
        </div>
        <details><summary>"As a list"</summary>{live(list)}</details>
    }
    .into_any()
}

/// "Monday 09:00 to 11:00, Searching".
fn name(one: &Occurrence) -> String {
    let (begins, ends) = (format::time(one.plan.begins()), format::time(one.plan.ends()));
    format!("{} {begins} to {ends}, {}", one.plan.day.label(), one.plan.kind.label())
}

fn outcome(one: &Occurrence) -> &'static str {
    one.log.as_ref().and_then(|log| log.outcome).map(Choice::label).unwrap_or_default()
}

/// Moves a block by days and half hours, with Undo.
fn move_block(id: &Id, days: i64, half_hours: i64) {
    edit_with_undo(BLOCKS, id, "Block moved", |block| *block = block.moved(days, half_hours));
}

fn cell(id: Id, week: Memo<Vec<Occurrence>>, span: Memo<(u32, u32)>, drag: Drag) -> AnyView {
    let own = StoredValue::new(id.clone());
    let held = Memo::new(move |_| own.with_value(|id| drag.held.with(|held| held.clone().filter(|held| held.id == *id))));
    let see = Memo::new(move |_| own.with_value(|id| week.with(|week| week.iter().find(|one| one.block == *id).cloned())));
    let place = move || {
        let (first, last) = span.get();
        see.with(|one| {
            one.as_ref().map(|one| {
                let start = (one.plan.start.saturating_sub(first * 60)) / ROW;
                let rows = one.plan.minutes.div_ceil(ROW).max(1).min(((last - first) * 60 / ROW).saturating_sub(start).max(1));
                let shift = held.with(|held| held.as_ref().map(|held| format!(";transform:translate({}px,{}px)", held.by.0, held.by.1)));
                format!("grid-column:{};grid-row:{} / span {rows}{}", one.plan.day.number() + 2, start + 2, shift.unwrap_or_default())
            })
        })
    };
    let label = move || {
        see.with(|one| {
            one.as_ref()
                .map(|one| [name(one), outcome(one).to_owned()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "))
        })
    };
    let state = move || see.with(|one| one.as_ref().and_then(|one| one.log.as_ref()?.outcome).map(BlockOutcome::key));
    let kind = move || see.with(|one| one.as_ref().map(|one| one.plan.kind.key()));
    // While it is held: where it would go.
    let text = move || {
        let steps = held.with(|held| held.as_ref().map(|held| held.steps));
        see.with(|one| {
            one.as_ref().map(|one| match steps {
                Some((days, half_hours)) => format::time(one.plan.moved(days, half_hours).begins()),
                None => one.plan.kind.label().to_owned(),
            })
        })
    };
    let key = move |event: leptos::ev::KeyboardEvent| {
        let (days, half_hours) = match event.key().as_str() {
            "ArrowUp" => (0, -1),
            "ArrowDown" => (0, 1),
            "ArrowLeft" => (-1, 0),
            "ArrowRight" => (1, 0),
            _ => return,
        };
        event.prevent_default();
        own.with_value(|id| move_block(id, days, half_hours));
        // Another day is another place in the page, and what is moved there loses the focus.
        own.with_value(|id| dom::focus_soon(format!(".week-block[href='{}']", ReflectEdit::Block(id.clone()).href())));
    };
    view! {
        <a class="week-block" class:held=move || held.with(Option::is_some) data-block=id.to_string() href=ReflectEdit::Block(id).href() style=place aria-label=label data-kind=kind data-outcome=state on:keydown=key>{text}</a>
    }
    .into_any()
}
