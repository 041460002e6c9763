//! One application: the detail beside the list (the whole screen on a phone), the sheet that adds application, the sheet of an event.
//!
//! - `record`: the application on the screen, and the fields that edit it in place.
//! - `next_step`: what is due, with its buttons. - `timeline`: what happened.
//! - `fit`: the four questions on fit. - `details`: fit, résumé and cover letter, the posting, notes. - `people`: whom one knows there. - `pay`: what it pays.
//! - `offers`: offers side by side. - `add`, `event`: the sheets. - `time`: a date with its time.

pub mod add;
mod details;
pub mod event;
mod fit;
mod next_step;
pub mod offers;
mod pay;
mod people;
mod record;
mod time;
mod timeline;

use leptos::prelude::*;

use crate::components::icon::{Icon, icon_small};
use crate::components::live;
use crate::components::menu::{Item, menu};
use crate::route::{FunnelView, Route};
use crate::session::{Feedback, session};
use domain::application::edits;
use domain::application::event::{Event, EventKind};
use domain::application::{Application, Origin};
use domain::choice;
use domain::id::Id;
use domain::people::deleted;
use record::ApplicationHandle;

/// The detail.
pub fn detail(id: &Id) -> AnyView {
    let application = ApplicationHandle::of(id);
    let exists = Memo::new(move |_| application.with(|_| ()).is_some());
    view! { {move || if exists.get() { body(application) } else { missing() }} }.into_any()
}

fn back() -> AnyView {
    view! { <a class="btn quiet back" href=Route::Funnel(FunnelView::List).href()>{icon_small(Icon::Left)}"Funnel"</a> }.into_any()
}

/// An address that leads to no application.
fn missing() -> AnyView {
    view! {
        <div class="application">
            {back()}
            <h1 tabindex="-1">"Application not found"</h1>
            <p>"There is no application at this address. It was deleted, or the link is from another device. If you just deleted it, Undo brings it back."</p>
            <p><a class="btn" href=Route::Funnel(FunnelView::List).href()>"Back to the list"</a></p>
        </div>
    }
    .into_any()
}

fn body(application: ApplicationHandle) -> AnyView {
    view! {
        <article class="application">
            {back()}
            {header(application)}
            {next_step::next_step(application)}
            <div class="application-cols">
                <div class="stack">
                    {timeline::timeline(application)}
                    {details::notes(application)}
                </div>
                <div class="stack">
                    {details::fit(application)}
                    {details::documents(application)}
                    {people::people(application)}
                    {details::facts(application)}
                </div>
            </div>
        </article>
    }
    .into_any()
}

fn header(application: ApplicationHandle) -> AnyView {
    let session = session();
    let name = application.text(|application| edits::name(application).to_owned());
    let archived = Memo::new(move |_| application.with(|application| application.archived).unwrap_or_default());
    let open =
        Memo::new(move |_| application.with(|application| application.progress(session.today.get()).ended().is_none()).unwrap_or_default());
    let add = Route::Event(application.id(), None).href();
    view! {
        <header class="application-head">
            <div class="grow">
                <h1 tabindex="-1">{live(move || name.get())}</h1>
                <p class="sub">{live(move || summary(application))}</p>
                {live(move || archived.get().then(|| view! { <p><span class="badge">"Archived"</span></p> }))}
                {(application.id().is_sample() && !session.is_sample()).then(|| view! { <p><span class="badge">"Sample"</span></p> })}
            </div>
            <div class="bar">
                {live(move || open.get().then(|| view! { <button class="btn" type="button" on:click=move |_| turned_down(application)>"Turned down"</button> }))}
                <a class="btn primary" href=add>{live(move || if open.get() { "Next step" } else { "Add an entry" })}</a>
                {menu("More actions", move || actions(application, archived.get_untracked()))}
            </div>
        </header>
    }
    .into_any()
}

/// One line: role, location, pay, origin, and the link to the posting.
fn summary(application: ApplicationHandle) -> AnyView {
    application.with(|application| {
        let mut parts = vec![application.role.clone(), application.location.clone(), choice::label(application.workplace).to_owned(), pay::pay_summary(application)];
        if application.company.trim().is_empty() {
            parts.remove(0);
        }
        parts.push(origin_phrase(application));
        // A place that is the way of working, "Remote", is said once.
        parts.dedup();
        let line = parts.into_iter().filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join(" · ");
        let link = application.link().map(|url| {
            let before = if line.is_empty() { "" } else { " · " };
            view! { {before}<a href=url.to_owned() target="_blank" rel="noopener noreferrer" class="posting">"posting"{icon_small(Icon::Out)}<span class="visually-hidden">" (opens in a new tab)"</span></a> }
        });
        view! { {line.clone()}{link} }.into_any()
    })
    .unwrap_or_else(|| ().into_any())
}

fn origin_phrase(application: &Application) -> String {
    let channel = application.channel.trim();
    match (application.origin, channel.is_empty()) {
        (Origin::Outbound, true) => String::new(),
        (Origin::Outbound, false) => format!("from {channel}"),
        (Origin::Inbound, true) => "they contacted you first".into(),
        (Origin::Inbound, false) => format!("they contacted you first, {channel}"),
        (Origin::Referral, true) => "from a referral".into(),
        (Origin::Referral, false) => format!("from a referral, {channel}"),
    }
}

fn turned_down(application: ApplicationHandle) {
    let session = session();
    let today = session.today.get_untracked();
    let event = Event::on(EventKind::Rejected { told: None }, today);
    application.commit(|id, before| edits::add_event(id, before, session.new_id(), event, today));
}

/// What the menu offers.
fn actions(application: ApplicationHandle, archived: bool) -> Vec<Item> {
    let session = session();
    let archive = move |()| application.commit(|id, before| edits::archive(id, before, !archived));
    let copy = move |()| {
        let Some(record) = application.current() else { return };
        let id = session.new_id();
        let route = Route::Application(id.clone());
        let change = edits::duplicate(id, session.new_id(), &record, session.today.get_untracked());
        if session.commit(change, Feedback::Toast).is_ok() {
            session.go(&route);
        }
    };
    let delete = move |()| {
        let Some(record) = application.current() else { return };
        let change = session.peek(|model| deleted::applications(model, &[(application.id(), record)]));
        if session.commit(change, Feedback::Toast).is_ok() {
            session.go(Route::Funnel(FunnelView::List));
        }
    };
    vec![
        Item { words: if archived { "Restore from archive" } else { "Archive" }, icon: Icon::Down, run: Callback::new(archive) },
        Item { words: "Duplicate", icon: Icon::Plus, run: Callback::new(copy) },
        Item { words: "Delete", icon: Icon::Bin, run: Callback::new(delete) },
    ]
}
