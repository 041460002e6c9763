//! Somebody to talk to, now: by the chosen country, with numbers to tap. In the program itself, so it is here offline too.

use crate::route::ReflectRoute;
use leptos::prelude::*;

use crate::components::icon::{Icon, icon_small};
use crate::format;
use crate::page::page;
use crate::session::session;
use domain::support::{Country, SupportEntry, crisis_lines, emergency};

/// The screen.
pub fn screen() -> AnyView {
    let session = session();
    let country = Memo::new(move |_| Country::parse(&session.settings().country));
    let chosen = move || session.settings().country;
    let options = Country::ALL
        .map(|c| view! { <option value=c.code() prop:selected=move || chosen().eq_ignore_ascii_case(c.code())>{c.name()}</option> });
    let pick = move |event: leptos::ev::Event| {
        let code = event_target_value(&event);
        drop(session.set("Country chosen", |settings| settings.country = code));
    };
    let list = move || {
        let danger = emergency(country.get()).map(one);
        let lines = crisis_lines(country.get()).into_iter().map(one).collect_view();
        view! {
            {danger.map(|entry| view! { <section class="section"><h2>"In danger now"</h2><div class="rows">{entry}</div></section> })}
            <section class="section"><h2>"Someone to talk to"</h2><div class="rows">{lines}</div></section>
        }
    };
    page(
        "Help",
        "",
        ().into_any(),
        view! {
            <p class="lead">"You do not have to carry this alone, and it does not have to be bad enough. These people listen for a living or because they want to."</p>
            <div class="field"><label for="help-country">"Where you are"</label>
                <select id="help-country" on:change=pick><option value="" prop:selected=move || country.get().is_none()>"Somewhere else, or choose"</option>{options.collect_view()}</select>
            </div>
            {list}
            <p><a href=ReflectRoute::People.href()>"Or someone you know"</a></p>
            <p class="sub">"Onward is a notebook, not therapy: it cannot know how you are, and nobody reads what you write here. If feeling low stays for weeks, a doctor is a good first person to tell."</p>
        }
        .into_any(),
    )
}

/// One line to call or to open.
fn one(entry: &'static SupportEntry) -> AnyView {
    let today = session().today.get();
    let call = entry.phone.map(|phone| view! { <a class="btn primary" href=phone.href() aria-label=format!("Call {}, {}", entry.name, phone.display)>{icon_small(Icon::Phone)}{phone.display}</a> });
    let old = entry.overdue(today).then_some(" · due to be checked again; the page below is the surest");
    view! {
        <div class="request stack tight">
            <p class="name">{entry.name}</p>
            <p class="sub">{entry.what}</p>
            <div class="bar">{call}<a class="btn" href=entry.url target="_blank" rel="noopener noreferrer">{icon_small(Icon::Out)}"Their page"</a></div>
            <p class="tiny">{format!("Checked {}", format::full_day(entry.checked_on))}{old}</p>
        </div>
    }
    .into_any()
}
