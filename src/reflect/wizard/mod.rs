//! The eight steps, one screen each: a thin line of progress, the question, what is written, and at the bottom "Go on" and "Skip" in the thumb's reach.
//! Each step is an address, so Back is the step before and a reload comes back to the keystroke. No step has to be filled in.

mod cards;
mod close;
mod feedback;
mod feelings;
mod friend;
mod happened;
mod insight;
mod next;
mod questions;
mod strength;

use leptos::prelude::*;

use super::edits::edit;
use super::rows::back;
use super::tables::{QUIET_TIMES, REFLECTIONS};
use crate::components::form::unsaved;
use crate::components::icon::{Icon, icon};
use crate::dom;
use crate::format;
use crate::page::{notices, page, set_title};
use crate::route::ReflectRoute;
use crate::runtime;
use crate::session::{Feedback, now, session};
use domain::change::{Change, Edit};
use domain::id::Id;
use domain::reflection;
use domain::reflection::quiet_state::{self, Quiet};
use domain::reflection::{ReflectionStep, begin};

/// A step of a reflection; without a step in the address, the one it was left at.
pub fn screen(id: &Id, step: Option<ReflectionStep>) -> AnyView {
    let Some((left_at, title)) = session().peek(|model| model.reflections.get(id).map(|r| (r.step, r.about.title()))) else {
        return gone();
    };
    let Some(step) = step else {
        let id = id.clone();
        runtime::next_frame(move || session().replace(ReflectRoute::Wizard(id, Some(left_at))));
        return view! { <main id="main" tabindex="-1"></main> }.into_any();
    };
    came_back(id);
    if left_at != step {
        edit(REFLECTIONS, id, |r| r.step = step);
    }
    set_title(step.title());
    dom::arrive();
    let content = match step {
        ReflectionStep::Feelings => feelings::screen(id),
        ReflectionStep::Happened => happened::screen(id),
        ReflectionStep::Questions => questions::screen(id),
        ReflectionStep::Feedback => feedback::screen(id),
        ReflectionStep::Friend => friend::screen(id),
        ReflectionStep::Insight => insight::screen(id),
        ReflectionStep::Next => next::screen(id),
        ReflectionStep::Close => close::screen(id),
    };
    let own = id.clone();
    let count = ReflectionStep::ALL.len();
    let progress = format!("Step {} of {}", format::count(step.number()), format::count(count));
    view! {
        <main id="main" tabindex="-1" class="wizard">
            {notices()}
            <div class="stack tight">
                <div class="bar wizard-top">
                    <p class="sub grow" dir="auto">{title}</p>
                    <a class="btn quiet small" href=ReflectRoute::Home.href() on:click=move |_| leave(&own)>"Save and leave"</a>
                </div>
                <div class="progress" role="progressbar" aria-label=progress aria-valuemin="0" aria-valuemax=count.to_string() aria-valuenow=step.number().to_string()>
                    <i style:width=format!("{}%", step.number() * 100 / count)></i>
                </div>
            </div>
            <div class="stack tight">
                <h1 tabindex="-1">{step.title()}</h1>
                <p class="sub">{step.hint()}</p>
            </div>
            <div class="stack steps-body">{content}</div>
            {buttons(id, step)}
        </main>
    }
    .into_any()
}

/// Opening the reflection that quiet time was taken in, once that time is over, counts as coming back: Today need not greet again.
fn came_back(id: &Id) {
    if let Quiet::ComingBack { id: quiet_time, reflection } = session().peek(|model| quiet_state::state(model, now())) {
        if reflection.as_ref() == Some(id) {
            edit(QUIET_TIMES, &quiet_time, |quiet_time| quiet_time.back = true);
        }
    }
}

/// Back, on, and past.
fn buttons(id: &Id, step: ReflectionStep) -> AnyView {
    let at = |step: ReflectionStep| ReflectRoute::Wizard(id.clone(), Some(step)).href();
    let previous =
        step.previous().map(|step| view! { <a class="btn icon" href=at(step) aria-label="Previous step">{icon(Icon::Left)}</a> });
    let own = id.clone();
    let on = match step.next() {
        Some(next) => view! { <a class="btn primary grow" href=at(next)>"Go on"</a><a class="btn" href=at(next)>"Skip"</a> }.into_any(),
        None => view! { <button class="btn primary grow" type="button" on:click=move |_| finish(&own)>"Finish this reflection"</button> }
            .into_any(),
    };
    view! { <div class="step-bar">{previous}{on}</div> }.into_any()
}

/// A reflection in which nothing was entered leaves no trace.
fn leave(id: &Id) {
    unsaved::flush();
    let session = session();
    let untouched = session.peek(|model| model.reflections.get(id).filter(|r| begin::is_untouched(model, id, r)).cloned());
    if let Some(before) = untouched {
        drop(session.commit(Change::one("Left", Edit::remove(id.clone(), &before)), Feedback::Quiet));
    }
}

/// What was named at the end is kept where it belongs, and tomorrow is shown.
fn finish(id: &Id) {
    let session = session();
    unsaved::flush();
    let today = session.today.get_untracked();
    let Some(change) = session.peek(|model| reflection::close::finish(model, id, today, || session.new_id())) else { return };
    if session.commit(change, Feedback::Toast).is_ok() {
        session.go(ReflectRoute::Tomorrow(id.clone()));
    }
}

fn gone() -> AnyView {
    page("Reflection not found", "", back(), view! { <p>"It was deleted, or it was written on another device."</p> }.into_any())
}
