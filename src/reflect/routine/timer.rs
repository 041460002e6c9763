//! Today's blocks with their three answers, and the focus timer. Nothing ticks but the picture: what is left follows from the stored moment of the start.

use std::time::Duration;

use leptos::prelude::*;

use super::parts::KINDS;
use crate::components::figure::figure;
use crate::components::live;
use crate::format;
use crate::runtime;
use crate::session::{Feedback, session};
use domain::change::Change;
use domain::choice::Choice;
use domain::day::week::monday;
use domain::id::Id;
use domain::model::Model;
use domain::routine::timer::Timer;
use domain::routine::{self, BlockLog, BlockOutcome, Occurrence, edits};

/// The clock, in milliseconds of universal time.
fn clock() -> i64 {
    js_sys::Date::now() as i64
}

/// Today's blocks; the one whose timer runs comes first, also where it began yesterday.
pub fn today() -> AnyView {
    let session = session();
    let blocks = Memo::new(move |_| {
        let today = session.today.get();
        session.read(KINDS, |model| {
            let mut all = routine::week(model, monday(today));
            let before = today.pred_opt().map(|day| routine::week(model, monday(day))).unwrap_or_default();
            all.extend(before.into_iter().filter(|one| one.on < monday(today)));
            all.retain(|one| one.on == today || one.log.as_ref().is_some_and(|log| log.started.is_some()));
            all
        })
    });
    let rows = move || {
        let all = blocks.get();
        if all.is_empty() {
            return view! { <p class="sub">"Nothing is planned for today. The day is yours."</p> }.into_any();
        }
        view! { <div class="stack">{all.into_iter().map(card).collect_view()}</div> }.into_any()
    };
    view! { <section class="section"><h2>"Today"</h2>{live(rows)}</section> }.into_any()
}

fn commit(change: impl FnOnce(&Model) -> Option<Change>) {
    let session = session();
    if let Some(change) = session.peek(change) {
        drop(session.commit(change, Feedback::Toast));
    }
}

fn card(one: Occurrence) -> AnyView {
    let Occurrence { block, plan, on, log: noted } = one;
    let times = format!("{} to {}", format::time(plan.begins()), format::time(plan.ends()));
    let outcome = noted.as_ref().and_then(|log| log.outcome);
    let running = noted.as_ref().and_then(|log| log.started.map(|started| (started, log.left())));
    let ids = StoredValue::new((block, on));
    let label = plan.kind.label();
    let name = format!("{label}, {times}");
    let timer = running.map(|(started, minutes)| clock_face(started, minutes));
    let run = match (outcome, running) {
        (Some(_), _) => ().into_any(),
        (None, Some(_)) => button("Pause", format!("Pause: {name}"), move || {
            commit(|model| ids.with_value(|(block, on)| edits::pause(model, block, *on, clock())));
        }),
        (None, None) => {
            let words = if noted.as_ref().is_some_and(|log: &BlockLog| log.worked.is_some()) { "Go on" } else { "Start" };
            button(words, format!("{words}: {name}"), move || {
                commit(|model| ids.with_value(|(block, on)| edits::start(model, block, *on, clock())))
            })
        }
    };
    let answers = BlockOutcome::ANSWERS.map(|answer| {
        let name = format!("{}: {name}", answer.label());
        let pick = move |_| commit(|model| ids.with_value(|(block, on): &(Id, chrono::NaiveDate)| edits::answer(model, block, *on, answer, clock())));
        view! { <button class="chip" type="button" aria-label=name aria-pressed=(outcome == Some(answer)).to_string() on:click=pick>{answer.label()}</button> }
    });
    view! {
        <div class="card stack tight" role="group" aria-label=name.clone()>
            <div class="bar"><p class="grow"><strong>{label}</strong><br/><span class="sub">{times}</span>{(!plan.note.trim().is_empty()).then(|| view! { <br/><span class="sub" dir="auto">{plan.note.clone()}</span> })}</p>{run}</div>
            {timer}
            <div class="chips">{answers.into_iter().collect_view()}</div>
        </div>
    }
    .into_any()
}

fn button(label: &'static str, name: String, run: impl Fn() + 'static) -> AnyView {
    view! { <button class="btn small" type="button" aria-label=name on:click=move |_| run()>{label}</button> }.into_any()
}

/// What is left, drawn anew every second.
fn clock_face(started: i64, minutes: u32) -> AnyView {
    let now = RwSignal::new(clock());
    runtime::every(Duration::from_secs(1), move || now.set(clock()));
    let shown = move || {
        let timer = Timer::at(started, minutes, now.get());
        if timer.is_over {
            return view! { <p class="center" role="status">{figure("timer_left", Some(0.0), "The time is over.")}" How did it go?"</p> }
                .into_any();
        }
        view! { <p class="timer serif">{figure("timer_left", Some(f64::from(timer.left)), timer.text())}</p><p class="tiny center">"It runs on while the app is closed."</p> }.into_any()
    };
    live(shown)
}
