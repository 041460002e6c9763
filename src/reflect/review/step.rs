//! The steps of the weekly review, one screen each, every one an address: Back is the step before.

use leptos::prelude::*;

use super::super::edits::{add, edit_with_undo};
use super::super::fields::{add_line, area};
use super::super::rows::button;
use super::super::tables::{EXPERIMENTS, REVIEWS};
use super::home;
use super::parts::{KINDS, experiment_card, more_words, picture, standing, widest};
use crate::components::form::{Binding, lens, unsaved};
use crate::components::how::how;
use crate::components::icon::{Icon, icon};
use crate::components::{figure::figure, live};
use crate::derived;
use crate::dom;
use crate::format;
use crate::page::{notices, set_title};
use crate::route::{ReflectRoute, Route};
use crate::session::{Feedback, session};
use chrono::Days;
use domain::application::labels;
use domain::change::{Change, Edit};
use domain::choice::Choice;
use domain::day::scattershot::scattershot;
use domain::review::experiment::USUAL_DAYS;
use domain::review::{self, Decision, Experiment, FunnelStep, OutAndBack, ReviewStep, Weakest};
use store::refused::Refused;

/// A step.
pub fn screen(step: ReviewStep) -> AnyView {
    set_title(step.label());
    dom::arrive();
    let content = match step {
        ReviewStep::Week => week(),
        ReviewStep::Weakest => live(weakest),
        ReviewStep::Last => live(last),
        ReviewStep::Try => attempt(),
    };
    let count = ReviewStep::ALL.len();
    let progress = format!("Step {} of {}", format::count(step.number()), format::count(count));
    view! {
        <main id="main" tabindex="-1" class="wizard">
            {notices()}
            <div class="stack tight">
                <div class="bar wizard-top">
                    <p class="sub grow">"Weekly review"</p>
                    <a class="btn quiet small" href=ReflectRoute::Review(None).href()>"Save and leave"</a>
                </div>
                <div class="progress" role="progressbar" aria-label=progress aria-valuemin="0" aria-valuemax=count.to_string() aria-valuenow=step.number().to_string()>
                    <i style:width=format!("{}%", step.number() * 100 / count)></i>
                </div>
            </div>
            <h1 tabindex="-1">{step.label()}</h1>
            <div class="stack steps-body">{content}</div>
            {buttons(step)}
        </main>
    }
    .into_any()
}

fn buttons(step: ReviewStep) -> AnyView {
    let at = |step: ReviewStep| ReflectRoute::Review(Some(step)).href();
    let previous =
        step.previous().map(|step| view! { <a class="btn icon" href=at(step) aria-label="Previous step">{icon(Icon::Left)}</a> });
    let on = match step.next() {
        Some(next) => view! { <a class="btn primary grow" href=at(next)>"Go on"</a> }.into_any(),
        None => view! { <button class="btn primary grow" type="button" on:click=move |_| finish()>"Finish the review"</button> }.into_any(),
    };
    view! { <div class="step-bar">{previous}{on}</div> }.into_any()
}

/// The review of this week is noted as done.
fn finish() {
    let session = session();
    unsaved::flush();
    let today = session.today.get_untracked();
    let change = session.peek(|model| {
        let (id, blank) = review::of_week(model, today);
        match model.reviews.get(&id) {
            Some(before) => Change::edit("Review finished", &id, before, |review| review.finished_on = Some(today)),
            None => Change::one("Review finished", Edit::add(id, review::Review { finished_on: Some(today), ..blank })),
        }
    });
    if session.commit(change, Feedback::Toast).is_ok() {
        session.go(ReflectRoute::Review(None));
    }
}

/// What went out and what came back, and a line on it.
fn week() -> AnyView {
    let session = session();
    let shown = move || {
        let today = session.today.get();
        let week = session.read(KINDS, |model| OutAndBack::of(model, today));
        let sent = format::plural(i64::from(week.sent), "application", "applications");
        let written = if week.written > 0 {
            format!(", {}", format::plural(i64::from(week.written), "letter", "letters"))
        } else {
            Default::default()
        };
        let back = format::plural(week.back.len() as i64, "answer", "answers");
        let rows: Vec<_> = week
            .back
            .iter()
            .map(|one| {
                let words = format!("{}, {}", labels::kind_name(&one.kind), format::near_day(one.on, today));
                super::super::rows::row(Route::Application(one.application.clone()).href(), one.name.clone(), words, ().into_any())
            })
            .collect();
        let scattered = session.read(KINDS, |model| scattershot(model, today)).map(|week| view! { <p class="sub">{week.sentence()}</p> });
        view! {
            <p>"In the last seven days, out: "{figure("review_sent", Some(f64::from(week.sent)), format!("{sent}{written}"))}". Back: "{figure("review_back", Some(week.back.len() as f64), back)}"."{(week.sent == 0 && week.written == 0).then_some(" Some weeks are like that; this is for looking, not for judging.")}</p>
            {scattered}
            {(!rows.is_empty()).then(|| view! { <div class="rows">{rows}</div> })}
        }
        .into_any()
    };
    let (id, blank) = session.peek(|model| review::of_week(model, session.today.get_untracked()));
    view! {
        {live(shown)}
        {area("review-noticed", "What did you notice?", "One line is enough. It may stay empty.", Binding::or_new(REVIEWS, &id, lens!(noticed), blank))}
    }
    .into_any()
}

fn found() -> Weakest {
    let session = session();
    let ledger = derived::ledger().get();
    session.read(KINDS, |model| Weakest::of(model, &ledger))
}

