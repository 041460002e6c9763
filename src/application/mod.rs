//! One application: the detail beside the list (the whole screen on a phone), the sheet that adds one, the sheet of an event.
//!
//! - `one`: the application in hand, and the fields that edit it in place.
//! - `next`: what is due, with its buttons. - `timeline`: what happened.
//! - `side`: fit, papers, people, the posting's own facts.
//! - `add`, `event`: the sheets.

pub mod add;
pub mod event;
mod next;
mod one;
mod side;
mod timeline;

use leptos::prelude::*;

use crate::components::live;

use crate::components::icon::{Icon, icon_small};
use crate::components::menu::{Item, menu};
use crate::format;
use crate::route::{FunnelView, Route};
use crate::session::{Feedback, session};
use domain::application::edits;
use domain::application::event::{Event, EventKind};
use domain::application::labels::{self, WORKPLACES};
use domain::application::{Application, Origin};
use domain::id::Id;
use one::One;

/// The detail.
pub fn detail(id: &Id) -> AnyView {
    let one = One::of(id);
    let exists = Memo::new(move |_| one.with(|_| ()).is_some());
    view! { {move || if exists.get() { body(one) } else { missing() }} }.into_any()
}

fn back() -> AnyView {
    view! { <a class="btn quiet back" href=Route::Funnel(FunnelView::List).href()>{icon_small(Icon::Left)}"Funnel"</a> }.into_any()
}

/// What stands there for an address that leads to nothing.
fn missing() -> AnyView {
    view! {
        <div class="application">
            {back()}
            <h1 tabindex="-1">"Not here"</h1>
            <p>"There is no application under this address. It was deleted, or the link is from another device. Undo brings back what was deleted just now."</p>
            <p><a class="btn" href=Route::Funnel(FunnelView::List).href()>"To the list"</a></p>
        </div>
    }
    .into_any()
}

fn body(one: One) -> AnyView {
    view! {
        <article class="application">
            {back()}
            {header(one)}
            {next::next(one)}
            <div class="application-cols">
                <div class="stack">
                    {timeline::timeline(one)}
                    {side::notes(one)}
                </div>
                <div class="stack">
                    {side::fit(one)}
                    {side::papers(one)}
                    {side::people(one)}
                    {side::facts(one)}
                </div>
            </div>
        </article>
    }
    .into_any()
}

/// Name, the line below it, and the main actions.
fn header(one: One) -> AnyView {
    let name = one.text(|application| edits::name(application).to_owned());
    let archived = Memo::new(move |_| one.with(|application| application.archived).unwrap_or_default());
    let open = Memo::new(move |_| one.with(|application| application.outcome().is_none()).unwrap_or_default());
    let add = Route::Event(one.id(), None).href();
    view! {
        <header class="application-head">
            <div class="grow">
                <h1 tabindex="-1">{live(move || name.get())}</h1>
                <p class="sub">{live(move || summary(one))}</p>
                {live(move || archived.get().then(|| view! { <p><span class="badge">"archived"</span></p> }))}
                {one.id().is_sample().then(|| view! { <p><span class="badge">"sample"</span></p> })}
            </div>
            <div class="bar">
                {live(move || open.get().then(|| view! { <button class="btn" type="button" on:click=move |_| turned_down(one)>"Turned down"</button> }))}
                <a class="btn primary" href=add>{live(move || if open.get() { "Next step" } else { "Add an entry" })}</a>
                {menu("More actions", move || actions(one, archived.get_untracked()))}
            </div>
        </header>
    }
    .into_any()
}

/// Role, place, pay, where it came from, the posting.
fn summary(one: One) -> AnyView {
    one.with(|application| {
        let mut parts = vec![application.role.clone(), application.location.clone(), labels::label_of(&WORKPLACES, application.workplace).to_owned(), side::pay_words(application)];
        if application.company.trim().is_empty() {
            parts.remove(0);
        }
        parts.push(from(application));
        let line = parts.into_iter().filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join(" · ");
        let link = application.link().map(|url| {
            let before = if line.is_empty() { "" } else { " · " };
            view! { {before}<a href=url.to_owned() target="_blank" rel="noopener noreferrer" class="posting">"posting"{icon_small(Icon::Out)}<span class="visually-hidden">" (opens in a new tab)"</span></a> }
        });
        view! { {line.clone()}{link} }.into_any()
    })
    .unwrap_or_else(|| ().into_any())
}

/// Who began, and where the opening came from.
fn from(application: &Application) -> String {
    let channel = application.channel.trim();
    match (application.origin, channel.is_empty()) {
        (Origin::Outbound, true) => String::new(),
        (Origin::Outbound, false) => format!("from {channel}"),
        (Origin::Inbound, true) => "they wrote first".into(),
        (Origin::Inbound, false) => format!("they wrote first, {channel}"),
        (Origin::Referral, true) => "from a referral".into(),
        (Origin::Referral, false) => format!("from a referral, {channel}"),
    }
}

fn turned_down(one: One) {
    let session = session();
    let event = Event::on(EventKind::Rejected { told: None }, session.today.get_untracked());
    one.make(|id, before| edits::add_event(id, before, session.new_id(), event));
}

/// What the menu offers.
fn actions(one: One, archived: bool) -> Vec<Item> {
    let session = session();
    let archive = move |()| one.make(|id, before| edits::archive(id, before, !archived));
    let copy = move |()| {
        let Some(application) = one.now() else { return };
        let id = session.new_id();
        let route = Route::Application(id.clone());
        let change = edits::duplicate(id, session.new_id(), &application, session.today.get_untracked());
        {
            let kept = session.commit(change, Feedback::Toast).is_ok();
            if kept {
                session.go(&route);
            }
        };
    };
    let delete = move |()| {
        let Some(application) = one.now() else { return };
        {
            let kept = session.commit(edits::delete(&[(one.id(), application)]), Feedback::Toast).is_ok();
            if kept {
                session.go(&Route::Funnel(FunnelView::List));
            }
        };
    };
    vec![
        Item { words: if archived { "Out of the archive" } else { "Archive" }, icon: Icon::Down, run: Callback::new(archive) },
        Item { words: "Duplicate", icon: Icon::Plus, run: Callback::new(copy) },
        Item { words: "Delete", icon: Icon::Bin, run: Callback::new(delete) },
    ]
}

/// A day with its time, as one would say it: `tomorrow, 10:00`.
fn when(date: Option<chrono::NaiveDate>, time: Option<chrono::NaiveTime>, today: chrono::NaiveDate) -> String {
    let day = date.map_or_else(|| "day not known".to_owned(), |day| format::near_day(day, today));
    match time {
        Some(time) => format!("{day}, {}", format::time(time)),
        None => day,
    }
}
