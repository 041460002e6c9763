//! The eight steps, one screen each: a thin line of progress, the question, what is written, and at the bottom "Go on" and "Skip" in the thumb's reach.
//! Each step is an address, so Back is the step before and a reload comes back to the keystroke. Nothing here is asked for.

mod close;
mod feedback;
mod feelings;
mod insight;
mod next;
mod questions;

use crate::route::ReflectRoute;
use crate::runtime;
use leptos::prelude::*;

use super::draft::{Place, area, line, place, settle, spot};
use super::pieces::{amend, chip, look, strength};
use crate::components::icon::{Icon, icon, icon_small};
use crate::dom;
use crate::page::{notices, page};
use crate::session::{Feedback, now, session};
use domain::change::{Change, Edit};
use domain::id::Id;
use domain::reflection::quiet::QuietTime;
use domain::reflection::quiet_state::{self, Quiet};
use domain::reflection::{Reflection, ReflectionStep, begin};

/// The table of reflections.
pub const TABLE: super::draft::Table<Reflection> = |model| &model.reflections;

/// A text of the reflection: its place, its label, a hint, and its name in the page.
type Text = (Place<Reflection>, &'static str, &'static str, &'static str);

/// A step of a reflection; without a step in the address, the one it was left at.
pub fn screen(id: &Id, step: Option<ReflectionStep>) -> AnyView {
    let Some((left_at, title)) = session().peek(|model| model.reflections.get(id).map(|r| (r.step, r.about.title()))) else {
        return gone();
    };
    let Some(step) = step else {
        let id = id.clone();
        runtime::next_frame(move || crate::session::session().replace(ReflectRoute::Wizard(id.clone(), Some(left_at))));
        return view! { <main id="main" tabindex="-1"></main> }.into_any();
    };
    came_back(id);
    if left_at != step {
        amend(TABLE, id, "", |r| r.step = step);
    }
    dom::document().set_title(&format!("{} · Onward", step.title()));
    dom::after_draw(|| {
        dom::window().scroll_to_with_x_and_y(0.0, 0.0);
        dom::focus("#main h1");
    });
    let content = match step {
        ReflectionStep::Feelings => feelings::screen(id),
        ReflectionStep::Happened => texts(id, &HAPPENED),
        ReflectionStep::Questions => questions::screen(id),
        ReflectionStep::Feedback => feedback::screen(id),
        ReflectionStep::Friend => friend(id),
        ReflectionStep::Insight => insight::screen(id),
        ReflectionStep::Next => next::screen(id),
        ReflectionStep::Close => close::screen(id),
    };
    let own = id.clone();
    let at = format!("ReflectionStep {} of {}", step.number(), ReflectionStep::ALL.len());
    view! {
        <main id="main" tabindex="-1" class="wizard">
            {notices()}
            <div class="stack tight">
                <div class="bar wizard-top">
                    <p class="sub grow" dir="auto">{title}</p>
                    <a class="btn quiet small" href=ReflectRoute::Home.href() on:click=move |_| leave(&own)>"Leave, it is kept"</a>
                </div>
                <div class="progress" role="progressbar" aria-label=at.clone() aria-valuemin="0" aria-valuemax="8" aria-valuenow=step.number().to_string()>
                    <i style:width=format!("{}%", step.number() * 100 / ReflectionStep::ALL.len())></i>
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

/// Opening the reflection in which time was taken, once that is over, is coming back: Today need not greet again.
fn came_back(id: &Id) {
    const WINDOWS: super::draft::Table<QuietTime> = |model| &model.quiet_times;
    if let Quiet::ComingBack { id: window, reflection } = session().peek(|model| quiet_state::state(model, now())) {
        if reflection.as_ref() == Some(id) {
            amend(WINDOWS, &window, "", |window| window.back = true);
        }
    }
}

/// The way back, on, and past.
fn buttons(id: &Id, step: ReflectionStep) -> AnyView {
    let at = |step: ReflectionStep| ReflectRoute::Wizard(id.clone(), Some(step)).href();
    let back = step.previous().map(|step| view! { <a class="btn icon" href=at(step) aria-label="The step before">{icon(Icon::Left)}</a> });
    let own = id.clone();
    let on = match step.next() {
        Some(next) => view! { <a class="btn primary grow" href=at(next)>"Go on"</a><a class="btn" href=at(next)>"Skip"</a> }.into_any(),
        None => view! { <button class="btn primary grow" type="button" on:click=move |_| finish(&own)>"Close this reflection"</button> }
            .into_any(),
    };
    view! { <div class="step-bar">{back}{on}</div> }.into_any()
}

/// An untouched reflection leaves no trace.
fn leave(id: &Id) {
    settle();
    let session = session();
    let untouched = session.peek(|model| model.reflections.get(id).filter(|r| begin::is_untouched(model, id, r)).cloned());
    if let Some(before) = untouched {
        drop(session.commit(Change::one("Left", Edit::remove(id.clone(), &before)), Feedback::Quiet));
    }
}

fn finish(id: &Id) {
    settle();
    let session = session();
    let today = session.today.get_untracked();
    amend(TABLE, id, "Closed. It is kept under Reflect.", |r| r.finished_on = Some(today));
    session.go(ReflectRoute::Document(Some(id.clone())));
}

fn gone() -> AnyView {
    let back = view! { <a class="btn" href=ReflectRoute::Home.href()>"To Reflect"</a> }.into_any();
    page("This reflection is not here", "", back, view! { <p>"It was deleted, or it was written on another device."</p> }.into_any())
}

const HAPPENED: [Text; 4] = [
    (place!(meant), "What was meant to happen?", "What you had prepared, what you expected.", "meant"),
    (place!(happened), "What did happen?", "As a camera would have seen it.", "happened"),
    (place!(went_well), "What went well?", "Something always did: you were invited, you came, one answer was good.", "went_well"),
    (place!(differed), "What was different from the plan?", "And what may have made it so.", "differed"),
];

const THOUGHT: [Text; 4] = [
    (place!(thought), "A thought that keeps coming back", "As it comes: “I will never …”", "thought"),
    (place!(evidence_for), "What speaks for it?", "Facts only.", "evidence_for"),
    (place!(evidence_against), "What speaks against it?", "Times it was not so; what others would say.", "evidence_against"),
    (place!(fairer_thought), "A fairer thought", "One you could say to someone you like.", "fairer_thought"),
];

/// Several texts, one below the other.
fn texts(id: &Id, which: &[Text]) -> AnyView {
    which.iter().map(|&(place, label, hint, name)| area(name, label, hint, spot(TABLE, id, place))).collect_view().into_any()
}

/// The outside view, and the thought record for who wants it.
fn friend(id: &Id) -> AnyView {
    let used = session().peek(|model| {
        model.reflections.get(id).is_some_and(|r| {
            !(r.thought.is_empty() && r.evidence_for.is_empty() && r.evidence_against.is_empty() && r.fairer_thought.is_empty())
        })
    });
    let (own, set) = (id.clone(), id.clone());
    view! {
        {area("friend", "To a friend, I would say", "", spot(TABLE, id, place!(friend)))}
        <details open=used>
            <summary>"A thought that will not leave"</summary>
            <div class="stack">
                {texts(id, &THOUGHT)}
                {strength("thought-strength", "How strong is the feeling now?", move || look(TABLE, &own, |r| r.thought_strength).flatten(), move |s| amend(TABLE, &set, "", |r| r.thought_strength = Some(s)))}
            </div>
        </details>
    }
    .into_any()
}

/// The link to help that stands where feelings are spoken of.
fn help_link() -> AnyView {
    view! { <a class="row help-row" href=ReflectRoute::Help.href()>{icon(Icon::Ring)}<span class="grow">"Talk to someone now"</span>{icon_small(Icon::Right)}</a> }.into_any()
}

/// What a reflection without an application is about.
fn about_lines(id: &Id) -> Option<AnyView> {
    let general = session().peek(|model| model.reflections.get(id).is_some_and(|r| r.about.application.is_none()));
    general.then(|| {
        view! {
            <details>
                <summary>"Which job is it about?"</summary>
                <div class="two">
                    {line("about-company", "Company", "text", spot(TABLE, id, place!(about.company)))}
                    {line("about-role", "Role", "text", spot(TABLE, id, place!(about.role)))}
                </div>
            </details>
        }
        .into_any()
    })
}
