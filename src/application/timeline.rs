//! What happened and what is scheduled, the latest first. Each entry opens its sheet.

use domain::letter_case::SmallLetters;
use std::sync::Arc;

use leptos::prelude::*;

use crate::components::live;

use super::record::ApplicationHandle;
use super::time::date_and_time;
use crate::components::icon::{Icon, icon_small};
use crate::dom;
use crate::route::Route;
use crate::session::session;
use domain::application::Application;
use domain::application::event::{Event, EventKind};
use domain::application::labels::{self, Marker, TimelineEntry};
use domain::choice;
use domain::id::Id;
use domain::model::Model;
use exchange::out::calendar;

pub fn timeline(application: ApplicationHandle) -> AnyView {
    let session = session();
    let entries =
        Memo::new(move |_| application.with(|application| labels::timeline(application, session.today.get())).unwrap_or_default());
    let add = Route::Event(application.id(), None).href();
    view! {
        <section class="section">
            <h2>"Timeline"</h2>
            {live(move || entries.with(Vec::is_empty).then(|| view! { <p class="sub">"No entries yet."</p> }))}
            <ol class="timeline">{live(move || entries.get().into_iter().map(|entry| row(application, entry)).collect_view())}</ol>
            <div class="bar"><a class="btn small" href=add>{icon_small(Icon::Plus)}"Add an entry"</a></div>
        </section>
    }
    .into_any()
}

fn row(application: ApplicationHandle, entry: TimelineEntry) -> AnyView {
    let today = session().today.get_untracked();
    let class = match entry.dot {
        Marker::Ahead => "ahead",
        Marker::Theirs => "theirs",
        Marker::Own => "own",
    };
    let near = entry.event.date.is_some_and(|day| (0..7).contains(&(day - today).num_days()));
    let day = date_and_time(entry.event.date, entry.event.time, today);
    let (title, rest) =
        if near && entry.dot == Marker::Ahead { (format!("{}, {day}", entry.title), String::new()) } else { (entry.title.clone(), day) };
    let told = application.with(|application| more(application, &entry)).unwrap_or_default();
    let rest = [rest, told].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    let note = entry.event.note.clone();
    let calendar = (entry.event.kind.is_meeting() && entry.event.date.is_some_and(|day| day >= today)).then(|| entry.id.clone());
    view! {
        <li class=class>
            <a href=Route::Event(application.id(), Some(entry.id)).href()>
                <strong>{title}</strong>" "<span class="sub">{rest}</span>
                {(!note.is_empty()).then(|| view! { <span class="sub prewrap note">{note}</span> })}
            </a>
            {calendar.map(|id| to_calendar(application, id, "link"))}
        </li>
    }
    .into_any()
}

/// Saves one scheduled entry as a file that any calendar opens.
pub fn to_calendar(application: ApplicationHandle, event: Id, class: &'static str) -> AnyView {
    let save = move |_| {
        let Some(record) = application.current() else { return };
        let mut alone = record.as_ref().clone();
        alone.timeline.retain(|id, _| *id == event);
        alone.remind_on = None;
        let mut model = Model::default();
        model.applications.insert(application.id(), Arc::new(alone));
        let entries = calendar::upcoming(&model, session().today.get_untracked());
        let now = chrono::DateTime::from_timestamp_millis(js_sys::Date::now() as i64).unwrap_or_default().naive_utc();
        dom::save_file("interview.ics", "text/calendar", &calendar::write(&entries, now));
    };
    view! { <button class=class type="button" on:click=save>"Add to calendar"</button> }.into_any()
}

/// What is known of an event apart from its date: format and people, how a rejection was told, the documents that were sent.
fn more(application: &Application, entry: &TimelineEntry) -> String {
    match &entry.event.kind {
        EventKind::Interview { form, with } => {
            let with = if with.is_empty() { String::new() } else { format!("with {with}") };
            [choice::label(*form).small_letters(), with].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
        }
        EventKind::Rejected { told } => choice::label(*told).small_letters(),
        EventKind::Applied => {
            let resume = if application.resume.is_empty() { String::new() } else { format!("résumé “{}”", application.resume) };
            let tailored = if application.tailored == Some(true) { "tailored" } else { "" };
            [resume.as_str(), tailored].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
        }
        _ => String::new(),
    }
}

/// The first entry without a date; or, where the sending is `ahead`, that.
pub fn undated_id(application: &Application, ahead: bool) -> Option<Id> {
    let wanted = |event: &Event| if ahead { event.kind == EventKind::Applied } else { event.date.is_none() };
    application.timeline.iter().find(|(_, event)| wanted(event)).map(|(id, _)| id.clone())
}
