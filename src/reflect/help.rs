//! Somebody to talk to, now: helplines of the chosen country, with numbers to tap. Part of the program, so it works offline too.

use crate::route::ReflectRoute;
use leptos::prelude::*;

use super::rows::back;
use crate::components::form::select;
use crate::components::icon::{Icon, icon_small};
use crate::format;
use crate::page::page;
use crate::session::session;
use domain::support::{Country, SupportEntry, crisis_lines, emergency};

/// The screen.
pub fn screen() -> AnyView {
    let session = session();
    let country = Memo::new(move |_| Country::parse(&session.settings().country));
    let countries = Country::ALL.map(|country| (country.code(), country.name()));
    let options = std::iter::once(("", "Somewhere else, or choose")).chain(countries);
    let chosen = Signal::derive(move || Country::parse(&session.settings().country).map_or("", Country::code).to_owned());
    let pick = move |code: String| drop(session.set("Country chosen", |settings| settings.country = code));
    let list = move || {
        let danger = emergency(country.get()).map(one);
        let lines = crisis_lines(country.get()).into_iter().map(one).collect_view();
        view! {
            {danger.map(|entry| view! { <section class="section"><h2>"In immediate danger"</h2><div class="rows">{entry}</div></section> })}
            <section class="section"><h2>"Someone to talk to"</h2><div class="rows">{lines}</div></section>
        }
    };
    page(
        "Help",
        "",
        back(),
        view! {
            <p class="lead">"You do not have to carry this alone, and you do not need a good enough reason to call. These people are there to listen."</p>
            {select("help-country", "Where you are", options, chosen, pick)}
            {list}
            <p><a href=ReflectRoute::People.href()>"Or someone you know"</a></p>
            <p class="sub">"Onward is a notebook, not therapy: it cannot know how you are, and nobody reads what you write here. If you feel low for weeks, a doctor is a good first person to tell."</p>
        }
        .into_any(),
    )
}

/// One line to call or to open.
fn one(entry: &'static SupportEntry) -> AnyView {
    let today = session().today.get();
    let call = entry.phone.map(|phone| view! { <a class="btn primary" href=phone.href() aria-label=format!("Call {}, {}", entry.name, phone.display)>{icon_small(Icon::Phone)}{phone.display}</a> });
    let old = entry.overdue(today).then_some(" · may be out of date; their website is the most reliable");
    view! {
        <div class="request stack tight">
            <p class="name">{entry.name}</p>
            <p class="sub">{entry.what}</p>
            <div class="bar">{call}<a class="btn" href=entry.url target="_blank" rel="noopener noreferrer">{icon_small(Icon::Out)}"Website"</a></div>
            <p class="tiny">{format!("Checked {}", format::full_day(entry.checked_on))}{old}</p>
        </div>
    }
    .into_any()
}