/// The weakest step with both its intervals, or how many more it takes; below it every step.
fn weakest() -> AnyView {
    let found = found();
    let today = session().today.get();
    let since = format::day(found.since, today);
    let head = match (found.named(), found.soonest()) {
        (Some(step), _) => {
            let name = step.step.label();
            let max = widest(&[&step.whole, &step.recent, &step.earlier]);
            view! {
                <p class="serif big">{figure("weakest_step", None, name)}</p>
                <p>{standing(step)}</p>
                {picture("The whole search", "weakest_whole".into(), step.step, &step.whole, step.benchmark, max)}
                {picture("Recent", "weakest_recent".into(), step.step, &step.recent, None, max)}
                {picture("Earlier", "weakest_earlier".into(), step.step, &step.earlier, None, max)}
            }
            .into_any()
        }
        (None, Some((step, more))) => view! {
            <p class="serif big">"Not enough yet: "{figure("weakest_more", more.map(f64::from), more_words(step, more))}</p>
            <p>"No step lies clearly below its benchmark or your own earlier rate. At today’s rate that is how many it takes until it could be told."</p>
        }
        .into_any(),
        (None, None) => view! { <p class="serif big">"No step holds you back that the numbers could name."</p> }.into_any(),
    };
    let rows = found.steps.iter().map(|step| {
        let words = super::parts::words(step.step, &step.whole);
        view! { <tr><th scope="row">{step.step.label()}</th><td>{words}</td><td>{super::parts::words(step.step, &step.recent)}</td><td>{super::parts::words(step.step, &step.earlier)}</td><td>{standing(step)}</td></tr> }
    });
    view! {
        {head}
        {how(found.working())}
        <details><summary>"Every step as a table"</summary><div class="scroll-x" tabindex="0" role="region" aria-label="Every step"><table>
            <thead><tr><th scope="col">"Step"</th><th scope="col">"The whole search"</th><th scope="col">"Recent"</th><th scope="col">"Earlier"</th><th scope="col">"What it says"</th></tr></thead>
            <tbody>{rows.collect_view()}</tbody>
        </table></div></details>
        <p class="tiny">{format!("Recent: from {since} to {}. Later cases are too young to count; earlier: before that.", format::day(found.settled_by, today))}</p>
    }
    .into_any()
}

/// The last experiment, before it and since, and what becomes of it.
fn last() -> AnyView {
    let session = session();
    let today = session.today.get();
    let Some((id, experiment)) = session.read(KINDS, |model| review::current(model, today)) else {
        return view! { <p>"Nothing is being tried at the moment. The next step proposes one thing."</p> }.into_any();
    };
    let decide = |decision: Decision| {
        let id = id.clone();
        let what = match decision {
            Decision::Keep => "Experiment kept",
            Decision::Drop => "Experiment stopped",
        };
        button("btn small", decision.label(), move || edit_with_undo(EXPERIMENTS, &id, what, |one| one.decision = Some(decision)))
    };
    let longer = {
        let id = id.clone();
        move || {
            let until = session.today.get_untracked().checked_add_days(Days::new(USUAL_DAYS));
            edit_with_undo(EXPERIMENTS, &id, "Experiment goes on", |one| one.until = until.unwrap_or(one.until));
        }
    };
    let actions =
        view! { <div class="bar">{button("btn small", "Go on", longer)}{Decision::ALL.map(decide).into_iter().collect_view()}</div> };
    experiment_card(&id, &experiment, actions.into_any())
}

/// One thing to try, from what fits the step or in the person's own words; and the day of the next review.
fn attempt() -> AnyView {
    let session = session();
    let step = move || found().to_try();
    let begin = move |change: String, step: FunnelStep| -> Result<(), Refused> {
        let experiment = Experiment::begun(change, step, session.today.get_untracked());
        add(&session.new_id(), "Experiment begun", experiment)
    };
    let proposals = move || {
        let (today, step) = (session.today.get(), step());
        if let Some((_, current)) = session.read(KINDS, |model| review::current(model, today)) {
            let until = format::near_day(current.until, today);
            let line = if current.is_running(today) {
                format!("You are trying this until {until}. One thing at a time: otherwise nobody can tell what helped.")
            } else {
                format!("This ran until {until}. Decide about it first; then you can try the next thing.")
            };
            return view! {
                <p>{line}</p>
                <div class="card stack tight"><p dir="auto"><strong>{current.change}</strong></p><a class="btn small" href=ReflectRoute::Review(Some(ReviewStep::Last)).href()>"Look at it"</a></div>
            }
            .into_any();
        }
        let rows = session.read(KINDS, |model| review::proposals(model, step, today));
        let rows = rows.into_iter().map(|proposal| {
            let name = format!("Try it: {}", proposal.change);
            let take = move |_| drop(begin(proposal.change.to_owned(), step));
            view! {
                <div class="row">
                    <span class="grow"><span class="name">{proposal.change}</span><span class="sub">{proposal.why}</span></span>
                    <button class="btn small" type="button" aria-label=name on:click=take>"Try it"</button>
                </div>
            }
        });
        let until = session.today.get().checked_add_days(Days::new(USUAL_DAYS)).unwrap_or_default();
        view! {
            <p class="sub">{format!("{}. It runs until {}.", step.label(), format::near_day(until, today))}</p>
            <div class="rows">{rows.collect_view()}</div>
            {add_line("review-try", None, "Or something of your own", "Try it", move |text| begin(text, step))}
        }
        .into_any()
    };
    view! { {live(proposals)}{home::day()} }.into_any()
}
