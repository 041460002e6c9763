//! The week round today: what comes next where nothing is due, what is ahead, what was done and learnt; and on a hard day a fairer thought.

use leptos::prelude::*;

use super::facts::facts;
use super::items::{meeting_name, priced};
use crate::components::{done, live};
use crate::format;
use crate::route::{BudgetRoute, ReflectEdit, ReflectRoute, Route};
use crate::session::session;
use domain::day::week::{Ahead, Week};
use domain::funnel::NextAction;

/// The words of a row, and where it leads.
fn words(what: &Ahead) -> (String, String) {
    let session = session();
    match what {
        Ahead::Meeting { application, name, meeting, time } => {
            let at = time.map(|time| format!(", {}", format::time(time))).unwrap_or_default();
            (format!("{} with {name}{at}", meeting_name(*meeting)), Route::Application(application.clone()).href())
        }
        Ahead::Step { sentence, .. } => (sentence.clone(), Route::Reflect(ReflectRoute::Actions).href()),
        Ahead::Learn { gap, text, cost } => {
            let home = session.peek(|model| format::home(&model.preferences()));
            (priced(text, *cost, home), ReflectEdit::Skill(gap.clone()).href())
        }
        Ahead::Next { application, name, action } => {
            let words = match action {
                NextAction::Own(text) => format!("{text}, {name}"),
                NextAction::FollowUp { .. } => format!("Follow up with {name}"),
                NextAction::AskFeedback => format!("Ask {name} for feedback"),
                NextAction::Send => format!("Send the application to {name}"),
                NextAction::Decide => format!("Decide on the offer from {name}"),
                _ => name.clone(),
            };
            (words, Route::Application(application.clone()).href())
        }
        Ahead::Word { person, name } => (format!("Get in touch with {name}"), ReflectEdit::Person(person.clone()).href()),
        Ahead::Review => ("Weekly review, ten minutes".to_owned(), Route::Reflect(ReflectRoute::Review(None)).href()),
        Ahead::Bill { name, amount } => {
            let home = session.peek(|model| format::home(&model.preferences()));
            (format!("{name}, {}", format::amount(*amount, home)), Route::Budget(BudgetRoute::Calendar).href())
        }
    }
}

/// What comes next, on a day with nothing due: the first of what is ahead, or how to begin.
pub fn next(after_rejection: bool) -> AnyView {
    let today = session().today.get();
    match facts().with(|facts| facts.ahead.first().map(|(on, what)| (*on, words(what)))) {
        Some((on, (words, href))) => {
            view! { <p class="lead">"Next: "<a href=href dir="auto">{words}</a>", "{format::near_day(on, today)}". Until then the time is yours."</p> }.into_any()
        }
        None if after_rejection => view! {
            <p class="lead">"Being turned down is enough for one day, and nothing has to happen now. When you want to, "<a href=ReflectRoute::Actions.href()>"plan one small step"</a>": it will be here on its day."</p>
            <p><a href=ReflectRoute::Help.href()>"Talk to someone"</a></p>
        }
        .into_any(),
        None => view! { <p class="lead">"Nothing is planned either. Add an application, or one small step with a day: it will be here when its day comes."</p> }.into_any(),
    }
}

/// What is ahead this week.
pub fn ahead() -> AnyView {
    let (session, facts) = (session(), facts());
    live(move || {
        let today = session.today.get();
        let last = today.checked_add_days(chrono::Days::new(7)).unwrap_or(today);
        let coming: Vec<_> =
            facts.with(|facts| facts.ahead.iter().filter(|(on, _)| *on <= last).map(|(on, what)| (*on, words(what))).collect());
        let rows: Vec<_> = coming
            .into_iter()
            .map(|(on, (words, href))| {
                view! { <a class="row" href=href><span class="end ahead-day">{format::near_day(on, today)}</span><span class="grow clip" dir="auto">{words}</span></a> }
            })
            .collect();
        (!rows.is_empty()).then(|| view! { <section class="section"><h2>"This week"</h2><div class="rows">{rows}</div></section> })
    })
}

/// What was done and learnt since Monday; never what was lost.
pub fn done() -> AnyView {
    let facts = facts();
    live(move || {
        facts
            .with(|facts| sentence(&facts.week))
            .map(|sentence| view! { <section class="section"><h2>"Done and learnt this week"</h2><p>{sentence}</p></section> })
    })
}

fn sentence(week: &Week) -> Option<String> {
    let words = done::words(week);
    (!words.is_empty()).then(|| format!("{words}."))
}

/// On a hard day, a fairer thought that the person wrote before.
pub fn thought() -> AnyView {
    let (session, facts) = (session(), facts());
    live(move || {
        let today = session.today.get();
        facts.with(|facts| facts.thought.clone()).map(|one| {
            let href = Route::Reflect(ReflectRoute::Document(Some(one.reflection))).href();
            view! {
                <section class="card warm stack tight" aria-label="A fairer thought">
                    <p class="prewrap" dir="auto"><strong>{one.fairer}</strong></p>
                    <p class="sub"><a href=href>"You wrote it "{format::ago(one.on, today)}</a></p>
                </section>
            }
        })
    })
}
