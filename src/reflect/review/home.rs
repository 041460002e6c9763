//! The overview of the weekly review: begin it, choose the day of the next one, what is being tried, and what was tried.

use leptos::prelude::*;

use super::super::chips::chip;
use super::super::rows::{back, title};
use super::parts::{KINDS, experiment_card};
use crate::components::form::unsaved;
use crate::components::live;
use crate::format;
use crate::page::page;
use crate::route::ReflectRoute;
use crate::session::{Feedback, session};
use chrono::{Datelike, Weekday};
use domain::choice::Choice;
use domain::record::Kind;
use domain::review::{self, ReviewStep};
use domain::routine::WeekDay;
use domain::sort_compact::SortCompact;

const WEEK: [(Weekday, &str); 7] = [
    (Weekday::Mon, "Mon"),
    (Weekday::Tue, "Tue"),
    (Weekday::Wed, "Wed"),
    (Weekday::Thu, "Thu"),
    (Weekday::Fri, "Fri"),
    (Weekday::Sat, "Sat"),
    (Weekday::Sun, "Sun"),
];

/// The screen.
pub fn screen() -> AnyView {
    page(
        "Weekly review",
        "",
        back(),
        view! {
            <p class="lead">"Ten minutes, once a week: what went out, what came back, and one thing to try. You can skip any step."</p>
            <div class="bar"><a class="btn primary" href=ReflectRoute::Review(Some(ReviewStep::Week)).href()>"Start the review"</a></div>
            {day()}
            {live(running)}
            {live(tried)}
            {live(finished)}
        }
        .into_any(),
    )
}

/// The day of the weekly review, as seven chips; a second tap on the chosen one clears it.
pub fn day() -> AnyView {
    let session = session();
    let next = Memo::new(move |_| session.read(&[Kind::Review], |model| review::next_on(model, session.today.get())));
    let chips = WEEK.map(|(weekday, name)| {
        let chosen = move || next.get().is_some_and(|day| day.weekday() == weekday);
        let pick = move || {
            let weekday = Some(weekday).filter(|own| next.get_untracked().is_none_or(|day| day.weekday() != *own));
            unsaved::flush();
            let change = session.peek(|model| review::choose(model, weekday, session.today.get_untracked()));
            drop(session.commit(change, Feedback::Quiet));
        };
        chip(name, chosen, pick)
    });
    let words = move || {
        let today = session.today.get();
        match next.get() {
            Some(day) if day <= today => format!("Every {}. This week’s is on Today.", WeekDay::of(day).label()),
            Some(day) => format!("Every {}, next {}. It will be on Today.", WeekDay::of(day).label(), format::near_day(day, today)),
            None => "Choose a day, and it will be on Today each week.".to_owned(),
        }
    };
    view! {
        <section class="section">
            <h2>"Day of the review"</h2>
            <div class="chips" role="group" aria-label="Day of the review">{chips.into_iter().collect_view()}</div>
            <p class="sub">{live(words)}</p>
        </section>
    }
    .into_any()
}

fn running() -> Option<AnyView> {
    let session = session();
    let today = session.today.get();
    let (id, experiment) = session.read(KINDS, |model| review::current(model, today))?;
    Some(
        view! { <section class="section"><h2>"What you are trying"</h2>{experiment_card(&id, &experiment, ().into_any())}</section> }
            .into_any(),
    )
}

fn tried() -> Option<AnyView> {
    let all = session().read(KINDS, review::decided);
    let cards: Vec<_> = all
        .iter()
        .map(|(id, experiment)| {
            let decided = experiment.decision.map(|decision| view! { <p class="sub">"Your decision: "{decision.label()}</p> });
            experiment_card(id, experiment, decided.into_any())
        })
        .collect();
    (!cards.is_empty())
        .then(|| view! { <section class="section"><h2>"What you tried"</h2><div class="stack">{cards}</div></section> }.into_any())
}

fn finished() -> Option<AnyView> {
    let mut all = session().read(&[Kind::Review], |model| {
        let finished = model.reviews.values().filter_map(|review| review.finished_on.map(|on| (on, review.noticed.clone())));
        finished.collect::<Vec<_>>()
    });
    all.sort_compact();
    let rows: Vec<_> = all
        .into_iter()
        .rev()
        .map(|(on, noticed)| {
            let noticed = noticed.trim().to_owned();
            view! { <div class="row"><span class="grow"><span class="name">{format::full_day(on)}</span>{(!noticed.is_empty()).then(|| view! { <span class="sub" dir="auto">{title(&noticed)}</span> })}</span></div> }
        })
        .collect();
    (!rows.is_empty())
        .then(|| view! { <section class="section"><h2>"Earlier reviews"</h2><div class="rows">{rows}</div></section> }.into_any())
}
