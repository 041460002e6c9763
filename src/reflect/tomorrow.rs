//! Where a reflection ends: tomorrow's steps as they will be on Today, one tap to the calendar file, and what may follow when there is time.

use chrono::Days;
use leptos::prelude::*;

use super::fields::add_line;
use super::rows::{back, button, row};
use crate::components::live;
use crate::components::markdown::markdown;
use crate::dom;
use crate::format;
use crate::page::page;
use crate::route::{BudgetRoute, ReflectEdit, ReflectRoute, Route};
use crate::runtime;
use crate::session::{Feedback, now, session};
use domain::actions::{Action, ImprovementArea, if_then};
use domain::application::progress::Stage;
use domain::change::{Change, Edit};
use domain::id::Id;
use domain::record::Kind;
use domain::reflection::{About, ReflectionStep, close, feelings};
use exchange::out::calendar;
use exchange::reflection_document;
use store::refused::Refused;

/// What is proposed where no step is planned yet.
const PROPOSED: [ImprovementArea; 3] = [ImprovementArea::Documents, ImprovementArea::Answer, ImprovementArea::Person];

/// The screen.
pub fn screen(id: &Id) -> AnyView {
    let session = session();
    let Some(reflection) = session.peek(|model| model.reflections.get(id).cloned()) else {
        return page(
            "Reflection not found",
            "",
            back(),
            view! { <p>"It was deleted, or it was written on another device."</p> }.into_any(),
        );
    };
    let about = StoredValue::new((id.clone(), reflection.about.clone()));
    // Undo takes away what the screen is about.
    let there =
        Memo::new(move |_| about.with_value(|(id, _)| session.read(&[Kind::Reflection], |model| model.reflections.contains_key(id))));
    runtime::effect(move || {
        if !there.get() {
            session.replace(ReflectRoute::Home);
        }
    });
    let tomorrow = move || session.today.get().checked_add_days(Days::new(1)).unwrap_or_default();
    let steps = Memo::new(move |_| {
        let day = tomorrow();
        session.read(&[Kind::Action], |model| {
            close::steps_on(model, day).into_iter().map(|(id, action)| (id, action.clone())).collect::<Vec<_>>()
        })
    });
    let list = move || {
        let today = session.today.get();
        steps.with(|steps| {
            let rows: Vec<_> = steps
                .iter()
                .map(|(id, action)| {
                    let day = action.due.map(|due| format::near_day(due.max(tomorrow()), today)).unwrap_or_default();
                    let line = if action.about.is_general() { day } else { format!("{day} · {}", action.about.title()) };
                    row(ReflectEdit::Action(id.clone()).href(), action.sentence(), line, ().into_any())
                })
                .collect();
            if rows.is_empty() { proposals(about) } else { view! { <div class="rows">{rows}</div> }.into_any() }
        })
    };
    let lead = move || {
        if steps.with(Vec::is_empty) { "That is enough for today." } else { "That is enough for today. This is what tomorrow begins with:" }
    };
    let save = move || {
        let entries = steps.with_untracked(|steps| calendar::steps(steps.iter().map(|(id, action)| (id, action)), tomorrow()));
        let utc = now() + chrono::Duration::minutes(js_sys::Date::new_0().get_timezone_offset() as i64);
        dom::save_file("tomorrow.ics", "text/calendar", &calendar::write(&entries, utc));
    };
    let to_calendar = move || steps.with(|steps| !steps.is_empty()).then(|| button("btn", "Add to calendar", save));
    let days = format::date_style(session.today.get_untracked());
    let text = session.peek(|model| reflection_document::one(model, id, days)).unwrap_or_default();
    // A heading and the days alone are nothing that was written.
    let wrote = text.trim().split("\n\n").nth(2).is_some();
    let written = wrote.then(|| view! { <section class="section"><h2>"What you wrote"</h2><article class="paper stack tight">{markdown(&text)}</article></section> });
    page(
        "Tomorrow",
        "",
        back(),
        view! {
            <p class="lead">{live(lead)}</p>
            {live(list)}
            <div class="bar"><a class="btn primary" href=Route::Today.href()>"Done for today"</a>{live(to_calendar)}</div>
            <section class="section">
                <h2>"When you have time"</h2>
                <div class="rows">{follow_on(id)}</div>
            </section>
            {written}
        }
        .into_any(),
    )
}

/// Three small steps to take one of, and a line for an own one.
fn proposals(about: StoredValue<(Id, About)>) -> AnyView {
    let plan = move |when: String, then: String, changes: Option<ImprovementArea>| -> Result<(), Refused> {
        let session = session();
        let today = session.today.get_untracked();
        let (reflection, about) = about.get_value();
        let due = today.checked_add_days(Days::new(1));
        let action = Action { planned_on: today, when, then, due, changes, reflection: Some(reflection), about, ..Action::default() };
        session.commit(Change::one("Planned for tomorrow", Edit::add(session.new_id(), action)), Feedback::Form)
    };
    let rows = PROPOSED.map(|area| {
        let (when, then) = area.example();
        let sentence = if_then(when, then);
        let take = move |_| drop(plan(when.to_owned(), then.to_owned(), Some(area)));
        view! {
            <div class="row">
                <span class="grow">{sentence.clone()}</span>
                <button class="btn small" type="button" aria-label=format!("Take it: {sentence}") on:click=take>"Take it"</button>
            </div>
        }
    });
    view! {
        <p>"If you want something for tomorrow, one small step is enough. Take one of these, or write your own."</p>
        <div class="rows">{rows.collect_view()}</div>
        {add_line("tomorrow-step", None, "Tomorrow I …", "Plan it", move |text| plan(String::new(), text, None))}
    }
    .into_any()
}

/// What may follow: the letter, whom to tell, the money, the eight steps.
fn follow_on(id: &Id) -> AnyView {
    let session = session();
    let Some((reflection, person, application)) = session.peek(|model| {
        let reflection = model.reflections.get(id)?.clone();
        let person = reflection.tell_person.clone().and_then(|id| model.people.get(&id).map(|p| (id, p.name.trim().to_owned())));
        let application = reflection.about.application.clone().filter(|id| model.applications.contains_key(id));
        Some((reflection, person, application))
    }) else {
        return ().into_any();
    };
    let talked = reflection.about.stage.is_none_or(|stage| stage >= Stage::Screen);
    let letter = talked.then(|| {
        let route = application.map_or_else(|| ReflectRoute::AskGeneral(Some(id.clone())), ReflectRoute::Ask);
        row(route.href(), "Ask them for feedback", "The letter is written. Most people get no reply; asking costs little.", ().into_any())
    });
    let tell =
        person.map(|(id, name)| row(ReflectEdit::Person(id).href(), format!("Tell {name}"), "It can help to tell someone", ().into_any()));
    let money = reflection.before_words.contains_key(&feelings::key(feelings::MONEY)).then(|| {
        row(Route::Budget(BudgetRoute::Home).href(), "How long does the money last?", "One number answers the worry", ().into_any())
    });
    // Whoever has just been through the eight steps is not sent through them again.
    let (name, line) =
        if reflection.before_words.is_empty() && reflection.before_strength.is_none() && reflection.happened.trim().is_empty() {
            ("Look at it more closely", "Eight steps, ten minutes, at your pace")
        } else {
            ("Add to what you wrote", "Step by step, whenever something comes to mind")
        };
    let steps = row(ReflectRoute::Wizard(id.clone(), Some(ReflectionStep::Feelings)).href(), name, line, ().into_any());
    view! { {letter}{tell}{money}{steps} }.into_any()
}
