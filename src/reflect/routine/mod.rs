//! The week: blocks of time from a template, the focus timer, what became of today's blocks, hours by kind against the plan.
//!
//! - `grid`: the week as a picture of blocks. - `drag`: moving one with the pointer. - `block`: the sheet of one. - `timer`: today's blocks with the timer.
//! - `file`: the calendar file. - `parts`: what these share.

pub mod block;
mod drag;
mod file;
mod grid;
mod parts;
mod timer;

use leptos::prelude::*;

use parts::{KINDS, hours_text};

use super::rows::{back, button};
use crate::components::figure::figure;
use crate::components::how::how;
use crate::components::live;
use crate::page::page;
use crate::route::ReflectEdit;
use crate::session::{Feedback, now, session};
use domain::change::{Change, Edit};
use domain::choice::Choice;
use domain::day::week::monday;
use domain::record::Kind;
use domain::routine::template::{Template, apply};
use domain::routine::{Block, BlockKind, WeekDay, hours, shrink};

/// The screen.
pub fn screen() -> AnyView {
    let session = session();
    let planned = Memo::new(move |_| session.read(&[Kind::Block], |model| !model.blocks.is_empty()));
    let fixed = RwSignal::new(false);
    let file = move || planned.get().then(|| button("btn", "Calendar file", move || file::save(fixed.get_untracked())));
    let actions = view! { {back()}{live(file)} };
    let content = move || if planned.get() { week(fixed) } else { begin() };
    page("Week", "", actions.into_any(), live(content))
}

/// Before anything is planned: a template, or a first block.
fn begin() -> AnyView {
    view! {
        <p class="lead">"Fixed hours make a search lighter: when they are over, you are done. Begin with a week and change it as you like."</p>
        {templates("A week to begin with")}
        <div class="bar">{button("btn", "Add a block", add)}</div>
    }
    .into_any()
}

fn week(fixed: RwSignal<bool>) -> AnyView {
    view! {
        {live(in_all)}
        {grid::grid()}
        <div class="bar">{button("btn small", "Add a block", add)}{button("btn small", "Smaller week", smaller)}</div>
        {timer::today()}
        {live(by_kind)}
        {file::about(fixed)}
        <details><summary>"Start over from a template"</summary>{templates("It takes the place of the week as it is; what you noted stays.")}</details>
    }
    .into_any()
}

fn templates(title: &'static str) -> AnyView {
    let session = session();
    let chips = Template::CHOICES.iter().map(|template| {
        let pick = move || {
            let today = session.today.get_untracked();
            let change = session.peek(|model| apply(model, *template, today, || session.new_id()));
            drop(session.commit(change, Feedback::Toast));
        };
        button("chip", template.label(), pick)
    });
    view! { <p class="sub">{title}</p><div class="chips">{chips.collect_view()}</div> }.into_any()
}

/// A new block, today at the next full hour; its sheet opens.
fn add() {
    let session = session();
    let (id, today) = (session.new_id(), session.today.get_untracked());
    let hour = chrono::Timelike::hour(&now()).saturating_add(1).min(20);
    let block = Block { day: WeekDay::of(today), start: hour * 60, minutes: 60, from: monday(today), ..Block::default() };
    if session.commit(Change::one("Block added", Edit::add(id.clone(), block)), Feedback::Toast).is_ok() {
        session.go(ReflectEdit::Block(id));
    }
}

fn smaller() {
    let session = session();
    if let Some(change) = session.peek(|model| shrink::shrink(model, now())) {
        drop(session.commit(change, Feedback::Toast));
    }
}

fn in_all() -> AnyView {
    let session = session();
    let monday = monday(session.today.get());
    let (planned, done) = session.read(KINDS, |model| hours::in_all(model, monday));
    // A plan made late in the week has its first hours in the next one.
    let later = (planned == 0 && done == 0)
        .then(|| view! { <p class="sub">"No hours are planned for the rest of this week. The plan goes on on Monday."</p> });
    view! { {later}<p hidden=planned == 0 && done == 0>{figure("routine_done", Some(f64::from(done) / 60.0), hours_text(done))}" of "{figure("routine_planned", Some(f64::from(planned) / 60.0), hours_text(planned))}" planned hours done this week."</p> }.into_any()
}

fn by_kind() -> AnyView {
    let session = session();
    let monday = monday(session.today.get());
    let rows = session.read(KINDS, |model| hours::by_kind(model, monday));
    let rows = rows.into_iter().filter(|row| row.kind != BlockKind::Rest).map(|row| {
        let words = format!("{} of {} h", hours_text(row.done), hours_text(row.planned));
        view! { <div class="row"><span class="grow">{row.kind.label()}</span><span class="end">{figure(format!("routine_{}", row.kind.key()), Some(f64::from(row.done) / 60.0), words)}</span></div> }
    });
    let rows = rows.collect_view();
    let working = how(session.read(KINDS, |model| hours::working(model, monday)));
    view! { <section class="section"><h2>"Hours by kind"</h2><div class="rows">{rows}</div>{working}</section> }.into_any()
}
